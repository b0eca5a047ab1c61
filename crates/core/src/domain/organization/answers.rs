//! The invited account's answer: accepting an invitation, or rejecting it.

use super::invitations::require_entity;
use super::received::{open, scope_of_invited};
use super::{Invitation, InvitationState, Member};
use crate::contract::*;
use crate::domain::caller::Caller;
use crate::domain::key::Key;
use crate::domain::operation::{Access, Operation};
use crate::domain::owner::Owner;
use crate::domain::scope::Scope;
use crate::domain::state::Directory;
use crate::domain::tx::Tx;

/// The invitation that is to be answered, as long as it can be.
fn answerable(tx: &Tx<'_>, id: InvitationId) -> Result<(Owner, Invitation), Error> {
    let account = tx.context().caller.account;
    if tx.directory().organization_of(account).is_some() {
        let message = format!("Account {account} belongs to an organization. Quit it first.");
        return Err(Error::new(ErrorCode::InOrganizationAlready, message));
    }
    let found = open(tx, account)?;
    let wanted = found
        .into_iter()
        .find(|(_, invitation)| invitation.id == id);
    let Some((owner, invitation)) = wanted else {
        let message = format!("Account {account} has no invitation {id} that waits for an answer.");
        return Err(Error::new(ErrorCode::InvitationNotExist, message));
    };
    match invitation.status(tx.context().now) {
        InvitationStatus::Pending => Ok((owner, invitation.clone())),
        _ => {
            let message = "The invitation has expired. Ask the organization for another one.";
            Err(Error::new(ErrorCode::OperationFailed, message))
        }
    }
}

impl Operation for AcceptOrganizationInvitation {
    const ACCESS: Access = Access::Anyone;

    fn scope(&self, caller: Caller, directory: &Directory) -> Scope {
        scope_of_invited(caller, directory)
    }

    /// "Only users that completed enterprise identity verification can join an organization"; "Your verified entity must be
    /// the same as the invitee or has been added to the organization's verified entity information."
    fn run(&self, tx: &mut Tx<'_>, home: Owner) -> Result<Done, Error> {
        let (owner, invitation) = answerable(tx, self.id)?;
        let uin = invitation.uin;
        let tables = tx.tables(owner)?;
        let account = tx.tables(home)?.accounts.get(Key::one(uin.0));
        let entity = require_entity(tables, account, uin)?.entity.clone();
        let now = tx.context().now;
        let member = Member {
            uin,
            name: invitation.name.clone(),
            node: invitation.node,
            origin: MemberOrigin::Invite,
            entity,
            remark: invitation.remark.clone(),
            joined: now,
            updated: now,
        };
        tx.put(owner, invitation.becoming(InvitationState::Accepted))?;
        tx.put(owner, member)?;
        Ok(Done {})
    }
}

impl Operation for DenyOrganizationInvitation {
    const ACCESS: Access = Access::Anyone;

    fn scope(&self, caller: Caller, directory: &Directory) -> Scope {
        scope_of_invited(caller, directory)
    }

    fn run(&self, tx: &mut Tx<'_>, _home: Owner) -> Result<Done, Error> {
        let (owner, invitation) = answerable(tx, self.id)?;
        tx.put(owner, invitation.becoming(InvitationState::Denied))?;
        Ok(Done {})
    }
}
