//! Tencent Cloud: actions, regions, accounts, names.

use crate::spellings::rules::Rule;
use crate::spellings::{Language, Part, Relation, Row};
use Relation::{Differ, Open, Same};

const COS_ACTIONS: &str = "COS, 436/31923: “note the case” of name/cos:GetService";
const NO_PAGE: &str = "no page of CAM says it";
const SIX_SEGMENTS: &str = "CAM, resource description, 598/10606";
const OLD_SIX_SEGMENTS: &str =
    "CAM, resource description, older page, and CMQ's: id/0 where it is empty";
const MONITOR: &str =
    "Monitor's table of regions, 248/50863; cities and codes, 628/33133 and 416/6479";
const API_EXAMPLES: &str = "examples of DescribeRegions of TKE, TCR and cetcd: alias beside code";
const DISAGREE: &str = "the pages disagree (598/10606 older, 248/50863), or give no code";
const NUMBERS: &str = "598/10606: the APPID of the root account; COS and CAS";
const VARIABLES: &str = "CAM, policy variables, 598/10607";
const DIRECTORIES: &str = "598/10607: queueName/uin/${uin}/* reaches queueName/uin/125000000";
const ANY_SERVICE: &str = "598/10606: “this format supports directory-level prefix match”";
const ASSUME_ROLE: &str = "STS, AssumeRole, RoleArn";
const KEYS: &str = "CAM, conditions, 598/10608: keys are case-sensitive";
const GRANULARITY: &str =
    "pages on the granularity of services: *concrete* resources do not reach such an API";
const VPC_REGION: &str = "VPC's example has `\"vpc:region\": \"sh\"` beside `qcs::vpc:sh::`";
const MONOTONY: &str = "as what it covers";

rows_about!(action, Action);
rows_about!(resource, Resource);
rows_about!(key, Key);
rows_about!(region, Region);

const BOTH: &[&str] = &["uin/100", "uid/125"];
const UIN: &[&str] = &["uin/100"];
const ME: &[(&str, &[&str])] = &[("qcs:uin", &["77"])];

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    action(Rule::ActionPrefix, Same, ["name/cvm:RunInstances", "cvm:RunInstances"], "VPC, 576/44374, and CMQ: both on pages of one age"),
    action(Rule::ActionPrefix, Same, ["name/cos:GetObject", "cos:GetObject"], "COS, 436/31923 and its preset policies"),
    action(Rule::ActionPrefix, Same, ["name/cvm:Run*", "cvm:RunInstances"], MONOTONY).one_way(),
    action(Rule::ActionPrefix, Same, ["cvm:Run*", "name/cvm:RunInstances"], MONOTONY).one_way(),
    action(Rule::ActionCase, Open, ["cvm:RunInstances", "cvm:runinstances"], NO_PAGE),
    action(Rule::ActionCase, Open, ["name/scf:InvokeFunction", "scf:invokefunction"], NO_PAGE),
    action(Rule::ActionCase, Differ, ["cvm:RunInstances", "cvm:RunInstance"], NO_PAGE),
    action(Rule::ActionCaseOfCos, Differ, ["cos:GetObject", "cos:getobject"], COS_ACTIONS),
    action(Rule::ActionCaseOfCos, Differ, ["name/cos:GetObject", "cos:Getobject"], COS_ACTIONS),
    action(Rule::ActionCaseOfCos, Differ, ["cos:get*", "cos:GetObject"], COS_ACTIONS).one_way(),
    action(Rule::ActionServiceCase, Open, ["CVM:RunInstances", "cvm:RunInstances"], NO_PAGE),
    action(Rule::ActionServiceCase, Open, ["COS:GetObject", "cos:GetObject"], NO_PAGE),
    action(Rule::ActionServiceCase, Open, ["Cvm:*", "cvm:RunInstances"], NO_PAGE).one_way(),
    action(Rule::ActionServiceCase, Differ, ["cvm:RunInstances", "cbs:RunInstances"], NO_PAGE),
    action(Rule::ActionPattern, Open, ["cvm:run*", "cvm:RunInstances"], MONOTONY).one_way(),
    action(Rule::ActionPattern, Open, ["*:runinstances", "cvm:RunInstances"], MONOTONY).one_way(),
    action(Rule::ActionPattern, Same, ["c*m:*Instances", "cvm:RunInstances"], MONOTONY).one_way(),
    action(Rule::ActionPattern, Differ, ["cvm:stop*", "cvm:RunInstances"], MONOTONY).one_way(),
    action(Rule::ActionNumber, Open, ["permid/280649", "cvm:RunInstances"], "COS and VPC: a feature set, a set of APIs").one_way(),

    resource(Rule::EmptyService, Same, ["qcs:::ap-beijing:uin/1:instance/a", "qcs::cvm:ap-beijing:uin/1:instance/a"], SIX_SEGMENTS).one_way(),
    resource(Rule::EmptyService, Same, ["qcs:::::*", "qcs::cvm:ap-beijing:uin/100:instance/a"], SIX_SEGMENTS).one_way().owned_by(UIN),
    resource(Rule::EmptyService, Differ, ["qcs:::ap-beijing:uin/1:instance/a", "qcs::cvm:ap-beijing:uin/1:instance/b"], SIX_SEGMENTS).one_way(),
    resource(Rule::EmptyService, Open, ["qcs::cvm:ap-beijing:uin/1:instance/a", "qcs:::ap-beijing:uin/1:instance/a"], SIX_SEGMENTS).one_way(),
    resource(Rule::ServiceCase, Open, ["qcs::cvm:ap-beijing:uin/1:instance/a", "qcs::CVM:ap-beijing:uin/1:instance/a"], NO_PAGE).one_way(),
    resource(Rule::ServiceCase, Open, ["qcs::c*:ap-beijing:uin/1:instance/a", "qcs::CVM:ap-beijing:uin/1:instance/a"], NO_PAGE).one_way(),
    resource(Rule::ServiceCase, Open, ["qcs::cvm:ap-beijing:uin/1:instance/a", "QCS::cvm:ap-beijing:uin/1:instance/a"], NO_PAGE).one_way(),
    resource(Rule::Project, Same, ["qcs::cvm:ap-beijing:uin/1:instance/a", "qcs:id/0:cvm:ap-beijing:uin/1:instance/a"], OLD_SIX_SEGMENTS).one_way(),

    resource(Rule::EveryRegion, Same, ["qcs::cvm::uin/1:instance/a", "qcs::cvm:ap-beijing:uin/1:instance/a"], SIX_SEGMENTS).one_way(),
    resource(Rule::EveryRegion, Same, ["qcs::cvm::uin/1:instance/a", "qcs::cvm:zz:uin/1:instance/a"], SIX_SEGMENTS).one_way(),
    resource(Rule::EveryRegion, Same, ["qcs::cvm:*:uin/1:instance/a", "qcs::cvm:gz:uin/1:instance/a"], SIX_SEGMENTS).one_way(),
    resource(Rule::EveryRegion, Same, ["qcs::cvm:*:uin/1:instance/a", "qcs::cvm::uin/1:instance/a"], SIX_SEGMENTS).one_way(),
    resource(Rule::RegionName, Same, ["qcs::cvm:gz:uin/1:instance/a", "qcs::cvm:ap-guangzhou:uin/1:instance/a"], API_EXAMPLES),
    resource(Rule::RegionName, Same, ["qcs::cvm:cq:uin/1:instance/a", "qcs::cvm:ap-chongqing:uin/1:instance/a"], API_EXAMPLES),
    resource(Rule::RegionName, Same, ["qcs::scf:sh:uin/1:a/b", "qcs::scf:ap-shanghai:uin/1:a/b"], MONITOR),
    resource(Rule::RegionName, Same, ["qcs::cvm:bj:uin/1:instance/a", "qcs::cvm:ap-beijing:uin/1:instance/a"], MONITOR),
    resource(Rule::RegionName, Same, ["qcs::cvm:hk:uin/1:instance/a", "qcs::cvm:ap-hongkong:uin/1:instance/a"], MONITOR),
    resource(Rule::RegionName, Same, ["qcs::cvm:use:uin/1:instance/a", "qcs::cvm:na-ashburn:uin/1:instance/a"], MONITOR),
    resource(Rule::RegionName, Same, ["qcs::cvm:de:uin/1:instance/a", "qcs::cvm:eu-frankfurt:uin/1:instance/a"], MONITOR),
    resource(Rule::RegionName, Differ, ["qcs::cvm:gz:uin/1:instance/a", "qcs::cvm:ap-shanghai:uin/1:instance/a"], MONITOR),
    resource(Rule::RegionName, Differ, ["qcs::cvm:gz:uin/1:instance/a", "qcs::cvm:sh:uin/1:instance/a"], MONITOR),
    resource(Rule::RegionName, Differ, ["qcs::cvm:ap-shanghai:uin/1:instance/a", "qcs::cvm:ap-shanghai-fsi:uin/1:instance/a"], MONITOR),
    resource(Rule::RegionUnknown, Open, ["qcs::cvm:shjr:uin/1:instance/a", "qcs::cvm:ap-shanghai-fsi:uin/1:instance/a"], DISAGREE),
    resource(Rule::RegionUnknown, Open, ["qcs::cvm:shjr:uin/1:instance/a", "qcs::cvm:ap-shenzhen-fsi:uin/1:instance/a"], DISAGREE),
    resource(Rule::RegionUnknown, Open, ["qcs::cvm:ca:uin/1:instance/a", "qcs::cvm:na-toronto:uin/1:instance/a"], DISAGREE),
    resource(Rule::RegionUnknown, Open, ["qcs::cos:tj:uid/125:b-125/x", "qcs::cos:ap-beijing-1:uid/125:b-125/x"], DISAGREE),
    resource(Rule::RegionUnknown, Open, ["qcs::cvm:gz:uin/1:instance/a", "qcs::cvm:gzopen:uin/1:instance/a"], DISAGREE),
    resource(Rule::RegionUnknown, Open, ["qcs::cvm:st:uin/1:instance/a", "qcs::cvm:tj:uin/1:instance/a"], DISAGREE),
    resource(Rule::RegionPattern, Same, ["qcs::cvm:ap-*:uin/1:instance/a", "qcs::cvm:gz:uin/1:instance/a"], MONOTONY).one_way(),
    resource(Rule::RegionPattern, Same, ["qcs::cvm:g*:uin/1:instance/a", "qcs::cvm:gz:uin/1:instance/a"], MONOTONY).one_way(),
    resource(Rule::RegionPattern, Open, ["qcs::cvm:g*:uin/1:instance/a", "qcs::cvm:ap-guangzhou:uin/1:instance/a"], MONOTONY).one_way(),
    resource(Rule::RegionPattern, Open, ["qcs::cvm:shj*:uin/1:instance/a", "qcs::cvm:ap-shanghai-fsi:uin/1:instance/a"], MONOTONY).one_way(),
    resource(Rule::RegionPattern, Open, ["qcs::cvm:ap-*:uin/1:instance/a", "qcs::cvm:shjr:uin/1:instance/a"], MONOTONY).one_way(),
    resource(Rule::RegionPattern, Differ, ["qcs::cvm:eu-*:uin/1:instance/a", "qcs::cvm:gz:uin/1:instance/a"], MONOTONY).one_way(),
    resource(Rule::RegionPattern, Differ, ["qcs::cvm:ap-s*:uin/1:instance/a", "qcs::cvm:ap-beijing:uin/1:instance/a"], MONOTONY).one_way(),
    resource(Rule::RegionCase, Open, ["qcs::cvm:ap-guangzhou:uin/1:instance/a", "qcs::cvm:ap-Guangzhou:uin/1:instance/a"], NO_PAGE).one_way(),
    resource(Rule::RegionCase, Open, ["qcs::cvm:gz:uin/1:instance/a", "qcs::cvm:AP-GUANGZHOU:uin/1:instance/a"], NO_PAGE).one_way(),
    resource(Rule::RegionCase, Open, ["qcs::cvm:ap-guang*:uin/1:instance/a", "qcs::cvm:ap-Guangzhou:uin/1:instance/a"], NO_PAGE).one_way(),
    resource(Rule::RegionNotTold, Open, ["qcs::cvm:ap-guangzhou:uin/1:instance/a", "qcs::cvm::uin/1:instance/a"], SIX_SEGMENTS).one_way(),
    resource(Rule::RegionNotTold, Open, ["qcs::cvm:gz:uin/1:instance/a", "qcs::cvm::uin/1:instance/a"], SIX_SEGMENTS).one_way(),

    region(Rule::RegionOfKey, Open, ["sh", "ap-shanghai"], VPC_REGION),
    region(Rule::RegionOfKey, Open, ["gz", "ap-guangzhou"], VPC_REGION),
    region(Rule::RegionOfKey, Open, ["ap-*", "gz"], VPC_REGION).one_way(),
    region(Rule::RegionOfKey, Open, ["shjr", "ap-shanghai-fsi"], DISAGREE),
    region(Rule::RegionOfKey, Open, ["g*", "ap-guangzhou"], VPC_REGION).one_way(),
    region(Rule::RegionOfKey, Open, ["${uin}", "gz"], NO_PAGE).one_way(),
    region(Rule::RegionOfKey, Differ, ["sh", "ap-guangzhou"], VPC_REGION),
    region(Rule::RegionOfKey, Differ, ["ap-shanghai", "ap-shanghai-fsi"], VPC_REGION),
    region(Rule::RegionOfKey, Differ, ["", "gz"], "an empty text is no region"),

    resource(Rule::OwnAccount, Same, ["qcs::cvm:gz::instance/a", "qcs::cvm:gz:uin/100:instance/a"], SIX_SEGMENTS).owned_by(UIN),
    resource(Rule::OwnAccount, Same, ["qcs::cos:gz::b-125/x", "qcs::cos:gz:uid/125:b-125/x"], SIX_SEGMENTS).owned_by(BOTH),
    resource(Rule::OwnAccount, Differ, ["qcs::cvm:gz::instance/a", "qcs::cvm:gz:uin/101:instance/a"], SIX_SEGMENTS).owned_by(UIN),
    resource(Rule::OwnAccount, Open, ["qcs::cvm:gz::instance/a", "qcs::cvm:gz:uin/100:instance/a"], SIX_SEGMENTS).one_way(),
    resource(Rule::OwnAccount, Open, ["qcs::cos:gz::b-125/x", "qcs::cos:gz:uid/125:b-125/x"], SIX_SEGMENTS).owned_by(UIN),
    resource(Rule::AccountNumbers, Same, ["qcs::cos:gz:uin/100:b-125/x", "qcs::cos:gz:uid/125:b-125/x"], NUMBERS).owned_by(BOTH),
    resource(Rule::AccountNumbers, Open, ["qcs::cos:gz:uin/100:b-125/x", "qcs::cos:gz:uid/125:b-125/x"], NUMBERS),
    resource(Rule::AccountNumbers, Open, ["qcs::cos:gz:uin/100:b-125/x", "qcs::cos:gz:uid/125:b-125/x"], NUMBERS).owned_by(UIN),
    resource(Rule::AccountNumbers, Differ, ["qcs::cos:gz:uin/101:b-125/x", "qcs::cos:gz:uid/125:b-125/x"], NUMBERS).one_way().owned_by(BOTH),
    resource(Rule::AccountNumbers, Differ, ["qcs::cos:gz:uin/100:b-125/x", "qcs::cos:gz:uid/126:b-125/x"], NUMBERS).one_way().owned_by(BOTH),
    resource(Rule::AccountNumbers, Open, ["qcs::cos:gz:uin/101:b-125/x", "qcs::cos:gz:uid/126:b-125/x"], NUMBERS).owned_by(BOTH),
    resource(Rule::AccountForm, Open, ["qcs::cvm:gz:uin/100:instance/a", "qcs::cvm:gz:100:instance/a"], NO_PAGE).one_way(),
    resource(Rule::AccountForm, Open, ["qcs::cvm:gz:uin/100:instance/a", "qcs::cvm:gz:UIN/100:instance/a"], NO_PAGE).one_way(),
    resource(Rule::EveryAccount, Same, ["qcs::cos:gz:uin/*:b-125/x", "qcs::cos:gz:uid/125:b-125/x"], NUMBERS).one_way(),
    resource(Rule::EveryAccount, Same, ["qcs::cvm:gz:uid/*:instance/a", "qcs::cvm:gz:uin/100:instance/a"], NUMBERS).one_way(),
    resource(Rule::EveryAccount, Same, ["qcs::cvm:gz:*:instance/a", "qcs::cvm:gz:uin/100:instance/a"], SIX_SEGMENTS).one_way(),

    resource(Rule::TypeCase, Open, ["qcs::cvm:gz:uin/1:instance/a", "qcs::cvm:gz:uin/1:Instance/a"], NO_PAGE),
    resource(Rule::TypeCase, Open, ["qcs::cvm:gz:uin/1:Instance/*", "qcs::cvm:gz:uin/1:instance/a"], MONOTONY).one_way(),
    resource(Rule::TypeCase, Open, ["qcs::cvm:gz:uin/1:Inst*", "qcs::cvm:gz:uin/1:instance/a"], MONOTONY).one_way(),
    resource(Rule::TypeCase, Differ, ["qcs::cvm:gz:uin/1:instance/a", "qcs::cvm:gz:uin/1:image/a"], NO_PAGE),
    resource(Rule::TypeCase, Open, ["qcs::scf:gz:uin/1:namespace/d/Function/f", "qcs::scf:gz:uin/1:namespace/d/function/f"], NO_PAGE),
    resource(Rule::TypeCase, Open, ["qcs::cls:gz:uin/1:logset/l/topic/*", "qcs::cls:gz:uin/1:logset/l/Topic/t"], NO_PAGE).one_way(),
    resource(Rule::TypeCase, Open, ["qcs::cls:gz:uin/1:logset/*/topic/t", "qcs::cls:gz:uin/1:Logset/l/Topic/t"], NO_PAGE).one_way(),
    resource(Rule::TypeCase, Open, ["qcs::*:gz:uin/1:logset/l/topic/t", "qcs::cls:gz:uin/1:logset/l/TOPIC/t"], NO_PAGE).one_way(),
    resource(Rule::TypeCase, Differ, ["qcs::scf:gz:uin/1:namespace/d/function/f", "qcs::scf:gz:uin/1:namespace/d/function/F"], NO_PAGE),
    resource(Rule::TypeCase, Differ, ["qcs::scf:gz:uin/1:namespace/d/function/f", "qcs::scf:gz:uin/1:namespace/e/Function/f"], NO_PAGE),
    resource(Rule::Variable, Same, ["qcs::cvm:gz:uin/1:user/${uin}", "qcs::cvm:gz:uin/1:user/77"], VARIABLES).one_way().with(ME),
    resource(Rule::Variable, Same, ["qcs::*:gz:uin/1:user/${uin}/*", "qcs::cvm:gz:uin/1:user/77/a"], VARIABLES).one_way().with(ME),
    resource(Rule::Variable, Differ, ["qcs::cvm:gz:uin/1:user/${uin}", "qcs::cvm:gz:uin/1:user/78"], VARIABLES).one_way().with(ME),
    resource(Rule::Variable, Open, ["qcs::cvm:gz:uin/1:user/${uin}", "qcs::cvm:gz:uin/1:user/77"], VARIABLES).one_way(),
    resource(Rule::Directory, Same, ["qcs::cmqqueue:cd:uin/1:queueName/uin/${uin}/*", "qcs::cmqqueue:ap-chengdu:uin/1:queueName/uin/77"], DIRECTORIES).one_way().with(ME),
    resource(Rule::Directory, Same, ["qcs::cmqtopic:cd:uin/1:topicName/uin/77/*", "qcs::cmqtopic:cd:uin/1:topicName/uin/77"], DIRECTORIES).one_way(),
    resource(Rule::Directory, Open, ["qcs::tcb:gz:uin/1:env/a/*", "qcs::tcb:gz:uin/1:env/a"], ANY_SERVICE).one_way(),
    resource(Rule::Directory, Open, ["qcs::tcb:gz:uin/1:Env/a/*", "qcs::tcb:gz:uin/1:env/a"], ANY_SERVICE).one_way(),
    resource(Rule::Directory, Differ, ["qcs::tcb:gz:uin/1:env/a/*", "qcs::tcb:gz:uin/1:env/ab"], ANY_SERVICE).one_way(),
    resource(Rule::Directory, Open, ["qcs::cvm:gz:uin/1:instance/*", "qcs::cvm:gz:uin/1:instance"], ANY_SERVICE).one_way(),
    resource(Rule::Directory, Open, ["qcs::*:gz:uin/1:instance/*", "qcs::cvm:gz:uin/1:instance"], ANY_SERVICE).one_way(),
    resource(Rule::Directory, Open, ["qcs::cmqqueue:cd:uin/1:queueName/*", "qcs::cmqqueue:cd:uin/1:queueName"], "598/10607 shows a directory, not a type").one_way(),
    resource(Rule::Directory, Differ, ["qcs::cvm:gz:uin/1:instance/*", "qcs::cvm:gz:uin/1:image"], ANY_SERVICE).one_way(),
    resource(Rule::Directory, Differ, ["qcs::cvm:gz:uin/1:instance/i", "qcs::cvm:gz:uin/1:instance"], ANY_SERVICE).one_way(),
    resource(Rule::Below, Open, ["qcs::cvm:gz:uin/1:instance", "qcs::cvm:gz:uin/1:instance/i"], ANY_SERVICE).one_way(),
    resource(Rule::Below, Differ, ["qcs::cvm:gz:uin/1:instance", "qcs::cvm:gz:uin/1:instances/i"], ANY_SERVICE).one_way(),
    resource(Rule::Below, Open, ["qcs::tcb:gz:uin/1:env/a", "qcs::tcb:gz:uin/1:env/a/b"], ANY_SERVICE).one_way(),
    resource(Rule::Below, Open, ["qcs::tcb:gz:uin/1:Env/a", "qcs::tcb:gz:uin/1:env/a/b"], ANY_SERVICE).one_way(),
    resource(Rule::Below, Open, ["qcs::tcb:gz:uin/1:env/${uin}", "qcs::tcb:gz:uin/1:env/77/b"], ANY_SERVICE).one_way().with(ME),
    resource(Rule::Below, Open, ["qcs::tcb:gz:uin/1:env/*1", "qcs::tcb:gz:uin/1:env/a1/b"], MONOTONY).one_way(),
    resource(Rule::Below, Differ, ["qcs::tcb:gz:uin/1:env/a/b", "qcs::tcb:gz:uin/1:env/a"], ANY_SERVICE).one_way(),
    resource(Rule::EveryName, Open, ["qcs::cvm:gz:uin/1:*/*", "qcs::cvm:gz:uin/1:a"], "CMQ: * is represented as */* uniformly").one_way(),

    resource(Rule::RoleSpelling, Open, ["qcs::cam::uin/1:role/4611", "qcs::cam::uin/1:roleName/ops"], ASSUME_ROLE),
    resource(Rule::RoleSpelling, Open, ["qcs::cam::uin/1:role/tencentcloudServiceRole/4612", "qcs::cam::uin/1:role/tencentcloudServiceRoleName/cdn"], ASSUME_ROLE),
    resource(Rule::RoleSpelling, Open, ["qcs::cam::uin/1:role/4612", "qcs::cam::uin/1:role/tencentcloudServiceRole/4612"], ASSUME_ROLE),
    resource(Rule::RoleSpelling, Open, ["qcs::cam::uin/1:roleName/*", "qcs::cam::uin/1:role/4611"], MONOTONY).one_way(),
    resource(Rule::RoleSpelling, Differ, ["qcs::cam::uin/1:roleName/ops", "qcs::cam::uin/1:roleName/dev"], ASSUME_ROLE),
    resource(Rule::RoleSpelling, Differ, ["qcs::cam::uin/1:role/4611", "qcs::cam::uin/1:role/4613"], ASSUME_ROLE),
    resource(Rule::RootResource, Same, ["qcs::cam::uin/1:root", "qcs::cam::uin/1:uin/1"], SIX_SEGMENTS),
    resource(Rule::RootResource, Same, ["qcs:::::root", "qcs::cam::uin/1:uin/1"], SIX_SEGMENTS).one_way().owned_by(&["uin/1"]),
    resource(Rule::RootResource, Differ, ["qcs::cam::uin/1:root", "qcs::cam::uin/1:uin/2"], SIX_SEGMENTS),

    resource(Rule::AllOfService, Open, ["qcs::cvm:*:*:*", "*"], GRANULARITY).one_way(),
    resource(Rule::AllOfService, Open, ["qcs:::::*", "*"], GRANULARITY).one_way(),
    resource(Rule::AllOfService, Differ, ["qcs::cvm:*:*:instance/*", "*"], GRANULARITY).one_way(),
    resource(Rule::AllOfService, Differ, ["qcs::cvm:gz::*", "*"], GRANULARITY).one_way(),
    resource(Rule::NotTold, Open, ["qcs::cvm:gz:uin/1:instance/a", ""], "nothing was said").one_way(),
    resource(Rule::NotTold, Open, ["qcs::cvm:gz:uin/1:instance/a", "a"], "no form of a resource").one_way(),

    key(Rule::KeyCase, Differ, ["qcs:ip", "QCS:ip"], KEYS),
    key(Rule::KeyCase, Differ, ["qcs:resource_tag", "qcs:Resource_tag"], KEYS),
    key(Rule::KeyName, Same, ["qcs:uin", "uin"], "598/10607 calls the variable ${uin}, older pages the key qcs:uin").one_way(),
    key(Rule::KeyName, Open, ["qcs:tag", "qcs:resource_tag"], "older and newer pages on tags"),
    resource(Rule::RootResource, Open, ["qcs::cam::uin/1:root", "qcs::cam::uin/1:UIN/1"], NO_PAGE).one_way(),
];
