//! Finding in a text.

use charter_order::letters;
use std::ops::Range;

use super::lines::Lines;

/// Matches that are counted and painted at most.
pub const MOST: usize = 10_000;

/// Where a text stands in another, in UTF-16 units. Without `exact_case`, letters match their other case too.
pub fn matches(lines: &Lines, wanted: &str, exact_case: bool) -> Vec<Range<usize>> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let text: &str = lines.text();
    if exact_case {
        let found = text.match_indices(wanted).take(MOST);
        return found
            .map(|(at, found)| lines.unit(at)..lines.unit(at + found.len()))
            .collect();
    }
    let wanted: Vec<char> = wanted.chars().map(letters::small).collect();
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let at = text.len() - rest.len();
        let length = (letters::small(first) == wanted[0])
            .then(|| length_of(rest, &wanted))
            .flatten();
        if let Some(length) = length {
            found.push(lines.unit(at)..lines.unit(at + length));
            if found.len() == MOST {
                break;
            }
        }
        rest = &rest[length.unwrap_or(first.len_utf8())..];
    }
    found
}

/// How many bytes a text begins with that are what is wanted.
fn length_of(text: &str, wanted: &[char]) -> Option<usize> {
    let mut length = 0;
    let mut characters = text.chars();
    for wanted in wanted {
        let character = characters
            .next()
            .filter(|&character| letters::small(character) == *wanted)?;
        length += character.len_utf8();
    }
    Some(length)
}

/// The match to go to from a caret: the first at or behind it, or the last before it; around the ends.
pub fn next(matches: &[Range<usize>], from: usize, is_backward: bool) -> Option<usize> {
    let last = matches.len().checked_sub(1)?;
    let at = matches.partition_point(|found| found.start < from);
    Some(match is_backward {
        false => at % matches.len(),
        true => at.checked_sub(1).unwrap_or(last),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_in_either_case_unless_told() {
        // Ranges as pairs: a list of one range reads like a mistake.
        let cases = [
            ("abAB", "ab", false, vec![(0, 2), (2, 4)]),
            ("abAB", "ab", true, vec![(0, 2)]),
            ("aaaa", "aa", false, vec![(0, 2), (2, 4)]),
            ("策略😀é É", "É", false, vec![(4, 5), (6, 7)]),
            ("策略😀策", "策", true, vec![(0, 1), (4, 5)]),
            ("a\nb", "a\nb", false, vec![(0, 3)]),
            ("İi", "i", false, vec![(0, 1), (1, 2)]),
            ("abc", "", false, vec![]),
            ("ab", "abc", false, vec![]),
        ];
        for (text, wanted, exact_case, expected) in cases {
            let found = matches(&Lines::new(text.into()), wanted, exact_case);
            let found: Vec<_> = found.into_iter().map(|it| (it.start, it.end)).collect();
            assert_eq!(found, expected, "{wanted} in {text}");
        }
    }

    #[test]
    fn going_on_turns_around_at_the_ends() {
        let matches = [2..4, 8..10];
        for (from, is_backward, expected) in [
            (0, false, 0),
            (3, false, 1),
            (8, false, 1),
            (9, false, 0),
            (2, true, 1),
            (8, true, 0),
            (20, true, 1),
        ] {
            assert_eq!(
                next(&matches, from, is_backward),
                Some(expected),
                "from {from}"
            );
        }
        assert_eq!(next(&[], 0, false), None);
    }
}
