//! What holds for the name of a member, whether it is invited by it or gets it later.

use super::Invitation;
use super::limits::{MEMBER_NAME_CHARACTERS, check_member_name};
use crate::contract::{Error, ErrorCode, InvitationStatus, Timestamp};
use crate::domain::name::NameFault;
use crate::domain::tables::Tables;

/// The actions' own lists have no code for a name that breaks the rule; the general one stands for it.
pub(super) fn require_member_name(name: &str) -> Result<(), Error> {
    let reason = match check_member_name(name) {
        Ok(()) => return Ok(()),
        Err(NameFault::Empty) => "A member needs a name.".to_owned(),
        Err(NameFault::TooLong) => {
            format!("A member's name has at most {MEMBER_NAME_CHARACTERS} characters.")
        }
        Err(NameFault::Character(c)) => {
            format!("A member's name has letters, digits and +@&._[]-:,; “{c}” is none of them.")
        }
    };
    Err(Error::new(ErrorCode::InvalidParameter, reason))
}

/// No member has the name, and no account is invited by it.
pub(super) fn require_free_member_name(
    tables: &Tables,
    now: Timestamp,
    name: &str,
) -> Result<(), Error> {
    let is_open = |invitation: &&Invitation| invitation.status(now) == InvitationStatus::Pending;
    let mut members = tables.members.iter().map(|member| &member.name);
    let invited = tables.invitations.iter().filter(is_open);
    let mut invited = invited.map(|invitation| &invitation.name);
    match members.any(|other| *other == name) || invited.any(|other| *other == name) {
        true => {
            let message = format!("Another member is called {name}.");
            Err(Error::new(ErrorCode::MemberNameUsed, message).naming(vec![name.to_owned()]))
        }
        false => Ok(()),
    }
}
