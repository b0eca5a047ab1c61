//! Line ends: a text area knows `\n` alone, a document keeps those that it came with.

use std::borrow::Cow;

use crate::text::TextEdit;

const BYTE_ORDER_MARK: char = '\u{feff}';

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LineEnding {
    /// `\n`.
    #[default]
    Lf,
    /// `\r\n`.
    CrLf,
    /// A lone `\r`.
    Cr,
}

impl LineEnding {
    /// What most lines of the text end with; `\n` where it has no line end.
    pub fn of(text: &str) -> LineEnding {
        let pairs = text.matches("\r\n").count();
        let feeds = text.matches('\n').count() - pairs;
        let returns = text.matches('\r').count() - pairs;
        match pairs.max(feeds).max(returns) {
            most if most == feeds => LineEnding::Lf,
            most if most == pairs => LineEnding::CrLf,
            _ => LineEnding::Cr,
        }
    }

    /// The characters.
    pub fn as_str(self) -> &'static str {
        match self {
            LineEnding::Lf => "\n",
            LineEnding::CrLf => "\r\n",
            LineEnding::Cr => "\r",
        }
    }

    /// The text with this at its line ends, which are `\n` so far.
    pub(super) fn put_into(self, text: &str) -> Cow<'_, str> {
        match self {
            LineEnding::Lf => Cow::Borrowed(text),
            other => Cow::Owned(text.replace('\n', other.as_str())),
        }
    }
}

/// The text as a text area holds it: line ends as `\n`, no byte order mark.
pub(super) fn to_area(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    match text.contains('\r') {
        true => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")),
        false => Cow::Borrowed(text),
    }
}

/// The edit, made so that no two line ends meet that would count as one: a lone `\r` and a `\n` after it are one.
pub(super) fn keep_apart(text: &str, mut edit: TextEdit) -> TextEdit {
    let before = text.get(..edit.range.start).unwrap_or_default();
    let after = text.get(edit.range.end..).unwrap_or_default();
    let next = edit.insert.chars().next().or(after.chars().next());
    if before.ends_with('\r') && next == Some('\n') {
        edit.range.start -= 1;
        edit.insert.insert(0, '\n');
    }
    if edit.insert.ends_with('\r') && after.starts_with('\n') {
        edit.range.end += 1;
        edit.insert.push('\r');
    }
    edit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_the_line_end_that_most_of_its_lines_have() {
        for (text, expected) in [
            ("", LineEnding::Lf),
            ("a", LineEnding::Lf),
            ("a\nb\nc\r\n", LineEnding::Lf),
            ("a\r\nb\r\nc\n", LineEnding::CrLf),
            ("a\rb\rc\n", LineEnding::Cr),
            ("a\r\nb\n", LineEnding::Lf),
        ] {
            assert_eq!(LineEnding::of(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_text_area_sees_one_kind_of_line_end_and_no_mark() {
        assert_eq!(to_area("\u{feff}a\r\nb\rc\n"), "a\nb\nc\n");
        assert!(matches!(to_area("a\nb"), Cow::Borrowed("a\nb")));
    }
}
