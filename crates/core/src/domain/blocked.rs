//! The refusal of a change that declared constraints stand against.

use crate::contract::{Error, ErrorCode};

/// How many records in the way are named.
pub(in crate::domain) const NAMED: usize = 10;

/// Says which records stand in the way.
pub(in crate::domain) fn blocked(message: &str, records: Vec<String>) -> Error {
    Error::new(ErrorCode::UndoBlocked, message).naming(records)
}
