//! What a sub account can really do: what is granted, what of it is denied, and what cannot work for want of a
//! related action.

use std::collections::BTreeSet;

use super::related::Needed;
use super::table::{Action, On, ResourceType, Row, Table};

/// What one target of one policy permits or denies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// Whether it allows; otherwise it denies, which wins.
    pub allows: bool,
    /// The actions.
    pub actions: BTreeSet<Action>,
    /// The resources.
    pub resources: Resources,
    /// Whether it holds only when a condition does.
    pub is_conditional: bool,
}

/// The resources of a [`Permission`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resources {
    /// All of the service.
    All,
    /// Those of some types: all of such a type, or particular ones.
    Of(Vec<(ResourceType, Extent)>),
}

/// How far something reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extent {
    /// Nowhere.
    None,
    /// Some resources, or only while a condition holds, or so that nobody can tell from the policies alone.
    Part,
    /// Everywhere.
    Whole,
}

/// Why a related action is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lack {
    /// No policy grants it.
    NotGranted,
    /// A policy denies it.
    Denied,
    /// It is granted, but only in part, or denied in part.
    InPart,
}

/// A related action that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The action, and whether the row itself names it or through which action it is needed.
    pub needed: Needed,
    /// Why it is missing.
    pub why: Lack,
}

/// A row of the table that some policy grants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Granted {
    /// The row: of an action that stands twice, each type of resources has its own.
    pub row: &'static Row,
    /// How far it is granted.
    pub extent: Extent,
    /// How far it is denied.
    pub denied: Extent,
    /// What it needs and has not, the nearest first.
    pub missing: Vec<Missing>,
}

/// What becomes of an action that is granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It works on all resources.
    Works,
    /// It works on some resources, or while a condition holds.
    WorksInPart,
    /// It is granted and cannot work for want of a related action.
    CannotWork,
    /// It is denied.
    Denied,
}

impl Permission {
    /// Those actions on all resources.
    pub fn allow(actions: impl IntoIterator<Item = Action>) -> Self {
        Self {
            allows: true,
            actions: actions.into_iter().collect(),
            resources: Resources::All,
            is_conditional: false,
        }
    }

    /// Those actions, denied on all resources.
    pub fn deny(actions: impl IntoIterator<Item = Action>) -> Self {
        Self {
            allows: false,
            ..Self::allow(actions)
        }
    }

    /// How far it speaks of a row.
    fn extent(&self, row: &Row) -> Extent {
        if !self.actions.contains(&row.action) {
            return Extent::None;
        }
        let reach = match (&self.resources, row.on) {
            (Resources::All, _) => Extent::Whole,
            // An action for which no resource can be named, in a target that names some: UNVERIFIED.
            (Resources::Of(_), None) => Extent::Part,
            (Resources::Of(types), Some(own)) => {
                let own = types.iter().filter(|(of, _)| *of == own);
                own.map(|(_, extent)| *extent).max().unwrap_or(Extent::None)
            }
        };
        if self.is_conditional {
            reach.min(Extent::Part)
        } else {
            reach
        }
    }
}

impl Granted {
    /// What becomes of it.
    pub fn outcome(&self) -> Outcome {
        let lacks = self
            .missing
            .iter()
            .any(|missing| missing.why != Lack::InPart);
        let whole =
            self.extent == Extent::Whole && self.denied == Extent::None && self.missing.is_empty();
        match self.denied {
            Extent::Whole => Outcome::Denied,
            _ if lacks => Outcome::CannotWork,
            _ if whole => Outcome::Works,
            _ => Outcome::WorksInPart,
        }
    }
}

/// The rows of a service that a sub account's policies grant, with what becomes of each. A denied one stays in the
/// list; one that nothing grants is not in it.
///
/// ```
/// use charter_policy::naver::{Outcome, Permission, SSO, effective};
///
/// let allowed = ["Change/deleteUser", "View/getUserList", "View/getTenantDetail"];
/// let allowed = allowed.iter().filter_map(|name| SSO.action(name));
/// let found = effective(&SSO, &[Permission::allow(allowed)]);
///
/// let delete = found.iter().find(|granted| granted.row.action.name() == "Change/deleteUser");
/// let delete = delete.expect("it is granted");
/// assert_eq!(delete.outcome(), Outcome::CannotWork);
/// let missing = delete.missing[0].needed.action().map(|action| action.name());
/// assert_eq!(missing, Some("View/getUserDetail"));
/// ```
pub fn effective(table: &Table, permissions: &[Permission]) -> Vec<Granted> {
    let of = |row: &Row, allows: bool| {
        let such = permissions.iter().filter(|one| one.allows == allows);
        such.map(|one| one.extent(row))
            .max()
            .unwrap_or(Extent::None)
    };
    let rows = table.rows().iter();
    let reach: Vec<Reach> = rows
        .map(|row| Reach {
            row,
            allowed: of(row, true),
            denied: of(row, false),
        })
        .collect();
    let granted = reach.iter().filter(|it| it.allowed != Extent::None);
    granted
        .map(|it| Granted {
            row: it.row,
            extent: it.allowed,
            denied: it.denied,
            missing: missing(table, it.row, &reach),
        })
        .collect()
}

/// How far all permissions together reach for a row.
struct Reach {
    row: &'static Row,
    allowed: Extent,
    denied: Extent,
}

fn missing(table: &Table, row: &Row, reach: &[Reach]) -> Vec<Missing> {
    let on = row.on.map_or(On::Any, On::Only);
    let needed = table.needed(row.action, on).into_iter();
    needed
        .filter_map(|needed| {
            // Of an action with several rows that is needed, any may be meant: the worst counts.
            let action = needed.action()?;
            let rows = reach.iter().filter(|it| it.row.action == action);
            let why = rows.filter_map(|it| lack(it.allowed, it.denied)).min()?;
            Some(Missing { needed, why })
        })
        .collect()
}

fn lack(allowed: Extent, denied: Extent) -> Option<Lack> {
    match (allowed, denied) {
        (_, Extent::Whole) => Some(Lack::Denied),
        (Extent::None, _) => Some(Lack::NotGranted),
        (Extent::Whole, Extent::None) => None,
        _ => Some(Lack::InPart),
    }
}
