//! The keys of conditions.

use super::findings::Findings;
use super::placeholder::{self, Braces};
use super::{Context, word};
use crate::Code;
use crate::json::NodeKind;
use crate::model::Condition;
use crate::text::TextEdit;

pub(super) fn check(context: &Context<'_>, condition: &Condition<'_>, findings: &mut Findings) {
    let grammar = &context.dialect.conditions;
    let key = &condition.key;
    let text = key.as_str();
    if context.tree.kind(key.node) == NodeKind::Missing
        || word::check_spaces(key, 0..text.len(), Code::ConditionKeySpace, findings)
        || word::check_full_width(key, 0..text.len(), findings)
        || word::check_invisible(key, 0..text.len(), findings)
        || placeholder::check(context, key, Braces::Filled, findings)
    {
        return;
    }
    if let Some(at) = text.find('*') {
        return findings.add(Code::ConditionKeyWildcard, key.part(at..at + 1), &[text]);
    }
    match grammar.key(text) {
        Some(known) if known.named && known.name.len() == text.len() => {
            unnamed(condition, findings)
        }
        Some(known) => {
            if let Some(successor) = known.successor {
                // Where the tag's key stood in the key, the values are to be others too.
                let fix = (!known.named).then(|| TextEdit::replace(key.inner(), successor));
                let params = [text, successor];
                findings.add_with_fix(Code::ConditionKeyLegacy, key.inner(), &params, fix);
            }
        }
        None => unknown(context, condition, findings),
    }
}

/// `g:ResourceTag/` or `g:ResourceTag`, where the key of a tag must follow.
fn unnamed(condition: &Condition<'_>, findings: &mut Findings) {
    let key = &condition.key;
    let expected = format!("{}/…", key.as_str().trim_end_matches('/'));
    findings.add(
        Code::ConditionKeyName,
        key.inner(),
        &[key.as_str(), &expected],
    );
}

fn unknown(context: &Context<'_>, condition: &Condition<'_>, findings: &mut Findings) {
    let grammar = &context.dialect.conditions;
    let key = &condition.key;
    let text = key.as_str();
    let Some((prefix, name)) = text
        .split_once(':')
        .filter(|(prefix, name)| !prefix.is_empty() && !name.is_empty())
    else {
        return malformed(context, condition, findings);
    };
    let with_slash = format!("{text}/");
    if grammar.key(&with_slash).is_some_and(|known| known.named) {
        return unnamed(condition, findings);
    }
    if let Some(known) = grammar.key_in_any_case(text) {
        // What follows the name is a tag's key, in its own case.
        let part = key.part(0..known.name.len());
        let meant = format!(
            "{}{}",
            known.name,
            text.get(known.name.len()..).unwrap_or_default()
        );
        let fix = key.is_verbatim();
        let fix = fix.then(|| TextEdit::replace(part, known.name));
        let params = [text, &meant];
        return findings.add_with_fix(Code::ConditionKeyCase, key.inner(), &params, fix);
    }
    // Of services only some keys are listed: another name is a fault only where it is nearly one of them.
    let global = text.starts_with(grammar.global_prefix);
    let known = grammar.keys.iter().map(|key| key.name);
    let nearest = if global {
        context.nearest(
            text,
            known.filter(|name| name.starts_with(grammar.global_prefix)),
        )
    } else {
        let of_service = |known: &&str| {
            known
                .split_once(':')
                .is_some_and(|(service, _)| service == prefix)
        };
        context.one_slip(text, known.filter(of_service))
    };
    if !global && (nearest.is_none() || name.len() < SHORTEST) {
        return;
    }
    let fix = nearest.map(|nearest| TextEdit::replace(key.inner(), nearest));
    let params = [text, nearest.unwrap_or("")];
    findings.add_with_fix(Code::ConditionKeyUnknown, key.inner(), &params, fix);
}

/// A key without a prefix, or with nothing else. Services have some, such as `product` of IoT Hub; what is reported is the
/// name of a known key that lacks its prefix.
fn malformed(context: &Context<'_>, condition: &Condition<'_>, findings: &mut Findings) {
    let key = &condition.key;
    let bare = key.as_str().trim_matches(':');
    let mut known = context.dialect.conditions.keys.iter();
    let meant = known.find(|known| {
        let name = known
            .name
            .split_once(':')
            .map_or(known.name, |(_, name)| name);
        name.trim_end_matches('/').eq_ignore_ascii_case(bare)
    });
    if meant.is_none() && bare.len() == key.as_str().len() && !bare.is_empty() {
        return;
    }
    let meant = meant.map_or("", |known| known.name);
    let fix = (!meant.is_empty()).then(|| TextEdit::replace(key.inner(), meant));
    let params = [key.as_str(), meant];
    findings.add_with_fix(Code::ConditionKeyMalformed, key.inner(), &params, fix);
}

/// Of names shorter than this, two that differ by a letter may well both exist.
const SHORTEST: usize = 5;
