//! Keys that stand twice in one object.

use super::Context;
use super::findings::Findings;
use crate::Code;
use crate::json::{NodeId, NodeKind};

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for (index, node) in context.tree.nodes().iter().enumerate() {
        if node.kind == NodeKind::Object {
            object(context, NodeId::from_index(index), findings);
        }
    }
}

fn object(context: &Context<'_>, node: NodeId, findings: &mut Findings) {
    let keys = context.tree.members(node).map(|(key, _)| key);
    let mut keys: Vec<(String, NodeId)> = keys
        .filter(|&key| context.tree.kind(key) != NodeKind::Missing)
        .map(|key| (context.tree.text(context.text, key).to_lowercase(), key))
        .collect();
    // Sorted by name, then by place: of those alike, the first is the one that counts.
    keys.sort();
    for alike in keys.chunk_by(|a, b| a.0 == b.0) {
        let Some(((_, first), others)) = alike.split_first() else {
            continue;
        };
        let first = context.tree.text(context.text, *first);
        for (_, other) in others {
            let name = context.tree.text(context.text, *other);
            let range = context.tree.range(*other);
            if name == first {
                findings.add(Code::DuplicateKey, range, &[&name]);
            } else {
                findings.add(Code::DuplicateKeyCase, range, &[&name, &first]);
            }
        }
    }
}
