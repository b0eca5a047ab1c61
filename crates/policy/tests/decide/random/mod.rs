//! Random policies and requests, decided by the engine and by the oracle. `PROPTEST_CASES` sets how many requests.

pub mod draw;
mod pairs;
mod stock;

use std::collections::BTreeMap;

use charter_policy::decide::{
    Boundary, Caller, Chain, Compiled, Exemptions, Level, Outcome, PolicySource, Request,
};
use charter_policy::{Profile, huawei, tencent};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

use crate::aws_language::IDENTITY as AWS;
use crate::oracle::{self, Answer, Bound, Question};
use draw::{Choices, policy, question};
use stock::{KINDS, STOCKS, kind_name, values};

/// Requests that are asked of each random policy.
pub const REQUESTS: usize = 8;

fn request(question: &Question) -> Request {
    let mut request = Request::new(&question.action, &question.resource);
    if let Some((kind, name)) = &question.principal {
        request = request.principal(kind, name);
    }
    let with =
        |request: Request, (key, values): &(String, Vec<String>)| request.with(key, values.clone());
    let request = question.keys.iter().fold(request, with);
    if question.complete {
        request.complete()
    } else {
        request
    }
}

fn answer(outcome: Outcome) -> Answer {
    match outcome {
        Outcome::Allowed | Outcome::NotBlocked => Answer::Allow,
        Outcome::ExplicitDeny => Answer::Deny,
        Outcome::ImplicitDeny => Answer::NothingAllows,
        Outcome::Unknown => Answer::Unknown,
    }
}

fn compile(
    texts: &[String],
    owners: &[&'static str],
    profile: &'static Profile,
) -> Result<Compiled, TestCaseError> {
    let sources: Vec<PolicySource<'_>> = texts
        .iter()
        .map(|text| {
            let source = PolicySource::new("random", text);
            owners
                .iter()
                .fold(source, |source, owner| source.owned_by(owner))
        })
        .collect();
    let compiled = Compiled::of(&sources, profile);
    compiled.map_err(|refused| TestCaseError::fail(format!("{refused}: {texts:?}")))
}

/// Decides random policies and requests both ways.
fn policies_are_decided_alike(choices: &mut Choices<'_>) -> Result<(), TestCaseError> {
    let stock = STOCKS[choices.below(STOCKS.len())];
    let owners = choices.pick(stock.owners);
    let texts: Vec<String> = (0..1 + choices.below(2))
        .map(|_| policy(stock, choices))
        .collect();
    let compiled = compile(&texts, owners, stock.profile)?;
    let plain: Vec<&str> = texts.iter().map(String::as_str).collect();
    for _ in 0..REQUESTS {
        let question = question(stock, choices);
        let request = request(&question);
        let verdict = compiled.verdict(&request);
        let found = answer(verdict.outcome);
        let expected = oracle::decide(stock.language, owners, &plain, &question);
        choices.note(format!("{} {expected:?}", stock.name));
        prop_assert_eq!(found, expected, "{:?}\n{:?} {:#?}", question, owners, texts);
        let decision = compiled.decide(&request);
        prop_assert_eq!(decision.outcome, verdict.outcome);
        let has_open = !decision.missing.is_empty() || !decision.unsure.is_empty();
        prop_assert_eq!(
            has_open,
            verdict.outcome == Outcome::Unknown,
            "{:?}\n{:?}\n{:#?}",
            decision,
            question,
            texts
        );
        if let Some(place) = verdict.decided_by {
            prop_assert!(decision.because.iter().any(|it| it.place == place));
        }
    }
    Ok(())
}

/// What is known stays so when more is said, and what is missing is something that was not said.
fn more_knowledge_changes_nothing_that_is_known(
    choices: &mut Choices<'_>,
) -> Result<(), TestCaseError> {
    let stock = STOCKS[choices.below(STOCKS.len())];
    let owners = choices.pick(stock.owners);
    let texts = [policy(stock, choices)];
    let compiled = compile(&texts, owners, stock.profile)?;
    let mut question = question(stock, choices);
    question.complete = false;
    let before = compiled.decide(&request(&question));
    for key in &before.missing {
        prop_assert!(
            !question.keys.iter().any(|(known, _)| known == key),
            "{}",
            key
        );
    }
    let first = before.missing.first().cloned();
    for kind in KINDS {
        let name = kind_name(kind);
        let is_new = !question.keys.iter().any(|(known, _)| known == name);
        if is_new && choices.once_in(2) {
            let (_, given) = values(kind);
            let values = (0..choices.below(3))
                .map(|_| choices.pick(given).to_owned())
                .collect();
            question.keys.push((name.to_owned(), values));
        }
    }
    question.complete = choices.once_in(2);
    let after = compiled.decide(&request(&question));
    if before.outcome != Outcome::Unknown {
        // An implicit deny may turn out to be an explicit one: denied either way.
        let denies =
            before.outcome == Outcome::ImplicitDeny && after.outcome == Outcome::ExplicitDeny;
        prop_assert!(
            denies || before.outcome == after.outcome,
            "{:?}\n{:?}\n{:#?}",
            question,
            before,
            texts
        );
    } else if let Some(first) = first {
        choices.note("a missing key");
        // Without any of the missing keys nothing is decided.
        let still = question
            .keys
            .iter()
            .all(|(key, _)| !before.missing.contains(key));
        if still && !question.complete && before.unsure.is_empty() {
            prop_assert_eq!(after.outcome, Outcome::Unknown, "{} {:?}", first, question);
        }
    }
    Ok(())
}

/// A chain of levels, both ways.
fn chains_are_judged_alike(choices: &mut Choices<'_>) -> Result<(), TestCaseError> {
    let stock = STOCKS[choices.below(4)];
    let owners = choices.pick(stock.owners);
    let full = r#"{"version":"2.0","statement":[{"effect":"allow","action":"*","resource":"*"}]}"#;
    let levels: Vec<Vec<String>> = (0..1 + choices.below(5))
        .map(|_| match choices.below(4) {
            0 => vec![full.to_owned()],
            1 => vec![policy(stock, choices)],
            _ => vec![full.to_owned(), policy(stock, choices)],
        })
        .collect();
    let mut bound = Vec::new();
    for policies in &levels {
        bound.push(Level {
            name: String::new(),
            policies: compile(policies, owners, &tencent::SCP)?,
        });
    }
    let chain = Chain::new(bound);
    for _ in 0..REQUESTS {
        let question = question(stock, choices);
        let found = chain.decide(&request(&question), Caller::Member, Exemptions::default());
        let found = match found {
            Boundary::NotBlocked => Bound::Passes,
            Boundary::DeniedAt { level, .. } => Bound::DeniedAt(level),
            Boundary::NothingAllowsAt { level, .. } => Bound::NothingAllowsAt(level),
            Boundary::Unknown { .. } => Bound::Unknown,
            Boundary::Exempt(exemption) => {
                return Err(TestCaseError::fail(format!("{exemption:?}")));
            }
        };
        let expected = oracle::bound(&levels, owners, &question);
        choices.note(format!("chain {expected:?}"));
        prop_assert_eq!(found, expected, "{:?}\n{:#?}", question, levels);
    }
    Ok(())
}

/// Texts that are no policies, and requests of any kind.
fn nothing_panics(text: &str, asked: &str, values: &[String]) {
    for profile in [&tencent::CAM, &tencent::SCP, &huawei::V5_0, &AWS] {
        let whole = r#"{"version":"2.0","statement":[{"effect":"deny","action":"cvm:Run","resource":"*","condition":{"KEY":{"k":[VALUE]}}}]}"#;
        let operators = profile.dialect.conditions.operators.iter();
        let texts = operators.map(|operator| {
            whole
                .replace("KEY", operator.name)
                .replace("VALUE", &format!("{text:?}"))
        });
        for text in texts.chain([text.to_owned()]) {
            if let Ok(policy) = Compiled::new(&text, profile) {
                let request = Request::new(asked, asked)
                    .with("k", values.to_vec())
                    .principal(asked, asked);
                let decision = policy.decide(&request);
                assert_eq!(decision.outcome, policy.verdict(&request).outcome);
            }
        }
    }
}

/// 1,000 policies where nothing else is asked for; else so many requests.
pub fn config() -> Config {
    let default = Config::default();
    let is_asked = std::env::var_os("PROPTEST_CASES").is_some();
    let policies = default.cases.div_ceil(REQUESTS.try_into().unwrap_or(1));
    Config {
        cases: if is_asked { policies } else { 1_000 },
        ..default
    }
}

pub fn choices() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 0..400)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_engine_and_the_oracle_agree(drawn in choices()) {
        policies_are_decided_alike(&mut Choices::new(&drawn))?;
    }

    #[test]
    fn the_engine_and_the_oracle_agree_on_chains(drawn in choices()) {
        chains_are_judged_alike(&mut Choices::new(&drawn))?;
    }

    #[test]
    fn what_is_known_stays_known(drawn in choices()) {
        more_knowledge_changes_nothing_that_is_known(&mut Choices::new(&drawn))?;
    }

    #[test]
    fn any_text_is_decided_or_refused(
        text in "\\PC{0,40}",
        asked in "[a-c:*${}é]{0,12}",
        values in prop::collection::vec("\\PC{0,12}|[0-9:/.eT+-]{0,24}", 0..3),
    ) {
        nothing_panics(&text, &asked, &values);
    }
}

/// All that the comparison is about really occurs in it.
#[test]
fn the_random_policies_cover_the_languages() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut runner = TestRunner::deterministic();
    for _ in 0..3_000 {
        let drawn = choices().new_tree(&mut runner).expect("choices").current();
        for judge in [
            policies_are_decided_alike,
            more_knowledge_changes_nothing_that_is_known,
            chains_are_judged_alike,
        ] {
            let mut choices = Choices::new(&drawn);
            judge(&mut choices).expect("they agree");
            for (what, count) in choices.seen {
                *seen.entry(what).or_default() += count;
            }
        }
    }
    let mut expected: Vec<String> = [
        "if-exists",
        "any",
        "every",
        "variable in a value",
        "wildcard in a value",
        "negated list",
        "wildcard in an action",
        "wildcard in a resource",
        "variable in a resource",
        "key stated absent",
        "key with one value",
        "key with several values",
        "key unsaid",
        "a missing key",
        "principal",
        "long policy",
        "chain Passes",
        "chain Unknown",
    ]
    .map(str::to_owned)
    .to_vec();
    for level in 0..4 {
        expected.push(format!("chain DeniedAt({level})"));
        expected.push(format!("chain NothingAllowsAt({level})"));
    }
    for stock in STOCKS {
        let operators = stock.profile.dialect.conditions.operators.iter();
        expected
            .extend(operators.map(|operator| format!("{:?} {}", stock.language, operator.name)));
        let answers = ["Allow", "Deny", "NothingAllows", "Unknown"];
        expected.extend(answers.map(|answer| format!("{} {answer}", stock.name)));
    }
    for what in expected {
        let count = seen.get(&what).copied().unwrap_or_default();
        println!("{what}: {count}");
        assert!(count >= 5, "{what}: {count} of {seen:?}");
    }
}
