//! Size as the vendor counts it.

use crate::dialect::{Counting, Profile};
use crate::json::{TokenKind, tokens};

/// The size of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// What the vendor's limit counts; where no page says whether space counts, with it.
    pub counted: usize,
    /// What it counts in any reading: without the space between tokens, where no page says whether that counts.
    pub least: usize,
    /// The largest that `counted` may be; `usize::MAX` where no limit is published.
    pub limit: usize,
    /// All characters. A byte order mark does not count.
    pub characters: usize,
    /// The space between tokens among them: what minifying saves.
    pub spare: usize,
}

impl Size {
    /// Whether the text is over the limit in any reading.
    pub fn is_over(self) -> bool {
        self.least > self.limit
    }
}

/// Measures a text against the limit of a profile.
pub(crate) fn size(text: &str, profile: &Profile) -> Size {
    let characters = text
        .chars()
        .filter(|&character| character != '\u{feff}')
        .count();
    let space = tokens(text).filter(|token| token.kind == TokenKind::Space);
    let spare = space.map(|token| token.range.len()).sum();
    let counted = counted(text, profile.counting).count();
    let least = match profile.counting {
        Counting::Open => counted.saturating_sub(spare),
        Counting::WithoutSpace | Counting::Everything => counted,
    };
    Size {
        counted,
        least,
        limit: profile.max_size,
        characters,
        spare,
    }
}

/// The number of characters that count. A byte order mark does not.
pub fn counted_size(text: &str, counting: Counting) -> usize {
    counted(text, counting).count()
}

/// The characters that count, with their byte offsets.
pub(crate) fn counted(text: &str, counting: Counting) -> impl Iterator<Item = (usize, char)> + '_ {
    let spaces = counting != Counting::WithoutSpace;
    text.char_indices().filter(move |&(_, character)| {
        character != '\u{feff}' && (spaces || !character.is_whitespace())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whitespace_counts_only_where_the_vendor_counts_it() {
        let text = "\u{feff}{ \"a\" :\r\n\t\"字 \u{a0}\" }";
        assert_eq!(counted_size(text, Counting::WithoutSpace), 9);
        assert_eq!(counted_size(text, Counting::Everything), 17);
        let profile = Profile {
            max_size: 9,
            ..crate::tencent::CAM
        };
        let size = size(text, &profile);
        assert_eq!(
            (size.characters, size.spare, size.is_over()),
            (17, 6, false)
        );
    }
}
