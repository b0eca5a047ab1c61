//! What a user-defined policy permits and denies of a service.

use std::collections::BTreeMap;

use super::effective::{Extent, Permission, Resources};
use super::table::Table;
use super::{DIALECT, SSO};
use crate::dialect::Segment;
use crate::json;
use crate::model::{Phrase, Policy, Statement, Target};

/// What a policy's text says of Ncloud Single Sign-On, a [`Permission`] for each target. What cannot be read is left
/// out: [`check`](crate::check()) says what is wrong with the text.
///
/// ```
/// use charter_policy::naver::{Outcome, SSO, effective, permissions};
///
/// let policy = r#"{"permissions": [{"effect": "Allow", "targets": [
///     {"product": "SSO", "actions": ["View/get*", "Change/addUserToGroup", "Change/updateGroup"], "resourceNrns": ["*"]}]}]}"#;
/// let found = effective(&SSO, &permissions(policy));
/// let on = |name: &str| found.iter().find(|granted| {
///     granted.row.action.name() == "Change/addUserToGroup" && granted.row.on.is_some_and(|on| on.name() == name)
/// });
/// assert_eq!(on("Group").map(|granted| granted.outcome()), Some(Outcome::Works));
/// // For a user it needs `Change/updateUser`.
/// assert_eq!(on("User").map(|granted| granted.outcome()), Some(Outcome::CannotWork));
/// ```
pub fn permissions(text: &str) -> Vec<Permission> {
    let policy = Policy::new(text, &json::parse(text), &DIALECT);
    policy.map_or_else(Vec::new, |policy| SSO.permissions(&policy))
}

impl Table {
    /// What a policy says of this service, a [`Permission`] for each target that names it.
    pub fn permissions(&self, policy: &Policy<'_>) -> Vec<Permission> {
        let targets = policy.statements.iter().flat_map(|statement| {
            let targets = statement.targets.iter();
            targets.map(move |target| (statement, target))
        });
        let read = |(statement, target)| self.permission(statement, target);
        targets.filter_map(read).collect()
    }

    fn permission(&self, statement: &Statement<'_>, target: &Target<'_>) -> Option<Permission> {
        let allows = statement.allows().filter(|_| self.is_named_by(target))?;
        let words = target.actions.items.iter();
        Some(Permission {
            allows,
            actions: words
                .flat_map(|word| self.matching(word.as_str()))
                .collect(),
            resources: self.resources(&target.resources.items),
            is_conditional: !statement.conditions.is_empty(),
        })
    }

    /// Whether a target speaks of this service.
    pub(crate) fn is_named_by(&self, target: &Target<'_>) -> bool {
        let service = target.service.as_ref().map(Phrase::as_str);
        service.is_some_and(|name| name == "*" || self.is_product(name))
    }

    /// The resources of a target.
    pub(crate) fn resources(&self, names: &[Phrase<'_>]) -> Resources {
        let mut types = BTreeMap::new();
        for name in names.iter().map(Phrase::as_str) {
            let Some(rest) = self.own_part(name) else {
                continue;
            };
            let (kind, id) = rest.split_once('/').unwrap_or((rest, "*"));
            if kind == "*" {
                return Resources::All;
            }
            let extent = if id == "*" {
                Extent::Whole
            } else {
                Extent::Part
            };
            if let Some(kind) = self.resource_type(kind) {
                let known = types.entry(kind).or_insert(extent);
                *known = extent.max(*known);
            }
        }
        Resources::Of(types.into_iter().collect())
    }

    /// What a resource's name says after the account, if it may be one of this service.
    fn own_part<'n>(&self, name: &'n str) -> Option<&'n str> {
        if name == "*" {
            return Some(name);
        }
        let segments = DIALECT.resources.segments;
        let parts: Vec<&str> = name.splitn(segments.len(), ':').collect();
        let part = |wanted: Segment| {
            let at = segments.iter().position(|segment| *segment == wanted)?;
            parts.get(at).copied()
        };
        let service = part(Segment::Service)?;
        part(Segment::Name).filter(|_| service == "*" || self.is_product(service))
    }
}
