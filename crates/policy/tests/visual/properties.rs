//! Rules that hold for random documents. `PROPTEST_CASES` sets how many, 1,000 where it does not.

use charter_policy::json::parse;
use charter_policy::tencent::CAM;
use charter_policy::visual::{Change, edits};
use proptest::prelude::*;

use super::checks::{idle, make, ranges, shown};
use super::generator::{self, Entropy};
use super::model;
use super::plain::{Plain, plain, write};
use super::view::{expected_blocks, found_blocks};

fn config() -> ProptestConfig {
    // `default` reads PROPTEST_CASES. A failing case is fixed and added to the tables, not to a file.
    let default = ProptestConfig::default();
    let set = std::env::var_os("PROPTEST_CASES").is_some();
    ProptestConfig {
        failure_persistence: None,
        cases: if set { default.cases } else { 1_000 },
        ..default
    }
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..300)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_form_shows_what_a_document_says(bytes in bytes()) {
        let mut entropy = Entropy::new(&bytes);
        let document = generator::policy(&mut entropy);
        let text = generator::laid_out(&document, &mut entropy);
        let visual = shown(&text);
        prop_assert_eq!(found_blocks(&visual), expected_blocks(&document), "{:?}", text);
        for place in 0..visual.blocks.len() {
            let Some(statement) = visual.statement(place) else { continue };
            for change in idle(place, statement) {
                prop_assert_eq!(edits(&text, &parse(&text), &CAM, &change), Ok(Vec::new()), "{:?} of {:?}", change, text);
            }
        }
    }

    #[test]
    fn a_change_does_what_it_says_and_nothing_else(bytes in bytes()) {
        let mut entropy = Entropy::new(&bytes);
        let change = generator::change(&mut entropy);
        let document = generator::policy(&mut entropy);
        let text = generator::laid_out(&document, &mut entropy);
        let expected = model::apply(Some(&document), &change);
        let after = make(&text, &change);
        let found = after.as_deref().and_then(plain);
        prop_assert_eq!(&found, &expected, "{:?} of {:?} gives {:?}", change, text, after);
        if let (Some(after), Some(expected)) = (after, expected) {
            prop_assert_eq!(found_blocks(&shown(&after)), expected_blocks(&expected));
            // Statements that say the same in another form may still change places.
            if expected == document && !matches!(change, Change::Move { .. }) {
                prop_assert_eq!(after, text);
            }
        }
    }

    #[test]
    fn a_uniform_document_stays_uniform(bytes in bytes(), layout in 0..5_usize) {
        let mut entropy = Entropy::new(&bytes);
        let change = generator::change(&mut entropy);
        let document = generator::policy(&mut entropy);
        let unit = [None, Some(""), Some("  "), Some("\t"), Some("    ")][layout];
        let newline = entropy.of(&["\n", "\r\n", "\r"]);
        let text = generator::uniform(&document, unit, newline);
        // An empty document has no layout.
        let Some(after) = make(&text, &change).filter(|_| text != "{}") else { return Ok(()) };
        let expected = model::apply(Some(&document), &change).expect("a change that was made");
        // One statement without a list gets its brackets around it, and its lines stay as they are.
        let list = |document: &Plain| {
            let members = document.members()?;
            model::find(members, "statement").map(|at| matches!(members[at].1, Plain::List(_)))
        };
        if list(&document) == Some(false) && list(&expected) == Some(true) && !matches!(change, Change::Remove(_)) {
            return Ok(());
        }
        prop_assert_eq!(&after, &generator::uniform(&expected, unit, newline), "{:?} of {:?}", change, text);
    }

    #[test]
    fn several_changes_one_after_the_other_do_what_they_say(bytes in bytes()) {
        let mut entropy = Entropy::new(&bytes);
        let mut document = None;
        let mut text = entropy.of(&["", "\n", "\u{feff} "]).to_owned();
        let first = Change::AddStatement { after: None, allow: true };
        for change in std::iter::once(first).chain((0..12).map(|_| generator::change(&mut entropy))) {
            let expected = model::apply(document.as_ref(), &change);
            let after = make(&text, &change);
            prop_assert_eq!(after.as_deref().and_then(plain), expected.clone(), "{:?} of {:?}", change, text);
            if let Some(after) = after {
                text = after;
                document = expected;
            }
        }
    }

    #[test]
    fn in_a_broken_text_a_change_does_what_it_says_or_is_refused(bytes in bytes()) {
        let mut entropy = Entropy::new(&bytes);
        let change = generator::change(&mut entropy);
        let document = generator::policy(&mut entropy);
        let text = generator::laid_out(&document, &mut entropy);
        let text = generator::broken(&text, &mut entropy);
        for range in ranges(&shown(&text)) {
            prop_assert!(text.get(range.clone()).is_some(), "{range:?} of {text:?}");
        }
        let Some(after) = make(&text, &change) else { return Ok(()) };
        let said = |plain: Option<Plain>| plain.map(Plain::said);
        let expected = model::apply(plain(&text).as_ref(), &change);
        prop_assert_eq!(said(plain(&after)), said(expected), "{:?} of {:?} gives {:?}", change, text, after);
    }

    #[test]
    fn any_text_can_be_read(text in any::<String>(), bytes in bytes()) {
        for range in ranges(&shown(&text)) {
            prop_assert!(text.get(range.clone()).is_some(), "{range:?} of {text:?}");
        }
        make(&text, &generator::change(&mut Entropy::new(&bytes)));
    }
}

#[test]
fn the_generator_makes_json_of_every_kind() {
    let mut kinds = [0_usize; 4];
    for seed in 0..500_u32 {
        let bytes: Vec<u8> = (0..200_u32)
            .map(|at| {
                (seed
                    .wrapping_mul(2_654_435_761)
                    .wrapping_add(at * at * 40_503)
                    >> 13) as u8
            })
            .collect();
        let mut entropy = Entropy::new(&bytes);
        let document = generator::policy(&mut entropy);
        let text = generator::laid_out(&document, &mut entropy);
        assert_eq!(parse(&text).faults, [], "{text:?}");
        assert_eq!(plain(&text), Some(document.clone()), "{text:?}");
        let visual = shown(&text);
        let statements: Vec<_> = (0..visual.blocks.len())
            .filter_map(|place| visual.statement(place))
            .collect();
        kinds[0] += statements
            .iter()
            .filter(|statement| !statement.conditions.is_empty())
            .count();
        kinds[1] += statements
            .iter()
            .filter(|statement| !statement.locked.is_empty())
            .count();
        kinds[2] += statements
            .iter()
            .filter(|statement| !statement.principals.is_empty())
            .count();
        kinds[3] += usize::from(write(&document, 0, &mut |_| String::new()) != text);
    }
    assert!(kinds.iter().all(|&count| count > 50), "{kinds:?}");
}
