//! The keys of an object: unknown ones, those in another case, and where to point at when one is missing.

use std::ops::Range;

use super::findings::Findings;
use super::{Context, word};
use crate::Code;
use crate::dialect::{Place, Role};
use crate::json::{NodeId, NodeKind};
use crate::model::{Member, Phrase};
use crate::suggest;
use crate::text::TextEdit;

/// The keys of the document or of a statement: unknown ones, and those in another case.
pub(super) fn elements(
    context: &Context<'_>,
    members: &[Member<'_>],
    place: Place,
    findings: &mut Findings,
) {
    let absent = absent(context, members, place);
    for member in members {
        let name = member.key.as_str();
        if context.tree.kind(member.key.node) == NodeKind::Missing {
            continue;
        }
        let documented = context.dialect.element(place, name.trim());
        let documented = documented.map(|element| element.name);
        match documented {
            Some(documented) if documented == name => {}
            Some(documented)
                if documented.eq_ignore_ascii_case(name.trim()) && name.trim() != name =>
            {
                word::check_spaces(&member.key, 0..name.len(), Code::KeySpace, findings);
            }
            Some(documented) => {
                let only_case =
                    context.dialect.ignores_element_case && documented.eq_ignore_ascii_case(name);
                let code = if only_case {
                    Code::ElementCase
                } else {
                    Code::ElementUnknown
                };
                let fix = Some(TextEdit::replace(member.key.inner(), documented));
                findings.add_with_fix(code, member.key.range.clone(), &[name, documented], fix);
            }
            // Without a colon it is hardly a key: the fault in the syntax says so.
            None if context.tree.kind(member.value) == NodeKind::Missing => {}
            None => unknown(context, &member.key, &absent, findings),
        }
    }
}

fn unknown(
    context: &Context<'_>,
    key: &Phrase<'_>,
    absent: &[&'static str],
    findings: &mut Findings,
) {
    let name = key.as_str();
    // All but these is never meant by these: the repair would turn the statement round.
    let negates = |name: &str| {
        name.get(..3)
            .is_some_and(|not| not.eq_ignore_ascii_case("not"))
    };
    let candidates = absent.iter().copied();
    let nearest = context.nearest(
        name,
        candidates.filter(|known| negates(known) == negates(name)),
    );
    let fix = nearest.map(|nearest| TextEdit::replace(key.inner(), nearest));
    let params = [name, nearest.unwrap_or("")];
    findings.add_with_fix(Code::ElementUnknown, key.range.clone(), &params, fix);
}

/// The elements that could still be meant by a misspelt one.
fn absent(context: &Context<'_>, members: &[Member<'_>], place: Place) -> Vec<&'static str> {
    let is_absent = |role| !members.iter().any(|member| member.role == Some(role));
    let elements = context
        .dialect
        .elements
        .iter()
        .filter(|element| element.place == place);
    elements
        .filter(|element| is_absent(element.role))
        .map(|element| element.name)
        .collect()
}

/// Whether an unknown element is probably this one misspelt, so that it is not missing as well.
pub(super) fn is_misspelt(
    context: &Context<'_>,
    members: &[Member<'_>],
    role: Role,
    place: Place,
) -> bool {
    let name = context.dialect.name_of(role, place);
    let mut unknown = members.iter().filter(|member| member.role.is_none());
    unknown.any(|member| suggest::nearest(member.key.as_str(), name.into_iter()).is_some())
}

/// Where to point at when an object lacks something: its opening bracket.
pub(super) fn opening(context: &Context<'_>, node: NodeId) -> Range<usize> {
    let start = context.tree.range(node).start;
    let bracket = context
        .text
        .get(start..)
        .and_then(|rest| rest.chars().next());
    start..start + bracket.map_or(0, char::len_utf8)
}
