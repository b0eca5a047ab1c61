//! The state: all owners' tables, and the directory of accounts that follows from them.

use super::damage::Damage;
use super::key::Key;
use super::links::Links;
use super::organization::{Invitation, InvitationState};
use super::owner::Owner;
use super::owners::Owners;
use super::record::RowKey;
use super::table_name::TableName;
use super::tables::Tables;
use crate::contract::{OrganizationId, Timestamp, Uin};
use std::sync::Arc;

/// Which organization an account belongs to, and which invite it. It is derived from the records.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    /// From each account to its one organization.
    organizations: Links,
    /// From each invited account to its open invitations: organization, number, and when it expires.
    invitations: Links,
    /// From each open invitation, organization and number, to its account.
    invited: Links,
}

impl Directory {
    /// The organization of the account, as its management account or as a member.
    pub fn organization_of(&self, account: Uin) -> Option<OrganizationId> {
        let mut of = self.organizations.of(Owner::Account(account).row());
        of.next().map(|row| OrganizationId(row.key.0[0]))
    }
}

impl Directory {
    /// An account that has joined another organization in the meantime stays there.
    fn set(&mut self, account: Uin, id: OrganizationId, belongs: bool) {
        let now = self.organization_of(account);
        if belongs == (now == Some(id)) {
            return;
        }
        if belongs {
            if let Some(former) = now {
                self.unlink(account, former);
            }
            self.link(account, id);
        } else {
            self.unlink(account, id);
        }
    }

    fn link(&mut self, account: Uin, id: OrganizationId) {
        let (from, to) = (Owner::Account(account), Owner::Organization(id));
        self.organizations.insert(from.row(), to.row());
    }

    fn unlink(&mut self, account: Uin, id: OrganizationId) {
        let (from, to) = (Owner::Account(account), Owner::Organization(id));
        self.organizations.remove(from.row(), to.row());
    }

    /// Reads one organization's accounts anew.
    fn rebuild(&mut self, id: OrganizationId, tables: &Tables) {
        let before: Vec<_> = self.iter().collect();
        self.organizations = Links::default();
        for (account, of) in before.into_iter().filter(|(_, of)| *of != id) {
            self.link(account, of);
        }
        let members = tables.members.iter().map(|member| member.uin);
        let hosts = tables.organizations.iter().map(|record| record.host);
        for account in members.chain(hosts) {
            self.set(account, id, true);
        }
    }

    /// The organizations that have an open invitation of the account, each with the instant when that expires.
    pub fn invitations_of(
        &self,
        account: Uin,
    ) -> impl Iterator<Item = (OrganizationId, Timestamp)> + '_ {
        let of = self.invitations.of(Owner::Account(account).row());
        of.map(|row| {
            let [organization, _, expires, _] = row.key.0;
            let expires = i64::try_from(expires).unwrap_or(i64::MAX);
            (OrganizationId(organization), Timestamp(expires))
        })
    }

    /// Keeps the open invitations true after one of them changed.
    fn note_invitation(&mut self, id: OrganizationId, key: Key, now: Option<&Invitation>) {
        let [number, ..] = key.0;
        let place = RowKey::of::<Invitation>(Key::of([id.0, number]));
        let known = self.invited.of(place).next();
        if let Some(account) = known {
            self.invited.remove(place, account);
            let first = self.invitations.since(account, place).next();
            if let Some(invitation) = first {
                self.invitations.remove(account, invitation);
            }
        }
        if let Some(open) = now.filter(|now| now.state == InvitationState::Open) {
            let expires = u64::try_from(open.expires.0).unwrap_or_default();
            let account = Owner::Account(open.uin).row();
            let invitation = RowKey::of::<Invitation>(Key::of([id.0, number, expires]));
            self.invitations.insert(account, invitation);
            self.invited.insert(place, account);
        }
    }

    /// Every account that belongs somewhere, with its organization.
    pub fn iter(&self) -> impl Iterator<Item = (Uin, OrganizationId)> + '_ {
        let pairs = self.organizations.iter();
        pairs.map(|(from, to)| (Uin(from.key.0[0]), OrganizationId(to.key.0[0])))
    }
}

/// All owners' records. A copy is cheap: it shares what neither changes.
#[derive(Debug, Clone, Default)]
pub struct State {
    owners: Owners,
    directory: Directory,
}

impl State {
    /// Which account belongs where.
    pub fn directory(&self) -> &Directory {
        &self.directory
    }

    /// The tables of one owner.
    pub fn owner(&self, owner: Owner) -> Option<&Tables> {
        self.owners.get(owner).map(|tables| &**tables)
    }

    /// The tables of one owner, to be written beside the state's.
    pub(super) fn shared(&self, owner: Owner) -> Arc<Tables> {
        self.owners.shared(owner)
    }

    /// Every owner with its tables.
    pub fn owners(&self) -> impl Iterator<Item = (&Owner, &Tables)> {
        self.owners.iter().map(|(owner, tables)| (owner, &**tables))
    }

    /// Every record's place, in the order of owner, table and key.
    pub fn rows(&self) -> impl Iterator<Item = (Owner, RowKey)> {
        let mut rows = Vec::new();
        for (owner, tables) in self.owners() {
            rows.extend(tables.rows().map(|row| (*owner, row)));
        }
        rows.into_iter()
    }

    /// Replaces one owner's tables.
    pub(super) fn set_owner(&mut self, owner: Owner, tables: Arc<Tables>) {
        self.owners.set(owner, tables);
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
        let tables = self.owners.entry(owner);
        match value {
            Some((revision, json)) => tables.put_json(row, revision, json)?,
            None => drop(tables.remove(row)),
        }
        self.note(owner, row);
        Ok(())
    }

    /// Keeps the directory true after a record changed.
    pub(super) fn note(&mut self, owner: Owner, row: RowKey) {
        let (Owner::Organization(id), Some(tables)) = (owner, self.owners.get(owner)) else {
            return;
        };
        match row.table {
            TableName::Member => {
                let belongs = tables.members.contains(row.key);
                self.directory.set(Uin(row.key.0[0]), id, belongs);
            }
            TableName::Organization => self.directory.rebuild(id, tables),
            TableName::Invitation => {
                let invitation = tables.invitations.get(row.key);
                self.directory.note_invitation(id, row.key, invitation);
            }
            _ => {}
        }
    }
}
