//! Strings: where one ends, in whatever quotes, closed or not.

use std::ops::Range;

use super::inside::{Meaning, meaning};
use super::quotes::{self, Closers, Role, is_quote};

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
    fn odd(start: usize, inner: Range<usize>, end: usize) -> Self {
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
    let rest = text.get(start..).unwrap_or_default();
    match rest.chars().next() {
        Some('"') => scan_standard(text, start, next_quote, role),
        Some(open) => scan_other(text, start, open, role),
        None => Scan {
            end: start,
            open: 0,
            close: 0,
            plain: true,
        },
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
    other: Option<Range<usize>>,
    role: Role,
) -> Scan {
    let standard = Scan {
        end: close + 1,
        open: 1,
        close: 1,
        plain,
    };
    if quotes::follows(text.get(close + 1..).unwrap_or_default(), role) {
        return standard;
    }
    if let Some(quote) = other {
        return Scan::odd(start, start + 1..quote.start, quote.end);
    }
    misplaced(text, start, (close, close + 1), Closers::Standard, role).unwrap_or(standard)
}

/// The string whose closing quote seems to be the one at `quote`, where that is another.
fn misplaced(
    text: &str,
    start: usize,
    quote: (usize, usize),
    closers: Closers,
    role: Role,
) -> Option<Scan> {
    let open = text.get(start..)?.chars().next()?;
    let inner = start + open.len_utf8();
    match meaning(text, inner, quote, closers, role) {
        Meaning::Close => None,
        Meaning::Opening(end) => Some(Scan::odd(start, inner..end, end)),
        Meaning::Inside { inner, end } => Some(Scan::odd(start, inner, end)),
    }
}

/// Another quote than `"` that may be the closing one: punctuation or the line's end follows it.
fn other_close(text: &str, index: usize) -> Option<Range<usize>> {
    let rest = text.get(index..)?;
    let quote = rest.chars().next().filter(|&it| is_quote(it))?;
    let end = index + quote.len_utf8();
    let after = text.get(end..)?.trim_start_matches([' ', '\t']);
    let next = after.chars().next();
    let closes = next.is_none_or(|next| {
        matches!(
            next,
            ',' | ':' | '}' | ']' | '\n' | '\r' | '，' | '：' | '、'
        )
    });
    closes.then_some(index..end)
}

/// Whether what follows a closing quote is what may follow a string in a valid text.
pub(super) fn follows_string(rest: &str) -> bool {
    quotes::follows(rest, Role::Any)
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
    let follows = follows_string(text.get(*next_quote + 1..).unwrap_or_default());
    text_like
        && follows
        && !between
            .bytes()
            .take(4096)
            .any(|byte| matches!(byte, b'{' | b'}' | b'[' | b']' | b'\n' | b'\r'))
}

/// A string that ends with its line: before the punctuation that was meant to follow it.
fn unterminated(text: &str, start: usize, line_end: usize, other: Option<Range<usize>>) -> Scan {
    if let Some(quote) = other {
        return Scan::odd(start, start + 1..quote.start, quote.end);
    }
    let line = text.get(start + 1..line_end).unwrap_or_default();
    let end = start + 1 + without_punctuation(line).len();
    Scan::odd(start, start + 1..end, end)
}

/// The line without the punctuation and space at its end, nor a bracket that opens after a colon. A brace that closes
/// one of the line's own, as in `${uin}`, belongs to it.
pub(super) fn without_punctuation(line: &str) -> &str {
    let mut kept = line.trim_end();
    if let Some(key) = kept.strip_suffix(['{', '[']) {
        kept = key.trim_end().strip_suffix(':').map_or(kept, str::trim_end);
    }
    while let Some(shorter) = kept.strip_suffix([',', ']', '}']) {
        let tail = shorter.rsplit('}').next().unwrap_or_default();
        if kept.ends_with('}') && tail.contains('{') {
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
    let rest = text.get(inner..).unwrap_or_default();
    let closers = Closers::of(open);
    let Some(quote) = closers.next(text, inner) else {
        let double = Closers::Standard.next(text, inner);
        let closes =
            |&(_, end): &(usize, usize)| quotes::ends(text.get(end..).unwrap_or_default(), role);
        return match double.filter(closes) {
            Some((close, end)) => Scan::odd(start, inner..close, end),
            None => to_line_end(start, inner, rest),
        };
    };
    if quotes::follows(text.get(quote.1..).unwrap_or_default(), role) {
        return Scan::odd(start, inner..quote.0, quote.1);
    }
    misplaced(text, start, quote, closers, role)
        .unwrap_or_else(|| Scan::odd(start, inner..quote.0, quote.1))
}

/// A string without a closing quote.
fn to_line_end(start: usize, inner: usize, rest: &str) -> Scan {
    let line = rest.split(is_line_end).next().unwrap_or_default();
    let end = inner + without_punctuation(line).len();
    Scan::odd(start, inner..end, end)
}

/// A string in quotes that were escaped when the document was copied out of another string.
pub(super) fn scan_escaped(text: &str, start: usize) -> Scan {
    let inner = start + 2;
    let rest = text.get(inner..).unwrap_or_default();
    let mut previous = ' ';
    for (at, character) in rest.char_indices() {
        if character == '"' {
            let escaped = usize::from(previous == '\\');
            let close = inner + at;
            return Scan::odd(start, inner..(close - escaped).max(inner), close + 1);
        }
        if is_line_end(character) {
            break;
        }
        previous = character;
    }
    to_line_end(start, inner, rest)
}

pub(super) fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r')
}

pub(super) fn length(quotes: usize) -> u8 {
    u8::try_from(quotes).unwrap_or(1)
}
