//! AWS, as the tests' own table, and NAVER.

use charter_policy::naver;

use super::Stock;
use crate::aws_language::IDENTITY;
use crate::oracle::Language;

pub static AWS: Stock = Stock {
    name: "aws",
    language: Language::Aws,
    profile: &IDENTITY,
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
    segments: &[],
    asked_segments: &[],
    owners: &[&["uin/100"]],
    principals: &[],
    asked_principals: &[],
    variables: &["aws:username"],
    keys: &["aws:username"],
    asked_keys: &["AWS:UserName"],
    negations: true,
    any: "ForAnyValue:",
    all: "ForAllValues:",
    if_exists: "IfExists",
};

pub static NAVER: Stock = Stock {
    name: "naver",
    language: Language::Naver,
    profile: &naver::USER_POLICY,
    version: "",
    actions: &[
        "*",
        "View*",
        "Change*",
        "View/getServerList",
        "view/GETServerList",
        "Change/stopServer",
    ],
    asked_actions: &[
        "Server:View/getServerList",
        "Server:view/getServerlist",
        "server:View/getServerList",
        "Server:Change/stopServer",
        "VPC:View/getVpcList",
        "getServerList",
    ],
    resources: &["*", "*", "nrn:*:Server:*::*"],
    asked_resources: &["*", "", "7"],
    segments: &[
        &["nrn"],
        &["*", "PUB", "PUB", ""],
        &["Server", "Server", "Server", "VPC"],
        &["*", "KR", "KR", ""],
        &["", "", "100", "101"],
        &["*", "Server/*", "Server/7", "server/7", "Server/1*"],
    ],
    asked_segments: &[
        &["nrn"],
        &["PUB", "PUB", "pub", "GOV"],
        &["Server", "Server", "Server", "server", "VPC"],
        &["KR", "KR", "JPN"],
        &["100", "100", "101", ""],
        &["Server/7", "Server/7", "SERVER/7", "Server/8", "Server/7/a"],
    ],
    owners: &[&["100"], &["100"], &[]],
    principals: &[],
    asked_principals: &[],
    variables: &["ncp:principalId"],
    keys: &["ncp:resourceTag", "ncp:resourceTag/env", "ncp:principalId"],
    asked_keys: &[
        "ncp:resourceTag",
        "ncp:resourceTag/env",
        "ncp:ResourceTag",
        "ncp:principalid",
    ],
    negations: false,
    any: "",
    all: "",
    if_exists: "IfExists",
};
