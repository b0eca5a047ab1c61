//! What a token is.

use std::ops::Range;

/// The kind of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Space, tab, line feed and carriage return.
    Space,
    /// A space that JSON does not know, such as U+00A0.
    BadSpace,
    /// `// …`, `# …` or `/* … */`.
    Comment,
    /// `{`.
    OpenObject,
    /// `}`.
    CloseObject,
    /// `[`.
    OpenArray,
    /// `]`.
    CloseArray,
    /// `,`, or a character mistaken for it.
    Comma,
    /// `:`, or a character mistaken for it.
    Colon,
    /// A string, in whatever quotes.
    String,
    /// A quote that belongs to no string: one around a list or an object, or one alone behind a bracket.
    Quote,
    /// Any other run of characters: literals, numbers, words.
    Word,
    /// The end of the text; its range is empty.
    End,
}

impl TokenKind {
    /// Whether the grammar does not see it.
    pub fn is_trivia(self) -> bool {
        matches!(
            self,
            Self::Space | Self::BadSpace | Self::Comment | Self::Quote
        )
    }
}

/// A token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its kind.
    pub kind: TokenKind,
    /// Its bytes.
    pub range: Range<usize>,
    /// For strings: bytes of the opening and of the closing quote (0 where there is none); one that is written twice
    /// is one. For a quote of its own: whether it opens a pair, and whether it closes one.
    pub quotes: (u8, u8),
    /// For strings: `"` at both ends, no escape, no control character. For the rest: as JSON has it.
    pub plain: bool,
}
