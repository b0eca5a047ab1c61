//! NAVER: targets of a product, its actions and resource names.

use serde_json::Value;

use super::maybe::{Maybe, OPEN, YES, every, graded, some};
use super::texts::{glob, glob_graded, glob_ignoring_case, glob_ignoring_type_case, stars};
use super::{Asked, element, list, plain};

/// A target is one product's: its actions are of that product alone.
pub fn target(asked: &Asked<'_>, target: &Value) -> Maybe {
    let product = plain(element(target, "product").expect("a product"));
    let named = asked.question.action.split_once(':');
    let one_of = |name: &str, fits: &dyn Fn(&str) -> Maybe| {
        let listed = element(target, name).expect("a list");
        some(list(listed).into_iter().map(|it| fits(&plain(it))))
    };
    every([
        named.and_then(|(named, _)| glob_graded(&stars(&product), named)),
        one_of("actions", &|text| action(text, &asked.question.action)),
        one_of("resourceNrns", &|text| asked.resource(text)),
    ])
}

/// The guide writes `view/…` and `View/…` for one action.
pub fn action(text: &str, asked: &str) -> Maybe {
    let (_, name) = asked.split_once(':')?;
    Some(glob_ignoring_case(&stars(text), name))
}

/// `nrn:domain:service:region:account:type/id`.
pub fn resource(asked: &Asked<'_>, text: &str) -> Maybe {
    let own: Vec<&str> = text.splitn(6, ':').collect();
    let resource = &asked.question.resource;
    if resource == "*" {
        // The server keeps `*` as `nrn:*:Server:*::*`.
        let places = [own[1], own[3]];
        let may_be_all = places.iter().all(|place| matches!(*place, "" | "*"))
            && account(asked.owners, own[4], "") != Some(false)
            && own[5] == "*";
        // What an empty domain or region means is not said, nor whether the owner's number may stand for an empty account.
        return match may_be_all {
            true if places.contains(&"") || !["", "*"].contains(&own[4]) => OPEN,
            is_all => Some(is_all),
        };
    }
    let given: Vec<&str> = resource.splitn(6, ':').collect();
    if given.len() < 6 {
        return OPEN;
    }
    let graded_at = |place: usize| glob_graded(&stars(own[place]), given[place]);
    // What an empty domain or region means is not said.
    let place = |place: usize| match (own[place], given[place]) {
        ("", "") | ("*", _) => YES,
        ("", _) | (_, "") => OPEN,
        _ => graded_at(place),
    };
    let name = stars(own[5]);
    every([
        graded_at(0),
        place(1),
        graded_at(2),
        place(3),
        account(asked.owners, own[4], given[4]),
        graded(
            glob(&name, given[5]),
            glob_ignoring_type_case(&name, given[5]),
        ),
    ])
}

fn account(owners: &[&str], own: &str, given: &str) -> Maybe {
    let is_owner = |account: &str| match owners {
        [] => OPEN,
        owners => Some(owners.contains(&account)),
    };
    match (own, given) {
        ("*", _) | ("", "") => YES,
        ("", given) => is_owner(given),
        (own, "") => match owners {
            [] => OPEN,
            owners => Some(owners.iter().any(|owner| glob(&stars(own), owner))),
        },
        (own, given) => Some(glob(&stars(own), given)),
    }
}
