//! The changes that may let a request pass, the smallest first, and the trial of each.

use super::carve::Carving;
use super::edit;
use super::relaxation::{At, Breadth, Kind, Relaxation};
use super::situation::{PolicySet, PolicyText};
use super::wanted::{Obstacle, Wanted};
use crate::catalog::Catalog;
use crate::decide::{Decision, Holds, Outcome, Request};
use crate::document::Document;
use crate::text;
use crate::visual::{Change, List};

/// In so many policies at most a new statement is tried; each trial reads all of them.
const MOST_POLICIES: usize = 8;

/// The smallest change of these policies that takes the obstacle away.
pub(super) fn smallest(
    set: &PolicySet,
    obstacle: &Obstacle<'_>,
    wanted: &Wanted<'_>,
    catalog: &Catalog,
) -> Option<Relaxation> {
    let request = wanted.request;
    let before = set.compile().ok()?.decide(request);
    let mut found = if obstacle.is_denied {
        exceptions(set, obstacle, request, catalog)
    } else {
        allowances(set, obstacle, wanted)
    };
    // Stable: of two that let the same pass, the one that was found first.
    charter_order::sort_by_key(&mut found, |candidate| candidate.breadth);
    let tried: Vec<Option<Outcome>> = found
        .iter()
        .map(|candidate| tried(set, candidate, request, &before))
        .collect();
    let passes =
        |after: &Option<Outcome>| matches!(after, Some(Outcome::Allowed | Outcome::NotBlocked));
    // Where none lets it pass for certain, one with which it is no longer stopped for certain.
    let best = match before.outcome {
        Outcome::ImplicitDeny => tried.iter().position(passes),
        _ => None,
    };
    let best = best.or_else(|| tried.iter().position(Option::is_some))?;
    found.into_iter().nth(best)
}

/// What the policies decide with the change, if they have no error and stop the request less than before.
fn tried(
    set: &PolicySet,
    candidate: &Relaxation,
    request: &Request,
    before: &Decision,
) -> Option<Outcome> {
    let mut changed = set.clone();
    changed.make(candidate);
    let after = changed.compile().ok()?.decide(request);
    let denies = |decision: &Decision| {
        let because = decision.because.iter();
        because
            .filter(|because| !because.allows && because.applies == Holds::Yes)
            .count()
    };
    let is_better = match before.outcome {
        Outcome::ExplicitDeny => {
            after.outcome != Outcome::ExplicitDeny || denies(&after) < denies(before)
        }
        _ => !matches!(after.outcome, Outcome::ExplicitDeny | Outcome::ImplicitDeny),
    };
    is_better.then_some(after.outcome)
}

/// A new statement that allows just the request or, where the language or the request names no resource, the action on
/// all of them: in a policy that is there, or else in one of its own. Some policies cannot take it, such as one of
/// another scope, or one that names principals.
fn allowances(set: &PolicySet, obstacle: &Obstacle<'_>, wanted: &Wanted<'_>) -> Vec<Relaxation> {
    let mut resources = vec![("*", Breadth::Action)];
    match wanted.resource {
        // Wider than it would be no better: whether it is wide enough is not known.
        partial if wanted.is_partial => resources = vec![(partial, Breadth::Pattern)],
        "*" | "" => {}
        // The vendors name what is about to be created by a pattern.
        named if named.contains('*') => resources.insert(0, (named, Breadth::Pattern)),
        named => resources.insert(0, (named, Breadth::Request)),
    }
    // Where a statement would allow the action, that is the policy to add to.
    let near = obstacle.because.first().map(|because| because.place.policy);
    let others = (0..set.policies.len()).filter(|policy| Some(*policy) != near);
    let places: Vec<usize> = near
        .into_iter()
        .chain(others)
        .take(MOST_POLICIES)
        .chain([set.policies.len()])
        .collect();
    let mut found = Vec::new();
    for (resource, breadth) in resources {
        let of_place =
            |place| allowance(set, obstacle.at, wanted.request, (place, resource, breadth));
        found.extend(places.iter().copied().filter_map(of_place));
    }
    found
}

fn allowance(
    set: &PolicySet,
    at: At,
    request: &Request,
    (place, resource, breadth): (usize, &str, Breadth),
) -> Option<Relaxation> {
    let existing = set.policies.get(place);
    let text = existing.map_or("", |policy| policy.text.as_str());
    let after = allowing(text, set, request.action(), resource)?;
    Some(Relaxation {
        at,
        policy: place,
        name: existing.map_or_else(String::new, |policy| policy.name.clone()),
        statement: None,
        kind: existing.map_or(Kind::AddPolicy, |_| Kind::AddStatement),
        resource: resource.to_owned(),
        breadth,
        edits: difference(text, &after),
        after: Some(after),
    })
}

/// The text with one more statement.
fn allowing(text: &str, set: &PolicySet, action: &str, resource: &str) -> Option<String> {
    let mut document = Document::new(text, set.profile);
    let add = Change::AddStatement {
        after: None,
        allow: true,
    };
    document.change(&add).ok()?;
    let statement = document.visual().blocks.len().checked_sub(1)?;
    edit::set_actions(&mut document, statement, action)?;
    if resource != "*" {
        let words = vec![resource.to_owned()];
        let change = Change::SetWords {
            statement,
            list: List::Resource,
            words,
        };
        document.change(&change).ok()?;
    }
    Some(document.text().to_owned())
}

/// Exceptions from the first statement that denies.
fn exceptions(
    set: &PolicySet,
    obstacle: &Obstacle<'_>,
    request: &Request,
    catalog: &Catalog,
) -> Vec<Relaxation> {
    let denies = obstacle
        .because
        .iter()
        .find(|because| !because.allows && because.applies == Holds::Yes);
    let Some(place) = denies.map(|because| because.place) else {
        return Vec::new();
    };
    let Some(policy) = set.policies.get(place.policy) else {
        return Vec::new();
    };
    let carving = Carving {
        text: &policy.text,
        profile: set.profile,
        statement: place.statement,
        request,
        catalog,
    };
    let mut found: Vec<Relaxation> = carving
        .candidates()
        .into_iter()
        .filter(|(_, _, after)| *after != policy.text)
        .map(|(kind, breadth, after)| Relaxation {
            at: obstacle.at,
            policy: place.policy,
            name: policy.name.clone(),
            statement: Some(place.statement),
            kind,
            resource: request.resource().to_owned(),
            breadth,
            edits: difference(&policy.text, &after),
            after: Some(after),
        })
        .collect();
    found.extend(removal(obstacle.at, &carving, policy, place.policy));
    found
}

/// Without the statement, or without the policy that says nothing else.
fn removal(at: At, carving: &Carving<'_>, policy: &PolicyText, place: usize) -> Option<Relaxation> {
    let mut document = Document::new(&policy.text, carving.profile);
    let is_last = document.visual().blocks.len() < 2;
    let (kind, after) = if is_last {
        (Kind::Unbind, None)
    } else {
        document.change(&Change::Remove(carving.statement)).ok()?;
        (Kind::RemoveStatement, Some(document.text().to_owned()))
    };
    Some(Relaxation {
        at,
        policy: place,
        name: policy.name.clone(),
        statement: Some(carving.statement),
        kind,
        resource: carving.request.resource().to_owned(),
        breadth: carving.breadth_of_all(),
        edits: after
            .as_deref()
            .map_or_else(Vec::new, |after| difference(&policy.text, after)),
        after,
    })
}

fn difference(before: &str, after: &str) -> Vec<text::TextEdit> {
    text::difference(before, after, after.len())
        .into_iter()
        .collect()
}
