//! Quotes where JSON has none: one finding that says what happened, one repair that restores what was meant.

use charter_policy::{Code, Document, Profile, Severity, check, english, tencent};

use super::mutation::{SEEDS, brackets};

const A: &str = "qcs::cos::uid/1250000000:a-1250000000/*";
const B: &str = "qcs::cos::uid/1250000000:prefix//1250000000/b/*";

/// A policy with that resource, and what follows it in its statement.
fn policy(resource: &str) -> String {
    format!(
        r#"{{"version": "2.0", "statement": [{{"effect": "deny", "action": ["cos:GetObject"], "resource": {resource}}}]}}"#
    )
}

/// The same, where `A` and `B` stand for resources.
fn filled(text: &str) -> String {
    policy(&text.replace('A', A).replace('B', B))
}

/// What is written, the place of the finding, what it says is in quotes, and what is written after its repair.
const CASES: &[(&str, &str, &str, &str)] = &[
    (r#""["A","B"]""#, "\"[", "a list", r#"["A","B"]"#),
    (r#""[ "A", "B" ]""#, "\"[", "a list", r#"[ "A", "B" ]"#),
    (r#""["A"]""#, "\"[", "a list", r#"["A"]"#),
    (
        "\"[\n  \"A\",\n  \"B\"\n]\"",
        "\"[",
        "a list",
        "[\n  \"A\",\n  \"B\"\n]",
    ),
    (r#"'["A", "B"]'"#, "'[", "a list", r#"["A", "B"]"#),
    (r#"“["A", "B"]”"#, "“[", "a list", r#"["A", "B"]"#),
    (r#"‘["A"]’"#, "‘[", "a list", r#"["A"]"#),
    (r#""["A"]”"#, "\"[", "a list", r#"["A"]"#),
    (
        r#"["A"], "condition": "{"ip_equal": {"qcs:ip": "203.0.113.9"}}""#,
        "\"{",
        "an object",
        r#"["A"], "condition": {"ip_equal": {"qcs:ip": "203.0.113.9"}}"#,
    ),
    (
        r#"["A"], "condition": {"ip_equal": "{"qcs:ip": ["203.0.113.9"]}"}"#,
        "\"{",
        "an object",
        r#"["A"], "condition": {"ip_equal": {"qcs:ip": ["203.0.113.9"]}}"#,
    ),
    (
        r#""*", "sid": "the "big" one""#,
        "\"big\"",
        "",
        r#""*", "sid": "the \"big\" one""#,
    ),
    (
        r#""*", "sid": "the "big one"""#,
        "\"big one\"",
        "",
        r#""*", "sid": "the \"big one\"""#,
    ),
    (
        r#""*", "sid": ""big" one""#,
        "\"big\"",
        "",
        r#""*", "sid": "\"big\" one""#,
    ),
    (
        r#""*", "sid": "5" disks""#,
        "\"",
        "",
        r#""*", "sid": "5\" disks""#,
    ),
    (r#"["A"", "B"]"#, "\"", "", r#"["A", "B"]"#),
    (r#"[""A", "B"]"#, "\"", "", r#"["A", "B"]"#),
];

#[test]
fn a_quote_inside_a_string_is_one_finding_with_one_repair() {
    for (written, place, kind, meant) in CASES {
        let (source, meant) = (filled(written), filled(meant));
        let mut document = Document::new(source.as_str(), &tencent::CAM);
        let [found] = document.findings() else {
            panic!("{source}: {:?}", document.findings());
        };
        assert_eq!(found.code, Code::JsonQuoteInString, "{source}");
        assert_eq!(&source[found.range.clone()], *place, "{source}");
        assert_eq!(found.params, [*place, *kind]);
        let message = english::message(found);
        assert!(
            message.starts_with("A quote is inside a string: “"),
            "{message}"
        );
        assert!(document.fix(0));
        assert_eq!(document.text(), meant);
        assert_eq!(document.findings(), [], "{meant}");
    }
}

/// What else is written where a quote is missing, too many or another one, the first finding, and what is written after
/// all repairs.
const OTHERS: &[(&str, Code, &str)] = &[
    (r#""["A", "B"]"#, Code::JsonUnexpected, r#"["A", "B"]"#),
    (r#"["A", "B"]""#, Code::JsonUnexpected, r#"["A", "B"]"#),
    (
        r#"["A", "B"]", "sid": "x""#,
        Code::JsonUnexpected,
        r#"["A", "B"], "sid": "x""#,
    ),
    (r#"[""A"", "B"]"#, Code::JsonQuoteInString, r#"["A", "B"]"#),
    (
        r#"["A", "B]"#,
        Code::JsonUnterminatedString,
        r#"["A", "B"]"#,
    ),
    (
        r#"["A, "B"]"#,
        Code::JsonUnterminatedString,
        r#"["A", "B"]"#,
    ),
    (r#"["A,"B"]"#, Code::JsonUnterminatedString, r#"["A","B"]"#),
    (r#"["A", B"]"#, Code::JsonUnquoted, r#"["A", "B"]"#),
    (r#"[A", "B"]"#, Code::JsonUnquoted, r#"["A", "B"]"#),
    (r#"[A, B]"#, Code::JsonUnquoted, r#"["A", "B"]"#),
    (
        r#"["A"], "sid: "x""#,
        Code::JsonUnterminatedString,
        r#"["A"], "sid": "x""#,
    ),
    (
        r#"["A"], "condition: {"ip_equal": {"qcs:ip": "::1"}}"#,
        Code::JsonUnterminatedString,
        r#"["A"], "condition": {"ip_equal": {"qcs:ip": "::1"}}"#,
    ),
    (
        r#"["A"], sid": "x""#,
        Code::JsonUnquoted,
        r#"["A"], "sid": "x""#,
    ),
    (
        r#"["A"], "sid': "x""#,
        Code::JsonWrongQuote,
        r#"["A"], "sid": "x""#,
    ),
    (
        r#"["A"], 'sid": "x""#,
        Code::JsonWrongQuote,
        r#"["A"], "sid": "x""#,
    ),
    (
        r#"["A"], "sid": “the “big” one”"#,
        Code::JsonWrongQuote,
        r#"["A"], "sid": "the “big” one""#,
    ),
    (
        r#"["A"], "sid": 'the manager's'"#,
        Code::JsonWrongQuote,
        r#"["A"], "sid": "the manager's""#,
    ),
    (
        r#"[A],condition:{ip_equal:{"qcs:ip":["::1"]}}"#,
        Code::JsonUnquoted,
        r#"["A"],"condition":{"ip_equal":{"qcs:ip":["::1"]}}"#,
    ),
    // A variable's brace is its own.
    (
        r#"["A/${uin}, "B"]"#,
        Code::JsonUnterminatedString,
        r#"["A/${uin}", "B"]"#,
    ),
    (
        r#"[A/${uin}/x, "B"]"#,
        Code::JsonUnquoted,
        r#"["A/${uin}/x", "B"]"#,
    ),
];

#[test]
fn a_quote_that_is_missing_or_too_many_is_mended_where_it_belongs() {
    for (written, code, meant) in OTHERS {
        let (source, meant) = (filled(written), filled(meant));
        let found = check(&source, &tencent::CAM);
        let mut syntax = found.iter().filter(|found| found.code.is_syntax());
        assert_eq!(
            syntax.next().map(|found| found.code),
            Some(*code),
            "{source}"
        );
        assert_eq!(fixed(&source, &tencent::CAM), meant, "{source}");
    }
}

fn fixed(text: &str, profile: &'static Profile) -> String {
    let mut document = Document::new(text, profile);
    document.fix_all();
    document.text().to_owned()
}

/// How many texts are the valid policy again after all repairs, of how many.
fn restored(broken: impl Fn(&str) -> Vec<String>) -> (usize, usize) {
    let (mut same, mut all) = (0, 0);
    for (valid, profile) in SEEDS.iter() {
        for text in broken(valid) {
            same += usize::from(fixed(&text, profile) == *valid);
            all += 1;
        }
    }
    (same, all)
}

/// Puts something in the place of each quote in turn.
fn each_quote(text: &str, put: &str) -> Vec<String> {
    let quotes = text.match_indices('"');
    let changed = quotes.map(|(at, _)| format!("{}{put}{}", &text[..at], &text[at + 1..]));
    changed.collect()
}

/// Puts quotes around each list and each object in turn. An empty one is a string then.
fn each_bracket(text: &str, open: &str, close: &str) -> Vec<String> {
    let solid = brackets(text)
        .into_iter()
        .filter(|inside| text[inside.clone()].contains('"'));
    let changed = solid.map(|inside| {
        let (before, after) = (&text[..inside.start], &text[inside.end..]);
        format!("{before}{open}{}{close}{after}", &text[inside])
    });
    changed.collect()
}

#[test]
fn nearly_every_policy_with_one_slip_of_a_quote_is_restored() {
    for (name, put) in [
        ("left out", ""),
        ("twice", "\"\""),
        ("single", "'"),
        ("curly", "“"),
        ("curly at the end", "”"),
    ] {
        let (same, all) = restored(|text| each_quote(text, put));
        println!("a quote {name}: {same} of {all} policies are restored");
        assert!(same * 100 >= all * 97, "a quote {name}: {same} of {all}");
    }
    for (open, close) in [("\"", "\""), ("'", "'"), ("“", "”"), ("\"", "")] {
        let (same, all) = restored(|text| each_bracket(text, open, close));
        println!("{open}[…]{close}: {same} of {all} policies are restored");
        assert_eq!(same, all, "{open}[…]{close}");
    }
}

/// The actions of a policy with a comment beside them, and whether it is taken out.
const COMMENTS: &[(&str, bool)] = &[
    ("[\n  // all of them\n  \"cos:*\"]", true),
    ("[ // all of them\n  \"cos:*\"]", true),
    (
        "[\"cos:*\", // all of them, reading and writing\n \"cls:*\"]",
        true,
    ),
    ("[\"cos:*\" /* all\n of them */]", true),
    ("[\"cos:*\" # 所有操作：读和写\n]", true),
    ("[\"cos:*\",// `12` is an account\n \"cls:*\"]", true),
    // What may be a part of a policy.
    ("[\"cos:*\"\n // \"cls:*\"\n]", false),
    ("[\"cos:*\"\n // cls:Delete\n]", false),
    ("[\"cos:*\"\n # View/getUser\n]", false),
    ("[\"cos:*\"\n // and all of cls*\n]", false),
    ("[\"cos:*\"\n // uin is ${uin}\n]", false),
    ("[\"cos:*\"\n // effect: deny\n]", false),
    ("[\"cos:*\"\n /* Resource = all */\n]", false),
    ("[\"cos:*\"\n // “effect”：“deny”\n]", false),
    ("[\"cos:*\"\n // note: all of them\n]", false),
    ("[\"cos:*\" // ]\n]", false),
    // What may be the name of an action, a resource, a key or a value.
    ("[\"cos:*\", // GetObject\n \"cls:*\"]", false),
    ("[\"cos:*\" # not GetObject, not yet\n]", false),
    ("[\"cos:*\" /* name/cos:PutObject */]", false),
    ("[cos:* // name/cos:PutObject\n]", false),
    ("[\"cos:*\"\n // cos:GetObject\n]", false),
    ("[\"cos:*\"\n // 除了 GetObject\n]", false),
    ("[\"cos:*\"\n // only on ins-1\n]", false),
    ("[\"cos:*\"\n // qcs.example.com is left out\n]", false),
    ("[\"cos:*\"\n // ip_equal is missing\n]", false),
    ("[\"cos:*\"\n // deny\n]", false),
    ("[\"cos:*\"\n // effect：deny\n]", false),
    ("[\"cos:*\"\n // 删除\n]", true),
    ("[\"cos:*\"\n // e.g. reading, and what the VMs do\n]", true),
    // What may be a part of a path.
    ("[\"cos:*\"\n //1250000000/b/c\n]", false),
    ("[\"cos:*\"//b\n]", false),
    ("[cos //b\n]", false),
];

#[test]
fn only_what_is_surely_a_note_is_taken_out() {
    for (written, removed) in COMMENTS {
        let source = policy("\"*\"").replace("[\"cos:GetObject\"]", written);
        let found = check(&source, &tencent::CAM);
        let comment = found.iter().find(|found| found.code == Code::JsonComment);
        let comment = comment.expect("a comment");
        assert_eq!(comment.severity, Severity::Error);
        assert_eq!(comment.fix.is_some(), *removed, "{source}");
    }
}

#[test]
fn a_path_is_no_comment() {
    for written in [
        "[qcs::cos:gz:uid/1250000000:prefix//1250000000/b/*]",
        "[\"qcs::cos:gz:uid/1250000000:prefix//1250000000/b/*]",
        "[qcs::cos:gz:uid/1250000000:prefix//1250000000/b/*\"]",
        "qcs::cos:gz:uid/1250000000://b/*",
        "[\"*\", qcs::cos:gz:uid/1250000000:b/*c*/d]",
        "[qcs::cos:gz:uid/1250000000:b#c/*]",
        "[\"qcs::cos:gz:uid/1250000000:a\"//b/*\"]",
    ] {
        let source = policy(written);
        let found = check(&source, &tencent::CAM);
        let comment = found.iter().find(|found| found.code == Code::JsonComment);
        assert_eq!(comment, None, "{source}");
        let mended = fixed(&source, &tencent::CAM);
        let parsed = serde_json::from_str::<serde_json::Value>(&mended);
        assert!(parsed.is_ok(), "{source}\n{mended}");
    }
}
