//! What the random policies and requests are made of: small stocks, so that they often meet.

use charter_policy::dialect::ValueType;
use charter_policy::{Profile, huawei, tencent};

use crate::aws_language::IDENTITY as AWS;
use crate::oracle::Language;

/// A language with small stocks of what may stand in its policies, so that they often meet.
pub struct Stock {
    pub language: Language,
    pub profile: &'static Profile,
    pub version: &'static str,
    pub actions: &'static [&'static str],
    pub asked_actions: &'static [&'static str],
    pub resources: &'static [&'static str],
    pub asked_resources: &'static [&'static str],
    pub variables: &'static [&'static str],
    pub negations: bool,
    pub any: &'static str,
    pub all: &'static str,
    pub if_exists: &'static str,
}

pub static STOCKS: [Stock; 3] = [
    Stock {
        language: Language::Tencent,
        profile: &tencent::CAM,
        version: "2.0",
        actions: &[
            "*",
            "cvm:*",
            "cvm:Run*",
            "cvm:RunInstances",
            "name/cvm:*s",
            "cos:Get*",
            "cos:GetObject",
            "*:Get*",
            "cvm:*n*n*",
        ],
        asked_actions: &[
            "cvm:RunInstances",
            "cvm:Run",
            "cos:GetObject",
            "name/cvm:StopInstances",
            "GetObject",
        ],
        resources: &[
            "*",
            "qcs::cvm:::instance/*",
            "qcs::cvm:ap-guangzhou:uin/100:instance/ins-1",
            "qcs::*:ap-*:uin/*:*",
            "qcs::cvm::uin/101:*",
            "qcs::cvm:::instance/${uin}",
            "qcs::cos:::a/${uin}/*",
        ],
        asked_resources: &[
            "*",
            "qcs::cvm:ap-guangzhou:uin/100:instance/ins-1",
            "qcs::cvm:ap-beijing::instance/ins-2",
            "qcs::cvm:ap-beijing:uin/101:instance/x",
            "qcs::cos:ap-beijing:uin/100:a/x/b",
            "ins-1",
        ],
        variables: &["uin", "owner_uin"],
        negations: false,
        any: "for_any_value:",
        all: "for_all_value:",
        if_exists: "_if_exist",
    },
    Stock {
        language: Language::Huawei,
        profile: &huawei::V5_0,
        version: "5.0",
        actions: &[
            "*",
            "ecs:*:*",
            "ecs:servers:get*",
            "ecs:servers:getServer",
            "obs:*:get?ucket",
            "obs:bucket:*",
        ],
        asked_actions: &[
            "ecs:servers:getServer",
            "ecs:servers:stop",
            "obs:bucket:getBucket",
            "ecs",
        ],
        resources: &[
            "*",
            "ecs:*:*:server:*",
            "ecs:r1:a1:server:s?",
            "OBS:*:*:bucket:b*",
            "obs:::bucket:b1",
            "ecs:*:*:*:${g:UserName}",
        ],
        asked_resources: &[
            "*",
            "ecs:r1:a1:server:s1",
            "ecs:r1:a2:server:x",
            "obs:::bucket:b1",
            "obs:r1:a1:bucket:b1",
            "s1",
        ],
        variables: &["g:UserName", "g:UserId"],
        negations: true,
        any: "ForAnyValue:",
        all: "ForAllValues:",
        if_exists: "IfExists",
    },
    Stock {
        language: Language::Aws,
        profile: &AWS,
        version: "2012-10-17",
        actions: &[
            "*",
            "s3:*",
            "s3:Get?bject",
            "S3:getobject",
            "ec2:Run*",
            "*:Run*",
        ],
        asked_actions: &[
            "s3:GetObject",
            "s3:PutObject",
            "ec2:RunInstances",
            "EC2:runinstances",
            "s3",
        ],
        resources: &[
            "*",
            "arn:aws:s3:::a/*",
            "arn:aws:s3:::a?",
            "arn:aws:ec2:*:1:instance/*",
            "arn:aws:*:::*",
            "arn:aws:s3:::a/${aws:username}",
        ],
        asked_resources: &[
            "*",
            "arn:aws:s3:::a/x",
            "arn:aws:s3:::ab",
            "arn:aws:ec2:us-east-1:1:instance/i",
            "a/x",
        ],
        variables: &["aws:username"],
        negations: true,
        any: "ForAnyValue:",
        all: "ForAllValues:",
        if_exists: "IfExists",
    },
];

/// Keys by what they hold, and values for policies and requests; the last are of no use to the operator.
pub fn values(kind: ValueType) -> (&'static [&'static str], &'static [&'static str]) {
    match kind {
        ValueType::String => (
            &["red", "Red", "re*", "*d", "r?d", "", "a*b*c", "*"],
            &["red", "RED", "reed", "blue", "", "a-b-c", "re*", "x"],
        ),
        ValueType::Number => (
            &["10", "10.5", "-1", "9007199254740993", "1e2"],
            &[
                "10",
                "10.0",
                "1e1",
                "-1.5",
                "100",
                "9007199254740992",
                "many",
            ],
        ),
        ValueType::Date => (
            &[
                "2022-05-31T00:00:00Z",
                "2022-05-31 08:00:00",
                "2022-05-31T08:00:00+08:00",
                "2024-02-29",
            ],
            &[
                "2022-05-31T00:00:00Z",
                "2022-05-30T23:59:59.999Z",
                "2022-05-31",
                "2024-03-01T00:00:00+23:59",
                "soon",
            ],
        ),
        ValueType::Bool | ValueType::Null => (&["true", "false"], &["true", "FALSE", "False", "1"]),
        ValueType::Binary => (&["YQ==", "YWI=", "+/+/"], &["YQ==", "YR==", "YWI=", "!"]),
        ValueType::Ip => (
            &[
                "10.0.0.0/8",
                "10.1.2.3",
                "2001:db8::/32",
                "::ffff:10.0.0.0/104",
                "0.0.0.0/0",
            ],
            &[
                "10.1.2.3",
                "11.0.0.1",
                "2001:db8::1",
                "::ffff:10.9.9.9",
                "10.0.0.0/7",
                "10.2.0.0/16",
                "here",
            ],
        ),
    }
}

pub fn kind_name(kind: ValueType) -> &'static str {
    match kind {
        ValueType::String => "k:text",
        ValueType::Number => "k:number",
        ValueType::Date => "k:date",
        ValueType::Bool => "k:bool",
        ValueType::Binary => "k:binary",
        ValueType::Ip => "k:ip",
        ValueType::Null => "k:text",
    }
}

pub const KINDS: [ValueType; 6] = [
    ValueType::String,
    ValueType::Number,
    ValueType::Date,
    ValueType::Bool,
    ValueType::Binary,
    ValueType::Ip,
];
