//! A statement: its elements, its effect, and what it says as a whole.

use super::findings::Findings;
use super::{Context, condition, document, principal, target};
use crate::Code;
use crate::dialect::{Place, Role};
use crate::json::{NodeId, NodeKind};
use crate::model::{Phrase, Statement, Target};
use crate::pattern;
use crate::suggest;
use crate::text::TextEdit;

pub(super) fn check(context: &Context<'_>, statement: &Statement<'_>, findings: &mut Findings) {
    document::elements(context, &statement.members, Place::Statement, findings);
    effect(context, statement, findings);
    for target in &statement.targets {
        target::check(context, statement, target, findings);
    }
    condition::check(context, statement, findings);
    for member in statement
        .members
        .iter()
        .filter(|member| member.role == Some(Role::Principal))
    {
        principal::check(context, member, findings);
    }
    broad(context, statement, findings);
}

/// Whether an element is missing, and not merely misspelt or lost in a broken text.
fn missing(context: &Context<'_>, statement: &Statement<'_>, role: Role) -> bool {
    statement.member(role).is_none()
        && !context.is_damaged(&statement.range)
        && !document::is_misspelt(context, &statement.members, role, Place::Statement)
}

fn effect(context: &Context<'_>, statement: &Statement<'_>, findings: &mut Findings) {
    let Some(member) = statement.member(Role::Effect) else {
        if missing(context, statement, Role::Effect) {
            findings.add(
                Code::EffectMissing,
                document::opening(context, statement.node),
                &[],
            );
        }
        return;
    };
    let Some(text) = &statement.effect else {
        return wrong_type(
            context,
            member.key.as_str(),
            member.value,
            "a string",
            findings,
        );
    };
    let found = text.as_str();
    if let Some(known) = statement.known_effect {
        if known.name != found {
            let code = if context.dialect.ignores_effect_case {
                Code::EffectCase
            } else {
                Code::EffectInvalid
            };
            let fix = Some(TextEdit::replace(text.inner(), known.name));
            findings.add_with_fix(code, text.inner(), &[found, known.name], fix);
        }
        return;
    }
    let nearest = meant_effect(context, found.trim());
    let fix = nearest.map(|nearest| TextEdit::replace(text.inner(), nearest));
    findings.add_with_fix(
        Code::EffectInvalid,
        text.inner(),
        &[found, nearest.unwrap_or("")],
        fix,
    );
}

/// The effect of which this is another form, or that is a slip of the finger away.
fn meant_effect(context: &Context<'_>, found: &str) -> Option<&'static str> {
    let effects = context.dialect.effects;
    let of_form = effects.iter().find(|effect| {
        let mut forms = effect.forms.iter();
        forms.any(|form| form.eq_ignore_ascii_case(found))
    });
    let nearest = || suggest::nearest(found, effects.iter().map(|effect| effect.name));
    of_form.map(|effect| effect.name).or_else(nearest)
}

/// Reports a value of the wrong type, unless it is missing and the JSON layer has said so.
pub(super) fn wrong_type(
    context: &Context<'_>,
    name: &str,
    node: NodeId,
    expected: &str,
    findings: &mut Findings,
) {
    if context.tree.kind(node) != NodeKind::Missing {
        findings.add(
            Code::ElementType,
            context.tree.range(node),
            &[name, expected],
        );
    }
}

/// Whether a node holds a text.
pub(super) fn is_text(context: &Context<'_>, node: NodeId) -> bool {
    matches!(context.tree.kind(node), NodeKind::String | NodeKind::Word)
}

/// Statements that allow more than anyone should be allowed.
fn broad(context: &Context<'_>, statement: &Statement<'_>, findings: &mut Findings) {
    if !context.profile.grants
        || statement.allows() != Some(true)
        || !statement.conditions.is_empty()
    {
        return;
    }
    if statement.member(Role::Condition).is_some() {
        return;
    }
    for target in &statement.targets {
        let everywhere = target
            .resources
            .items
            .iter()
            .any(|text| text.as_str() == "*");
        if everywhere && !target.resources.negated && !target.actions.negated {
            broad_actions(context, target, findings);
        }
    }
}

fn broad_actions(context: &Context<'_>, target: &Target<'_>, findings: &mut Findings) {
    let actions = &target.actions.items;
    let all = |text: &&Phrase<'_>| {
        let mut parts = text.as_str().split(':');
        parts.all(|part| part == "*")
    };
    if let Some(all) = actions.iter().find(all) {
        return findings.add(Code::AllowAll, all.inner(), &[]);
    }
    for text in actions {
        if hands_out_roles(context, text) {
            findings.add(Code::PassRoleAny, text.inner(), &[text.as_str()]);
        }
    }
}

fn hands_out_roles(context: &Context<'_>, text: &Phrase<'_>) -> bool {
    let written = context.dialect.without_legacy(text.as_str());
    context
        .dialect
        .passes_role
        .iter()
        .any(|action| pattern::covers(written, action))
}
