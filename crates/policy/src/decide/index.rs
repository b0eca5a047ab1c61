//! Finding the statements that a request may meet, without looking at the others.

use std::collections::BTreeMap;

use super::action::Key;
use super::asked::Asked;
use super::statement::Statement;

/// The statements by what they speak of, in the order of the text.
#[derive(Debug)]
pub(super) struct Index {
    actions: Keyed,
    services: Keyed,
    anywhere: Entries,
    all: Entries,
}

/// Entries found by a text in the time that the text's own length takes: sorted by a hash, so that of all texts at most
/// those of the same hash are compared.
#[derive(Debug)]
struct Keyed(Box<[(u64, Box<str>, Entries)]>);

/// Numbers of statements, ascending.
#[derive(Debug, Default)]
pub(super) struct Entries {
    denies: Vec<usize>,
    allows: Vec<usize>,
}

impl Index {
    pub fn new(statements: &[Statement]) -> Self {
        let (mut actions, mut services) = (BTreeMap::new(), BTreeMap::new());
        let (mut anywhere, mut all) = (Entries::default(), Entries::default());
        for (number, statement) in statements.iter().enumerate() {
            let mut keys = statement.keys();
            charter_order::sort(&mut keys);
            keys.dedup();
            for key in keys {
                let entries: &mut Entries = match key {
                    Key::Action(action) => actions.entry(action).or_default(),
                    Key::Service(service) => services.entry(service).or_default(),
                    Key::Anywhere => &mut anywhere,
                };
                entries.add(number, statement.allows);
            }
            all.add(number, statement.allows);
        }
        Self {
            actions: Keyed::new(actions),
            services: Keyed::new(services),
            anywhere,
            all,
        }
    }

    /// The statements that a request may meet.
    pub fn candidates(&self, asked: &Asked<'_>) -> Candidates<'_> {
        if asked.action.is_none() {
            return Candidates([Some(&self.all), None, None]);
        }
        let action = asked.dialect.without_legacy(&asked.request.folded);
        let service = action.split_once(':').map_or("", |(service, _)| service);
        Candidates([
            self.actions.get(action),
            self.services.get(service),
            Some(&self.anywhere),
        ])
    }
}

/// The statements that a request may meet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidates<'i>([Option<&'i Entries>; 3]);

impl<'i> Candidates<'i> {
    /// The allowing or the denying ones, in the order of the text.
    pub fn of(self, allow: bool) -> Merged<'i> {
        Merged(self.0.map(|entries| match entries {
            Some(entries) if allow => &entries.allows[..],
            Some(entries) => &entries.denies,
            None => &[],
        }))
    }
}

impl Keyed {
    fn new(entries: BTreeMap<Box<str>, Entries>) -> Self {
        let entries = entries.into_iter();
        let mut hashed: Vec<_> = entries
            .map(|(text, entries)| (hash(&text), text, entries))
            .collect();
        charter_order::sort_by_key(&mut hashed, |(hash, ..)| *hash);
        Self(hashed.into())
    }

    fn get(&self, text: &str) -> Option<&Entries> {
        let hash = hash(text);
        let first = self.0.partition_point(|(known, ..)| *known < hash);
        let mut same = self.0.iter().skip(first);
        let same = same.by_ref().take_while(|(known, ..)| *known == hash);
        let mut found = same.filter(|(_, known, _)| **known == *text);
        found.next().map(|(.., entries)| entries)
    }
}

/// FNV-1a, 64 bits: whoever makes texts with the same hash on purpose gains only that they are compared.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

impl Entries {
    fn add(&mut self, number: usize, allows: bool) {
        if allows {
            self.allows.push(number);
        } else {
            self.denies.push(number);
        }
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
    fn texts_of_the_same_hash_are_told_apart() {
        let of = |number| Entries {
            denies: vec![number],
            allows: Vec::new(),
        };
        let (one, other) = (hash("one"), hash("other"));
        let mut entries = [
            (one, "an".into(), of(0)),
            (one, "one".into(), of(1)),
            (other, "other".into(), of(2)),
        ];
        charter_order::sort_by_key(&mut entries, |(hash, ..)| *hash);
        let keyed = Keyed(entries.into());
        let found = |text| keyed.get(text).map(|entries| entries.denies.clone());
        assert_eq!(found("one"), Some(vec![1]));
        assert_eq!(found("other"), Some(vec![2]));
        assert_eq!(found("an"), None);
        assert_eq!(found(""), None);
    }

    #[test]
    fn lists_are_merged_in_order_and_without_repetition() {
        let merged = Merged([&[1, 4, 9], &[], &[0, 4, 5]]);
        assert_eq!(merged.collect::<Vec<_>>(), [0, 1, 4, 5, 9]);
        assert_eq!(Merged([&[], &[], &[]]).next(), None);
        assert_eq!(Merged([&[7], &[7], &[7]]).collect::<Vec<_>>(), [7]);
    }
}
