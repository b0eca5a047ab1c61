//! Size as the vendor counts it.

/// The number of characters that are not whitespace: what the vendor's limit counts. A byte order mark does
/// not count.
pub fn counted_size(text: &str) -> usize {
    counted(text).count()
}

/// The characters that count, with their byte offsets.
pub(crate) fn counted(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices()
        .filter(|&(_, character)| !character.is_whitespace() && character != '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whitespace_does_not_count() {
        assert_eq!(counted_size("\u{feff}{ \"a\" :\r\n\t\"字 \u{a0}\" }"), 9);
    }
}
