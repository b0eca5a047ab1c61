//! Kinds of policies: what a text is taken for, and what is said of one that is checked as another.
// The lints let these pass in test functions, not in their helpers.
#![allow(clippy::expect_used, clippy::panic)]

mod form;
mod found;
mod judged;
mod recognized;

use charter_policy::{Code, Profile, check};

const ROOT: &str = r#""principal": {"qcs": "qcs::cam::uin/1:root"}"#;
const SERVICE: &str = r#""principal": {"service": "scf.qcloud.com"}"#;
const AGENT: &str = r#""Principal": {"Service": ["service.OBS"]}"#;

fn of_tencent(statements: &[String]) -> String {
    let statements = statements.join(", ");
    format!(r#"{{"version": "2.0", "statement": [{statements}]}}"#)
}

fn of_huawei(statements: &[String]) -> String {
    let statements = statements.join(", ");
    format!(r#"{{"Version": "5.0", "Statement": [{statements}]}}"#)
}

/// A statement of Tencent Cloud.
fn allow(rest: &str) -> String {
    format!(r#"{{"effect": "allow", {rest}}}"#)
}

/// A statement of Huawei Cloud.
fn huawei_allow(rest: &str) -> String {
    format!(r#"{{"Effect": "Allow", {rest}}}"#)
}

fn found(text: &str, profile: &'static Profile) -> Vec<(Code, String)> {
    let found = check(text, profile).into_iter();
    found
        .map(|finding| (finding.code, text[finding.range].to_owned()))
        .collect()
}

/// The findings about kinds and principals.
fn about_kinds(text: &str, profile: &'static Profile) -> Vec<(Code, String)> {
    let mut found = found(text, profile);
    found.retain(|(code, _)| {
        code.as_str().starts_with("kind-") || code.as_str().contains("principal-")
    });
    found
}
