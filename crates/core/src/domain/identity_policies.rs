//! The policies of those who act in an account.

use super::blocked::blocked;
use super::caller::{Caller, Identity};
use super::organization::Member;
use super::owner::Owner;
use super::record::{Key, Record, RowKey};
use super::state::State;
use super::table_name::TableName;
use crate::contract::{Error, Uin};
use charter_policy::denial::PolicyText;
use serde::{Deserialize, Serialize};

/// A policy that is attached to an identity. It stands with the account; that of a delegated admin with the organization,
/// which grants it and takes it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityPolicy {
    /// The account.
    pub account: Uin,
    /// Who acts in it.
    pub identity: Identity,
    /// Its number among the policies of the identity.
    pub number: u64,
    /// Its name.
    pub name: String,
    /// Its text, byte for byte as it was given.
    pub content: String,
}

impl IdentityPolicy {
    /// The policies of a caller that stand with an owner.
    pub fn of(
        state: &State,
        owner: Owner,
        caller: Caller,
    ) -> impl Iterator<Item = &IdentityPolicy> {
        let [first, second] = numbers(caller.account, caller.identity);
        let range = Key([first, second, 0])..=Key([first, second, u64::MAX]);
        let tables = state.owner(owner).into_iter();
        tables.flat_map(move |tables| tables.identity_policies.range(range.clone()))
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

/// Where the policies of a caller stand.
pub(super) fn home(state: &State, caller: Caller) -> Option<Owner> {
    match caller.identity {
        Identity::Root => None,
        Identity::DelegatedAdmin(_) => {
            let organization = state.directory().organization_of(caller.account);
            organization.map(Owner::Organization)
        }
        _ => Some(Owner::Account(caller.account)),
    }
}

/// Their names and texts, as they are decided upon.
pub(super) fn texts(state: &State, caller: Caller) -> Vec<PolicyText> {
    let found = home(state, caller).into_iter();
    let policies = found.flat_map(|home| IdentityPolicy::of(state, home, caller));
    policies
        .map(|policy| PolicyText {
            name: policy.name.clone(),
            text: policy.content.clone(),
        })
        .collect()
}

impl Record for IdentityPolicy {
    const TABLE: TableName = TableName::IdentityPolicy;

    fn key(&self) -> Key {
        let [first, second] = numbers(self.account, self.identity);
        Key([first, second, self.number])
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

/// Each stands where it is looked for, and none is a root account's.
pub(super) fn check_state(state: &State) -> Result<(), Error> {
    for (owner, tables) in state.owners() {
        let misplaced = |policy: &&IdentityPolicy| {
            let caller = Caller {
                account: policy.account,
                identity: policy.identity,
            };
            home(state, caller) != Some(*owner)
        };
        if let Some(policy) = tables.identity_policies.iter().find(misplaced) {
            let message = "The policy of an identity stands with an account that is not its own.";
            return Err(blocked(message, vec![policy.label()]));
        }
    }
    Ok(())
}
