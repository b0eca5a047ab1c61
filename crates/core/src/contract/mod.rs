//! The operations as typed requests and answers: plain names inside, the vendors' names on the wire.
//!
//! A wire quirk (a number for a kind, two spellings of a target) ends in this module. Sources: the
//! vendor's API specification of 2021-03-31 and its official examples.

mod bindings;
mod charter;
mod error;
mod guardrails;
mod ids;
mod organization;
mod paging;
mod time;
pub mod wire;

use charter_json::{FromJson, ToJson};

pub use bindings::*;
pub use charter::*;
pub use error::{Error, ErrorCode};
pub use guardrails::*;
pub use ids::*;
pub use organization::*;
pub use paging::{Listing, Numbered, Offset, Paged};
pub use time::Timestamp;

/// Whether an operation only looks, or changes something.
///
/// A read is safe to repeat; a write is repeated only where the vendor says that it was not carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Changes nothing.
    Read,
    /// May change records.
    Write,
}

/// The API version that an action belongs to: `X-TC-Version`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// The vendor's Organization API, `2021-03-31`.
    Organization,
    /// What the consoles do and the vendor's API lacks: our own server's `charter-2026-11`.
    Charter,
}

impl Version {
    /// The version as it stands on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Version::Organization => "2021-03-31",
            Version::Charter => "charter-2026-11",
        }
    }
}

/// One operation's request, and the type of its answer.
pub trait Request: ToJson + FromJson + Clone + 'static {
    /// The vendor's name of the action: `X-TC-Action`.
    const ACTION: &'static str;
    /// Which API the action belongs to.
    const VERSION: Version;
    /// Read or write.
    const KIND: Kind;
    /// What a successful call gives.
    type Answer: ToJson + FromJson + Clone + 'static;
}

/// The state of a record that an answer was made from; an edit sent with it as `if_match` is refused
/// when the record has changed since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Etag(pub u64);

/// An answer with the etag of the record it describes, where it describes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply<A> {
    /// The operation's answer.
    pub answer: A,
    /// The etag of the record that the operation read or wrote.
    pub etag: Option<Etag>,
}

/// Implements [`Request`] for a type: action name, version, kind, answer.
macro_rules! request {
    ($request:ty, $kind:ident, $version:ident, $answer:ty) => {
        impl crate::contract::Request for $request {
            const ACTION: &'static str = {
                let path = stringify!($request);
                path
            };
            const VERSION: crate::contract::Version = crate::contract::Version::$version;
            const KIND: crate::contract::Kind = crate::contract::Kind::$kind;
            type Answer = $answer;
        }
    };
}
pub(crate) use paging::paged_by_number;
pub(crate) use request;
