//! Lists and mappings in brackets, as JSON.

use super::nodes::Nodes;
use super::scalar;
use super::{MAX_DEPTH, Why};
use crate::visual::quote;

/// Whether brackets are open, line after line.
#[derive(Default)]
pub(super) struct Balance {
    depth: usize,
}

impl Balance {
    /// Goes on by a line; says whether every bracket is closed. `None` where a quote is open at its end: texts over
    /// several lines are not read here.
    pub fn closed_by(&mut self, line: &str) -> Option<bool> {
        let mut at = 0;
        while let Some(byte) = line.as_bytes().get(at) {
            let begins = line.get(..at).is_none_or(|before| {
                before.ends_with([' ', '[', '{', ',', ':']) || before.is_empty()
            });
            match byte {
                b'"' | b'\'' if begins => {
                    at += quoted(line.get(at..)?)?;
                    continue;
                }
                b'[' | b'{' => self.depth += 1,
                b']' | b'}' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
            at += 1;
        }
        Some(self.depth == 0)
    }
}

/// How long the string in quotes is with which a text begins.
fn quoted(text: &str) -> Option<usize> {
    let quote = text.chars().next()?;
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' if quote == '"' => drop(characters.next()),
            _ if character != quote => {}
            // `''` is one quote.
            '\'' if characters.peek().is_some_and(|(_, next)| *next == '\'') => {
                characters.next();
            }
            _ => return Some(at + 1),
        }
    }
    None
}

/// A list or a mapping that is open.
struct Open {
    mapping: bool,
    /// Whether an item stands before a comma that is not written yet.
    waits: bool,
    empty: bool,
}

/// A list or mapping in brackets, as JSON on one line.
pub(super) fn value(written: &str, nodes: &mut Nodes) -> Result<String, Why> {
    let (mut out, mut open, mut at) = (String::new(), Vec::<Open>::new(), 0);
    loop {
        let rest = written.get(at..).unwrap_or_default();
        at += rest.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        let byte = *rest.as_bytes().first().ok_or(Why::Brackets)?;
        match (byte, open.last_mut()) {
            (b']' | b'}', Some(level)) => {
                if level.mapping != (byte == b'}') {
                    return Err(Why::Brackets);
                }
                out.push(char::from(byte));
                at += 1;
                open.pop();
                if open.is_empty() {
                    let is_all = written.get(at..).is_some_and(|rest| rest.trim().is_empty());
                    return is_all.then_some(out).ok_or(Why::Brackets);
                }
                continue;
            }
            (b',', Some(level)) if level.waits => {
                level.waits = false;
                at += 1;
                continue;
            }
            (_, Some(level)) if level.waits => return Err(Why::Brackets),
            _ => {}
        }
        let mut version = false;
        if let Some(level) = open.last_mut() {
            if !level.empty {
                out.push_str(", ");
            }
            (level.empty, level.waits) = (false, true);
            if level.mapping {
                let (key, length) = key(rest)?;
                version = key.eq_ignore_ascii_case("\"version\"");
                out.push_str(&key);
                out.push_str(": ");
                at += length;
            }
        }
        let rest = written.get(at..).unwrap_or_default();
        at += rest.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        if rest.starts_with(['[', '{']) {
            if open.len() >= MAX_DEPTH {
                return Err(Why::Brackets);
            }
            let mapping = rest.starts_with('{');
            out.push(if mapping { '{' } else { '[' });
            open.push(Open {
                mapping,
                waits: false,
                empty: true,
            });
            at += 1;
            continue;
        }
        let length = scalar_length(rest)?;
        let written = rest.get(..length).unwrap_or_default().trim_end();
        let value = nodes.value(written)?;
        let is_bare = !value.starts_with(['"', '[', '{']);
        out.push_str(&if version && is_bare {
            quote(written)
        } else {
            value
        });
        at += length;
    }
}

/// A key, as JSON, and how far it reaches with its colon.
fn key(text: &str) -> Result<(String, usize), Why> {
    let end = match text.starts_with(['"', '\'']) {
        true => quoted(text).ok_or(Why::Brackets)?,
        false => plain_length(text),
    };
    let (key, rest) = text.split_at_checked(end).ok_or(Why::Brackets)?;
    let colon = rest.len() - rest.trim_start().len() + 1;
    let is_key = rest.trim_start().starts_with(':');
    is_key
        .then(|| Ok((scalar::key(key.trim_end())?, end + colon)))
        .ok_or(Why::Brackets)?
}

/// How long a scalar is, with its tag.
fn scalar_length(text: &str) -> Result<usize, Why> {
    let start = match text.starts_with('!') {
        true => text.find(' ').ok_or(Why::Tag)? + 1,
        false => 0,
    };
    let rest = text.get(start..).unwrap_or_default();
    match rest.starts_with(['"', '\'']) {
        true => quoted(rest)
            .map(|length| start + length)
            .ok_or(Why::Brackets),
        false => Ok(start + plain_length(rest)),
    }
}

/// How long a plain scalar is: up to what parts items, or a colon with a space behind it.
fn plain_length(text: &str) -> usize {
    let ends = |(at, character): &(usize, char)| {
        let next = text.get(at + 1..).and_then(|rest| rest.chars().next());
        match character {
            ',' | '[' | ']' | '{' | '}' => true,
            ':' => next.is_none_or(|next| next.is_whitespace() || ",[]{}".contains(next)),
            _ => false,
        }
    };
    let mut characters = text.char_indices();
    characters.find(ends).map_or(text.len(), |(at, _)| at)
}
