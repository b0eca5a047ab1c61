//! Properties of a document that is typed into: nothing is lost, and everything can be taken back.
//! `PROPTEST_CASES` sets how many; 256 by default.
// The lint lets `expect` pass in test functions, not in their helpers.
#![allow(clippy::expect_used)]

use charter_policy::tencent::{BUCKET, CAM, SCP};
use charter_policy::{Document, Layout, LineEnding, TextEdit, layout, text};
use proptest::prelude::*;

const TEXTS: &[&str] = &[
    "",
    "{}",
    "\u{feff}{\r\n\t\"version\": \"2.0\",\r\n\t\"statement\": []\r\n}\r\n",
    "{\r  \"字\": \"😀\"\r}",
    "{\n  \"a\": [\n    1,\r\n    2\r  ]\n}\n\n",
    "not json at all\r\n\u{feff}",
];

/// What a person does at a text area: replaces a part of it.
#[derive(Debug, Clone)]
enum Act {
    Type {
        from: usize,
        length: usize,
        insert: String,
    },
    Seal,
    Undo,
    Redo,
}

fn act() -> impl Strategy<Value = Act> {
    let insert = prop::sample::select(vec!["", "a", "aa", "\"", "\n", "字", "😀", "{\n}\n", " "]);
    prop_oneof![
        6 => (0usize..60, 0usize..4, insert).prop_map(|(from, length, insert)| Act::Type {
            from,
            length,
            insert: insert.to_owned(),
        }),
        1 => Just(Act::Seal),
        2 => Just(Act::Undo),
        1 => Just(Act::Redo),
    ]
}

/// The area's text after the act, and where the caret stands then, in UTF-16 units.
fn typed(area: &str, from: usize, length: usize, insert: &str) -> (String, usize) {
    let characters: Vec<char> = area.chars().collect();
    let from = from.min(characters.len());
    let to = (from + length).min(characters.len());
    let before: String = characters[..from].iter().collect::<String>() + insert;
    let after: String = characters[to..].iter().collect();
    let caret = before.encode_utf16().count();
    (before + &after, caret)
}

fn config() -> ProptestConfig {
    // `default` reads PROPTEST_CASES. A failing case is fixed and added to the tables, not to a file.
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_area_shows_what_was_typed_and_everything_can_be_taken_back(
        start in prop::sample::select(TEXTS.to_vec()),
        acts in prop::collection::vec(act(), 0..40),
    ) {
        let mut document = Document::new(start, &SCP);
        for act in acts {
            match act {
                Act::Type { from, length, insert } => {
                    let before = document.text().to_owned();
                    let (area, caret) = typed(&document.area_text(), from, length, &insert);
                    document.type_in(&area, caret);
                    prop_assert_eq!(document.area_text(), area.as_str());
                    // The bytes before and after the smallest difference are those that were there.
                    if let Some(edit) = text::difference(&before, document.text(), 0) {
                        prop_assert!(edit.range.len() <= 2 * length + 8, "{:?}", edit);
                    }
                }
                Act::Seal => document.seal(),
                Act::Undo => {
                    let (before, could) = (document.text().to_owned(), document.can_undo());
                    let span = document.undo();
                    prop_assert_eq!(span.is_some(), could);
                    if span.is_some() {
                        document.redo();
                        prop_assert_eq!(document.text(), before.as_str(), "redo gives back what undo took");
                        document.undo();
                    }
                }
                Act::Redo => {
                    document.redo();
                }
            }
        }
        while document.undo().is_some() {}
        prop_assert_eq!(document.text(), start);
    }

    #[test]
    fn edits_are_one_step_and_laying_out_changes_space_alone(
        start in prop::sample::select(TEXTS.to_vec()),
        at in 0usize..40,
        insert in "[a-z字 ]{0,4}",
    ) {
        let mut document = Document::new(start, &SCP);
        let at = start.char_indices().map(|(at, _)| at).nth(at).unwrap_or(start.len());
        let edits = [TextEdit::insert(at, insert.as_str()), TextEdit::insert(start.len(), "!")];
        document.apply(&edits).expect("they fit");
        let expected = text::apply(start, &edits).expect("they fit");
        prop_assert_eq!(document.text(), expected.as_str());
        document.undo();
        prop_assert_eq!(document.text(), start);

        let solid = |text: &str| -> String { text.split_ascii_whitespace().collect() };
        for how in [Layout::Minified, Layout::Indented { indent: "\t", line_end: "\r\n" }] {
            if let Some(edits) = layout(document.text(), document.parsed(), how) {
                let laid_out = text::apply(start, &edits).expect("they fit");
                prop_assert_eq!(solid(&laid_out), solid(start));
            }
        }
    }
}

#[test]
fn what_is_typed_in_a_row_is_one_step() {
    let mut document = Document::new("{}", &SCP);
    for (area, caret) in [("{a}", 2), ("{ab}", 3), ("{a}", 2), ("{ac}", 3)] {
        document.type_in(area, caret);
    }
    document.undo();
    assert_eq!(document.text(), "{}");
    document.redo();
    assert_eq!(document.text(), "{ac}");
    assert_eq!(document.redo(), None);
}

#[test]
fn a_moved_caret_and_a_new_line_begin_another_step() {
    let mut document = Document::new("", &SCP);
    document.type_in("a", 1);
    document.seal();
    document.type_in("ab", 2);
    document.type_in("ab\n", 3);
    document.type_in("ab\nc", 4);
    for expected in ["ab\n", "ab", "a", ""] {
        document.undo();
        assert_eq!(document.text(), expected);
    }
}

#[test]
fn composing_a_word_is_one_step() {
    let mut document = Document::new("\"\"", &SCP);
    for (area, caret) in [
        ("\"n\"", 2),
        ("\"ni\"", 3),
        ("\"ni h\"", 5),
        ("\"你好\"", 3),
    ] {
        document.type_in(area, caret);
    }
    assert_eq!(document.text(), "\"你好\"");
    document.undo();
    assert_eq!(document.text(), "\"\"");
}

#[test]
fn what_is_deleted_by_hand_is_apart_from_what_was_typed() {
    let mut document = Document::new("abc", &SCP);
    document.type_in("abcd", 4);
    document.type_in("abc", 3);
    document.type_in("ab", 2);
    document.type_in("a", 1);
    for expected in ["abcd", "abc"] {
        document.undo();
        assert_eq!(document.text(), expected);
    }
}

#[test]
fn a_new_line_ends_as_most_lines_of_the_text_do() {
    for (start, ending) in [
        ("a\r\nb\r\nc\n", LineEnding::CrLf),
        ("a\rb", LineEnding::Cr),
        ("a", LineEnding::Lf),
    ] {
        let mut document = Document::new(start, &SCP);
        let area = format!("x\n{}", document.area_text());
        document.type_in(&area, 2);
        assert_eq!(document.line_ending(), ending);
        assert_eq!(document.text(), format!("x{}{start}", ending.as_str()));
    }
}

#[test]
fn line_ends_of_two_kinds_never_become_one() {
    let cases = [
        ("a\rb\n", "a\n\nb\n", 3, "a\n\nb\n"),
        ("a\rX\nb\nc", "a\n\nb\nc", 2, "a\n\nb\nc"),
        ("a\r\rb\n\rc", "a\n\nb\n\n\nc", 4, "a\r\rb\r\r\rc"),
    ];
    for (start, area, caret, expected) in cases {
        let mut document = Document::new(start, &SCP);
        document.type_in(area, caret);
        assert_eq!(document.area_text(), area, "{start:?}");
        assert_eq!(document.text(), expected, "{start:?}");
    }
}

#[test]
fn all_repairs_together_are_one_step() {
    let start = "{\r\n 'version': \"2.0\",\r\n \"statement\": [{\"effect\": \"denied\" \"action\": \"*\", \"resource\": \"*\",}]\r\n}";
    let mut document = Document::new(start, &SCP);
    assert!(document.fix_all() >= 4);
    assert_eq!(document.errors(), 0, "{}", document.text());
    assert_eq!(
        document.text(),
        "{\r\n \"version\": \"2.0\",\r\n \"statement\": [{\"effect\": \"deny\", \"action\": \"*\", \"resource\": \"*\"}]\r\n}"
    );
    document.undo();
    assert_eq!(document.text(), start);
    let mut unmendable = Document::new("{\"version\": \"2.0\", \"statement\": 1}", &SCP);
    assert_eq!((unmendable.errors(), unmendable.fix_all()), (1, 0));
    assert!(!unmendable.can_undo());
}

#[test]
fn edits_that_change_nothing_are_no_step() {
    let mut document = Document::new("abc", &SCP);
    document
        .apply(&[TextEdit::replace(1..2, "b")])
        .expect("it fits");
    assert!(!document.can_undo());
    assert!(document.apply(&[TextEdit::delete(2..9)]).is_err());
    assert_eq!((document.text(), document.can_undo()), ("abc", false));
}

#[test]
fn another_kind_of_policy_is_checked_anew_and_keeps_its_undo() {
    let mut document = Document::new("{\"version\": \"2.0\", \"statement\": []}", &SCP);
    document.type_in(
        "{\"version\": \"2.0\", \"principal\": {}, \"statement\": []}",
        36,
    );
    let before = document.errors();
    document.read_as(&BUCKET, true);
    assert!(
        document.errors() < before,
        "a principal is no error in a bucket's policy"
    );
    document.undo();
    assert_eq!(document.text(), "{\"version\": \"2.0\", \"statement\": []}");
}

/// A policy, and a request that creates it as one of CAM.
fn request() -> (&'static str, String) {
    let policy = r#"{"version": "2.0", "statement": [{"effect": "allow", "action": "cvm:Describe*", "resource": "*"}]}"#;
    let around = format!(
        "{{\"PolicyName\": \"readers\", \"Description\": \"Reads\", \"PolicyDocument\": {policy}}}"
    );
    (policy, around)
}

#[test]
fn a_kind_that_was_chosen_is_taken_back_and_chosen_again() {
    let mut document = Document::new("{}", &SCP);
    document.type_in("{ }", 2);
    document.choose(&BUCKET);
    let before = document.version();
    assert_eq!(document.undo(), None, "no byte changed");
    assert!(document.version() > before, "it is checked anew");
    assert_eq!((document.profile(), document.text()), (&SCP, "{ }"));
    assert!(!document.reading().is_chosen);
    document.redo();
    assert_eq!((document.profile(), document.text()), (&BUCKET, "{ }"));
    assert!(document.reading().is_chosen);
    // The kind that it is read as already is no step.
    document.choose(&BUCKET);
    document.undo();
    document.undo();
    assert_eq!((document.profile(), document.text()), (&SCP, "{}"));
}

#[test]
fn unwrapping_takes_name_and_kind_along_as_one_step() {
    let (policy, around) = request();
    let mut document = Document::new(around.as_str(), &SCP);
    assert!(document.fix_as_told(0));
    assert_eq!((document.text(), document.profile()), (policy, &CAM));
    let named = |document: &Document| {
        let reading = document.reading();
        (reading.name.clone(), reading.description.clone())
    };
    let told = ("readers".to_owned(), "Reads".to_owned());
    assert_eq!(named(&document), told);
    document.undo();
    assert_eq!((document.text(), document.profile()), (&*around, &SCP));
    assert_eq!(named(&document), Default::default());
    document.redo();
    assert_eq!((document.text(), document.profile()), (policy, &CAM));
    assert_eq!(named(&document), told);
    // Another text in its place is another policy; a repair leaves it the same.
    document.put("{\"version\": \"2.0\",}");
    assert_eq!(named(&document), Default::default());
    document.undo();
    document.type_in(&policy.replace("}]}", "},]}"), 0);
    assert_eq!(document.fix_all(), 1);
    assert_eq!(named(&document), told);
}

#[test]
fn a_kind_that_somebody_chose_or_that_cannot_change_stays() {
    let (policy, around) = request();
    let mut document = Document::new(around.as_str(), &SCP);
    document.read_as(&BUCKET, true);
    assert!(document.fix_as_told(0));
    assert_eq!((document.text(), document.profile()), (policy, &BUCKET));
    let mut document = Document::new(around.as_str(), &SCP);
    assert!(document.fix(0));
    assert_eq!((document.text(), document.profile()), (policy, &SCP));
    assert_eq!(document.reading().name, "readers");
}
