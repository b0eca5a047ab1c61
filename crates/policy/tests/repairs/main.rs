//! Repairs: they take out nothing but surplus punctuation and notes, and together they mend most of what really stands in
//! documentation.
// The lints let these pass in test functions, not in their helpers.
#![allow(clippy::expect_used, clippy::panic)]

mod mutants;
mod mutation;
mod quotes;

use std::fs;
use std::path::PathBuf;

use charter_policy::{Code, Diagnostic, Fix, Profile, check, huawei, tencent, text};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Rounds of repairs after which a text is left as it is.
const ROUNDS: usize = 20;

/// The repairs of a text that are about it as JSON.
fn repairs(source: &str, profile: &'static Profile) -> Vec<(Code, Fix)> {
    let syntax = |finding: Diagnostic| Some((finding.code, finding.fix?));
    let found = check(source, profile).into_iter().filter_map(syntax);
    found.filter(|(code, _)| code.is_syntax()).collect()
}

/// Applies every repair that does not collide with an earlier one, until there is none.
fn mended(source: &str, profile: &'static Profile) -> String {
    let mut current = source.to_owned();
    for _ in 0..ROUNDS {
        let mut edits = Vec::new();
        for (_, fix) in repairs(&current, profile) {
            let mut more = edits.clone();
            more.extend(fix.edits.iter().cloned());
            if text::apply(&current, &more).is_ok() {
                edits = more;
            }
        }
        let next = text::apply(&current, &edits).expect("edits that fit one by one");
        if next == current {
            break;
        }
        current = next;
    }
    current
}

/// What is neither space nor punctuation.
fn words(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|character| character.is_alphanumeric())
}

/// Whether the words of one text stand in the other too, in order.
fn stand_in(removed: &str, inserted: &str) -> bool {
    let mut inserted = words(inserted);
    words(removed).all(|wanted| inserted.any(|character| character == wanted))
}

fn assert_keeps_words(source: &str, profile: &'static Profile) {
    for (code, fix) in repairs(source, profile) {
        for edit in fix.edits.iter().filter(|_| code != Code::JsonComment) {
            let removed = &source[edit.range.clone()];
            assert!(
                stand_in(removed, &edit.insert),
                "{code} takes {removed:?} out of {source:?}"
            );
        }
    }
}

const SEEDS: &[&str] = &[
    "{“version”：“2.0”，'statement': [ // all of it\n {effect: allow, \"action\": [\"cvm:*\" \"b\",, \"c\"}],}]",
    "{\"version\": 02.0, \"statement\": [{\"effect\" \"deny\", /* not\n yet */ \"action\": \"a\tb,\n \"resource\": *}] extra }",
    "{\"a\": [1, tru, +5, \"\\x\", {\"b\" = \"c\"}]]\n# end",
];

const PIECES: &[&str] = &[
    "{", "}", "[", "]", ",", ":", "\"", "'", "“", "：", "，", "//", "/*", "*/", "#", "\n",
    "\u{a0}", "a", "1", "true", "\\", "字",
];

fn broken() -> impl Strategy<Value = String> {
    let edits = prop::collection::vec((any::<Index>(), 0..4_usize, select(PIECES)), 0..8);
    (select(SEEDS), edits).prop_map(|(seed, edits)| {
        let mut characters: Vec<char> = seed.chars().collect();
        for (at, removed, inserted) in edits {
            let start = at.index(characters.len() + 1);
            let end = (start + removed).min(characters.len());
            characters.splice(start..end, inserted.chars());
        }
        characters.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_repair_takes_out_nothing_but_punctuation_and_comments(source in broken()) {
        assert_keeps_words(&source, &tencent::CAM);
        let mended = mended(&source, &tencent::CAM);
        assert_keeps_words(&mended, &tencent::CAM);
    }
}

/// The documents of a folder beside the project.
fn documents(folder: &str) -> Vec<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/corpus")
        .join(folder);
    let entries = fs::read_dir(&path).expect("the corpus");
    let files = entries.map(|entry| entry.expect("a readable folder").path());
    let texts = files.filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    texts
        .map(|path| fs::read_to_string(path).expect("UTF-8"))
        .collect()
}

#[test]
#[cfg_attr(not(published), ignore = "the published documents are not here")]
fn most_malformed_documents_parse_after_their_repairs() {
    let folders: [(&str, &'static Profile); 2] = [
        ("tencent/malformed", &tencent::CAM),
        ("huawei/malformed", &huawei::V1_1),
    ];
    for (folder, profile) in folders {
        let documents = documents(folder);
        let parses = |source: &&String| {
            assert_keeps_words(source, profile);
            serde_json::from_str::<serde_json::Value>(&mended(source, profile)).is_ok()
        };
        let good = documents.iter().filter(parses).count();
        println!(
            "{folder}: {good} of {} parse after their repairs",
            documents.len()
        );
        assert!(
            good * 10 >= documents.len() * 8,
            "{folder}: {good} of {}",
            documents.len()
        );
    }
}
