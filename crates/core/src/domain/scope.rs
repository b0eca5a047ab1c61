//! Which owners' records an operation needs.

use super::caller::Caller;
use super::owner::Owner;
use super::state::Directory;

/// The owners whose records an operation may read and write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Whose records the operation works on: an organization, or an account that belongs to none.
    pub home: Owner,
    /// Further owners.
    pub others: Vec<Owner>,
}

impl Scope {
    /// The caller's organization; an account that belongs to none works on its own records.
    pub fn of(caller: Caller, directory: &Directory) -> Scope {
        let organization = directory.organization_of(caller.account);
        Scope::at(organization.map_or(Owner::Account(caller.account), Owner::Organization))
    }

    /// The records of one owner, whoever calls.
    pub fn at(home: Owner) -> Scope {
        Scope {
            home,
            others: Vec::new(),
        }
    }

    /// The same with the records of one more owner.
    #[must_use]
    pub fn and(mut self, other: Owner) -> Scope {
        self.others.push(other);
        self
    }

    /// All of them.
    pub fn owners(&self) -> Vec<Owner> {
        let mut owners = vec![self.home];
        owners.extend(&self.others);
        owners
    }
}
