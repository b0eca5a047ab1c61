//! The limits of service control policies, and the rule for names.

/// Characters of a policy's name (vendor's `CreatePolicy`: 1–128).
pub const NAME_CHARACTERS: usize = 128;

/// Bytes of a description (vendor's `InvalidParameter.DescriptionLengthOverlimit`: 300 bytes).
pub const DESCRIPTION_BYTES: usize = 300;

/// Policies that one department or member may be bound to (`InvalidParameter.AttachmentFull`).
/// UNVERIFIED: the vendor publishes the code, not the number.
pub const ATTACHMENTS_PER_TARGET: usize = 10;

/// Custom policies of one organization (`FailedOperation.PolicyFull`).
/// UNVERIFIED: the vendor publishes the code, not the number.
pub const CUSTOM_POLICIES: usize = 1_000;

/// What is wrong with a policy's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// There is none.
    Empty,
    /// More than [`NAME_CHARACTERS`].
    TooLong,
    /// This character is not allowed.
    Character(char),
}

/// The rule for names: "1 to 128 characters, may contain Chinese characters, English letters, digits and
/// underscores" (vendor's `CreatePolicy`).
///
/// # Errors
/// The first fault.
pub fn check_name(name: &str) -> Result<(), NameFault> {
    if name.is_empty() {
        return Err(NameFault::Empty);
    }
    if name.chars().count() > NAME_CHARACTERS {
        return Err(NameFault::TooLong);
    }
    match name
        .chars()
        .find(|c| !(c.is_ascii_alphanumeric() || *c == '_' || is_han(*c)))
    {
        Some(c) => Err(NameFault::Character(c)),
        None => Ok(()),
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}
