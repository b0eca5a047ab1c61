//! The page of checks is the list of codes, and each of its examples is what it says: the wrong ones are found at
//! the exact place, the right ones are left alone.
// The lints let these pass in test functions, not in their helpers.
#![allow(clippy::expect_used, clippy::panic)]

mod further;
mod generated;
mod page;
mod published;
mod words;

use charter_policy::{
    Catalog, Code, Diagnostic, PROFILES, Profile, Severity, check_bytes, check_with, english, text,
};
use page::Example;

/// A list that is whole, and one that may have gaps.
const LISTS: [&str; 2] = [
    "charter-catalog 1\nas\tcomplete\nCreateScalingPolicy\nDescribeScalingPolicies\n",
    "charter-catalog 1\ntat\n=command/\t{commandId}\tregion\tuin\nCreateCommand\nInvokeCommand\t\t0\n",
];

fn check(text: &str, profile: &'static Profile) -> Vec<Diagnostic> {
    let lists = LISTS.iter();
    let catalog = lists.fold(Catalog::empty(), |catalog, list| {
        catalog.with_service(list).expect("a good list")
    });
    check_with(text, profile, &catalog)
}

/// The findings of an example.
fn found(example: &Example) -> Vec<Diagnostic> {
    match std::str::from_utf8(&example.text) {
        Ok(text) => check(text, example.profile),
        Err(_) => check_bytes(&example.text, example.profile),
    }
}

fn with_code(mut found: Vec<Diagnostic>, code: &str) -> Vec<Diagnostic> {
    found.retain(|finding| finding.code.as_str() == code);
    found
}

fn shown(example: &Example) -> String {
    String::from_utf8_lossy(&example.text)
        .chars()
        .take(300)
        .collect()
}

#[test]
fn the_page_lists_every_code_once_with_its_severity() {
    let listed: Vec<(&str, &str)> = page::rows()
        .iter()
        .map(|row| (row.code, row.severity))
        .collect();
    let codes = Code::ALL.iter();
    let expected: Vec<(&str, &str)> = codes
        .map(|code| (code.as_str(), code.severity().as_str()))
        .collect();
    assert_eq!(listed, expected);
}

#[test]
fn the_page_says_which_languages_have_a_check() {
    for row in page::rows() {
        let code = Code::from_name(row.code).expect("a code");
        let listed = page::profiles(row.languages);
        for profile in PROFILES {
            let has = listed.iter().any(|known| std::ptr::eq(*known, *profile));
            let (language, name) = (profile.dialect.name, profile.name);
            assert_eq!(profile.makes(code), has, "{code} in {language} {name}");
        }
        assert!(
            row.meaning.len() > 10 && row.meaning.ends_with('.'),
            "{code} says nothing"
        );
    }
}

#[test]
fn wrong_documents_are_found_at_the_exact_place() {
    let mut failed = Vec::new();
    for row in page::rows() {
        for example in &row.wrong {
            let mark = example.mark.clone().expect("a wrong example has a mark");
            let findings = with_code(found(example), row.code).into_iter();
            let places: Vec<_> = findings.map(|finding| finding.range).collect();
            if places != std::slice::from_ref(&mark) {
                failed.push(format!(
                    "{}: {places:?}, not {mark:?}, in {}",
                    row.code,
                    shown(example)
                ));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn right_documents_are_left_alone() {
    let mut failed = Vec::new();
    for row in page::rows() {
        for example in &row.right {
            for finding in found(example) {
                let error = !example.generated && finding.severity == Severity::Error;
                if error || finding.code.as_str() == row.code {
                    failed.push(format!(
                        "{}: {} in {}",
                        row.code,
                        finding.code,
                        shown(example)
                    ));
                }
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn a_fix_mends_what_it_is_offered_for() {
    let mut fixed = 0;
    for row in page::rows() {
        for example in &row.wrong {
            let Ok(source) = std::str::from_utf8(&example.text) else {
                continue;
            };
            for finding in with_code(found(example), row.code) {
                let Some(fix) = finding.fix else { continue };
                let mended = text::apply(source, &fix.edits).expect("edits fit");
                let left = with_code(check(&mended, example.profile), row.code);
                assert!(left.is_empty(), "{} is still in {mended}", row.code);
                fixed += 1;
            }
        }
    }
    assert!(fixed >= 40, "only {fixed} fixes");
}

#[test]
fn every_finding_is_worded_completely() {
    for row in page::rows() {
        for example in &row.wrong {
            for finding in with_code(found(example), row.code) {
                let message = english::message(&finding);
                assert!(message.ends_with(['.', '?']), "{}: {message}", row.code);
                assert!(!message.contains("“”"), "{}: {message}", row.code);
            }
        }
    }
    for &code in Code::ALL {
        assert!(english::help(code).ends_with('.'), "{code}");
        assert_eq!(Code::from_name(code.as_str()), Some(code));
    }
}
