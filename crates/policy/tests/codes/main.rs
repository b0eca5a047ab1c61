//! Every code has a document that raises it, at the exact place, and one that must not.
// The lint lets `expect` pass in test functions, not in their helpers.
#![allow(clippy::expect_used)]

mod condition;
mod document;
mod json;
mod statement;

use charter_policy::dialect::Counting;
use charter_policy::huawei::V1_1;
use charter_policy::tencent::{CAM, SCP};
use charter_policy::{
    Catalog, Code, Diagnostic, Profile, check_bytes, check_with, counted_size, english, text,
};

struct Case {
    code: Code,
    profile: &'static Profile,
    wrong: String,
    /// The text at the finding's range.
    at: &'static str,
    right: String,
}

fn case(code: Code, wrong: impl Into<String>, at: &'static str, right: impl Into<String>) -> Case {
    Case {
        code,
        profile: &CAM,
        wrong: wrong.into(),
        at,
        right: right.into(),
    }
}

fn huawei(case: Case) -> Case {
    Case {
        profile: &V1_1,
        ..case
    }
}

fn scp(case: Case) -> Case {
    Case {
        profile: &SCP,
        ..case
    }
}

/// A list that is whole, and one that may have gaps.
const LISTS: [&str; 2] = [
    "charter-catalog 1\nas\tcomplete\nCreateScalingPolicy\nDescribeScalingPolicies\n",
    "charter-catalog 1\ntat\nCreateCommand\nInvokeCommand\n",
];

fn check(text: &str, profile: &'static Profile) -> Vec<Diagnostic> {
    let lists = LISTS.iter();
    let catalog = lists.fold(Catalog::empty(), |catalog, list| {
        catalog.with_service(list).expect("a good list")
    });
    check_with(text, profile, &catalog)
}

/// A policy of the language whose types of resources are known.
fn typed(resource: &str) -> String {
    format!(
        r#"{{"Version": "1.1", "Statement": [{{"Effect": "Allow", "Action": ["secmaster:alert:get"], "Resource": ["{resource}"]}}]}}"#
    )
}

const GOOD: &str = r#"{"version": "2.0", "statement": [{"effect": "deny", "action": "cvm:Run*", "resource": "*"}]}"#;

fn policy(statement: &str) -> String {
    format!(r#"{{"version": "2.0", "statement": [{{{statement}}}]}}"#)
}

fn action(action: &str) -> String {
    policy(&format!(
        r#""effect": "allow", "action": {action}, "resource": "*""#
    ))
}

fn resource(resource: &str) -> String {
    policy(&format!(
        r#""effect": "allow", "action": "cvm:*", "resource": {resource}"#
    ))
}

fn condition(condition: &str) -> String {
    policy(&format!(
        r#""effect": "deny", "action": "cvm:*", "resource": "*", "condition": {{{condition}}}"#
    ))
}

/// A policy of exactly so many characters as the vendor counts them.
fn sized(characters: usize) -> String {
    let of = |filler: usize| action(&format!(r#"["cvm:{}"]"#, "a".repeat(filler)));
    of(characters - counted_size(&of(0), Counting::WithoutSpace))
}

fn cases() -> Vec<Case> {
    let all = [
        json::json_cases(),
        document::document_cases(),
        statement::statement_cases(),
        statement::resource_cases(),
        condition::condition_cases(),
    ];
    all.into_iter().flatten().collect()
}

fn with_code(found: Vec<Diagnostic>, code: Code) -> Vec<Diagnostic> {
    found
        .into_iter()
        .filter(|finding| finding.code == code)
        .collect()
}

#[test]
fn every_code_has_a_case() {
    let listed: Vec<Code> = cases().iter().map(|case| case.code).collect();
    let missing: Vec<&Code> = Code::ALL
        .iter()
        .filter(|code| !listed.contains(code) && **code != Code::JsonEncoding)
        .collect();
    assert!(missing.is_empty(), "codes without a case: {missing:?}");
}

#[test]
fn wrong_documents_are_found_at_the_exact_place() {
    for case in cases() {
        let found = with_code(check(&case.wrong, case.profile), case.code);
        let places: Vec<&str> = found
            .iter()
            .map(|finding| &case.wrong[finding.range.clone()])
            .collect();
        assert_eq!(places, [case.at], "{} in {:.300}", case.code, case.wrong);
    }
}

#[test]
fn right_documents_are_left_alone() {
    for case in cases() {
        let found = with_code(check(&case.right, case.profile), case.code);
        assert!(
            found.is_empty(),
            "{} in {}: {found:?}",
            case.code,
            case.right
        );
    }
}

#[test]
fn a_fix_mends_what_it_is_offered_for() {
    let mut fixed = 0;
    for case in cases() {
        for finding in with_code(check(&case.wrong, case.profile), case.code) {
            let Some(fix) = finding.fix else { continue };
            let mended = text::apply(&case.wrong, &fix.edits).expect("edits fit");
            let left = with_code(check(&mended, case.profile), case.code);
            assert!(left.is_empty(), "{} is still in {mended}", case.code);
            fixed += 1;
        }
    }
    assert!(fixed >= 40, "only {fixed} fixes");
}

#[test]
fn an_effect_that_is_nearly_right_is_mended_to_the_one_that_is_meant() {
    for (written, meant) in [
        ("denied", Some("deny")),
        ("Denies", Some("deny")),
        ("DENY", Some("deny")),
        ("dney", Some("deny")),
        ("Allowed", Some("allow")),
        ("allows ", Some("allow")),
        ("alow", Some("allow")),
        ("forbid", None),
        ("refused", None),
    ] {
        let wrong = GOOD.replace("deny", written);
        let fixes = check(&wrong, &SCP)
            .into_iter()
            .filter_map(|found| found.fix);
        let mut mended = fixes.map(|fix| text::apply(&wrong, &fix.edits).expect("edits fit"));
        let expected = meant.map(|meant| GOOD.replace("deny", meant));
        assert_eq!(mended.next_back(), expected, "{written}");
    }
}

#[test]
fn bytes_that_are_no_utf8_are_found_where_they_stand() {
    let found = check_bytes(b"{\"version\": \"\xff\"}", &CAM);
    assert_eq!(
        (found.len(), found[0].code, found[0].range.clone()),
        (1, Code::JsonEncoding, 13..14)
    );
    assert!(with_code(check_bytes(GOOD.as_bytes(), &CAM), Code::JsonEncoding).is_empty());
}

#[test]
fn every_finding_is_worded_completely() {
    for case in cases() {
        for finding in with_code(check(&case.wrong, case.profile), case.code) {
            let message = english::message(&finding);
            assert!(message.ends_with(['.', '?']), "{}: {message}", case.code);
            assert!(!message.contains("“”"), "{}: {message}", case.code);
        }
    }
    for &code in Code::ALL {
        assert!(english::help(code).ends_with('.'), "{code}");
        assert_eq!(Code::from_name(code.as_str()), Some(code));
    }
}

#[test]
fn errors_carry_the_vendors_code_and_others_do_not() {
    for profile in [&CAM, &SCP] {
        let found = check(&GOOD.replace("deny", "permit"), profile);
        assert_eq!(found[0].vendor_code, Some("InvalidParameter.EffectError"));
        let found = check("", profile);
        assert_eq!(
            found[0].vendor_code,
            Some("InvalidParameter.PolicyDocumentError")
        );
    }
    assert_eq!(
        check(&GOOD.replace("deny", "Deny"), &SCP)[0].vendor_code,
        None
    );
}

#[test]
fn the_policy_that_allows_everything_is_in_order_as_a_service_control_policy() {
    let full =
        r#"{"version": "2.0", "statement": [{"effect": "allow", "action": "*", "resource": "*"}]}"#;
    assert_eq!(check(full, &SCP), []);
}

#[test]
fn a_broken_text_does_not_raise_what_only_seems_missing() {
    let broken =
        "{\"version\": \"2.0\", \"statement\": [{\"effect\": \"deny\", \"action\": \"cvm:*\", ";
    let found: Vec<Code> = check(broken, &CAM)
        .into_iter()
        .map(|finding| finding.code)
        .collect();
    assert_eq!(found, [Code::JsonUnclosed]);
}

#[test]
fn findings_are_sorted_by_place() {
    let text = action(r#"["cmv: a", "cvm:*", "cvm:Run*", "b"]"#);
    let starts: Vec<usize> = check(&text, &CAM)
        .iter()
        .map(|finding| finding.range.start)
        .collect();
    assert!(starts.len() >= 3 && starts.is_sorted(), "{starts:?}");
}
