//! A policy of another language than the chosen one: one finding says so, and as what to check it.

use charter_policy::huawei::{SCP_2024_11, SCP_2025_12, V1_1, V5_0};
use charter_policy::naver::USER_POLICY;
use charter_policy::tencent::{CAM, SCP};
use charter_policy::{Code, Profile, check, english};

use super::only_finding;

const TENCENT: &[&str] = &[
    r#"{"version": "2.0", "statement": [{"effect": "deny", "action": "cvm:*", "resource": "*"}]}"#,
    r#"{"statement": {"effect": "allow", "action": ["name/cos:Get*"], "resource": ["qcs::cos:::a/*"], "condition": {"ip_equal": {"qcs:ip": "203.0.113.1"}}}}"#,
    r#"{"version": "2.0", "statement": [{"effect": "allow", "action": "sts:AssumeRole", "principal": {"service": ["scf.qcloud.com"]}}]}"#,
];
const HUAWEI_5_0: &[&str] = &[
    r#"{"Version": "5.0", "Statement": [{"Effect": "Deny", "Action": ["ecs:*:*"]}]}"#,
    r#"{"Version": "5.0", "Statement": [{"Sid": "a", "Effect": "Allow", "NotAction": ["iam:*:*"], "Resource": ["*"], "Condition": {"StringEquals": {"g:UserName": ["a"]}}}]}"#,
    r#"{"Version": "5.0", "Statement": [{"Effect": "Allow", "Principal": {"Service": ["service.OBS"]}, "Action": ["sts:agencies:assume"]}]}"#,
];
const HUAWEI_1_1: &[&str] = &[
    r#"{"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": ["ecs:servers:list"]}]}"#,
    r#"{"Version": "1.0", "Statement": [{"Effect": "Allow", "Action": ["::Get"]}], "Depends": [{"catalog": "BASE", "display_name": "x"}]}"#,
    r#"{"Version": "1.1", "Statement": [{"Effect": "Deny", "Action": ["obs:bucket:*"], "Resource": ["OBS:*:*:bucket:*"], "Condition": {"StringEquals": {"obs:prefix": ["a"]}}}]}"#,
];
const NAVER: &[&str] = &[
    r#"{"permissions": [{"effect": "Allow", "targets": [{"product": "Server", "actions": ["View*"], "resourceNrns": ["*"]}]}]}"#,
    r#"{"policyName": "a", "permissions": [{"effect": "Deny", "targets": [{"product": "SSO", "actions": ["Change/deleteUser"], "resourceNrns": ["nrn:PUB:SSO:KR:1:User/*"]}], "condition": {"StringEquals": {"ncp:principalId": "1"}}}]}"#,
    r#"{"permissions": [{"effect": "Allow", "targets": [{"product": "VPC", "actions": ["*"], "resourceNrns": ["*"]}, {"product": "SSO", "actions": ["View*"], "resourceNrns": ["*"]}]}]}"#,
];
const AWS: &[&str] = &[
    r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::b/*"}]}"#,
    r#"{"Version": "2012-10-17", "Statement": {"Sid": "a", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "sts:AssumeRole"}}"#,
    r#"{"Version": "2008-10-17", "Statement": [{"Effect": "Deny", "Action": ["ec2:*"], "Resource": "*", "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["eu-west-1"]}}}]}"#,
];

/// Asserts that each text is said to be of a language where it is read as one of these kinds.
fn assert_named(
    texts: &[&str],
    read_as: &[&'static Profile],
    cloud: &str,
    version: &str,
    kind: &str,
) {
    for text in texts {
        for profile in read_as {
            let found = only_finding(text, profile);
            let params: Vec<&str> = found.params.iter().map(String::as_str).collect();
            assert_eq!(found.code, Code::LanguageOther, "{} {text}", profile.name);
            assert_eq!(found.fix, None);
            assert_eq!(params[..2], [cloud, version], "{} {text}", profile.name);
            assert_eq!(
                params[2..].join(" ").trim(),
                kind,
                "{} {text}",
                profile.name
            );
        }
    }
}

#[test]
fn each_language_is_named_where_another_was_chosen() {
    let huawei: &[&'static Profile] = &[&V5_0, &V1_1];
    assert_named(
        TENCENT,
        &[&V5_0, &V1_1, &USER_POLICY],
        "Tencent Cloud",
        "",
        "tencent cam",
    );
    assert_named(
        TENCENT,
        &[&SCP_2025_12, &SCP_2024_11],
        "Tencent Cloud",
        "",
        "tencent scp",
    );
    assert_named(
        HUAWEI_5_0,
        &[&CAM, &V1_1, &USER_POLICY],
        "Huawei Cloud",
        "5.0",
        "huawei 5.0",
    );
    assert_named(
        HUAWEI_5_0,
        &[&SCP],
        "Huawei Cloud",
        "5.0",
        "huawei scp-2025-12",
    );
    assert_named(
        HUAWEI_1_1,
        &[&CAM, &SCP, &V5_0, &SCP_2025_12, &USER_POLICY],
        "Huawei Cloud",
        "1.1",
        "huawei 1.1",
    );
    assert_named(NAVER, &[&CAM, &SCP], "NAVER Cloud", "", "naver user");
    assert_named(NAVER, huawei, "NAVER Cloud", "", "naver user");
    assert_named(AWS, &[&CAM, &SCP, &USER_POLICY], "AWS", "", "");
    assert_named(AWS, huawei, "AWS", "", "");
}

#[test]
fn the_sentence_says_it_in_full() {
    let found = only_finding(HUAWEI_1_1[0], &SCP);
    assert_eq!(
        english::message(&found),
        "This is a policy of Huawei Cloud, not of the kind that was chosen. It is written in version 1.1."
    );
    assert_eq!(
        english::message(&only_finding(AWS[0], &SCP)),
        "This is a policy of AWS, not of the kind that was chosen."
    );
}

#[test]
fn a_mistake_in_the_version_is_no_other_language() {
    for (text, profile) in [
        (
            r#"{"version": "1.1", "statement": [{"effect": "deny", "action": "cvm:*", "resource": "*"}]}"#,
            &CAM,
        ),
        (
            r#"{"version": "2012-10-17", "statement": [{"effect": "deny", "action": "cvm:*", "resource": "*"}]}"#,
            &CAM,
        ),
        (
            r#"{"version": "5.0", "statement": [{"effect": "deny", "action": "cvm:*", "resource": "qcs::cvm:::*"}]}"#,
            &SCP,
        ),
        (
            r#"{"Version": "2012-10-17", "Statement": [{"Effect": "allow", "Action": "cos:*", "Resource": "qcs::cos:::a/*"}]}"#,
            &CAM,
        ),
        (
            r#"{"Version": "1.1", "Statement": [{"Sid": "a", "Effect": "Allow", "NotAction": ["ecs:*:*"]}]}"#,
            &V5_0,
        ),
        (
            r#"{"Version": "2.0", "Statement": [{"Effect": "Allow", "Action": ["ecs:*:*"]}]}"#,
            &V1_1,
        ),
        (
            r#"{"Version": "6.0", "Statement": [{"Effect": "Allow", "Action": ["ecs:*:*"]}]}"#,
            &V5_0,
        ),
        (
            r#"{"version": "2.0", "statement": [{"effect": "deny", "action": "ecs:servers:create", "resource": "*"}]}"#,
            &CAM,
        ),
        (r#"{"version": "2.0"}"#, &CAM),
        ("{}", &CAM),
        ("{", &V5_0),
        (r#"{"Version": "5.0"}"#, &V5_0),
        (r#"{"permission": []}"#, &USER_POLICY),
    ] {
        let found = check(text, profile);
        let other = found.iter().find(|found| found.code == Code::LanguageOther);
        assert_eq!(other, None, "{text}");
    }
}
