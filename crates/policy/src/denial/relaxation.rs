//! A change that lets a request pass: where, what kind, and how much else it lets pass.

use crate::text::TextEdit;

/// Which policies are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// The caller's.
    Identity,
    /// Those of a level, by its place in [`Situation::levels`](super::Situation::levels).
    Level(usize),
}

/// A change of one policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relaxation {
    /// Where the policy is.
    pub at: At,
    /// Its place there; past the last one for a policy that is to be added.
    pub policy: usize,
    /// Its name; empty for one that is to be added.
    pub name: String,
    /// The statement that is changed, from 0; `None` where one is added.
    pub statement: Option<usize>,
    /// What is done.
    pub kind: Kind,
    /// The resource that it lets pass, as it is written; `*` for all of them, and empty where it is not known.
    pub resource: String,
    /// What passes with it.
    pub breadth: Breadth,
    /// The edits of the policy's text as the steps before have left it.
    pub edits: Vec<TextEdit>,
    /// The text with them; `None` where the policy is to be unbound.
    pub after: Option<String>,
}

/// What a change does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A statement that allows the request is added to the policy.
    AddStatement,
    /// A policy that allows the request is added.
    AddPolicy,
    /// The statement no longer speaks of the action.
    ExceptAction {
        /// Another statement then denies it on all other resources.
        is_kept_elsewhere: bool,
        /// A pattern gives way to the other actions that the catalog lists: how many.
        listed: Option<usize>,
    },
    /// The statement no longer speaks of the resource.
    ExceptResource,
    /// Entries are taken out of the statement's actions or resources.
    RemoveEntries(Vec<String>),
    /// The statement is taken out.
    RemoveStatement,
    /// The policy says nothing else: it is to be unbound.
    Unbind,
}

/// What a change lets pass, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Breadth {
    /// This action on this resource.
    Request,
    /// The same, and actions that the catalog does not list.
    AsListed,
    /// This action on whatever the request names by a pattern, such as an instance still to be created.
    Pattern,
    /// The action on every resource of the statement.
    Action,
    /// Every action of the statement on the resource.
    Resource,
    /// Whatever the entries name that are taken out.
    Entries,
    /// Whatever the statement denies.
    Statement,
}
