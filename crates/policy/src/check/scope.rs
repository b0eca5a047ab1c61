//! Actions of global services and of those in regions: where the language keeps them apart, one policy has either.

use super::Context;
use super::findings::Findings;
use crate::Code;
use crate::model::{Phrase, Policy};

pub(super) fn check(context: &Context<'_>, policy: &Policy<'_>, findings: &mut Findings) {
    let Some((first, global)) = first_of(context, policy, None) else {
        return;
    };
    if let Some((other, _)) = first_of(context, policy, Some(!global)) {
        let params = [other.as_str(), first.as_str()];
        findings.add(Code::ActionScope, other.inner(), &params);
    }
}

/// The first action whose scope is known, or is the wanted one.
fn first_of<'p, 't>(
    context: &Context<'_>,
    policy: &'p Policy<'t>,
    wanted: Option<bool>,
) -> Option<(&'p Phrase<'t>, bool)> {
    let services = context.dialect.global_services;
    if services.is_empty() {
        return None;
    }
    let mut actions = policy
        .statements
        .iter()
        .flat_map(|statement| statement.actions());
    actions.find_map(|text| {
        let (service, _) = context.dialect.actions.split(text.as_str());
        if service.is_empty() || service.contains(['*', '?']) {
            return None;
        }
        let global = services
            .iter()
            .any(|known| known.eq_ignore_ascii_case(service));
        wanted
            .is_none_or(|wanted| wanted == global)
            .then_some((text, global))
    })
}
