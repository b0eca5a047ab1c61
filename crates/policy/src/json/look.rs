//! What stands around an offset of a text.

/// The byte at an offset; 0 outside of the text, which no text holds where it matters.
pub(super) fn byte(text: &str, at: usize) -> u8 {
    text.as_bytes().get(at).copied().unwrap_or_default()
}

/// The byte before an offset, or 0.
pub(super) fn byte_before(text: &str, at: usize) -> u8 {
    at.checked_sub(1).map_or(0, |at| byte(text, at))
}

/// The character at an offset; U+0000 at the end.
pub(super) fn character(text: &str, at: usize) -> char {
    let rest = text.get(at..).unwrap_or_default();
    rest.chars().next().unwrap_or_default()
}

/// The offset after spaces and tabs.
pub(super) fn after_blanks(text: &str, mut at: usize) -> usize {
    while matches!(byte(text, at), b' ' | b'\t') {
        at += 1;
    }
    at
}

/// The offset after spaces, tabs and line ends.
pub(super) fn after_space(text: &str, mut at: usize) -> usize {
    while is_space(byte(text, at)) {
        at += 1;
    }
    at
}

/// Space as JSON knows it.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Whether a word, an action or a resource goes on over it.
pub(super) fn is_solid(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'$' | b'.' | b'_' | b'-' | b'/' | b':')
}
