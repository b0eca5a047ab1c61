//! Collects what is offered, ranks it, and writes it so that it fits the text.

use std::ops::Range;

use super::rank::{Fit, fit};
use super::{Completion, Completions, Detail, Kind, MAX_ITEMS};
use crate::caret::{Caret, Spot, Word, next_kinds};
use crate::json::TokenKind;

/// A word that may be written.
pub(super) struct Offer {
    /// The word.
    pub word: String,
    /// What it is.
    pub kind: Kind,
    /// What there is to know of it.
    pub detail: Detail,
    /// What follows it, where it is a key that has no value yet. The caret is put at the `|`.
    pub value: &'static str,
    /// Whether more of the same word is to be written.
    pub more: bool,
}

impl Offer {
    /// A word that is complete by itself.
    pub fn new(word: impl Into<String>, kind: Kind) -> Self {
        Self {
            word: word.into(),
            kind,
            detail: Detail::None,
            value: "",
            more: false,
        }
    }

    pub fn detail(self, detail: Detail) -> Self {
        Self { detail, ..self }
    }

    pub fn value(self, value: &'static str) -> Self {
        Self { value, ..self }
    }

    pub fn more(self) -> Self {
        Self { more: true, ..self }
    }
}

/// What is offered at a caret.
pub(super) struct Offers<'t> {
    /// What was typed before the caret, of the whole word.
    pub typed: &'t str,
    /// The whole word at the caret as it stands in the text.
    pub raw: &'t str,
    /// The bytes of that word that an offer takes the place of.
    pub part: Range<usize>,
    frame: Frame,
    ranked: Vec<(Fit, Offer)>,
}

/// How an item is written into the text.
struct Frame {
    range: Range<usize>,
    /// Whether quotes have to be written.
    quotes: bool,
    /// Whether it is a key without a colon.
    key: bool,
    /// Whether something follows that a comma has to part from it.
    comma: bool,
}

impl<'t> Offers<'t> {
    /// Nothing yet; `None` where nothing can be written without tearing up what stands there.
    pub fn new(text: &'t str, caret: &Caret<'t>) -> Option<Self> {
        let key = matches!(
            caret.spot,
            Spot::Element(_) | Spot::Operator | Spot::ConditionKey { .. } | Spot::PrincipalKind
        );
        let frame = Frame::new(text, caret, key)?;
        let raw = caret.word.as_ref().map_or("", |word| word.raw(text));
        Some(Self {
            typed: caret.word.as_ref().map_or("", |word| word.typed),
            raw,
            part: 0..raw.len(),
            frame,
            ranked: Vec::new(),
        })
    }

    /// What was typed before the caret of the part that is replaced.
    pub fn typed_part(&self) -> &'t str {
        self.typed.get(self.part.start..).unwrap_or_default()
    }

    /// Offers a word, if it fits what was typed.
    pub fn add(&mut self, offer: Offer) {
        if let Some(fit) = fit(self.typed_part(), &offer.word) {
            self.ranked.push((fit, offer));
        }
    }

    /// Offers a word whose beginning of so many bytes was typed already: only the rest is compared by its
    /// parts.
    pub fn add_by(&mut self, beginning: usize, offer: Offer) {
        let typed = self.typed_part().get(beginning..).unwrap_or_default();
        let word = offer.word.get(beginning..).unwrap_or_default();
        if let Some(fit) = fit(typed, word) {
            self.ranked.push((fit, offer));
        }
    }

    /// Offers a word that fits by another text, such as a service by its title.
    pub fn add_as(&mut self, also: &[&str], offer: Offer) {
        let typed = self.typed_part();
        let own = fit(typed, &offer.word);
        let other = || {
            let found = also
                .iter()
                .any(|text| fit(typed, text).is_some() || text.contains(typed));
            found.then_some(Fit::Within)
        };
        if let Some(fit) = own.or_else(other) {
            self.ranked.push((fit, offer));
        }
    }

    /// The items, the best first.
    pub fn finish(mut self, wants: Option<String>) -> Completions {
        charter_order::sort_by_key(&mut self.ranked, |(fit, _)| *fit);
        let mut ranked = std::mem::take(&mut self.ranked);
        // The first item is taken with one key: it is not the one that means the most actions.
        let exact = ranked
            .iter()
            .position(|(_, offer)| offer.kind != Kind::Wildcard);
        if let Some(first) = exact.and_then(|at| ranked.get_mut(..=at)) {
            first.rotate_right(1);
        }
        ranked.truncate(MAX_ITEMS);
        Completions {
            items: ranked
                .into_iter()
                .map(|(_, offer)| self.written(offer))
                .collect(),
            range: self.frame.range,
            wants,
        }
    }

    /// The word as it is written at this place.
    fn written(&self, offer: Offer) -> Completion {
        let before = self.raw.get(..self.part.start).unwrap_or_default();
        let after = self.raw.get(self.part.end..).unwrap_or_default();
        let frame = &self.frame;
        let mut insert = String::new();
        let quote = if frame.quotes { "\"" } else { "" };
        insert.push_str(quote);
        insert.push_str(before);
        insert.push_str(&offer.word);
        let mut caret = insert.len();
        insert.push_str(after);
        insert.push_str(quote);
        if !offer.more {
            caret = insert.len();
        }
        let value = if frame.key { offer.value } else { "" };
        if !value.is_empty() {
            insert.push_str(": ");
            let (open, close) = value.split_once('|').unwrap_or((value, ""));
            insert.push_str(open);
            caret = insert.len();
            insert.push_str(close);
        }
        if frame.comma {
            insert.push_str(", ");
        }
        Completion {
            label: offer.word,
            insert,
            caret,
            more: offer.more || value.contains('|'),
            kind: offer.kind,
            detail: offer.detail,
        }
    }
}

impl Frame {
    fn new(text: &str, caret: &Caret<'_>, key: bool) -> Option<Self> {
        use TokenKind::{Colon, OpenArray, OpenObject, String, Word as Bare};
        let end = caret
            .word
            .as_ref()
            .map_or(caret.offset, |word| word.outer.end);
        let [next, after] = next_kinds(text, end);
        let begins_value = matches!(next, String | Bare | OpenArray | OpenObject);
        let (key, comma) = if key {
            (next != Colon, next != Colon && begins_value)
        } else if caret.in_list {
            (false, begins_value)
        } else if begins_value && !(matches!(next, String | Bare) && after == Colon) {
            // In a gap, the value already stands there.
            caret.word.as_ref()?;
            (false, false)
        } else {
            (false, begins_value)
        };
        let closed = caret.word.as_ref().filter(|word| word.closed && !key);
        let range = match (closed, &caret.word) {
            (Some(word), _) => word.inner.clone(),
            (None, Some(Word { outer, .. })) => outer.clone(),
            (None, None) => caret.offset..caret.offset,
        };
        Some(Self {
            range,
            quotes: closed.is_none(),
            key,
            comma,
        })
    }
}
