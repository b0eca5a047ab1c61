//! A table: records by key on a persistent map, so that a copy of the state costs nothing.

use super::record::{Key, Record};
use imbl::{OrdMap, OrdSet};
use std::ops::RangeBounds;
use std::sync::Arc;

/// A record as it is kept: with the journal sequence of the commit that last wrote it.
#[derive(Debug, PartialEq)]
pub struct Stored<R> {
    /// Rises with every write of this key, also after a deletion.
    pub revision: u64,
    /// The record.
    pub record: Arc<R>,
}

impl<R> Clone for Stored<R> {
    fn clone(&self) -> Self {
        Stored {
            revision: self.revision,
            record: Arc::clone(&self.record),
        }
    }
}

/// The records of one kind and one owner, in the order of their keys.
#[derive(Debug)]
pub struct Table<R> {
    rows: OrdMap<Key, Stored<R>>,
    /// Unique texts with their holders; two holders of one text are a conflict that a commit refuses.
    unique: OrdSet<(String, Key)>,
}

impl<R> Clone for Table<R> {
    fn clone(&self) -> Self {
        Table {
            rows: self.rows.clone(),
            unique: self.unique.clone(),
        }
    }
}

impl<R> Default for Table<R> {
    fn default() -> Self {
        Table {
            rows: OrdMap::new(),
            unique: OrdSet::new(),
        }
    }
}

impl<R: Record> Table<R> {
    /// The record of this key.
    pub fn get(&self, key: Key) -> Option<&R> {
        self.stored(key).map(|row| &*row.record)
    }

    /// The record of this key with its revision.
    pub fn stored(&self, key: Key) -> Option<&Stored<R>> {
        self.rows.get(&key)
    }

    /// Whether there is a record of this key.
    pub fn contains(&self, key: Key) -> bool {
        self.rows.contains_key(&key)
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// All records in the order of their keys.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &R> {
        self.rows.iter().map(|(_, row)| &*row.record)
    }

    /// All records with their revisions.
    pub fn iter_stored(&self) -> impl Iterator<Item = (&Key, &Stored<R>)> {
        self.rows.iter()
    }

    /// The records whose keys are in the range.
    pub fn range(&self, range: impl RangeBounds<Key>) -> impl DoubleEndedIterator<Item = &R> {
        self.rows.range(range).map(|(_, row)| &*row.record)
    }

    /// The record that has this unique text.
    pub fn by_unique(&self, text: &str) -> Option<&R> {
        self.get(self.holders(text).next()?)
    }

    /// The records that have this unique text: more than one only until a commit refuses it.
    pub(super) fn holders<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Key> + 'a {
        self.unique
            .range((text.to_owned(), Key([0; 3]))..)
            .take_while(move |(held, _)| held == text)
            .map(|(_, key)| *key)
    }

    /// Writes a record; gives the one that it replaced.
    pub(super) fn put(&mut self, revision: u64, record: Arc<R>) -> Option<Stored<R>> {
        let key = record.key();
        let text = record.unique();
        let before = self.rows.insert(key, Stored { revision, record });
        self.forget_unique(before.as_ref());
        if let Some(text) = text {
            self.unique.insert((text, key));
        }
        before
    }

    /// Removes a record; gives it.
    pub(super) fn remove(&mut self, key: Key) -> Option<Stored<R>> {
        let before = self.rows.remove(&key);
        self.forget_unique(before.as_ref());
        before
    }

    fn forget_unique(&mut self, row: Option<&Stored<R>>) {
        if let Some(row) = row
            && let Some(text) = row.record.unique()
        {
            self.unique.remove(&(text, row.record.key()));
        }
    }
}
