//! What follows from a change without anyone asking for it.
//!
//! It runs at every commit, whichever operation made the change, an undo included.

use super::bindings::bound_to;
use super::feature::is_enabled;
use super::records::{Binding, FULL_ACCESS, Policy, PolicyVersion};
use crate::contract::{Error, NodeId, PolicyKind, Target, Uin};
use crate::domain::key::Key;
use crate::domain::owner::Owner;
use crate::domain::record::{Record, RowKey};
use crate::domain::table_name::TableName;
use crate::domain::tx::Tx;

/// Binds `FullQcloudAccess` to whatever joined, unbinds what left, and records new versions of policies.
///
/// "When a department or member is created, it will be automatically bound to the system policy";
/// "When a member is removed, all service control policies bound to it will be unbound automatically."
pub(in crate::domain) fn complete(tx: &mut Tx<'_>, action: &str) -> Result<(), Error> {
    for (owner, row) in tx.touched() {
        match row.table {
            TableName::Department | TableName::Member => complete_target(tx, owner, row)?,
            TableName::Policy => record_version(tx, owner, row.key, action)?,
            _ => {}
        }
    }
    Ok(())
}

/// The target that a department's or member's record stands for.
pub(super) fn target_of(row: RowKey) -> Option<Target> {
    match row.table {
        TableName::Department => Some(Target::Node(NodeId(row.key.0[0]))),
        TableName::Member => Some(Target::Member(Uin(row.key.0[0]))),
        _ => None,
    }
}

fn complete_target(tx: &mut Tx<'_>, owner: Owner, row: RowKey) -> Result<(), Error> {
    let Some(target) = target_of(row) else {
        return Ok(());
    };
    let tables = tx.tables(owner)?;
    let bound: Vec<Key> = bound_to(tables, target)
        .into_iter()
        .map(Record::key)
        .collect();
    if !tables.contains(row) {
        for key in bound {
            tx.remove::<Binding>(owner, key)?;
        }
    } else if is_enabled(tables) && bound.is_empty() {
        let now = tx.context().now;
        tx.put(
            owner,
            Binding {
                policy: FULL_ACCESS,
                target,
                bound: now,
            },
        )?;
    }
    Ok(())
}

fn record_version(tx: &mut Tx<'_>, owner: Owner, key: Key, action: &str) -> Result<(), Error> {
    let tables = tx.tables(owner)?;
    let Some(policy) = tables
        .policies
        .get(key)
        .filter(|policy| policy.kind == PolicyKind::Custom)
    else {
        return Ok(());
    };
    let text = |policy: &Policy| {
        (
            policy.name.clone(),
            policy.description.clone(),
            policy.content.clone(),
        )
    };
    let before = tx.before(owner).and_then(|tables| tables.policies.get(key));
    if before.map(text) == Some(text(policy)) {
        return Ok(());
    }
    let last = tables
        .policy_versions
        .range(Key::starting_with([policy.id.0]))
        .next_back();
    let version = PolicyVersion {
        policy: policy.id,
        number: last.map_or(1, |version| version.number + 1),
        name: policy.name.clone(),
        description: policy.description.clone(),
        content: policy.content.clone(),
        saved: tx.context().now,
        by: tx.context().caller.account,
        action: action.to_owned(),
    };
    tx.put(owner, version)
}
