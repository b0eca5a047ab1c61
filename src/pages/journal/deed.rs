//! What a journal entry did, read from the records it changed. Pure: the words are in [`super::sentence`].

use crate::app::texts::Verb;
use charter_core::contract::{NodeId, PolicyId, Target};
use charter_core::domain::guardrails::{Binding, Policy, ServiceControl};
use charter_core::domain::organization::{Department, Invitation, InvitationState, Member};
use charter_core::domain::{Change, Changes, Record, TableName, backwards};
use charter_core::store::Entry;
use std::collections::BTreeSet;

/// What an entry did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Service control policies were switched on.
    Enabled {
        /// How many bindings that made.
        bindings: usize,
    },
    /// Service control policies were switched off.
    Disabled {
        /// How many bindings that took off.
        bindings: usize,
    },
    /// Policies of these names were created.
    Created(Vec<String>),
    /// A policy was edited.
    Edited(Edit),
    /// Policies of these names were deleted.
    Deleted(Vec<String>),
    /// Policies were bound.
    Bound(Pairs),
    /// Policies were unbound.
    Unbound(Pairs),
    /// What stood before service control policies were disabled was put back.
    Restored {
        /// How many bindings.
        bindings: usize,
        /// From how many targets `FullQcloudAccess` was unbound, which it had not been bound to.
        unbound: usize,
    },
    /// Such a restore was taken back.
    Unrestored {
        /// How many bindings that took off.
        bindings: usize,
        /// To how many targets `FullQcloudAccess` was bound again.
        bound: usize,
    },
    /// An earlier entry was undone.
    Undid {
        /// That entry.
        entry: u64,
        /// What it had done.
        deed: Box<Deed>,
    },
    /// An entry that had been undone was done again.
    Redid {
        /// That entry.
        entry: u64,
        /// What it does.
        deed: Box<Deed>,
    },
    /// Members were moved, and nothing else of them was changed.
    Moved {
        /// Their names.
        members: Vec<String>,
        /// The department that all of them are in now; nothing where they are in several.
        to: Option<NodeId>,
    },
    /// Records of one kind were created, changed or deleted, or one was renamed.
    Record {
        /// What kind of record.
        table: TableName,
        /// What became of it.
        verb: Verb,
        /// Their names; before, where one was renamed.
        names: Vec<String>,
        /// The name of the first after.
        after: String,
    },
    /// Anything that has no sentence of its own.
    Other {
        /// The vendor's name of the action.
        action: String,
        /// How many records it changed.
        records: usize,
    },
}

/// What was edited of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Its name before.
    pub before: String,
    /// Its name after.
    pub after: String,
    /// Whether its description changed.
    pub description: bool,
    /// Whether its text changed.
    pub content: bool,
}

/// Which policies were bound to, or taken off, which targets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairs {
    /// The policies.
    pub policies: BTreeSet<PolicyId>,
    /// The departments and members.
    pub targets: BTreeSet<Target>,
}

impl Deed {
    /// What the entry did.
    pub fn of(entry: &Entry) -> Deed {
        let action = entry.action.as_str();
        let Some(undone) = entry.undoes else {
            return Deed::of_changes(&entry.changes, action);
        };
        let reversed = reversed(&entry.changes);
        match redone(&entry.changes) {
            Some(original) => Deed::Redid {
                entry: original,
                deed: Box::new(Deed::of_changes(&entry.changes, action)),
            },
            None => Deed::Undid {
                entry: undone,
                deed: Box::new(Deed::of_changes(&reversed, action)),
            },
        }
    }

    /// The change that an undo or redo is about.
    pub fn about(&self) -> Option<u64> {
        match self {
            Deed::Undid { entry, .. } | Deed::Redid { entry, .. } => Some(*entry),
            _ => None,
        }
    }

    /// What undoing the entry does.
    pub fn of_undoing(entry: &Entry) -> Deed {
        let changes = entry.changes.0.iter();
        let backwards = changes.map(|change| backwards(change, entry.at));
        let backwards: Result<Vec<Change>, _> = backwards.collect();
        let changes = backwards.map_or_else(|_| reversed(&entry.changes), Changes);
        Deed::of_changes(&changes, &entry.action)
    }

    fn of_changes(changes: &Changes, action: &str) -> Deed {
        let of_table = |table| {
            changes
                .0
                .iter()
                .filter(move |change| change.row.table == table)
        };
        let (bound, unbound) = pairs(changes);
        if let Some(control) = of_table(TableName::ServiceControl).next() {
            let on = after::<ServiceControl>(control).is_some_and(|control| control.enabled);
            return match on {
                true => Deed::Enabled { bindings: bound.1 },
                false => Deed::Disabled {
                    bindings: unbound.1,
                },
            };
        }
        if let Some(deed) = policies_deed(of_table(TableName::Policy)) {
            return deed;
        }
        // Restoring forgets what stood before; undoing that remembers it again.
        if let Some(former) = of_table(TableName::FormerBinding).next() {
            let (bound, unbound) = (bound.1, unbound.1);
            return match former.after.is_none() {
                true => Deed::Restored {
                    bindings: bound,
                    unbound,
                },
                false => Deed::Unrestored {
                    bindings: unbound,
                    bound,
                },
            };
        }
        if let Some(deed) = record_deed(changes) {
            return deed;
        }
        match (bound.1, unbound.1) {
            (1.., 0) => Deed::Bound(bound.0),
            (0, 1..) => Deed::Unbound(unbound.0),
            _ => Deed::Other {
                action: action.to_owned(),
                records: changes
                    .0
                    .iter()
                    .filter(|change| !change.row.table.is_history())
                    .count(),
            },
        }
    }
}

/// What happened to the policies themselves; nothing where some were created and others deleted.
fn policies_deed<'a>(changes: impl Iterator<Item = &'a Change>) -> Option<Deed> {
    let (mut created, mut edited, mut deleted) = (Vec::new(), Vec::new(), Vec::new());
    for change in changes {
        match (before::<Policy>(change), after::<Policy>(change)) {
            (None, Some(policy)) => created.push(policy.name),
            (Some(policy), None) => deleted.push(policy.name),
            (Some(old), Some(new)) => edited.push(Edit {
                description: old.description != new.description,
                content: old.content != new.content,
                before: old.name,
                after: new.name,
            }),
            (None, None) => {}
        }
    }
    match (created.len(), edited.len(), deleted.len()) {
        (1.., 0, 0) => Some(Deed::Created(created)),
        (0, 1, 0) => edited.pop().map(Deed::Edited),
        (0, 0, 1..) => Some(Deed::Deleted(deleted)),
        _ => None,
    }
}

/// What became of records, where all that stand for something by themselves are of one kind: bindings follow from others,
/// and so does the record that a member's account gets when it leaves.
fn record_deed(changes: &Changes) -> Option<Deed> {
    let follows = [
        TableName::Binding,
        TableName::FormerBinding,
        TableName::Account,
    ];
    let stands = |change: &&Change| {
        let table = change.row.table;
        !table.is_history() && !follows.contains(&table) && !is_settling(change)
    };
    let standing: Vec<&Change> = changes.0.iter().filter(stands).collect();
    let table = standing.first()?.row.table;
    if standing.iter().any(|change| change.row.table != table) {
        return None;
    }
    if let Some(moved) = moved_deed(&standing) {
        return Some(moved);
    }
    let of = |verb: Verb| {
        let became = standing.iter().map(|change| became(change));
        let mut of_verb =
            became.filter_map(|(found, name, after)| (found == verb).then_some((name, after)));
        let (first, after) = of_verb.next()?;
        let names = std::iter::once(first).chain(of_verb.map(|(name, _)| name));
        Some((verb, names.collect::<Vec<String>>(), after))
    };
    // What came and what went is told; a change of others of the kind follows from it, their renaming does not.
    let came = of(Verb::Created).or_else(|| of(Verb::Added));
    let went = of(Verb::Deleted).or_else(|| of(Verb::Removed));
    let (verb, names, after) = match (came, went, of(Verb::Renamed)) {
        (Some(created), None, None) => created,
        (None, Some(deleted), None) => deleted,
        (None, None, Some(renamed)) if standing.len() == 1 => renamed,
        (None, None, None) => {
            let rest = [Verb::Cancelled, Verb::Rejected, Verb::Moved, Verb::Changed];
            rest.into_iter().find_map(of)?
        }
        _ => return None,
    };
    Some(Deed::Record {
        table,
        verb,
        names,
        after,
    })
}

/// That members were moved, where each of the changes is that.
fn moved_deed(standing: &[&Change]) -> Option<Deed> {
    let (mut members, mut places) = (Vec::new(), BTreeSet::new());
    for change in standing {
        let (old, new) = (before::<Member>(change)?, after::<Member>(change)?);
        if old.node == new.node || old.name != new.name || old.remark != new.remark {
            return None;
        }
        places.insert(new.node);
        members.push(new.name);
    }
    let to = places.pop_first().filter(|_| places.is_empty());
    Some(Deed::Moved { members, to })
}

/// Whether an invitation was cancelled before a change, and after it.
fn is_cancelled(change: &Change) -> (bool, bool) {
    let is = |invitation: Option<Invitation>| {
        invitation.is_some_and(|invitation| invitation.state == InvitationState::Cancelled)
    };
    match change.row.table {
        TableName::Invitation => (is(before(change)), is(after(change))),
        _ => (false, false),
    }
}

/// Whether a department is below another one than before.
fn is_moved(change: &Change) -> bool {
    let parent = |department: Option<Department>| department.and_then(|found| found.parent);
    let is_department = change.row.table == TableName::Department;
    is_department && parent(before(change)) != parent(after(change))
}

/// Whether a change settles an invitation that nobody answered in time, or by which a member joined: that follows from what
/// is done otherwise.
fn is_settling(change: &Change) -> bool {
    let follows = [InvitationState::Expired, InvitationState::Accepted];
    let is = |invitation: Option<Invitation>| {
        invitation.is_some_and(|invitation| follows.contains(&invitation.state))
    };
    change.row.table == TableName::Invitation && (is(before(change)) || is(after(change)))
}

/// Whether the invited account has rejected an invitation by a change.
fn is_rejected(change: &Change) -> bool {
    let state = after::<Invitation>(change).map(|invitation| invitation.state);
    change.row.table == TableName::Invitation && state == Some(InvitationState::Denied)
}

/// What became of one record, its name before and after.
fn became(change: &Change) -> (Verb, String, String) {
    let label = |json: Option<&str>| change.row.table.label_of(json?);
    let (before, after) = (
        label(change.before.as_deref()),
        label(change.after.as_deref()),
    );
    let is_member = change.row.table == TableName::Member;
    let verb = match (&before, &after) {
        (None, _) if is_member => Verb::Added,
        (_, None) if is_member => Verb::Removed,
        (None, _) => Verb::Created,
        (_, None) => Verb::Deleted,
        // Taking back that one was sent has cancelled it.
        _ if is_cancelled(change) == (true, false) => Verb::Created,
        _ if is_cancelled(change) == (false, true) => Verb::Cancelled,
        _ if is_rejected(change) => Verb::Rejected,
        (before, after) if before == after && is_moved(change) => Verb::Moved,
        (before, after) if before == after => Verb::Changed,
        _ => Verb::Renamed,
    };
    let name = before.clone().or_else(|| after.clone());
    let after = after.or(before);
    (verb, name.unwrap_or_default(), after.unwrap_or_default())
}

/// What was bound and what was unbound, each with the number of bindings.
fn pairs(changes: &Changes) -> ((Pairs, usize), (Pairs, usize)) {
    let mut bound = (Pairs::default(), 0);
    let mut unbound = (Pairs::default(), 0);
    for change in &changes.0 {
        if change.row.table != TableName::Binding {
            continue;
        }
        let (list, binding) = match (before::<Binding>(change), after::<Binding>(change)) {
            (None, Some(binding)) => (&mut bound, binding),
            (Some(binding), None) => (&mut unbound, binding),
            _ => continue,
        };
        list.0.policies.insert(binding.policy);
        list.0.targets.insert(binding.target);
        list.1 += 1;
    }
    (bound, unbound)
}

/// The entry that stands again: its mark as undone was taken away.
fn redone(changes: &Changes) -> Option<u64> {
    changes
        .0
        .iter()
        .find(|change| change.row.table == TableName::Reversal && change.after.is_none())
        .map(|change| change.row.key.0[0])
}

/// The same changes the other way round.
fn reversed(changes: &Changes) -> Changes {
    let turned = changes.0.iter().map(|change| Change {
        before: change.after.clone(),
        after: change.before.clone(),
        ..change.clone()
    });
    Changes(turned.collect())
}

fn before<R: Record>(change: &Change) -> Option<R> {
    charter_json::from_text(change.before.as_deref()?).ok()
}

fn after<R: Record>(change: &Change) -> Option<R> {
    charter_json::from_text(change.after.as_deref()?).ok()
}
