//! What people reported of their policies, by kind: each with cases of its own, and the reported ones where they stand
//! beside the project.
// The lints let these pass in test functions, not in their helpers.
#![allow(clippy::expect_used, clippy::panic)]

mod variables;
mod whole;
mod words;

use charter_policy::{Code, Diagnostic, Profile, TextEdit, check, text};

/// A statement that allows an action on a resource, in Tencent Cloud's language.
fn on(action: &str, resource: &str) -> String {
    format!(
        r#"{{"version": "2.0", "statement": [{{"effect": "allow", "action": "{action}", "resource": "{resource}"}}]}}"#
    )
}

/// One that denies all of CVM under a condition.
fn under(condition: &str) -> String {
    format!(
        r#"{{"version": "2.0", "statement": [{{"effect": "deny", "action": "cvm:Stop*", "resource": "*", "condition": {condition}}}]}}"#
    )
}

/// A statement in Huawei Cloud's language.
fn huawei(version: &str, statement: &str) -> String {
    format!(r#"{{"Version": "{version}", "Statement": [{{{statement}}}]}}"#)
}

/// The findings of a text, each with what it points at; suggestions left aside.
fn found<'t>(source: &'t str, profile: &'static Profile) -> Vec<(Code, &'t str)> {
    let findings = check(source, profile).into_iter();
    let findings = findings.filter(|found| found.severity < charter_policy::Severity::Suggestion);
    findings
        .map(|found| (found.code, &source[found.range]))
        .collect()
}

/// The only finding of that code.
fn only(source: &str, profile: &'static Profile, code: Code) -> Diagnostic {
    let mut findings = check(source, profile).into_iter();
    let found = findings.find(|found| found.code == code);
    found.unwrap_or_else(|| panic!("no {code}: {source}"))
}

/// The text after the repair of a finding.
fn mended(source: &str, finding: &Diagnostic) -> String {
    let edits: &[TextEdit] = finding.fix.as_ref().map_or(&[], |fix| &fix.edits);
    text::apply(source, edits).expect("edits that fit")
}
