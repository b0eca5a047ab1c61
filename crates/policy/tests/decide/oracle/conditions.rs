//! Conditions: operators, qualifiers, and keys that are not there.

use super::maybe::{Maybe, NO, OPEN, YES, either, every, negated, some};
use super::tencent::region;
use super::values::compare;
use super::{Asked, Language, Question};

/// The values of the first key that is meant; none for one that is stated absent.
pub fn given(question: &Question, is_meant: impl Fn(&str) -> bool) -> Option<Vec<String>> {
    let mut keys = question.keys.iter();
    keys.find(|(known, _)| is_meant(known))
        .map(|(_, values)| values.clone())
}

/// What is known of a key: its values, none for an absent one.
fn told(asked: &Asked<'_>, key: &str) -> Option<Vec<String>> {
    let is_there = |other: &str| given(asked.question, |known| known == other);
    let folded = || given(asked.question, |known| known.eq_ignore_ascii_case(key));
    let found = match asked.language {
        Language::Aws => folded(),
        // “Condition keys are case-sensitive.” A request may say `uin` for `qcs:uin`, as variables do.
        Language::Tencent => is_there(key).or_else(|| is_there(key.strip_prefix("qcs:")?)),
        // Said of keys in variables alone, or nowhere.
        _ => match is_there(key) {
            None if folded().is_some_and(|values| !values.is_empty()) => return None,
            found => found,
        },
    };
    if found.as_ref().is_none_or(Vec::is_empty) && other_name_is_given(asked, key) {
        return None;
    }
    match found {
        None if asked.question.complete => Some(Vec::new()),
        found => found,
    }
}

/// Whether the request says the same under another name of the key.
fn other_name_is_given(asked: &Asked<'_>, key: &str) -> bool {
    asked.question.keys.iter().any(|(known, values)| {
        let is_other = match asked.language {
            Language::Tencent => {
                let names = ["qcs:tag", "qcs:resource_tag"];
                names.contains(&key) && names.contains(&known.as_str())
            }
            // `ncp:resourceTag` with `env:dev`, and `ncp:resourceTag/env` with `dev`.
            Language::Naver => {
                let tag = |key: &str| {
                    let (kind, name) = key.split_once('/').unwrap_or((key, ""));
                    let is_tag = kind.ends_with("Tag");
                    is_tag.then(|| (kind.to_owned(), name.is_empty()))
                };
                match (tag(key), tag(known)) {
                    (Some(one), Some(other)) => one.0 == other.0 && one.1 != other.1,
                    _ => false,
                }
            }
            _ => false,
        };
        is_other && known != key && !values.is_empty()
    })
}

pub fn holds(asked: &Asked<'_>, operator: &str, key: &str, values: &[String]) -> Maybe {
    let told = told(asked, key);
    let (any, all, if_exists) = match asked.language {
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
        return is_absent(asked.language, told.as_deref(), values);
    }
    let is_negative = operator.contains("not");
    let given = match told {
        None => return OPEN,
        Some(given) if given.is_empty() => {
            let without = match (is_any, is_all) {
                (true, _) => false,
                (_, true) => true,
                _ => is_negative && asked.language == Language::Aws,
            };
            return Some(without || if_exists.is_some());
        }
        Some(given) => given,
    };
    let asked = Asked {
        is_negated: is_negative,
        ..*asked
    };
    let tests: Vec<Maybe> = given
        .iter()
        .map(|given| {
            let fits = values.iter().map(|value| {
                let as_text = compare(&asked, &operator, given, value);
                either(as_text, as_region(&asked, &operator, key, given, value))
            });
            // A negative operator: it differs from all of them.
            if is_negative {
                negated(some(fits))
            } else {
                some(fits)
            }
        })
        .collect();
    let (one, each) = (some(tests.iter().copied()), every(tests.iter().copied()));
    match (is_any, is_all) {
        (true, _) => one,
        (_, true) => each,
        _ if one == each => one,
        _ => OPEN,
    }
}

/// Whether both are one region, where the key holds one.
fn as_region(asked: &Asked<'_>, operator: &str, key: &str, given: &str, value: &str) -> Maybe {
    let is_region = ["vpc:region", "cvm:region"].contains(&key);
    match asked.language {
        Language::Tencent if is_region && operator.starts_with("string") => {
            region::is_value(value, given, operator.ends_with("like"))
        }
        _ => NO,
    }
}

fn is_absent(language: Language, told: Option<&[String]>, values: &[String]) -> Maybe {
    let absent = match told {
        None => OPEN,
        Some([]) => YES,
        // “Missing or null” (Huawei, AWS); “the key is empty” (Tencent) leaves it open, NAVER says nothing.
        Some(values) if values.iter().all(String::is_empty) => {
            let says_nothing = matches!(language, Language::Tencent | Language::Naver);
            if says_nothing { OPEN } else { NO }
        }
        Some(_) => NO,
    };
    some(values.iter().map(|value| {
        if value.eq_ignore_ascii_case("true") {
            absent
        } else {
            negated(absent)
        }
    }))
}
