//! What each piece of a text is, for showing it in colours, and which bracket belongs to which.

use std::ops::Range;

use crate::dialect::{Dialect, Place, Role};
use crate::json::{NodeId, NodeKind, Parsed, Tree};

/// A piece of a text to be shown alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: SpanKind,
}

/// What a piece of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpanKind {
    /// A key.
    Key,
    /// A string.
    String,
    /// A number.
    Number,
    /// `true`, `false` or `null`.
    Literal,
    /// An effect that allows.
    Allow,
    /// An effect that denies.
    Deny,
    /// A word without quotes: what JSON does not know.
    Fault,
}

/// The pieces that reach into `range`, in order. Only the part of the tree in the range is looked at, so that a long
/// text costs what is visible of it.
pub fn highlight(text: &str, parsed: &Parsed, dialect: &Dialect, range: Range<usize>) -> Vec<Span> {
    let tree = &parsed.tree;
    let nodes = tree.nodes();
    let first = first_reaching(tree, range.start);
    let mut spans = Vec::new();
    for index in first..nodes.len() {
        let id = NodeId::from_index(index);
        let own = tree.range(id);
        if own.start >= range.end {
            break;
        }
        let kind = match tree.kind(id) {
            NodeKind::String if is_key(tree, id) => SpanKind::Key,
            NodeKind::String => effect(text, tree, dialect, id).unwrap_or(SpanKind::String),
            NodeKind::Number => SpanKind::Number,
            NodeKind::True | NodeKind::False | NodeKind::Null => SpanKind::Literal,
            NodeKind::Word => SpanKind::Fault,
            NodeKind::Object | NodeKind::Array | NodeKind::Member | NodeKind::Missing => continue,
        };
        if own.end > range.start {
            spans.push(Span { range: own, kind });
        }
    }
    spans
}

/// The first node that starts at or after `offset`, or the leaf before it that may reach over it.
fn first_reaching(tree: &Tree, offset: usize) -> usize {
    let after = tree
        .nodes()
        .partition_point(|node| node.range.start < offset);
    after.saturating_sub(1)
}

fn is_key(tree: &Tree, id: NodeId) -> bool {
    tree.parent(id).is_some_and(|parent| {
        tree.kind(parent) == NodeKind::Member && tree.children(parent).next() == Some(id)
    })
}

/// What an effect does, where the string is the value of the effect element.
fn effect(text: &str, tree: &Tree, dialect: &Dialect, id: NodeId) -> Option<SpanKind> {
    let member = tree.parent(id)?;
    let key = tree
        .children(member)
        .next()
        .filter(|_| tree.kind(member) == NodeKind::Member)?;
    let element = dialect.element(Place::Statement, &tree.text(text, key))?;
    let effect = dialect
        .effect(&tree.text(text, id))
        .filter(|_| element.role == Role::Effect)?;
    Some(if effect.allows {
        SpanKind::Allow
    } else {
        SpanKind::Deny
    })
}

/// The two brackets of the object or list that the caret touches: where each stands, in bytes. A caret between two
/// brackets takes the one before it.
pub fn brackets(text: &str, parsed: &Parsed, caret: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let touched = |at: usize| bytes.get(at).is_some_and(|byte| b"{}[]".contains(byte));
    let at = caret
        .checked_sub(1)
        .filter(|&at| touched(at))
        .or(Some(caret).filter(|&at| touched(at)))?;
    let pair = |range: Range<usize>| {
        let close = range.end.checked_sub(1)?;
        let matches = matches!(
            (bytes.get(range.start)?, bytes.get(close)?),
            (b'{', b'}') | (b'[', b']')
        );
        (matches && close > range.start).then_some((range.start, close))
    };
    let of_kind = |kind| matches!(kind, NodeKind::Object | NodeKind::Array);
    let nodes = parsed.tree.nodes().iter().filter(|node| of_kind(node.kind));
    let mut own = nodes.filter(|node| node.range.start == at || node.range.end == at + 1);
    own.find_map(|node| pair(node.range.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;
    use crate::tencent::DIALECT;

    fn spans(text: &str, range: Range<usize>) -> Vec<(&str, SpanKind)> {
        let found = highlight(text, &parse(text), &DIALECT, range);
        found
            .into_iter()
            .map(|span| (&text[span.range], span.kind))
            .collect()
    }

    #[test]
    fn every_piece_has_its_kind() {
        use SpanKind::{Allow, Deny, Fault, Key, Literal, Number, String};
        let text = r#"[{"effect":"deny","n":-1,"x":[null,"deny",word]},{"Effect":"Allow"}]"#;
        let expected = [
            ("\"effect\"", Key),
            ("\"deny\"", Deny),
            ("\"n\"", Key),
            ("-1", Number),
            ("\"x\"", Key),
            ("null", Literal),
            ("\"deny\"", String),
            ("word", Fault),
            ("\"Effect\"", Key),
            ("\"Allow\"", Allow),
        ];
        assert_eq!(spans(text, 0..text.len()), expected);
        for start in 0..text.len() {
            for end in start + 1..text.len() {
                let seen = spans(text, start..end);
                let wanted: Vec<_> = highlight(text, &parse(text), &DIALECT, 0..text.len())
                    .into_iter()
                    .filter(|span| span.range.start < end && start < span.range.end)
                    .map(|span| (&text[span.range], span.kind))
                    .collect();
                assert_eq!(seen, wanted, "{start}..{end}");
            }
        }
    }

    #[test]
    fn a_bracket_finds_its_partner_and_a_broken_one_none() {
        let text = "{\"a\": [1, \"]\"]}";
        let cases = [
            (0, Some((0, 14))),
            (1, Some((0, 14))),
            (6, Some((6, 13))),
            (7, Some((6, 13))),
            (11, None),
            (13, Some((6, 13))),
            (14, Some((6, 13))),
            (15, Some((0, 14))),
            (3, None),
        ];
        for (caret, expected) in cases {
            assert_eq!(
                brackets(text, &parse(text), caret),
                expected,
                "caret {caret}"
            );
        }
        for broken in ["[", "[1", "]"] {
            assert_eq!(
                brackets(broken, &parse(broken), broken.len()),
                None,
                "{broken}"
            );
        }
    }
}
