//! The service control policies above an account, as they are decided upon.

use super::bindings::path;
use super::feature::is_enabled;
use super::records::{Binding, Policy, target_row};
use crate::contract::{Target, Uin};
use crate::domain::owner::Owner;
use crate::domain::state::State;
use crate::domain::tables::Tables;
use charter_policy::denial::{LevelSet, PolicySet, PolicyText};
use charter_policy::tencent;

/// "Authentication with service control policies starts from the account of the accessed resource and continues upward
/// level by level in the organization": the account first, the root last. None where the feature is off, and for an
/// account that is no member.
pub(in crate::domain) fn levels(state: &State, account: Uin) -> Vec<LevelSet> {
    let organization = state.directory().organization_of(account);
    let tables = organization.and_then(|id| state.owner(Owner::Organization(id)));
    let Some(tables) = tables.filter(|tables| is_enabled(tables)) else {
        return Vec::new();
    };
    let account_itself = Target::Member(account);
    let mut upward = path(tables, account_itself);
    upward.reverse();
    let departments = upward.into_iter().map(|(id, _)| Target::Node(id));
    let is_member = tables.contains(target_row(account_itself));
    let at = is_member.then_some(account_itself).into_iter();
    at.chain(departments)
        .map(|target| level(tables, target, account))
        .collect()
}

fn level(tables: &Tables, target: Target, account: Uin) -> LevelSet {
    let bound = tables.referring::<Binding>(target_row(target));
    let policies = bound.filter_map(|binding| tables.policies.get(Policy::key_of(binding.policy)));
    let text = |policy: &Policy| PolicyText {
        name: policy.name.clone(),
        text: policy.content.clone(),
    };
    LevelSet {
        name: tables.label(target_row(target)).unwrap_or_default(),
        policies: PolicySet {
            profile: &tencent::SCP,
            owners: vec![format!("uin/{account}")],
            policies: policies.map(text).collect(),
        },
    }
}
