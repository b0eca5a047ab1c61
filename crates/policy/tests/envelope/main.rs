//! What people paste is not always the policy: what a text is, is said in one finding, and the policy in it comes out whole.
// The lints let these pass in test functions, not in their helpers.
#![allow(clippy::expect_used, clippy::panic)]

mod about;
mod cloud_formation;
mod code;
mod corpora;
mod languages;
mod nulls;
mod operations;
mod properties;
mod terraform;
mod yaml;

use charter_policy::envelope::{Envelope, Kind, open};
use charter_policy::{Code, Diagnostic, Document, Profile, check, english, json, tencent, text};

/// A policy without findings, in a layout of its own.
const POLICY: &str = "{ \"version\": \"2.0\",\n\t\"statement\": [{\"effect\": \"deny\", \"action\": \"cvm:*\", \"resource\":  \"*\"}] }";

/// What a text holds.
fn opened(text: &str) -> Envelope {
    open(text, &json::parse(text)).unwrap_or_else(|| panic!("nothing is recognised in {text}"))
}

/// The only policy of a text of that kind.
fn only(text: &str, kind: Kind) -> String {
    let mut found = opened(text);
    assert_eq!(found.kind, kind, "{text}");
    assert_eq!(found.policies.len(), 1, "{text}");
    found.policies.remove(0).text
}

/// Where the policies of a text stand, with their names.
fn labels(text: &str) -> Vec<String> {
    let policies = opened(text).policies;
    policies.iter().map(|policy| policy.label()).collect()
}

/// The only finding of a text.
fn only_finding(text: &str, profile: &'static Profile) -> Diagnostic {
    let mut found = check(text, profile);
    let codes: Vec<Code> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(codes.len(), 1, "{codes:?} in {text}");
    found.remove(0)
}

/// The text after the repair of its only finding.
fn unwrapped(text: &str) -> String {
    let found = only_finding(text, &tencent::CAM);
    assert_eq!(found.code, Code::DocumentWrapped, "{text}");
    let fix = found.fix.expect("a repair");
    text::apply(text, &fix.edits).expect("edits of this text")
}

fn in_string(text: &str) -> String {
    serde_json::to_string(text).expect("a string")
}

#[test]
fn a_policy_in_a_request_or_an_answer_comes_out_byte_for_byte() {
    let string = in_string(POLICY);
    let around = [
        format!("{{\"PolicyName\": \"ops\", \"PolicyDocument\": {string}}}"),
        format!("{{\"Response\": {{\"PolicyDocument\": {string}, \"RequestId\": \"1\"}}}}\n"),
        format!("{{\"Response\": {{\"PolicyVersion\": {{\"Document\": {POLICY}}}}}}}"),
        format!("{{\"policyDocument\": {POLICY}, \"Condition\": null}}"),
        format!("{{\"role\": {{\"display_name\": \"ops\", \"policy\": {POLICY}}}}}"),
        format!("{{\"roles\": [{{\"policy\": {POLICY}}}]}}"),
        format!(
            "{{\"policy_version\": {{\"document\": {}}}}}",
            in_string(&string)
        ),
        // The vendor's own answers have one more object around it.
        format!(
            "{{\"PolicyDocument\": {}}}",
            in_string(&format!(
                "{{\"strategyInfo\": {POLICY}, \"version\": \"2.0\"}}"
            ))
        ),
        // A state file of a tool, with a comma too many.
        format!(
            "{{\"resources\": [{{\"instances\": [{{\"attributes\": {{\"document\": {string},}}}}]}}]}}"
        ),
        format!("[{{\"PolicyName\": \"ops\", \"PolicyDocument\": {string}}}]"),
        format!("[{string}]"),
    ];
    for text in around {
        assert_eq!(only(&text, Kind::Message), POLICY, "{text}");
        assert_eq!(unwrapped(&text), POLICY, "{text}");
    }
}

#[test]
fn a_string_is_opened_however_often_it_is_encoded() {
    let mut text = POLICY.to_owned();
    for layer in 1..=8 {
        text = in_string(&text);
        assert_eq!(only(&text, Kind::Quoted), POLICY, "{layer}");
        let inside = &text[1..text.len() - 1];
        assert_eq!(
            only(inside, Kind::Quoted),
            POLICY,
            "{layer} without the outer quotes"
        );
        assert_eq!(unwrapped(&format!("\n {text} \n")), POLICY);
    }
    let nine = in_string(&in_string(&text));
    assert_eq!(open(&nine, &json::parse(&nine)), None);
}

#[test]
fn an_address_is_decoded_and_its_parameter_named() {
    let encoded = "%7B%22version%22%3A%222.0%22%2C%22statement%22%3A%5B%7B%22effect%22%3A+%22deny%22%2C%22resource%22%3A%22%E7%AD%96%2B%22%7D%5D%7D";
    let policy = r#"{"version":"2.0","statement":[{"effect": "deny","resource":"策+"}]}"#;
    assert_eq!(only(encoded, Kind::Url), policy);
    assert_eq!(
        only(
            &encoded.to_lowercase().replace("%e7%ad%96", "%E7%AD%96"),
            Kind::Url
        ),
        policy
    );
    assert_eq!(
        only(&encoded.replace('%', "%25").replace('+', "%2B"), Kind::Url),
        policy
    );
    let query = format!(
        "https://x.example/?Action=CreatePolicy\n&PolicyDocument={encoded}&Description=a\n"
    );
    assert_eq!(only(&query, Kind::Url), policy);
    assert_eq!(labels(&query), ["PolicyDocument"]);
    let found = check(&query, &tencent::CAM).remove(0);
    assert_eq!(&query[found.range], "%");
    let message = format!("{{\"document\": \"{encoded}\"}}");
    assert_eq!(only(&message, Kind::Message), policy);
}

#[test]
fn a_text_around_a_policy_is_left_away() {
    let body = format!("{{\"Content\": {}}}", in_string(POLICY));
    let around = [
        format!("Here it is:\n```json\n{POLICY}\n```\n"),
        format!("tccli cam CreatePolicy --PolicyName ops --PolicyDocument '{POLICY}'"),
        format!("POST / HTTP/1.1\nHost: x\nX-TC-Action: CreatePolicy\n\n{body}"),
        format!("policy := `{POLICY}`"),
        format!(
            "https://x.example/?PolicyDocument={}\n&b=c",
            POLICY.replace(['\n', '\t'], "")
        ),
        format!(
            "client.create(String.format(\"{}\"));",
            &in_string(POLICY)[1..in_string(POLICY).len() - 1]
        ),
    ];
    for text in around {
        let found = only(&text, Kind::Prose);
        assert_eq!(
            found.replace(['\n', '\t'], ""),
            POLICY.replace(['\n', '\t'], ""),
            "{text}"
        );
    }
}

#[test]
fn of_several_policies_each_is_offered_and_none_is_chosen() {
    let list = format!(
        "{{\"List\": [{{\"PolicyName\": \"one\", \"PolicyDocument\": {}}}, {{\"PolicyName\": \"two\", \"PolicyDocument\": {POLICY}}}]}}",
        in_string(POLICY)
    );
    assert_eq!(
        labels(&list),
        [
            "List[0].PolicyDocument (one)",
            "List[1].PolicyDocument (two)"
        ]
    );
    let mut document = Document::new(list.as_str(), &tencent::CAM);
    let said: Vec<String> = document.findings().iter().map(english::message).collect();
    assert_eq!(
        said[1],
        "This is a request or an answer of an API, not the policy itself. The policy is in “List[1].PolicyDocument (two)” (2/2). It is a policy of a user, group or role."
    );
    assert_eq!(document.repairable().count(), 0);
    assert_eq!(document.fix_all(), 0);
    assert_eq!(document.text(), list);
    assert!(document.fix(1));
    assert_eq!(document.text(), POLICY);
    document.undo();
    assert_eq!(document.text(), list);

    let mut one = Document::new(in_string(POLICY), &tencent::CAM);
    // What unwrapping leaves away is for a person to look at: it is no part of repairing all errors.
    assert_eq!((one.repairable().count(), one.fix_all()), (0, 0));
    assert!(one.fix(0));
    assert_eq!(one.text(), POLICY);
}

#[test]
fn lists_of_policies_stay_what_they_are() {
    let list = format!("[{POLICY}, {POLICY}]");
    assert_eq!(open(&list, &json::parse(&list)), None);
    assert_eq!(check(&list, &tencent::CAM)[0].code, Code::DocumentSeveral);
}

#[test]
fn a_policy_is_no_envelope_whatever_is_wrong_with_it() {
    for text in [
        POLICY,
        "",
        "null",
        "statement",
        "{\"version\": \"2.0\", \"statement\": [",
        "{\"statement\": \"see PolicyDocument\", \"PolicyDocument\": {\"version\": \"2.0\", \"statement\": []}}",
        "{“version”：“2.0”，“statement”：[]}",
        "{version: 2.0, statement: [{effect: deny}]}",
        "{\"Version\": \"5.0\", \"Statement\": []}",
        "{\"permissions\": [{\"effect\": \"Allow\", \"targets\": []}]}",
        "{\"a\": \"statement\", \"b\": {\"permissions\": [\"read\", \"write\"]}}",
        "{\"statements\": [{\"text\": \"a\"}]}",
        "{\"version\": \"2.0\", \"statement\": []} {\"version\": \"2.0\", \"statement\": []}",
        "version\": \"2.0\", \"statement\": [{\"effect\": \"deny\"}]}",
    ] {
        let codes = check(text, &tencent::CAM);
        let named = |code: &Code| matches!(code, Code::DocumentWrapped | Code::DocumentUnread);
        assert!(!codes.iter().any(|found| named(&found.code)), "{text}");
    }
}

#[test]
fn nothing_is_added_to_a_text_that_only_holds_a_policy() {
    use charter_policy::visual::Change;
    let add = Change::AddStatement {
        after: None,
        allow: false,
    };
    for (text, may) in [
        ("{\"version\": \"2.0\"}".to_owned(), true),
        (format!("{{\"PolicyDocument\": {POLICY}}}"), false),
        (
            "{\"permissions\": [{\"effect\": \"Allow\", \"targets\": []}]}".to_owned(),
            false,
        ),
    ] {
        let mut document = Document::new(text.as_str(), &tencent::CAM);
        assert_eq!(document.visual().can_add, may, "{text}");
        assert_eq!(document.change(&add).is_ok(), may, "{text}");
    }
}
