//! `null` where an API answers “none”: for an element that may be left out it counts as left out.

use charter_policy::decide::{Compiled, Outcome, Request};
use charter_policy::huawei::{V1_1, V5_0};
use charter_policy::naver::USER_POLICY;
use charter_policy::tencent::{CAM, SCP, TRUST};
use charter_policy::{Code, Profile, Severity, check, text};

/// Texts with nulls that mean nothing, and the same without them.
const EQUAL: &[(&str, &str, &Profile)] = &[
    (
        r#"{"version": "2.0", "principal": null, "statement": [{"sid": null, "effect": "deny", "action": "cvm:*", "resource": "*", "condition": null}]}"#,
        r#"{"version": "2.0", "statement": [{"effect": "deny", "action": "cvm:*", "resource": "*"}]}"#,
        &CAM,
    ),
    (
        r#"{"version": "2.0", "statement": [{"principal": null, "effect": "deny", "action": "cvm:*", "resource": "*"}]}"#,
        r#"{"version": "2.0", "statement": [{"effect": "deny", "action": "cvm:*", "resource": "*"}]}"#,
        &SCP,
    ),
    (
        r#"{"version": "2.0", "statement": [{"effect": "allow", "principal": {"service": "scf.qcloud.com"}, "action": "sts:AssumeRole", "resource": null}]}"#,
        r#"{"version": "2.0", "statement": [{"effect": "allow", "principal": {"service": "scf.qcloud.com"}, "action": "sts:AssumeRole"}]}"#,
        &TRUST,
    ),
    (
        r#"{"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": ["ecs:servers:list"], "Condition": null, "Resource": null}], "Depends": null}"#,
        r#"{"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": ["ecs:servers:list"]}]}"#,
        &V1_1,
    ),
    (
        r#"{"Version": "5.0", "Statement": [{"Sid": null, "Effect": "Deny", "NotAction": ["ecs:servers:list"], "Action": null, "Principal": null, "NotResource": null}]}"#,
        r#"{"Version": "5.0", "Statement": [{"Effect": "Deny", "NotAction": ["ecs:servers:list"]}]}"#,
        &V5_0,
    ),
    (
        r#"{"description": null, "permissions": [{"effect": "Allow", "targets": [{"product": "Server", "actions": ["View*"], "resourceNrns": ["*"]}], "condition": null}], "tags": null}"#,
        r#"{"permissions": [{"effect": "Allow", "targets": [{"product": "Server", "actions": ["View*"], "resourceNrns": ["*"]}]}]}"#,
        &USER_POLICY,
    ),
];

#[test]
fn a_null_that_means_nothing_is_a_suggestion_whose_repair_takes_it_out() {
    for (with, without, profile) in EQUAL {
        let mut now = (*with).to_owned();
        for _ in 0..10 {
            let found = check(&now, profile);
            let all = found.iter().all(|found| {
                found.code == Code::ElementNull && found.severity == Severity::Suggestion
            });
            assert!(all, "{found:?} in {now}");
            let Some(first) = found.first() else { break };
            let fix = first.fix.as_ref().expect("a repair");
            now = text::apply(&now, &fix.edits).expect("edits of this text");
        }
        assert_eq!(now, *without);
    }
}

#[test]
fn a_decision_takes_it_for_absent() {
    for (with, without, profile) in EQUAL {
        let compiled = |text| Compiled::new(text, profile).expect("no error");
        let (with, without) = (compiled(with), compiled(without));
        for action in [
            "cvm:RunInstances",
            "sts:AssumeRole",
            "ecs:servers:list",
            "ecs:servers:delete",
            "View/getServerList",
        ] {
            for resource in ["*", "qcs::cvm:ap-guangzhou:uin/1:instance/1"] {
                let request = Request::new(action, resource).complete();
                assert_eq!(
                    with.decide(&request).outcome,
                    without.decide(&request).outcome,
                    "{action}"
                );
            }
        }
    }
    let deny = Compiled::new(EQUAL[0].0, &CAM).expect("no error");
    let outcome = deny.decide(&Request::new("cvm:RunInstances", "*")).outcome;
    assert_eq!(outcome, Outcome::ExplicitDeny);
}

#[test]
fn a_null_where_something_must_stand_is_an_error() {
    for (text, profile) in [
        (
            r#"{"version": null, "statement": [{"effect": "deny", "action": "cvm:*", "resource": "*"}]}"#,
            &CAM,
        ),
        (r#"{"version": "2.0", "statement": null}"#, &CAM),
        (r#"{"version": "2.0", "statement": [null]}"#, &CAM),
        (
            r#"{"version": "2.0", "statement": [{"effect": null, "action": "cvm:*", "resource": "*"}]}"#,
            &CAM,
        ),
        (
            r#"{"version": "2.0", "statement": [{"effect": "deny", "action": null, "resource": "*"}]}"#,
            &CAM,
        ),
        (
            r#"{"version": "2.0", "statement": [{"effect": "deny", "action": "cvm:*", "resource": null}]}"#,
            &CAM,
        ),
        (
            r#"{"version": "2.0", "statement": [{"effect": "deny", "action": ["cvm:*", null], "resource": "*"}]}"#,
            &CAM,
        ),
        (
            r#"{"version": "2.0", "statement": [{"effect": "deny", "action": "cvm:*", "resource": "*", "condition": {"ip_equal": null}}]}"#,
            &CAM,
        ),
        (
            r#"{"Version": "5.0", "Statement": [{"Effect": "Deny", "Action": null, "NotAction": null}]}"#,
            &V5_0,
        ),
        (
            r#"{"permissions": [{"effect": "Allow", "targets": [{"product": "Server", "actions": ["View*"], "resourceNrns": null}]}]}"#,
            &USER_POLICY,
        ),
    ] {
        let found = check(text, profile);
        assert!(
            found.iter().any(|found| found.severity == Severity::Error),
            "{text}"
        );
        assert!(
            !found.iter().any(|found| found.code == Code::ElementNull),
            "{text}"
        );
        assert!(Compiled::new(text, profile).is_err(), "{text}");
    }
}
