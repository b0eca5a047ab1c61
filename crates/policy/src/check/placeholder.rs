//! Placeholders of a template that were left in.

use std::ops::Range;

use super::Context;
use super::findings::Findings;
use super::variable::is_written_as_one;
use super::word::is_words;
use crate::Code;
use crate::model::Phrase;

/// Bytes in the name of a placeholder: a few words, also of three bytes a letter.
const LONGEST_NAME: usize = 128;

/// What closes a bracket in which documentation names what belongs there. `${…}` and `[…]` have rules of their own.
fn closing(open: char) -> Option<char> {
    Some(match open {
        '<' => '>',
        '{' => '}',
        '[' => ']',
        '【' => '】',
        '＜' => '＞',
        '｛' => '｝',
        '［' => '］',
        '《' => '》',
        '「' => '」',
        _ => return None,
    })
}

/// What a placeholder is at a place of the document.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Braces {
    /// `${…}` is one: no variable is replaced there.
    Filled,
    /// `${…}` is a variable, unless words stand in it: `${the account's uin}`.
    Variable,
}

/// Where the first placeholder stands, brackets included: `<bucket region>`, `{ownerUin}`, `【账号】`, `$account`, `%s`,
/// `uin/****`, `cls-XXXXXX`.
pub(super) fn find(context: &Context<'_>, text: &str, braces: Braces) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut from = 0;
    for (start, character) in text.char_indices() {
        if start < from {
            continue;
        }
        let found = match character {
            '$' if bytes.get(start + 1) == Some(&b'{') => {
                match in_braces(context, text, start, braces) {
                    Ok(found) => Some(found),
                    Err(end) => {
                        from = end;
                        None
                    }
                }
            }
            '$' => name_end(bytes, start + 1).map(|end| start..end),
            '%' if text
                .get(start..)
                .is_some_and(|rest| rest.starts_with("%%{")) =>
            {
                // An escape that was left in: see the variables.
                let end = in_brackets(text, start + 2, '{').map(|found| found.end);
                from = end.unwrap_or(start + 3);
                None
            }
            '%' if matches!(bytes.get(start + 1), Some(b's' | b'd')) => {
                let next = bytes.get(start + 2);
                let ends = !next.is_some_and(|byte| byte.is_ascii_alphanumeric());
                ends.then_some(start..start + 2)
            }
            '*' | 'x' | 'X' => run_end(text, start, character).map(|end| start..end),
            _ => in_brackets(text, start, character),
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Everything that stands in brackets as a placeholder does, `${…}` included: colons and spaces in it part nothing.
pub(super) fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, character) in text.char_indices() {
        let within = found.last().is_some_and(|last| start < last.end);
        if !within {
            found.extend(in_brackets(text, start, character));
        }
    }
    found
}

/// `${…}`: the range, or where a variable ends that is none of a template.
fn in_braces(
    context: &Context<'_>,
    text: &str,
    start: usize,
    braces: Braces,
) -> Result<Range<usize>, usize> {
    let Some(found) = in_brackets(text, start + 1, '{') else {
        return Err(start + 2);
    };
    let content = text.get(start + 2..found.end - 1).unwrap_or_default();
    let is_variable = braces == Braces::Variable && is_written_as_one(context, content);
    if is_variable {
        Err(found.end)
    } else {
        Ok(start..found.end)
    }
}

/// What stands in brackets that open here, with the signs of templates before them. Brackets may stand twice, as `{{…}}`.
fn in_brackets(text: &str, start: usize, open: char) -> Option<Range<usize>> {
    let close = closing(open)?;
    let rest = text.get(start..)?;
    let opened = rest
        .chars()
        .take_while(|&character| character == open)
        .count();
    let inside = rest.get(opened * open.len_utf8()..)?;
    let length = inside
        .char_indices()
        .take_while(|&(at, _)| at < LONGEST_NAME)
        .find(|&(_, character)| character == close)?
        .0;
    let content = inside.get(..length)?;
    let is_named = match open {
        '<' => length > 0,
        '[' => opened == 1 && is_words(content),
        _ => true,
    };
    let closed = inside
        .get(length..)?
        .chars()
        .take(opened)
        .take_while(|&character| character == close)
        .count();
    let before = text.get(..start).unwrap_or_default();
    let sign = before.ends_with(['%', '#', '$']);
    let end = start + opened * open.len_utf8() + length + closed * close.len_utf8();
    is_named.then_some(start - usize::from(sign && open == '{')..end)
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
fn run_end(text: &str, start: usize, mark: char) -> Option<usize> {
    let (before, rest) = text.split_at_checked(start)?;
    if before.ends_with(mark) {
        return None;
    }
    let length = rest.chars().take_while(|&it| it == mark).count();
    (length >= 3).then_some(start + length)
}

/// Reports a placeholder; says whether there was one.
pub(super) fn check(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    braces: Braces,
    findings: &mut Findings,
) -> bool {
    check_part(context, phrase, 0..phrase.as_str().len(), braces, findings)
}

/// Reports a placeholder in a part of a text; says whether there was one.
pub(super) fn check_part(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    part: Range<usize>,
    braces: Braces,
    findings: &mut Findings,
) -> bool {
    let text = phrase.as_str().get(part.clone()).unwrap_or_default();
    let Some(found) = find(context, text, braces) else {
        return false;
    };
    let name = text.get(found.clone()).unwrap_or_default();
    let range = phrase.part(part.start + found.start..part.start + found.end);
    findings.add(Code::Placeholder, range, &[name]);
    true
}
