//! What the lists and objects of a text tell about how it is laid out.

use std::ops::Range;

use super::layout::Shape;
use super::source::Source;
use crate::json::{NodeId, NodeKind};

/// What the containers of a text, those at the place first, tell about its habits.
pub(super) struct Samples(Vec<Sample>);

/// One container with something in it.
pub(super) struct Sample {
    pub kind: NodeKind,
    /// Whether it is an object within a statement.
    pub nested: bool,
    pub of_containers: bool,
    pub shape: Shape,
    /// The indentation of its items beyond its own, where they stand on their own lines.
    pub unit: Option<String>,
    pub colon: Option<String>,
    pub comma: Option<String>,
}

impl Samples {
    pub fn new(source: &Source<'_>, focus: Option<NodeId>) -> Self {
        let around = focus
            .map(|focus| source.tree.range(focus))
            .unwrap_or_default();
        let within = |range: &Range<usize>| around.start <= range.start && range.end <= around.end;
        let nodes = source.tree.nodes().iter().enumerate();
        let containers = nodes.filter(|(_, node)| is_container(node.kind));
        let (near, far): (Vec<_>, Vec<_>) = containers.partition(|(_, node)| within(&node.range));
        let ids = near
            .into_iter()
            .chain(far)
            .map(|(index, _)| NodeId::from_index(index));
        Self(ids.filter_map(|id| Sample::new(source, id)).collect())
    }

    pub fn first<T>(&self, of: impl Fn(&Sample) -> Option<T>) -> Option<T> {
        self.0.iter().find_map(of)
    }

    pub fn shape(&self, which: impl Fn(&Sample) -> bool) -> Option<Shape> {
        self.first(|sample| which(sample).then(|| sample.shape.clone()))
    }

    pub fn unit(&self) -> String {
        let found = self.first(|sample| sample.unit.clone().filter(|unit| !unit.is_empty()));
        let flat = || self.first(|sample| sample.unit.clone());
        found.or_else(flat).unwrap_or_else(|| "  ".to_owned())
    }
}

impl Sample {
    fn new(source: &Source<'_>, id: NodeId) -> Option<Self> {
        let tree = source.tree;
        let range = tree.range(id);
        let first = tree.children(id).next()?;
        let lead = source.slice(range.start + 1..tree.range(first).start);
        if !is_space(lead) {
            return None;
        }
        let block = has_line_end(lead);
        let unit = || {
            let inner = source.indent_at(tree.range(first).start);
            inner
                .strip_prefix(source.indent_at(range.start))
                .unwrap_or_default()
                .to_owned()
        };
        let member = tree
            .parent(id)
            .filter(|&parent| source.kind(parent) == NodeKind::Member);
        let holder = member.and_then(|member| tree.parent(member));
        let mut children = tree.children(id);
        Some(Self {
            kind: source.kind(id),
            nested: source.kind(id) == NodeKind::Object
                && holder.is_some_and(|node| node != NodeId::ROOT),
            of_containers: children.any(|child| is_container(source.kind(child))),
            shape: if block {
                Shape::Block
            } else {
                Shape::Line(lead.to_owned())
            },
            unit: block.then(unit),
            colon: colon_of(source, first),
            comma: comma_of(source, id),
        })
    }
}

fn colon_of(source: &Source<'_>, member: NodeId) -> Option<String> {
    let mut pair = source.tree.children(member);
    let key = pair.next().map(|key| source.tree.range(key))?;
    let value = pair.next().map(|value| source.tree.range(value))?;
    let colon = source.slice(key.end..value.start);
    (source.kind(member) == NodeKind::Member && is_gap(colon, ':') && !has_line_end(colon))
        .then(|| colon.to_owned())
}

fn comma_of(source: &Source<'_>, id: NodeId) -> Option<String> {
    let mut children = source.tree.children(id);
    let first = source.tree.range(children.next()?);
    let second = source.tree.range(children.next()?);
    let gap = source.slice(first.end..second.start);
    (is_gap(gap, ',') && !has_line_end(gap)).then(|| gap.to_owned())
}

fn is_container(kind: NodeKind) -> bool {
    matches!(kind, NodeKind::Object | NodeKind::Array)
}

/// Whether it is nothing but what JSON takes for space.
pub(super) fn is_space(text: &str) -> bool {
    text.bytes()
        .all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
}

pub(super) fn has_line_end(text: &str) -> bool {
    text.contains(['\n', '\r'])
}

/// Whether it is space with exactly one comma or colon in it.
pub(super) fn is_gap(text: &str, punctuation: char) -> bool {
    text.split_once(punctuation)
        .is_some_and(|(before, after)| is_space(before) && is_space(after))
}

/// The line end that stands most often, `\n` where there is none.
pub(super) fn dominant_line_end(text: &str) -> &'static str {
    let both = text.matches("\r\n").count();
    let feeds = text.matches('\n').count() - both;
    let returns = text.matches('\r').count() - both;
    if both > feeds && both >= returns {
        "\r\n"
    } else if returns > feeds {
        "\r"
    } else {
        "\n"
    }
}
