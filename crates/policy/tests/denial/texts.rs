//! Error texts of the vendors, as people paste them.

use allocation_counter::measure;
use charter_policy::denial::{Failure, Layer, StatedCause, read};

struct Case {
    text: &'static str,
    language: Option<&'static str>,
    code: Option<&'static str>,
    action: Option<&'static str>,
    resource: Option<&'static str>,
}

/// Texts in the forms in which the vendors' pages and public issues show them, with other numbers.
const CASES: &[Case] = &[
    Case {
        text: "[TencentCloudSDKException]message:AuthFailure.UnauthorizedOperation-You are not authorized to perform this operation. Check your CAM policies, and ensure that you are using the correct access keys. [[request id:6ecbe97c-0000-4798-8afa-4e56b9e0f3da]you are not authorized to perform operation (sms:SendSms)\nresource (*) has no permission",
        language: Some("tencent"),
        code: Some("AuthFailure.UnauthorizedOperation"),
        action: Some("sms:SendSms"),
        resource: Some("*"),
    },
    Case {
        text: r#"{"Response":{"Error":{"Code":"UnauthorizedOperation","Message":"[request id:0a1b2c3d-1111]you are not authorized to perform operation (cvm:AllocateAddresses)\nresource (qcs::cvm:ap-guangzhou:uin\/100000000001:eip\/*) has no permission\n"},"RequestId":"0a1b2c3d-1111"}}"#,
        language: Some("tencent"),
        code: Some("UnauthorizedOperation"),
        action: Some("cvm:AllocateAddresses"),
        resource: Some("qcs::cvm:ap-guangzhou:uin/100000000001:eip/*"),
    },
    Case {
        text: "Exception: {'code': 4102, 'message': '[request id:XXXXXXXX]you are not authorized to perform operation (cns:RecordList)\\nresource (*) has no permission\\n', 'codeDesc': 'SecretidNotAuthAccessResource'}",
        language: Some("tencent"),
        code: Some("4102"),
        action: Some("cns:RecordList"),
        resource: Some("*"),
    },
    Case {
        text: "[DescribeCloudRunServerDetail] you are not authorized to perform operation (tcbr:DescribeCloudRunServerDetail)\nresource (qcs::tcbr:ap-shanghai::env/abc) has no permission",
        language: Some("tencent"),
        code: None,
        action: Some("tcbr:DescribeCloudRunServerDetail"),
        resource: Some("qcs::tcbr:ap-shanghai::env/abc"),
    },
    Case {
        text: "you are not authorized to perform operation (sts:AssumeRole) ，resource (qcs::cam::uin/100000000001:roleName/sync) has no permission",
        language: Some("tencent"),
        code: None,
        action: Some("sts:AssumeRole"),
        resource: Some("qcs::cam::uin/100000000001:roleName/sync"),
    },
    Case {
        text: r#"{"error_msg": "User: ops is not authorized to perform action ecs:cloudServers:get on resource ecs:cn-north-5:0123456789abcdef0123456789abcdef:instance:01234567 because no identity-based policy allows the ecs:cloudServers:get action.", "error_code": "PAP5.0006"}"#,
        language: Some("huawei"),
        code: Some("PAP5.0006"),
        action: Some("ecs:cloudServers:get"),
        resource: Some("ecs:cn-north-5:0123456789abcdef0123456789abcdef:instance:01234567"),
    },
    Case {
        text: "{\"error\": {\"message\": \"Policy doesn't allow ecs:servers:create to be performed.\", \"code\": 403}}",
        language: Some("huawei"),
        code: Some("403"),
        action: Some("ecs:servers:create"),
        resource: None,
    },
    Case {
        text: r#"{"error_code": "CBC.0151", "error_msg": "user access denied.checkCustomerPermission,correct permission code is billing:order:view"}"#,
        language: Some("huawei"),
        code: Some("CBC.0151"),
        action: Some("billing:order:view"),
        resource: None,
    },
    Case {
        text: r#"{"error":{"errorCode":"210","message":"Permission Denied"}}"#,
        language: Some("naver"),
        code: Some("210"),
        action: None,
        resource: None,
    },
    Case {
        text: "<Error><Code>AccessDenied</Code><Message>Access Denied.</Message><Resource>examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/a.txt</Resource><RequestId>NWE4MWZmYWZfMTIzNDU2Nzg</RequestId></Error>",
        language: Some("tencent"),
        code: Some("AccessDenied"),
        action: None,
        resource: Some("qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/a.txt"),
    },
];

#[test]
fn the_vendors_texts_are_understood() {
    for case in CASES {
        let denial = read(case.text);
        let found = (
            denial.language,
            denial.code.as_deref(),
            denial.action.as_deref(),
            denial.resource.as_deref(),
        );
        let expected = (case.language, case.code, case.action, case.resource);
        assert_eq!(found, expected, "{}", case.text);
        assert_eq!(denial.failure, Failure::Permission, "{}", case.text);
    }
}

#[test]
fn what_else_a_text_says_is_kept() {
    let denial = read(CASES[5].text);
    assert_eq!(denial.caller.as_deref(), Some("ops"));
    assert_eq!(
        denial.cause,
        Some(StatedCause::NothingAllows(Some(Layer::Identity)))
    );
    let text = CASES[5].text.replace(
        "because no identity-based policy allows the ecs:cloudServers:get action.",
        "with an explicit deny in a service control policy.",
    );
    assert_eq!(
        read(&text).cause,
        Some(StatedCause::ExplicitDeny(Some(Layer::ServiceControl)))
    );
    assert_eq!(
        read(CASES[1].text).request_id.as_deref(),
        Some("0a1b2c3d-1111")
    );
    let encoded = r#"{"error_msg": "no", "encoded_authorization_message": "Egpjbi1ub"}"#;
    assert!(read(encoded).is_encoded);
    assert!(!read(&encoded.replace("\"Egpjbi1ub\"", "null")).is_encoded);
}

#[test]
fn the_conditions_that_tencent_lists_are_read() {
    let denial = read(
        r#"code:AuthFailure.UnauthorizedOperation message:[request id:1] you are not authorized to perform operation (tke:ModifyCluster) resource (qcs::tke:ap-guangzhou::cluster/cls-1) has no permission with or without condition:[{"condition":{"key":"qcs:resource_tag","value":["billing&ops"],"ope":"for_any_value:string_equal"},"effect":"allow"}]"#,
    );
    let condition = &denial.conditions[0];
    assert_eq!(condition.key, "qcs:resource_tag");
    assert_eq!(condition.operator, "for_any_value:string_equal");
    assert_eq!(condition.values, ["billing&ops"]);
    assert!(condition.allows);
}

#[test]
fn a_caller_who_was_not_recognized_is_no_matter_of_policies() {
    for text in [
        r#"{"Response":{"Error":{"Code":"AuthFailure.SignatureExpire","Message":"The signature expired."},"RequestId":"12345678"}}"#,
        r#"{"error_code":"APIGW.0301","error_msg":"Incorrect IAM authentication information: decrypt token fail"}"#,
        r#"{"error":{"errorCode":"200","message":"Authentication Failed"}}"#,
    ] {
        assert_eq!(read(text).failure, Failure::Authentication, "{text}");
    }
    assert_eq!(read("hello").failure, Failure::Unclear);
}

#[test]
fn an_error_at_the_end_of_a_long_log_is_found() {
    let log = "2024-01-01 00:00:00 INFO all is well\n".repeat(100_000);
    let denial = read(&format!("{log}{}", CASES[1].text));
    assert_eq!(denial.action.as_deref(), CASES[1].action);
    assert_eq!(denial.resource.as_deref(), CASES[1].resource);
    assert!(denial.is_shortened);
}

#[test]
fn parts_that_were_made_unreadable_are_noticed() {
    let masked = CASES[1].text.replace("100000000001", "1000******01");
    assert!(!read(&masked).unreadable.is_empty());
    assert!(read(CASES[1].text).unreadable.is_empty());
}

#[test]
fn logs_of_logs_are_read() {
    let mut text = CASES[1].text.to_owned();
    for _ in 0..2 {
        text = format!("{{\"log\": {}}}", serde_json::Value::from(text));
        let denial = read(&text);
        assert_eq!(denial.action.as_deref(), CASES[1].action, "{text}");
        assert_eq!(denial.resource.as_deref(), CASES[1].resource, "{text}");
        assert_eq!(denial.code.as_deref(), CASES[1].code, "{text}");
    }
}

#[test]
fn a_longer_text_costs_no_more_than_what_is_read_of_it() {
    let pieces = [
        "not authorized to perform ",
        "resource (",
        "condition:[",
        "code:",
        "\\\"",
        "字",
        "[{",
        "resource: a:b:c:d<",
        "qcs::cos:<",
        "GET /a?",
        "PUT http://b.cos.ap-x.myqcloud.com/%",
        "cosclient.",
        "操作：",
        "没有 权限 ",
        "cvm:StopInstances ",
        "host: ",
        "\u{1b}[1;",
        "\\u00",
        "&lt;",
        "│ \n",
        "x**",
    ];
    for piece in pieces {
        let cost = |times: usize| {
            let text = piece.repeat(times);
            let cost = measure(|| assert!(read(&text).is_shortened, "{piece}"));
            cost.count_total
        };
        let (half, whole) = (cost(75_000), cost(150_000));
        assert!(whole <= half + half / 10, "{piece}: {half}, {whole}");
    }
    for case in CASES {
        for (at, _) in case.text.char_indices() {
            read(&case.text[at..]);
            read(&case.text[..at]);
        }
    }
}
