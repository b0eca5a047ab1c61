//! How well a word fits what has been typed.

/// Longer typed texts are no abbreviations: only a beginning is looked for.
const LONGEST: usize = 32;

/// How a word fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It begins with what was typed.
    Beginning,
    /// What was typed are beginnings of its parts: `DT` of `DeleteTopic`.
    Parts,
    /// It holds what was typed.
    Within,
}

/// How `word` fits `typed`, or `None` where it does not. Case does not matter.
pub(super) fn fit(typed: &str, word: &str) -> Option<Fit> {
    let begins = word
        .get(..typed.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(typed));
    if begins {
        Some(Fit::Beginning)
    } else if typed.len() > LONGEST {
        None
    } else if fits_parts(typed.as_bytes(), word.as_bytes()) {
        Some(Fit::Parts)
    } else if holds(typed, word) {
        Some(Fit::Within)
    } else {
        None
    }
}

/// Whether the typed letters are, in order, the beginnings of parts of the word, the first part included.
fn fits_parts(typed: &[u8], word: &[u8]) -> bool {
    // Which places of the word may hold the letter typed last.
    let mut reached = vec![false; word.len()];
    for (at, letter) in typed.iter().enumerate() {
        let mut next = vec![false; word.len()];
        let mut any_before = false;
        for (place, other) in word.iter().enumerate() {
            let follows = place > 0 && reached.get(place - 1) == Some(&true);
            let allowed = match at {
                0 => place == 0,
                _ => follows || (any_before && starts_part(word, place)),
            };
            any_before |= reached.get(place) == Some(&true);
            if allowed && letter.eq_ignore_ascii_case(other) {
                next[place] = true;
            }
        }
        reached = next;
    }
    reached.contains(&true)
}

/// Whether a capital letter, or a letter after a mark, stands there.
fn starts_part(word: &[u8], place: usize) -> bool {
    let here = word.get(place).copied().unwrap_or_default();
    let before = word.get(place.wrapping_sub(1)).copied().unwrap_or_default();
    let after_mark = !before.is_ascii_alphanumeric() && here.is_ascii_alphanumeric();
    here.is_ascii_uppercase() || after_mark
}

fn holds(typed: &str, word: &str) -> bool {
    let (typed, word) = (typed.as_bytes(), word.as_bytes());
    !typed.is_empty()
        && word
            .windows(typed.len())
            .any(|part| part.eq_ignore_ascii_case(typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_fits_best_then_parts_then_anything_within() {
        let cases = [
            ("", "DeleteTopic", Some(Fit::Beginning)),
            ("del", "DeleteTopic", Some(Fit::Beginning)),
            ("DT", "DeleteTopic", Some(Fit::Parts)),
            ("dTo", "DeleteTopic", Some(Fit::Parts)),
            ("DeTo", "DeleteTopic", Some(Fit::Parts)),
            ("sne", "string_not_equal", Some(Fit::Parts)),
            ("cg", "ap-chengdu", None),
            ("topic", "DeleteTopic", Some(Fit::Within)),
            ("TD", "DeleteTopic", None),
            ("Dx", "DeleteTopic", None),
            ("字", "DeleteTopic", None),
        ];
        for (typed, word, expected) in cases {
            assert_eq!(fit(typed, word), expected, "{typed} in {word}");
        }
    }
}
