//! Where state and journal are kept.
//!
//! A [`Store`] keeps records as JSON text and a journal of entries numbered from 1 without gaps. A commit
//! writes the records of one entry and **adds** the entry under the number after the last one seen; when that
//! number is taken, another tab was first, and nothing is written. No lock is held.
//!
//! The [`Engine`] runs operations on the state in memory and commits them to a store.

mod engine;
mod entry;
mod memory;
mod outcome;
mod records;
mod transfer;
mod verify;

use crate::domain::{Changes, Damage, Owner, RowKey};
use std::fmt;

pub use crate::domain::journaled;
pub use engine::{Clock, Engine};
pub use entry::Entry;
pub use memory::Memory;
pub use outcome::{Batch, Called, EngineError};
pub use transfer::{Snapshot, TransferError};

/// The layout of what is kept. A store written by a newer version is not opened.
///
/// 2: entries say who acted, and the policies of identities are kept.
pub const SCHEMA: u32 = 2;

/// A record as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRecord {
    /// Whose it is.
    pub owner: Owner,
    /// Which one.
    pub row: RowKey,
    /// The journal entry that last wrote it; 0 for what was there from the start.
    pub revision: u64,
    /// The record as JSON text.
    pub json: String,
}

/// All that a store holds, apart from the journal's older entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The name of this world: another one means that everything was replaced.
    pub world: String,
    /// The number of the last journal entry; 0 for none.
    pub last: u64,
    /// Every record.
    pub records: Vec<KeptRecord>,
}

/// What one commit writes, in one transaction or not at all.
#[derive(Debug, Clone, Copy)]
pub struct Commit<'a> {
    /// The world that the operation ran on.
    pub world: &'a str,
    /// The journal entry to add; its number is the lock.
    pub entry: &'a Entry,
}

impl Commit<'_> {
    /// The records to write or remove.
    pub fn changes(&self) -> &Changes {
        &self.entry.changes
    }
}

/// Why a store could not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// The journal number is taken: another tab was first. Catch up and run again.
    Behind,
    /// Another world stands in the store: everything was reset or imported elsewhere.
    Replaced,
    /// There is no room left. Nothing was written.
    Full,
    /// The browser does not allow storage here.
    Forbidden(String),
    /// Another tab holds an older version of the store open.
    Blocked,
    /// A newer version of the console wrote the store; `u32` is its schema.
    Newer(u32),
    /// What is kept cannot be understood.
    Damaged(String),
    /// The browser emptied the store: there was data before, and now there is none.
    Emptied,
    /// The connection was lost; whether the last write was carried out is known after opening it again.
    Lost(String),
}

impl From<Damage> for StoreError {
    fn from(damage: Damage) -> Self {
        StoreError::Damaged(damage.0)
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Behind => f.write_str("another tab wrote first"),
            StoreError::Replaced => f.write_str("the data was replaced in another tab"),
            StoreError::Full => f.write_str("there is no storage room left; nothing was written"),
            StoreError::Forbidden(why) => {
                write!(f, "the browser does not allow storage here: {why}")
            }
            StoreError::Blocked => {
                f.write_str("another tab holds an older version of the data open")
            }
            StoreError::Newer(schema) => write!(
                f,
                "the data was written by a newer version (schema {schema})"
            ),
            StoreError::Damaged(what) => write!(f, "the data is damaged: {what}"),
            StoreError::Emptied => f.write_str("the browser has removed the data"),
            StoreError::Lost(why) => write!(f, "the connection to the storage was lost: {why}"),
        }
    }
}

impl std::error::Error for StoreError {}

/// Keeps records and journal.
#[allow(
    async_fn_in_trait,
    reason = "stores of a browser are used on its one thread"
)]
pub trait Store {
    /// All records and the number of the last entry; `None` when nothing was ever kept here.
    ///
    /// # Errors
    /// Any [`StoreError`] but `Behind` and `Replaced`.
    async fn load(&self) -> Result<Option<Kept>, StoreError>;

    /// Writes one commit, durably, as a whole or not at all.
    ///
    /// # Errors
    /// [`StoreError::Behind`], [`StoreError::Replaced`], [`StoreError::Full`]…; nothing was written then.
    /// After [`StoreError::Lost`] the journal says whether it was.
    async fn commit(&self, commit: Commit<'_>) -> Result<(), StoreError>;

    /// At most `limit` entries after `sequence`, the oldest first.
    ///
    /// # Errors
    /// [`StoreError::Replaced`] when another world stands in the store.
    async fn entries_after(
        &self,
        world: &str,
        sequence: u64,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError>;

    /// At most `limit` entries before `sequence`, the newest first.
    ///
    /// # Errors
    /// [`StoreError::Replaced`] when another world stands in the store.
    async fn entries_before(
        &self,
        world: &str,
        sequence: u64,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError>;

    /// Puts a snapshot in the place of everything, or keeps everything on an error.
    ///
    /// # Errors
    /// [`StoreError::Full`] and the errors of opening.
    async fn replace(&self, snapshot: &Snapshot) -> Result<(), StoreError>;

    /// Puts the first snapshot where nothing was ever kept; leaves what is there otherwise, so that of two tabs
    /// that open an empty store at once, one finds the other's world.
    ///
    /// A store that can look and write in one transaction does so; this default looks first.
    ///
    /// # Errors
    /// Those of [`Store::load`] and [`Store::replace`].
    async fn create(&self, first: &Snapshot) -> Result<(), StoreError> {
        match self.load().await? {
            Some(_) => Ok(()),
            None => self.replace(first).await,
        }
    }

    /// Removes everything, the marker that there was something included.
    ///
    /// # Errors
    /// The errors of opening.
    async fn erase(&self) -> Result<(), StoreError>;
}

#[cfg(test)]
mod tests;
