//! What must hold of an export before anything is taken from it.

use super::{Entry, KeptRecord, Snapshot};
use crate::domain::{Change, Damage, Owner, RowKey, check_all};
use std::collections::BTreeMap;

/// Numbers, records and journal fit each other, and the records keep every rule that a commit keeps.
pub(super) fn verify(snapshot: &Snapshot) -> Result<(), Damage> {
    check_numbers(&snapshot.journal)?;
    for pair in snapshot.records.windows(2) {
        if (pair[0].owner, pair[0].row) >= (pair[1].owner, pair[1].row) {
            let KeptRecord { owner, row, .. } = &pair[1];
            return Err(Damage(format!(
                "record {row} of {owner} stands twice or out of order"
            )));
        }
    }
    let state = snapshot.state()?;
    check_all(&state).map_err(|error| match error.records.is_empty() {
        true => Damage(error.message),
        false => Damage(format!("{} ({})", error.message, error.records.join(", "))),
    })?;
    play_backwards(snapshot)
}

fn check_numbers(journal: &[Entry]) -> Result<(), Damage> {
    let mut last = None;
    for (index, entry) in journal.iter().enumerate() {
        let number = entry.sequence;
        if number != index as u64 + 1 {
            let place = index + 1;
            return Err(Damage(format!(
                "journal entry {number} stands at place {place}"
            )));
        }
        if last.is_some_and(|last| entry.at < last) {
            return Err(Damage(format!(
                "journal entry {number} is older than the one before it"
            )));
        }
        if entry.undoes.is_some_and(|undone| undone >= number) {
            return Err(Damage(format!("journal entry {number} undoes a later one")));
        }
        last = Some(entry.at);
    }
    Ok(())
}

type Place = (Owner, RowKey);

/// A record's text; `None` when it is absent.
type Standing<'a> = Option<&'a str>;

/// Takes the journal back from its end: each entry must have left the records as the next one found them, and
/// each record's revision is that of the last entry that wrote it.
fn play_backwards(snapshot: &Snapshot) -> Result<(), Damage> {
    let mut now: BTreeMap<Place, Standing<'_>> = BTreeMap::new();
    for kept in &snapshot.records {
        now.insert((kept.owner, kept.row), Some(&kept.json));
    }
    let mut written: BTreeMap<Place, u64> = BTreeMap::new();
    for entry in snapshot.journal.iter().rev() {
        for change in &entry.changes.0 {
            let place = (change.owner, change.row);
            written.entry(place).or_insert(entry.sequence);
            step_back(&mut now, change, entry.sequence)?;
        }
    }
    for kept in &snapshot.records {
        let expected = written
            .get(&(kept.owner, kept.row))
            .copied()
            .unwrap_or_default();
        if kept.revision != expected {
            let KeptRecord { row, revision, .. } = kept;
            return Err(Damage(format!(
                "record {row} has revision {revision}, and journal entry {expected} was the last to write it"
            )));
        }
    }
    Ok(())
}

fn step_back<'a>(
    now: &mut BTreeMap<Place, Standing<'a>>,
    change: &'a Change,
    sequence: u64,
) -> Result<(), Damage> {
    let place = (change.owner, change.row);
    let found = now.get(&place).copied().flatten();
    if found != change.after.as_deref() {
        return Err(Damage(format!(
            "record {} is not as journal entry {sequence} left it",
            change.row
        )));
    }
    now.insert(place, change.before.as_deref());
    Ok(())
}
