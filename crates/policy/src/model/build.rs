//! From the tree to the view.

use super::{Condition, Member, Phrase, Policy, Statement};
use crate::dialect::{Dialect, Place, Role};
use crate::json::{NodeId, NodeKind, Tree};

/// What every function here reads.
#[derive(Clone, Copy)]
struct Source<'s, 't> {
    text: &'t str,
    tree: &'s Tree,
    dialect: &'static Dialect,
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
    })
}

impl<'t> Source<'_, 't> {
    fn members(&self, node: NodeId, place: Place) -> Vec<Member<'t>> {
        let members = self.tree.members(node);
        members
            .map(|(key, value)| {
                let key = Phrase::new(self.text, self.tree, key);
                let role = self
                    .dialect
                    .element(place, key.as_str().trim())
                    .map(|element| element.role);
                Member { role, key, value }
            })
            .collect()
    }

    fn statement(&self, node: NodeId) -> Statement<'t> {
        let members = self.members(node, Place::Statement);
        let value = |role| super::find(&members, role).map(|member: &Member<'t>| member.value);
        let effect =
            value(Role::Effect).and_then(|node| Phrase::of_text(self.text, self.tree, node));
        let known_effect = effect
            .as_ref()
            .and_then(|effect| self.dialect.effect(effect.as_str()));
        let actions = value(Role::Action)
            .map(|node| self.texts(node))
            .unwrap_or_default();
        let resources = value(Role::Resource)
            .map(|node| self.texts(node))
            .unwrap_or_default();
        let conditions = value(Role::Condition)
            .map(|node| self.conditions(node))
            .unwrap_or_default();
        let range = self.tree.range(node);
        Statement {
            node,
            range,
            members,
            effect,
            known_effect,
            actions,
            resources,
            conditions,
        }
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
