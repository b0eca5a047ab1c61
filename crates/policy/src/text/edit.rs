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
    ordered.sort_by_key(|edit| (edit.range.start, edit.range.end));
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
}
