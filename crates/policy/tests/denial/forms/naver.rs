//! NAVER Cloud.

use super::*;

pub const NAVERS: &[Form] = &[
    Form {
        text: r#"{"error":{"errorCode":"Forbidden","message":"You do not have permission to perform this operation.","detail":"policyId: 00000000"}}"#,
        code: Some("Forbidden"),
        ..NAVER
    },
    Form {
        text: "{\n  \"error\": {\n    \"errorCode\": \"Forbidden\",\n    \"message\": \"이 작업을 수행할 권한이 없습니다.\"\n  }\n}",
        code: Some("Forbidden"),
        ..NAVER
    },
    Form {
        text: "HTTP 401 from https://subaccount.apigw.ntruss.com/api/v1/sub-accounts: {\"error\":{\"errorCode\":\"210\",\"message\":\"Permission Denied\"}}",
        code: Some("210"),
        ..NAVER
    },
    Form {
        text: r#"{"responseError": {"returnCode": "1300", "returnMessage": "You do not have permission."}}"#,
        code: Some("1300"),
        ..NAVER
    },
    // No permission of an account: the application has no subscription.
    Form {
        text: r#"{"error":{"errorCode":"210","message":"Permission Denied","details":"A subscription to the API is required."}}"#,
        failure: Failure::Other,
        code: Some("210"),
        ..NAVER
    },
    Form {
        text: r#"{"error":{"errorCode":"200","message":"Authentication Failed","details":"Authentication information are missing."}}"#,
        failure: Failure::Authentication,
        code: Some("200"),
        ..NAVER
    },
    Form {
        text: r#"{"error":{"errorCode":"NotFound","message":"One or more of the resources in the request do not exist in the system."}}"#,
        failure: Failure::Unclear,
        code: Some("NotFound"),
        ..NAVER
    },
];
