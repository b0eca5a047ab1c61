//! Changing the members of an organization.

use super::{Done, NodeId, Uin, request};
use charter_json::object;

/// `DeleteOrganizationMembers`: removes members from the organization, all of them or none. Their accounts stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteOrganizationMembers {
    /// The accounts.
    pub member_uin: Vec<Uin>,
}
object!(PascalCase DeleteOrganizationMembers { member_uin });
request!(DeleteOrganizationMembers, Write, Organization, Done);

/// `MoveOrganizationNodeMembers`: moves members to another department, all of them or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveOrganizationNodeMembers {
    /// The accounts.
    pub member_uin: Vec<Uin>,
    /// The department.
    pub node_id: NodeId,
}
object!(PascalCase MoveOrganizationNodeMembers { member_uin, node_id });
request!(MoveOrganizationNodeMembers, Write, Organization, Done);
