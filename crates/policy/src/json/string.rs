//! Strings: where one ends, in whatever quotes, closed or not.

use std::ops::Range;

use super::inside::misplaced;
use super::look::{after_blanks, byte, character};
use super::quotes::{Closers, Quote, Role, ends, follows, is_quote};

/// Where a string ends and what it is like.
pub(super) struct Scan {
    pub end: usize,
    /// Bytes of the opening quote.
    pub open: u8,
    /// Bytes of the closing quote, 0 where there is none.
    pub close: u8,
    /// In `"` quotes, without escapes and control characters.
    pub plain: bool,
}

impl Scan {
    /// A string at `start`, with its inside, that is not plain.
    pub(super) fn odd(start: usize, inner: Range<usize>, end: usize) -> Self {
        Self {
            end,
            open: length(inner.start - start),
            close: length(end - inner.end),
            plain: false,
        }
    }
}

/// Finds the end of the string that opens at `start`. `next_quote` caches where the next `"` stands.
pub(super) fn scan(text: &str, start: usize, next_quote: &mut usize, role: Role) -> Scan {
    match character(text, start) {
        '"' => scan_standard(text, start, next_quote, role),
        open => scan_other(text, start, open, role),
    }
}

/// A string that opens with `"`. Nothing here can misread a valid text: in one, each string's first
/// unescaped `"` closes it, no raw line break precedes it, and punctuation or the end follows.
fn scan_standard(text: &str, start: usize, next_quote: &mut usize, role: Role) -> Scan {
    let bytes = text.as_bytes();
    let mut plain = true;
    let mut index = start + 1;
    let mut other = None;
    while let Some(&byte) = bytes.get(index) {
        match byte {
            // What most strings are made of.
            b'*'..=b'[' | b'a'..=b'z' => {}
            b'"' => return closed(text, start, index, plain, other, role),
            b'\\' => {
                plain = false;
                index += 1;
                // An escaped line break is no escape: the line end is judged below.
                if !matches!(bytes.get(index), None | Some(b'\n' | b'\r')) {
                    index += 1;
                }
                continue;
            }
            b'\n' | b'\r' => {
                if !continues(text, index, next_quote) {
                    return unterminated(text, start, index, other);
                }
                plain = false;
            }
            0..0x20 => plain = false,
            b'\'' | 0xe2 | 0xef if other.is_none() => other = other_close(text, index),
            _ => {}
        }
        index += 1;
    }
    unterminated(text, start, bytes.len(), other)
}

/// The string's `"` at `close` is its end, unless what follows shows that an earlier place was meant.
fn closed(
    text: &str,
    start: usize,
    close: usize,
    plain: bool,
    other: Option<Quote>,
    role: Role,
) -> Scan {
    let standard = Scan {
        end: close + 1,
        open: 1,
        close: 1,
        plain,
    };
    if follows(text, close + 1, role) {
        return standard;
    }
    if let Some(quote) = other {
        return Scan::odd(start, start + 1..quote.0, quote.1);
    }
    misplaced(text, start, (close, close + 1), role).unwrap_or(standard)
}

/// Another quote than `"` that may be the closing one: punctuation or the line's end follows it.
fn other_close(text: &str, index: usize) -> Option<Quote> {
    let quote = character(text, index);
    let end = index + quote.len_utf8();
    let next = character(text, after_blanks(text, end));
    let closes = matches!(
        next,
        '\0' | ',' | ':' | '}' | ']' | '\n' | '\r' | '，' | '：' | '、'
    );
    (closes && is_quote(quote)).then_some((index, end))
}

/// Whether a string goes on after the line break at `index`: its closing quote stands on the next line, and
/// what lies between looks like text rather than like the rest of a document.
fn continues(text: &str, index: usize, next_quote: &mut usize) -> bool {
    let bytes = text.as_bytes();
    let after = if text
        .get(index..)
        .is_some_and(|rest| rest.starts_with("\r\n"))
    {
        index + 2
    } else {
        index + 1
    };
    if *next_quote < after {
        let found = bytes
            .get(after..)
            .and_then(|rest| rest.iter().position(|&byte| byte == b'"'));
        *next_quote = found.map_or(usize::MAX, |found| after + found);
    }
    let Some(between) = text.get(after..*next_quote) else {
        return false;
    };
    let trimmed = between.trim_start();
    let text_like = !trimmed.is_empty() && !trimmed.starts_with([',', ':', '/', '#']);
    let follows = follows(text, *next_quote + 1, Role::Any);
    text_like
        && follows
        && !between
            .bytes()
            .take(4096)
            .any(|byte| matches!(byte, b'{' | b'}' | b'[' | b']' | b'\n' | b'\r'))
}

/// A string that ends with its line: before the punctuation that was meant to follow it.
fn unterminated(text: &str, start: usize, line_end: usize, other: Option<Quote>) -> Scan {
    match other {
        Some((close, end)) => Scan::odd(start, start + 1..close, end),
        None => unclosed(text, start, start + 1, line_end),
    }
}

/// A string without a closing quote.
fn unclosed(text: &str, start: usize, inner: usize, line_end: usize) -> Scan {
    let line = text.get(inner..line_end).unwrap_or_default();
    let end = inner + without_punctuation(line).len();
    Scan::odd(start, inner..end, end)
}

/// The line without the punctuation and space at its end, nor a bracket that opens after a colon. A brace that closes
/// one of the line's own, as in `${uin}`, belongs to it.
pub(super) fn without_punctuation(line: &str) -> &str {
    let mut kept = line.trim_end();
    if let Some(key) = kept.strip_suffix(['{', '[']) {
        kept = key.trim_end().strip_suffix(':').map_or(kept, str::trim_end);
    }
    while let Some(shorter) = kept.strip_suffix([',', ']', '}']) {
        let mut braces = shorter.bytes().rev();
        let own = || braces.find(|it| matches!(it, b'{' | b'}')) == Some(b'{');
        if kept.ends_with('}') && { own }() {
            break;
        }
        kept = shorter.trim_end();
    }
    kept
}

/// A string in quotes that JSON does not know. It ends at the first quote of the same sort on its line that may close
/// it, or at a `"` that closes one.
fn scan_other(text: &str, start: usize, open: char, role: Role) -> Scan {
    let inner = start + open.len_utf8();
    let own = Closers::of(open).and_then(|closers| closers.next(text, inner));
    let Some(quote) = own else {
        let double = Closers::Standard.next(text, inner);
        return match double.filter(|(_, end)| ends(text, *end, role)) {
            Some((close, end)) => Scan::odd(start, inner..close, end),
            None => unclosed(text, start, inner, line_end(text, inner)),
        };
    };
    let first = Scan::odd(start, inner..quote.0, quote.1);
    if follows(text, quote.1, role) {
        return first;
    }
    misplaced(text, start, quote, role).unwrap_or(first)
}

fn line_end(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + rest.find(['\n', '\r']).unwrap_or(rest.len())
}

/// A string in quotes that were escaped when the document was copied out of another string.
pub(super) fn scan_escaped(text: &str, start: usize) -> Scan {
    let inner = start + 2;
    let end = line_end(text, inner);
    let line = text.get(inner..end).unwrap_or_default();
    match line.find('"') {
        Some(at) => {
            let close = inner + at;
            let escaped = usize::from(at > 0 && byte(text, close - 1) == b'\\');
            Scan::odd(start, inner..close - escaped, close + 1)
        }
        None => unclosed(text, start, inner, end),
    }
}

fn length(quotes: usize) -> u8 {
    u8::try_from(quotes).unwrap_or(1)
}
