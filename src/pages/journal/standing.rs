//! How the entries of the journal stand to each other: which are undone, and which later entries stand in the
//! way of undoing one. The operation itself has the last word; this says it before one asks. Pure.

use charter_core::domain::{Owner, RowKey, TableName};
use charter_core::store::Entry;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// How one entry stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The entry that undid it, while it is undone.
    pub undone_by: Option<u64>,
    /// The later entries that changed the same records; undoing (or, once undone, redoing) it is refused.
    pub in_the_way: BTreeSet<u64>,
}

/// How each entry stands. The entries must reach from the journal's newest one down, without a gap.
pub fn standings(newest_first: &[Arc<Entry>]) -> HashMap<u64, Standing> {
    let mut records: HashMap<(Owner, RowKey), (Option<Arc<str>>, u64)> = HashMap::new();
    let mut reversals: HashMap<u64, Option<u64>> = HashMap::new();
    let mut blocked: HashMap<u64, BTreeSet<u64>> = HashMap::new();
    let mut standings = HashMap::new();
    for entry in newest_first {
        let mut in_the_way = BTreeSet::new();
        for change in &entry.changes.0 {
            if change.row.table == TableName::Reversal {
                let undone_by = change.after.is_some().then_some(entry.sequence);
                reversals.entry(change.row.key.0[0]).or_insert(undone_by);
            }
            if change.row.table.is_history() {
                continue;
            }
            let (now, by) = records
                .entry((change.owner, change.row))
                .or_insert_with(|| (change.after.clone(), entry.sequence));
            if *now != change.after {
                in_the_way.insert(*by);
            }
        }
        let undone_by = reversals.get(&entry.sequence).copied().flatten();
        // Redoing is undoing the entry that undid it.
        let standing = Standing {
            undone_by,
            in_the_way: match undone_by {
                Some(by) => blocked.get(&by).cloned().unwrap_or_default(),
                None => in_the_way.clone(),
            },
        };
        blocked.insert(entry.sequence, in_the_way);
        standings.insert(entry.sequence, standing);
    }
    standings
}
