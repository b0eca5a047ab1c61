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

/// A constraint that no two records of a table have the same text of some kind, such as a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unique {
    /// Its name, such as `policy-name`; a table has no two constraints of one name.
    pub name: &'static str,
    /// What it demands, as a sentence without its stop.
    pub rule: &'static str,
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

    /// The texts that no other record of the table may have, each under its constraint.
    fn unique(&self) -> Vec<(Unique, String)> {
        Vec::new()
    }

    /// How a person would name it.
    fn label(&self) -> String;
}
