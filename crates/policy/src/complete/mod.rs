//! Completion: what may be written where a caret stands, also in a text that breaks off there.
//!
//! [`complete`] finds the place by what lies before the caret, asks for what may stand there, and ranks it by
//! what has been typed. Each [`Completion`] says what to insert and where the caret stands afterwards; taking
//! one adds no fault to the text as JSON. Nothing is worded here: a [`Detail`] says what there is to know.

mod actions;
mod around;
mod keys;
mod offer;
mod rank;
mod resources;
mod values;

use std::ops::Range;

use crate::caret::{Caret, Spot};
use crate::catalog::{Access, Catalog, Origin};
use crate::dialect::{Operator, Profile, Role, ValueType};
use around::Around;
use offer::Offers;

/// At most so many items are given.
pub const MAX_ITEMS: usize = 100;

/// What may be written at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completions {
    /// The bytes that an item takes the place of; the caret stands in it or at an end of it.
    pub range: Range<usize>,
    /// The items, the best first, at most [`MAX_ITEMS`].
    pub items: Vec<Completion>,
    /// A service whose file is not loaded and would give more.
    pub wants: Option<String>,
}

/// One item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What is shown: the word alone.
    pub label: String,
    /// What is written, with quotes, colon and comma where these are missing.
    pub insert: String,
    /// Where the caret stands afterwards, in bytes of `insert`.
    pub caret: usize,
    /// Whether more is to be written within the same word, or in what was opened: completion may go on.
    pub more: bool,
    /// What it is.
    pub kind: Kind,
    /// What there is to know of it.
    pub detail: Detail,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An element of the document or of a statement.
    Element,
    /// A word of the language: a version, an effect.
    Word,
    /// A service.
    Service,
    /// An action.
    Action,
    /// A pattern of actions.
    Wildcard,
    /// An operator of conditions.
    Operator,
    /// A condition key.
    Key,
    /// A value that a key is compared with.
    Value,
    /// A whole resource, or a segment of one.
    Resource,
    /// A region.
    Region,
    /// An account.
    Account,
    /// A kind of principal, or a principal.
    Principal,
}

/// What there is to know of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// Nothing more.
    None,
    /// The names of a service, each of which may be empty.
    Service {
        /// In English.
        title: String,
        /// In Chinese.
        title_zh: String,
    },
    /// What an action does, and where its name is from.
    Action(Access, Origin),
    /// How many known actions a pattern means.
    Matches(usize),
    /// An operator.
    Operator(&'static Operator),
    /// What a condition key holds.
    Type(ValueType),
    /// The form of a resource, as the documentation writes it.
    Template(String),
    /// The name of an account.
    Account(String),
}

/// The names that the organization knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// Accounts: ID and name.
    pub accounts: Vec<(String, String)>,
}

/// What may be written at `offset`, a byte of the text. `asked` says that somebody asks for it: otherwise
/// nothing is offered in a gap between two words.
///
/// `None` where no part of a policy can be written, and where there is nothing to offer.
pub fn complete(
    text: &str,
    profile: &'static Profile,
    catalog: &Catalog,
    names: &Names,
    offset: usize,
    asked: bool,
) -> Option<Completions> {
    let caret = Caret::at(text, profile.dialect, offset)?;
    if caret.word.is_none() && !asked {
        return None;
    }
    let around = Around::new(text, &caret, profile.dialect);
    let mut offers = Offers::new(text, &caret)?;
    let context = Context {
        profile,
        catalog,
        names,
        around: &around,
    };
    let mut wants = None;
    match &caret.spot {
        Spot::Element(place) => keys::elements(&context, *place, &mut offers),
        Spot::Operator => keys::operators(&context, &mut offers),
        Spot::ConditionKey { operator } => keys::condition_keys(&context, operator, &mut offers),
        Spot::PrincipalKind => keys::kinds(&context, &mut offers),
        Spot::Text(Role::Action | Role::NotAction) => {
            wants = actions::offer(&context, &mut offers);
        }
        Spot::Text(Role::Resource | Role::NotResource) => {
            wants = resources::offer(&context, &mut offers);
        }
        Spot::Text(role) => values::words(&context, *role, &mut offers),
        Spot::ConditionValue { operator, key } => {
            values::condition(&context, operator, key, &mut offers);
        }
        Spot::Principal { kind } => values::principals(&context, kind, &mut offers),
    }
    let completions = offers.finish(wants);
    (!completions.items.is_empty() || completions.wants.is_some()).then_some(completions)
}

/// What everything here reads.
struct Context<'c> {
    profile: &'static Profile,
    catalog: &'c Catalog,
    names: &'c Names,
    around: &'c Around,
}
