//! What a statement means, as the parts of one sentence.
//!
//! The parts are the same in every language: what is done, to whom, which actions, on what, and when. Nothing
//! of the statement is left out: what is not named is counted ([`Listed::more`]), and what the visual editor
//! cannot show is counted too ([`Meaning::in_json`]). [`crate::english::sentence`] words it in English.

mod build;
mod clause;

use crate::dialect::{Relation, ValueType};

pub use build::meaning;

/// So many of a list are named, the rest is counted.
pub const NAMED: usize = 3;

/// What a statement means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// What it does.
    pub force: Force,
    /// Whom it names; nobody where it speaks of whoever the policy is bound to.
    pub who: Vec<Who>,
    /// The actions.
    pub actions: Actions,
    /// The resources.
    pub resources: Resources,
    /// All of these must hold for it to apply.
    pub when: Vec<Clause>,
    /// None of these may hold: the negative conditions of a deny, worded the other way round.
    pub unless: Vec<Clause>,
    /// What becomes of a request without the key, where there is one condition and this does not follow from it.
    pub without_key: Option<WithoutKey>,
    /// How many parts it has that can only be written in JSON.
    pub in_json: usize,
}

/// What a statement does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Force {
    /// It denies.
    Denies,
    /// It grants.
    Allows,
    /// It allows in a policy that only bounds others' permissions: it grants nothing.
    LeavesRoom,
    /// It has an effect that the language does not know, or none.
    Unknown(Option<String>),
}

/// Principals of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The kind, such as `qcs`; `None` where the principal is a text alone.
    pub kind: Option<String>,
    /// Their names; `*` is everybody.
    pub names: Listed,
}

/// A list of which the first [`NAMED`] are named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// The first ones, as written.
    pub named: Vec<String>,
    /// How many more there are.
    pub more: usize,
}

/// How a list is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The element is not there.
    Unwritten,
    /// The list is empty.
    Nothing,
    /// It is `*` alone.
    Everything,
    /// What is listed.
    Listed,
    /// Everything but what is listed.
    AllBut,
}

/// Actions, by service in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actions {
    /// How the list is to be read.
    pub reach: Reach,
    /// The first [`NAMED`] services with their actions.
    pub services: Vec<ServiceActions>,
    /// How many actions more there are, of services that are not named.
    pub more: usize,
    /// How many services are not named.
    pub more_services: usize,
}

/// Actions of one service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceActions {
    /// The service as written: `*` is every service; empty for texts that are not `service:Action`.
    pub service: String,
    /// What the service is called, where a catalog knows it.
    pub title: Option<String>,
    /// The actions without the service: `*` is every action.
    pub names: Listed,
}

/// Resources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resources {
    /// How the list is to be read.
    pub reach: Reach,
    /// The resources.
    pub names: Listed,
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// What is asked.
    pub test: Test,
    /// The operator as written.
    pub operator: String,
    /// The key as written.
    pub key: String,
    /// The values as written: one of them is enough.
    pub values: Listed,
    /// What a missing key does, where that must be said in this clause.
    pub absence: Absence,
}

/// What a condition asks of its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Test {
    /// It compares the key's value.
    Compares {
        /// How.
        relation: Relation,
        /// Values of which type.
        value: ValueType,
        /// Whether none of the values may fit.
        negated: bool,
        /// Which of a request's values.
        quantity: Quantity,
    },
    /// The key is missing.
    Missing,
    /// The key is there.
    Present,
    /// The language has no such operator, or its value says nothing: operator, key and values are given as they are.
    Unknown,
}

/// Which of a request's values of a key are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// The one that it has.
    One,
    /// One of several is enough.
    Any,
    /// Each of them; none at all is enough.
    Every,
}

/// What a clause says of a missing key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// Nothing: it follows, or is said elsewhere.
    Unsaid,
    /// The clause also holds without the key.
    OrMissing,
    /// The clause holds only with the key.
    AndPresent,
}

/// What becomes of a request without the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithoutKey {
    /// The key.
    pub key: String,
    /// Whether the statement applies to it.
    pub applies: bool,
}

impl Listed {
    fn of<T: AsRef<str>>(items: &[T]) -> Self {
        let named = items.iter().take(NAMED);
        Self {
            named: named.map(|item| item.as_ref().to_owned()).collect(),
            more: items.len().saturating_sub(NAMED),
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.named.len() + self.more
    }
}

impl Meaning {
    /// Puts in what the services are called.
    #[must_use]
    pub fn with_titles(mut self, title: impl Fn(&str) -> Option<String>) -> Self {
        for group in &mut self.actions.services {
            group.title = title(&group.service);
        }
        self
    }
}
