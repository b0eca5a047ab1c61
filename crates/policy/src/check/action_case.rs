//! Actions in another case than the vendor's: what a decision overlooks for it, or leaves open.

use super::Context;
use super::findings::Findings;
use crate::Code;
use crate::dialect::{Case, LetterCase};
use crate::model::Phrase;
use crate::pattern::{covers, covers_ignoring_case};
use crate::text::TextEdit;

/// Reports an action of which the vendor's list has the spelling or, without a list, one that does not begin as the
/// vendor's do; says whether there was one. `name` is the end of what is written.
pub(super) fn check(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    (service, name): (&str, &str),
    findings: &mut Findings,
) -> bool {
    let rule = context.dialect.cases.actions.of(service);
    if rule == Case::Ignored || service.contains(['*', '?']) {
        return false;
    }
    let spelled = match spelled(context, service, name) {
        Found::AsWritten => return false,
        Found::InOtherCase(spelled) => Some(spelled),
        Found::NoList if begins_otherwise(context, service, name) => None,
        Found::NoList => return false,
    };
    let end = phrase.as_str().len();
    let part = phrase.part(end - name.len()..end);
    let fix = spelled.as_ref().filter(|_| phrase.is_verbatim());
    let fix = fix.map(|spelled| TextEdit::replace(part.clone(), spelled.as_str()));
    let spelled = spelled.map_or(String::new(), |name| format!("{service}:{name}"));
    findings.add_with_fix(
        Code::ActionCase,
        part,
        &[&format!("{service}:{name}"), &spelled],
        fix,
    );
    true
}

enum Found {
    /// The list has it, or something else is wrong with it.
    AsWritten,
    /// The list has it in another case alone: as the list spells it.
    InOtherCase(String),
    /// There is no list.
    NoList,
}

/// The spelling of a name or of a pattern in the list of the service.
fn spelled(context: &Context<'_>, service: &str, name: &str) -> Found {
    let grammar = &context.dialect.actions;
    let found = match context.catalog.service(service) {
        Some(listed) => find(name, listed.actions.iter().map(|action| &*action.name)),
        None => match grammar.lists.iter().find(|(known, _)| *known == service) {
            Some((_, text)) => find(name, listed(text)),
            None => return Found::NoList,
        },
    };
    let is_mixed = grammar.mixed_letters.contains(&service);
    match found {
        // The vendor writes both of one action.
        Some(known) if is_mixed && known.get(1..) == name.get(1..) => Found::AsWritten,
        Some(known) => Found::InOtherCase(known),
        None => Found::AsWritten,
    }
}

/// The first of the names that is meant but for its case, where none is meant as it is written.
fn find<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    let mut other = None;
    for known in names {
        if covers(name, known) {
            return None;
        }
        if other.is_none() && covers_ignoring_case(name, known) {
            other = Some(in_case_of(name, known));
        }
    }
    other
}

/// The actions in a file of the catalog: each line but the first two, and those of types, begins with one.
fn listed(text: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = text.lines().skip(2).filter(|line| !line.starts_with('='));
    lines.map(|line| line.split('\t').next().unwrap_or(line))
}

/// A pattern in the case of a name that it covers, as far as its first wildcard; behind it, as it is written.
fn in_case_of(pattern: &str, name: &str) -> String {
    let head = pattern.find('*').unwrap_or(pattern.len());
    let (spelled, rest) = (name.get(..head), pattern.get(head..));
    format!(
        "{}{}",
        spelled.unwrap_or_default(),
        rest.unwrap_or_default()
    )
}

/// Whether a part of a name begins with a letter of the other case than the language's do.
fn begins_otherwise(context: &Context<'_>, service: &str, name: &str) -> bool {
    let grammar = &context.dialect.actions;
    let is_other = |letter: char| match grammar.letters {
        LetterCase::Upper => letter.is_ascii_lowercase(),
        LetterCase::Lower => letter.is_ascii_uppercase(),
        LetterCase::Mixed => false,
    };
    !grammar.mixed_letters.contains(&service)
        && name.split(':').any(|part| part.starts_with(is_other))
}
