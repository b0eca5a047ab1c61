//! Whom records belong to.

use super::damage::Damage;
use super::key::Key;
use super::organization::{Account, Organization};
use super::record::RowKey;
use crate::contract::{OrganizationId, Uin};
use charter_json::text;
use std::fmt;
use std::str::FromStr;

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

text!(Owner, Owner::Account(Uin(0)), |damage: Damage| damage.0);
