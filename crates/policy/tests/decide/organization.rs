//! Service control policies: a test for every sentence of “How a service control policy works”, point 6.

use charter_policy::decide::{
    Boundary, Caller, Chain, Compiled, Exemption, Exemptions, InOrganization, Level, Outcome,
    Request, Unsure, decide_in_organization,
};
use charter_policy::tencent;

const FULL: &str = r#"{"effect":"allow","action":"*","resource":"*"}"#;
const NO_LOGS: &str = r#"{"effect":"deny","action":"cls:Delete*","resource":"*"}"#;
const SERVERS: &str = r#"{"effect":"allow","action":"cvm:*","resource":"*"}"#;
const NONE: &str = r#"{"effect":"allow","action":"none:None","resource":"*"}"#;
const FROM_OFFICE: &str = r#"{"effect":"deny","action":"cvm:*","resource":"*","condition":{"ip_not_equal_if_exist":{"qcs:ip":"10.0.0.0/8"}}}"#;
const TAGGED: &str = r#"{"effect":"allow","action":"cvm:*","resource":"*","condition":{"for_any_value:string_equal":{"qcs:resource_tag":"team&red"}}}"#;

fn level(name: &str, statements: &[&str]) -> Level {
    let text = super::tencent(&statements.join(","));
    Level {
        name: name.to_owned(),
        policies: super::compiled(&text, &tencent::SCP),
    }
}

/// The account, its department, the root.
fn chain(account: &[&str], department: &[&str], root: &[&str]) -> Chain {
    Chain::new(vec![
        level("account", account),
        level("department", department),
        level("root", root),
    ])
}

fn judge(chain: &Chain, action: &str) -> Boundary {
    let request = Request::new(action, "*").complete();
    chain.decide(&request, Caller::Member, Exemptions::default())
}

/// The level that blocks, and whether a statement does.
fn blocked_at(boundary: &Boundary) -> Option<(usize, bool)> {
    match boundary {
        Boundary::DeniedAt { level, .. } => Some((*level, true)),
        Boundary::NothingAllowsAt { level, .. } => Some((*level, false)),
        _ => None,
    }
}

fn identity(statements: &str) -> Compiled {
    super::compiled(&super::tencent(statements), &tencent::CAM)
}

fn combined(identity: Option<&Compiled>, chain: &Chain, request: &Request) -> InOrganization {
    decide_in_organization(
        identity,
        chain,
        request,
        Caller::Member,
        Exemptions::default(),
    )
}

#[test]
fn full_access_everywhere_blocks_nothing() {
    // Point 2: what every level is bound to when the feature is enabled.
    let chain = chain(&[FULL], &[FULL], &[FULL]);
    assert_eq!(judge(&chain, "cls:DeleteTopic"), Boundary::NotBlocked);
}

#[test]
fn the_account_of_the_resource_is_judged_first_then_each_level_above() {
    // (1)
    let at = |account, department, root| {
        blocked_at(&judge(&chain(account, department, root), "cls:DeleteTopic"))
    };
    let guarded: &[&str] = &[FULL, NO_LOGS];
    assert_eq!(at(guarded, guarded, guarded), Some((0, true)));
    assert_eq!(at(&[FULL], guarded, guarded), Some((1, true)));
    assert_eq!(at(&[FULL], &[FULL], guarded), Some((2, true)));
}

#[test]
fn a_deny_at_a_level_is_an_explicit_deny_and_identity_policies_are_not_asked() {
    // (2)
    let chain = chain(&[FULL], &[FULL, NO_LOGS], &[FULL]);
    let request = Request::new("cls:DeleteTopic", "*").complete();
    let found = combined(Some(&identity(FULL)), &chain, &request);
    assert_eq!(found.outcome, Outcome::ExplicitDeny);
    assert_eq!(found.identity, None);
    let Boundary::DeniedAt { level: 1, because } = found.boundary else {
        panic!("{:?}", found.boundary);
    };
    assert_eq!(because.len(), 1);
    assert_eq!((because[0].place.statement, because[0].allows), (1, false));
}

#[test]
fn a_level_that_neither_denies_nor_allows_is_an_explicit_deny_too() {
    // (3)
    let chain = chain(&[FULL], &[SERVERS], &[FULL, NO_LOGS]);
    let request = Request::new("cls:DeleteTopic", "*").complete();
    let found = combined(Some(&identity(FULL)), &chain, &request);
    assert_eq!(found.outcome, Outcome::ExplicitDeny);
    assert_eq!(found.identity, None);
    assert_eq!(blocked_at(&found.boundary), Some((1, false)));
    // Nor does a level to which nothing is bound.
    assert_eq!(
        blocked_at(&judge(
            &Chain::new(vec![level("account", &[NONE])]),
            "cvm:Run"
        )),
        Some((0, false))
    );
}

#[test]
fn an_allow_passes_its_level_and_past_the_root_identity_policies_are_asked() {
    // (4)
    let chain = chain(&[SERVERS], &[FULL], &[SERVERS]);
    let request = Request::new("cvm:RunInstances", "*").complete();
    for (policies, expected) in [
        (FULL, Outcome::Allowed),
        (NO_LOGS, Outcome::ImplicitDeny),
        (
            r#"{"effect":"deny","action":"cvm:*","resource":"*"}"#,
            Outcome::ExplicitDeny,
        ),
    ] {
        let policies = identity(policies);
        let found = combined(Some(&policies), &chain, &request);
        assert_eq!(found.outcome, expected);
        assert_eq!(found.boundary, Boundary::NotBlocked);
        assert_eq!(found.identity, Some(policies.decide(&request)));
    }
}

#[test]
fn a_deny_wins_over_an_allow_of_its_own_level_but_an_allow_does_not_reach_others() {
    // (2) and (4)
    let at = |account, department, root| {
        blocked_at(&judge(&chain(account, department, root), "cls:DeleteTopic"))
    };
    assert_eq!(at(&[NO_LOGS, FULL], &[FULL], &[FULL]), Some((0, true)));
    assert_eq!(at(&[SERVERS], &[FULL], &[FULL]), Some((0, false)));
}

#[test]
fn service_linked_roles_are_exempt() {
    // (5)
    let chain = chain(&[NO_LOGS], &[NO_LOGS], &[NO_LOGS]);
    let request = Request::new("cls:DeleteTopic", "*").complete();
    let none = Exemptions {
        management_account: false,
        member_roots: false,
    };
    assert_eq!(
        chain.decide(&request, Caller::ServiceLinkedRole, none),
        Boundary::Exempt(Exemption::ServiceLinkedRole)
    );
}

#[test]
fn the_account_of_the_resource_counts_whoever_asks() {
    // (6): the chain of the owner's account is all that is asked; there is no way to give the caller's.
    let open = chain(&[FULL], &[FULL], &[FULL]);
    let shut = chain(&[FULL, NO_LOGS], &[FULL], &[FULL]);
    assert_eq!(judge(&open, "cls:DeleteTopic"), Boundary::NotBlocked);
    assert_eq!(
        blocked_at(&judge(&shut, "cls:DeleteTopic")),
        Some((0, true))
    );
}

#[test]
fn the_management_account_and_members_roots_are_switches() {
    let mut chain = chain(&[NO_LOGS], &[FULL], &[FULL]);
    let request = Request::new("cls:DeleteTopic", "*").complete();
    let judge = |chain: &Chain, caller, management_account, member_roots| {
        let exemptions = Exemptions {
            management_account,
            member_roots,
        };
        match chain.decide(&request, caller, exemptions) {
            Boundary::Exempt(exemption) => Some(exemption),
            blocked => {
                assert_eq!(blocked_at(&blocked), Some((0, true)));
                None
            }
        }
    };
    let management = Some(Exemption::ManagementAccount);
    assert_eq!(judge(&chain, Caller::Management, true, false), management);
    assert_eq!(judge(&chain, Caller::Management, false, true), None);
    assert_eq!(
        judge(&chain, Caller::MemberRoot, false, true),
        Some(Exemption::MemberRoot)
    );
    assert_eq!(judge(&chain, Caller::MemberRoot, true, false), None);
    assert_eq!(judge(&chain, Caller::Member, true, true), None);
    chain.owner_is_management = true;
    assert_eq!(judge(&chain, Caller::Member, true, false), management);
    assert_eq!(judge(&chain, Caller::Member, false, false), None);
    let default = Exemptions::default();
    assert!(default.management_account && !default.member_roots);
}

#[test]
fn boundaries_never_grant() {
    let chain = chain(&[FULL], &[FULL], &[FULL]);
    let request = Request::new("cvm:RunInstances", "*").complete();
    let found = combined(None, &chain, &request);
    assert_eq!((found.outcome, found.identity), (Outcome::NotBlocked, None));
    // Neither does a policy of that kind alone.
    let policy = super::compiled(&super::tencent(FULL), &tencent::SCP);
    assert_eq!(policy.decide(&request).outcome, Outcome::NotBlocked);
    // One who is exempt still needs to be granted.
    let empty = identity(r#"{"effect":"allow","action":"cos:*","resource":"*"}"#);
    let found = decide_in_organization(
        Some(&empty),
        &chain,
        &request,
        Caller::ServiceLinkedRole,
        Exemptions::default(),
    );
    assert_eq!(found.outcome, Outcome::ImplicitDeny);
}

#[test]
fn what_the_request_does_not_say_is_named_for_all_levels() {
    let open = chain(&[FULL, FROM_OFFICE], &[TAGGED], &[FULL, FROM_OFFICE]);
    let request = Request::new("cvm:RunInstances", "*");
    let Boundary::Unknown {
        level,
        missing,
        unsure,
        because,
    } = open.decide(&request, Caller::Member, Exemptions::default())
    else {
        panic!("it is open");
    };
    assert_eq!(level, 0);
    assert_eq!(missing, ["qcs:ip", "qcs:resource_tag"]);
    assert!(unsure.is_empty());
    assert!(because.iter().any(|it| !it.allows));
    // A level above that blocks for certain decides.
    let shut = chain(&[FULL, FROM_OFFICE], &[FULL], &[NO_LOGS]);
    let found = shut.decide(&request, Caller::Member, Exemptions::default());
    assert_eq!(blocked_at(&found), Some((2, false)));
    // Identity policies may make it certain too, or not.
    for (policies, expected) in [
        (FULL, Outcome::Unknown),
        (NO_LOGS, Outcome::ImplicitDeny),
        (
            r#"{"effect":"deny","action":"*","resource":"*"}"#,
            Outcome::ExplicitDeny,
        ),
    ] {
        assert_eq!(
            combined(Some(&identity(policies)), &open, &request).outcome,
            expected
        );
    }
    assert_eq!(combined(None, &open, &request).outcome, Outcome::Unknown);
}

#[test]
fn what_else_is_open_is_named_once_for_all_levels() {
    let number = |key: &str| {
        format!(
            r#"{{"effect":"allow","action":"cvm:*","resource":"*","condition":{{"numeric_equal":{{"{key}":1}}}}}}"#
        )
    };
    let (one, other) = (number("k:a"), number("k:b"));
    let chain = chain(&[&one], &[&one], &[&other]);
    let request = Request::new("cvm:RunInstances", "*")
        .with("k:a", ["one"])
        .with("k:b", ["one"]);
    let found = chain.decide(&request, Caller::Member, Exemptions::default());
    let Boundary::Unknown {
        missing, unsure, ..
    } = found
    else {
        panic!("{found:?}");
    };
    let value = |key: &str| Unsure::Value {
        key: key.to_owned(),
    };
    assert_eq!(
        (missing, unsure),
        (vec![], vec![value("k:a"), value("k:b")])
    );
}
