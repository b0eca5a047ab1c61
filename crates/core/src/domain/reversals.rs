//! Which journal entries are undone.

use super::key::Key;
use super::record::Record;
use super::table_name::TableName;
use charter_json::object;

/// That a journal entry is undone, and by which entry. Redoing takes it away again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reversal {
    /// The entry that was undone.
    pub entry: u64,
    /// The entry that undid it.
    pub by: u64,
    /// The entry that the undone one had itself undone, where it was an undo.
    pub undoes: Option<u64>,
}
object!(Reversal {
    entry,
    by,
    undoes: optional
});

impl Reversal {
    /// The key of the reversal of an entry.
    pub fn key_of(entry: u64) -> Key {
        Key::one(entry)
    }
}

impl Record for Reversal {
    const TABLE: TableName = TableName::Reversal;

    fn key(&self) -> Key {
        Reversal::key_of(self.entry)
    }

    fn label(&self) -> String {
        format!("undoing of change {}", self.entry)
    }
}
