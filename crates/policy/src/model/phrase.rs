//! A text of the document with its place.

use std::borrow::Cow;
use std::ops::Range;

use crate::json::{NodeId, NodeKind, Tree};

/// The value of a string, number or word, and where it stands.
#[derive(Debug, Clone)]
pub struct Phrase<'t> {
    /// What it says, escapes decoded.
    pub value: Cow<'t, str>,
    /// Its node.
    pub node: NodeId,
    /// Its bytes, quotes included.
    pub range: Range<usize>,
    inner: Range<usize>,
}

impl<'t> Phrase<'t> {
    /// Reads a node.
    pub fn new(text: &'t str, tree: &Tree, node: NodeId) -> Self {
        Self {
            value: tree.text(text, node),
            node,
            range: tree.range(node),
            inner: tree.inner(node),
        }
    }

    /// Reads a node if it holds a text (or a word that should stand in quotes).
    pub fn of_text(text: &'t str, tree: &Tree, node: NodeId) -> Option<Self> {
        matches!(tree.kind(node), NodeKind::String | NodeKind::Word)
            .then(|| Self::new(text, tree, node))
    }

    /// The value.
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// Its bytes without the quotes.
    pub fn inner(&self) -> Range<usize> {
        self.inner.clone()
    }

    /// Where a part of the value stands. With escapes in it, the whole inside.
    pub fn part(&self, part: Range<usize>) -> Range<usize> {
        if self.is_verbatim() {
            self.inner.start + part.start..self.inner.start + part.end
        } else {
            self.inner()
        }
    }

    /// Whether the value stands in the document letter by letter, so that a part of it can be edited.
    pub fn is_verbatim(&self) -> bool {
        matches!(self.value, Cow::Borrowed(_))
    }
}
