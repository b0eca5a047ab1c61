//! Error texts as people paste them: answers, traces, terminals, events, consoles. The forms are those of the vendors'
//! pages, of their SDKs and of public issues, shortened and with other numbers.

use charter_policy::denial::{Failure, Unreadable, read};

/// What is read of a text. Where nothing is said, nothing is read.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Form {
    text: &'static str,
    language: Option<&'static str>,
    failure: Failure,
    code: Option<&'static str>,
    action: Option<&'static str>,
    resource: Option<&'static str>,
    pattern: Option<&'static str>,
    caller: Option<&'static str>,
    unreadable: &'static [Unreadable],
}

const TENCENT: Form = Form {
    text: "",
    language: Some("tencent"),
    failure: Failure::Permission,
    code: None,
    action: None,
    resource: None,
    pattern: None,
    caller: None,
    unreadable: &[],
};
const HUAWEI: Form = Form {
    language: Some("huawei"),
    ..TENCENT
};
const NAVER: Form = Form {
    language: Some("naver"),
    ..TENCENT
};

/// What SDKs, tools and pages of Tencent Cloud print.
const TENCENTS: &[Form] = &[
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

/// Tencent Cloud's object storage.
const STORAGE: &[Form] = &[
    // The answer alone: the method is not told.
    Form {
        text: "<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>AccessDenied</Code>\n\t<Message>Access Denied.</Message>\n\t<ServerTime>2019-04-09T03:39:20Z</ServerTime>\n\t<Resource>examplebucket-1250000000.cos.ap-chengdu.myqcloud.com/wx/my photo.jpg</Resource>\n\t<RequestId>NWNhYzEzZThfNGQ5ZTU4NjRf</RequestId>\n</Error>",
        code: Some("AccessDenied"),
        resource: Some(
            "qcs::cos:ap-chengdu:uid/1250000000:examplebucket-1250000000/wx/my photo.jpg",
        ),
        ..TENCENT
    },
    Form {
        text: "<Error>\n<Code>AccessDenied</Code>\n<Message>Access Denied.</Message>\n<Resource>\nexamplebucket-1250000000.cos.ap-shanghai.myqcloud.com/AD-16.JPG\n</Resource>\n</Error>",
        code: Some("AccessDenied"),
        resource: Some("qcs::cos:ap-shanghai:uid/1250000000:examplebucket-1250000000/AD-16.JPG"),
        ..TENCENT
    },
    // With the request, as curl shows it.
    Form {
        text: "* Connected to b-1250000000.cos.ap-guangzhou.myqcloud.com\n> GET /a.txt HTTP/1.1\n> Host: b-1250000000.cos.ap-guangzhou.myqcloud.com\n> User-Agent: curl/7.64.1\n> Accept: */*\n>\n< HTTP/1.1 403 Forbidden\n< Server: tencent-cos\n< x-cos-request-id: NWE4MWZmYWZfMTIzNDU2Nzg=\n<\n<Error><Code>AccessDenied</Code><Message>Access Denied.</Message><Resource>b-1250000000.cos.ap-guangzhou.myqcloud.com/a.txt</Resource></Error>",
        code: Some("AccessDenied"),
        action: Some("cos:GetObject"),
        resource: Some("qcs::cos:ap-guangzhou:uid/1250000000:b-1250000000/a.txt"),
        ..TENCENT
    },
    Form {
        text: "PUT /exampleobject?acl HTTP/1.1\nHost: b-1250000000.cos.ap-guangzhou.myqcloud.com\n\nHTTP/1.1 403 Forbidden\n<Error><Code>AccessDenied</Code></Error>",
        code: Some("AccessDenied"),
        action: Some("cos:PutObjectACL"),
        resource: Some("qcs::cos:ap-guangzhou:uid/1250000000:b-1250000000/exampleobject"),
        ..TENCENT
    },
    Form {
        text: "$ curl -X DELETE -H 'Authorization: q-sign-algorithm=sha1' https://b-1250000000.cos.ap-guangzhou.myqcloud.com/a.txt\n<Error><Code>AccessDenied</Code><Resource>b-1250000000.cos.ap-guangzhou.myqcloud.com/a.txt</Resource></Error>",
        code: Some("AccessDenied"),
        action: Some("cos:DeleteObject"),
        resource: Some("qcs::cos:ap-guangzhou:uid/1250000000:b-1250000000/a.txt"),
        ..TENCENT
    },
    // Go's SDK.
    Form {
        text: "PUT https://b-1250000000.cos-internal.ap-tokyo.tencentcos.cn/dir/k%20%E6%96%87.txt?partNumber=1&uploadId=158: 403 AccessDenied(Message: Access Denied., RequestId: NjA1MmQ3NDBf, TraceId: OGVm)",
        code: Some("AccessDenied"),
        action: Some("cos:UploadPart"),
        resource: Some("qcs::cos:ap-tokyo:uid/1250000000:b-1250000000/dir/k 文.txt"),
        ..TENCENT
    },
    Form {
        text: "panic: GET https://b-1250000000.cos.ap-beijing.myqcloud.com/?prefix=logs%2F&max-keys=10: 403 AccessDenied(Message: Access Denied., RequestId: NjA1, TraceId: )",
        code: Some("AccessDenied"),
        action: Some("cos:GetBucket"),
        resource: Some("qcs::cos:ap-beijing:uid/1250000000:b-1250000000/"),
        ..TENCENT
    },
    Form {
        text: "GET https://service.cos.myqcloud.com/: 403 AccessDenied(Message: Access Denied., RequestId: NjA1, TraceId: )",
        code: Some("AccessDenied"),
        action: Some("cos:GetService"),
        resource: Some("*"),
        ..TENCENT
    },
    // An answer without a body.
    Form {
        text: "HEAD https://b-1250000000.cos.ap-beijing.myqcloud.com/a.txt: 403 (Message: , RequestId: NjA1, TraceId: )",
        action: Some("cos:HeadObject"),
        resource: Some("qcs::cos:ap-beijing:uid/1250000000:b-1250000000/a.txt"),
        ..TENCENT
    },
    // A browser's console.
    Form {
        text: "POST https://b-1250000000.cos.ap-nanjing.myqcloud.com/a.zip?uploads 403 (Forbidden)",
        action: Some("cos:InitiateMultipartUpload"),
        resource: Some("qcs::cos:ap-nanjing:uid/1250000000:b-1250000000/a.zip"),
        ..TENCENT
    },
    // Python's SDK: a dictionary, with the operation in the trace.
    Form {
        text: "Traceback (most recent call last):\n  File \"up.py\", line 12, in <module>\n    response = client.upload_file(\n  File \"/usr/lib/python3/site-packages/qcloud_cos/cos_client.py\", line 4010, in upload_file\n    rt = self.put_object(\n  File \"/usr/lib/python3/site-packages/qcloud_cos/cos_client.py\", line 485, in put_object\n    rt = self.send_request(\n  File \"/usr/lib/python3/site-packages/qcloud_cos/cos_client.py\", line 430, in send_request\n    raise CosServiceError(method, msg, res.status_code)\nqcloud_cos.cos_exception.CosServiceError: {'code': 'AccessDenied', 'message': 'Access Denied.', 'resource': 'b-1250000000.cos.ap-nanjing.myqcloud.com/picture.jpg', 'requestid': 'NjA1MmQ3NDBfMjk1NGU0MDlf==', 'traceid': 'OGVmYzZi'}",
        code: Some("AccessDenied"),
        action: Some("cos:PutObject"),
        resource: Some("qcs::cos:ap-nanjing:uid/1250000000:b-1250000000/picture.jpg"),
        ..TENCENT
    },
    // Java's: neither bucket nor object.
    Form {
        text: "com.qcloud.cos.exception.CosServiceException: Access Denied. (Status Code: 403; Error Code: AccessDenied; Request ID: NjA1MmQ3NDBfMjk1NGU0MDlf); Trace ID: OGVmYzZi\n\tat com.qcloud.cos.http.DefaultCosHttpClient.handleErrorResponse(DefaultCosHttpClient.java:85)\n\tat com.qcloud.cos.COSClient.invoke(COSClient.java:675)\n\tat com.qcloud.cos.COSClient.deleteObject(COSClient.java:1203)",
        code: Some("AccessDenied"),
        action: Some("cos:DeleteObject"),
        ..TENCENT
    },
    // JavaScript's, masked.
    Form {
        text: r#"{"error":{"Code":"AccessDenied","Message":"Access Denied.","Resource":"z**p-1251**43.cos.ap-sh**ai.myqcloud.com/upload/15.png","RequestId":"NWFmZjAwNzlfZGFhMDY4NjRf"},"statusCode":403,"headers":{"server":"tencent-cos"}}"#,
        code: Some("AccessDenied"),
        pattern: Some("qcs::cos:::*/upload/15.png"),
        unreadable: &[Unreadable::Region, Unreadable::Account, Unreadable::Name],
        ..TENCENT
    },
    // A host that does not tell the region.
    Form {
        text: "GET https://b-1250000000.cos.accelerate.myqcloud.com/a.txt: 403 AccessDenied(Message: Access Denied., RequestId: x, TraceId: y)",
        code: Some("AccessDenied"),
        action: Some("cos:GetObject"),
        pattern: Some("qcs::cos::uid/1250000000:b-1250000000/a.txt"),
        unreadable: &[Unreadable::Region],
        ..TENCENT
    },
    // A domain of the bucket's owner.
    Form {
        text: "GET /logo.png HTTP/1.1\nHost: img.example.com\n\nHTTP/1.1 403 Forbidden\nServer: tencent-cos\n<Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>",
        code: Some("AccessDenied"),
        action: Some("cos:GetObject"),
        ..TENCENT
    },
    // Which objects are deleted stands in the body.
    Form {
        text: "POST /?delete HTTP/1.1\nHost: b-1250000000.cos.ap-guangzhou.myqcloud.com\n\n<Error><Code>AccessDenied</Code></Error>",
        code: Some("AccessDenied"),
        action: Some("cos:DeleteMultipleObjects"),
        pattern: Some("qcs::cos:ap-guangzhou:uid/1250000000:b-1250000000/*"),
        unreadable: &[Unreadable::Name],
        ..TENCENT
    },
    // To copy needs two permissions; which one is missing is not told.
    Form {
        text: "PUT /new.txt HTTP/1.1\nHost: b-1250000000.cos.ap-guangzhou.myqcloud.com\nx-cos-copy-source: a-1250000000.cos.ap-guangzhou.myqcloud.com/old.txt\n\n<Error><Code>AccessDenied</Code></Error>",
        code: Some("AccessDenied"),
        resource: Some("qcs::cos:ap-guangzhou:uid/1250000000:b-1250000000/new.txt"),
        ..TENCENT
    },
    // A parameter that is not known may be an operation of its own.
    Form {
        text: "GET https://b-1250000000.cos.ap-guangzhou.myqcloud.com/a.mp4?ci-process=snapshot&frames: 403 AccessDenied(Message: Access Denied., RequestId: x, TraceId: y)",
        code: Some("AccessDenied"),
        resource: Some("qcs::cos:ap-guangzhou:uid/1250000000:b-1250000000/a.mp4"),
        ..TENCENT
    },
    // The request of somebody's own service is not that of the storage.
    Form {
        text: "127.0.0.1 \"PUT /api/upload HTTP/1.1\" 500\n<Error><Code>AccessDenied</Code><Resource>b-1250000000.cos.ap-guangzhou.myqcloud.com/up/a.png</Resource></Error>",
        code: Some("AccessDenied"),
        resource: Some("qcs::cos:ap-guangzhou:uid/1250000000:b-1250000000/up/a.png"),
        ..TENCENT
    },
    // The same code for what is no matter of policies.
    Form {
        text: "qcloud_cos.cos_exception.CosServiceError: {'code': 'AccessDenied', 'message': 'Request has expired'}",
        failure: Failure::Authentication,
        code: Some("AccessDenied"),
        ..TENCENT
    },
    Form {
        text: "<Error><Code>AccessDenied</Code><Message>You are denied by bucket referer rule</Message><Resource>b-1250000000.cos.ap-guangzhou.myqcloud.com/a.mp3</Resource></Error>",
        failure: Failure::Other,
        code: Some("AccessDenied"),
        resource: Some("qcs::cos:ap-guangzhou:uid/1250000000:b-1250000000/a.mp3"),
        ..TENCENT
    },
    Form {
        text: "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Resource>b-1250000000.cos.ap-guangzhou.myqcloud.com/a.mp3</Resource></Error>",
        failure: Failure::Unclear,
        code: Some("NoSuchKey"),
        resource: Some("qcs::cos:ap-guangzhou:uid/1250000000:b-1250000000/a.mp3"),
        ..TENCENT
    },
];

const HUAWEIS: &[Form] = &[
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

const NAVERS: &[Form] = &[
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

/// Those of others, whose language is not known here, and what is no error.
const OTHERS: &[Form] = &[
    Form {
        text: "User: arn:aws:iam::123456789012:user/ops is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/a because no identity-based policy allows the s3:GetObject action",
        language: None,
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

#[test]
fn texts_are_understood_in_the_forms_in_which_they_are_pasted() {
    let mut wrong = Vec::new();
    for form in [TENCENTS, STORAGE, HUAWEIS, NAVERS, OTHERS].concat() {
        let denial = read(form.text);
        let found = Form {
            text: form.text,
            language: denial.language,
            failure: denial.failure,
            code: same(denial.code.as_deref(), form.code),
            action: same(denial.action.as_deref(), form.action),
            resource: same(denial.resource.as_deref(), form.resource),
            pattern: same(denial.resource_pattern.as_deref(), form.pattern),
            caller: same(denial.caller.as_deref(), form.caller),
            unreadable: form.unreadable,
        };
        if found != form || denial.unreadable != form.unreadable {
            wrong.push(format!("{}\n{denial:#?}", form.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The expected text where the found one is the same; another one where it is not.
fn same(found: Option<&str>, expected: Option<&'static str>) -> Option<&'static str> {
    match found == expected {
        true => expected,
        false => Some("something else"),
    }
}
