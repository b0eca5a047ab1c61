//! Decisions for people.

use std::fmt::Write;

use charter_policy::decide::{
    Because, Boundary, Exemption, Holds, InOrganization, Request, Spelling, Unsure,
};
use charter_policy::settings::statements;
use charter_policy::{LineIndex, english};

use super::policies::{Policies, Source};
use super::{Answer, name};
use crate::io::one_line;

pub fn render(answers: &[Answer], policies: &Policies) -> String {
    let mut output = String::new();
    for answer in answers {
        one(&mut output, answer, policies);
    }
    output.push_str(&policies.taken_for());
    let expected = answers.iter().filter_map(Answer::is_met);
    let (met, unmet): (Vec<bool>, Vec<bool>) = expected.partition(|met| *met);
    if answers.len() > 1 && met.len() + unmet.len() > 0 {
        let _ = writeln!(output, "{} as expected, {} not", met.len(), unmet.len());
    }
    output
}

/// The action of a request, and what it is on.
pub fn asked(request: &Request) -> String {
    let resource = match request.resource() {
        "" => "a resource that is not given",
        given => given,
    };
    format!("{} on {resource}", request.action())
}

fn one(output: &mut String, answer: &Answer, policies: &Policies) {
    let question = &answer.question;
    let label = if question.name.is_empty() {
        String::new()
    } else {
        format!("{}: ", one_line(&question.name))
    };
    let outcome = name(answer.decision.outcome);
    let expected = match (answer.is_met(), &question.expected) {
        (Some(false), Some(expected)) => format!(", but {expected} is expected"),
        _ => String::new(),
    };
    let line = format!("{label}{outcome}{expected}: {}", asked(&question.request));
    let _ = writeln!(output, "{}", one_line(&line));
    reasons(output, &answer.decision, policies);
}

/// What levels and policies say, and why.
pub fn reasons(output: &mut String, decided: &InOrganization, policies: &Policies) {
    boundary(output, &decided.boundary, policies);
    if let Some(decision) = &decided.identity {
        let _ = writeln!(
            output,
            "  the caller's policies: {}",
            name(decision.outcome)
        );
        let sources = policies.identity.as_deref().unwrap_or_default();
        because(output, &decision.because, sources, policies.profile);
        open(output, &decision.missing, &decision.unsure);
    }
}

fn boundary(output: &mut String, boundary: &Boundary, policies: &Policies) {
    if policies.levels.is_empty() {
        return;
    }
    let (level, said) = match boundary {
        Boundary::NotBlocked => {
            output.push_str("  every level lets it pass\n");
            return;
        }
        Boundary::Exempt(exemption) => {
            let _ = writeln!(output, "  no level binds it: {}", exempt(*exemption));
            return;
        }
        Boundary::DeniedAt { level, .. } => (*level, "denies it"),
        Boundary::NothingAllowsAt { level, .. } => (
            *level,
            "blocks it: nothing allows it there, which is an explicit deny",
        ),
        Boundary::Unknown { level, .. } => (*level, "may block it"),
    };
    let Some(source) = policies.levels.get(level) else {
        return;
    };
    let (number, count) = (level + 1, policies.levels.len());
    let named = one_line(&source.name);
    let _ = writeln!(output, "  level {number} of {count}, {named}, {said}");
    let profile = policies.level_profile.unwrap_or(policies.profile);
    match boundary {
        Boundary::DeniedAt { because: found, .. }
        | Boundary::NothingAllowsAt { because: found, .. } => {
            because(output, found, &source.sources, profile);
        }
        Boundary::Unknown {
            because: found,
            missing,
            unsure,
            ..
        } => {
            because(output, found, &source.sources, profile);
            open(output, missing, unsure);
        }
        Boundary::NotBlocked | Boundary::Exempt(_) => {}
    }
}

pub fn exempt(exemption: Exemption) -> &'static str {
    match exemption {
        Exemption::ServiceLinkedRole => "a service-linked role asks",
        Exemption::ManagementAccount => "the management account asks or owns the resource",
        Exemption::MemberRoot => "a member's root account asks",
    }
}

fn because(
    output: &mut String,
    found: &[Because],
    sources: &[Source],
    profile: &'static charter_policy::Profile,
) {
    for because in found {
        let Some(source) = sources.get(because.place.policy) else {
            continue;
        };
        let place = LineIndex::new(&source.text).position(because.range.start);
        let (file, line, column) = (&source.name, place.line, place.column);
        let effect = if because.allows { "allow" } else { "deny" };
        let named = statements(&source.text, profile);
        let sid = named
            .get(because.place.statement)
            .and_then(|statement| statement.sid.as_deref());
        let sid = sid.map_or_else(String::new, |sid| format!(" “{sid}”"));
        let number = because.place.statement + 1;
        let said = match because.applies {
            Holds::Yes => "applies",
            Holds::No => "does not apply",
            Holds::Unknown => "may apply",
        };
        let line = format!("{file}:{line}:{column}: {effect} statement {number}{sid} {said}");
        let _ = writeln!(output, "    {}", one_line(&line));
        let parts = [
            ("action", because.action),
            ("resource", because.resource),
            ("principal", because.principal),
        ];
        for (part, holds) in parts.into_iter().filter(|(_, holds)| *holds != Holds::Yes) {
            let _ = writeln!(output, "      {}: the {part}", matches(holds));
        }
        for condition in &because.conditions {
            let line = format!(
                "{}: {} {}",
                matches(condition.holds),
                condition.operator,
                condition.key
            );
            let _ = writeln!(output, "      {}", one_line(&line));
        }
    }
}

fn matches(holds: Holds) -> &'static str {
    match holds {
        Holds::Yes => "holds",
        Holds::No => "does not hold",
        Holds::Unknown => "unknown",
    }
}

fn open(output: &mut String, missing: &[String], unsure: &[Unsure]) {
    if !missing.is_empty() {
        let keys = one_line(&missing.join(", "));
        let _ = writeln!(output, "    missing: {keys}");
    }
    for unsure in unsure {
        let _ = writeln!(output, "    unsure: {}", one_line(&why(unsure)));
    }
}

/// What a decision depends on beside keys.
pub fn why(unsure: &Unsure) -> String {
    let clause = english::unsure(unsure);
    match told_by(unsure) {
        Some(option) => format!("{clause} ({option})"),
        None => clause,
    }
}

/// The option that tells what a decision depends on, where one does.
pub fn told_by(unsure: &Unsure) -> Option<&'static str> {
    let option = match unsure {
        Unsure::Owner => "--owner; for levels “owners” of --organization",
        Unsure::Spelling {
            spelling: Spelling::Account,
            ..
        } => "--owner, once for each of its numbers",
        Unsure::Spelling {
            spelling: Spelling::Key,
            ..
        } => "--with or --without, by this name",
        Unsure::Principal => "--principal",
        Unsure::ResourceUntold => "--resource; * where the action has none",
        _ => return None,
    };
    Some(option)
}
