//! Chinese is set as Chinese is: wide punctuation, six dots, and a space between it and Latin letters.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::ui::spacing::is_chinese;

/// The files with Chinese texts, each with its source.
fn files() -> io::Result<Vec<(String, String)>> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let texts = fs::read_dir(source.join("app/texts/zh"))?;
    let texts = texts.map(|file| file.map(|file| file.path()));
    let all = texts.chain([Ok(source.join("ui/words.rs"))]);
    let read = |path: io::Result<PathBuf>| {
        let path = path?;
        let text = fs::read_to_string(&path)?;
        Ok((path.display().to_string(), text))
    };
    all.map(read).collect()
}

/// The string literals of a line, with a mark in the place of each `{…}`.
fn literals(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut letters = line.chars();
    while letters.by_ref().any(|letter| letter == '"') {
        let mut literal = String::new();
        let mut depth = 0_u32;
        while let Some(letter) = letters.next().filter(|&letter| letter != '"') {
            match letter {
                '\\' => literal.extend(letters.next()),
                '{' => depth += 1,
                '}' => {
                    depth = depth.saturating_sub(1);
                    literal.push('\u{fffc}');
                }
                _ if depth == 0 => literal.push(letter),
                _ => {}
            }
        }
        found.push(literal);
    }
    found
}

/// What is wrong between two neighbours.
fn fault(one: char, other: char) -> Option<&'static str> {
    let (chinese, other) = match (is_chinese(one), is_chinese(other)) {
        (true, false) => (one, other),
        (false, true) => (other, one),
        _ => return None,
    };
    debug_assert!(is_chinese(chinese));
    match other {
        ',' | ':' | ';' | '(' | ')' | '?' | '!' => Some("a narrow mark"),
        letter if letter.is_ascii_alphanumeric() => Some("no space to Latin"),
        _ => None,
    }
}

fn faults(text: &str) -> Vec<&'static str> {
    let letters: Vec<char> = text.chars().collect();
    let mut found: Vec<_> = letters
        .windows(2)
        .filter_map(|pair| fault(pair[0], pair[1]))
        .collect();
    let dots = letters.iter().filter(|&&letter| letter == '…').count();
    if letters.iter().any(|&letter| is_chinese(letter)) && dots % 2 == 1 {
        found.push("three dots, not six");
    }
    found
}

#[test]
fn chinese_texts_have_wide_marks_six_dots_and_spaces_to_latin() {
    for (file, source) in files().expect("the folder of the texts") {
        let code = source
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for text in code.flat_map(literals) {
            assert_eq!(faults(&text), [""; 0], "{file}: {text}");
        }
    }
}

/// The literals of `format!` in which a value stands directly beside Chinese: with or without a space it would be wrong for
/// some values. `joined!` knows what they are.
fn unjoined(source: &str) -> Vec<String> {
    let formats = source.split("format!(").skip(1);
    let first = formats.filter_map(|rest| literals(rest.trim_start()).into_iter().next());
    let touches = |text: &String| {
        let letters: Vec<char> = text.chars().collect();
        letters.windows(2).any(|pair| {
            let [one, other] = [pair[0], pair[1]];
            (one == '\u{fffc}' && is_chinese(other)) || (is_chinese(one) && other == '\u{fffc}')
        })
    };
    first.filter(touches).collect()
}

#[test]
fn values_beside_chinese_are_joined_with_a_space_where_they_are_latin() {
    let files = files().expect("the folder of the texts");
    assert!(files.len() > 10);
    for (file, source) in files {
        assert_eq!(unjoined(&source), [""; 0], "{file}");
    }
    assert_eq!(
        unjoined(
            r#"format!("绑定到{}。", a) format!("“{a}”的 {b} 个") format!(
        "{a}的")"#
        )
        .len(),
        2
    );
}

#[test]
fn each_fault_is_seen() {
    for (text, expected) in [
        ("数据,策略", "a narrow mark"),
        ("数据(策略）", "a narrow mark"),
        ("导入…", "three dots, not six"),
        ("绑定FullQcloudAccess", "no space to Latin"),
    ] {
        assert_eq!(
            faults(text),
            [expected; 1].repeat(faults(text).len()),
            "{text}"
        );
        assert!(!faults(text).is_empty(), "{text}");
    }
    assert_eq!(
        literals(r#"a: |x| f("数据 {x:?}：\"好\"", "b"),"#),
        ["数据 \u{fffc}：\"好\"", "b"]
    );
}
