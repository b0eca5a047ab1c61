//! Scalars of YAML, and lists and mappings in brackets, as JSON.

use crate::json::{self, FaultKind, NodeKind, is_number};
use crate::text::{self, TextEdit};
use crate::visual::quote;

/// What a value on one line is in JSON.
pub(super) fn value(written: &str) -> Option<String> {
    let first = written.chars().next()?;
    match first {
        '"' => {
            let parsed = json::parse(written);
            parsed.faults.is_empty().then(|| written.to_owned())
        }
        '\'' => {
            let inside = written.get(1..)?.strip_suffix('\'')?;
            let is_whole = inside.replace("''", "").find('\'').is_none();
            is_whole.then(|| quote(&inside.replace("''", "'")))
        }
        '[' | '{' => flow(written),
        _ => plain(written),
    }
}

/// A key in JSON's quotes.
pub(super) fn key(written: &str) -> Option<String> {
    match written.chars().next()? {
        '"' | '\'' => value(written),
        _ if starts_plain(written) && written != "<<" => Some(quote(written)),
        _ => None,
    }
}

/// A scalar without quotes.
fn plain(written: &str) -> Option<String> {
    Some(match written {
        "true" | "True" | "TRUE" => "true".to_owned(),
        "false" | "False" | "FALSE" => "false".to_owned(),
        "null" | "Null" | "NULL" | "~" => "null".to_owned(),
        // What people mean, though a star should stand in quotes.
        "*" => quote("*"),
        _ if is_number(written) => written.to_owned(),
        _ if starts_plain(written) && !written.contains(": ") && !written.ends_with(':') => {
            quote(written)
        }
        _ => return None,
    })
}

/// Whether the first character may begin a plain scalar: the others mark something.
fn starts_plain(written: &str) -> bool {
    let marks = "&*!|>%@`\"'[]{}#,";
    let marked = ["- ", "? ", ": "]
        .iter()
        .any(|mark| written.starts_with(mark));
    !written.starts_with(|first| marks.contains(first))
        && !marked
        && !matches!(written, "-" | "?" | ":")
}

/// A list or mapping in brackets: JSON, but for quotes that are missing or single. Repairs of the JSON parser add them.
fn flow(written: &str) -> Option<String> {
    let parsed = json::parse(written);
    let root = parsed.tree.root()?;
    let closed = matches!(parsed.tree.kind(root), NodeKind::Array | NodeKind::Object);
    let mut fixes = Vec::new();
    for fault in &parsed.faults {
        match fault.kind {
            FaultKind::Unquoted | FaultKind::WrongQuote | FaultKind::TrailingComma => {
                fixes.extend(fault.fix.iter().cloned());
            }
            // `10.0.0.0/8` begins like a number.
            FaultKind::BadNumber => {
                let number = fault.range.clone();
                fixes.push(TextEdit::insert(number.start, "\""));
                fixes.push(TextEdit::insert(number.end, "\""));
            }
            _ => return None,
        }
    }
    let mended = text::apply(written, &fixes).ok().filter(|_| closed)?;
    json::parse(&mended).faults.is_empty().then_some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_become_what_json_has_for_them() {
        let cases = [
            ("\"a\\u0041\"", Some("\"a\\u0041\"")),
            ("'it''s'", Some("\"it's\"")),
            ("cvm:*", Some("\"cvm:*\"")),
            ("*", Some("\"*\"")),
            ("-1.5e3", Some("-1.5e3")),
            ("2012-10-17", Some("\"2012-10-17\"")),
            ("True", Some("true")),
            ("~", Some("null")),
            ("a \"b\"", Some("\"a \\\"b\\\"\"")),
            ("[cvm:*, 'a', \"b\"]", Some("[\"cvm:*\", \"a\", \"b\"]")),
            ("{qcs:ip: 10.0.0.0/8}", None),
            (
                "[10.0.0.0/8, cvm:*, 7]",
                Some("[\"10.0.0.0/8\", \"cvm:*\", 7]"),
            ),
            ("[::1]", None),
            ("{}", Some("{}")),
            ("[a", None),
            ("&anchor a", None),
            ("*alias", None),
            ("!Sub a", None),
            ("a: b", None),
            ("'a' b", None),
            ("\"a\" b", None),
        ];
        for (written, expected) in cases {
            assert_eq!(value(written).as_deref(), expected, "{written}");
        }
        assert_eq!(key("<<"), None);
        assert_eq!(key("'a b'").as_deref(), Some("\"a b\""));
    }
}
