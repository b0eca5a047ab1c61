//! Statements that allow more than anyone should be allowed.

use super::findings::Findings;
use super::{Context, within};
use crate::Code;
use crate::dialect::{Optional, Role};
use crate::model::{Phrase, Policy, Statement, Target};

pub(super) fn check(context: &Context<'_>, policy: &Policy<'_>, findings: &mut Findings) {
    // A policy of a role or a bucket reaches no further than that; whom it reaches is the principal's matter.
    if !context.profile.grants || context.profile.names_principals() {
        return;
    }
    let broad: Vec<(&Statement<'_>, &Target<'_>)> = policy
        .statements
        .iter()
        .filter(|statement| allows_without_condition(statement))
        .flat_map(|statement| {
            statement
                .targets
                .iter()
                .map(move |target| (statement, target))
        })
        .filter(|(_, target)| is_everywhere(context, target))
        .collect();
    let granted = Granted::new(context, &broad);
    for (statement, target) in broad {
        check_target(context, statement, target, &granted, findings);
    }
}

fn allows_without_condition(statement: &Statement<'_>) -> bool {
    statement.allows() == Some(true)
        && statement.conditions.is_empty()
        && statement.member(Role::Condition).is_none()
        && statement.principal().is_none()
}

/// Whether it speaks of all resources, or of all but some.
fn is_everywhere(context: &Context<'_>, target: &Target<'_>) -> bool {
    let resources = &target.resources;
    if !resources.written {
        return context.dialect.resources.optional == Optional::Always;
    }
    resources.negated || resources.items.iter().any(|text| text.as_str() == "*")
}

/// Which of the actions that matter are allowed on every resource, whichever statement says so.
struct Granted(Vec<&'static str>);

impl Granted {
    fn new(context: &Context<'_>, broad: &[(&Statement<'_>, &Target<'_>)]) -> Self {
        let wanted = context
            .dialect
            .concerns
            .escalations
            .iter()
            .filter_map(|(_, with)| *with);
        let allowed = |action: &&'static str| {
            let mut targets = broad.iter().filter(|(_, target)| !target.actions.negated);
            targets.any(|(_, target)| {
                let mut items = target.actions.items.iter();
                items.any(|text| Written::new(context, text).covers(context, action))
            })
        };
        Self(wanted.filter(allowed).collect())
    }
}

fn check_target(
    context: &Context<'_>,
    statement: &Statement<'_>,
    target: &Target<'_>,
    granted: &Granted,
    findings: &mut Findings,
) {
    let all = |text: &&Phrase<'_>| text.as_str().split(':').all(|part| part == "*");
    let everything = target.actions.items.iter().find(all);
    if target.actions.negated || (target.resources.negated && everything.is_some()) {
        let roles = [Role::NotAction, Role::NotResource];
        let members = statement.members.iter().chain(&target.members);
        let mut members =
            members.filter(|member| member.role.is_some_and(|role| roles.contains(&role)));
        if let Some(member) = members.next() {
            findings.add(
                Code::AllowAllBut,
                member.key.range.clone(),
                &[member.key.as_str()],
            );
        }
        return;
    }
    if let Some(all) = everything {
        // Where a target names its service, all are those of the service.
        let service = target.service.as_ref().map(Phrase::as_str);
        let (code, params) = match service {
            Some(service) if service != "*" => (Code::AllowService, &[all.as_str()][..]),
            _ => (Code::AllowAll, &[][..]),
        };
        return findings.add(code, all.inner(), params);
    }
    for text in &target.actions.items {
        check_action(context, text, granted, findings);
    }
}

/// The worst that can be said of an action on every resource.
fn check_action(
    context: &Context<'_>,
    text: &Phrase<'_>,
    granted: &Granted,
    findings: &mut Findings,
) {
    let concerns = &context.dialect.concerns;
    let written = text.as_str();
    let action = Written::new(context, text);
    let escalation = concerns.escalations.iter().find(|(name, with)| {
        action.covers(context, name) && with.is_none_or(|with| granted.0.contains(&with))
    });
    if let Some((_, with)) = escalation {
        let params = [written, with.unwrap_or("")];
        return findings.add(Code::AllowEscalation, text.inner(), &params);
    }
    let any = |names: &[&str]| names.iter().any(|name| action.covers(context, name));
    if any(context.dialect.passes_role) {
        return findings.add(Code::PassRoleAny, text.inner(), &[written]);
    }
    let (service, name) = context.dialect.actions.split(written);
    if !service.is_empty() && !service.contains('*') && name.split(':').all(|part| part == "*") {
        return findings.add(Code::AllowService, text.inner(), &[written]);
    }
    if any(concerns.sensitive) {
        findings.add(Code::AllowSensitive, text.inner(), &[written]);
    }
}

/// An action as it is written.
struct Written<'a> {
    text: &'a str,
    /// What stands before its first wildcard: it tells most actions of the tables apart at once.
    head: &'a str,
}

impl<'a> Written<'a> {
    fn new(context: &Context<'_>, phrase: &'a Phrase<'_>) -> Self {
        let text = context.dialect.without_legacy(phrase.as_str());
        let end = text.find(['*', '?']).unwrap_or(text.len());
        let head = text.get(..end).unwrap_or_default();
        Self { text, head }
    }

    fn covers(&self, context: &Context<'_>, action: &str) -> bool {
        let begins = action.get(..self.head.len()).is_some_and(|begin| {
            begin == self.head
                || (context.dialect.ignores_action_case(action)
                    && begin.eq_ignore_ascii_case(self.head))
        });
        begins && within::action(context, self.text, action)
    }
}
