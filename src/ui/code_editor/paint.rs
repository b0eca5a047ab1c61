//! What stands where on a line: colours, underlines, matches, in units of the line's shown part.

use std::ops::Range;

/// A part of a text with the class that paints it. Classes may overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// In UTF-16 units.
    pub range: Range<usize>,
    /// A class of `code_editor.css`: `code-key`, `code-string`, …
    pub class: &'static str,
}

impl Span {
    pub fn new(range: Range<usize>, class: &'static str) -> Self {
        Span { range, class }
    }

    /// What lies inside `part`, counted from its start; `None` where nothing does.
    pub(super) fn within(&self, part: &Range<usize>) -> Option<Span> {
        let start = self.range.start.max(part.start);
        let end = self.range.end.min(part.end);
        (start < end).then(|| Span::new(start - part.start..end - part.start, self.class))
    }
}

/// Cuts a line into pieces that do not overlap, each with its classes: what stands in elements where the browser
/// paints no ranges.
pub(super) fn pieces(length: usize, spans: &[Span]) -> Vec<(Range<usize>, String)> {
    let mut cuts: Vec<usize> = spans
        .iter()
        .flat_map(|span| [span.range.start, span.range.end])
        .filter(|&cut| cut < length)
        .chain([0, length])
        .collect();
    charter_order::sort(&mut cuts);
    cuts.dedup();
    cuts.windows(2)
        .map(|cut| {
            let piece = cut[0]..cut[1];
            let over = spans
                .iter()
                .filter(|span| span.range.start < piece.end && piece.start < span.range.end);
            let classes: Vec<_> = over.map(|span| span.class).collect();
            (piece, classes.join(" "))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_cut_to_the_line_it_is_painted_on() {
        let span = Span::new(5..20, "code-key");
        let within = |part: Range<usize>| span.within(&part).map(|span| span.range);
        assert_eq!(within(0..10), Some(5..10));
        assert_eq!(within(10..15), Some(0..5));
        assert_eq!(within(18..30), Some(0..2));
        assert_eq!(within(20..30), None);
        assert_eq!(within(0..5), None);
    }

    #[test]
    fn overlapping_spans_become_pieces_with_all_their_classes() {
        let spans = [Span::new(1..4, "a"), Span::new(3..9, "b")];
        let found = pieces(6, &spans);
        let expected = [(0..1, ""), (1..3, "a"), (3..4, "a b"), (4..6, "b")];
        let expected: Vec<_> = expected
            .map(|(range, class)| (range, class.to_owned()))
            .into();
        assert_eq!(found, expected);
        assert_eq!(pieces(0, &[]), []);
        assert_eq!(pieces(3, &[]), [(0..3, String::new())]);
    }
}
