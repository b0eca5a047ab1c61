//! Keys that stand twice in one object.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

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
    // Of keys alike, the first is the one that counts.
    let mut first_of: BTreeMap<String, NodeId> = BTreeMap::new();
    for (key, _) in context.tree.members(node) {
        if context.tree.kind(key) == NodeKind::Missing {
            continue;
        }
        let name = context.tree.text(context.text, key);
        match first_of.entry(name.to_ascii_lowercase()) {
            Entry::Vacant(entry) => {
                entry.insert(key);
            }
            Entry::Occupied(entry) => {
                let first = context.tree.text(context.text, *entry.get());
                let range = context.tree.range(key);
                if name == first {
                    findings.add(Code::DuplicateKey, range, &[&name]);
                } else {
                    findings.add(Code::DuplicateKeyCase, range, &[&name, &first]);
                }
            }
        }
    }
}
