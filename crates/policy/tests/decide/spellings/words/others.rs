//! Huawei Cloud and NAVER Cloud.

use super::{PLAIN, Thing, Words};
use crate::spellings::Language;

const SERVERS: Thing = &[
    &["ecs:servers:get", "ecs:Servers:GET"],
    &["ECS:servers:get"],
];
const OWN_SERVERS: Thing = &[&["ecs:servers:get", "ecs:Servers:GET", "ecs:sErvers:geT"]];
const REGION: Thing = &[&["r1"], &[""]];
const TYPE: Thing = &[&["server"], &["SERVER"]];
const SERVICE: Thing = &[&["ecs", "ECS", "Ecs"]];

pub static OLD: Words = Words {
    name: "1.1",
    language: Language::Old,
    owners: &[],
    actions: &[
        OWN_SERVERS,
        &[&["ecs:*:*"]],
        &[&["ecs:servers:*", "ecs:SERVERS:*"]],
    ],
    asked_actions: &[SERVERS, SERVERS, &[&["ecs:disks:get"], &["Ecs:disks:get"]]],
    segments: &[
        &[SERVICE, &[&["*"]]],
        &[REGION, &[&["*"]]],
        &[&[&["a1"], &[""]], &[&["*"]]],
        &[TYPE, &[&["*"]]],
        &[
            &[&["s1", "${g:UserName, 's1'}"]],
            &[&["ann", "${g:UserId}", "${ G:userid }"]],
            &[&["*"]],
        ],
    ],
    asked_segments: &[
        &[SERVICE],
        &[REGION],
        &[&[&["a1"], &[""]]],
        &[TYPE],
        &[&[&["s1"]], &[&["ann"]]],
    ],
    keys: &[&[&["g:ProjectName"], &["g:projectname"], &["G:ProjectName"]]],
    ..PLAIN
};

const NEW_SERVERS: Thing = &[
    &["ecs:servers:get"],
    &["ecs:Servers:get"],
    &["ecs:servers:GET"],
];

pub static NEW: Words = Words {
    name: "5.0",
    language: Language::New,
    actions: &[
        NEW_SERVERS,
        &[&["ecs:*:*"]],
        &[&["ecs:servers:*"], &["ecs:SERVERS:*"]],
    ],
    asked_actions: &[
        NEW_SERVERS,
        NEW_SERVERS,
        &[&["ecs:disks:get"], &["ecs:DISKS:get"]],
    ],
    ..OLD
};

const LIST: Thing = &[
    &[
        "Server:View/getList",
        "Server:view/getList",
        "Server:View/GETList",
    ],
    &["server:View/getList"],
];
const OWN_LIST: Thing = &[&[
    "Server:View/getList",
    "Server:view/getList",
    "Server:View/GETList",
]];

pub static NAVER: Words = Words {
    name: "naver",
    language: Language::Naver,
    owners: &["100"],
    actions: &[
        OWN_LIST,
        &[&["Server:*"]],
        &[&["Server:View*", "Server:View*"]],
    ],
    asked_actions: &[LIST, LIST, &[&["Server:Change/stop", "Server:change/STOP"]]],
    segments: &[
        &[&[&["nrn"]]],
        &[&[&["PUB"], &[""]], &[&["*"]]],
        &[&[&["Server"]]],
        &[&[&["KR"], &[""]], &[&["*"]]],
        &[&[&["100", ""]]],
        &[
            &[&["Server/7"], &["server/7"]],
            &[&["Server/*"], &["server/*"]],
            &[&["*"]],
        ],
    ],
    asked_segments: &[
        &[&[&["nrn"]]],
        &[&[&["PUB"]]],
        &[&[&["Server"], &["SERVER"]]],
        &[&[&["KR"]]],
        &[&[&["100", ""]]],
        &[&[&["Server/7"], &["SERVER/7"]], &[&["Server/8"]]],
    ],
    keys: &[
        &[&["ncp:principalId"], &["ncp:principalID"]],
        &[&["ncp:resourceTag"], &["ncp:resourceTag/env"]],
    ],
    ..PLAIN
};
