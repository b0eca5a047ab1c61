//! What says nothing that is not said already.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::findings::Findings;
use super::{Context, within};
use crate::Code;
use crate::dialect::{Operator, Relation, ValueType};
use crate::model::{Condition, Phrase, Target};
use crate::values::date::Instant;
use crate::values::ip::IpRange;
use crate::values::number::Decimal;

/// How many bytes of patterns are compared with how many of words in one list, at worst. Only documents far over every
/// vendor's size limit reach it; there, exact repetitions alone are reported.
const MAX_WORK: usize = 40_000_000;

pub(super) fn actions(context: &Context<'_>, target: &Target<'_>, findings: &mut Findings) {
    let actions = &target.actions.items;
    let plain = |text| context.dialect.without_legacy(Phrase::as_str(text));
    let written: Vec<&str> = actions.iter().map(plain).collect();
    let covers = |outer: &str, inner: &str| within::action(context, outer, inner);
    report(
        context,
        actions,
        &written,
        Code::ActionRedundant,
        covers,
        findings,
    );
}

pub(super) fn resources(context: &Context<'_>, target: &Target<'_>, findings: &mut Findings) {
    let resources = &target.resources.items;
    let written: Vec<&str> = resources.iter().map(Phrase::as_str).collect();
    let covers = |outer: &str, inner: &str| within::resource(context, outer, inner);
    report(
        context,
        resources,
        &written,
        Code::ResourceRedundant,
        covers,
        findings,
    );
}

/// Values that are the same letter by letter.
pub(super) fn repeated(context: &Context<'_>, values: &[Phrase<'_>], findings: &mut Findings) {
    let mut first_of: BTreeMap<&str, &Phrase<'_>> = BTreeMap::new();
    for phrase in values {
        match first_of.get(phrase.as_str()) {
            Some(first) => covered(context, phrase, first, findings),
            None => {
                first_of.insert(phrase.as_str(), phrase);
            }
        }
    }
}

/// Values of a condition that another of its values covers, as its operator compares.
pub(super) fn values(
    context: &Context<'_>,
    condition: &Condition<'_>,
    operator: &Operator,
    findings: &mut Findings,
) {
    let values = &condition.values;
    match (operator.value, operator.relation) {
        (ValueType::Ip, _) => ranges(context, values, findings),
        (ValueType::Number, relation) => {
            let compare = |one: Decimal<'_>, other| one.compare(other);
            ordered(context, values, relation, Decimal::parse, compare, findings);
        }
        (ValueType::Date, relation) => {
            let compare = |one: Instant, other: Instant| one.cmp(&other);
            ordered(context, values, relation, instant, compare, findings);
        }
        (ValueType::String, Relation::Like) => {
            let written: Vec<&str> = values.iter().map(Phrase::as_str).collect();
            let wildcards = context.dialect.conditions.wildcards;
            let covers = |outer: &str, inner: &str| within::text(outer, inner, wildcards);
            report(
                context,
                values,
                &written,
                Code::ValueRedundant,
                covers,
                findings,
            );
        }
        _ => repeated(context, values, findings),
    }
}

fn covered(context: &Context<'_>, phrase: &Phrase<'_>, by: &Phrase<'_>, findings: &mut Findings) {
    let fix = context.removal(phrase.node);
    let params = [phrase.as_str(), by.as_str()];
    findings.add_with_fix(Code::ValueRedundant, phrase.range.clone(), &params, fix);
}

/// Ranges of addresses nest or lie apart: sorted by their first address, the wider first, one that is covered comes
/// right after what covers it, or after another that the same one covers.
fn ranges(context: &Context<'_>, values: &[Phrase<'_>], findings: &mut Findings) {
    let read = |phrase| {
        IpRange::parse(Phrase::as_str(phrase)).map(|range| (range.unmapped().network(), phrase))
    };
    let mut ranges: Vec<_> = values.iter().filter_map(read).collect();
    charter_order::sort_by_key(&mut ranges, |(range, phrase)| {
        (range.address, range.prefix, phrase.range.start)
    });
    let mut widest: Option<(IpRange, &Phrase<'_>)> = None;
    for (range, phrase) in ranges {
        match widest {
            Some((wide, by)) if wide.contains(range) => covered(context, phrase, by, findings),
            _ => widest = Some((range, phrase)),
        }
    }
}

/// One of several values has to fit: of upper bounds the greatest counts alone, of lower ones the smallest; of others
/// only those that are equal say nothing new.
fn ordered<'p, 't, T: Copy>(
    context: &Context<'_>,
    values: &'p [Phrase<'t>],
    relation: Relation,
    read: impl Fn(&'p str) -> Option<T>,
    compare: impl Fn(T, T) -> Ordering,
    findings: &mut Findings,
) {
    let read = |phrase: &'p Phrase<'t>| Some((read(phrase.as_str())?, phrase));
    let mut values: Vec<(T, &Phrase<'t>)> = values.iter().filter_map(read).collect();
    charter_order::sort_by(&mut values, |(one, first), (other, second)| {
        let order = match relation {
            Relation::Less | Relation::AtMost => compare(*other, *one),
            _ => compare(*one, *other),
        };
        order.then(first.range.start.cmp(&second.range.start))
    });
    let bound = matches!(
        relation,
        Relation::Less | Relation::AtMost | Relation::Greater | Relation::AtLeast
    );
    let mut best: Option<(T, &Phrase<'t>)> = None;
    for (value, phrase) in values {
        match best {
            Some((known, by)) if bound || compare(known, value) == Ordering::Equal => {
                covered(context, phrase, by, findings);
            }
            _ => best = Some((value, phrase)),
        }
    }
}

/// An instant that leaves no zone open.
fn instant(text: &str) -> Option<Instant> {
    let east = Instant::parse(text, 60)?;
    (Instant::parse(text, 0) == Some(east)).then_some(east)
}

/// Of words that cover each other, all but the first; and each that a pattern covers.
fn report(
    context: &Context<'_>,
    phrases: &[Phrase<'_>],
    written: &[&str],
    code: Code,
    covers: impl Fn(&str, &str) -> bool,
    findings: &mut Findings,
) {
    let mut first_at: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, text) in written.iter().enumerate() {
        first_at.entry(text).or_insert(index);
    }
    let patterns: Vec<usize> = (0..written.len())
        .filter(|&index| is_pattern(written, index))
        .collect();
    let length = |index: &usize| written.get(*index).map_or(0, |text| text.len());
    let of_patterns: usize = patterns.iter().map(length).sum();
    let work = of_patterns.saturating_mul(written.iter().map(|text| text.len()).sum());
    let patterns = if work > MAX_WORK {
        &[]
    } else {
        patterns.as_slice()
    };
    for (index, text) in written.iter().enumerate() {
        let same = first_at.get(text).copied().filter(|&first| first < index);
        let wider = || {
            patterns.iter().copied().find(|&other| {
                let pattern = written.get(other).copied().unwrap_or_default();
                pattern != *text && covers(pattern, text)
            })
        };
        let Some((phrase, by)) = phrases
            .get(index)
            .zip(same.or_else(wider).and_then(|by| phrases.get(by)))
        else {
            continue;
        };
        let fix = context.removal(phrase.node);
        findings.add_with_fix(
            code,
            phrase.range.clone(),
            &[phrase.as_str(), by.as_str()],
            fix,
        );
    }
}

fn is_pattern(written: &[&str], index: usize) -> bool {
    // Three stars are a masked number, not a pattern.
    written
        .get(index)
        .is_some_and(|text| text.contains(['*', '?']) && !text.contains("***"))
}
