//! The owners' tables, side by side.

use super::owner::Owner;
use super::tables::Tables;
use std::sync::Arc;

/// The tables of some owners, in the order of the owners. There are few (an organization, and accounts that belong to
/// none), so a plain list does; a copy shares every owner's tables.
#[derive(Debug, Clone, Default)]
pub(super) struct Owners(Vec<(Owner, Arc<Tables>)>);

impl Owners {
    fn place(&self, owner: Owner) -> Result<usize, usize> {
        self.0.binary_search_by(|(found, _)| found.cmp(&owner))
    }

    /// One owner's tables.
    pub(super) fn get(&self, owner: Owner) -> Option<&Arc<Tables>> {
        let at = self.place(owner).ok()?;
        self.0.get(at).map(|(_, tables)| tables)
    }

    /// One owner's tables, shared; empty ones where the owner has none.
    pub(super) fn shared(&self, owner: Owner) -> Arc<Tables> {
        self.get(owner).cloned().unwrap_or_default()
    }

    /// One owner's tables, to be changed; they are copied where others have them too.
    pub(super) fn get_mut(&mut self, owner: Owner) -> Option<&mut Tables> {
        let at = self.place(owner).ok()?;
        self.0.get_mut(at).map(|(_, tables)| Arc::make_mut(tables))
    }

    /// One owner's tables, to be changed: empty ones where the owner has none yet.
    pub(super) fn entry(&mut self, owner: Owner) -> &mut Tables {
        let at = self.place(owner).unwrap_or_else(|at| {
            self.0.insert(at, (owner, Arc::default()));
            at
        });
        Arc::make_mut(&mut self.0[at].1)
    }

    /// Gives an owner these tables.
    pub(super) fn set(&mut self, owner: Owner, tables: Arc<Tables>) {
        match self.place(owner) {
            Ok(at) => self.0[at].1 = tables,
            Err(at) => self.0.insert(at, (owner, tables)),
        }
    }

    /// The owners with their tables.
    pub(super) fn iter(&self) -> impl Iterator<Item = &(Owner, Arc<Tables>)> {
        self.0.iter()
    }
}
