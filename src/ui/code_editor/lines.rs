//! A text as the editor counts it: in lines, and in the UTF-16 units of a text area.

use std::{ops::Range, sync::Arc};

/// Where a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Start {
    byte: usize,
    unit: usize,
}

/// A text with the places where its lines begin. Lines are counted from 0 and end at `\n`; offsets are UTF-16 units.
#[derive(Debug)]
pub struct Lines {
    text: Arc<str>,
    starts: Vec<Start>,
    units: usize,
}

impl Lines {
    pub fn new(text: Arc<str>) -> Self {
        let mut starts = vec![Start { byte: 0, unit: 0 }];
        let mut unit = 0;
        for (at, &byte) in text.as_bytes().iter().enumerate() {
            unit += units_of(byte);
            if byte == b'\n' {
                starts.push(Start { byte: at + 1, unit });
            }
        }
        Lines {
            text,
            starts,
            units: unit,
        }
    }

    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// How many lines there are; an empty text has one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The length of the text.
    pub fn units(&self) -> usize {
        self.units
    }

    /// The line that an offset lies in.
    pub fn line_of(&self, unit: usize) -> usize {
        self.starts.partition_point(|start| start.unit <= unit) - 1
    }

    /// Where a line lies, without its `\n`; behind the last one: the end.
    pub fn range(&self, line: usize) -> Range<usize> {
        let Some(start) = self.starts.get(line) else {
            return self.units..self.units;
        };
        let next = self.starts.get(line + 1);
        start.unit..next.map_or(self.units, |next| next.unit - 1)
    }

    /// Whether every character of a line is one byte, so that a character is a unit is a byte.
    pub fn is_ascii(&self, line: usize) -> bool {
        let Some(start) = self.starts.get(line) else {
            return true;
        };
        let next = self.starts.get(line + 1);
        let next = next.map_or((self.text.len(), self.units), |next| (next.byte, next.unit));
        next.0 - start.byte == next.1 - start.unit
    }

    /// The byte at which an offset lies; inside a character, where that begins.
    pub fn byte(&self, unit: usize) -> usize {
        let line = self.line_of(unit.min(self.units));
        let start = self.starts[line];
        let wanted = unit.min(self.units) - start.unit;
        if self.is_ascii(line) {
            return start.byte + wanted;
        }
        let mut seen = 0;
        for (at, character) in self.text[start.byte..].char_indices() {
            if seen + character.len_utf16() > wanted {
                return start.byte + at;
            }
            seen += character.len_utf16();
        }
        self.text.len()
    }

    /// The offset at which a byte lies.
    pub fn unit(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let line = self.starts.partition_point(|start| start.byte <= byte) - 1;
        let start = self.starts[line];
        let before = &self.text.as_bytes()[start.byte..byte];
        start.unit + before.iter().map(|&byte| units_of(byte)).sum::<usize>()
    }

    /// A part of the text. What lies outside is left out.
    pub fn slice(&self, range: &Range<usize>) -> &str {
        let end = self.byte(range.end);
        &self.text[self.byte(range.start).min(end)..end]
    }
}

/// The UTF-16 units of the character that begins with this byte; none for a byte inside of one.
fn units_of(byte: u8) -> usize {
    usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xF0)
}

/// One replacement that makes a text out of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// What goes, in UTF-16 units of the old text.
    pub range: Range<usize>,
    pub insert: String,
}

/// The smallest single replacement between two texts; `None` where they are the same.
pub fn difference(old: &Lines, new: &Lines) -> Option<Replacement> {
    let (was, is) = (old.text(), new.text());
    if was == is {
        return None;
    }
    let (a, b) = (was.as_bytes(), is.as_bytes());
    let mut start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    while !was.is_char_boundary(start) || !is.is_char_boundary(start) {
        start -= 1;
    }
    let tails = a[start..].iter().rev().zip(b[start..].iter().rev());
    let mut same = tails.take_while(|(a, b)| a == b).count();
    while !was.is_char_boundary(a.len() - same) || !is.is_char_boundary(b.len() - same) {
        same -= 1;
    }
    Some(Replacement {
        range: old.unit(start)..old.unit(a.len() - same),
        insert: is[start..b.len() - same].to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Lines {
        Lines::new(text.into())
    }

    #[test]
    fn a_text_is_counted_as_its_text_area_counts() {
        let text = lines("a\n策略 😀b\n\nz");
        assert_eq!(text.count(), 4);
        assert_eq!(text.units(), 11);
        let ranges: Vec<_> = (0..5).map(|line| text.range(line)).collect();
        assert_eq!(ranges, [0..1, 2..8, 9..9, 10..11, 11..11]);
        assert_eq!(text.slice(&(2..7)), "策略 😀");
        assert_eq!(
            text.slice(&(6..7)),
            "😀",
            "inside of a pair: the whole character"
        );
        assert_eq!(text.slice(&(8..99)), "\n\nz");
        assert_eq!(text.slice(&(std::ops::Range { start: 5, end: 2 })), "");
        for (unit, line) in [(0, 0), (1, 0), (2, 1), (8, 1), (9, 2), (10, 3), (99, 3)] {
            assert_eq!(text.line_of(unit), line, "unit {unit}");
        }
        for unit in [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11] {
            assert_eq!(text.unit(text.byte(unit)), unit);
        }
        assert_eq!(lines("").count(), 1);
    }

    #[test]
    fn the_difference_of_two_texts_is_the_smallest_replacement() {
        let cases = [
            ("abc", "abc", None),
            ("", "ab", Some((0..0, "ab"))),
            ("ab", "", Some((0..2, ""))),
            ("aXc", "aYYc", Some((1..2, "YY"))),
            ("aa", "aaa", Some((2..2, "a"))),
            ("略", "策", Some((0..1, "策"))),
            // The same first and last byte, another character.
            ("é😀", "è😀", Some((0..1, "è"))),
            ("x😀", "x😁", Some((1..3, "😁"))),
        ];
        for (old, new, expected) in cases {
            let found = difference(&lines(old), &lines(new));
            let expected = expected.map(|(range, insert): (Range<usize>, &str)| Replacement {
                range,
                insert: insert.to_owned(),
            });
            assert_eq!(found, expected, "{old} -> {new}");
        }
    }
}
