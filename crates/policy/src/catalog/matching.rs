//! Which known actions a pattern means.

use super::{Action, Catalog, Service, ServiceEntry};
use crate::{pattern, suggest};

/// What a catalog knows of an action as a policy writes it, `cls:Delete*`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matching<'c> {
    /// Every action of every service: `*` or `*:*`.
    Everything,
    /// The text is not `service:Action`, or its service holds a wildcard.
    Unclear,
    /// The index has no such service.
    NoService,
    /// The service is known but its file is not loaded.
    NotLoaded(&'c ServiceEntry),
    /// The known actions that it means, by name; none where it matches nothing that is known.
    Actions(&'c Service, Vec<&'c Action>),
}

impl Catalog {
    /// The known actions that a pattern such as `cls:Delete*` means. The name is compared in any case. The
    /// prefix of older documents (`name/`) has to be taken off before.
    pub fn matching(&self, pattern: &str) -> Matching<'_> {
        if matches!(pattern, "*" | "*:*") {
            return Matching::Everything;
        }
        let Some((service, name)) = pattern.split_once(':') else {
            return Matching::Unclear;
        };
        if service.contains('*') || name.contains(':') {
            return Matching::Unclear;
        }
        if let Some(known) = self.service(service) {
            return Matching::Actions(known, known.matching(name));
        }
        self.entry(service)
            .map_or(Matching::NoService, Matching::NotLoaded)
    }

    /// The service whose name is one typing error away from this one.
    pub fn nearest_service(&self, name: &str) -> Option<&ServiceEntry> {
        let names = self.services().iter().map(|entry| entry.name.as_str());
        self.entry(suggest::one_slip(name, names)?)
    }
}

impl Service {
    /// The known actions that a pattern without the service, `Delete*`, means.
    pub fn matching(&self, pattern: &str) -> Vec<&Action> {
        if !pattern.contains('*') {
            return self.action(pattern).into_iter().collect();
        }
        let matches = |action: &&Action| pattern::covers_ignoring_case(pattern, &action.name);
        self.actions.iter().filter(matches).collect()
    }

    /// Whether a pattern without the service means a known action.
    pub fn matches_any(&self, pattern: &str) -> bool {
        let matches = |action: &Action| pattern::covers_ignoring_case(pattern, &action.name);
        self.actions.iter().any(matches)
    }

    /// The action whose name is one typing error away from this one. That of one thing is none for several, `ListKey` for
    /// `ListKeys`, where the service has both of others.
    pub fn nearest(&self, name: &str) -> Option<&Action> {
        let names = self.actions.iter().map(|action| action.name.as_str());
        let near = suggest::one_slip(name, names)?;
        let is_plural =
            near.strip_suffix('s') == Some(name) || name.strip_suffix('s') == Some(near);
        let is_slip = !is_plural || !self.has_both_numbers();
        self.action(near).filter(|_| is_slip)
    }

    /// Whether there are actions that differ in an `s` at the end alone.
    fn has_both_numbers(&self) -> bool {
        let is_there = |name: &str| {
            let found = self
                .actions
                .binary_search_by(|action| action.name.as_str().cmp(name));
            found.is_ok()
        };
        let mut plurals = self
            .actions
            .iter()
            .filter_map(|action| action.name.strip_suffix('s'));
        plurals.any(is_there)
    }
}
