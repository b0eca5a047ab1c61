//! What Enter types.

use std::ops::Range;

use super::lines::Lines;

/// What is typed in the place of a selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insertion {
    pub text: String,
    /// Where the caret stands then, in UTF-16 units from the start of `text`.
    pub caret: usize,
}

impl Insertion {
    /// A text with the caret behind it.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let caret = text.encode_utf16().count();
        Insertion { text, caret }
    }
}

/// The white space that a line before an offset begins with.
fn indentation(before: &str) -> &str {
    let line = before.rsplit('\n').next().unwrap_or_default();
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// A new line, as far in as the one it is typed in.
pub(super) fn newline(lines: &Lines, at: usize) -> Insertion {
    let line = lines.range(lines.line_of(at));
    let before = lines.slice(&(line.start..at));
    Insertion::new(format!("\n{}", indentation(before)))
}

/// A new line behind an opening bracket, one `step` further in; with the closing bracket right behind the caret, that
/// goes to a line of its own. For an owner's `on_enter` whose language has brackets; `None` behind anything else.
/// `selection` is in bytes of `text`.
pub fn newline_in_brackets(text: &str, selection: Range<usize>, step: &str) -> Option<Insertion> {
    let (before, after) = (text.get(..selection.start)?, text.get(selection.end..)?);
    let closing = match before.trim_end_matches([' ', '\t']).chars().next_back()? {
        '{' => '}',
        '[' => ']',
        '(' => ')',
        _ => return None,
    };
    let indentation = indentation(before);
    let mut insertion = Insertion::new(format!("\n{indentation}{step}"));
    if after.trim_start_matches([' ', '\t']).starts_with(closing) {
        insertion.text.push('\n');
        insertion.text.push_str(indentation);
    }
    Some(insertion)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enter_keeps_the_indentation() {
        let cases = [
            ("abc", 3, "\n"),
            ("  abc", 5, "\n  "),
            ("x\n\t a", 5, "\n\t "),
            // Before the first letter: as far in as the caret is.
            ("    abc", 2, "\n  "),
            ("  策略", 4, "\n  "),
        ];
        for (text, at, expected) in cases {
            assert_eq!(
                newline(&Lines::new(text.into()), at),
                Insertion::new(expected),
                "{text} at {at}"
            );
        }
    }

    #[test]
    fn enter_behind_a_bracket_goes_one_step_in() {
        let cases = [
            ("{|}", Some(("\n  \n", 3))),
            ("  [| ]", Some(("\n    \n  ", 5))),
            ("  \"a\": {|\n  }", Some(("\n    ", 5))),
            ("{ |\"a\": 1}", Some(("\n  ", 3))),
            ("{}|", None),
            ("|", None),
        ];
        for (text, expected) in cases {
            let at = text.find('|').unwrap_or(0);
            let found = newline_in_brackets(&text.replace('|', ""), at..at, "  ");
            let found = found
                .as_ref()
                .map(|found| (found.text.as_str(), found.caret));
            assert_eq!(found, expected, "{text}");
        }
    }
}
