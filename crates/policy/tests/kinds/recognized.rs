//! What a text is taken for.

use charter_policy::{PROFILES, recognize};

use super::{AGENT, ROOT, SERVICE, allow, huawei_allow, of_huawei, of_tencent};

#[test]
fn a_text_is_taken_for_the_kind_that_it_is_written_like() {
    let cos = r#""action": "cos:GetObject", "resource": "qcs::cos:ap-guangzhou:uid/1:b-1/*""#;
    let cvm = r#""action": "cvm:*", "resource": "*""#;
    let role = r#""action": "name/sts:AssumeRole""#;
    let cases = [
        // Nobody is named.
        (vec![allow(cvm)], "cam"),
        (vec![allow(cos)], "cam"),
        (vec![], "cam"),
        (
            vec![allow(
                r#""action": "sts:AssumeRole", "resource": "qcs::cam::uin/1:roleName/a""#,
            )],
            "cam",
        ),
        // Somebody, and who takes on a role.
        (vec![allow(&format!("{SERVICE}, {role}"))], "trust"),
        (
            vec![allow(&format!(r#"{SERVICE}, {role}, "resource": "*""#))],
            "trust",
        ),
        (
            vec![allow(&format!(
                r#"{ROOT}, "action": ["sts:AssumeRole", "sts:AssumeRoleWithSAML"]"#
            ))],
            "trust",
        ),
        (
            vec![allow(&format!(r#"{ROOT}, "action": "sts:*""#))],
            "trust",
        ),
        (vec![allow(&format!(r#"{ROOT}, "action": "*""#))], "trust"),
        // Only whom it is about was left out.
        (vec![allow(role)], "trust"),
        (
            vec![allow(&format!("{SERVICE}, {role}")), allow(role)],
            "trust",
        ),
        // Somebody, and what a bucket holds.
        (vec![allow(&format!("{ROOT}, {cos}"))], "bucket"),
        (
            vec![allow(&format!(
                r#"{ROOT}, "action": "*", "resource": "qcs::cos:::b/*""#
            ))],
            "bucket",
        ),
        (
            vec![allow(&format!(
                r#"{ROOT}, "action": "cos:PutBucket", "resource": "*""#
            ))],
            "bucket",
        ),
        (
            vec![allow(&format!(r#"{ROOT}, "action": "cos:*""#))],
            "bucket",
        ),
        (vec![allow(&format!("{ROOT}, {cos}")), allow(cos)], "bucket"),
        (
            vec![
                allow(&format!("{ROOT}, {cos}")),
                allow(&format!("{ROOT}, {cvm}")),
            ],
            "bucket",
        ),
        (
            vec![allow(&format!(
                r#"{ROOT}, "action": "cas:*", "resource": "qcs::cas::uid/1:vaults/a""#
            ))],
            "bucket",
        ),
        // Somebody, where no kind has it.
        (vec![allow(&format!("{ROOT}, {cvm}"))], "cam"),
        (vec![allow(&format!("{ROOT}, {cos}")), allow(cvm)], "cam"),
    ];
    for (statements, expected) in cases {
        let text = of_tencent(&statements);
        let kind = recognize(&text, "tencent").expect("the language");
        assert_eq!(kind.name, expected, "{text}");
    }
    let whole =
        format!(r#"{{"version": "2.0", {ROOT}, "statement": {{"effect": "deny", {cos}}}}}"#);
    assert_eq!(
        recognize(&whole, "tencent").map(|kind| kind.name),
        Some("bucket")
    );
    assert_eq!(recognize("", "tencent").map(|kind| kind.name), Some("cam"));
    assert_eq!(
        recognize("[1", "tencent").map(|kind| kind.name),
        Some("cam")
    );
    assert!(recognize("{}", "english").is_none());
}

#[test]
fn a_text_of_huawei_is_taken_for_its_version_and_kind() {
    let ecs = r#""Action": ["ecs:servers:get"], "Resource": ["*"]"#;
    let assume = r#""Action": ["sts:agencies:assume"]"#;
    let cases = [
        (of_huawei(&[huawei_allow(ecs)]), "5.0"),
        (of_huawei(&[huawei_allow(assume)]), "5.0"),
        (
            of_huawei(&[huawei_allow(&format!("{AGENT}, {assume}"))]),
            "5.0-trust",
        ),
        (
            of_huawei(&[huawei_allow(&format!(
                r#"{AGENT}, {assume}, "Resource": ["*"]"#
            ))]),
            "5.0-trust",
        ),
        (
            of_huawei(&[huawei_allow(
                r#""Principal": {"Federated": ["iam::a:oidcProvider:p"]}, "Action": ["sts:agencies:assumeWithOIDC"]"#,
            )]),
            "5.0-trust",
        ),
        (
            of_huawei(&[huawei_allow(&format!(
                r#"{AGENT}, "Action": ["sts:agencies:assume", "sts::tagSession", "sts::setSourceIdentity"]"#
            ))]),
            "5.0-trust",
        ),
        (
            of_huawei(&[huawei_allow(&format!("{AGENT}, {ecs}"))]),
            "5.0",
        ),
        (of_huawei(&[huawei_allow(ecs)]).replace("5.0", "1.1"), "1.1"),
        ("{}".to_owned(), "5.0"),
    ];
    for (text, expected) in cases {
        let kind = recognize(&text, "huawei").expect("the language");
        assert_eq!(kind.name, expected, "{text}");
    }
}

#[test]
fn every_language_begins_with_a_kind_that_names_nobody_and_its_kinds_tell_apart() {
    for profile in PROFILES {
        let mut kinds = PROFILES.iter().copied();
        let first = kinds
            .find(|kind| std::ptr::eq(kind.dialect, profile.dialect))
            .expect("a first");
        assert!(!first.names_principals(), "{}", first.name);
        assert!(!profile.title.is_empty());
        // Of those that are told apart, none is told without a principal but the first and what lacks only that.
        if profile.names_principals() {
            assert!(
                !profile.marks.is_empty() && !first.marks.is_empty(),
                "{}",
                profile.name
            );
        }
    }
}
