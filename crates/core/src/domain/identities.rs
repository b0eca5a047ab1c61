//! The policies of those who act in an account, and where they stand.

use super::blocked::blocked;
use super::caller::{Caller, Identity};
use super::identity_policies::IdentityPolicy;
use super::owner::Owner;
use super::record::Record;
use super::state::State;
use crate::contract::Error;
use charter_policy::denial::PolicyText;

/// The policies of a caller that stand with an owner.
pub(super) fn policies_of(
    state: &State,
    owner: Owner,
    caller: Caller,
) -> impl Iterator<Item = &IdentityPolicy> {
    let tables = state.owner(owner).into_iter();
    tables.flat_map(move |tables| {
        tables
            .identity_policies
            .range(IdentityPolicy::keys_of(caller))
    })
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
    let policies = found.flat_map(|home| policies_of(state, home, caller));
    policies
        .map(|policy| PolicyText {
            name: policy.name.clone(),
            text: policy.content.clone(),
        })
        .collect()
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
