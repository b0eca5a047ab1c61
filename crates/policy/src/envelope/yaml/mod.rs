//! Policies written as YAML, as JSON.
//!
//! Read are block mappings and lists, scalars plain and in quotes, block scalars, lists and mappings in brackets, anchors
//! of whole values with their aliases, several documents, and of the tags those that CloudFormation writes for a text with
//! expressions. Whatever else YAML has is not understood: then nothing is given but the reason. Source: YAML 1.2.2,
//! chapters 6 to 9; the core schema's plain scalars (10.3); the AWS CloudFormation user guide, “Intrinsic functions”.

mod block;
mod flow;
mod lines;
mod nodes;
mod scalar;

use super::shape::mentions_statements;
use super::{Expressions, Unread};
use block::Writer;
use lines::Lines;
use nodes::Nodes;

/// How deep mappings and lists may lie in each other.
const MAX_DEPTH: usize = 64;

/// Why a text is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    Tab,
    Tag,
    Alias,
    Repeated,
    Merge,
    Lines,
    Brackets,
    Other,
}

impl Why {
    fn words(self) -> &'static str {
        match self {
            Self::Tab => "a tab in the indentation",
            Self::Tag => "a tag that is not understood",
            Self::Alias => "an alias without its anchor",
            Self::Repeated => "more repetitions by aliases than are read",
            Self::Merge => "a merge key (<<)",
            Self::Lines => "a value over several lines",
            Self::Brackets => "brackets that are not understood",
            Self::Other => "something that is not understood",
        }
    }
}

/// A document of a text, as JSON, laid out.
pub(super) struct Document {
    /// Where it begins.
    pub start: usize,
    pub json: String,
    pub expressions: Expressions,
    /// Whether it has tags of CloudFormation.
    pub has_tags: bool,
}

/// The documents that speak of statements. An error where one of them is not of the part of YAML that is understood.
pub(super) fn documents(text: &str) -> Result<Vec<Document>, Unread> {
    let mut found = Vec::new();
    for range in lines::documents(text) {
        let own = text.get(range.clone()).unwrap_or_default();
        if !mentions_statements(own) {
            continue;
        }
        let mut lines = Lines::new(own);
        let mut nodes = Nodes::default();
        let json = document(&mut lines, &mut nodes).map_err(|why| {
            let before = text.get(..range.start + lines.at()).unwrap_or_default();
            Unread {
                line: before.lines().count(),
                words: why.words(),
            }
        })?;
        found.push(Document {
            start: range.start + own.len() - own.trim_start().len(),
            json,
            expressions: nodes.expressions,
            has_tags: nodes.has_tags,
        });
    }
    Ok(found)
}

fn document(lines: &mut Lines<'_>, nodes: &mut Nodes) -> Result<String, Why> {
    let mut writer = Writer::new(nodes);
    while let Some(line) = lines.next() {
        let content = lines::without_comment(line).trim_end();
        let indent = content.len() - content.trim_start_matches(' ').len();
        match content.get(indent..).unwrap_or_default() {
            "" => {}
            rest if rest.starts_with('\t') => return Err(Why::Tab),
            rest => writer.line(indent, rest, lines)?,
        }
    }
    writer.finish().ok_or(Why::Other)
}

/// Whether a text surely is meant as YAML: a line of it begins with the statements of a policy, as a key without quotes.
pub(super) fn is_sure(text: &str) -> bool {
    text.lines().any(|line| {
        let key = line.trim_start().trim_start_matches("- ");
        let key = key.split_once(':').filter(|(_, value)| {
            let value = value.trim();
            value.is_empty() || value.starts_with(['&', '!', '[', '#'])
        });
        key.is_some_and(|(key, _)| {
            ["statement", "permissions"]
                .iter()
                .any(|name| key.eq_ignore_ascii_case(name))
        })
    })
}
