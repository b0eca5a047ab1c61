//! Each change, taken to what it edits.

use super::layout::{Fresh, Layout, in_case_of, quote};
use super::source::{Source, locks, plain};
use super::splice::{Item, Splice};
use super::{Change, List, Locked, Reason, Refused, Statement, Words, guard};
use crate::TextEdit;
use crate::dialect::{Place, Profile, Role};
use crate::json::{NodeId, NodeKind, Parsed};

/// The smallest edits of the text that make a change; none where it says what stands there already.
/// `parsed` is what [`crate::json::parse`] gave for this `text`.
///
/// After the edits the text has no fault that it did not have before, and everything that the change does not
/// name is there byte for byte.
pub fn edits(
    text: &str,
    parsed: &Parsed,
    profile: &'static Profile,
    change: &Change,
) -> Result<Vec<TextEdit>, Refused> {
    edits_of(Source::unknown(text, parsed, profile), change)
}

/// Like [`edits`], for a text of which is known whether it is a policy of its kind.
pub(crate) fn edits_of(source: Source<'_>, change: &Change) -> Result<Vec<TextEdit>, Refused> {
    let edits = if let Some(place) = change.statement() {
        Editor::new(source, place)?.edits(change)?
    } else {
        source.list_edits(change)?
    };
    guard::check(&source, &edits, change)?;
    Ok(edits)
}

/// A statement that is edited.
pub(super) struct Editor<'s> {
    pub splice: Splice<'s>,
    pub node: NodeId,
    /// What the form shows of it.
    pub shown: Statement,
}

impl<'s> Editor<'s> {
    fn new(source: Source<'s>, place: usize) -> Result<Self, Refused> {
        let list = source.statement_list()?.ok_or(Refused::NotThere)?;
        let node = source
            .items(list)
            .get(place)
            .copied()
            .ok_or(Refused::NotThere)?;
        if source.is_faulty(node) {
            return Err(Refused::Locked(Reason::Fault));
        }
        if source.kind(node) != NodeKind::Object {
            return Err(Refused::Locked(Reason::NotAnObject));
        }
        let splice = Splice {
            source,
            layout: Layout::new(&source, Some(node)),
            edits: Vec::new(),
        };
        let shown = source.statement(node);
        Ok(Self {
            splice,
            node,
            shown,
        })
    }

    fn edits(mut self, change: &Change) -> Result<Vec<TextEdit>, Refused> {
        match change {
            Change::SetService { service, .. } => self.set_service(service)?,
            Change::SetSid { sid, .. } => self.set_sid(sid.as_deref())?,
            Change::SetEffect { allow, .. } => self.set_effect(*allow)?,
            Change::SetAll { list, .. } => self.set_all(*list)?,
            Change::SetWords { list, words, .. } => self.set_words(*list, words)?,
            Change::AddWord { list, word, .. } => self.add_word(*list, word)?,
            Change::RemoveWord { list, at, .. } => self.set_word(*list, *at, None)?,
            Change::SetWord { list, at, word, .. } => self.set_word(*list, *at, Some(word))?,
            Change::AddCondition {
                operator,
                key,
                values,
                ..
            } => self.add_condition(operator, key, values)?,
            Change::RemoveCondition { at, .. } => self.remove_condition(*at)?,
            Change::SetOperator { at, operator, .. } => self.set_operator(*at, operator)?,
            Change::SetKey { at, key, .. } => self.set_key(*at, key)?,
            Change::SetValues { at, values, .. } => self.set_condition_values(*at, values)?,
            Change::AddPrincipal { kind, values, .. } => self.add_principal(kind, values)?,
            Change::RemovePrincipal { at, .. } => self.remove_principal(*at)?,
            Change::SetPrincipalKind { at, kind, .. } => self.set_principal_kind(*at, kind)?,
            Change::SetPrincipals { at, values, .. } => self.set_principals(*at, values)?,
            Change::AddStatement { .. }
            | Change::Duplicate(_)
            | Change::Move { .. }
            | Change::Remove(_)
            | Change::SplitTargets(_) => {}
        }
        Ok(self.splice.edits)
    }

    /// The first member with that role, negated or not; refused where the form cannot show it.
    pub fn element(&self, role: Role) -> Result<Option<NodeId>, Refused> {
        let locked = self.shown.locked.iter();
        let mut locked = locked.filter(|locked| locked.reason != Reason::DuplicateKey);
        let locks = |of: &&Locked| of.role.is_some_and(|locked| locks(locked, role));
        if let Some(locked) = locked.find(locks) {
            return Err(Refused::Locked(locked.reason));
        }
        let elements = self
            .splice
            .source
            .elements(self.node, Place::Statement)
            .into_iter();
        let mut alike = elements.filter(|(_, other, _)| other.map(plain) == Some(plain(role)));
        Ok(alike.next().map(|(member, _, _)| member))
    }

    pub fn value(&self, role: Role) -> Result<Option<NodeId>, Refused> {
        let member = self.element(role)?;
        Ok(member.map(|member| self.splice.source.value_of(member)))
    }

    /// Adds an element where the language's documents have it, spelt like those that are there.
    pub fn add_element(&mut self, role: Role, value: &Fresh) -> Result<(), Refused> {
        let source = self.splice.source;
        let place = source.dialect().place_of(role);
        let name = source
            .dialect()
            .name_of(role, place)
            .ok_or(Refused::NotInLanguage)?;
        let name = in_case_of(name, &source.element_like(Some(self.node)));
        let own = source.own_elements(self.node, Place::Statement);
        let object = match place {
            Place::Target => source.only_target(&own),
            _ => Some(self.node),
        };
        let Some(object) = object else {
            return self.add_target(&name, value, source.targets(&own));
        };
        let elements = source.own_elements(object, place);
        let earlier = elements
            .iter()
            .rposition(|(_, other, _)| other.is_some_and(|other| rank(other) < rank(role)));
        let index = earlier.map_or(0, |earlier| earlier + 1);
        let (outer, nested) = (
            self.splice.layout.outer.clone(),
            self.splice.layout.nested.clone(),
        );
        self.splice
            .insert(object, index, &[Item::Member(&name, value, nested)], &outer)
    }

    /// Adds the first target with one element; `list` is the list of targets where there is one.
    fn add_target(
        &mut self,
        name: &str,
        value: &Fresh,
        list: Option<NodeId>,
    ) -> Result<(), Refused> {
        let target = Fresh::Object(vec![(name.to_owned(), value.clone())]);
        let Some(list) = list else {
            return self.add_element(Role::Targets, &Fresh::List(vec![target]));
        };
        let outer = self.splice.layout.outer.clone();
        let item = [Item::Value(&target, outer.clone())];
        self.splice.insert(list, 0, &item, &outer)
    }

    /// Removes an element of the statement.
    pub fn remove_element(&mut self, role: Role) -> Result<(), Refused> {
        let elements = self.splice.source.elements(self.node, Place::Statement);
        let mut alike = elements
            .iter()
            .filter(|(_, other, _)| other.map(plain) == Some(plain(role)));
        let (first, second) = (alike.next(), alike.next());
        let Some((member, _, _)) = first else {
            return Ok(());
        };
        if second.is_some() {
            return Err(Refused::StandsTwice);
        }
        self.remove_member(*member)
    }

    /// Removes a member of any object, unless its name stands twice.
    pub fn remove_member(&mut self, member: NodeId) -> Result<(), Refused> {
        let source = self.splice.source;
        let object = source.tree.parent(member).ok_or(Refused::NotThere)?;
        let at = source
            .tree
            .children(object)
            .position(|other| other == member);
        let at = at.ok_or(Refused::NotThere)?;
        if source.stands_twice(member) {
            return Err(Refused::StandsTwice);
        }
        self.splice.remove(object, at, at + 1)
    }

    fn set_sid(&mut self, sid: Option<&str>) -> Result<(), Refused> {
        match (self.value(Role::Sid)?, sid) {
            (Some(node), Some(sid)) => self.splice.set_values(node, &[sid.to_owned()]),
            (None, Some(sid)) => self.add_element(Role::Sid, &Fresh::Literal(quote(sid))),
            (_, None) => self.remove_element(Role::Sid),
        }
    }

    fn set_service(&mut self, service: &str) -> Result<(), Refused> {
        match self.value(Role::Service)? {
            Some(node) => self.splice.set_values(node, &[service.to_owned()]),
            None => self.add_element(Role::Service, &Fresh::Literal(quote(service))),
        }
    }

    fn set_effect(&mut self, allow: bool) -> Result<(), Refused> {
        let source = self.splice.source;
        let Some(node) = self.value(Role::Effect)? else {
            let effect = source.effect(allow, &source.effect_like())?;
            return self.add_element(Role::Effect, &Fresh::Literal(quote(&effect)));
        };
        if self.shown.allows != Some(allow) {
            let effect = source.effect(allow, &source.word(node).value)?;
            self.splice
                .edits
                .push(TextEdit::replace(source.tree.inner(node), effect));
        }
        Ok(())
    }

    fn set_all(&mut self, list: List) -> Result<(), Refused> {
        let member = self.element(list.role())?;
        if let Some(member) = member.filter(|_| self.shown.words(list).negated) {
            let source = self.splice.source;
            let name = source
                .dialect()
                .name_of(list.role(), source.dialect().place_of(list.role()))
                .ok_or(Refused::NotInLanguage)?;
            let name = in_case_of(name, &source.name_of(member));
            self.splice.replace(source.key_of(member), quote(&name));
        }
        self.set_words(list, &["*".to_owned()])
    }

    fn set_words(&mut self, list: List, words: &[String]) -> Result<(), Refused> {
        match self.value(list.role())? {
            Some(node) => self.splice.set_values(node, words),
            None if words.is_empty() => Ok(()),
            None => self.add_element(list.role(), &list_of(words)),
        }
    }

    fn add_word(&mut self, list: List, word: &str) -> Result<(), Refused> {
        let words = self.shown.words(list);
        if words.values().any(|value| value == word) {
            return Ok(());
        }
        let words: Vec<String> = words.values().chain([word]).map(str::to_owned).collect();
        self.set_words(list, &words)
    }

    /// Replaces or removes a word of a list.
    fn set_word(&mut self, list: List, at: usize, word: Option<&str>) -> Result<(), Refused> {
        let node = self.value(list.role())?.ok_or(Refused::NotThere)?;
        let Words { items, .. } = self.shown.words(list);
        let old = items.get(at).ok_or(Refused::NotThere)?;
        if word == Some(&old.value) {
            return Ok(());
        }
        let mut words: Vec<String> = items.iter().map(|item| item.value.clone()).collect();
        words.splice(at..=at, word.map(str::to_owned));
        let shift = usize::from(word.is_none());
        let kept: Vec<(usize, usize)> = (0..items.len())
            .filter(|&index| index != at)
            .map(|index| (index, if index > at { index - shift } else { index }))
            .collect();
        let old = self.splice.source.items(node);
        self.splice.set_kept(node, &old, &words, &kept)
    }
}

/// Where an element stands among the others in a new place: as most published documents have it.
fn rank(role: Role) -> usize {
    use Role::{
        Action, Condition, Effect, NotAction, NotResource, Principal, Resource, Service, Sid,
        Targets,
    };
    let order = [
        Sid,
        Principal,
        Effect,
        Targets,
        Service,
        Action,
        NotAction,
        Resource,
        NotResource,
        Condition,
    ];
    order
        .iter()
        .position(|&other| other == role)
        .unwrap_or(order.len())
}

/// A list of texts.
pub(super) fn list_of(words: &[String]) -> Fresh {
    Fresh::List(
        words
            .iter()
            .map(|word| Fresh::Literal(quote(word)))
            .collect(),
    )
}
