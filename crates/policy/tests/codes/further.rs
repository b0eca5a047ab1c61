//! Cases that take more than one row of the page.

use charter_policy::tencent::{CAM, SCP, TRUST};
use charter_policy::{Code, check_bytes, text};

use crate::check;

const GOOD: &str = r#"{"version": "2.0", "statement": [{"effect": "deny", "action": "cvm:Run*", "resource": "*"}]}"#;

fn policy(statement: &str) -> String {
    format!(r#"{{"version": "2.0", "statement": [{{{statement}}}]}}"#)
}

fn action(action: &str) -> String {
    policy(&format!(
        r#""effect": "allow", "action": {action}, "resource": "*""#
    ))
}

#[test]
fn a_name_is_unknown_where_the_list_is_whole_or_one_letter_away() {
    for (actions, unknown) in [
        // A list that may have gaps: only a typing error is a finding, whatever the case.
        (
            r#"["tat:InvokeComand", "tat:Wait", "tat:Wait*"]"#,
            Some("InvokeComand"),
        ),
        (
            r#"["tat:invokecommand", "tat:DescribeRegions", "tat:Wait*"]"#,
            None,
        ),
        // A list that is whole.
        ("\"name/as:Scale\"", Some("Scale")),
        (
            r#"["name/as:CreateScalingPolicy", "as:*", "other:Scale"]"#,
            None,
        ),
        ("\"as:Delete*\"", Some("Delete*")),
        ("\"as:*scaling*\"", None),
    ] {
        let text = action(actions);
        let mut found = check(&text, &CAM)
            .into_iter()
            .filter(|finding| finding.code == Code::ActionUnknown);
        assert_eq!(
            found.next().map(|finding| &text[finding.range]),
            unknown,
            "{actions}"
        );
        assert_eq!(found.next(), None, "{actions}");
    }
}

#[test]
fn a_statement_about_who_takes_on_a_role_needs_no_resource() {
    let trust = r#""effect": "allow", "principal": {"service": "cls.cloud.tencent.com"}, "action": "sts:AssumeRole""#;
    assert_eq!(check(&policy(trust), &TRUST), []);
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
    assert!(check_bytes(GOOD.as_bytes(), &CAM).is_empty());
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
