//! A statement: its elements, its effect, and what it says as a whole.

use super::findings::Findings;
use super::placeholder::{self, Braces};
use super::shape::wrong_type;
use super::{Context, condition, element, principal, required, rules, target};
use crate::Code;
use crate::dialect::{Place, Role};
use crate::model::{Member, Phrase, Statement};
use crate::text::TextEdit;

pub(super) fn check(context: &Context<'_>, statement: &Statement<'_>, findings: &mut Findings) {
    element::elements(context, &statement.members, Place::Statement, findings);
    effect(context, statement, findings);
    required::targets(context, statement, findings);
    for target in &statement.targets {
        target::check(context, statement, target, findings);
    }
    condition::check(context, statement, findings);
    let open = statement.allows() == Some(true) && statement.conditions.is_empty();
    let named = [Role::Principal, Role::NotPrincipal].map(Some);
    let named = |member: &&Member<'_>| named.contains(&member.role);
    for member in statement.members.iter().filter(named) {
        let open = open && member.role == Some(Role::Principal);
        principal::check(context, member, open, findings);
    }
    let both = [Role::Principal, Role::NotPrincipal].map(|role| statement.member(role));
    if let [Some(one), Some(other)] = both {
        target::combined(context, one, other, findings);
    }
    rules::check(context, statement, findings);
}

/// Whether an element is missing, and not merely misspelt or lost in a broken text.
fn missing(context: &Context<'_>, statement: &Statement<'_>, role: Role) -> bool {
    statement.member(role).is_none()
        && !context.is_damaged(&statement.range)
        && !element::is_misspelt(context, &statement.members, role, Place::Statement)
}

fn effect(context: &Context<'_>, statement: &Statement<'_>, findings: &mut Findings) {
    let Some(member) = statement.member(Role::Effect) else {
        if missing(context, statement, Role::Effect) {
            findings.add(
                Code::EffectMissing,
                element::opening(context, statement.node),
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
            if context.dialect.ignores_effect_case {
                let fix = Some(TextEdit::replace(text.inner(), known.name));
                let params = [found, known.name];
                findings.add_with_fix(Code::EffectCase, text.inner(), &params, fix);
            } else {
                invalid_effect(context, text, Some(known.name), findings);
            }
        }
        return;
    }
    if !placeholder::check(context, text, Braces::Filled, findings) {
        invalid_effect(context, text, meant_effect(context, found.trim()), findings);
    }
}

fn invalid_effect(
    context: &Context<'_>,
    text: &Phrase<'_>,
    meant: Option<&'static str>,
    findings: &mut Findings,
) {
    let fix = meant.map(|meant| TextEdit::replace(text.inner(), meant));
    let mut params = vec![text.as_str(), meant.unwrap_or("")];
    params.extend(context.dialect.effects.iter().map(|effect| effect.name));
    findings.add_with_fix(Code::EffectInvalid, text.inner(), &params, fix);
}

/// The effect of which this is another form, or that is a slip of the finger away.
fn meant_effect(context: &Context<'_>, found: &str) -> Option<&'static str> {
    let effects = context.dialect.effects;
    let of_form = effects.iter().find(|effect| {
        let mut forms = effect.forms.iter();
        forms.any(|form| form.eq_ignore_ascii_case(found))
    });
    let nearest = || context.nearest(found, effects.iter().map(|effect| effect.name));
    of_form.map(|effect| effect.name).or_else(nearest)
}
