//! A pasted text, and finding words in it.

/// Longer texts are read up to here: an error message is no book.
const LONGEST: usize = 64 * 1024;

/// Longer words are none of ours.
const LONGEST_WORD: usize = 2_048;

/// How often a text may have been put into a JSON string, by tools that log what others logged.
const MOST_LAYERS: usize = 3;

/// A text with the escapes of JSON strings undone, and the same in small letters.
pub(super) struct Scan {
    pub plain: String,
    lower: String,
}

impl Scan {
    pub fn new(text: &str) -> Self {
        let mut end = text.len().min(LONGEST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let mut plain = text.get(..end).unwrap_or_default().to_owned();
        for _ in 0..MOST_LAYERS {
            if !plain.contains("\\\"") && !plain.contains("\\/") && !plain.contains("\\n") {
                break;
            }
            plain = unescaped(&plain);
        }
        let lower = plain.to_ascii_lowercase();
        Self { plain, lower }
    }

    /// Whether it holds the words, given in small letters.
    pub fn has(&self, words: &str) -> bool {
        self.lower.contains(words)
    }

    /// Every place at which the words end, given in small letters.
    pub fn after<'s>(&'s self, words: &'s str) -> impl Iterator<Item = usize> + 's {
        let found = self.lower.match_indices(words);
        found.map(|(at, words)| at + words.len())
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
        let left = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ':');
        at + rest.len() - left.len()
    }

    /// The word at a place: what stands in brackets or quotes there, or else up to a space or a sign that parts words.
    pub fn word(&self, at: usize) -> &str {
        let rest = self.near(at);
        let close = match rest.chars().next() {
            Some('(') => ")",
            Some('（') => "）",
            Some('[') => "]",
            Some('"') => "\"",
            Some('\'') => "'",
            Some('“') => "”",
            _ => "",
        };
        let opened = if close.is_empty() { 0 } else { first_len(rest) };
        let inner = rest.get(opened..).unwrap_or_default();
        let end = if close.is_empty() {
            inner.find(|c: char| c.is_whitespace() || "\"'“”<>(),;，。；（）[]{}".contains(c))
        } else {
            inner.find(close)
        };
        let word = inner.get(..end.unwrap_or(inner.len())).unwrap_or_default();
        word.trim().trim_end_matches('.')
    }

    /// The value of a name, as JSON, XML or a log writes it: `"name": "value"`, `name=value`, `<name>value`.
    pub fn values<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s str> + 's {
        self.after(name).filter_map(|at| {
            let near = self.near(at);
            let rest = near.trim_start_matches(['"', '\'']).trim_start();
            let value = rest.strip_prefix([':', '=', '>', '：'])?.trim_start();
            Some(self.word(at + near.len() - value.len())).filter(|word| !word.is_empty())
        })
    }
}

fn first_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// Undoes the escapes of a JSON string that matter here. An unknown one stays as it is.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let mut characters = after.chars();
        match characters.next() {
            Some(quoted @ ('"' | '/' | '\\')) => plain.push(quoted),
            Some('n' | 'r' | 't') => plain.push('\n'),
            _ => {
                plain.push('\\');
                characters = after.chars();
            }
        }
        rest = characters.as_str();
    }
    plain.push_str(rest);
    plain
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
            "at a:b.",
            "at (a:b",
        ] {
            let scan = Scan::new(text);
            assert_eq!(scan.word(3), "a:b", "{text}");
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
