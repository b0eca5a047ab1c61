//! What says nothing that is not said already.

use std::collections::BTreeMap;

use super::Context;
use super::findings::Findings;
use crate::Code;
use crate::model::{Phrase, Policy, Target};
use crate::pattern;

/// How many bytes of patterns and words are compared in one list. Only documents far over every vendor's
/// size limit reach it; there, exact repetitions alone are reported.
const MAX_WORK: usize = 4_000_000;

pub(super) fn actions(context: &Context<'_>, target: &Target<'_>, findings: &mut Findings) {
    let actions = &target.actions.items;
    let written: Vec<&str> = actions
        .iter()
        .map(|text| context.dialect.without_legacy(text.as_str()))
        .collect();
    report(context, actions, &written, Code::ActionRedundant, findings);
}

pub(super) fn resources(context: &Context<'_>, target: &Target<'_>, findings: &mut Findings) {
    let resources = &target.resources.items;
    let written: Vec<&str> = resources.iter().map(Phrase::as_str).collect();
    report(
        context,
        resources,
        &written,
        Code::ResourceRedundant,
        findings,
    );
}

pub(super) fn values(context: &Context<'_>, values: &[Phrase<'_>], findings: &mut Findings) {
    let mut seen = BTreeMap::new();
    for phrase in values {
        if seen.insert(phrase.as_str(), ()).is_some() {
            let fix = context.removal(phrase.node);
            findings.add_with_fix(
                Code::ValueRedundant,
                phrase.range.clone(),
                &[phrase.as_str()],
                fix,
            );
        }
    }
}

/// Of words that cover each other, all but the first; and each that a pattern covers.
fn report(
    context: &Context<'_>,
    phrases: &[Phrase<'_>],
    written: &[&str],
    code: Code,
    findings: &mut Findings,
) {
    let mut first_at: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, text) in written.iter().enumerate() {
        first_at.entry(text).or_insert(index);
    }
    let patterns: Vec<usize> = (0..written.len())
        .filter(|&index| is_pattern(written, index))
        .collect();
    let work = patterns
        .len()
        .saturating_mul(written.iter().map(|text| text.len()).sum());
    let patterns = if work > MAX_WORK {
        &[]
    } else {
        patterns.as_slice()
    };
    for (index, text) in written.iter().enumerate() {
        let same = first_at.get(text).copied().filter(|&first| first < index);
        let wider = || {
            patterns.iter().copied().find(|&other| {
                let pattern = written.get(other).copied().unwrap_or_default();
                pattern != *text && pattern::covers(pattern, text)
            })
        };
        let Some((phrase, by)) = phrases
            .get(index)
            .zip(same.or_else(wider).and_then(|by| phrases.get(by)))
        else {
            continue;
        };
        let fix = context.removal(phrase.node);
        findings.add_with_fix(
            code,
            phrase.range.clone(),
            &[phrase.as_str(), by.as_str()],
            fix,
        );
    }
}

fn is_pattern(written: &[&str], index: usize) -> bool {
    // Three stars are a masked number, not a pattern.
    written
        .get(index)
        .is_some_and(|text| text.contains('*') && !text.contains("***"))
}

/// Statements that another one repeats, in whatever layout.
pub(super) fn statements(context: &Context<'_>, policy: &Policy<'_>, findings: &mut Findings) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (index, statement) in policy.statements.iter().enumerate() {
        let source = context
            .text
            .get(statement.range.clone())
            .unwrap_or_default();
        let tokens = crate::json::tokens(source).filter(|token| !token.kind.is_trivia());
        let packed: String = tokens.filter_map(|token| source.get(token.range)).collect();
        if let Some(first) = seen.get(&packed) {
            let number = (first + 1).to_string();
            let fix = context.removal(statement.node);
            findings.add_with_fix(
                Code::StatementRedundant,
                statement.range.clone(),
                &[&number],
                fix,
            );
        } else {
            seen.insert(packed, index);
        }
    }
}
