//! Chinese is set as Chinese is: wide punctuation, six dots, and a space between it and Latin letters.

use std::fs;
use std::path::Path;

/// Every file with Chinese texts, by its path: the folder's, and the kit's words.
fn files() -> Vec<(String, String)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let folder = fs::read_dir(source.join("app/texts/zh")).unwrap();
    let mut paths: Vec<_> = folder.map(|file| file.unwrap().path()).collect();
    paths.push(source.join("ui/words.rs"));
    let read = |path: &Path| {
        (
            path.display().to_string(),
            fs::read_to_string(path).unwrap(),
        )
    };
    paths.iter().map(|path| read(path)).collect()
}

fn is_chinese(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
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
    let files = files();
    let chinese = |source: &str| source.chars().any(is_chinese);
    assert!(
        files.iter().filter(|(_, source)| chinese(source)).count() > 10,
        "{files:?}"
    );
    for (file, source) in files {
        let code = source
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for text in code.flat_map(literals) {
            assert_eq!(faults(&text), [""; 0], "{file}: {text}");
        }
    }
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
