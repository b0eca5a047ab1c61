//! Undo and redo: an operation like any other, which applies changes backwards.

use super::authorize::{is_manager, organization_of};
use super::blocked::{NAMED, blocked};
use super::change::Changes;
use super::constraints::name;
use super::context::Context;
use super::execute::commit;
use super::operation::Executed;
use super::owner::Owner;
use super::reversals::Reversal;
use super::state::State;
use super::tables::Tables;
use super::tx::Tx;
use crate::contract::{Done, Error, ErrorCode, Kind, Request, Uin, UndoChange};
use std::collections::BTreeSet;

/// The journal entry that is to be undone.
#[derive(Debug, Clone, Copy)]
pub struct Undoing<'a> {
    /// Its sequence.
    pub sequence: u64,
    /// Who made it.
    pub actor: Uin,
    /// Which entry it undid itself, where it is an undo.
    pub undoes: Option<u64>,
    /// What it changed.
    pub changes: &'a Changes,
}

/// Applies the changes of a journal entry backwards. Undoing an undo does the original change again.
///
/// Versions, sequences and the journal itself stay: they only ever grow.
///
/// # Errors
/// `InvalidParameter.OrganizationMemberNotManager` when the caller is neither the actor nor the management
/// account of the organization that was changed, `Charter.AlreadyUndone`, or `Charter.UndoBlocked` naming the
/// records that later changes touched.
pub fn undo(
    state: &State,
    context: Context,
    undoing: Undoing<'_>,
) -> Result<Executed<Done>, Error> {
    let organization = organization_of(state, context.caller)?;
    let owner = Owner::Organization(organization);
    let owners = concerned(owner, undoing.changes);
    let own = undoing.actor == context.caller.account;
    if owners.is_none() || !(own || is_manager(state, organization, context.caller)) {
        let message =
            "Only the account that made a change, or the management account, may undo it.";
        return Err(Error::new(ErrorCode::NotManager, message));
    }
    let mut tx = Tx::new(state, context, &owners.unwrap_or_default());
    apply_backwards(&mut tx, owner, undoing)?;
    note(&mut tx, owner, undoing)?;
    let (state, changes) = commit(tx, Kind::Write, UndoChange::ACTION)?;
    Ok(Executed {
        answer: Done {},
        changes,
        state,
        etag: None,
    })
}

/// The owners that undoing needs: the caller's organization must be among those changed, and no other may.
fn concerned(own: Owner, changes: &Changes) -> Option<Vec<Owner>> {
    let mut owners: Vec<Owner> = changes.0.iter().map(|change| change.owner).collect();
    owners.dedup();
    let others = |owner: &Owner| matches!(owner, Owner::Organization(_)) && *owner != own;
    (owners.contains(&own) && !owners.iter().any(others)).then_some(owners)
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
