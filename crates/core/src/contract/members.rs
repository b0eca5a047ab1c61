//! Changing the members of an organization.

use super::{Done, Uin, request};
use charter_json::object;

/// `DeleteOrganizationMembers`: removes members from the organization, all of them or none. Their accounts stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteOrganizationMembers {
    /// The accounts.
    pub member_uin: Vec<Uin>,
}
object!(PascalCase DeleteOrganizationMembers { member_uin });
request!(DeleteOrganizationMembers, Write, Organization, Done);
