//! Export and import: everything as one JSON text. Exporting what was imported gives the same bytes.

use super::entry::Entry;
use super::verify::verify;
use super::{Kept, KeptRecord, SCHEMA};
use crate::domain::{Damage, Key, Owner, RowKey, State, TableName};
use crate::sum::sum;
use charter_json::{Fault, FromJson, Raw, RawText, Reader, ToJson, Writer, object};
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
        /// Whether it ends too early: it may be cut.
        is_cut: bool,
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
                ..
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

/// `[owner, table, key, revision, record]`.
impl ToJson for KeptRecord {
    fn write(&self, to: &mut Writer) {
        let RowKey { table, key } = self.row;
        to.tuple(&[
            &self.owner,
            &table,
            &key,
            &self.revision,
            &RawText(&self.json),
        ]);
    }
}

impl FromJson for KeptRecord {
    fn blank() -> Self {
        KeptRecord {
            owner: Owner::blank(),
            row: RowKey {
                table: TableName::blank(),
                key: Key::blank(),
            },
            revision: 0,
            json: String::new(),
        }
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Result<(), Fault> {
        let mut json = Raw::blank();
        let RowKey { table, key } = &mut self.row;
        from.tuple(&mut [&mut self.owner, table, key, &mut self.revision, &mut json])?;
        self.json = json.into_text();
        Ok(())
    }
}

struct Export {
    format: String,
    schema: u32,
    world: String,
    records: Vec<KeptRecord>,
    journal: Vec<Entry>,
    /// Of the text without it. A text that is written by hand may do without.
    checksum: Option<String>,
}
object!(closed Export { format, schema, world, records, journal, checksum: optional });

impl Export {
    fn text(&self) -> String {
        charter_json::to_text(self)
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
        // What is no JSON would make the whole unreadable.
        let is_json = |kept: &&KeptRecord| Raw::parse(&kept.json).is_ok();
        let mut export = Export {
            format: FORMAT.to_owned(),
            schema: SCHEMA,
            world: self.world.clone(),
            records: self.records.iter().filter(is_json).cloned().collect(),
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
        struct Head {
            format: String,
            schema: u32,
        }
        object!(Head { format, schema });
        let unreadable = |fault: Fault| TransferError::Unreadable {
            reason: fault.what(),
            is_cut: fault.is_at_end(),
            line: fault.line(),
            column: fault.column(),
        };
        let head: Head = charter_json::from_text(text).map_err(unreadable)?;
        if head.format != FORMAT {
            let reason = format!("its format is `{}`", head.format);
            return Err(TransferError::Unreadable {
                reason,
                is_cut: false,
                line: 0,
                column: 0,
            });
        }
        if head.schema > SCHEMA {
            return Err(TransferError::Newer(head.schema));
        }
        let mut export: Export = charter_json::from_text(text).map_err(unreadable)?;
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
    let mut records = export.records;
    for kept in &mut records {
        kept.json = kept.row.table.canonical(&kept.json)?;
    }
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
