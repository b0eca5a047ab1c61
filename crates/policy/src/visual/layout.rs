//! How a text is laid out, so that what is written anew looks like what stands around it.

use super::samples::{Samples, dominant_line_end};
use super::source::Source;
use crate::json::{NodeId, NodeKind};

/// How a list or an object is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    /// Each item on a line of its own.
    Block,
    /// On one line, with this between brackets and items.
    Line(String),
}

/// What is written anew.
#[derive(Debug, Clone)]
pub(super) enum Fresh {
    /// A text, number or boolean as it stands in JSON.
    Literal(String),
    /// A list.
    List(Vec<Fresh>),
    /// An object: names and values.
    Object(Vec<(String, Fresh)>),
}

/// The habits of a text, found near one place and, where nothing there tells, in the whole document.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    /// The line end that most lines have.
    pub newline: &'static str,
    /// What a level of nesting adds to the indentation.
    pub unit: String,
    /// What stands between a key and its value.
    pub colon: String,
    /// What stands between two items on one line.
    pub comma: String,
    /// Lists of values.
    pub list: Shape,
    /// The object at the place itself, a statement or the document.
    pub outer: Shape,
    /// Objects inside a statement.
    pub nested: Shape,
}

impl Layout {
    /// Finds the habits around `focus`, or of the document alone.
    pub fn new(source: &Source<'_>, focus: Option<NodeId>) -> Self {
        let samples = Samples::new(source, focus);
        let outer = samples.shape(|sample| sample.kind == NodeKind::Object);
        let outer = outer.unwrap_or(Shape::Block);
        let nested = samples
            .shape(|sample| sample.nested)
            .unwrap_or_else(|| outer.clone());
        let list = samples.shape(|sample| sample.kind == NodeKind::Array && !sample.of_containers);
        let colon = samples.first(|sample| sample.colon.clone());
        let colon = colon.unwrap_or_else(|| ": ".to_owned());
        let comma = samples
            .first(|sample| sample.comma.clone())
            .unwrap_or_else(|| {
                let spaced = colon.ends_with(' ') || outer == Shape::Block;
                if spaced { ", " } else { "," }.to_owned()
            });
        Self {
            newline: dominant_line_end(source.text),
            unit: samples.unit(),
            colon,
            comma,
            list: list.unwrap_or_else(|| match &outer {
                Shape::Block => Shape::Block,
                Shape::Line(_) => Shape::Line(String::new()),
            }),
            outer,
            nested,
        }
    }

    /// Writes a value whose line begins with `indent`; its objects and lists of objects get that shape.
    pub fn write(&self, fresh: &Fresh, shape: &Shape, indent: &str) -> String {
        let (brackets, shape, inner) = match fresh {
            Fresh::Literal(literal) => return literal.clone(),
            Fresh::List(items) => {
                let scalars = items.iter().all(|item| matches!(item, Fresh::Literal(_)));
                ("[]", if scalars { &self.list } else { shape }, items.len())
            }
            Fresh::Object(members) => ("{}", shape, members.len()),
        };
        if inner == 0 {
            return brackets.to_owned();
        }
        let deeper = self.deeper(shape, indent);
        let items: Vec<String> = match fresh {
            Fresh::Object(members) => members
                .iter()
                .map(|(name, value)| self.member(name, &self.write(value, shape, &deeper)))
                .collect(),
            Fresh::List(items) => items
                .iter()
                .map(|item| self.write(item, shape, &deeper))
                .collect(),
            Fresh::Literal(_) => Vec::new(),
        };
        let (open, close) = brackets.split_at(1);
        format!("{open}{}{close}", self.inside(&items, shape, indent))
    }

    /// A key with its value.
    pub fn member(&self, name: &str, value: &str) -> String {
        format!("{}{}{value}", quote(name), self.colon)
    }

    /// What stands between the brackets of a container whose line begins with `indent`.
    pub fn inside(&self, items: &[String], shape: &Shape, indent: &str) -> String {
        let (before, between, after) = self.around(shape, indent);
        format!("{before}{}{after}", items.join(&between))
    }

    /// What stands before, between and after the items of a container whose line begins with `indent`.
    pub fn around(&self, shape: &Shape, indent: &str) -> (String, String, String) {
        let newline = self.newline;
        match shape {
            Shape::Line(padding) => (padding.clone(), self.comma.clone(), padding.clone()),
            Shape::Block => {
                let before = format!("{newline}{indent}{}", self.unit);
                let between = format!(",{before}");
                (before, between, format!("{newline}{indent}"))
            }
        }
    }

    /// With what the lines of a container's items begin.
    pub fn deeper(&self, shape: &Shape, indent: &str) -> String {
        match shape {
            Shape::Block => format!("{indent}{}", self.unit),
            Shape::Line(_) => indent.to_owned(),
        }
    }
}

/// A text as JSON writes it.
pub(crate) fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            control if control < ' ' => quoted.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// A name in the capitals of another: `Deny` for `deny` where `Allow` stands.
pub(super) fn in_case_of(name: &str, like: &str) -> String {
    let mut letters = like
        .chars()
        .filter(|character| character.is_ascii_alphabetic());
    let first = letters
        .next()
        .is_some_and(|letter| letter.is_ascii_uppercase());
    let rest = letters
        .next()
        .is_some_and(|letter| letter.is_ascii_uppercase());
    match (first, rest) {
        (true, true) => name.to_ascii_uppercase(),
        (true, false) => {
            let (head, tail) = name.split_at_checked(1).unwrap_or((name, ""));
            head.to_ascii_uppercase() + tail
        }
        (false, _) => name.to_owned(),
    }
}
