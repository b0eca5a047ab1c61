//! Languages are tables: Huawei Cloud's, and one that only this test knows.
// The lint lets `expect` pass in test functions, not in their helpers.
#![allow(clippy::expect_used)]

mod aws;
mod aws_language;
mod huawei;
mod naver;

use charter_policy::{Code, PROFILES, Profile, Severity, check};

/// The findings of a text, each with the text that it points at.
fn found(text: &str, profile: &'static Profile) -> Vec<(Code, String)> {
    let findings = check(text, profile).into_iter();
    findings
        .map(|finding| (finding.code, text[finding.range].to_owned()))
        .collect()
}

/// Asserts what is found in a text, at which places.
fn assert_found(text: &str, profile: &'static Profile, expected: &[(Code, &str)]) {
    let found = found(text, profile);
    let found: Vec<(Code, &str)> = found
        .iter()
        .map(|(code, at)| (*code, at.as_str()))
        .collect();
    assert_eq!(found, expected, "{}: {text}", profile.name);
}

#[test]
fn every_kind_of_policy_has_a_name_of_its_own_in_its_language() {
    for (at, profile) in PROFILES.iter().enumerate() {
        let name = (profile.dialect.name, profile.name);
        let mut others = PROFILES.iter().skip(at + 1);
        assert!(
            others.all(|other| (other.dialect.name, other.name) != name),
            "{name:?} stands twice"
        );
    }
}

#[test]
fn lists_that_are_searched_are_sorted() {
    for profile in PROFILES {
        let dialect = profile.dialect;
        for list in [dialect.services, dialect.global_services] {
            assert!(list.is_sorted(), "{}: {list:?}", dialect.name);
        }
        let unknown = dialect
            .global_services
            .iter()
            .find(|service| !dialect.has_service(service));
        assert_eq!(unknown, None, "{}", dialect.name);
    }
}

#[test]
fn nothing_of_one_language_is_taken_for_another() {
    let tencent =
        r#"{"version":"2.0","statement":[{"effect":"deny","action":"cvm:Run*","resource":"*"}]}"#;
    // A policy without principals is no policy of a role or a bucket in any language.
    let nameless = |profile: &&&Profile| !profile.names_principals();
    for profile in PROFILES.iter().filter(nameless) {
        let errors = check(tencent, profile)
            .into_iter()
            .filter(|finding| finding.severity == Severity::Error)
            .count();
        assert_eq!(
            errors == 0,
            profile.dialect.name == "tencent",
            "{}",
            profile.name
        );
    }
}
