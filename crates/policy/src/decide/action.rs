//! Actions, compiled.

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
        let syntax = Syntax {
            wildcards: Some(dialect.wildcards),
            variables: false,
            ignores_case: grammar.ignores_case,
        };
        Some(Self::Named {
            service: Pattern::new(service, syntax),
            name: Pattern::new(name, syntax),
        })
    }

    /// Whether the request's action is among those named.
    pub fn matches(&self, asked: &Asked<'_>) -> Holds {
        match (self, asked.action) {
            (Self::All, _) => Holds::Yes,
            (Self::Opaque(_), _) | (Self::Named { .. }, None) => Holds::Unknown,
            (Self::Named { service, name }, Some((asked_service, asked_name))) => {
                let one = |pattern: &Pattern, text| pattern.matches(text, |_| Value::Unknown);
                match one(service, asked_service) {
                    Holds::No => Holds::No,
                    _ => one(name, asked_name),
                }
            }
        }
    }

    /// Where a request for it finds it.
    pub fn key(&self, dialect: &Dialect) -> Key {
        let folded = |text: &str| match dialect.actions.ignores_case {
            true => fold(text),
            false => text.to_owned(),
        };
        match self {
            Self::All | Self::Opaque(_) => Key::Anywhere,
            Self::Named { service, name } => match (service.literal(), name.literal()) {
                (None, _) => Key::Anywhere,
                (Some(service), None) => Key::Service(folded(service).into()),
                (Some(service), Some(name)) => {
                    Key::Action(folded(&format!("{service}:{name}")).into())
                }
            },
        }
    }
}
