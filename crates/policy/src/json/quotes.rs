//! Quotes: which close a string, and those that stand where JSON has none.

use super::lexer::{ascii_punctuation, is_bad_space};
use super::string::is_line_end;
use super::token::TokenKind;

/// The longest string, in characters, that is known to lack its opening quote.
const LONGEST_UNOPENED: usize = 256;

/// Whether people write strings in it.
pub(super) fn is_quote(character: char) -> bool {
    character == '"' || is_wide_double(character) || is_single(character)
}

pub(super) fn is_wide_double(character: char) -> bool {
    matches!(character, '“' | '”' | '＂')
}

fn is_single(character: char) -> bool {
    matches!(character, '\'' | '‘' | '’' | '＇')
}

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
    pub fn of(open: char) -> Self {
        match open {
            '"' => Self::Standard,
            _ if is_wide_double(open) => Self::Double,
            _ => Self::Single,
        }
    }

    pub fn has(self, character: char) -> bool {
        match self {
            Self::Standard => character == '"',
            Self::Double => character == '"' || is_wide_double(character),
            Self::Single => is_single(character),
        }
    }

    /// The first of them on the line from `from` on, with its end. What a backslash escapes is none.
    pub fn next(self, text: &str, from: usize) -> Option<(usize, usize)> {
        let mut escaped = false;
        for (at, character) in text.get(from..)?.char_indices() {
            if is_line_end(character) {
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

/// Whether what follows a closing quote is what may follow such a string in a valid text.
pub(super) fn follows(rest: &str, role: Role) -> bool {
    let next = rest
        .bytes()
        .find(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    next.is_none_or(|next| match next {
        b',' | b'}' | b']' => true,
        b':' => role != Role::Value,
        _ => false,
    })
}

/// Whether a string in which quotes stand may end before `rest`. What follows has to be more than punctuation, which
/// a text may hold as well.
pub(super) fn ends(rest: &str, role: Role) -> bool {
    let mut rest = rest.trim_start_matches([' ', '\t']).chars();
    let next = rest.next();
    match next.map(|next| ascii_punctuation(next).unwrap_or(next)) {
        None | Some('\n' | '\r' | '}' | ']') => true,
        Some(',') => begins_item(rest.as_str().trim_start()),
        Some(':') => role != Role::Value && begins_item(rest.as_str().trim_start()),
        _ => false,
    }
}

fn begins_item(rest: &str) -> bool {
    let begins =
        |first: char| is_quote(first) || first.is_ascii_digit() || "{[]}-/#".contains(first);
    let literal = ["true", "false", "null"];
    rest.is_empty() || rest.starts_with(begins) || literal.iter().any(|word| rest.starts_with(word))
}

/// Where a string ends that lacks its opening quote: `allow",`.
pub(super) fn unopened(rest: &str, role: Role) -> Option<usize> {
    let mut previous = ' ';
    let mut variable = false;
    for (at, character) in rest.char_indices().take(LONGEST_UNOPENED) {
        match character {
            '"' => {
                let whole = at > 0 && !matches!(previous, ':' | '=' | '>' | '\\');
                let ends = whole && ends(rest.get(at + 1..)?, role);
                return ends.then_some(at + 1);
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
    " \t\n\r{}[],".contains(character)
        || ascii_punctuation(character).is_some()
        || is_bad_space(character)
}
