//! What a policy looks like, of whatever language.

use std::ops::Range;

use crate::dialect::{PROFILES, Place, Role};
use crate::json::{NodeId, NodeKind, Tree};

/// How many statements are looked at to see whether they are some.
const LOOKED_AT: usize = 4;

/// Whether a text has the name of an element with statements in it, whatever its encoding. Nearly every other text ends
/// here.
pub(crate) fn mentions_statements(text: &str) -> bool {
    // "Statement", "statement", "Permissions", "permissions".
    text.contains("tatement") || text.contains("ermissions")
}

/// Whether a text is itself a policy, or what is left of one: an object with statements, its quotes not escaped. A list
/// of such is no envelope either: there is nothing around its policies.
pub(super) fn is_plain_policy(text: &str, tree: &Tree) -> bool {
    let Some(root) = tree.root() else {
        return true;
    };
    let plain = |node| {
        let is_policy = is_policy(text, tree, node) && is_json(text, tree, node);
        is_policy && !is_answer(text, tree, node)
    };
    plain(root) || tree.elements(root).any(plain)
}

/// The first character of what stands at an offset.
pub(crate) fn opening(text: &str, at: usize) -> Range<usize> {
    let first = text.get(at..).and_then(|rest| rest.chars().next());
    at..at + first.map_or(0, char::len_utf8)
}

/// Whether an object is written as JSON: the quotes of its first key are not escaped, as in `{\"version\": …`, and no `=`
/// stands behind it, as in `{ version = …`.
pub(crate) fn is_json(text: &str, tree: &Tree, object: NodeId) -> bool {
    let start = tree.range(object).start;
    let inside = text.get(opening(text, start).end..).unwrap_or_default();
    let inside = inside.trim_start();
    let word = |character: char| character.is_alphanumeric() || character == '_';
    let behind = inside.trim_start_matches(word).trim_start_matches(' ');
    !inside.starts_with('\\') && !behind.starts_with('=')
}

/// Whether a node is an object that reads as a policy: with statements, of which one has an effect or, where there are
/// none, with a version beside them.
pub(super) fn is_policy(text: &str, tree: &Tree, node: NodeId) -> bool {
    tree.members(node).any(|(key, value)| {
        has_role(text, tree, key, Place::Document, Role::Statement)
            && match tree.kind(value) {
                NodeKind::Object => has_effect(text, tree, value),
                NodeKind::Array => {
                    let mut items = tree.elements(value).peekable();
                    let empty = items.peek().is_none();
                    items
                        .take(LOOKED_AT)
                        .any(|item| has_effect(text, tree, item))
                        || (empty && has_version(text, tree, node))
                }
                _ => false,
            }
    })
}

/// What stands beside a policy's statements where an answer is about the policy, and in no policy itself: NAVER Cloud's
/// answers of Sub Account (v1, Get policy).
const OF_ANSWERS: [&str; 4] = ["policyId", "policyType", "policyDesc", "nrn"];

/// Whether an object is an answer about a policy, whose statements stand among what is said of it.
pub(super) fn is_answer(text: &str, tree: &Tree, object: NodeId) -> bool {
    let mut keys = tree.members(object).map(|(key, _)| tree.text(text, key));
    keys.any(|key| OF_ANSWERS.contains(&&*key)) && is_policy(text, tree, object)
}

/// The statements of such an answer, and a policy of nothing else; byte for byte.
pub(super) fn policy_of_answer(
    text: &str,
    tree: &Tree,
    object: NodeId,
) -> Option<(NodeId, String)> {
    if !is_answer(text, tree, object) {
        return None;
    }
    let is_statements = |key| has_role(text, tree, key, Place::Document, Role::Statement);
    let mut members = tree.members(object);
    let (key, value) = members.find(|(key, _)| is_statements(*key))?;
    let inside = text.get(tree.range(key).start..tree.range(value).end)?;
    Some((value, format!("{{{inside}}}")))
}

fn has_effect(text: &str, tree: &Tree, statement: NodeId) -> bool {
    let mut members = tree.members(statement);
    members.any(|(key, _)| has_role(text, tree, key, Place::Statement, Role::Effect))
}

fn has_version(text: &str, tree: &Tree, document: NodeId) -> bool {
    let mut members = tree.members(document);
    members.any(|(key, _)| has_role(text, tree, key, Place::Document, Role::Version))
}

/// Whether a key is an element with that role in any language.
pub(super) fn has_role(text: &str, tree: &Tree, key: NodeId, place: Place, role: Role) -> bool {
    let name = tree.text(text, key);
    PROFILES.iter().any(|profile| {
        let element = profile.dialect.element(place, name.trim());
        element.is_some_and(|element| element.role == role)
    })
}
