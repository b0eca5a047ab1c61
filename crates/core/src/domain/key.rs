//! How a record is named inside its table.

use super::damage::Damage;
use charter_json::text;
use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

/// How many parts a key has at most.
const PARTS: usize = 4;

/// A record's key inside its table: up to four numbers, unused ones 0.
///
/// It is ordered part by part. As text its parts are joined by dots, without the zeros at its end, so that a table whose
/// keys get further parts keeps the keys that it has. A UUID takes two parts ([`Key::halves`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub [u64; PARTS]);

impl Key {
    /// The key of these parts.
    pub const fn of<const N: usize>(parts: [u64; N]) -> Key {
        Key::filled(parts, 0)
    }

    /// The key of one number.
    pub const fn one(id: u64) -> Key {
        Key::of([id])
    }

    /// The two parts of a key that a UUID takes: its higher 64 bits and its lower ones, so that keys are ordered as the
    /// UUIDs are.
    pub const fn halves(uuid: u128) -> [u64; 2] {
        [(uuid >> 64) as u64, uuid as u64]
    }

    /// The keys that begin with these parts.
    pub const fn starting_with<const N: usize>(first: [u64; N]) -> RangeInclusive<Key> {
        RangeInclusive::new(Key::filled(first, 0), Key::filled(first, u64::MAX))
    }

    const fn filled<const N: usize>(first: [u64; N], rest: u64) -> Key {
        const { assert!(N <= PARTS, "a key has four parts at most") };
        let mut parts = [rest; PARTS];
        let (given, _) = parts.split_at_mut(N);
        given.copy_from_slice(&first);
        Key(parts)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, rest @ ..] = &self.0;
        write!(f, "{first}")?;
        let used = rest.iter().rposition(|part| *part != 0);
        let used = used.map_or(0, |last| last + 1);
        rest.iter()
            .take(used)
            .try_for_each(|part| write!(f, ".{part}"))
    }
}

impl FromStr for Key {
    type Err = Damage;

    /// A text that is written otherwise is none: two texts of one key would be two records in a store, of which one hides
    /// the other.
    fn from_str(text: &str) -> Result<Self, Damage> {
        let damage = || Damage(format!("`{text}` is no key"));
        let mut key = Key::of([]);
        for (place, part) in text.split('.').enumerate() {
            let slot = key.0.get_mut(place).ok_or_else(damage)?;
            *slot = part.parse().map_err(|_| damage())?;
        }
        match key.to_string() == text {
            true => Ok(key),
            false => Err(damage()),
        }
    }
}

text!(Key, Key::of([]), |damage: Damage| damage.0);

#[cfg(test)]
mod tests;
