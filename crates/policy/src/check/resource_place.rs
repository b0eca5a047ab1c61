//! Whether a resource says where it is and whose it is, as its service's resources do.

use std::ops::Range;

use super::Context;
use super::findings::Findings;
use crate::Code;
use crate::dialect::Segment;
use crate::model::Phrase;
use crate::text::TextEdit;

/// `parts` are the segments of the resource.
pub(super) fn check(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    parts: &[Range<usize>],
    findings: &mut Findings,
) {
    let segments = context.dialect.resources.segments;
    let part = |wanted: Segment| {
        let at = segments.iter().position(|segment| *segment == wanted)?;
        let range = parts.get(at)?.clone();
        Some((phrase.as_str().get(range.clone())?, range))
    };
    let concerns = &context.dialect.concerns;
    let Some((service, _)) = part(Segment::Service) else {
        return;
    };
    let unused =
        |services: &[&str], found: &str| services.contains(&service) && !matches!(found, "" | "*");
    let mut report = |code: Code, found: &str, at: Range<usize>| {
        let range = phrase.part(at);
        let fix = phrase
            .is_verbatim()
            .then(|| TextEdit::delete(range.clone()));
        findings.add_with_fix(code, range, &[found, service], fix);
    };
    let region = part(Segment::Region);
    if let Some((found, at)) = region
        .clone()
        .filter(|(found, _)| unused(concerns.without_region, found))
    {
        report(Code::ResourceRegionUnused, found, at);
    }
    if let Some((found, at)) =
        part(Segment::Account).filter(|(found, _)| unused(concerns.without_account, found))
    {
        report(Code::ResourceAccountUnused, found, at);
    }
    let Some((found, at)) = region else {
        return;
    };
    if concerns.region_required.contains(&service) && found.is_empty() {
        let range = phrase.part(at);
        let fix = phrase
            .is_verbatim()
            .then(|| TextEdit::insert(range.start, "*"));
        findings.add_with_fix(Code::ResourceRegionMissing, range, &[service], fix);
    }
}
