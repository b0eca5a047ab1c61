//! Size as the vendor counts it.

/// The number of characters that are not whitespace.
pub fn counted_size(text: &str) -> usize {
    text.chars()
        .filter(|character| !character.is_whitespace())
        .count()
}
