//! The organization, its departments and its members.

use super::paging::{Offset, listing};
use super::{Done, NodeId, OrganizationId, Timestamp, Uin, request};
use charter_json::{object, transparent, words};

/// `DescribeOrganization`: the organization that the caller belongs to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DescribeOrganization {}
object!(DescribeOrganization {});
request!(
    DescribeOrganization,
    Read,
    Organization,
    OrganizationDescription
);

/// What [`DescribeOrganization`] answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganizationDescription {
    /// The organization.
    pub id: OrganizationId,
    /// The account that created it: the management account.
    pub host_uin: Uin,
    /// The management account's name.
    pub nick_name: String,
    /// 1 for an enterprise organization.
    pub org_type: u64,
    /// Whether the caller is the management account.
    pub is_manager: bool,
    /// `Financial`.
    pub org_policy_type: String,
    /// The name of that policy.
    pub org_policy_name: String,
    /// The caller's finance permissions.
    pub org_permission: Vec<FinancePermission>,
    /// The root department.
    pub root_node_id: NodeId,
    /// When the organization was created.
    pub create_time: Timestamp,
    /// When the caller joined.
    pub join_time: Timestamp,
    /// `Allow` or `Denied`.
    pub is_allow_quit: String,
    /// Who pays for the caller, or empty.
    pub pay_uin: String,
    /// The payer's name, or empty.
    pub pay_name: String,
    /// Whether the caller is a delegated administrator of a service.
    pub is_assign_manager: bool,
    /// Whether the caller is the administrator of a verified entity.
    pub is_auth_manager: bool,
}
object!(PascalCase OrganizationDescription {
    id: "OrgId", host_uin, nick_name, org_type, is_manager, org_policy_type, org_policy_name,
    org_permission, root_node_id, create_time, join_time, is_allow_quit, pay_uin, pay_name,
    is_assign_manager, is_auth_manager
});

/// One finance permission, such as 1 "view bills".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FinancePermission {
    /// The vendor's number.
    pub id: u64,
    /// Its name.
    pub name: String,
}
object!(PascalCase FinancePermission { id, name });

/// `DescribeOrganizationNodes`: the departments as a flat list, the root first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribeOrganizationNodes(pub Offset);
transparent!(DescribeOrganizationNodes);
request!(DescribeOrganizationNodes, Read, Organization, Departments);

listing!(DescribeOrganizationNodes.0 by Offset: Departments { "Total", "Items": DepartmentItem });

/// One department (`OrgNode`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentItem {
    /// The department.
    pub node_id: NodeId,
    /// Its name.
    pub name: String,
    /// The department above; [`NodeId`] 0 for the root.
    pub parent_node_id: NodeId,
    /// Its description.
    pub remark: String,
    /// When it was created.
    pub create_time: Timestamp,
    /// When it was last edited.
    pub update_time: Timestamp,
}
object!(PascalCase DepartmentItem {
    node_id, name, parent_node_id, remark: or_blank, create_time, update_time
});

impl DepartmentItem {
    /// The department above, or `None` for the root.
    pub fn parent(&self) -> Option<NodeId> {
        (self.parent_node_id.0 != 0).then_some(self.parent_node_id)
    }
}

/// `UpdateOrganizationNode`: renames a department, and describes it; what is absent stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpdateOrganizationNode {
    /// The department; the root is one as well.
    pub node_id: NodeId,
    /// Its name.
    pub name: Option<String>,
    /// Its description.
    pub remark: Option<String>,
}
object!(PascalCase UpdateOrganizationNode { node_id, name: optional, remark: optional });
request!(UpdateOrganizationNode, Write, Organization, Done);

/// `DescribeOrganizationMembers`: the members, filtered and paged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribeOrganizationMembers {
    /// Rows to skip: a multiple of `limit`.
    pub offset: u64,
    /// Rows a page, 1–50.
    pub limit: u64,
    /// Part of a name, or an account.
    pub search_key: Option<String>,
    /// Only the members of this department itself.
    pub node_id: Option<NodeId>,
}
object!(PascalCase DescribeOrganizationMembers {
    offset, limit, search_key: optional, node_id: optional
});
request!(DescribeOrganizationMembers, Read, Organization, Members);

listing!(DescribeOrganizationMembers by Offset: Members { "Total", "Items": MemberItem });

/// How a member came to the organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MemberOrigin {
    /// Created by the management account.
    Create,
    /// An existing account that accepted an invitation.
    Invite,
}
words!(MemberOrigin {
    Create: "Create",
    Invite: "Invite"
});

/// One member (`OrgMember`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberItem {
    /// The account.
    pub member_uin: Uin,
    /// Its name in the organization.
    pub name: String,
    /// Created or invited.
    pub origin: MemberOrigin,
    /// `Financial`.
    pub org_policy_type: String,
    /// The name of that policy.
    pub org_policy_name: String,
    /// Finance permissions granted to the management account.
    pub org_permission: Vec<FinancePermission>,
    /// Its department.
    pub node_id: NodeId,
    /// The department's name.
    pub node_name: String,
    /// Its description.
    pub remark: String,
    /// When it joined.
    pub create_time: Timestamp,
    /// When it was last edited.
    pub update_time: Timestamp,
    /// `Allow` or `Denied`.
    pub is_allow_quit: String,
    /// Who pays for it, or empty.
    pub pay_uin: String,
    /// The payer's name, or empty.
    pub pay_name: String,
    /// `Unbound`, `Valid`, `Success` or `Failed`.
    pub bind_status: String,
    /// `Confirmed` or `UnConfirmed`.
    pub permission_status: String,
}
object!(PascalCase MemberItem {
    member_uin, name, origin: "MemberType", org_policy_type: or_blank, org_policy_name: or_blank,
    org_permission: or_blank, node_id, node_name, remark: or_blank, create_time, update_time,
    is_allow_quit: or_blank, pay_uin: or_blank, pay_name: or_blank, bind_status: or_blank,
    permission_status: or_blank
});
