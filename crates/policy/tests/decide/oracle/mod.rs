//! A second evaluator, written from the documents' wording alone.
//!
//! It shares no code with the engine: it reads JSON with `serde_json`, each language's rules are written out by hand, and
//! everything is compared by brute force (patterns by trying every split, addresses as texts of bits, dates by counting
//! days). It is slow and plain on purpose.

mod texts;
mod values;

use serde_json::Value;

use texts::{glob, replaced, tokens};
use values::compare;

/// What is asked: the keys that are given (no value: stated as absent), and whether all others are absent.
#[derive(Debug, Clone)]
pub struct Question {
    pub action: String,
    pub resource: String,
    pub keys: Vec<(String, Vec<String>)>,
    pub complete: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Tencent,
    Huawei,
    Aws,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Allow,
    Deny,
    NothingAllows,
    Unknown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    Passes,
    DeniedAt(usize),
    NothingAllowsAt(usize),
    Unknown,
}

/// Yes, no, or unknown.
type Maybe = Option<bool>;

fn both(one: Maybe, other: Maybe) -> Maybe {
    match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

fn either(one: Maybe, other: Maybe) -> Maybe {
    match (one, other) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}

fn negated(it: Maybe) -> Maybe {
    it.map(|holds| !holds)
}

fn every(items: &[Maybe]) -> Maybe {
    items.iter().copied().reduce(both).unwrap_or(Some(true))
}

fn some(items: &[Maybe]) -> Maybe {
    items.iter().copied().reduce(either).unwrap_or(Some(false))
}

/// “A deny that applies wins; then an allow; what nothing allows is denied.”
pub fn decide(language: Language, owner: &str, policies: &[&str], question: &Question) -> Answer {
    let mut denied = Some(false);
    let mut allowed = Some(false);
    for policy in policies {
        let policy: Value = serde_json::from_str(policy).expect("a policy");
        for statement in list(element(&policy, "statement").expect("statements")) {
            let applies = applies(language, owner, statement, question);
            let effect = element(statement, "effect")
                .and_then(Value::as_str)
                .expect("an effect");
            if effect.eq_ignore_ascii_case("deny") {
                denied = either(denied, applies);
            } else {
                allowed = either(allowed, applies);
            }
        }
    }
    match (denied, allowed) {
        (Some(true), _) => Answer::Deny,
        (_, Some(false)) => Answer::NothingAllows,
        (Some(false), Some(true)) => Answer::Allow,
        _ => Answer::Unknown,
    }
}

/// “Authentication starts from the account of the accessed resource and continues upward, level by level.”
pub fn bound(levels: &[Vec<String>], owner: &str, question: &Question) -> Bound {
    let mut unknown = false;
    for (level, policies) in levels.iter().enumerate() {
        let policies: Vec<&str> = policies.iter().map(String::as_str).collect();
        match decide(Language::Tencent, owner, &policies, question) {
            Answer::Deny => return Bound::DeniedAt(level),
            Answer::NothingAllows => return Bound::NothingAllowsAt(level),
            Answer::Allow => {}
            Answer::Unknown => unknown = true,
        }
    }
    if unknown {
        Bound::Unknown
    } else {
        Bound::Passes
    }
}

fn applies(language: Language, owner: &str, statement: &Value, question: &Question) -> Maybe {
    let has_action = match (
        element(statement, "action"),
        element(statement, "notaction"),
    ) {
        (Some(listed), _) => is_one_of(listed, |text| action_fits(language, text, question)),
        (None, Some(listed)) => negated(is_one_of(listed, |text| {
            action_fits(language, text, question)
        })),
        (None, None) => Some(false),
    };
    let fits = |text: &str| resource_fits(language, owner, text, question);
    let has_resource = match (
        element(statement, "resource"),
        element(statement, "notresource"),
    ) {
        (Some(listed), _) => is_one_of(listed, fits),
        (None, Some(listed)) => negated(is_one_of(listed, fits)),
        // Huawei: a statement without resources speaks of all of them.
        (None, None) => Some(language == Language::Huawei),
    };
    let mut conditions = Vec::new();
    for (operator, keys) in element(statement, "condition")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        for (key, values) in keys.as_object().expect("keys") {
            let values: Vec<String> = list(values).into_iter().map(plain).collect();
            conditions.push(condition_holds(language, operator, key, &values, question));
        }
    }
    both(both(has_action, has_resource), every(&conditions))
}

fn is_one_of(listed: &Value, fits: impl Fn(&str) -> Maybe) -> Maybe {
    let found: Vec<Maybe> = list(listed)
        .into_iter()
        .map(|item| fits(&plain(item)))
        .collect();
    some(&found)
}

fn element<'v>(object: &'v Value, name: &str) -> Option<&'v Value> {
    let mut members = object.as_object()?.iter();
    members
        .find(|(key, _)| key.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
}

fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(items) => items.iter().collect(),
        one => vec![one],
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// `service:Name`, where AWS ignores case; the older `name/` before Tencent's changes nothing.
fn action_fits(language: Language, text: &str, question: &Question) -> Maybe {
    let (mut text, mut asked) = (text.to_owned(), question.action.clone());
    if language == Language::Tencent {
        text = text.trim_start_matches("name/").to_owned();
        asked = asked.trim_start_matches("name/").to_owned();
    }
    if language == Language::Aws {
        text = text.to_lowercase();
        asked = asked.to_lowercase();
    }
    if text == "*" {
        return Some(true);
    }
    let (service, name) = text.split_once(':').expect("an action");
    let (asked_service, asked_name) = asked.split_once(':')?;
    let one = language != Language::Tencent;
    Some(
        glob(&tokens(service, true, one), asked_service)
            && glob(&tokens(name, true, one), asked_name),
    )
}

/// Segment by segment. Tencent: an empty region is all regions, an empty account the policy's own.
fn resource_fits(language: Language, owner: &str, text: &str, question: &Question) -> Maybe {
    if text == "*" {
        return Some(true);
    }
    if question.resource == "*" {
        return Some(false);
    }
    let (count, region, account) = match language {
        Language::Tencent => (6, 3, 4),
        Language::Aws => (6, 3, 4),
        Language::Huawei => (5, 1, 2),
    };
    let own: Vec<&str> = text.splitn(count, ':').collect();
    let asked: Vec<&str> = question.resource.splitn(count, ':').collect();
    if asked.len() < count {
        return None;
    }
    let one = language != Language::Tencent;
    let mut found = Vec::new();
    for place in 0..count {
        let (own, asked) = (own[place], asked[place]);
        let is_service = language == Language::Huawei && place == 0;
        found.push(if own.is_empty() && (place == region || place == account) {
            match language {
                Language::Tencent if place == region => Some(true),
                Language::Tencent => Some(asked.is_empty() || asked == owner),
                Language::Aws => Some(asked.is_empty()),
                Language::Huawei if asked.is_empty() => Some(true),
                Language::Huawei => None,
            }
        } else if language == Language::Tencent && place == 1 && own.is_empty() {
            Some(true)
        } else if language == Language::Tencent && place == account && asked.is_empty() {
            Some(glob(&tokens(own, true, one), owner))
        } else if language == Language::Tencent
            && place == count - 1
            && text.starts_with("qcs::cos:")
        {
            // “Not in COS resource paths.”
            Some(glob(&tokens(own, true, one), asked))
        } else if place == count - 1 {
            replaced(language, own, true, one, question).fits(asked)
        } else if is_service {
            Some(glob(
                &tokens(&own.to_lowercase(), true, one),
                &asked.to_lowercase(),
            ))
        } else {
            Some(glob(&tokens(own, true, one), asked))
        });
    }
    every(&found)
}

/// What the request says of a key: its values, none for an absent one.
fn told(language: Language, key: &str, question: &Question) -> Option<Vec<String>> {
    let same = |known: &str| match language {
        Language::Aws => known.eq_ignore_ascii_case(key),
        _ => known == key,
    };
    let mut keys = question.keys.iter();
    keys.find(|(known, _)| same(known))
        .map(|(_, values)| values.clone())
}

fn condition_holds(
    language: Language,
    operator: &str,
    key: &str,
    values: &[String],
    question: &Question,
) -> Maybe {
    let told = match told(language, key, question) {
        None if question.complete => Some(Vec::new()),
        told => told,
    };
    let (any, all, if_exists) = match language {
        Language::Tencent => ("for_any_value:", "for_all_value:", "_if_exist"),
        _ => ("ForAnyValue:", "ForAllValues:", "IfExists"),
    };
    let is_any = operator.starts_with(any);
    let is_all = operator.starts_with(all);
    let operator = operator.trim_start_matches(any).trim_start_matches(all);
    let if_exists = operator.ends_with(if_exists).then_some(if_exists);
    let operator = if_exists.map_or(operator, |suffix| operator.trim_end_matches(suffix));
    let operator = operator
        .to_lowercase()
        .replace('_', "")
        .replace("numeric", "number");
    if operator.starts_with("null") {
        let absent = match &told {
            None => None,
            Some(values) if values.is_empty() => Some(true),
            // "Missing or null" (Huawei, AWS); "the key is empty" (Tencent) leaves it open.
            Some(values) if values.iter().all(|value| value.is_empty()) => {
                (language != Language::Tencent).then_some(false)
            }
            Some(_) => Some(false),
        };
        let asked: Vec<Maybe> = values
            .iter()
            .map(|value| {
                if value.eq_ignore_ascii_case("true") {
                    absent
                } else {
                    negated(absent)
                }
            })
            .collect();
        return some(&asked);
    }
    let is_negative = operator.contains("not");
    let given = match told {
        None => return None,
        Some(given) if given.is_empty() => {
            let without = match (is_any, is_all) {
                (true, _) => false,
                (_, true) => true,
                _ => is_negative && language == Language::Aws,
            };
            return Some(without || if_exists.is_some());
        }
        Some(given) => given,
    };
    let tests: Vec<Maybe> = given
        .iter()
        .map(|given| {
            let fits: Vec<Maybe> = values
                .iter()
                .map(|value| compare(language, &operator, given, value, question))
                .collect();
            // A negative operator: it differs from all of them.
            if is_negative {
                negated(some(&fits))
            } else {
                some(&fits)
            }
        })
        .collect();
    match (is_any, is_all) {
        (true, _) => some(&tests),
        (_, true) => every(&tests),
        _ if some(&tests) == every(&tests) => some(&tests),
        _ => None,
    }
}
