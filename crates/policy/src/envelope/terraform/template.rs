//! Templates: the texts in strings and heredocs, with expressions between them.

use super::super::Expressions;
use crate::json;
use crate::visual::quote;

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text, its escapes decoded.
    Text(String),
    /// An expression or a directive as it stands, `${…}` or `%{…}`.
    Expression(String),
}

/// The pieces of a template, and the bytes that it takes. One in quotes has escapes, and ends with the quote.
pub(super) fn pieces(template: &str, quoted: bool) -> Option<(Vec<Piece>, usize)> {
    let (mut found, mut text, mut at) = (Vec::new(), String::new(), 0);
    while let Some(rest) = template.get(at..).filter(|rest| !rest.is_empty()) {
        let next = rest.chars().next()?;
        at += match next {
            '"' if quoted => {
                found.push(Piece::Text(text));
                return Some((found, at + 1));
            }
            '\n' if quoted => return None,
            '\\' if quoted => {
                let length = if rest.starts_with("\\u") { 6 } else { 2 };
                let escape = rest.get(..length)?;
                text.push_str(&json::unescape(escape));
                length
            }
            '$' | '%'
                if rest.get(1..).is_some_and(|rest| rest.starts_with([next]))
                    && rest.get(2..3) == Some("{") =>
            {
                text.push(next);
                text.push('{');
                3
            }
            '$' | '%' if rest.get(1..2) == Some("{") => {
                let end = expression_end(template, at + 1, b'{')?;
                found.push(Piece::Text(std::mem::take(&mut text)));
                found.push(Piece::Expression(template.get(at..end)?.to_owned()));
                end - at
            }
            other => {
                text.push(other);
                other.len_utf8()
            }
        };
    }
    found.push(Piece::Text(text));
    (!quoted).then_some((found, at))
}

/// Where a brace or a string ends that opens at `start`, with the strings and templates in it.
pub(super) fn expression_end(text: &str, start: usize, open: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut stack, mut at) = (vec![open], start + 1);
    loop {
        let byte = *bytes.get(at)?;
        let in_string = *stack.last()? == b'"';
        at += 1;
        match byte {
            b'\\' if in_string => at += 1,
            b'"' if in_string => drop(stack.pop()),
            b'{' if !in_string || matches!(bytes.get(at.checked_sub(2)?), Some(b'$' | b'%')) => {
                stack.push(byte)
            }
            b'"' => stack.push(byte),
            b'}' if !in_string => drop(stack.pop()),
            _ => {}
        }
        if stack.is_empty() {
            return Some(at);
        }
    }
}

/// Joins pieces to JSON. An expression within a string of it is kept there, its quotes escaped; one that stands for a
/// value becomes a string. `None` where a directive parts values: what it gives nobody knows.
pub(super) fn assemble(pieces: &[Piece]) -> Option<(String, Expressions)> {
    let (mut out, mut expressions) = (String::new(), Expressions::default());
    let (mut in_string, mut escaped) = (false, false);
    for piece in pieces {
        match piece {
            Piece::Text(text) => {
                for character in text.chars() {
                    let is_quote = character == '"' && !escaped;
                    escaped = character == '\\' && in_string && !escaped;
                    in_string ^= is_quote;
                }
                out.push_str(text);
            }
            Piece::Expression(expression) => {
                if !in_string && expression.starts_with('%') {
                    return None;
                }
                expressions.add(expression);
                let quoted = quote(expression);
                let inside = quoted.get(1..quoted.len() - 1)?;
                out.push_str(if in_string { inside } else { &quoted });
            }
        }
    }
    Some((out, expressions))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assembled(template: &str, quoted: bool) -> Option<(String, usize)> {
        let (pieces, length) = pieces(template, quoted)?;
        assert_eq!(length, template.len());
        assemble(&pieces).map(|(text, expressions)| (text, expressions.count))
    }

    #[test]
    fn expressions_are_kept_and_escapes_decoded() {
        let cases = [
            (r#"{"a": "${x}/*"}"#, r#"{"a": "${x}/*"}"#, 1),
            (
                r#"{"a": "${join(",", x)}"}"#,
                r#"{"a": "${join(\",\", x)}"}"#,
                1,
            ),
            (
                r#"{"a": ${jsonencode(["${b}"])}}"#,
                r#"{"a": "${jsonencode([\"${b}\"])}"}"#,
                1,
            ),
            (
                r#"{"a": "$${uin}", "b": "%%{c}"}"#,
                r#"{"a": "${uin}", "b": "%{c}"}"#,
                0,
            ),
            (
                r#"{"a\"${x}": "%{if y}z%{endif}"}"#,
                r#"{"a\"${x}": "%{if y}z%{endif}"}"#,
                3,
            ),
            ("$%{", "", 9),
            ("{$, %}$", "{$, %}$", 0),
        ];
        for (template, expected, count) in cases {
            match count {
                9 => assert_eq!(pieces(template, false), None),
                _ => assert_eq!(
                    assembled(template, false),
                    Some((expected.to_owned(), count))
                ),
            }
        }
        assert_eq!(assembled(r#"[%{for x in y}"${x}",%{endfor}]"#, false), None);
        let quoted = r#"{\"a\": \"\u0041$${b}${"c"}\"}""#;
        assert_eq!(
            assembled(quoted, true),
            Some((r#"{"a": "A${b}${\"c\"}"}"#.to_owned(), 1))
        );
        assert_eq!(pieces("no end", true), None);
        assert_eq!(pieces("two\nlines\"", true), None);
    }
}
