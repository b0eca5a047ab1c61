//! A statement's sentence says what the statement says: a table of sentences, and that nothing is left out.
//! `PROPTEST_CASES` sets how many statements are tried; 256 by default.
// The lint lets these pass in test functions, not in their helpers.
#![allow(clippy::expect_used, clippy::panic)]

use charter_policy::json::parse;
use charter_policy::meaning::{Meaning, NAMED, meaning};
use charter_policy::tencent::{CAM, SCP};
use charter_policy::visual::{self, Content, Statement};
use charter_policy::{Profile, english};
use proptest::prelude::*;
use serde_json::{Value, json};

fn statement(text: &str, profile: &'static Profile) -> Statement {
    let visual = visual::read(text, &parse(text), profile);
    let block = visual.blocks.into_iter().next();
    match block.map(|block| block.content) {
        Some(Content::Statement(statement)) => *statement,
        other => panic!("no statement in {text}: {other:?}"),
    }
}

fn read(body: &str, profile: &'static Profile) -> Meaning {
    let text = format!(r#"{{"version": "2.0", "statement": [{{{body}}}]}}"#);
    meaning(&statement(&text, profile), profile)
}

/// The statement's members, and its sentence in a service control policy.
const BOUNDING: &[(&str, &str)] = &[
    (
        r#""effect": "deny", "action": "*", "resource": "*""#,
        "Denies every action on every resource.",
    ),
    (
        r#""effect": "deny", "action": ["cls:DeleteTopic", "cls:DeleteLogset"], "resource": "*""#,
        "Denies DeleteTopic and DeleteLogset of cls on every resource.",
    ),
    (
        r#""effect": "Deny", "action": ["cls:Delete*"], "resource": ["qcs::cls:ap-guangzhou:uin/1:topic/*"]"#,
        "Denies Delete* of cls on qcs::cls:ap-guangzhou:uin/1:topic/*.",
    ),
    (
        r#""effect": "deny", "action": ["cvm:*", "name/cbs:CreateDisks"], "resource": "*""#,
        "Denies every action of cvm, and CreateDisks of cbs on every resource.",
    ),
    (
        r#""effect": "deny", "action": ["cam:A", "cam:B", "cam:C", "cam:D", "cam:E"], "resource": "*""#,
        "Denies A, B, C and 2 more of cam on every resource.",
    ),
    (
        r#""effect": "deny", "action": ["a:A", "b:B", "c:C", "d:D", "e:E", "e:F"], "resource": "*""#,
        "Denies A of a, B of b, C of c, and 3 more of 2 other services on every resource.",
    ),
    (
        r#""effect": "deny", "action": ["a:A", "b:B", "c:C", "d:D"], "resource": ["r1", "r2", "r3", "r4", "r5"]"#,
        "Denies A of a, B of b, C of c, and 1 more of another service on r1, r2, r3 and 2 more.",
    ),
    (
        r#""effect": "deny", "action": ["*", "permid/280655", "odd one"], "resource": "*""#,
        "Denies every action of every service, and permid/280655 and “odd one” on every resource.",
    ),
    (
        r#""effect": "deny", "action": [], "resource": []"#,
        "Denies no action on no resource.",
    ),
    (
        r#""effect": "deny""#,
        "Denies no action without naming a resource.",
    ),
    (
        r#""effect": "allow", "action": "*", "resource": "*""#,
        "Leaves room for every action on every resource; grants nothing by itself.",
    ),
    (
        r#""effect": "denny", "action": "*", "resource": "*""#,
        "Has the effect “denny”, neither allow nor deny, for every action on every resource.",
    ),
    (
        r#""action": "cvm:RunInstances", "resource": "*""#,
        "Says neither allow nor deny for RunInstances of cvm on every resource.",
    ),
    (
        r#""effect": "deny", "action": "*", "resource": "*", "condition": {"ip_not_equal": {"qcs:ip": ["203.0.113.0/24"]}}"#,
        "Denies every action on every resource, unless the request comes from 203.0.113.0/24; requests without a source IP are not denied.",
    ),
    (
        r#""effect": "deny", "action": "*", "resource": "*", "condition": {"ip_not_equal_if_exist": {"qcs:ip": ["203.0.113.0/24", "10.0.0.0/8"]}}"#,
        "Denies every action on every resource, unless the request comes from 203.0.113.0/24 or 10.0.0.0/8; requests without a source IP are denied too.",
    ),
    (
        r#""effect": "deny", "action": "*", "resource": "*", "condition": {"ip_equal": {"qcs:ip": "1.2.3.4"}}"#,
        "Denies every action on every resource, when the request comes from 1.2.3.4.",
    ),
    (
        r#""effect": "deny", "action": "*", "resource": "*", "condition": {"string_not_equal": {"cvm:region": ["ap-guangzhou", "ap-beijing", "ap-tokyo", "ap-seoul"]}, "ip_not_equal_if_exist": {"qcs:ip": "10.0.0.0/8"}}"#,
        "Denies every action on every resource, unless cvm:region is “ap-guangzhou”, “ap-beijing”, “ap-tokyo” or 1 more (or cvm:region is missing) or the request comes from 10.0.0.0/8.",
    ),
    (
        r#""effect": "deny", "action": "*", "resource": "*", "condition": {"string_equal": {"qcs:uin": "1"}, "ip_not_equal": {"qcs:ip": "10.0.0.0/8"}, "null_equal": {"qcs:ip": "false"}}"#,
        "Denies every action on every resource, when qcs:uin is “1” and the source IP is present, unless the request comes from 10.0.0.0/8.",
    ),
    (
        r#""effect": "deny", "action": "*", "resource": "*", "condition": {"null_equal": {"qcs:request_tag": "true"}}"#,
        "Denies every action on every resource, when qcs:request_tag is missing.",
    ),
    (
        r#""effect": "deny", "action": "*", "resource": "*", "condition": {"for_any_value:string_equal": {"qcs:resource_tag": ["env&prod", "env&live"]}}"#,
        "Denies every action on every resource, when a value of qcs:resource_tag is “env&prod” or “env&live”.",
    ),
    (
        r#""effect": "deny", "action": "*", "resource": "*", "condition": {"for_all_value:string_like": {"qcs:request_tag": "env&*"}}"#,
        "Denies every action on every resource, when every value of qcs:request_tag is like “env&*”; requests without qcs:request_tag are denied too.",
    ),
    (
        r#""effect": "deny", "action": "*", "resource": "*", "condition": {"string_eqal": {"qcs:uin": "1"}}"#,
        "Denies every action on every resource, when “string_eqal” holds for qcs:uin and “1”.",
    ),
    (
        r#""effect": "deny", "action": "*", "resource": "*", "condition": {"date_less_than": {"qcs:current_time": "2026-01-01T00:00:00Z"}, "numeric_greater_than_equal": {"cos:content-length": 5}, "bool_equal": {"cos:secure-transport": "false"}}"#,
        "Denies every action on every resource, when the time is before 2026-01-01T00:00:00Z and cos:content-length is at least 5 and cos:secure-transport is false.",
    ),
    (
        r#""effect": "deny", "action": "*", "resource": "*", "condition": {"string_equal": {"qcs:uin": []}}"#,
        "Denies every action on every resource, when qcs:uin is no value.",
    ),
    (
        r#""effect": "deny", "action": "*", "resource": "*", "extra": {"a": 1}"#,
        "Denies every action on every resource, and a part written in JSON.",
    ),
];

/// The same in a CAM policy, which grants and names principals.
const GRANTING: &[(&str, &str)] = &[
    (
        r#""effect": "allow", "action": "cvm:Describe*", "resource": "*""#,
        "Allows Describe* of cvm on every resource.",
    ),
    (
        r#""effect": "allow", "principal": {"qcs": ["qcs::cam::uin/1:uin/2"]}, "action": "cos:GetObject", "resource": "*""#,
        "Allows the qcs principal qcs::cam::uin/1:uin/2 to call GetObject of cos on every resource.",
    ),
    (
        r#""effect": "deny", "principal": {"qcs": ["*"], "service": ["cvm.qcloud.com", "cls.qcloud.com"]}, "action": "cos:GetObject", "resource": "*""#,
        "Denies every qcs principal and the service principals cvm.qcloud.com and cls.qcloud.com GetObject of cos on every resource.",
    ),
    (
        r#""effect": "allow", "principal": {"service": "cvm.qcloud.com"}, "action": "sts:AssumeRole""#,
        "Allows the service principal cvm.qcloud.com to call AssumeRole of sts without naming a resource.",
    ),
    (
        r#""effect": "allow", "action": "*", "resource": "*", "condition": {"ip_not_equal": {"qcs:ip": "1.2.3.4"}}"#,
        "Allows every action on every resource, when the request does not come from 1.2.3.4; requests without a source IP are not allowed.",
    ),
    (
        r#""effect": "allow", "action": "*", "resource": "*", "condition": {"string_equal_ignore_case_if_exist": {"cvm:region": "AP-Tokyo"}}"#,
        "Allows every action on every resource, when cvm:region is “AP-Tokyo” in upper or lower case; requests without cvm:region are allowed too.",
    ),
];

#[test]
fn a_statement_reads_as_one_sentence() {
    for (profile, table) in [(&SCP, BOUNDING), (&CAM, GRANTING)] {
        for (body, expected) in table {
            assert_eq!(english::sentence(&read(body, profile)), *expected, "{body}");
        }
    }
}

#[test]
fn a_service_has_its_title_where_it_is_known() {
    let read = read(
        r#""effect": "deny", "action": ["cls:DeleteTopic", "cvm:RunInstances"], "resource": "*""#,
        &SCP,
    );
    let titled = read.with_titles(|name| (name == "cls").then(|| "Cloud Log Service".to_owned()));
    assert_eq!(
        english::sentence(&titled),
        "Denies DeleteTopic of cls (Cloud Log Service), and RunInstances of cvm on every resource."
    );
}

/// A text that stands in no sentence by itself.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[A-Z][a-z]{1,4}Q[0-9]{1,3}\\*?",
        1 => "Ü [a-z ]{0,4}“x",
        1 => Just("*".to_owned()),
    ]
}

fn action() -> impl Strategy<Value = String> {
    let service = prop::sample::select(vec!["cvm", "cls", "cos", "vpc", "cam", "*"]);
    prop_oneof![
        6 => (service, name()).prop_map(|(service, name)| format!("{service}:{name}")),
        1 => name(),
        1 => name().prop_map(|name| format!("name/cbs:{name}")),
    ]
}

fn operators() -> Vec<String> {
    let grammar = &SCP.dialect.conditions;
    let plain = grammar.operators.iter().map(|operator| operator.name);
    let mut all: Vec<String> = plain.map(str::to_owned).collect();
    for operator in grammar.operators.iter().filter(|it| it.if_exist) {
        all.push(format!("{}{}", operator.name, grammar.if_exist_suffix));
        for qualifier in grammar.qualifiers {
            all.push(format!("{}{}", qualifier.prefix, operator.name));
        }
    }
    all.push("string_eqal".to_owned());
    all
}

fn key() -> impl Strategy<Value = &'static str> {
    let keys = SCP.dialect.conditions.keys.iter().map(|key| key.name);
    prop::sample::select(keys.chain(["odd key", "cvm:own"]).collect::<Vec<_>>())
}

fn random_statement() -> impl Strategy<Value = Value> {
    let effect = prop::sample::select(vec!["deny", "allow", "Allow", "denny"]);
    let condition = (
        prop::sample::select(operators()),
        key(),
        prop::collection::vec(name(), 1..6),
    );
    (
        prop::option::weighted(0.9, effect),
        prop::option::weighted(0.9, prop::collection::vec(action(), 0..8)),
        prop::option::weighted(0.9, prop::collection::vec(name(), 0..6)),
        prop::collection::vec(condition, 0..4),
        prop::option::weighted(0.2, prop::collection::vec(name(), 1..5)),
        prop::option::weighted(0.1, name()),
    )
        .prop_map(|(effect, action, resource, conditions, principal, odd)| {
            let mut members = serde_json::Map::new();
            let mut put = |key: &str, value: Option<Value>| {
                value.and_then(|value| members.insert(key.to_owned(), value));
            };
            put("effect", effect.map(Value::from));
            put("action", action.map(Value::from));
            put("resource", resource.map(Value::from));
            put("principal", principal.map(|names| json!({ "qcs": names })));
            put("odd", odd.map(Value::from));
            let mut operators = serde_json::Map::new();
            for (operator, key, values) in conditions {
                let keys = operators.entry(operator).or_insert(json!({}));
                keys[key] = json!(values);
            }
            put("condition", Some(operators.into()));
            members.into()
        })
}

/// Each of the first ones stands in the sentence, and the rest is counted.
fn assert_said(sentence: &str, items: &[String], what: &str) {
    for item in items.iter().take(NAMED) {
        let said = match item.as_str() {
            "*" => sentence.contains("every") || sentence.contains('*'),
            item => sentence.contains(item),
        };
        assert!(said, "{what} {item} is not in: {sentence}");
    }
    if items.len() > NAMED {
        let more = format!("{} more", items.len() - NAMED);
        assert!(sentence.contains(&more), "{what}, {more}: {sentence}");
    }
}

fn texts(words: &[visual::Word]) -> Vec<String> {
    words.iter().map(|word| word.value.clone()).collect()
}

fn assert_actions(sentence: &str, statement: &Statement, meaning: &Meaning) {
    let actions = texts(&statement.actions.items);
    if meaning.actions.reach == charter_policy::meaning::Reach::Everything {
        return assert!(sentence.contains("every action"), "{sentence}");
    }
    let groups = &meaning.actions.services;
    let counted: usize = groups.iter().map(|group| group.names.count()).sum();
    assert_eq!(counted + meaning.actions.more, actions.len());
    let split = |action: &String| {
        let plain = action.strip_prefix("name/").unwrap_or(action);
        let (service, name) = plain.split_once(':').unwrap_or(("", action));
        match action.as_str() {
            "*" => ("*".to_owned(), "*".to_owned()),
            _ => (service.to_owned(), name.to_owned()),
        }
    };
    let actions: Vec<(String, String)> = actions.iter().map(split).collect();
    for group in groups {
        let own = actions
            .iter()
            .filter(|(service, _)| *service == group.service);
        let own: Vec<String> = own.map(|(_, name)| name.clone()).collect();
        assert_said(sentence, &own, "action");
        let service = match group.service.as_str() {
            "*" => "every service",
            service => service,
        };
        assert!(sentence.contains(service), "{service}: {sentence}");
    }
    if meaning.actions.more > 0 {
        let more = format!("{} more of", meaning.actions.more);
        assert!(sentence.contains(&more), "{more}: {sentence}");
    }
}

fn config() -> ProptestConfig {
    // `default` reads PROPTEST_CASES. A failing case is fixed and added to the table, not to a file.
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn nothing_of_a_statement_is_left_out(value in random_statement()) {
        let text = json!({ "version": "2.0", "statement": [value] }).to_string();
        for profile in [&SCP, &CAM] {
            let statement = statement(&text, profile);
            let meaning = meaning(&statement, profile);
            let sentence = english::sentence(&meaning);
            let effect = statement.effect.as_ref().map_or("neither", |word| match word.value.as_str() {
                "deny" => "Denies",
                "denny" => "“denny”, neither",
                _ if profile.grants => "Allows",
                _ => "grants nothing",
            });
            prop_assert!(sentence.contains(effect), "{effect}: {sentence}");
            assert_actions(&sentence, &statement, &meaning);
            assert_said(&sentence, &texts(&statement.resources.items), "resource");
            for principal in &statement.principals {
                assert_said(&sentence, &texts(&principal.values), "principal");
            }
            prop_assert_eq!(meaning.when.len() + meaning.unless.len(), statement.conditions.len());
            for condition in &statement.conditions {
                assert_said(&sentence, &texts(&condition.values), "value");
                let key = match condition.key.value.as_str() {
                    "qcs:current_time" => "the time",
                    "qcs:ip" if sentence.contains("the request ") => "from",
                    "qcs:ip" => "the source IP",
                    key => key,
                };
                prop_assert!(sentence.contains(key), "{key}: {sentence}");
            }
            prop_assert_eq!(meaning.in_json, statement.locked.len());
            prop_assert!(meaning.in_json == 0 || sentence.contains("written in JSON"), "{sentence}");
        }
    }
}

#[test]
fn no_two_operators_say_the_same() {
    for effect in ["allow", "deny"] {
        let mut sentences: Vec<(String, String)> = Vec::new();
        for operator in operators() {
            let body = format!(
                r#""effect": "{effect}", "action": "*", "resource": "*", "condition": {{"{operator}": {{"k:k": ["true", "v"]}}}}"#
            );
            let sentence = english::sentence(&read(&body, &SCP));
            let same = sentences.iter().find(|(_, said)| *said == sentence);
            assert_eq!(same.map(|(other, _)| other), None, "{operator}: {sentence}");
            sentences.push((operator, sentence));
        }
    }
}
