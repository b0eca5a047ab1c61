//! A sorted map whose copies share what they have in common.
//!
//! The entries stand in chunks. A copy shares them all; the first write after it copies the list of the chunks and
//! the one chunk that changes.
//!
//! It is ours, and not `imbl`'s, for the size of what a browser loads: a B-tree for each kind of record and each index
//! was 196 kB of machine code; this is 7 kB, as all tables are one instance and all indexes another. At the 10,000
//! members that we are made for, a world loads a little sooner (22 ms for 25), and a write takes 16 µs for 10.

use std::cmp::Ordering;
use std::ops::{Bound, RangeBounds};
use std::sync::Arc;

/// How many entries a chunk has at most: near the root of the 10,000 that a large map has, so that neither the list nor
/// a chunk is long to copy.
const MOST: usize = 128;

/// A chunk of fewer entries joins its neighbour, where both together fill no more than half a chunk.
const FEW: usize = MOST / 4;

/// Where an entry stands: its chunk, and its place in it. The place after the last entry is the first one of a chunk
/// that there is not.
type Place = (usize, usize);

/// Entries in their order; several maps may share them.
type Chunk<K, V> = Arc<Vec<(K, V)>>;

/// A sorted map.
#[derive(Debug)]
pub(crate) struct Sorted<K, V> {
    /// None of them is empty.
    chunks: Arc<Vec<Chunk<K, V>>>,
    len: usize,
}

impl<K, V> Clone for Sorted<K, V> {
    fn clone(&self) -> Self {
        Sorted {
            chunks: Arc::clone(&self.chunks),
            len: self.len,
        }
    }
}

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Self {
        Sorted {
            chunks: Arc::default(),
            len: 0,
        }
    }
}

impl<K: Ord + Clone, V: Clone> Sorted<K, V> {
    /// How many entries there are.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// The value of this key.
    pub(crate) fn get(&self, key: &K) -> Option<&V> {
        let (chunk, at) = self.place(key, false);
        let (found, value) = self.chunks.get(chunk)?.get(at)?;
        (found == key).then_some(value)
    }

    /// Writes a value; gives the one that it replaced.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        let (mut chunk, mut at) = self.place(&key, false);
        if self.get_at((chunk, at)).is_some_and(|found| found.0 == key) {
            let found = self.chunk_mut(chunk)?.get_mut(at)?;
            return Some(std::mem::replace(&mut found.1, value));
        }
        self.len += 1;
        if chunk == self.chunks.len() {
            // Behind the last entry: entries that come in their order fill one chunk after the other.
            chunk = chunk.saturating_sub(1);
            at = self.chunks.get(chunk).map_or(MOST, |last| last.len());
            if at == MOST {
                self.chunks_mut().push(Arc::new(vec![(key, value)]));
                return None;
            }
        }
        let entries = self.chunk_mut(chunk)?;
        if entries.len() < MOST {
            entries.insert(at, (key, value));
            return None;
        }
        let mut rest = entries.split_off(MOST / 2);
        match at.checked_sub(MOST / 2) {
            Some(at) => rest.insert(at, (key, value)),
            None => entries.insert(at, (key, value)),
        }
        self.chunks_mut().insert(chunk + 1, Arc::new(rest));
        None
    }

    /// Removes an entry; gives its value.
    pub(crate) fn remove(&mut self, key: &K) -> Option<V> {
        let (chunk, at) = self.place(key, false);
        if self.get_at((chunk, at))?.0 != *key {
            return None;
        }
        let entries = self.chunk_mut(chunk)?;
        let (_, value) = entries.remove(at);
        let left = entries.len();
        self.len -= 1;
        if left < FEW {
            self.join(chunk.saturating_sub(1));
            self.join(chunk);
        }
        Some(value)
    }

    /// All entries in their order.
    pub(crate) fn iter(&self) -> Entries<'_, K, V> {
        self.range(..)
    }

    /// The entries whose keys are in the range, in their order; none where its end stands before its beginning.
    pub(crate) fn range(&self, range: impl RangeBounds<K>) -> Entries<'_, K, V> {
        self.between(range.start_bound(), range.end_bound())
    }

    fn between(&self, start: Bound<&K>, end: Bound<&K>) -> Entries<'_, K, V> {
        Entries {
            map: self,
            next: match start {
                Bound::Included(key) => self.place(key, false),
                Bound::Excluded(key) => self.place(key, true),
                Bound::Unbounded => (0, 0),
            },
            end: match end {
                Bound::Included(key) => self.place(key, true),
                Bound::Excluded(key) => self.place(key, false),
                Bound::Unbounded => (self.chunks.len(), 0),
            },
        }
    }

    /// The place of the first entry that has this key or a later one; of the first later one, where it is to stand
    /// `after` the key.
    fn place(&self, key: &K, after: bool) -> Place {
        let before = |entry: Option<&(K, V)>| match entry.map(|(found, _)| found.cmp(key)) {
            Some(Ordering::Less) => true,
            Some(Ordering::Equal) => after,
            _ => false,
        };
        let last = |chunk: usize| self.chunks.get(chunk).and_then(|entries| entries.last());
        let chunk = first(self.chunks.len(), &mut |chunk| before(last(chunk)));
        let Some(entries) = self.chunks.get(chunk) else {
            return (chunk, 0);
        };
        let at = first(entries.len(), &mut |at| before(entries.get(at)));
        (chunk, at)
    }

    fn get_at(&self, (chunk, at): Place) -> Option<&(K, V)> {
        self.chunks.get(chunk)?.get(at)
    }

    fn chunks_mut(&mut self) -> &mut Vec<Chunk<K, V>> {
        Arc::make_mut(&mut self.chunks)
    }

    /// A chunk, to be changed; it is copied where another map has it too, with room for one more.
    fn chunk_mut(&mut self, chunk: usize) -> Option<&mut Vec<(K, V)>> {
        let chunk = self.chunks_mut().get_mut(chunk)?;
        if Arc::get_mut(chunk).is_none() {
            let mut copy = Vec::with_capacity(chunk.len() + 1);
            copy.extend_from_slice(chunk);
            *chunk = Arc::new(copy);
        }
        Arc::get_mut(chunk)
    }

    /// Makes one chunk of this one and the next where both are small, and drops it where it is empty.
    fn join(&mut self, chunk: usize) {
        let len = |chunk: usize| self.chunks.get(chunk).map(|entries| entries.len());
        match (len(chunk), len(chunk + 1)) {
            (Some(0), _) => drop(self.chunks_mut().remove(chunk)),
            (Some(one), Some(other)) if one + other <= MOST / 2 => {
                let other = self.chunks_mut().remove(chunk + 1);
                if let Some(entries) = self.chunk_mut(chunk) {
                    entries.extend_from_slice(&other);
                }
            }
            _ => {}
        }
    }
}

/// The first of `len` places that does not stand `before` what is sought. One function for all maps.
fn first(len: usize, before: &mut dyn FnMut(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = low + (high - low) / 2;
        match before(middle) {
            true => low = middle + 1,
            false => high = middle,
        }
    }
    low
}

/// Entries of a map in their order.
#[derive(Debug)]
pub(crate) struct Entries<'a, K, V> {
    map: &'a Sorted<K, V>,
    next: Place,
    end: Place,
}

impl<'a, K, V> Iterator for Entries<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        if self.next >= self.end {
            return None;
        }
        let (chunk, at) = self.next;
        let entries = self.map.chunks.get(chunk)?;
        self.next = match at + 1 < entries.len() {
            true => (chunk, at + 1),
            false => (chunk + 1, 0),
        };
        entries.get(at).map(|(key, value)| (key, value))
    }
}

impl<K, V> DoubleEndedIterator for Entries<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        if self.next >= self.end {
            return None;
        }
        let (chunk, at) = match self.end {
            (chunk, 0) => {
                let chunk = chunk.checked_sub(1)?;
                (chunk, self.map.chunks.get(chunk)?.len().checked_sub(1)?)
            }
            (chunk, at) => (chunk, at - 1),
        };
        self.end = (chunk, at);
        let entries = self.map.chunks.get(chunk)?;
        entries.get(at).map(|(key, value)| (key, value))
    }
}

#[cfg(test)]
mod tests;
