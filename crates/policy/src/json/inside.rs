//! Quotes inside a string: a quote that seems to close it, though nothing follows that may follow a string.

use std::ops::Range;

use super::lexer::{ascii_punctuation, is_bad_space};
use super::quotes::{Closers, Role, ends, follows, is_quote};
use super::string::{is_line_end, without_punctuation};

/// So many quotes may stand inside one string; with more, nobody can tell what was meant.
const MOST_INSIDE: usize = 16;

/// What such a quote is.
pub(super) enum Meaning {
    /// It closes the string all the same: what follows lacks something.
    Close,
    /// It opens the next string; this one ends before, at the offset, without a quote of its own.
    Opening(usize),
    /// It stands inside the string, which goes on.
    Inside {
        /// What stands within the string's own quotes, either of which may be written twice.
        inner: Range<usize>,
        /// Behind the closing one.
        end: usize,
    },
}

/// What the quote at `quote` is in the string whose inside begins at `start`.
pub(super) fn meaning(
    text: &str,
    start: usize,
    quote: (usize, usize),
    closers: Closers,
    role: Role,
) -> Meaning {
    let inner = text.get(start..quote.0).unwrap_or_default();
    let opening = |before: &str| Meaning::Opening(start + without_punctuation(before).len());
    let before = without_item(inner);
    // `cvm:"Run"` within a string is no key and its value.
    let parts = |before: &str| {
        !inner.ends_with(':')
            || (role == Role::Item && !before.contains('/') && !before.contains("::"))
    };
    let value = inner.ends_with(':');
    match before {
        Some(before) if parts(before) && opens(text, quote.1, closers, value) => opening(before),
        _ => match (inside(text, start, quote, closers, role), before) {
            (Some(inside), _) => inside,
            (None, Some(before)) if inner.ends_with(char::is_whitespace) => opening(before),
            (None, _) => Meaning::Close,
        },
    }
}

/// What stands before a comma or a colon at the end of a text, and a bracket that may follow it.
fn without_item(text: &str) -> Option<&str> {
    let opens = |last: char| last.is_whitespace() || matches!(last, '[' | '{');
    let kept = text.trim_end_matches(opens);
    kept.strip_suffix([',', ':', '，', '：'])
}

/// Whether a string that begins at `start` ends as strings do, a value not before a colon.
fn opens(text: &str, start: usize, closers: Closers, value: bool) -> bool {
    let role = if value { Role::Value } else { Role::Any };
    let rest = text.get(start..).unwrap_or_default();
    let begins = |first: char| !first.is_whitespace() && !closers.has(first);
    let after = closers
        .next(text, start)
        .and_then(|(_, end)| text.get(end..));
    rest.starts_with(begins) && after.is_some_and(|after| ends(after, role))
}

/// The end of a string in which quotes stand, the first at `first`: `"x "y" z"`, `"x " y"`, `""x"`.
fn inside(
    text: &str,
    start: usize,
    first: (usize, usize),
    closers: Closers,
    role: Role,
) -> Option<Meaning> {
    let after = text.get(first.1..)?;
    let next = after.trim_start_matches([' ', '\t']);
    // A quote that space follows closes a word rather than opens one: only one may be there.
    let spaced = next.len() < after.len();
    if !goes_on(next, spaced) {
        return None;
    }
    let mut last = first;
    for count in 1..=MOST_INSIDE {
        let found = closers.next(text, last.1)?;
        let after = text.get(found.1..)?;
        if ends(after, role) || (count == 1 && first.0 == start && follows(after, role)) {
            return Some(twice(start, first, last, found, count));
        }
        let between = text.get(last.1..found.0)?;
        let item = without_item(between).is_some() && opens(text, found.1, closers, false);
        if spaced || item || between.trim_end().is_empty() {
            return None;
        }
        last = found;
    }
    None
}

/// Whether a string may go on over a quote before this, and not what follows a string, or should.
fn goes_on(next: &str, spaced: bool) -> bool {
    let mut characters = next.chars();
    let Some(head) = characters.next() else {
        return false;
    };
    let comment = head == '#' || next.starts_with("//") || next.starts_with("/*");
    let glued = |next: char| next.is_alphanumeric() || matches!(next, ':' | '*');
    match head {
        '[' | '{' | '=' => false,
        ':' => !spaced && characters.next().is_some_and(glued),
        _ if is_line_end(head) || is_bad_space(head) => false,
        _ if spaced => !comment && !is_quote(head),
        _ => ascii_punctuation(head).is_none(),
    }
}

/// Of an odd number of quotes inside, one that touches the string's own is that one written twice; of two, both.
fn twice(
    start: usize,
    first: (usize, usize),
    last: (usize, usize),
    close: (usize, usize),
    count: usize,
) -> Meaning {
    let odd = count % 2 == 1;
    let front = first.0 == start;
    let back = last.1 == close.0 && last.0 > start;
    let both = count == 2 && front && back;
    Meaning::Inside {
        inner: Range {
            start: if both || (front && odd) {
                first.1
            } else {
                start
            },
            end: if both || (back && odd && !front) {
                last.0
            } else {
                close.0
            },
        },
        end: close.1,
    }
}
