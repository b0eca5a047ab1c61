//! Line ends: a text area knows `\n` alone, a policy's text keeps those that it came with. Pure.

/// The text as a text area holds it.
pub fn to_editor(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// What was typed, with the line ends of the text that the typing began with; untouched text comes back byte
/// for byte.
pub fn restore(original: &str, typed: &str) -> String {
    if to_editor(original) == typed {
        return original.to_owned();
    }
    let windows = original.matches("\r\n").count();
    let all = original.matches('\n').count();
    match windows > 0 && windows * 2 > all {
        true => typed.replace('\n', "\r\n"),
        false => typed.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_untouched_text_keeps_every_byte() {
        for text in ["a\r\nb", "a\rb", "a\nb\r\nc", "", "\u{feff}{}\r\n"] {
            assert_eq!(restore(text, &to_editor(text)), text);
        }
    }

    #[test]
    fn an_edited_text_keeps_the_line_ends_that_most_lines_have() {
        for (original, typed, expected) in [
            ("a\r\nb\r\n", "a\nx\n", "a\r\nx\r\n"),
            ("a\nb\r\nc\n", "a\nx\n", "a\nx\n"),
            ("", "a\nb", "a\nb"),
        ] {
            assert_eq!(restore(original, typed), expected);
        }
    }
}
