//! What a statement means, as one English sentence.

use super::clause::clause;
use crate::meaning::{Actions, Force, Listed, Meaning, Reach, Resources, ServiceActions, Who};

/// A statement's meaning as one sentence.
pub fn sentence(meaning: &Meaning) -> String {
    let mut text = beginning(meaning);
    text.push_str(&actions(&meaning.actions));
    text.push_str(&resources(&meaning.resources));
    conditions(meaning, &mut text);
    match meaning.in_json {
        0 => {}
        1 => text.push_str(", and a part written in JSON"),
        parts => text.push_str(&format!(", and {parts} parts written in JSON")),
    }
    if let Some(without) = &meaning.without_key {
        let key = super::clause::without(&without.key);
        let outcome = outcome(&meaning.force, without.applies);
        text.push_str(&format!("; requests without {key} are {outcome}"));
    }
    if meaning.force == Force::LeavesRoom {
        text.push_str("; grants nothing by itself");
    }
    text.push('.');
    text
}

fn beginning(meaning: &Meaning) -> String {
    let who = who(&meaning.who);
    match (&meaning.force, who.is_empty()) {
        (Force::Denies, true) => "Denies ".to_owned(),
        (Force::Denies, false) => format!("Denies {who} "),
        (Force::Allows, true) => "Allows ".to_owned(),
        (Force::Allows, false) => format!("Allows {who} to call "),
        (Force::LeavesRoom, true) => "Leaves room for ".to_owned(),
        (Force::LeavesRoom, false) => format!("Leaves room for {who} to call "),
        (Force::Unknown(effect), _) => {
            let says = match effect {
                Some(effect) => format!("Has the effect “{effect}”, neither allow nor deny, for "),
                None => "Says neither allow nor deny for ".to_owned(),
            };
            match who.is_empty() {
                true => says,
                false => format!("{says}{who} and "),
            }
        }
    }
}

fn outcome(force: &Force, applies: bool) -> &'static str {
    match (force, applies) {
        (Force::Denies, true) => "denied too",
        (Force::Denies, false) => "not denied",
        (Force::Allows, true) => "allowed too",
        (Force::Allows, false) => "not allowed",
        (Force::LeavesRoom, true) => "covered too",
        (Force::LeavesRoom, false) => "not covered",
        (Force::Unknown(_), true) => "meant too",
        (Force::Unknown(_), false) => "not meant",
    }
}

fn who(who: &[Who]) -> String {
    let kinds = who.iter().map(|who| {
        let kind = who.kind.as_ref().map(|kind| format!("{} ", tame(kind)));
        let kind = kind.unwrap_or_default();
        match who.names.named.as_slice() {
            [] => format!("no {kind}principal"),
            [all] if all == "*" => format!("every {kind}principal"),
            [one] => format!("the {kind}principal {}", tame(one)),
            _ => {
                let names = list(names(&who.names, false), who.names.more, "and");
                format!("the {kind}principals {names}")
            }
        }
    });
    list(kinds.collect(), 0, "and")
}

fn actions(actions: &Actions) -> String {
    let mut groups: Vec<String> = actions.services.iter().map(service).collect();
    match actions.more_services {
        0 => {}
        1 => groups.push(format!("{} more of another service", actions.more)),
        services => groups.push(format!(
            "{} more of {services} other services",
            actions.more
        )),
    }
    let said = groups.len();
    let named = match said {
        0 | 1 => groups.concat(),
        _ => format!(
            "{}, and {}",
            groups[..said - 1].join(", "),
            groups[said - 1]
        ),
    };
    match actions.reach {
        Reach::Unwritten | Reach::Nothing => "no action".to_owned(),
        Reach::Everything => "every action".to_owned(),
        Reach::Listed => named,
        Reach::AllBut => format!("every action except {named}"),
    }
}

fn service(group: &ServiceActions) -> String {
    let all = |name: &String| match name.as_str() {
        "*" => "every action".to_owned(),
        name => tame(name),
    };
    let names = group.names.named.iter().map(all).collect();
    let names = list(names, group.names.more, "and");
    match (group.service.as_str(), &group.title) {
        ("", _) => names,
        ("*", _) => format!("{names} of every service"),
        (service, None) => format!("{names} of {}", tame(service)),
        (service, Some(title)) => format!("{names} of {} ({title})", tame(service)),
    }
}

fn resources(resources: &Resources) -> String {
    let names = || {
        resources
            .names
            .named
            .iter()
            .map(|name| tame(name))
            .collect()
    };
    let names = || list(names(), resources.names.more, "and");
    match resources.reach {
        Reach::Unwritten => " without naming a resource".to_owned(),
        Reach::Nothing => " on no resource".to_owned(),
        Reach::Everything => " on every resource".to_owned(),
        Reach::Listed => format!(" on {}", names()),
        Reach::AllBut => format!(" on every resource except {}", names()),
    }
}

fn conditions(meaning: &Meaning, text: &mut String) {
    let when: Vec<String> = meaning.when.iter().map(clause).collect();
    let unless: Vec<String> = meaning.unless.iter().map(clause).collect();
    for (word, clauses, between) in [("when", when, " and "), ("unless", unless, " or ")] {
        if !clauses.is_empty() {
            text.push_str(&format!(", {word} {}", clauses.join(between)));
        }
    }
}

/// "a", "a and b", "a, b and c", "a, b, c and 4 more".
pub(super) fn list(mut items: Vec<String>, more: usize, word: &str) -> String {
    if more > 0 {
        items.push(format!("{more} more"));
    }
    match items.split_last() {
        None => String::new(),
        Some((one, [])) => one.clone(),
        Some((last, first)) => format!("{} {word} {last}", first.join(", ")),
    }
}

pub(super) fn names(listed: &Listed, quoted: bool) -> Vec<String> {
    let shown = |name: &String| match quoted {
        true => format!("“{name}”"),
        false => tame(name),
    };
    listed.named.iter().map(shown).collect()
}

/// A text of the document in the sentence: in quotation marks unless it is clear without where it ends.
pub(super) fn tame(text: &str) -> String {
    let is_plain =
        |letter: char| letter.is_ascii_alphanumeric() || "-_.:/*?${}@+=%&#~".contains(letter);
    match !text.is_empty() && text.chars().all(is_plain) && !text.ends_with('.') {
        true => text.to_owned(),
        false => format!("“{text}”"),
    }
}
