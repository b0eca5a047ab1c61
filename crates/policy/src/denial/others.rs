//! The further denials that a log holds beside the one that is explained.

use super::action::{is_masked_action, listed_actions, named_actions, owned};
use super::legible::legible;
use super::phrases::BOX_LABELS;
use super::resource::resource;
use super::scan::{Scan, Word};
use super::{Denial, OtherDenial};

/// Where one denial of several ends at the latest: there another action is named.
pub(super) fn end_of_first(scan: &Scan, first: &str, from: usize) -> Option<usize> {
    let named = named_actions(scan);
    let mut behind = named.iter().filter(|(_, at)| *at > from);
    behind
        .find(|(word, _)| !word.text.eq_ignore_ascii_case(first))
        .map(|(_, at)| *at)
}

/// What else the text says was denied: each once, and nothing that may be the first again.
pub(super) fn others(scan: &Scan, first: &Denial, stored: &[String]) -> Vec<OtherDenial> {
    let mut found = vec![OtherDenial {
        action: first.action.clone(),
        resource: shown(&first.resource, &first.resource_pattern),
    }];
    let mut places = named_actions(scan);
    if places.is_empty() {
        places = listed_actions(scan, BOX_LABELS);
    }
    let ends = places.iter().skip(1).map(|(_, at)| *at);
    let ends = ends.chain([scan.plain.len()]);
    for ((word, at), end) in places.iter().zip(ends) {
        let part = scan.part(*at..end);
        let other = OtherDenial {
            action: readable(*word),
            resource: resource(&part, 0).and_then(readable_resource),
        };
        add(&mut found, other);
    }
    for text in stored {
        let word = Word {
            text,
            is_whole: true,
        };
        let other = OtherDenial {
            action: None,
            resource: readable_resource(word),
        };
        add(&mut found, other);
    }
    found.split_off(1)
}

/// Adds what is none of those that are there.
fn add(found: &mut Vec<OtherDenial>, other: OtherDenial) {
    let is_nothing = other.action.is_none() && other.resource.is_none();
    if !is_nothing && !found.iter().any(|known| may_be_same(known, &other)) {
        found.push(other);
    }
}

/// Whether nothing that both say differs.
fn may_be_same(one: &OtherDenial, other: &OtherDenial) -> bool {
    let agree = |one: &Option<String>, other: &Option<String>| match (one, other) {
        (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
        _ => true,
    };
    agree(&one.action, &other.action) && agree(&one.resource, &other.resource)
}

fn readable(word: Word<'_>) -> Option<String> {
    let (action, is_whole) = owned(word);
    (is_whole && !is_masked_action(&action)).then_some(action)
}

fn readable_resource(word: Word<'_>) -> Option<String> {
    let found = legible(word);
    shown(&found.resource, &found.pattern)
}

fn shown(resource: &Option<String>, pattern: &Option<String>) -> Option<String> {
    resource.as_ref().or(pattern.as_ref()).cloned()
}
