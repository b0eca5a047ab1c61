//! The page of checks, read.

use std::ops::Range;

use charter_policy::{PROFILES, Profile};

use crate::generated;

/// A row of the page's tables.
pub struct Row {
    pub code: &'static str,
    pub severity: &'static str,
    pub languages: &'static str,
    pub meaning: &'static str,
    pub wrong: Vec<Example>,
    pub right: Vec<Example>,
}

/// A text to check, with what a finding must point at.
pub struct Example {
    pub profile: &'static Profile,
    pub text: Vec<u8>,
    /// What stands between the marks; `None` where there are none.
    pub mark: Option<Range<usize>>,
    /// Whether the page names how it is made instead of showing it.
    pub generated: bool,
}

/// The rows, in order.
pub fn rows() -> Vec<Row> {
    let page = include_str!("../../CHECKS.md");
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    rows.map(row).collect()
}

fn row(line: &'static str) -> Row {
    let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
    let [code, severity, languages, meaning, wrong, right] = cells[..] else {
        panic!("six cells are expected: {line}");
    };
    let first = profiles(languages)[0];
    Row {
        code: code.trim_matches('`'),
        severity,
        languages,
        meaning,
        wrong: examples(wrong, first),
        right: examples(right, first),
    }
}

/// The profiles that a cell such as `all` or `huawei, tencent cam` means, in the cell's order.
pub fn profiles(languages: &str) -> Vec<&'static Profile> {
    let mut found = Vec::new();
    for part in languages.split(", ") {
        let (language, profile) = part.split_once(' ').unwrap_or((part, ""));
        let named = PROFILES.iter().copied().filter(|known| {
            (language == "all" || known.dialect.name == language)
                && (profile.is_empty() || known.name == profile)
        });
        found.extend(named);
    }
    assert!(!found.is_empty(), "no such language: {languages}");
    found
}

/// `` `…` `` or `` huawei v5.0: `…` ``, several of them parted by `<br>`.
fn examples(cell: &'static str, first: &'static Profile) -> Vec<Example> {
    cell.split("<br>")
        .map(|text| example(text.trim(), first))
        .collect()
}

fn example(text: &'static str, first: &'static Profile) -> Example {
    if let Some(name) = text.strip_prefix("generated: ") {
        let (text, mark) = generated::text(name);
        return Example {
            profile: first,
            text,
            mark,
            generated: true,
        };
    }
    let (before, span) = text
        .split_once('`')
        .unwrap_or_else(|| panic!("an example: {text}"));
    let span = span
        .strip_suffix('`')
        .unwrap_or_else(|| panic!("an example: {text}"));
    let profile = match before.strip_suffix(": ") {
        Some(named) => profiles(named)[0],
        None => first,
    };
    let (text, mark) = unmarked(&plain(&whole(span, profile)));
    Example {
        profile,
        text,
        mark,
        generated: false,
    }
}

/// The whole text of which a span shows a part.
fn whole(span: &str, profile: &Profile) -> String {
    let Some(part) = span
        .strip_prefix("… ")
        .and_then(|rest| rest.strip_suffix(" …"))
    else {
        return span.to_owned();
    };
    let (before, elements, after) = frame(profile);
    // `{`, `«{»` or `«"deny"»`: statements. A quote begins an element of one.
    let bare = part.trim_start_matches('«');
    let statements = if bare.starts_with('{') || !part.contains(':') {
        part.to_owned()
    } else {
        let small = part.replace(['«', '»'], "").replace("⟨0020⟩", "");
        let small = small.to_ascii_lowercase();
        let missing = elements.iter().filter(|(name, _)| {
            !small.contains(&format!("{name}\"")) && !small.contains(&format!("{name}”"))
        });
        let missing: String = missing.map(|(_, written)| format!("{written}, ")).collect();
        format!("{{{missing}{part}}}")
    };
    format!("{before}{statements}{after}")
}

/// What stands around the statements of a document in order, and the elements of a statement in order.
type Frame = (
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static str,
);

fn frame(profile: &Profile) -> Frame {
    let huawei = &[
        ("effect", r#""Effect": "Allow""#),
        ("action", r#""Action": ["ecs:servers:create"]"#),
    ];
    match (profile.dialect.name, profile.dialect.versions) {
        ("tencent", _) => (
            r#"{"version": "2.0", "statement": ["#,
            &[
                ("effect", r#""effect": "allow""#),
                ("action", r#""action": "cvm:RunInstances""#),
                ("resource", r#""resource": "*""#),
            ],
            "]}",
        ),
        ("huawei", ["1.1", ..]) => (r#"{"Version": "1.1", "Statement": ["#, huawei, "]}"),
        ("huawei", _) => (r#"{"Version": "5.0", "Statement": ["#, huawei, "]}"),
        ("naver", _) => (
            r#"{"permissions": ["#,
            &[
                ("effect", r#""effect": "Allow""#),
                (
                    "targets",
                    r#""targets": [{"product": "Server", "actions": ["View*"], "resourceNrns": ["*"]}]"#,
                ),
            ],
            "]}",
        ),
        (other, _) => panic!("how is a document of {other} framed?"),
    }
}

/// `⟨FEFF⟩` becomes the character, `⟨byte FF⟩` the byte.
fn plain(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('⟨') {
        let (name, after) = after.split_once('⟩').expect("a closing bracket");
        bytes.extend(before.as_bytes());
        let number = |digits| u32::from_str_radix(digits, 16).expect("hexadecimal digits");
        match name.strip_prefix("byte ") {
            Some(digits) => bytes.push(u8::try_from(number(digits)).expect("a byte")),
            None => {
                let character = char::from_u32(number(name)).expect("a character");
                bytes.extend(character.to_string().as_bytes());
            }
        }
        rest = after;
    }
    bytes.extend(rest.as_bytes());
    bytes
}

/// Takes the marks out and says what stood between them.
fn unmarked(text: &[u8]) -> (Vec<u8>, Option<Range<usize>>) {
    let find = |mark: char| {
        let mark = mark.to_string();
        let place = text
            .windows(mark.len())
            .position(|window| window == mark.as_bytes());
        place.map(|place| (place, mark.len()))
    };
    let (Some((open, length)), Some((close, _))) = (find('«'), find('»')) else {
        return (text.to_vec(), None);
    };
    let bare = [
        &text[..open],
        &text[open + length..close],
        &text[close + length..],
    ]
    .concat();
    (bare, Some(open..close - length))
}
