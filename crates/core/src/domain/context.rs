//! What an operation knows of the world: who calls, and when.

use crate::contract::{Timestamp, Uin};

/// Who calls an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caller {
    /// The account.
    pub account: Uin,
}

/// The circumstances of one run of an operation.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// Who calls.
    pub caller: Caller,
    /// The time; never before the last journal entry's.
    pub now: Timestamp,
    /// The journal entry that a commit of this run would have: every record that it writes gets this revision.
    pub sequence: u64,
}
