//! What somebody other than a root account may do: what policies grant, inside what service control policies leave.

mod boundaries;
mod clouds;
mod resources;
mod scope;
mod undo;

use crate::support::acting::*;
use crate::support::story::samples;
use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::{Access, Facts, Identity, NoJudge, may};
use charter_policy::denial;

fn describe() -> DescribeOrganization {
    DescribeOrganization {}
}

/// Whether the operation wants the management account.
fn is_for_managers(facts: &Facts) -> bool {
    facts.access == Access::Manager
}

#[test]
fn a_root_account_needs_no_policy_and_asks_no_judge() {
    let mut context = World::new().context(MANAGER);
    context.judge = &NoJudge;
    for sample in samples() {
        assert_eq!(may(&small_state(), context, &*sample), Ok(()));
    }
}

#[test]
fn without_known_policies_nobody_else_may_do_anything_and_is_told_what_is_missing() {
    let world = World::new();
    for caller in kinds(MANAGER) {
        for sample in samples() {
            let refused = world.may(caller, &*sample).unwrap_err();
            assert_eq!(refused.code, ErrorCode::NotPermitted);
            let who = caller.identity;
            let action = sample.facts().permission();
            let expected = format!(
                "You are not authorized to perform operation ({action}), resource (*) has no permission. \
                 No policies of {who} are known."
            );
            assert_eq!(refused.message, expected);
        }
    }
}

#[test]
fn a_policy_for_one_operation_lets_each_kind_do_that_one_alone() {
    for wanted in samples() {
        let granted: Vec<String> = wanted.facts().permissions().collect();
        let texts: Vec<String> = granted.iter().map(|one| policy("allow", one)).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        for caller in kinds(MANAGER) {
            // The management account is no delegated admin: see below.
            if matches!(caller.identity, Identity::DelegatedAdmin(_)) {
                continue;
            }
            let world = World::new().with(caller, &texts);
            for sample in samples() {
                let allowed = sample
                    .facts()
                    .permissions()
                    .all(|one| granted.contains(&one));
                assert_eq!(world.may(caller, &*sample).is_ok(), allowed, "{granted:?}");
            }
        }
    }
}

#[test]
fn a_deny_wins_over_what_another_policy_allows_and_is_named() {
    let caller = sub_user(MANAGER);
    for sample in samples() {
        let permission = sample.facts().permission();
        let world = World::new().with(caller, &[ALL, &policy("deny", &permission)]);
        let refused = world.may(caller, &*sample).unwrap_err();
        assert_eq!(refused.records, ["policy-2"]);
        let why = format!("The policy policy-2 of {} denies it.", caller.identity);
        assert!(refused.message.ends_with(&why), "{refused}");
    }
}

#[test]
fn policies_give_nobody_the_standing_of_another_account() {
    let sub_user_of = |account| World::enabled().with(sub_user(account), &[ALL]);
    let (member, outside) = (sub_user_of(LEDGER), sub_user_of(OUTSIDE));
    for sample in samples() {
        let facts = sample.facts();
        let found = member.may(sub_user(LEDGER), &*sample);
        match is_for_managers(facts) {
            true => assert_eq!(found.unwrap_err().code, facts.not_manager),
            false => assert_eq!(found, Ok(())),
        }
        let found = outside.may(sub_user(OUTSIDE), &*sample);
        match facts.access {
            Access::Anyone => assert_eq!(found, Ok(())),
            _ => assert_eq!(found.unwrap_err().code, facts.no_organization),
        }
    }
}

#[test]
fn a_delegated_admin_manages_what_was_delegated_to_its_account() {
    let text = policy("allow", "organization:*Polic*");
    let world = World::new().with(delegated(LEDGER), &[&text]);
    for sample in samples() {
        let facts = sample.facts();
        let found = world.may(delegated(LEDGER), &*sample);
        match facts.action.contains("Polic") {
            true => assert_eq!(found, Ok(()), "{}", facts.action),
            false => assert_eq!(found.unwrap_err().code, ErrorCode::NotPermitted),
        }
        // The account itself, and an account to which nothing was delegated, are members like others.
        for other in [caller(LEDGER), delegated(GATEWAY)] {
            let found = world.may(other, &*sample);
            let expected = match (is_for_managers(facts), other.is_root()) {
                (true, _) => Some(facts.not_manager.clone()),
                (false, true) => None,
                (false, false) => Some(ErrorCode::NotPermitted),
            };
            assert_eq!(found.err().map(|error| error.code), expected);
        }
    }
    let mut world = world;
    let told = |world: &mut World, caller| world.run_as(caller, &describe()).unwrap();
    attach_to(&mut world.state, delegated(LEDGER), &[ALL]);
    assert!(told(&mut world, delegated(LEDGER)).is_assign_manager);
    assert!(!told(&mut world, caller(LEDGER)).is_assign_manager);
}

/// Allows all under a condition.
fn under(condition: &str) -> String {
    let more = format!(r#","condition":{condition}"#);
    statement("allow", "organization:*", "*", &more)
}

#[test]
fn what_the_request_does_not_say_is_not_allowed_and_named() {
    let refused = |world: &World, caller| {
        let refused = world.may(caller, &describe()).unwrap_err();
        assert_eq!(refused.code, ErrorCode::NotPermitted);
        refused.message
    };
    let address = under(r#"{"ip_equal":{"qcs:ip":"10.0.0.0/8"}}"#);
    let caller = sub_user(MANAGER);
    let world = World::new().with(caller, &[&address]);
    let message = refused(&world, caller);
    let why = format!(
        "Whether the policy policy-1 of {} allows it depends on qcs:ip.",
        caller.identity
    );
    assert!(message.ends_with(&why), "{message}");
    let mut world = World::enabled().with(sub_user(LEDGER), &[ALL]);
    let more = r#","condition":{"ip_equal":{"qcs:ip":"10.0.0.0/8"}}"#;
    let deny = statement("deny", "organization:*", "*", more);
    world.bound_to(Target::Node(FINANCE), "NotFromInside", &deny);
    let message = refused(&world, sub_user(LEDGER));
    let why =
        "Whether the service control policy NotFromInside of Finance allows it depends on qcs:ip.";
    assert!(message.ends_with(why), "{message}");
    // Where its own policies refuse for certain, those decide.
    let world = world.with(sub_user(LEDGER), &[&policy("deny", "*")]);
    assert!(refused(&world, sub_user(LEDGER)).ends_with("denies it."));
}

#[test]
fn the_time_and_who_asks_are_known() {
    let caller = sub_user(MANAGER);
    let cases = [
        (
            r#"{"date_less_than":{"qcs:current_time":"2027-01-01T00:00:00Z"}}"#,
            true,
        ),
        (
            r#"{"date_less_than":{"qcs:current_time":"2026-01-01T00:00:00Z"}}"#,
            false,
        ),
        (
            r#"{"date_less_than":{"qcs:current_time":"2026-09-21T14:13:19Z"}}"#,
            false,
        ),
        (
            r#"{"date_less_than":{"qcs:current_time":"2026-09-21T14:13:21Z"}}"#,
            true,
        ),
    ];
    let is = |key: &str, value: u64| format!(r#"{{"string_equal":{{"{key}":"{value}"}}}}"#);
    let own = 7_000 + MANAGER.0;
    let who = [
        (is("uin", own), true),
        (is("uin", MANAGER.0), false),
        (is("owner_uin", MANAGER.0), true),
        (is("owner_uin", own), false),
    ];
    let times = cases.map(|(condition, allowed)| (condition.to_owned(), allowed));
    for (condition, allowed) in times.into_iter().chain(who) {
        let world = World::new().with(caller, &[&under(&condition)]);
        assert_eq!(
            world.may(caller, &describe()).is_ok(),
            allowed,
            "{condition}"
        );
    }
}

#[test]
fn a_policy_that_cannot_be_decided_upon_decides_nothing() {
    let caller = sub_user(MANAGER);
    let world = World::new().with(caller, &[ALL, "{ not a policy"]);
    let refused = world.may(caller, &describe()).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotPermitted);
    assert_eq!(refused.records, ["policy-2"]);
    let why = "policy “policy-2” cannot be decided upon";
    assert!(refused.message.contains(why), "{refused}");
}

#[test]
fn the_page_of_denials_reads_a_refusal() {
    let caller = sub_user(MANAGER);
    let world = World::new().with(caller, &[ALL, &policy("deny", "organization:List*")]);
    let refused = world.may(caller, &ListPolicies::default()).unwrap_err();
    let read = denial::read(&format!(
        "[TencentCloudSDKException] code:{} message:{}",
        refused.code, refused.message
    ));
    assert_eq!(
        read.code.as_deref(),
        Some("AuthFailure.UnauthorizedOperation")
    );
    assert_eq!(read.action.as_deref(), Some("organization:ListPolicies"));
    assert_eq!(read.resource.as_deref(), Some("*"));
}
