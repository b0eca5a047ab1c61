//! The rules for names, which differ in length and characters.

/// What is wrong with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// There is none.
    Empty,
    /// It has more characters than it may.
    TooLong,
    /// This character is not allowed.
    Character(char),
}

/// Whether a name has at most so many characters, each of them allowed.
///
/// # Errors
/// The first fault.
pub(super) fn check(name: &str, most: usize, allowed: fn(char) -> bool) -> Result<(), NameFault> {
    if name.is_empty() {
        return Err(NameFault::Empty);
    }
    if name.chars().count() > most {
        return Err(NameFault::TooLong);
    }
    match name.chars().find(|c| !allowed(*c)) {
        Some(c) => Err(NameFault::Character(c)),
        None => Ok(()),
    }
}

/// Whether a character is Chinese.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}
