//! Sorting and small letters, with the machine code and the tables for them only once.
//!
//! std's own sort is some 5 kB of code for each type that is sorted and each way of comparing it, and so is collecting into
//! a `BTreeMap`, which sorts first. What need not be fast to the last nanosecond sorts places through one comparison
//! behind a pointer.

pub mod letters;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// The places 0 to `len` in the order that `compare` gives them; equal ones stay as they stand.
pub fn order(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..len).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

/// Sorts by a comparison; equal items stay as they stand.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let places = order(items.len(), &mut |a, b| compare(&items[a], &items[b]));
    arrange(places, &mut |a, b| items.swap(a, b));
}

/// Sorts by what `key` gives of an item; equal items stay as they stand.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts; equal items stay as they stand.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, Ord::cmp);
}

/// A map of pairs; of two with the same key the later one stays.
pub fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in pairs {
        map.insert(key, value);
    }
    map
}

/// A set of items.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for item in items {
        set.insert(item);
    }
    set
}

/// Puts at each place what stood at `places[place]`, by exchanging two at a time.
fn arrange(mut places: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..places.len() {
        let mut place = start;
        while places[place] != start {
            let from = std::mem::replace(&mut places[place], place);
            swap(place, from);
            place = from;
        }
        places[place] = place;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_std_does(items in prop::collection::vec((0_u8..9, any::<u16>()), 0..80)) {
            let (mut ours, mut stds) = (items.clone(), items.clone());
            sort_by_key(&mut ours, |item| item.0);
            stds.sort_by_key(|item| item.0);
            prop_assert_eq!(&ours, &stds);
            sort(&mut ours);
            stds.sort();
            prop_assert_eq!(&ours, &stds);
            prop_assert_eq!(map(items.clone()), items.iter().copied().collect());
            prop_assert_eq!(set(items.clone()), items.into_iter().collect());
        }
    }
}
