//! Tencent Cloud.

use super::{PLAIN, Thing, Words};

const PREFIX: &[Thing] = &[&[&["qcs"]]];
const PROJECT: &[Thing] = &[&[&[""]]];
const PROJECTS: &[Thing] = &[&[&["", "id/0"]]];
const RUN: Thing = &[
    &["cvm:Run", "name/cvm:Run"],
    &["cvm:run", "name/cvm:run"],
    &["CVM:Run"],
];
const STOP: Thing = &[&["cvm:Stop", "name/cvm:Stop"], &["cvm:STOP"]];
const ALL_REGIONS: Thing = &[&["", "*"]];
const GUANGZHOU: Thing = &[&["ap-guangzhou", "gz"], &["shjr"]];
const ASKED_GUANGZHOU: Thing = &[&["ap-guangzhou", "gz"], &["AP-Guangzhou"], &["zz"], &[""]];
const SHANGHAI: Thing = &[&["ap-shanghai", "sh"], &["ca"]];
const OWNER: Thing = &[&["uin/100", "uid/125", ""]];
const ANOTHER: Thing = &[&["uin/101"], &["uid/126"]];
const EVERY_ACCOUNT: Thing = &[&["*", "uin/*", "uid/*"]];
const INSTANCE: Thing = &[&["instance/a"], &["Instance/a"]];
const ASKED_SERVICE: Thing = &[&["cvm"], &["CVM"], &[""]];

pub static GENERAL: Words = Words {
    name: "tencent",
    actions: &[
        RUN,
        STOP,
        &[&["cvm:*", "name/cvm:*"]],
        &[&["cvm:R*", "name/cvm:R*"], &["cvm:r*"]],
        &[&["*"]],
    ],
    asked_actions: &[RUN, RUN, STOP],
    segments: &[
        PREFIX,
        PROJECT,
        &[&[&["cvm"]], &[&["", "*"]], &[&["c*"]]],
        &[GUANGZHOU, ALL_REGIONS, &[&["ap-*"]], SHANGHAI],
        &[OWNER, EVERY_ACCOUNT, ANOTHER],
        &[
            INSTANCE,
            &[&["*"]],
            &[&["instance/*"], &["Instance/*"]],
            &[&["Inst*"], &["inst*"]],
            &[&["disk/a/b"], &["disk/a"], &["Disk/a/b/*"]],
        ],
    ],
    asked_segments: &[
        &[&[&["qcs"], &["QCS"]]],
        PROJECTS,
        &[ASKED_SERVICE],
        &[ASKED_GUANGZHOU, ASKED_GUANGZHOU, SHANGHAI],
        &[OWNER, OWNER, ANOTHER],
        &[
            INSTANCE,
            INSTANCE,
            &[&["disk/a/b"], &["Disk/a/b"]],
            &[&["instance/b"], &["INSTANCE/b"]],
        ],
    ],
    ..PLAIN
};

const OBJECT: Thing = &[
    &["b-125/x", "prefix//125/b/x", "prefix//125/b-125/x"],
    &["B-125/x", "prefix//125/B/x"],
];
const BUCKET: Thing = &[
    &["b-125/", "prefix//125/b/"],
    &["b-125"],
    &["prefix//125/b"],
];

pub static BUCKETS: Words = Words {
    name: "buckets",
    actions: &[
        &[&["cos:Get", "name/cos:Get"], &["COS:Get"]],
        &[&["cos:*", "name/cos:*"]],
        &[&["*"]],
    ],
    asked_actions: &[
        &[&["cos:Get", "name/cos:Get"], &["COS:Get"]],
        &[&["cos:Put", "name/cos:Put"]],
    ],
    segments: &[
        PREFIX,
        PROJECT,
        &[&[&["cos"]], &[&["", "*"]]],
        &[GUANGZHOU, ALL_REGIONS],
        &[OWNER, EVERY_ACCOUNT],
        &[
            OBJECT,
            BUCKET,
            &[&["b-125/*", "prefix//125/b/*"], &["B-125/*"]],
            &[&["prefix//125/*"]],
            &[&["prefix//125/b*"]],
            &[&["b-12*/x"]],
            &[&["*"]],
        ],
    ],
    asked_segments: &[
        PREFIX,
        PROJECTS,
        &[&[&["cos"], &["COS"]]],
        &[ASKED_GUANGZHOU],
        &[OWNER],
        &[
            OBJECT,
            OBJECT,
            BUCKET,
            &[&["c-125/x", "prefix//125/c/x"]],
            &[&["b-125/x/y", "prefix//125/b/x/y"]],
        ],
    ],
    ..PLAIN
};

const QUEUE: Thing = &[&["queueName/uin/77"], &["QueueName/uin/77"]];
const HOME: Thing = &[
    &["queueName/uin/77/*", "queueName/uin/${uin}/*"],
    &["queueName/uin/77", "queueName/uin/${uin}"],
    &["queuename/uin/77/*"],
];

pub static QUEUES: Words = Words {
    name: "queues",
    actions: &[&[&["cmqqueue:Send", "name/cmqqueue:Send"]], &[&["*"]]],
    asked_actions: &[&[&["cmqqueue:Send", "name/cmqqueue:Send"], &["cmqqueue:send"]]],
    segments: &[
        PREFIX,
        PROJECT,
        &[&[&["cmqqueue"]], &[&["tdmq"]], &[&["", "*"]]],
        &[ALL_REGIONS],
        &[OWNER],
        &[HOME, QUEUE, &[&["queueName/*"]]],
    ],
    asked_segments: &[
        PREFIX,
        PROJECT,
        &[&[&["cmqqueue"], &["CMQqueue"]], &[&["tdmq"]]],
        &[GUANGZHOU],
        &[OWNER],
        &[QUEUE, &[&["queueName/uin/77/q"], &["QUEUENAME/uin/77/q"]]],
    ],
    ..PLAIN
};

const ROOT: Thing = &[
    &[
        "qcs qcs::cam::uin/100:root",
        "qcs qcs::cam::uin/100:uin/100",
    ],
    &[
        "qcs qcs::cam::uid/125:root",
        "qcs qcs::cam::uid/125:uid/125",
    ],
];
const USER: Thing = &[
    &["qcs qcs::cam::uin/100:uin/200"],
    &["qcs qcs::cam::uid/125:uin/200"],
];
const ROLE: Thing = &[
    &["qcs qcs::cam::uin/100:role/4611"],
    &["qcs qcs::cam::uin/100:roleName/ops"],
];
const ASKED_ROLE: Thing = &[
    &["qcs qcs::cam::uin/100:role/4611"],
    &["qcs qcs::cam::uin/100:roleName/ops"],
    &["qcs qcs::cam::uin/100:RoleName/ops"],
    &["qcs qcs::sts::uin/100:assumed-role/4611/me"],
];

pub static TRUST: Words = Words {
    name: "trust",
    actions: &[&[&["cos:Get", "name/cos:Get"]], &[&["*"]]],
    asked_actions: &[&[&["cos:Get", "name/cos:Get"]]],
    principals: &[
        ROOT,
        USER,
        ROLE,
        &[&["qcs *", "qcs qcs::cam::anyone:anyone"]],
        &[&["qcs qcs::cam::anonymous:anonymous"]],
        &[
            &["service cls.qcloud.com"],
            &["service cls.cloud.tencent.com"],
        ],
        &[&["qcs qcs::cam::uin/100:groupid/7"]],
    ],
    asked_principals: &[
        ROOT,
        USER,
        ASKED_ROLE,
        &[&[
            "qcs qcs::cam::anonymous:anonymous",
            "qcs qcs::cam::anyone:anyone",
        ]],
        &[
            &["service cls.qcloud.com"],
            &["service cls.cloud.tencent.com"],
        ],
    ],
    ..PLAIN
};

pub static ROLES: Words = Words {
    name: "roles",
    actions: &[
        &[&["cam:PassRole", "name/cam:PassRole"], &["cam:passRole"]],
        &[&["*"]],
    ],
    asked_actions: &[&[&["cam:PassRole", "name/cam:PassRole"], &["cam:passRole"]]],
    segments: &[
        PREFIX,
        PROJECT,
        &[&[&["cam"]], &[&["", "*"]]],
        &[ALL_REGIONS],
        &[OWNER],
        &[
            &[&["role/4611"], &["roleName/ops"]],
            &[
                &["role/tencentcloudServiceRole/4612"],
                &["role/tencentcloudServiceRoleName/cdn"],
            ],
            &[&["root", "uin/100"]],
            &[&["roleName/*"]],
        ],
    ],
    asked_segments: &[
        PREFIX,
        PROJECT,
        &[&[&["cam"]]],
        &[ALL_REGIONS],
        &[&[&["uin/100"]]],
        &[
            &[&["role/4611"], &["roleName/ops"], &["rolename/ops"]],
            &[
                &["role/tencentcloudServiceRole/4612"],
                &["role/tencentcloudServiceRoleName/cdn"],
            ],
            &[&["root", "uin/100"]],
        ],
    ],
    ..PLAIN
};
