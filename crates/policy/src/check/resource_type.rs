//! The type of a resource and the form of its name, for services whose types are known.

use std::ops::Range;

use super::Context;
use super::findings::Findings;
use crate::Code;
use crate::catalog::Service;
use crate::dialect::{NameForm, Segment};
use crate::model::Phrase;
use crate::text::TextEdit;

/// `parts` are the segments of the resource.
pub(super) fn check(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    parts: &[Range<usize>],
    findings: &mut Findings,
) {
    let grammar = &context.dialect.resources;
    let part = |wanted: Segment| {
        let at = grammar.segments.iter().position(|it| *it == wanted)?;
        let range = parts.get(at)?.clone();
        Some((phrase.as_str().get(range.clone())?, range))
    };
    let (Some((service, _)), Some((name, name_at))) = (part(Segment::Service), part(Segment::Name))
    else {
        return;
    };
    let Some((kind, kind_at)) = part(Segment::Type) else {
        return check_listed(context, phrase, service, name, name_at.start, findings);
    };
    let Some(known) = grammar.types.iter().find(|it| it.service == service) else {
        return;
    };
    if kind.contains(['*', '?']) {
        return;
    }
    let Some(form) = known.types.iter().find(|form| form.name == kind) else {
        let names = known.types.iter().map(|form| form.name);
        let nearest = context.nearest(kind, names);
        let range = phrase.part(kind_at);
        let fix = nearest.filter(|_| phrase.is_verbatim());
        let fix = fix.map(|nearest| TextEdit::replace(range.clone(), nearest));
        let params = [kind, nearest.unwrap_or(""), service];
        return findings.add_with_fix(Code::ResourceType, range, &params, fix);
    };
    if !fits(name, form) {
        let expected = form.parts.join("/");
        findings.add(Code::ResourceName, phrase.part(name_at), &[kind, &expected]);
    }
}

/// A type that stands before a slash: where the service's list is loaded, one that is a letter off. No list has every
/// type, so any other name is left alone.
fn check_listed(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    service: &str,
    name: &str,
    start: usize,
    findings: &mut Findings,
) {
    let (Some(listed), Some((kind, _))) = (context.catalog.service(service), name.split_once('/'))
    else {
        return;
    };
    check_case_of_later(phrase, listed, name, start, findings);
    if kind.contains(['*', '$']) {
        return;
    }
    let names = || listed.resource_types.iter().map(|known| known.name());
    if names().any(|known| known == kind) {
        return;
    }
    let Some(nearest) = context.one_slip(kind, names()) else {
        return;
    };
    let range = phrase.part(start..start + kind.len());
    let fix = phrase.is_verbatim();
    let fix = fix.then(|| TextEdit::replace(range.clone(), nearest));
    findings.add_with_fix(Code::ResourceType, range, &[kind, nearest, service], fix);
}

/// A type further on in a name (`namespace/n/function/f`): one that is listed in other letters.
fn check_case_of_later(
    phrase: &Phrase<'_>,
    listed: &Service,
    name: &str,
    start: usize,
    findings: &mut Findings,
) {
    let names = || listed.resource_types.iter().map(|known| known.name());
    let mut at = start;
    let mut parts = name.split('/').enumerate().peekable();
    while let Some((place, part)) = parts.next() {
        let range = phrase.part(at..at + part.len());
        at += part.len() + 1;
        // Types and names take turns, and a name comes last.
        let may_be_type = place > 0 && place % 2 == 0 && parts.peek().is_some();
        if !may_be_type || names().any(|known| known == part) {
            continue;
        }
        let Some(nearest) = names().find(|known| known.eq_ignore_ascii_case(part)) else {
            continue;
        };
        let fix = phrase.is_verbatim();
        let fix = fix.then(|| TextEdit::replace(range.clone(), nearest));
        findings.add_with_fix(
            Code::ResourceType,
            range,
            &[part, nearest, &listed.name],
            fix,
        );
    }
}

/// Whether a name may have the parts of its form: a wildcard may stand for several of them.
fn fits(name: &str, form: &NameForm) -> bool {
    let mut parts = name.split('/');
    let filled = parts.clone().all(|part| !part.is_empty());
    let count = parts.clone().count();
    let open = parts.any(|part| part.contains('*'));
    filled && (count == form.parts.len() || (open && count < form.parts.len()))
}
