//! What an operation knows of the world: who calls, and when.

use super::caller::Caller;
use super::judge::Judge;
use crate::contract::Timestamp;

/// The circumstances of one run of an operation.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// Who calls.
    pub caller: Caller,
    /// The time; never before the last journal entry's.
    pub now: Timestamp,
    /// The journal entry that a commit of this run would have: every record that it writes gets this revision.
    pub sequence: u64,
    /// What decides by policies where somebody other than a root account calls.
    pub judge: &'static dyn Judge,
}
