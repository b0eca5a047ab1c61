//! What undo makes of invitations. Both sides have seen them: none is unsent, and one that was cancelled, rejected or accepted
//! stays so.

use super::{Invitation, InvitationState};
use crate::contract::{Error, ErrorCode, InvitationStatus, Timestamp};
use crate::domain::change::{Backwards, Change};
use crate::domain::table_name::TableName;

/// Takes back that an invitation was sent by cancelling it, as long as it waits for an answer. Sending cannot be done again,
/// nor cancelling, rejecting or joining be undone: the account is invited anew.
pub(in crate::domain) fn backwards(change: &Change, now: Timestamp) -> Option<Backwards> {
    if change.row.table != TableName::Invitation {
        return None;
    }
    let record = |json: Option<&str>| charter_json::from_text::<Invitation>(json?).ok();
    let before = record(change.before.as_deref());
    let after = record(change.after.as_deref());
    match (before, after) {
        (None, Some(sent)) if sent.status(now) == InvitationStatus::Pending => {
            let cancelled = sent.becoming(InvitationState::Cancelled);
            Some(Ok(Some(charter_json::to_text(&cancelled).into())))
        }
        (None, Some(sent)) => Some(Err(settled(&sent, "has expired"))),
        (Some(sent), None) => Some(Err(settled(&sent, "was taken back"))),
        (Some(sent), Some(after)) => match after.state {
            InvitationState::Cancelled => Some(Err(settled(&sent, "was cancelled"))),
            InvitationState::Denied => Some(Err(settled(&sent, "was rejected"))),
            // Quitting has rules of its own, and joining again needs an invitation.
            InvitationState::Accepted => Some(Err(joined(&sent))),
            _ => None,
        },
        _ => None,
    }
}

fn joined(invitation: &Invitation) -> Error {
    let name = invitation.name.clone();
    let message = format!("{name} has joined by the invitation. Remove the member instead.");
    Error::new(ErrorCode::InvitationFinal, message).naming(vec![name])
}

fn settled(invitation: &Invitation, what: &str) -> Error {
    let name = invitation.name.clone();
    let message = format!("The invitation of {name} {what}. Invite the account again.");
    Error::new(ErrorCode::InvitationFinal, message).naming(vec![name])
}
