//! Finding the statements that a request may meet, without looking at the others.

use std::collections::BTreeMap;

use super::action::Key;
use super::asked::Asked;
use super::statement::Statement;

/// The statements by what they speak of, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Index {
    actions: BTreeMap<Box<str>, Entries>,
    services: BTreeMap<Box<str>, Entries>,
    anywhere: Entries,
    all: Entries,
}

/// Numbers of statements, ascending.
#[derive(Debug, Default)]
pub(super) struct Entries {
    denies: Vec<usize>,
    allows: Vec<usize>,
}

impl Index {
    pub fn new(statements: &[Statement]) -> Self {
        let mut index = Self::default();
        for (number, statement) in statements.iter().enumerate() {
            let mut keys = statement.keys();
            charter_order::sort(&mut keys);
            keys.dedup();
            for key in keys {
                let entries = match key {
                    Key::Action(action) => index.actions.entry(action).or_default(),
                    Key::Service(service) => index.services.entry(service).or_default(),
                    Key::Anywhere => &mut index.anywhere,
                };
                entries.add(number, statement.allows);
            }
            index.all.add(number, statement.allows);
        }
        index
    }

    /// The denying or the allowing statements that a request may meet, in the order of the text.
    pub fn candidates(&self, asked: &Asked<'_>, allow: bool) -> Merged<'_> {
        if asked.action.is_none() {
            return Merged([self.all.of(allow), &[], &[]]);
        }
        let action = asked.dialect.without_legacy(&asked.request.folded);
        let service = action.split_once(':').map_or("", |(service, _)| service);
        Merged([
            of(self.actions.get(action), allow),
            of(self.services.get(service), allow),
            self.anywhere.of(allow),
        ])
    }
}

fn of(entries: Option<&Entries>, allow: bool) -> &[usize] {
    entries.map_or(&[], |entries| entries.of(allow))
}

impl Entries {
    fn add(&mut self, number: usize, allows: bool) {
        if allows {
            self.allows.push(number);
        } else {
            self.denies.push(number);
        }
    }

    fn of(&self, allow: bool) -> &[usize] {
        if allow { &self.allows } else { &self.denies }
    }
}

/// Three ascending lists as one, each number once.
#[derive(Debug)]
pub(super) struct Merged<'i>([&'i [usize]; 3]);

impl Iterator for Merged<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let least = self
            .0
            .iter()
            .filter_map(|list| list.first())
            .min()
            .copied()?;
        for list in &mut self.0 {
            if let Some((first, rest)) = list.split_first()
                && *first == least
            {
                *list = rest;
            }
        }
        Some(least)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_merged_in_order_and_without_repetition() {
        let merged = Merged([&[1, 4, 9], &[], &[0, 4, 5]]);
        assert_eq!(merged.collect::<Vec<_>>(), [0, 1, 4, 5, 9]);
        assert_eq!(Merged([&[], &[], &[]]).next(), None);
        assert_eq!(Merged([&[7], &[7], &[7]]).collect::<Vec<_>>(), [7]);
    }
}
