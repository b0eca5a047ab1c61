//! The organization: its account, departments and members.

mod answers;
mod chart;
mod consistency;
mod departments;
mod invitation;
mod invitations;
mod limits;
mod member_name;
mod members;
mod open_invitations;
mod operations;
mod place;
mod received;
mod records;
mod sent;

use super::tx::Tx;
use crate::contract::Error;

pub use chart::{Chart, ChartMember, ChartNode};
pub(super) use consistency::check_state;
pub use invitation::{Invitation, InvitationState};
pub use limits::{
    DELETED_AT_A_TIME, INVITATION_DAYS, LEVELS, MEMBER_NAME_CHARACTERS, MEMBER_REMARK_CHARACTERS,
    MEMBERS_PER_ENTITY, NAME_CHARACTERS, SUB_DEPARTMENTS, check_department_name, check_member_name,
};
pub use records::{Account, Department, Member, Organization, Sequence, SequenceKind};
pub(super) use sent::backwards;

/// What holds at every commit, whichever operation made the change.
pub(super) fn check_limits(tx: &Tx<'_>) -> Result<(), Error> {
    open_invitations::check_limits(tx)?;
    place::check_limits(tx)
}
