//! Actions, compiled.

use std::fmt;

use super::asked::Asked;
use super::logic::Holds;
use super::pattern::{Pattern, Syntax, Value};
use super::request::fold;
use crate::dialect::{ActionForm, Dialect};

/// An action that a policy names.
#[derive(Debug)]
pub(super) enum Action {
    /// `*`.
    All,
    /// A form that names permissions by a number, which says nothing of the actions.
    Opaque(Box<str>),
    Named {
        service: Pattern,
        name: Pattern,
    },
}

/// Where a statement is looked for.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// At one action, `service:Name`.
    Action(Box<str>),
    /// At one service.
    Service(Box<str>),
    /// Everywhere.
    Anywhere,
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("*"),
            Self::Opaque(text) => f.write_str(text),
            Self::Named { service, name } => write!(f, "{service}:{name}"),
        }
    }
}

impl Action {
    /// Reads an action, or gives `None` for a text that is none. `service` is the one that stands in an element of its
    /// own, in languages that have it.
    pub fn new(text: &str, service: Option<&str>, dialect: &Dialect) -> Option<Self> {
        let grammar = &dialect.actions;
        let (service, name) = match grammar.form {
            ActionForm::Typed { .. } => (service?, text),
            ActionForm::Colons { .. } if text == "*" => return Some(Self::All),
            ActionForm::Colons { .. } => {
                if grammar
                    .other_forms
                    .iter()
                    .any(|form| text.starts_with(form))
                {
                    return Some(Self::Opaque(text.into()));
                }
                let parts = dialect.without_legacy(text).split_once(':');
                parts.filter(|(service, name)| !service.is_empty() && !name.is_empty())?
            }
        };
        let cases = &dialect.cases;
        let pattern = |text, case| {
            let syntax = Syntax {
                wildcards: Some(dialect.wildcards),
                variables: None,
                literal_from: 0,
                case,
            };
            Pattern::new(text, syntax)
        };
        Some(Self::Named {
            service: pattern(service, cases.services),
            name: pattern(name, cases.actions.of(service)),
        })
    }

    /// Whether the request's action is among those named.
    pub fn matches(&self, asked: &Asked<'_>) -> Holds {
        match (self, asked.action) {
            (Self::All, _) => Holds::Yes,
            (Self::Opaque(_), _) | (Self::Named { .. }, None) => Holds::Unknown,
            (Self::Named { service, name }, Some((asked_service, asked_name))) => {
                match service.matches(asked_service, |_| Value::Unknown) {
                    Holds::No => Holds::No,
                    found => found.and(name.matches(asked_name, |_| Value::Unknown)),
                }
            }
        }
    }

    /// Whether it is written in another case than the request's, of which nothing says whether it counts.
    pub fn differs_in_case(&self, asked: &Asked<'_>) -> bool {
        match (self, asked.action) {
            (Self::Named { service, name }, Some((asked_service, asked_name))) => {
                service.differs_in_case(asked_service, |_| Value::Unknown)
                    || name.differs_in_case(asked_name, |_| Value::Unknown)
            }
            _ => false,
        }
    }

    /// Where a request for it finds it: in small letters, so that one in another case is found as well.
    pub fn key(&self) -> Key {
        match self {
            Self::All | Self::Opaque(_) => Key::Anywhere,
            Self::Named { service, name } => match (service.literal(), name.literal()) {
                (None, _) => Key::Anywhere,
                (Some(service), None) => Key::Service(fold(service).into()),
                (Some(service), Some(name)) => {
                    Key::Action(fold(&format!("{service}:{name}")).into())
                }
            },
        }
    }
}
