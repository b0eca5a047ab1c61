//! The flat tree.

use std::borrow::Cow;
use std::ops::Range;

use super::escape;

/// A node's place in its [`Tree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) usize);

impl NodeId {
    /// The first node of every tree.
    pub const ROOT: NodeId = NodeId(0);

    /// The node at that place in [`Tree::nodes`].
    pub fn from_index(index: usize) -> Self {
        NodeId(index)
    }
}

/// The kind of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeKind {
    /// `{…}`; its children are members.
    Object,
    /// `[…]`.
    Array,
    /// A key and its value: always two children, either of which may be [`NodeKind::Missing`].
    Member,
    /// A string, in whatever quotes.
    String,
    /// A number, well-formed or not.
    Number,
    /// `true`.
    True,
    /// `false`.
    False,
    /// `null`.
    Null,
    /// A word that should stand in quotes.
    Word,
    /// An empty range where a key or a value should stand.
    Missing,
}

/// A node. Nodes stand in document order, a parent before its children.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its kind.
    pub kind: NodeKind,
    /// Its bytes, brackets and quotes included.
    pub range: Range<usize>,
    /// The node that holds it; the root holds itself.
    pub parent: NodeId,
    /// Index past its last descendant: where its next sibling is, if it has one.
    pub(super) end: usize,
    /// Bytes of the opening and closing quote.
    pub(super) quotes: (u8, u8),
    pub(super) plain: bool,
}

/// A parsed document. It holds ranges only: methods that read take the text it was parsed from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    pub(super) nodes: Vec<Node>,
}

impl Tree {
    /// The document's value, or `None` where the text has none.
    pub fn root(&self) -> Option<NodeId> {
        (!self.nodes.is_empty()).then_some(NodeId::ROOT)
    }

    /// All nodes in document order.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// A node's kind.
    pub fn kind(&self, id: NodeId) -> NodeKind {
        self.nodes
            .get(id.0)
            .map_or(NodeKind::Missing, |node| node.kind)
    }

    /// A node's bytes.
    pub fn range(&self, id: NodeId) -> Range<usize> {
        self.nodes.get(id.0).map_or(0..0, |node| node.range.clone())
    }

    /// The node that holds `id`, or `None` for the root.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        if id == NodeId::ROOT {
            None
        } else {
            self.nodes.get(id.0).map(|node| node.parent)
        }
    }

    /// The nodes directly below `id`.
    pub fn children(&self, id: NodeId) -> Children<'_> {
        let end = self.nodes.get(id.0).map_or(0, |node| node.end);
        Children {
            tree: self,
            next: id.0 + 1,
            end,
        }
    }

    /// The node after `id` below the same parent.
    pub fn next_sibling(&self, id: NodeId) -> Option<NodeId> {
        let next = self.nodes.get(id.0)?.end;
        let parent = self.parent(id)?;
        (next < self.nodes.get(parent.0)?.end).then_some(NodeId(next))
    }

    /// The keys and values of an object; nothing for any other node.
    pub fn members(&self, id: NodeId) -> impl Iterator<Item = (NodeId, NodeId)> + '_ {
        let object = self.kind(id) == NodeKind::Object;
        self.children(id)
            .filter(move |_| object)
            .filter_map(|member| {
                let mut pair = self.children(member);
                Some((pair.next()?, pair.next()?))
            })
    }

    /// The elements of an array; nothing for any other node.
    pub fn elements(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let array = self.kind(id) == NodeKind::Array;
        self.children(id).filter(move |_| array)
    }

    /// The value of a string (escapes decoded, lone surrogates replaced), or the text of any other node.
    pub fn text<'t>(&self, text: &'t str, id: NodeId) -> Cow<'t, str> {
        let Some(node) = self.nodes.get(id.0) else {
            return Cow::Borrowed("");
        };
        let inner = text.get(self.inner(id)).unwrap_or_default();
        if node.plain || node.kind != NodeKind::String {
            return Cow::Borrowed(inner);
        }
        escape::decode(inner)
    }

    /// A node's bytes without its quotes.
    pub fn inner(&self, id: NodeId) -> Range<usize> {
        self.nodes.get(id.0).map_or(0..0, |node| {
            let (open, close) = node.quotes;
            node.range.start + usize::from(open)..node.range.end - usize::from(close)
        })
    }

    /// Whether [`Tree::text`] is, byte for byte, what stands at [`Tree::inner`].
    pub fn is_verbatim(&self, text: &str, id: NodeId) -> bool {
        self.kind(id) != NodeKind::String || matches!(self.text(text, id), Cow::Borrowed(_))
    }
}

/// Iterator over [`Tree::children`].
#[derive(Debug, Clone)]
pub struct Children<'t> {
    tree: &'t Tree,
    next: usize,
    end: usize,
}

impl Iterator for Children<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        if self.next >= self.end {
            return None;
        }
        let id = NodeId(self.next);
        self.next = self.tree.nodes.get(id.0)?.end;
        Some(id)
    }
}
