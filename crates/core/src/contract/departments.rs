//! Creating, deleting and moving departments.

use super::{Done, NodeId, request};
use charter_json::object;

/// `AddOrganizationNode`: creates a department. The vendor's `Tags` are left out: records of departments have none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddOrganizationNode {
    /// The department above it; the root is one as well.
    pub parent_node_id: NodeId,
    /// Its name.
    pub name: String,
    /// Its description.
    pub remark: Option<String>,
}
object!(PascalCase AddOrganizationNode { parent_node_id, name, remark: optional });
request!(AddOrganizationNode, Write, Organization, AddedDepartment);

/// What [`AddOrganizationNode`] answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddedDepartment {
    /// The number of the new department.
    pub node_id: NodeId,
}
object!(PascalCase AddedDepartment { node_id });

/// `DeleteOrganizationNodes`: deletes departments, all or none. What is in one of them must be deleted with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteOrganizationNodes {
    /// The departments, in any order.
    pub node_ids: Vec<NodeId>,
}
object!(PascalCase DeleteOrganizationNodes { node_ids: "NodeId" });
request!(DeleteOrganizationNodes, Write, Organization, Done);

/// Moves a department with all that is in it below another one: `UpdateOrganizationNode` of the version before, which that of
/// 2021-03-31 has no field for. Its `Name` is left out: [`UpdateOrganizationNode`](super::UpdateOrganizationNode) renames.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveOrganizationNode {
    /// The department.
    pub node_id: NodeId,
    /// The department below which it will be.
    pub parent_node_id: NodeId,
}
object!(PascalCase MoveOrganizationNode { node_id, parent_node_id });
request!(MoveOrganizationNode, Write, Organization2018 "UpdateOrganizationNode", Done);
