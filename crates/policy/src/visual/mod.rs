//! A policy as the visual editor shows it, and what the editor's controls do to the text.
//!
//! [`read`] gives what a form can show of a text: statements with effect, principals, actions, resources and
//! conditions, each value with its place. What the form cannot show is [`Locked`]: it stays as it is and
//! is shown as JSON. A [`Change`] is what one control does; [`edits`] turns it into the smallest edits of
//! the text. Text is never written anew: what a change does not name keeps every byte, its line ends,
//! indentation, order and spelling included.
//!
//! The files, from the text upwards: `source` is a text with its tree; `samples` and `layout` are its habits and
//! what is written in them; `splice` adds, removes and moves items of lists and objects, and `words` sets a list's values.
//! On these stand the changes: `apply` (a statement's elements), `conditions`, `principals` and `statements`. `guard` looks
//! at the result where the text is broken. `read` is the way back, and needs `source` alone.

mod apply;
mod change;
mod conditions;
mod guard;
mod layout;
mod principals;
mod read;
mod samples;
mod source;
mod splice;
mod statements;
mod words;

use std::ops::Range;

use crate::dialect::Role;
use source::locks;

pub use apply::edits;
pub(crate) use apply::edits_of;
pub use change::{Change, List, Refused};
pub(crate) use layout::quote;
pub use read::read;
pub(crate) use read::view_of;
pub(crate) use source::Source;

/// What the form shows of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Visual {
    /// The items of the statement list in their order, or the one statement that stands without a list.
    pub blocks: Vec<Block>,
    /// What the document holds besides version and statements.
    pub locked: Vec<Locked>,
    /// Whether a statement can be added: the statements are a list, an object or absent, and the text is sound
    /// enough around the place.
    pub can_add: bool,
    /// Whether the text has a fault, so that there may be more in it than is shown.
    pub broken: bool,
}

/// An item of the statement list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Which item of the list it is, from 0. This is what a [`Change`] names; it equals the block's index.
    pub place: usize,
    /// Its bytes.
    pub range: Range<usize>,
    /// What it holds.
    pub content: Content,
}

/// What a block holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A statement the form can show, if perhaps not all of it: see [`Statement::locked`].
    Statement(Box<Statement>),
    /// Something the form cannot show. It can still be moved, duplicated and removed where it has no fault.
    Locked(Reason),
}

/// A statement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statement {
    /// Its name.
    pub sid: Option<Word>,
    /// Its effect as written, known or not.
    pub effect: Option<Word>,
    /// Whether it allows, where the effect is one the language has.
    pub allows: Option<bool>,
    /// Whom it speaks of.
    pub principals: Vec<Principal>,
    /// The service whose actions are listed, where actions do not name it themselves.
    pub service: Option<Word>,
    /// What may be done.
    pub actions: Words,
    /// What it may be done to.
    pub resources: Words,
    /// When it applies: all of them must hold.
    pub conditions: Vec<Condition>,
    /// What the form cannot show, in the order of the text.
    pub locked: Vec<Locked>,
}

/// The actions or resources of a statement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Whether the element stands in the statement.
    pub written: bool,
    /// Whether all but these are meant, as in `NotAction`.
    pub negated: bool,
    /// The values, those of a list or a single one.
    pub items: Vec<Word>,
}

/// A text of the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Word {
    /// What it says, escapes decoded.
    pub value: String,
    /// Its bytes, quotes included.
    pub range: Range<usize>,
}

/// Principals of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Principal {
    /// The kind, such as `qcs`; `None` for a principal that is a text alone, such as `"*"`.
    pub kind: Option<Word>,
    /// Who.
    pub values: Vec<Word>,
    /// Its bytes: kind and values, or the text alone.
    pub range: Range<usize>,
}

/// One operator applied to one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The operator as written, qualifier and if-exists form included. Conditions of one operator stand one
    /// after the other and have the same word.
    pub operator: Word,
    /// The key.
    pub key: Word,
    /// The values, one of which must match: texts, numbers and booleans as they are written.
    pub values: Vec<Word>,
    /// Its bytes: key and values.
    pub range: Range<usize>,
}

/// A part of the text that the form cannot show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locked {
    /// Its bytes, key included.
    pub range: Range<usize>,
    /// Why it is locked.
    pub reason: Reason,
    /// What to call it: the key, such as `action`; inside a condition the last key of its path. Empty where it has none.
    pub name: String,
    /// What the key means. The form cannot set what is locked with this role and is not shown otherwise:
    /// see [`Statement::is_locked`].
    pub role: Option<Role>,
}

/// Why the form cannot show something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It is no JSON.
    Fault,
    /// An object should stand here.
    NotAnObject,
    /// The same is said before, and the first counts.
    DuplicateKey,
    /// The language has no such element.
    UnknownElement,
    /// The value is not of the type the element takes.
    WrongType,
    /// It names everybody but some.
    AllBut,
    /// It holds for the whole document, not for one statement: a principal beside the statements.
    WholeDocument,
    /// The statement lists several targets: see [`Change::SplitTargets`].
    SeveralTargets,
}

impl Visual {
    /// The statement at that place, if the form can show it.
    pub fn statement(&self, place: usize) -> Option<&Statement> {
        match &self.blocks.get(place)?.content {
            Content::Statement(statement) => Some(statement),
            Content::Locked(_) => None,
        }
    }
}

impl Statement {
    /// Whether an element of that role, negated or not, stands in the statement and cannot be shown, so that it
    /// cannot be set either. A second one of its kind ([`Reason::DuplicateKey`]) does not lock the first.
    pub fn is_locked(&self, role: Role) -> bool {
        self.locked.iter().any(|locked| {
            let locks = locked.role.is_some_and(|locked| locks(locked, role));
            locks && locked.reason != Reason::DuplicateKey
        })
    }

    /// The service whose actions are listed, where it stands in an element of its own.
    pub fn named_service(&self) -> Option<&str> {
        self.service.as_ref().map(|word| word.value.as_str())
    }

    /// The actions or the resources.
    pub fn words(&self, list: List) -> &Words {
        match list {
            List::Action => &self.actions,
            List::Resource => &self.resources,
        }
    }
}

impl Words {
    /// Whether it is exactly `*`, and not all but that.
    pub fn is_all(&self) -> bool {
        !self.negated && matches!(&self.items[..], [only] if only.value == "*")
    }

    /// The values.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.items.iter().map(|word| word.value.as_str())
    }
}
