//! How the entries of the journal stand to each other: which are undone, and which later entries stand in the
//! way of undoing one. The operation itself has the last word; this says it before one asks. Pure.

use charter_core::domain::guardrails::ServiceControl;
use charter_core::domain::{Change, Owner, RowKey, TableName};
use charter_core::store::Entry;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// How one entry stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The entry that undid it, while it is undone.
    pub undone_by: Option<u64>,
    /// The later entries that build on it: that changed the same records, or bound what this one created or
    /// allowed to be bound. Undoing (or, once undone, redoing) it is refused.
    pub in_the_way: BTreeSet<u64>,
}

/// How each entry stands. The entries must reach from the journal's newest one down, without a gap.
pub fn standings(newest_first: &[Arc<Entry>]) -> HashMap<u64, Standing> {
    let mut later = Later::default();
    let mut standings = HashMap::new();
    for entry in newest_first {
        let in_the_way = later.in_the_way(entry);
        let undone_by = later.reversals.get(&entry.sequence).copied().flatten();
        // Redoing is undoing the entry that undid it.
        let standing = Standing {
            undone_by,
            in_the_way: match undone_by {
                Some(by) => later.blocked.get(&by).cloned().unwrap_or_default(),
                None => in_the_way.clone(),
            },
        };
        later.blocked.insert(entry.sequence, in_the_way);
        standings.insert(entry.sequence, standing);
    }
    standings
}

/// A record as JSON text, and the entry that made it so.
type Now = (Option<Arc<str>>, u64);

/// Whether the change switched the feature on.
fn is_on(change: &Change) -> bool {
    let control = change
        .after
        .as_deref()
        .map(charter_json::from_text::<ServiceControl>);
    matches!(control, Some(Ok(control)) if control.enabled)
}

/// What the entries so far, all later than the next one, have left behind.
#[derive(Default)]
struct Later {
    /// Each record that any of them changed.
    records: HashMap<(Owner, RowKey), Now>,
    /// The entries that bound a policy, by its number, as far as the binding stands.
    bindings: HashMap<u64, BTreeSet<u64>>,
    /// By which entry an entry is undone.
    reversals: HashMap<u64, Option<u64>>,
    /// What stands in the way of undoing an entry.
    blocked: HashMap<u64, BTreeSet<u64>>,
}

impl Later {
    /// The later entries in the way of undoing this one, which counts as one of them from now on.
    fn in_the_way(&mut self, entry: &Entry) -> BTreeSet<u64> {
        let mut in_the_way = BTreeSet::new();
        for change in &entry.changes.0 {
            let first = change.row.key.0[0];
            if change.row.table == TableName::Reversal {
                let undone_by = change.after.is_some().then_some(entry.sequence);
                self.reversals.entry(first).or_insert(undone_by);
            }
            if change.row.table.is_history() {
                continue;
            }
            let place = (change.owner, change.row);
            let (now, by) = self.records.entry(place).or_insert_with(|| {
                if change.row.table == TableName::Binding && change.after.is_some() {
                    self.bindings
                        .entry(first)
                        .or_default()
                        .insert(entry.sequence);
                }
                (change.after.clone(), entry.sequence)
            });
            if *now != change.after {
                in_the_way.insert(*by);
            }
            match change.row.table {
                // A policy that something is bound to cannot go.
                TableName::Policy if change.before.is_none() => {
                    in_the_way.extend(self.bindings.get(&first).into_iter().flatten());
                }
                // Nor can the feature be switched off under a binding.
                TableName::ServiceControl if is_on(change) => {
                    in_the_way.extend(self.bindings.values().flatten());
                }
                _ => {}
            }
        }
        in_the_way
    }
}
