//! Which card is which. Statements have no names, so a card follows its text through a change. Pure.

use std::collections::{HashMap, VecDeque};

/// A card: its own number, and the block's place in the document that it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub id: u32,
    pub place: usize,
}

/// The cards, with the text that each showed last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cards {
    shown: Vec<(u32, String)>,
    next: u32,
}

impl Cards {
    /// The cards for these texts: what is the same keeps its card, wherever it moved; then what was changed in its
    /// place does; the rest are new.
    pub fn follow(&self, texts: Vec<String>) -> Cards {
        let mut known: HashMap<&str, VecDeque<usize>> = HashMap::new();
        for (at, (_, text)) in self.shown.iter().enumerate() {
            known.entry(text).or_default().push_back(at);
        }
        let mut is_taken = vec![false; self.shown.len()];
        let mut olds: Vec<Option<usize>> = Vec::with_capacity(texts.len());
        for text in &texts {
            let same = known.get_mut(text.as_str()).and_then(VecDeque::pop_front);
            if let Some(at) = same {
                is_taken[at] = true;
            }
            olds.push(same);
        }
        let mut left = (0..is_taken.len()).filter(|&at| !is_taken[at]);
        let mut next = self.next;
        let shown = texts.into_iter().zip(olds).map(|(text, old)| {
            let id = match old.or_else(|| left.next()) {
                Some(at) => self.shown[at].0,
                None => {
                    next += 1;
                    next
                }
            };
            (id, text)
        });
        let shown = shown.collect();
        Cards { shown, next }
    }

    /// The cards in the order of the document.
    pub fn rows(&self) -> Vec<Row> {
        let numbered = self.shown.iter().enumerate();
        numbered
            .map(|(place, (id, _))| Row { id: *id, place })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Cards;

    fn ids(cards: &Cards) -> Vec<u32> {
        cards.rows().iter().map(|row| row.id).collect()
    }

    #[test]
    fn a_card_follows_its_statement() {
        let texts = |texts: &[&str]| {
            texts
                .iter()
                .map(|&text| text.to_owned())
                .collect::<Vec<_>>()
        };
        let first = Cards::default().follow(texts(&["a", "b", "c"]));
        assert_eq!(ids(&first), [1, 2, 3]);
        let cases: [(&[&str], &[u32]); 8] = [
            (&["a", "b", "c"], &[1, 2, 3]),
            (&["a", "x", "c"], &[1, 2, 3]),
            (&["b", "a", "c"], &[2, 1, 3]),
            (&["a", "c"], &[1, 3]),
            (&["a", "a", "b", "c"], &[1, 4, 2, 3]),
            (&["a", "b", "c", "d"], &[1, 2, 3, 4]),
            (&[], &[]),
            (&["x", "y", "z", "w"], &[1, 2, 3, 4]),
        ];
        for (after, expected) in cases {
            assert_eq!(ids(&first.follow(texts(after))), expected, "{after:?}");
        }
    }
}
