//! Principals: whom a statement concerns.

use super::findings::Findings;
use super::placeholder::{self, Braces};
use super::{Context, element, shape, word};
use crate::Code;
use crate::dialect::{Place, Presence, Role};
use crate::json::{NodeId, NodeKind};
use crate::model::{Member, Phrase, Policy};
use crate::text::TextEdit;

/// The principal of a document or of a statement. `open` says that it is allowed something without a condition.
pub(super) fn check(
    context: &Context<'_>,
    member: &Member<'_>,
    open: bool,
    findings: &mut Findings,
) {
    if !context.profile.names_principals() {
        // A document of another kind was told so once.
        if context.mistaken.is_none() {
            findings.add(Code::PrincipalNotAllowed, member.key.range.clone(), &[]);
        }
        return;
    }
    let name = member.key.as_str();
    match context.tree.kind(member.value) {
        NodeKind::Object => {}
        NodeKind::String
            if is_everybody(context, &context.tree.text(context.text, member.value)) =>
        {
            let text = Phrase::new(context.text, context.tree, member.value);
            return everybody(context, &text, open, findings);
        }
        _ => return shape::wrong_type(context, name, member.value, "an object", findings),
    }
    let mut kinds = context.tree.members(member.value).peekable();
    let range = context.tree.range(member.value);
    if kinds.peek().is_none() && !context.is_damaged(&range) {
        findings.add(Code::EmptyPrincipal, range, &[name]);
    }
    for (key, value) in kinds {
        let kind = Phrase::new(context.text, context.tree, key);
        check_kind(context, &kind, findings);
        identities(context, &kind, value, open, findings);
    }
}

fn is_everybody(context: &Context<'_>, text: &str) -> bool {
    let concerns = &context.dialect.concerns;
    concerns.everybody.contains(&text) || concerns.anonymous.contains(&text)
}

fn everybody(context: &Context<'_>, text: &Phrase<'_>, open: bool, findings: &mut Findings) {
    if open && context.profile.grants {
        findings.add(Code::PrincipalAny, text.inner(), &[text.as_str()]);
    }
}

fn check_kind(context: &Context<'_>, kind: &Phrase<'_>, findings: &mut Findings) {
    let name = kind.as_str();
    let known = context.dialect.principals;
    let is_known = |name: &str| known.iter().any(|kind| kind.eq_ignore_ascii_case(name));
    if context.tree.kind(kind.node) == NodeKind::Missing || is_known(name) {
        return;
    }
    if is_known(name.trim()) {
        word::check_spaces(kind, 0..name.len(), Code::KeySpace, findings);
        return;
    }
    let fix = context.nearest(name, known.iter().copied());
    let fix = fix.map(|nearest| TextEdit::replace(kind.inner(), nearest));
    findings.add_with_fix(Code::PrincipalInvalid, kind.range.clone(), &[name], fix);
}

/// The identities of a kind: a text or a list of texts.
fn identities(
    context: &Context<'_>,
    kind: &Phrase<'_>,
    value: NodeId,
    open: bool,
    findings: &mut Findings,
) {
    let expected = "a string or a list of strings";
    let is_list = context.is_array(value);
    let mut elements = context.tree.elements(value).peekable();
    let range = context.tree.range(value);
    if is_list && elements.peek().is_none() && !context.is_damaged(&range) {
        findings.add(Code::EmptyList, range, &[kind.as_str()]);
    }
    for node in elements.chain((!is_list).then_some(value)) {
        match Phrase::of_text(context.text, context.tree, node) {
            Some(text) => identity(context, kind.as_str(), &text, open, findings),
            None => shape::wrong_type(context, kind.as_str(), node, expected, findings),
        }
    }
}

fn identity(
    context: &Context<'_>,
    kind: &str,
    text: &Phrase<'_>,
    open: bool,
    findings: &mut Findings,
) {
    let written = text.as_str();
    if is_everybody(context, written) {
        return everybody(context, text, open, findings);
    }
    // A variable stands for one identity; what else looks so is a placeholder.
    if placeholder::check(context, text, Braces::Variable, findings) || written.contains("${") {
        return;
    }
    if let Some(at) = written.find('*') {
        return findings.add(Code::PrincipalWildcard, text.part(at..at + 1), &[written]);
    }
    let forms = context.dialect.concerns.principals;
    let form = forms
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(kind));
    if let Some((_, form)) = form.filter(|(_, form)| !form.fits(written)) {
        findings.add(
            Code::PrincipalFormat,
            text.inner(),
            &[written, form.example()],
        );
    }
}

/// Statements without a principal, where the kind of policy has one in each.
pub(super) fn check_missing(context: &Context<'_>, policy: &Policy<'_>, findings: &mut Findings) {
    let Some(name) = context.dialect.name_of(Role::Principal, Place::Statement) else {
        return;
    };
    let is_needed = context.profile.principal == Presence::Required && context.mistaken.is_none();
    if !is_needed || policy.member(Role::Principal).is_some() {
        return;
    }
    for statement in &policy.statements {
        if statement.principal().is_none()
            && !context.is_damaged(&statement.range)
            && !element::is_misspelt(
                context,
                &statement.members,
                Role::Principal,
                Place::Statement,
            )
        {
            let at = element::opening(context, statement.node);
            findings.add(Code::PrincipalMissing, at, &[name]);
        }
    }
}
