//! Where a node of JSON stands: under which key, along which path, beside what.

use super::about::{Beside, Surroundings};
use crate::json::{NodeId, NodeKind, Tree};

/// How many members of an object are looked at for what they say of a policy beside them.
const MAX_BESIDE: usize = 64;

/// How far above a policy its name is looked for, and the type of the resource that holds it.
const NAMED_ABOVE: usize = 3;

/// Where Huawei Cloud's organizations say of a policy what it is, beside its text.
const SUMMARY: &str = "policy_summary";

/// The key under which a node stands.
pub(super) fn key_of(tree: &Tree, node: NodeId) -> Option<NodeId> {
    let parent = tree.parent(node)?;
    let mut children = tree.children(parent);
    children
        .next()
        .filter(|_| tree.kind(parent) == NodeKind::Member)
}

/// Where a node stands, from the root on: `.Response.List[2].PolicyDocument`.
pub(super) fn path(text: &str, tree: &Tree, mut node: NodeId) -> String {
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
pub(super) fn name_of(text: &str, tree: &Tree, mut node: NodeId) -> String {
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
pub(super) fn surroundings(text: &str, tree: &Tree, node: NodeId) -> Surroundings {
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
                let summary = tree.members(own).filter(|_| name == SUMMARY);
                for (key, own) in summary.take(MAX_BESIDE) {
                    found.note(&tree.text(text, key), value(own));
                }
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
