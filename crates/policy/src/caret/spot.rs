//! From open brackets to a place in the policy.

use super::Frame;
use crate::dialect::{Dialect, Place, Role};

/// What stands or would stand at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Spot {
    /// The key of an element.
    Element(Place),
    /// A version, an effect, a name, an action, a resource.
    Text(Role),
    /// The key that names an operator.
    Operator,
    /// The key below an operator.
    ConditionKey { operator: String },
    /// A value that a key is compared with.
    ConditionValue { operator: String, key: String },
    /// The kind of a principal.
    PrincipalKind,
    /// A principal.
    Principal { kind: String },
}

/// What the next bracket would hold.
enum Expected {
    Document,
    Statements,
    Statement,
    Operators,
    Keys(String),
    Principals,
    Targets,
    Target,
    /// A value or a list of such.
    Values(Spot),
}

/// The place within the brackets, at a key or at a value, and where its statement opens.
pub(super) fn find(
    frames: &[Frame],
    key: bool,
    dialect: &'static Dialect,
) -> Option<(Spot, Option<usize>)> {
    let mut expected = Expected::Document;
    let mut statement = None;
    for (at, frame) in frames.iter().enumerate() {
        let at_key = key && at + 1 == frames.len();
        let name = || frame.key.clone().unwrap_or_default();
        expected = match (expected, frame.array) {
            (Expected::Statements, true) => Expected::Statement,
            (Expected::Values(spot), true) => Expected::Values(spot),
            (Expected::Document, false) if at_key => {
                return Some((Spot::Element(Place::Document), None));
            }
            (Expected::Document, false) => element(dialect, Place::Document, &name())?,
            (Expected::Statements | Expected::Statement, false) => {
                statement = Some(frame.open);
                if at_key {
                    return Some((Spot::Element(Place::Statement), statement));
                }
                element(dialect, Place::Statement, &name())?
            }
            (Expected::Targets, true) => Expected::Target,
            (Expected::Targets | Expected::Target, false) => {
                if at_key {
                    return Some((Spot::Element(Place::Target), statement));
                }
                element(dialect, Place::Target, &name())?
            }
            (Expected::Operators, false) if at_key => return Some((Spot::Operator, statement)),
            (Expected::Operators, false) => Expected::Keys(name()),
            (Expected::Keys(operator), false) if at_key => {
                return Some((Spot::ConditionKey { operator }, statement));
            }
            (Expected::Keys(operator), false) => {
                let key = name();
                Expected::Values(Spot::ConditionValue { operator, key })
            }
            (Expected::Principals, false) if at_key => {
                return Some((Spot::PrincipalKind, statement));
            }
            (Expected::Principals, false) => Expected::Values(Spot::Principal { kind: name() }),
            _ => return None,
        };
    }
    match expected {
        Expected::Values(spot) => Some((spot, statement)),
        _ => None,
    }
}

fn element(dialect: &'static Dialect, place: Place, name: &str) -> Option<Expected> {
    let role = dialect.element(place, name.trim())?.role;
    Some(match role {
        Role::Statement => Expected::Statements,
        Role::Targets => Expected::Targets,
        Role::Condition => Expected::Operators,
        Role::Principal | Role::NotPrincipal => Expected::Principals,
        role => Expected::Values(Spot::Text(role)),
    })
}
