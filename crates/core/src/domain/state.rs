//! The state: all owners' tables, and the directory of accounts that follows from them.

use super::record::{Damage, RowKey};
use super::tables::{Owner, TableName, Tables};
use crate::contract::{OrganizationId, Uin};
use imbl::OrdMap;

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

impl Directory {
    /// An account that has joined another organization in the meantime stays there.
    fn set(&mut self, account: Uin, id: OrganizationId, belongs: bool) {
        if belongs {
            self.organizations.insert(account, id);
        } else if self.organizations.get(&account) == Some(&id) {
            self.organizations.remove(&account);
        }
    }

    /// Reads one organization's accounts anew.
    fn rebuild(&mut self, id: OrganizationId, tables: &Tables) {
        let of_others = self.organizations.iter().filter(|(_, of)| **of != id);
        self.organizations = of_others.map(|(uin, of)| (*uin, *of)).collect();
        let members = tables.members.iter().map(|member| member.uin);
        let hosts = tables.organizations.iter().map(|record| record.host);
        for account in members.chain(hosts) {
            self.organizations.insert(account, id);
        }
    }

    /// Every account that belongs somewhere, with its organization.
    pub fn iter(&self) -> impl Iterator<Item = (Uin, OrganizationId)> + '_ {
        self.organizations.iter().map(|(uin, id)| (*uin, *id))
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
        let (Owner::Organization(id), Some(tables)) = (owner, self.owners.get(&owner)) else {
            return;
        };
        match row.table {
            TableName::Member => {
                let belongs = tables.members.contains(row.key);
                self.directory.set(Uin(row.key.0[0]), id, belongs);
            }
            TableName::Organization => self.directory.rebuild(id, tables),
            _ => {}
        }
    }
}
