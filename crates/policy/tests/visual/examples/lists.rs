//! Lists of actions and resources.

use charter_policy::visual::{Change, List};

use super::{add_action, check, remove_action, set_actions};

#[test]
fn lists_keep_their_form() {
    let cases: &[(&str, Change, &str)] = &[
        // One line stays one line, with the commas it has.
        (
            r#"{"action":["a"]}"#,
            add_action("b"),
            r#"{"action":["a","b"]}"#,
        ),
        (
            r#"{"action": ["a"]}"#,
            add_action("b"),
            r#"{"action": ["a", "b"]}"#,
        ),
        (
            r#"{"action":["a", "b"]}"#,
            add_action("c"),
            r#"{"action":["a", "b", "c"]}"#,
        ),
        (
            r#"{"action":["a" , "b"]}"#,
            add_action("c"),
            r#"{"action":["a" , "b" , "c"]}"#,
        ),
        (
            r#"{"action": [ "a" ]}"#,
            add_action("b"),
            r#"{"action": [ "a", "b" ]}"#,
        ),
        // A line each stays a line each, whatever the line ends and the indentation are.
        (
            "{\"action\":[\n\t\"a\"\n]}",
            add_action("b"),
            "{\"action\":[\n\t\"a\",\n\t\"b\"\n]}",
        ),
        (
            "{\"action\":[\r\n \"a\",\r\n \"b\"\r\n]}",
            add_action("c"),
            "{\"action\":[\r\n \"a\",\r\n \"b\",\r\n \"c\"\r\n]}",
        ),
        (
            "{\"action\":[\r\"a\"\r]}",
            add_action("b"),
            "{\"action\":[\r\"a\",\r\"b\"\r]}",
        ),
        (
            "{\"action\":[\n\n  \"a\",\n\n  \"b\"]}",
            add_action("c"),
            "{\"action\":[\n\n  \"a\",\n\n  \"b\",\n\n  \"c\"]}",
        ),
        (
            "{\"action\":[ \"a\"\n, \"b\"\n]}",
            add_action("c"),
            "{\"action\":[ \"a\"\n, \"b\"\n, \"c\"\n]}",
        ),
        (
            "{\"action\":[\"a\",\n\"b\", \"c\"]}",
            remove_action(0),
            "{\"action\":[\"b\", \"c\"]}",
        ),
        (
            "{\"action\":[\n \"a\",\n \"b\"\n]}",
            remove_action(1),
            "{\"action\":[\n \"a\"\n]}",
        ),
        (
            "{\"action\":[\n \"a\"\n]}",
            remove_action(0),
            "{\"action\":[]}",
        ),
        // An empty list takes the form of the others.
        (
            r#"{"action":[],"resource":["x"]}"#,
            add_action("a"),
            r#"{"action":["a"],"resource":["x"]}"#,
        ),
        (
            "{\n \"action\": [],\n \"resource\": [\n  \"x\"\n ]\n}",
            add_action("a"),
            "{\n \"action\": [\n  \"a\"\n ],\n \"resource\": [\n  \"x\"\n ]\n}",
        ),
        (
            "{\n \"action\": [],\n \"resource\": [\"x\"]\n}",
            add_action("a"),
            "{\n \"action\": [\"a\"],\n \"resource\": [\"x\"]\n}",
        ),
        (
            "{\n\t\"action\": []\n}",
            add_action("a"),
            "{\n\t\"action\": [\n\t\t\"a\"\n\t]\n}",
        ),
        // A single text stays one until a second comes.
        (
            r#"{"action": "a"}"#,
            set_actions(&["b"]),
            r#"{"action": "b"}"#,
        ),
        (
            r#"{"action": "\u0061"}"#,
            add_action("b"),
            r#"{"action": ["\u0061", "b"]}"#,
        ),
        (
            r#"{"action": "a"}"#,
            set_actions(&["c", "a"]),
            r#"{"action": ["c", "a"]}"#,
        ),
        (r#"{"action": "a"}"#, remove_action(0), r#"{"action": []}"#),
        (
            "{\n  \"action\": \"a\",\n  \"resource\": [\n    \"x\"\n  ]\n}",
            add_action("b"),
            "{\n  \"action\": [\n    \"a\",\n    \"b\"\n  ],\n  \"resource\": [\n    \"x\"\n  ]\n}",
        ),
        // What stays keeps its bytes and its place.
        (
            r#"{"action":["a","\u0062","c"]}"#,
            set_actions(&["b", "c", "d"]),
            r#"{"action":["\u0062","c","d"]}"#,
        ),
        (
            r#"{"action":["a","\u0062"]}"#,
            set_actions(&["b", "a"]),
            r#"{"action":["\u0062","a"]}"#,
        ),
        (
            r#"{"action":["a", "b","c"]}"#,
            set_actions(&["*"]),
            r#"{"action":["*"]}"#,
        ),
        (
            r#"{"action":["a","a","b"]}"#,
            remove_action(1),
            r#"{"action":["a","b"]}"#,
        ),
        (
            r#"{"action":["a"]}"#,
            add_action("\"\\\n字"),
            r#"{"action":["a","\"\\\n字"]}"#,
        ),
        (
            r#"{"action":["a"]}"#,
            add_action("a"),
            r#"{"action":["a"]}"#,
        ),
        (
            r#"{"action":["a"]}"#,
            Change::SetWord {
                statement: 0,
                list: List::Action,
                at: 0,
                word: "b".to_owned(),
            },
            r#"{"action":["b"]}"#,
        ),
    ];
    check(cases);
}
