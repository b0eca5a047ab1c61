//! What stands at a place of a policy, for who points at it.
//!
//! [`explain`] gives facts and no words: [`crate::english::explanation`] has the English ones.

mod facts;

use std::ops::Range;

use crate::caret::{Caret, Spot, Word};
use crate::catalog::{Access, Catalog, Origin};
use crate::dialect::{Dialect, Key, OperatorUse, Profile, Role, Segment};
use crate::json;
use crate::model::Policy;

/// How many actions that a pattern means are named.
pub const NAMED: usize = 5;

/// What stands at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The bytes that are explained: a word without its quotes, or a part of one.
    pub range: Range<usize>,
    /// What it is.
    pub subject: Subject,
}

/// What can be explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The key of an element.
    Element(Role),
    /// A version.
    Version {
        /// Whether the language has it.
        known: bool,
    },
    /// An effect of the language.
    Effect {
        /// Whether it allows.
        allows: bool,
        /// Whether an allow grants something in such a policy.
        grants: bool,
    },
    /// `*` for every action.
    AllActions,
    /// A service, in an element of its own.
    Service(ServiceName),
    /// An action.
    Action(ActionFacts),
    /// A pattern of actions of one service.
    Actions(PatternFacts),
    /// `*` for every resource.
    AllResources,
    /// A segment of a resource.
    Resource(ResourceFacts),
    /// An operator of the language.
    Operator(OperatorFacts),
    /// A condition key that the language knows.
    Key(&'static Key),
    /// A condition key of a service, of which no more is known.
    OtherKey(ServiceName),
    /// A kind of principal of the language.
    PrincipalKind(&'static str),
}

/// A service with its names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ServiceName {
    /// What stands before the colon.
    pub name: String,
    /// The product's English name; may be empty.
    pub title: String,
    /// The product's Chinese name; may be empty.
    pub title_zh: String,
}

/// An action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionFacts {
    /// Its service.
    pub service: ServiceName,
    /// Its name without the service.
    pub name: String,
    /// What it does, roughly.
    pub access: Access,
    /// Whether `access` is derived from the name.
    pub derived: bool,
    /// Whether a list has it.
    pub listed: Listed,
    /// The resources it takes, as the documentation writes them; empty where none is documented.
    pub resources: Vec<String>,
    /// The actions that must be granted beside it, where the language has related actions.
    pub related: Vec<&'static str>,
}

/// Whether an action is in the list of its service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// It is, from there.
    From(Origin),
    /// It is not.
    No {
        /// Whether the list is believed to be whole.
        complete: bool,
    },
    /// The list is not loaded.
    NotLoaded,
    /// There is no such service in the index.
    NoService,
}

/// A pattern of actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternFacts {
    /// The service.
    pub service: ServiceName,
    /// How many known actions it means, and of how many; `None` where the list is not loaded.
    pub matches: Option<(usize, usize)>,
    /// The first [`NAMED`] of them.
    pub first: Vec<String>,
}

/// A segment of a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceFacts {
    /// What the segment at the place is for.
    pub segment: Segment,
    /// What it says.
    pub value: String,
    /// The service whose resource it is.
    pub service: ServiceName,
    /// The form that the documentation gives for such a resource, where the type is known.
    pub template: Option<String>,
    /// Whether a region or a service is among the known ones; `true` for the other segments.
    pub known: bool,
    /// The code of a region that is written by its short name.
    pub code: Option<String>,
    /// What the segment means where it is left empty.
    pub empty: EmptySegment,
}

/// What a segment means that is left empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmptySegment {
    /// All of them; of accounts the one that the policy belongs to.
    Any,
    /// Nothing: it is empty in what it names too.
    Nothing,
    /// The vendor's pages do not say.
    Open,
}

/// An operator with what is added to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OperatorFacts {
    /// The operator as written, taken apart.
    pub written: OperatorUse,
    /// Whether the condition holds when the request has no such key; `None` for the operator that asks just
    /// that.
    pub without_key: Option<bool>,
}

/// What stands at `offset`, a byte of the text; `None` where nothing can be said about it.
pub fn explain(
    text: &str,
    profile: &'static Profile,
    catalog: &Catalog,
    offset: usize,
) -> Option<Explanation> {
    let dialect = profile.dialect;
    let at = |offset| Caret::at(text, dialect, offset).filter(|caret| caret.word.is_some());
    // Who points at the opening quote means the word behind it.
    let caret = at(offset).or_else(|| at(offset + 1))?;
    // Between a quote that closes a word and one too many nobody points at that word any more.
    let word = caret
        .word
        .as_ref()
        .filter(|word| offset <= word.inner.end)?;
    let raw = word.raw(text);
    let whole = |subject| {
        Some(Explanation {
            range: word.inner.clone(),
            subject,
        })
    };
    match &caret.spot {
        Spot::Element(place) => whole(Subject::Element(dialect.element(*place, raw)?.role)),
        Spot::Text(Role::Version) => whole(Subject::Version {
            known: dialect.versions.contains(&raw),
        }),
        Spot::Text(Role::Effect) => whole(Subject::Effect {
            allows: dialect.effect(raw)?.allows,
            grants: profile.grants,
        }),
        Spot::Text(Role::Action | Role::NotAction) => whole(facts::action(
            dialect.without_legacy(raw),
            service_at(text, dialect, caret.offset).as_deref(),
            dialect,
            catalog,
        )?),
        Spot::Text(Role::Service) => whole(Subject::Service(facts::service(raw, catalog))),
        Spot::Text(Role::Resource | Role::NotResource) => {
            resource(text, word, caret.offset, profile, catalog)
        }
        Spot::Operator => whole(facts::operator(raw, dialect)?),
        Spot::ConditionKey { .. } => whole(facts::key(raw, dialect, catalog)?),
        Spot::PrincipalKind => {
            let known = dialect.principals.iter().find(|kind| **kind == raw)?;
            whole(Subject::PrincipalKind(known))
        }
        Spot::Text(_) | Spot::ConditionValue { .. } | Spot::Principal { .. } => None,
    }
}

/// The service of the target at a place, in languages in which actions do not name it themselves.
fn service_at(text: &str, dialect: &'static Dialect, offset: usize) -> Option<String> {
    if !dialect.has_targets() {
        return None;
    }
    let policy = Policy::new(text, &json::parse(text), dialect)?;
    let service = policy.target_at(offset)?.service.as_ref();
    service.map(|service| service.as_str().to_owned())
}

fn resource(
    text: &str,
    word: &Word<'_>,
    offset: usize,
    profile: &'static Profile,
    catalog: &Catalog,
) -> Option<Explanation> {
    let raw = word.raw(text);
    if raw == "*" {
        return Some(Explanation {
            range: word.inner.clone(),
            subject: Subject::AllResources,
        });
    }
    let segments = profile.dialect.resources.segments;
    let parts: Vec<&str> = raw.splitn(segments.len(), ':').collect();
    let typed = raw.get(..offset.saturating_sub(word.inner.start))?;
    let at = typed.matches(':').count().min(parts.len() - 1);
    let before: usize = parts.iter().take(at).map(|part| part.len() + 1).sum();
    let start = word.inner.start + before;
    let part = parts.get(at)?;
    Some(Explanation {
        range: start..start + part.len(),
        subject: Subject::Resource(facts::resource(&parts, at, profile.dialect, catalog)?),
    })
}
