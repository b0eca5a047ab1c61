//! The organization: its account, departments and members.

mod answers;
mod chart;
mod consistency;
mod invitation;
mod invitations;
mod limits;
mod member_name;
mod members;
mod open_invitations;
mod operations;
mod received;
mod records;
mod sent;

pub use chart::{Chart, ChartMember, ChartNode};
pub(super) use consistency::check_state;
pub use invitation::{Invitation, InvitationState};
pub use limits::{
    INVITATION_DAYS, LEVELS, MEMBER_NAME_CHARACTERS, MEMBER_REMARK_CHARACTERS, MEMBERS_PER_ENTITY,
    NAME_CHARACTERS, SUB_DEPARTMENTS, check_department_name, check_member_name,
};
pub(super) use open_invitations::check_limits;
pub use records::{Account, Department, Member, Organization, Sequence, SequenceKind};
pub(super) use sent::backwards;
