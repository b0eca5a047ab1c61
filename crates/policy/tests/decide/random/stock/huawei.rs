//! Huawei Cloud: versions 1.1 and 5.0.

use charter_policy::huawei;

use super::Stock;
use crate::oracle::Language;

pub static NEW: Stock = Stock {
    name: "5.0",
    language: Language::Huawei,
    profile: &huawei::V5_0,
    version: "5.0",
    actions: &[
        "*",
        "ecs:*:*",
        "ecs:servers:get*",
        "ecs:servers:getServer",
        "ecs:Servers:getserver",
        "obs:*:get?ucket",
        "obs:bucket:*",
    ],
    asked_actions: &[
        "ecs:servers:getServer",
        "ecs:servers:getServer",
        "ecs:SERVERS:getServer",
        "ECS:servers:getServer",
        "ecs:servers:stop",
        "obs:bucket:getBucket",
        "sts::setSourceIdentity",
        "ecs",
    ],
    resources: &["*", "*", "ecs:*:*:*:*", "ecs:*:*:server:*"],
    asked_resources: &["*", "s1", ""],
    segments: &[
        &["*", "ecs", "ecs", "ECS", "obs", "OBS"],
        &["*", "*", "", "r1", "r*"],
        &["*", "*", "", "a1"],
        &["server", "server", "Server", "bucket", "se*"],
        &[
            "*",
            "s?",
            "s1",
            "b*",
            "b1",
            "${g:UserName}",
            "${ G:username }",
            "${g:UserName, 's1'}",
            "${g:UserId,'b''1'}*",
            "${*}",
            "s${?}",
        ],
    ],
    asked_segments: &[
        &["ecs", "ecs", "Ecs", "obs"],
        &["r1", "r1", "r2", ""],
        &["a1", "a1", "a2", ""],
        &["server", "server", "server", "SERVER", "bucket"],
        &["s1", "s1", "b1", "x", "$1", "*", "s?", "red", "b'1", "S1"],
    ],
    owners: &[&[], &["a1"]],
    principals: &[],
    asked_principals: &[],
    variables: &["g:UserName", "g:UserId"],
    keys: &["g:UserName", "g:UserId"],
    asked_keys: &["G:username", "g:UserId", "g:userid"],
    negations: true,
    any: "ForAnyValue:",
    all: "ForAllValues:",
    if_exists: "IfExists",
};

pub static OLD: Stock = Stock {
    name: "1.1",
    language: Language::HuaweiOld,
    profile: &huawei::V1_1,
    version: "1.1",
    // Without `*` and patterns of services, as one policy speaks of services of one scope.
    actions: &[
        "ecs:*:*",
        "ecs:servers:get*",
        "ecs:servers:getServer",
        "ecs:Servers:getserver",
        "ecs:SERVERS:*",
    ],
    segments: &[
        NEW.segments[0],
        NEW.segments[1],
        NEW.segments[2],
        NEW.segments[3],
        &[
            "*",
            "s?",
            "s1",
            "b*",
            "b1",
            "${g:UserName}",
            "${ G:username }",
            "${g:UserName, 's1'}",
            "${g:UserId,'b''1'}*",
        ],
    ],
    negations: false,
    ..NEW
};

/// Who may take on an agency.
pub static TRUST: Stock = Stock {
    name: "5.0 trust",
    profile: &huawei::V5_0_TRUST,
    actions: &["sts:agencies:assume", "sts:Agencies:assume", "sts:*:*"],
    asked_actions: &["sts:agencies:assume", "sts:AGENCIES:assume"],
    resources: &["*"],
    asked_resources: &["*"],
    segments: &[],
    asked_segments: &[],
    principals: &[
        ("IAM", "a1"),
        ("IAM", "*"),
        ("Service", "service.ECS"),
        ("IAM", "a2"),
    ],
    asked_principals: &[
        ("IAM", "a1"),
        ("iam", "a1"),
        ("IAM", "iam::a1:user:u1"),
        ("IAM", "a3"),
        ("Service", "service.ECS"),
        ("Service", "service.ecs"),
    ],
    negations: false,
    ..NEW
};
