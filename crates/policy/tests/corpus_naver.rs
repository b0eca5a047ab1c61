//! Policies of NAVER Cloud's Sub Account, written after its guides and its API's pages: nobody publishes a collection.
// The lints let these pass in test functions, not in their helpers.
#![allow(clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use charter_policy::naver::{USER_POLICY, permissions};
use charter_policy::{Code, Diagnostic, LineIndex, Severity, check, english, json, text};

/// The documents of a folder, sorted by name.
fn documents(folder: &str) -> Vec<(String, String)> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus-naver")
        .join(folder);
    let entries = fs::read_dir(path).expect("a folder");
    let mut found: Vec<(String, String)> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy();
            let source = fs::read_to_string(&path).expect("UTF-8");
            (name.into_owned(), source)
        })
        .collect();
    found.sort();
    found
}

/// What is said of valid documents, each time with the reason. Nothing of it is false.
const NOTES: &[(&str, Code, &str)] = &[
    (
        "deny-deleting.json",
        Code::AllowService,
        "a whole service is allowed",
    ),
    (
        "deny-one-bucket.json",
        Code::AllowService,
        "a whole service is allowed",
    ),
    (
        "everything-of-one-service.json",
        Code::AllowService,
        "a whole service is allowed",
    ),
    (
        "sso-everything-but-the-tenant.json",
        Code::AllowService,
        "a whole service is allowed",
    ),
    (
        "sso-everything.json",
        Code::AllowService,
        "a whole service is allowed",
    ),
    (
        "sso-related-deselected.json",
        Code::RelatedActionMissing,
        "View/getUserDetail was deselected",
    ),
    (
        "without-any-condition.json",
        Code::EmptyCondition,
        "the condition is empty",
    ),
];

/// Valid documents of which something false is said; a warning that may be false counts.
const DOUBTFUL: &[&str] = &[];

#[test]
fn valid_policies_get_no_error_and_each_note_has_its_reason() {
    let documents = documents("valid");
    assert!(documents.len() >= 40, "only {} documents", documents.len());
    let mut found = BTreeSet::new();
    for (name, source) in &documents {
        assert_eq!(json::parse(source).faults, [], "{name}");
        let findings = check(source, &USER_POLICY);
        found.extend(findings.iter().map(|finding| (name.as_str(), finding.code)));
    }
    let expected: BTreeSet<_> = NOTES.iter().map(|(name, code, _)| (*name, *code)).collect();
    assert_eq!(found, expected);
    let errors = NOTES
        .iter()
        .filter(|(_, code, _)| code.severity() == Severity::Error);
    let with_error: BTreeSet<&str> = errors.map(|(name, _, _)| *name).collect();
    for bad in [with_error.len(), DOUBTFUL.len()] {
        assert!(bad * 100 <= documents.len(), "more than 1 %");
    }
    println!(
        "{} documents: {} with an error, {} with a doubtful warning, {} true notes",
        documents.len(),
        with_error.len(),
        DOUBTFUL.len(),
        NOTES.len()
    );
}

#[test]
fn the_policies_on_single_sign_on_are_read() {
    for (name, source) in documents("valid") {
        let speaks_of_it = source.contains("\"SSO\"");
        assert_eq!(!permissions(&source).is_empty(), speaks_of_it, "{name}");
    }
}

/// Line and column of the first fault as `json.loads` of Python 3.11 gives it, from 1.
const PYTHON: &[(&str, usize, usize)] = &[
    ("bad-escape.txt", 8, 28),
    ("block-comment.txt", 7, 32),
    ("broken-over-lines.txt", 8, 32),
    ("empty.txt", 1, 1),
    ("end-of-shell-quote-left.txt", 14, 2),
    ("full-width-colon.txt", 4, 15),
    ("full-width-comma.txt", 7, 30),
    ("left-out-part.txt", 8, 53),
    ("line-comment.txt", 9, 11),
    ("missing-closing-bracket.txt", 10, 9),
    ("missing-colon.txt", 5, 17),
    ("missing-comma-after-effect.txt", 5, 7),
    ("missing-comma-between-permissions.txt", 13, 5),
    ("missing-comma-in-list.txt", 8, 52),
    ("missing-last-brace.txt", 14, 1),
    ("missing-quote.txt", 7, 30),
    ("no-break-space.txt", 4, 16),
    ("nothing-but-space.txt", 3, 1),
    ("one-brace-too-many.txt", 15, 1),
    ("python-none.txt", 5, 20),
    ("shell-quote-left.txt", 1, 1),
    ("single-quotes.txt", 2, 3),
    ("trailing-comma-in-list.txt", 9, 32),
    ("trailing-comma-in-object.txt", 10, 9),
    ("two-documents.txt", 15, 1),
    ("typographic-quotes.txt", 4, 17),
    ("unquoted-key.txt", 7, 11),
    ("unquoted-value.txt", 4, 17),
];

/// Where our first fault stands on another line, and why.
const OTHER_LINES: &[(&str, usize, &str)] = &[
    (
        "missing-last-brace.txt",
        13,
        "after the last bracket, not behind the line's end",
    ),
    (
        "trailing-comma-in-object.txt",
        9,
        "the comma before the bracket, not the bracket",
    ),
    ("nothing-but-space.txt", 1, "the text, not its end"),
];

#[test]
fn malformed_policies_are_refused_where_an_independent_parser_refuses_them() {
    let documents = documents("malformed");
    assert!(documents.len() >= 15, "only {} documents", documents.len());
    assert_eq!(documents.len(), PYTHON.len());
    let mut same = 0;
    for ((name, source), (listed, line, column)) in documents.iter().zip(PYTHON) {
        assert_eq!(name, listed);
        let faults = json::parse(source).faults;
        let first = faults
            .first()
            .map(|fault| fault.range.start)
            .expect("a fault");
        let position = LineIndex::new(source).position(first);
        let other = OTHER_LINES.iter().find(|entry| entry.0 == name);
        let expected = other.map_or(*line, |(_, line, _)| *line);
        assert_eq!(position.line, expected, "{name}");
        same += usize::from((position.line, position.column) == (*line, *column));
        let found = check(source, &USER_POLICY);
        let worst = found
            .iter()
            .find(|finding| finding.severity == Severity::Error)
            .expect("an error");
        let message = english::message(worst);
        assert!(message.ends_with(['.', '?']), "{name}: {message}");
    }
    println!("{same} of {} at the same column as Python", documents.len());
}

/// Applies every repair that does not collide with an earlier one.
fn repaired(source: &str, found: &[Diagnostic]) -> String {
    let mut edits = Vec::new();
    for fix in found.iter().filter_map(|finding| finding.fix.as_ref()) {
        let mut more = edits.clone();
        more.extend(fix.edits.iter().cloned());
        if text::apply(source, &more).is_ok() {
            edits = more;
        }
    }
    text::apply(source, &edits).expect("edits that fit one by one")
}

#[test]
fn most_malformed_policies_parse_after_their_repairs() {
    let documents = documents("malformed");
    let mended = documents.iter().filter(|(name, source)| {
        let mended = repaired(source, &check(source, &USER_POLICY));
        let parses = serde_json::from_str::<serde_json::Value>(&mended).is_ok();
        if !parses {
            println!("  {name} does not parse after its repairs");
        }
        parses
    });
    let mended = mended.count();
    println!("{mended} of {} parse after their repairs", documents.len());
    assert!(mended * 10 >= documents.len() * 8);
}
