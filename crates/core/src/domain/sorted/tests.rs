use super::{FEW, MOST, Sorted};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::ops::Bound;

type Map = Sorted<u16, String>;
type Model = BTreeMap<u16, String>;

/// The keys of the tests: enough for many chunks, few enough that random ones meet.
const KEYS: u16 = 2_000;

#[derive(Debug, Clone)]
enum Step {
    Insert(u16, u8),
    Remove(u16),
    /// So many keys from the first on, upwards: they fill chunks.
    InsertRun(u16, u16),
    /// The same downwards: every one stands before all that are there.
    InsertRunDown(u16, u16),
    /// They empty chunks.
    RemoveRun(u16, u16),
    /// A copy is kept, with what it holds.
    Keep,
    Range(Bound<u16>, Bound<u16>),
}

fn step() -> impl Strategy<Value = Step> {
    let key = || 0..KEYS;
    let run = || 0..(3 * MOST as u16);
    let bound = || {
        prop_oneof![
            key().prop_map(Bound::Included),
            key().prop_map(Bound::Excluded),
            Just(Bound::Unbounded),
        ]
    };
    prop_oneof![
        6 => (key(), any::<u8>()).prop_map(|(key, value)| Step::Insert(key, value)),
        6 => key().prop_map(Step::Remove),
        2 => (key(), run()).prop_map(|(first, len)| Step::InsertRun(first, len)),
        2 => (key(), run()).prop_map(|(first, len)| Step::InsertRunDown(first, len)),
        2 => (key(), run()).prop_map(|(first, len)| Step::RemoveRun(first, len)),
        1 => Just(Step::Keep),
        3 => (bound(), bound()).prop_map(|(start, end)| Step::Range(start, end)),
    ]
}

fn keys_of(first: u16, len: u16) -> std::ops::Range<u16> {
    first..first.saturating_add(len).min(KEYS)
}

fn insert(map: &mut Map, model: &mut Model, key: u16, value: u8) {
    let value = value.to_string();
    assert_eq!(map.insert(key, value.clone()), model.insert(key, value));
}

fn remove(map: &mut Map, model: &mut Model, key: u16) {
    assert_eq!(map.remove(&key), model.remove(&key));
}

/// What `BTreeMap` gives for the range; it panics where the end stands before the beginning.
fn model_range(model: &Model, range: (Bound<u16>, Bound<u16>)) -> Vec<(&u16, &String)> {
    use std::ops::RangeBounds;
    model
        .iter()
        .filter(|(key, _)| range.contains(*key))
        .collect()
}

fn assert_same(map: &Map, model: &Model) {
    assert_eq!(map.len(), model.len());
    assert!(map.iter().eq(model));
    assert!(map.iter().rev().eq(model.iter().rev()));
    assert_eq!(
        map.chunks.iter().map(|chunk| chunk.len()).sum::<usize>(),
        map.len()
    );
    assert!(
        map.chunks
            .iter()
            .all(|chunk| (1..=MOST).contains(&chunk.len()))
    );
}

/// Reads from both ends in turn.
fn assert_meets<'a>(
    mut entries: impl DoubleEndedIterator<Item = (&'a u16, &'a String)>,
    expected: &[(&u16, &String)],
) {
    let mut expected = expected.iter().copied();
    loop {
        let (front, back) = (entries.next(), entries.next_back());
        assert_eq!((front, back), (expected.next(), expected.next_back()));
        if front.is_none() && back.is_none() {
            return;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn does_what_a_btree_map_does(steps in proptest::collection::vec(step(), 0..60)) {
        let (mut map, mut model) = (Map::default(), Model::new());
        let mut kept = vec![(map.clone(), model.clone())];
        for step in steps {
            match step {
                Step::Insert(key, value) => insert(&mut map, &mut model, key, value),
                Step::Remove(key) => remove(&mut map, &mut model, key),
                Step::InsertRun(first, len) => {
                    keys_of(first, len).for_each(|key| insert(&mut map, &mut model, key, 1));
                }
                Step::InsertRunDown(first, len) => {
                    keys_of(first, len).rev().for_each(|key| insert(&mut map, &mut model, key, 2));
                }
                Step::RemoveRun(first, len) => {
                    keys_of(first, len).for_each(|key| remove(&mut map, &mut model, key));
                }
                Step::Keep => kept.push((map.clone(), model.clone())),
                Step::Range(start, end) => {
                    let expected = model_range(&model, (start, end));
                    prop_assert!(map.range((start, end)).eq(expected.iter().copied()));
                    prop_assert!(map.range((start, end)).rev().eq(expected.iter().copied().rev()));
                    assert_meets(map.range((start, end)), &expected);
                }
            }
            assert_same(&map, &model);
        }
        for key in 0..KEYS {
            prop_assert_eq!(map.get(&key), model.get(&key));
        }
        // A copy is as it was when it was made, whatever was written since.
        for (map, model) in &kept {
            assert_same(map, model);
        }
    }
}

#[test]
fn keys_in_their_order_fill_the_chunks() {
    let mut map = Map::default();
    for key in 0..MOST as u16 * 10 {
        map.insert(key, String::new());
    }
    assert_eq!(map.chunks.len(), 10);
}

#[test]
fn a_write_copies_one_chunk() {
    let mut map = Map::default();
    for key in 0..MOST as u16 * 10 {
        map.insert(key, String::new());
    }
    let before = map.clone();
    map.insert(MOST as u16 * 5 + 3, "other".to_owned());
    let pairs = before.chunks.iter().zip(map.chunks.iter());
    let copied = pairs.filter(|(one, other)| !std::sync::Arc::ptr_eq(one, other));
    assert_eq!(copied.count(), 1);
}

#[test]
fn what_shrinks_comes_together() {
    let mut map = Map::default();
    for key in 0..MOST as u16 * 10 {
        map.insert(key, String::new());
    }
    // One entry of each chunk is left.
    for key in (0..MOST as u16 * 10).filter(|key| key % MOST as u16 != 7) {
        map.remove(&key);
    }
    assert_eq!(map.len(), 10);
    assert!(
        map.chunks.len() <= 1 + 10 / (FEW / 4),
        "{} chunks",
        map.chunks.len()
    );
}
