//! Undo and redo: an operation like any other, which applies changes backwards.

use super::authorize::{is_manager, organization_of};
use super::change::Changes;
use super::constraints::blocked;
use super::context::Context;
use super::operation::{Executed, commit};
use super::record::{Key, Record, RowKey};
use super::state::{Owner, State, TableName};
use super::tx::Tx;
use crate::contract::{Done, Error, ErrorCode, Kind, Request, Uin, UndoChange};
use serde::{Deserialize, Serialize};

/// That a journal entry was undone, and by which entry. Redoing takes it away again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reversal {
    /// The entry that was undone.
    pub entry: u64,
    /// The entry that undid it.
    pub by: u64,
}

impl Reversal {
    /// The key of the reversal of an entry.
    pub fn key_of(entry: u64) -> Key {
        Key::one(entry)
    }
}

impl Record for Reversal {
    const TABLE: TableName = TableName::Reversal;

    fn key(&self) -> Key {
        Reversal::key_of(self.entry)
    }

    fn label(&self) -> String {
        format!("undoing of change {}", self.entry)
    }
}

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
/// account, `Charter.AlreadyUndone`, or `Charter.UndoBlocked` naming the records that later changes touched.
pub fn undo(
    state: &State,
    context: Context,
    undoing: Undoing<'_>,
) -> Result<Executed<Done>, Error> {
    let organization = organization_of(state, context.caller)?;
    let own = undoing.actor == context.caller.account;
    if !own && !is_manager(state, organization, context.caller) {
        let message =
            "Only the account that made a change, or the management account, may undo it.";
        return Err(Error::new(ErrorCode::NotManager, message));
    }
    let owner = Owner::Organization(organization);
    let mut tx = Tx::new(state, context, &[owner]);
    if tx
        .tables(owner)?
        .reversals
        .contains(Reversal::key_of(undoing.sequence))
    {
        return Err(Error::new(
            ErrorCode::AlreadyUndone,
            "This change was undone already.",
        ));
    }
    apply_backwards(&mut tx, undoing.changes)?;
    if let Some(original) = undoing.undoes {
        tx.remove::<Reversal>(owner, Reversal::key_of(original))?;
    }
    tx.put(
        owner,
        Reversal {
            entry: undoing.sequence,
            by: context.sequence,
        },
    )?;
    let (state, changes) = commit(tx, Kind::Write, UndoChange::ACTION)?;
    Ok(Executed {
        answer: Done {},
        changes,
        state,
        etag: None,
    })
}

fn apply_backwards(tx: &mut Tx<'_>, changes: &Changes) -> Result<(), Error> {
    let mut in_the_way = Vec::new();
    for change in changes
        .0
        .iter()
        .filter(|change| !change.row.table.is_history())
    {
        let now = tx
            .tables(change.owner)?
            .json(change.row)
            .map(|(_, json)| json);
        if now != change.after {
            in_the_way.push(name(tx, change.owner, change.row)?);
        }
    }
    if !in_the_way.is_empty() {
        in_the_way.dedup();
        return Err(blocked(
            "Later changes touched the same records. Undo those first.",
            in_the_way,
        ));
    }
    for change in changes
        .0
        .iter()
        .filter(|change| !change.row.table.is_history())
    {
        tx.restore(change.owner, change.row, change.before.as_deref())?;
    }
    Ok(())
}

fn name(tx: &Tx<'_>, owner: Owner, row: RowKey) -> Result<String, Error> {
    Ok(tx
        .tables(owner)?
        .label(row)
        .unwrap_or_else(|| row.to_string()))
}
