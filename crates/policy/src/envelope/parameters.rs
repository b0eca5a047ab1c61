//! The parameters among which a policy stands in an address or a command: `PolicyName=ops&PolicyDocument=%7B…`,
//! `--PolicyName ops --PolicyDocument '{…'`.

use std::ops::Range;

use super::about::{Beside, Surroundings};
use super::decode;

/// So many parameters of a text are looked at.
const MOST: usize = 64;

/// What stands around the value that begins at an offset: the name of its own parameter, and the others.
pub(super) fn around(text: &str, at: usize) -> Surroundings {
    let own = name_before(text, at);
    let others = names(text).filter(|name| *name != own).take(MOST);
    let beside = others.map(|name| Beside {
        value: value_behind(text, name.end),
        name: text.get(name).unwrap_or_default().to_owned(),
    });
    Surroundings {
        key: text.get(own.clone()).unwrap_or_default().to_owned(),
        beside: beside.collect(),
        ..Surroundings::default()
    }
}

/// The name of the parameter whose value begins at an offset, in front of `=` or of a space; else an empty range.
fn name_before(text: &str, at: usize) -> Range<usize> {
    let before = text.get(..at).unwrap_or_default();
    let before = before.trim_end_matches(['"', '\'']);
    if let Some(before) = before.strip_suffix('=') {
        return word_before(before);
    }
    let word = word_before(before.trim_end());
    let is_option = text
        .get(..word.start)
        .is_some_and(|before| before.ends_with("--"));
    match is_option {
        true => word,
        false => at..at,
    }
}

/// The word with which a text ends.
fn word_before(text: &str) -> Range<usize> {
    let start = text.bytes().rposition(|byte| !is_in_word(byte));
    start.map_or(0, |start| start + 1)..text.len()
}

/// The names of parameters: words behind `--`, or between `&`, `?`, a space or a quote and `=`.
fn names(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let starts = (0..bytes.len()).filter(|&at| {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        bytes.get(at).copied().is_some_and(is_in_word)
            && before.is_none_or(|before| !is_in_word(*before))
    });
    starts.filter_map(|start| {
        let rest = bytes.get(start..)?;
        let length = rest.iter().take_while(|byte| is_in_word(**byte)).count();
        let is_option = bytes.get(..start)?.ends_with(b"--");
        let is_given = rest.get(length) == Some(&b'=');
        (is_option || is_given).then_some(start..start + length)
    })
}

fn is_in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The value behind a name and its `=` or space: up to the end of its quotes, or the next space or `&`.
fn value_behind(text: &str, at: usize) -> String {
    let rest = text.get(at..).unwrap_or_default();
    let rest = rest.trim_start_matches(['=', ' ']);
    let quote = rest.chars().next().filter(|first| "'\"".contains(*first));
    let value = match quote {
        Some(quote) => rest.get(1..).and_then(|rest| rest.split(quote).next()),
        None => rest
            .split(|letter: char| letter.is_whitespace() || letter == '&')
            .next(),
    };
    let value = value.unwrap_or_default();
    match quote {
        Some(_) => value.to_owned(),
        None => decode::url_decoded(value).unwrap_or_else(|| value.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parameters_beside_a_value_are_read() {
        for (text, key, expected) in [
            (
                "https://x/?Action=A&PolicyName=%E7%AD%96&PolicyDocument={",
                "PolicyDocument",
                [("Action", "A"), ("PolicyName", "策")],
            ),
            (
                "tccli cam A --PolicyName 'a b' --Description=c --PolicyDocument '{",
                "PolicyDocument",
                [("PolicyName", "a b"), ("Description", "c")],
            ),
        ] {
            let found = around(text, text.len() - 1);
            let beside = found.beside.iter();
            let beside: Vec<_> = beside.map(|one| (&*one.name, &*one.value)).collect();
            assert_eq!((&*found.key, &beside[..]), (key, &expected[..]), "{text}");
        }
        assert_eq!(around("a policy {", 9).key, "");
    }
}
