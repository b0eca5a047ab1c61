//! Operations that the consoles do not have yet: departments come and go, and members come.

use super::member;
use charter_core::contract::{Done, Error, ErrorCode, Kind, NodeId, Uin, Version, Wire};
use charter_core::domain::organization::Department;
use charter_core::domain::{Access, Operation, Owner, Tx};
use charter_json::{object, transparent};

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
