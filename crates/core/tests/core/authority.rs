//! What somebody other than a root account may do: what policies grant, inside what service control policies leave.

use crate::support::acting::*;
use crate::support::story::samples;
use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::{
    Access, ByPolicies, Caller, Directory, Facts, Identity, Judge, NoJudge, Operation, Owner,
    Resource, Scope, Tx, Wish, execute_batch, may,
};
use charter_core::store::{Engine, Entry, Memory};
use charter_json::{object, transparent};
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
        assert_eq!(found.unwrap_err().code, facts.no_organization);
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

#[test]
fn service_control_policies_bound_what_policies_grant_at_each_level() {
    let deny = policy("deny", "organization:DescribeOrganization");
    let levels = [
        (Target::Member(GATEWAY), "gateway"),
        (Target::Node(PAYMENTS), "Payments"),
        (Target::Node(FINANCE), "Finance"),
        (Target::Node(ROOT), "Root"),
    ];
    for (target, level) in levels {
        let mut world = World::enabled().with(sub_user(GATEWAY), &[ALL]);
        assert_eq!(world.may(sub_user(GATEWAY), &describe()), Ok(()));
        world.bound_to(target, "NoLooking", &deny);
        let refused = world.may(sub_user(GATEWAY), &describe()).unwrap_err();
        let why = format!("The service control policy NoLooking of {level} denies it.");
        assert!(refused.message.ends_with(&why), "{refused}");
        assert_eq!(refused.records, ["NoLooking"]);
        assert_eq!(
            world.may(GATEWAY, &describe()),
            Ok(()),
            "the account itself"
        );
        world.run(&disable()).unwrap();
        assert_eq!(world.may(sub_user(GATEWAY), &describe()), Ok(()));
    }
    let mut world = World::enabled().with(sub_user(GATEWAY), &[ALL]);
    world.bound_to(Target::Node(SANDBOX), "NoLooking", &deny);
    assert_eq!(
        world.may(sub_user(GATEWAY), &describe()),
        Ok(()),
        "elsewhere"
    );
}

#[test]
fn a_level_that_allows_nothing_of_it_blocks_it() {
    let mut world = World::enabled().with(sub_user(GATEWAY), &[ALL]);
    let target = Target::Node(PAYMENTS);
    world.bound_to(target, "OnlyServers", &policy("allow", "cvm:*"));
    world.detach(charter_core::domain::guardrails::FULL_ACCESS, target);
    let refused = world.may(sub_user(GATEWAY), &describe()).unwrap_err();
    let why = "No service control policy of Payments allows it.";
    assert!(refused.message.ends_with(why), "{refused}");
}

#[test]
fn service_control_policies_bound_neither_the_management_account_nor_the_roles_of_services() {
    let service = acting(GATEWAY, Identity::ServiceLinkedRole(ServiceId(3)));
    let mut world = World::enabled()
        .with(sub_user(MANAGER), &[ALL])
        .with(delegated(GATEWAY), &[ALL])
        .with(service, &[ALL]);
    let deny = policy("deny", "organization:*");
    world.bound_to(Target::Node(ROOT), "Nothing", &deny);
    for sample in samples() {
        assert_eq!(world.may(sub_user(MANAGER), &*sample), Ok(()));
        // A delegated admin acts in its own account, which is a member.
        let refused = world.may(delegated(GATEWAY), &*sample).unwrap_err();
        assert_eq!(refused.records, ["Nothing"]);
    }
    assert_eq!(world.may(service, &describe()), Ok(()));
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

/// Describes a department, which is a resource here.
#[derive(Debug, Clone)]
struct Describing(NodeId);
transparent!(Describing);

impl Request for Describing {
    const ACTION: &'static str = "Describing";
    const WIRE: Wire = Wire::Action(Version::Charter);
    const KIND: Kind = Kind::Write;
    type Answer = Done;
}

impl Operation for Describing {
    const ACCESS: Access = Access::Belonging;
    const PERMISSION: Option<&'static str> = Some("cvm:DescribeDepartment");

    fn resource(&self, caller: Caller) -> Resource {
        let account = caller.account;
        Resource::of(
            account,
            format!("qcs::cvm:ap-guangzhou:uin/{account}:instance/{}", self.0),
        )
    }

    fn run(&self, tx: &mut Tx<'_>, home: Owner) -> Result<Done, Error> {
        tx.put(home, department(self.0, Some(ROOT), "Described"))?;
        Ok(Done {})
    }
}

#[test]
fn each_row_of_a_batch_is_decided_by_its_own_resource() {
    let resource = format!("qcs::cvm:ap-guangzhou:uin/{MANAGER}:instance/{FINANCE}");
    let text = statement("allow", "cvm:*", &resource, "");
    let caller = sub_user(MANAGER);
    let mut world = World::new().with(caller, &[&text]);
    let rows = [FINANCE, SANDBOX, SANDBOX, FINANCE].map(Describing);
    let found = world.batch_as(caller, &rows);
    let allowed: Vec<bool> = found.iter().map(Result::is_ok).collect();
    assert_eq!(allowed, [true, false, false, true]);
    let refused = found[1].as_ref().unwrap_err();
    let missing = format!(
        "(cvm:DescribeDepartment), resource (qcs::cvm:ap-guangzhou:uin/{MANAGER}:instance/{SANDBOX})"
    );
    assert!(refused.message.contains(&missing), "{refused}");
    assert_eq!(world.last(), 1, "one entry for the rows that were allowed");
}

#[test]
fn an_entry_keeps_on_what_policies_were_asked_and_each_once() {
    let engine = block_on(Engine::open(
        Memory::default(),
        || Timestamp(0),
        small_snapshot,
    ))
    .unwrap();
    let rows = [FINANCE, SANDBOX, SANDBOX].map(Describing);
    block_on(engine.batch(caller(MANAGER), &rows)).unwrap();
    let entry = block_on(engine.entry(1)).unwrap().unwrap();
    let of = |node| Operation::resource(&Describing(node), caller(MANAGER));
    assert_eq!(entry.resources, [of(FINANCE), of(SANDBOX)]);
    let text = charter_json::to_text(&entry);
    assert_eq!(charter_json::from_text::<Entry>(&text).unwrap(), entry);
}

#[test]
fn the_account_that_owns_the_resource_is_bounded_whoever_asks() {
    let deny = policy("deny", "cvm:*");
    let mut world = World::enabled().with(sub_user(GATEWAY), &[ALL]);
    world.bound_to(Target::Member(LEDGER), "NoServers", &deny);
    let asked = |owner| {
        let resource = Resource::of(
            owner,
            format!("qcs::cvm:ap-guangzhou:uin/{owner}:instance/i"),
        );
        let wish = Wish {
            caller: sub_user(GATEWAY),
            cloud: Cloud::Tencent,
            permission: "cvm:StopInstances",
            resource: &resource,
            now: Timestamp(0),
        };
        ByPolicies.judge(&world.state, wish)
    };
    assert_eq!(asked(GATEWAY), Ok(()));
    assert_eq!(asked(LEDGER).unwrap_err().records, ["NoServers"]);
    assert_eq!(asked(MANAGER), Ok(()), "the management account's resources");
}

#[test]
fn an_operation_that_does_what_others_do_needs_what_they_need() {
    let caller = sub_user(MANAGER);
    for action in ["AttachPolicy", "DetachPolicy", "RestoreBinding"] {
        let deny = policy("deny", &format!("organization:{action}"));
        let world = World::new().with(caller, &[ALL, &deny]);
        let (policy_id, target) = (PolicyId(1), Target::Node(ROOT));
        let refused = world.may(caller, &RestoreBinding { policy_id, target });
        let refused = refused.unwrap_err().message;
        assert!(
            refused.contains(&format!("(organization:{action})")),
            "{refused}"
        );
    }
}

/// Works with whichever owner it names.
#[derive(Debug, Clone)]
struct Elsewhere {
    home: NodeId,
    reach: NodeId,
}
object!(Elsewhere { home, reach });

impl Request for Elsewhere {
    const ACTION: &'static str = "Elsewhere";
    const WIRE: Wire = Wire::Action(Version::Charter);
    const KIND: Kind = Kind::Write;
    type Answer = Done;
}

impl Operation for Elsewhere {
    const ACCESS: Access = Access::Manager;

    fn scope(&self, _: Caller, _: &Directory) -> Scope {
        let scope = Scope::at(Owner::Organization(OrganizationId(self.home.0)));
        match self.reach {
            NodeId(0) => scope,
            NodeId(account) => scope.and(Owner::Account(Uin(account))),
        }
    }

    fn run(&self, tx: &mut Tx<'_>, _: Owner) -> Result<Done, Error> {
        tx.tables(Owner::Account(OUTSIDE)).map(|_| Done {})
    }
}

#[test]
fn an_account_manages_its_own_organization_and_no_other() {
    let own = Elsewhere {
        home: NodeId(ORGANIZATION.0),
        reach: NodeId(OUTSIDE.0),
    };
    let other = Elsewhere {
        home: NodeId(OTHER_ORGANIZATION.0),
        ..own.clone()
    };
    let world = World::new().with(delegated(LEDGER), &[ALL]);
    for manager in [caller(MANAGER), delegated(LEDGER)] {
        assert_eq!(world.may(manager, &own), Ok(()));
        let refused = world.may(manager, &other).unwrap_err();
        assert_eq!(refused.code, ErrorCode::NotManager);
    }
    let context = world.context(MANAGER);
    let refused = execute_batch(&world.state, context, &[own, other]).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotManager);
}

#[test]
fn each_row_of_a_batch_reaches_its_own_scope_alone() {
    let home = NodeId(ORGANIZATION.0);
    let rows = [OUTSIDE.0, 0].map(|reach| Elsewhere {
        home,
        reach: NodeId(reach),
    });
    let found = World::new().batch(&rows);
    assert_eq!(found[0], Ok(Done {}));
    let outside = found[1].as_ref().unwrap_err();
    assert_eq!(outside.code, ErrorCode::Internal);
}

#[test]
fn the_policies_of_two_clouds_stand_side_by_side() {
    let huawei = r#"{"Version":"5.0","Statement":[{"Effect":"Allow","Action":["secmaster:playbook:approve"],"Resource":["*"]}]}"#;
    let caller = sub_user(LEDGER);
    let mut world = World::new().with(caller, &[ALL]);
    attach_in(&mut world.state, caller, Cloud::Huawei, 2, &[huawei]);
    let resource = Resource::action_alone();
    let asked = |cloud, permission| {
        let now = Timestamp(0);
        let resource = &resource;
        let wish = Wish {
            caller,
            cloud,
            permission,
            resource,
            now,
        };
        ByPolicies.judge(&world.state, wish).is_ok()
    };
    assert!(asked(Cloud::Tencent, "organization:DescribeOrganization"));
    assert!(asked(Cloud::Huawei, "secmaster:playbook:approve"));
    assert!(
        !asked(Cloud::Huawei, "secmaster:playbook:delete"),
        "the other cloud's allows all"
    );
    assert!(!asked(Cloud::Naver, "Single Sign-On:View/getTenant"));
}

#[test]
fn each_cloud_s_policies_are_read_in_its_own_language_and_bounded_by_its_own() {
    let huawei = r#"{"Version":"5.0","Statement":[{"Effect":"Allow","Action":["secmaster:playbook:approve"],
        "Resource":["secmaster:cn-north-4:0123:playbook:w-1/*"]}]}"#;
    let naver = r#"{"permissions":[{"effect":"Allow","targets":[{"product":"Single Sign-On","actions":["View/getTenant"],
        "resourceNrns":["*"]}]}]}"#;
    let cases = [
        (
            Cloud::Huawei,
            huawei,
            "secmaster:playbook:approve",
            "secmaster:cn-north-4:0123:playbook:w-1/p-1",
            true,
        ),
        (
            Cloud::Huawei,
            huawei,
            "secmaster:playbook:approve",
            "secmaster:cn-north-4:0123:playbook:w-2/p-1",
            false,
        ),
        (
            Cloud::Naver,
            naver,
            "Single Sign-On:View/getTenant",
            "*",
            true,
        ),
        (
            Cloud::Naver,
            naver,
            "Single Sign-On:Change/updateTenant",
            "*",
            false,
        ),
    ];
    for (cloud, text, permission, name, allowed) in cases {
        let caller = sub_user(LEDGER);
        let mut world = World::enabled();
        attach_in(&mut world.state, caller, cloud, 1, &[text]);
        let nothing = policy("deny", "*");
        world.bound_to(Target::Node(ROOT), "Nothing", &nothing);
        let resource = Resource::of(LEDGER, name);
        let wish = Wish {
            caller,
            cloud,
            permission,
            resource: &resource,
            now: Timestamp(0),
        };
        let found = ByPolicies.judge(&world.state, wish);
        assert_eq!(found.is_ok(), allowed, "{permission} on {name}: {found:?}");
    }
}
