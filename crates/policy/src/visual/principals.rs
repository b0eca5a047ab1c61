//! Changes of principals: a text, or kind → values.

use super::apply::{Editor, list_of};
use super::conditions::joined;
use super::layout::Fresh;
use super::{Reason, Refused};
use crate::dialect::Role;
use crate::json::{NodeId, NodeKind};

impl Editor<'_> {
    /// The principal that the form calls `at`: the member of its kind, or the text.
    fn principal(&self, at: usize) -> Result<NodeId, Refused> {
        let block = self.value(Role::Principal)?.ok_or(Refused::NotThere)?;
        let shown = self.shown.principals.get(at).ok_or(Refused::NotThere)?;
        let tree = self.splice.source.tree;
        let mut nodes = std::iter::once(block).chain(tree.children(block));
        nodes
            .find(|&node| {
                shown.range == tree.range(node) && (node != block || shown.kind.is_none())
            })
            .ok_or(Refused::NotThere)
    }

    pub fn add_principal(&mut self, kind: &str, values: &[String]) -> Result<(), Refused> {
        let fresh = list_of(values);
        let Some(block) = self.value(Role::Principal)? else {
            return self.add_element(
                Role::Principal,
                &Fresh::Object(vec![(kind.to_owned(), fresh)]),
            );
        };
        let source = self.splice.source;
        if source.kind(block) == NodeKind::String {
            return Err(Refused::Locked(Reason::NotAnObject));
        }
        let Some(member) = source.member(block, kind) else {
            return self.add_member(block, None, kind, &fresh);
        };
        let range = source.tree.range(member);
        let shown = self
            .shown
            .principals
            .iter()
            .find(|principal| principal.range == range);
        let shown = shown.ok_or(Refused::Locked(Reason::WrongType))?;
        let all = joined(&shown.values, values);
        self.splice.set_values(source.value_of(member), &all)
    }

    pub fn remove_principal(&mut self, at: usize) -> Result<(), Refused> {
        let node = self.principal(at)?;
        let source = self.splice.source;
        let is_member = source.kind(node) == NodeKind::Member;
        if is_member && source.stands_twice(node) {
            return Err(Refused::StandsTwice);
        }
        if is_member && !self.is_only(node) {
            self.remove_member(node)
        } else {
            self.remove_element(Role::Principal)
        }
    }

    pub fn set_principal_kind(&mut self, at: usize, kind: &str) -> Result<(), Refused> {
        let node = self.principal(at)?;
        let source = self.splice.source;
        if source.kind(node) == NodeKind::Member {
            let object = source.tree.parent(node).ok_or(Refused::NotThere)?;
            return self.rename(object, node, kind);
        }
        let text = source.slice(source.tree.range(node)).to_owned();
        let nested = self.splice.layout.nested.clone();
        let object = Fresh::Object(vec![(kind.to_owned(), Fresh::Literal(text))]);
        self.splice.replace_by(node, &object, &nested);
        Ok(())
    }

    pub fn set_principals(&mut self, at: usize, values: &[String]) -> Result<(), Refused> {
        let node = self.principal(at)?;
        let source = self.splice.source;
        if source.kind(node) == NodeKind::Member {
            self.splice.set_values(source.value_of(node), values)
        } else if values.len() == 1 {
            self.splice.set_values(node, values)
        } else {
            Err(Refused::Locked(Reason::NotAnObject))
        }
    }
}
