//! Changes of the list of statements.

use super::layout::{Fresh, Layout, Shape, in_case_of, quote};
use super::source::Source;
use super::splice::{Item, Splice};
use super::{Change, Reason, Refused};
use crate::TextEdit;
use crate::dialect::{Place, Presence, Role};
use crate::json::{NodeId, NodeKind};

impl<'s> Source<'s> {
    /// The value of the statement element: a list, or one statement. `None` where there is no such element.
    pub fn statement_list(&self) -> Result<Option<NodeId>, Refused> {
        let Some(root) = self.tree.root() else {
            return if self.is_blank() {
                Ok(None)
            } else {
                Err(Refused::Broken)
            };
        };
        if self.kind(root) != NodeKind::Object {
            return Err(Refused::Locked(Reason::NotAnObject));
        }
        let mut elements = self.elements(root, Place::Document).into_iter();
        let member = elements.find(|(_, role, _)| *role == Some(Role::Statement));
        let Some(list) = member.map(|(member, _, _)| self.value_of(member)) else {
            return Ok(None);
        };
        match self.kind(list) {
            NodeKind::Array | NodeKind::Object => Ok(Some(list)),
            NodeKind::Missing | NodeKind::Word => Err(Refused::Locked(Reason::Fault)),
            _ => Err(Refused::Locked(Reason::WrongType)),
        }
    }

    pub fn list_edits(self, change: &Change) -> Result<Vec<TextEdit>, Refused> {
        let list = self.statement_list()?;
        if let Change::AddStatement { after, allow } = change {
            return self.add_statement(list, *after, *allow);
        }
        let list = list.ok_or(Refused::NotThere)?;
        let items = self.items(list);
        let find = |place: usize| {
            let item = items.get(place).copied().ok_or(Refused::NotThere)?;
            if self.is_faulty(item) {
                Err(Refused::Locked(Reason::Fault))
            } else {
                Ok(item)
            }
        };
        let single = self.kind(list) == NodeKind::Object;
        let mut splice = self.splice(None);
        match *change {
            Change::Duplicate(place) => {
                let item = find(place)?;
                let copy = [Item::Text(self.slice(self.tree.range(item)).to_owned())];
                if single {
                    splice.wrap(list, &[], &copy, &Shape::Line(String::new()));
                } else {
                    splice.insert(list, place + 1, &copy, &Shape::Block)?;
                }
            }
            Change::SplitTargets(place) => {
                let item = find(place)?;
                return self.split_targets(list, place, item);
            }
            Change::Remove(place) => {
                find(place)?;
                if single {
                    splice.replace(list, "[]");
                } else {
                    splice.remove(list, place, place + 1)?;
                }
            }
            Change::Move { from, to } => {
                find(from)?;
                if items.len() <= to {
                    return Err(Refused::NotThere);
                }
                if !single {
                    splice.shift(list, from, to)?;
                }
            }
            _ => {}
        }
        Ok(splice.edits)
    }

    fn add_statement(
        self,
        list: Option<NodeId>,
        after: Option<usize>,
        allow: bool,
    ) -> Result<Vec<TextEdit>, Refused> {
        let items = list.map(|list| self.items(list)).unwrap_or_default();
        if after.is_some_and(|after| after >= items.len()) {
            return Err(Refused::NotThere);
        }
        let sibling = self.sibling(&items, after);
        let statement = self.fresh_statement(sibling, allow)?;
        let mut splice = self.splice(sibling);
        let outer = splice.layout.outer.clone();
        let Some(list) = list else {
            return self.add_list(statement);
        };
        let new = [Item::Value(&statement, outer.clone())];
        if self.kind(list) == NodeKind::Array {
            let index = after.map_or(items.len(), |after| after + 1);
            splice.insert(list, index, &new, &outer)?;
        } else if self.is_faulty(list) {
            return Err(Refused::Locked(Reason::Fault));
        } else {
            splice.wrap(list, &[], &new, &Shape::Line(String::new()));
        }
        Ok(splice.edits)
    }

    /// The statement that a new one should look like: the one before it, or the first with something in it.
    fn sibling(self, items: &[NodeId], after: Option<usize>) -> Option<NodeId> {
        let before = after
            .or(items.len().checked_sub(1))
            .and_then(|before| items.get(before));
        let mut candidates = before.into_iter().chain(items).copied();
        candidates.find(|&item| {
            let filled = self.tree.children(item).next().is_some();
            self.kind(item) == NodeKind::Object && filled
        })
    }

    /// One statement for each target, with everything else of the statement. Each is written like the statement itself.
    fn split_targets(
        self,
        list: NodeId,
        place: usize,
        item: NodeId,
    ) -> Result<Vec<TextEdit>, Refused> {
        if !self.parsed.faults.is_empty() {
            return Err(Refused::Broken);
        }
        let elements = self.own_elements(item, Place::Statement);
        let targets = self.targets(&elements).ok_or(Refused::NotThere)?;
        let items = self.items(targets);
        let (Some(&first), true) = (items.first(), self.kind(targets) == NodeKind::Array) else {
            return Err(Refused::NotThere);
        };
        if items.len() < 2 {
            return Ok(Vec::new());
        }
        let whole = self.tree.range(item);
        let (start, end) = (
            self.tree.range(first).start,
            items.last().map_or(0, |&last| self.tree.range(last).end),
        );
        let with_only = |target: &NodeId| {
            let (head, tail) = (self.slice(whole.start..start), self.slice(end..whole.end));
            Item::Text(format!(
                "{head}{}{tail}",
                self.slice(self.tree.range(*target))
            ))
        };
        let copies: Vec<Item<'_>> = items.iter().skip(1).map(with_only).collect();
        let mut splice = self.splice(None);
        if self.kind(list) == NodeKind::Object {
            splice.wrap(list, &[], &copies, &Shape::Line(String::new()));
        } else {
            splice.insert(list, place + 1, &copies, &Shape::Block)?;
        }
        splice.remove(targets, 1, items.len())?;
        Ok(splice.edits)
    }

    /// A statement that speaks of no action yet and, where it must name resources, of all of them.
    fn fresh_statement(self, sibling: Option<NodeId>, allow: bool) -> Result<Fresh, Refused> {
        let dialect = self.dialect();
        let name = |role| {
            let known = dialect
                .name_of(role, dialect.place_of(role))
                .ok_or(Refused::NotInLanguage)?;
            let members = sibling
                .map(|node| self.elements(node, Place::Statement))
                .unwrap_or_default();
            let same = members.iter().find(|(_, other, _)| *other == Some(role));
            Ok(match same {
                Some((member, _, _)) => self.name_of(*member),
                None => in_case_of(known, &self.element_like(sibling)),
            })
        };
        let effect = self.effect(allow, &self.effect_like())?;
        let all = Fresh::List(vec![Fresh::Literal(quote("*"))]);
        let effect = (name(Role::Effect)?, Fresh::Literal(quote(&effect)));
        let mut about = vec![(name(Role::Action)?, Fresh::List(Vec::new()))];
        // What a role trusts is about the role itself.
        if self.profile.resource != Some(Presence::Open) {
            about.push((name(Role::Resource)?, all));
        }
        if dialect.has_targets() {
            about.insert(0, (name(Role::Service)?, Fresh::Literal(quote(""))));
            let targets = Fresh::List(vec![Fresh::Object(about)]);
            about = vec![(name(Role::Targets)?, targets)];
        }
        about.insert(0, effect);
        Ok(Fresh::Object(about))
    }

    /// Adds the list itself to a document without one, or makes the document in a blank text.
    fn add_list(self, statement: Fresh) -> Result<Vec<TextEdit>, Refused> {
        let name = |role| {
            self.dialect()
                .name_of(role, Place::Document)
                .ok_or(Refused::NotInLanguage)
        };
        let mut splice = self.splice(None);
        let outer = splice.layout.outer.clone();
        let list = Fresh::List(vec![statement]);
        let element = name(Role::Statement)?;
        let Some(root) = self.tree.root() else {
            let mut members = Vec::new();
            if let Some(version) = self.dialect().versions.first() {
                members.push((
                    name(Role::Version)?.to_owned(),
                    Fresh::Literal(quote(version)),
                ));
            }
            members.push((element.to_owned(), list));
            let document = splice
                .layout
                .write(&Fresh::Object(members), &Shape::Block, "");
            let mark = if self.parsed.byte_order_mark {
                '\u{feff}'.len_utf8()
            } else {
                0
            };
            return Ok(vec![TextEdit::replace(mark..self.text.len(), document)]);
        };
        // Statements in a request of an API, or in another language's policy, would be nobody's.
        if self.is_foreign {
            return Err(Refused::Locked(Reason::UnknownElement));
        }
        let element = in_case_of(element, &self.element_like(None));
        let index = self.tree.children(root).count();
        splice.insert(
            root,
            index,
            &[Item::Member(&element, &list, outer.clone())],
            &outer,
        )?;
        Ok(splice.edits)
    }

    /// The word for an effect, in the capitals of another.
    pub fn effect(&self, allow: bool, like: &str) -> Result<String, Refused> {
        let mut effects = self.dialect().effects.iter();
        let effect = effects
            .find(|effect| effect.allows == allow)
            .ok_or(Refused::NotInLanguage)?;
        Ok(in_case_of(effect.name, like))
    }

    /// How the document writes effects: the first that the language knows.
    pub fn effect_like(&self) -> String {
        let statements = self
            .statement_list()
            .ok()
            .flatten()
            .map(|list| self.items(list))
            .unwrap_or_default();
        let mut effects = statements.into_iter().filter_map(|node| {
            let mut elements = self.elements(node, Place::Statement).into_iter();
            let (member, _, _) = elements.find(|(_, role, _)| *role == Some(Role::Effect))?;
            Some(self.word(self.value_of(member)).value)
        });
        effects
            .find(|effect| self.dialect().effect(effect).is_some())
            .unwrap_or_default()
    }

    /// How an object writes its elements: the first that the language knows. Where it has none, the document.
    pub fn element_like(&self, object: Option<NodeId>) -> String {
        let known = |node, place| {
            let mut elements = self.elements(node, place).into_iter();
            let (member, _, _) = elements.find(|(_, role, _)| role.is_some())?;
            Some(self.name_of(member))
        };
        let own = object.and_then(|object| known(object, Place::Statement));
        own.or_else(|| known(self.tree.root()?, Place::Document))
            .unwrap_or_default()
    }

    fn splice(self, focus: Option<NodeId>) -> Splice<'s> {
        Splice {
            source: self,
            layout: Layout::new(&self, focus),
            edits: Vec::new(),
        }
    }
}
