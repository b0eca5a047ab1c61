//! Huawei Cloud.

use super::*;

pub const HUAWEIS: &[Form] = &[
    Form {
        text: r#"{"error_msg":"Policy doesn't allow ecs:servers:list to be performed.","error_code":"IAM.0003"}"#,
        code: Some("IAM.0003"),
        action: Some("ecs:servers:list"),
        ..HUAWEI
    },
    Form {
        text: "{\"error\":{\"code\":\"EPS.0003\",\"message\":\"policy doesn’t allow ecs:cloudServers:list\"}}",
        code: Some("EPS.0003"),
        action: Some("ecs:cloudServers:list"),
        ..HUAWEI
    },
    Form {
        text: r#"{"error_msg": "Policy does not allow 'organizations:policies:attach' to be performed.", "error_code": "Organizations.1007"}"#,
        code: Some("Organizations.1007"),
        action: Some("organizations:policies:attach"),
        ..HUAWEI
    },
    Form {
        text: r#"{"error_msg":"User: ops is not authorized to perform action ecs:cloudServers:get on resource ecs:cn-north-5:yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy:instance:zzzzzzzzzzzzzzzz with an explicit deny in a service control policy.","error_code":"PAP5.0006"}"#,
        code: Some("PAP5.0006"),
        action: Some("ecs:cloudServers:get"),
        pattern: Some("ecs:cn-north-5:*:instance:*"),
        caller: Some("ops"),
        unreadable: &[Unreadable::Account, Unreadable::Name],
        ..HUAWEI
    },
    // Python's and Java's SDK.
    Form {
        text: "huaweicloudsdkcore.exceptions.exceptions.ClientRequestException: ClientRequestException - {status_code:403,request_id:0123456789abcdef,error_code:PAP5.0006,error_msg:User: ops is not authorized to perform action vpc:vpcs:create on resource vpc:cn-north-4:0123456789abcdef0123456789abcde0:vpc:* because no identity-based policy allows the vpc:vpcs:create action.,encoded_authorization_message:None }",
        code: Some("PAP5.0006"),
        action: Some("vpc:vpcs:create"),
        resource: Some("vpc:cn-north-4:0123456789abcdef0123456789abcde0:vpc:*"),
        caller: Some("ops"),
        ..HUAWEI
    },
    Form {
        text: "com.huaweicloud.sdk.core.exception.ClientRequestException: {\"error_msg\":\"The IAM user is not authorized to access the API.\",\"error_code\":\"APIGW.0302\",\"request_id\":\"0123456789abcdef\"}\n\tat com.huaweicloud.sdk.core.exception.ServiceResponseException.mapException(ServiceResponseException.java:106)",
        code: Some("APIGW.0302"),
        ..HUAWEI
    },
    Form {
        text: r#"{"error_msg": "access denied: abc", "error_code": "PAP5.0001", "request_id": "0123456789abcdef", "encoded_authorization_message": "Egpjbi1ub"}"#,
        code: Some("PAP5.0001"),
        ..HUAWEI
    },
    // Terraform, with the request of the provider.
    Form {
        text: "╷\n│ Error: error creating VPC: Action forbidden: [POST https://vpc.cn-north-4.myhuaweicloud.com/v1/0123/vpcs], request_id: 0123456789ab, error message: {\"code\":\"VPC.0002\",\"message\":\"Policy doesn't allow\n│ vpc:vpcs:create to be performed.\"}\n╵",
        code: Some("VPC.0002"),
        action: Some("vpc:vpcs:create"),
        ..HUAWEI
    },
    Form {
        text: "Error: Error creating HuaweiCloud user: Action Forbidden\n\n  on iam.tf line 3, in resource \"huaweicloud_identity_user\" \"demo\":",
        ..HUAWEI
    },
    // Object storage.
    Form {
        text: "com.obs.services.exception.ObsException: Error message:Request Error.OBS service Error Message. -- ResponseCode: 403, ResponseStatus: Forbidden, XML Error Message: <?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>0000019503B8A478</RequestId><HostId>32AAAQAAEAABAAAQAAEAABAAAQAAEAABCS</HostId></Error>\n\tat com.obs.services.internal.utils.ServiceUtils.changeFromServiceException(ServiceUtils.java:533)",
        code: Some("AccessDenied"),
        ..HUAWEI
    },
    Form {
        text: "Error: error reading bucket encryption: obs: service returned error: Status=403 Forbidden, Code=AccessDenied, Message=Access Denied, RequestId=051A0000017AD44940B3481A",
        code: Some("AccessDenied"),
        ..HUAWEI
    },
    Form {
        text: "GET /a.txt HTTP/1.1\nHost: b.obs.cn-north-4.myhuaweicloud.com\n\nHTTP/1.1 403 Forbidden\nServer: OBS\nx-obs-request-id: BF26000001643632D12EFCE1C1294555\n\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>",
        code: Some("AccessDenied"),
        ..HUAWEI
    },
    Form {
        text: "2024-01-01 ERROR upload failed: errorCode: AccessDenied, errorMessage: Access Denied, host: b.obs.cn-north-4.myhuaweicloud.com",
        code: Some("AccessDenied"),
        ..HUAWEI
    },
    Form {
        text: "x-obs-date:周二, 02 8月 2022 11:36:53 GMT\nerrorXmlCallback errorXml : Error/Code : AccessDenied\nerrorXmlCallback errorXml : Error/Message : OBS authentication requires a valid Date or x-obs-date header",
        failure: Failure::Authentication,
        code: Some("AccessDenied"),
        ..HUAWEI
    },
    // In Chinese.
    Form {
        text: r#"{"error":{"message":"You are not authorized to perform the requested action: iam:users:listUsers","code":403,"title":"Forbidden"}}"#,
        code: Some("403"),
        action: Some("iam:users:listUsers"),
        ..HUAWEI
    },
    Form {
        text: "策略不允许执行 ecs:servers:list",
        action: Some("ecs:servers:list"),
        ..HUAWEI
    },
    Form {
        text: "{\"error_code\":\"ECS.0007\",\"error_msg\":\"权限不足，无法执行 ecs:cloudServers:delete，请联系管理员\"}",
        code: Some("ECS.0007"),
        action: Some("ecs:cloudServers:delete"),
        ..HUAWEI
    },
    Form {
        text: r#"{"error_code":"APIGW.0301","error_msg":"Incorrect IAM authentication information: verify aksk signature fail"}"#,
        failure: Failure::Authentication,
        code: Some("APIGW.0301"),
        ..HUAWEI
    },
    Form {
        text: r#"{"error_code":"APIGW.0101","error_msg":"The API does not exist or has not been published in the environment"}"#,
        failure: Failure::Unclear,
        code: Some("APIGW.0101"),
        ..HUAWEI
    },
];
