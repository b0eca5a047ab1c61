//! Properties over random texts. `PROPTEST_CASES` sets how many; 256 by default.
// The lint lets `expect` pass in test functions, not in their helpers.
#![allow(clippy::expect_used)]

use charter_policy::json::{NodeId, Parsed, parse, parse_bytes, tokens};
use charter_policy::tencent::CAM;
use charter_policy::{Diagnostic, LineIndex, PROFILES, Profile, check, check_bytes, english, text};
use proptest::prelude::*;

const SEEDS: &[&str] = &[
    "{\"version\": \"2.0\", \"statement\": [{\"effect\": \"deny\", \"action\": [\"name/cvm:Run*\", \"cos:*\"], \"resource\": \"qcs::cvm:ap-guangzhou:uin/1:instance/${uin}\", \"condition\": {\"ip_not_equal\": {\"qcs:ip\": [\"10.0.0.1/8\", \"::1\"]}}}]}",
    "{\r\n\t\"version\":\"2.0\",\r\n\t\"statement\":{\"Effect\":\"Allow\",\"action\":\"*\",\"resource\":[\"*\",\"*\"]}\r\n}\r\n",
    "\u{feff}{“version”：“2.0”，'statement': [ // 注释\n {effect: allow, \"action\": [\"cvm:\\u0041\\ud83d\\ude00\", \"a\tb,\n \"c\"],}]",
    "{\"permissions\":[{\"effect\":\"Allow\",\"targets\":[{\"product\":\"SSO\",\"actions\":[\"Change/addUserToGroup\",\"View/get*\"],\"resourceNrns\":[\"nrn:PUB:SSO:KR:1:Group/*\"]}],\"condition\":{\"StringEquals\":{\"ncp:principalId\":\"${ncp:principalName}\"}}}]}",
    "{\"Version\": \"5.0\", \"Statement\": [{\"Sid\": \"a b\", \"Effect\": \"Allow\", \"NotAction\": [\"ecs:*:get\", \"ecs:servers:get\"], \"Principal\": {\"Service\": \"x*\"}, \"Resource\": \"ecs::a:instance:i\", \"Condition\": {\"ForAllValues:StringEquals\": {\"g:SourceVpc\": 7, \"g:ResourceTag\": true}, \"Bool\": {\"g:MFAPresent\": [true, \"false\"]}, \"DateLessThan\": {\"g:CurrentTime\": \"2026-01-01 08:00\"}}}, {\"Sid\": \"a b\"}]}",
    "[{\"version\": \"2.0\", \"statement \": [{\"effect\": \"allow\", \"action\": [\"cvm:*\", \"cvm:Run\"], \"resource\": [\"*\", \"qcs::cam:gz::a\"], \"condition\": {\"for_all_value:null_equal\": {\"qcs:ip \": [true, true]}}}]}]",
    "[1, -2.5e+3, tru, null, {\"a\": {\"a\": 1, \"A\": 2}}]]",
];

/// Pieces that matter to a policy, JSON or a text.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "'",
        "“",
        "”",
        "，",
        "：",
        "\\",
        "\n",
        "\r",
        "\r\n",
        "\t",
        " ",
        "\u{a0}",
        "\u{feff}",
        "//",
        "/*",
        "*/",
        "#",
        "1",
        "-",
        "0.",
        "1e5",
        "true",
        "null",
        "*",
        "${uin}",
        "${",
        "qcs::",
        "nrn:PUB:",
        "\"product\": \"SSO\"",
        "\"Change*\"",
        "cvm:*",
        "\"effect\": \"deny\"",
        "\"action\": ",
        "\"condition\": {",
        "\"ip_equal\"",
        "\"qcs:ip\"",
        "10.0.0.0/33",
        "字",
        "😀",
    ]);
    prop_oneof![4 => fixed.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}

/// A document with some bytes cut out, doubled or replaced by pieces.
fn mutated() -> impl Strategy<Value = String> {
    let edit = (any::<prop::sample::Index>(), 0..6_usize, piece());
    (
        prop::sample::select(SEEDS),
        prop::collection::vec(edit, 0..6),
    )
        .prop_map(|(seed, edits)| {
            let mut characters: Vec<char> = seed.chars().collect();
            for (at, removed, inserted) in edits {
                let start = at.index(characters.len() + 1);
                let end = (start + removed).min(characters.len());
                characters.splice(start..end, inserted.chars());
            }
            characters.into_iter().collect()
        })
}

fn document() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat());
    prop_oneof![3 => mutated(), 2 => pieces, 1 => any::<String>()]
}

fn config() -> ProptestConfig {
    // `default` reads PROPTEST_CASES. A failing case is fixed and added to the tables, not to a file.
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Every node lies in its parent, after its elder sibling, on character boundaries.
fn assert_nested(source: &str, parsed: &Parsed) {
    assert!(
        parsed.faults.is_sorted_by_key(|fault| fault.range.start),
        "{source:?}"
    );
    let tree = &parsed.tree;
    for index in 0..tree.nodes().len() {
        let id = NodeId::from_index(index);
        let range = tree.range(id);
        assert!(
            source.get(range.clone()).is_some(),
            "{range:?} in {source:?}"
        );
        assert!(
            source.get(tree.inner(id)).is_some(),
            "inside of {range:?} in {source:?}"
        );
        let mut end = range.start;
        for child in tree.children(id) {
            let inner = tree.range(child);
            assert!(
                end <= inner.start && inner.end <= range.end,
                "{inner:?} in {range:?} of {source:?}"
            );
            assert_eq!(tree.parent(child), Some(id));
            end = inner.end;
        }
    }
}

fn assert_in_text(source: &str, found: &[Diagnostic]) {
    assert!(found.is_sorted_by_key(|finding| (finding.range.start, finding.severity)));
    for finding in found {
        assert!(
            source.get(finding.range.clone()).is_some(),
            "{finding:?} in {source:?}"
        );
        assert!(!english::message(finding).is_empty());
        if let Some(fix) = &finding.fix {
            text::apply(source, &fix.edits).expect("a fix applies by itself");
        }
    }
}

/// Every finding is one that the profile makes, and no fix of a text that is JSON leaves one that is none.
fn assert_made(source: &str, profile: &Profile, found: &[Diagnostic]) {
    let is_json = parse(source).faults.is_empty();
    for finding in found {
        assert!(
            profile.makes(finding.code),
            "{} in {source:?}",
            finding.code
        );
        let fix = finding.fix.as_ref().filter(|_| is_json);
        let mended = fix.and_then(|fix| text::apply(source, &fix.edits).ok());
        if let Some(mended) = mended {
            assert_eq!(parse(&mended).faults, [], "{} in {source:?}", finding.code);
        }
    }
}

/// Applies every fix that does not collide with an earlier one.
fn fix_all(source: &str, found: &[Diagnostic]) -> String {
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

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_is_parsed_into_a_tree_that_nests(source in document()) {
        assert_nested(&source, &parse(&source));
    }

    #[test]
    fn a_text_without_faults_is_what_another_parser_accepts(source in document()) {
        let ours = parse(&source).faults.is_empty();
        let bare = source.strip_prefix('\u{feff}').unwrap_or(&source);
        let theirs = serde_json::from_str::<serde_json::Value>(bare);
        match theirs {
            Ok(_) => prop_assert!(ours, "refused: {source:?}"),
            // The other parser also refuses lone surrogates and numbers out of range, which the grammar allows.
            Err(error) => {
                let strict = error.to_string();
                let allowed = strict.contains("surrogate") || strict.contains("out of range")
                    || strict.contains("hex escape");
                prop_assert!(!ours || allowed, "accepted: {source:?} ({strict})");
            }
        }
    }

    #[test]
    fn tokens_joined_are_the_text(source in document()) {
        let joined: String = tokens(&source).map(|token| &source[token.range]).collect();
        prop_assert_eq!(joined, source);
    }

    #[test]
    fn any_text_is_checked_and_every_fix_applies(source in document()) {
        for profile in PROFILES {
            let found = check(&source, profile);
            assert_in_text(&source, &found);
            assert_made(&source, profile, &found);
            let mended = fix_all(&source, &found);
            assert_in_text(&mended, &check(&mended, profile));
        }
    }

    #[test]
    fn any_bytes_are_checked(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for fault in parse_bytes(&bytes).faults {
            prop_assert!(fault.range.end <= bytes.len());
        }
        check_bytes(&bytes, &CAM);
    }

    #[test]
    fn positions_and_offsets_agree(source in document()) {
        let index = LineIndex::new(&source);
        let mut units = 0;
        for (offset, character) in source.char_indices() {
            let position = index.position(offset);
            let inside_line_end = character == '\n' && source[..offset].ends_with('\r');
            let mark = offset == 0 && character == '\u{feff}';
            if !inside_line_end && !mark {
                prop_assert_eq!(index.offset(position), offset, "{:?}", position);
            }
            prop_assert_eq!(index.to_utf16(offset), units);
            prop_assert_eq!(index.from_utf16(units), offset);
            units += character.len_utf16();
        }
        prop_assert_eq!(index.to_utf16(source.len()), units);
        let last = index.position(source.len());
        prop_assert_eq!(last.line, index.line_count());
    }
}
