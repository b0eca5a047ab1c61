//! The list of statements.

use charter_policy::visual::Change;

use super::ADD;
use crate::changed;

#[test]
fn statements_are_added_and_moved_like_those_that_are_there() {
    let made = "{\n  \"version\": \"2.0\",\n  \"statement\": [\n    {\n      \"effect\": \"deny\",\n      \"action\": [],\n      \"resource\": [\n        \"*\"\n      ]\n    }\n  ]\n}";
    let marked = format!("\u{feff}{made}");
    let cases: &[(&str, Change, &str)] = &[
        ("", ADD, made),
        (" \n", ADD, made),
        ("\u{feff}", ADD, &marked),
        (
            "{}",
            ADD,
            "{\n  \"statement\": [\n    {\n      \"effect\": \"deny\",\n      \"action\": [],\n      \"resource\": [\n        \"*\"\n      ]\n    }\n  ]\n}",
        ),
        (
            r#"{"Version":"2.0"}"#,
            ADD,
            r#"{"Version":"2.0","Statement":[{"Effect":"deny","Action":[],"Resource":["*"]}]}"#,
        ),
        (
            r#"{"statement":[]}"#,
            ADD,
            r#"{"statement":[{"effect":"deny","action":[],"resource":["*"]}]}"#,
        ),
        (
            r#"{"statement": [{"Effect": "Allow", "Resource": "x"}]}"#,
            ADD,
            r#"{"statement": [{"Effect": "Allow", "Resource": "x"}, {"Effect": "Deny", "Action": [], "Resource": ["*"]}]}"#,
        ),
        (
            r#"{"statement":{"effect":"allow"}}"#,
            ADD,
            r#"{"statement":[{"effect":"allow"},{"effect":"deny","action":[],"resource":["*"]}]}"#,
        ),
        (
            "{\r\n\t\"statement\": [{\r\n\t\t\"effect\": \"allow\",\r\n\t\t\"action\": [\"a\"]\r\n\t}]\r\n}",
            ADD,
            "{\r\n\t\"statement\": [{\r\n\t\t\"effect\": \"allow\",\r\n\t\t\"action\": [\"a\"]\r\n\t}, {\r\n\t\t\"effect\": \"deny\",\r\n\t\t\"action\": [],\r\n\t\t\"resource\": [\"*\"]\r\n\t}]\r\n}",
        ),
        (
            "{\n \"statement\":\n {\n  \"effect\":\"allow\"\n }\n}",
            ADD,
            "{\n \"statement\":\n [{\n  \"effect\":\"allow\"\n }, {\n  \"effect\":\"deny\",\n  \"action\":[],\n  \"resource\":[\n   \"*\"\n  ]\n }]\n}",
        ),
        (
            "{\"statement\":[\n    {\n        \"effect\": \"allow\"\n    },\n\n    {\n        \"effect\": \"allow\"\n    }\n]}",
            Change::AddStatement {
                after: Some(0),
                allow: true,
            },
            "{\"statement\":[\n    {\n        \"effect\": \"allow\"\n    },\n\n    {\n        \"effect\": \"allow\",\n        \"action\": [],\n        \"resource\": [\n            \"*\"\n        ]\n    },\n\n    {\n        \"effect\": \"allow\"\n    }\n]}",
        ),
        (
            "{\"statement\":[\n{ },\n\n{}\n]}",
            Change::Duplicate(0),
            "{\"statement\":[\n{ },\n\n{ },\n\n{}\n]}",
        ),
        (
            "{\"statement\": {\"a\" : 1}}",
            Change::Duplicate(0),
            "{\"statement\": [{\"a\" : 1}, {\"a\" : 1}]}",
        ),
        (
            "{\"statement\": {\"a\" : 1}}",
            Change::Remove(0),
            "{\"statement\": []}",
        ),
        (
            "{\"statement\":[{},\n{ }, {  }]}",
            Change::Move { from: 0, to: 2 },
            "{\"statement\":[{ }, {  },\n{}]}",
        ),
        (
            "{\"statement\":[{}, { }, {  }]}",
            Change::Move { from: 2, to: 0 },
            "{\"statement\":[{  }, {}, { }]}",
        ),
        (
            "{\"statement\":[{},\n{ }, {  }]}",
            Change::Remove(1),
            "{\"statement\":[{},\n{  }]}",
        ),
        // A broken text: what is sound can be edited, and the faults stay as they are.
        (
            r#"{"statement":[{"effect":allow},{"effect":"allow"}]"#,
            Change::SetEffect {
                statement: 1,
                allow: false,
            },
            r#"{"statement":[{"effect":allow},{"effect":"deny"}]"#,
        ),
        (
            r#"{"statement":[{"effect" "allow"},{"a":1}], }"#,
            Change::Duplicate(1),
            r#"{"statement":[{"effect" "allow"},{"a":1},{"a":1}], }"#,
        ),
    ];
    for (before, change, after) in cases {
        let found = changed(before, change);
        assert_eq!(found.as_deref(), Ok(*after), "{change:?} of {before:?}");
    }
}
