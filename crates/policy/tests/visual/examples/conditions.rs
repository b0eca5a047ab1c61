//! Conditions.

use charter_policy::visual::Change;

use super::{add_condition, check, set_operator, set_values};

#[test]
fn conditions_are_edited_where_they_stand() {
    let cases: &[(&str, Change, &str)] = &[
        (
            r#"{"effect":"deny"}"#,
            add_condition("ip_equal", "k", &["v"]),
            r#"{"effect":"deny","condition":{"ip_equal":{"k":"v"}}}"#,
        ),
        (
            "{\n \"effect\": \"deny\"\n}",
            add_condition("o", "k", &["v", "w"]),
            "{\n \"effect\": \"deny\",\n \"condition\": {\n  \"o\": {\n   \"k\": [\n    \"v\",\n    \"w\"\n   ]\n  }\n }\n}",
        ),
        (
            r#"{"condition":{"o":{"k":"v"}}}"#,
            add_condition("o", "l", &["w"]),
            r#"{"condition":{"o":{"k":"v","l":"w"}}}"#,
        ),
        (
            r#"{"condition":{"o":{"k":"v"}}}"#,
            add_condition("p", "k", &["w"]),
            r#"{"condition":{"o":{"k":"v"},"p":{"k":"w"}}}"#,
        ),
        (
            r#"{"condition":{"o":{"k":"v"}}}"#,
            add_condition("o", "k", &["v", "w"]),
            r#"{"condition":{"o":{"k":["v","w"]}}}"#,
        ),
        (
            r#"{"condition":[]}"#,
            add_condition("o", "k", &["v"]),
            r#"{"condition":{"o":{"k":"v"}}}"#,
        ),
        (
            r#"{"condition":{"o":{ }}}"#,
            add_condition("o", "k", &["v"]),
            r#"{"condition":{"o":{"k":"v"}}}"#,
        ),
        (
            r#"{"effect":"deny","condition":{"o":{"k":"v"}}}"#,
            Change::RemoveCondition {
                statement: 0,
                at: 0,
            },
            r#"{"effect":"deny"}"#,
        ),
        (
            r#"{"condition":{"o":{"k":1},"p":{"k":2}}}"#,
            Change::RemoveCondition {
                statement: 0,
                at: 0,
            },
            r#"{"condition":{"p":{"k":2}}}"#,
        ),
        (
            r#"{"condition":{"o":{"k":1,"l":2}}}"#,
            Change::RemoveCondition {
                statement: 0,
                at: 1,
            },
            r#"{"condition":{"o":{"k":1}}}"#,
        ),
        (
            r#"{"condition":{"o":{"k":1}}}"#,
            set_operator(0, "p"),
            r#"{"condition":{"p":{"k":1}}}"#,
        ),
        (
            r#"{"condition":{"o":{"k" :[ 1 ],"l":2}}}"#,
            set_operator(0, "p"),
            r#"{"condition":{"o":{"l":2},"p":{"k" :[ 1 ]}}}"#,
        ),
        (
            r#"{"condition":{"o":{"k":1},"p":{"l":2}}}"#,
            set_operator(0, "p"),
            r#"{"condition":{"p":{"l":2,"k":1}}}"#,
        ),
        (
            r#"{"condition":{"o":{"k":1},"p":{"l":2}}}"#,
            set_operator(1, "o"),
            r#"{"condition":{"o":{"k":1,"l":2}}}"#,
        ),
        (
            r#"{"condition":{"o":{"k" : 1}}}"#,
            Change::SetKey {
                statement: 0,
                at: 0,
                key: "l".to_owned(),
            },
            r#"{"condition":{"o":{"l" : 1}}}"#,
        ),
        (
            r#"{"condition":{"o":{"k":1}}}"#,
            set_values(0, &["2"]),
            r#"{"condition":{"o":{"k":2}}}"#,
        ),
        (
            r#"{"condition":{"o":{"k":1}}}"#,
            set_values(0, &["x"]),
            r#"{"condition":{"o":{"k":"x"}}}"#,
        ),
        (
            r#"{"condition":{"o":{"k":true}}}"#,
            set_values(0, &["false"]),
            r#"{"condition":{"o":{"k":false}}}"#,
        ),
        (
            r#"{"condition":{"o":{"k":"1"}}}"#,
            set_values(0, &["2", "1"]),
            r#"{"condition":{"o":{"k":["2","1"]}}}"#,
        ),
    ];
    check(cases);
}
