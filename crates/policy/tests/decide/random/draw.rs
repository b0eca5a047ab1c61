//! Random policies and requests from random choices.

use std::collections::BTreeMap;

use charter_policy::dialect::{Relation, ValueType};

use super::stock::{KINDS, Segments, Stock, kind_name, values};
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

fn some_of(choices: &mut Choices<'_>, mut pick: impl FnMut(&mut Choices<'_>) -> String) -> String {
    let count = 1 + choices.below(2);
    let picked: Vec<String> = (0..count).map(|_| pick(choices)).collect();
    quoted(&picked)
}

/// A resource as a whole, or segment by segment.
fn resource(choices: &mut Choices<'_>, whole: &[&str], segments: Segments) -> String {
    if segments.is_empty() || choices.once_in(5) {
        return choices.pick(whole).to_owned();
    }
    let parts: Vec<&str> = segments.iter().map(|part| choices.pick(part)).collect();
    parts.join(":")
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
        if operator.value == ValueType::String && choices.once_in(4) {
            key = choices.pick(stock.keys).to_owned();
        }
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

/// Element names as the language writes them; Tencent's also as its COS console does.
#[derive(Clone, Copy)]
struct Names {
    is_lower: bool,
}

impl Names {
    fn of(stock: &Stock, choices: &mut Choices<'_>) -> Self {
        let is_lower = stock.language == Language::Tencent && !choices.once_in(4);
        Self { is_lower }
    }

    fn name(self, name: &str) -> String {
        if self.is_lower {
            name.to_lowercase()
        } else {
            name.to_owned()
        }
    }
}

fn conditions(stock: &Stock, choices: &mut Choices<'_>, name: &str) -> String {
    let mut conditions = BTreeMap::new();
    for _ in 0..choices.pick(&[0, 0, 1, 1, 2, 3]) {
        let (operator, keys) = condition(stock, choices);
        conditions.insert(operator, keys);
    }
    let conditions: Vec<String> = conditions
        .iter()
        .map(|(operator, keys)| format!("{operator:?}:{{{keys}}}"))
        .collect();
    match conditions.is_empty() {
        true => String::new(),
        false => format!(",{name:?}:{{{}}}", conditions.join(",")),
    }
}

fn principal(stock: &Stock, choices: &mut Choices<'_>, name: &str) -> String {
    if stock.language == Language::Tencent && choices.once_in(10) {
        return format!("{name:?}:\"*\",");
    }
    let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for _ in 0..1 + choices.below(2) {
        let (kind, name) = choices.pick(stock.principals);
        kinds.entry(kind).or_default().push(name);
    }
    choices.note("principal");
    let kinds: Vec<String> = kinds
        .iter()
        .map(|(kind, names)| format!("{kind:?}:{}", quoted(names)))
        .collect();
    format!("{name:?}:{{{}}},", kinds.join(","))
}

fn permission(stock: &Stock, choices: &mut Choices<'_>) -> String {
    let effect = choices.pick(&["Allow", "Deny"]);
    let targets: Vec<String> = (0..1 + choices.below(2))
        .map(|_| {
            let product = choices.pick(&["Server", "Server", "VPC"]);
            let actions = some_of(choices, |choices| choices.pick(stock.actions).to_owned());
            let resources = some_of(choices, |choices| {
                resource(choices, stock.resources, stock.segments)
            });
            format!(
                "{{\"product\":{product:?},\"actions\":{actions},\"resourceNrns\":{resources}}}"
            )
        })
        .collect();
    let condition = conditions(stock, choices, "condition");
    format!(
        "{{\"effect\":{effect:?},\"targets\":[{}]{condition}}}",
        targets.join(",")
    )
}

/// `whole`: the policy itself names principals, so that its statements need not.
pub fn statement(stock: &Stock, choices: &mut Choices<'_>, whole: bool) -> String {
    if stock.language == Language::Naver {
        return permission(stock, choices);
    }
    let names = Names::of(stock, choices);
    let effect = names.name(choices.pick(&["Allow", "Deny"]));
    let not = |choices: &mut Choices<'_>| {
        let negated = stock.negations && choices.once_in(4);
        if negated {
            choices.note("negated list");
        }
        if negated { "Not" } else { "" }
    };
    let (action, mut negation) = (not(choices), not(choices));
    let actions = some_of(choices, |choices| choices.pick(stock.actions).to_owned());
    let resources = some_of(choices, |choices| {
        resource(choices, stock.resources, stock.segments)
    });
    // What is unknown of a variable in a negation, the engine does not say yet: `unsure` is empty.
    if resources.contains("${g:") || resources.contains("${ G:") {
        negation = "";
    }
    if actions.contains('*') {
        choices.note("wildcard in an action");
    }
    if resources.contains('*') {
        choices.note("wildcard in a resource");
    }
    if resources.contains("${") {
        choices.note("variable in a resource");
    }
    let condition = conditions(stock, choices, &names.name("Condition"));
    let is_without = stock.principals.is_empty() || whole && choices.once_in(2);
    let principal = match is_without {
        true => String::new(),
        false => principal(stock, choices, &names.name("Principal")),
    };
    format!(
        "{{{:?}:{effect:?},{principal}{:?}:{actions},{:?}:{resources}{condition}}}",
        names.name("Effect"),
        format!("{action}{}", names.name("Action")),
        format!("{negation}{}", names.name("Resource")),
    )
}

/// Statements of other services, so that a policy is a long one.
fn others(stock: &Stock) -> Vec<String> {
    let one = |number: usize| match stock.language {
        Language::Tencent => format!(
            r#"{{"effect":"deny","action":"s{number}:Run","resource":"qcs::s{number}:::a/b"}}"#
        ),
        Language::Naver => format!(
            r#"{{"effect":"Deny","targets":[{{"product":"VPC","actions":["Change/a{number}"],"resourceNrns":["*"]}}]}}"#
        ),
        Language::Aws => {
            format!(r#"{{"Effect":"Deny","Action":"s{number}:Run","Resource":"*"}}"#)
        }
        _ => format!(r#"{{"Effect":"Deny","Action":["s{number}:a:run"],"Resource":["*"]}}"#),
    };
    (0..40).map(one).collect()
}

pub fn policy(stock: &Stock, choices: &mut Choices<'_>) -> String {
    let names_all = stock.language == Language::Tencent && !stock.principals.is_empty();
    let whole = names_all && choices.once_in(6);
    let count = 1 + choices.below(4);
    let mut statements: Vec<String> = (0..count)
        .map(|_| statement(stock, choices, whole))
        .collect();
    if choices.once_in(10) && (stock.principals.is_empty() || whole) {
        choices.note("long policy");
        statements.splice(0..0, others(stock));
    }
    let statements = statements.join(",");
    if stock.language == Language::Naver {
        return format!("{{\"permissions\":[{statements}]}}");
    }
    let names = Names::of(stock, choices);
    let principal = match whole {
        true => principal(stock, choices, &names.name("Principal")),
        false => String::new(),
    };
    format!(
        "{{{:?}:{:?},{principal}{:?}:[{statements}]}}",
        names.name("Version"),
        stock.version,
        names.name("Statement"),
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
    if !stock.asked_keys.is_empty() && choices.once_in(2) {
        let key = choices.pick(stock.asked_keys).to_owned();
        if !keys.iter().any(|(known, _)| *known == key) {
            let (_, given) = values(ValueType::String);
            let values = (0..choices.pick(&[1, 1, 0, 2]))
                .map(|_| choices.pick(given).to_owned())
                .collect();
            keys.push((key, values));
        }
    }
    let is_anonymous = stock.asked_principals.is_empty() || choices.once_in(4);
    let principal = (!is_anonymous).then(|| choices.pick(stock.asked_principals));
    Question {
        action: choices.pick(stock.asked_actions).to_owned(),
        resource: resource(choices, stock.asked_resources, stock.asked_segments),
        principal: principal.map(|(kind, name)| (kind.to_owned(), name.to_owned())),
        keys,
        complete: choices.once_in(2),
    }
}
