//! Which part of a text the layer holds: what is visible, and a little more.

use std::ops::Range;

use super::lines::Lines;

/// The height of a line in CSS pixels, as `--code-line` in `code_editor.css`.
pub const LINE: f64 = 20.0;
/// The space around the text, as the padding in `code_editor.css`.
pub const PADDING: f64 = 8.0;
/// Lines kept above and below the visible ones; the window moves by as many.
const SPARE: usize = 10;
/// Columns kept beside the visible ones of a long line; the window moves by as many.
const SPARE_COLUMNS: usize = 100;
/// A line longer than this, in UTF-16 units, is not held whole.
const LONG: usize = 600;

/// How far a text area is scrolled, and how much of it is seen, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct View {
    pub top: f64,
    pub left: f64,
    pub height: f64,
    pub width: f64,
    /// The width of a character of the editor's font.
    pub character: f64,
}

/// What the layer holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    pub lines: Range<usize>,
    /// The columns of lines that are too long to be held whole.
    pub columns: Range<usize>,
}

impl Window {
    pub fn new(view: View, line_count: usize) -> Self {
        Window {
            lines: around(view.top - PADDING, view.height, LINE, SPARE, line_count),
            columns: around(
                view.left - PADDING,
                view.width,
                view.character.max(1.0),
                SPARE_COLUMNS,
                usize::MAX,
            ),
        }
    }

    /// What is shown of a line, in UTF-16 units of the text. A long line is cut only where all its characters have
    /// one width, because the cut part then leaves a space of a known width.
    pub fn shown(&self, lines: &Lines, line: usize) -> Range<usize> {
        let whole = lines.range(line);
        if whole.len() <= LONG || !lines.is_ascii(line) {
            return whole;
        }
        let start = (whole.start + self.columns.start).min(whole.end);
        let end = (whole.start.saturating_add(self.columns.end)).min(whole.end);
        if lines.slice(&(whole.start..end)).contains('\t') {
            return whole;
        }
        start..end
    }
}

/// The units from `from` on that fill `length` pixels, with some spare ones, in steps so that few pixels of
/// scrolling change nothing.
fn around(from: f64, length: f64, unit: f64, spare: usize, limit: usize) -> Range<usize> {
    let first = whole(from / unit) / spare * spare;
    let last = whole((from + length) / unit) / spare * spare;
    let end = last.saturating_add(2 * spare).min(limit);
    first.saturating_sub(spare).min(end)..end
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float is saturated when it is cast, and a place before the text counts as its beginning"
)]
fn whole(number: f64) -> usize {
    number as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(top: f64, left: f64) -> View {
        View {
            top,
            left,
            height: 400.0,
            width: 800.0,
            character: 8.0,
        }
    }

    #[test]
    fn only_what_is_near_is_held() {
        let cases = [
            (0.0, 5, 0..5),
            (0.0, 10_000, 0..30),
            (150.0, 10_000, 0..40),
            (2_008.0, 10_000, 90..140),
            (199_608.0, 10_000, 9_970..10_000),
            (-30.0, 10_000, 0..30),
            // Lines went while the area was scrolled far down.
            (9_000.0, 3, 3..3),
        ];
        for (top, count, expected) in cases {
            assert_eq!(
                Window::new(view(top, 0.0), count).lines,
                expected,
                "{top} of {count}"
            );
        }
    }

    #[test]
    fn every_visible_line_is_held_wherever_the_text_is_scrolled() {
        for top in 0..3_000 {
            let top = f64::from(top);
            let held = Window::new(view(top, 0.0), 10_000).lines;
            let first = whole(((top - PADDING) / LINE).floor());
            let last = whole(((top - PADDING + 400.0) / LINE).floor());
            assert!(
                held.contains(&first) && held.contains(&last),
                "{top}: {held:?}"
            );
        }
    }

    #[test]
    fn a_long_line_is_held_in_part_where_its_characters_have_one_width() {
        let long = "x".repeat(100_000);
        let cases = [
            (format!("a\n{long}"), 2..202),
            (format!("a\n{}", &long[..500]), 2..502),
            // A tab and a character of another width move what follows.
            (format!("a\n\t{long}"), 2..100_003),
            (format!("a\n策{long}"), 2..100_003),
        ];
        for (text, expected) in cases {
            let lines = Lines::new(text.into());
            let shown = Window::new(view(0.0, 0.0), 2).shown(&lines, 1);
            assert_eq!(shown, expected);
        }
        let lines = Lines::new(long.into());
        assert_eq!(
            Window::new(view(0.0, 8_008.0), 1).shown(&lines, 0),
            900..1_300
        );
    }
}
