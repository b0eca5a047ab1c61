//! Which record leads to which others: one kind of index for all that is asked of the records.

use super::key::Key;
use super::record::RowKey;
use super::sorted::Sorted;
use super::table_name::TableName;

/// Pairs of places, in their order. A copy is cheap.
#[derive(Debug, Clone, Default)]
pub(super) struct Links {
    pairs: Sorted<(RowKey, RowKey), ()>,
}

impl Links {
    /// Notes that `from` leads to `to`.
    pub(super) fn insert(&mut self, from: RowKey, to: RowKey) {
        self.pairs.insert((from, to), ());
    }

    /// Forgets that `from` leads to `to`.
    pub(super) fn remove(&mut self, from: RowKey, to: RowKey) {
        self.pairs.remove(&(from, to));
    }

    /// The places that `from` leads to.
    pub(super) fn of(&self, from: RowKey) -> impl Iterator<Item = RowKey> + '_ {
        let lowest = RowKey {
            table: TableName::Account,
            key: Key::of([]),
        };
        self.since(from, lowest)
    }

    /// The places that `from` leads to, beginning with `first`.
    pub(super) fn since(&self, from: RowKey, first: RowKey) -> impl Iterator<Item = RowKey> + '_ {
        self.pairs
            .range((from, first)..)
            .map(|(pair, ())| *pair)
            .take_while(move |(found, _)| *found == from)
            .map(|(_, to)| to)
    }

    /// Every pair.
    pub(super) fn iter(&self) -> impl Iterator<Item = (RowKey, RowKey)> + '_ {
        self.pairs.iter().map(|(pair, ())| *pair)
    }
}
