//! The operations as typed requests and answers: plain names inside, the vendors' names on the wire.
//!
//! A wire quirk (a number for a kind, two spellings of a target) ends in this module. Sources: the
//! vendor's API specification of 2021-03-31 and its official examples.

mod bindings;
mod charter;
mod departments;
mod error;
mod guardrails;
mod ids;
mod invitations;
mod members;
mod numbers;
mod organization;
mod paging;
mod permission_id;
mod protocol;
mod time;
pub mod wire;

use charter_json::{FromJson, ToJson};

pub use bindings::*;
pub use charter::*;
pub use departments::*;
pub use error::{Error, ErrorCode};
pub use guardrails::*;
pub use ids::*;
pub use invitations::*;
pub use members::*;
pub use organization::*;
pub use paging::{Listing, Numbered, Offset, Paged};
pub use permission_id::PermissionId;
pub use protocol::{Cloud, Envelope, Method, Rest, Wire};
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
    /// The same before, `2018-12-25`: it alone lists and cancels invitations, and moves departments.
    Organization2018,
    /// What the consoles do and the vendor's API lacks: our own server's `charter-2026-11`.
    Charter,
}

impl Version {
    /// The version as it stands on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Version::Organization => "2021-03-31",
            Version::Organization2018 => "2018-12-25",
            Version::Charter => "charter-2026-11",
        }
    }
}

/// One operation's request, and the type of its answer.
pub trait Request: ToJson + FromJson + Clone + 'static {
    /// The vendor's name of the action, as `X-TC-Action` has it unless [`Request::WIRE`] says otherwise; no two requests have
    /// the same.
    const ACTION: &'static str;
    /// How it stands on the wire.
    const WIRE: Wire;
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

/// Implements [`Request`] for a type: read or write, how it stands on the wire, and the answer. An action of Tencent
/// Cloud's API 3.0 names its version, and its name where that is another request's; anything else the cloud, the method, the path, and which fields stand in the query
/// although there is a body: `request!(DeleteThing, Write, Huawei Delete "/v1/{project_id}/things/{id}" ["permanent"], Done)`.
#[macro_export]
macro_rules! request {
    ($request:ty, $kind:ident, $version:ident, $answer:ty) => {
        $crate::request!(@ $request, $kind, $crate::contract::Wire::Action($crate::contract::Version::$version), $answer);
    };
    ($request:ty, $kind:ident, $version:ident $action:literal, $answer:ty) => {
        $crate::request!(@ $request, $kind, $crate::contract::Wire::NamedAction($crate::contract::Version::$version, $action), $answer);
    };
    ($request:ty, $kind:ident, $cloud:ident $method:ident $path:literal $([$($query:literal),*])?, $answer:ty) => {
        $crate::request!($request, $kind, $cloud $method $path $([$($query),*])?, $answer, Plain);
    };
    ($request:ty, $kind:ident, $cloud:ident $method:ident $path:literal $([$($query:literal),*])?, $answer:ty, $envelope:ident) => {
        $crate::request!(@ $request, $kind, $crate::contract::Wire::Rest($crate::contract::Rest {
            cloud: $crate::contract::Cloud::$cloud,
            method: $crate::contract::Method::$method,
            path: $path,
            query: &[$($($query),*)?],
            envelope: $crate::contract::Envelope::$envelope,
        }), $answer);
    };
    (@ $request:ty, $kind:ident, $wire:expr, $answer:ty) => {
        impl $crate::contract::Request for $request {
            const ACTION: &'static str = stringify!($request);
            const WIRE: $crate::contract::Wire = $wire;
            const KIND: $crate::contract::Kind = $crate::contract::Kind::$kind;
            type Answer = $answer;
        }
    };
}
pub use request;
