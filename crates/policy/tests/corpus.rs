//! The corpora beside the project. Where they are absent, each test is ignored.
// The lint lets `expect` pass in test functions, not in their helpers.
#![allow(clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use charter_policy::tencent::{CAM, SCP};
use charter_policy::{Code, LineIndex, Profile, Severity, check, check_bytes, json, recognize};

/// The documents of a folder, sorted by name.
fn documents(folder: &str) -> Vec<(String, Vec<u8>)> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/corpus")
        .join(folder);
    let entries = fs::read_dir(&path).expect("the corpus");
    let mut found: Vec<(String, Vec<u8>)> = entries
        .map(|entry| entry.expect("a readable folder"))
        .filter(|entry| entry.file_name() != "LICENSE")
        .map(|entry| {
            (
                entry.file_name().to_string_lossy().into_owned(),
                fs::read(entry.path()).expect("a readable file"),
            )
        })
        .collect();
    found.sort();
    assert!(!found.is_empty(), "{} is empty", path.display());
    found
}

/// What a document is written like.
fn kind(bytes: &[u8]) -> &'static Profile {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    recognize(text, "tencent").expect("the language")
}

/// The published documents that parse and yet get an error, each with what is wrong with it: all of them are faults of the
/// document.
const ERRORS: &[(&str, Code, &str)] = &[
    (
        "tcdoc-0132.json",
        Code::ResourceAccount,
        "the account segment is left out",
    ),
    (
        "tcdoc-0133.json",
        Code::ResourceAccount,
        "the account segment is left out",
    ),
    (
        "tcdoc-0161.json",
        Code::PrincipalNotAllowed,
        "a principal in a policy about message queues: only roles and buckets have one",
    ),
    (
        "tcdoc-0264.json",
        Code::ActionSpace,
        "spaces after the colons of actions",
    ),
    (
        "tcdoc-0264.json",
        Code::PrincipalFormat,
        "spaces after the colons of the principal",
    ),
    (
        "tcdoc-0264.json",
        Code::ConditionKeySpace,
        "a space in the key qcs: ip",
    ),
    (
        "tcdoc-0264.json",
        Code::ResourceSpace,
        "spaces after the colons of the resource",
    ),
    (
        "tcdoc-0425.json",
        Code::ResourceSegments,
        "five segments: the region is left out",
    ),
    (
        "tcdoc-0426.json",
        Code::ResourceSegments,
        "five segments: the region is left out",
    ),
    (
        "tcdoc-0458.json",
        Code::ActionSpace,
        "spaces after the colons of actions",
    ),
];

/// Errors that are not the fault of the document, each with its reason.
const FALSE_ERRORS: &[(&str, Code, &str)] = &[];

#[test]
#[cfg_attr(not(published), ignore = "the published documents are not here")]
fn few_published_policies_get_an_error_and_each_for_a_reason() {
    let documents = documents("tencent/valid");
    let mut errors = BTreeSet::new();
    for (name, bytes) in &documents {
        let found = check_bytes(bytes, kind(bytes));
        let worst = found
            .iter()
            .filter(|finding| finding.severity == Severity::Error);
        errors.extend(worst.map(|finding| (name.as_str(), finding.code)));
    }
    let expected = ERRORS.iter().chain(FALSE_ERRORS);
    let expected: BTreeSet<_> = expected.map(|(name, code, _)| (*name, *code)).collect();
    assert_eq!(errors, expected);
    let with_error: BTreeSet<_> = errors.iter().map(|(name, _)| name).collect();
    println!(
        "{} of {} valid documents have an error:",
        with_error.len(),
        documents.len()
    );
    for (name, code, reason) in ERRORS {
        println!("  {name} {code}: {reason}");
    }
    assert!(FALSE_ERRORS.len() * 100 <= documents.len(), "more than 1 %");
}

/// How many valid documents have a finding of that code below an error. All have been looked at: the
/// placeholders and unknown variables are templates of the documentation, which no vendor accepts as they are.
const NOTES: &[(Code, usize)] = &[
    (Code::ElementCase, 15),
    (Code::EmptyCondition, 1),
    (Code::Placeholder, 56),
    // A message queue in the policy of a bucket.
    (Code::KindForeign, 3),
    (Code::StatementRedundant, 1),
    (Code::EffectCase, 5),
    (Code::AllowAll, 1),
    (Code::AllowService, 33),
    (Code::AllowEscalation, 5),
    (Code::AllowSensitive, 2),
    (Code::ActionRedundant, 5),
    (Code::ResourceRedundant, 3),
    (Code::QualifierForAll, 1),
    (Code::ConditionKeyLegacy, 2),
    (Code::ValueRedundant, 1),
    (Code::IpHostBits, 6),
    (Code::VariableUnknown, 3),
    (Code::VariableMisplaced, 1),
];

/// Documents with a warning that is false or doubtful, each with its reason. With the catalog there is one more: see the
/// test on it.
const DOUBTFUL: &[(&str, Code, &str)] = &[];

#[test]
#[cfg_attr(not(published), ignore = "the published documents are not here")]
fn other_findings_in_published_policies_stay_few() {
    let documents = documents("tencent/valid");
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    for (_, bytes) in &documents {
        let found = check_bytes(bytes, kind(bytes));
        let lesser = found
            .iter()
            .filter(|finding| finding.severity != Severity::Error);
        let codes: BTreeSet<Code> = lesser.map(|finding| finding.code).collect();
        for code in codes {
            *counts.entry(code).or_default() += 1;
        }
    }
    for (code, count) in &counts {
        println!("  {count:3} documents: {} {code}", code.severity());
    }
    println!(
        "{} of {} documents with a doubtful warning",
        DOUBTFUL.len(),
        documents.len()
    );
    assert_eq!(counts, NOTES.iter().copied().collect());
    // One more has a doubtful warning with the catalog.
    assert!(
        (DOUBTFUL.len() + 1) * 100 <= documents.len(),
        "more than 1 %"
    );
}

#[test]
#[cfg_attr(not(published), ignore = "the published documents are not here")]
fn published_policies_raise_no_false_json_fault() {
    for folder in ["tencent/valid", "huawei/valid"] {
        let documents = documents(folder);
        for (name, bytes) in documents {
            assert_eq!(json::parse_bytes(&bytes).faults, [], "{name}");
        }
    }
}

/// Line of the first fault as Python 3.12's `json.loads` gives it, where ours is another, with the reason.
const OTHER_LINES: &[(&str, usize, &str)] = &[
    (
        "tcdoc-bad-0005.txt",
        11,
        "the comma before the bracket, not the bracket",
    ),
    (
        "tcdoc-bad-0007.txt",
        17,
        "the comma before the bracket, not the bracket",
    ),
    (
        "tcdoc-bad-0009.txt",
        8,
        "the comma before the bracket, not the bracket",
    ),
    (
        "tcdoc-bad-0048.txt",
        17,
        "the comma before the bracket, not the bracket",
    ),
    (
        "tcdoc-bad-0056.txt",
        9,
        "the comma before the bracket, not the bracket",
    ),
    (
        "tcdoc-bad-0058.txt",
        27,
        "the comma before the bracket, not the bracket",
    ),
    (
        "tcdoc-bad-0064.txt",
        9,
        "the comma before the bracket, not the bracket",
    ),
];

/// Line and column of the first fault as Python 3.12's `json.loads` gives it.
const PYTHON: &[(&str, usize, usize)] = &[
    ("tcdoc-bad-0002.txt", 9, 44),
    ("tcdoc-bad-0003.txt", 9, 53),
    ("tcdoc-bad-0004.txt", 9, 61),
    ("tcdoc-bad-0005.txt", 11, 9),
    ("tcdoc-bad-0007.txt", 17, 9),
    ("tcdoc-bad-0009.txt", 8, 9),
    ("tcdoc-bad-0012.txt", 10, 73),
    ("tcdoc-bad-0013.txt", 10, 73),
    ("tcdoc-bad-0014.txt", 10, 73),
    ("tcdoc-bad-0016.txt", 10, 73),
    ("tcdoc-bad-0018.txt", 10, 73),
    ("tcdoc-bad-0022.txt", 7, 10),
    ("tcdoc-bad-0023.txt", 8, 13),
    ("tcdoc-bad-0028.txt", 6, 78),
    ("tcdoc-bad-0029.txt", 5, 54),
    ("tcdoc-bad-0030.txt", 6, 13),
    ("tcdoc-bad-0032.txt", 2, 21),
    ("tcdoc-bad-0033.txt", 2, 21),
    ("tcdoc-bad-0034.txt", 2, 21),
    ("tcdoc-bad-0036.txt", 2, 21),
    ("tcdoc-bad-0038.txt", 4, 11),
    ("tcdoc-bad-0041.txt", 9, 17),
    ("tcdoc-bad-0044.txt", 8, 79),
    ("tcdoc-bad-0046.txt", 2, 1),
    ("tcdoc-bad-0047.txt", 2, 1),
    ("tcdoc-bad-0048.txt", 17, 9),
    ("tcdoc-bad-0049.txt", 3, 9),
    ("tcdoc-bad-0053.txt", 5, 5),
    ("tcdoc-bad-0054.txt", 5, 5),
    ("tcdoc-bad-0056.txt", 9, 13),
    ("tcdoc-bad-0058.txt", 27, 13),
    ("tcdoc-bad-0061.txt", 10, 64),
    ("tcdoc-bad-0064.txt", 9, 7),
    ("tcdoc-bad-0065.txt", 6, 17),
    ("tcdoc-bad-0066.txt", 6, 17),
    ("tcdoc-bad-0072.txt", 9, 45),
    ("tcdoc-bad-0073.txt", 9, 45),
    ("tcdoc-bad-0076.txt", 12, 13),
    ("tcdoc-bad-0077.txt", 11, 13),
    ("tcdoc-bad-0078.txt", 7, 13),
];

#[test]
#[cfg_attr(not(published), ignore = "the published documents are not here")]
fn malformed_policies_are_refused_where_an_independent_parser_refuses_them() {
    let documents = documents("tencent/malformed");
    let mut same = 0;
    for (name, bytes) in &documents {
        let source = std::str::from_utf8(bytes).expect("UTF-8");
        let (_, line, column) = PYTHON
            .iter()
            .find(|entry| entry.0 == name)
            .expect("a document of the table");
        let first = json::parse(source)
            .faults
            .first()
            .map(|fault| fault.range.start)
            .expect("a fault");
        let position = LineIndex::new(source).position(first);
        match OTHER_LINES.iter().find(|entry| entry.0 == name) {
            Some((_, python, reason)) => {
                assert_eq!(
                    (*python, position.line + 1),
                    (*line, *line),
                    "{name}: {reason}"
                );
            }
            None => assert_eq!(position.line, *line, "{name}"),
        }
        same += usize::from((position.line, position.column) == (*line, *column));
        for profile in [&CAM, &SCP] {
            let found = check(source, profile);
            assert!(
                found
                    .iter()
                    .any(|finding| finding.severity == Severity::Error),
                "{name}"
            );
        }
    }
    println!("{same} of {} at the same column as Python", documents.len());
}

#[test]
#[cfg_attr(not(published), ignore = "the published documents are not here")]
fn the_json_suite_is_judged_as_it_should_be() {
    let documents = documents("json");
    for (name, bytes) in &documents {
        let faults = json::parse_bytes(bytes).faults;
        match name.get(..2) {
            Some("y_") => assert_eq!(faults, [], "{name}"),
            Some("n_") => {
                let first = faults
                    .first()
                    .unwrap_or_else(|| panic!("{name} was accepted"));
                assert!(first.range.end <= bytes.len(), "{name}");
            }
            _ => {}
        }
        // Whatever the document is, the checks go through it.
        check_bytes(bytes, &SCP);
    }
    println!("{} documents of the suite", documents.len());
}
