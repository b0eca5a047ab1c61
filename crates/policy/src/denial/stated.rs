//! The conditions that a text lists.

use super::StatedCondition;
use super::scan::Scan;
use crate::json::{self, NodeId, TokenKind, Tree, tokens};

/// Tencent Cloud lists the conditions of the statements that it looked at.
pub(super) fn conditions(scan: &Scan) -> Vec<StatedCondition> {
    let places = scan.after("condition:").into_iter();
    let mut lists = places.map(|at| scan.rest(scan.past(at, &[])));
    let Some(list) = lists.find(|rest| rest.starts_with('[')).map(list) else {
        return Vec::new();
    };
    let parsed = json::parse(list);
    let tree = &parsed.tree;
    let items = tree.root().into_iter().flat_map(|root| tree.elements(root));
    items
        .filter_map(|item| condition(list, tree, item))
        .collect()
}

/// The list with which a text begins, up to its closing bracket.
fn list(text: &str) -> &str {
    let mut depth = 0_usize;
    for token in tokens(text) {
        match token.kind {
            TokenKind::OpenArray | TokenKind::OpenObject => depth += 1,
            TokenKind::CloseArray | TokenKind::CloseObject => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return text.get(..token.range.end).unwrap_or_default();
        }
    }
    text
}

/// `{"condition": {"key": …, "ope": …, "value": […]}, "effect": …}`.
fn condition(text: &str, tree: &Tree, item: NodeId) -> Option<StatedCondition> {
    let member = |object: NodeId, name: &str| {
        let mut members = tree.members(object);
        members
            .find(|(key, _)| tree.text(text, *key) == name)
            .map(|(_, value)| value)
    };
    let inner = member(item, "condition")?;
    let read = |name| Some(tree.text(text, member(inner, name)?).into_owned());
    let values = member(inner, "value")?;
    let mut listed: Vec<String> = tree
        .elements(values)
        .map(|value| tree.text(text, value).into_owned())
        .collect();
    if listed.is_empty() {
        listed.push(tree.text(text, values).into_owned());
    }
    Some(StatedCondition {
        key: read("key")?,
        operator: read("ope")?,
        values: listed,
        allows: member(item, "effect").is_none_or(|effect| tree.text(text, effect) == "allow"),
    })
}
