//! What is called redundant can be taken out: no request is decided otherwise without it.

use charter_policy::decide::{Compiled, Request};
use charter_policy::{Code, PROFILES, Profile, check, huawei, naver, tencent, text};
use proptest::prelude::*;
use proptest::sample::select;

/// The words of a language, few enough that they often cover each other.
#[derive(Debug)]
struct Words {
    profile: &'static Profile,
    effects: [&'static str; 2],
    /// What stands before the statements, the effect, the actions, the resources, and after these.
    frame: [&'static str; 5],
    /// What stands before a condition.
    condition: &'static str,
    actions: &'static [&'static str],
    resources: &'static [&'static str],
    conditions: &'static [&'static str],
    requests: &'static [(&'static str, &'static str)],
    key: &'static str,
}

static TENCENT: Words = Words {
    profile: &tencent::CAM,
    effects: ["allow", "deny"],
    frame: [
        r#"{"version": "2.0", "statement": ["#,
        r#""effect": ""#,
        r#"", "action": ["#,
        r#"], "resource": ["#,
        "]",
    ],
    condition: r#", "condition": {"#,
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
    effects: ["Allow", "Deny"],
    frame: [
        r#"{"Version": "5.0", "Statement": ["#,
        r#""Effect": ""#,
        r#"", "Action": ["#,
        r#"], "Resource": ["#,
        "]",
    ],
    condition: r#", "Condition": {"#,
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

static NAVER: Words = Words {
    profile: &naver::USER_POLICY,
    effects: ["Allow", "Deny"],
    frame: [
        r#"{"permissions": ["#,
        r#""effect": ""#,
        r#"", "targets": [{"product": "Server", "actions": ["#,
        r#"], "resourceNrns": ["#,
        "]}]",
    ],
    condition: r#", "condition": {"#,
    actions: &[
        "*",
        "View*",
        "view/get*",
        "View/getServer",
        "Change/stopServer",
        "change/STOP*",
    ],
    resources: &[
        "*",
        "nrn:PUB:Server:KR:1:Server/*",
        "nrn:PUB:Server:*:1:Server/a",
        "nrn:PUB:Server:KR::Server/a",
        "nrn:*:Server:*:*:Server/*",
    ],
    conditions: &[
        "",
        r#""StringEquals": {"ncp:principalName": ["10.1.2.3", "6"]}"#,
        r#""StringNotEquals": {"ncp:principalName": ["6"]}"#,
        r#""StringEqualsIfExists": {"ncp:principalName": "6"}"#,
    ],
    requests: &[
        ("Server:View/getServer", "nrn:PUB:Server:KR:1:Server/a"),
        ("Server:Change/stopServer", "nrn:PUB:Server:JP:2:Server/b"),
        ("Server:View/getServerList", "*"),
    ],
    key: "ncp:principalName",
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
        let effect = words.effects[usize::from(!allows)];
        let [_, before, action, resource, after] = words.frame;
        let condition = match condition {
            "" => String::new(),
            condition => format!("{}{condition}}}", words.condition),
        };
        format!("{{{before}{effect}{action}{actions}{resource}{resources}{after}{condition}}}")
    })
}

fn policy() -> impl Strategy<Value = (&'static Words, String)> {
    let of = |words: &'static Words| {
        let statements = prop::collection::vec(statement(words), 1..4);
        statements.prop_map(move |all| (words, format!("{}{}]}}", words.frame[0], all.join(", "))))
    };
    prop_oneof![of(&TENCENT), of(&HUAWEI), of(&NAVER)]
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

/// Pairs of statements, and which of them says nothing new.
#[test]
fn a_statement_is_redundant_where_another_allows_as_much() {
    let cases: &[(&str, &str, Option<usize>)] = &[
        (
            r#""Action": ["ecs:*:*"]"#,
            r#""Action": ["ecs:servers:get"]"#,
            Some(1),
        ),
        (
            r#""Action": ["ecs:servers:get"]"#,
            r#""Action": ["ecs:*:*"]"#,
            Some(0),
        ),
        (
            r#""Action": ["ecs:*:get"]"#,
            r#""Action": ["ecs:servers:*"]"#,
            None,
        ),
        // Nothing listed is everything.
        (
            r#""Action": ["*"]"#,
            r#""Action": ["*"], "Resource": ["ecs:*:*:instance:*"]"#,
            Some(1),
        ),
        (
            r#""Action": ["*"], "Resource": ["*"]"#,
            r#""Action": ["*"]"#,
            Some(1),
        ),
        // All but fewer is more.
        (
            r#""NotAction": ["ecs:*:*"]"#,
            r#""NotAction": ["ecs:servers:get"]"#,
            Some(0),
        ),
        (
            r#""NotAction": ["ecs:*:*"]"#,
            r#""NotAction": ["evs:*:*"]"#,
            None,
        ),
        (
            r#""NotAction": ["ecs:*:*"]"#,
            r#""Action": ["evs:*:*"]"#,
            None,
        ),
        // A condition more allows less; a value more allows more, or less where values are excepted.
        (
            r#""Action": ["*"], "Condition": {"Bool": {"g:MFAPresent": "true"}}"#,
            r#""Action": ["*"]"#,
            Some(0),
        ),
        (
            r#""Action": ["*"], "Condition": {"StringEquals": {"g:UserName": ["a", "b"]}}"#,
            r#""Action": ["*"], "Condition": {"StringEquals": {"g:UserName": "b"}}"#,
            Some(1),
        ),
        (
            r#""Action": ["*"], "Condition": {"StringNotEquals": {"g:UserName": ["a", "b"]}}"#,
            r#""Action": ["*"], "Condition": {"StringNotEquals": {"g:UserName": "b"}}"#,
            Some(0),
        ),
        (
            r#""Action": ["*"], "Condition": {"StringEquals": {"g:UserName": "a"}}"#,
            r#""Action": ["*"], "Condition": {"StringEqualsIfExists": {"g:UserName": "a"}}"#,
            None,
        ),
        // Who is allowed matters, and so does what is not understood.
        (
            r#""Action": ["*"], "Principal": {"IAM": "a"}"#,
            r#""Action": ["*"], "Principal": {"IAM": "b"}"#,
            None,
        ),
        (
            r#""Action": ["*"], "Actions": ["a"]"#,
            r#""Action": ["*"]"#,
            None,
        ),
    ];
    for (first, second, expected) in cases {
        let statement = |parts: &str| format!(r#"{{"Effect": "Deny", {parts}}}"#);
        let texts = [statement(first), statement(second)];
        let policy = format!(
            r#"{{"Version": "5.0", "Statement": [{}]}}"#,
            texts.join(", ")
        );
        let found = check(&policy, &huawei::V5_0)
            .into_iter()
            .filter(|finding| finding.code == Code::StatementRedundant);
        let found: Vec<&str> = found.map(|finding| &policy[finding.range]).collect();
        let expected: Vec<&str> = expected
            .iter()
            .map(|index| texts[*index].as_str())
            .collect();
        assert_eq!(found, expected, "{first} beside {second}");
    }
}
