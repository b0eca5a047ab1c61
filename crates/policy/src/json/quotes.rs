//! Quotes: which close a string, and what follows one that does.

use super::lexer::{ascii_punctuation, is_bad_space};
use super::look::{after_blanks, after_space, byte, character};
use super::token::TokenKind;

/// The longest string, in characters, that is known to lack its opening quote.
const LONGEST_UNOPENED: usize = 256;

/// A quote: where it begins and ends.
pub(super) type Quote = (usize, usize);

/// The quotes that may close a string.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Closers {
    /// `"` alone: of a string that opens with it.
    Standard,
    /// Any double quote.
    Double,
    /// Any single quote.
    Single,
}

impl Closers {
    /// Those of a string that opens with that; `None` where that is no quote.
    pub fn of(open: char) -> Option<Self> {
        Some(match open {
            '"' => Self::Standard,
            '“' | '”' | '＂' => Self::Double,
            '\'' | '‘' | '’' | '＇' => Self::Single,
            _ => return None,
        })
    }

    pub fn has(self, character: char) -> bool {
        match Self::of(character) {
            Some(Self::Standard) => self != Self::Single,
            other => other == Some(self),
        }
    }

    /// The first of them on the line from `from` on. What a backslash escapes is none.
    pub fn next(self, text: &str, from: usize) -> Option<Quote> {
        let mut escaped = false;
        for (at, character) in text.get(from..)?.char_indices() {
            if matches!(character, '\n' | '\r') {
                return None;
            }
            if self.has(character) && !escaped {
                return Some((from + at, from + at + character.len_utf8()));
            }
            escaped = character == '\\' && !escaped;
        }
        None
    }
}

/// Whether people write strings in it.
pub(super) fn is_quote(character: char) -> bool {
    Closers::of(character).is_some()
}

/// What a string can be, from what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A key, or an element of a list.
    Item,
    /// No key: it follows a colon, or begins a list.
    Value,
    /// Anything: something is missing before it.
    Any,
}

impl Role {
    /// What a string after that token can be.
    pub fn after(token: TokenKind) -> Self {
        match token {
            TokenKind::OpenObject | TokenKind::Comma => Self::Item,
            TokenKind::OpenArray | TokenKind::Colon => Self::Value,
            _ => Self::Any,
        }
    }
}

/// Whether what stands at an offset may follow such a string in a valid text.
pub(super) fn follows(text: &str, at: usize, role: Role) -> bool {
    match byte(text, after_space(text, at)) {
        0 | b',' | b'}' | b']' => true,
        b':' => role != Role::Value,
        _ => false,
    }
}

/// Whether a string in which quotes stand may end at an offset. What follows has to be more than punctuation, which a
/// text may hold as well.
pub(super) fn ends(text: &str, at: usize, role: Role) -> bool {
    let at = after_blanks(text, at);
    let next = character(text, at);
    match ascii_punctuation(next).unwrap_or(next) {
        '\0' | '\n' | '\r' | '}' | ']' => true,
        ':' if role == Role::Value => false,
        ',' | ':' => {
            let item = character(text, after_space(text, at + next.len_utf8()));
            matches!(item, '\0' | '{' | '[' | ']' | '}' | '0'..='9') || is_quote(item)
        }
        _ => false,
    }
}

/// Where a string ends that begins at `start` and lacks its opening quote: `allow",`.
pub(super) fn unopened(text: &str, start: usize, role: Role) -> Option<usize> {
    let mut previous = '\0';
    let mut variable = false;
    let rest = text.get(start..)?.char_indices();
    for (at, character) in rest.take(LONGEST_UNOPENED) {
        match character {
            '"' => {
                let whole = !matches!(previous, '\0' | ':' | '=' | '>' | '\\');
                let end = start + at + 1;
                return (whole && ends(text, end, role)).then_some(end);
            }
            '{' if previous == '$' => variable = true,
            '}' if variable => variable = false,
            _ if ends_word(character) || is_quote(character) => return None,
            _ => {}
        }
        previous = character;
    }
    None
}

/// Whether no word goes on over it.
pub(super) fn ends_word(character: char) -> bool {
    matches!(
        character,
        ' ' | '\t' | '\n' | '\r' | '{' | '}' | '[' | ']' | ','
    ) || ascii_punctuation(character).is_some()
        || is_bad_space(character)
}
