//! Departments come and go.

use super::operations::require_name;
use super::place::require_place;
use super::{Department, SequenceKind};
use crate::contract::*;
use crate::domain::operation::{Access, Operation};
use crate::domain::owner::Owner;
use crate::domain::tables::Tables;
use crate::domain::tx::Tx;

impl Operation for AddOrganizationNode {
    const ACCESS: Access = Access::Manager;
    const UNDONE_BY: &'static [&'static str] = &["DeleteOrganizationNodes"];
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

fn require_department(tables: &Tables, node: NodeId) -> Result<(), Error> {
    match tables.contains(Department::row(node)) {
        true => Ok(()),
        false => {
            let message = format!("There is no department {node}.");
            Err(Error::new(ErrorCode::NodeNotExist, message))
        }
    }
}
