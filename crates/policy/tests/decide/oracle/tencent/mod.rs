//! Tencent Cloud: actions, and resources of six segments.

mod account;
mod cos;
mod name;
pub mod principal;
pub mod region;
mod role;

use super::Asked;
use super::maybe::{Maybe, NO, OPEN, YES, both, every, graded};
use super::texts::{glob, glob_graded, glob_ignoring_case, stars};

/// `service:Name`; `name/` before it changes nothing. “Note that `action` is case-sensitive” is said by COS alone.
pub fn action(text: &str, asked: &str) -> Maybe {
    let text = text.strip_prefix("name/").unwrap_or(text);
    let asked = asked.strip_prefix("name/").unwrap_or(asked);
    if text == "*" {
        return YES;
    }
    // A permission's number says nothing of its actions.
    if text.starts_with("permid/") {
        return OPEN;
    }
    let (service, name) = text.split_once(':').expect("an action");
    let (asked_service, asked_name) = asked.split_once(':')?;
    let name = match (service, asked_service) {
        ("cos", "cos") => Some(glob(&stars(name), asked_name)),
        _ => glob_graded(&stars(name), asked_name),
    };
    both(glob_graded(&stars(service), asked_service), name)
}

/// `qcs:project:service:region:account:name`, of which the project is passed over.
pub fn resource(asked: &Asked<'_>, text: &str) -> Maybe {
    let own: Vec<&str> = text.splitn(6, ':').collect();
    let given: Vec<&str> = match asked.question.resource.as_str() {
        // An API that is authorized by its operation alone wants `*`; what is limited to *concrete* resources does not
        // reach it. Stars alone are not concrete, and `*` is not said of them.
        "*" => {
            // Neither are all accounts, nor the owner's.
            let is_of_other =
                !own[4].contains("${") && account::fits(asked.owners, own[4], "") == NO;
            let mut rest = [own[3], own[5]].into_iter();
            let is_concrete = is_of_other || rest.any(|part| !["", "*", "*/*"].contains(&part));
            return if is_concrete { NO } else { OPEN };
        }
        resource => resource.splitn(6, ':').collect(),
    };
    // Without its service nobody can say what the rest means.
    if given.len() < 6 || given[2].is_empty() {
        return OPEN;
    }
    let service = match own[2] {
        "" => YES,
        service => glob_graded(&stars(service), given[2]),
    };
    let segments = every([
        graded(own[0] == given[0], own[0].eq_ignore_ascii_case(given[0])),
        service,
        region::fits(own[3], given[3]),
        account::fits(asked.owners, own[4], given[4]),
    ]);
    both(segments, name::fits(asked, &own, &given))
}

/// Exactly: yes; but for case: perhaps.
fn text_graded(pattern: &str, text: &str) -> Maybe {
    let pattern = stars(pattern);
    graded(glob(&pattern, text), glob_ignoring_case(&pattern, text))
}
