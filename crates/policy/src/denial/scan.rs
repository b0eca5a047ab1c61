//! Finding words in a pasted text.

use std::ops::Range;

use super::plain::plain;

/// Longer words are none of ours.
const LONGEST_WORD: usize = 2_048;

/// So many mentions of a word are looked at: an error is not said more often.
const MOST_PLACES: usize = 256;

/// Longer placeholders are none: `<ID>`, `${uin}`.
const LONGEST_PLACEHOLDER: usize = 48;

/// What opens a word, and closes it.
const PAIRS: &[(char, char)] = &[
    ('(', ')'),
    ('（', '）'),
    ('[', ']'),
    ('【', '】'),
    ('"', '"'),
    ('\'', '\''),
    ('“', '”'),
    ('‘', '’'),
    ('`', '`'),
];

/// What ends a word that nothing closes.
const STOPS: &str = "\"'`“”‘’<>(),;，。；、！（）[]{}【】《》|";

/// A text without what is around it, and the same in small letters.
pub(super) struct Scan {
    pub plain: String,
    /// Line breaks are spaces here: words that stand together may have been wrapped.
    lower: String,
    /// Whether a middle was left out.
    pub is_shortened: bool,
}

/// What stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'s> {
    pub text: &'s str,
    /// Whether it ends where it should: else the text was cut there.
    pub is_whole: bool,
}

impl Scan {
    pub fn new(text: &str) -> Self {
        let (plain, is_shortened) = plain(text);
        let lower = plain.to_ascii_lowercase().replace('\n', " ");
        Self {
            plain,
            lower,
            is_shortened,
        }
    }

    /// Whether it holds the words, given in small letters.
    pub fn has(&self, words: &str) -> bool {
        self.lower.contains(words)
    }

    /// Whether it holds any of the words.
    pub fn has_any(&self, words: &[&str]) -> bool {
        words.iter().any(|words| self.has(words))
    }

    /// Every place at which the words end, given in small letters.
    pub fn after<'s>(&'s self, words: &'s str) -> impl Iterator<Item = usize> + 's {
        self.after_from(words, 0)
    }

    /// The same behind a place.
    pub fn after_from<'s>(
        &'s self,
        words: &'s str,
        from: usize,
    ) -> impl Iterator<Item = usize> + 's {
        let rest = self.lower.get(from..).unwrap_or_default();
        let found = rest.match_indices(words).take(MOST_PLACES);
        found.map(move |(at, words)| from + at + words.len())
    }

    /// Every place at which a word ends that is written so, and is no part of another.
    pub fn written<'s>(&'s self, word: &'s str) -> impl Iterator<Item = usize> + 's {
        let found = self.plain.match_indices(word).take(MOST_PLACES);
        let is_apart = |at: usize| !self.before(at).is_some_and(|c| c.is_ascii_alphanumeric());
        found
            .filter(move |(at, _)| is_apart(*at))
            .map(|(at, word)| at + word.len())
    }

    /// The character before a place.
    pub fn before(&self, at: usize) -> Option<char> {
        self.plain.get(..at)?.chars().next_back()
    }

    /// A part in small letters.
    pub fn lower(&self, range: Range<usize>) -> &str {
        self.lower.get(range).unwrap_or_default()
    }

    /// What stands there, up to the end.
    pub fn rest(&self, at: usize) -> &str {
        self.plain.get(at..).unwrap_or_default()
    }

    /// What stands there, up to the length of the longest word.
    pub fn near(&self, at: usize) -> &str {
        let rest = self.rest(at);
        let mut end = rest.len().min(LONGEST_WORD);
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        rest.get(..end).unwrap_or_default()
    }

    /// The place past any of these words, given in small letters, and the space and colons before each.
    pub fn past(&self, at: usize, words: &[&str]) -> usize {
        let mut at = self.past_space(at);
        while let Some(word) = words.iter().find(|word| {
            self.lower
                .get(at..)
                .is_some_and(|rest| rest.starts_with(**word))
        }) {
            at = self.past_space(at + word.len());
        }
        at
    }

    fn past_space(&self, at: usize) -> usize {
        let rest = self.near(at);
        let left =
            rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '='));
        at + rest.len() - left.len()
    }

    /// The word at a place: what stands in brackets or quotes there, or else up to a space or a sign that parts words.
    pub fn word(&self, at: usize) -> Word<'_> {
        let near = self.near(at);
        let first = near.chars().next().unwrap_or(' ');
        let pair = PAIRS.iter().find(|(open, _)| *open == first);
        let inner = pair.map_or(near, |_| near.get(first.len_utf8()..).unwrap_or_default());
        if let Some((_, close)) = pair
            && let Some(end) = inner.find(*close)
        {
            let text = inner.get(..end).unwrap_or_default();
            return Word {
                text: text.trim().trim_end_matches('.'),
                is_whole: !is_cut(text.trim()),
            };
        }
        let text = inner.get(..bare_end(inner)).unwrap_or_default();
        Word {
            text: text.trim_end_matches('.'),
            is_whole: pair.is_none() && !is_cut(text),
        }
    }

    /// The value of a name, as JSON, XML or a log writes it: `"name": "value"`, `name=value`, `<name>value`.
    pub fn values<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s str> + 's {
        self.after(name).filter_map(|at| {
            let value = self.value(at)?;
            Some(self.word(value).text).filter(|word| !word.is_empty())
        })
    }

    /// Where the value of a name begins, behind which the place is.
    pub fn value(&self, at: usize) -> Option<usize> {
        let near = self.near(at);
        let rest = near.trim_start_matches(['"', '\'']).trim_start();
        let value = rest.strip_prefix([':', '=', '>', '：'])?.trim_start();
        Some(at + near.len() - value.len())
    }
}

/// Whether the word was cut short by whoever passed it on.
fn is_cut(text: &str) -> bool {
    text.ends_with("..") || text.ends_with('…')
}

/// Where a word ends that nothing closes. A placeholder is a part of it: `cluster/<ID>`.
fn bare_end(text: &str) -> usize {
    let mut from = 0;
    loop {
        let rest = text.get(from..).unwrap_or_default();
        let Some(end) = rest.find(|c: char| c.is_whitespace() || STOPS.contains(c)) else {
            return text.len();
        };
        let Some(length) = placeholder(rest.get(end..).unwrap_or_default()) else {
            return from + end;
        };
        from += end + length;
    }
}

fn placeholder(text: &str) -> Option<usize> {
    let close = match text.chars().next()? {
        '<' => '>',
        '{' => '}',
        _ => return None,
    };
    let mut inner = text.char_indices().skip(1).take(LONGEST_PLACEHOLDER);
    let ends = |(at, c): (usize, char)| match c {
        _ if c == close => Some(Some(at + 1)),
        // The end of an element of XML, or JSON.
        '<' | '{' | '/' | '"' | '\n' => Some(None),
        _ => None,
    };
    inner.find_map(ends).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_brackets_quotes_and_bare() {
        for text in [
            "at (a:b) x",
            "at a:b x",
            "at \"a:b\", x",
            "at （a:b）",
            "at 【a:b】",
            "at `a:b`",
            "at a:b.",
            "at a:b，x",
        ] {
            let scan = Scan::new(text);
            let expected = Word {
                text: "a:b",
                is_whole: true,
            };
            assert_eq!(scan.word(3), expected, "{text}");
        }
    }

    #[test]
    fn what_was_cut_is_no_whole_word() {
        for (text, expected) in [
            ("at (a:b", "a:b"),
            ("at (a:b and so on", "a:b"),
            ("at (a:b...) x", "a:b"),
            ("at a:b... x", "a:b"),
            ("at a:b…", "a:b…"),
        ] {
            let scan = Scan::new(text);
            let word = scan.word(3);
            assert_eq!((word.text, word.is_whole), (expected, false), "{text}");
        }
    }

    #[test]
    fn placeholders_are_a_part_of_the_word() {
        for (text, expected) in [
            ("at q::<REGION>:c/<ID> x", "q::<REGION>:c/<ID>"),
            ("at uin/${uin}:a, x", "uin/${uin}:a"),
            ("at a/b</Resource>", "a/b"),
            ("at a/b<c", "a/b"),
        ] {
            assert_eq!(Scan::new(text).word(3).text, expected, "{text}");
        }
    }

    #[test]
    fn values_are_read_as_json_xml_and_logs_write_them() {
        for text in [
            "{\"Code\": \"X.Y\"}",
            "{\\\"Code\\\":\\\"X.Y\\\"}",
            "code:X.Y message",
            "Code=X.Y, Message",
            "<Code>X.Y</Code>",
            "{'code': 'X.Y'}",
        ] {
            let scan = Scan::new(text);
            assert_eq!(scan.values("code").next(), Some("X.Y"), "{text}");
        }
        assert_eq!(Scan::new("codeDesc: a").values("code").next(), None);
    }
}
