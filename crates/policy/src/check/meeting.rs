//! Actions and resources that never meet: none of the resources is of a type that the action takes.

use super::Context;
use super::findings::Findings;
use crate::Code;
use crate::catalog::ResourceType;
use crate::dialect::Segment;
use crate::model::{Phrase, Target};

/// How many actions are compared with how many resources: more than any vendor's size limit has room for.
const MAX_PAIRS: usize = 100_000;

pub(super) fn check(context: &Context<'_>, target: &Target<'_>, findings: &mut Findings) {
    let resources = &target.resources;
    let pairs = resources
        .items
        .len()
        .saturating_mul(target.actions.items.len());
    if pairs > MAX_PAIRS
        || resources.negated
        || target.actions.negated
        || resources.items.is_empty()
    {
        return;
    }
    let Some(named) = Named::all(context, &resources.items) else {
        return;
    };
    for text in &target.actions.items {
        let (service, name) = match &target.service {
            Some(service) => (service.as_str(), text.as_str()),
            None => context.dialect.actions.split(text.as_str()),
        };
        check_action(context, text, (service, name), &named, findings);
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
        let segments = context.dialect.resources.segments;
        let place = |wanted: Segment| segments.iter().position(|segment| *segment == wanted);
        let service = place(Segment::Service)?;
        // Where the type is a segment of its own, the types of a service begin with it.
        let name = place(Segment::Type).or_else(|| place(Segment::Name))?;
        let read = |text: &'t Phrase<'_>| {
            let parts = text.as_str().splitn(name + 1, ':');
            let named = Self {
                service: parts.clone().nth(service)?,
                name: parts.clone().nth(name)?,
            };
            let open =
                named.service.is_empty() || named.service.contains(['*', '?', '$', '<', '{']);
            (!open).then_some(named)
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
    (service, name): (&str, &str),
    resources: &[Named<'_>],
    findings: &mut Findings,
) {
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
