//! What reading and editing share: a text with its tree, and what stands where.

use std::ops::Range;

use super::samples::is_space;
use super::{Locked, Reason, Word};
use crate::check::origin;
use crate::dialect::{Dialect, Place, Profile, Role};
use crate::json::{NodeId, NodeKind, Parsed, Tree};

/// A text with its tree.
#[derive(Clone, Copy)]
pub(crate) struct Source<'s> {
    pub text: &'s str,
    pub parsed: &'s Parsed,
    pub tree: &'s Tree,
    pub profile: &'static Profile,
    /// Whether the text is something else than a policy of this kind.
    pub is_foreign: bool,
}

impl<'s> Source<'s> {
    /// A text that was written as a policy of this kind.
    pub fn new(text: &'s str, parsed: &'s Parsed, profile: &'static Profile) -> Self {
        let tree = &parsed.tree;
        Self {
            text,
            parsed,
            tree,
            profile,
            is_foreign: false,
        }
    }

    /// A text of which nobody knows how it was written.
    pub fn unknown(text: &'s str, parsed: &'s Parsed, profile: &'static Profile) -> Self {
        let is_foreign = origin(text, parsed, profile).is_some();
        Self::new(text, parsed, profile).foreign(is_foreign)
    }

    /// It, where somebody knows whether it is something else than a policy of this kind.
    pub fn foreign(self, is_foreign: bool) -> Self {
        Self { is_foreign, ..self }
    }

    /// Whether nothing stands in the text but space and a byte order mark.
    pub fn is_blank(&self) -> bool {
        is_space(self.text.trim_start_matches('\u{feff}'))
    }

    pub fn dialect(&self) -> &'static Dialect {
        self.profile.dialect
    }

    pub fn kind(&self, node: NodeId) -> NodeKind {
        self.tree.kind(node)
    }

    /// The text at a range.
    pub fn slice(&self, range: Range<usize>) -> &'s str {
        self.text.get(range).unwrap_or_default()
    }

    /// The spaces and tabs with which the line of `offset` begins.
    pub fn indent_at(&self, offset: usize) -> &'s str {
        let before = self.slice(0..offset);
        let line = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let line = self.slice(line..offset);
        line.get(..line.len() - line.trim_start_matches([' ', '\t']).len())
            .unwrap_or_default()
    }

    /// The key of a member.
    pub fn key_of(&self, member: NodeId) -> NodeId {
        self.tree.children(member).next().unwrap_or(member)
    }

    /// The value of a member.
    pub fn value_of(&self, member: NodeId) -> NodeId {
        self.tree.children(member).nth(1).unwrap_or(member)
    }

    /// What a member's key says.
    pub fn name_of(&self, member: NodeId) -> String {
        self.tree.text(self.text, self.key_of(member)).into_owned()
    }

    pub fn word(&self, node: NodeId) -> Word {
        Word {
            value: self.tree.text(self.text, node).into_owned(),
            range: self.tree.range(node),
        }
    }

    pub fn locked(&self, node: NodeId, reason: Reason, role: Option<Role>) -> Locked {
        let is_member = self.kind(node) == NodeKind::Member;
        Locked {
            range: self.tree.range(node),
            reason,
            name: if is_member {
                self.name_of(node)
            } else {
                String::new()
            },
            role,
        }
    }

    /// The elements of a list, or the value itself where it is not one.
    pub fn items(&self, node: NodeId) -> Vec<NodeId> {
        if self.kind(node) == NodeKind::Array {
            self.tree.elements(node).collect()
        } else {
            vec![node]
        }
    }

    pub fn is_empty_list(&self, node: NodeId) -> bool {
        self.kind(node) == NodeKind::Array && self.tree.children(node).next().is_none()
    }

    /// The members of the document or of a statement, each with its role and whether it is the first to say
    /// so. An element and its negation say the same. What a statement's only target says is the statement's own.
    pub fn elements(&self, node: NodeId, place: Place) -> Vec<(NodeId, Option<Role>, bool)> {
        let mut found = self.own_elements(node, place);
        if let Some(target) = self.only_target(&found) {
            found.extend(self.own_elements(target, Place::Target));
        }
        found
    }

    /// The value of the element that lists targets.
    pub fn targets(&self, elements: &[(NodeId, Option<Role>, bool)]) -> Option<NodeId> {
        let mut targets = elements
            .iter()
            .filter(|(_, role, first)| *role == Some(Role::Targets) && *first);
        targets.next().map(|(member, _, _)| self.value_of(*member))
    }

    /// The only target of a statement with these elements.
    pub fn only_target(&self, elements: &[(NodeId, Option<Role>, bool)]) -> Option<NodeId> {
        match self.items(self.targets(elements)?)[..] {
            [only] if self.kind(only) == NodeKind::Object => Some(only),
            _ => None,
        }
    }

    /// The members of one object; see [`Self::elements`].
    pub fn own_elements(&self, node: NodeId, place: Place) -> Vec<(NodeId, Option<Role>, bool)> {
        let mut seen = Vec::new();
        let members = self.tree.children(node);
        members
            .filter(|&member| self.kind(member) == NodeKind::Member)
            .map(|member| {
                let name = self.name_of(member);
                let element = self.dialect().element(place, name.trim());
                let role = element.map(|element| element.role);
                let first = !seen.contains(&role.map(plain));
                seen.push(role.map(plain));
                (member, role, first)
            })
            .collect()
    }

    /// Whether another member of the same object has the same name, so that one of them does not count.
    pub fn stands_twice(&self, member: NodeId) -> bool {
        let Some(object) = self.tree.parent(member) else {
            return false;
        };
        let name = self.name_of(member);
        let alike = self
            .tree
            .children(object)
            .filter(|&other| self.name_of(other) == name);
        alike.count() > 1
    }

    /// The first member of that name.
    pub fn member(&self, object: NodeId, name: &str) -> Option<NodeId> {
        self.tree
            .children(object)
            .find(|&member| self.kind(member) == NodeKind::Member && self.name_of(member) == name)
    }

    /// Whether a fault lies in a node, or its closing bracket is missing.
    pub fn is_faulty(&self, node: NodeId) -> bool {
        let range = self.tree.range(node);
        let faults = self.parsed.faults.iter();
        let mut inside =
            faults.filter(|fault| fault.range.start < range.end && range.start < fault.range.end);
        inside.next().is_some() || !self.is_closed(node)
    }

    /// Whether a container has its closing bracket; anything else but a missing value is closed.
    pub fn is_closed(&self, node: NodeId) -> bool {
        let close = match self.kind(node) {
            NodeKind::Object => '}',
            NodeKind::Array => ']',
            NodeKind::Member => {
                return self.kind(self.key_of(node)) == NodeKind::String
                    && self.is_closed(self.value_of(node));
            }
            NodeKind::Missing | NodeKind::Word => return false,
            _ => return true,
        };
        let range = self.tree.range(node);
        let last = self.tree.children(node).last();
        let inside = last.map_or(range.start + 1, |last| self.tree.range(last).end);
        inside < range.end && self.slice(inside..range.end).ends_with(close)
    }
}

/// Whether what is locked with one role keeps the form from setting another.
pub(super) fn locks(locked: Role, role: Role) -> bool {
    let in_target = matches!(plain(role), Role::Service | Role::Action | Role::Resource);
    plain(locked) == plain(role) || (locked == Role::Targets && in_target)
}

/// The role that an element has with or without its negation.
pub(super) fn plain(role: Role) -> Role {
    match role {
        Role::NotAction => Role::Action,
        Role::NotResource => Role::Resource,
        Role::NotPrincipal => Role::Principal,
        other => other,
    }
}
