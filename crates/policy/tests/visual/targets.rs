//! A language whose statements list targets: NAVER Cloud's.

use charter_policy::Profile;
use charter_policy::decide::{Compiled, Request};
use charter_policy::dialect::Role;
use charter_policy::json::parse;
use charter_policy::naver::USER_POLICY;
use charter_policy::text::apply;
use charter_policy::visual::{Change, List, Reason, Refused, edits, read};

const PROFILE: &Profile = &USER_POLICY;

/// The text after a change.
fn changed(text: &str, change: &Change) -> Result<String, Refused> {
    let edits = edits(text, &parse(text), PROFILE, change)?;
    Ok(apply(text, &edits).expect("edits of this text"))
}

fn policy(targets: &str) -> String {
    format!(r#"{{"permissions": [{{"effect": "Allow", "targets": {targets}}}]}}"#)
}

const ONE: &str = r#"[{"product": "SSO", "actions": ["View/getUserList"], "resourceNrns": ["*"]}]"#;

#[test]
fn the_only_target_is_shown_as_the_statements_own() {
    let text = policy(ONE);
    let visual = read(&text, &parse(&text), PROFILE);
    let statement = visual.statement(0).expect("a statement");
    assert_eq!(statement.named_service(), Some("SSO"));
    assert_eq!(
        statement.actions.values().collect::<Vec<_>>(),
        ["View/getUserList"]
    );
    assert!(statement.resources.is_all());
    assert_eq!(statement.locked, []);
}

#[test]
fn its_changes_stay_within_the_target() {
    let statement = 0;
    let cases = [
        (
            Change::AddWord {
                statement,
                list: List::Action,
                word: "View/getUserDetail".to_owned(),
            },
            r#"[{"product": "SSO", "actions": ["View/getUserList", "View/getUserDetail"], "resourceNrns": ["*"]}]"#,
        ),
        (
            Change::SetAll {
                statement,
                list: List::Action,
            },
            r#"[{"product": "SSO", "actions": ["*"], "resourceNrns": ["*"]}]"#,
        ),
        (
            Change::SetService {
                statement,
                service: "VPC".to_owned(),
            },
            r#"[{"product": "VPC", "actions": ["View/getUserList"], "resourceNrns": ["*"]}]"#,
        ),
    ];
    for (change, expected) in cases {
        assert_eq!(
            changed(&policy(ONE), &change),
            Ok(policy(expected)),
            "{change:?}"
        );
    }
}

#[test]
fn what_a_target_lacks_is_added_to_it() {
    let statement = 0;
    let service = Change::SetService {
        statement,
        service: "SSO".to_owned(),
    };
    let action = Change::AddWord {
        statement,
        list: List::Action,
        word: "View/getUserList".to_owned(),
    };
    let cases = [
        (policy("[{}]"), &service, policy(r#"[{"product": "SSO"}]"#)),
        (policy("[]"), &service, policy(r#"[{"product": "SSO"}]"#)),
        (
            r#"{"permissions": [{"effect": "Allow"}]}"#.to_owned(),
            &service,
            policy(r#"[{"product": "SSO"}]"#),
        ),
        (
            policy(r#"[{"product": "SSO"}]"#),
            &action,
            policy(r#"[{"product": "SSO", "actions": ["View/getUserList"]}]"#),
        ),
    ];
    for (before, change, after) in cases {
        assert_eq!(changed(&before, change), Ok(after), "{before}");
    }
}

#[test]
fn a_new_statement_has_a_target_to_be_filled_in() {
    let add = Change::AddStatement {
        after: None,
        allow: true,
    };
    let text = changed("", &add).expect("a document");
    let visual = read(&text, &parse(&text), PROFILE);
    let statement = visual.statement(0).expect("a statement");
    assert_eq!(statement.named_service(), Some(""));
    assert!(statement.actions.written && statement.actions.items.is_empty());
    assert!(statement.resources.is_all());
    assert!(!text.contains("version"), "{text}");
}

const TWO: &str = r#"{"permissions": [
  {"effect": "Deny", "targets": [
    {"product": "SSO", "actions": ["Change/deleteUser"], "resourceNrns": ["*"]},
    {"product": "SSO", "actions": ["Change/deleteGroup"], "resourceNrns": ["*"]}
  ]},
  {"effect": "Allow", "targets": [{"product": "SSO", "actions": ["*"], "resourceNrns": ["*"]}]}
]}"#;

#[test]
fn several_targets_are_locked_until_they_are_split_and_then_say_the_same() {
    let visual = read(TWO, &parse(TWO), PROFILE);
    let statement = visual.statement(0).expect("a statement");
    let reasons: Vec<Reason> = statement
        .locked
        .iter()
        .map(|locked| locked.reason)
        .collect();
    assert_eq!(reasons, [Reason::SeveralTargets]);
    assert!(statement.is_locked(Role::Action) && statement.is_locked(Role::Service));
    let add = Change::AddWord {
        statement: 0,
        list: List::Action,
        word: "View/getUserList".to_owned(),
    };
    assert_eq!(
        changed(TWO, &add),
        Err(Refused::Locked(Reason::SeveralTargets))
    );

    let split = changed(TWO, &Change::SplitTargets(0)).expect("it can be split");
    let visual = read(&split, &parse(&split), PROFILE);
    assert_eq!(visual.blocks.len(), 3);
    for place in 0..3 {
        assert_eq!(visual.statement(place).expect("a statement").locked, []);
    }
    let compiled = |text| Compiled::new(text, PROFILE).expect("a policy without errors");
    let (before, after) = (compiled(TWO), compiled(&split));
    for action in ["deleteUser", "deleteGroup", "updateUser"] {
        let request = Request::new(&format!("SSO:Change/{action}"), "*").complete();
        assert_eq!(
            before.decide(&request).outcome,
            after.decide(&request).outcome,
            "{action}"
        );
    }
}

#[test]
fn nothing_is_split_where_there_is_one_target_or_a_fault() {
    let split = Change::SplitTargets(0);
    assert_eq!(changed(&policy(ONE), &split), Ok(policy(ONE)));
    let broken = TWO.replace("]}\n]}", "]}\n]");
    assert_eq!(changed(&broken, &split), Err(Refused::Broken));
    let none = r#"{"permissions": [{"effect": "Allow"}]}"#;
    assert_eq!(changed(none, &split), Err(Refused::NotThere));
}
