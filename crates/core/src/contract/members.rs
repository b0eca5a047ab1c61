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

/// `UpdateOrganizationMember`: renames a member, and describes it; what is absent stays. The finances, the payer and whether it
/// may quit, which the vendor's action takes as well, are no records yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpdateOrganizationMember {
    /// The account.
    pub member_uin: Uin,
    /// Its name in the organization, up to 25 characters.
    pub name: Option<String>,
    /// Its description, up to 40 characters.
    pub remark: Option<String>,
}
object!(PascalCase UpdateOrganizationMember { member_uin, name: optional, remark: optional });
request!(UpdateOrganizationMember, Write, Organization, Done);
