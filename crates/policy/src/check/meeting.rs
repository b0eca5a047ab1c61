//! Actions and resources that never meet: none of the resources is of a type that the action takes.

use super::Context;
use super::findings::Findings;
use crate::Code;
use crate::catalog::ResourceType;
use crate::model::{Phrase, Target};

pub(super) fn check(context: &Context<'_>, target: &Target<'_>, findings: &mut Findings) {
    let resources = &target.resources;
    if resources.negated || target.actions.negated || resources.items.is_empty() {
        return;
    }
    let Some(named) = Named::all(context, &resources.items) else {
        return;
    };
    let service = target.service.as_ref().map(Phrase::as_str);
    for text in &target.actions.items {
        check_action(context, text, service, &named, findings);
    }
}

/// What a resource says of its service and of itself.
struct Named<'t> {
    service: &'t str,
    name: &'t str,
}

impl<'t> Named<'t> {
    /// All of them, or `None` where one of them may be anything.
    fn all(context: &Context<'_>, resources: &'t [Phrase<'_>]) -> Option<Vec<Self>> {
        let grammar = &context.dialect.resources;
        let read = |text: &'t Phrase<'_>| {
            let (service, name) = grammar.service_and_name(text.as_str())?;
            let is_open = service.is_empty() || service.contains(['*', '?', '$', '<', '{']);
            (!is_open).then_some(Self { service, name })
        };
        resources.iter().map(read).collect()
    }

    /// Whether it may be of a type; where that is open, it may.
    fn may_be(&self, service: &str, kind: &ResourceType) -> bool {
        let literal = self.name.find(['*', '?', '$', '<', '{', '%']);
        let head = self
            .name
            .get(..literal.unwrap_or(self.name.len()))
            .unwrap_or_default();
        let shorter = head.len().min(kind.prefix.len());
        let begins = match (head.get(..shorter), kind.prefix.get(..shorter)) {
            (Some(head), Some(prefix)) => head.eq_ignore_ascii_case(prefix),
            _ => true,
        };
        self.service.eq_ignore_ascii_case(service)
            && begins
            && (literal.is_some() || head.len() >= kind.prefix.len())
    }
}

fn check_action(
    context: &Context<'_>,
    text: &Phrase<'_>,
    of_all: Option<&str>,
    resources: &[Named<'_>],
    findings: &mut Findings,
) {
    let (service, name) = context.dialect.actions.split_in(of_all, text.as_str());
    let Some(listed) = context.catalog.service(service) else {
        return;
    };
    let Some(action) = listed.action(name) else {
        return;
    };
    let mut types = listed.types_of(action).peekable();
    let Some(first) = types
        .peek()
        .map(|kind| kind.template(service, &context.dialect.resources))
    else {
        return;
    };
    let meets = types.any(|kind| resources.iter().any(|named| named.may_be(service, kind)));
    if !meets {
        findings.add(Code::ActionResource, text.inner(), &[text.as_str(), &first]);
    }
}
