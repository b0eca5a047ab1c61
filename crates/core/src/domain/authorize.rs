//! Who may do what, decided in one place before every operation.

use super::context::Caller;
use super::erased::Facts;
use super::operation::Access;
use super::owner::Owner;
use super::state::State;
use crate::contract::{Error, ErrorCode, OrganizationId};

/// Whether the caller may run this operation.
///
/// # Errors
/// [`Facts::no_organization`] for a caller outside any organization, [`Facts::not_manager`] for a
/// member where the management account is needed.
pub(super) fn authorize(state: &State, caller: Caller, facts: &Facts) -> Result<(), Error> {
    let organization = organization_of(state, caller).map_err(|error| Error {
        code: facts.no_organization.clone(),
        ..error
    })?;
    match facts.access {
        Access::Belonging => Ok(()),
        Access::Manager if is_manager(state, organization, caller) => Ok(()),
        Access::Manager => Err(Error::new(
            facts.not_manager.clone(),
            "Only the organization's management account may do this. Act as the management account and try again.",
        )),
    }
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

/// Whether the caller is the management account of the organization.
pub(super) fn is_manager(state: &State, organization: OrganizationId, caller: Caller) -> bool {
    let Some(tables) = state.owner(Owner::Organization(organization)) else {
        return false;
    };
    tables
        .organizations
        .iter()
        .any(|organization| organization.host == caller.account)
}
