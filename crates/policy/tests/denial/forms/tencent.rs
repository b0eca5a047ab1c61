//! Tencent Cloud.

use super::*;

/// What SDKs, tools and pages of Tencent Cloud print.
pub const TENCENTS: &[Form] = &[
    // Python's SDK, at the end of a trace.
    Form {
        text: "Traceback (most recent call last):\n  File \"/app/stop.py\", line 21, in <module>\n    resp = client.StopInstances(req)\n  File \"/usr/lib/python3/site-packages/tencentcloud/cvm/v20170312/cvm_client.py\", line 2543, in StopInstances\n    raise TencentCloudSDKException(type(e).__name__, str(e))\ntencentcloud.common.exception.tencent_cloud_sdk_exception.TencentCloudSDKException: [TencentCloudSDKException] code:UnauthorizedOperation message:[request id:7bdd8c92-ab41-4e10-80e5-000000000000]you are not authorized to perform operation (cvm:StopInstances)\nresource (qcs:id/0:cvm:ap-guangzhou:uin/100000000001:instance/ins-hc0ktysk) has no permission\n requestId:7bdd8c92-ab41-4e10-80e5-000000000000",
        code: Some("UnauthorizedOperation"),
        action: Some("cvm:StopInstances"),
        resource: Some("qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-hc0ktysk"),
        ..TENCENT
    },
    // Java's, which names no action where CAM did not.
    Form {
        text: "Exception in thread \"main\" com.tencentcloudapi.common.exception.TencentCloudSDKException: AuthFailure.UnauthorizedOperation-操作未授权，请检查CAM策略。\n\tat com.tencentcloudapi.common.AbstractClient.internalRequest(AbstractClient.java:301)\n\tat com.tencentcloudapi.cvm.v20170312.CvmClient.DescribeInstances(CvmClient.java:912)",
        code: Some("AuthFailure.UnauthorizedOperation"),
        ..TENCENT
    },
    Form {
        text: "[TencentCloudSDKException] code:AuthFailure.UnauthorizedOperation message:操作未授权，请检查CAM策略。[[request id:57ee59b2-6bca-4500-91ca-000000000000]system policy not verify] requestId:57ee59b2-6bca-4500-91ca-000000000000",
        code: Some("AuthFailure.UnauthorizedOperation"),
        ..TENCENT
    },
    // Terraform's box, wrapped at the width of the terminal, in colours.
    Form {
        text: "\u{1b}[31m╷\u{1b}[0m\u{1b}[0m\n\u{1b}[31m│\u{1b}[0m \u{1b}[0m\u{1b}[1m\u{1b}[31mError: \u{1b}[0m\u{1b}[0m\u{1b}[1m[TencentCloudSDKError] Code=UnauthorizedOperation, Message=[request\n\u{1b}[31m│\u{1b}[0m id:9c1f2d7e-0000]you are not authorized to perform operation\n\u{1b}[31m│\u{1b}[0m (cvm:RunInstances)\n\u{1b}[31m│\u{1b}[0m resource (qcs::cvm:ap-guangzhou:uin/100000000001:instance/*) has no\n\u{1b}[31m│\u{1b}[0m permission\n\u{1b}[31m│\u{1b}[0m , RequestId=9c1f2d7e-0000\n\u{1b}[31m│\u{1b}[0m \n\u{1b}[31m│\u{1b}[0m   with tencentcloud_instance.web,\n\u{1b}[31m│\u{1b}[0m   on main.tf line 12, in resource \"tencentcloud_instance\" \"web\":\n\u{1b}[31m╵\u{1b}[0m",
        code: Some("UnauthorizedOperation"),
        action: Some("cvm:RunInstances"),
        resource: Some("qcs::cvm:ap-guangzhou:uin/100000000001:instance/*"),
        ..TENCENT
    },
    // The same from a page of a CI job, where the escapes were lost, and in a frame of ASCII.
    Form {
        text: "[31m|[0m [0m[1m[31mError: [0m[0m[1m[TencentCloudSDKError] Code=AuthFailure.UnauthorizedOperation, Message=You are not authorized to\n[31m|[0m perform this operation. Check your CAM policies, and ensure that you are using the correct access keys. [[request id:1]you are not authorized to perform operation (cam:CreateRole)\n[31m|[0m resource (qcs::cam::uin/100000000001:role/*) has no permission\n[31m|[0m ], RequestId=1",
        code: Some("AuthFailure.UnauthorizedOperation"),
        action: Some("cam:CreateRole"),
        resource: Some("qcs::cam::uin/100000000001:role/*"),
        ..TENCENT
    },
    // An event of Kubernetes, with an error of Go's SDK, masked.
    Form {
        text: "  Warning  FailedAllocateEIP  4m58s  tke-eni-ipamd      Failed to create eip: failed to allocate eip: [TencentCloudSDKError] Code=UnauthorizedOperation, Message=\"[request id:********-****-****-****-************]you are not authorized to perform operation (cvm:AllocateAddresses)\\nresource (qcs::cvm:ap-guangzhou:uin\\/1000******04:eip\\/*) has no permission\\n\"., RequestId=********-****-****-****-************",
        code: Some("UnauthorizedOperation"),
        action: Some("cvm:AllocateAddresses"),
        pattern: Some("qcs::cvm:ap-guangzhou::eip/*"),
        unreadable: &[Unreadable::Account],
        ..TENCENT
    },
    // The short name of a region, as some services write it.
    Form {
        text: "[CreateFunction] [request id:32c3ef43-e9e7-0000]you are not authorized to perform operation (scf:CreateFunction)\nresource (qcs::scf:sh:uin/100000000001:namespace/demo-5gvb1uvw) has no permission",
        action: Some("scf:CreateFunction"),
        resource: Some("qcs::scf:sh:uin/100000000001:namespace/demo-5gvb1uvw"),
        ..TENCENT
    },
    // A page of documentation, masked in two ways.
    Form {
        text: "\"you are not authorized to perform operation (sts:AssumeRole), resource (qcs::cam::uin/1xx5:roleName/xxxx) has no permission\"",
        action: Some("sts:AssumeRole"),
        pattern: Some("qcs::cam:::roleName/*"),
        unreadable: &[Unreadable::Account, Unreadable::Name],
        ..TENCENT
    },
    Form {
        text: "code:AuthFailure.UnauthorizedOperation ... you are not authorized to perform operation (tke:ModifyMasterComponent) resource (qcs::tke:<REGION>::cluster/<ID>) has no permission with or without condition:[{\"condition\":{\"key\":\"qcs:resource_tag\",\"value\":[\"billing&ops\"],\"ope\":\"for_any_value:string_equal\"},\"effect\":\"allow\"}]",
        code: Some("AuthFailure.UnauthorizedOperation"),
        action: Some("tke:ModifyMasterComponent"),
        pattern: Some("qcs::tke:::cluster/*"),
        unreadable: &[Unreadable::Region, Unreadable::Name],
        ..TENCENT
    },
    // A log that cuts long lines.
    Form {
        text: "level=error msg=\"you are not authorized to perform operation (cvm:StopInstances) resource (qcs::cvm:ap-gua...\"",
        action: Some("cvm:StopInstances"),
        pattern: Some("qcs::cvm:::*"),
        unreadable: &[Unreadable::Region, Unreadable::Account, Unreadable::Name],
        ..TENCENT
    },
    Form {
        text: "you are not authorized to perform operation (cvm:StopInst…",
        unreadable: &[Unreadable::Action],
        ..TENCENT
    },
    // A line wrapped by hand within the resource.
    Form {
        text: "you are not authorized to perform operation (cls:DeleteTopic)\nresource (qcs::cls:ap-guangzhou:uin/1000\n00000001:topic/t-1) has no permission",
        action: Some("cls:DeleteTopic"),
        resource: Some("qcs::cls:ap-guangzhou:uin/100000000001:topic/t-1"),
        ..TENCENT
    },
    // The console's box, and others in Chinese.
    Form {
        text: "您没有权限进行此操作\n操作：cvm:StopInstances\n资源：qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-1\n请联系主账号授权",
        action: Some("cvm:StopInstances"),
        resource: Some("qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-1"),
        ..TENCENT
    },
    Form {
        text: "操作：cvm:StopInstances 资源：qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-1",
        action: Some("cvm:StopInstances"),
        resource: Some("qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-1"),
        ..TENCENT
    },
    Form {
        text: "Cam鉴权失败: action name/cos:PutObject, resource qcs::cos:ap-guangzhou:uid/1250000000:b-1250000000/a.txt, no permission",
        action: Some("cos:PutObject"),
        resource: Some("qcs::cos:ap-guangzhou:uid/1250000000:b-1250000000/a.txt"),
        ..TENCENT
    },
    Form {
        text: "无权限访问：You are not authorized to perform operation（cdb:DescribeAccounts），resource（qcs::cdb:ap-shanghai:uin/100000000001:instanceId/cdb-1）has no permission。",
        action: Some("cdb:DescribeAccounts"),
        resource: Some("qcs::cdb:ap-shanghai:uin/100000000001:instanceId/cdb-1"),
        ..TENCENT
    },
    Form {
        text: "该子用户无权限执行cvm:RebootInstances操作，资源 qcs::cvm::uin/100000000001:instance/ins-2",
        action: Some("cvm:RebootInstances"),
        resource: Some("qcs::cvm::uin/100000000001:instance/ins-2"),
        ..TENCENT
    },
    Form {
        text: "No API permissions (message:GetReceiversOnAllType). Please contact your developer.",
        action: Some("message:GetReceiversOnAllType"),
        ..TENCENT
    },
    Form {
        text: "接口返回：没有权限。需要 cam:PassRole",
        action: Some("cam:PassRole"),
        ..TENCENT
    },
    Form {
        text: "操作：message:GetReceivers 资源：qcs::message::uin/100000000001:* 您没有该接口的调用权限",
        action: Some("message:GetReceivers"),
        resource: Some("qcs::message::uin/100000000001:*"),
        ..TENCENT
    },
    Form {
        text: "权限不足：缺少 cvm:StopInstances、cvm:StartInstances 权限",
        language: None,
        ..TENCENT
    },
    Form {
        text: "you are not authorized to perform operation (cvm:***) resource (*) has no permission",
        resource: Some("*"),
        unreadable: &[Unreadable::Action],
        ..TENCENT
    },
    // A page, where the signs of XML are written by their names; a log that writes Chinese by its numbers.
    Form {
        text: "[TencentCloudSDKException] code:UnauthorizedOperation message:[request id:1]you are not authorized to perform operation (cvm:StopInstances)\nresource (qcs:id/0:cvm:ap-guangzhou:uin/100000000001:instance/ins-1) has no permission &#39;[&#34;ins-1&#34;]&#39;",
        code: Some("UnauthorizedOperation"),
        action: Some("cvm:StopInstances"),
        resource: Some("qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-1"),
        ..TENCENT
    },
    Form {
        text: r#"{"code": "AuthFailure.UnauthorizedOperation", "message": "\u64cd\u4f5c\u672a\u6388\u6743\uff0c\u8bf7\u68c0\u67e5CAM\u7b56\u7565\u3002"}"#,
        code: Some("AuthFailure.UnauthorizedOperation"),
        ..TENCENT
    },
    Form {
        text: "{\"Response\": {\"Error\": {\"Code\": \"UnauthorizedOperation.PermissionDenied\", \"Message\": \"send request err\"}, \"RequestId\": \"e0594b7c-3992-0000\"}}",
        code: Some("UnauthorizedOperation.PermissionDenied"),
        ..TENCENT
    },
    // Codes of that group which say something else.
    Form {
        text: "UnauthorizedOperation.FunctionStatus\nFunction status Updating is not allowed to do UpdateFunctionConfiguration.",
        failure: Failure::Unclear,
        code: Some("UnauthorizedOperation.FunctionStatus"),
        ..TENCENT
    },
    Form {
        text: "[TencentCloudSDKError] Code=AuthFailure.InvalidAuthorization, Message=The request `Authorization` header does not conform to tencentcloud standards: `Service` in Credential not valid., RequestId=4188663f-43eb-0000",
        failure: Failure::Authentication,
        code: Some("AuthFailure.InvalidAuthorization"),
        ..TENCENT
    },
    Form {
        text: "[TencentCloudSDKException] code:ResourceNotFound.ClusterNotFound message:cluster not found requestId:2",
        failure: Failure::Unclear,
        code: Some("ResourceNotFound.ClusterNotFound"),
        ..TENCENT
    },
];
