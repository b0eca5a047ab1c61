//! Service control policies: what an organization forbids its departments and members.
//!
//! Source of the rules: the chapter "Service Control Policy" of the organization guide; of fields, limits and
//! codes: the vendor's API 2021-03-31.

mod bindings;
mod checks;
mod consequences;
mod feature;
mod former;
mod levels;
mod limits;
mod names;
mod policies;
mod records;

pub(super) use checks::{check_limits, check_state};
pub(super) use consequences::complete;
pub(super) use levels::levels;
pub use limits::{
    ATTACHMENTS_PER_TARGET, CUSTOM_POLICIES, DESCRIPTION_BYTES, NAME_CHARACTERS, check_name,
};
pub(super) use names::name;
pub use records::{
    Binding, FULL_ACCESS, FormerBinding, Policy, PolicyVersion, ServiceControl, full_access,
};
