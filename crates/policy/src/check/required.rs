//! Targets: that a statement has them, and that each names its service.

use super::findings::Findings;
use super::placeholder::{self, Braces};
use super::shape::{is_text, single, wrong_type};
use super::{Context, element};
use crate::Code;
use crate::dialect::{Place, Role};
use crate::json::{NodeId, NodeKind};
use crate::model::{Member, Phrase, Statement, Target};
use crate::text::TextEdit;

/// The targets of a statement, where the language has such: present, and a list of objects.
pub(super) fn targets(context: &Context<'_>, statement: &Statement<'_>, findings: &mut Findings) {
    if !context.dialect.has_targets() {
        return;
    }
    let (members, place) = (&statement.members, Place::Statement);
    let Some(member) = statement.member(Role::Targets) else {
        return absent(
            context,
            statement.node,
            members,
            (Role::Targets, place),
            findings,
        );
    };
    let (name, expected) = (member.key.as_str(), "a list of objects");
    if context.tree.kind(member.value) == NodeKind::Object {
        return single(context, name, member.value, expected, findings);
    }
    if !context.is_array(member.value) {
        return wrong_type(context, name, member.value, expected, findings);
    }
    let mut elements = context.tree.elements(member.value).peekable();
    let range = context.tree.range(member.value);
    if elements.peek().is_none() && !context.is_damaged(&range) {
        findings.add(Code::EmptyList, range, &[name]);
    }
    for element in elements {
        is_object(context, name, element, expected, findings);
    }
}

fn is_object(
    context: &Context<'_>,
    name: &str,
    node: NodeId,
    expected: &str,
    findings: &mut Findings,
) {
    if context.tree.kind(node) != NodeKind::Object {
        wrong_type(context, name, node, expected, findings);
    }
}

/// The service of a target, where actions do not name it themselves: present, a text, and no slip of a known one.
pub(super) fn service(context: &Context<'_>, target: &Target<'_>, findings: &mut Findings) {
    let (role, place) = (Role::Service, Place::Target);
    if context.dialect.name_of(role, place).is_none() {
        return;
    }
    let member = target
        .members
        .iter()
        .find(|member| member.role == Some(role));
    let Some(member) = member else {
        return absent(
            context,
            target.node,
            &target.members,
            (role, place),
            findings,
        );
    };
    if !is_text(context, member.value) {
        return wrong_type(
            context,
            member.key.as_str(),
            member.value,
            "a string",
            findings,
        );
    }
    if let Some(phrase) = &target.service {
        known_service(context, phrase, findings);
    }
}

fn known_service(context: &Context<'_>, phrase: &Phrase<'_>, findings: &mut Findings) {
    let text = phrase.as_str();
    if text == "*" {
        return findings.add(Code::ActionWildcardService, phrase.inner(), &[text, text]);
    }
    if context.dialect.has_service(text)
        || placeholder::check(context, phrase, Braces::Filled, findings)
    {
        return;
    }
    if let Some(nearest) = context.service_slip(text.trim()) {
        let fix = TextEdit::replace(phrase.inner(), nearest);
        let params = [text, nearest];
        findings.add_with_fix(
            Code::ActionServiceUnknown,
            phrase.inner(),
            &params,
            Some(fix),
        );
    }
}

/// Reports that an object lacks an element, unless that is merely misspelt or lost in a broken text.
fn absent(
    context: &Context<'_>,
    node: NodeId,
    members: &[Member<'_>],
    (role, place): (Role, Place),
    findings: &mut Findings,
) {
    let name = context.dialect.name_of(role, place).unwrap_or_default();
    if !context.is_damaged(&context.tree.range(node))
        && !element::is_misspelt(context, members, role, place)
    {
        findings.add(
            Code::ElementMissing,
            element::opening(context, node),
            &[name],
        );
    }
}
