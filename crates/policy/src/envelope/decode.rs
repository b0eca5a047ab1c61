//! Texts within texts: escaped quotes, and what addresses write with `%`.

use std::ops::Range;

use crate::json::{self, TokenKind, tokens};

/// How many parts of an address are looked into.
const MAX_PARTS: usize = 32;

/// What stands in a text with escaped quotes, as in `{\"version\": \"2.0\"}`: up to the first quote that is plain, which
/// ends the string that it was copied out of or, once its own quotes are plain, up to the bracket that closes it.
pub(super) fn unescaped(text: &str) -> String {
    let mut escaped = false;
    let end = text.find(|character| {
        let ends = character == '"' && !escaped;
        escaped = character == '\\' && !escaped;
        ends
    });
    let inside = text.get(..end.unwrap_or(text.len())).unwrap_or(text);
    let inside = json::unescape(inside.trim_end()).into_owned();
    let opens = inside.strip_prefix('{').map(str::trim_start);
    let is_plain = opens.is_some_and(|rest| !rest.starts_with('\\'));
    let object = balanced(&inside).filter(|_| is_plain).map(str::to_owned);
    object.unwrap_or(inside)
}

/// What stands from the opening bracket at the start up to the one that closes it.
pub(super) fn balanced(text: &str) -> Option<&str> {
    let mut depth = 0_usize;
    for token in tokens(text) {
        match token.kind {
            TokenKind::OpenObject | TokenKind::OpenArray => depth += 1,
            TokenKind::CloseObject | TokenKind::CloseArray => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return text.get(..token.range.end);
                }
            }
            _ => {}
        }
    }
    None
}

/// The parts of a text in which `{` is written `%7B` or `%257B`: parameters of an address.
pub(super) fn url_parts(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut parts: Vec<Range<usize>> = Vec::new();
    let (mut start, mut holds) = (0, false);
    for at in 0..=bytes.len() {
        match bytes.get(at) {
            Some(b'%') => {
                let code = bytes.get(at + 1..).unwrap_or_default();
                let code = code.strip_prefix(b"25").unwrap_or(code);
                holds |= matches!(code, [b'7', b'b' | b'B', ..]);
            }
            Some(byte) if !byte.is_ascii_whitespace() && !b"&=?\"'".contains(byte) => {}
            _ => {
                if std::mem::take(&mut holds) && parts.len() < MAX_PARTS {
                    parts.push(start..at);
                }
                start = at + 1;
            }
        }
    }
    parts
}

/// A text with `%XX` and `+` decoded. `None` where that gives no UTF-8.
pub(super) fn url_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    loop {
        rest = match rest {
            [] => break,
            [b'+', rest @ ..] => {
                bytes.push(b' ');
                rest
            }
            [b'%', high, low, rest @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                let digit = |byte: u8| char::from(byte).to_digit(16).unwrap_or_default();
                bytes.push(u8::try_from(digit(*high) * 16 + digit(*low)).unwrap_or_default());
                rest
            }
            [other, rest @ ..] => {
                bytes.push(*other);
                rest
            }
        };
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_unescaped_up_to_where_the_string_ends() {
        let cases = [
            (r#"{\"a\": \"b\\\"c\"}"#, r#"{"a": "b\"c"}"#),
            (r#"{\"a\": [1]}","b""#, r#"{"a": [1]}"#),
            (r#"{\"a\": [1]} was denied"#, r#"{"a": [1]}"#),
            (r#"{\n\t\"a\": {}\n}"#, "{\n\t\"a\": {}\n}"),
            (r#"{\\\"a\\\": 1} "#, r#"{\"a\": 1}"#),
            (r#"{\"a\": "b"}"#, r#"{"a":"#),
            ("{\\", "{\\"),
        ];
        for (text, expected) in cases {
            assert_eq!(unescaped(text), expected, "{text}");
        }
    }

    #[test]
    fn the_parts_of_an_address_are_found() {
        let text = "https://x/?Action=A&PolicyDocument=%7B%22a%22%3A+1%7D&b=a%257b%257d c=%7";
        let parts = url_parts(text).into_iter();
        let shown: Vec<_> = parts.map(|range| &text[range]).collect();
        assert_eq!(shown, ["%7B%22a%22%3A+1%7D", "a%257b%257d"]);
        assert_eq!(url_decoded(shown[0]).as_deref(), Some(r#"{"a": 1}"#));
        assert_eq!(url_decoded("%FF"), None);
        assert_eq!(url_decoded("%E7%AD%96%zz%").as_deref(), Some("策%zz%"));
        assert_eq!(url_parts("%7B")[0], 0..3);
        assert_eq!(url_parts("%7b策")[0], 0..6);
    }
}
