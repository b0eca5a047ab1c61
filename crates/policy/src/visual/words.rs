//! Edits of a value or list of values.

use std::collections::BTreeMap;

use super::Refused;
use super::layout::quote;
use super::splice::{Item, Splice};
use crate::json::{NodeId, NodeKind, is_number};

/// The longest comparison, in pairs of values. Beyond it what differs is replaced as a whole.
const MAX_PAIRS: usize = 1_000_000;

impl Splice<'_> {
    /// Makes a node say `words`; what stays keeps its bytes. A single value stays one as long as it is one.
    pub fn set_values(&mut self, node: NodeId, words: &[String]) -> Result<(), Refused> {
        let old = self.source.items(node);
        let values: Vec<String> = old
            .iter()
            .map(|&item| self.source.word(item).value)
            .collect();
        let kept = common(&values, words);
        self.set_kept(node, &old, words, &kept)
    }

    /// Makes a node say `words`, of which `kept` (old index, new index) stay, in rising order.
    pub fn set_kept(
        &mut self,
        node: NodeId,
        old: &[NodeId],
        words: &[String],
        kept: &[(usize, usize)],
    ) -> Result<(), Refused> {
        if self.source.kind(node) != NodeKind::Array {
            self.set_single(node, words, kept);
            return Ok(());
        }
        let literals = self.literals(old, words);
        let (mut from, mut new_from) = (0, 0);
        let ends = kept.iter().copied().chain([(old.len(), words.len())]);
        for (to, new_to) in ends {
            let mut left = from;
            for (&item, literal) in (old.get(from..to).unwrap_or_default().iter())
                .zip(literals.get(new_from..new_to).unwrap_or_default())
            {
                self.replace(item, literal.as_str());
                left += 1;
            }
            let added = literals
                .get(new_from + (left - from)..new_to)
                .unwrap_or_default();
            if left < to {
                self.remove(node, left, to)?;
            } else if !added.is_empty() {
                let added: Vec<Item<'_>> = added.iter().cloned().map(Item::Text).collect();
                let shape = self.layout.list.clone();
                self.insert(node, left, &added, &shape)?;
            }
            (from, new_from) = (to + 1, new_to + 1);
        }
        Ok(())
    }

    fn set_single(&mut self, node: NodeId, words: &[String], kept: &[(usize, usize)]) {
        let literals = self.literals(&[node], words);
        let stays = kept.first().map(|&(_, new)| new);
        let Some(own) = literals.get(stays.unwrap_or(0)) else {
            return self.replace(node, "[]");
        };
        if literals.len() > 1 {
            let text =
                |literals: &[String]| literals.iter().cloned().map(Item::Text).collect::<Vec<_>>();
            let (before, after) = literals.split_at(stays.unwrap_or(0));
            let shape = self.layout.list.clone();
            self.wrap(
                node,
                &text(before),
                &text(after.get(1..).unwrap_or_default()),
                &shape,
            );
        }
        if stays.is_none() {
            self.replace(node, own.as_str());
        }
    }

    /// How each word is written: as it stands in `old` if it does; without quotes where all old values are numbers, or
    /// booleans, and the word is one too.
    fn literals(&self, old: &[NodeId], words: &[String]) -> Vec<String> {
        let source = self.source;
        let all = |kinds: &[NodeKind]| {
            !old.is_empty() && old.iter().all(|&item| kinds.contains(&source.kind(item)))
        };
        let (numbers, booleans) = (
            all(&[NodeKind::Number]),
            all(&[NodeKind::True, NodeKind::False]),
        );
        let mut as_written = BTreeMap::new();
        for &item in old {
            let written = source.slice(source.tree.range(item));
            as_written
                .entry(source.tree.text(source.text, item))
                .or_insert(written);
        }
        let literal = |word: &String| {
            if let Some(&written) = as_written.get(word.as_str()) {
                return written.to_owned();
            }
            let bare =
                numbers && is_number(word) || booleans && matches!(word.as_str(), "true" | "false");
            if bare { word.clone() } else { quote(word) }
        };
        words.iter().map(literal).collect()
    }
}

/// The longest common subsequence, as pairs of indices.
fn common(old: &[String], new: &[String]) -> Vec<(usize, usize)> {
    let equal = |(old, new): &(&String, &String)| old == new;
    let head = old.iter().zip(new).take_while(equal).count();
    let (old_rest, new_rest) = (
        &old.get(head..).unwrap_or_default(),
        &new.get(head..).unwrap_or_default(),
    );
    let tail = old_rest
        .iter()
        .rev()
        .zip(new_rest.iter().rev())
        .take_while(equal)
        .count();
    let middle_old = old_rest.get(..old_rest.len() - tail).unwrap_or_default();
    let middle_new = new_rest.get(..new_rest.len() - tail).unwrap_or_default();
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    let middle = longest(middle_old, middle_new).into_iter();
    pairs.extend(middle.map(|(left, right)| (left + head, right + head)));
    pairs.extend((0..tail).map(|at| (old.len() - tail + at, new.len() - tail + at)));
    pairs
}

/// The longest common subsequence by comparing every pair.
fn longest(old: &[String], new: &[String]) -> Vec<(usize, usize)> {
    if old.len().saturating_mul(new.len()) > MAX_PAIRS {
        return Vec::new();
    }
    let width = new.len() + 1;
    // The length for what is left from each pair on, filled from the end.
    let mut lengths = vec![0_u32; (old.len() + 1) * width];
    let length = |lengths: &[u32], left: usize, right: usize| {
        lengths.get(left * width + right).copied().unwrap_or(0)
    };
    for (left, word) in old.iter().enumerate().rev() {
        for (right, other) in new.iter().enumerate().rev() {
            let best = if word == other {
                length(&lengths, left + 1, right + 1) + 1
            } else {
                length(&lengths, left + 1, right).max(length(&lengths, left, right + 1))
            };
            if let Some(cell) = lengths.get_mut(left * width + right) {
                *cell = best;
            }
        }
    }
    let (mut left, mut right, mut pairs) = (0, 0, Vec::new());
    while let (Some(word), Some(other)) = (old.get(left), new.get(right)) {
        if word == other {
            pairs.push((left, right));
            (left, right) = (left + 1, right + 1);
        } else if length(&lengths, left + 1, right) >= length(&lengths, left, right + 1) {
            left += 1;
        } else {
            right += 1;
        }
    }
    pairs
}
