//! Policies as objects of Python and of JavaScript, as JSON.
//!
//! Read are objects, lists, strings in whatever quotes, numbers and the literals of both. Nothing is evaluated: a name with
//! dots, such as `bucket.arn`, and what a template string puts in are kept as `${…}`. Whatever else stands for a value is
//! not understood, and then nothing is given. Sources: ECMAScript 2025, chapters 12.9 and 13.2; The Python Language
//! Reference, chapter 2.

mod literal;
mod reader;

use super::find::{Finder, Layer, within};
use super::shape::mentions_statements;
use super::{EXPRESSION, Kind, Unread};
use literal::literal_at;

/// How many braces of a text are looked behind.
const MAX_TRIES: usize = 32;

/// So many mistakes of JSON in a text are none: it is written in another notation.
const MANY: usize = 3;

/// What shows whose notation an object is in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Signs {
    python: bool,
    javascript: bool,
}

impl Signs {
    fn kind(self) -> Kind {
        match (self.python, self.javascript) {
            (true, false) => Kind::Python,
            (false, true) => Kind::JavaScript,
            _ => Kind::Object,
        }
    }
}

/// Whether a text may be such an object: its first key stands in no quotes or in single ones.
pub(super) fn may_be_object(text: &str) -> bool {
    let inside = text.trim_start().strip_prefix('{').map(str::trim_start);
    let first = inside.and_then(|inside| inside.bytes().next());
    first.is_some_and(|first| first.is_ascii_alphabetic() || b"'_/#".contains(&first))
}

/// The object that a text is, and where it begins. One with a mistake or two is meant as JSON.
fn object(text: &str) -> Option<(usize, literal::Literal)> {
    let start = text.len() - text.trim_start().len();
    let found = literal_at(text, start).ok()?;
    if found.foreign < MANY {
        return None;
    }
    let rest = text.get(found.end..)?.trim();
    matches!(rest, "" | ";" | ",").then_some((start, found))
}

/// What is in the way of reading such an object: in a text that is one only what is surely no JSON, in any other text
/// whatever it is.
pub(super) fn in_the_way(text: &str) -> Option<Unread> {
    let is_alone = may_be_object(text);
    let mut starts = text.match_indices('{').map(|(start, _)| start);
    let tried = if is_alone { 1 } else { MAX_TRIES };
    starts.by_ref().take(tried).find_map(|start| {
        let stopped = literal_at(text, start).err()?;
        let next = text.as_bytes().get(stopped.at);
        let is_code = stopped.foreign >= MANY && (!is_alone || matches!(next, Some(b'+' | b'(')));
        let is_policy = mentions_statements(&stopped.text);
        (is_code && is_policy).then(|| Unread::at(text, stopped.at, EXPRESSION))
    })
}

/// Reads a text that is nothing but such an object.
pub(super) fn read_object(finder: &mut Finder, layer: &Layer) -> Option<Kind> {
    let (start, found) = object(layer.text())?;
    Some(keep(finder, layer, start, found))
}

/// Reads such objects within any other text.
pub(super) fn read(finder: &mut Finder, layer: &Layer) -> Option<Kind> {
    let text = layer.text();
    let (mut from, mut kind) = (0, None);
    for _ in 0..MAX_TRIES {
        let Some(start) = text.get(from..)?.find('{').map(|found| from + found) else {
            break;
        };
        from = start + 1;
        if let Ok(found) = literal_at(text, start)
            && mentions_statements(&found.text)
        {
            from = found.end;
            kind = Some(keep(finder, layer, start, found));
        }
    }
    kind
}

fn keep(finder: &mut Finder, layer: &Layer, start: usize, found: literal::Literal) -> Kind {
    let mut inside = within(layer.text(), start, found.text);
    inside.expressions = found.expressions;
    finder.wait(layer, inside);
    found.signs.kind()
}
