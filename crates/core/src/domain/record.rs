//! What a record of the state is, and how it is named.

use super::damage::Damage;
use super::table_name::TableName;
use charter_json::{FromJson, ToJson, text};
use std::fmt;
use std::str::FromStr;

/// A record's key inside its table: up to three numbers, unused ones 0. As text they are joined by dots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub [u64; 3]);

impl Key {
    /// A key of one number.
    pub fn one(id: u64) -> Key {
        Key([id, 0, 0])
    }

    /// The keys that begin with `first`, as a range.
    pub fn starting_with(first: u64) -> std::ops::RangeInclusive<Key> {
        Key([first, 0, 0])..=Key([first, u64::MAX, u64::MAX])
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            [a, 0, 0] => write!(f, "{a}"),
            [a, b, 0] => write!(f, "{a}.{b}"),
            [a, b, c] => write!(f, "{a}.{b}.{c}"),
        }
    }
}

impl FromStr for Key {
    type Err = Damage;
    fn from_str(text: &str) -> Result<Self, Damage> {
        let mut numbers = [0; 3];
        let mut parts = text.split('.');
        for slot in &mut numbers {
            match parts.next() {
                Some(part) => {
                    *slot = part
                        .parse()
                        .map_err(|_| Damage(format!("`{text}` is no key")))?
                }
                None => break,
            }
        }
        if parts.next().is_some() {
            return Err(Damage(format!("`{text}` is no key")));
        }
        Ok(Key(numbers))
    }
}

text!(Key, Key([0; 3]), |damage: Damage| damage.0);

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
