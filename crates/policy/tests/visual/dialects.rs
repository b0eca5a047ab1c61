//! A language with negated elements, which Tencent's has not.

use charter_policy::dialect::{Dialect, Element, Place, Profile, Role};
use charter_policy::json::parse;
use charter_policy::tencent::{CAM, DIALECT};
use charter_policy::text::apply;
use charter_policy::visual::{Change, List, Reason, edits, read};

/// Tencent's language with `notAction`.
fn profile() -> &'static Profile {
    let negated = Element {
        name: "notAction",
        role: Role::NotAction,
        place: Place::Statement,
    };
    let elements = [DIALECT.elements, &[negated]].concat();
    let dialect = Dialect {
        elements: Box::leak(elements.into_boxed_slice()),
        ..DIALECT
    };
    Box::leak(Box::new(Profile {
        dialect: Box::leak(Box::new(dialect)),
        ..CAM
    }))
}

#[test]
fn negated_elements_are_shown_and_stay_negated() {
    let profile = profile();
    let list = List::Action;
    let cases: &[(&str, Change, &str)] = &[
        (
            r#"{"statement":[{"NotAction":["a"]}]}"#,
            Change::AddWord {
                statement: 0,
                list,
                word: "b".to_owned(),
            },
            r#"{"statement":[{"NotAction":["a","b"]}]}"#,
        ),
        (
            r#"{"statement":[{"NotAction":["a","b"]}]}"#,
            Change::SetAll { statement: 0, list },
            r#"{"statement":[{"Action":["*"]}]}"#,
        ),
        (
            r#"{"statement":[{"notAction":["*"]}]}"#,
            Change::SetAll { statement: 0, list },
            r#"{"statement":[{"action":["*"]}]}"#,
        ),
    ];
    for (before, change, after) in cases {
        let parsed = parse(before);
        let visual = read(before, &parsed, profile);
        let actions = &visual.statement(0).expect("a statement").actions;
        assert!(
            actions.written && actions.negated && !actions.is_all(),
            "{before}"
        );
        let edits = edits(before, &parsed, profile, change);
        let found = edits.map(|edits| apply(before, &edits));
        assert_eq!(found, Ok(Ok((*after).to_owned())), "{change:?}");
    }
}

#[test]
fn an_element_beside_its_negation_is_locked() {
    let text = r#"{"statement":[{"action":"a","notAction":"b"},{"notAction":1}]}"#;
    let visual = read(text, &parse(text), profile());
    let both = visual.statement(0).expect("a statement");
    assert_eq!(
        both.locked.first().map(|locked| locked.reason),
        Some(Reason::DuplicateKey)
    );
    assert!(!both.is_locked(Role::Action));
    assert!(
        visual
            .statement(1)
            .expect("a statement")
            .is_locked(Role::Action)
    );
}
