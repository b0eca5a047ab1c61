//! The account that owns a resource.

use std::ops::Range;

use super::findings::Findings;
use super::placeholder::{self, Braces};
use super::word::is_words;
use super::{Context, variable};
use crate::Code;
use crate::dialect::{AccountForm, Segment};
use crate::model::Phrase;

/// The segment as it is written.
pub(super) fn segment(
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
    let id = without_prefix(prefixes, found);
    let digits = |id: &str| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
    let is_own = context.dialect.spellings.own_account == Some(found);
    if matches!(found, "" | "*") || is_own || id.is_some_and(|id| id == "*" || digits(id)) {
        return;
    }
    if is_variable(context, found) {
        return findings.add(Code::VariableMisplaced, phrase.part(part), &[found]);
    }
    let filled = Braces::Filled;
    if placeholder::check_part(context, phrase, part.clone(), filled, findings) {
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
    let filled = Braces::Filled;
    if !placeholder::check_part(context, phrase, part.clone(), filled, findings) {
        findings.add(Code::ResourceAccount, phrase.part(part), &[found]);
    }
}

/// Whether the account is one of the language's variables, which are replaced in the last segment only.
fn is_variable(context: &Context<'_>, found: &str) -> bool {
    let name = found
        .split_once("${")
        .and_then(|(_, rest)| rest.strip_suffix('}'));
    name.is_some_and(|name| variable::is_known(context, variable::name_of(context, name)))
}

fn without_prefix<'t>(prefixes: &[&str], account: &'t str) -> Option<&'t str> {
    let mut prefixes = prefixes.iter();
    prefixes.find_map(|prefix| account.strip_prefix(prefix))
}

/// The words that stand for an account's number, without brackets: `uin/root account UIN`. No space in them is one that
/// slipped in.
pub(super) fn words(
    context: &Context<'_>,
    text: &str,
    parts: &[Range<usize>],
) -> Option<Range<usize>> {
    let AccountForm::Number { prefixes } = context.dialect.resources.accounts else {
        return None;
    };
    let range = part(context, parts, Segment::Account)?;
    let id = without_prefix(prefixes, text.get(range.clone())?)?.trim_end();
    let is_named = is_words(id) && !id.contains(|c: char| c.is_ascii_digit());
    is_named.then_some(range)
}

fn part(context: &Context<'_>, parts: &[Range<usize>], wanted: Segment) -> Option<Range<usize>> {
    let mut segments = context.dialect.resources.segments.iter();
    parts
        .get(segments.position(|segment| *segment == wanted)?)
        .cloned()
}

/// An account that is written as that of other services' resources.
pub(super) fn check(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    parts: &[Range<usize>],
    findings: &mut Findings,
) {
    let AccountForm::Number { prefixes } = context.dialect.resources.accounts else {
        return;
    };
    let text = phrase.as_str();
    let word = |wanted| {
        let range = part(context, parts, wanted)?;
        Some((text.get(range.clone())?, range.start))
    };
    let (Some((service, _)), Some((account, start))) =
        (word(Segment::Service), word(Segment::Account))
    else {
        return;
    };
    let allowed = context.dialect.account_prefixes(service);
    let written = prefixes.iter().find(|prefix| account.starts_with(**prefix));
    let (Some(written), Some(expected)) = (written, allowed.first()) else {
        return;
    };
    let open = service.is_empty() || service.contains(['*', '<', '{', '$']);
    if !open && !allowed.contains(written) {
        let range = phrase.part(start..start + written.len());
        findings.add(
            Code::ResourceAccountKind,
            range,
            &[written, expected, service],
        );
    }
}
