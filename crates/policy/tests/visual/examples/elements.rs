//! Elements of a statement.

use charter_policy::visual::{Change, List};

use super::{DENY, add_action, add_principal, check};

#[test]
fn elements_are_spelt_and_placed_like_those_that_are_there() {
    let cases: &[(&str, Change, &str)] = &[
        (r#"{"effect":"allow"}"#, DENY, r#"{"effect":"deny"}"#),
        (r#"{"Effect": "Allow"}"#, DENY, r#"{"Effect": "Deny"}"#),
        (r#"{"effect":"ALLOW"}"#, DENY, r#"{"effect":"DENY"}"#),
        (r#"{"effect":"Deny"}"#, DENY, r#"{"effect":"Deny"}"#),
        (r#"{"effect":"${effect}"}"#, DENY, r#"{"effect":"deny"}"#),
        (
            r#"{"Action":"a"}"#,
            DENY,
            r#"{"Effect":"deny","Action":"a"}"#,
        ),
        (r#"{}"#, DENY, r#"{"effect":"deny"}"#),
        (
            "{\n  \"x\": 1,\n  \"effect\" : \"deny\"\n}",
            add_action("a"),
            "{\n  \"x\": 1,\n  \"effect\" : \"deny\",\n  \"action\": [\n    \"a\"\n  ]\n}",
        ),
        (
            r#"{"effect":"deny","resource":"*"}"#,
            add_action("a"),
            r#"{"effect":"deny","action":["a"],"resource":"*"}"#,
        ),
        (
            r#"{"action":["a", "b"]}"#,
            Change::SetAll {
                statement: 0,
                list: List::Resource,
            },
            r#"{"action":["a", "b"], "resource":["*"]}"#,
        ),
        (
            r#"{"action":["a","b"]}"#,
            Change::SetAll {
                statement: 0,
                list: List::Action,
            },
            r#"{"action":["*"]}"#,
        ),
        (
            r#"{"action":"a"}"#,
            Change::SetAll {
                statement: 0,
                list: List::Action,
            },
            r#"{"action":"*"}"#,
        ),
        (
            r#"{"effect":"deny"}"#,
            Change::SetSid {
                statement: 0,
                sid: Some("s".to_owned()),
            },
            r#"{"sid":"s","effect":"deny"}"#,
        ),
        (
            r#"{"effect":"deny", "Sid":"s"}"#,
            Change::SetSid {
                statement: 0,
                sid: None,
            },
            r#"{"effect":"deny"}"#,
        ),
        (
            r#"{"effect":"deny"}"#,
            add_principal("qcs", &["x"]),
            r#"{"principal":{"qcs":["x"]},"effect":"deny"}"#,
        ),
        (
            r#"{"principal":{"qcs":"x"}}"#,
            add_principal("qcs", &["y"]),
            r#"{"principal":{"qcs":["x","y"]}}"#,
        ),
        (
            r#"{"principal":{"qcs":["x"]}}"#,
            add_principal("service", &["y"]),
            r#"{"principal":{"qcs":["x"],"service":["y"]}}"#,
        ),
        (
            r#"{"principal":"*"}"#,
            Change::SetPrincipalKind {
                statement: 0,
                at: 0,
                kind: "qcs".to_owned(),
            },
            r#"{"principal":{"qcs":"*"}}"#,
        ),
        (
            r#"{"effect":"deny","principal":{"qcs":["x"]}}"#,
            Change::RemovePrincipal {
                statement: 0,
                at: 0,
            },
            r#"{"effect":"deny"}"#,
        ),
    ];
    check(cases);
}
