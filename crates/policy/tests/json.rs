//! The JSON layer: what is accepted, where faults stand, what is recovered.
// The lint lets `expect` pass in test functions, not in their helpers.
#![allow(clippy::expect_used)]

use charter_policy::json::{MAX_DEPTH, MAX_FAULTS, NodeKind, Parsed, parse, tokens};
use charter_policy::tencent::CAM;
use charter_policy::{LineIndex, check, text};

#[test]
fn texts_of_the_standard_are_accepted() {
    let good = [
        "{}",
        " [ ] ",
        "null",
        "-0.5e+10",
        r#""\u00e9\ud83d\ude00\\\/""#,
        r#"{"a": [1, {"b": "c"}], "a": true}"#,
        "{\"a\"\r\n:\t\"”，： text, \"\n}",
        "[\"a\u{7f}\u{2028}\"]",
        "\u{feff}[1]",
    ];
    for source in good {
        assert_eq!(parse(source).faults, [], "{source}");
    }
}

/// Faults as `line:column kind`, then what the repairs make of the text.
fn faults(source: &str) -> (Vec<String>, String) {
    let parsed = parse(source);
    let index = LineIndex::new(source);
    let mut edits = Vec::new();
    let mut described = Vec::new();
    for fault in parsed.faults {
        let position = index.position(fault.range.start);
        let kind = format!("{:?}", fault.kind);
        let name = kind.split([' ', '(']).next().unwrap_or_default();
        described.push(format!("{}:{} {name}", position.line, position.column));
        edits.extend(fault.fix);
    }
    (
        described,
        text::apply(source, &edits).expect("repairs that do not collide"),
    )
}

#[test]
fn faults_stand_where_a_person_would_point_and_are_repaired() {
    let cases: &[(&str, &[&str], &str)] = &[
        (
            "{\"a\": 1\n \"b\": 2}",
            &["2:2 MissingComma"],
            "{\"a\": 1,\n \"b\": 2}",
        ),
        ("{\"a\" 1}", &["1:6 MissingColon"], "{\"a\": 1}"),
        ("{\"a\" = 1}", &["1:6 MissingColon"], "{\"a\" : 1}"),
        ("{\"a\": 1, }", &["1:8 TrailingComma"], "{\"a\": 1 }"),
        ("[1,,2]", &["1:4 ExtraComma"], "[1,2]"),
        (
            "[1, // the first\n 2] # and two",
            &["1:5 Comment", "2:5 Comment"],
            "[1, \n 2] ",
        ),
        ("[1 /* just one */]", &["1:4 Comment"], "[1 ]"),
        (
            "{'a': 'it \"is\"'}",
            &["1:2 WrongQuote", "1:7 WrongQuote"],
            "{\"a\": \"it \\\"is\\\"\"}",
        ),
        (
            "{“a”： “b”，\"c\"：1}",
            &[
                "1:2 WrongQuote",
                "1:5 FullWidth",
                "1:7 WrongQuote",
                "1:10 FullWidth",
                "1:14 FullWidth",
            ],
            "{\"a\": \"b\",\"c\":1}",
        ),
        (
            "{\"a”: 1, \"b\": 2}",
            &["1:4 WrongQuote"],
            "{\"a\": 1, \"b\": 2}",
        ),
        (
            "{a: cvm:Run*, b: true}",
            &["1:2 Unquoted", "1:5 Unquoted", "1:15 Unquoted"],
            "{\"a\": \"cvm:Run*\", \"b\": true}",
        ),
        (
            "{\"a\": \"b,\n \"c\": 1}",
            &["1:7 UnterminatedString"],
            "{\"a\": \"b\",\n \"c\": 1}",
        ),
        (
            "[\"a, \"b\"]",
            &["1:2 UnterminatedString"],
            "[\"a\", \"b\"]",
        ),
        (
            "{\"version: \"2.0\"}",
            &["1:2 UnterminatedString"],
            "{\"version\": \"2.0\"}",
        ),
        ("[\"a\nb\"]", &["1:4 ControlCharacter"], "[\"a\\nb\"]"),
        (
            "[\"a\tb\\d\"]",
            &["1:4 ControlCharacter", "1:6 BadEscape"],
            "[\"a\\tb\\\\d\"]",
        ),
        (
            "{\"a\": [1, {\"b\": 2",
            &["1:18 Unclosed"],
            "{\"a\": [1, {\"b\": 2}]}",
        ),
        (
            "{\"a\": [1, 2}",
            &["1:12 MismatchedClose"],
            "{\"a\": [1, 2]}",
        ),
        ("[1, 2}", &["1:6 MismatchedClose"], "[1, 2]"),
        ("{\"a\": 1}}", &["1:9 TrailingText"], "{\"a\": 1}"),
        (
            "{\\\"a\\\": \\\"b\\\"}",
            &["1:2 WrongQuote", "1:9 WrongQuote"],
            "{\"a\": \"b\"}",
        ),
        (
            "[\u{a0}1,\u{200b}2]",
            &["1:2 BadSpace", "1:5 BadSpace"],
            "[ 1,2]",
        ),
    ];
    for (source, expected, mended) in cases {
        let (found, repaired) = faults(source);
        assert_eq!(found, *expected, "{source}");
        assert_eq!(repaired, *mended, "{source}");
        assert_eq!(parse(&repaired).faults, [], "{repaired}");
    }
}

#[test]
fn faults_without_an_obvious_repair_are_reported_once() {
    let cases = [
        ("", "1:1 Empty"),
        (" // nothing\n", "1:1 Empty"),
        ("[1 // one\n]", "1:4 Comment"),
        ("{\"a\": }", "1:7 MissingValue"),
        ("{\"a\": {\"b\"}}", "1:11 MissingColon"),
        ("{\"a\": \"x\", \"y\"}", "1:15 MissingColon"),
        ("{{\"a\": 1}}", "1:2 MissingKey"),
        ("[01, 2]", "1:2 BadNumber"),
        ("[+1]", "1:2 BadNumber"),
        ("[1] [2]", "1:5 TrailingText"),
        ("[1] oops 'x' {", "1:5 TrailingText"),
    ];
    for (source, expected) in cases {
        let found = faults(source).0;
        assert_eq!(
            found.first().map(String::as_str),
            Some(expected),
            "{source}: {found:?}"
        );
        assert!(found.len() <= 2, "{source}: {found:?}");
    }
}

#[test]
fn a_broken_text_keeps_what_could_be_read() {
    let source = "{\"a\": [1 2, “x”], b: {\"c\" true}, \"d\": }";
    let Parsed { tree, .. } = parse(source);
    let root = tree.root().expect("a root");
    let read: Vec<(String, NodeKind)> = tree
        .members(root)
        .map(|(key, value)| (tree.text(source, key).into_owned(), tree.kind(value)))
        .collect();
    let expected = [
        ("a", NodeKind::Array),
        ("b", NodeKind::Object),
        ("d", NodeKind::Missing),
    ];
    assert_eq!(read, expected.map(|(key, kind)| (key.to_owned(), kind)));
    let list = tree
        .members(root)
        .next()
        .map(|(_, list)| tree.elements(list).count());
    assert_eq!(list, Some(3));
}

#[test]
fn nesting_is_limited_and_said_so() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(parse(&nested(MAX_DEPTH)).faults, []);
    let faults = parse(&nested(MAX_DEPTH + 1)).faults;
    assert_eq!(
        (faults.len(), faults[0].range.clone()),
        (1, MAX_DEPTH..MAX_DEPTH + 1)
    );
}

#[test]
fn the_number_of_faults_is_limited() {
    assert_eq!(
        parse(&"[1 ".repeat(5_000)).faults.len(),
        1 + MAX_DEPTH.min(MAX_FAULTS - 1)
    );
    assert_eq!(
        parse(&format!("[{}", "\u{a0}x".repeat(5_000))).faults.len(),
        MAX_FAULTS
    );
}

/// Texts that would be slow if any step were quadratic.
fn hostile() -> Vec<(&'static str, String)> {
    let many = |unit: &str| unit.repeat(1_000_000 / unit.len());
    vec![
        ("opens", "[".repeat(100_000)),
        ("objects", "{\"a\":".repeat(100_000)),
        ("closes", many("]")),
        ("quotes", many("\"")),
        ("single quotes", many("'\"")),
        ("full-width quotes", many("“'")),
        ("quoted lines", many("\"\n")),
        ("open strings", many("\"a, ")),
        ("lines in a string", format!("\"{}", many("a\n"))),
        ("escapes", many("\"\\")),
        ("escaped quotes", many("\\\"x")),
        ("lists in quotes", many("\"[\"")),
        ("open lists in quotes", many("\"[\"a\", ")),
        ("lists in quotes that end otherwise", many("\"[\"a\"] b\n")),
        ("quotes inside a string", many("\"a\"b")),
        ("quotes inside a string, with spaces", many("\"a \"b c")),
        ("quotes inside a string, with commas", many("\"a \"b, c")),
        ("strings that nothing opens", many("a\"b ")),
        ("quotes after brackets", many("]\"")),
        ("braces in an open string", format!("\"{}", many("}"))),
        ("variables without quotes", many("${a")),
        ("paths without quotes", many("a://")),
        ("commas", many(",")),
        ("colons", many("a:")),
        ("only colons", many(":")),
        ("colons before words", many("::a")),
        ("colons before comments", many(":::://\n")),
        ("quotes before brackets", many("]\"[")),
        ("objects in quotes", many("\"{\"a\":")),
        ("comments", many("/*")),
        ("open comments", many("/*\n")),
        ("comments that end in paths", many("/* */*\n")),
        ("spaces", many("\u{a0} ")),
        ("numbers", format!("[{}1]", many("1,"))),
        (
            "keys",
            format!(
                "{{{}\"z\":1}}",
                (0..50_000)
                    .map(|n| format!("\"k{n}\":1,"))
                    .collect::<String>()
            ),
        ),
        ("actions", wide("action", |n| format!("\"cvm:Act{n}*\""))),
        (
            "resources",
            wide("resource", |n| format!("\"qcs::cvm:::a{n}/*\"")),
        ),
        (
            "masks",
            wide("action", |n| format!("\"*{n}*****************\"")),
        ),
        (
            "variables",
            format!(
                "{{\"statement\":{{\"resource\":\"qcs::a:::{}\"}}}}",
                many("${")
            ),
        ),
        (
            "broken lists",
            format!("{{\"statement\":[{}", many("{\"action\":[] \"a\"},")),
        ),
    ]
}

fn wide(element: &str, item: impl Fn(usize) -> String) -> String {
    let items: Vec<String> = (0..40_000).map(item).collect();
    format!(
        "{{\"version\":\"2.0\",\"statement\":[{{\"effect\":\"deny\",\"{element}\":[{}]}}]}}",
        items.join(",")
    )
}

/// In quadratic time these would take minutes, which the limit of a test cuts off.
#[test]
fn hostile_texts_are_finished() {
    for (name, source) in hostile() {
        let found = check(&source, &CAM);
        let is_within = |range: &std::ops::Range<usize>| source.get(range.clone()).is_some();
        assert!(found.iter().all(|one| is_within(&one.range)), "{name}");
    }
}

#[test]
fn tokens_are_the_text() {
    for (name, source) in hostile() {
        let mut end = 0;
        for token in tokens(&source) {
            assert!(
                token.range.start == end && token.range.end > end,
                "{name} at {end}"
            );
            end = token.range.end;
        }
        assert_eq!(end, source.len(), "{name}");
    }
}
