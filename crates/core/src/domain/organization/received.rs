//! Invitations as the invited account sees them.

use super::limits::RECEIVED_DAYS;
use super::operations::organization;
use super::{Invitation, Organization};
use crate::contract::*;
use crate::domain::caller::Caller;
use crate::domain::owner::Owner;
use crate::domain::scope::Scope;
use crate::domain::state::Directory;
use crate::domain::tx::Tx;

/// An account's own records, and those of the organizations whose invitations it has.
pub(super) fn scope_of_invited(caller: Caller, directory: &Directory) -> Scope {
    let invited = directory.invitations_of(caller.account);
    invited.fold(
        Scope::at(Owner::Account(caller.account)),
        |scope, (organization, _)| scope.and(Owner::Organization(organization)),
    )
}

/// The invitations that wait for the account, and those that it did not answer in time; the newest first. "After you join
/// the organization, the invitation list will be hidden until you quit the organization."
pub(super) fn received(tx: &Tx<'_>, home: Owner) -> Result<Vec<InvitationItem>, Error> {
    let Owner::Account(account) = home else {
        return Ok(Vec::new());
    };
    if tx.directory().organization_of(account).is_some() {
        return Ok(Vec::new());
    }
    let now = tx.context().now;
    let mut found = Vec::new();
    for (owner, invitation) in open(tx, account)? {
        if now < invitation.sent.plus_days(RECEIVED_DAYS) {
            found.push(item(invitation, organization(tx.tables(owner)?)?, now));
        }
    }
    charter_order::sort_by(&mut found, |one, other| {
        other.invite_time.cmp(&one.invite_time)
    });
    Ok(found)
}

/// What nobody has answered of the account's invitations, each with the organization that sent it.
pub(super) fn open<'t>(
    tx: &'t Tx<'_>,
    account: Uin,
) -> Result<Vec<(Owner, &'t Invitation)>, Error> {
    let mut found = Vec::new();
    for owner in tx.owners() {
        let invitations = &tx.tables(owner)?.invitations;
        let open = invitations.by_unique(Invitation::OPEN, &account.to_string());
        found.extend(open.map(|invitation| (owner, invitation)));
    }
    Ok(found)
}

/// An invitation as the vendor lists it.
pub(super) fn item(invitation: &Invitation, host: &Organization, now: Timestamp) -> InvitationItem {
    InvitationItem {
        id: invitation.id,
        uin: invitation.uin,
        host_uin: host.host,
        host_name: host.name.clone(),
        host_mail: String::new(),
        status: invitation.status(now),
        name: invitation.name.clone(),
        remark: invitation.remark.clone(),
        org_type: 1,
        invite_time: invitation.sent,
        expire_time: invitation.expires,
        node_id: Some(invitation.node),
        permission_ids: invitation.permissions.clone(),
        is_allow_quit: Some(invitation.quitting),
    }
}
