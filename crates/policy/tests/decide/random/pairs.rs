//! Every pair of what a policy and a request of the stocks may say, part by part.

use std::fmt::Write as _;

use charter_policy::decide::Compiled;

use super::stock::{STOCKS, Stock};
use super::{answer, compile, request};
use crate::oracle::{self, Language, Question};

/// A policy of one allow.
fn allow(stock: &Stock, principal: &str, action: &str, resource: &str, condition: &str) -> String {
    let version = stock.version;
    // Where each statement needs one: everybody.
    let everybody = match stock.language {
        Language::Tencent => r#""principal":"*","#,
        _ => r#""principal":{"IAM":["*"],"Service":["*"]},"#,
    };
    let principal = match stock.principals {
        [_, ..] if principal.is_empty() => everybody,
        _ => principal,
    };
    match stock.language {
        Language::Naver => format!(
            r#"{{"permissions":[{{"effect":"Allow","targets":[{{"product":"Server","actions":[{action:?}],"resourceNrns":[{resource:?}]}}]{}}}]}}"#,
            condition.replacen("Condition", "condition", 1),
        ),
        Language::Tencent => format!(
            r#"{{"version":"2.0","statement":[{{"effect":"allow",{principal}"action":{action:?},"resource":{resource:?}{}}}]}}"#,
            condition.replacen("Condition", "condition", 1),
        ),
        _ => format!(
            r#"{{"Version":{version:?},"Statement":[{{"Effect":"Allow",{}"Action":[{action:?}],"Resource":[{resource:?}]{condition}}}]}}"#,
            principal.replacen("principal", "Principal", 1),
        ),
    }
}

struct Comparison {
    stock: &'static Stock,
    owners: &'static [&'static str],
    pairs: usize,
    faults: String,
}

impl Comparison {
    fn compiled(&self, policy: &str) -> Compiled {
        let texts = [policy.to_owned()];
        compile(&texts, self.owners, self.stock.profile).expect("a policy")
    }

    fn ask(&mut self, policy: &str, question: &Question) {
        let compiled = self.compiled(policy);
        let found = answer(compiled.verdict(&request(question)).outcome);
        let expected = oracle::decide(self.stock.language, self.owners, &[policy], question);
        self.pairs += 1;
        if found != expected {
            let Question {
                action,
                resource,
                principal,
                keys,
                ..
            } = question;
            let owners = self.owners;
            writeln!(
                self.faults,
                "{found:?} instead of {expected:?}: {action} {resource} {principal:?} {keys:?} {owners:?}\n    {policy}"
            )
            .expect("a line");
        }
    }
}

/// A question that the stock's base policy allows.
fn question(stock: &Stock) -> Question {
    let first = |part: &&[&str]| part.first().copied().unwrap_or_default().to_owned();
    let segments: Vec<String> = stock.asked_segments.iter().map(first).collect();
    Question {
        action: stock.asked_actions[0].to_owned(),
        resource: if segments.is_empty() {
            stock.asked_resources[stock.asked_resources.len().min(2) - 1].to_owned()
        } else {
            segments.join(":")
        },
        principal: None,
        keys: Vec::new(),
        complete: true,
    }
}

fn every_action(comparison: &mut Comparison) {
    let stock = comparison.stock;
    let mut asked = question(stock);
    for action in stock.actions {
        for given in stock.asked_actions {
            asked.action = (*given).to_owned();
            comparison.ask(&allow(stock, "", action, "*", ""), &asked);
        }
    }
}

fn every_resource(comparison: &mut Comparison) {
    let stock = comparison.stock;
    let base = question(stock);
    let mut own: Vec<String> = stock.resources.iter().map(|it| (*it).to_owned()).collect();
    let mut given: Vec<String> = stock
        .asked_resources
        .iter()
        .map(|it| (*it).to_owned())
        .collect();
    given.push(base.resource.clone());
    let parts = |whole: &str| whole.split(':').map(str::to_owned).collect::<Vec<_>>();
    let with = |place: usize, part: &str| {
        let mut all = parts(&base.resource);
        part.clone_into(&mut all[place]);
        all.join(":")
    };
    own.extend((!stock.segments.is_empty()).then(|| base.resource.clone()));
    compare(comparison, &own, &given, &base);
    let last = stock.segments.len().saturating_sub(1);
    for (place, (own, given)) in stock.segments.iter().zip(stock.asked_segments).enumerate() {
        let own: Vec<String> = own.iter().map(|part| with(place, part)).collect();
        let given: Vec<String> = given.iter().map(|part| with(place, part)).collect();
        compare(comparison, &own, &given, &base);
        if place == last && comparison.stock.language == Language::Tencent {
            // What a name means depends on the service; and the account, on the owner.
            for service in stock.asked_segments[2] {
                let of = |all: &[String]| {
                    let replaced = |whole: &String| {
                        let mut all = parts(whole);
                        (*service).clone_into(&mut all[2]);
                        all.join(":")
                    };
                    all.iter().map(replaced).collect::<Vec<_>>()
                };
                let own: Vec<String> = own
                    .iter()
                    .map(|whole| {
                        let mut all = parts(whole);
                        "*".clone_into(&mut all[2]);
                        all.join(":")
                    })
                    .collect();
                compare(comparison, &own, &of(&given), &base);
            }
        }
    }
}

fn compare(comparison: &mut Comparison, own: &[String], given: &[String], base: &Question) {
    let stock = comparison.stock;
    let mut asked = base.clone();
    for resource in own {
        let policy = allow(stock, "", "*", resource, "");
        for given in given {
            given.clone_into(&mut asked.resource);
            for key in stock.variables {
                let one = ["x", "ins-1", "s1"].map(|value| vec![value.to_owned()]);
                let none = [Vec::new(), vec!["x".to_owned(), "s1".to_owned()]];
                let values: Vec<Vec<String>> = match resource.contains("${") {
                    true => one.into_iter().chain(none).collect(),
                    false => vec![Vec::new()],
                };
                for values in values {
                    asked.keys = vec![((*key).to_owned(), values)];
                    asked.complete = true;
                    comparison.ask(&policy, &asked);
                }
                if resource.contains("${") {
                    asked.keys = Vec::new();
                    asked.complete = false;
                    comparison.ask(&policy, &asked);
                }
            }
        }
    }
}

fn every_principal(comparison: &mut Comparison) {
    let stock = comparison.stock;
    let mut asked = question(stock);
    "*".clone_into(&mut asked.resource);
    let callers = stock.asked_principals.iter().map(Some).chain([None]);
    for caller in callers {
        asked.principal = caller.map(|(kind, name)| ((*kind).to_owned(), (*name).to_owned()));
        for (kind, name) in stock.principals {
            let principal = format!("\"principal\":{{{kind:?}:[{name:?}]}},");
            let policy = allow(stock, &principal, stock.actions[0], "*", "");
            comparison.ask(&policy, &asked);
        }
    }
}

fn every_key(comparison: &mut Comparison) {
    let stock = comparison.stock;
    let mut asked = question(stock);
    "*".clone_into(&mut asked.resource);
    let operator = match stock.language {
        Language::Tencent => "string_equal",
        _ => "StringEquals",
    };
    for key in stock.keys {
        let condition = format!(",\"Condition\":{{{operator:?}:{{{key:?}:[\"red\"]}}}}");
        let policy = allow(stock, "", stock.actions[0], "*", &condition);
        for given in stock.asked_keys {
            for values in [&["red"][..], &["blue"], &[], &["red", "blue"]] {
                for complete in [true, false] {
                    let values = values.iter().map(|it| (*it).to_owned()).collect();
                    asked.keys = vec![((*given).to_owned(), values)];
                    asked.complete = complete;
                    comparison.ask(&policy, &asked);
                }
            }
        }
    }
}

#[test]
fn every_pair_of_the_stocks_is_compared_alike() {
    let mut faults = String::new();
    let mut pairs = 0;
    for stock in STOCKS {
        for owners in stock.owners {
            let mut comparison = Comparison {
                stock,
                owners,
                pairs: 0,
                faults: String::new(),
            };
            every_action(&mut comparison);
            every_resource(&mut comparison);
            every_principal(&mut comparison);
            every_key(&mut comparison);
            pairs += comparison.pairs;
            faults.push_str(&comparison.faults);
        }
    }
    assert!(pairs > 10_000, "{pairs}");
    assert!(faults.is_empty(), "{faults}");
}
