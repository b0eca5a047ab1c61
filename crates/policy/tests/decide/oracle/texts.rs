//! Patterns, by trying everything.

use super::maybe::{Maybe, graded};

/// A character, or what stands for others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Token {
    One,
    Any,
    Is(char),
}

pub fn tokens(text: &str, any: bool, one: bool) -> Vec<Token> {
    let token = |character| match character {
        '*' if any => Token::Any,
        '?' if one => Token::One,
        other => Token::Is(other),
    };
    text.chars().map(token).collect()
}

/// A pattern in which `*` is the only wildcard.
pub fn stars(text: &str) -> Vec<Token> {
    tokens(text, true, false)
}

/// Tries every way in which the wildcards could be filled.
pub fn glob(pattern: &[Token], text: &str) -> bool {
    fills(pattern, &characters(text), &|_, one, other| one == other)
}

/// The same, where small and capital letters are one.
pub fn glob_ignoring_case(pattern: &[Token], text: &str) -> bool {
    fills(pattern, &characters(text), &|_, one, other| {
        one.eq_ignore_ascii_case(&other)
    })
}

/// The same, where small and capital letters are one before the text's last slash: types may stand there.
pub fn glob_ignoring_type_case(pattern: &[Token], text: &str) -> bool {
    let last = characters(text).iter().rposition(|it| *it == '/');
    glob_ignoring_case_before(pattern, text, last.unwrap_or_default())
}

/// The same, where small and capital letters are one before the text's first slash: a bucket's name stands there.
pub fn glob_ignoring_bucket_case(pattern: &[Token], text: &str) -> bool {
    let first = characters(text).iter().position(|it| *it == '/');
    glob_ignoring_case_before(pattern, text, first.unwrap_or_default())
}

fn glob_ignoring_case_before(pattern: &[Token], text: &str, end: usize) -> bool {
    let text = characters(text);
    let whole = text.len();
    fills(pattern, &text, &|left, one, other| {
        one == other || whole - left < end && one.eq_ignore_ascii_case(&other)
    })
}

/// Exactly: yes; but for case: perhaps.
pub fn glob_graded(pattern: &[Token], text: &str) -> Maybe {
    graded(glob(pattern, text), glob_ignoring_case(pattern, text))
}

fn characters(text: &str) -> Vec<char> {
    text.chars().collect()
}

/// `same` is told how many characters are left, this one included.
fn fills(pattern: &[Token], text: &[char], same: &dyn Fn(usize, char, char) -> bool) -> bool {
    let Some((first, rest)) = pattern.split_first() else {
        return text.is_empty();
    };
    let next = text.split_first();
    match first {
        Token::Any => {
            fills(rest, text, same) || next.is_some_and(|(_, after)| fills(pattern, after, same))
        }
        Token::One => next.is_some_and(|(_, after)| fills(rest, after, same)),
        Token::Is(expected) => next.is_some_and(|(found, after)| {
            same(text.len(), *expected, *found) && fills(rest, after, same)
        }),
    }
}

/// Whether some text fits both patterns, letters of any case being one.
pub fn overlap(one: &[Token], other: &[Token]) -> bool {
    match (one.split_first(), other.split_first()) {
        (None, None) => true,
        (Some((Token::Any, rest)), _) if overlap(rest, other) => true,
        (_, Some((Token::Any, rest))) if overlap(one, rest) => true,
        (Some((Token::Any, _)), Some((_, after))) => overlap(one, after),
        (Some((_, after)), Some((Token::Any, _))) => overlap(after, other),
        (Some((first, rest)), Some((second, after))) => {
            let is_same = match (first, second) {
                (Token::Is(first), Token::Is(second)) => first.eq_ignore_ascii_case(second),
                _ => true,
            };
            is_same && overlap(rest, after)
        }
        _ => false,
    }
}
