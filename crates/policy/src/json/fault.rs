//! What can be wrong with a JSON text.

use std::ops::Range;

use crate::text::TextEdit;

/// The kind of a fault, with what a sentence about it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// Nothing but space and comments.
    Empty,
    /// A byte that is no UTF-8.
    Encoding(u8),
    /// A token that cannot stand here.
    Unexpected,
    /// No comma before this value or key.
    MissingComma,
    /// No colon after the key that stands at the range.
    MissingColon,
    /// No value before this token.
    MissingValue,
    /// No key in quotes before this token.
    MissingKey,
    /// A comma before a closing bracket.
    TrailingComma,
    /// A comma that nothing precedes.
    ExtraComma,
    /// The text ends inside the bracket that stands at `open`.
    Unclosed {
        /// The opening bracket.
        bracket: char,
        /// Its byte offset.
        open: usize,
    },
    /// A closing bracket of the other kind; the right one is given.
    MismatchedClose(char),
    /// Text after the document.
    TrailingText,
    /// A comment.
    Comment,
    /// A quote other than `"`.
    WrongQuote,
    /// Quotes inside a string. Where that is a list or an object in quotes, its opening bracket is given.
    QuoteInString(Option<char>),
    /// A full-width character in the place of the given punctuation.
    FullWidth(char),
    /// A word without quotes.
    Unquoted,
    /// A string without its closing quote.
    UnterminatedString,
    /// A control character inside a string.
    ControlCharacter(char),
    /// An unknown escape inside a string.
    BadEscape,
    /// A malformed number.
    BadNumber,
    /// A space that JSON does not know.
    BadSpace(char),
    /// Nested deeper than [`super::MAX_DEPTH`].
    TooDeep,
}

/// A fault, where it stands, and how it may be repaired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// The bytes to point at; empty at the end of the text.
    pub range: Range<usize>,
    /// The repair, where it is obvious. It takes out nothing but surplus punctuation and what is surely a comment: never
    /// a word, wherever that stands.
    pub fix: Vec<TextEdit>,
}
