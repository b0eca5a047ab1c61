//! Conditions: operators and keys.

use std::collections::BTreeSet;

use super::findings::Findings;
use super::placeholder::{self, Braces};
use super::{Context, address, condition_key, redundant, relevance, shape, value, word};
use crate::Code;
use crate::dialect::{ConditionGrammar, OperatorUse, Qualifier, Role, ValueType};
use crate::json::{NodeId, NodeKind};
use crate::model::{Condition, Phrase, Statement};
use crate::suggest;
use crate::text::TextEdit;

pub(super) fn check(context: &Context<'_>, statement: &Statement<'_>, findings: &mut Findings) {
    let Some(member) = statement.member(Role::Condition) else {
        return;
    };
    if !is_filled_object(context, member.value, member.key.as_str(), findings) {
        return;
    }
    for (operator, keys) in context.tree.members(member.value) {
        let operator = Phrase::new(context.text, context.tree, operator);
        check_operator(context, &operator, keys, findings);
        is_filled_object(context, keys, operator.as_str(), findings);
    }
    let required = required_keys(statement);
    for condition in &statement.conditions {
        condition_key::check(context, condition, findings);
        check_values(context, statement, condition, findings);
        if let Some(known) = condition.known {
            check_use(context, condition, known, findings);
            let denies = statement.allows() == Some(false);
            if denies && !required.contains(condition.key.as_str()) {
                check_negation(context, condition, known, findings);
            }
        }
    }
    relevance::check(context, statement, findings);
}

/// Reports what is no object, or an empty one; says whether there is something in it to check. An empty
/// list counts as empty: exports of the vendor's console write it for an object without members.
fn is_filled_object(
    context: &Context<'_>,
    node: NodeId,
    name: &str,
    findings: &mut Findings,
) -> bool {
    let empty = context.tree.children(node).next().is_none();
    let empty_list = empty && context.is_array(node);
    if context.tree.kind(node) != NodeKind::Object && !empty_list {
        shape::wrong_type(context, name, node, "an object", findings);
        return false;
    }
    let range = context.tree.range(node);
    if empty && !context.is_damaged(&range) {
        findings.add(Code::EmptyCondition, range, &[name]);
    }
    !empty
}

/// An operator, with the keys that it is applied to.
fn check_operator(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    keys: NodeId,
    findings: &mut Findings,
) {
    let grammar = &context.dialect.conditions;
    let text = phrase.as_str();
    if context.tree.kind(phrase.node) == NodeKind::Missing {
        return;
    }
    let Some(known) = grammar.operator(text) else {
        return unknown_operator(context, phrase, findings);
    };
    if known.if_exist && !known.operator.if_exist {
        let plain = text.strip_suffix(grammar.if_exist_suffix).unwrap_or(text);
        let fix = Some(TextEdit::replace(phrase.inner(), plain));
        findings.add_with_fix(Code::OperatorIfExist, phrase.inner(), &[text, plain], fix);
    }
    if let Some(qualifier) = known.qualifier {
        check_qualifier(context, phrase, known, qualifier, keys, findings);
    }
}

fn unknown_operator(context: &Context<'_>, phrase: &Phrase<'_>, findings: &mut Findings) {
    let grammar = &context.dialect.conditions;
    let text = phrase.as_str();
    let joined: String = text.split_whitespace().collect();
    if grammar.operator(&joined).is_some() {
        word::check_spaces(phrase, 0..text.len(), Code::KeySpace, findings);
        return;
    }
    if placeholder::check(context, phrase, Braces::Filled, findings) {
        return;
    }
    let nearest = context
        .may_search()
        .then(|| nearest_operator(grammar, text))
        .flatten();
    let name = nearest.as_deref().unwrap_or("");
    let fix = nearest
        .as_ref()
        .map(|nearest| TextEdit::replace(phrase.inner(), nearest.as_str()));
    findings.add_with_fix(Code::OperatorUnknown, phrase.inner(), &[text, name], fix);
}

/// A qualifier where there are no several values, or one that is true without any.
fn check_qualifier(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    known: OperatorUse,
    qualifier: &Qualifier,
    keys: NodeId,
    findings: &mut Findings,
) {
    let grammar = &context.dialect.conditions;
    let name = qualifier.prefix.trim_end_matches(':');
    let at = phrase.part(0..name.len());
    let fix = phrase
        .is_verbatim()
        .then(|| TextEdit::delete(phrase.part(0..qualifier.prefix.len())));
    if known.operator.value == ValueType::Null {
        return findings.add_with_fix(Code::QualifierNull, at, &[name], fix);
    }
    // With the if-exists form it is true without a value on purpose.
    if !qualifier.every || known.if_exist {
        return;
    }
    let mut keys = context.tree.members(keys);
    let single = keys.find_map(|(key, _)| {
        let key = context.tree.text(context.text, key);
        grammar.key(&key).filter(|known| !known.several)
    });
    match single {
        Some(key) => {
            findings.add_with_fix(Code::QualifierSingle, at, &[name, key.name], fix);
        }
        None => findings.add(Code::QualifierForAll, at, &[name]),
    }
}

/// The nearest operator, taken apart so that a slip in qualifier, name or suffix is mended where it is.
fn nearest_operator(grammar: &ConditionGrammar, text: &str) -> Option<String> {
    let (qualifier, rest) = match text.split_once(':') {
        Some((qualifier, rest)) => {
            let known = grammar
                .qualifiers
                .iter()
                .map(|known| known.prefix.trim_end_matches(':'));
            (
                format!("{}:", suggest::nearest(qualifier.trim(), known)?),
                rest.trim(),
            )
        }
        None => (String::new(), text.trim()),
    };
    let names = || grammar.operators.iter().map(|operator| operator.name);
    if let Some(name) = suggest::nearest(rest, names()) {
        return Some(format!("{qualifier}{name}"));
    }
    let (name, suffix) = rest.split_at_checked(rest.to_ascii_lowercase().rfind("_if")?)?;
    suggest::nearest(suffix, std::iter::once(grammar.if_exist_suffix))?;
    let name = suggest::nearest(name, names())?;
    Some(format!("{qualifier}{name}{}", grammar.if_exist_suffix))
}

fn check_values(
    context: &Context<'_>,
    statement: &Statement<'_>,
    condition: &Condition<'_>,
    findings: &mut Findings,
) {
    let name = condition.key.as_str();
    let is_list = context.is_array(condition.value);
    let scalar = |node| {
        !matches!(
            context.tree.kind(node),
            NodeKind::Object | NodeKind::Array | NodeKind::Null | NodeKind::Missing
        )
    };
    if !is_list && !scalar(condition.value) {
        return shape::wrong_type(
            context,
            name,
            condition.value,
            "a value or a list of values",
            findings,
        );
    }
    let mut elements = context.tree.elements(condition.value).peekable();
    let range = context.tree.range(condition.value);
    if is_list && elements.peek().is_none() && !context.is_damaged(&range) {
        findings.add(Code::EmptyList, range, &[name]);
    }
    for element in elements.filter(|&element| !scalar(element)) {
        shape::wrong_type(
            context,
            name,
            element,
            "a value or a list of values",
            findings,
        );
    }
    for phrase in &condition.values {
        value::check(context, condition, phrase, findings);
    }
    let Some(known) = condition.known else {
        return redundant::repeated(context, &condition.values, findings);
    };
    if known.operator.value == ValueType::Ip {
        let negative = known.operator.negative;
        address::check_private(context, statement, condition, negative, findings);
    }
    if !several(condition, known, findings) {
        redundant::values(context, condition, known.operator, findings);
    }
}

/// Several values where only one makes sense: true and false at once are everything, or nothing.
fn several(condition: &Condition<'_>, known: OperatorUse, findings: &mut Findings) -> bool {
    let Some((first, others)) = condition.values.split_first() else {
        return false;
    };
    let one = matches!(known.operator.value, ValueType::Bool | ValueType::Null);
    let differs = |value: &&Phrase<'_>| !value.as_str().eq_ignore_ascii_case(first.as_str());
    let other = others.iter().find(differs).filter(|_| one);
    if let Some(other) = other {
        let params = [condition.operator.as_str()];
        findings.add(Code::OperatorSeveral, other.range.clone(), &params);
    }
    other.is_some()
}

/// The operator and its key together.
fn check_use(
    context: &Context<'_>,
    condition: &Condition<'_>,
    known: OperatorUse,
    findings: &mut Findings,
) {
    let grammar = &context.dialect.conditions;
    let (operator, key) = (&condition.operator, &condition.key);
    let Some(kind) = grammar
        .key(key.as_str())
        .filter(|_| known.operator.value != ValueType::Null)
    else {
        return;
    };
    if known.operator.value != kind.value {
        let params = [operator.as_str(), key.as_str(), kind.value.as_str()];
        return findings.add(Code::OperatorKeyType, operator.inner(), &params);
    }
    let any = grammar.qualifiers.iter().find(|qualifier| !qualifier.every);
    if let (true, None, Some(any)) = (kind.several, known.qualifier, any) {
        let fix = Some(TextEdit::insert(operator.inner().start, any.prefix));
        let params = [key.as_str(), any.prefix.trim_end_matches(':')];
        findings.add_with_fix(Code::QualifierMissing, operator.inner(), &params, fix);
    }
}

/// A negative comparison in a deny: requests that lack the key are not denied.
fn check_negation(
    context: &Context<'_>,
    condition: &Condition<'_>,
    known: OperatorUse,
    findings: &mut Findings,
) {
    let grammar = &context.dialect.conditions;
    if grammar.missing_key_fails_negation && known.operator.negative && !known.if_exist {
        let operator = &condition.operator;
        let with = format!("{}{}", operator.as_str(), grammar.if_exist_suffix);
        let fix = Some(TextEdit::insert(
            operator.inner().end,
            grammar.if_exist_suffix,
        ));
        let params = [operator.as_str(), &with];
        findings.add_with_fix(Code::NegativeWithoutIfExist, operator.inner(), &params, fix);
    }
}

/// The keys that the statement itself asks to be there, so that their absence is no surprise.
fn required_keys<'s>(statement: &'s Statement<'_>) -> BTreeSet<&'s str> {
    let present = statement.conditions.iter().filter(|condition| {
        let null = condition
            .known
            .is_some_and(|known| known.operator.value == ValueType::Null);
        null && condition
            .values
            .iter()
            .any(|value| value.as_str() == "false")
    });
    present.map(|condition| condition.key.as_str()).collect()
}
