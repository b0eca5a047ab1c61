//! The shape of every operation.

use super::caller::Caller;
use super::change::Changes;
use super::judge::Resource;
use super::owner::Owner;
use super::record::RowKey;
use super::scope::Scope;
use super::state::{Directory, State};
use super::tx::Tx;
use crate::contract::{Error, ErrorCode, Etag, Request};

/// The standing that an operation asks of whoever runs it. What somebody other than a root account may do of it,
/// policies decide: see [`Operation::PERMISSION`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Any account, also one of no organization.
    Anyone,
    /// Any account of an organization.
    Belonging,
    /// The organization's management account, or a delegated admin of it.
    Manager,
}

/// On what the operations of an organization act. **UNVERIFIED**: the vendor's tables of resources have none for any action
/// of its service `organization`, so each is authorized by its action alone.
pub const ORGANIZATION_RESOURCE: Resource = Resource::action_alone();

/// An operation: a request, who may make it, which owners it needs, and what it does.
pub trait Operation: Request {
    /// Who may run it.
    const ACCESS: Access;

    /// The action in the words of policies, `service:Name`; `None` for an action of the service `organization` that policies
    /// call by the request's own name.
    const PERMISSION: Option<&'static str> = None;

    /// Further actions that policies must grant as well, since the operation does what they do. An action of the service
    /// `organization` stands by its name alone.
    const ALSO: &'static [&'static str] = &[];

    /// The actions that take back what this one does, such as deleting for creating: undoing it, or doing it again, needs
    /// them beside its own. None where it takes itself back, as an edit does.
    const UNDONE_BY: &'static [&'static str] = &[];

    /// The action's code for a caller who is not the management account, from the vendor's list of its codes.
    const NOT_MANAGER: ErrorCode = ErrorCode::NotManager;

    /// The action's code for a caller who belongs to no organization.
    const NO_ORGANIZATION: ErrorCode = ErrorCode::OrganizationNotExist;

    /// Who may run this request, where it asks less than others of its operation.
    fn access(&self) -> Access {
        Self::ACCESS
    }

    /// The owners that it needs. Who may run it is decided by the caller's own organization and account beside.
    fn scope(&self, caller: Caller, directory: &Directory) -> Scope {
        Scope::of(caller, directory)
    }

    /// On what it acts, in the words of policies.
    fn resource(&self, _caller: Caller) -> Resource {
        ORGANIZATION_RESOURCE
    }

    /// The record that the answer describes or the edit changes: its revision is the etag.
    fn subject(&self) -> Option<RowKey> {
        None
    }

    /// Does it. `home` is [`Scope::home`]: for most operations the caller's organization.
    ///
    /// # Errors
    /// The vendor's error; what was written before it is dropped.
    fn run(&self, tx: &mut Tx<'_>, home: Owner) -> Result<Self::Answer, Error>;
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
