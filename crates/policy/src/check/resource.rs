//! Resources: segments between colons.

use std::ops::Range;

use super::findings::Findings;
use super::{Context, resource_place, resource_type, word};
use crate::Code;
use crate::dialect::{AccountForm, LetterCase, Segment};
use crate::model::Phrase;
use crate::text::TextEdit;

pub(super) fn check(context: &Context<'_>, phrase: &Phrase<'_>, findings: &mut Findings) {
    let text = phrase.as_str();
    if text == "*" {
        return;
    }
    let segments = context.dialect.resources.segments;
    let parts = split(text, segments.len());
    // The last segment is the service's business: it may hold spaces and any character, and a path may end with one.
    let head = if parts.len() == segments.len() {
        parts.last().map_or(0, |last| last.start)
    } else {
        text.len()
    };
    if word::check_invisible(phrase, 0..text.len(), findings)
        || word::check_full_width(phrase, 0..head, findings)
        || word::check_spaces(phrase, 0..head, Code::ResourceSpace, findings)
        || check_ends(context, phrase, head, findings)
    {
        return;
    }
    if parts.len() < segments.len() {
        if !word::check_placeholder(phrase, true, findings) || parts.len() > 1 {
            let counts = [parts.len().to_string(), segments.len().to_string()];
            findings.add(
                Code::ResourceSegments,
                phrase.inner(),
                &[&counts[0], &counts[1]],
            );
        }
        return;
    }
    for (segment, part) in segments.iter().zip(&parts) {
        let found = text.get(part.clone()).unwrap_or_default();
        check_segment(context, phrase, *segment, found, part.clone(), findings);
    }
    resource_type::check(context, phrase, &parts, findings);
    resource_place::check(context, phrase, &parts, findings);
}

/// Reports a space around the name of a resource, where names are no paths; says whether there was one.
fn check_ends(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    head: usize,
    findings: &mut Findings,
) -> bool {
    let text = phrase.as_str();
    let name = text.get(head..).unwrap_or_default();
    let paths = context.dialect.spellings.old_names;
    let (service, _) = context
        .dialect
        .resources
        .service_and_name(text)
        .unwrap_or_default();
    if name.trim() == name || paths.is_some_and(|paths| paths.service == service) {
        return false;
    }
    let part = phrase.part(head..text.len());
    let fix = phrase
        .is_verbatim()
        .then(|| TextEdit::replace(part.clone(), name.trim()));
    findings.add_with_fix(Code::ResourceSpace, part, &[text], fix);
    true
}

/// The segments' ranges; the last takes all that is left.
fn split(text: &str, count: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::with_capacity(count);
    let mut start = 0;
    for part in text.splitn(count, ':') {
        parts.push(start..start + part.len());
        start += part.len() + 1;
    }
    parts
}

fn check_segment(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    segment: Segment,
    found: &str,
    part: Range<usize>,
    findings: &mut Findings,
) {
    let range = phrase.part(part.clone());
    match segment {
        Segment::Prefix(expected) if found != expected => {
            let fix = phrase.is_verbatim() && found.eq_ignore_ascii_case(expected);
            let fix = fix.then(|| TextEdit::replace(range.clone(), expected));
            findings.add_with_fix(Code::ResourcePrefix, range, &[found, expected], fix);
        }
        Segment::Domain(domains) => {
            if !matches!(found, "" | "*")
                && !domains.contains(&found)
                && !is_placeholder(phrase, &part, found, findings)
            {
                domain(context, phrase, found, domains, range, findings);
            }
        }
        Segment::Project
            if !found.is_empty() && !is_placeholder(phrase, &part, found, findings) =>
        {
            findings.add(Code::ResourceProject, range, &[found]);
        }
        Segment::Service => service(context, phrase, found, part, findings),
        Segment::Region => region(context, phrase, found, part, findings),
        Segment::Account => account(context, phrase, found, part, findings),
        Segment::Type => {
            is_placeholder(phrase, &part, found, findings);
        }
        Segment::Name => {
            if !is_placeholder_but_variable(phrase, &part, found, findings) {
                word::check_variables(context, phrase, part, findings);
            }
        }
        Segment::Prefix(_) | Segment::Project => {}
    }
}

/// Reports a placeholder in a segment, `${…}` included: no variable is replaced there.
fn is_placeholder(
    phrase: &Phrase<'_>,
    part: &Range<usize>,
    found: &str,
    findings: &mut Findings,
) -> bool {
    report(phrase, part, word::placeholder(found, true), findings)
}

fn is_placeholder_but_variable(
    phrase: &Phrase<'_>,
    part: &Range<usize>,
    found: &str,
    findings: &mut Findings,
) -> bool {
    report(phrase, part, word::placeholder(found, false), findings)
}

fn report(
    phrase: &Phrase<'_>,
    part: &Range<usize>,
    place: Option<Range<usize>>,
    findings: &mut Findings,
) -> bool {
    let Some(place) = place else {
        return false;
    };
    let place = part.start + place.start..part.start + place.end;
    let name = phrase.as_str().get(place.clone()).unwrap_or_default();
    findings.add(Code::Placeholder, phrase.part(place), &[name]);
    true
}

/// A domain that there is not; it is mended where it is one in another case, or a slip of the finger away.
fn domain(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    found: &str,
    domains: &[&str],
    range: Range<usize>,
    findings: &mut Findings,
) {
    let nearest = context.one_slip(found, domains.iter().copied());
    let fix = nearest.filter(|_| phrase.is_verbatim());
    let fix = fix.map(|nearest| TextEdit::replace(range.clone(), nearest));
    let known = domains.join(", ");
    findings.add_with_fix(Code::ResourceDomain, range, &[found, &known], fix);
}

fn service(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    found: &str,
    part: Range<usize>,
    findings: &mut Findings,
) {
    if found == "*"
        || context.dialect.has_service(found)
        || is_placeholder(phrase, &part, found, findings)
    {
        return;
    }
    let range = phrase.part(part);
    let fix = |meant: &str| {
        phrase
            .is_verbatim()
            .then(|| TextEdit::replace(range.clone(), meant))
    };
    if let Some(meant) = in_its_case(context, found) {
        return findings.add_with_fix(
            Code::ResourceServiceCase,
            range.clone(),
            &[found, &meant],
            fix(&meant),
        );
    }
    let known = context.dialect.services.iter().copied();
    match context.one_slip(found, known) {
        Some(nearest) => {
            findings.add_with_fix(
                Code::ResourceService,
                range.clone(),
                &[found, nearest],
                fix(nearest),
            );
        }
        None if found.is_empty()
            && context.dialect.decisions.empty_service_is_all != Some(true) =>
        {
            findings.add(Code::ResourceService, range, &[found, ""]);
        }
        None => {}
    }
}

/// The name of the service that differs in case alone, where there is such a one.
fn in_its_case(context: &Context<'_>, found: &str) -> Option<String> {
    let meant = match context.dialect.resources.service_case {
        LetterCase::Lower => Some(found.to_ascii_lowercase()),
        LetterCase::Upper => Some(found.to_ascii_uppercase()),
        LetterCase::Mixed => {
            let mut services = context.dialect.services.iter();
            let same = services.find(|known| known.eq_ignore_ascii_case(found));
            same.map(|known| (*known).to_owned())
        }
    };
    meant.filter(|meant| meant != found)
}

fn region(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    found: &str,
    part: Range<usize>,
    findings: &mut Findings,
) {
    let regions = context.dialect.resources.regions;
    if matches!(found, "" | "*")
        || regions.contains(&found)
        || is_placeholder(phrase, &part, found, findings)
    {
        return;
    }
    let range = phrase.part(part);
    let same = |known: &&&str| known.eq_ignore_ascii_case(found);
    let slip = || {
        let near = context.one_slip(found, regions.iter().copied());
        near.filter(|near| !differ_in_digits(found, near) && !has_codes(context))
    };
    let nearest = regions.iter().find(same).copied().or_else(slip);
    if let Some(nearest) = nearest {
        let fix = phrase
            .is_verbatim()
            .then(|| TextEdit::replace(range.clone(), nearest));
        return findings.add_with_fix(Code::ResourceRegion, range, &[found, nearest], fix);
    }
    let letter = |byte: u8| match context.dialect.resources.region_case {
        LetterCase::Lower => byte.is_ascii_lowercase(),
        LetterCase::Upper => byte.is_ascii_uppercase(),
        LetterCase::Mixed => byte.is_ascii_alphabetic(),
    };
    let begins = found.bytes().next().is_some_and(letter);
    let fits = |byte: u8| letter(byte) || byte.is_ascii_digit() || matches!(byte, b'-' | b'*');
    if !begins || !found.bytes().all(fits) {
        findings.add(Code::ResourceRegion, range, &[found, ""]);
    }
}

/// Whether regions are codes, so short that one with another letter may be a region that is not known yet.
fn has_codes(context: &Context<'_>) -> bool {
    context.dialect.resources.region_case == LetterCase::Upper
}

/// Whether two names differ in their numbers only: then the other may be a region that is not known yet.
fn differ_in_digits(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> String {
        let letters = text.chars();
        letters.filter(|letter| !letter.is_ascii_digit()).collect()
    };
    letters(one) == letters(other)
}

fn account(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    found: &str,
    part: Range<usize>,
    findings: &mut Findings,
) {
    let prefixes = match context.dialect.resources.accounts {
        AccountForm::Number { prefixes } => prefixes,
        AccountForm::Id => return account_id(context, phrase, found, part, findings),
    };
    let id = prefixes
        .iter()
        .find_map(|prefix| found.strip_prefix(prefix));
    let digits = |id: &str| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
    let is_own = context.dialect.spellings.own_account == Some(found);
    if matches!(found, "" | "*") || is_own || id.is_some_and(|id| id == "*" || digits(id)) {
        return;
    }
    if is_variable(context, found) {
        return findings.add(Code::VariableMisplaced, phrase.part(part), &[found]);
    }
    if is_placeholder(phrase, &part, found, findings) {
        return;
    }
    // `uin/ownerUin`: the name of what should stand there.
    if let Some(id) = id.filter(|id| !id.is_empty() && !id.contains(|c: char| c.is_ascii_digit())) {
        let start = part.end - id.len();
        return findings.add(Code::Placeholder, phrase.part(start..part.end), &[id]);
    }
    let example = prefixes
        .first()
        .map_or(String::new(), |prefix| format!("{prefix}100000000001"));
    findings.add(Code::ResourceAccount, phrase.part(part), &[found, &example]);
}

/// An account that is a word: letters, digits and hyphens.
fn account_id(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    found: &str,
    part: Range<usize>,
    findings: &mut Findings,
) {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'*');
    if found.bytes().all(fits) {
        return;
    }
    if is_variable(context, found) {
        return findings.add(Code::VariableMisplaced, phrase.part(part), &[found]);
    }
    if !is_placeholder(phrase, &part, found, findings) {
        findings.add(Code::ResourceAccount, phrase.part(part), &[found]);
    }
}

/// Whether the account is one of the language's variables, which are replaced in the last segment only.
fn is_variable(context: &Context<'_>, found: &str) -> bool {
    let name = found
        .split_once("${")
        .and_then(|(_, rest)| rest.strip_suffix('}'));
    name.is_some_and(|name| context.dialect.variables.names.contains(&name))
}
