//! What is called redundant can be taken out: no request is decided otherwise without it.

use charter_policy::decide::{Compiled, Request};
use charter_policy::{Code, PROFILES, Profile, check, huawei, tencent, text};
use proptest::prelude::*;
use proptest::sample::select;

/// The words of a language, few enough that they often cover each other.
#[derive(Debug)]
struct Words {
    profile: &'static Profile,
    /// What stands around the statements, and around the parts of one.
    frame: [&'static str; 5],
    actions: &'static [&'static str],
    resources: &'static [&'static str],
    conditions: &'static [&'static str],
    requests: &'static [(&'static str, &'static str)],
    key: &'static str,
}

static TENCENT: Words = Words {
    profile: &tencent::CAM,
    frame: [
        r#"{"version": "2.0", "statement": ["#,
        r#""effect": ""#,
        r#"", "action": ["#,
        r#"], "resource": ["#,
        r#"], "condition": {"#,
    ],
    actions: &[
        "*",
        "cvm:*",
        "cvm:Run*",
        "name/cvm:Run",
        "cvm:Stop",
        "c*:Run",
        "cos:*Run",
    ],
    resources: &[
        "*",
        "qcs::cvm:*:*:*",
        "qcs::cvm:::a/*",
        "qcs::cvm:gz:uin/1:a/b",
        "qcs::cvm:gz:uin/1:*",
        "qcs::cvm:*::a/b:c",
        "qcs::c*m:gz:*:a/b",
        "qcs::cvm:*::a/*",
        "qcs::cvm:gz:uin/1::a/b",
    ],
    conditions: &[
        "",
        r#""ip_equal": {"qcs:ip": ["10.1.0.0/16", "10.1.2.3", "192.0.2.0/24"]}"#,
        r#""ip_equal": {"qcs:ip": ["192.0.2.0/24", "10.1.0.0/16"]}"#,
        r#""ip_not_equal": {"qcs:ip": ["10.1.0.0/16"]}"#,
        r#""ip_not_equal": {"qcs:ip": ["10.1.0.0/16", "192.0.2.7/24"]}"#,
        r#""ip_equal_if_exist": {"qcs:ip": "10.1.2.3"}"#,
        r#""numeric_less_than": {"qcs:ip": [5, 7.0, "7"]}"#,
        r#""string_like": {"qcs:ip": ["10.1*", "10.1.2.*", "10.1.2.3"]}"#,
    ],
    requests: &[
        ("cvm:Run", "qcs::cvm:gz:uin/1:a/b"),
        ("cvm:RunAll", "qcs::cvm:sh:uin/2:a/b"),
        ("cvm:Stop", "qcs::cvm:gz:uin/1:c"),
        ("cos:Run", "qcs::cos:gz:uin/1:a/b"),
        ("cvm:Stop", "*"),
        ("cvm:Run", "qcs::cvm:gz:uin/1:a/b:c"),
        ("cvm:Run", "qcs::cvm:gz:uin/1::a/b"),
    ],
    key: "qcs:ip",
};

static HUAWEI: Words = Words {
    profile: &huawei::V5_0,
    frame: [
        r#"{"Version": "5.0", "Statement": ["#,
        r#""Effect": ""#,
        r#"", "Action": ["#,
        r#"], "Resource": ["#,
        r#"], "Condition": {"#,
    ],
    actions: &[
        "*",
        "ecs:*:*",
        "ecs:servers:*",
        "ecs:servers:get",
        "ecs:s?rvers:get",
        "e?s:*:get",
    ],
    resources: &[
        "*",
        "ecs:*:*:instance:*",
        "ecs:*:a1:instance:i?",
        "ecs:r1:a1:instance:i1",
        "ecs:?1:*:instance:i*",
        "ecs:*:instance:i1",
    ],
    conditions: &[
        "",
        r#""IpAddress": {"g:SourceIp": ["10.1.0.0/16", "10.1.2.3"]}"#,
        r#""NotIpAddress": {"g:SourceIp": ["10.1.0.0/16"]}"#,
        r#""StringMatch": {"g:SourceIp": ["10.1.?.*", "10.1.2.3", "10*"]}"#,
        r#""IpAddressIfExists": {"g:SourceIp": ["192.0.2.1", "::ffff:192.0.2.0/120"]}"#,
    ],
    requests: &[
        ("ecs:servers:get", "ecs:r1:a1:instance:i1"),
        ("ecs:servers:create", "ecs:r2:a1:instance:i2"),
        ("ecs:disks:get", "ecs:r1:a2:instance:j"),
        ("evs:disks:get", "*"),
    ],
    key: "g:SourceIp",
};

/// One statement, as text.
fn statement(words: &'static Words) -> impl Strategy<Value = String> {
    let listed = |texts: &'static [&'static str]| {
        let quoted = select(texts).prop_map(|text| format!("\"{text}\""));
        prop::collection::vec(quoted, 1..4).prop_map(|texts| texts.join(", "))
    };
    let effect = select(vec![true, true, false]);
    let parts = (
        effect,
        listed(words.actions),
        listed(words.resources),
        select(words.conditions),
    );
    parts.prop_map(move |(allows, actions, resources, condition)| {
        let allow = if words.key.starts_with('g') {
            "Allow"
        } else {
            "allow"
        };
        let deny = if words.key.starts_with('g') {
            "Deny"
        } else {
            "deny"
        };
        let effect = if allows { allow } else { deny };
        let [_, before, action, resource, conditions] = words.frame;
        let condition = if condition.is_empty() {
            "]".to_owned()
        } else {
            format!("{conditions}{condition}}}")
        };
        format!("{{{before}{effect}{action}{actions}{resource}{resources}{condition}}}")
    })
}

fn policy() -> impl Strategy<Value = (&'static Words, String)> {
    let of = |words: &'static Words| {
        let statements = prop::collection::vec(statement(words), 1..4);
        statements.prop_map(move |all| (words, format!("{}{}]}}", words.frame[0], all.join(", "))))
    };
    prop_oneof![of(&TENCENT), of(&HUAWEI)]
}

/// Every request of the language, with addresses and without.
fn requests(words: &Words) -> Vec<Request> {
    let mut requests = Vec::new();
    for (action, resource) in words.requests {
        let request = || Request::new(action, resource);
        requests.push(request());
        requests.push(request().without(words.key).complete());
        for value in ["10.1.2.3", "10.1.9.9", "192.0.2.1", "203.0.113.1", "6", "4"] {
            requests.push(request().with(words.key, [value]).complete());
        }
    }
    requests
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_request_is_decided_otherwise_without_what_is_redundant((words, policy) in policy()) {
        let Ok(before) = Compiled::new(&policy, words.profile) else {
            return Ok(());
        };
        for finding in check(&policy, words.profile) {
            let redundant = [Code::StatementRedundant, Code::ActionRedundant, Code::ResourceRedundant, Code::ValueRedundant];
            let Some(fix) = finding.fix.filter(|_| redundant.contains(&finding.code)) else {
                continue;
            };
            let Ok(without) = text::apply(&policy, &fix.edits) else {
                panic!("the repair does not apply to {policy}");
            };
            let Ok(after) = Compiled::new(&without, words.profile) else {
                panic!("{policy} is refused without what {} names", finding.code);
            };
            for request in requests(words) {
                prop_assert_eq!(
                    before.verdict(&request).outcome,
                    after.verdict(&request).outcome,
                    "{} in {}, asked for {:?}", finding.code, policy, request
                );
            }
        }
    }

    #[test]
    fn a_finding_is_one_that_its_kind_of_policy_makes((_, policy) in policy()) {
        for profile in PROFILES {
            for finding in check(&policy, profile) {
                prop_assert!(profile.makes(finding.code), "{} {}: {}", profile.dialect.name, profile.name, finding.code);
            }
        }
    }
}
