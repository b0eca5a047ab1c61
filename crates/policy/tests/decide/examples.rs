//! Worked examples of the vendors' documents, the words our own.

use charter_policy::decide::{Outcome, Request};
use charter_policy::tencent;

const OFFICE: &[(&str, &[&str])] = &[("qcs:ip", &["10.217.182.3"])];
const AWAY: &[(&str, &[&str])] = &[("qcs:ip", &["203.0.113.9"])];

/// The statements, what is asked with which keys, and the outcome.
type Example<'t> = (&'t str, &'t str, &'t [(&'t str, &'t [&'t str])], Outcome);

#[test]
fn cams_and_coss_examples_come_out_as_they_say() {
    let examples: &[Example<'_>] = &[
        // A user may do anything but what a deny names, wherever the allow comes from.
        (
            r#"{"effect":"allow","action":"*","resource":"*"},{"effect":"deny","action":"cvm:TerminateInstances","resource":"*"}"#,
            "cvm:TerminateInstances",
            OFFICE,
            Outcome::ExplicitDeny,
        ),
        (
            r#"{"effect":"deny","action":"cvm:TerminateInstances","resource":"*"},{"effect":"allow","action":"*","resource":"*"}"#,
            "cvm:RunInstances",
            OFFICE,
            Outcome::Allowed,
        ),
        // Nothing is allowed by default.
        (
            r#"{"effect":"allow","action":"cvm:Describe*","resource":"*"}"#,
            "cvm:RunInstances",
            OFFICE,
            Outcome::ImplicitDeny,
        ),
        // Only from the office's network.
        (
            r#"{"effect":"allow","action":"cos:PutObject","resource":"*","condition":{"ip_equal":{"qcs:ip":["10.217.182.3/24","111.21.33.72/24"]}}}"#,
            "cos:PutObject",
            OFFICE,
            Outcome::Allowed,
        ),
        (
            r#"{"effect":"allow","action":"cos:PutObject","resource":"*","condition":{"ip_equal":{"qcs:ip":["10.217.182.3/24","111.21.33.72/24"]}}}"#,
            "cos:PutObject",
            AWAY,
            Outcome::ImplicitDeny,
        ),
        // COS: without `_if_exist` a request that lacks the key does not meet the condition, so that the allow does
        // not apply; with it, it does.
        (
            r#"{"effect":"allow","action":"cos:GetObject","resource":"*","condition":{"string_equal":{"cos:response-content-type":"image/jpeg"}}}"#,
            "cos:GetObject",
            &[],
            Outcome::ImplicitDeny,
        ),
        (
            r#"{"effect":"allow","action":"cos:GetObject","resource":"*","condition":{"string_equal_if_exist":{"cos:response-content-type":"image/jpeg"}}}"#,
            "cos:GetObject",
            &[],
            Outcome::Allowed,
        ),
        // COS: deny what is not of that type, and allow the rest. A request without the key is not denied…
        (
            r#"{"effect":"allow","action":"cos:PutObject","resource":"*"},{"effect":"deny","action":"cos:PutObject","resource":"*","condition":{"string_not_equal":{"cos:content-type":"image/jpeg"}}}"#,
            "cos:PutObject",
            &[],
            Outcome::Allowed,
        ),
        // … unless the operator says so.
        (
            r#"{"effect":"allow","action":"cos:PutObject","resource":"*"},{"effect":"deny","action":"cos:PutObject","resource":"*","condition":{"string_not_equal_if_exist":{"cos:content-type":"image/jpeg"}}}"#,
            "cos:PutObject",
            &[],
            Outcome::ExplicitDeny,
        ),
        (
            r#"{"effect":"allow","action":"cos:PutObject","resource":"*"},{"effect":"deny","action":"cos:PutObject","resource":"*","condition":{"string_not_equal_if_exist":{"cos:content-type":"image/jpeg"}}}"#,
            "cos:PutObject",
            &[("cos:content-type", &["image/jpeg"])],
            Outcome::Allowed,
        ),
        // COS: uploads of at most so many bytes, over TLS 1.2 and later.
        (
            r#"{"effect":"allow","action":"cos:PutObject","resource":"*","condition":{"numeric_less_than_equal":{"cos:content-length":10},"numeric_greater_than_equal":{"cos:tls-version":"1.2"}}}"#,
            "cos:PutObject",
            &[
                ("cos:content-length", &["10"]),
                ("cos:tls-version", &["1.20"]),
            ],
            Outcome::Allowed,
        ),
        (
            r#"{"effect":"allow","action":"cos:PutObject","resource":"*","condition":{"numeric_less_than_equal":{"cos:content-length":10},"numeric_greater_than_equal":{"cos:tls-version":"1.2"}}}"#,
            "cos:PutObject",
            &[
                ("cos:content-length", &["10"]),
                ("cos:tls-version", &["1.1"]),
            ],
            Outcome::ImplicitDeny,
        ),
        // Tags: one of the resource's tags is enough.
        (
            r#"{"effect":"allow","action":"cvm:*","resource":"*","condition":{"for_any_value:string_equal":{"qcs:resource_tag":["game&webpage","game&app"]}}}"#,
            "cvm:RebootInstances",
            &[("qcs:resource_tag", &["owner&ann", "game&app"])],
            Outcome::Allowed,
        ),
        (
            r#"{"effect":"allow","action":"cvm:*","resource":"*","condition":{"for_any_value:string_equal":{"qcs:resource_tag":["game&webpage","game&app"]}}}"#,
            "cvm:RebootInstances",
            &[("qcs:resource_tag", &["owner&ann"])],
            Outcome::ImplicitDeny,
        ),
        // Until a date.
        (
            r#"{"effect":"allow","action":"cvm:*","resource":"*","condition":{"date_less_than":{"qcs:current_time":"2022-05-31T00:00:00Z"}}}"#,
            "cvm:RebootInstances",
            &[("qcs:current_time", &["2022-05-31T07:59:59+08:00"])],
            Outcome::Allowed,
        ),
    ];
    for (statements, action, keys, expected) in examples {
        let text = super::tencent(statements);
        let request = super::request(action, "qcs::cvm:ap-guangzhou:uin/100:instance/a", keys);
        let found = super::outcome(&text, &tencent::CAM, &request);
        assert_eq!(found, *expected, "{statements}");
    }
}

#[test]
fn policies_are_judged_together() {
    let read = super::tencent(r#"{"effect":"allow","action":"cos:Get*","resource":"*"}"#);
    let guard = super::tencent(r#"{"effect":"deny","action":"cos:GetSecret","resource":"*"}"#);
    use charter_policy::decide::{Compiled, Place, PolicySource};
    for order in [[&read, &guard], [&guard, &read]] {
        let sources = order.map(|text| PolicySource::new("", text));
        let policies = Compiled::of(&sources, &tencent::CAM).unwrap();
        let secret = policies.verdict(&Request::new("cos:GetSecret", "*"));
        assert_eq!(secret.outcome, Outcome::ExplicitDeny);
        let policy = usize::from(order[1] == &guard);
        assert_eq!(
            secret.decided_by,
            Some(Place {
                policy,
                statement: 0
            })
        );
        let open = policies.verdict(&Request::new("cos:GetObject", "*"));
        assert_eq!(open.outcome, Outcome::Allowed);
    }
}

#[test]
fn nothing_at_all_allows_nothing() {
    use charter_policy::decide::Compiled;
    let none = Compiled::of(&[], &tencent::CAM).unwrap();
    assert_eq!((none.is_empty(), none.len()), (true, 0));
    let one = super::compiled(
        &super::tencent(r#"{"effect":"allow","action":"*","resource":"*"}"#),
        &tencent::CAM,
    );
    assert_eq!(
        (one.is_empty(), one.len(), one.profile().name),
        (false, 1, "cam")
    );
    let verdict = none.verdict(&Request::new("cvm:Run", "*"));
    assert_eq!(
        (verdict.outcome, verdict.decided_by),
        (Outcome::ImplicitDeny, None)
    );
}
