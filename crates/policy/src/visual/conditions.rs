//! Changes of conditions: operator → key → values in the text, a flat list in the form.

use super::Refused;
use super::apply::{Editor, list_of};
use super::layout::{Fresh, quote};
use super::splice::Item;
use super::{Condition, Reason, Word};
use crate::dialect::Role;
use crate::json::{NodeId, NodeKind};

/// The members of a condition, from the outside in.
struct Found {
    /// The operator with its object.
    operator: NodeId,
    /// The key with its values.
    key: NodeId,
}

impl Editor<'_> {
    /// The members of the condition that the form calls `at`.
    fn condition(&self, at: usize) -> Result<Found, Refused> {
        let block = self.value(Role::Condition)?.ok_or(Refused::NotThere)?;
        let Condition {
            operator, range, ..
        } = self.shown.conditions.get(at).ok_or(Refused::NotThere)?;
        let source = self.splice.source;
        let mut operators = source.tree.children(block);
        let operator = operators
            .find(|&member| source.tree.range(source.key_of(member)) == operator.range)
            .ok_or(Refused::NotThere)?;
        let mut keys = source.tree.children(source.value_of(operator));
        let key = keys
            .find(|&member| source.tree.range(member) == *range)
            .ok_or(Refused::NotThere)?;
        Ok(Found { operator, key })
    }

    pub fn add_condition(
        &mut self,
        operator: &str,
        key: &str,
        values: &[String],
    ) -> Result<(), Refused> {
        let fresh = match values {
            [only] => Fresh::Literal(quote(only)),
            several => list_of(several),
        };
        let keys = Fresh::Object(vec![(key.to_owned(), fresh.clone())]);
        let Some(block) = self.value(Role::Condition)? else {
            let block = Fresh::Object(vec![(operator.to_owned(), keys)]);
            return self.add_element(Role::Condition, &block);
        };
        let source = self.splice.source;
        let Some(found) = source.member(block, operator) else {
            return self.add_member(block, None, operator, &keys);
        };
        let object = source.value_of(found);
        if source.kind(object) != NodeKind::Object && !source.is_empty_list(object) {
            return Err(Refused::Locked(Reason::NotAnObject));
        }
        let Some(member) = source.member(object, key) else {
            return self.add_member(object, None, key, &fresh);
        };
        let range = source.tree.range(member);
        let shown = self
            .shown
            .conditions
            .iter()
            .find(|condition| condition.range == range);
        let shown = shown.ok_or(Refused::Locked(Reason::WrongType))?;
        let all = joined(&shown.values, values);
        self.splice.set_values(source.value_of(member), &all)
    }

    /// Adds a member to an object within the statement: behind `after`, or at the end. An empty list that
    /// stands for an empty object becomes one.
    pub fn add_member(
        &mut self,
        object: NodeId,
        after: Option<NodeId>,
        name: &str,
        value: &Fresh,
    ) -> Result<(), Refused> {
        let nested = self.splice.layout.nested.clone();
        if self.splice.source.is_empty_list(object) {
            let filled = Fresh::Object(vec![(name.to_owned(), value.clone())]);
            self.splice.replace_by(object, &filled, &nested);
            return Ok(());
        }
        let members = self.splice.items(object);
        let after = after.and_then(|after| members.iter().position(|&member| member == after));
        let index = after.map_or(members.len(), |after| after + 1);
        self.splice.insert(
            object,
            index,
            &[Item::Member(name, value, nested.clone())],
            &nested,
        )
    }

    pub fn remove_condition(&mut self, at: usize) -> Result<(), Refused> {
        let Found { operator, key } = self.condition(at)?;
        if self.splice.source.stands_twice(key) {
            return Err(Refused::StandsTwice);
        }
        if !self.is_only(key) {
            self.remove_member(key)
        } else if !self.is_only(operator) {
            self.remove_member(operator)
        } else {
            self.remove_element(Role::Condition)
        }
    }

    /// Whether a member has its object for itself.
    pub fn is_only(&self, member: NodeId) -> bool {
        let tree = self.splice.source.tree;
        tree.parent(member)
            .is_some_and(|object| tree.children(object).count() == 1)
    }

    /// Moves the key with its values, byte for byte, to the other operator.
    pub fn set_operator(&mut self, at: usize, operator: &str) -> Result<(), Refused> {
        let Found {
            operator: from,
            key,
        } = self.condition(at)?;
        let source = self.splice.source;
        if source.name_of(from) == operator {
            return Ok(());
        }
        let block = self.value(Role::Condition)?.ok_or(Refused::NotThere)?;
        let to = source.member(block, operator);
        if source.stands_twice(key) || self.is_only(key) && source.stands_twice(from) {
            return Err(Refused::StandsTwice);
        }
        let bytes = source.slice(source.tree.range(key)).to_owned();
        match to {
            None if self.is_only(key) => {
                self.splice.replace(source.key_of(from), quote(operator));
                return Ok(());
            }
            None => self.add_operator(block, from, operator, &bytes)?,
            Some(to) => {
                let object = source.value_of(to);
                if source.kind(object) != NodeKind::Object {
                    return Err(Refused::Locked(Reason::NotAnObject));
                }
                if source.member(object, &source.name_of(key)).is_some() {
                    return Err(Refused::Exists);
                }
                let end = self.splice.items(object).len();
                let nested = self.splice.layout.nested.clone();
                self.splice
                    .insert(object, end, &[Item::Text(bytes)], &nested)?;
            }
        }
        if self.is_only(key) {
            self.remove_member(from)
        } else {
            self.remove_member(key)
        }
    }

    /// Adds an operator behind another one, with one key that stands as it is.
    fn add_operator(
        &mut self,
        block: NodeId,
        after: NodeId,
        operator: &str,
        key: &str,
    ) -> Result<(), Refused> {
        let index = self
            .splice
            .items(block)
            .iter()
            .position(|&member| member == after);
        let nested = self.splice.layout.nested.clone();
        let item = Item::Wrapped(operator, key, nested.clone());
        self.splice
            .insert(block, index.map_or(0, |index| index + 1), &[item], &nested)
    }

    pub fn set_key(&mut self, at: usize, name: &str) -> Result<(), Refused> {
        let Found { operator, key } = self.condition(at)?;
        self.rename(self.splice.source.value_of(operator), key, name)
    }

    /// Gives a member another name.
    pub fn rename(&mut self, object: NodeId, member: NodeId, name: &str) -> Result<(), Refused> {
        let source = self.splice.source;
        if source.name_of(member) == name {
            return Ok(());
        }
        if source.member(object, name).is_some() {
            return Err(Refused::Exists);
        }
        if source.stands_twice(member) {
            return Err(Refused::StandsTwice);
        }
        self.splice.replace(source.key_of(member), quote(name));
        Ok(())
    }

    pub fn set_condition_values(&mut self, at: usize, values: &[String]) -> Result<(), Refused> {
        let Found { key, .. } = self.condition(at)?;
        self.splice
            .set_values(self.splice.source.value_of(key), values)
    }
}

/// The values that are shown, with those of `values` that are not among them.
pub(super) fn joined(shown: &[Word], values: &[String]) -> Vec<String> {
    let mut all: Vec<String> = shown.iter().map(|word| word.value.clone()).collect();
    for value in values {
        if !all.contains(value) {
            all.push(value.clone());
        }
    }
    all
}
