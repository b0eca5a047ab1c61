//! The owners, and the typed tables of each.

use super::guardrails::{Binding, FormerBinding, Policy, PolicyVersion, ServiceControl};
use super::organization::{Account, Department, Member, Organization, Sequence};
use super::record::{Damage, Key, Record, RowKey};
use super::reversal::Reversal;
use super::table::Table;
use crate::contract::{OrganizationId, Uin};
use imbl::OrdSet;
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
    /// The table, to be changed.
    fn table_mut(&mut self) -> &mut Table<R>;
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
            /// The JSON text of a record of this table as this version writes it.
            ///
            /// # Errors
            /// [`Damage`] when the text is no such record.
            pub(crate) fn canonical(self, json: &str) -> Result<String, Damage> {
                match self { $(TableName::$record => {
                    let damage = |error: serde_json::Error| Damage(format!("a record of {}: {error}", self.as_str()));
                    let record: $record = serde_json::from_str(json).map_err(damage)?;
                    serde_json::to_string(&record).map_err(damage)
                })* }
            }
        }

        /// The tables of one owner.
        #[derive(Debug, Clone, Default)]
        pub struct Tables {
            $(
                #[doc = concat!("The ", stringify!($record), " records.")]
                pub $field: Table<$record>,
            )*
            referrers: OrdSet<(RowKey, RowKey)>,
        }

        $(impl Holds<$record> for Tables {
            fn table(&self) -> &Table<$record> { &self.$field }
            fn table_mut(&mut self) -> &mut Table<$record> { &mut self.$field }
        })*

        impl Tables {
            /// Whether the record exists.
            pub fn contains(&self, row: RowKey) -> bool {
                match row.table { $(TableName::$record => self.$field.contains(row.key),)* }
            }

            /// How a person would name the record.
            pub fn label(&self, row: RowKey) -> Option<String> {
                match row.table { $(TableName::$record => self.$field.get(row.key).map(Record::label),)* }
            }

            /// What the record declares.
            pub(super) fn declared(&self, row: RowKey) -> Option<Declared> {
                match row.table { $(TableName::$record => self.$field.get(row.key).map(|record| Declared {
                    references: record.references(),
                    unique: record.unique().is_none_or(|text| self.$field.holders(&text).nth(1).is_none()),
                }),)* }
            }

            /// The journal entry that last wrote the record.
            pub fn revision(&self, row: RowKey) -> Option<u64> {
                match row.table { $(TableName::$record => self.$field.stored(row.key).map(|stored| stored.revision),)* }
            }

            /// The record as JSON text.
            pub fn json(&self, row: RowKey) -> Option<Row> {
                match row.table { $(TableName::$record => {
                    let stored = self.$field.stored(row.key)?;
                    // Records are plain structs of strings and numbers: serialising them cannot fail.
                    let text = serde_json::to_string(&*stored.record).unwrap_or_default();
                    Some((stored.revision, text.into()))
                })* }
            }

            /// Writes a record given as JSON text.
            ///
            /// # Errors
            /// [`Damage`] when the text is no such record, or has another key.
            pub(super) fn put_json(&mut self, row: RowKey, revision: u64, json: &str) -> Result<(), Damage> {
                match row.table { $(TableName::$record => {
                    let record: $record = serde_json::from_str(json).map_err(|error| Damage(format!("{row}: {error}")))?;
                    if record.key() != row.key {
                        return Err(Damage(format!("{row} holds the record {}", record.key())));
                    }
                    self.put(revision, record);
                })* }
                Ok(())
            }

            /// Removes a record.
            pub(super) fn remove_row(&mut self, row: RowKey) {
                match row.table { $(TableName::$record => { self.remove::<$record>(row.key); })* }
            }

            /// Every record's place, table by table in the order of keys.
            pub fn rows(&self) -> impl Iterator<Item = RowKey> + '_ {
                std::iter::empty()
                    $(.chain(self.$field.iter_stored().map(|(key, _)| RowKey { table: TableName::$record, key: *key })))*
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

impl Tables {
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
        let lowest = RowKey {
            table: TableName::Account,
            key: Key([0; 3]),
        };
        self.referrers
            .range((row, lowest)..)
            .take_while(move |(to, _)| *to == row)
            .map(|(_, from)| *from)
    }

    /// The records of one kind that refer to this one.
    pub fn referring<R: Record>(&self, row: RowKey) -> impl Iterator<Item = &R> + '_
    where
        Tables: Holds<R>,
    {
        let from = RowKey {
            table: R::TABLE,
            key: Key([0; 3]),
        };
        self.referrers
            .range((row, from)..)
            .take_while(move |(to, from)| *to == row && from.table == R::TABLE)
            .filter_map(|(_, from)| Holds::<R>::table(self).get(from.key))
    }

    pub(super) fn put<R: Record>(&mut self, revision: u64, record: R)
    where
        Tables: Holds<R>,
    {
        let row = RowKey::of::<R>(record.key());
        let references = record.references();
        let before = Holds::<R>::table_mut(self).put(revision, Arc::new(record));
        for to in before
            .map(|row| row.record.references())
            .unwrap_or_default()
        {
            self.referrers.remove(&(to, row));
        }
        for to in references {
            self.referrers.insert((to, row));
        }
    }

    pub(super) fn remove<R: Record>(&mut self, key: Key) -> bool
    where
        Tables: Holds<R>,
    {
        let before = Holds::<R>::table_mut(self).remove(key);
        for to in before.iter().flat_map(|row| row.record.references()) {
            self.referrers.remove(&(to, RowKey::of::<R>(key)));
        }
        before.is_some()
    }
}
