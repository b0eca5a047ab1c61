//! Faults of the JSON layer, as findings.

use super::findings::Findings;
use super::kind_name;
use crate::Code;
use crate::json::{Fault, FaultKind, NodeKind, Parsed};
use crate::text::{LineIndex, TextEdit};

const MAX_QUOTED: usize = 40;

pub(super) fn check(text: &str, parsed: &Parsed, findings: &mut Findings) {
    if parsed.byte_order_mark {
        let range = 0..'\u{feff}'.len_utf8();
        let fix = Some(TextEdit::delete(range.clone()));
        findings.add_with_fix(Code::JsonByteOrderMark, range, &[], fix);
    }
    // Built at most once, and only for a text that needs it: the line of an unclosed bracket.
    let mut lines = None;
    for fault in &parsed.faults {
        let found = quoted(text, fault);
        let params = match &fault.kind {
            FaultKind::Unclosed { bracket, open } => {
                let lines = lines.get_or_insert_with(|| LineIndex::new(text));
                vec![bracket.to_string(), lines.position(*open).line.to_string()]
            }
            FaultKind::MismatchedClose(expected) | FaultKind::FullWidth(expected) => {
                vec![found, expected.to_string()]
            }
            FaultKind::QuoteInString(bracket) => {
                let kind = match bracket {
                    Some('[') => kind_name(NodeKind::Array),
                    Some(_) => kind_name(NodeKind::Object),
                    None => "",
                };
                vec![found, kind.to_owned()]
            }
            FaultKind::Encoding(byte) => vec![format!("0x{byte:02X}")],
            FaultKind::ControlCharacter(character) | FaultKind::BadSpace(character) => {
                vec![name_of(*character)]
            }
            FaultKind::TooDeep => vec![crate::json::MAX_DEPTH.to_string()],
            _ => vec![found],
        };
        let params: Vec<&str> = params.iter().map(String::as_str).collect();
        findings.add_with_edits(
            code(&fault.kind),
            fault.range.clone(),
            &params,
            fault.fix.clone(),
        );
    }
}

/// Whether the fault may have swallowed or split what the text says, so that what seems missing after it
/// may not be.
pub(super) fn loses_text(kind: &FaultKind) -> bool {
    !matches!(
        kind,
        FaultKind::Comment
            | FaultKind::BadSpace(_)
            | FaultKind::FullWidth(_)
            | FaultKind::WrongQuote
            | FaultKind::QuoteInString(_)
            | FaultKind::TrailingComma
            | FaultKind::ExtraComma
            | FaultKind::MissingComma
            | FaultKind::ControlCharacter(_)
            | FaultKind::BadEscape
            | FaultKind::BadNumber
    )
}

fn code(kind: &FaultKind) -> Code {
    match kind {
        FaultKind::Empty => Code::JsonEmpty,
        FaultKind::Encoding(_) => Code::JsonEncoding,
        FaultKind::Unexpected => Code::JsonUnexpected,
        FaultKind::MissingComma => Code::JsonMissingComma,
        FaultKind::MissingColon => Code::JsonMissingColon,
        FaultKind::MissingValue => Code::JsonMissingValue,
        FaultKind::MissingKey => Code::JsonMissingKey,
        FaultKind::TrailingComma => Code::JsonTrailingComma,
        FaultKind::ExtraComma => Code::JsonExtraComma,
        FaultKind::Unclosed { .. } => Code::JsonUnclosed,
        FaultKind::MismatchedClose(_) => Code::JsonMismatchedClose,
        FaultKind::TrailingText => Code::JsonTrailingText,
        FaultKind::Comment => Code::JsonComment,
        FaultKind::WrongQuote => Code::JsonWrongQuote,
        FaultKind::QuoteInString(_) => Code::JsonQuoteInString,
        FaultKind::FullWidth(_) => Code::JsonFullWidth,
        FaultKind::Unquoted => Code::JsonUnquoted,
        FaultKind::UnterminatedString => Code::JsonUnterminatedString,
        FaultKind::ControlCharacter(_) => Code::JsonControlCharacter,
        FaultKind::BadEscape => Code::JsonBadEscape,
        FaultKind::BadNumber => Code::JsonBadNumber,
        FaultKind::BadSpace(_) => Code::JsonBadSpace,
        FaultKind::TooDeep => Code::JsonTooDeep,
    }
}

/// The start of what stands at the fault.
fn quoted(text: &str, fault: &Fault) -> String {
    let found = text.get(fault.range.clone()).unwrap_or_default();
    let line = found.lines().next().unwrap_or_default();
    match line.char_indices().nth(MAX_QUOTED) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or(line)),
        None => line.to_owned(),
    }
}

fn name_of(character: char) -> String {
    let known = match character {
        '\n' | '\r' => "a line break",
        '\t' => "a tab",
        '\u{a0}' => "a no-break space",
        '\u{3000}' => "a full-width space",
        '\u{200b}' => "a zero-width space",
        '\u{feff}' => "a byte order mark",
        other => return format!("U+{:04X}", u32::from(other)),
    };
    known.to_owned()
}
