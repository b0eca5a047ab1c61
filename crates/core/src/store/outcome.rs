//! What a call to the engine gives, or why it failed.

use super::StoreError;
use crate::contract::{Error, Reply};
#[cfg(doc)]
use crate::domain::is_final;
use crate::domain::{AnyAnswer, typed};
use std::fmt;

/// Why a call failed. Nothing was changed, unless the storage was lost in the middle of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EngineError {
    /// The operation was refused.
    Refused(Error),
    /// The storage failed.
    Store(StoreError),
}

impl From<Error> for EngineError {
    fn from(error: Error) -> Self {
        EngineError::Refused(error)
    }
}

impl From<StoreError> for EngineError {
    fn from(error: StoreError) -> Self {
        EngineError::Store(error)
    }
}

impl fmt::Display for EngineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EngineError::Refused(error) => error.fmt(f),
            EngineError::Store(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for EngineError {}

/// What a batch gave: a result a row, and the journal entry that holds them all.
#[derive(Debug, Clone)]
pub struct Batch<A> {
    /// A result for each request, in order.
    pub rows: Vec<Result<A, Error>>,
    /// The journal entry; `None` when no row changed anything.
    pub entry: Option<u64>,
    /// Whether nothing takes it back: see [`is_final`].
    pub is_final: bool,
}

/// An answer, and the journal entry that the call made.
#[derive(Debug, Clone)]
pub struct Called<A> {
    /// The answer with its etag.
    pub reply: Reply<A>,
    /// The journal entry; `None` when nothing changed.
    pub entry: Option<u64>,
    /// Whether nothing takes it back: see [`is_final`].
    pub is_final: bool,
}

impl<A> Batch<A> {
    /// The journal entry, where undo takes it back.
    pub fn undoable(&self) -> Option<u64> {
        self.entry.filter(|_| !self.is_final)
    }
}

impl<A> Called<A> {
    /// The journal entry, where undo takes it back.
    pub fn undoable(&self) -> Option<u64> {
        self.entry.filter(|_| !self.is_final)
    }
}

impl Batch<AnyAnswer> {
    /// The same with the answers' type.
    pub fn typed<A: 'static>(self) -> Batch<A> {
        let rows = self.rows.into_iter();
        Batch {
            rows: rows.map(|row| row.and_then(typed)).collect(),
            entry: self.entry,
            is_final: self.is_final,
        }
    }
}

impl Called<AnyAnswer> {
    /// The same with the answer's type.
    ///
    /// # Errors
    /// As [`typed`].
    pub fn typed<A: 'static>(self) -> Result<Called<A>, Error> {
        let Reply { answer, etag } = self.reply;
        let answer = typed(answer)?;
        let reply = Reply { answer, etag };
        Ok(Called {
            reply,
            entry: self.entry,
            is_final: self.is_final,
        })
    }
}
