//! Operations that the consoles do not have yet: departments come and go, and members come.

use super::{department, member};
use charter_core::contract::{Done, Error, ErrorCode, Kind, NodeId, Uin, Version, Wire};
use charter_core::domain::organization::{Department, SequenceKind};
use charter_core::domain::{Access, Operation, Owner, TableName, Tx};
use charter_json::{object, transparent};

#[derive(Debug, Clone)]
pub struct AddDepartment {
    pub parent: NodeId,
    pub name: String,
}
object!(AddDepartment { parent, name });
own_request!(AddDepartment, Write, NodeId);

impl Operation for AddDepartment {
    const ACCESS: Access = Access::Manager;
    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<NodeId, Error> {
        require(tx, owner, self.parent)?;
        let id = NodeId(tx.next_id(owner, SequenceKind::Department)?);
        tx.put(owner, department(id, Some(self.parent), &self.name))?;
        Ok(id)
    }
}

#[derive(Debug, Clone)]
pub struct RemoveDepartment(pub NodeId);
transparent!(RemoveDepartment);
own_request!(RemoveDepartment, Write, Done);

impl Operation for RemoveDepartment {
    const ACCESS: Access = Access::Manager;
    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        require(tx, owner, self.0)?;
        let row = Department::row(self.0);
        let tables = tx.tables(owner)?;
        if tables
            .referrers(row)
            .any(|from| from.table != TableName::Binding)
        {
            let code = ErrorCode::from("FailedOperation.OrganizationNodeNotEmpty");
            return Err(Error::new(code, "It is not empty."));
        }
        tx.remove::<Department>(owner, row.key)?;
        Ok(Done {})
    }
}

fn require(tx: &Tx<'_>, owner: Owner, node: NodeId) -> Result<(), Error> {
    match tx.tables(owner)?.contains(Department::row(node)) {
        true => Ok(()),
        false => Err(Error::new(ErrorCode::NodeNotExist, "There is none.")),
    }
}

/// Removes a department whatever stands in it: a fault.
#[derive(Debug, Clone)]
pub struct RemoveUnchecked(pub NodeId);
transparent!(RemoveUnchecked);
own_request!(RemoveUnchecked, Write, Done);

impl Operation for RemoveUnchecked {
    const ACCESS: Access = Access::Manager;
    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        tx.remove::<Department>(owner, Department::row(self.0).key)?;
        Ok(Done {})
    }
}

#[derive(Debug, Clone)]
pub struct PutMember {
    pub uin: Uin,
    pub node: NodeId,
    pub name: String,
}
object!(PutMember { uin, node, name });
own_request!(PutMember, Write, Done);

impl Operation for PutMember {
    const ACCESS: Access = Access::Manager;
    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        require(tx, owner, self.node)?;
        if tx.directory().invitations_of(self.uin).next().is_some() {
            let message = "Its invitation has to be settled first.";
            return Err(Error::new(ErrorCode::InvitationExist, message));
        }
        tx.put(owner, member(self.uin, self.node, &self.name))?;
        Ok(Done {})
    }
}
