//! Worked examples: a text, a change, the text afterwards.

mod conditions;
mod elements;
mod lists;
mod refused;
mod statements;

use charter_policy::visual::{Change, List};

use crate::changed;

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

fn add_action(word: &str) -> Change {
    let word = word.to_owned();
    Change::AddWord {
        statement: 0,
        list: List::Action,
        word,
    }
}

fn remove_action(at: usize) -> Change {
    Change::RemoveWord {
        statement: 0,
        list: List::Action,
        at,
    }
}

fn set_actions(list: &[&str]) -> Change {
    Change::SetWords {
        statement: 0,
        list: List::Action,
        words: words(list),
    }
}

fn add_condition(operator: &str, key: &str, values: &[&str]) -> Change {
    Change::AddCondition {
        statement: 0,
        operator: operator.to_owned(),
        key: key.to_owned(),
        values: words(values),
    }
}

fn set_operator(at: usize, operator: &str) -> Change {
    Change::SetOperator {
        statement: 0,
        at,
        operator: operator.to_owned(),
    }
}

fn set_values(at: usize, values: &[&str]) -> Change {
    Change::SetValues {
        statement: 0,
        at,
        values: words(values),
    }
}

fn add_principal(kind: &str, values: &[&str]) -> Change {
    Change::AddPrincipal {
        statement: 0,
        kind: kind.to_owned(),
        values: words(values),
    }
}

const DENY: Change = Change::SetEffect {
    statement: 0,
    allow: false,
};
const ADD: Change = Change::AddStatement {
    after: None,
    allow: false,
};

/// A statement alone, in a document on one line.
fn document(statement: &str) -> String {
    format!("{{\"statement\":[{statement}]}}")
}

/// Makes each change in a document of that one statement.
fn check(cases: &[(&str, Change, &str)]) {
    for (before, change, after) in cases {
        let found = changed(&document(before), change);
        assert_eq!(
            found.as_deref(),
            Ok(document(after).as_str()),
            "{change:?} of {before:?}"
        );
    }
}
