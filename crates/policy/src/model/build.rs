//! From the tree to the view.

use std::cell::RefCell;

use super::{Condition, Member, Phrase, Policy, Statement, Target, Words};
use crate::dialect::{Dialect, Place, Role};
use crate::json::{NodeId, NodeKind, Tree};

/// What every function here reads.
struct Source<'s, 't> {
    text: &'t str,
    tree: &'s Tree,
    dialect: &'static Dialect,
    /// The elements that are null and may be left out, as far as they have been read.
    nulls: RefCell<Vec<Member<'t>>>,
}

pub(super) fn policy<'t>(
    text: &'t str,
    tree: &Tree,
    dialect: &'static Dialect,
) -> Option<Policy<'t>> {
    let source = Source {
        text,
        tree,
        dialect,
        nulls: RefCell::default(),
    };
    let node = tree
        .root()
        .filter(|&root| tree.kind(root) == NodeKind::Object)?;
    let members = source.members(node, Place::Document);
    let list = super::find(&members, Role::Statement).map(|member| member.value);
    let objects = |nodes: Vec<NodeId>| {
        nodes
            .into_iter()
            .filter(|&node| tree.kind(node) == NodeKind::Object)
            .map(|node| source.statement(node))
            .collect()
    };
    let statements = list
        .map(|list| objects(source.items(list)))
        .unwrap_or_default();
    Some(Policy {
        node,
        members,
        statements,
        nulls: source.nulls.into_inner(),
    })
}

impl<'t> Source<'_, 't> {
    fn members(&self, node: NodeId, place: Place) -> Vec<Member<'t>> {
        let members = self.tree.members(node);
        let mut members: Vec<Member<'t>> = members
            .map(|(key, value)| {
                let key = Phrase::new(self.text, self.tree, key);
                let role = self
                    .dialect
                    .element(place, key.as_str().trim())
                    .map(|element| element.role);
                Member { role, key, value }
            })
            .collect();
        self.take_nulls(&mut members);
        members
    }

    /// Takes out what is null and may be left out: an API answers so what is not set.
    fn take_nulls(&self, members: &mut Vec<Member<'t>>) {
        let is_null = |member: &Member<'_>| self.tree.kind(member.value) == NodeKind::Null;
        if !members.iter().any(is_null) {
            return;
        }
        let set: Vec<Role> = members
            .iter()
            .filter(|member| !is_null(member))
            .filter_map(|member| member.role)
            .collect();
        let may_lack =
            |role: Option<Role>| role.is_some_and(|role| self.dialect.may_lack(role, &set));
        let taken = members.extract_if(.., |member| is_null(member) && may_lack(member.role));
        self.nulls.borrow_mut().extend(taken);
    }

    fn statement(&self, node: NodeId) -> Statement<'t> {
        let members = self.members(node, Place::Statement);
        let value = |role| super::find(&members, role).map(|member: &Member<'t>| member.value);
        let effect =
            value(Role::Effect).and_then(|node| Phrase::of_text(self.text, self.tree, node));
        let known_effect = effect
            .as_ref()
            .and_then(|effect| self.dialect.effect(effect.as_str()));
        let conditions = value(Role::Condition)
            .map(|node| self.conditions(node))
            .unwrap_or_default();
        let targets = if self.dialect.has_targets() {
            value(Role::Targets).map_or_else(Vec::new, |list| self.targets(list))
        } else {
            let own = self.target(node, &members);
            vec![own]
        };
        Statement {
            node,
            range: self.tree.range(node),
            members,
            effect,
            known_effect,
            targets,
            conditions,
        }
    }

    fn targets(&self, list: NodeId) -> Vec<Target<'t>> {
        let items = self.items(list).into_iter();
        let objects = items.filter(|&item| self.tree.kind(item) == NodeKind::Object);
        let target = |node| {
            let members = self.members(node, Place::Target);
            let target = self.target(node, &members);
            Target { members, ..target }
        };
        objects.map(target).collect()
    }

    /// What the members of an object say of actions and resources.
    fn target(&self, node: NodeId, members: &[Member<'t>]) -> Target<'t> {
        let service = super::find(members, Role::Service)
            .and_then(|member| Phrase::of_text(self.text, self.tree, member.value));
        Target {
            node,
            range: self.tree.range(node),
            members: Vec::new(),
            service,
            actions: self.words(members, Role::Action, Role::NotAction),
            resources: self.words(members, Role::Resource, Role::NotResource),
        }
    }

    /// The list of the plain role or, where that is absent, of its negation.
    fn words(&self, members: &[Member<'t>], plain: Role, negation: Role) -> Words<'t> {
        let negated = super::find(members, plain).is_none();
        let role = if negated { negation } else { plain };
        super::find(members, role).map_or_else(Words::default, |member| Words {
            written: true,
            negated,
            items: self.texts(self.listed_in(member.value)),
        })
    }

    /// Where a list stands: in the value, or in the one member of the object that some languages wrap it in.
    fn listed_in(&self, value: NodeId) -> NodeId {
        let Some(name) = self.dialect.resources.object_key else {
            return value;
        };
        let mut members = self.tree.members(value);
        let inside = members.find(|&(key, _)| self.tree.text(self.text, key) == name);
        inside.map_or(value, |(_, list)| list)
    }

    fn conditions(&self, node: NodeId) -> Vec<Condition<'t>> {
        let mut conditions = Vec::new();
        for (operator, keys) in self.tree.members(node) {
            let operator = Phrase::new(self.text, self.tree, operator);
            let known = self.dialect.conditions.operator(operator.as_str());
            for (key, value) in self.tree.members(keys) {
                conditions.push(Condition {
                    operator: operator.clone(),
                    known,
                    key: Phrase::new(self.text, self.tree, key),
                    value,
                    values: self.scalars(value),
                });
            }
        }
        conditions
    }

    /// The elements of a list, or the value itself where it is not one.
    fn items(&self, node: NodeId) -> Vec<NodeId> {
        if self.tree.kind(node) == NodeKind::Array {
            self.tree.elements(node).collect()
        } else {
            vec![node]
        }
    }

    fn texts(&self, node: NodeId) -> Vec<Phrase<'t>> {
        let items = self.items(node).into_iter();
        items
            .filter_map(|item| Phrase::of_text(self.text, self.tree, item))
            .collect()
    }

    fn scalars(&self, node: NodeId) -> Vec<Phrase<'t>> {
        let scalar = |&item: &NodeId| {
            use NodeKind::{False, Number, String, True, Word};
            matches!(self.tree.kind(item), String | Word | Number | True | False)
        };
        let items = self.items(node).into_iter();
        items
            .filter(scalar)
            .map(|item| Phrase::new(self.text, self.tree, item))
            .collect()
    }
}
