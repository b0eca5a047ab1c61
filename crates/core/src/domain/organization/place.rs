//! Where a department may be: the limits of the tree and the names beside it, whoever puts it there.

use super::Department;
use super::limits::{LEVELS, SUB_DEPARTMENTS};
use crate::contract::{Error, ErrorCode, NodeId};
use crate::domain::blocked::blocked;
use crate::domain::record::{Record, RowKey};
use crate::domain::table_name::TableName;
use crate::domain::tables::Tables;
use crate::domain::tx::Tx;

/// Why a department cannot be where it would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PlaceFault {
    /// The department above is the department itself, or one below it.
    BelowItself,
    /// It, or one below it, would be deeper than [`LEVELS`].
    TooDeep,
    /// The department above has [`SUB_DEPARTMENTS`] already.
    TooMany,
    /// A department beside it has its name.
    NameUsed,
}

impl PlaceFault {
    /// The vendor's code; its lists have none for a circle.
    fn code(self) -> ErrorCode {
        match self {
            PlaceFault::BelowItself => ErrorCode::InvalidParameter,
            PlaceFault::TooDeep => ErrorCode::NodeDepthExceedLimit,
            PlaceFault::TooMany => ErrorCode::NodeExceedLimit,
            PlaceFault::NameUsed => ErrorCode::NodeNameUsed,
        }
    }

    fn reason(self) -> String {
        match self {
            PlaceFault::BelowItself => "A department can't be moved below itself.".to_owned(),
            PlaceFault::TooDeep => {
                format!(
                    "An organization has at most {LEVELS} levels of departments below the root."
                )
            }
            PlaceFault::TooMany => {
                format!("A department has at most {SUB_DEPARTMENTS} sub-departments.")
            }
            PlaceFault::NameUsed => "Another department here has this name.".to_owned(),
        }
    }
}

/// The department may be where it says, or the operation is refused with the vendor's code. It need not be in the tables.
pub(super) fn require_place(tables: &Tables, department: &Department) -> Result<(), Error> {
    refuse(place_fault(tables, department), department)
}

/// No department beside it has its name. UNVERIFIED: the vendor says that a name is in use, and not where.
pub(super) fn require_free_name(tables: &Tables, department: &Department) -> Result<(), Error> {
    let fault = is_name_used(tables, department).then_some(PlaceFault::NameUsed);
    refuse(fault, department)
}

fn refuse(fault: Option<PlaceFault>, department: &Department) -> Result<(), Error> {
    fault.map_or(Ok(()), |fault| {
        let error = Error::new(fault.code(), fault.reason());
        Err(match fault {
            PlaceFault::NameUsed => error.naming(vec![department.name.clone()]),
            _ => error,
        })
    })
}

/// Departments that an undo or another change puts somewhere are held to the limits as well; one that stays where it was is
/// not, so that an organization beyond them can still be described.
pub(super) fn check_limits(tx: &Tx<'_>) -> Result<(), Error> {
    for owner in tx.owners() {
        let tables = tx.tables(owner)?;
        let is_department = |row: &RowKey| row.table == TableName::Department;
        for row in tx.touched_of(owner).filter(is_department) {
            let Some(department) = tables.departments.get(row.key) else {
                continue;
            };
            let before = tx.before(owner);
            let before = before.and_then(|before| before.departments.get(row.key));
            let fault = match before {
                Some(before) if before.parent == department.parent => {
                    let is_renamed = before.name != department.name;
                    let is_used = is_renamed && is_name_used(tables, department);
                    is_used.then_some(PlaceFault::NameUsed)
                }
                _ => place_fault(tables, department),
            };
            block(fault, department)?;
        }
    }
    Ok(())
}

/// All departments of an organization, as an import must be checked.
pub(super) fn check_places(tables: &Tables) -> Result<(), Error> {
    let mut departments = tables.departments.iter();
    departments.try_for_each(|department| block(place_fault(tables, department), department))
}

fn block(fault: Option<PlaceFault>, department: &Department) -> Result<(), Error> {
    fault.map_or(Ok(()), |fault| {
        Err(blocked(&fault.reason(), vec![department.label()]))
    })
}

fn place_fault(tables: &Tables, department: &Department) -> Option<PlaceFault> {
    let parent = department.parent?;
    let path = path(tables, parent);
    if path.contains(&department.id) {
        return Some(PlaceFault::BelowItself);
    }
    // The path has the root, which is no level.
    if path.len() + height(tables, department.id) > LEVELS {
        return Some(PlaceFault::TooDeep);
    }
    if beside(tables, department).count() >= SUB_DEPARTMENTS {
        return Some(PlaceFault::TooMany);
    }
    is_name_used(tables, department).then_some(PlaceFault::NameUsed)
}

fn is_name_used(tables: &Tables, department: &Department) -> bool {
    beside(tables, department).any(|other| other.name == department.name)
}

/// The departments directly below one.
pub(super) fn children(tables: &Tables, node: NodeId) -> impl Iterator<Item = &Department> {
    tables.referring::<Department>(Department::row(node))
}

/// The other departments directly below the same one.
fn beside<'a>(tables: &'a Tables, department: &Department) -> impl Iterator<Item = &'a Department> {
    let own = department.id;
    let children = department.parent.map(|parent| children(tables, parent));
    children
        .into_iter()
        .flatten()
        .filter(move |other| other.id != own)
}

/// A department and those above it, the root last.
fn path(tables: &Tables, from: NodeId) -> Vec<NodeId> {
    let mut path = Vec::new();
    let mut at = Some(from);
    while let Some(node) = at.filter(|node| !path.contains(node)) {
        path.push(node);
        let department = tables.departments.get(Department::row(node).key);
        at = department.and_then(|department| department.parent);
    }
    path
}

/// How many levels of departments are below one.
fn height(tables: &Tables, node: NodeId) -> usize {
    let mut level = vec![node];
    let mut height = 0;
    loop {
        level = level
            .iter()
            .flat_map(|node| children(tables, *node).map(|child| child.id))
            .collect();
        // More than that is too deep, whatever is below.
        if level.is_empty() || height > LEVELS {
            return height;
        }
        height += 1;
    }
}
