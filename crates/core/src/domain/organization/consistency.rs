//! What must hold across an organization's records, as an import is checked. Operations keep it by themselves.

use super::open_invitations::{check_invitations, check_member};
use super::place::check_places;
use super::{Department, Organization, SequenceKind};
use crate::contract::{Error, NodeId, Uin};
use crate::domain::blocked::blocked;
use crate::domain::owner::Owner;
use crate::domain::record::Record;
use crate::domain::state::State;
use crate::domain::tables::Tables;
use std::collections::BTreeSet;

/// Every organization has its own record and a tree of departments, and an account belongs to one of them.
pub(in crate::domain) fn check_state(state: &State) -> Result<(), Error> {
    for (owner, tables) in state.owners() {
        match owner {
            Owner::Organization(_) if tables.is_past() => {}
            Owner::Organization(_) => {
                check_own_record(*owner, tables)?;
                check_tree(tables)?;
                check_places(tables)?;
                check_sequences(tables)?;
                check_accounts(state, *owner, tables)?;
                check_invitations(state.directory(), *owner, tables)?;
                let mut members = tables.members.iter();
                members.try_for_each(|member| check_member(state.directory(), *owner, member))?;
            }
            Owner::Account(uin) => check_account(*uin, tables)?,
        }
    }
    Ok(())
}

fn fault(message: &str, record: String) -> Result<(), Error> {
    Err(blocked(message, vec![record]))
}

fn check_own_record(owner: Owner, tables: &Tables) -> Result<(), Error> {
    let mut records = tables.organizations.iter();
    match (records.next(), records.next()) {
        (Some(Organization { id, .. }), None) if owner == Owner::Organization(*id) => Ok(()),
        _ => fault(
            "An organization needs one record of its own.",
            owner.to_string(),
        ),
    }
}

fn check_account(uin: Uin, tables: &Tables) -> Result<(), Error> {
    let wrong = tables.accounts.iter().find(|account| account.uin != uin);
    wrong.map_or(Ok(()), |account| {
        fault("An account is listed under another one.", account.label())
    })
}

/// One root, which is the organization's, and no department below itself.
fn check_tree(tables: &Tables) -> Result<(), Error> {
    let roots: Vec<NodeId> = tables.organizations.iter().map(|own| own.root).collect();
    let mut sound: BTreeSet<NodeId> = BTreeSet::new();
    for department in tables.departments.iter() {
        let mut path = Vec::new();
        let mut at = Some(department);
        while let Some(here) = at.filter(|here| !sound.contains(&here.id)) {
            if path.contains(&here.id) {
                return fault("A department stands below itself.", here.label());
            }
            if here.parent.is_none() != roots.contains(&here.id) {
                return fault(
                    "The root, and no other department, has none above it.",
                    here.label(),
                );
            }
            path.push(here.id);
            at = here.parent.and_then(|id| department_of(tables, id));
        }
        sound.extend(path);
    }
    Ok(())
}

fn department_of(tables: &Tables, id: NodeId) -> Option<&Department> {
    tables.departments.get(Department::row(id).key)
}

/// A number is never given twice, so every sequence is above what has it.
fn check_sequences(tables: &Tables) -> Result<(), Error> {
    for &kind in SequenceKind::ALL {
        let next = tables.sequences.get(kind.key());
        let next = next.map_or(kind.first(), |sequence| sequence.next);
        if let Some(label) = beyond(tables, kind, next) {
            return fault("Its number has not been given yet.", label);
        }
    }
    Ok(())
}

/// A record that has a number of this kind from `next` on.
fn beyond(tables: &Tables, kind: SequenceKind, next: u64) -> Option<String> {
    fn first<'a, R: Record + 'a>(
        mut records: impl Iterator<Item = &'a R>,
        has: impl Fn(&R) -> bool,
    ) -> Option<String> {
        records.find(|record| has(record)).map(Record::label)
    }
    match kind {
        SequenceKind::Policy => first(tables.policies.iter(), |given| given.id.0 >= next),
        SequenceKind::Department => first(tables.departments.iter(), |given| given.id.0 >= next),
        SequenceKind::Invitation => first(tables.invitations.iter(), |given| given.id.0 >= next),
    }
}

fn check_accounts(state: &State, owner: Owner, tables: &Tables) -> Result<(), Error> {
    let own = |uin: Uin| {
        state
            .directory()
            .organization_of(uin)
            .map(Owner::Organization)
            == Some(owner)
    };
    let hosts = tables
        .organizations
        .iter()
        .map(|record| (record.host, record.label()));
    let members = tables
        .members
        .iter()
        .map(|member| (member.uin, member.label()));
    let mut seen = BTreeSet::new();
    for (uin, label) in hosts.chain(members) {
        if !own(uin) || !seen.insert(uin) {
            return fault("An account belongs to one organization, once.", label);
        }
    }
    Ok(())
}
