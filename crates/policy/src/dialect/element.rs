//! The elements of a document, and the effects of a statement.

/// An element: a key that the language knows.
#[derive(Debug, Clone, Copy)]
pub struct Element {
    /// The documented spelling.
    pub name: &'static str,
    /// What it is for.
    pub role: Role,
    /// Where it stands.
    pub place: Place,
}

/// What an element is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The version of the language.
    Version,
    /// The statements.
    Statement,
    /// A name for a statement.
    Sid,
    /// Allow or deny.
    Effect,
    /// What it speaks of, as a list of objects, each with actions and resources of its own.
    Targets,
    /// The service whose actions are listed, where actions do not name it themselves.
    Service,
    /// The actions it speaks of.
    Action,
    /// All actions but these.
    NotAction,
    /// The resources it speaks of.
    Resource,
    /// All resources but these.
    NotResource,
    /// Whom it speaks of.
    Principal,
    /// It speaks of everybody but these.
    NotPrincipal,
    /// When it applies.
    Condition,
    /// Other policies that must be granted along with this one.
    Depends,
    /// Something about the policy as a whole, such as its name: it says nothing of who may do what.
    About,
}

/// Where an element stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At the top of the document.
    Document,
    /// In a statement.
    Statement,
    /// In an entry of a statement's targets.
    Target,
}

/// An effect.
#[derive(Debug, Clone, Copy)]
pub struct Effect {
    /// The documented spelling.
    pub name: &'static str,
    /// Whether it allows.
    pub allows: bool,
    /// Other forms of the word, in small letters: no effects, but it is clear which one is meant.
    pub forms: &'static [&'static str],
}
