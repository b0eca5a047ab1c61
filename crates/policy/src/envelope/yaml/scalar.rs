//! Scalars of YAML, as JSON.

use super::Why;
use crate::json::{self, is_number};
use crate::visual::quote;

/// What a scalar on one line is in JSON.
pub(super) fn value(written: &str) -> Result<String, Why> {
    match written {
        "true" | "True" | "TRUE" => Ok("true".to_owned()),
        "false" | "False" | "FALSE" => Ok("false".to_owned()),
        "null" | "Null" | "NULL" | "~" => Ok("null".to_owned()),
        _ if is_number(written) => Ok(written.to_owned()),
        _ => text(written),
    }
}

/// A scalar as a string of JSON, whatever it looks like.
pub(super) fn text(written: &str) -> Result<String, Why> {
    match written.chars().next().ok_or(Why::Other)? {
        '"' => {
            let is_json = json::parse(written).faults.is_empty();
            is_json
                .then(|| written.to_owned())
                .ok_or_else(|| open(written))
        }
        '\'' => {
            let inside = written.get(1..).and_then(|rest| rest.strip_suffix('\''));
            let inside = inside.ok_or(Why::Lines)?;
            let is_whole = !inside.replace("''", "").contains('\'');
            is_whole
                .then(|| quote(&inside.replace("''", "'")))
                .ok_or(Why::Other)
        }
        // What people mean, though a star should stand in quotes.
        _ if written == "*" => Ok(quote("*")),
        _ if starts_plain(written) && !written.contains(": ") && !written.ends_with(':') => {
            Ok(quote(written))
        }
        _ => Err(Why::Other),
    }
}

/// Why a text in double quotes is not read: it goes on in the next line, or is not written as in JSON.
fn open(written: &str) -> Why {
    match written.len() > 1 && written.ends_with('"') {
        true => Why::Other,
        false => Why::Lines,
    }
}

/// A key in JSON's quotes.
pub(super) fn key(written: &str) -> Result<String, Why> {
    match written.chars().next().ok_or(Why::Other)? {
        '"' | '\'' => text(written),
        _ if written == "<<" => Err(Why::Merge),
        _ if starts_plain(written) => Ok(quote(written)),
        _ => Err(Why::Other),
    }
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
