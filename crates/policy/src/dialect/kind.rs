//! What tells a kind of policy from the others of its language.

use super::{Dialect, Profile};
use crate::pattern::covers_ignoring_case;

/// Whether an element stands in a kind of policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Never: the vendor refuses it.
    Forbidden,
    /// It may, or may not.
    Open,
    /// In every statement.
    Required,
}

/// Which actions and resources a kind of policy is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Those of every service.
    Everything,
    /// These actions alone.
    Actions(&'static [&'static str]),
    /// The actions and resources of these services alone.
    Services(&'static [&'static str]),
}

/// How a word of a policy lies to a [`Scope`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It speaks of nothing else.
    Own,
    /// It speaks of that and of more, such as `*`, or one cannot tell.
    Open,
    /// It speaks of something else.
    Foreign,
}

/// What a text must show to be taken for a kind of policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// How many of the statements name a principal.
    pub principals: Principals,
    /// How actions and resources lie to the kind's scope.
    pub words: Fitting,
    /// Whether a statement lists resources; `None` where that does not matter.
    pub resources: Option<bool>,
    /// How sure it is then.
    pub certainty: Certainty,
}

/// How many statements name a principal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Principals {
    /// None.
    Nowhere,
    /// At least one.
    Somewhere,
    /// All of them, or the document for all.
    Everywhere,
}

/// How the words of a text lie to a kind's scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fitting {
    /// However they lie.
    Any,
    /// Some are its own and none is foreign.
    Own,
    /// None is foreign.
    NoneForeign,
    /// Some are its own, whatever the others are.
    SomeOwn,
}

/// How sure it is that a text is of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// No other kind fits better.
    Likely,
    /// A text of any other kind is not written so.
    Clear,
}

impl Scope {
    /// How an action lies to it.
    pub fn fit_of_action(self, dialect: &Dialect, action: &str) -> Fit {
        let (service, _) = dialect.actions.split(action);
        match self {
            Self::Everything => Fit::Own,
            _ if service.is_empty() || is_template(service) => Fit::Open,
            Self::Services(services) => fit_of_service(services, service),
            Self::Actions(own) => {
                let plain = dialect.without_legacy(action);
                let services = own.iter().map(|own| dialect.actions.split(own).0);
                let reaches = own.iter().any(|own| covers_ignoring_case(plain, own));
                match reaches {
                    true if services.into_iter().any(|own| own == service) => Fit::Own,
                    true => Fit::Open,
                    false if is_template(plain) => Fit::Open,
                    false => Fit::Foreign,
                }
            }
        }
    }

    /// How a resource lies to it.
    pub fn fit_of_resource(self, dialect: &Dialect, resource: &str) -> Fit {
        let service = dialect.resources.service_and_name(resource);
        match (self, service) {
            (Self::Services(services), Some((service, _))) if !is_template(service) => {
                fit_of_service(services, service)
            }
            _ => Fit::Open,
        }
    }
}

fn fit_of_service(services: &[&str], service: &str) -> Fit {
    let service = service.trim();
    let is_own = |own: &&str| own.eq_ignore_ascii_case(service);
    if service.is_empty() {
        Fit::Open
    } else if services.iter().any(is_own) {
        Fit::Own
    } else if services
        .iter()
        .any(|own| covers_ignoring_case(service, own))
    {
        Fit::Open
    } else {
        Fit::Foreign
    }
}

/// Whether something is still to be filled in.
fn is_template(text: &str) -> bool {
    text.contains(['$', '<'])
}

impl Fitting {
    /// Whether they lie so: whether there are own words, and whether there are foreign ones.
    pub fn hold(self, has_own: bool, has_foreign: bool) -> bool {
        match self {
            Self::Any => true,
            Self::Own => has_own && !has_foreign,
            Self::NoneForeign => !has_foreign,
            Self::SomeOwn => has_own,
        }
    }
}

impl Principals {
    /// Whether a text in which so many statements name one meets what a mark asks for.
    pub fn hold(self, found: Self) -> bool {
        match self {
            Self::Somewhere => found >= Self::Somewhere,
            asked => found == asked,
        }
    }
}

impl Profile {
    /// Whether its statements may name principals.
    pub fn names_principals(&self) -> bool {
        self.principal != Presence::Forbidden
    }
}
