//! What holds of every state, of every entry and of the journal, as a person would state it.

use super::{all_targets, clock};
use crate::support::acting::*;
use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::guardrails::ATTACHMENTS_PER_TARGET;
use charter_core::domain::organization::{Invitation, Member};
use charter_core::domain::{Caller, State, TableName};
use charter_core::store::{Entry, Snapshot};
use std::collections::{BTreeMap, BTreeSet};

/// What the policies of [`first_state`](super::first_state) come to: whatever an entry is called, what it did to records.
pub(super) fn may_have_made(caller: Caller, entry: &Entry) -> bool {
    let of = |table| {
        let changes = entry.changes.0.iter();
        changes.filter(move |change| change.row.table == table)
    };
    let gone = |table| of(table).any(|change| change.after.is_none());
    let deletes = gone(TableName::Policy);
    // What is bound to a target goes with it.
    let target_gone = gone(TableName::Member) || gone(TableName::Department);
    let unbinds = !target_gone && gone(TableName::Binding);
    let switches = of(TableName::ServiceControl).next().is_some();
    match caller {
        _ if caller == sub_user(MANAGER) => !deletes && (switches || !unbinds),
        _ if caller == delegated(LEDGER) => {
            let others = [
                TableName::Department,
                TableName::Member,
                TableName::Invitation,
            ];
            !switches && others.iter().all(|table| of(*table).next().is_none())
        }
        // It answers its invitations, and takes back that it joined.
        _ if caller == Caller::root(OUTSIDE) => {
            let mut changes = entry.changes.0.iter();
            changes.all(|change| match change.row.table {
                TableName::Member => change.row == Member::row(OUTSIDE),
                TableName::Invitation | TableName::Binding => true,
                table => table.is_history(),
            })
        }
        _ if caller == Caller::root(OTHER_MANAGER) => true,
        _ => caller == Caller::root(MANAGER),
    }
}

/// The rules that a person would state.
pub(super) fn check_rules(state: &State) {
    let tables = state.owner(OWNER).unwrap();
    let enabled = tables.service_control.iter().any(|control| control.enabled);
    let targets: BTreeSet<Target> = all_targets(state).into_iter().collect();
    let mut bound: BTreeMap<Target, usize> = BTreeMap::new();
    for binding in tables.bindings.iter() {
        assert!(
            targets.contains(&binding.target),
            "bound to a missing target"
        );
        let key = charter_core::domain::Key::one(binding.policy.0);
        assert!(tables.policies.contains(key), "a missing policy is bound");
        *bound.entry(binding.target).or_default() += 1;
    }
    for target in targets {
        let count = bound.get(&target).copied().unwrap_or_default();
        match enabled {
            true => assert!(
                (1..=ATTACHMENTS_PER_TARGET).contains(&count),
                "{target} has {count}"
            ),
            false => assert_eq!(count, 0, "{target} is bound although the feature is off"),
        }
    }
    let names: BTreeSet<&str> = tables
        .policies
        .iter()
        .map(|policy| policy.name.as_str())
        .collect();
    assert_eq!(
        names.len(),
        tables.policies.len(),
        "two policies have one name"
    );
    check_invited(state);
}

/// An account waits for one invitation, and belongs nowhere; no two of an organization wait by one name.
fn check_invited(state: &State) {
    let mut accounts = BTreeSet::new();
    for owner in [OWNER, OTHER_OWNER] {
        let tables = state.owner(owner).unwrap();
        let mut names: BTreeSet<&str> = tables.members.iter().map(|m| m.name.as_str()).collect();
        let pending = |sent: &&Invitation| sent.status(clock()) == InvitationStatus::Pending;
        for sent in tables.invitations.iter().filter(pending) {
            assert!(accounts.insert(sent.uin), "{} is invited twice", sent.uin);
            assert!(names.insert(&sent.name), "{} is taken", sent.name);
            let of = state.directory().organization_of(sent.uin);
            assert_eq!(of, None, "{} belongs somewhere", sent.uin);
        }
    }
}

pub(super) fn check_journal(snapshot: &Snapshot) {
    for (index, entry) in snapshot.journal.iter().enumerate() {
        assert_eq!(entry.sequence, index as u64 + 1);
    }
    assert!(snapshot.journal.is_sorted_by_key(|entry| entry.at));
}
