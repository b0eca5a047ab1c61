//! Actions: services, wildcards, and the actions of a service.

use std::collections::BTreeMap;

use super::offer::{Offer, Offers};
use super::{Context, Detail, Kind};
use crate::catalog::{Action, Service, first_word};
use crate::dialect::ActionForm;

/// Offers services up to the colon and actions after it. Gives the service whose actions are not loaded.
pub(super) fn offer(context: &Context<'_>, offers: &mut Offers<'_>) -> Option<String> {
    let dialect = context.profile.dialect;
    if let ActionForm::Typed { types } = dialect.actions.form {
        return typed(context, types, offers);
    }
    // What stands before the service stays.
    let prefix = dialect.actions.legacy_prefix;
    if offers.raw.starts_with(prefix) && offers.typed.len() >= prefix.len() {
        offers.part.start = prefix.len();
    }
    let typed = offers.typed_part();
    let Some((name, _)) = typed.split_once(':') else {
        services(context, offers);
        return None;
    };
    let Some(service) = context.catalog.service(name) else {
        offer_action(context, offers, name, "*", Detail::None);
        let known = context.catalog.entry(name).is_some();
        return known.then(|| name.to_owned());
    };
    of_service(context, service, offers);
    None
}

/// Offers the types with a star, and the actions of the target's service. Gives the service that is not loaded.
fn typed(context: &Context<'_>, types: &[&str], offers: &mut Offers<'_>) -> Option<String> {
    let name = context.around.service.as_deref().unwrap_or_default();
    let service = context.catalog.service(name);
    let patterns =
        std::iter::once("*".to_owned()).chain(types.iter().map(|kind| format!("{kind}*")));
    for pattern in patterns {
        let found = service.map(|service| service.matching(&pattern).len());
        let detail = found.map_or(Detail::None, Detail::Matches);
        offer_typed(context, offers, pattern, detail);
    }
    for action in service.into_iter().flat_map(|service| &service.actions) {
        let detail = Detail::Action(action.access, action.origin);
        offer_typed(context, offers, action.name.clone(), detail);
    }
    let known = service.is_none() && context.catalog.entry(name).is_some();
    known.then(|| name.to_owned())
}

/// Offers an action without its service, unless it is in the list already.
fn offer_typed(context: &Context<'_>, offers: &mut Offers<'_>, word: String, detail: Detail) {
    let mut there = context.around.siblings.iter();
    if there.any(|known| known.eq_ignore_ascii_case(&word)) {
        return;
    }
    let kind = if word.contains('*') {
        Kind::Wildcard
    } else {
        Kind::Action
    };
    // Behind the slash, the parts of the name are compared alone.
    let typed = offers.typed_part();
    let slash = typed.find('/').map(|at| at + 1);
    let beginning = slash.filter(|&end| {
        let own = word.get(..end);
        own.zip(typed.get(..end))
            .is_some_and(|(own, typed)| own.eq_ignore_ascii_case(typed))
    });
    let name = word.split_once('/').map_or(&*word, |(_, name)| name);
    let name = name.to_owned();
    let offer = Offer::new(word, kind).detail(detail);
    match (beginning, slash) {
        (Some(end), _) => offers.add_by(end, offer),
        (None, Some(_)) => {}
        (None, None) => offers.add_as(&[&name], offer),
    }
}

fn services(context: &Context<'_>, offers: &mut Offers<'_>) {
    let there = &context.around.siblings;
    if !there.contains("*") {
        offers.add(Offer::new("*", Kind::Wildcard));
    }
    if context.catalog.services().is_empty() {
        for name in context.profile.dialect.services {
            offers.add(Offer::new(format!("{name}:"), Kind::Service).more());
        }
    }
    for entry in context.catalog.services() {
        let titles = [entry.title.as_str(), entry.title_zh.as_str()];
        let detail = Detail::Service {
            title: entry.title.clone(),
            title_zh: entry.title_zh.clone(),
        };
        let offer = Offer::new(format!("{}:", entry.name), Kind::Service);
        offers.add_as(&titles, offer.detail(detail).more());
    }
}

fn of_service(context: &Context<'_>, service: &Service, offers: &mut Offers<'_>) {
    let name = service.name.as_str();
    let all = Detail::Matches(service.actions.len());
    offer_action(context, offers, name, "*", all);
    let mut verbs: BTreeMap<&str, usize> = BTreeMap::new();
    for action in &service.actions {
        *verbs.entry(first_word(&action.name)).or_default() += 1;
    }
    for (verb, _) in verbs.into_iter().filter(|(_, count)| *count > 1) {
        let pattern = format!("{verb}*");
        let matches = Detail::Matches(service.matching(&pattern).len());
        offer_action(context, offers, name, &pattern, matches);
    }
    for action in &service.actions {
        let Action { access, origin, .. } = action;
        let detail = Detail::Action(*access, *origin);
        offer_action(context, offers, name, &action.name, detail);
    }
}

/// Offers `service:action`, unless it is in the list already. What was typed after the colon is compared with
/// the action alone, so that its parts are found.
fn offer_action(
    context: &Context<'_>,
    offers: &mut Offers<'_>,
    service: &str,
    action: &str,
    detail: Detail,
) {
    let dialect = context.profile.dialect;
    let word = format!("{service}:{action}");
    let there = context
        .around
        .siblings
        .iter()
        .any(|known| dialect.without_legacy(known) == word);
    if there {
        return;
    }
    let kind = if action.contains('*') {
        Kind::Wildcard
    } else {
        Kind::Action
    };
    let offer = Offer::new(word, kind).detail(detail);
    offers.add_by(service.len() + 1, offer);
}
