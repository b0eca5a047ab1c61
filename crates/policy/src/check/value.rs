//! Values of conditions.

use super::findings::Findings;
use super::{Context, word};
use crate::Code;
use crate::dialect::ValueType;
use crate::model::{Condition, Phrase};
use crate::text::TextEdit;
use crate::values::ip::IpRange;
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
    if word::check_placeholder(phrase, false, findings) {
        return;
    }
    if known.operator.value == ValueType::String {
        word::check_variables(context, phrase, 0..text.len(), findings);
        tag(context, condition, phrase, findings);
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
        ValueType::Ip => return ip(phrase, findings),
        ValueType::String => return,
    };
    if !fits {
        findings.add(code, phrase.range.clone(), &[text]);
    }
}

fn ip(phrase: &Phrase<'_>, findings: &mut Findings) {
    let text = phrase.as_str();
    let Some(range) = IpRange::parse(text) else {
        return findings.add(Code::ValueNotIp, phrase.range.clone(), &[text]);
    };
    let network = range.network();
    if network != range {
        let network = network.to_string();
        let fix = TextEdit::replace(phrase.inner(), network.as_str());
        findings.add_with_fix(
            Code::IpHostBits,
            phrase.inner(),
            &[text, &network],
            Some(fix),
        );
    }
    if range.is_private() {
        findings.add(Code::IpPrivate, phrase.inner(), &[text]);
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
    if is_tag && !phrase.as_str().contains([grammar.tag_separator, '$']) {
        findings.add(Code::ValueNotTag, phrase.inner(), &[phrase.as_str()]);
    }
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
