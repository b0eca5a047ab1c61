//! What can be wrong with any word: left-over placeholders, full-width characters, spaces, variables.

use std::ops::Range;

use super::Context;
use super::findings::Findings;
use crate::Code;
use crate::model::Phrase;
use crate::text::TextEdit;

/// Bytes in the name of a placeholder.
const LONGEST_NAME: usize = 64;

/// Where a placeholder of a template stands: `<Region>`, `{ownerUin}`, `$account`, `%s`, `uin/****`,
/// `cls-XXXXXX`. A variable `${…}` is one only for who asks with `variables`.
pub(super) fn placeholder(text: &str, variables: bool) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    for (start, &byte) in bytes.iter().enumerate() {
        let end = match byte {
            b'<' => closed(text, start, b'>'),
            b'{' if start == 0 || bytes.get(start - 1) != Some(&b'$') => closed(text, start, b'}'),
            b'$' if bytes.get(start + 1) == Some(&b'{') => {
                closed(text, start, b'}').filter(|_| variables)
            }
            b'$' => name_end(bytes, start + 1),
            b'%' if bytes.get(start + 1) == Some(&b's') && start + 2 == bytes.len() => {
                Some(start + 2)
            }
            b'*' | b'x' | b'X' => run_end(bytes, start, byte),
            _ => None,
        };
        if let Some(end) = end {
            return Some(start..end);
        }
    }
    None
}

/// Where a name in brackets ends: a short one, so that no text is searched twice.
fn closed(text: &str, start: usize, close: u8) -> Option<usize> {
    let inner = text.as_bytes().get(start + 1..)?;
    let end = inner
        .iter()
        .take(LONGEST_NAME)
        .position(|&byte| byte == close)?;
    (end > 0).then_some(start + 1 + end + 1)
}

fn name_end(bytes: &[u8], start: usize) -> Option<usize> {
    let rest = bytes.get(start..)?;
    let length = rest
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_')
        .count();
    let begins = rest.first().is_some_and(u8::is_ascii_alphabetic);
    begins.then_some(start + length)
}

/// A run of three or more of the same mark.
fn run_end(bytes: &[u8], start: usize, mark: u8) -> Option<usize> {
    if start > 0 && bytes.get(start - 1) == Some(&mark) {
        return None;
    }
    let length = bytes
        .get(start..)?
        .iter()
        .take_while(|byte| **byte == mark)
        .count();
    (length >= 3).then_some(start + length)
}

/// Reports a placeholder; says whether there was one.
pub(super) fn check_placeholder(
    phrase: &Phrase<'_>,
    variables: bool,
    findings: &mut Findings,
) -> bool {
    let Some(found) = placeholder(phrase.as_str(), variables) else {
        return false;
    };
    let name = phrase.as_str().get(found.clone()).unwrap_or_default();
    findings.add(Code::Placeholder, phrase.part(found), &[name]);
    true
}

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

/// Variables in a part of a text where they are replaced: well-formed, and known.
pub(super) fn check_variables(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    part: Range<usize>,
    findings: &mut Findings,
) {
    let text = phrase.as_str();
    let mut from = part.start;
    while let Some(at) = text.get(from..part.end).and_then(|rest| rest.find("${")) {
        let start = from + at;
        let rest = text.get(start + 2..part.end).unwrap_or_default();
        let end = rest
            .find(|character| ends_variable(context, character))
            .filter(|&end| rest.get(end..=end) == Some("}"));
        let Some(end) = end else {
            let cut = |character| character != '}' && ends_variable(context, character);
            let stop = rest.find(cut).unwrap_or(rest.len());
            let range = phrase.part(start..start + 2 + stop);
            let fix = phrase
                .is_verbatim()
                .then(|| TextEdit::insert(range.end, "}"));
            let name = text.get(start..start + 2 + stop).unwrap_or_default();
            findings.add_with_fix(Code::VariableMalformed, range, &[name], fix);
            from = start + 2;
            continue;
        };
        let name = rest.get(..end).unwrap_or_default();
        let whole = start..start + 2 + end + 1;
        check_variable(context, phrase, name, whole.clone(), findings);
        from = whole.end;
    }
}

/// Whether a character cannot stand within a variable.
fn ends_variable(context: &Context<'_>, character: char) -> bool {
    match character {
        '}' | '$' => true,
        // They stand in the names of condition keys.
        '/' | ':' => !context.dialect.variables.keys,
        _ => false,
    }
}

fn check_variable(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    name: &str,
    whole: Range<usize>,
    findings: &mut Findings,
) {
    let variables = context.dialect.variables;
    let conditions = &context.dialect.conditions;
    let known = |name: &str| {
        variables.names.contains(&name) || (variables.keys && conditions.key(name).is_some())
    };
    let trimmed = name.trim();
    let range = phrase.part(whole.clone());
    if known(name)
        || (variables.keys && !name.starts_with(conditions.global_prefix))
            && name == trimmed
            && name.contains(':')
    {
        return;
    }
    if trimmed.is_empty() || known(trimmed) {
        let fix = phrase.is_verbatim() && !trimmed.is_empty();
        let fix = fix.then(|| TextEdit::replace(range.clone(), format!("${{{trimmed}}}")));
        let written = phrase.as_str().get(whole).unwrap_or_default();
        return findings.add_with_fix(Code::VariableMalformed, range, &[written], fix);
    }
    let names: Vec<&str> = if variables.keys {
        conditions.keys.iter().map(|key| key.name).collect()
    } else {
        variables.names.to_vec()
    };
    findings.add(Code::VariableUnknown, range, &[name, &names.join(", ")]);
}
