//! The owners, and the typed tables of each.

use super::guardrails::{Binding, FormerBinding, Policy, PolicyVersion, ServiceControl};
use super::links::Links;
use super::organization::{Account, Department, Member, Organization, Sequence};
use super::record::{Damage, Key, Record, RowKey};
use super::reversal::Reversal;
use super::table::{AnyRecord, Rows, Stored, Table, Text, read};
use crate::contract::{OrganizationId, Uin};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// Who records belong to. An operation names the owners that it needs, and sees no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// An organization, with its departments, members and policies.
    Organization(OrganizationId),
    /// A cloud account.
    Account(Uin),
}

impl Owner {
    /// The place of the record that stands for the owner itself.
    pub(super) fn row(self) -> RowKey {
        match self {
            Owner::Organization(id) => RowKey::of::<Organization>(Key::one(id.0)),
            Owner::Account(uin) => RowKey::of::<Account>(Key::one(uin.0)),
        }
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Owner::Organization(id) => write!(f, "organization-{id}"),
            Owner::Account(uin) => write!(f, "account-{uin}"),
        }
    }
}

impl FromStr for Owner {
    type Err = Damage;
    fn from_str(text: &str) -> Result<Self, Damage> {
        let damage = || Damage(format!("`{text}` is no owner"));
        let (kind, id) = text.split_once('-').ok_or_else(damage)?;
        match (kind, id.parse()) {
            ("organization", Ok(id)) => Ok(Owner::Organization(OrganizationId(id))),
            ("account", Ok(id)) => Ok(Owner::Account(Uin(id))),
            _ => Err(damage()),
        }
    }
}

/// A record of one of the tables, as JSON text with its revision.
pub(super) type Row = (u64, Arc<str>);

/// Gives access to the table of one kind of record.
pub trait Holds<R> {
    /// The table.
    fn table(&self) -> &Table<R>;
}

macro_rules! tables {
    ($($field:ident: $record:ident = $name:literal, $history:literal;)*) => {
        /// The names of the tables.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum TableName {
            $(
                #[doc = concat!("The table of [`", stringify!($record), "`] records.")]
                $record,
            )*
        }

        impl TableName {
            /// Every table.
            pub const ALL: &'static [TableName] = &[$(TableName::$record,)*];

            /// The name in store and export.
            pub fn as_str(self) -> &'static str {
                match self { $(TableName::$record => $name,)* }
            }

            /// Whether the table only ever grows: sequences, versions and reversals are left alone by an undo.
            pub fn is_history(self) -> bool {
                match self { $(TableName::$record => $history,)* }
            }
        }

        impl TableName {
            fn read_from(self, text: &mut Text<'_>) -> serde_json::Result<Arc<dyn AnyRecord>> {
                match self { $(TableName::$record => read::<$record>(text),)* }
            }
        }

        // A record that named another table would be lost in its own.
        $(const _: () = assert!(matches!(<$record as Record>::TABLE, TableName::$record));)*

        /// The tables of one owner.
        #[derive(Debug, Clone, Default)]
        pub struct Tables {
            $(
                #[doc = concat!("The ", stringify!($record), " records.")]
                pub $field: Table<$record>,
            )*
            referrers: Links,
        }

        $(impl Holds<$record> for Tables {
            fn table(&self) -> &Table<$record> { &self.$field }
        })*

        impl Tables {
            fn rows_of(&self, table: TableName) -> &Rows {
                match table { $(TableName::$record => self.$field.rows(),)* }
            }

            fn rows_of_mut(&mut self, table: TableName) -> &mut Rows {
                match table { $(TableName::$record => self.$field.rows_mut(),)* }
            }
        }
    };
}

tables! {
    accounts: Account = "account", false;
    organizations: Organization = "organization", false;
    departments: Department = "department", false;
    members: Member = "member", false;
    service_control: ServiceControl = "service-control", false;
    policies: Policy = "policy", false;
    bindings: Binding = "binding", false;
    former_bindings: FormerBinding = "former-binding", false;
    policy_versions: PolicyVersion = "policy-version", true;
    sequences: Sequence = "sequence", true;
    reversals: Reversal = "reversal", true;
}

impl FromStr for TableName {
    type Err = Damage;
    fn from_str(text: &str) -> Result<Self, Damage> {
        let found = TableName::ALL.iter().find(|table| table.as_str() == text);
        found
            .copied()
            .ok_or_else(|| Damage(format!("`{text}` is no table")))
    }
}

/// What a record declares of itself, as it stands among the others.
#[derive(Debug)]
pub(super) struct Declared {
    /// The records that must exist.
    pub(super) references: Vec<RowKey>,
    /// Whether no other record has the same unique text.
    pub(super) unique: bool,
}

impl TableName {
    /// Reads a record of this table.
    fn read(self, json: &str) -> serde_json::Result<Arc<dyn AnyRecord>> {
        let mut text = Text::from_str(json);
        let record = self.read_from(&mut text)?;
        text.end()?;
        Ok(record)
    }

    /// The JSON text of a record of this table as this version writes it.
    ///
    /// # Errors
    /// [`Damage`] when the text is no such record.
    pub(crate) fn canonical(self, json: &str) -> Result<String, Damage> {
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
        let shared = |text: String| {
            let mut holders = self.rows_of(row.table).holders(row.table, &text);
            holders.nth(1).is_some()
        };
        Some(Declared {
            references: record.references(),
            unique: !record.unique().is_some_and(shared),
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
            .since(row, RowKey::of::<R>(Key([0; 3])))
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
