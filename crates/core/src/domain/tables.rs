//! The typed tables of an owner.

use super::damage::Damage;
use super::key::Key;
use super::links::Links;
use super::record::{Record, RowKey, Unique};
use super::table::{AnyRecord, Rows, Stored, Table, read};
use super::table_name::{TableName, tables};
use charter_json::Fault;
use std::sync::Arc;

/// A record of one of the tables, as JSON text with its revision.
pub(super) type Row = (u64, Arc<str>);

/// Gives access to the table of one kind of record.
pub trait Holds<R> {
    /// The table.
    fn table(&self) -> &Table<R>;
}

macro_rules! holders {
    ($($(#[$when:meta])* $field:ident: $area:ident::$record:ident = $name:literal, $history:literal;)*) => {
        impl TableName {
            /// Reads a record of this table.
            fn read(self, json: &str) -> Result<Arc<dyn AnyRecord>, Fault> {
                match self { $($(#[$when])* TableName::$record => read::<super::$area::$record>(json),)* }
            }
        }

        // A record that named another table would be lost in its own.
        $($(#[$when])* const _: () = assert!(matches!(<super::$area::$record as Record>::TABLE, TableName::$record));)*

        /// The tables of one owner.
        #[derive(Debug, Clone, Default)]
        pub struct Tables {
            $(
                $(#[$when])*
                #[doc = concat!("The ", stringify!($record), " records.")]
                pub $field: Table<super::$area::$record>,
            )*
            referrers: Links,
        }

        $($(#[$when])* impl Holds<super::$area::$record> for Tables {
            fn table(&self) -> &Table<super::$area::$record> { &self.$field }
        })*

        impl Tables {
            fn rows_of(&self, table: TableName) -> &Rows {
                match table { $($(#[$when])* TableName::$record => self.$field.rows(),)* }
            }

            fn rows_of_mut(&mut self, table: TableName) -> &mut Rows {
                match table { $($(#[$when])* TableName::$record => self.$field.rows_mut(),)* }
            }
        }
    };
}
tables!(holders);

/// What a record declares of itself, as it stands among the others.
#[derive(Debug)]
pub(super) struct Declared {
    /// The records that must exist.
    pub(super) references: Vec<RowKey>,
    /// The first constraint by which another record has its unique text, with that record.
    pub(super) taken: Option<(Unique, RowKey)>,
}

impl TableName {
    /// How a person would name a record of this table given as JSON text; `None` for what is no such record.
    pub fn label_of(self, json: &str) -> Option<String> {
        self.read(json).ok().map(|record| record.label())
    }

    /// The JSON text of a record of this table as this version writes it.
    ///
    /// # Errors
    /// [`Damage`] when the text is no such record.
    pub fn canonical(self, json: &str) -> Result<String, Damage> {
        match self.read(json) {
            Ok(record) => Ok(record.json()),
            Err(error) => Err(Damage(format!("a record of {}: {error}", self.as_str()))),
        }
    }
}

impl Tables {
    /// The record, whatever its kind.
    pub(super) fn stored(&self, row: RowKey) -> Option<&Stored> {
        self.rows_of(row.table).get(row.key)
    }

    /// Whether the record exists.
    pub fn contains(&self, row: RowKey) -> bool {
        self.stored(row).is_some()
    }

    /// How a person would name the record.
    pub fn label(&self, row: RowKey) -> Option<String> {
        self.stored(row).map(|stored| stored.record.label())
    }

    /// What the record declares.
    pub(super) fn declared(&self, row: RowKey) -> Option<Declared> {
        let record = &self.stored(row)?.record;
        let taken = record.unique().into_iter().find_map(|(unique, text)| {
            let mut holders = self.rows_of(row.table).holders(row.table, unique, &text);
            let key = holders.find(|key| *key != row.key)?;
            Some((unique, RowKey { key, ..row }))
        });
        Some(Declared {
            references: record.references(),
            taken,
        })
    }

    /// The journal entry that last wrote the record.
    pub fn revision(&self, row: RowKey) -> Option<u64> {
        self.stored(row).map(|stored| stored.revision)
    }

    /// The record as JSON text.
    pub fn json(&self, row: RowKey) -> Option<Row> {
        let stored = self.stored(row)?;
        Some((stored.revision, stored.record.json().into()))
    }

    /// Whether the past alone is left, as of an organization whose founding was undone.
    pub(super) fn is_past(&self) -> bool {
        self.rows().all(|row| row.table.is_history())
    }

    /// Every record's place, table by table in the order of keys.
    pub fn rows(&self) -> impl Iterator<Item = RowKey> {
        // A list: iterators inside iterators are several times the machine code.
        let mut rows = Vec::new();
        for table in TableName::ALL {
            let keys = self.rows_of(*table).keys();
            rows.extend(keys.map(|key| RowKey { table: *table, key }));
        }
        rows.into_iter()
    }

    /// Whether the record is this JSON text (`None`: absent), however it is written.
    pub(super) fn holds(&self, row: RowKey, json: Option<&str>) -> bool {
        match (self.json(row), json) {
            (None, None) => true,
            (Some((_, now)), Some(json)) => {
                *now == *json || row.table.canonical(json).is_ok_and(|text| *now == *text)
            }
            _ => false,
        }
    }

    /// The records of the same owner that refer to this one.
    pub fn referrers(&self, row: RowKey) -> impl Iterator<Item = RowKey> + '_ {
        self.referrers.of(row)
    }

    /// The records of one kind that refer to this one.
    pub fn referring<R: Record>(&self, row: RowKey) -> impl Iterator<Item = &R> + '_
    where
        Tables: Holds<R>,
    {
        let table = Holds::<R>::table(self);
        self.referrers
            .since(row, RowKey::of::<R>(Key::of([])))
            .take_while(|from| from.table == R::TABLE)
            .filter_map(|from| table.get(from.key))
    }

    /// Writes a record.
    pub(super) fn put(&mut self, stored: Stored) {
        let row = stored.record.row();
        let references = stored.record.references();
        let before = self.rows_of_mut(row.table).put(stored);
        self.forget_references(row, before);
        for to in references {
            self.referrers.insert(to, row);
        }
    }

    /// Writes a record given as JSON text.
    ///
    /// # Errors
    /// [`Damage`] when the text is no such record, or has another key.
    pub(super) fn put_json(
        &mut self,
        row: RowKey,
        revision: u64,
        json: &str,
    ) -> Result<(), Damage> {
        let record = row
            .table
            .read(json)
            .map_err(|error| Damage(format!("{row}: {error}")))?;
        let key = record.row().key;
        if key != row.key {
            return Err(Damage(format!("{row} holds the record {key}")));
        }
        self.put(Stored { revision, record });
        Ok(())
    }

    /// Removes a record; says whether there was one.
    pub(super) fn remove(&mut self, row: RowKey) -> bool {
        let before = self.rows_of_mut(row.table).remove(row.key);
        let found = before.is_some();
        self.forget_references(row, before);
        found
    }

    fn forget_references(&mut self, row: RowKey, before: Option<Stored>) {
        for to in before.iter().flat_map(|stored| stored.record.references()) {
            self.referrers.remove(to, row);
        }
    }
}
