//! The policies of those who act in an account, and where they stand.

use super::blocked::blocked;
use super::caller::{Caller, Identity};
use super::identity_policies::IdentityPolicy;
use super::owner::Owner;
use super::record::Record;
use super::state::State;
use super::tx::Tx;
use crate::contract::{Cloud, Error};
use charter_policy::denial::PolicyText;

/// The policies of a caller in a cloud that stand with an owner.
pub(super) fn policies_of(
    state: &State,
    owner: Owner,
    caller: Caller,
    cloud: Cloud,
) -> impl Iterator<Item = &IdentityPolicy> {
    let tables = state.owner(owner).into_iter();
    let policies = tables.flat_map(move |tables| {
        tables
            .identity_policies
            .range(IdentityPolicy::keys_of(caller))
    });
    policies.filter(move |policy| policy.cloud == cloud)
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
pub(super) fn texts(state: &State, caller: Caller, cloud: Cloud) -> Vec<PolicyText> {
    let found = home(state, caller).into_iter();
    let policies = found.flat_map(|home| policies_of(state, home, caller, cloud));
    policies
        .map(|policy| PolicyText {
            name: policy.name.clone(),
            text: policy.content.clone(),
        })
        .collect()
}

/// Each stands where it is looked for, and none is a root account's.
pub(super) fn check_state(state: &State) -> Result<(), Error> {
    let mut all = state.owners().flat_map(|(owner, tables)| {
        let policies = tables.identity_policies.iter();
        policies.map(|policy| (*owner, policy))
    });
    all.try_for_each(|(owner, policy)| check(owner, policy))
}

/// The same of what a change touched.
pub(super) fn check_limits(tx: &Tx<'_>) -> Result<(), Error> {
    for (owner, row) in tx.touched() {
        if row.table == IdentityPolicy::TABLE
            && let Some(policy) = tx.tables(owner)?.identity_policies.get(row.key)
        {
            check(owner, policy)?;
        }
    }
    Ok(())
}

/// That the account of a delegated admin is a member of the organization, the policy's reference says.
fn check(owner: Owner, policy: &IdentityPolicy) -> Result<(), Error> {
    let is_in_place = match policy.identity {
        Identity::Root => false,
        Identity::DelegatedAdmin(_) => matches!(owner, Owner::Organization(_)),
        _ => owner == Owner::Account(policy.account),
    };
    match is_in_place {
        true => Ok(()),
        false => {
            let message = "The policy of an identity stands with an account that is not its own.";
            Err(blocked(message, vec![policy.label()]))
        }
    }
}
