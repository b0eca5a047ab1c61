//! The record of a policy that is attached to who acts in an account.

use super::caller::{Caller, Identity};
use super::key::Key;
use super::organization::Member;
use super::record::{Record, RowKey};
use super::table_name::TableName;
use crate::contract::{Cloud, Uin};
use charter_json::object;
use std::ops::RangeInclusive;

/// A policy that is attached to an identity. It stands with the account; that of a delegated admin with the organization,
/// which grants it and takes it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityPolicy {
    /// The account.
    pub account: Uin,
    /// Who acts in it.
    pub identity: Identity,
    /// The cloud in whose language it is written, and whose actions alone it decides.
    pub cloud: Cloud,
    /// Its number among the policies of the identity, whichever their clouds.
    pub number: u64,
    /// Its name.
    pub name: String,
    /// Its text, byte for byte as it was given.
    pub content: String,
}
object!(IdentityPolicy {
    account,
    identity,
    cloud,
    number,
    name,
    content
});

impl IdentityPolicy {
    /// The keys of a caller's policies.
    pub(super) fn keys_of(caller: Caller) -> RangeInclusive<Key> {
        let [first, second] = numbers(caller.account, caller.identity);
        Key::starting_with([first, second])
    }
}

/// The first two numbers of a key. With an organization stand delegated admins alone, so that their account takes the
/// place of the kind.
fn numbers(account: Uin, identity: Identity) -> [u64; 2] {
    let [kind, number] = identity.numbers();
    match identity {
        Identity::DelegatedAdmin(_) => [account.0, number],
        _ => [kind, number],
    }
}

impl Record for IdentityPolicy {
    const TABLE: TableName = TableName::IdentityPolicy;

    fn key(&self) -> Key {
        let [first, second] = numbers(self.account, self.identity);
        Key::of([first, second, self.number])
    }

    fn references(&self) -> Vec<RowKey> {
        match self.identity {
            Identity::DelegatedAdmin(_) => vec![Member::row(self.account)],
            _ => Vec::new(),
        }
    }

    fn label(&self) -> String {
        self.name.clone()
    }
}
