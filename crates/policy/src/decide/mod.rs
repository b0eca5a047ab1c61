//! Whether a request is allowed, and why.
//!
//! [`Compiled`] holds policies that are judged together; [`Compiled::verdict`] decides without allocating, and
//! [`Compiled::decide`] says which statements decided, what each of their conditions came to, and which keys are
//! missing. [`Chain`] holds an organization's service control policies, level by level.
//!
//! The rules are those of the documents, and data where languages differ: a deny that applies wins, then a statement
//! that allows, else the request is denied implicitly. Conditions are judged in three values, each for itself: a key
//! that the request neither has nor is said to lack makes a condition unknown, and the outcome with it wherever it
//! could be another. Nothing is guessed: what the documents leave open is a field of
//! [`DecisionRules`](crate::dialect::DecisionRules), and unknown where they give no reason for either reading.
//!
//! - A value of the request that is not of the operator's type (`soon` for a date) is unknown.
//! - Several values under an operator without a qualifier are unknown, unless the answer is the same for one of them
//!   and for all.
//! - An IPv4 address written in IPv6 (`::ffff:10.0.0.1`) is that IPv4 address, in policies and requests.
//! - Numbers are exact decimals of any length.
//! - A resource that is not written in the language's form is unknown to patterns of segments.

mod account;
mod action;
mod asked;
mod compiled;
mod condition;
mod explain;
mod fault;
mod index;
mod logic;
mod name;
mod organization;
mod pattern;
mod principal;
mod refused;
mod region;
mod request;
mod resource;
mod statement;

use std::ops::Range;

pub use compiled::Compiled;
pub use fault::{FaultKind, RequestFault, RequestPart};
pub use logic::Holds;
pub use organization::{
    Boundary, Caller, Chain, Exemption, Exemptions, InOrganization, Level, decide_in_organization,
};
pub use refused::Refused;
pub use request::Request;

/// A policy's text, with what is known of it.
#[derive(Debug, Clone)]
pub struct PolicySource<'t> {
    pub(crate) name: &'t str,
    pub(crate) text: &'t str,
    pub(crate) owners: Vec<&'t str>,
}

/// What becomes of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// A statement allows it and none denies it.
    Allowed,
    /// A statement allows it and none denies it, in policies that only bound what others grant.
    NotBlocked,
    /// A statement denies it.
    ExplicitDeny,
    /// No statement allows it.
    ImplicitDeny,
    /// It depends on what the request does not say.
    Unknown,
}

/// A decision in short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// What becomes of the request.
    pub outcome: Outcome,
    /// The first statement that decides it, or that leaves it open; none for an implicit deny.
    pub decided_by: Option<Place>,
}

/// Where a statement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The policy's place among those that were compiled, from 0.
    pub policy: usize,
    /// The statement's place in it, from 0.
    pub statement: usize,
}

/// A decision with its reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What becomes of the request.
    pub outcome: Outcome,
    /// The statements behind it, in the order of the text, denies first.
    ///
    /// For a deny or an allow those that apply. For an implicit deny those that would allow the action but do not apply.
    /// For an unknown outcome those that may apply, and with denies among them also those that allow.
    pub because: Vec<Because>,
    /// For an unknown outcome, the condition keys that could change it, in the order in which they are met.
    pub missing: Vec<String>,
    /// For an unknown outcome, what else could change it.
    pub unsure: Vec<Unsure>,
}

/// A statement behind a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because {
    /// Where it stands.
    pub place: Place,
    /// The name of its policy, as it was given.
    pub policy: String,
    /// Its bytes in the policy's text.
    pub range: Range<usize>,
    /// Whether it allows.
    pub allows: bool,
    /// Whether it applies.
    pub applies: Holds,
    /// Whether it speaks of the action.
    pub action: Holds,
    /// Whether it speaks of the action on the resource: in languages with targets, within one of them.
    pub resource: Holds,
    /// Whether it speaks of who asks.
    pub principal: Holds,
    /// Its conditions, in the order of the text.
    pub conditions: Vec<ConditionResult>,
}

/// What a condition came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionResult {
    /// The operator as it is written.
    pub operator: String,
    /// The key as it is written.
    pub key: String,
    /// Whether it holds.
    pub holds: Holds,
    /// Its bytes in the policy's text: the key and its values.
    pub range: Range<usize>,
}

/// What a decision depends on, beside keys that are missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsure {
    /// A key has a value that the condition cannot be held against: not of the operator's type, one of several without a
    /// qualifier, or empty where it is asked whether the key is there.
    Value {
        /// The key.
        key: String,
    },
    /// The action of the request is not written as `service:Name`.
    Action,
    /// The resource of the request is not written in the language's form, or is `*` where a policy speaks of all that
    /// a service has.
    Resource,
    /// The request does not say on which resource the action is.
    ResourceUntold,
    /// A policy names a region, and the resource of the request is in none.
    RegionUntold,
    /// A policy writes something in another way than the request, and nothing says whether both are the same.
    Spelling {
        /// What is written in two ways.
        spelling: Spelling,
        /// What the policy writes.
        written: String,
    },
    /// A policy names the account that owns it without saying which that is: see [`PolicySource::owned_by`].
    Owner,
    /// A policy leaves the region or the account of a resource empty, and nothing says what this means in its language.
    EmptySegment,
    /// A list in a policy is empty, and nothing says what this means.
    EmptyList,
    /// A policy holds a variable where nothing says that one is replaced.
    Variable,
    /// A policy names principals, and the request does not say who asks.
    Principal,
    /// A policy names a permission by a number, which says nothing of its actions.
    Permission {
        /// As it is written.
        name: String,
    },
}

/// Two ways to write one thing, or two things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// They differ in upper and lower case alone.
    Case,
    /// An account has numbers of two kinds (`uin/`, `uid/`): which belong together is known of the policies' owner alone.
    Account,
    /// One of the regions is a short name that stands in no list of the vendor's, or a pattern of short names.
    Region,
    /// A resource has two forms or names, of which nothing says which belong together.
    Name,
    /// A directory, and what is in it.
    Directory,
    /// A condition key has an older name, or another way to say the same.
    Key,
    /// An identity: an account's root and who acts in the account, those without a name and everybody, or an identity that
    /// has two names.
    Identity,
}

impl<'t> PolicySource<'t> {
    /// A policy by a name of the caller's choice.
    pub fn new(name: &'t str, text: &'t str) -> Self {
        Self {
            name,
            text,
            owners: Vec::new(),
        }
    }

    /// Says which account owns it, as resources write it (`uin/100000000001`): the one that an empty account in its
    /// resources means. An account that has names of several kinds (`uin/…` and `uid/…`) may be given by each.
    #[must_use]
    pub fn owned_by(mut self, account: &'t str) -> Self {
        self.owners.push(account);
        self
    }
}
