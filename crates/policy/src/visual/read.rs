//! From the tree to what the form shows.

use std::collections::BTreeSet;

use super::source::Source;
use super::{
    Block, Change, Condition, Content, Locked, Principal, Reason, Statement, Visual, Word, Words,
    edits_of,
};
use crate::dialect::{Place, Profile, Role};
use crate::json::{NodeId, NodeKind, Parsed};

/// Reads what the form can show of a text. `parsed` is what [`crate::json::parse`] gave for this `text`.
///
/// It never fails: of a text that is no policy it shows nothing, of a broken one what could be recovered.
pub fn read(text: &str, parsed: &Parsed, profile: &'static Profile) -> Visual {
    view_of(Source::unknown(text, parsed, profile))
}

/// Like [`read`], for a text of which is known whether it is a policy of its kind.
pub(crate) fn view_of(source: Source<'_>) -> Visual {
    let parsed = source.parsed;
    let add = Change::AddStatement {
        after: None,
        allow: false,
    };
    let mut visual = Visual {
        broken: !parsed.faults.is_empty(),
        can_add: edits_of(source, &add).is_ok(),
        ..Visual::default()
    };
    let Some(root) = parsed.tree.root() else {
        return visual;
    };
    if source.kind(root) != NodeKind::Object {
        visual
            .locked
            .push(source.locked(root, Reason::NotAnObject, None));
        return visual;
    }
    for (member, role, first) in source.elements(root, Place::Document) {
        let reason = match role {
            _ if source.is_faulty(member) && role != Some(Role::Statement) => Some(Reason::Fault),
            None => Some(Reason::UnknownElement),
            _ if !first => Some(Reason::DuplicateKey),
            Some(Role::Statement) => source.statements(member, &mut visual.blocks),
            Some(Role::Version) => None,
            Some(_) => Some(Reason::WholeDocument),
        };
        if let Some(reason) = reason {
            visual.locked.push(source.locked(member, reason, role));
        }
    }
    visual
}

impl Source<'_> {
    /// Reads the list of statements, or says why there is none.
    fn statements(&self, member: NodeId, blocks: &mut Vec<Block>) -> Option<Reason> {
        let value = self.value_of(member);
        match self.kind(value) {
            NodeKind::Array => {
                let items = self.tree.elements(value).enumerate();
                blocks.extend(items.map(|(place, item)| self.block(place, item)));
                None
            }
            NodeKind::Object => {
                blocks.push(self.block(0, value));
                None
            }
            NodeKind::Missing | NodeKind::Word => Some(Reason::Fault),
            _ => Some(Reason::WrongType),
        }
    }

    fn block(&self, place: usize, node: NodeId) -> Block {
        let content = if self.is_faulty(node) {
            Content::Locked(Reason::Fault)
        } else if self.kind(node) != NodeKind::Object {
            Content::Locked(Reason::NotAnObject)
        } else {
            Content::Statement(Box::new(self.statement(node)))
        };
        Block {
            place,
            range: self.tree.range(node),
            content,
        }
    }

    /// Reads a statement without faults.
    pub(super) fn statement(&self, node: NodeId) -> Statement {
        let mut statement = Statement::default();
        for (member, role, first) in self.elements(node, Place::Statement) {
            let value = self.value_of(member);
            let shown = match role {
                None => Err(Reason::UnknownElement),
                Some(_) if !first => Err(Reason::DuplicateKey),
                Some(role) => self.element(role, value, &mut statement),
            };
            if let Err(reason) = shown {
                statement.locked.push(self.locked(member, reason, role));
            }
        }
        charter_order::sort_by_key(&mut statement.locked, |locked| locked.range.start);
        statement
    }

    fn element(&self, role: Role, value: NodeId, into: &mut Statement) -> Result<(), Reason> {
        match role {
            Role::Sid => into.sid = Some(self.text_word(value)?),
            Role::Effect => {
                let word = self.text_word(value)?;
                into.allows = self.dialect().effect(&word.value).map(|known| known.allows);
                into.effect = Some(word);
            }
            Role::Action | Role::NotAction => {
                into.actions = self.words(value, role == Role::NotAction)?;
            }
            Role::Resource | Role::NotResource => {
                into.resources = self.words(value, role == Role::NotResource)?;
            }
            Role::Principal => into.principals = self.principals(value, &mut into.locked)?,
            Role::NotPrincipal => return Err(Reason::AllBut),
            Role::Condition => into.conditions = self.conditions(value, &mut into.locked)?,
            Role::Service => into.service = Some(self.text_word(value)?),
            Role::Targets => self.single_target(value)?,
            Role::Version | Role::Statement | Role::Depends | Role::About => {
                return Err(Reason::UnknownElement);
            }
        }
        Ok(())
    }

    /// The form shows the elements of a statement's only target as the statement's own.
    fn single_target(&self, value: NodeId) -> Result<(), Reason> {
        match (self.kind(value), &self.items(value)[..]) {
            (NodeKind::Array | NodeKind::Object, [only])
                if self.kind(*only) == NodeKind::Object =>
            {
                Ok(())
            }
            (NodeKind::Array, []) => Ok(()),
            (NodeKind::Array, [_]) => Err(Reason::NotAnObject),
            (NodeKind::Array, _) => Err(Reason::SeveralTargets),
            _ => Err(Reason::WrongType),
        }
    }

    fn text_word(&self, node: NodeId) -> Result<Word, Reason> {
        match self.kind(node) {
            NodeKind::String => Ok(self.word(node)),
            _ => Err(Reason::WrongType),
        }
    }

    fn words(&self, node: NodeId, negated: bool) -> Result<Words, Reason> {
        let items = self.items(node).into_iter();
        Ok(Words {
            written: true,
            negated,
            items: items
                .map(|item| self.text_word(item))
                .collect::<Result<_, _>>()?,
        })
    }

    fn principals(&self, node: NodeId, locked: &mut Vec<Locked>) -> Result<Vec<Principal>, Reason> {
        if self.kind(node) == NodeKind::String {
            return Ok(vec![Principal {
                kind: None,
                values: vec![self.word(node)],
                range: self.tree.range(node),
            }]);
        }
        let members = self.filled(node, locked)?;
        let mut principals = Vec::new();
        for member in members {
            match self.words(self.value_of(member), false) {
                Ok(words) => principals.push(Principal {
                    kind: Some(self.word(self.key_of(member))),
                    values: words.items,
                    range: self.tree.range(member),
                }),
                Err(reason) => locked.push(self.locked(member, reason, None)),
            }
        }
        Ok(principals)
    }

    fn conditions(&self, node: NodeId, locked: &mut Vec<Locked>) -> Result<Vec<Condition>, Reason> {
        let mut conditions = Vec::new();
        for operator in self.filled(node, locked)? {
            let keys = match self.filled(self.value_of(operator), locked) {
                Ok(keys) => keys,
                Err(reason) => {
                    locked.push(self.locked(operator, reason, None));
                    continue;
                }
            };
            for member in keys {
                match self.scalars(self.value_of(member)) {
                    Ok(values) => conditions.push(Condition {
                        operator: self.word(self.key_of(operator)),
                        key: self.word(self.key_of(member)),
                        values,
                        range: self.tree.range(member),
                    }),
                    Err(reason) => locked.push(self.locked(member, reason, None)),
                }
            }
        }
        Ok(conditions)
    }

    fn scalars(&self, node: NodeId) -> Result<Vec<Word>, Reason> {
        let items = self.items(node).into_iter();
        items
            .map(|item| match self.kind(item) {
                NodeKind::Object | NodeKind::Array | NodeKind::Null => Err(Reason::WrongType),
                _ => Ok(self.word(item)),
            })
            .collect()
    }

    /// The members of an object, each name once: what repeats one is locked. An empty list counts as an
    /// empty object: exports of the vendor's console write it so.
    fn filled(&self, node: NodeId, locked: &mut Vec<Locked>) -> Result<Vec<NodeId>, Reason> {
        let empty_list = self.is_empty_list(node);
        if self.kind(node) != NodeKind::Object && !empty_list {
            return Err(Reason::NotAnObject);
        }
        let mut names = BTreeSet::new();
        let (first, repeated): (Vec<NodeId>, Vec<NodeId>) = self
            .tree
            .children(node)
            .partition(|&member| names.insert(self.name_of(member)));
        let repeated = repeated.into_iter();
        locked.extend(repeated.map(|member| self.locked(member, Reason::DuplicateKey, None)));
        Ok(first)
    }
}
