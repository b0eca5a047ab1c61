//! Keys: elements, operators, condition keys, kinds of principals.

use super::offer::{Offer, Offers};
use super::{Context, Detail, Kind};
use crate::dialect::{Key, Operator, Place, Role, ValueType};

/// The elements that are not there yet.
pub(super) fn elements(context: &Context<'_>, place: Place, offers: &mut Offers<'_>) {
    let siblings = &context.around.siblings;
    for element in context.profile.dialect.elements {
        let there = siblings
            .iter()
            .any(|known| known.eq_ignore_ascii_case(element.name));
        let is_principal = matches!(element.role, Role::Principal | Role::NotPrincipal);
        let allowed = !is_principal || context.profile.names_principals();
        if element.place != place || there || !allowed {
            continue;
        }
        let value = match element.role {
            Role::Version => first_version(context),
            Role::Statement | Role::Targets | Role::Depends => "[{|}]",
            Role::Sid | Role::Effect | Role::Service | Role::About => "\"|\"",
            Role::Action | Role::NotAction | Role::Resource | Role::NotResource => "[\"|\"]",
            Role::Principal | Role::NotPrincipal | Role::Condition => "{|}",
        };
        offers.add(Offer::new(element.name, Kind::Element).value(value));
    }
}

/// The version to write, ready where it is the one that everybody writes.
fn first_version(context: &Context<'_>) -> &'static str {
    match context.profile.dialect.versions {
        ["2.0", ..] => "\"2.0\"",
        _ => "\"|\"",
    }
}

/// The operators that are not there yet, and fit the keys below. Those with a qualifier stand behind: few
/// conditions need one.
pub(super) fn operators(context: &Context<'_>, offers: &mut Offers<'_>) {
    let grammar = &context.profile.dialect.conditions;
    let types: Vec<ValueType> = context
        .around
        .keys_below
        .iter()
        .filter_map(|key| grammar.key(key))
        .map(|key| key.value)
        .collect();
    let fitting = |operator: &&Operator| {
        types.iter().all(|known| *known == operator.value) || operator.value == ValueType::Null
    };
    let qualifiers = grammar.qualifiers.iter().map(|qualifier| qualifier.prefix);
    for prefix in std::iter::once("").chain(qualifiers) {
        for suffix in ["", grammar.if_exist_suffix] {
            for operator in grammar.operators.iter().filter(fitting) {
                let name = format!("{prefix}{}{suffix}", operator.name);
                let exists = suffix.is_empty() || operator.if_exist;
                if exists && !context.around.siblings.contains(&name) {
                    let offer = Offer::new(name, Kind::Operator).value("{|}");
                    offers.add(offer.detail(Detail::Operator(operator)));
                }
            }
        }
    }
}

/// The keys that requests to the statement's services may have and that hold what the operator compares.
pub(super) fn condition_keys(context: &Context<'_>, operator: &str, offers: &mut Offers<'_>) {
    let dialect = context.profile.dialect;
    let compared = dialect
        .conditions
        .operator(operator)
        .map(|known| known.operator.value);
    let services = context.around.services();
    let of_services = |key: &Key| {
        services.is_empty()
            || services
                .iter()
                .any(|service| dialect.keys_of(service).any(|own| own.name == key.name))
    };
    for key in dialect.conditions.keys {
        let fits = match compared {
            None | Some(ValueType::Null) => true,
            Some(compared) => compared == key.value,
        };
        let current = key.successor.is_none() && !context.around.siblings.contains(key.name);
        if fits && current && of_services(key) {
            let offer = Offer::new(key.name, Kind::Key).value("\"|\"");
            offers.add(offer.detail(Detail::Type(key.value)));
        }
    }
}

/// The kinds of principals that are not there yet.
pub(super) fn kinds(context: &Context<'_>, offers: &mut Offers<'_>) {
    for kind in context.profile.dialect.principals {
        if !context.around.siblings.contains(*kind) {
            offers.add(Offer::new(*kind, Kind::Principal).value("[\"|\"]"));
        }
    }
}
