//! Policies of several kinds decide together, each as what it is.

use charter_policy::decide::{Compiled, Outcome, PolicySource, Request, Unsure};
use charter_policy::{Code, Profile, check, huawei, recognize, tencent};

use super::{AGENT, ROOT, allow, found, huawei_allow, of_huawei, of_tencent};

#[test]
fn policies_of_a_user_and_of_what_he_asks_for_are_judged_together() {
    let resource = "qcs::cos:ap-guangzhou:uid/1:b-1/x";
    let user = of_tencent(&[allow(r#""action": "cos:*", "resource": "*""#)]);
    let guard = of_tencent(&[r#"{"effect": "deny", "principal": {"qcs": "qcs::cam::uin/1:uin/2"}, "action": "cos:DeleteObject", "resource": "qcs::cos:ap-guangzhou:uid/1:b-1/*"}"#.to_owned()]);
    let sources = [
        PolicySource::new("user", &user),
        PolicySource::new("bucket", &guard),
    ];
    let policies = Compiled::of(&sources, &tencent::CAM).expect("policies");
    let asks = |who: Option<&str>, action: &str| {
        let request = Request::new(action, resource).complete();
        let request = who
            .into_iter()
            .fold(request, |request, who| request.principal("qcs", who));
        policies.decide(&request)
    };
    // What denies somebody denies him alone.
    assert_eq!(
        asks(Some("qcs::cam::uin/1:uin/2"), "cos:DeleteObject").outcome,
        Outcome::ExplicitDeny
    );
    assert_eq!(
        asks(Some("qcs::cam::uin/1:uin/3"), "cos:DeleteObject").outcome,
        Outcome::Allowed
    );
    assert_eq!(
        asks(Some("qcs::cam::uin/1:uin/2"), "cos:GetObject").outcome,
        Outcome::Allowed
    );
    let open = asks(None, "cos:DeleteObject");
    assert_eq!(
        (open.outcome, open.unsure),
        (Outcome::Unknown, vec![Unsure::Principal])
    );
}

#[test]
fn what_a_role_trusts_is_allowed_to_whom_it_names_alone() {
    let trust = of_tencent(&[allow(
        r#""principal": {"qcs": "qcs::cam::uin/1:uin/2", "service": "scf.qcloud.com"}, "action": "name/sts:AssumeRole""#,
    )]);
    for profile in [&tencent::CAM, &tencent::TRUST] {
        let policies = Compiled::new(&trust, profile).expect("a policy");
        let asks = |request: Request| policies.verdict(&request.complete()).outcome;
        let request = || Request::new("sts:AssumeRole", "qcs::cam::uin/9:roleName/r");
        assert_eq!(asks(request()), Outcome::Unknown, "nobody is known to ask");
        assert_eq!(
            asks(request().principal("qcs", "qcs::cam::uin/1:uin/2")),
            Outcome::Allowed
        );
        assert_eq!(
            asks(request().principal("service", "scf.qcloud.com")),
            Outcome::Allowed
        );
        assert_eq!(
            asks(request().principal("qcs", "qcs::cam::uin/1:uin/3")),
            Outcome::ImplicitDeny
        );
        assert_eq!(
            asks(Request::new("cvm:RunInstances", "*")),
            Outcome::ImplicitDeny
        );
    }
    let agency = of_huawei(&[huawei_allow(&format!(
        r#"{AGENT}, "Action": ["sts:agencies:assume"]"#
    ))]);
    let policies = Compiled::new(&agency, &huawei::V5_0).expect("a policy");
    let asks = |service: &str| {
        let request = Request::new("sts:agencies:assume", "*").complete();
        policies
            .verdict(&request.principal("Service", service))
            .outcome
    };
    assert_eq!(asks("service.OBS"), Outcome::Allowed);
    assert_ne!(asks("service.ECS"), Outcome::Allowed);
}

#[test]
fn what_the_vendor_refuses_in_a_kind_decides_nothing() {
    let cvm = r#""action": "cvm:*", "resource": "*""#;
    let cases: [(&'static Profile, String, Code); 5] = [
        (
            &tencent::CAM,
            of_tencent(&[allow(&format!("{ROOT}, {cvm}"))]),
            Code::PrincipalNotAllowed,
        ),
        (
            &tencent::CAM,
            of_tencent(&[allow(r#""action": "sts:AssumeRole""#)]),
            Code::PrincipalMissing,
        ),
        (&tencent::BUCKET, of_tencent(&[allow(cvm)]), Code::KindOther),
        (
            &tencent::TRUST,
            of_tencent(&[allow(r#""action": "sts:AssumeRole""#)]),
            Code::PrincipalMissing,
        ),
        (
            &huawei::V5_0,
            of_huawei(&[huawei_allow(&format!(
                r#"{AGENT}, "Action": ["ecs:servers:get"]"#
            ))]),
            Code::PrincipalNotAllowed,
        ),
    ];
    for (profile, text, code) in cases {
        let refused = Compiled::new(&text, profile).expect_err("a refusal");
        assert!(
            refused.findings.iter().any(|found| found.code == code),
            "{refused}: {text}"
        );
    }
}

#[test]
fn everybody_but_some_is_never_taken_for_these() {
    let but = of_huawei(&[
        huawei_allow(r#""Principal": {"IAM": ["0a", "0b"]}, "Action": ["sts:agencies:assume"]"#),
        r#"{"Effect": "Deny", "NotPrincipal": {"IAM": ["0a"]}, "Action": ["sts:agencies:assume"]}"#
            .to_owned(),
    ]);
    assert_eq!(found(&but, &huawei::V5_0_TRUST), []);
    assert_eq!(
        recognize(&but, "huawei").map(|kind| kind.name),
        Some("5.0-trust")
    );
    let policies = Compiled::new(&but, &huawei::V5_0_TRUST).expect("a policy");
    let asks = |who: Option<&str>| {
        let request = Request::new("sts:agencies:assume", "*").complete();
        let request = who
            .into_iter()
            .fold(request, |request, who| request.principal("IAM", who));
        policies.verdict(&request).outcome
    };
    assert_eq!(asks(Some("0a")), Outcome::Allowed);
    assert_ne!(asks(Some("0b")), Outcome::Allowed);
    assert_eq!(asks(None), Outcome::Unknown);
    // Where the language has no such element, no repair turns the statement round.
    let cases: [(&'static Profile, String); 3] = [
        (
            &tencent::TRUST,
            of_tencent(&[allow(
                r#""notPrincipal": {"qcs": "*"}, "action": "sts:AssumeRole""#,
            )]),
        ),
        (
            &tencent::BUCKET,
            of_tencent(&[allow(
                r#""NotPrincipal": {"qcs": "*"}, "action": "cos:*", "resource": "*""#,
            )]),
        ),
        (
            &tencent::CAM,
            of_tencent(&[allow(
                r#""not_action": ["cvm:*"], "action": "cos:*", "resource": "*""#,
            )]),
        ),
    ];
    for (profile, text) in cases {
        let unknown = check(&text, profile).into_iter();
        let unknown: Vec<_> = unknown
            .filter(|found| found.code == Code::ElementUnknown)
            .collect();
        assert_eq!(
            (unknown.len(), unknown[0].fix.as_ref()),
            (1, None),
            "{text}"
        );
    }
}
