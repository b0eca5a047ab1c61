//! From what the visual editor shows to the parts of the sentence.

use super::{
    Actions, Force, Listed, Meaning, NAMED, Reach, Resources, ServiceActions, Who, clause,
};
use crate::dialect::{ActionGrammar, Profile};
use crate::visual::{Statement, Word, Words};

/// What a statement means in a policy of that profile.
pub fn meaning(statement: &Statement, profile: &Profile) -> Meaning {
    let dialect = profile.dialect;
    let mut meaning = Meaning {
        force: force(statement, profile),
        who: who(statement),
        actions: actions(statement, &dialect.actions),
        resources: Resources {
            reach: reach(&statement.resources),
            names: Listed::of(&texts(&statement.resources.items)),
        },
        when: Vec::new(),
        unless: Vec::new(),
        without_key: None,
        in_json: statement.locked.len(),
    };
    clause::fill(&mut meaning, statement, &dialect.conditions);
    meaning
}

fn force(statement: &Statement, profile: &Profile) -> Force {
    match statement.allows {
        Some(false) => Force::Denies,
        Some(true) if profile.grants => Force::Allows,
        Some(true) => Force::LeavesRoom,
        None => Force::Unknown(statement.effect.as_ref().map(|word| word.value.clone())),
    }
}

fn who(statement: &Statement) -> Vec<Who> {
    let kinds = statement.principals.iter();
    let who = kinds.map(|principal| Who {
        kind: principal.kind.as_ref().map(|kind| kind.value.clone()),
        names: Listed::of(&texts(&principal.values)),
    });
    who.collect()
}

pub(super) fn texts(words: &[Word]) -> Vec<&str> {
    words.iter().map(|word| word.value.as_str()).collect()
}

fn reach(words: &Words) -> Reach {
    match words.items.as_slice() {
        _ if !words.written => Reach::Unwritten,
        [] => Reach::Nothing,
        _ if words.negated => Reach::AllBut,
        _ if words.is_all() => Reach::Everything,
        _ => Reach::Listed,
    }
}

fn actions(statement: &Statement, grammar: &ActionGrammar) -> Actions {
    let words = &statement.actions;
    let of_all = statement.service.as_ref().map(|word| word.value.as_str());
    let mut services: Vec<(&str, Vec<&str>)> = Vec::new();
    for word in &words.items {
        let (own, name) = grammar.split(&word.value);
        let service = of_all.unwrap_or(own);
        match services.iter_mut().find(|(known, _)| *known == service) {
            Some((_, names)) => names.push(name),
            None => services.push((service, vec![name])),
        }
    }
    let (first, rest) = services.split_at(services.len().min(NAMED));
    let group = |(service, names): &(&str, Vec<&str>)| ServiceActions {
        service: (*service).to_owned(),
        title: None,
        names: Listed::of(names),
    };
    Actions {
        reach: reach(words),
        services: first.iter().map(group).collect(),
        more: rest.iter().map(|(_, names)| names.len()).sum(),
        more_services: rest.len(),
    }
}
