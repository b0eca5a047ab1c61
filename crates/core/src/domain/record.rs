//! What a record of the state is, and how it is named.

use super::key::Key;
use super::table_name::TableName;
use charter_json::{FromJson, ToJson};
use std::fmt;

/// A record's place within one owner: its table and its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey {
    /// The table.
    pub table: TableName,
    /// The key in it.
    pub key: Key,
}

impl RowKey {
    /// The place of a record of type `R`.
    pub fn of<R: Record>(key: Key) -> RowKey {
        RowKey {
            table: R::TABLE,
            key,
        }
    }
}

impl fmt::Display for RowKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.table.as_str(), self.key)
    }
}

/// One kind of record. What it declares here is checked at every commit, an undo included.
pub trait Record: Clone + PartialEq + ToJson + FromJson + Send + Sync + 'static {
    /// Its table.
    const TABLE: TableName;

    /// Its key in the table.
    fn key(&self) -> Key;

    /// The records of the same owner that must exist as long as this one does.
    fn references(&self) -> Vec<RowKey> {
        Vec::new()
    }

    /// A text that no other record of the table may have, such as a name that must be unique.
    fn unique(&self) -> Option<String> {
        None
    }

    /// How a person would name it.
    fn label(&self) -> String;
}
