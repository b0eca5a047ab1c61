//! The shape of every operation.

use super::change::Changes;
use super::owner::Owner;
use super::record::RowKey;
use super::state::State;
use super::tx::Tx;
use crate::contract::{Error, ErrorCode, Etag, Request};

/// Who may run an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Any account of an organization.
    Belonging,
    /// The organization's management account.
    Manager,
}

/// An operation: a request, who may make it, which owners it needs, and what it does.
pub trait Operation: Request {
    /// Who may run it.
    const ACCESS: Access;

    /// The action's code for a caller who is not the management account, from the vendor's list of its codes.
    const NOT_MANAGER: ErrorCode = ErrorCode::NotManager;

    /// The action's code for a caller who belongs to no organization.
    const NO_ORGANIZATION: ErrorCode = ErrorCode::OrganizationNotExist;

    /// Owners that it needs beside the caller's organization.
    fn others(&self) -> Vec<Owner> {
        Vec::new()
    }

    /// The record that the answer describes or the edit changes: its revision is the etag.
    fn subject(&self) -> Option<RowKey> {
        None
    }

    /// Does it. `organization` is the owner of the caller's organization.
    ///
    /// # Errors
    /// The vendor's error; what was written before it is dropped.
    fn run(&self, tx: &mut Tx<'_>, organization: Owner) -> Result<Self::Answer, Error>;
}

/// What running an operation gave.
#[derive(Debug, Clone)]
pub struct Executed<A> {
    /// Its answer.
    pub answer: A,
    /// What it changed; nothing for a read.
    pub changes: Changes,
    /// The state after it.
    pub state: State,
    /// The etag of its subject after it.
    pub etag: Option<Etag>,
}

/// What a batch answers: a result for each request, in order.
pub type BatchAnswer<A> = Vec<Result<A, Error>>;
