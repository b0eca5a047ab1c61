//! What every random test looks at.

use std::ops::Range;

use charter_policy::TextEdit;
use charter_policy::json::parse;
use charter_policy::tencent::CAM;
use charter_policy::text::apply;
use charter_policy::visual::{Change, Content, List, Locked, Statement, Visual, Word, edits, read};

/// What the form shows of a text.
pub fn shown(text: &str) -> Visual {
    read(text, &parse(text), &CAM)
}

/// All ranges that a view names.
pub fn ranges(visual: &Visual) -> Vec<Range<usize>> {
    let locked = |locked: &[Locked]| {
        locked
            .iter()
            .map(|locked| locked.range.clone())
            .collect::<Vec<_>>()
    };
    let words = |words: &[Word]| {
        words
            .iter()
            .map(|word| word.range.clone())
            .collect::<Vec<_>>()
    };
    let mut found = locked(&visual.locked);
    for block in &visual.blocks {
        found.push(block.range.clone());
        let Content::Statement(statement) = &block.content else {
            continue;
        };
        found.extend(locked(&statement.locked));
        found.extend(
            statement
                .sid
                .iter()
                .chain(&statement.effect)
                .map(|word| word.range.clone()),
        );
        found.extend(words(&statement.actions.items));
        found.extend(words(&statement.resources.items));
        for principal in &statement.principals {
            found.push(principal.range.clone());
            found.extend(words(&principal.values));
        }
        for condition in &statement.conditions {
            found.extend([
                condition.range.clone(),
                condition.key.range.clone(),
                condition.operator.range.clone(),
            ]);
            found.extend(words(&condition.values));
        }
    }
    found
}

/// The edits that take the edited text back.
pub fn inverse(text: &str, edits: &[TextEdit]) -> Vec<TextEdit> {
    let mut ordered: Vec<&TextEdit> = edits.iter().collect();
    ordered.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let (mut removed, mut added) = (0, 0);
    let back = ordered.into_iter().map(|edit| {
        let start = edit.range.start - removed + added;
        removed += edit.range.len();
        added += edit.insert.len();
        TextEdit::replace(start..start + edit.insert.len(), &text[edit.range.clone()])
    });
    back.collect()
}

/// The bytes of each block.
fn sources(text: &str) -> Vec<String> {
    shown(text)
        .blocks
        .iter()
        .map(|block| text[block.range.clone()].to_owned())
        .collect()
}

/// The changes that set what a statement shows already.
pub fn idle(statement: usize, shown: &Statement) -> Vec<Change> {
    let values = |words: &[Word]| {
        words
            .iter()
            .map(|word| word.value.clone())
            .collect::<Vec<_>>()
    };
    let mut changes = vec![Change::Move {
        from: statement,
        to: statement,
    }];
    changes.extend(shown.sid.as_ref().map(|sid| Change::SetSid {
        statement,
        sid: Some(sid.value.clone()),
    }));
    changes.extend(
        shown
            .allows
            .map(|allow| Change::SetEffect { statement, allow }),
    );
    for list in [List::Action, List::Resource] {
        let words = values(&shown.words(list).items);
        if !shown.words(list).written {
            continue;
        }
        for (at, word) in words.iter().enumerate() {
            changes.push(Change::SetWord {
                statement,
                list,
                at,
                word: word.clone(),
            });
            changes.push(Change::AddWord {
                statement,
                list,
                word: word.clone(),
            });
        }
        changes.push(Change::SetWords {
            statement,
            list,
            words,
        });
    }
    for (at, condition) in shown.conditions.iter().enumerate() {
        let (operator, key) = (
            condition.operator.value.clone(),
            condition.key.value.clone(),
        );
        let values = values(&condition.values);
        changes.push(Change::SetOperator {
            statement,
            at,
            operator: operator.clone(),
        });
        changes.push(Change::SetKey {
            statement,
            at,
            key: key.clone(),
        });
        changes.push(Change::SetValues {
            statement,
            at,
            values: values.clone(),
        });
        changes.push(Change::AddCondition {
            statement,
            operator,
            key,
            values,
        });
    }
    for (at, principal) in shown.principals.iter().enumerate() {
        let values = values(&principal.values);
        changes.push(Change::SetPrincipals {
            statement,
            at,
            values: values.clone(),
        });
        if let Some(kind) = principal.kind.as_ref().map(|kind| kind.value.clone()) {
            changes.push(Change::SetPrincipalKind {
                statement,
                at,
                kind: kind.clone(),
            });
            changes.push(Change::AddPrincipal {
                statement,
                kind,
                values,
            });
        }
    }
    changes
}

/// Whether a change may touch the statement that stands at a place before it.
fn touches(change: &Change, place: usize) -> bool {
    match change {
        Change::Remove(removed) => *removed == place,
        other => other.statement() == Some(place),
    }
}

/// The untouched statements before a change are there after it, byte for byte.
fn assert_others_stay(before: &str, after: &str, change: &Change) {
    let mut left = sources(after);
    for (place, source) in sources(before).into_iter().enumerate() {
        if !touches(change, place) {
            let at = left.iter().position(|other| *other == source);
            assert!(
                at.is_some(),
                "{source:?} is gone from {after:?}: {change:?}"
            );
            at.map(|at| left.remove(at));
        }
    }
}

/// A text, a change, and where it could be made the text after it; checked for what holds in every text.
pub fn make(text: &str, change: &Change) -> Option<String> {
    let parsed = parse(text);
    let edits = edits(text, &parsed, &CAM, change).ok()?;
    let after = apply(text, &edits).expect("edits that fit the text");
    assert_eq!(
        apply(&after, &inverse(text, &edits)).as_deref(),
        Ok(text),
        "{change:?} of {text:?}"
    );
    let kinds = |text: &str| parse(text).faults.len();
    let blank = text.trim_start_matches('\u{feff}').trim().is_empty();
    assert_eq!(
        kinds(&after),
        if blank { 0 } else { kinds(text) },
        "{change:?} of {text:?}: {after:?}"
    );
    assert_others_stay(text, &after, change);
    Some(after)
}
