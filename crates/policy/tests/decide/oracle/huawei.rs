//! Huawei: versions 1.1 and 5.0, and service control policies.

use super::Asked;
use super::maybe::{Maybe, NO, OPEN, YES, both, every, graded};
use super::texts::{glob, glob_graded, glob_ignoring_case, tokens};
use super::variables::replaced;

/// “Only lowercase letters are allowed” in a service's name; “resource types and operations are not case-sensitive” is
/// said of version 1.1. Of 5.0 no page says it.
pub fn action(text: &str, asked: &str, old: bool) -> Maybe {
    if text == "*" {
        return YES;
    }
    let (service, name) = text.split_once(':').expect("an action");
    let (asked_service, asked_name) = asked.split_once(':')?;
    let pattern = |text| tokens(text, true, true);
    let folded = glob_ignoring_case(&pattern(name), asked_name);
    both(
        glob_graded(&pattern(service), asked_service),
        graded(old && folded || glob(&pattern(name), asked_name), folded),
    )
}

/// `service:region:account:type:path`. Pages of OBS and DLI write the service in capitals.
pub fn resource(asked: &Asked<'_>, text: &str) -> Maybe {
    let own: Vec<&str> = text.splitn(5, ':').collect();
    let path = replaced(asked, own[4], true, true);
    if path.is_unclear() {
        return OPEN;
    }
    let resource = &asked.question.resource;
    if resource == "*" {
        // Whether all that a service has is all is not said.
        let is_all = own[1..].iter().all(|part| ["", "*"].contains(part));
        return if is_all { OPEN } else { NO };
    }
    let given: Vec<&str> = resource.splitn(5, ':').collect();
    if given.len() < 5 {
        return OPEN;
    }
    let pattern = |place: usize| tokens(own[place], true, true);
    // What an empty region or account means is not said.
    let place = |place: usize| match (own[place], given[place]) {
        ("", "") => YES,
        ("", _) => OPEN,
        (_, given) => graded(glob(&pattern(place), given), given.is_empty()),
    };
    // The case of regions is said nowhere.
    let is_region = glob_ignoring_case(&pattern(1), given[1]);
    every([
        Some(glob_ignoring_case(&pattern(0), given[0])),
        if place(1) == NO && is_region {
            OPEN
        } else {
            place(1)
        },
        place(2),
        glob_graded(&pattern(3), given[3]),
        path.fits(given[4]),
    ])
}

/// A trust policy's principal: `IAM` names an account, and whoever asks may be somebody in it.
pub fn principal(named_kind: &str, named: &str, kind: &str, name: &str) -> Maybe {
    let account = |text: &str| text.split(':').nth(2).unwrap_or(text).to_owned();
    let same_account = kind.eq_ignore_ascii_case("IAM") && account(named) == account(name);
    both(
        glob_graded(&tokens(named_kind, false, false), kind),
        if named == "*" {
            YES
        } else {
            graded(
                glob(&tokens(named, true, true), name),
                same_account || glob_ignoring_case(&tokens(named, true, true), name),
            )
        },
    )
}
