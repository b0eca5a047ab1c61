//! Others, and what is no error.

use super::*;

/// Those of others, whose language is not known here, and what is no error.
pub const OTHERS: &[Form] = &[
    Form {
        text: "User: arn:aws:iam::123456789012:user/ops is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/a because no identity-based policy allows the s3:GetObject action",
        language: None,
        failure: Failure::AnotherVendor,
        action: Some("s3:GetObject"),
        resource: Some("arn:aws:s3:::b/a"),
        caller: Some("arn:aws:iam::123456789012:user/ops"),
        ..TENCENT
    },
    Form {
        text: "hello",
        language: None,
        failure: Failure::Unclear,
        ..TENCENT
    },
    Form {
        text: "FailedOperation.OperationForbidden: this operation is only allowed for clusters marked with 'Chaos Experiment'",
        language: None,
        failure: Failure::Unclear,
        ..TENCENT
    },
    Form {
        text: "{\"version\": \"2.0\", \"statement\": [{\"effect\": \"deny\", \"action\": \"cvm:StopInstances\", \"resource\": \"*\"}]}",
        language: None,
        failure: Failure::Unclear,
        resource: Some("*"),
        ..TENCENT
    },
    Form {
        text: "没有问题，请检查权限列表",
        language: None,
        failure: Failure::Unclear,
        ..TENCENT
    },
    Form {
        text: "401 Client Error: you do not have the required permissions",
        language: None,
        ..TENCENT
    },
    Form {
        text: "HTTP/1.1 403 Forbidden",
        language: None,
        ..TENCENT
    },
];
