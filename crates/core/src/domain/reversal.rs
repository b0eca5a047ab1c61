//! Undo and redo: an operation like any other, which applies changes backwards.

use super::authorize::{is_manager, organization_of, permit, permit_reversing};
use super::backwards::backwards;
use super::blocked::{NAMED, blocked};
use super::caller::{Caller, Identity};
use super::change::{Change, Changes};
use super::constraints::name;
use super::context::Context;
use super::erased::Facts;
use super::execute::commit;
use super::judge::Resource;
use super::operation::{Access, Executed, ORGANIZATION_RESOURCE};
use super::operations::OPERATIONS;
use super::organization::Member;
use super::owner::Owner;
use super::reversals::Reversal;
use super::state::State;
use super::table_name::TableName;
use super::tables::Tables;
use super::tx::Tx;
use crate::contract::{Done, Error, ErrorCode, Kind, Request, UndoChange};
use std::collections::BTreeSet;

/// The journal entry that is to be undone.
#[derive(Debug, Clone, Copy)]
pub struct Undoing<'a> {
    /// Its sequence.
    pub sequence: u64,
    /// Who made it.
    pub actor: Caller,
    /// Which entry it undid itself, where it is an undo.
    pub undoes: Option<u64>,
    /// What was done at first: the entry's action, or, where it is an undo, that of the entry at the end of the chain.
    pub action: &'a str,
    /// On what, as that entry says it.
    pub resources: &'a [Resource],
    /// What it changed.
    pub changes: &'a Changes,
}

/// What is declared of undoing.
const FACTS: Facts = Facts {
    action: UndoChange::ACTION,
    wire: UndoChange::WIRE,
    kind: UndoChange::KIND,
    access: Access::Anyone,
    permission: None,
    also: &[],
    undone_by: &[],
    not_manager: ErrorCode::NotManager,
    no_organization: ErrorCode::OrganizationNotExist,
};

/// Applies the changes of a journal entry backwards. Undoing an undo does the original change again.
///
/// What others have seen is not made unseen: see [`backwards`].
///
/// Versions, sequences and the journal itself stay: they only ever grow.
///
/// # Errors
/// [`may_undo`]'s, also for an account that does not belong to the organization that was changed,
/// `Charter.AlreadyUndone`, [`backwards`]' where nothing takes a change back, or `Charter.UndoBlocked` naming the records that
/// later changes touched. Where somebody other than a
/// root account undoes what it did, policies have to grant undoing, what was done, and what takes it back.
pub fn undo(
    state: &State,
    context: Context,
    undoing: Undoing<'_>,
) -> Result<Executed<Done>, Error> {
    let caller = context.caller;
    let (home, owners) = concerned(undoing).ok_or_else(|| barred(caller))?;
    if !is_inside(state, caller, home, undoing.changes) {
        return Err(match organization_of(state, caller) {
            Err(error) if caller.is_root() => error,
            _ => barred(caller),
        });
    }
    may_undo(caller, undoing.actor, manages(state, caller, home))?;
    permit(state, context, &FACTS, &|| ORGANIZATION_RESOURCE)?;
    if !caller.is_root() {
        let facts = OPERATIONS.iter().find(|one| one.action == undoing.action);
        let facts = facts.ok_or_else(|| unknown(undoing.action))?;
        permit_reversing(state, context, facts, home, undoing.resources)?;
    }
    let mut tx = Tx::new(state, context, &owners);
    apply_backwards(&mut tx, home, undoing)?;
    note(&mut tx, home, undoing)?;
    let (state, changes) = commit(tx, Kind::Write, UndoChange::ACTION)?;
    Ok(Executed {
        answer: Done {},
        changes,
        state,
        etag: None,
    })
}

/// Whether somebody may undo what the actor did, as far as that depends on who they are; `manages` says whether the caller
/// acts in the management account of the organization that was changed.
///
/// Whoever made the change may, and root accounts above: that of the account that it was made in, and the management account,
/// which alone is above a delegated admin. Nobody else who acts in an account takes back what others did there, whatever
/// its policies grant: it could do in this way what none of them does.
///
/// # Errors
/// `InvalidParameter.OrganizationMemberNotManager` for a root account, `AuthFailure.UnauthorizedOperation` for who acts in one.
pub fn may_undo(caller: Caller, actor: Caller, manages: bool) -> Result<(), Error> {
    let is_delegate = matches!(actor.identity, Identity::DelegatedAdmin(_));
    let is_above = actor.account == caller.account && !is_delegate;
    match actor == caller || caller.is_root() && (is_above || manages) {
        true => Ok(()),
        false => Err(barred(caller)),
    }
}

fn barred(caller: Caller) -> Error {
    match caller.is_root() {
        true => Error::new(
            ErrorCode::NotManager,
            "Only whoever made a change, the root account that it was made in, or the management account may undo it.",
        ),
        false => Error::new(
            ErrorCode::NotPermitted,
            "Whoever acts in an account undoes only what it did itself. Let a root account above it undo this.",
        ),
    }
}

fn unknown(action: &str) -> Error {
    let message = format!("Which policies would let {action} be undone is not known.");
    Error::new(ErrorCode::NotPermitted, message)
}

/// Whose records of reversals have this one, and the owners that undoing needs: the one organization that was changed, or, for
/// a change to accounts alone, the account that it was made in.
fn concerned(undoing: Undoing<'_>) -> Option<(Owner, Vec<Owner>)> {
    let mut owners: Vec<Owner> = undoing
        .changes
        .0
        .iter()
        .map(|change| change.owner)
        .collect();
    owners.dedup();
    let organizations = owners.iter().copied();
    let mut organizations = organizations.filter(|owner| matches!(owner, Owner::Organization(_)));
    let account = Owner::Account(undoing.actor.account);
    match (organizations.next(), organizations.next()) {
        (Some(_), Some(_)) => None,
        (Some(home), None) => Some((home, owners)),
        (None, _) => {
            owners.push(account);
            Some((account, owners))
        }
    }
}

/// Whether the caller belongs to what was changed, or, belonging nowhere, would again: who founded an organization or has quit
/// one takes that back from outside.
fn is_inside(state: &State, caller: Caller, home: Owner, changes: &Changes) -> bool {
    let Owner::Organization(organization) = home else {
        return true;
    };
    let own = Member::row(caller.account);
    let takes_in = |change: &Change| {
        let row = change.row;
        change.before.is_some() && (row == own || row.table == TableName::Organization)
    };
    match state.directory().organization_of(caller.account) {
        Some(belongs) => belongs == organization,
        None => changes.0.iter().any(takes_in),
    }
}

fn manages(state: &State, caller: Caller, home: Owner) -> bool {
    match home {
        Owner::Organization(organization) => is_manager(state, organization, caller),
        Owner::Account(account) => account == caller.account,
    }
}

/// The journal entry that undid this one, while it stays undone.
pub fn undone_by(state: &State, sequence: u64) -> Option<u64> {
    let key = Reversal::key_of(sequence);
    let mut owners = state.owners();
    owners.find_map(|(_, tables)| Some(tables.reversals.get(key)?.by))
}

fn apply_backwards(tx: &mut Tx<'_>, owner: Owner, undoing: Undoing<'_>) -> Result<(), Error> {
    let key = Reversal::key_of(undoing.sequence);
    if tx.tables(owner)?.reversals.contains(key) {
        let message = "This change was undone already.";
        return Err(Error::new(ErrorCode::AlreadyUndone, message));
    }
    let now = tx.context().now;
    let changes = undoing.changes.0.iter();
    let changes = changes.filter(|change| !change.row.table.is_history());
    let changes: Vec<Change> = changes
        .map(|change| backwards(change, now))
        .collect::<Result<_, _>>()?;
    let mut in_the_way = BTreeSet::new();
    for change in &changes {
        let tables = tx.tables(change.owner)?;
        if !tables.holds(change.row, change.before.as_deref()) {
            in_the_way.insert(name(tables, change.row));
        }
    }
    if !in_the_way.is_empty() {
        return Err(blocked(
            "Later changes touched the same records. Undo those first.",
            in_the_way.into_iter().take(NAMED).collect(),
        ));
    }
    for change in &changes {
        tx.restore(change.owner, change.row, change.after.as_deref())?;
    }
    Ok(())
}

/// Notes that the entry is undone. Where it undid another one, that one stands again; where that one had undone
/// a third, the third is undone again; and so on down the chain, which is as long as somebody went to and fro.
fn note(tx: &mut Tx<'_>, owner: Owner, undoing: Undoing<'_>) -> Result<(), Error> {
    let mut undone = Some(Reversal {
        entry: undoing.sequence,
        by: tx.context().sequence,
        undoes: undoing.undoes,
    });
    while let Some(reversal) = undone {
        undone = stands_again(tx.tables(owner)?, &reversal);
        if let Some(below) = reversal.undoes {
            tx.remove::<Reversal>(owner, Reversal::key_of(below))?;
        }
        tx.put(owner, reversal)?;
    }
    Ok(())
}

/// What is undone again because `reversal` lets the entry below it stand again.
fn stands_again(tables: &Tables, reversal: &Reversal) -> Option<Reversal> {
    let below = tables.reversals.get(Reversal::key_of(reversal.undoes?))?;
    let entry = below.undoes?;
    let undid = tables.reversals.iter().find(|other| other.by == entry);
    Some(Reversal {
        entry,
        by: below.entry,
        undoes: undid.map(|other| other.entry),
    })
}
