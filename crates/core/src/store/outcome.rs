//! What a call to the engine gives, or why it failed.

use super::StoreError;
use crate::contract::{Error, Reply};
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
}

/// An answer, and the journal entry that the call made.
#[derive(Debug, Clone)]
pub struct Called<A> {
    /// The answer with its etag.
    pub reply: Reply<A>,
    /// The journal entry; `None` when nothing changed.
    pub entry: Option<u64>,
}
