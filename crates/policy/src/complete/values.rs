//! Words of the language, values of conditions, principals.

use super::offer::{Offer, Offers};
use super::{Context, Detail, Kind};
use crate::dialect::{Dialect, Role, Segment, ValueType};

/// An instant in the form to write, for somebody to change.
const INSTANT: &str = "2026-12-31T23:59:59Z";

/// Versions and effects.
pub(super) fn words(context: &Context<'_>, role: Role, offers: &mut Offers<'_>) {
    let dialect = context.profile.dialect;
    let words: Vec<&str> = match role {
        Role::Version => dialect.versions.to_vec(),
        Role::Effect => dialect.effects.iter().map(|effect| effect.name).collect(),
        Role::Service => return products(context, offers),
        _ => Vec::new(),
    };
    for word in words {
        offers.add(Offer::new(word, Kind::Word));
    }
}

/// Services by their code, in an element of their own.
fn products(context: &Context<'_>, offers: &mut Offers<'_>) {
    for entry in context.catalog.services() {
        let titles = [entry.title.as_str(), entry.title_zh.as_str()];
        let detail = Detail::Service {
            title: entry.title.clone(),
            title_zh: entry.title_zh.clone(),
        };
        let offer = Offer::new(entry.name.as_str(), Kind::Service);
        offers.add_as(&titles, offer.detail(detail));
    }
    let known = context.profile.dialect.services.iter();
    for name in known.filter(|name| context.catalog.entry(name).is_none()) {
        offers.add(Offer::new(*name, Kind::Service));
    }
}

/// Values of the type that the operator compares, or else the key holds.
pub(super) fn condition(context: &Context<'_>, operator: &str, key: &str, offers: &mut Offers<'_>) {
    let dialect = context.profile.dialect;
    let grammar = &dialect.conditions;
    let known = grammar.key(key);
    let compared = grammar
        .operator(operator)
        .map(|known| known.operator.value)
        .or(known.map(|key| key.value));
    let mut words: Vec<String> = Vec::new();
    match compared {
        Some(ValueType::Bool | ValueType::Null) => {
            words.extend(["true", "false"].map(str::to_owned));
        }
        Some(ValueType::Date) => words.push(INSTANT.to_owned()),
        Some(ValueType::String) if known.is_none_or(|key| !key.tag) => {
            if key.ends_with(":region") {
                let regions = dialect.resources.regions.iter();
                words.extend(regions.map(|region| (*region).to_owned()));
            } else if key.ends_with("uin") {
                accounts(context, offers);
            }
            let variables = variables(dialect);
            words.extend(variables.map(|name| format!("${{{name}}}")));
        }
        _ => {}
    }
    for word in words {
        if !context.around.siblings.contains(&word) {
            offers.add(Offer::new(word, Kind::Value));
        }
    }
}

/// What may stand in a variable: the language's names, and condition keys where these are variables as well.
fn variables(dialect: &'static Dialect) -> impl Iterator<Item = &'static str> {
    let variables = dialect.variables;
    let keys = dialect.conditions.keys.iter();
    let keys = keys.filter(move |key| variables.keys && !key.named && !key.several);
    let names = variables.names.iter().copied();
    names.chain(keys.map(|key| key.name))
}

fn accounts(context: &Context<'_>, offers: &mut Offers<'_>) {
    for (uin, name) in &context.names.accounts {
        if !context.around.siblings.contains(uin) {
            let offer = Offer::new(uin.as_str(), Kind::Account);
            offers.add_as(&[name], offer.detail(Detail::Account(name.clone())));
        }
    }
}

/// The organization's accounts as principals.
pub(super) fn principals(context: &Context<'_>, kind: &str, offers: &mut Offers<'_>) {
    let segments = context.profile.dialect.resources.segments;
    let own = segments.first() == Some(&Segment::Prefix("qcs")) && kind == "qcs";
    let accounts = context.names.accounts.iter().filter(|_| own);
    for (uin, name) in accounts {
        let word = format!("qcs::cam::uin/{uin}:root");
        if !context.around.siblings.contains(&word) {
            let offer = Offer::new(word, Kind::Principal);
            offers.add_as(&[name, uin], offer.detail(Detail::Account(name.clone())));
        }
    }
}
