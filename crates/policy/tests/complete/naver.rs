//! What is offered in NAVER Cloud's policies, where a target names the service of its actions.

use charter_policy::Catalog;
use charter_policy::naver::USER_POLICY;

use crate::{completions, naver_catalog};

fn labels(permission: &str) -> Vec<String> {
    let marked = format!(r#"{{"permissions": [{{{permission}}}]}}"#);
    let found = completions(&marked, &USER_POLICY, &naver_catalog());
    let items = found.map(|found| found.items).unwrap_or_default();
    items.into_iter().map(|item| item.label).collect()
}

#[test]
fn the_best_come_first() {
    let cases: &[(&str, &[&str])] = &[
        ("|", &["effect", "targets", "condition"]),
        (
            r#""targets": [{|}]"#,
            &["product", "actions", "resourceNrns"],
        ),
        (r#""effect": "|""#, &["Allow", "Deny"]),
        (r#""targets": [{"product": "SS|"}]"#, &["SSO"]),
        (r#""targets": [{"product": "single|"}]"#, &["SSO"]),
        (
            r#""targets": [{"product": "SSO", "actions": ["View/getUser|"]}]"#,
            &["View/getUserDetail", "View/getUserList"],
        ),
        // Letter by letter, and without its type.
        (
            r#""targets": [{"product": "SSO", "actions": ["change/delUs|"]}]"#,
            &["Change/deleteUser"],
        ),
        (
            r#""targets": [{"product": "SSO", "actions": ["addMFA|"]}]"#,
            &["Change/addMFADevice"],
        ),
        // What stands in the list already is not offered, in whatever case.
        (
            r#""targets": [{"product": "SSO", "actions": ["view/getuserlist", "View/getUser|"]}]"#,
            &["View/getUserDetail"],
        ),
        // Each target has its own service.
        (
            r#""targets": [{"product": "SSO", "actions": ["*"]}, {"product": "Server", "actions": ["|"]}]"#,
            &["*", "View*", "Change*"],
        ),
        (
            r#""targets": [{"product": "SSO", "actions": ["Change/deleteUser"], "resourceNrns": ["|"]}]"#,
            &["*", "nrn:PUB:SSO:::User/*", "nrn:"],
        ),
        (
            r#""targets": [{"resourceNrns": ["nrn:|"]}]"#,
            &["PUB:", "GOV:", "FIN:"],
        ),
        (
            r#""condition": {"StringEquals": {"ncp:resourceTag|"}}"#,
            &["ncp:resourceTag", "ncp:resourceTag/"],
        ),
    ];
    for (marked, expected) in cases {
        let found = labels(marked);
        assert!(found.len() >= expected.len(), "{marked}: {found:?}");
        assert_eq!(&found[..expected.len()], *expected, "{marked}");
    }
}

#[test]
fn a_service_that_is_not_loaded_is_asked_for() {
    let index = "charter-catalog 1\nSSO\tNcloud Single Sign-On\t\t60\n";
    let catalog = Catalog::with_index(index).expect("an index");
    let marked = r#"{"permissions": [{"targets": [{"product": "SSO", "actions": ["Vi|"]}]}]}"#;
    let found = completions(marked, &USER_POLICY, &catalog).expect("completions");
    assert_eq!(found.wants.as_deref(), Some("SSO"));
}

#[test]
fn variables_are_condition_keys() {
    let found = labels(r#""condition": {"StringEquals": {"ncp:resourceTag/owner": "|"}}"#);
    assert!(
        found.contains(&"${ncp:principalId}".to_owned()),
        "{found:?}"
    );
}
