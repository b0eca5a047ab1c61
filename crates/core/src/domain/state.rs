//! The state: owners, each with its typed tables.

use super::guardrails::{Binding, FormerBinding, Policy, PolicyVersion, ServiceControl};
use super::organization::{Account, Department, Member, Organization, Sequence};
use super::record::{Damage, Key, Record, RowKey};
use super::reversal::Reversal;
use super::table::Table;
use crate::contract::{OrganizationId, Uin};
use imbl::{OrdMap, OrdSet};
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

            /// What the record refers to, and its unique text with the key that holds it.
            pub(super) fn declared(&self, row: RowKey) -> Option<(Vec<RowKey>, Option<(String, bool)>)> {
                match row.table { $(TableName::$record => self.$field.get(row.key).map(|record| {
                    let unique = record.unique().map(|text| {
                        let holds = self.$field.by_unique(&text).is_some_and(|holder| holder.key() == row.key);
                        (text, holds)
                    });
                    (record.references(), unique)
                }),)* }
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

impl Tables {
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

/// Which organization an account belongs to. It is derived from the records.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    organizations: OrdMap<Uin, OrganizationId>,
}

impl Directory {
    /// The organization of the account, as its management account or as a member.
    pub fn organization_of(&self, account: Uin) -> Option<OrganizationId> {
        self.organizations.get(&account).copied()
    }
}

/// All owners' records. A copy is cheap: the maps are persistent.
#[derive(Debug, Clone, Default)]
pub struct State {
    owners: OrdMap<Owner, Tables>,
    directory: Directory,
}

impl State {
    /// Which account belongs where.
    pub fn directory(&self) -> &Directory {
        &self.directory
    }

    /// The tables of one owner.
    pub fn owner(&self, owner: Owner) -> Option<&Tables> {
        self.owners.get(&owner)
    }

    /// Every owner with its tables.
    pub fn owners(&self) -> impl Iterator<Item = (&Owner, &Tables)> {
        self.owners.iter()
    }

    /// Every record's place, in the order of owner, table and key.
    pub fn rows(&self) -> impl Iterator<Item = (Owner, RowKey)> + '_ {
        self.owners
            .iter()
            .flat_map(|(owner, tables)| tables.rows().map(|row| (*owner, row)))
    }

    /// Replaces one owner's tables.
    pub(super) fn set_owner(&mut self, owner: Owner, tables: Tables) {
        self.owners.insert(owner, tables);
    }

    /// Writes or removes one record given as JSON text, as a store or another tab gives it.
    ///
    /// # Errors
    /// [`Damage`] when the text is no record of that table.
    pub fn apply(
        &mut self,
        owner: Owner,
        row: RowKey,
        value: Option<(u64, &str)>,
    ) -> Result<(), Damage> {
        let tables = self.owners.entry(owner).or_default();
        match value {
            Some((revision, json)) => tables.put_json(row, revision, json)?,
            None => tables.remove_row(row),
        }
        self.note(owner, row);
        Ok(())
    }

    /// Keeps the directory true after a record changed.
    pub(super) fn note(&mut self, owner: Owner, row: RowKey) {
        let Owner::Organization(id) = owner else {
            return;
        };
        let Some(tables) = self.owners.get(&owner) else {
            return;
        };
        let accounts = &mut self.directory.organizations;
        match row.table {
            TableName::Member if tables.members.contains(row.key) => {
                accounts.insert(Uin(row.key.0[0]), id);
            }
            TableName::Member => {
                accounts.remove(&Uin(row.key.0[0]));
            }
            TableName::Organization => match tables.organizations.get(row.key) {
                Some(organization) => {
                    accounts.insert(organization.host, id);
                }
                None => {
                    *accounts = accounts
                        .iter()
                        .filter(|(_, of)| **of != id)
                        .map(|(uin, of)| (*uin, *of))
                        .collect()
                }
            },
            _ => {}
        }
    }
}
