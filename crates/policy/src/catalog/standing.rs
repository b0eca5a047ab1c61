//! What a catalog says to the actions that a policy names.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Action, Catalog, Matching, Service};
use crate::dialect::{Dialect, Segment};
use crate::json::Parsed;
use crate::model::{Phrase, Policy};

/// How an action of a policy stands to the list of its service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'c> {
    /// It is listed, or a wildcard matches a listed one, or the service is not loaded.
    Known,
    /// It is not listed, and nothing follows from that.
    Unlisted,
    /// It is not listed although the list is believed to be whole, or it is one typing error away from the
    /// action given.
    Doubtful(Option<&'c Action>),
}

impl Service {
    /// How a name without its service stands to the list. It is compared with all names only where `search`
    /// is set.
    pub fn standing(&self, name: &str, search: bool) -> Standing<'_> {
        let wildcard = name.contains('*');
        let known = if wildcard {
            self.matches_any(name)
        } else {
            self.action(name).is_some()
        };
        if known {
            return Standing::Known;
        }
        let near = (search && !wildcard).then(|| self.nearest(name)).flatten();
        if self.complete || near.is_some() {
            Standing::Doubtful(near)
        } else {
            Standing::Unlisted
        }
    }
}

impl Catalog {
    /// Where a policy names an action that is not listed, without that being worth a warning: the console
    /// can say how many there are. A pattern counts where it matches nothing that is listed.
    pub fn unlisted(
        &self,
        text: &str,
        parsed: &Parsed,
        dialect: &'static Dialect,
    ) -> Vec<Range<usize>> {
        self.coverage(text, parsed, dialect).unlisted
    }

    /// The services of the index that a policy names in its actions and resources: those whose files are
    /// worth loading for it.
    pub fn mentioned(
        &self,
        text: &str,
        parsed: &Parsed,
        dialect: &'static Dialect,
    ) -> BTreeSet<String> {
        let place = dialect
            .resources
            .segments
            .iter()
            .position(|segment| *segment == Segment::Service);
        let mut found = BTreeSet::new();
        let policy = Policy::new(text, parsed, dialect);
        for statement in policy.iter().flat_map(|policy| &policy.statements) {
            let actions = statement.actions();
            let services = actions
                .filter_map(|action| dialect.without_legacy(action.as_str()).split(':').next());
            let named = statement.targets.iter();
            let named = named.filter_map(|target| target.service.as_ref().map(Phrase::as_str));
            let resources = statement.resources();
            let owners = resources.filter_map(|resource| resource.as_str().split(':').nth(place?));
            let known = services
                .chain(owners)
                .chain(named)
                .filter(|name| self.entry(name).is_some());
            found.extend(known.map(str::to_owned));
        }
        found
    }

    /// How many known actions a pattern such as `cls:Delete*` means, or `None` where that is not known.
    pub fn count(&self, pattern: &str) -> Option<usize> {
        match self.matching(pattern) {
            Matching::Actions(_, actions) => Some(actions.len()),
            _ => None,
        }
    }
}
