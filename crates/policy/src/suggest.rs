//! "Did you mean": the nearest known word.

/// Names of so many letters are told apart by more than one letter.
pub(crate) const LONG_NAME: usize = 6;

/// Whether two words hold the same letters, however often each, and in whatever order and case.
pub(crate) fn has_same_letters(word: &str, other: &str) -> bool {
    let within = |one: &str, other: &str| {
        let mut letters = one.chars();
        letters.all(|letter| other.chars().any(|it| it.eq_ignore_ascii_case(&letter)))
    };
    within(word, other) && within(other, word)
}

/// Words longer than this are never compared: they are no slips of the finger.
const LONGEST: usize = 48;

/// The candidate with the fewest typing errors, if these are few for the word's length (one in four
/// letters, at least one). Case counts as no error.
pub(crate) fn nearest<'c>(
    word: &str,
    candidates: impl Iterator<Item = &'c str>,
) -> Option<&'c str> {
    let allowed = (word.chars().count() / 4).max(1);
    closest(word, candidates, allowed)
}

/// The candidate that is exactly one typing error away; none for words of two letters, where every word is
/// near to another.
pub(crate) fn one_slip<'c>(
    word: &str,
    candidates: impl Iterator<Item = &'c str>,
) -> Option<&'c str> {
    if word.chars().count() < 3 {
        None
    } else {
        closest(word, candidates, 1)
    }
}

fn closest<'c>(
    word: &str,
    candidates: impl Iterator<Item = &'c str>,
    allowed: usize,
) -> Option<&'c str> {
    let word: Vec<char> = word
        .chars()
        .map(|character| character.to_ascii_lowercase())
        .take(LONGEST + 1)
        .collect();
    if word.len() > LONGEST {
        return None;
    }
    let near = candidates.filter(|candidate| candidate.len().abs_diff(word.len()) <= allowed);
    let measured = near.map(|candidate| (distance(&word, candidate), candidate));
    measured
        .filter(|(errors, _)| *errors <= allowed)
        .min_by_key(|(errors, _)| *errors)
        .map(|(_, nearest)| nearest)
}

/// Insertions, deletions, substitutions and swaps of neighbours between two words.
fn distance(word: &[char], other: &str) -> usize {
    let other: Vec<char> = other
        .chars()
        .map(|character| character.to_ascii_lowercase())
        .collect();
    let width = other.len() + 1;
    let mut before: Vec<usize> = vec![0; width];
    let mut row: Vec<usize> = (0..width).collect();
    let mut next: Vec<usize> = vec![0; width];
    for (i, a) in word.iter().enumerate() {
        next[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let swap = i > 0 && j > 0 && *a == other[j - 1] && word[i - 1] == *b;
            let swapped = if swap { before[j - 1] + 1 } else { usize::MAX };
            let replaced = row[j] + usize::from(a != b);
            next[j + 1] = replaced.min(row[j + 1] + 1).min(next[j] + 1).min(swapped);
        }
        std::mem::swap(&mut before, &mut row);
        std::mem::swap(&mut row, &mut next);
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_finger_find_the_word() {
        let words = ["string_equal", "string_not_equal", "ip_equal", "cvm", "cos"];
        let cases = [
            ("string_equals", Some("string_equal")),
            ("String_Equal", Some("string_equal")),
            ("sting_equal", Some("string_equal")),
            ("cmv", Some("cvm")),
            ("xyz", None),
            ("", None),
        ];
        for (word, expected) in cases {
            assert_eq!(nearest(word, words.iter().copied()), expected, "{word}");
        }
        assert_eq!(one_slip("co", words.iter().copied()), None);
    }
}
