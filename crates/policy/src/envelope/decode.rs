//! Texts within texts: escaped quotes, and what addresses write with `%`.

use std::ops::Range;

use crate::json::{self, TokenKind, tokens};

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

/// The parts of a text in which `{` is written `%7B`, each with the name before it: `PolicyDocument=%7B…`.
pub(super) fn url_parts(text: &str) -> Vec<(&str, Range<usize>)> {
    let mut parts = Vec::new();
    let mut from = 0;
    while let Some(at) = opening(text, from) {
        let before = text.get(from..at).unwrap_or_default();
        let start = before.rfind(ends_part).map_or(from, |end| from + end + 1);
        let rest = text.get(at..).unwrap_or_default();
        let end = at + rest.find(ends_part).unwrap_or(rest.len());
        let name = text.get(from..start).unwrap_or_default();
        let name = name.strip_suffix('=').unwrap_or_default();
        let name = name.rsplit(|character: char| !is_name(character)).next();
        parts.push((name.unwrap_or_default(), start..end));
        from = end;
    }
    parts
}

/// Where the next `%7B` or `%257B` stands.
fn opening(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let mut places = rest.match_indices('%').map(|(at, _)| at);
    let is_brace = |at: &usize| {
        let code = rest.get(at + 1..).unwrap_or_default();
        let code = code.strip_prefix("25").unwrap_or(code);
        code.get(..2)
            .is_some_and(|code| code.eq_ignore_ascii_case("7b"))
    };
    places.find(is_brace).map(|at| from + at)
}

fn ends_part(character: char) -> bool {
    character.is_whitespace() || matches!(character, '&' | '=' | '?' | '"' | '\'')
}

fn is_name(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '.' | '-')
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
    fn the_parts_of_an_address_are_found_with_their_names() {
        let text = "https://x/?Action=A&PolicyDocument=%7B%22a%22%3A+1%7D&b=%257b%257d c=%7";
        let parts = url_parts(text);
        let shown: Vec<_> = parts
            .iter()
            .map(|(name, range)| (*name, &text[range.clone()]))
            .collect();
        assert_eq!(
            shown,
            [
                ("PolicyDocument", "%7B%22a%22%3A+1%7D"),
                ("b", "%257b%257d")
            ]
        );
        assert_eq!(url_decoded(shown[0].1).as_deref(), Some(r#"{"a": 1}"#));
        assert_eq!(url_decoded("%FF"), None);
        assert_eq!(url_decoded("%E7%AD%96%zz%").as_deref(), Some("策%zz%"));
        assert_eq!(url_parts("%7B")[0].0, "");
    }
}
