//! What can be wrong with any word: full-width characters, spaces, characters that nobody sees.

use std::ops::Range;

use super::findings::Findings;
use crate::Code;
use crate::model::Phrase;
use crate::text::TextEdit;

/// Reports the first full-width character of a part of a text; says whether there was one.
pub(super) fn check_full_width(
    phrase: &Phrase<'_>,
    part: Range<usize>,
    findings: &mut Findings,
) -> bool {
    let text = phrase.as_str().get(part.clone()).unwrap_or_default();
    let meant = |character| half_width(character).map(|meant| (character, meant));
    let found = text
        .char_indices()
        .find_map(|(at, character)| meant(character).map(|pair| (at, pair)));
    let Some((at, (character, meant))) = found else {
        return false;
    };
    let start = part.start + at;
    let range = phrase.part(start..start + character.len_utf8());
    let fix = phrase
        .is_verbatim()
        .then(|| TextEdit::replace(range.clone(), meant));
    let params = [character.to_string(), meant.to_string()];
    findings.add_with_fix(
        Code::FullWidthPunctuation,
        range,
        &[&params[0], &params[1]],
        fix,
    );
    true
}

fn half_width(character: char) -> Option<char> {
    Some(match character {
        '：' => ':',
        '，' | '、' => ',',
        '＊' => '*',
        '／' => '/',
        '－' => '-',
        '＿' => '_',
        '．' | '。' => '.',
        _ => return None,
    })
}

/// Reports spaces in a part of a text, with a repair that takes them all out; says whether there were any.
pub(super) fn check_spaces(
    phrase: &Phrase<'_>,
    part: Range<usize>,
    code: Code,
    findings: &mut Findings,
) -> bool {
    let text = phrase.as_str().get(part.clone()).unwrap_or_default();
    let Some(at) = text.find(char::is_whitespace) else {
        return false;
    };
    let length = text
        .get(at..)
        .and_then(|rest| rest.find(|c: char| !c.is_whitespace()))
        .unwrap_or(text.len() - at);
    let start = part.start + at;
    let fix = phrase.is_verbatim().then(|| {
        let joined: String = text
            .chars()
            .filter(|character| !character.is_whitespace())
            .collect();
        TextEdit::replace(phrase.part(part.clone()), joined)
    });
    findings.add_with_fix(
        code,
        phrase.part(start..start + length),
        &[phrase.as_str()],
        fix,
    );
    true
}

/// Reports the first character of a part of a text that nobody sees; says whether there was one. A raw control
/// character is no JSON, which has been said already.
pub(super) fn check_invisible(
    phrase: &Phrase<'_>,
    part: Range<usize>,
    findings: &mut Findings,
) -> bool {
    let text = phrase.as_str().get(part.clone()).unwrap_or_default();
    let raw = phrase.is_verbatim();
    let mut characters = text.char_indices();
    let found =
        characters.find_map(|(at, it)| invisible(it, raw).map(|name| (part.start + at, it, name)));
    let Some((at, character, name)) = found else {
        return false;
    };
    let range = phrase.part(at..at + character.len_utf8());
    let fix = raw.then(|| TextEdit::delete(range.clone()));
    findings.add_with_fix(Code::InvisibleCharacter, range, &[&name], fix);
    true
}

/// The name of a character that nobody sees.
fn invisible(character: char, raw: bool) -> Option<String> {
    let name = match character {
        '\n' | '\r' if !raw => "a line break",
        '\t' if !raw => "a tab",
        '\u{200b}' | '\u{2060}' => "a zero-width space",
        '\u{feff}' => "a byte order mark",
        '\u{200c}' | '\u{200d}' => "a character that joins or parts others",
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "a character that turns the direction of text"
        }
        other if other.is_control() && !raw => {
            return Some(format!("U+{:04X}", u32::from(other)));
        }
        _ => return None,
    };
    Some(name.to_owned())
}

/// Whether a text is written in words, as no name of the vendor's is.
pub(super) fn is_words(text: &str) -> bool {
    let text = text.trim();
    !text.is_ascii() || text.contains(char::is_whitespace)
}
