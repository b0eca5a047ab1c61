//! Undo and redo: an operation like any other, which applies changes backwards.

use super::authorize::{is_manager, organization_of, permit};
use super::blocked::{NAMED, blocked};
use super::caller::{Caller, Identity};
use super::change::Changes;
use super::constraints::name;
use super::context::Context;
use super::erased::Facts;
use super::execute::commit;
use super::operation::{Access, Executed, ORGANIZATION_RESOURCE};
use super::owner::Owner;
use super::reversals::Reversal;
use super::state::State;
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
    not_manager: ErrorCode::NotManager,
    no_organization: ErrorCode::OrganizationNotExist,
};

/// Applies the changes of a journal entry backwards. Undoing an undo does the original change again.
///
/// Versions, sequences and the journal itself stay: they only ever grow.
///
/// # Errors
/// `InvalidParameter.OrganizationMemberNotManager` when the caller is neither who made the change nor the root account
/// that it was made in, nor the management account of the organization that was changed, `Charter.AlreadyUndone`, or
/// `Charter.UndoBlocked` naming the records that later changes touched. Where somebody other than a root account undoes what
/// it did, policies have to grant that as well.
pub fn undo(
    state: &State,
    context: Context,
    undoing: Undoing<'_>,
) -> Result<Executed<Done>, Error> {
    let caller = context.caller;
    let Some((home, owners)) = concerned(state, caller, undoing.changes)
        .filter(|(home, _)| may_undo(state, caller, undoing.actor, *home))
    else {
        organization_of(state, caller)?;
        let message =
            "Only the account that made a change, or the management account, may undo it.";
        return Err(Error::new(ErrorCode::NotManager, message));
    };
    permit(state, context, &FACTS, &|| ORGANIZATION_RESOURCE)?;
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

/// Whoever made the change, and root accounts above: that of the account that it was made in, and the management account,
/// which alone is above a delegated admin. Nobody else who acts in an account takes back what others did there, whatever
/// its policies grant: it could do in this way what none of them does.
fn may_undo(state: &State, caller: Caller, actor: Caller, home: Owner) -> bool {
    let manages = || match home {
        Owner::Organization(organization) => is_manager(state, organization, caller),
        Owner::Account(account) => account == caller.account,
    };
    let is_delegate = matches!(actor.identity, Identity::DelegatedAdmin(_));
    let is_above = || actor.account == caller.account && !is_delegate;
    actor == caller || caller.is_root() && (is_above() || manages())
}

/// Whose records of reversals have this one, and the owners that undoing needs: the caller's organization must be among
/// those changed (or, for a change to an account alone, the caller's account), and no other organization may.
fn concerned(state: &State, caller: Caller, changes: &Changes) -> Option<(Owner, Vec<Owner>)> {
    let mut owners: Vec<Owner> = changes.0.iter().map(|change| change.owner).collect();
    owners.dedup();
    let home = homes(state, caller).find(|home| owners.contains(home))?;
    let others = |owner: &Owner| matches!(owner, Owner::Organization(_)) && *owner != home;
    (!owners.iter().any(others)).then_some((home, owners))
}

/// Whose changes a caller may undo: those of its organization, and of its account.
fn homes(state: &State, caller: Caller) -> impl Iterator<Item = Owner> + use<> {
    let organization = organization_of(state, caller).ok();
    let organization = organization.map(Owner::Organization);
    organization
        .into_iter()
        .chain([Owner::Account(caller.account)])
}

/// The journal entry that undid this one, while it stays undone.
pub fn undone_by(state: &State, caller: Caller, sequence: u64) -> Option<u64> {
    let reversal = |home| {
        let reversals = &state.owner(home)?.reversals;
        reversals.get(Reversal::key_of(sequence))
    };
    homes(state, caller)
        .find_map(reversal)
        .map(|found| found.by)
}

fn apply_backwards(tx: &mut Tx<'_>, owner: Owner, undoing: Undoing<'_>) -> Result<(), Error> {
    let key = Reversal::key_of(undoing.sequence);
    if tx.tables(owner)?.reversals.contains(key) {
        let message = "This change was undone already.";
        return Err(Error::new(ErrorCode::AlreadyUndone, message));
    }
    let changes = || undoing.changes.0.iter();
    let changes = || changes().filter(|change| !change.row.table.is_history());
    let mut in_the_way = BTreeSet::new();
    for change in changes() {
        let tables = tx.tables(change.owner)?;
        if !tables.holds(change.row, change.after.as_deref()) {
            in_the_way.insert(name(tables, change.row));
        }
    }
    if !in_the_way.is_empty() {
        return Err(blocked(
            "Later changes touched the same records. Undo those first.",
            in_the_way.into_iter().take(NAMED).collect(),
        ));
    }
    for change in changes() {
        tx.restore(change.owner, change.row, change.before.as_deref())?;
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
