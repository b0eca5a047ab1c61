//! Condition keys that fit the actions of a statement, and each other.

use std::collections::BTreeSet;

use super::Context;
use super::findings::Findings;
use crate::Code;
use crate::model::{Condition, Statement};

pub(super) fn check(context: &Context<'_>, statement: &Statement<'_>, findings: &mut Findings) {
    if statement.conditions.is_empty() {
        return;
    }
    pairs(context, statement, findings);
    let Some(services) = services(context, statement) else {
        return;
    };
    for condition in &statement.conditions {
        of_service(context, condition, &services, findings);
        of_tags(context, condition, &services, findings);
    }
}

/// The services whose actions a statement names, or `None` where they are not all known.
fn services<'s>(context: &Context<'_>, statement: &'s Statement<'_>) -> Option<BTreeSet<&'s str>> {
    let mut found = BTreeSet::new();
    for target in &statement.targets {
        if target.actions.negated || target.actions.items.is_empty() {
            return None;
        }
        for text in &target.actions.items {
            let (service, _) = context.dialect.actions.split(text.as_str());
            if service.is_empty() || service.contains(['*', '?', ' ', '\n']) {
                return None;
            }
            found.insert(service);
        }
    }
    (!found.is_empty()).then_some(found)
}

/// A key of a known service, of which there is no action.
fn of_service(
    context: &Context<'_>,
    condition: &Condition<'_>,
    services: &BTreeSet<&str>,
    findings: &mut Findings,
) {
    let key = condition.key.as_str();
    let Some((service, _)) = key.split_once(':') else {
        return;
    };
    let own = services
        .iter()
        .any(|known| known.eq_ignore_ascii_case(service));
    let concerns = &context.dialect.concerns;
    let known = context.dialect.conditions.key(key).is_some();
    let elsewhere = concerns.keys_of_others.contains(&key) || !(known || concerns.own_keys);
    if !own && !elsewhere && context.dialect.has_service(service) && !key.contains('*') {
        findings.add(
            Code::ConditionKeyIrrelevant,
            condition.key.inner(),
            &[key, service],
        );
    }
}

/// A tag where no request carries one.
fn of_tags(
    context: &Context<'_>,
    condition: &Condition<'_>,
    services: &BTreeSet<&str>,
    findings: &mut Findings,
) {
    let key = condition.key.as_str();
    let known = context.dialect.conditions.key(key);
    let without = context.dialect.concerns.without_tags;
    let bare = services.iter().all(|service| without.contains(service));
    if let (true, true, Some(service)) = (
        known.is_some_and(|key| key.tag || key.named),
        bare,
        services.first(),
    ) {
        findings.add(
            Code::ConditionKeyTag,
            condition.key.inner(),
            &[key, service],
        );
    }
}

fn pairs(context: &Context<'_>, statement: &Statement<'_>, findings: &mut Findings) {
    if statement.allows() != Some(true) {
        return;
    }
    let written = |name: &str| {
        statement
            .conditions
            .iter()
            .find(|condition| condition.key.as_str() == name)
    };
    for (key, other) in context.dialect.concerns.key_pairs {
        if let (Some(condition), None) = (written(key), written(other)) {
            findings.add(Code::ConditionKeyPair, condition.key.inner(), &[key, other]);
        }
    }
}
