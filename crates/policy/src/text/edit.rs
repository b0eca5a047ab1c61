//! Edits of a text.

use std::ops::Range;

/// Replaces a range of bytes by other text. An empty range inserts, an empty `insert` deletes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextEdit {
    /// The bytes to replace, on character boundaries of the text the edit was made for.
    pub range: Range<usize>,
    /// What stands there afterwards.
    pub insert: String,
}

impl TextEdit {
    /// Replaces `range` by `insert`.
    pub fn replace(range: Range<usize>, insert: impl Into<String>) -> Self {
        Self {
            range,
            insert: insert.into(),
        }
    }

    /// Inserts before the byte at `offset`.
    pub fn insert(offset: usize, insert: impl Into<String>) -> Self {
        Self::replace(offset..offset, insert)
    }

    /// Removes `range`.
    pub fn delete(range: Range<usize>) -> Self {
        Self::replace(range, "")
    }
}

/// Why edits could not be applied together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditError {
    /// A range is reversed, reaches past the end of the text or splits a character.
    OutOfText,
    /// Two edits change the same bytes.
    Overlap,
}

impl std::fmt::Display for EditError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::OutOfText => "an edit does not fit the text",
            Self::Overlap => "two edits change the same place",
        })
    }
}

impl std::error::Error for EditError {}

/// Applies several edits, all made for the same `text`, in any order. Insertions at one place keep the
/// order in which they were given.
pub fn apply(text: &str, edits: &[TextEdit]) -> Result<String, EditError> {
    let mut ordered: Vec<&TextEdit> = edits.iter().collect();
    charter_order::sort_by_key(&mut ordered, |edit| (edit.range.start, edit.range.end));
    let grown: usize = edits.iter().map(|edit| edit.insert.len()).sum();
    let mut result = String::with_capacity(text.len() + grown);
    let mut done = 0;
    for edit in ordered {
        if text.get(edit.range.clone()).is_none() {
            return Err(EditError::OutOfText);
        }
        let kept = text.get(done..edit.range.start).ok_or(EditError::Overlap)?;
        result.push_str(kept);
        result.push_str(&edit.insert);
        done = edit.range.end;
    }
    result.push_str(text.get(done..).unwrap_or_default());
    Ok(result)
}

/// Where the byte at `offset` stands after the edits, which must fit together (see [`apply`]). What was replaced
/// moves to the end of what stands there now.
pub fn moved(offset: usize, edits: &[TextEdit]) -> usize {
    let before = edits.iter().filter(|edit| edit.range.start <= offset);
    let (mut grown, mut shrunk) = (0, 0);
    for edit in before {
        grown += edit.insert.len();
        shrunk += edit.range.end.min(offset) - edit.range.start;
    }
    (offset + grown).saturating_sub(shrunk)
}

/// The smallest single edit that makes `after` of `before`, or `None` where they are the same. Where several are as
/// small (one more `a` among many), it is the one that ends at or before `caret`, a byte offset in `after`.
pub fn difference(before: &str, after: &str, caret: usize) -> Option<TextEdit> {
    if before == after {
        return None;
    }
    let same = |pair: &(u8, u8)| pair.0 == pair.1;
    let (old, new) = (before.as_bytes(), after.as_bytes());
    let common = |old: &[u8], new: &[u8]| {
        let (old, new) = (old.iter().copied(), new.iter().copied());
        old.zip(new).take_while(same).count()
    };
    let common_end = |old: &[u8], new: &[u8]| {
        let (old, new) = (old.iter().rev().copied(), new.iter().rev().copied());
        old.zip(new).take_while(same).count()
    };
    let from_caret = new.get(caret.min(new.len())..).unwrap_or_default();
    let mut end = common_end(old, from_caret);
    let mut start = common(&old[..old.len() - end], &new[..new.len() - end]);
    end += common_end(&old[start..old.len() - end], &new[start..new.len() - end]);
    // Both ends on character boundaries of both texts.
    while !(before.is_char_boundary(start) && after.is_char_boundary(start)) {
        start -= 1;
    }
    while !(before.is_char_boundary(old.len() - end) && after.is_char_boundary(new.len() - end)) {
        end -= 1;
    }
    let insert = after.get(start..new.len() - end).unwrap_or_default();
    Some(TextEdit::replace(start..old.len() - end, insert))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_apply_in_any_order() {
        let edits = [
            TextEdit::delete(4..5),
            TextEdit::insert(0, "<"),
            TextEdit::replace(1..3, "é"),
        ];
        assert_eq!(apply("abcdef", &edits).as_deref(), Ok("<aédf"));
    }

    #[test]
    fn insertions_at_one_place_keep_their_order() {
        let edits = [TextEdit::insert(1, "x"), TextEdit::insert(1, "y")];
        assert_eq!(apply("ab", &edits).as_deref(), Ok("axyb"));
    }

    #[test]
    fn edits_that_do_not_fit_are_refused() {
        let cases = [
            (vec![TextEdit::delete(0..9)], EditError::OutOfText),
            (vec![TextEdit::delete(1..2)], EditError::OutOfText),
            (
                vec![TextEdit::delete(0..3), TextEdit::insert(2, "x")],
                EditError::Overlap,
            ),
        ];
        for (edits, expected) in cases {
            assert_eq!(apply("éabc", &edits), Err(expected), "{edits:?}");
        }
    }

    #[test]
    fn the_difference_is_as_small_as_it_can_be_and_ends_at_the_caret() {
        let cases = [
            ("abc", "axbc", 2, Some((1..1, "x"))),
            ("aa", "aaa", 1, Some((0..0, "a"))),
            ("aa", "aaa", 3, Some((2..2, "a"))),
            ("aaa", "aa", 1, Some((1..2, ""))),
            ("é", "è", 2, Some((0..2, "è"))),
            ("字", "学", 3, Some((0..3, "学"))),
            ("a b", "x y", 0, Some((0..3, "x y"))),
            ("same", "same", 0, None),
            ("", "new", 3, Some((0..0, "new"))),
        ];
        for (before, after, caret, expected) in cases {
            let expected = expected.map(|(range, insert)| TextEdit::replace(range, insert));
            assert_eq!(
                difference(before, after, caret),
                expected,
                "{before} → {after}"
            );
        }
    }

    #[test]
    fn a_place_moves_with_what_stands_before_it() {
        let edits = [TextEdit::replace(2..4, "xyz"), TextEdit::insert(6, "!")];
        let places = [(0, 0), (2, 5), (3, 5), (4, 5), (5, 6), (6, 8), (9, 11)];
        for (before, after) in places {
            assert_eq!(moved(before, &edits), after, "from {before}");
        }
    }
}
