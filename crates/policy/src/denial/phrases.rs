//! What vendors' error texts say, and what it means. All in small letters, as [`super::scan`] finds them.
//!
//! From the vendors' pages on error codes (Tencent Cloud 598/50255 and 436/40105; Huawei Cloud `iam_01_1233`, the error
//! codes of IAM 5.0, of APIG and of OBS; NAVER Cloud `type-error-response` and `api-call-lgc-errorhandling`), from their
//! SDKs, and from texts in public issues.

use super::Failure;

/// What each phrase says of the failure: the first group that is found decides. A text that names the action that was
/// denied is a missing permission whatever else it says.
pub(super) const SIGNS: &[(Failure, &[&str])] = &[
    // In so many words.
    (
        Failure::Permission,
        &[
            "not authorized to perform",
            "not authorized to access the api",
            "authfailure.unauthorizedoperation",
            "camnoauth",
            "notauthaccessresource",
            "has no permission",
            "have no permission",
            "操作未授权",
            "请检查cam策略",
        ],
    ),
    // Refused by something else than a policy.
    (
        Failure::Other,
        &[
            "subscription to the api is required",
            "bucket referer rule",
            "invalidobjectstate",
            "accessforbidden",
            "arrears",
        ],
    ),
    // The caller was not recognized.
    (
        Failure::Authentication,
        &[
            "authfailure.",
            "incorrect iam authentication information",
            "incorrect app authentication information",
            "authentication failed",
            "authentication information are missing",
            "requires authentication",
            "requires a valid date",
            "invalidsecretkey",
            "invalidaccesskeyid",
            "secretidnotfound",
            "signaturedoesnotmatch",
            "requesttimetooskewed",
            "request has expired",
            "expiredtoken",
            "invalidtoken",
            "token expire",
            "token has expired",
            "invalid signature",
            "签名错误",
            "签名过期",
            "密钥不存在",
            "登录已过期",
        ],
    ),
    // A code or a phrase that something else might have explained.
    (
        Failure::Permission,
        &[
            "accessdenied",
            "access denied",
            "permission denied",
            "permissiondenied",
            "no permission",
            "no api permission",
            "without permission",
            "insufficient permission",
            "insufficient privilege",
            "not authorized",
            "unauthorized operation",
            "action forbidden",
            "forbidden operation",
            "request forbidden",
            "403 forbidden",
            "403 client error",
            "403 (",
            "http 403",
            "status 403",
            "status=403",
            "status: 403",
            "code: 403",
            "code\": 403",
            "code\":403",
            "code=403",
            "error: 403",
            "无权限",
            "无权访问",
            "无权操作",
            "无权执行",
            "无操作权限",
            "无访问权限",
            "权限不足",
            "权限校验失败",
            "未授权",
            "未被授权",
            "策略不允许",
            "권한이 없",
            "권한 없음",
            "権限がありません",
        ],
    ),
    (
        Failure::Authentication,
        &["401 unauthorized", "unauthenticated"],
    ),
];

/// The same as the last group of missing permissions, in two words that others may part: “do not have the required
/// permissions”, 没有该接口的调用权限.
pub(super) const PARTED: &[(&str, &str)] = &[
    ("not have", "permission"),
    ("n't have", "permission"),
    ("n’t have", "permission"),
    ("lack", "permission"),
    ("missing", "permission"),
    ("没有", "权限"),
    ("缺少", "权限"),
];

/// A code of Tencent Cloud. With a part of the service's own behind it, it need not be about permissions: a function that
/// is being updated is `UnauthorizedOperation.FunctionStatus`.
pub(super) const UNAUTHORIZED: &str = "unauthorizedoperation";

/// A code of its own, where nothing stands around it.
pub(super) const FORBIDDEN: &str = "forbidden";

/// What stands before the action that was denied, each with words that may follow.
pub(super) const BEFORE_ACTION: &[(&str, &[&str])] = &[
    (
        "not authorized to perform",
        &["the following ", "the ", "operation", "action"],
    ),
    ("doesn't allow", &["the "]),
    ("doesn’t allow", &["the "]),
    ("does not allow", &["the "]),
    ("correct permission code is", &[]),
    ("no api permissions", &[]),
    ("不允许执行", &["操作"]),
    ("权限执行", &["操作", "此操作"]),
    ("无权执行", &["操作", "此操作"]),
    ("未授权执行", &["操作", "此操作"]),
];

/// What an action is called in the boxes of consoles, which list it with the resource and may say nothing else.
pub(super) const BOX_LABELS: &[&str] = &["操作", "接口", "授权项"];

/// What an action is called where a text lists it.
pub(super) const ACTION_LABELS: &[&str] = &[
    "操作",
    "接口",
    "授权项",
    "权限",
    "operation",
    "action",
    "permission",
];

/// What a resource is called.
pub(super) const RESOURCE_LABELS: &[&str] = &["resource", "资源"];

/// Whose text it is, by what only one vendor writes: the first group that is found decides. `None` is a vendor whose
/// language is not known here.
pub(super) const VENDORS: &[(Option<&str>, &[&str])] = &[
    (
        Some("tencent"),
        &[
            "perform operation (",
            "tencent",
            "myqcloud.com",
            "qcloud",
            "camnoauth",
            "cam策略",
            "cam policies",
            "x-cos-",
            "qcs:",
        ],
    ),
    (
        None,
        &[
            "arn:aws",
            "amazonaws",
            "amazon s3",
            "encoded authorization failure message",
            "aliyun",
            "alibaba",
        ],
    ),
    (
        Some("huawei"),
        &[
            "error_msg",
            "error_code",
            "apigw.0",
            "apig.0",
            "huawei",
            "com.obs.",
            "x-obs-",
            "identity-based policy",
            "perform action",
            "doesn't allow",
            "doesn’t allow",
            "does not allow",
            "obs: service returned",
            "策略不允许",
        ],
    ),
    (
        Some("naver"),
        &["ncloud", "ntruss", "naver", "responseerror"],
    ),
    (Some("tencent"), &["authfailure.", "unauthorizedoperation"]),
];
