//! Looks for policies in a text, layer by layer.

use super::about::{About, Beside, Surroundings};
use super::shape::{is_json, is_policy, mentions_statements, opening};
use super::{Enclosed, Kind, MAX_LAYERS, MAX_POLICIES, decode, notation};
use crate::json::{self, NodeId, NodeKind, Tree};

/// How many texts within a text are read, at most.
const MAX_READ: usize = 2 * MAX_POLICIES;

/// How many members of an object are looked at for what they say of a policy beside them.
const MAX_BESIDE: usize = 64;

/// How far above a policy its name is looked for, and the type of the resource that holds it.
const NAMED_ABOVE: usize = 3;

/// A text to look into. Its place has a dot before each name.
#[derive(Default)]
pub(super) struct Layer {
    pub inside: Enclosed,
    /// In how many others it lies.
    pub depth: usize,
}

impl Layer {
    pub fn outermost(text: &str) -> Self {
        let mut layer = Self::default();
        layer.inside.text = text.to_owned();
        layer
    }

    pub fn text(&self) -> &str {
        &self.inside.text
    }
}

/// What was found, and what is still to be read.
#[derive(Default)]
pub(super) struct Finder {
    pub found: Vec<Enclosed>,
    waiting: Vec<Layer>,
    /// How many of those have been read.
    read: usize,
}

impl Finder {
    /// Reads one text: gives what it seems to be, and keeps the texts within it to be read.
    pub fn read(&mut self, layer: &Layer) -> Option<Kind> {
        let text = layer.text();
        let parsed = json::parse(text);
        let tree = &parsed.tree;
        let root = tree.root()?;
        let range = tree.range(root);
        let (start, outermost) = (text.get(range.start..)?, layer.depth == 0);
        let escaped = start.starts_with('\\');
        match tree.kind(root) {
            NodeKind::Object if is_json(text, tree, root) && is_policy(text, tree, root) => {
                self.keep(layer.inside.clone());
                None
            }
            NodeKind::Object if !is_json(text, tree, root) && !is_escaped(start) => {
                outermost.then(|| notation::object(self, layer, range.start))?
            }
            NodeKind::Object | NodeKind::Array if is_json(text, tree, root) => {
                self.walk(layer, tree);
                Some(Kind::Message)
            }
            NodeKind::String if !escaped && text.get(range.end..)?.trim().is_empty() => {
                let inside = tree.text(text, root).into_owned();
                self.wait(layer, within(text, range.start, inside));
                Some(Kind::Quoted)
            }
            NodeKind::Object => self.quoted(layer, range.start),
            _ if escaped => self.quoted(layer, range.start),
            _ if outermost => notation::read(self, layer),
            _ => notation::url(self, layer),
        }
    }

    /// A text whose quotes are escaped.
    fn quoted(&mut self, layer: &Layer, start: usize) -> Option<Kind> {
        let text = layer.text();
        let inside = decode::unescaped(text.get(start..)?);
        self.wait(layer, within(text, start, inside));
        Some(Kind::Quoted)
    }

    /// Reads what waits, and what comes up in it.
    pub fn read_on(&mut self) {
        while let Some(layer) = self.waiting.get_mut(self.read).map(std::mem::take) {
            self.read += 1;
            if layer.depth <= MAX_LAYERS {
                self.read(&layer);
            }
        }
    }

    /// Keeps a text within another to be read later.
    pub fn wait(&mut self, outer: &Layer, inside: Enclosed) {
        if !self.is_full() {
            self.waiting.push(layered(outer, inside));
        }
    }

    /// Keeps a policy, behind those that stand before it in the outermost text.
    fn keep(&mut self, mut policy: Enclosed) {
        if policy.place.starts_with('.') {
            policy.place.remove(0);
        }
        let start = policy.range.start;
        let behind = self
            .found
            .iter()
            .position(|found| found.range.start > start);
        self.found
            .insert(behind.unwrap_or(self.found.len()), policy);
    }

    fn is_full(&self) -> bool {
        self.waiting.len() >= MAX_READ || self.found.len() >= MAX_POLICIES
    }

    /// The objects in a tree that are policies, and the strings that may hold one.
    fn walk(&mut self, layer: &Layer, tree: &Tree) {
        let text = layer.text();
        let mut behind = 0;
        for (index, node) in tree.nodes().iter().enumerate() {
            let id = NodeId::from_index(index);
            if self.is_full() {
                return;
            }
            if node.range.start < behind {
                continue;
            }
            let object = node.kind == NodeKind::Object && is_policy(text, tree, id);
            let plain = object && is_json(text, tree, id);
            let inside = if plain {
                text.get(node.range.clone()).unwrap_or_default().to_owned()
            } else if object {
                decode::unescaped(text.get(node.range.start..).unwrap_or_default())
            } else if node.kind == NodeKind::String && may_hold(text, tree, id) {
                tree.text(text, id).into_owned()
            } else {
                continue;
            };
            if object {
                behind = node.range.end;
            }
            let key = key_of(tree, id);
            let inside = Enclosed {
                text: inside,
                place: path(text, tree, id),
                name: name_of(text, tree, id),
                about: surroundings(text, tree, id).about(),
                range: key.map_or_else(|| opening(text, node.range.start), |key| tree.range(key)),
                ..Enclosed::default()
            };
            if plain {
                self.keep(layered(layer, inside).inside);
            } else {
                self.wait(layer, inside);
            }
        }
    }
}

/// A text at an offset of another.
pub(super) fn within(outer: &str, start: usize, text: String) -> Enclosed {
    Enclosed {
        text,
        range: opening(outer, start),
        ..Enclosed::default()
    }
}

/// A text within another: its place follows on the other's, and what is pointed at stays in the outermost text.
fn layered(outer: &Layer, mut inside: Enclosed) -> Layer {
    let Layer {
        inside: around,
        depth,
    } = outer;
    if *depth > 0 {
        inside.range = around.range.clone();
    }
    if inside.name.is_empty() {
        inside.name.clone_from(&around.name);
    }
    if inside.expressions.count == 0 {
        inside.expressions.clone_from(&around.expressions);
    }
    if inside.about == About::default() {
        inside.about.clone_from(&around.about);
    }
    inside.place.insert_str(0, &around.place);
    Layer {
        inside,
        depth: depth + 1,
    }
}

/// Whether the first quote in an object is escaped.
fn is_escaped(object: &str) -> bool {
    let inside = object.get(opening(object, 0).end..).unwrap_or_default();
    inside.trim_start().starts_with('\\')
}

/// Whether a string may hold a policy, as JSON in whatever coat, and is no key.
fn may_hold(text: &str, tree: &Tree, string: NodeId) -> bool {
    let inside = text.get(tree.inner(string)).unwrap_or_default();
    let coats = b"{[\\\"%";
    let first = inside.trim_start().bytes().next();
    first.is_some_and(|first| coats.contains(&first))
        && mentions_statements(inside)
        && key_of(tree, string) != Some(string)
}

/// The key under which a node stands.
fn key_of(tree: &Tree, node: NodeId) -> Option<NodeId> {
    let parent = tree.parent(node)?;
    let mut children = tree.children(parent);
    children
        .next()
        .filter(|_| tree.kind(parent) == NodeKind::Member)
}

/// Where a node stands, from the root on: `.Response.List[2].PolicyDocument`.
fn path(text: &str, tree: &Tree, mut node: NodeId) -> String {
    let mut path = String::new();
    while let Some(parent) = tree.parent(node) {
        if let Some(key) = key_of(tree, node) {
            path.insert_str(0, &tree.text(text, key));
            path.insert(0, '.');
        } else if tree.kind(parent) == NodeKind::Array {
            let before = tree.elements(parent).take_while(|&item| item != node);
            path.insert_str(0, &format!("[{}]", before.count()));
        }
        node = parent;
    }
    path
}

/// What a policy is called: the nearest text above it under a key such as `PolicyName` or `name`.
fn name_of(text: &str, tree: &Tree, mut node: NodeId) -> String {
    let mut above = 0;
    while let Some(parent) = tree.parent(node).filter(|_| above < NAMED_ABOVE) {
        for (key, value) in tree.members(parent) {
            let key = tree.text(text, key);
            let last = key.len().checked_sub(4).and_then(|at| key.get(at..));
            let is_name = last.is_some_and(|last| last.eq_ignore_ascii_case("name"));
            if is_name && tree.kind(value) == NodeKind::String {
                return tree.text(text, value).into_owned();
            }
        }
        above += usize::from(tree.kind(parent) == NodeKind::Object);
        node = parent;
    }
    String::new()
}

/// Where a policy stands: the object around it and, where that is a resource, its type.
fn surroundings(text: &str, tree: &Tree, node: NodeId) -> Surroundings {
    let key = key_of(tree, node).filter(|_| tree.parent(node).is_some());
    let mut found = Surroundings {
        key: key.map_or_else(String::new, |key| tree.text(text, key).into_owned()),
        ..Surroundings::default()
    };
    let value = |value: NodeId| match tree.kind(value) {
        NodeKind::String => tree.text(text, value).into_owned(),
        _ => String::new(),
    };
    let (mut above, mut inside) = (0, node);
    while let Some(parent) = tree.parent(inside).filter(|_| above < NAMED_ABOVE) {
        for (key, own) in tree.members(parent).take(MAX_BESIDE) {
            let name = tree.text(text, key);
            found.is_answer |= matches!(&*name, "RequestId" | "request_id");
            if name.eq_ignore_ascii_case("type") {
                found.types.push(value(own));
            }
            if above == 0 && own != node {
                found.beside.push(Beside {
                    value: value(own),
                    name: name.into_owned(),
                });
            }
        }
        let key = key_of(tree, inside).map(|key| tree.text(text, key));
        found.is_answer |= above > 0 && key.is_some_and(|key| key == "Response");
        above += usize::from(tree.kind(parent) == NodeKind::Object);
        inside = parent;
    }
    found
}
