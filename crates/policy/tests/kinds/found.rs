//! What is said of principals, and of what is of another kind.

use charter_policy::{Code, Profile, check, huawei, tencent};

use super::{AGENT, ROOT, SERVICE, about_kinds, allow, found, huawei_allow, of_huawei, of_tencent};

#[test]
fn a_policy_of_a_user_names_nobody() {
    let not_allowed = |name: &str| (Code::PrincipalNotAllowed, format!("\"{name}\""));
    let cvm = r#""action": "cvm:*", "resource": "qcs::cvm:::instance/*""#;
    for principal in [ROOT, SERVICE, r#""principal": "*""#, r#""principal": {}"#] {
        let text = of_tencent(&[allow(&format!("{principal}, {cvm}"))]);
        assert_eq!(
            about_kinds(&text, &tencent::CAM),
            [not_allowed("principal")],
            "{text}"
        );
    }
    // Each of them, and that of the whole document.
    let named = allow(&format!("{ROOT}, {cvm}"));
    let both = of_tencent(&[named.clone(), allow(cvm), named]);
    assert_eq!(about_kinds(&both, &tencent::CAM).len(), 2);
    let whole = format!(
        r#"{{"version": "2.0", {ROOT}, "statement": {}}}"#,
        allow(cvm)
    );
    assert_eq!(
        about_kinds(&whole, &tencent::CAM),
        [not_allowed("principal")]
    );
    let ecs = r#""Action": ["ecs:servers:get"], "Resource": ["*"]"#;
    for principal in [
        AGENT,
        r#""Principal": {"IAM": ["0a1b"]}"#,
        r#""Principal": "*""#,
    ] {
        let text = of_huawei(&[huawei_allow(&format!("{principal}, {ecs}"))]);
        let found = check(&text, &huawei::V5_0);
        let codes: Vec<_> = found
            .iter()
            .map(|found| (found.code, found.vendor_code))
            .collect();
        assert_eq!(
            codes,
            [(Code::PrincipalNotAllowed, Some("UNSUPPORTED_PRINCIPAL"))],
            "{text}"
        );
    }
}

#[test]
fn a_policy_of_a_role_or_a_bucket_names_somebody_in_each_statement() {
    let missing = (Code::PrincipalMissing, "{".to_owned());
    let cases: &[(&'static Profile, String, usize)] = &[
        (
            &tencent::TRUST,
            of_tencent(&[allow(r#""action": "sts:AssumeRole""#)]),
            1,
        ),
        (
            &tencent::TRUST,
            of_tencent(&[
                allow(&format!(r#"{SERVICE}, "action": "sts:AssumeRole""#)),
                allow(r#""action": "sts:*""#),
            ]),
            1,
        ),
        (
            &tencent::BUCKET,
            of_tencent(&[allow(r#""action": "cos:*", "resource": "*""#)]),
            1,
        ),
        (
            &tencent::BUCKET,
            of_tencent(&[
                allow(r#""action": "cos:*", "resource": "*""#),
                allow(r#""action": "cos:Get*", "resource": "qcs::cos:::b/*""#),
            ]),
            2,
        ),
        (
            &tencent::BUCKET,
            format!(
                r#"{{"version": "2.0", {ROOT}, "statement": {}}}"#,
                allow(r#""action": "cos:*", "resource": "*""#)
            ),
            0,
        ),
        (
            &huawei::V5_0_TRUST,
            of_huawei(&[huawei_allow(r#""Action": ["sts:agencies:assume"]"#)]),
            1,
        ),
        (
            &huawei::V5_0_TRUST,
            of_huawei(&[huawei_allow(
                r#""Action": ["sts:agencies:assume", "sts::tagSession"], "Resource": ["*"]"#,
            )]),
            1,
        ),
    ];
    for (profile, text, count) in cases {
        assert_eq!(
            about_kinds(text, profile),
            vec![missing.clone(); *count],
            "{text}"
        );
    }
    // What is only misspelt is not missing as well.
    let misspelt = of_tencent(&[allow(
        r#""principle": {"service": "scf.qcloud.com"}, "action": "sts:AssumeRole""#,
    )]);
    assert_eq!(
        found(&misspelt, &tencent::TRUST),
        [(Code::ElementUnknown, "\"principle\"".to_owned())]
    );
}

#[test]
fn a_document_that_is_clearly_of_another_kind_is_told_so_once() {
    let trust = of_tencent(&[
        allow(&format!(r#"{SERVICE}, "action": "sts:AssumeRole""#)),
        allow(&format!(r#"{ROOT}, "action": "sts:AssumeRole""#)),
    ]);
    let bucket = of_tencent(&[
        allow(&format!(
            r#"{ROOT}, "action": "cos:Get*", "resource": "qcs::cos:::b/*""#
        )),
        allow(&format!(
            r#"{ROOT}, "action": "cos:Put*", "resource": "qcs::cos:::b/*""#
        )),
    ]);
    let identity = of_tencent(&[
        allow(r#""action": "cvm:Run*", "resource": "*""#),
        allow(r#""action": "vpc:Create*", "resource": "*""#),
    ]);
    let cases: [(&'static Profile, &str, &str, &str); 6] = [
        (&tencent::CAM, &trust, "trust", "\"principal\""),
        (&tencent::CAM, &bucket, "bucket", "\"principal\""),
        (&tencent::TRUST, &bucket, "bucket", "{"),
        (&tencent::TRUST, &identity, "cam", "{"),
        (&tencent::BUCKET, &trust, "trust", "{"),
        (&tencent::BUCKET, &identity, "cam", "{"),
    ];
    for (profile, text, kind, at) in cases {
        assert_eq!(
            found(text, profile),
            [(Code::KindOther, at.to_owned())],
            "{text}"
        );
        assert_eq!(check(text, profile)[0].param(1), kind);
    }
    let agency = of_huawei(&[huawei_allow(&format!(
        r#"{AGENT}, "Action": ["sts:agencies:assume"]"#
    ))]);
    assert_eq!(
        found(&agency, &huawei::V5_0),
        [(Code::KindOther, "\"Principal\"".to_owned())]
    );
    let ecs = of_huawei(&[huawei_allow(r#""Action": ["ecs:servers:get"]"#)]);
    assert_eq!(
        found(&ecs, &huawei::V5_0_TRUST),
        [(Code::KindOther, "{".to_owned())]
    );
    // What each is, and what is no other for certain.
    for (profile, text) in [
        (&tencent::TRUST, &trust),
        (&tencent::BUCKET, &bucket),
        (&tencent::CAM, &identity),
    ] {
        assert_eq!(found(text, profile), [], "{text}");
    }
    let either = of_tencent(&[allow(&format!(r#"{ROOT}, "action": "*", "resource": "*""#))]);
    assert_eq!(about_kinds(&either, &tencent::BUCKET), []);
    assert_eq!(
        about_kinds(&either, &tencent::CAM),
        [(Code::PrincipalNotAllowed, "\"principal\"".to_owned())]
    );
    // That only bounds is never told from a text.
    for text in [&trust, &bucket] {
        assert!(
            about_kinds(text, &tencent::SCP)
                .iter()
                .all(|(code, _)| *code == Code::PrincipalNotAllowed)
        );
    }
}

#[test]
fn what_no_policy_of_the_kind_is_asked_about_is_named() {
    let foreign = |words: &[&str]| -> Vec<(Code, String)> {
        words
            .iter()
            .map(|word| (Code::KindForeign, (*word).to_owned()))
            .collect()
    };
    let cases: &[(&'static Profile, String, &[&str])] = &[
        (
            &tencent::TRUST,
            allow(&format!(
                r#"{SERVICE}, "action": ["sts:AssumeRole", "cvm:RunInstances", "name/cos:*"]"#
            )),
            &["cvm:RunInstances", "name/cos:*"],
        ),
        (
            &tencent::TRUST,
            allow(&format!(
                r#"{SERVICE}, "action": ["sts:AssumeRole", "sts:GetFederationToken"]"#
            )),
            &["sts:GetFederationToken"],
        ),
        (
            &tencent::TRUST,
            allow(&format!(
                r#"{SERVICE}, "action": ["*", "name/sts:Assume*"]"#
            )),
            &[],
        ),
        (
            &tencent::BUCKET,
            allow(&format!(
                r#"{ROOT}, "action": ["cos:*", "cmqqueue:*"], "resource": ["qcs::cos:::b/*", "qcs::cvm:::instance/*"]"#
            )),
            &["cmqqueue:*", "qcs::cvm:::instance/*"],
        ),
        (
            &tencent::BUCKET,
            allow(&format!(
                r#"{ROOT}, "action": ["c*:Get*", "permid/7"], "resource": ["qcs:::::b/*", "*"]"#
            )),
            &[],
        ),
        (
            &tencent::BUCKET,
            allow(&format!(
                r#"{ROOT}, "action": "name/cos:${{action}}", "resource": "qcs::<service>:::b/*""#
            )),
            &[],
        ),
    ];
    for (profile, statement, words) in cases {
        let text = of_tencent(std::slice::from_ref(statement));
        assert_eq!(about_kinds(&text, profile), foreign(words), "{text}");
    }
    let text = of_huawei(&[huawei_allow(&format!(
        r#"{AGENT}, "Action": ["sts:agencies:assume", "obs:object:get", "sts::decode"]"#
    ))]);
    assert_eq!(
        about_kinds(&text, &huawei::V5_0_TRUST),
        foreign(&["obs:object:get", "sts::decode"])
    );
}
