//! What the form's controls do.

use super::Reason;
use crate::dialect::Role;

/// What one control of the form does. `statement` is a [`super::Block::place`]; `at` is an index of the list that the
/// change names, as [`super::read`] gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Adds a statement that speaks of no action and of all resources. In an empty text it makes the document.
    AddStatement {
        /// The block it stands after, or `None` for the end of the list.
        after: Option<usize>,
        /// Whether it allows.
        allow: bool,
    },
    /// Copies a block, byte for byte, behind itself.
    Duplicate(usize),
    /// Moves a block.
    Move {
        /// Where it is.
        from: usize,
        /// Where it is afterwards.
        to: usize,
    },
    /// Removes a block.
    Remove(usize),
    /// Makes a statement with several targets as many statements with one each, which say the same.
    SplitTargets(usize),
    /// Sets the service whose actions are listed, where actions do not name it themselves.
    SetService {
        /// The statement.
        statement: usize,
        /// The service.
        service: String,
    },
    /// Names a statement, or takes its name away.
    SetSid {
        /// The statement.
        statement: usize,
        /// Its name.
        sid: Option<String>,
    },
    /// Sets the effect.
    SetEffect {
        /// The statement.
        statement: usize,
        /// Whether it allows.
        allow: bool,
    },
    /// Makes actions or resources `*`; a negated element becomes the plain one.
    SetAll {
        /// The statement.
        statement: usize,
        /// Which of its lists.
        list: List,
    },
    /// Sets all actions or resources. What stays keeps its bytes. A negated element stays negated.
    SetWords {
        /// The statement.
        statement: usize,
        /// Which of its lists.
        list: List,
        /// The values.
        words: Vec<String>,
    },
    /// Adds an action or a resource at the end, unless it is there already.
    AddWord {
        /// The statement.
        statement: usize,
        /// Which of its lists.
        list: List,
        /// The value.
        word: String,
    },
    /// Removes an action or a resource. The last one leaves an empty list.
    RemoveWord {
        /// The statement.
        statement: usize,
        /// Which of its lists.
        list: List,
        /// Which word.
        at: usize,
    },
    /// Replaces an action or a resource.
    SetWord {
        /// The statement.
        statement: usize,
        /// Which of its lists.
        list: List,
        /// Which word.
        at: usize,
        /// Its new value.
        word: String,
    },
    /// Adds a condition. Where operator and key stand already, the values that are not there are added.
    AddCondition {
        /// The statement.
        statement: usize,
        /// The operator, qualifier and if-exists form included.
        operator: String,
        /// The key.
        key: String,
        /// The values.
        values: Vec<String>,
    },
    /// Removes a condition, and what it leaves empty.
    RemoveCondition {
        /// The statement.
        statement: usize,
        /// Which of its conditions.
        at: usize,
    },
    /// Gives a condition another operator.
    SetOperator {
        /// The statement.
        statement: usize,
        /// Which of its conditions.
        at: usize,
        /// The operator, qualifier and if-exists form included.
        operator: String,
    },
    /// Gives a condition another key.
    SetKey {
        /// The statement.
        statement: usize,
        /// Which of its conditions.
        at: usize,
        /// The key.
        key: String,
    },
    /// Sets the values of a condition. A single value stays one as long as there is one.
    SetValues {
        /// The statement.
        statement: usize,
        /// Which of its conditions.
        at: usize,
        /// The values. They stay numbers or booleans where they were and still can be.
        values: Vec<String>,
    },
    /// Adds principals. Where the kind stands already, the values that are not there are added.
    AddPrincipal {
        /// The statement.
        statement: usize,
        /// The kind, such as `qcs`.
        kind: String,
        /// Who.
        values: Vec<String>,
    },
    /// Removes a kind of principals, and what it leaves empty.
    RemovePrincipal {
        /// The statement.
        statement: usize,
        /// Which of its principals.
        at: usize,
    },
    /// Gives principals another kind. One without a kind, such as `"*"`, gets one.
    SetPrincipalKind {
        /// The statement.
        statement: usize,
        /// Which of its principals.
        at: usize,
        /// The kind.
        kind: String,
    },
    /// Sets the principals of a kind.
    SetPrincipals {
        /// The statement.
        statement: usize,
        /// Which of its principals.
        at: usize,
        /// Who.
        values: Vec<String>,
    },
}

impl Change {
    /// The statement it changes, or `None` where it changes the list of statements.
    pub fn statement(&self) -> Option<usize> {
        match self {
            Self::AddStatement { .. }
            | Self::Duplicate(_)
            | Self::Move { .. }
            | Self::Remove(_)
            | Self::SplitTargets(_) => None,
            Self::SetService { statement, .. }
            | Self::SetSid { statement, .. }
            | Self::SetEffect { statement, .. }
            | Self::SetAll { statement, .. }
            | Self::SetWords { statement, .. }
            | Self::AddWord { statement, .. }
            | Self::RemoveWord { statement, .. }
            | Self::SetWord { statement, .. }
            | Self::AddCondition { statement, .. }
            | Self::RemoveCondition { statement, .. }
            | Self::SetOperator { statement, .. }
            | Self::SetKey { statement, .. }
            | Self::SetValues { statement, .. }
            | Self::AddPrincipal { statement, .. }
            | Self::RemovePrincipal { statement, .. }
            | Self::SetPrincipalKind { statement, .. }
            | Self::SetPrincipals { statement, .. } => Some(*statement),
        }
    }
}

/// A list of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// The actions.
    Action,
    /// The resources.
    Resource,
}

impl List {
    /// The element's role where it is not negated.
    pub(super) fn role(self) -> Role {
        match self {
            Self::Action => Role::Action,
            Self::Resource => Role::Resource,
        }
    }
}

/// Why a change cannot be made. The text stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// What the change names is not there.
    NotThere,
    /// The form cannot show it, for that reason.
    Locked(Reason),
    /// That name is taken: the key would stand twice.
    Exists,
    /// It stands twice: without the first, the second would count.
    StandsTwice,
    /// The language has no such element.
    NotInLanguage,
    /// The text around the place is broken, so that the change could spoil it.
    Broken,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NotThere => "there is nothing at that place",
            Self::Locked(_) => "this part can only be edited as JSON",
            Self::Exists => "this name is taken",
            Self::StandsTwice => "this stands twice; edit it as JSON",
            Self::NotInLanguage => "the language has no such element",
            Self::Broken => "the text is broken there; mend it first",
        })
    }
}

impl std::error::Error for Refused {}
