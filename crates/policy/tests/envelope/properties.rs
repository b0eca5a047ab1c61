//! Whatever a policy is put into, it comes out again; and no text makes the readers fail.

use charter_policy::envelope::{Kind, open};
use charter_policy::{Document, Encoding, PROFILES, check, check_bytes, json, origin, text};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{in_string, opened};

/// Words with everything that one of the wrappers writes in another way.
fn word() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "cvm:", "*", "\"", "\\", "/", "${uin}", "%{x}", "$", "%", "{", "}", "[", "]", "<<EOF",
        "EOF", "#", "//", "'", "+", "&", "=", "?", " ", "\n", "\t", "\u{1}", "策", "😀", "a",
        "%7B", ": ", "- ",
    ]);
    prop::collection::vec(pieces, 0..6).prop_map(|pieces| pieces.concat())
}

fn words() -> impl Strategy<Value = Value> {
    prop_oneof![
        word().prop_map(Value::String),
        prop::collection::vec(word(), 0..4).prop_map(|words| json!(words)),
    ]
}

fn statement() -> impl Strategy<Value = Value> {
    let condition = prop::option::of((word(), word(), words()));
    (words(), words(), condition).prop_map(|(action, resource, condition)| {
        let mut statement = json!({"effect": "deny", "action": action, "resource": resource});
        if let Some((operator, key, values)) = condition {
            statement["condition"] = json!({operator: {key: values}});
        }
        statement
    })
}

/// A policy as a text, laid out or not.
pub fn policy() -> impl Strategy<Value = String> {
    let statements = prop::collection::vec(statement(), 1..4);
    (statements, any::<bool>()).prop_map(|(statements, pretty)| {
        let policy = json!({"version": "2.0", "statement": statements});
        let text = if pretty {
            serde_json::to_string_pretty(&policy)
        } else {
            serde_json::to_string(&policy)
        };
        text.expect("JSON")
    })
}

/// A text as a template says it.
fn in_template(text: &str) -> String {
    text.replace("${", "$${").replace("%{", "%%{")
}

fn in_address(text: &str) -> String {
    let byte = |byte: &u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(*byte).to_string(),
        b' ' => "+".to_owned(),
        other => format!("%{other:02X}"),
    };
    text.as_bytes().iter().map(byte).collect()
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// JSON as block style, every scalar in quotes.
fn in_yaml(value: &Value, indent: usize, out: &mut String) {
    let space = " ".repeat(indent);
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                out.push_str(&format!("\n{space}{}:", in_string(key)));
                in_yaml(value, indent + 2, out);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                out.push_str(&format!("\n{space}-"));
                in_yaml(item, indent + 2, out);
            }
        }
        other => out.push_str(&format!(" {other}")),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_wrapped_comes_out_byte_for_byte(policy in policy()) {
        let string = in_string(&policy);
        let cases = [
            (Kind::Quoted, string.clone()),
            (Kind::Quoted, in_string(&string)),
            (Kind::Quoted, string[1..string.len() - 1].to_owned()),
            (Kind::Message, format!("{{\"PolicyDocument\": {policy}}}")),
            (Kind::Message, format!("{{\"Response\": [{{\"PolicyDocument\": {string}}}]}}")),
            (Kind::Message, format!("{{\"a\": {}}}", in_string(&format!("{{\"b\": {string}}}")))),
            (Kind::Url, format!("PolicyDocument={}&a=b", in_address(&policy))),
            (Kind::Url, in_address(&in_address(&policy))),
            (Kind::Literal, format!("a = <<END_OF\n{}\nEND_OF\n", in_template(&policy))),
            (Kind::Literal, format!("a = {}\n", in_template(&string))),
            (Kind::Terraform, format!("resource \"a\" \"b\" {{\n  c = <<END_OF\r\n{}\r\nEND_OF\n}}", in_template(&policy))),
            (Kind::Terraform, format!("resource \"a\" \"b\" {{\n  c = {}\n}}", in_template(&string))),
            (Kind::Prose, format!("It is:\n```\n{policy}\n```")),
        ];
        for (kind, text) in cases {
            let found = opened(&text);
            prop_assert_eq!(found.policies.len(), 1, "{}", &text);
            prop_assert_eq!(&found.policies[0].text, &policy, "{}", &text);
            prop_assert_eq!((found.kind, found.policies[0].expressions.count), (kind, 0), "{}", text);
        }
    }

    #[test]
    fn what_is_written_in_another_notation_says_the_same(policy in policy()) {
        let encoded = format!("jsonencode({})", in_template(&policy));
        let found = &opened(&encoded).policies[0].text;
        prop_assert_eq!(value(found), value(&policy), "{}", &encoded);
        if !policy.contains(['$', '%']) {
            prop_assert_eq!(found, &policy);
        }
        let mut yaml = String::new();
        in_yaml(&value(&policy), 0, &mut yaml);
        prop_assert_eq!(value(&opened(&yaml).policies[0].text), value(&policy), "{}", yaml);
    }

    #[test]
    fn utf_16_is_decoded_to_the_byte(policy in policy(), little: bool, mark: bool) {
        let marked = format!("{}{policy}", if mark { "\u{feff}" } else { "" });
        let bytes = if little { u16::to_le_bytes } else { u16::to_be_bytes };
        let bytes: Vec<u8> = marked.encode_utf16().flat_map(bytes).collect();
        let encoding = Encoding::of(&bytes).expect("a known encoding");
        prop_assert_eq!(encoding.decode(&bytes), Some(policy));
        let found = check_bytes(&bytes, PROFILES[0]);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].code.as_str(), "json-encoding-known");
    }

    #[test]
    fn any_text_is_looked_into_and_what_is_found_fits(seed in 0..SEEDS.len(), edits in edits()) {
        let source = edited(SEEDS[seed], &edits);
        if let Some(found) = open(&source, &json::parse(&source)) {
            for policy in found.policies {
                prop_assert!(source.get(policy.range.clone()).is_some(), "{policy:?} in {source:?}");
                // What comes out is a policy, or broken as the text is; never another envelope.
                let again = open(&policy.text, &json::parse(&policy.text));
                prop_assert_eq!(again, None, "{} in {}", policy.text, source);
            }
        }
        for profile in PROFILES {
            let findings = check(&source, profile);
            for found in &findings {
                prop_assert!(source.get(found.range.clone()).is_some());
                if let Some(fix) = &found.fix {
                    prop_assert!(text::apply(&source, &fix.edits).is_ok());
                }
            }
            let mut document = Document::without_origin(source.clone(), profile);
            let is_foreign = origin(&source, &json::parse(&source), profile).is_some();
            prop_assert!(document.needs_origin() || !is_foreign, "{} of {source:?}", profile.name);
            document.set_origin(origin);
            prop_assert_eq!(document.findings(), findings);
        }
    }
}

const SEEDS: &[&str] = &[
    r#"{"Response": {"List": [{"PolicyName": "a", "PolicyDocument": "{\"version\": \"2.0\", \"statement\": [{\"effect\": \"deny\"}]}"}]}}"#,
    r#"{\"version\": \"2.0\", \"statement\": {\"effect\": \"deny\", \"action\": \"a\\\"b\"}}"#,
    "https://x/?A=b&PolicyDocument=%7B%22statement%22%3A%7B%22effect%22%3A%22deny%22%7D%7D&c=d",
    "resource \"a\" \"b\" {\n  c = <<-EOF\n  {\"statement\": {\"effect\": \"deny\", \"action\": \"${join(\",\", d)}\"}}\n  EOF\n}\n",
    "a = jsonencode({\n  statement = [{ effect = \"deny\", action = [b.c, \"d${e}\"] }] # f\n})\n",
    "version: '2.0'\nstatement:\n- effect: deny\n  action: [a, \"b\"]\n  resource: |\n    c\n",
    r#"{"version": "2.0", "statement": [{"effect": "deny", "action": "a:b", "resource": "*"}]}"#,
    r#"{"Version": "5.0", "Statement": [{"Effect": "Deny", "Action": ["a:b:c"]}], "statement": []}"#,
    "{'version': '2.0', 'statement': [{'effect': 'deny', 'action': None, 'resource': \"it's\"}]} # b",
    "const a = {version: '2.0', statement: [{effect: `d${b.c}y`, action: [e.f, 'g',], }]}; // h",
    "{&quot;version&quot;: &quot;2.0&quot;, &quot;statement&quot;: {&quot;effect&quot;: &quot;a&amp;b&quot;}}",
    r#"{"policyId": "a", "permissions": [{"effect": "Allow", "targets": []}], "nrn": "${a}"}"#,
    r#"{"version": "2.0", "statement": [{"effect": "deny", "action": ["a"%{ if b }, "c"%{ endif }]}], "d": ${e}}"#,
    "--- # a\nversion: 2.0\nstatement:\n- &a\n  effect: deny\n  action: [b,\n   *c, \"d\"]\n- *a\n---\nstatement: {effect: !Sub x${y}, a: >+\n   b\n}\n",
    r#"{"Response": {"Error": {"Code": "a", "Message": "statement"}, "PolicyDocument": null}}"#,
    "Look:\n```\n{\"version\": \"2.0\", \"statement\": [{\"effect\": \"deny\"}]}\n```",
];

const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\\",
    "\\\"",
    "'",
    "\n",
    "  ",
    "- ",
    ": ",
    ":",
    "=",
    ",",
    "${",
    "%{",
    "%{ if a }",
    "%{ endif }",
    "&quot;",
    "`",
    "---\n",
    "*a",
    "&a ",
    "!Sub ",
    "null",
    "$${",
    "<<A\n",
    "A\n",
    "#",
    "%7B",
    "%",
    "&",
    "statement",
    "\"statement\": ",
    "effect",
    "jsonencode(",
    "(",
    ")",
    "|",
    "字",
    "｛",
    "\u{feff}",
    "\0",
];

type Edit = (prop::sample::Index, usize, &'static str);

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = (
        any::<prop::sample::Index>(),
        0..6_usize,
        prop::sample::select(PIECES),
    );
    prop::collection::vec(edit, 0..6)
}

fn edited(seed: &str, edits: &[Edit]) -> String {
    let mut characters: Vec<char> = seed.chars().collect();
    for (at, removed, inserted) in edits {
        let start = at.index(characters.len() + 1);
        let end = (start + removed).min(characters.len());
        characters.splice(start..end, inserted.chars());
    }
    characters.into_iter().collect()
}
