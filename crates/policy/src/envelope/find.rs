//! Looks for policies in a text, layer by layer.

use super::about::About;
use super::around::{key_of, name_of, path, surroundings};
use super::shape::{is_answer, is_json, is_policy, mentions_statements, opening, policy_of_answer};
use super::{
    Enclosed, Kind, MAX_LAYERS, MAX_POLICIES, code, decode, has_expressions, html, notation,
    template,
};
use crate::json::{self, NodeId, NodeKind, Parsed, Tree};

/// How many texts within a text are read, at most.
const MAX_READ: usize = 2 * MAX_POLICIES;

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
    /// Whether a template of AWS was among what was read.
    pub is_cloud_formation: bool,
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
        let other = if code::may_be_object(text) {
            code::read_object(self, layer)
        } else if html::begins(start) {
            html::read(self, layer)
        } else if super::may_be_template(text, &parsed) {
            notation::template(self, layer)
        } else {
            None
        };
        if other.is_some() || notation::in_the_way(text, &parsed).is_some() {
            return other;
        }
        match tree.kind(root) {
            NodeKind::Object
                if is_json(text, tree, root)
                    && is_policy(text, tree, root)
                    && !is_answer(text, tree, root) =>
            {
                self.keep(layer.inside.clone());
                None
            }
            NodeKind::Object if !is_json(text, tree, root) && !is_escaped(start) => {
                outermost.then(|| notation::object(self, layer, range.start))?
            }
            NodeKind::Object | NodeKind::Array if is_json(text, tree, root) => {
                self.walk(layer, &parsed);
                self.is_cloud_formation |= template::is_cloud_formation(text, tree, root);
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
    fn walk(&mut self, layer: &Layer, parsed: &Parsed) {
        let (text, tree) = (layer.text(), &parsed.tree);
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
            let answer = plain.then(|| policy_of_answer(text, tree, id)).flatten();
            let own = answer.as_ref().map_or(id, |(statements, _)| *statements);
            let inside = if let Some((_, policy)) = answer {
                policy
            } else if plain {
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
            let key = key_of(tree, own);
            let inside = Enclosed {
                text: inside,
                place: path(text, tree, id),
                name: name_of(text, tree, own),
                about: surroundings(text, tree, own).about(),
                range: key.map_or_else(|| opening(text, node.range.start), |key| tree.range(key)),
                ..Enclosed::default()
            };
            // By itself it may read otherwise than among the mistakes around it.
            let is_sure = parsed.faults.is_empty()
                && !code::may_be_object(&inside.text)
                && !has_expressions(&inside.text);
            if plain && is_sure {
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
