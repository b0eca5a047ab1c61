//! Operations whose type is forgotten: what runs and commits them is compiled once, and links none of them.
//!
//! The code of an operation comes with whoever makes its request, such as the part of a release that holds a page.

use super::caller::Caller;
use super::judge::Resource;
use super::operation::{Access, Executed, Operation};
use super::owner::Owner;
use super::record::RowKey;
use super::scope::Scope;
use super::state::Directory;
use super::tx::Tx;
use crate::contract::{Error, ErrorCode, Kind, Wire};
use charter_json::{Raw, ToJson};
use std::any::Any;

/// An answer whose type is forgotten; [`typed`] remembers it.
pub type AnyAnswer = Box<dyn Any>;

/// What is declared of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The vendor's name of the action.
    pub action: &'static str,
    /// How its request stands on the wire.
    pub wire: Wire,
    /// Read or write.
    pub kind: Kind,
    /// Who may run it.
    pub access: Access,
    /// [`Operation::PERMISSION`].
    pub permission: Option<&'static str>,
    /// [`Operation::ALSO`].
    pub also: &'static [&'static str],
    /// [`Operation::UNDONE_BY`].
    pub undone_by: &'static [&'static str],
    /// The code for a caller who is not the management account.
    pub not_manager: ErrorCode,
    /// The code for a caller who belongs to no organization.
    pub no_organization: ErrorCode,
}

impl Facts {
    /// The facts of an operation.
    pub const fn of<O: Operation>() -> Facts {
        const {
            let is_action = matches!(O::WIRE, Wire::Action(_));
            assert!(
                is_action || O::PERMISSION.is_some(),
                "only actions of `organization` have the name that policies know"
            );
        }
        Facts {
            action: O::ACTION,
            wire: O::WIRE,
            kind: O::KIND,
            access: O::ACCESS,
            permission: O::PERMISSION,
            also: O::ALSO,
            undone_by: O::UNDONE_BY,
            not_manager: O::NOT_MANAGER,
            no_organization: O::NO_ORGANIZATION,
        }
    }

    /// The action in the words of policies.
    pub fn permission(&self) -> String {
        qualified(self.permission.unwrap_or(self.action))
    }

    /// All actions that policies must grant for it, its own first.
    pub fn permissions(&self) -> impl Iterator<Item = String> + use<> {
        let also = self.also.iter().map(|action| qualified(action));
        std::iter::once(self.permission()).chain(also)
    }

    /// What policies must grant to undo it or to do it again: all that it needs itself, and what takes it back.
    pub fn reversing(&self) -> impl Iterator<Item = String> + use<> {
        let inverse = self.undone_by.iter().map(|action| qualified(action));
        self.permissions().chain(inverse)
    }
}

/// An action with its service. What our own server does beside the vendor's API is of `organization` too: a policy that
/// grants `organization:*` grants it, as it grants whatever the vendor adds.
fn qualified(action: &str) -> String {
    match action.contains(':') {
        true => action.to_owned(),
        false => format!("organization:{action}"),
    }
}

/// An [`Operation`] whose type is forgotten.
pub trait AnyOperation: 'static {
    /// What is declared of it.
    fn facts(&self) -> &'static Facts;
    /// [`Operation::access`].
    fn access(&self) -> Access;
    /// [`Operation::scope`].
    fn scope(&self, caller: Caller, directory: &Directory) -> Scope;
    /// [`Operation::resource`].
    fn resource(&self, caller: Caller) -> Resource;
    /// [`Operation::subject`].
    fn subject(&self) -> Option<RowKey>;
    /// [`Operation::run`].
    ///
    /// # Errors
    /// As there.
    fn run(&self, tx: &mut Tx<'_>, home: Owner) -> Result<AnyAnswer, Error>;
    /// The request as a journal entry keeps it.
    fn journaled(&self) -> Raw;
    /// The request itself.
    fn request(&self) -> &dyn Any;
}

impl<O: Operation> AnyOperation for O {
    fn facts(&self) -> &'static Facts {
        const { &Facts::of::<O>() }
    }

    fn access(&self) -> Access {
        Operation::access(self)
    }

    fn scope(&self, caller: Caller, directory: &Directory) -> Scope {
        Operation::scope(self, caller, directory)
    }

    fn resource(&self, caller: Caller) -> Resource {
        Operation::resource(self, caller)
    }

    fn subject(&self) -> Option<RowKey> {
        Operation::subject(self)
    }

    fn run(&self, tx: &mut Tx<'_>, home: Owner) -> Result<AnyAnswer, Error> {
        Ok(Box::new(Operation::run(self, tx, home)?))
    }

    fn journaled(&self) -> Raw {
        journaled(self)
    }

    fn request(&self) -> &dyn Any {
        self
    }
}

/// A request, or the array of a batch's requests, as a journal entry keeps it.
pub fn journaled(request: &dyn ToJson) -> Raw {
    Raw::of(request)
}

/// The answer of an operation that answers with an `A`.
///
/// # Errors
/// An internal error where it is something else: a fault of the operation that ran.
pub fn typed<A: 'static>(answer: AnyAnswer) -> Result<A, Error> {
    let answer = answer.downcast::<A>();
    answer.map(|answer| *answer).map_err(|_| mistaken())
}

fn mistaken() -> Error {
    Error::new(
        ErrorCode::Internal,
        "The operation answered with something else than it declares.",
    )
}

impl Executed<AnyAnswer> {
    /// The same with the answer's type.
    ///
    /// # Errors
    /// As [`typed`].
    pub fn typed<A: 'static>(self) -> Result<Executed<A>, Error> {
        Ok(Executed {
            answer: typed(self.answer)?,
            changes: self.changes,
            state: self.state,
            etag: self.etag,
        })
    }
}
