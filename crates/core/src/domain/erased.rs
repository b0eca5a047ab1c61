//! Operations whose type is forgotten: what runs and commits them is compiled once, and links none of them.
//!
//! The code of an operation comes with whoever makes its request, such as the part of a release that holds a page.

use super::operation::{Access, Executed, Operation};
use super::owner::Owner;
use super::record::RowKey;
use super::tx::Tx;
use crate::contract::{Error, ErrorCode, Kind, Version};
use charter_json::{Raw, ToJson};
use std::any::Any;

/// An answer whose type is forgotten; [`typed`] remembers it.
pub type AnyAnswer = Box<dyn Any>;

/// What is declared of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The vendor's name of the action.
    pub action: &'static str,
    /// Which API it belongs to.
    pub version: Version,
    /// Read or write.
    pub kind: Kind,
    /// Who may run it.
    pub access: Access,
    /// The code for a caller who is not the management account.
    pub not_manager: ErrorCode,
    /// The code for a caller who belongs to no organization.
    pub no_organization: ErrorCode,
}

impl Facts {
    /// The facts of an operation.
    pub const fn of<O: Operation>() -> Facts {
        Facts {
            action: O::ACTION,
            version: O::VERSION,
            kind: O::KIND,
            access: O::ACCESS,
            not_manager: O::NOT_MANAGER,
            no_organization: O::NO_ORGANIZATION,
        }
    }
}

/// An [`Operation`] whose type is forgotten.
pub trait AnyOperation: 'static {
    /// What is declared of it.
    fn facts(&self) -> Facts;
    /// [`Operation::others`].
    fn others(&self) -> Vec<Owner>;
    /// [`Operation::subject`].
    fn subject(&self) -> Option<RowKey>;
    /// [`Operation::run`].
    ///
    /// # Errors
    /// As there.
    fn run(&self, tx: &mut Tx<'_>, organization: Owner) -> Result<AnyAnswer, Error>;
    /// The request as a journal entry keeps it.
    fn journaled(&self) -> Raw;
    /// The request itself.
    fn request(&self) -> &dyn Any;
}

impl<O: Operation> AnyOperation for O {
    fn facts(&self) -> Facts {
        Facts::of::<O>()
    }

    fn others(&self) -> Vec<Owner> {
        Operation::others(self)
    }

    fn subject(&self) -> Option<RowKey> {
        Operation::subject(self)
    }

    fn run(&self, tx: &mut Tx<'_>, organization: Owner) -> Result<AnyAnswer, Error> {
        Ok(Box::new(Operation::run(self, tx, organization)?))
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
