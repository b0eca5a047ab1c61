//! What is not done.

use charter_policy::visual::{Change, Refused};

use super::{ADD, DENY, add_action, add_principal, remove_action, set_operator};
use crate::changed;

#[test]
fn what_cannot_be_done_safely_is_refused() {
    use charter_policy::visual::Reason::{Fault, NotAnObject, WrongType};
    let cases: &[(&str, Change, Refused)] = &[
        (r#"{"statement":[]}"#, DENY, Refused::NotThere),
        (r#"{}"#, Change::Remove(0), Refused::NotThere),
        (r#"[]"#, ADD, Refused::Locked(NotAnObject)),
        (r#"{"statement":1}"#, ADD, Refused::Locked(WrongType)),
        (r#"{"statement":["x"]}"#, DENY, Refused::Locked(NotAnObject)),
        (
            r#"{"statement":[{"effect":allow}]}"#,
            DENY,
            Refused::Locked(Fault),
        ),
        (
            r#"{"statement":[{"effect":"allow"]}"#,
            DENY,
            Refused::Locked(Fault),
        ),
        (
            r#"{"statement":[{"effect":{}}]}"#,
            DENY,
            Refused::Locked(WrongType),
        ),
        (
            r#"{"statement":[{"action":["a",1]}]}"#,
            add_action("b"),
            Refused::Locked(WrongType),
        ),
        (
            r#"{"statement":[{"action":["a"]}]}"#,
            remove_action(1),
            Refused::NotThere,
        ),
        (r#"{"statement":[{},]}"#, ADD, Refused::Broken),
        (
            r#"{"statement":[{} {}]}"#,
            Change::Move { from: 0, to: 1 },
            Refused::Broken,
        ),
        (r#"// "#, ADD, Refused::Broken),
        (
            r#"{"statement":[{"condition":{"o":{"k":1,"l":2}}}]}"#,
            Change::SetKey {
                statement: 0,
                at: 0,
                key: "l".to_owned(),
            },
            Refused::Exists,
        ),
        (
            r#"{"statement":[{"condition":{"o":{"k":1},"p":{"k":2}}}]}"#,
            set_operator(0, "p"),
            Refused::Exists,
        ),
        (
            r#"{"statement":[{"condition":{"o":{"k":1,"k":2}}}]}"#,
            Change::RemoveCondition {
                statement: 0,
                at: 0,
            },
            Refused::StandsTwice,
        ),
        (
            r#"{"statement":[{"principal":"*"}]}"#,
            add_principal("qcs", &["x"]),
            Refused::Locked(NotAnObject),
        ),
    ];
    for (text, change, expected) in cases {
        assert_eq!(
            changed(text, change),
            Err(*expected),
            "{change:?} of {text:?}"
        );
    }
}
