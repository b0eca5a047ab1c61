//! Whatever the text, and wherever the caret.

use charter_policy::complete::{MAX_ITEMS, complete};
use charter_policy::explain::explain;
use charter_policy::json::parse;
use charter_policy::naver::USER_POLICY;
use charter_policy::tencent::{CAM, SCP};
use charter_policy::{Catalog, TextEdit, english, text};
use proptest::prelude::*;

use crate::{catalog, names};

const SEEDS: [&str; 5] = [
    "{\"permissions\":[{\"effect\":\"Allow\",\"targets\":[{\"product\":\"SSO\",\"actions\":[\"Change/add\",\"View*\"],\"resourceNrns\":[\"nrn:PUB:SSO::1:User/1\"]}],\"condition\":{\"StringEquals\":{\"ncp:principalId\":[\"${ncp:principalName}\"]}}}]}",
    "{\"version\": \"2.0\", \"statement\": [{\"effect\": \"deny\", \"action\": [\"name/cvm:Run*\", \"cls:\"], \"resource\": \"qcs::cvm:ap-guangzhou:uin/1:instance/${uin}\", \"condition\": {\"ip_not_equal\": {\"qcs:ip\": [\"10.0.0.1/8\", \"\"]}}}]}",
    "\u{feff}{\r\n\t\"Statement\":{\"principal\":{\"qcs\":[\"qcs::cam::uin/1:root\"]},\"action\":\"*\",\"resource\":[\"*\",\"qcs::\"]}\r\n}\r\n",
    "{“version”：“2.0”，'statement': [ // 注释\n {effect: allow, \"action\": [cvm:Stop, \"cvm:\\u0041\\ud83d\\ude00\", \"a\tb,\n \"c\"],}]",
    "{\"permissions\":[{\"effect\":\"Allow\",\"targets\":[{\"product\":\"SSO\"\",\"actions\":[\"View*\"],\"resourceNrns\":[\"*\"]}]}]}",
];

fn damaged() -> impl Strategy<Value = String> {
    let pieces = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"effect\": ",
        "“",
        "\\",
        "\n",
        " ",
        "//",
        "cvm:",
        "*",
        "字",
        "😀",
        "",
        "",
    ];
    let edit = (
        any::<prop::sample::Index>(),
        0..9_usize,
        prop::sample::select(pieces.to_vec()),
    );
    (
        prop::sample::select(SEEDS.to_vec()),
        prop::collection::vec(edit, 0..5),
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

fn holds_at(written: &str, catalog: &Catalog, offset: usize) -> Result<(), TestCaseError> {
    for profile in [&CAM, &SCP, &USER_POLICY] {
        let Some(found) = complete(written, profile, catalog, &names(), offset, true) else {
            continue;
        };
        prop_assert!(found.items.len() <= MAX_ITEMS);
        prop_assert!(written.get(found.range.clone()).is_some());
        let offset = written.floor_char_boundary(offset);
        prop_assert!(found.range.start <= offset && offset <= found.range.end);
        let faults = parse(written).faults.len();
        for item in found.items.iter().take(3) {
            prop_assert!(item.insert.is_char_boundary(item.caret));
            let edit = TextEdit::replace(found.range.clone(), item.insert.as_str());
            let after = text::apply(written, &[edit]).expect("the range fits");
            // In a text without faults none comes up.
            if faults == 0 {
                prop_assert_eq!(parse(&after).faults, vec![], "{}", after);
            }
        }
    }
    let at = written.floor_char_boundary(offset);
    for profile in [&CAM, &USER_POLICY] {
        let Some(found) = explain(written, profile, catalog, offset) else {
            continue;
        };
        prop_assert!(written.get(found.range.clone()).is_some());
        // The quote before the word, of up to three bytes, counts as the word.
        prop_assert!(found.range.start <= at + 3 && at <= found.range.end);
        prop_assert!(!english::explanation(&found).is_empty());
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_offset_of_any_text_can_be_asked_about(written in damaged(), at in any::<prop::sample::Index>()) {
        let catalog = catalog();
        for offset in [0, at.index(written.len() + 1), at.index(written.len() + 1) + 1, written.len() + 7] {
            holds_at(&written, &catalog, offset)?;
        }
    }
}

#[test]
fn every_offset_of_the_seeds_can_be_asked_about() {
    let catalog = catalog();
    for seed in SEEDS {
        for end in (0..=seed.len()).filter(|&end| seed.is_char_boundary(end)) {
            // As somebody types it: the text ends at the caret.
            holds_at(&seed[..end], &catalog, end).expect("holds");
            holds_at(seed, &catalog, end).expect("holds");
        }
    }
}
