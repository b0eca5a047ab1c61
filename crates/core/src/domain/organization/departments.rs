//! Departments come, go and move.

use super::limits::DELETED_AT_A_TIME;
use super::operations::require_name;
use super::place::{children, require_place};
use super::{Department, Invitation, InvitationState, Member, SequenceKind};
use crate::contract::*;
use crate::domain::operation::{Access, Operation};
use crate::domain::owner::Owner;
use crate::domain::record::{Record, RowKey};
use crate::domain::tables::Tables;
use crate::domain::tx::Tx;
use std::collections::BTreeSet;

impl Operation for AddOrganizationNode {
    const ACCESS: Access = Access::Manager;
    const UNDONE_BY: &'static [&'static str] = &[DeleteOrganizationNodes::ACTION];
    const NOT_MANAGER: ErrorCode = ErrorCode::Unauthorized;

    /// "An organization can contain up to five levels of department relationships." The policy `FullQcloudAccess` is bound
    /// to it as to whatever joins.
    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<AddedDepartment, Error> {
        let now = tx.context().now;
        let tables = tx.tables(owner)?;
        require_department(tables, self.parent_node_id)?;
        require_name(&self.name)?;
        let node_id = NodeId(tx.next_id(owner, SequenceKind::Department)?);
        let added = Department {
            id: node_id,
            parent: Some(self.parent_node_id),
            name: self.name.clone(),
            remark: self.remark.clone().unwrap_or_default(),
            created: now,
            updated: now,
        };
        require_place(tx.tables(owner)?, &added)?;
        tx.put(owner, added)?;
        Ok(AddedDepartment { node_id })
    }
}

impl Operation for DeleteOrganizationNodes {
    const ACCESS: Access = Access::Manager;
    const UNDONE_BY: &'static [&'static str] = &[AddOrganizationNode::ACTION, AttachPolicy::ACTION];
    const NOT_MANAGER: ErrorCode = ErrorCode::Unauthorized;

    /// The policies bound to a department are unbound with it, the last included. Invitations that nobody answered in time
    /// are settled, so that they need no department.
    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        let now = tx.context().now;
        let deleted: BTreeSet<NodeId> = self.node_ids.iter().copied().collect();
        let tables = tx.tables(owner)?;
        require_some(&deleted)?;
        for node in &deleted {
            require_deletable(tables, *node)?;
        }
        require_empty(tables, &deleted, now)?;
        let unanswered: Vec<Invitation> = invited(tables, &deleted).cloned().collect();
        for invitation in unanswered {
            tx.put(owner, invitation.becoming(InvitationState::Expired))?;
        }
        for node in deleted {
            tx.remove::<Department>(owner, Department::row(node).key)?;
        }
        Ok(Done {})
    }
}

impl Operation for MoveOrganizationNode {
    const ACCESS: Access = Access::Manager;
    const PERMISSION: Option<&'static str> = Some("organization:UpdateOrganizationNode");
    const NOT_MANAGER: ErrorCode = ErrorCode::Unauthorized;

    fn subject(&self) -> Option<RowKey> {
        Some(Department::row(self.node_id))
    }

    /// The limits of the tree hold where it comes to, for all departments below it as well.
    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        let tables = tx.tables(owner)?;
        let there = |node| tables.departments.get(Department::row(node).key);
        let missing = |node| {
            let message = format!("There is no department {node}.");
            Error::new(ErrorCode::EditedNodeNotExist, message)
        };
        let before = there(self.node_id).ok_or_else(|| missing(self.node_id))?;
        let parent = there(self.parent_node_id).ok_or_else(|| missing(self.parent_node_id))?;
        if before.parent.is_none() {
            let message = "The root department can't be moved.";
            return Err(Error::new(ErrorCode::InvalidParameter, message));
        }
        if before.parent == Some(parent.id) {
            return Ok(Done {});
        }
        let after = Department {
            parent: Some(parent.id),
            updated: tx.context().now,
            ..before.clone()
        };
        require_place(tables, &after)?;
        tx.put(owner, after)?;
        Ok(Done {})
    }
}

fn require_some(deleted: &BTreeSet<NodeId>) -> Result<(), Error> {
    let (code, message) = match deleted.len() {
        0 => (
            ErrorCode::InvalidParameter,
            "No department is named.".to_owned(),
        ),
        1..=DELETED_AT_A_TIME => return Ok(()),
        _ => (
            ErrorCode::NodeDeleteOverLimit,
            format!("At most {DELETED_AT_A_TIME} departments can be deleted at a time."),
        ),
    };
    Err(Error::new(code, message))
}

/// The action's own list has no code for a department that is not there, nor for the root.
fn require_deletable(tables: &Tables, node: NodeId) -> Result<(), Error> {
    let message = match tables.departments.get(Department::row(node).key) {
        None => format!("There is no department {node}."),
        Some(department) if department.parent.is_none() => {
            "The root department can't be deleted.".to_owned()
        }
        Some(_) => return Ok(()),
    };
    Err(Error::new(ErrorCode::InvalidParameter, message))
}

/// Nothing is in the departments but what is deleted with them; the refusal names all that is.
fn require_empty(tables: &Tables, deleted: &BTreeSet<NodeId>, now: Timestamp) -> Result<(), Error> {
    let below = deleted.iter().flat_map(|node| children(tables, *node));
    let below = below.filter(|child| !deleted.contains(&child.id));
    let mut in_the_way: Vec<String> = below.map(Record::label).collect();
    let (code, message) = match in_the_way.is_empty() {
        false => (
            ErrorCode::NodeHoldsNodes,
            "A department with sub-departments can't be deleted.",
        ),
        true => (
            ErrorCode::NodeHoldsMembers,
            "A department with members, or to which accounts are invited, can't be deleted.",
        ),
    };
    let rows = deleted.iter().copied().map(Department::row);
    let members = rows.flat_map(|row| tables.referring::<Member>(row));
    in_the_way.extend(members.map(Record::label));
    let open =
        invited(tables, deleted).filter(|sent| sent.status(now) == InvitationStatus::Pending);
    in_the_way.extend(open.map(Record::label));
    match in_the_way.is_empty() {
        true => Ok(()),
        false => Err(Error::new(code, message).naming(in_the_way)),
    }
}

/// The invitations to these departments that nobody has answered, in time or not.
fn invited<'a>(
    tables: &'a Tables,
    nodes: &'a BTreeSet<NodeId>,
) -> impl Iterator<Item = &'a Invitation> {
    let rows = nodes.iter().copied().map(Department::row);
    rows.flat_map(|row| tables.referring::<Invitation>(row))
}

fn require_department(tables: &Tables, node: NodeId) -> Result<(), Error> {
    match tables.contains(Department::row(node)) {
        true => Ok(()),
        false => {
            let message = format!("There is no department {node}.");
            Err(Error::new(ErrorCode::NodeNotExist, message))
        }
    }
}
