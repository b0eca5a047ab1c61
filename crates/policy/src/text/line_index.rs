//! Byte offsets, lines and columns, UTF-16 offsets.

use std::ops::Range;

const BYTE_ORDER_MARK: char = '\u{feff}';

/// A place in a text as people and other tools count it: both numbers start at 1, a column is one Unicode
/// scalar value (as Python's `json` counts), not a byte and not a grapheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1. `\n`, `\r\n` and a lone `\r` each end one line.
    pub line: usize,
    /// Column, from 1. A byte order mark at the start of the text takes no column.
    pub column: usize,
}

/// Converts between byte offsets, [`Position`]s and UTF-16 offsets (what a browser's text area counts in).
///
/// Built once a text in linear time; every conversion is a binary search. Offsets past the end are taken
/// as the end, offsets inside a character as the start of that character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex {
    length: usize,
    /// Byte offset of each line's first character; the first entry is 0.
    starts: Vec<usize>,
    /// Byte offset of each line's end, its line break excluded.
    ends: Vec<usize>,
    wide: Vec<Wide>,
    /// Byte offsets of the `\r` of every `\r\n`.
    pairs: Vec<usize>,
    mark: usize,
}

/// A character of more than one byte, with what it and all before it take less than bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Wide {
    start: usize,
    end: usize,
    /// Bytes minus scalar values, up to `end`.
    scalars_less: usize,
    /// Bytes minus UTF-16 units, up to `end`.
    units_less: usize,
}

impl LineIndex {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        let mut ends = Vec::new();
        let mut wide: Vec<Wide> = Vec::new();
        let mut pairs = Vec::new();
        let bytes = text.as_bytes();
        for (start, character) in text.char_indices() {
            let end = start + character.len_utf8();
            match character {
                '\n' => {
                    let crlf = text
                        .get(..start)
                        .is_some_and(|before| before.ends_with('\r'));
                    if crlf {
                        pairs.push(start - 1);
                    }
                    ends.push(start - usize::from(crlf));
                    starts.push(end);
                }
                '\r' if bytes.get(end) != Some(&b'\n') => {
                    ends.push(start);
                    starts.push(end);
                }
                _ if end - start > 1 => {
                    let before = wide
                        .last()
                        .map_or((0, 0), |last| (last.scalars_less, last.units_less));
                    wide.push(Wide {
                        start,
                        end,
                        scalars_less: before.0 + (end - start) - 1,
                        units_less: before.1 + (end - start) - character.len_utf16(),
                    });
                }
                _ => {}
            }
        }
        let mark = if text.starts_with(BYTE_ORDER_MARK) {
            BYTE_ORDER_MARK.len_utf8()
        } else {
            0
        };
        ends.push(text.len());
        Self {
            length: text.len(),
            starts,
            ends,
            wide,
            pairs,
            mark,
        }
    }

    /// How many lines the text has; an empty text has one.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// The bytes of a line (from 1) with its line end, or `None` past the last line.
    pub fn line_range(&self, line: usize) -> Option<Range<usize>> {
        let index = line.checked_sub(1)?;
        let start = *self.starts.get(index)?;
        Some(start..self.starts.get(line).copied().unwrap_or(self.length))
    }

    /// Where the byte at `offset` stands.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.boundary(offset);
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.first_of_line(line);
        let column = self.scalars(offset).saturating_sub(self.scalars(start)) + 1;
        Position { line, column }
    }

    /// The byte offset of a position. A column past the end of its line is taken as the line's end.
    pub fn offset(&self, position: Position) -> usize {
        let line = position.line.clamp(1, self.line_count());
        let start = self.first_of_line(line);
        let wanted = self.scalars(start) + position.column.saturating_sub(1);
        let last = self.ends.get(line - 1).copied().unwrap_or(self.length);
        self.search(wanted, |wide| wide.scalars_less, 1)
            .clamp(start, last.max(start))
    }

    /// How many characters (Unicode scalar values) stand before a byte offset. A byte order mark at the start of the text
    /// is none.
    pub fn to_characters(&self, offset: usize) -> usize {
        let offset = self.boundary(offset).max(self.mark);
        self.scalars(offset) - usize::from(self.mark > 0)
    }

    /// The UTF-16 offset of a byte offset.
    pub fn to_utf16(&self, offset: usize) -> usize {
        let offset = self.boundary(offset);
        offset - self.last_before(offset).map_or(0, |wide| wide.units_less)
    }

    /// The byte offset of a UTF-16 offset; between the halves of a pair, the start of the character.
    pub fn from_utf16(&self, units: usize) -> usize {
        self.search(units, |wide| wide.units_less, 2)
    }

    /// The offset in a browser's text area of a byte offset: UTF-16 units, every line end one unit, and no byte
    /// order mark (see [`crate::Document::area_text`]).
    pub fn to_area(&self, offset: usize) -> usize {
        let offset = self.boundary(offset).max(self.mark);
        let pairs = self.pairs.partition_point(|&pair| pair < offset);
        self.to_utf16(offset) - pairs - usize::from(self.mark > 0)
    }

    /// The byte offset of an offset in a browser's text area. At a line's end it stands before the line break.
    pub fn from_area(&self, units: usize) -> usize {
        let line = self
            .starts
            .partition_point(|&start| self.to_area(start) <= units);
        let start = self.first_of_line(line);
        let last = self
            .ends
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(self.length);
        let into = units.saturating_sub(self.to_area(start));
        self.from_utf16(self.to_utf16(start) + into)
            .min(last.max(start))
    }

    /// Start of a line's first column: past the byte order mark on the first line.
    fn first_of_line(&self, line: usize) -> usize {
        let start = self
            .starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(self.length);
        start.max(self.mark)
    }

    fn scalars(&self, offset: usize) -> usize {
        offset - self.last_before(offset).map_or(0, |wide| wide.scalars_less)
    }

    /// The last wide character that ends at or before `offset`.
    fn last_before(&self, offset: usize) -> Option<&Wide> {
        let count = self.wide.partition_point(|wide| wide.end <= offset);
        self.wide.get(count.checked_sub(1)?)
    }

    fn boundary(&self, offset: usize) -> usize {
        let offset = offset.min(self.length);
        let count = self.wide.partition_point(|wide| wide.start < offset);
        match count.checked_sub(1).and_then(|index| self.wide.get(index)) {
            Some(wide) if offset < wide.end => wide.start,
            _ => offset,
        }
    }

    /// The byte offset at which `wanted` smaller units (scalars or UTF-16 units) have passed.
    fn search(&self, wanted: usize, less: impl Fn(&Wide) -> usize, largest: usize) -> usize {
        // Wide characters that lie wholly before `wanted`: their end, counted in the smaller unit.
        let count = self
            .wide
            .partition_point(|wide| wide.end - less(wide) <= wanted);
        let passed = count.checked_sub(1).and_then(|index| self.wide.get(index));
        let offset = wanted
            .saturating_add(passed.map_or(0, &less))
            .min(self.length);
        match self.wide.get(count) {
            // Inside a character of two units: its start.
            Some(next) if largest > 1 && offset > next.start => next.start,
            _ => offset,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: usize, column: usize) -> Position {
        Position { line, column }
    }

    #[test]
    fn every_kind_of_line_end_counts_once() {
        let index = LineIndex::new("a\nb\r\nc\rd");
        let expected = [
            (0, at(1, 1)),
            (2, at(2, 1)),
            (5, at(3, 1)),
            (7, at(4, 1)),
            (8, at(4, 2)),
        ];
        for (offset, position) in expected {
            assert_eq!(index.position(offset), position, "offset {offset}");
            assert_eq!(index.offset(position), offset, "{position:?}");
        }
        assert_eq!(index.line_range(2), Some(2..5));
        assert_eq!(index.line_range(5), None);
    }

    #[test]
    fn columns_are_scalar_values_and_utf16_offsets_are_units() {
        let text = "é字😀x";
        let index = LineIndex::new(text);
        let expected = [(0, 1, 0), (2, 2, 1), (5, 3, 2), (9, 4, 4), (10, 5, 5)];
        for (offset, column, units) in expected {
            assert_eq!(index.position(offset), at(1, column), "offset {offset}");
            assert_eq!(index.to_utf16(offset), units, "offset {offset}");
            assert_eq!(index.from_utf16(units), offset, "unit {units}");
        }
        assert_eq!(index.from_utf16(3), 5, "between the halves of a pair");
        assert_eq!(index.position(7), at(1, 3), "inside a character");
    }

    #[test]
    fn a_byte_order_mark_takes_no_column_but_a_unit() {
        let index = LineIndex::new("\u{feff}{}");
        assert_eq!(index.position(0), at(1, 1));
        assert_eq!(index.position(3), at(1, 1));
        assert_eq!(index.position(4), at(1, 2));
        assert_eq!(index.offset(at(1, 1)), 3);
        assert_eq!(index.to_utf16(3), 1);
    }

    #[test]
    fn a_text_area_counts_a_line_end_once_and_no_byte_order_mark() {
        let text = "\u{feff}é\r\n😀\n\r\nx\ry";
        let index = LineIndex::new(text);
        let area: String = text.chars().skip(1).collect();
        let area = area.replace("\r\n", "\n").replace('\r', "\n");
        let mut units = 0;
        for character in area.chars() {
            let offset = index.from_area(units);
            assert_eq!(index.to_area(offset), units, "unit {units}");
            let there = text[offset..].chars().next();
            let there = there.map(|there| if there == '\r' { '\n' } else { there });
            assert_eq!(there, Some(character), "unit {units}");
            units += character.len_utf16();
        }
        assert_eq!(index.from_area(units), text.len());
        assert_eq!((index.to_area(0), index.from_area(0)), (0, 3));
        assert_eq!(index.to_area(6), 1, "between the halves of a line end");
        assert_eq!(index.from_area(99), text.len());
    }

    #[test]
    fn places_outside_the_text_are_clamped() {
        let index = LineIndex::new("ab\ncd");
        assert_eq!(index.position(99), at(2, 3));
        assert_eq!(index.offset(at(1, 99)), 2);
        assert_eq!(LineIndex::new("ab\r\ncd").offset(at(1, 99)), 2);
        assert_eq!(index.offset(at(9, 9)), 5);
        assert_eq!(index.from_utf16(99), 5);
        assert_eq!(LineIndex::new("").position(0), at(1, 1));
    }
}
