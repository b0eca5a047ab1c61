//! The journal, undo and redo.

use super::{Backend, Called, Entry, Failure, task};
use charter_core::contract::{Done, Timestamp};
use futures_util::FutureExt;

impl Backend {
    /// Undoes a journal entry. The answer's `entry` can be undone in turn: see [`Backend::redo`].
    ///
    /// # Errors
    /// `Charter.AlreadyUndone`, `Charter.UndoBlocked` naming the records in the way, what nothing takes back, or [`Failure::Unsupported`].
    pub async fn undo(&self, sequence: u64) -> Result<Called<Done>, Failure> {
        let (backend, caller) = (self.clone(), self.acting());
        self.write(
            async move {
                backend
                    .only_offline(backend.capabilities().undo)?
                    .undo(caller?, sequence)
                    .await
            }
            .boxed_local(),
        )
        .await
    }

    /// Does again what an undo took back; `sequence` is the entry **of the undo**.
    ///
    /// # Errors
    /// As [`Backend::undo`].
    pub async fn redo(&self, sequence: u64) -> Result<Called<Done>, Failure> {
        self.undo(sequence).await
    }

    /// At most `limit` journal entries before entry `before` (or the last ones), the newest first.
    ///
    /// # Errors
    /// [`Failure::Storage`] or [`Failure::Unsupported`].
    pub async fn journal(&self, before: Option<u64>, limit: usize) -> Result<Vec<Entry>, Failure> {
        self.only_offline(self.capabilities().journal)?
            .journal(before, limit)
            .await
    }

    /// One journal entry.
    ///
    /// # Errors
    /// `Charter.JournalEntryNotExist`, [`Failure::Storage`] or [`Failure::Unsupported`].
    pub async fn entry(&self, sequence: u64) -> Result<Entry, Failure> {
        self.only_offline(self.capabilities().journal)?
            .entry(sequence)
            .await
    }

    /// The journal entry that undid this one, while it stays undone.
    pub fn undone_by(&self, sequence: u64) -> Option<u64> {
        self.offline()?.undone_by(sequence)
    }

    /// How often everything was replaced since this tab was opened: entries of before mean nothing any more.
    pub fn generation(&self) -> u64 {
        self.offline().map_or(0, |offline| offline.version().0)
    }

    /// When something that is done now would be done.
    pub fn now(&self) -> Timestamp {
        task::now()
    }

    /// Whether a journal entry is undone.
    pub fn is_undone(&self, sequence: u64) -> bool {
        self.undone_by(sequence).is_some()
    }
}
