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
/// value becomes a string, and so do directives with nothing but values between them. Otherwise the directive that is in
/// the way: what it gives nobody knows.
pub(super) fn assemble(pieces: &[Piece]) -> Result<(String, Expressions), &str> {
    let (mut out, mut expressions) = (String::new(), Expressions::default());
    let (mut in_string, mut escaped, mut ended) = (false, false, false);
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        at += 1;
        match piece {
            Piece::Text(text) => {
                for character in text.chars() {
                    let is_quote = character == '"' && !escaped;
                    escaped = character == '\\' && in_string && !escaped;
                    in_string ^= is_quote;
                }
                // What follows in a list on values that were put together.
                let first = text.trim_start().chars().next();
                if std::mem::take(&mut ended) && first.is_some_and(|it| !",]}".contains(it)) {
                    out.push(',');
                }
                out.push_str(text);
            }
            Piece::Expression(expression) if !in_string && expression.starts_with('%') => {
                let length = values_within(pieces.get(at - 1..).unwrap_or_default());
                let length = length.ok_or(expression.as_str())?;
                let parts = pieces.get(at - 1..at - 1 + length).unwrap_or_default();
                let parts = parts.iter().map(|part| match part {
                    Piece::Text(part) | Piece::Expression(part) => part.as_str(),
                });
                let whole: String = parts.collect();
                if !out.trim_end().ends_with(['[', ',', ':', '{']) {
                    out.push(',');
                }
                ended = !out.trim_end().ends_with(':');
                expressions.add(expression);
                out.push_str(&quote(&whole));
                at += length - 1;
            }
            Piece::Expression(expression) => {
                expressions.add(expression);
                let quoted = quote(expression);
                let inside = quoted.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
                out.push_str(match in_string {
                    true => inside.unwrap_or_default(),
                    false => &quoted,
                });
            }
        }
    }
    Ok((out, expressions))
}

/// How many pieces belong to the directive with which these begin, up to its end, where nothing but strings and commas
/// is between: the values of a list, or one value.
fn values_within(pieces: &[Piece]) -> Option<usize> {
    let (mut depth, mut in_string) = (0_usize, false);
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(text) => {
                for character in text.chars() {
                    in_string ^= character == '"';
                    if !in_string && !character.is_whitespace() && !"\",".contains(character) {
                        return None;
                    }
                }
            }
            Piece::Expression(expression) => match directive(expression) {
                Some("if" | "for") => depth += 1,
                Some("endif" | "endfor") => {
                    depth = depth.checked_sub(1)?;
                    if depth == 0 {
                        return Some(at + 1).filter(|_| !in_string);
                    }
                }
                _ => {}
            },
        }
    }
    None
}

/// The word of a directive, such as `if`; `None` of an expression.
fn directive(expression: &str) -> Option<&str> {
    let inside = expression.strip_prefix("%{")?;
    let inside = inside.trim_start_matches('~').trim_start();
    let end = inside.find(|it: char| !it.is_ascii_lowercase());
    inside.get(..end.unwrap_or(inside.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assembled(template: &str, quoted: bool) -> Option<(String, usize)> {
        let (pieces, length) = pieces(template, quoted)?;
        assert_eq!(length, template.len());
        let assembled = assemble(&pieces).ok()?;
        Some((assembled.0, assembled.1.count))
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
        for (template, expected) in [
            (
                r#"{"a": [%{for x in y}"${x}",%{endfor}]}"#,
                r#"{"a": ["%{for x in y}\"${x}\",%{endfor}"]}"#,
            ),
            (
                r#"{"a": ["b" %{~ if x ~}, "c"%{ else }%{ if z }, "d"%{ endif }%{ endif }], "e": %{if f}"g"%{endif} }"#,
                r#"{"a": ["b" ,"%{~ if x ~}, \"c\"%{ else }%{ if z }, \"d\"%{ endif }%{ endif }"], "e": "%{if f}\"g\"%{endif}" }"#,
            ),
            (
                r#"[%{if a}"b"%{endif} "c", %{if d}"e"%{endif}]"#,
                r#"["%{if a}\"b\"%{endif}", "c", "%{if d}\"e\"%{endif}"]"#,
            ),
        ] {
            let found = assembled(template, false).map(|(text, _)| text);
            assert_eq!(found.as_deref(), Some(expected), "{template}");
        }
        for template in [
            r#"[%{for x in y}{"a": "${x}"},%{endfor}]"#,
            r#"{%{if x}"a": "b",%{endif}"c": 1}"#,
            r#"[%{if x}"a"]"#,
            r#"["a"%{endif}]"#,
        ] {
            assert_eq!(assembled(template, false), None, "{template}");
        }
        let quoted = r#"{\"a\": \"\u0041$${b}${"c"}\"}""#;
        assert_eq!(
            assembled(quoted, true),
            Some((r#"{"a": "A${b}${\"c\"}"}"#.to_owned(), 1))
        );
        assert_eq!(pieces("no end", true), None);
        assert_eq!(pieces("two\nlines\"", true), None);
    }
}
