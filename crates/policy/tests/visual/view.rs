//! What the form should show, found on trees without positions.

use charter_policy::visual::{Statement, Visual, Word, Words};

use super::changes::{distinct, shown_conditions};
use super::model::{find, scalars, texts};
use super::plain::{Leaf, Plain};

type Members = Vec<(Leaf, Plain)>;

/// A statement as the form shows it, without places.
#[derive(Debug, Default, PartialEq)]
pub struct Shown {
    sid: Option<String>,
    effect: Option<String>,
    actions: Option<Vec<String>>,
    resources: Option<Vec<String>>,
    principals: Vec<(Option<String>, Vec<String>)>,
    conditions: Vec<(String, String, Vec<String>)>,
}

/// What the form should show.
fn expected(members: &Members) -> Shown {
    let value = |name| find(members, name).map(|at| &members[at].1);
    let text = |name| {
        value(name)
            .filter(|value| value.is_string())
            .and_then(|value| texts(value)?.pop())
    };
    let kinds = |kinds: Members| -> Vec<_> {
        let shown = distinct(&kinds).into_iter();
        shown
            .filter_map(|at| Some((Some(kinds[at].0.text.clone()), texts(&kinds[at].1)?)))
            .collect()
    };
    let operators = value("condition")
        .and_then(Plain::filled)
        .unwrap_or_default();
    let conditions = shown_conditions(&operators)
        .into_iter()
        .filter_map(|(operator, key)| {
            let keys = operators[operator].1.filled()?;
            Some((
                operators[operator].0.text.clone(),
                keys[key].0.text.clone(),
                scalars(&keys[key].1)?,
            ))
        });
    Shown {
        sid: text("sid"),
        effect: text("effect"),
        actions: value("action").and_then(texts),
        resources: value("resource").and_then(texts),
        principals: match text("principal") {
            Some(text) => vec![(None, vec![text])],
            None => kinds(
                value("principal")
                    .and_then(Plain::filled)
                    .unwrap_or_default(),
            ),
        },
        conditions: conditions.collect(),
    }
}

/// What the form shows.
fn found(statement: &Statement) -> Shown {
    let words = |words: &Words| {
        words
            .written
            .then(|| words.values().map(str::to_owned).collect())
    };
    let values = |values: &[Word]| values.iter().map(|word| word.value.clone()).collect();
    let principals = statement.principals.iter();
    let conditions = statement.conditions.iter();
    Shown {
        sid: statement.sid.as_ref().map(|word| word.value.clone()),
        effect: statement.effect.as_ref().map(|word| word.value.clone()),
        actions: words(&statement.actions),
        resources: words(&statement.resources),
        principals: principals
            .map(|principal| {
                (
                    principal.kind.as_ref().map(|kind| kind.value.clone()),
                    values(&principal.values),
                )
            })
            .collect(),
        conditions: conditions
            .map(|condition| {
                (
                    condition.operator.value.clone(),
                    condition.key.value.clone(),
                    values(&condition.values),
                )
            })
            .collect(),
    }
}

/// What each block should show.
pub fn expected_blocks(document: &Plain) -> Vec<Option<Shown>> {
    let Some(members) = document.members() else {
        return Vec::new();
    };
    let list = find(members, "statement").map(|at| members[at].1.clone());
    let blocks = match list {
        Some(Plain::List(items)) => items,
        Some(single @ Plain::Object(_)) => vec![single],
        _ => Vec::new(),
    };
    blocks
        .iter()
        .map(|block| block.members().map(expected))
        .collect()
}

pub fn found_blocks(visual: &Visual) -> Vec<Option<Shown>> {
    let places = 0..visual.blocks.len();
    places
        .map(|place| visual.statement(place).map(found))
        .collect()
}
