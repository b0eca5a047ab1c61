//! What a form makes of a kind of policy.

use charter_policy::dialect::Role;
use charter_policy::visual::{Change, Reason};
use charter_policy::{Code, Document, Profile, huawei, tencent};

use super::{huawei_allow, of_huawei};

#[test]
fn a_form_begins_a_statement_as_its_kind_of_policy_has_it() {
    let begun = |profile: &'static Profile| {
        let mut document = Document::new("", profile);
        let add = Change::AddStatement {
            after: None,
            allow: true,
        };
        document.change(&add).expect("a statement");
        let add = Change::AddPrincipal {
            statement: 0,
            kind: profile.dialect.principals[0].to_owned(),
            values: vec!["*".to_owned()],
        };
        if profile.names_principals() {
            document.change(&add).expect("a principal");
        }
        document
    };
    let kinds = [
        (&tencent::CAM, true),
        (&tencent::TRUST, false),
        (&tencent::BUCKET, true),
        (&huawei::V5_0, true),
        (&huawei::V5_0_TRUST, false),
    ];
    for (profile, lists_resources) in kinds {
        let document = begun(profile);
        let visual = document.visual();
        let statement = visual.statement(0).expect("the statement");
        assert_eq!(
            statement.resources.written,
            lists_resources,
            "{}",
            document.text()
        );
        // Only the actions are still to be said.
        let codes = document.findings().iter().map(|found| found.code);
        let wanted = |code: &Code| !matches!(code, Code::PrincipalAny);
        assert_eq!(
            codes.filter(wanted).collect::<Vec<_>>(),
            [Code::EmptyList],
            "{}",
            document.text()
        );
    }
}

#[test]
fn a_form_leaves_everybody_but_some_to_the_text() {
    let text = of_huawei(&[huawei_allow(
        r#""NotPrincipal": {"IAM": ["0a"]}, "Action": ["sts:agencies:assume"]"#,
    )]);
    let mut document = Document::new(&text, &huawei::V5_0_TRUST);
    let visual = document.visual();
    let statement = visual.statement(0).expect("the statement");
    assert!(statement.is_locked(Role::Principal) && statement.principals.is_empty());
    assert_eq!(statement.locked[0].reason, Reason::AllBut);
    let add = Change::AddPrincipal {
        statement: 0,
        kind: "IAM".to_owned(),
        values: vec!["0b".to_owned()],
    };
    assert!(document.change(&add).is_err(), "{}", document.text());
}
