//! What must hold of an export before anything is taken from it.

use super::records::{Records, Standing};
use super::{Entry, KeptRecord, Snapshot};
use crate::domain::{Change, Damage, check_all};

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

/// Takes the journal back from its end: each entry must have left the records as the next one found them, and
/// each record's revision is that of the last entry that wrote it.
fn play_backwards(snapshot: &Snapshot) -> Result<(), Damage> {
    let mut records = Records::default();
    for kept in &snapshot.records {
        let standing = Standing {
            revision: 0,
            json: Some(kept.json.as_str().into()),
        };
        records.insert((kept.owner, kept.row), standing);
    }
    for entry in snapshot.journal.iter().rev() {
        for change in &entry.changes.0 {
            step_back(&mut records, change, entry.sequence)?;
        }
    }
    for kept in &snapshot.records {
        let written = records.get(&(kept.owner, kept.row));
        let expected = written.map_or(0, |standing| standing.revision);
        if kept.revision != expected {
            let KeptRecord { row, revision, .. } = kept;
            return Err(Damage(format!(
                "record {row} has revision {revision}, and journal entry {expected} was the last to write it"
            )));
        }
    }
    Ok(())
}

fn step_back(records: &mut Records, change: &Change, sequence: u64) -> Result<(), Damage> {
    let place = (change.owner, change.row);
    let found = records.get(&place).cloned().unwrap_or_default();
    if found.json.as_deref() != change.after.as_deref() {
        return Err(Damage(format!(
            "record {} is not as journal entry {sequence} left it",
            change.row
        )));
    }
    let standing = Standing {
        // The entries are numbered from 1, and come from the last one down.
        revision: match found.revision {
            0 => sequence,
            later => later,
        },
        json: change.before.clone(),
    };
    records.insert(place, standing);
    Ok(())
}
