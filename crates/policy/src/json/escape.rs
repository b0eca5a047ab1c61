//! The inside of strings: what is wrong in it, and what it means.

use std::borrow::Cow;
use std::ops::Range;

use super::fault::{Fault, FaultKind};
use crate::text::TextEdit;

/// The faults inside a string: control characters and unknown escapes. `inner` is without quotes.
pub(super) fn faults(text: &str, inner: Range<usize>, found: &mut Vec<Fault>) {
    let body = text.get(inner.clone()).unwrap_or_default();
    let mut characters = body.char_indices();
    while let Some((index, character)) = characters.next() {
        let start = inner.start + index;
        if character < ' ' {
            let range = start..start + 1;
            let fix = vec![TextEdit::replace(range.clone(), escaped(character))];
            found.push(Fault {
                kind: FaultKind::ControlCharacter(character),
                range,
                fix,
            });
        } else if character == '\\' {
            let after = body.get(index + 1..).unwrap_or_default();
            match escape_length(after) {
                Ok(length) => {
                    for _ in 0..length {
                        characters.next();
                    }
                }
                Err(length) => {
                    let range = start..start + 1 + length;
                    let fix = vec![TextEdit::insert(start, "\\")];
                    found.push(Fault {
                        kind: FaultKind::BadEscape,
                        range,
                        fix,
                    });
                }
            }
        }
    }
}

/// How JSON writes a control character.
fn escaped(control: char) -> String {
    match control {
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        other => format!("\\u{:04x}", u32::from(other)),
    }
}

/// Characters of a valid escape after its backslash, or bytes to point at in an unknown one.
fn escape_length(escaped: &str) -> Result<usize, usize> {
    match escaped.chars().next() {
        Some('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't') => Ok(1),
        Some('u') => {
            let digits = escaped
                .bytes()
                .skip(1)
                .take(4)
                .take_while(u8::is_ascii_hexdigit)
                .count();
            if digits == 4 { Ok(5) } else { Err(1 + digits) }
        }
        Some(control) if control < ' ' => Err(0),
        Some(other) => Err(other.len_utf8()),
        None => Err(0),
    }
}

/// The text that a string's inside stands for. Unknown escapes stand for themselves, lone surrogates for
/// U+FFFD.
pub(crate) fn decode(inner: &str) -> Cow<'_, str> {
    if !inner.contains('\\') {
        return Cow::Borrowed(inner);
    }
    let mut result = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at_checked(at).unwrap_or((rest, ""));
        result.push_str(before);
        rest = decode_escape(escape, &mut result);
    }
    result.push_str(rest);
    Cow::Owned(result)
}

/// Decodes the escape at the start of `escape` and gives what follows it.
fn decode_escape<'t>(escape: &'t str, result: &mut String) -> &'t str {
    let plain = match escape.as_bytes().get(1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') if code_unit(escape).is_some() => return decode_units(escape, result),
        _ => {
            result.push('\\');
            return escape.get(1..).unwrap_or_default();
        }
    };
    result.push(plain);
    escape.get(2..).unwrap_or_default()
}

fn decode_units<'t>(escape: &'t str, result: &mut String) -> &'t str {
    let rest = escape.get(6..).unwrap_or_default();
    let first = code_unit(escape).unwrap_or(0xfffd);
    if let (0xd800..0xdc00, Some(second @ 0xdc00..0xe000)) = (first, code_unit(rest)) {
        let scalar = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
        result.push(char::from_u32(scalar).unwrap_or(char::REPLACEMENT_CHARACTER));
        return rest.get(6..).unwrap_or_default();
    }
    result.push(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
    rest
}

/// The code unit of `\uXXXX` at the start of `text`.
fn code_unit(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    u32::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_decoded() {
        let cases = [
            (r"plain", "plain"),
            (r#"a\"b\\c\/d"#, "a\"b\\c/d"),
            (r"\b\f\n\r\t", "\u{8}\u{c}\n\r\t"),
            (r"\u0041\u00e9\u5b57", "Aé字"),
            (r"\ud83d\ude00!", "😀!"),
            (r"\ud83d!\ude00", "\u{fffd}!\u{fffd}"),
            (r"\q\u12", r"\q\u12"),
            (r"end\", r"end\"),
        ];
        for (inner, expected) in cases {
            assert_eq!(decode(inner), expected, "{inner}");
        }
    }
}
