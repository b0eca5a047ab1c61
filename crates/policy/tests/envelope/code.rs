//! Objects of Python and JavaScript, and text out of the source of a page.

use charter_policy::envelope::{Kind, open};
use charter_policy::{Code, Document, check, english, json, tencent};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::properties::policy;
use super::{POLICY, only, only_finding, opened, unwrapped};

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

const EXPECTED: &str = r#"{"version": "2.0", "statement": [{"effect": "deny", "action": ["cvm:*", "cos:Get*"], "resource": "*"}]}"#;

#[test]
fn an_object_of_python_or_javascript_is_named_and_becomes_json() {
    let cases = [
        (
            "{'version': '2.0', 'statement': [{'effect': 'deny', 'action': ['cvm:*', 'cos:Get*'], 'resource': '*'}]}",
            Kind::Object,
        ),
        (
            "{'version': '2.0', # the newest\n 'statement': [{'effect': \"deny\", 'action': ['cvm:*', 'cos:Get*',], 'resource': '*',},]}",
            Kind::Python,
        ),
        (
            "policy = {u'version': u'2.0', u'statement': [{u'effect': u'deny', u'action': [u'cvm:*', u'cos:Get*'], u'resource': u'*'}]}\nclient.create(policy)\n",
            Kind::Python,
        ),
        (
            "{version: '2.0', statement: [{effect: 'deny', action: ['cvm:*', 'cos:Get*'], resource: `*`}]};",
            Kind::JavaScript,
        ),
        (
            "const policy = {\n  version: \"2.0\", // the newest\n  statement: [{ effect: \"deny\", /* always */ action: ['cvm:*', \"cos:Get*\"], resource: \"*\", }],\n};\nexport default policy;\n",
            Kind::JavaScript,
        ),
        (
            "new CamPolicy('ops', {\n  name: 'ops',\n  document: JSON.stringify({ version: '2.0', statement: [{ effect: 'deny', action: ['cvm:*', 'cos:Get*'], resource: '*' }] }),\n});",
            Kind::JavaScript,
        ),
        (
            "import json\nPOLICY = json.dumps({\n  'version': '2.0',\n  'statement': [{'effect': 'deny', 'action': ['cvm:*', 'cos:Get*'], 'resource': '*'}],\n})",
            Kind::Object,
        ),
    ];
    for (text, kind) in cases {
        assert_eq!(value(&only(text, kind)), value(EXPECTED), "{text}");
        assert_eq!(value(&unwrapped(text)), value(EXPECTED), "{text}");
        assert!(english::message(&only_finding(text, &tencent::CAM)).contains(kind.words()));
    }
}

#[test]
fn literals_and_escapes_are_those_of_the_notation() {
    let text = r#"{'version': '2.0', 'statement': [{'effect': 'deny', 'action': 'a\'b\n\x41\u7b56\U0001f600', 'resource': "it's", 'condition': None, 'a': True, 'b': -1.5}]}"#;
    let expected = json!({"version": "2.0", "statement": [{
        "effect": "deny", "action": "a'b\nA策😀", "resource": "it's", "condition": null, "a": true, "b": -1.5,
    }]});
    assert_eq!(value(&only(text, Kind::Python)), expected);
    let text = r#"{version: '2.0', statement: [{effect: 'deny', action: "\ud83d\ude00\u{1f600}\/", resource: `a"b`}]}"#;
    let expected = json!({"version": "2.0", "statement": [{"effect": "deny", "action": "😀😀/", "resource": "a\"b"}]});
    assert_eq!(value(&only(text, Kind::JavaScript)), expected);
}

#[test]
fn what_is_put_in_is_kept_and_said() {
    let text = "{version: '2.0', statement: [{effect: 'deny', action: [actions.read], resource: `qcs::cos:::${bucket}/*`}]}";
    let found = opened(text).policies.remove(0);
    let expected = json!({"version": "2.0", "statement": [{"effect": "deny", "action": ["${actions.read}"], "resource": "qcs::cos:::${bucket}/*"}]});
    assert_eq!(value(&found.text), expected);
    assert_eq!(found.expressions.count, 2);
    let codes: Vec<Code> = check(text, &tencent::CAM)
        .iter()
        .map(|found| found.code)
        .collect();
    assert_eq!(codes, [Code::DocumentWrapped, Code::DocumentTemplate]);
}

#[test]
fn what_is_not_understood_stays_json_with_mistakes() {
    for text in [
        // A value without quotes may be a word or a name.
        "{version: 2.0, statement: [{effect: deny, action: cvm}]}",
        "{'version': '2.0', 'statement': [{'effect': 'deny', 'action': 'a' 'b'}]}",
        "{'version': '2.0', 'statement': [{'effect': 'deny', 'action': '\\q'}]}",
        "{'version': '2.0', 'statement': [{'effect': 'deny', 'action': 'a'}]",
        "{'version': '2.0', 'statement': [{'effect': 'deny' 'action': 'a'}]}",
        // JSON with a slip or two.
        "{\"version\": \"2.0\", \"statement\": [{effect: 'deny', action: 'cvm:*', resource: '*'}]}",
        "{'version': \"2.0\", \"statement\": [{\"effect\": \"deny\"}]}",
    ] {
        assert_eq!(open(text, &json::parse(text)), None, "{text}");
        let found = check(text, &tencent::CAM);
        assert!(found.iter().any(|found| found.code.is_syntax()), "{text}");
    }
}

#[test]
fn a_tuple_is_a_list_and_round_brackets_alone_are_none() {
    let text =
        "{'version': '2.0', 'statement': ({'effect': 'deny', 'action': ('a:b', ['c', 'd'])},)}";
    let expected =
        json!({"version": "2.0", "statement": [{"effect": "deny", "action": ["a:b", ["c", "d"]]}]});
    assert_eq!(value(&only(text, Kind::Python)), expected);
    let text = "p = {'version': '2.0', 'statement': ({'effect': 'deny', 'action': ('a:b')},)}";
    assert_eq!(opened(text).policies, []);
}

#[test]
fn what_is_put_together_is_said_with_its_line() {
    for (text, line) in [
        (
            "def policy(a):\n    return {\n        'version': '2.0',\n        'statement': [{'effect': 'deny', 'action': a}],\n    }\n",
            "4",
        ),
        (
            "const p = {\n  version: '2.0',\n  statement: all.map((one) => one),\n};",
            "3",
        ),
        (
            "{'version': '2.0', 'statement': [{'effect': 'deny', 'action': 'a'\n + 'b'}]}",
            "2",
        ),
    ] {
        let found = opened(text);
        assert_eq!(
            (found.kind, found.policies.len()),
            (Kind::Object, 0),
            "{text}"
        );
        let found = only_finding(text, &tencent::CAM);
        assert_eq!((found.code, &found.fix), (Code::DocumentUnread, &None));
        let said = (found.param(1), found.param(2));
        assert_eq!(
            said,
            ("an expression that decides the policy", line),
            "{text}"
        );
    }
}

#[test]
fn text_out_of_the_source_of_a_page_is_decoded() {
    let escaped = |quote: &str| {
        let policy = POLICY.replace("cvm:*", "a&b<c>");
        let policy = policy.replace('&', "&amp;").replace('<', "&lt;");
        policy.replace('>', "&gt;").replace('"', quote)
    };
    for quote in ["&quot;", "&#34;", "&#x22;"] {
        for text in [
            escaped(quote),
            format!("<pre>{}</pre> and more", escaped(quote)),
            format!("<textarea>\n{}</textarea>", escaped(quote)),
        ] {
            assert_eq!(only(&text, Kind::Html), POLICY.replace("cvm:*", "a&b<c>"));
        }
    }
    let two = format!("{} {}", escaped("&quot;"), escaped("&#34;"));
    assert_eq!(opened(&two).policies.len(), 2);
}

/// JSON as Python prints it.
fn in_python(value: &Value) -> String {
    let joined = |parts: Vec<String>| parts.join(", ");
    match value {
        Value::Null => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => {
            let escaped = text.replace('\\', "\\\\").replace('\'', "\\'");
            let escaped = escaped.replace('\n', "\\n").replace('\t', "\\t");
            format!("'{}'", escaped.replace('\u{1}', "\\x01"))
        }
        Value::Array(items) => format!("[{}]", joined(items.iter().map(in_python).collect())),
        Value::Object(members) => {
            let member = |(key, value): (&String, &Value)| {
                format!("{}: {}", in_python(&json!(key)), in_python(value))
            };
            format!("{{{}}}", joined(members.iter().map(member).collect()))
        }
    }
}

/// JSON as people write it in TypeScript: names without quotes, a comma behind every item, comments.
fn in_javascript(value: &Value) -> String {
    let is_name = |key: &str| {
        let mut letters = key.chars();
        letters.all(|letter| letter.is_ascii_alphabetic()) && !key.is_empty()
    };
    match value {
        Value::Array(items) => {
            let items: String = items
                .iter()
                .map(|item| in_javascript(item) + ",\n")
                .collect();
            format!("[{items}]")
        }
        Value::Object(members) => {
            let member = |(key, value): (&String, &Value)| {
                let key = if is_name(key) {
                    key.clone()
                } else {
                    in_python(&json!(key))
                };
                format!("{key} : {}, // {{ why }}\n", in_javascript(value))
            };
            let members: String = members.iter().map(member).collect();
            format!("{{{members}}}")
        }
        Value::String(text) => {
            let escaped = text.replace('\\', "\\\\").replace('`', "\\`");
            format!("`{}`", escaped.replace("${", "\\${"))
        }
        other => other.to_string(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_is_lost(policy in policy()) {
        let policy = value(&policy);
        for text in [in_python(&policy), in_javascript(&policy)] {
            for text in [text.clone(), format!("x = {text}\n")] {
                prop_assert_eq!(value(&opened(&text).policies[0].text), policy.clone(), "{}", &text);
            }
            let mut document = Document::new(text.as_str(), &tencent::CAM);
            let wrapped = document.findings().iter().position(|found| found.code == Code::DocumentWrapped);
            prop_assert!(document.fix(wrapped.expect("an unwrapping")));
            prop_assert_eq!(value(document.text()), policy.clone());
        }
    }

    #[test]
    fn a_page_gives_every_byte(policy in policy()) {
        let escaped = policy.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
        prop_assert_eq!(&opened(&escaped).policies[0].text, &policy);
    }
}
