//! A policy that its vendor would refuse decides nothing, and is never taken in part.

use charter_policy::decide::{Compiled, PolicySource};
use charter_policy::{Code, Profile, huawei, tencent};

use super::aws_language::IDENTITY as AWS;

fn refused(text: &str, profile: &'static Profile) -> charter_policy::decide::Refused {
    match Compiled::new(text, profile) {
        Err(refused) => refused,
        Ok(_) => panic!("{text}"),
    }
}

#[test]
fn a_faulty_statement_is_named() {
    let good = r#"{"effect":"allow","action":"cvm:*","resource":"*"}"#;
    let faulty = [
        (
            r#"{"effect":"permit","action":"cvm:*","resource":"*"}"#,
            Code::EffectInvalid,
        ),
        (
            r#"{"effect":"deny","action":"cvm","resource":"*"}"#,
            Code::ActionMalformed,
        ),
        (
            r#"{"effect":"deny","action":"cvm:*","resource":"qcs::cvm:*"}"#,
            Code::ResourceSegments,
        ),
        (
            r#"{"effect":"deny","action":"cvm:*","resource":"*","condition":{"ip_equals":{"qcs:ip":"10.0.0.1"}}}"#,
            Code::OperatorUnknown,
        ),
        (
            r#"{"effect":"deny","action":"cvm:*","resource":"*","condition":{"ip_equal":{"qcs:ip":"office"}}}"#,
            Code::ValueNotIp,
        ),
        (
            r#"{"effect":"deny","action":"cvm:*","resource":"*","conditon":{"ip_equal":{"qcs:ip":"10.0.0.1"}}}"#,
            Code::ElementUnknown,
        ),
    ];
    for (statement, code) in faulty {
        let text = super::tencent(&format!("{good},{statement}"));
        let refused = refused(&text, &tencent::CAM);
        assert_eq!(refused.statements, [1], "{statement}");
        assert!(
            refused.to_string().contains("upon, statement 2: "),
            "{refused}"
        );
        assert!(
            refused.findings.iter().any(|finding| finding.code == code),
            "{refused}"
        );
    }
}

#[test]
fn the_first_faulty_policy_is_named() {
    let good = super::tencent(r#"{"effect":"allow","action":"cvm:*","resource":"*"}"#);
    let sources = [
        PolicySource::new("good", &good),
        PolicySource::new("bad", "{"),
    ];
    let refused = Compiled::of(&sources, &tencent::CAM).unwrap_err();
    assert_eq!((refused.policy, refused.name.as_str()), (1, "bad"));
    assert!(refused.statements.is_empty());
    let text = refused.to_string();
    assert!(
        text.contains("bad") && text.contains("json-unclosed"),
        "{text}"
    );
    for text in ["", "[]", "null", "{}", "7", r#"{"version":"2.0"}"#] {
        assert!(Compiled::new(text, &tencent::CAM).is_err(), "{text}");
    }
}

#[test]
fn a_list_beside_its_negation_is_refused() {
    let text = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","NotAction":"s3:Get","Resource":"*"}]}"#;
    assert_eq!(refused(text, &AWS).statements, [0]);
    let text = r#"{"Version":"5.0","Statement":[{"Effect":"Deny","Action":["ecs:a:b"],"Resource":["*"],"NotResource":["*"]}]}"#;
    assert_eq!(refused(text, &huawei::V5_0).statements, [0]);
}

#[test]
fn a_policy_too_large_to_be_saved_is_still_decided_upon() {
    let statement = r#"{"effect":"allow","action":"cvm:*","resource":"*"}"#;
    let text = super::tencent(&vec![statement; 1_001].join(","));
    assert!(text.len() > tencent::CAM_MAX_SIZE);
    assert_eq!(super::compiled(&text, &tencent::CAM).len(), 1_001);
}
