//! Resources: whole ones, and segment by segment.

use super::offer::{Offer, Offers};
use super::{Context, Detail, Kind};
use crate::catalog::{ResourceType, Service};
use crate::dialect::{ResourceGrammar, ResourceParts, Segment};

/// Offers what may stand in the segment at the caret. Gives the service whose types are not loaded.
pub(super) fn offer(context: &Context<'_>, offers: &mut Offers<'_>) -> Option<String> {
    let grammar = &context.profile.dialect.resources;
    let last = grammar.segments.len().saturating_sub(1);
    let at = offers.typed.matches(':').count().min(last);
    let owner = service_of(context, offers.raw);
    if at == 0 {
        whole(context, offers);
    }
    take_segment(offers, at, at == last);
    // Another segment follows, unless its colon already stands there.
    let colon = if offers
        .raw
        .get(offers.part.end..)
        .is_some_and(|rest| rest.starts_with(':'))
    {
        ""
    } else {
        ":"
    };
    match grammar.segments.get(at)? {
        Segment::Prefix(prefix) => {
            // A project stays empty: with its colon, the service comes next.
            let next = match grammar.segments.get(at + 1) {
                Some(Segment::Project) if !colon.is_empty() => "::",
                _ => colon,
            };
            offers.add(Offer::new(format!("{prefix}{next}"), Kind::Resource).more());
        }
        Segment::Domain(domains) => {
            for domain in *domains {
                offers.add(Offer::new(format!("{domain}{colon}"), Kind::Resource).more());
            }
        }
        Segment::Project => {}
        Segment::Service => services(context, colon, offers),
        Segment::Region => regions(context, colon, offers),
        Segment::Account => accounts(context, owner, colon, offers),
        Segment::Type => types(context, owner, colon, offers),
        Segment::Name => return names(context, owner, offers),
    }
    None
}

/// Narrows what is replaced to one segment.
fn take_segment(offers: &mut Offers<'_>, at: usize, last: bool) {
    let start = match at {
        0 => 0,
        _ => offers
            .raw
            .match_indices(':')
            .nth(at - 1)
            .map_or(0, |(colon, _)| colon + 1),
    };
    let rest = offers.raw.get(start..).unwrap_or_default();
    let length = if last { None } else { rest.find(':') };
    offers.part = start..start + length.unwrap_or(rest.len());
}

fn service_of<'r>(context: &Context<'_>, raw: &'r str) -> &'r str {
    let segments = context.profile.dialect.resources.segments.iter();
    raw.split(':')
        .zip(segments)
        .find(|(_, segment)| **segment == Segment::Service)
        .map_or("", |(service, _)| service)
}

/// Everything, and the types that the statement's actions take, in all regions of the own account.
fn whole(context: &Context<'_>, offers: &mut Offers<'_>) {
    let there = &context.around.siblings;
    if !there.contains("*") {
        offers.add(Offer::new("*", Kind::Resource));
    }
    for name in context.around.services() {
        let Some(service) = context.catalog.service(name) else {
            continue;
        };
        for known in taken(context, service) {
            let word = resource(context, name, &known.prefix);
            if !there.contains(&word) {
                let template = Detail::Template(known.template(name, grammar(context)));
                offers.add(Offer::new(word, Kind::Resource).detail(template));
            }
        }
    }
}

fn grammar(context: &Context<'_>) -> &'static ResourceGrammar {
    &context.profile.dialect.resources
}

/// All resources of a type, in all regions of the own account.
fn resource(context: &Context<'_>, service: &str, beginning: &str) -> String {
    grammar(context).compose(&ResourceParts {
        service,
        region: "",
        account: "",
        name: &format!("{beginning}*"),
    })
}

/// The types that the statement's actions take, or all where none is documented for them.
fn taken<'s>(context: &Context<'_>, service: &'s Service) -> Vec<&'s ResourceType> {
    let patterns = context.around.actions.iter().filter_map(|action| {
        let (name, pattern) = action.split_once(':')?;
        (name == service.name).then_some(pattern)
    });
    let mut places: Vec<usize> = patterns
        .flat_map(|pattern| service.matching(pattern))
        .flat_map(|action| action.resources.iter().copied())
        .collect();
    charter_order::sort(&mut places);
    places.dedup();
    if places.is_empty() {
        return service.resource_types.iter().collect();
    }
    let types = places.iter();
    types
        .filter_map(|&place| service.resource_types.get(place))
        .collect()
}

/// The services of the statement's actions first: a statement rarely speaks of others.
fn services(context: &Context<'_>, colon: &str, offers: &mut Offers<'_>) {
    let own = context.around.services();
    let entries = context.catalog.services().iter();
    let (first, then): (Vec<_>, Vec<_>) =
        entries.partition(|entry| own.contains(entry.name.as_str()));
    for entry in first.into_iter().chain(then) {
        let detail = Detail::Service {
            title: entry.title.clone(),
            title_zh: entry.title_zh.clone(),
        };
        let offer = Offer::new(format!("{}{colon}", entry.name), Kind::Service);
        offers.add_as(
            &[&entry.title, &entry.title_zh],
            offer.detail(detail).more(),
        );
    }
}

fn regions(context: &Context<'_>, colon: &str, offers: &mut Offers<'_>) {
    for region in context.profile.dialect.resources.regions {
        offers.add(Offer::new(format!("{region}{colon}"), Kind::Region).more());
    }
}

/// The organization's accounts, or the beginning of one.
fn accounts(context: &Context<'_>, owner: &str, colon: &str, offers: &mut Offers<'_>) {
    let dialect = context.profile.dialect;
    let prefixes = dialect.account_prefixes(owner);
    let first = prefixes.first().copied().unwrap_or_default();
    if !dialect.names_accounts_by_id(owner) {
        return offers.add(Offer::new(first, Kind::Account).more());
    }
    for (uin, name) in &context.names.accounts {
        let offer = Offer::new(format!("{first}{uin}{colon}"), Kind::Account).more();
        let detail = Detail::Account(name.clone());
        offers.add_as(&[name, uin], offer.detail(detail));
    }
    if !first.is_empty() {
        offers.add(Offer::new(first, Kind::Account).more());
    }
}

/// The known types of the service's resources.
fn types(context: &Context<'_>, owner: &str, colon: &str, offers: &mut Offers<'_>) {
    offers.add(Offer::new(format!("*{colon}"), Kind::Resource).more());
    let known = context.profile.dialect.resources.types.iter();
    let own = known.filter(|known| known.service == owner);
    for form in own.flat_map(|known| known.types) {
        let template = Detail::Template(form.parts.join("/"));
        let offer = Offer::new(format!("{}{colon}", form.name), Kind::Resource);
        offers.add(offer.detail(template).more());
    }
}

/// The types of the service, as beginnings and as a whole.
fn names(context: &Context<'_>, owner: &str, offers: &mut Offers<'_>) -> Option<String> {
    offers.add(Offer::new("*", Kind::Resource));
    let Some(service) = context.catalog.service(owner) else {
        let known = context.catalog.entry(owner).is_some();
        return known.then(|| owner.to_owned());
    };
    let types = taken(context, service).into_iter();
    for known in types.filter(|known| !known.prefix.is_empty()) {
        let template = || Detail::Template(known.template(owner, grammar(context)));
        let begun = Offer::new(known.prefix.clone(), Kind::Resource).detail(template());
        if known.prefix.ends_with('/') {
            offers.add(begun.more());
            let all = Offer::new(format!("{}*", known.prefix), Kind::Resource);
            offers.add(all.detail(template()));
        } else {
            offers.add(begun);
        }
    }
    None
}
