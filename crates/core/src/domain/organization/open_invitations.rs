//! What holds for open invitations however they came to be: sent, imported, or restored by undo.

use super::{INVITATION_DAYS, Invitation, InvitationState, Member};
use crate::contract::{Error, InvitationStatus, Timestamp};
use crate::domain::blocked::blocked;
use crate::domain::owner::Owner;
use crate::domain::record::{Record, RowKey};
use crate::domain::state::Directory;
use crate::domain::table_name::TableName;
use crate::domain::tables::Tables;
use crate::domain::tx::Tx;

/// Checks the invitations of each organization where one of them, or a member, was touched.
pub(super) fn check_limits(tx: &Tx<'_>) -> Result<(), Error> {
    for owner in tx.owners() {
        let is_relevant = |table| matches!(table, TableName::Invitation | TableName::Member);
        if tx.touched_of(owner).any(|row| is_relevant(row.table)) {
            check_invitations(tx.directory(), owner, tx.tables(owner)?)?;
        }
        for row in tx.touched_of(owner) {
            check_elsewhere(tx, owner, row)?;
        }
    }
    Ok(())
}

/// What another organization has to do with a touched invitation or member.
fn check_elsewhere(tx: &Tx<'_>, owner: Owner, row: RowKey) -> Result<(), Error> {
    let tables = tx.tables(owner)?;
    match row.table {
        TableName::Member => {
            let Some(member) = tables.members.get(row.key) else {
                return Ok(());
            };
            let of = tx.directory().organization_of(member.uin);
            if of.is_some_and(|of| Owner::Organization(of) != owner) {
                return Err(blocked(
                    "The account belongs to another organization since.",
                    vec![member.label()],
                ));
            }
            check_member(tx.directory(), owner, member)
        }
        TableName::Invitation => {
            let now = tx.context().now;
            let pending = |sent: &&Invitation| sent.status(now) == InvitationStatus::Pending;
            let Some(invitation) = tables.invitations.get(row.key).filter(pending) else {
                return Ok(());
            };
            let of = tx.directory().organization_of(invitation.uin);
            match of.map(Owner::Organization).filter(|of| *of != owner) {
                None => Ok(()),
                Some(_) => Err(blocked(
                    "The invited account belongs to another organization.",
                    vec![invitation.label()],
                )),
            }
        }
        _ => Ok(()),
    }
}

/// A member waits for no invitation of another organization.
pub(super) fn check_member(
    directory: &Directory,
    owner: Owner,
    member: &Member,
) -> Result<(), Error> {
    let mut open = directory.invitations_of(member.uin);
    let elsewhere = open.any(|(organization, expires)| {
        Owner::Organization(organization) != owner && member.joined < expires
    });
    match elsewhere {
        false => Ok(()),
        true => Err(blocked(
            "A member has an open invitation of another organization.",
            vec![member.label()],
        )),
    }
}

/// An account that waits for an invitation has no other one and belongs nowhere, and nobody else has its name.
///
/// No clock is asked: an invitation that nobody answered stays open in the records, and what was sent after it had
/// expired is no conflict.
pub(super) fn check_invitations(
    directory: &Directory,
    owner: Owner,
    tables: &Tables,
) -> Result<(), Error> {
    let open = |invitation: &&Invitation| invitation.state == InvitationState::Open;
    let mut seen: Vec<&Invitation> = Vec::new();
    for invitation in tables.invitations.iter().filter(open) {
        let fault = |message: &str| Err(blocked(message, vec![invitation.label()]));
        let member = tables.members.get(Member::row(invitation.uin).key);
        let mut hosts = tables.organizations.iter();
        if member.is_some_and(|member| member.joined < invitation.expires)
            || hosts.any(|own| own.host == invitation.uin)
        {
            return fault("The invited account is in the organization already.");
        }
        let mut others = directory.invitations_of(invitation.uin);
        if others.any(|(organization, expires)| {
            Owner::Organization(organization) != owner
                && overlaps(invitation, expires.plus_days(-INVITATION_DAYS), expires)
        }) {
            return fault("The account has an open invitation of another organization.");
        }
        let is_namesake = |other: &&Invitation| {
            other.name == invitation.name && overlaps(invitation, other.sent, other.expires)
        };
        let mut members = tables.members.iter();
        if seen.iter().any(is_namesake)
            || members
                .any(|member| member.name == invitation.name && member.joined < invitation.expires)
        {
            return fault("Another member, or an account that is invited, has the name.");
        }
        seen.push(invitation);
    }
    Ok(())
}

/// Whether an invitation was open at the same time as another one.
fn overlaps(invitation: &Invitation, sent: Timestamp, expires: Timestamp) -> bool {
    invitation.sent < expires && sent < invitation.expires
}
