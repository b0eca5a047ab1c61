//! A second evaluator, written from the documents' wording alone.
//!
//! It shares no code with the engine: it reads JSON with `serde_json`, each language's rules are written out by hand, and
//! everything is compared by brute force (patterns by trying every split, spellings by trying each, addresses as texts of
//! bits, dates by counting days). It is slow and plain on purpose.

mod aws;
mod conditions;
mod huawei;
mod maybe;
mod naver;
mod tencent;
mod texts;
mod values;
mod variables;

use serde_json::Value;

use maybe::{Maybe, NO, OPEN, YES, both, either, every, negated, some};

/// What is asked: the keys that are given (no value: stated as absent), and whether all others are absent.
#[derive(Debug, Clone)]
pub struct Question {
    pub action: String,
    pub resource: String,
    /// Who asks: the kind and the name.
    pub principal: Option<(String, String)>,
    pub keys: Vec<(String, Vec<String>)>,
    pub complete: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Tencent,
    /// Huawei's language of version 1.1.
    HuaweiOld,
    /// Of version 5.0, and of service control policies.
    Huawei,
    Aws,
    Naver,
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

/// What a statement is held against.
#[derive(Debug, Clone, Copy)]
struct Asked<'a> {
    language: Language,
    /// The names of the account that owns the policies.
    owners: &'a [&'a str],
    question: &'a Question,
    /// Whether “it fits” makes the statement not apply, as in `NotResource`.
    is_negated: bool,
}

/// “A deny that applies wins; then an allow; what nothing allows is denied.”
pub fn decide(
    language: Language,
    owners: &[&str],
    policies: &[&str],
    question: &Question,
) -> Answer {
    let asked = Asked {
        language,
        owners,
        question,
        is_negated: false,
    };
    let (mut denied, mut allowed) = (NO, NO);
    for policy in policies {
        let policy: Value = serde_json::from_str(policy).expect("a policy");
        let statements = element(&policy, "statement").or_else(|| element(&policy, "permissions"));
        for statement in list(statements.expect("statements")) {
            let applies = both(
                asked.is_caller(&policy, statement),
                asked.applies(statement),
            );
            let effect = element(statement, "effect").and_then(Value::as_str);
            if effect.expect("an effect").eq_ignore_ascii_case("deny") {
                denied = either(denied, applies);
            } else {
                allowed = either(allowed, applies);
            }
        }
    }
    match (denied, allowed) {
        (YES, _) => Answer::Deny,
        (_, NO) => Answer::NothingAllows,
        (NO, YES) => Answer::Allow,
        _ => Answer::Unknown,
    }
}

/// “Authentication starts from the account of the accessed resource and continues upward, level by level.”
pub fn bound(levels: &[Vec<String>], owners: &[&str], question: &Question) -> Bound {
    let mut unknown = false;
    for (level, policies) in levels.iter().enumerate() {
        let policies: Vec<&str> = policies.iter().map(String::as_str).collect();
        match decide(Language::Tencent, owners, &policies, question) {
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

impl Asked<'_> {
    /// Whether a statement names who asks; one of the policy as a whole holds for each of its statements.
    fn is_caller(&self, policy: &Value, statement: &Value) -> Maybe {
        let named = element(statement, "principal").or_else(|| element(policy, "principal"));
        match named {
            None => YES,
            Some(Value::String(everybody)) if everybody == "*" => YES,
            Some(kinds) => {
                let Some((kind, name)) = &self.question.principal else {
                    return OPEN;
                };
                let kinds = kinds.as_object().expect("kinds of principals");
                some(kinds.iter().flat_map(|(named, names)| {
                    list(names).into_iter().map(|one| match self.language {
                        Language::Tencent => {
                            tencent::principal::fits(named, &plain(one), kind, name)
                        }
                        _ => huawei::principal(named, &plain(one), kind, name),
                    })
                }))
            }
        }
    }

    fn applies(&self, statement: &Value) -> Maybe {
        let conditions = element(statement, "condition").and_then(Value::as_object);
        let mut found = vec![match element(statement, "targets") {
            Some(targets) => some(list(targets).into_iter().map(|it| naver::target(self, it))),
            None => both(
                self.list_holds(statement, "action", NO, |asked, text| asked.action(text)),
                self.list_holds(
                    statement,
                    "resource",
                    self.unnamed_resource(),
                    |it, text| it.resource(text),
                ),
            ),
        }];
        for (operator, keys) in conditions.into_iter().flatten() {
            for (key, values) in keys.as_object().expect("keys") {
                let values: Vec<String> = list(values).into_iter().map(plain).collect();
                found.push(conditions::holds(self, operator, key, &values));
            }
        }
        every(found)
    }

    /// A list, or one of all but what it holds.
    fn list_holds(
        &self,
        statement: &Value,
        name: &str,
        without: Maybe,
        fits: impl Fn(&Self, &str) -> Maybe,
    ) -> Maybe {
        let one_of = |asked: &Self, listed: &Value| {
            some(list(listed).into_iter().map(|it| fits(asked, &plain(it))))
        };
        let all_but = Self {
            is_negated: true,
            ..*self
        };
        match (
            element(statement, name),
            element(statement, &format!("not{name}")),
        ) {
            (Some(listed), _) => one_of(self, listed),
            (None, Some(listed)) => negated(one_of(&all_but, listed)),
            (None, None) => without,
        }
    }

    /// Huawei: a statement without resources speaks of all of them. Tencent: so does one of a role's trust.
    fn unnamed_resource(&self) -> Maybe {
        match self.language {
            Language::Aws | Language::Naver => NO,
            _ => YES,
        }
    }

    fn action(&self, text: &str) -> Maybe {
        let asked = &self.question.action;
        match self.language {
            Language::Tencent => tencent::action(text, asked),
            Language::HuaweiOld => huawei::action(text, asked, true),
            Language::Huawei => huawei::action(text, asked, false),
            Language::Aws => aws::action(text, asked),
            Language::Naver => naver::action(text, asked),
        }
    }

    fn resource(&self, text: &str) -> Maybe {
        match self.language {
            _ if text == "*" => YES,
            Language::Tencent => tencent::resource(self, text),
            Language::HuaweiOld | Language::Huawei => huawei::resource(self, text),
            Language::Aws => aws::resource(self, text),
            Language::Naver => naver::resource(self, text),
        }
    }

    /// Whether `?` stands for one character.
    fn has_one(&self) -> bool {
        !matches!(self.language, Language::Tencent | Language::Naver)
    }
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
