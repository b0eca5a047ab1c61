//! Sorting, with the machine code for it only once.

use std::cmp::Ordering;

/// The places 0 to `len` in the order that `compare` gives them; equal ones stay as they stand. std's own sort is some
/// 5 kB of code for each type that is sorted, so what need not be fast sorts places.
pub(crate) fn order(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..len).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}
