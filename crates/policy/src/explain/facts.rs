//! The facts about actions, resources and conditions.

use super::{
    ActionFacts, EmptySegment, Listed, NAMED, OperatorFacts, PatternFacts, ResourceFacts,
    ServiceName, Subject,
};
use crate::catalog::{Access, Catalog};
use crate::dialect::{Dialect, Segment};
use crate::naver::On;

pub(super) fn service(name: &str, catalog: &Catalog) -> ServiceName {
    let entry = catalog.entry(name);
    ServiceName {
        name: name.to_owned(),
        title: entry.map(|entry| entry.title.clone()).unwrap_or_default(),
        title_zh: entry
            .map(|entry| entry.title_zh.clone())
            .unwrap_or_default(),
    }
}

/// An action without an older prefix. `service` is the one that stands in an element of its own.
pub(super) fn action(
    written: &str,
    service_beside: Option<&str>,
    dialect: &Dialect,
    catalog: &Catalog,
) -> Option<Subject> {
    if written == "*" && service_beside.is_none_or(|service| service == "*") {
        return Some(Subject::AllActions);
    }
    let (owner, name) = match service_beside {
        Some(service) => (service, written),
        None => written.split_once(':')?,
    };
    if owner.is_empty() || owner.contains('*') {
        return None;
    }
    let list = catalog.service(owner);
    if name.contains('*') {
        let found = list.map(|list| list.matching(name)).unwrap_or_default();
        let total = list.map(|list| list.actions.len());
        let first = found.iter().take(NAMED).map(|action| action.name.clone());
        return Some(Subject::Actions(PatternFacts {
            service: service(owner, catalog),
            matches: total.map(|total| (found.len(), total)),
            first: first.collect(),
        }));
    }
    let known = list.and_then(|list| list.action(name));
    let listed = match (known, list) {
        (Some(known), _) => Listed::From(known.origin),
        (None, Some(list)) => Listed::No {
            complete: list.complete,
        },
        (None, None) if catalog.entry(owner).is_some() => Listed::NotLoaded,
        (None, None) => Listed::NoService,
    };
    let types = list.zip(known).map(|(list, known)| {
        let types = list.types_of(known);
        types
            .map(|known| known.template(owner, &dialect.resources))
            .collect()
    });
    Some(Subject::Action(ActionFacts {
        service: service(owner, catalog),
        name: name.to_owned(),
        access: known.map_or_else(|| Access::of(owner, name), |known| known.access),
        derived: known.is_none_or(|known| known.derived),
        listed,
        resources: types.unwrap_or_default(),
        related: related(owner, name, dialect),
    }))
}

/// What an action needs beside it: what its rows in the guide name.
fn related(service: &str, action: &str, dialect: &Dialect) -> Vec<&'static str> {
    let tables = dialect.related.iter();
    let mut tables = tables.filter(|table| table.is_product(service));
    let found = tables.find_map(|table| Some(table.direct(table.action(action)?, On::Any)));
    let names = found.into_iter().flatten();
    names.map(|action| action.name()).collect()
}

/// The segment `at` of a resource.
pub(super) fn resource(
    parts: &[&str],
    at: usize,
    dialect: &'static Dialect,
    catalog: &Catalog,
) -> Option<ResourceFacts> {
    let grammar = &dialect.resources;
    let part_of = |wanted: Segment| {
        let place = grammar.segments.iter().position(|one| *one == wanted);
        place.and_then(|place| parts.get(place)).copied()
    };
    let segment = *grammar.segments.get(at)?;
    let written = *parts.get(at)?;
    // The account that the policy belongs to has a name of its own in the vendor's policies.
    let is_own = segment == Segment::Account && dialect.spellings.own_account == Some(written);
    let value = if is_own { "" } else { written };
    let owner = part_of(Segment::Service).unwrap_or_default();
    let name = part_of(Segment::Name).unwrap_or_default();
    let list = catalog.service(owner);
    let template = list.and_then(|list| list.resource_type(name));
    let code = dialect.spellings.region_code(value);
    let code = code.filter(|code| segment == Segment::Region && *code != value);
    let rules = &dialect.decisions;
    let empty = match segment {
        Segment::Service => rules.empty_service_is_all,
        Segment::Region => rules.empty_region_is_all,
        Segment::Account => rules.empty_account_is_own,
        _ => None,
    };
    let known = match segment {
        Segment::Region => value.is_empty() || code.is_some() || grammar.regions.contains(&value),
        Segment::Service => catalog.entry(owner).is_some() || dialect.has_service(owner),
        Segment::Prefix(prefix) => value == prefix,
        Segment::Domain(domains) => value.is_empty() || domains.contains(&value),
        Segment::Project | Segment::Account | Segment::Type | Segment::Name => true,
    };
    Some(ResourceFacts {
        segment,
        value: value.to_owned(),
        service: service(owner, catalog),
        template: template.map(|known| known.template(owner, grammar)),
        known,
        code: code.map(str::to_owned),
        empty: match empty {
            Some(true) => EmptySegment::Any,
            Some(false) => EmptySegment::Nothing,
            None => EmptySegment::Open,
        },
    })
}

pub(super) fn operator(written: &str, dialect: &'static Dialect) -> Option<Subject> {
    let grammar = &dialect.conditions;
    let written = grammar.operator(written)?;
    let without_key = grammar.holds_without_key(written);
    Some(Subject::Operator(OperatorFacts {
        written,
        without_key,
    }))
}

pub(super) fn key(written: &str, dialect: &'static Dialect, catalog: &Catalog) -> Option<Subject> {
    if let Some(known) = dialect.conditions.key(written) {
        return Some(Subject::Key(known));
    }
    let global = written.starts_with(dialect.conditions.global_prefix);
    let (owner, _) = written.split_once(':').filter(|_| !global)?;
    Some(Subject::OtherKey(service(owner, catalog)))
}
