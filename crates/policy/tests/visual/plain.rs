//! JSON as an ordered tree of literals: what the model changes, and how it is written.

use charter_policy::json::{NodeId, NodeKind, Tree, parse};

/// A value. Literals are kept as written, so that equal trees differ in nothing but space.
#[derive(Debug, Clone, PartialEq)]
pub enum Plain {
    /// A text, number or word.
    Leaf(Leaf),
    /// A list.
    List(Vec<Plain>),
    /// Keys and values in their order, repeated ones included.
    Object(Vec<(Leaf, Plain)>),
}

/// A literal and what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    pub raw: String,
    pub text: String,
}

/// A text as JSON; some with an escape that is not needed, always the same for the same text.
pub fn escaped(text: &str) -> Leaf {
    let raw = quoted(text).raw;
    let first = text.chars().next().filter(|_| text.len() % 3 == 1);
    let raw = match first {
        Some(first) if u32::from(first) < 0x1_0000 && first > '"' && first != '\\' => {
            let rest = raw.strip_prefix(&format!("\"{first}")).unwrap_or_default();
            format!("\"\\u{:04x}{rest}", u32::from(first))
        }
        _ => raw,
    };
    Leaf {
        raw,
        text: text.to_owned(),
    }
}

/// A text as JSON writes it.
pub fn quoted(text: &str) -> Leaf {
    let raw = serde_json::to_string(text).expect("a text");
    Leaf {
        raw,
        text: text.to_owned(),
    }
}

pub fn bare(text: &str) -> Leaf {
    Leaf {
        raw: text.to_owned(),
        text: text.to_owned(),
    }
}

/// Reads a text, or what can be recovered of it.
pub fn plain(text: &str) -> Option<Plain> {
    let tree = parse(text).tree;
    Some(of_node(text, &tree, tree.root()?))
}

fn of_node(text: &str, tree: &Tree, node: NodeId) -> Plain {
    let leaf = |node| Leaf {
        raw: text[tree.range(node)].to_owned(),
        text: tree.text(text, node).into_owned(),
    };
    match tree.kind(node) {
        NodeKind::Array => Plain::List(
            tree.elements(node)
                .map(|item| of_node(text, tree, item))
                .collect(),
        ),
        NodeKind::Object => {
            let members = tree.members(node);
            Plain::Object(
                members
                    .map(|(key, value)| (leaf(key), of_node(text, tree, value)))
                    .collect(),
            )
        }
        _ => Plain::Leaf(leaf(node)),
    }
}

impl Plain {
    /// The same without how literals are written.
    pub fn said(self) -> Self {
        let said = |leaf: Leaf| bare(&leaf.text);
        match self {
            Self::Leaf(leaf) => Self::Leaf(said(leaf)),
            Self::List(items) => Self::List(items.into_iter().map(Self::said).collect()),
            Self::Object(members) => Self::Object(
                members
                    .into_iter()
                    .map(|(key, value)| (said(key), value.said()))
                    .collect(),
            ),
        }
    }

    pub fn is_string(&self) -> bool {
        matches!(self, Self::Leaf(leaf) if leaf.raw.starts_with('"'))
    }

    pub fn members(&self) -> Option<&Vec<(Leaf, Plain)>> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The members, where an empty list counts as an empty object.
    pub fn filled(&self) -> Option<Vec<(Leaf, Plain)>> {
        match self {
            Self::Object(members) => Some(members.clone()),
            Self::List(items) if items.is_empty() => Some(Vec::new()),
            _ => None,
        }
    }
}

/// Where space may stand.
#[derive(Clone, Copy, PartialEq)]
pub enum At {
    /// After an opening bracket, `usize` deep.
    Open(usize),
    /// Before a comma.
    BeforeComma,
    /// After a comma, `usize` deep.
    AfterComma(usize),
    /// Before a closing bracket, `usize` deep outside it.
    Close(usize),
    /// Before a colon.
    BeforeColon,
    /// After a colon.
    AfterColon,
}

/// Writes a value with that space; empty brackets have none.
pub fn write(value: &Plain, depth: usize, space: &mut dyn FnMut(At) -> String) -> String {
    let (open, close, count) = match value {
        Plain::Leaf(leaf) => return leaf.raw.clone(),
        Plain::List(items) => ('[', ']', items.len()),
        Plain::Object(members) => ('{', '}', members.len()),
    };
    let mut text = String::from(open);
    for index in 0..count {
        if index == 0 {
            text += &space(At::Open(depth + 1));
        } else {
            text += &(space(At::BeforeComma) + "," + &space(At::AfterComma(depth + 1)));
        }
        match value {
            Plain::List(items) => text += &write(&items[index], depth + 1, space),
            Plain::Object(members) => {
                let (key, value) = &members[index];
                text += &(key.raw.clone() + &space(At::BeforeColon) + ":" + &space(At::AfterColon));
                text += &write(value, depth + 1, space);
            }
            Plain::Leaf(_) => {}
        }
    }
    if count > 0 {
        text += &space(At::Close(depth));
    }
    text.push(close);
    text
}
