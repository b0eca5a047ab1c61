//! Who may do what, decided in one place before every operation: first who somebody is, then, where somebody other than
//! a root account acts, what policies grant.

use super::caller::{Caller, Identity};
use super::context::Context;
use super::erased::Facts;
use super::identities::policies_of;
use super::judge::{Resource, Wish};
use super::operation::{Access, ORGANIZATION_RESOURCE};
use super::owner::Owner;
use super::state::State;
use crate::contract::{Error, ErrorCode, OrganizationId};

/// Whether the caller has the standing that the operation asks for, where it works: with the caller's own organization. Policies come after it: see [`permit`].
///
/// # Errors
/// [`Facts::no_organization`] for a caller outside any organization, [`Facts::not_manager`] for a
/// member where the management account is needed.
pub(super) fn authorize(
    state: &State,
    caller: Caller,
    facts: &Facts,
    access: Access,
    home: Owner,
) -> Result<(), Error> {
    if access == Access::Anyone {
        return Ok(());
    }
    let organization = organization_of(state, caller).map_err(|error| Error {
        code: facts.no_organization.clone(),
        ..error
    })?;
    if home != Owner::Organization(organization) {
        let message = format!(
            "Account {} belongs to another organization than the one that this works on.",
            caller.account
        );
        let code = match access {
            Access::Manager => &facts.not_manager,
            _ => &facts.no_organization,
        };
        return Err(Error::new(code.clone(), message));
    }
    let manages = || {
        is_manager(state, organization, caller) || is_delegated(state, organization, caller, facts)
    };
    match access {
        Access::Anyone | Access::Belonging => Ok(()),
        Access::Manager if manages() => Ok(()),
        Access::Manager => Err(Error::new(
            facts.not_manager.clone(),
            "Only the organization's management account may do this. Act as the management account and try again.",
        )),
    }
}

/// Whether policies let the caller do this to that. A root account needs none.
///
/// # Errors
/// As [`Judge::judge`](super::judge::Judge::judge).
pub(super) fn permit(
    state: &State,
    context: Context,
    facts: &Facts,
    resource: &dyn Fn() -> Resource,
) -> Result<(), Error> {
    if context.caller.is_root() {
        return Ok(());
    }
    judge_all(state, context, facts, facts.permissions(), &resource())
}

/// Whether policies let somebody other than a root account take back, or do again, what it did: that needs all that doing it
/// needs and all that takes it back.
///
/// # Errors
/// As [`authorize`] and [`permit`].
pub(super) fn permit_reversing(
    state: &State,
    context: Context,
    facts: &Facts,
    home: Owner,
    resources: &[Resource],
) -> Result<(), Error> {
    authorize(state, context.caller, facts, facts.access, home)?;
    let judge = |resource| judge_all(state, context, facts, facts.reversing(), resource);
    match resources {
        [] => judge(&ORGANIZATION_RESOURCE),
        resources => resources.iter().try_for_each(judge),
    }
}

fn judge_all(
    state: &State,
    context: Context,
    facts: &Facts,
    mut permissions: impl Iterator<Item = String>,
    resource: &Resource,
) -> Result<(), Error> {
    permissions.try_for_each(|permission| {
        let wish = Wish {
            caller: context.caller,
            cloud: facts.wire.cloud(),
            permission: &permission,
            resource,
            now: context.now,
        };
        context.judge.judge(state, wish)
    })
}

/// The caller's organization.
pub(super) fn organization_of(state: &State, caller: Caller) -> Result<OrganizationId, Error> {
    state
        .directory()
        .organization_of(caller.account)
        .ok_or_else(|| {
            Error::new(
                ErrorCode::OrganizationNotExist,
                format!("Account {} belongs to no organization.", caller.account),
            )
        })
}

/// Whether the caller acts in the management account of the organization.
pub(super) fn is_manager(state: &State, organization: OrganizationId, caller: Caller) -> bool {
    let Some(tables) = state.owner(Owner::Organization(organization)) else {
        return false;
    };
    tables
        .organizations
        .iter()
        .any(|organization| organization.host == caller.account)
}

/// Whether the organization has made the caller a delegated admin: what of its management is delegated, the policies say
/// that came with it.
fn is_delegated(
    state: &State,
    organization: OrganizationId,
    caller: Caller,
    facts: &Facts,
) -> bool {
    let home = Owner::Organization(organization);
    matches!(caller.identity, Identity::DelegatedAdmin(_))
        && policies_of(state, home, caller, facts.wire.cloud())
            .next()
            .is_some()
}
