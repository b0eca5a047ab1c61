//! The action that a text names.

use super::legible::is_masked;
use super::phrases::BEFORE_ACTION;
use super::scan::{Scan, Word, halves, is_made_of};
use crate::dialect::{Dialect, huawei, tencent};

/// An action without the prefix of older documents, and whether it is whole.
pub(super) fn owned(word: Word<'_>) -> (String, bool) {
    (plain_action(word.text).to_owned(), word.is_whole)
}

/// The action behind the words that say that it was denied, and where they end.
pub(super) fn named_action(scan: &Scan) -> Option<(Word<'_>, usize)> {
    for (before, skipped) in BEFORE_ACTION {
        for at in scan.after(before) {
            if let Some(word) = action_at(scan, scan.past(at, skipped)) {
                return Some((word, at));
            }
        }
    }
    None
}

/// All of them, in the order of the text.
pub(super) fn named_actions(scan: &Scan) -> Vec<(Word<'_>, usize)> {
    let mut found = Vec::new();
    for (before, skipped) in BEFORE_ACTION {
        for at in scan.after(before) {
            let word = action_at(scan, scan.past(at, skipped));
            found.extend(word.map(|word| (word, at)));
        }
    }
    charter_order::sort_by_key(&mut found, |(_, at)| *at);
    found
}

/// The action that a text lists.
pub(super) fn listed_action<'s>(scan: &'s Scan, labels: &[&str]) -> Option<Word<'s>> {
    labels.iter().find_map(|label| {
        let mut places = scan.after(label).into_iter();
        places.find_map(|at| listed_at(scan, at))
    })
}

/// All of them, in the order of the text, and where their labels end.
pub(super) fn listed_actions<'s>(scan: &'s Scan, labels: &[&str]) -> Vec<(Word<'s>, usize)> {
    let mut found = Vec::new();
    for label in labels {
        for at in scan.after(label) {
            found.extend(listed_at(scan, at).map(|word| (word, at)));
        }
    }
    charter_order::sort_by_key(&mut found, |(_, at)| *at);
    found
}

/// The action whose label ends there.
fn listed_at(scan: &Scan, at: usize) -> Option<Word<'_>> {
    let word = scan.value(at).and_then(|at| action_at(scan, at))?;
    service_of(word.text).is_some().then_some(word)
}

/// The actions that a text mentions, of services that are known, each once.
pub(super) fn mentioned_actions(scan: &Scan) -> Vec<&str> {
    let mut found = Vec::new();
    for word in scan
        .plain
        .split(|c: char| !is_action_character(c) && c != ':')
    {
        let word = word.trim_end_matches(['.', ':']);
        let is_known =
            |(dialect, name): (&Dialect, &str)| dialect.services.binary_search(&name).is_ok();
        // A service of that name there is, and a label that stands before most messages.
        if word.starts_with("message:") {
            continue;
        }
        if service_of(word).is_some_and(is_known) && !found.contains(&word) {
            found.push(word);
        }
    }
    found
}

/// The action at a place. Without spaces, as Chinese is written, other words may follow it.
fn action_at(scan: &Scan, at: usize) -> Option<Word<'_>> {
    let mut word = scan.word(at);
    if let Some(end) = word.text.find(|c: char| !c.is_ascii() && c != '…') {
        word.text = word.text.get(..end).unwrap_or_default();
    }
    is_action(word.text).then_some(word)
}

fn is_action_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || "_-.*/".contains(c)
}

/// Without the prefix of older documents.
pub(super) fn plain_action(action: &str) -> &str {
    let prefix = tencent::DIALECT.actions.legacy_prefix;
    action.strip_prefix(prefix).unwrap_or(action)
}

/// `service:Name`, with as many parts as there may be; whether it can be read or not.
fn is_action(word: &str) -> bool {
    let is_part = |c: char| is_action_character(c) || "<>{}$…".contains(c);
    let mut parts = 0;
    let are_parts = plain_action(word).split(':').all(|part| {
        parts += 1;
        !part.is_empty() && part.chars().all(is_part)
    });
    are_parts
        && parts > 1
        && word.starts_with(|c: char| c.is_ascii_alphabetic())
        && !word.starts_with("http")
}

/// The service of an action, and the language in whose form it is written.
fn service_of(action: &str) -> Option<(&'static Dialect, &str)> {
    let (service, name) = halves(plain_action(action), ':')?;
    let dialect = match halves(name, ':') {
        None if name.starts_with(|c: char| c.is_ascii_uppercase()) && is_name(name) => {
            &tencent::DIALECT
        }
        Some((kind, name)) if is_name(kind) && is_name(name) => &huawei::LANGUAGE_5_0,
        _ => return None,
    };
    is_name(service).then_some((dialect, service))
}

/// The language of an action of a service that is known in it.
pub(super) fn language_of(action: &str) -> Option<&'static str> {
    let (dialect, service) = service_of(action)?;
    let is_known = dialect.services.binary_search(&service).is_ok();
    is_known.then_some(dialect.name)
}

#[inline(never)]
fn is_name(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_alphabetic()) && is_made_of(part, "")
}

/// Whether an action names none: a part of it is hidden, or it is a pattern.
pub(super) fn is_masked_action(word: &str) -> bool {
    word.contains('*') || word.split(':').any(is_masked)
}
