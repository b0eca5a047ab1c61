//! Values of conditions.

use super::findings::Findings;
use super::placeholder::{self, Braces};
use super::{Context, address, variable, word};
use crate::Code;
use crate::dialect::ValueType;
use crate::json::NodeKind;
use crate::model::{Condition, Phrase};
use crate::text::TextEdit;
use crate::values::{is_base64, is_bool, is_date, is_number};

pub(super) fn check(
    context: &Context<'_>,
    condition: &Condition<'_>,
    phrase: &Phrase<'_>,
    findings: &mut Findings,
) {
    let Some(known) = condition.known else {
        return;
    };
    let text = phrase.as_str();
    if placeholder::check(context, phrase, Braces::Variable, findings)
        || word::check_invisible(phrase, 0..text.len(), findings)
    {
        return;
    }
    if known.operator.value == ValueType::String {
        variable::check(context, phrase, 0..text.len(), 0..0, findings);
        tag(context, condition, phrase, findings);
        unquoted(context, phrase, findings);
        id(context, condition, phrase, findings);
        return wildcard(condition, phrase, findings);
    }
    if let Some(at) = text.find("${") {
        return findings.add(
            Code::VariableMisplaced,
            phrase.part(at..text.len()),
            &[text],
        );
    }
    let (fits, code) = match known.operator.value {
        ValueType::Number => (is_number(text), Code::ValueNotNumber),
        ValueType::Date => (is_date(text), Code::ValueNotDate),
        ValueType::Bool | ValueType::Null => (is_bool(text), Code::ValueNotBool),
        ValueType::Binary => (is_base64(text), Code::ValueNotBinary),
        ValueType::Ip => return address::check(phrase, findings),
        ValueType::String => return,
    };
    if !fits {
        findings.add(code, phrase.range.clone(), &[text]);
    } else if let Some(utc) = in_utc(text).filter(|_| known.operator.value == ValueType::Date) {
        let fix = Some(TextEdit::replace(phrase.inner(), utc.as_str()));
        findings.add_with_fix(Code::DateZone, phrase.inner(), &[text, &utc], fix);
    }
}

/// A date without a zone, as an instant in UTC.
fn in_utc(text: &str) -> Option<String> {
    let Some((day, time)) = text.split_once(['T', ' ']) else {
        return Some(format!("{text}T00:00:00Z"));
    };
    let seconds = if time.split(':').count() < 3 {
        ":00"
    } else {
        ""
    };
    (!time.contains(['Z', '+', '-'])).then(|| format!("{day}T{time}{seconds}Z"))
}

/// A number or a boolean that is compared as a string.
fn unquoted(context: &Context<'_>, phrase: &Phrase<'_>, findings: &mut Findings) {
    let kind = context.tree.kind(phrase.node);
    if matches!(kind, NodeKind::Number | NodeKind::True | NodeKind::False) {
        let text = phrase.as_str();
        let fix = Some(TextEdit::replace(
            phrase.range.clone(),
            format!("\"{text}\""),
        ));
        findings.add_with_fix(Code::ValueType, phrase.range.clone(), &[text], fix);
    }
}

/// The ID of a thing of a known kind.
fn id(
    context: &Context<'_>,
    condition: &Condition<'_>,
    phrase: &Phrase<'_>,
    findings: &mut Findings,
) {
    let text = phrase.as_str();
    let ids = context.dialect.concerns.ids;
    let form = ids.iter().find(|(key, _)| *key == condition.key.as_str());
    let literal = !text.contains(['*', '?', '$']);
    if let Some((_, form)) = form.filter(|(_, form)| literal && !form.fits(text)) {
        findings.add(
            Code::ValueNotId,
            phrase.range.clone(),
            &[text, form.example()],
        );
    }
}

/// A tag is `key&value`.
fn tag(
    context: &Context<'_>,
    condition: &Condition<'_>,
    phrase: &Phrase<'_>,
    findings: &mut Findings,
) {
    let grammar = &context.dialect.conditions;
    let is_tag = grammar
        .key(condition.key.as_str())
        .is_some_and(|key| key.tag);
    let text = phrase.as_str();
    if !is_tag {
        return;
    }
    match text.split_once(grammar.tag_separator) {
        Some((key, value)) if is_template(key) && is_template(value) => {
            findings.add(Code::Placeholder, phrase.inner(), &[text]);
        }
        None if !text.contains('$') => {
            let form = format!("key{}value", grammar.tag_separator);
            findings.add(Code::ValueNotTag, phrase.inner(), &[text, &form]);
        }
        _ => {}
    }
}

/// Whether the key or the value of a tag is only what documentation calls it.
fn is_template(text: &str) -> bool {
    let letters = text.chars().filter(|character| character.is_alphanumeric());
    let plain: String = letters.flat_map(char::to_lowercase).collect();
    matches!(
        plain.as_str(),
        "key" | "value" | "tagkey" | "tagvalue" | "yourkey" | "yourvalue" | "标签键" | "标签值"
    )
}

/// `*` under an operator that takes it literally.
fn wildcard(condition: &Condition<'_>, phrase: &Phrase<'_>, findings: &mut Findings) {
    let Some(like) = condition.known.and_then(|known| known.operator.like) else {
        return;
    };
    if let Some(at) = phrase.as_str().find('*') {
        let params = [condition.operator.as_str(), like];
        findings.add(Code::WildcardWithoutLike, phrase.part(at..at + 1), &params);
    }
}
