//! Requests and answers of an API in which a policy could be and none is: what they say instead.

use std::ops::Range;

use super::around::{key_of, surroundings};
use super::shape::opening;
use crate::json::{NodeId, NodeKind, Parsed, Tree};

/// How many nodes of a text are looked at: such answers are short.
const LOOKED_AT: usize = 2_000;

/// How deep in an answer its error is.
const MAX_DEPTH: usize = 3;

/// What the code of an error is called, in small letters and without `_`. Sources: Tencent Cloud's API 3.0, Huawei
/// Cloud's IAM and API gateway, the faults of OpenStack, NAVER Cloud's API gateway and Sub Account.
const CODES: &[&str] = &["code", "errorcode", "returncode"];

/// What its message is called.
const MESSAGES: &[&str] = &[
    "message",
    "errormsg",
    "errormessage",
    "returnmessage",
    "msg",
    "title",
];

/// Codes of answers that report no error.
const SUCCESSES: &[&str] = &["", "0", "200", "ok", "success"];

/// What errors say that are denials, in small letters.
const DENIALS: &[&str] = &[
    "unauthorizedoperation",
    "accessdenied",
    "access denied",
    "forbidden",
    "not authorized",
    "no permission",
    "permission denied",
    "not allowed",
    "doesn't allow",
    "pap5.",
];

/// What a text says that could hold a policy and has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It reports an error.
    Error {
        /// The vendor's code.
        code: String,
        /// Whether it seems to be a denial.
        is_denial: bool,
        /// The code in the text.
        range: Range<usize>,
    },
    /// The policy is null or an empty text.
    Empty {
        /// The name under which it would be.
        key: String,
        /// The name in the text.
        range: Range<usize>,
    },
}

/// What a request or an answer of an API says that has no policy in it; `None` where it may be anything else.
pub(crate) fn without_policy(text: &str, parsed: &Parsed) -> Option<Answer> {
    let tree = &parsed.tree;
    let root = tree.root()?;
    if text.get(tree.range(root).start..)?.starts_with('<') {
        return xml_error(text);
    }
    if !matches!(tree.kind(root), NodeKind::Object | NodeKind::Array) {
        return None;
    }
    let nodes = 0..tree.nodes().len().min(LOOKED_AT);
    let mut nodes = nodes.map(NodeId::from_index);
    nodes.find_map(|node| error(text, tree, node).or_else(|| empty(text, tree, node)))
}

/// The error that an object reports.
fn error(text: &str, tree: &Tree, object: NodeId) -> Option<Answer> {
    if tree.kind(object) != NodeKind::Object || depth(tree, object) > MAX_DEPTH {
        return None;
    }
    let named = |names: &[&str]| {
        let mut members = tree.members(object);
        let found = members.find(|(key, value)| {
            let name = tree.text(text, *key).replace('_', "").to_lowercase();
            names.contains(&&*name)
                && matches!(tree.kind(*value), NodeKind::String | NodeKind::Number)
        });
        found.map(|(_, value)| value)
    };
    let (code, message) = (named(CODES)?, named(MESSAGES));
    let written = |node| match tree.kind(node) {
        NodeKind::String => tree.text(text, node).into_owned(),
        _ => text.get(tree.range(node)).unwrap_or_default().to_owned(),
    };
    let shown = written(code);
    // NAVER Cloud numbers its errors, and one of them is 200.
    let own = key_of(tree, object).map(|key| tree.text(text, key).to_lowercase());
    let is_named = own.is_some_and(|own| own.ends_with("error"));
    if !is_named && SUCCESSES.contains(&&*shown.to_lowercase()) {
        return None;
    }
    if message.is_none() && !is_named {
        return None;
    }
    // What is beside them would be the policy, or what else was asked for.
    let mut members = tree.members(object);
    let holds_more = members.any(|(_, value)| {
        tree.kind(value) == NodeKind::Object || super::shape::is_policy(text, tree, value)
    });
    if holds_more {
        return None;
    }
    Some(Answer::Error {
        is_denial: is_denial(&shown, &message.map(written).unwrap_or_default()),
        range: tree.range(code),
        code: shown,
    })
}

/// The error of an object storage, which answers in XML.
fn xml_error(text: &str) -> Option<Answer> {
    let element = |open: &str| {
        let start = text.find(open)? + open.len();
        let length = text.get(start..)?.find("</")?;
        (length > 0).then_some(start..start + length)
    };
    let (code, message) = (element("<Code>")?, element("<Message>")?);
    let shown = text.get(code.clone())?;
    Some(Answer::Error {
        is_denial: is_denial(shown, text.get(message)?),
        code: shown.to_owned(),
        range: code,
    })
}

fn is_denial(code: &str, message: &str) -> bool {
    let said = format!("{code} {message}").to_lowercase();
    code == "403" || DENIALS.iter().any(|denial| said.contains(denial))
}

/// The key under which a policy would be, where there is nothing.
fn empty(text: &str, tree: &Tree, value: NodeId) -> Option<Answer> {
    let is_empty = match tree.kind(value) {
        NodeKind::Null => true,
        NodeKind::String => tree.text(text, value).trim().is_empty(),
        NodeKind::Object => tree.children(value).next().is_none(),
        _ => false,
    };
    let key = key_of(tree, value).filter(|key| is_empty && *key != value)?;
    surroundings(text, tree, value)
        .is_place()
        .then(|| Answer::Empty {
            key: tree.text(text, key).into_owned(),
            range: match tree.range(key) {
                range if range.is_empty() => opening(text, range.start),
                range => range,
            },
        })
}

/// In how many objects and lists a node is.
fn depth(tree: &Tree, mut node: NodeId) -> usize {
    let mut depth = 0;
    while let Some(parent) = tree.parent(node).filter(|_| depth <= MAX_DEPTH) {
        depth += usize::from(tree.kind(parent) != NodeKind::Member);
        node = parent;
    }
    depth
}
