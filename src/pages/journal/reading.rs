//! Long texts, for people. Pure.

/// The first lines of a text, and how many more there are.
pub fn head(text: &str, lines: usize) -> (&str, usize) {
    match text.match_indices('\n').nth(lines.saturating_sub(1)) {
        Some((end, _)) => (&text[..end], text[end + 1..].split('\n').count()),
        None => (text, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::head;

    #[test]
    fn a_long_text_is_cut_at_a_line() {
        assert_eq!(head("a\nb\nc\nd", 2), ("a\nb", 2));
        assert_eq!(head("a\nb", 2), ("a\nb", 0));
        assert_eq!(head("", 2), ("", 0));
    }
}
