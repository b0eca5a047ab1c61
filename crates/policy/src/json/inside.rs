//! Quotes inside a string: a quote that seems to close it, though nothing follows that may follow a string.

use super::lexer::{ascii_punctuation, is_bad_space};
use super::look::{after_blanks, byte, byte_before, character, is_solid, is_space};
use super::quotes::{Closers, Quote, Role, ends, follows, is_quote};
use super::string::{Scan, without_punctuation};

/// So many quotes may stand inside one string; with more, nobody can tell what was meant.
const MOST_INSIDE: usize = 16;

/// The string that opens at `start`, and that the quote at `quote` seems to close: where it stands inside, or opens the
/// next string; `None` where it closes this one all the same, and what follows lacks something.
pub(super) fn misplaced(text: &str, start: usize, quote: Quote, role: Role) -> Option<Scan> {
    let open = character(text, start);
    let closers = Closers::of(open)?;
    let inner = start + open.len_utf8();
    let before = before_item(text, inner, quote.0);
    // This string ends before, without a quote of its own.
    let unclosed = |end: usize| {
        let kept = text.get(inner..end).unwrap_or_default();
        let end = inner + without_punctuation(kept).len();
        Some(Scan::odd(start, inner..end, end))
    };
    if let Some(end) = before {
        let value = byte_before(text, quote.0) == b':';
        // `cvm:"Run"` within a string is no key and its value.
        let key = || {
            let name = text.get(inner..end).unwrap_or_default();
            role == Role::Item && !name.contains("::") && !name.contains('/')
        };
        if (!value || key()) && opens(text, quote.1, closers, value) {
            return unclosed(end);
        }
    }
    inside(text, start, quote, closers, role).or_else(|| {
        let spaced = is_space(byte_before(text, quote.0));
        before.filter(|_| spaced).and_then(unclosed)
    })
}

/// The end of what stands before a comma or a colon, and a bracket that may follow it, at the end of a part of a text.
fn before_item(text: &str, start: usize, end: usize) -> Option<usize> {
    let mut at = end;
    while at > start
        && (is_space(byte_before(text, at)) || matches!(byte_before(text, at), b'[' | b'{'))
    {
        at -= 1;
    }
    (at > start && matches!(byte_before(text, at), b',' | b':')).then(|| at - 1)
}

/// Whether a string that begins at `start` ends as strings do, a value not before a colon.
fn opens(text: &str, start: usize, closers: Closers, value: bool) -> bool {
    let role = if value { Role::Value } else { Role::Any };
    let first = character(text, start);
    let close = closers.next(text, start);
    !first.is_whitespace()
        && !closers.has(first)
        && close.is_some_and(|(_, end)| ends(text, end, role))
}

/// A string in which quotes stand, the first at `first`: `"x "y" z"`, `"x " y"`, `""x"`.
fn inside(text: &str, start: usize, first: Quote, closers: Closers, role: Role) -> Option<Scan> {
    let inner = start + character(text, start).len_utf8();
    let next = after_blanks(text, first.1);
    // A quote that space follows closes a word rather than opens one: only one may be there.
    let spaced = next > first.1;
    if !goes_on(text, next, spaced) {
        return None;
    }
    let mut last = first;
    for count in 1..=MOST_INSIDE {
        let found = closers.next(text, last.1)?;
        let whole = ends(text, found.1, role);
        if whole || (count == 1 && first.0 == inner && follows(text, found.1, role)) {
            // Of an odd number of quotes, one that touches the string's own is that one written twice; of two, both.
            let odd = count % 2 == 1;
            let front = first.0 == inner;
            let back = last.1 == found.0 && last.0 > inner;
            let both = count == 2 && front && back;
            let from = if both || (front && odd) {
                first.1
            } else {
                inner
            };
            let to = if both || (back && odd && !front) {
                last.0
            } else {
                found.0
            };
            return Some(Scan::odd(start, from..to, found.1));
        }
        let item =
            before_item(text, last.1, found.0).is_some() && opens(text, found.1, closers, false);
        if spaced || item || after_blanks(text, last.1) == found.0 {
            return None;
        }
        last = found;
    }
    None
}

/// Whether a string may go on over a quote before this, and not what follows a string, or should.
fn goes_on(text: &str, at: usize, spaced: bool) -> bool {
    let head = character(text, at);
    let second = byte(text, at + 1);
    match head {
        '\0' | '\n' | '\r' | '[' | '{' | '=' => false,
        ':' => !spaced && is_solid(second),
        '#' => !spaced,
        '/' => !(spaced && matches!(second, b'/' | b'*')),
        _ if spaced && is_quote(head) => false,
        _ => ascii_punctuation(head).is_none() && !is_bad_space(head),
    }
}
