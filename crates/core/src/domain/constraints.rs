//! The constraints that records declare, checked on what a transaction touched: references and unique texts.

use super::areas::AREAS;
use super::blocked::{NAMED, blocked};
use super::record::RowKey;
use super::state::State;
use super::tables::{Declared, Tables};
use super::tx::Tx;
use crate::contract::Error;

/// Checks every record that the transaction touched, and the limits of each area.
///
/// # Errors
/// `Charter.UndoBlocked` naming the records in the way. Operations give the vendor's own code before it
/// comes to this; here end an undo that later changes made impossible, and faults of an operation.
pub(super) fn check(tx: &Tx<'_>) -> Result<(), Error> {
    for (owner, row) in tx.touched() {
        check_row(tx.tables(owner)?, row)?;
    }
    AREAS.iter().try_for_each(|area| (area.check_limits)(tx))
}

/// Checks every record of a state, as an import must.
///
/// # Errors
/// As a commit of all these records would give.
pub fn check_all(state: &State) -> Result<(), Error> {
    for (owner, row) in state.rows() {
        if let Some(tables) = state.owner(owner) {
            check_row(tables, row)?;
        }
    }
    AREAS.iter().try_for_each(|area| (area.check_state)(state))
}

fn check_row(tables: &Tables, row: RowKey) -> Result<(), Error> {
    let Some(Declared { references, taken }) = tables.declared(row) else {
        let in_the_way: Vec<String> = tables
            .referrers(row)
            .take(NAMED)
            .map(|from| name(tables, from))
            .collect();
        return match in_the_way.is_empty() {
            true => Ok(()),
            false => Err(blocked(
                "Other records still refer to what would be removed.",
                in_the_way,
            )),
        };
    };
    if let Some(missing) = references.iter().find(|to| !tables.contains(**to)) {
        let message = format!(
            "{} needs a record that no longer exists.",
            name(tables, row)
        );
        return Err(blocked(&message, vec![name(tables, *missing)]));
    }
    taken.map_or(Ok(()), |(unique, other)| {
        let message = format!("{} (constraint {}).", unique.rule, unique.name);
        Err(blocked(&message, vec![name(tables, other)]))
    })
}

/// How a person would name a record, also one that is gone.
pub(super) fn name(tables: &Tables, row: RowKey) -> String {
    let own = AREAS.iter().find_map(|area| (area.name)(tables, row));
    own.or_else(|| tables.label(row))
        .unwrap_or_else(|| row.to_string())
}
