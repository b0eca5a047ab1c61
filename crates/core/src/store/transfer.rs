//! Export and import: everything as one JSON text. Exporting what was imported gives the same bytes.

use super::entry::Entry;
use super::verify::verify;
use super::{Kept, KeptRecord, SCHEMA};
use crate::domain::{Damage, RowKey, State};
use crate::sum::sum;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::fmt;

/// Everything that a store holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The name of the world.
    pub world: String,
    /// Every record, in the order of owner, table and key.
    pub records: Vec<KeptRecord>,
    /// Every journal entry, the oldest first, numbered from 1 without gaps.
    pub journal: Vec<Entry>,
}

/// Why a text could not be imported. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TransferError {
    /// The text is not an export; with line and column where it is not JSON.
    Unreadable {
        /// What is wrong.
        reason: String,
        /// Line, from 1; 0 where it has none.
        line: usize,
        /// Column, from 1; 0 where it has none.
        column: usize,
    },
    /// The export was written by a newer version.
    Newer(u32),
    /// A record or entry contradicts the others.
    Inconsistent(String),
}

impl fmt::Display for TransferError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TransferError::Unreadable {
                reason, line: 0, ..
            } => write!(f, "not an export of Charter: {reason}"),
            TransferError::Unreadable {
                reason,
                line,
                column,
            } => {
                write!(
                    f,
                    "not an export of Charter: line {line}, column {column}: {reason}"
                )
            }
            TransferError::Newer(schema) => {
                write!(f, "written by a newer version (schema {schema})")
            }
            TransferError::Inconsistent(what) => write!(f, "the export contradicts itself: {what}"),
        }
    }
}

impl std::error::Error for TransferError {}

/// Owner, table, key, revision and the record itself.
type Row = (String, String, String, u64, Box<RawValue>);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Export {
    format: String,
    schema: u32,
    world: String,
    records: Vec<Row>,
    journal: Vec<Entry>,
    /// Of the text without it. A text that is written by hand may do without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    checksum: Option<String>,
}

impl Export {
    fn text(&self) -> String {
        // Strings and numbers: serialising them cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    fn sum(&mut self) -> String {
        self.checksum = None;
        format!("{:016x}", sum(self.text().as_bytes()))
    }
}

const FORMAT: &str = "charter-export";

impl Snapshot {
    /// A snapshot of a state that has no journal yet.
    pub fn of_state(world: impl Into<String>, state: &State) -> Snapshot {
        let records = state
            .rows()
            .filter_map(|(owner, row)| {
                let (revision, json) = state.owner(owner)?.json(row)?;
                Some(KeptRecord {
                    owner,
                    row,
                    revision,
                    json: json.to_string(),
                })
            })
            .collect();
        Snapshot {
            world: world.into(),
            records,
            journal: Vec::new(),
        }
    }

    /// The state that the records make.
    ///
    /// # Errors
    /// [`Damage`] when a record cannot be read.
    pub fn state(&self) -> Result<State, Damage> {
        state_of(&self.records)
    }

    /// What a store would load.
    pub fn kept(&self) -> Kept {
        let last = self.journal.last().map_or(0, |entry| entry.sequence);
        Kept {
            world: self.world.clone(),
            last,
            records: self.records.clone(),
        }
    }

    /// The snapshot as text.
    pub fn export(&self) -> String {
        let record = |kept: &KeptRecord| {
            let json = RawValue::from_string(kept.json.clone()).ok()?;
            let KeptRecord {
                owner,
                row,
                revision,
                ..
            } = kept;
            Some((
                owner.to_string(),
                row.table.as_str().to_owned(),
                row.key.to_string(),
                *revision,
                json,
            ))
        };
        let mut export = Export {
            format: FORMAT.to_owned(),
            schema: SCHEMA,
            world: self.world.clone(),
            records: self.records.iter().filter_map(record).collect(),
            journal: self.journal.clone(),
            checksum: None,
        };
        export.checksum = Some(export.sum());
        export.text()
    }

    /// Reads an export.
    ///
    /// # Errors
    /// [`TransferError`]: what is wrong and where; nothing is taken from a text that has a fault.
    pub fn import(text: &str) -> Result<Snapshot, TransferError> {
        #[derive(Deserialize)]
        struct Head {
            format: String,
            schema: u32,
        }
        let unreadable = |error: serde_json::Error| TransferError::Unreadable {
            reason: error.to_string(),
            line: error.line(),
            column: error.column(),
        };
        let head: Head = serde_json::from_str(text).map_err(unreadable)?;
        if head.format != FORMAT {
            let reason = format!("its format is `{}`", head.format);
            return Err(TransferError::Unreadable {
                reason,
                line: 0,
                column: 0,
            });
        }
        if head.schema > SCHEMA {
            return Err(TransferError::Newer(head.schema));
        }
        let mut export: Export = serde_json::from_str(text).map_err(unreadable)?;
        if let Some(given) = export.checksum.take()
            && given != export.sum()
        {
            let reason = "its checksum does not fit: the text was changed or damaged on its way. To import it as it is, take the field `checksum` out";
            return Err(TransferError::Inconsistent(reason.to_owned()));
        }
        let snapshot = read(export).map_err(|damage| TransferError::Inconsistent(damage.0))?;
        verify(&snapshot).map_err(|damage| TransferError::Inconsistent(damage.0))?;
        Ok(snapshot)
    }
}

/// The snapshot in the text, each record as this version writes it.
fn read(export: Export) -> Result<Snapshot, Damage> {
    let record = |(owner, table, key, revision, json): Row| {
        let row = RowKey {
            table: table.parse()?,
            key: key.parse()?,
        };
        Ok(KeptRecord {
            owner: owner.parse()?,
            row,
            revision,
            json: row.table.canonical(json.get())?,
        })
    };
    let records = export
        .records
        .into_iter()
        .map(record)
        .collect::<Result<_, Damage>>()?;
    let mut journal = export.journal;
    for change in journal.iter_mut().flat_map(|entry| &mut entry.changes.0) {
        for json in [&mut change.before, &mut change.after]
            .into_iter()
            .flatten()
        {
            *json = change.row.table.canonical(json)?.into();
        }
    }
    Ok(Snapshot {
        world: export.world,
        records,
        journal,
    })
}

/// The state that kept records make.
pub(super) fn state_of(records: &[KeptRecord]) -> Result<State, Damage> {
    let mut state = State::default();
    for KeptRecord {
        owner,
        row,
        revision,
        json,
    } in records
    {
        state.apply(*owner, *row, Some((*revision, json)))?;
    }
    Ok(state)
}
