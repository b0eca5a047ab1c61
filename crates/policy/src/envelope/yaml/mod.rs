//! Policies written as YAML, as JSON.
//!
//! Read are block mappings and lists, scalars plain and in quotes, block scalars, and lists and mappings in brackets on one
//! line. Whatever else YAML has (anchors, tags, several documents, tabs) is not understood, and then nothing is given.
//! Source: YAML 1.2.2, chapters 6 to 8; the core schema's plain scalars (10.3).

mod block;
mod scalar;

use block::Writer;

/// How deep mappings and lists may lie in each other.
const MAX_DEPTH: usize = 64;

/// The text as JSON, laid out. `None` where it is not YAML, or not of the part that is understood.
pub(super) fn to_json(text: &str) -> Option<String> {
    let mut writer = Writer::default();
    let mut lines = Lines { text, at: 0 };
    while let Some(line) = lines.next() {
        let content = without_comment(line).trim_end();
        let indent = content.len() - content.trim_start_matches(' ').len();
        match content.get(indent..)? {
            "" => {}
            "---" if writer.is_empty() => {}
            rest => writer.line(indent, rest, &mut lines)?,
        }
    }
    writer.finish()
}

/// Whether a text surely is meant as YAML: a line of it begins with the statements of a policy, as a key without quotes.
pub(super) fn is_sure(text: &str) -> bool {
    text.lines().any(|line| {
        let key = line.trim_start().trim_start_matches("- ");
        let key = key
            .split_once(':')
            .filter(|(_, value)| value.trim().is_empty());
        key.is_some_and(|(key, _)| {
            ["statement", "permissions"]
                .iter()
                .any(|name| key.eq_ignore_ascii_case(name))
        })
    })
}

/// The lines of a text, with the space before them.
struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lines<'t> {
    fn peek(&self) -> Option<&'t str> {
        let rest = self.text.get(self.at..)?;
        rest.split_inclusive('\n').next()
    }

    fn next(&mut self) -> Option<&'t str> {
        let line = self.peek()?;
        self.at += line.len();
        Some(line.trim_end_matches(['\n', '\r']))
    }
}

/// A line up to its comment: a `#` at the start or behind a space, and in no quotes.
fn without_comment(line: &str) -> &str {
    let (mut quote, mut before) = (None, ' ');
    for (at, character) in line.char_indices() {
        match (quote, character) {
            (None, '#') if before.is_whitespace() => return line.get(..at).unwrap_or(line),
            // Quotes begin a scalar; within a plain one they are letters.
            (None, '"' | '\'') if before.is_whitespace() || "[{,".contains(before) => {
                quote = Some(character)
            }
            (Some('"'), '\\') if before == '\\' => {
                before = ' ';
                continue;
            }
            (Some('"'), '"') if before == '\\' => {}
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
        before = character;
    }
    line
}
