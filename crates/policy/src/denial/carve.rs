//! Exceptions from a statement that denies: what it says, less one request.
//!
//! A statement denies its actions on its resources. To leave out one action on one resource, it is parted: the statement
//! itself no longer speaks of the action, and a copy of it speaks of that action alone, on the other resources. Where one
//! of the two cannot be said — a pattern has no exceptions in most languages — the other half alone is offered, and how
//! much more that lets pass is said.

use super::edit::set_words;
use super::relaxation::{Breadth, Kind};
use crate::catalog::{Catalog, Matching};
use crate::decide::Request;
use crate::dialect::{Dialect, Place, Profile, Role};
use crate::document::Document;
use crate::json;
use crate::model::{Policy, Target, Words};
use crate::pattern::{covers, covers_ignoring_case};
use crate::visual::List;

/// A longer list of actions would be no policy that anyone reads.
const MOST_LISTED: usize = 200;

/// What is to be left out of which statement.
pub(super) struct Carving<'c> {
    pub text: &'c str,
    pub profile: &'static Profile,
    /// From 0.
    pub statement: usize,
    pub request: &'c Request,
    pub catalog: &'c Catalog,
}

/// What a list is without a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Rest {
    /// Nothing is left: the statement falls away.
    Nothing,
    /// These.
    Words(Vec<String>),
    /// All but these, where the list was not negated before.
    AllBut(Vec<String>),
}

type Candidate = (Kind, Breadth, String);

impl Carving<'_> {
    /// The exceptions that can be said.
    pub fn candidates(&self) -> Vec<Candidate> {
        let parsed = json::parse(self.text);
        let policy = Policy::new(self.text, &parsed, self.dialect());
        let statement = policy
            .as_ref()
            .and_then(|policy| policy.statements.get(self.statement));
        let Some([target]) = statement.map(|statement| statement.targets.as_slice()) else {
            // Of several targets, one would have to be taken apart: not offered.
            return Vec::new();
        };
        let (actions, resources) = (self.actions_left(target), self.resources_left(target));
        let exact = |listed: bool| match listed {
            // A request for whatever a pattern names leaves no less than the pattern out.
            _ if self.names_pattern() => Breadth::Pattern,
            true => Breadth::AsListed,
            false => Breadth::Request,
        };
        let speaks_of_one = matches!(actions, Some((Rest::Nothing, None)));
        let mut found = Vec::new();
        if let Some((actions @ Rest::Words(_), listed)) = &actions {
            let exact = exact(listed.is_some());
            let kind = |is_kept_elsewhere| Kind::ExceptAction {
                is_kept_elsewhere,
                listed: *listed,
            };
            match &resources {
                Some(Rest::Nothing) => found.push((kind(false), exact, self.less(actions))),
                Some(left) => found.push((kind(true), exact, self.parted(actions, left))),
                None => found.push((kind(false), Breadth::Action, self.less(actions))),
            }
        }
        if let Some(left @ (Rest::Words(_) | Rest::AllBut(_))) = &resources {
            let breadth = match speaks_of_one {
                true => exact(false),
                false => Breadth::Resource,
            };
            found.push((Kind::ExceptResource, breadth, self.without_resource(left)));
        }
        for list in [List::Action, List::Resource] {
            found.extend(self.without_entries(target, list));
        }
        let made = found.into_iter();
        made.filter_map(|(kind, breadth, after)| Some((kind, breadth, after?)))
            .collect()
    }

    /// What passes without the whole statement: no more than the request where it says no more.
    pub fn breadth_of_all(&self) -> Breadth {
        let parsed = json::parse(self.text);
        let policy = Policy::new(self.text, &parsed, self.dialect());
        let statement = policy
            .as_ref()
            .and_then(|policy| policy.statements.get(self.statement));
        let Some([target]) = statement.map(|statement| statement.targets.as_slice()) else {
            return Breadth::Statement;
        };
        // That a pattern names one known action does not mean that it names no other.
        let action = self.actions_left(target);
        let action = action.filter(|(_, listed)| listed.is_none());
        match (action.map(|(left, _)| left), self.resources_left(target)) {
            (Some(Rest::Nothing), Some(Rest::Nothing)) if self.names_pattern() => Breadth::Pattern,
            (Some(Rest::Nothing), Some(Rest::Nothing)) => Breadth::Request,
            (Some(Rest::Nothing), _) => Breadth::Action,
            (_, Some(Rest::Nothing)) => Breadth::Resource,
            _ => Breadth::Statement,
        }
    }

    pub fn dialect(&self) -> &'static Dialect {
        self.profile.dialect
    }

    pub fn document(&self) -> Document {
        Document::new(self.text, self.profile)
    }

    /// The actions without the one that is asked for, and how many of them the catalog gave for a pattern.
    fn actions_left(&self, target: &Target<'_>) -> Option<(Rest, Option<usize>)> {
        let words = &target.actions;
        let own = self.action_in(target);
        if words.negated {
            return Some((with(words, own), None));
        }
        let ignores_case = self.dialect().ignores_action_case(self.request.action());
        let mut left = Vec::new();
        let mut listed = None;
        for item in &words.items {
            let plain = self.dialect().without_legacy(item.as_str());
            if self.is_pattern(plain) && is_covered(plain, own, ignores_case) {
                let others = self.others_of(plain, own)?;
                listed = Some(listed.unwrap_or(0) + others.len());
                left.extend(others);
            } else if !is_same(plain, own, ignores_case) {
                left.push(item.as_str().to_owned());
            }
        }
        let rest = if left.is_empty() {
            Rest::Nothing
        } else {
            Rest::Words(left)
        };
        Some((rest, listed))
    }

    /// The action as the target writes it: without its service, where that stands apart.
    fn action_in(&self, target: &Target<'_>) -> &str {
        let action = self.request.action();
        match (&target.service, action.split_once(':')) {
            (Some(_), Some((_, name))) => name,
            _ => action,
        }
    }

    /// The actions of a pattern in the catalog, but for one; `None` where they are not known or too many.
    fn others_of(&self, pattern: &str, own: &str) -> Option<Vec<String>> {
        let Matching::Actions(service, actions) = self.catalog.matching(pattern) else {
            return None;
        };
        let names = actions
            .iter()
            .map(|action| format!("{}:{}", service.name, action.name));
        let others: Vec<String> = names.filter(|name| !is_same(name, own, true)).collect();
        (others.len() < actions.len() && others.len() <= MOST_LISTED).then_some(others)
    }

    /// The resources without the one that is asked for.
    fn resources_left(&self, target: &Target<'_>) -> Option<Rest> {
        let (words, own) = (&target.resources, self.request.resource());
        if own.is_empty() {
            return None;
        }
        if words.negated {
            return Some(with(words, own));
        }
        let is_everything = words.items.iter().any(|item| item.as_str() == "*") || !words.written;
        if is_everything {
            let can_say = self
                .dialect()
                .name_of(Role::NotResource, Place::Statement)
                .is_some();
            return (can_say && own != "*").then(|| Rest::AllBut(vec![own.to_owned()]));
        }
        let mut left = Vec::new();
        for item in &words.items {
            let item = item.as_str();
            if item == own {
                continue;
            }
            // A pattern has no exceptions, and what it holds besides is not known.
            if self.is_pattern(item) && covers(item, own) {
                return None;
            }
            left.push(item.to_owned());
        }
        if left.len() == words.items.len() {
            // It is meant in another spelling: an empty region, or the account left out.
            return None;
        }
        Some(if left.is_empty() {
            Rest::Nothing
        } else {
            Rest::Words(left)
        })
    }

    /// Whether the request names its resource by a pattern, as the vendors do for what is about to be created.
    fn names_pattern(&self) -> bool {
        self.request.resource() != "*" && self.is_pattern(self.request.resource())
    }

    fn is_pattern(&self, text: &str) -> bool {
        text.contains('*')
            || text.contains("${")
            || (self.dialect().wildcards.one && text.contains('?'))
    }

    /// The statement without the entries that cover what is asked for, where others are left.
    fn without_entries(
        &self,
        target: &Target<'_>,
        list: List,
    ) -> Option<(Kind, Breadth, Option<String>)> {
        let (words, own, ignores_case) = match list {
            List::Action => (
                &target.actions,
                self.action_in(target),
                self.dialect().ignores_action_case(self.request.action()),
            ),
            List::Resource => (&target.resources, self.request.resource(), false),
        };
        if words.negated || own.is_empty() {
            return None;
        }
        let items = words.items.iter().map(|item| item.as_str().to_owned());
        let (removed, left): (Vec<String>, Vec<String>) = items.partition(|item| {
            let plain = self.dialect().without_legacy(item);
            is_covered(plain, own, ignores_case) || is_same(plain, own, ignores_case)
        });
        if removed.is_empty() || left.is_empty() {
            return None;
        }
        let mut document = self.document();
        let after = set_words(&mut document, self.statement, list, &left)
            .map(|()| document.text().to_owned());
        Some((Kind::RemoveEntries(removed), Breadth::Entries, after))
    }
}

/// A negated list with one more word.
fn with(words: &Words<'_>, word: &str) -> Rest {
    let items = words.items.iter().map(|item| item.as_str().to_owned());
    Rest::Words(items.chain([word.to_owned()]).collect())
}

fn is_same(one: &str, other: &str, ignores_case: bool) -> bool {
    one == other || (ignores_case && one.eq_ignore_ascii_case(other))
}

fn is_covered(pattern: &str, text: &str, ignores_case: bool) -> bool {
    if ignores_case {
        covers_ignoring_case(pattern, text)
    } else {
        covers(pattern, text)
    }
}
