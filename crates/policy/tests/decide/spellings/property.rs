//! Exchanging spellings never makes an allow of a deny. `PROPTEST_CASES` sets how many requests.

use charter_policy::decide::{Compiled, Outcome, PolicySource, Request};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::Part;
use super::drawn::Case;
use super::words::WORDS;
use crate::random::draw::Choices;
use crate::random::{REQUESTS, choices, config};
use proptest::strategy::ValueTree;

fn compiled(case: &Case) -> Result<Compiled, TestCaseError> {
    let text = case.policy();
    let owners = case.words.owners.iter();
    let source = owners.fold(PolicySource::new("random", &text), |source, owner| {
        source.owned_by(owner)
    });
    let profile = case.words.language.profile(match case.words.principals {
        [] => Part::Action,
        _ => Part::Principal,
    });
    let compiled = Compiled::of(&[source], profile);
    compiled.map_err(|refused| TestCaseError::fail(format!("{refused}: {text}")))
}

/// The keys that the spellings of variables speak of are always given.
fn request(case: &Case) -> Request {
    let mut request = Request::new(case.action.text(), &case.resource())
        .with("qcs:uin", ["77"])
        .with("g:UserId", ["ann"])
        .without("g:UserName");
    if let Some(principal) = &case.principal {
        let (kind, name) = principal.text().split_once(' ').expect("a kind");
        request = request.principal(kind, name);
    }
    for (key, value) in &case.keys {
        request = request.with(key.text(), [value.text()]);
    }
    match case.complete {
        true => request.complete(),
        false => request,
    }
}

fn outcome(case: &Case) -> Result<Outcome, TestCaseError> {
    Ok(compiled(case)?.verdict(&request(case)).outcome)
}

fn spellings_are_exchanged(choices: &mut Choices<'_>) -> Result<(), TestCaseError> {
    let words = WORDS[choices.below(WORDS.len())];
    let mut case = Case::draw(words, choices);
    for _ in 0..REQUESTS {
        case.ask(choices);
        let before = outcome(&case)?;
        let (other, changed) = case.respelled(choices);
        let after = outcome(&other)?;
        let told = || {
            let requests = (request(&case), request(&other));
            format!(
                "{changed:?} {requests:#?}\n{}\n{}",
                case.policy(),
                other.policy()
            )
        };
        if before == Outcome::ExplicitDeny {
            prop_assert_ne!(after, Outcome::Allowed, "{}", told());
        }
        if after == Outcome::ExplicitDeny {
            prop_assert_ne!(before, Outcome::Allowed, "{}", told());
        }
        if changed.perhaps == 0 {
            prop_assert_eq!(before, after, "{}", told());
            if changed.surely > 0 {
                choices.note(format!("{} surely the same, {before:?}", words.name));
            }
        } else {
            choices.note(format!(
                "{} perhaps: {before:?}, then {after:?}",
                words.name
            ));
        }
    }
    Ok(())
}

fn letters_are_exchanged(choices: &mut Choices<'_>) -> Result<(), TestCaseError> {
    let words = WORDS[choices.below(WORDS.len())];
    let mut case = Case::draw(words, choices);
    for _ in 0..REQUESTS {
        case.ask(choices);
        let before = outcome(&case)?;
        let other = case.recased(choices);
        // A policy that its vendor refuses denies nothing, and allows nothing.
        let Ok(after) = outcome(&other) else {
            continue;
        };
        choices.note(format!(
            "{} other letters: {before:?}, then {after:?}",
            words.name
        ));
        if before == Outcome::ExplicitDeny {
            let (one, other, asked) = (case.policy(), other.policy(), request(&other));
            prop_assert_ne!(after, Outcome::Allowed, "{}\n{}\n{:?}", one, other, asked);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn other_spellings_never_make_an_allow_of_a_deny(drawn in choices()) {
        spellings_are_exchanged(&mut Choices::new(&drawn))?;
    }

    #[test]
    fn other_letters_never_make_an_allow_of_a_deny(drawn in choices()) {
        letters_are_exchanged(&mut Choices::new(&drawn))?;
    }
}

/// Denies meet their requests, in every language, and are exchanged both ways.
#[test]
fn the_exchanges_cover_the_languages() {
    let mut seen = std::collections::BTreeMap::<String, usize>::new();
    let mut runner = TestRunner::deterministic();
    for _ in 0..1_500 {
        let drawn = choices().new_tree(&mut runner).expect("choices").current();
        for judge in [spellings_are_exchanged, letters_are_exchanged] {
            let mut choices = Choices::new(&drawn);
            judge(&mut choices).expect("no allow of a deny");
            for (what, count) in choices.seen {
                *seen.entry(what).or_default() += count;
            }
        }
    }
    for words in WORDS {
        let expected = [
            "surely the same, ExplicitDeny",
            "surely the same, Allowed",
            "perhaps: ExplicitDeny, then Unknown",
            "other letters: ExplicitDeny, then Unknown",
        ];
        for what in expected {
            let what = format!("{} {what}", words.name);
            let count = seen.get(&what).copied().unwrap_or_default();
            println!("{what}: {count}");
            assert!(count >= 5, "{what}: {count} of {seen:#?}");
        }
    }
}
