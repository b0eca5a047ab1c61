//! Comments that are surely notes for people: nothing in them may be a part of a policy that was put aside.

use super::look::{byte, byte_before, is_solid};

/// Whether nothing in a comment looks like a part of a policy: no string, bracket, wildcard or variable, no name before a
/// colon or an equals sign, no path, and no word that may be the name of something.
pub(super) fn is_note(comment: &str) -> bool {
    has_no_syntax(comment) && is_prose(comment)
}

fn has_no_syntax(comment: &str) -> bool {
    let mut name = false;
    let mut characters = comment.char_indices();
    characters.all(|(at, character)| {
        let part = match character {
            '"' | '“' | '”' | '{' | '}' | '[' | ']' | '*' | '$' => true,
            ':' | '=' | '：' | '＝' => name,
            '/' => is_solid(byte_before(comment, at)) && is_solid(byte(comment, at + 1)),
            _ => false,
        };
        if character != ' ' {
            name = character.is_ascii_alphanumeric();
        }
        !part
    })
}

/// Whether a comment is a sentence: an action, a resource, a key or a value may be named by a word alone, and names are
/// written as no other words are.
fn is_prose(comment: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let words = comment.split(|c| !is_letter(c));
    let words = words.map(|word| word.trim_matches(['-', '.']));
    let mut count = 0;
    let are_words = words.filter(|word| !word.is_empty()).all(|word| {
        count += 1;
        is_word(word)
    });
    let is_foreign = || comment.chars().any(|c| !c.is_ascii() && c.is_alphabetic());
    are_words && (count != 1 || is_foreign())
}

/// Whether a word is none that only names are: `GetObject`, `ip_equal`, `ins-1`, `b.example.com`. Abbreviations are words
/// (`e.g`, `VMs`).
fn is_word(word: &str) -> bool {
    let is_abbreviation = || {
        let mut letters = word.split('.');
        letters.all(|it| it.len() == 1 && it.bytes().all(|byte| byte.is_ascii_alphabetic()))
    };
    let is_number = word
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'-');
    is_number || word.split('-').all(is_plain) || is_abbreviation()
}

/// Small letters, a capital before them, or capitals with one small letter at the most.
fn is_plain(part: &str) -> bool {
    let capitals = part.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = part.get(capitals..).unwrap_or_default();
    let is_small = rest.bytes().all(|byte| byte.is_ascii_lowercase());
    is_small && (capitals < 2 || rest.len() < 2)
}

#[cfg(test)]
mod tests {
    use super::is_note;

    #[test]
    fn sentences_are_notes() {
        for note in [
            " all of them",
            " TODO ask whoever owns the VMs",
            " e.g. reading, and read-only access.",
            " since 2024",
            "所有操作：读和写",
            "删除",
            " ----",
            "",
        ] {
            assert!(is_note(note), "{note}");
        }
    }

    #[test]
    fn what_may_be_a_name_is_kept() {
        for part in [
            " GetObject",
            " cos:GetObject",
            " name/cos:PutObject",
            " not GetObject, not yet",
            "不允许 GetObject",
            " deny",
            " CVMStop is off",
            " ip_equal instead",
            " only ins-1",
            " only ap-guangzhou-1",
            " b.example.com was there",
            " 10.0.0.0 was there",
            " effect：deny",
            " the “deny” below",
        ] {
            assert!(!is_note(part), "{part}");
        }
    }
}
