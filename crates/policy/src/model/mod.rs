//! A policy as the language sees it: a read-only view over the tree, with the range of everything.
//!
//! It holds what is there, right or wrong: an unknown effect is kept as its text, a string where a list may
//! stand counts as a list of one, and elements of an unexpected type are left out (the checks report them).
//! Where a key stands twice, the first counts.

mod build;
mod phrase;

use std::ops::Range;

use crate::dialect::{Dialect, Effect, OperatorUse, Role};
use crate::json::{NodeId, Parsed};

pub use phrase::Phrase;

/// A policy.
#[derive(Debug, Clone)]
pub struct Policy<'t> {
    /// The document's object.
    pub node: NodeId,
    /// The known and unknown elements of the document.
    pub members: Vec<Member<'t>>,
    /// The statements that are objects, in order.
    pub statements: Vec<Statement<'t>>,
    /// Elements of the document, of its statements and of their targets that are null and may be left out: they count as
    /// left out, and stand in no other list.
    pub nulls: Vec<Member<'t>>,
}

/// A key with its value, in the document or in a statement.
#[derive(Debug, Clone)]
pub struct Member<'t> {
    /// What the key means, or `None` for an unknown one.
    pub role: Option<Role>,
    /// The key.
    pub key: Phrase<'t>,
    /// The value's node.
    pub value: NodeId,
}

/// A statement.
#[derive(Debug, Clone)]
pub struct Statement<'t> {
    /// Its node.
    pub node: NodeId,
    /// Its bytes, brackets included.
    pub range: Range<usize>,
    /// All its elements.
    pub members: Vec<Member<'t>>,
    /// The effect as written.
    pub effect: Option<Phrase<'t>>,
    /// The effect, where the language has it.
    pub known_effect: Option<&'static Effect>,
    /// What it speaks of: each entry of its targets or, where the language has none, the statement itself.
    pub targets: Vec<Target<'t>>,
    /// The conditions: all of them must hold.
    pub conditions: Vec<Condition<'t>>,
}

/// Actions and resources that belong together.
#[derive(Debug, Clone)]
pub struct Target<'t> {
    /// Its node: that of the statement, where the language has no targets.
    pub node: NodeId,
    /// Its bytes, brackets included.
    pub range: Range<usize>,
    /// All its elements; empty where it is the statement itself.
    pub members: Vec<Member<'t>>,
    /// The service, where actions do not name it themselves.
    pub service: Option<Phrase<'t>>,
    /// The actions, or all but these.
    pub actions: Words<'t>,
    /// The resources, or all but these.
    pub resources: Words<'t>,
}

/// A list of actions or of resources.
#[derive(Debug, Clone, Default)]
pub struct Words<'t> {
    /// Whether the element is there.
    pub written: bool,
    /// Whether all but these are meant.
    pub negated: bool,
    /// What is listed.
    pub items: Vec<Phrase<'t>>,
}

/// One operator applied to one key.
#[derive(Debug, Clone)]
pub struct Condition<'t> {
    /// The operator as written.
    pub operator: Phrase<'t>,
    /// The operator, where the language has it.
    pub known: Option<OperatorUse>,
    /// The key.
    pub key: Phrase<'t>,
    /// The node of the value or values.
    pub value: NodeId,
    /// The values that are texts, numbers or booleans: one of them must match.
    pub values: Vec<Phrase<'t>>,
}

impl<'t> Policy<'t> {
    /// Reads a parsed text in a language, or `None` where it is not an object.
    pub fn new(text: &'t str, parsed: &Parsed, dialect: &'static Dialect) -> Option<Self> {
        build::policy(text, &parsed.tree, dialect)
    }

    /// The first member with that role.
    pub fn member(&self, role: Role) -> Option<&Member<'t>> {
        find(&self.members, role)
    }

    /// The target in which a byte of the text stands or, in a text that breaks off, the last one that begins before it.
    pub fn target_at(&self, offset: usize) -> Option<&Target<'t>> {
        let mut targets = self.statements.iter().rev().flat_map(|statement| {
            let targets = statement.targets.iter();
            targets.rev()
        });
        targets.find(|target| target.range.start < offset)
    }
}

impl<'t> Statement<'t> {
    /// The first member with that role.
    pub fn member(&self, role: Role) -> Option<&Member<'t>> {
        find(&self.members, role)
    }

    /// Whom it names, or all but whom.
    pub fn principal(&self) -> Option<&Member<'t>> {
        let named = self.member(Role::Principal);
        named.or_else(|| self.member(Role::NotPrincipal))
    }

    /// All actions, those of negated lists left out.
    pub fn actions(&self) -> impl Iterator<Item = &Phrase<'t>> {
        listed(&self.targets, |target| &target.actions)
    }

    /// All resources, those of negated lists left out.
    pub fn resources(&self) -> impl Iterator<Item = &Phrase<'t>> {
        listed(&self.targets, |target| &target.resources)
    }

    /// Whether it allows, as far as that is known.
    pub fn allows(&self) -> Option<bool> {
        self.known_effect.map(|effect| effect.allows)
    }
}

fn listed<'s, 't>(
    targets: &'s [Target<'t>],
    words: impl Fn(&'s Target<'t>) -> &'s Words<'t>,
) -> impl Iterator<Item = &'s Phrase<'t>> {
    let words = targets.iter().map(words);
    words
        .filter(|words| !words.negated)
        .flat_map(|words| &words.items)
}

fn find<'m, 't>(members: &'m [Member<'t>], role: Role) -> Option<&'m Member<'t>> {
    members.iter().find(|member| member.role == Some(role))
}
