//! Variables where they are replaced: well-formed, known, and in the right place.

use std::ops::Range;

use super::Context;
use super::findings::Findings;
use super::word::is_words;
use crate::Code;
use crate::dialect::Case;
use crate::model::Phrase;
use crate::text::TextEdit;

/// Checks the variables in a part of a text. In `literal`, a part of it, none is replaced.
pub(super) fn check(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    part: Range<usize>,
    literal: Range<usize>,
    findings: &mut Findings,
) {
    escapes(phrase, part.clone(), "%%{", findings);
    let text = phrase.as_str();
    let mut from = part.start;
    while let Some(at) = text.get(from..part.end).and_then(|rest| rest.find("${")) {
        let start = from + at;
        let rest = text.get(start + 2..part.end).unwrap_or_default();
        let end = rest.find(|character| ends(context, character));
        let Some(end) = end.filter(|&end| rest.get(end..=end) == Some("}")) else {
            unclosed(context, phrase, start, rest, findings);
            from = start + 2;
            continue;
        };
        let content = rest.get(..end).unwrap_or_default();
        let whole = start..start + 2 + end + 1;
        from = whole.end;
        if text
            .get(..start)
            .is_some_and(|before| before.ends_with('$'))
        {
            escaped(phrase, start - 1..whole.end, findings);
        }
        one(context, phrase, content, (whole, &literal), findings);
    }
}

/// A brace that is not closed.
fn unclosed(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    start: usize,
    rest: &str,
    findings: &mut Findings,
) {
    // A colon or a slash stands in no name but that of a condition key, and parts the text there.
    let parts = |character| matches!(character, ':' | '/') && !context.dialect.variables.keys;
    let cut = |character| character != '}' && (ends(context, character) || parts(character));
    let stop = rest.find(cut).unwrap_or(rest.len());
    let range = phrase.part(start..start + 2 + stop);
    let fix = phrase
        .is_verbatim()
        .then(|| TextEdit::insert(range.end, "}"));
    let text = phrase.as_str();
    let name = text.get(start..start + 2 + stop).unwrap_or_default();
    findings.add_with_fix(Code::VariableMalformed, range, &[name], fix);
}

/// Whether a character cannot stand within a variable.
fn ends(context: &Context<'_>, character: char) -> bool {
    match character {
        '}' => true,
        '$' => context.dialect.variables.escapes.is_empty(),
        // It stands in the names of condition keys.
        '/' => !context.dialect.variables.keys,
        _ => false,
    }
}

/// Escapes of Terraform's templates that were left in: `$${…}` and `%%{…}` are to become `${…}` and `%{…}`.
fn escapes(phrase: &Phrase<'_>, part: Range<usize>, sign: &str, findings: &mut Findings) {
    let text = phrase.as_str();
    let rest = text.get(part.clone()).unwrap_or_default();
    for (at, _) in rest.match_indices(sign) {
        let start = part.start + at;
        let length = text.get(start..part.end).and_then(|rest| rest.find('}'));
        let end = length.map_or(start + sign.len(), |length| start + length + 1);
        escaped(phrase, start..end, findings);
    }
}

fn escaped(phrase: &Phrase<'_>, whole: Range<usize>, findings: &mut Findings) {
    let written = phrase.as_str().get(whole.clone()).unwrap_or_default();
    let meant = written.get(1..).unwrap_or_default();
    let range = phrase.part(whole);
    let fix = phrase.is_verbatim();
    let fix = fix.then(|| TextEdit::delete(range.start..range.start + 1));
    findings.add_with_fix(Code::VariableEscaped, range, &[written, meant], fix);
}

/// The name in a variable: where the language has defaults, spaces around it and a default after it are not of it.
pub(super) fn name_of<'c>(context: &Context<'_>, content: &'c str) -> &'c str {
    if !context.dialect.variables.defaults {
        return content;
    }
    let quoted = |rest: &str| {
        let rest = rest.trim();
        rest.len() > 1 && rest.starts_with('\'') && rest.ends_with('\'')
    };
    match content.split_once(',') {
        Some((name, rest)) if quoted(rest) => name.trim(),
        _ => content.trim(),
    }
}

/// Whether `${…}` with this in it is a variable, known or not, and no words of a template.
pub(super) fn is_written_as_one(context: &Context<'_>, content: &str) -> bool {
    let name = name_of(context, content);
    let (head, _) = name.split_once(',').unwrap_or((name, ""));
    is_known(context, head.trim()) || !(is_words(name) || content.starts_with('{'))
}

/// Whether there is a variable of that name, as far as is known.
pub(super) fn is_known(context: &Context<'_>, name: &str) -> bool {
    let (variables, conditions) = (context.dialect.variables, &context.dialect.conditions);
    let in_any_case = variables.keys && variables.case == Case::Ignored;
    variables.names.contains(&name)
        || (variables.keys && conditions.key(name).is_some())
        || (in_any_case && conditions.key_in_any_case(name).is_some())
        || is_sign(context, name)
        // Of services only some keys are known.
        || (variables.keys && is_of_service(context, name))
}

/// Whether it is a sign that stands for itself: `${*}` is a star that is no wildcard.
fn is_sign(context: &Context<'_>, name: &str) -> bool {
    let mut characters = name.chars();
    let first = characters.next();
    let is_escape = |sign| context.dialect.variables.escapes.contains(sign);
    first.is_some_and(is_escape) && characters.next().is_none()
}

fn is_of_service(context: &Context<'_>, name: &str) -> bool {
    let service = name.split_once(':').filter(|(_, rest)| !rest.is_empty());
    service.is_some_and(|(service, _)| context.dialect.has_service(service))
}

fn one(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    content: &str,
    (whole, literal): (Range<usize>, &Range<usize>),
    findings: &mut Findings,
) {
    let name = name_of(context, content);
    let range = phrase.part(whole.clone());
    let written = phrase.as_str().get(whole.clone()).unwrap_or_default();
    let replaced = |name: &str| {
        let fix = phrase.is_verbatim();
        fix.then(|| TextEdit::replace(range.clone(), format!("${{{name}}}")))
    };
    if is_known(context, name) {
        if literal.contains(&whole.start) {
            findings.add(Code::VariableMisplaced, range, &[written]);
        }
        return;
    }
    // A default without its quotes, or a name with space around it.
    let (head, _) = name.split_once(',').unwrap_or((name, ""));
    let trimmed = name.trim();
    if trimmed.is_empty() || is_known(context, head.trim()) {
        let fix = (!trimmed.is_empty() && head == name).then(|| replaced(trimmed));
        let fix = fix.flatten();
        return findings.add_with_fix(Code::VariableMalformed, range, &[written], fix);
    }
    let nearest = nearest(context, trimmed);
    let fix = nearest.and_then(replaced);
    let params = [name, nearest.unwrap_or("")];
    findings.add_with_fix(Code::VariableUnknown, range, &params, fix);
}

/// The variable that is meant: the name alone is compared too, since each vendor puts another prefix before it.
fn nearest(context: &Context<'_>, name: &str) -> Option<&'static str> {
    let variables = context.dialect.variables;
    let keys = context.dialect.conditions.keys.iter();
    let keys = keys.filter(|key| variables.keys && !key.named && !key.several);
    let names: Vec<&'static str> = variables
        .names
        .iter()
        .copied()
        .chain(keys.map(|key| key.name))
        .collect();
    let bare = |name: &'static str| name.rsplit(':').next().unwrap_or(name);
    let (_, own) = name.rsplit_once(':').unwrap_or(("", name));
    let same = names
        .iter()
        .find(|known| bare(known).eq_ignore_ascii_case(own));
    let near = || context.nearest(name, names.iter().copied());
    let near_bare = || {
        let near = context.nearest(own, names.iter().map(|known| bare(known)))?;
        names.iter().find(|known| bare(known) == near).copied()
    };
    same.copied().or_else(near).or_else(near_bare)
}
