//! Resources: segments between colons.

use std::ops::Range;

use super::findings::Findings;
use super::placeholder::{self, Braces};
use super::{Context, resource_account, resource_place, resource_type, variable, word};
use crate::Code;
use crate::dialect::{LetterCase, Segment};
use crate::model::Phrase;
use crate::text::TextEdit;

pub(super) fn check(context: &Context<'_>, phrase: &Phrase<'_>, findings: &mut Findings) {
    let text = phrase.as_str();
    if text == "*" {
        return;
    }
    let segments = context.dialect.resources.segments;
    let brackets = placeholder::brackets(text);
    let parts = split(text, segments.len(), &brackets);
    // The last segment is the service's business: it may hold spaces and any character, and a path may end with one.
    let head = if parts.len() == segments.len() {
        parts.last().map_or(0, |last| last.start)
    } else {
        text.len()
    };
    let words = resource_account::words(context, text, &parts);
    let named = brackets.into_iter().chain(words);
    let is_damaged = |part: Range<usize>, findings: &mut Findings| {
        word::check_full_width(phrase, part.clone(), findings)
            || word::check_spaces(phrase, part, Code::ResourceSpace, findings)
    };
    if word::check_invisible(phrase, 0..text.len(), findings)
        || outside(named, head).any(|part| is_damaged(part, findings))
        || check_ends(context, phrase, head, findings)
    {
        return;
    }
    if parts.len() < segments.len() {
        if !placeholder::check(context, phrase, Braces::Filled, findings) || parts.len() > 1 {
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
    resource_account::check(context, phrase, &parts, findings);
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

/// The segments' ranges; the last takes all that is left. Within brackets of a template nothing is parted.
fn split(text: &str, count: usize, brackets: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut parts = Vec::with_capacity(count);
    let mut start = 0;
    for (colon, _) in text.match_indices(':') {
        if parts.len() + 1 == count {
            break;
        }
        if !brackets.iter().any(|bracket| bracket.contains(&colon)) {
            parts.push(start..colon);
            start = colon + 1;
        }
    }
    parts.push(start..text.len());
    parts
}

/// What lies between ranges that are in order, up to `end`.
fn outside(
    ranges: impl Iterator<Item = Range<usize>>,
    end: usize,
) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    let last = std::iter::once(end..end);
    ranges.chain(last).filter_map(move |range| {
        let between = from..range.start.min(end);
        from = from.max(range.end);
        (between.start < between.end).then_some(between)
    })
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
                && !is_placeholder(context, phrase, &part, findings)
            {
                domain(context, phrase, found, domains, range, findings);
            }
        }
        Segment::Project
            if !found.is_empty() && !is_placeholder(context, phrase, &part, findings) =>
        {
            findings.add(Code::ResourceProject, range, &[found]);
        }
        Segment::Service => service(context, phrase, found, part, findings),
        Segment::Region => region(context, phrase, found, part, findings),
        Segment::Account => resource_account::segment(context, phrase, found, part, findings),
        Segment::Type => {
            is_placeholder(context, phrase, &part, findings);
        }
        Segment::Name => {
            let braces = Braces::Variable;
            if !placeholder::check_part(context, phrase, part.clone(), braces, findings) {
                let literal = literal_part(context, phrase.as_str(), &part);
                variable::check(context, phrase, part, literal, findings);
            }
        }
        Segment::Prefix(_) | Segment::Project => {}
    }
}

/// Reports a placeholder in a segment, `${…}` included: no variable is replaced there.
fn is_placeholder(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    part: &Range<usize>,
    findings: &mut Findings,
) -> bool {
    placeholder::check_part(context, phrase, part.clone(), Braces::Filled, findings)
}

/// Where variables are not replaced in the last segment: in the path behind a bucket, for services that have it so.
fn literal_part(context: &Context<'_>, text: &str, name: &Range<usize>) -> Range<usize> {
    let service = context.dialect.resources.service_and_name(text);
    let services = context.dialect.decisions.no_variables_in;
    let without = service.is_some_and(|(service, _)| services.contains(&service));
    let path = text.get(name.clone()).unwrap_or_default();
    // `bucket/path`, and `prefix//appid/bucket/path` in older documents.
    let before = match path.strip_prefix("prefix/") {
        Some(rest) if rest.starts_with('/') => 3,
        Some(_) => 1,
        None => 0,
    };
    let slash = path.match_indices('/').nth(before);
    match slash.filter(|_| without) {
        Some((at, _)) => name.start + at..name.end,
        None => name.end..name.end,
    }
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
        || is_placeholder(context, phrase, &part, findings)
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
    match context.service_slip(found) {
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
        || is_placeholder(context, phrase, &part, findings)
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
