//! Finding words in a pasted text.
//!
//! The searches are few functions that are not put in line: the text is short, and the page that loads them is not to be
//! long.

use std::ops::Range;

use super::plain::{head, plain};

/// Longer words are none of ours.
const LONGEST_WORD: usize = 2_048;

/// So many mentions of a word are looked at: an error is not said more often.
const MOST_PLACES: usize = 256;

/// Longer placeholders are none: `<ID>`, `${uin}`.
const LONGEST_PLACEHOLDER: usize = 48;

/// What opens a word, and closes it.
const PAIRS: &[(char, &str)] = &[
    ('(', ")"),
    ('（', "）"),
    ('[', "]"),
    ('【', "】"),
    ('"', "\""),
    ('\'', "'"),
    ('“', "”"),
    ('‘', "’"),
    ('`', "`"),
];

/// What ends a word that nothing closes.
const STOPS: &[char] = &[
    '"', '\'', '`', '“', '”', '‘', '’', '<', '>', '(', ')', ',', ';', '，', '。', '；', '、', '！',
    '（', '）', '[', ']', '{', '}', '【', '】', '《', '》', '|',
];

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

/// Where words stand in a text.
#[inline(never)]
pub(super) fn find(text: &str, words: &str) -> Option<usize> {
    text.find(words)
}

/// A text before and behind words.
#[inline(never)]
pub(super) fn parted<'t>(text: &'t str, words: &str) -> Option<(&'t str, &'t str)> {
    let at = find(text, words)?;
    Some((text.get(..at)?, text.get(at + words.len()..)?))
}

/// A text before and behind a sign.
#[inline(never)]
pub(super) fn halves(text: &str, sign: char) -> Option<(&str, &str)> {
    text.split_once(sign)
}

/// Whether a text has only letters and digits of ASCII and the signs.
#[inline(never)]
pub(super) fn is_made_of(text: &str, signs: &str) -> bool {
    let is_one = |byte: u8| byte.is_ascii_alphanumeric() || signs.as_bytes().contains(&byte);
    text.bytes().all(is_one)
}

impl Scan {
    pub fn new(text: &str) -> Self {
        let (plain, is_shortened) = plain(text);
        let small = |c: char| match c {
            '\n' => ' ',
            c => c.to_ascii_lowercase(),
        };
        let lower = plain.chars().map(small).collect();
        Self {
            plain,
            lower,
            is_shortened,
        }
    }

    /// A part of it, as a text of its own.
    pub fn part(&self, range: Range<usize>) -> Self {
        let of = |text: &str| text.get(range.clone()).unwrap_or_default().to_owned();
        Self {
            plain: of(&self.plain),
            lower: of(&self.lower),
            is_shortened: false,
        }
    }

    /// Whether it holds any of the words, given in small letters.
    pub fn has(&self, words: &[&str]) -> bool {
        words.iter().any(|words| find(&self.lower, words).is_some())
    }

    /// Every place at which the words end, given in small letters.
    pub fn after(&self, words: &str) -> Vec<usize> {
        places(&self.lower, words)
    }

    /// The first of these places.
    pub fn first_after(&self, words: &str) -> Option<usize> {
        find(&self.lower, words).map(|at| at + words.len())
    }

    /// Every place at which a word ends that is written so, and is no part of another.
    pub fn written(&self, word: &str) -> Vec<usize> {
        let mut places = places(&self.plain, word);
        places.retain(|at| {
            let before = self.before(at - word.len());
            !before.is_some_and(|c| c.is_ascii_alphanumeric())
        });
        places
    }

    /// The character before a place.
    pub fn before(&self, at: usize) -> Option<char> {
        self.plain.get(..at)?.chars().next_back()
    }

    /// A part in small letters, of so many bytes at most.
    pub fn lower_near(&self, at: usize, length: usize) -> &str {
        head(self.lower.get(at..).unwrap_or_default(), length)
    }

    /// What stands there, up to the end.
    pub fn rest(&self, at: usize) -> &str {
        self.plain.get(at..).unwrap_or_default()
    }

    /// What stands there, up to the length of the longest word.
    pub fn near(&self, at: usize) -> &str {
        head(self.rest(at), LONGEST_WORD)
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
        let rest = self.rest(at);
        let left = rest.trim_start_matches([' ', '\n', ':', '：', '=']);
        at + rest.len() - left.len()
    }

    /// The word at a place: what stands in brackets or quotes there, or else up to a space or a sign that parts words.
    #[inline(never)]
    pub fn word(&self, at: usize) -> Word<'_> {
        let near = self.near(at);
        let first = near.chars().next().unwrap_or(' ');
        let pair = PAIRS.iter().find(|(open, _)| *open == first);
        let inner = pair.map_or(near, |_| near.get(first.len_utf8()..).unwrap_or_default());
        let closed = pair.and_then(|(_, close)| parted(inner, close));
        let (text, is_whole) = match closed {
            Some((text, _)) => (text.trim(), true),
            None => (head(inner, bare_end(inner)), pair.is_none()),
        };
        // Cut short by whoever passed it on.
        let is_cut = text.ends_with("..") || text.ends_with('…');
        Word {
            text: text.trim_end_matches('.'),
            is_whole: is_whole && !is_cut,
        }
    }

    /// The values of a name, as JSON, XML or a log writes them: `"name": "value"`, `name=value`, `<name>value`.
    #[inline(never)]
    pub fn values(&self, name: &str) -> Vec<&str> {
        let mut values = Vec::new();
        for at in self.after(name) {
            let word = self.value(at).map_or("", |at| self.word(at).text);
            if !word.is_empty() {
                values.push(word);
            }
        }
        values
    }

    /// Where the value of a name begins, behind which the place is.
    pub fn value(&self, at: usize) -> Option<usize> {
        let near = self.near(at);
        let rest = near.trim_start_matches(['"', '\'', ' ', '\n']);
        let value = rest.strip_prefix([':', '=', '>', '：'])?;
        let value = value.trim_start_matches([' ', '\n']);
        Some(at + near.len() - value.len())
    }
}

/// Every place at which the words end, up to the most.
#[inline(never)]
fn places(text: &str, words: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut from = 0;
    while let Some(at) = find(text.get(from..).unwrap_or_default(), words)
        && places.len() < MOST_PLACES
    {
        from += at + words.len();
        places.push(from);
    }
    places
}

/// Where a word ends that nothing closes. A placeholder is a part of it: `cluster/<ID>`.
fn bare_end(text: &str) -> usize {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let is_end = c == ' ' || c == '\n' || STOPS.contains(&c);
        if at >= from && is_end {
            match placeholder(text.get(at..).unwrap_or_default()) {
                Some(length) => from = at + length,
                None => return at,
            }
        }
    }
    text.len()
}

fn placeholder(text: &str) -> Option<usize> {
    let close = match text.as_bytes().first()? {
        b'<' => b'>',
        b'{' => b'}',
        _ => return None,
    };
    let inner = text.bytes().take(LONGEST_PLACEHOLDER).enumerate().skip(1);
    for (at, byte) in inner {
        match byte {
            _ if byte == close => return Some(at + 1),
            // The end of an element of XML, or JSON.
            b'<' | b'{' | b'/' | b'"' | b'\n' => return None,
            _ => {}
        }
    }
    None
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
            assert_eq!(scan.values("code"), ["X.Y"], "{text}");
        }
        assert!(Scan::new("codeDesc: a").values("code").is_empty());
    }
}
