//! Size as the vendor counts it.

use crate::json::{TokenKind, tokens};

/// The size of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Characters that are not whitespace: what the vendor's limit counts.
    pub counted: usize,
    /// The largest that `counted` may be.
    pub limit: usize,
    /// All characters. A byte order mark does not count.
    pub characters: usize,
    /// The space between tokens among them: what minifying saves. The vendor's count has none of it already.
    pub spare: usize,
}

impl Size {
    /// Whether the vendor refuses the text for its size.
    pub fn is_over(self) -> bool {
        self.counted > self.limit
    }
}

/// Measures a text against a limit.
pub(crate) fn size(text: &str, limit: usize) -> Size {
    let characters = text
        .chars()
        .filter(|&character| character != '\u{feff}')
        .count();
    let space = tokens(text).filter(|token| token.kind == TokenKind::Space);
    Size {
        counted: counted_size(text),
        limit,
        characters,
        spare: space.map(|token| token.range.len()).sum(),
    }
}

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
        let text = "\u{feff}{ \"a\" :\r\n\t\"字 \u{a0}\" }";
        assert_eq!(counted_size(text), 9);
        let size = size(text, 9);
        assert_eq!(
            (size.characters, size.spare, size.is_over()),
            (17, 6, false)
        );
    }
}
