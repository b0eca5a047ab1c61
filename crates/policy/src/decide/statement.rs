//! Statements, compiled.

use std::ops::Range;

use super::Place;
use super::action::{Action, Key};
use super::asked::Asked;
use super::condition::Condition;
use super::logic::Holds;
use super::principal::Principal;
use super::resource::Resource;
use crate::dialect::{Dialect, Optional, Role};
use crate::json::{NodeId, NodeKind, Tree};
use crate::model::{self, Member, Phrase};

/// A statement.
#[derive(Debug)]
pub(super) struct Statement {
    pub place: Place,
    pub range: Range<usize>,
    pub allows: bool,
    pub targets: Box<[Target]>,
    /// Whom it speaks of; `None` for whoever the policy is bound to.
    principals: Option<Words<Principal>>,
    pub conditions: Box<[Condition]>,
}

/// Actions and resources that belong together.
#[derive(Debug)]
pub(super) struct Target {
    actions: Words<Action>,
    resources: Words<Resource>,
}

/// A list, or all but it.
#[derive(Debug)]
struct Words<T> {
    negated: bool,
    items: Box<[T]>,
}

/// What a statement is compiled from.
#[derive(Clone, Copy)]
pub(super) struct Source<'s, 't> {
    pub text: &'t str,
    pub tree: &'s Tree,
    pub dialect: &'static Dialect,
    /// The principals of the whole document.
    pub principal: Option<&'s Member<'t>>,
}

impl Statement {
    /// Compiles a statement, or gives `None` for one of which something cannot be taken.
    pub fn new(
        statement: &model::Statement<'_>,
        source: Source<'_, '_>,
        place: Place,
    ) -> Option<Self> {
        let own = statement.principal();
        let principal = own.map(|member| member.value);
        let principal = principal.or(source.principal.map(|member| member.value));
        let targets = statement.targets.iter();
        let conditions = statement.conditions.iter().map(|condition| {
            let end = source.tree.range(condition.value).end;
            Condition::new(condition, source.dialect, end)
        });
        Some(Self {
            place,
            range: statement.range.clone(),
            allows: statement.allows()?,
            targets: targets
                .map(|target| Target::new(target, source.dialect, principal.is_some()))
                .collect::<Option<_>>()?,
            principals: match principal {
                Some(node) => Some(Words {
                    negated: own.is_some_and(|own| own.role == Some(Role::NotPrincipal)),
                    items: source.principals(node)?,
                }),
                None => None,
            },
            conditions: conditions.collect::<Option<_>>()?,
        })
    }

    /// Whether it applies to a request: all of its parts must.
    pub fn holds(&self, asked: &Asked<'_>, owners: &[Box<str>]) -> Holds {
        let target = Holds::any(
            self.targets
                .iter()
                .map(|target| target.holds(asked, owners)),
        );
        if target == Holds::No {
            return target;
        }
        let rest = std::iter::once(self.speaks_of(asked));
        let conditions = self
            .conditions
            .iter()
            .map(|condition| condition.holds(asked));
        target.and(Holds::all(rest.chain(conditions)))
    }

    /// Whether it speaks of who asks.
    pub fn speaks_of(&self, asked: &Asked<'_>) -> Holds {
        let Some(principals) = &self.principals else {
            return Holds::Yes;
        };
        principals.has(|principal| principal.matches(asked))
    }

    /// Whether its list of principals is empty.
    pub fn names_nobody(&self) -> bool {
        let principals = self.principals.as_ref();
        principals.is_some_and(|named| named.items.is_empty())
    }

    /// The principals of which it is open whether they are who asks.
    pub fn open_principals(&self, asked: &Asked<'_>) -> impl Iterator<Item = &Principal> {
        let principals = self.principals.iter().flat_map(|named| &named.items);
        principals.filter(|principal| principal.matches(asked) == Holds::Unknown)
    }

    /// Where requests that it may apply to find it.
    pub fn keys(&self) -> Vec<Key> {
        let keys = self.targets.iter().flat_map(|target| {
            let actions = &target.actions;
            let own = actions.items.iter().filter(|_| !actions.negated);
            let is_anywhere = actions.negated || actions.items.is_empty();
            let anywhere = is_anywhere.then_some(Key::Anywhere);
            own.map(Action::key).chain(anywhere)
        });
        keys.collect()
    }
}

impl Target {
    fn new(
        target: &model::Target<'_>,
        dialect: &'static Dialect,
        has_principal: bool,
    ) -> Option<Self> {
        let service = target.service.as_ref().map(Phrase::as_str);
        let (actions, resources) = (&target.actions, &target.resources);
        let may_lack = match dialect.resources.optional {
            Optional::Never => false,
            Optional::WithPrincipal => has_principal,
            Optional::Always => true,
        };
        let all = (!resources.written && may_lack).then_some(Resource::All);
        if !actions.written || (!resources.written && !may_lack) {
            return None;
        }
        let named = actions.items.iter();
        Some(Self {
            actions: Words {
                negated: actions.negated,
                items: named
                    .map(|action| Action::new(action.as_str(), service, dialect))
                    .collect::<Option<_>>()?,
            },
            resources: Words {
                negated: resources.negated && resources.written,
                items: resources
                    .items
                    .iter()
                    .map(|resource| Resource::new(resource.as_str(), dialect))
                    .chain(all)
                    .collect(),
            },
        })
    }

    /// Whether action and resource are among its own.
    pub fn holds(&self, asked: &Asked<'_>, owners: &[Box<str>]) -> Holds {
        match self.has_action(asked) {
            Holds::No => Holds::No,
            action => action.and(self.has_resource(asked, owners)),
        }
    }

    /// Whether the action is one of its own.
    pub fn has_action(&self, asked: &Asked<'_>) -> Holds {
        self.actions.has(|action| action.matches(asked))
    }

    /// Whether the resource is one of its own.
    fn has_resource(&self, asked: &Asked<'_>, owners: &[Box<str>]) -> Holds {
        let has = self
            .resources
            .has(|resource| resource.matches(asked, owners));
        let mut resources = self.resources.items.iter();
        if self.resources.negated && resources.any(|resource| resource.may_be_void(asked)) {
            // All but what matches nothing, or nothing at all: the pages leave it open.
            return has.and(Holds::Unknown);
        }
        has
    }

    pub fn resources(&self) -> &[Resource] {
        &self.resources.items
    }

    /// Whether a resource that is left out holds a variable without a value.
    pub fn leaves_out(&self, resource: &Resource, asked: &Asked<'_>) -> bool {
        self.resources.negated && resource.may_be_void(asked)
    }

    /// Whether one of its lists is empty.
    pub fn has_empty_list(&self) -> bool {
        self.actions.items.is_empty() || self.resources.items.is_empty()
    }

    /// Its actions.
    pub fn actions(&self) -> &[Action] {
        &self.actions.items
    }
}

impl<T> Words<T> {
    fn has(&self, matches: impl Fn(&T) -> Holds) -> Holds {
        if self.items.is_empty() {
            // No document says what an empty list means.
            return Holds::Unknown;
        }
        let listed = Holds::any(self.items.iter().map(matches));
        if self.negated { !listed } else { listed }
    }
}

impl Source<'_, '_> {
    /// The principals of an element, or `None` where one of them is no text.
    fn principals(&self, node: NodeId) -> Option<Box<[Principal]>> {
        let mut found = Vec::new();
        if self.tree.kind(node) != NodeKind::Object {
            self.add_principals(None, node, &mut found)?;
        }
        for (kind, value) in self.tree.members(node) {
            let kind = self.tree.text(self.text, kind);
            self.add_principals(Some(&kind), value, &mut found)?;
        }
        Some(found.into())
    }

    fn add_principals(
        &self,
        kind: Option<&str>,
        value: NodeId,
        found: &mut Vec<Principal>,
    ) -> Option<()> {
        let is_list = self.tree.kind(value) == NodeKind::Array;
        let own = (!is_list).then_some(value);
        for item in self.tree.elements(value).chain(own) {
            let phrase = Phrase::of_text(self.text, self.tree, item)?;
            found.push(Principal::new(kind, phrase.as_str(), self.dialect));
        }
        Some(())
    }
}
