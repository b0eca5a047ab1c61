//! Random policies and requests from random choices.

use std::collections::BTreeMap;

use charter_policy::dialect::{Relation, ValueType};

use super::stock::{KINDS, Stock, kind_name, values};
use crate::oracle::{Language, Question};

/// Random choices: shrinking them makes everything built from them smaller.
pub struct Choices<'c> {
    left: &'c [u16],
    /// What was chosen, and how often.
    pub seen: BTreeMap<String, usize>,
}

impl<'c> Choices<'c> {
    pub fn new(left: &'c [u16]) -> Self {
        Self {
            left,
            seen: BTreeMap::new(),
        }
    }

    pub fn below(&mut self, count: usize) -> usize {
        let Some((first, rest)) = self.left.split_first() else {
            return 0;
        };
        self.left = rest;
        usize::from(*first) % count
    }

    pub fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    /// Once in so many times.
    pub fn once_in(&mut self, count: usize) -> bool {
        self.below(count) == count - 1
    }

    pub fn note(&mut self, what: impl Into<String>) {
        *self.seen.entry(what.into()).or_default() += 1;
    }
}

pub fn quoted<T: AsRef<str>>(items: &[T]) -> String {
    let items: Vec<String> = items
        .iter()
        .map(|item| format!("{:?}", item.as_ref()))
        .collect();
    format!("[{}]", items.join(","))
}

pub fn some_of(choices: &mut Choices<'_>, items: &[&'static str]) -> String {
    let count = 1 + choices.below(2);
    let picked: Vec<&str> = (0..count).map(|_| choices.pick(items)).collect();
    quoted(&picked)
}

pub fn condition(stock: &Stock, choices: &mut Choices<'_>) -> (String, String) {
    let operator = choices.pick(stock.profile.dialect.conditions.operators);
    choices.note(format!("{:?} {}", stock.language, operator.name));
    let (mut name, mut key) = (
        operator.name.to_owned(),
        kind_name(operator.value).to_owned(),
    );
    if operator.value == ValueType::Null {
        key = kind_name(choices.pick(&KINDS)).to_owned();
    } else {
        if choices.once_in(3) {
            name.push_str(stock.if_exists);
            choices.note("if-exists");
        }
        let qualifier = choices.pick(&["", stock.any, stock.all]);
        if !qualifier.is_empty() {
            choices.note(if qualifier == stock.any {
                "any"
            } else {
                "every"
            });
        }
        name.insert_str(0, qualifier);
    }
    let (stored, _) = values(operator.value);
    // True and false at once are an error.
    let is_one = matches!(operator.value, ValueType::Bool | ValueType::Null);
    let count = if is_one { 1 } else { 1 + choices.below(3) };
    let mut picked: Vec<String> = (0..count)
        .map(|_| choices.pick(stored).to_owned())
        .collect();
    if operator.value == ValueType::String && choices.once_in(4) {
        choices.note("variable in a value");
        let variable = format!("${{{}}}", choices.pick(stock.variables));
        picked[0].push_str(&variable);
    }
    if operator.relation == Relation::Like && picked.iter().any(|value| value.contains('*')) {
        choices.note("wildcard in a value");
    }
    // The same value twice is worth no error, but the same key twice would be.
    (name, format!("{key:?}:{}", quoted(&picked)))
}

pub fn statement(stock: &Stock, choices: &mut Choices<'_>) -> String {
    let names = |name: &str| match stock.language {
        Language::Tencent => name.to_lowercase(),
        _ => name.to_owned(),
    };
    let effect = names(choices.pick(&["Allow", "Deny"]));
    let not = |choices: &mut Choices<'_>| {
        let negated = stock.negations && choices.once_in(4);
        if negated {
            choices.note("negated list");
        }
        if negated { "Not" } else { "" }
    };
    let (action, resource) = (not(choices), not(choices));
    let actions = some_of(choices, stock.actions);
    let resources = some_of(choices, stock.resources);
    if actions.contains('*') {
        choices.note("wildcard in an action");
    }
    if resources.contains('*') {
        choices.note("wildcard in a resource");
    }
    if resources.contains("${") {
        choices.note("variable in a resource");
    }
    let mut conditions = BTreeMap::new();
    for _ in 0..choices.pick(&[0, 1, 1, 2, 3]) {
        let (operator, keys) = condition(stock, choices);
        conditions.insert(operator, keys);
    }
    let conditions: Vec<String> = conditions
        .iter()
        .map(|(operator, keys)| format!("{operator:?}:{{{keys}}}"))
        .collect();
    let condition = match conditions.is_empty() {
        true => String::new(),
        false => format!(",{:?}:{{{}}}", names("Condition"), conditions.join(",")),
    };
    format!(
        "{{{:?}:{effect:?},{:?}:{actions},{:?}:{resources}{condition}}}",
        names("Effect"),
        format!("{action}{}", names("Action")),
        format!("{resource}{}", names("Resource")),
    )
}

pub fn policy(stock: &Stock, choices: &mut Choices<'_>) -> String {
    let count = 1 + choices.below(4);
    let statements: Vec<String> = (0..count).map(|_| statement(stock, choices)).collect();
    let (version, list) = match stock.language {
        Language::Tencent => ("version", "statement"),
        _ => ("Version", "Statement"),
    };
    format!(
        "{{{version:?}:{:?},{list:?}:[{}]}}",
        stock.version,
        statements.join(",")
    )
}

pub fn question(stock: &Stock, choices: &mut Choices<'_>) -> Question {
    let mut keys = Vec::new();
    for kind in KINDS {
        let (_, given) = values(kind);
        let count = choices.pick(&[1, 0, 1, 2, 3, 9]);
        if count < 9 {
            choices.note(match count {
                0 => "key stated absent",
                1 => "key with one value",
                _ => "key with several values",
            });
            let values = (0..count).map(|_| choices.pick(given).to_owned()).collect();
            keys.push((kind_name(kind).to_owned(), values));
        } else {
            choices.note("key unsaid");
        }
    }
    for variable in stock.variables {
        match choices.below(5) {
            0 => keys.push(((*variable).to_owned(), vec!["x".to_owned()])),
            1 => keys.push(((*variable).to_owned(), vec!["red".to_owned()])),
            2 => keys.push((format!("qcs:{variable}"), vec!["ins-1".to_owned()])),
            3 => keys.push(((*variable).to_owned(), Vec::new())),
            _ => {}
        }
    }
    Question {
        action: choices.pick(stock.asked_actions).to_owned(),
        resource: choices.pick(stock.asked_resources).to_owned(),
        keys,
        complete: choices.once_in(2),
    }
}
