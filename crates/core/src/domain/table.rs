//! A table: records by key on a map whose copies cost next to nothing.
//!
//! What a table does is written once for all kinds of records, in [`Rows`]; [`Table`] gives them back with their type.

use super::key::Key;
use super::links::Links;
use super::record::{Record, RowKey, Unique};
use super::sorted::{Entries, Sorted};
use super::table_name::TableName;
use crate::sum::sum;
use charter_json::{Fault, ToJson};
use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::ops::RangeBounds;
use std::sync::Arc;

/// A record of whichever kind.
pub(super) trait AnyRecord: Any + Send + Sync + ToJson {
    /// [`Record::TABLE`] and [`Record::key`].
    fn row(&self) -> RowKey;
    /// [`Record::references`].
    fn references(&self) -> Vec<RowKey>;
    /// [`Record::unique`].
    fn unique(&self) -> Vec<(Unique, String)>;
    /// [`Record::label`].
    fn label(&self) -> String;
}

impl<R: Record> AnyRecord for R {
    fn row(&self) -> RowKey {
        RowKey::of::<R>(self.key())
    }

    fn references(&self) -> Vec<RowKey> {
        Record::references(self)
    }

    fn unique(&self) -> Vec<(Unique, String)> {
        Record::unique(self)
    }

    fn label(&self) -> String {
        Record::label(self)
    }
}

impl dyn AnyRecord {
    /// The record as JSON text.
    pub(super) fn json(&self) -> String {
        charter_json::to_text(self)
    }
}

/// Reads a record of type `R` from JSON text.
pub(super) fn read<R: Record>(json: &str) -> Result<Arc<dyn AnyRecord>, Fault> {
    Ok(Arc::new(charter_json::from_text::<R>(json)?))
}

/// A record as it is kept: with the journal sequence of the commit that last wrote it.
#[derive(Clone)]
pub(super) struct Stored {
    /// Rises with every write of this key, also after a deletion.
    pub(super) revision: u64,
    /// The record.
    pub(super) record: Arc<dyn AnyRecord>,
}

impl fmt::Debug for Stored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.revision, self.record.json())
    }
}

/// The records of one table and one owner, in the order of their keys.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    rows: Sorted<Key, Stored>,
    /// From the sums of a constraint and a unique text to those that have it; two holders of one text are a conflict that
    /// a commit refuses.
    unique: Links,
}

impl Rows {
    pub(super) fn get(&self, key: Key) -> Option<&Stored> {
        self.rows.get(&key)
    }

    /// The keys in their order.
    pub(super) fn keys(&self) -> impl Iterator<Item = Key> + '_ {
        self.rows.iter().map(|(key, _)| *key)
    }

    /// The keys of the records of this table that have this unique text: more than one only until a commit refuses it.
    pub(super) fn holders(
        &self,
        table: TableName,
        unique: Unique,
        text: &str,
    ) -> impl Iterator<Item = Key> {
        let has = move |key: &Key| {
            let texts = self.get(*key).map(|stored| stored.record.unique());
            let mut texts = texts.into_iter().flatten();
            texts.any(|(found, of)| found.name == unique.name && of == text)
        };
        self.unique
            .of(place_of(table, unique, text))
            .map(|row| row.key)
            .filter(has)
    }

    /// Writes a record; gives the one that it replaced.
    pub(super) fn put(&mut self, stored: Stored) -> Option<Stored> {
        let row = stored.record.row();
        let texts = stored.record.unique();
        let before = self.rows.insert(row.key, stored);
        self.forget_unique(before.as_ref());
        for (unique, text) in texts {
            self.unique.insert(place_of(row.table, unique, &text), row);
        }
        before
    }

    /// Removes a record; gives it.
    pub(super) fn remove(&mut self, key: Key) -> Option<Stored> {
        let before = self.rows.remove(&key);
        self.forget_unique(before.as_ref());
        before
    }

    fn forget_unique(&mut self, stored: Option<&Stored>) {
        let Some(stored) = stored else { return };
        let row = stored.record.row();
        for (unique, text) in stored.record.unique() {
            self.unique.remove(place_of(row.table, unique, &text), row);
        }
    }
}

/// Where the index of unique texts has a text: under the sums of its constraint and of itself. Several texts may share
/// them, so what is found there is compared.
fn place_of(table: TableName, unique: Unique, text: &str) -> RowKey {
    let sums = [unique.name, text].map(|of| sum(of.as_bytes()));
    let key = Key::of(sums);
    RowKey { table, key }
}

/// The records of one kind and one owner, in the order of their keys.
pub struct Table<R> {
    rows: Rows,
    kind: PhantomData<fn() -> R>,
}

impl<R> fmt::Debug for Table<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rows.fmt(f)
    }
}

impl<R> Clone for Table<R> {
    fn clone(&self) -> Self {
        Table {
            rows: self.rows.clone(),
            kind: PhantomData,
        }
    }
}

impl<R> Default for Table<R> {
    fn default() -> Self {
        Table {
            rows: Rows::default(),
            kind: PhantomData,
        }
    }
}

impl<R> Table<R> {
    /// The records whatever their kind.
    pub(super) fn rows(&self) -> &Rows {
        &self.rows
    }

    /// The same, to be changed; only records of this kind are to be put there.
    pub(super) fn rows_mut(&mut self) -> &mut Rows {
        &mut self.rows
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.rows.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether there is a record of this key.
    pub fn contains(&self, key: Key) -> bool {
        self.rows.get(key).is_some()
    }
}

impl<R: Record> Table<R> {
    /// The record of this key.
    pub fn get(&self, key: Key) -> Option<&R> {
        self.rows.get(key).and_then(typed)
    }

    /// All records in the order of their keys.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &R> {
        self.range(..)
    }

    /// The records whose keys are in the range.
    pub fn range(&self, range: impl RangeBounds<Key>) -> impl DoubleEndedIterator<Item = &R> {
        let entries: Entries<'_, Key, Stored> = self.rows.rows.range(range);
        entries.filter_map(|(_, stored)| typed(stored))
    }

    /// The record that has this text under a unique constraint.
    pub fn by_unique(&self, unique: Unique, text: &str) -> Option<&R> {
        self.get(self.rows.holders(R::TABLE, unique, text).next()?)
    }
}

/// The record with its type.
fn typed<R: Record>(stored: &Stored) -> Option<&R> {
    let record: &dyn Any = &*stored.record;
    record.downcast_ref()
}
