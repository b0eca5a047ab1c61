//! The organization: its account, departments and members.

mod chart;
mod consistency;
mod limits;
mod operations;
mod records;

pub use chart::{Chart, ChartMember, ChartNode};
pub(super) use consistency::check_state;
pub use limits::{
    LEVELS, MEMBERS_PER_ENTITY, NAME_CHARACTERS, SUB_DEPARTMENTS, check_department_name,
};
pub use records::{Account, Department, Member, Organization, Sequence, SequenceKind};
