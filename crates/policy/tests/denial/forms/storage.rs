//! Tencent Cloud's object storage.

use super::*;

/// Tencent Cloud's object storage.
pub const STORAGE: &[Form] = &[
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
