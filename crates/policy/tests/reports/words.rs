//! Placeholders, accounts, keys, services and addresses.

use charter_policy::huawei::{SCP_2024_11, SCP_2025_12, V1_1, V5_0};
use charter_policy::tencent::{CAM, DIALECT, SCP};
use charter_policy::{Code, Severity, check, english};

use super::{found, huawei, mended, on, only, under};

#[test]
fn placeholders_may_hold_spaces_and_are_marked_as_a_whole() {
    for (resource, marks) in [
        (
            "qcs::cos:<bucket region>:uid/<your-appid>:<bucket name>/*",
            &["<bucket region>", "<your-appid>", "<bucket name>"][..],
        ),
        (
            "qcs::cos:ap-beijing:uid/{your appid}:{your bucket}/*",
            &["{your appid}", "{your bucket}"],
        ),
        (
            "qcs::cvm::uin/${enter the account's uin}:instance/*",
            &["${enter the account's uin}"],
        ),
        ("qcs::cos:::<存储桶名称>/*", &["<存储桶名称>"]),
        (
            "qcs::cos::uid/【账号：APPID】:【存储桶】/*",
            &["【账号：APPID】", "【存储桶】"],
        ),
        ("qcs::vod::uid/[账号AppID]:prefix//a", &["[账号AppID]"]),
        (
            "qcs::cvm::uin/{{ owner_uin }}:instance/*",
            &["{{ owner_uin }}"],
        ),
        (
            "qcs::cvm::uin/root account UIN:instance/*",
            &["root account UIN"],
        ),
        ("qcs::cvm::uin/<qcs:uin>:instance/*", &["<qcs:uin>"]),
        ("qcs::cdn::uin/루트 계정UIN:domain/a", &["루트 계정UIN"]),
        (
            "qcs::cvm::uin/1:instance/${instance id}",
            &["${instance id}"],
        ),
    ] {
        let expected: Vec<_> = marks
            .iter()
            .map(|mark| (Code::Placeholder, *mark))
            .collect();
        let service = resource.split(':').nth(2).expect("a service");
        let text = on(&format!("{service}:*"), resource);
        assert_eq!(found(&text, &CAM), expected, "{resource}");
    }
    assert_eq!(
        found(&on("cvm:<the action>", "*"), &CAM),
        [(Code::Placeholder, "<the action>")]
    );
    // A space that slipped in is still one.
    let text = on("cvm:*", "qcs::cvm: ap-beijing:uin/<your uin>:instance/*");
    assert_eq!(found(&text, &CAM), [(Code::ResourceSpace, " ")]);
    let text = on("cvm:*", "qcs::cvm::uin/ 100000000001:instance/*");
    assert_eq!(found(&text, &CAM), [(Code::ResourceSpace, " ")]);
}

#[test]
fn owners_are_written_as_their_service_writes_them() {
    for (resource, wrong) in [
        (
            "qcs::cvm:ap-guangzhou:uid/1250000000:instance/ins-1",
            "uid/",
        ),
        ("qcs::cmqqueue::uid/1250000000:queueName/a", "uid/"),
        ("qcs::cdb::uid/*:instanceId/*", "uid/"),
        (
            "qcs::cos:ap-guangzhou:uin/100000000001:b-1250000000/*",
            "uin/",
        ),
        ("qcs::cas::uin/100000000001:vaults/a", "uin/"),
        ("qcs::cos::uid/1250000000:b-1250000000/*", ""),
        ("qcs::ci::uid/1250000000:bucket/b/*", ""),
        ("qcs::vod::uid/1250000000:prefix//1/1/path", ""),
        ("qcs::vod::uin/100000000001:vodSubAppId/1", ""),
        ("qcs::*::uid/1250000000:*", ""),
        ("qcs::cvm::uin/100000000001:instance/*", ""),
    ] {
        let found = found(&on("*", resource).replace("\"allow\"", "\"deny\""), &CAM)
            .first()
            .map_or("", |(code, at)| {
                assert_eq!(*code, Code::ResourceAccountKind, "{resource}");
                at
            })
            .to_owned();
        assert_eq!(found, wrong, "{resource}");
    }
    assert_eq!(DIALECT.account_prefixes("cos").first(), Some(&"uid/"));
}

#[test]
fn keys_in_another_case_are_named_as_documented() {
    for (written, meant) in [
        ("QCS:IP", "qcs:ip"),
        ("qcs:Ip", "qcs:ip"),
        ("Qcs:ip", "qcs:ip"),
    ] {
        let text = under(&format!(
            r#"{{"ip_not_equal_if_exist": {{"{written}": "203.0.113.0/24"}}}}"#
        ));
        let finding = only(&text, &CAM, Code::ConditionKeyCase);
        assert_eq!(
            (finding.severity, finding.param(1)),
            (Severity::Warning, meant)
        );
        assert_eq!(found(&mended(&text, &finding), &CAM), []);
    }
    let text = r#"{"version": "2.0", "statement": [{"effect": "allow", "action": "cos:PutObject", "resource": "*", "condition": {"string_equal": {"cos:X-COS-ACL": "private"}}}]}"#;
    assert_eq!(
        found(text, &CAM),
        [(Code::ConditionKeyCase, "cos:X-COS-ACL")]
    );
    // Huawei Cloud's pages say that names of keys are in any case; a tag's key keeps its own.
    let text = huawei(
        "5.0",
        r#""Effect": "Deny", "Action": ["ecs:*:*"], "Condition": {"StringEquals": {"g:resourcetag/Team": ["red"]}}"#,
    );
    let finding = only(&text, &V5_0, Code::ConditionKeyCase);
    assert_eq!(finding.severity, Severity::Suggestion);
    assert!(mended(&text, &finding).contains("\"g:ResourceTag/Team\""));
}

#[test]
fn services_that_the_vendor_lists_are_known() {
    for service in ["cbm", "tic", "cwpp", "taidc", "ckv", "cdcs", "consolevod"] {
        let text = on(&format!("{service}:Describe*"), "*");
        assert_eq!(check(&text, &CAM), [], "{service}");
    }
    assert!(DIALECT.services.is_sorted());
    // A short name with another letter may well be a service; letters that changed places are a slip.
    for (service, slip) in [
        ("cvs", false),
        ("tcx", false),
        ("cmv", true),
        ("cvmm", true),
    ] {
        let text = on(&format!("{service}:Describe*"), "*");
        let is_found = !check(&text, &CAM).is_empty();
        assert_eq!(is_found, slip, "{service}");
    }
}

#[test]
fn private_addresses_are_right_where_requests_come_from_a_network() {
    let ip = r#""ip_equal": {"qcs:ip": ["10.1.1.0/24"]}"#;
    let private = |action: &str, more: &str| {
        let text = format!(
            r#"{{"version": "2.0", "statement": [{{"effect": "deny", "action": "{action}", "resource": "*", "condition": {{{ip}{more}}}}}]}}"#
        );
        found(&text, &CAM)
            .iter()
            .any(|(code, _)| *code == Code::IpPrivate)
    };
    assert!(private("cvm:Stop*", ""));
    assert!(!private(
        "cvm:Stop*",
        r#", "string_equal": {"vpc:requester_vpc": "vpc-ab12cd34"}"#
    ));
    assert!(!private(
        "cvm:Stop*",
        r#", "string_not_equal_if_exist": {"qcs:vpc": "vpc-ab12cd34"}"#
    ));
    // COS is reached over the vendor's own network too.
    assert!(!private("name/cos:GetObject", ""));
    let vpc = |keys: &str| {
        let text = huawei(
            "5.0",
            &format!(
                r#""Effect": "Deny", "Action": ["ecs:*:*"], "Condition": {{"IpAddress": {{"g:SourceIp": ["10.0.0.0/8"]}}{keys}}}"#
            ),
        );
        found(&text, &V5_0)
            .iter()
            .any(|(code, _)| *code == Code::IpPrivate)
    };
    assert!(vpc(""));
    let id = "0b6a8a8c-1f0e-4e0e-8f43-0b1b7f2f7a11";
    assert!(!vpc(&format!(
        r#", "StringEquals": {{"g:SourceVpc": "{id}"}}"#
    )));
    assert!(!vpc(&format!(
        r#", "StringEquals": {{"g:SourceVpce": "{id}"}}"#
    )));
}

#[test]
fn wildcards_of_a_service_control_policy_are_as_sure_as_their_source() {
    for (action, expected) in [
        ("evs:*:*", None),
        ("ecs:*", None),
        ("ecs:servers:*", None),
        ("ecs:servers:del*", None),
        ("*", None),
        ("AccessAnalyzer::validatePolicy", None),
        ("iam::*", None),
        ("ecs:*:get*", Some(Code::ActionWildcardPart)),
        ("ecs:server*:*", Some(Code::ActionWildcardPart)),
        ("*:*:*", Some(Code::ActionWildcardPart)),
        ("ecs:*ers:get", Some(Code::ActionWildcardPlace)),
        ("ecs:ser*ers:get", Some(Code::ActionWildcardPlace)),
        ("ecs:servers:*All", Some(Code::ActionWildcardPlace)),
    ] {
        let text = huawei(
            "5.0",
            &format!(r#""Effect": "Deny", "Action": ["{action}"], "Resource": ["*"]"#),
        );
        for profile in [&SCP_2024_11, &SCP_2025_12] {
            let found = found(&text, profile);
            let codes: Vec<Code> = found.iter().map(|(code, _)| *code).collect();
            let expected: Vec<Code> = expected.into_iter().collect();
            assert_eq!(codes, expected, "{action}");
        }
    }
}

#[test]
fn an_effect_of_version_1_1_may_be_in_any_case() {
    for effect in ["allow", "ALLOW", "deny", "dEny"] {
        let statement = format!(r#""Effect": "{effect}", "Action": ["obs:object:GetObject"]"#);
        let found = check(&huawei("1.1", &statement), &V1_1);
        let found: Vec<_> = found
            .iter()
            .map(|found| (found.code, found.severity))
            .collect();
        assert_eq!(
            found,
            [(Code::EffectCase, Severity::Suggestion)],
            "{effect}"
        );
        assert_eq!(
            check(&huawei("5.0", &statement), &V5_0)[0].code,
            Code::EffectInvalid
        );
    }
}

#[test]
fn a_pattern_of_services_means_those_that_match_it() {
    for (action, service) in [("c*:Run*", "c*"), ("*:Run*", "*"), ("*s:Get*", "*s")] {
        let text = on(action, "*");
        let finding = only(&text, &CAM, Code::ActionWildcardService);
        let expected =
            format!("“{action}” applies to every service whose name matches “{service}”.");
        assert_eq!(english::message(&finding), expected);
    }
}

#[test]
fn a_limit_that_no_page_gives_only_warns() {
    let text = on(&format!("cvm:{}", "a".repeat(6_200)), "*");
    let severity = |profile| only(&text, profile, Code::SizeOver).severity;
    assert_eq!(severity(&CAM), Severity::Error);
    assert_eq!(severity(&SCP), Severity::Warning);
    let message = english::message(&only(&text, &CAM, Code::SizeOver));
    assert!(message.contains("spaces not counted"), "{message}");
}

#[test]
fn a_key_that_lacks_its_prefix_is_one_that_is_known() {
    let key = |key: &str| {
        let text = under(&format!(r#"{{"string_equal_if_exist": {{"{key}": "a"}}}}"#));
        let found = found(&text, &CAM);
        found
            .iter()
            .any(|(code, _)| *code == Code::ConditionKeyMalformed)
    };
    assert!(key("ip") && key("Resource_Tag") && key("qcs:") && key(":ip"));
    // Services have keys without one.
    assert!(!key("product") && !key("cvm_system_disk_size"));
}
