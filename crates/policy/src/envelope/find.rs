//! Looks for policies in a text, layer by layer.

use std::collections::VecDeque;
use std::ops::Range;

use super::shape::{is_json, is_policy, mentions_statements, opening};
use super::{Enclosed, Kind, Layer, MAX_LAYERS, MAX_POLICIES, decode, notation};
use crate::json::{self, NodeId, NodeKind, Parsed, Tree};

/// How many texts within a text wait to be read, at most.
const MAX_WAITING: usize = 2 * MAX_POLICIES;

/// How far above a policy its name is looked for.
const NAMED_ABOVE: usize = 3;

/// What was found, and what is still to be read.
#[derive(Default)]
pub(super) struct Finder {
    pub found: Vec<Enclosed>,
    waiting: VecDeque<Layer<'static>>,
}

impl Finder {
    /// Reads one text: gives what it seems to be, and keeps the texts within it to be read. `parsed` is the text, parsed,
    /// where somebody has done that.
    pub fn read(&mut self, layer: Layer<'_>, parsed: Option<&Parsed>) -> Option<Kind> {
        let own;
        let parsed = match parsed {
            Some(parsed) => parsed,
            None => {
                own = json::parse(&layer.text);
                &own
            }
        };
        let (text, tree) = (&*layer.text, &parsed.tree);
        let root = tree.root()?;
        let range = tree.range(root);
        let first = opening(text, range.start);
        match tree.kind(root) {
            NodeKind::Object if !is_json(text, tree, root) => self.coded(&layer, range.start),
            NodeKind::Object if is_policy(text, tree, root) => {
                self.found.extend(layer.enclosed());
                None
            }
            NodeKind::Object | NodeKind::Array => {
                let before = self.found.len() + self.waiting.len();
                self.walk(&layer, tree);
                let nothing = before == self.found.len() + self.waiting.len();
                if nothing && layer.depth == 0 && !parsed.faults.is_empty() {
                    return notation::object(self, &layer, range.start);
                }
                Some(Kind::Message)
            }
            _ if text.trim_start().starts_with("\\\"") || text.trim_start().starts_with("\\\\") => {
                let inside = decode::unescaped(text.trim_start());
                self.wait(layer.inner(inside, "", String::new(), first));
                Some(Kind::Quoted)
            }
            // Text behind it would be lost.
            NodeKind::String if text.get(range.end..)?.trim().is_empty() => {
                let inside = tree.text(text, root).into_owned();
                self.wait(layer.inner(inside, "", String::new(), first));
                Some(Kind::Quoted)
            }
            _ if layer.depth == 0 => notation::read(self, &layer),
            _ => {
                notation::url(self, &layer);
                None
            }
        }
    }

    /// An object whose quotes are escaped, or one of Terraform's language.
    fn coded(&mut self, layer: &Layer<'_>, start: usize) -> Option<Kind> {
        let text = &*layer.text;
        let first = opening(text, start);
        let inside = text.get(first.end..)?.trim_start();
        if !inside.starts_with('\\') {
            let is_outermost = layer.depth == 0;
            return is_outermost.then(|| notation::object(self, layer, start))?;
        }
        let inside = decode::unescaped(text.get(start..)?);
        self.wait(layer.inner(inside, "", String::new(), first));
        Some(Kind::Quoted)
    }

    /// Reads what waits, and what comes up in it.
    pub fn read_on(&mut self) {
        while let Some(layer) = self.waiting.pop_front() {
            if layer.depth <= MAX_LAYERS {
                self.read(layer, None);
            }
        }
        self.found.sort_by_key(|found| found.range.start);
        self.found.truncate(MAX_POLICIES);
    }

    /// Keeps a text to be read later.
    pub fn wait(&mut self, layer: Layer<'static>) {
        if !self.is_full() {
            self.waiting.push_back(layer);
        }
    }

    fn is_full(&self) -> bool {
        self.waiting.len() >= MAX_WAITING || self.found.len() >= MAX_POLICIES
    }

    /// The objects in a tree that are policies, and the strings that may hold one.
    fn walk(&mut self, layer: &Layer<'_>, tree: &Tree) {
        let text = &*layer.text;
        let mut behind = 0;
        for (index, node) in tree.nodes().iter().enumerate() {
            let id = NodeId::from_index(index);
            if self.is_full() {
                break;
            }
            if node.range.start < behind {
                continue;
            }
            let plain = is_json(text, tree, id);
            let inside = match node.kind {
                NodeKind::Object if is_policy(text, tree, id) => {
                    behind = node.range.end;
                    let rest = text.get(node.range.start..).unwrap_or_default();
                    match plain {
                        true => text.get(node.range.clone()).unwrap_or_default().to_owned(),
                        false => decode::unescaped(rest),
                    }
                }
                NodeKind::String if is_value(tree, id) && may_hold(text, tree, id) => {
                    tree.text(text, id).into_owned()
                }
                _ => continue,
            };
            let place = path(text, tree, id);
            let name = name_of(text, tree, id);
            let inner = layer.inner(inside, &place, name, pointer(text, tree, id));
            match node.kind {
                NodeKind::Object if plain => self.found.extend(inner.enclosed()),
                _ => self.wait(inner),
            }
        }
    }
}

/// Whether a node is no key.
fn is_value(tree: &Tree, node: NodeId) -> bool {
    tree.parent(node).is_none_or(|parent| {
        tree.kind(parent) != NodeKind::Member || tree.children(parent).next() != Some(node)
    })
}

/// Whether a string may hold a policy, as JSON in whatever coat.
fn may_hold(text: &str, tree: &Tree, string: NodeId) -> bool {
    let inside = text.get(tree.inner(string)).unwrap_or_default();
    let start = inside.trim_start_matches([' ', '\n', '\r', '\t']);
    start.starts_with(['{', '[', '\\', '"', '%']) && mentions_statements(inside)
}

/// The key under which a node stands or, in a list, its first character.
fn pointer(text: &str, tree: &Tree, node: NodeId) -> Range<usize> {
    let start = tree.range(node).start;
    let member = tree
        .parent(node)
        .filter(|&parent| tree.kind(parent) == NodeKind::Member);
    let key = member.and_then(|member| tree.children(member).next());
    key.map_or_else(|| opening(text, start), |key| tree.range(key))
}

/// Where a node stands, from the root on: `Response.List[2].PolicyDocument`.
fn path(text: &str, tree: &Tree, node: NodeId) -> String {
    let mut steps = Vec::new();
    let mut node = node;
    while let Some(parent) = tree.parent(node) {
        match tree.kind(parent) {
            NodeKind::Array => {
                let index = tree.elements(parent).take_while(|&item| item != node);
                steps.push(format!("[{}]", index.count()));
            }
            NodeKind::Member => {
                let key = tree.children(parent).next().unwrap_or(parent);
                steps.push(format!(".{}", tree.text(text, key)));
            }
            _ => {}
        }
        node = parent;
    }
    steps.reverse();
    let path = steps.concat();
    path.strip_prefix('.').map_or(path.clone(), str::to_owned)
}

/// What a policy is called: the nearest text above it under a key such as `PolicyName` or `name`.
fn name_of(text: &str, tree: &Tree, node: NodeId) -> String {
    let above = std::iter::successors(tree.parent(node), |&node| tree.parent(node));
    let objects = above.filter(|&node| tree.kind(node) == NodeKind::Object);
    let named = |object| {
        tree.members(object).find_map(|(key, value)| {
            let key = tree.text(text, key);
            let last = key.len().checked_sub(4).and_then(|at| key.get(at..));
            let is_name = last.is_some_and(|last| last.eq_ignore_ascii_case("name"));
            (is_name && tree.kind(value) == NodeKind::String)
                .then(|| tree.text(text, value).into_owned())
        })
    };
    objects
        .take(NAMED_ABOVE)
        .find_map(named)
        .unwrap_or_default()
}
