//! Huawei Cloud: versions 1.1 and 5.0.

use crate::spellings::rules::Rule;
use crate::spellings::{Language, Part, Relation, Row};
use Relation::{Differ, Open, Same};

const CASE: &str =
    "IAM's API, custom policies (iam_02_0013; OTC): types and operations have no case";
const LOWER: &str = "iam_02_0013: a service's name has small letters only";
const NO_PAGE: &str = "no page says it";
const CAPITALS: &str =
    "iam_01_0902 and DLI's dli_01_0451: OBS:*:*:… and DLI:*:*:… beside small letters";
const BLANK: &str = "usermanual-iam5, iam_01_1275: an asterisk or blank, for global services";
const VARIABLES: &str = "iam_01_0902 and iam_01_1234: variables";
const TRUST: &str = "iam_01_1289: IAM is an account";

use Language::{New, Old};

const fn action(
    rule: Rule,
    relation: Relation,
    language: Language,
    spellings: [&'static str; 2],
    source: &'static str,
) -> Row {
    Row::new(rule, relation, language, Part::Action, spellings, source)
}

const fn resource(
    rule: Rule,
    relation: Relation,
    spellings: [&'static str; 2],
    source: &'static str,
) -> Row {
    Row::new(rule, relation, New, Part::Resource, spellings, source)
}

const fn value(
    rule: Rule,
    relation: Relation,
    spellings: [&'static str; 2],
    source: &'static str,
) -> Row {
    Row::new(rule, relation, New, Part::Value, spellings, source).one_way()
}

const ANN: &[(&str, &[&str])] = &[("g:UserName", &["ann"])];
const SEVERAL: &[(&str, &[&str])] = &[("g:UserName", &["ann", "bob"])];

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    action(Rule::HuaweiActionCaseOld, Same, Old, ["ecs:cloudServers:delete", "ecs:cloudservers:Delete"], CASE),
    action(Rule::HuaweiActionCaseOld, Same, Old, ["obs:bucket:ListAllMyBuckets", "obs:bucket:ListAllMybuckets"], "iam_01_0019 has both"),
    action(Rule::HuaweiActionCaseOld, Same, Old, ["ecs:SERVERS:*", "ecs:servers:get"], CASE).one_way(),
    action(Rule::HuaweiActionCaseOld, Differ, Old, ["ecs:servers:get", "ecs:servers:list"], CASE),
    action(Rule::HuaweiActionCaseNew, Open, New, ["ecs:cloudServers:delete", "ecs:cloudservers:Delete"], NO_PAGE),
    action(Rule::HuaweiActionCaseNew, Open, New, ["ecs:cloudservers:*", "ecs:cloudServers:delete"], NO_PAGE).one_way(),
    action(Rule::HuaweiActionCaseNew, Differ, New, ["ecs:servers:get", "ecs:servers:list"], NO_PAGE),
    action(Rule::HuaweiServiceCase, Open, Old, ["ecs:servers:get", "ECS:servers:get"], LOWER).one_way(),
    action(Rule::HuaweiServiceCase, Open, New, ["ecs:servers:get", "Ecs:servers:get"], LOWER).one_way(),
    action(Rule::HuaweiServiceCase, Open, Old, ["ecs:Servers:get", "ECS:servers:get"], LOWER).one_way(),
    resource(Rule::HuaweiResourceService, Same, ["OBS:*:*:bucket:b1", "obs:r1:a1:bucket:b1"], CAPITALS).one_way(),
    resource(Rule::HuaweiResourceService, Same, ["obs:r1:a1:bucket:b1", "OBS:r1:a1:bucket:b1"], CAPITALS),
    resource(Rule::HuaweiResourceService, Differ, ["obs:r1:a1:bucket:b1", "ecs:r1:a1:bucket:b1"], CAPITALS),
    resource(Rule::HuaweiTypeCase, Open, ["obs:r1:a1:bucket:b1", "obs:r1:a1:Bucket:b1"], NO_PAGE),
    resource(Rule::HuaweiTypeCase, Open, ["obs:r1:a1:Buck*:b1", "obs:r1:a1:bucket:b1"], NO_PAGE).one_way(),
    resource(Rule::HuaweiTypeCase, Differ, ["obs:r1:a1:bucket:b1", "obs:r1:a1:object:b1"], NO_PAGE),
    resource(Rule::HuaweiTypeCase, Differ, ["obs:r1:a1:bucket:b1", "obs:r1:a1:bucket:B1"], NO_PAGE),
    resource(Rule::RegionCase, Differ, ["obs:cn-north-4:a1:bucket:b1", "obs:cn-north-1:a1:bucket:b1"], NO_PAGE),
    resource(Rule::HuaweiEmptySegment, Open, ["obs::a1:bucket:b1", "obs:r1:a1:bucket:b1"], BLANK),
    resource(Rule::HuaweiEmptySegment, Open, ["obs:r1::bucket:b1", "obs:r1:a1:bucket:b1"], BLANK),
    resource(Rule::HuaweiEmptySegment, Same, ["iam:*:a1:agency:x", "iam::a1:agency:x"], BLANK).one_way(),
    resource(Rule::AllOfService, Open, ["ecs:*:*:*:*", "*"], NO_PAGE).one_way(),
    resource(Rule::AllOfService, Differ, ["ecs:*:*:server:*", "*"], NO_PAGE).one_way(),
    resource(Rule::NotTold, Open, ["ecs:*:*:server:s1", ""], "nothing was said").one_way(),
    Row::new(Rule::HuaweiKeyCase, Open, New, Part::Key, ["g:UserName", "g:username"], "iam_01_0902, of keys in variables"),
    Row::new(Rule::HuaweiKeyCase, Open, Old, Part::Key, ["g:UserId", "G:UserID"], "iam_01_0902, of keys in variables"),
    Row::new(Rule::HuaweiKeyCase, Differ, New, Part::Key, ["g:UserName", "g:UserId"], NO_PAGE),
    value(Rule::HuaweiVariableName, Same, ["${g:UserName}", "ann"], VARIABLES).with(ANN),
    value(Rule::HuaweiVariableName, Same, ["${ G:username }", "ann"], VARIABLES).with(ANN),
    value(Rule::HuaweiVariableName, Same, ["a-${g:USERNAME}-b", "a-ann-b"], VARIABLES).with(ANN),
    value(Rule::HuaweiVariableName, Differ, ["${g:UserName}", "Ann"], VARIABLES).with(ANN),
    value(Rule::HuaweiVariableDefault, Same, ["${g:UserName, 'nobody'}", "nobody"], VARIABLES),
    value(Rule::HuaweiVariableDefault, Same, ["${ g:username ,'nobody' }", "nobody"], VARIABLES),
    value(Rule::HuaweiVariableDefault, Same, ["${g:UserName, 'o''neill'}", "o'neill"], VARIABLES),
    value(Rule::HuaweiVariableDefault, Differ, ["${g:UserName, 'nobody'}", "Nobody"], VARIABLES),
    value(Rule::HuaweiVariableDefault, Differ, ["${g:UserName, 'nobody'}", "nobody"], VARIABLES).with(ANN),
    value(Rule::HuaweiVariableDefault, Same, ["${g:UserName, 'nobody'}", "ann"], VARIABLES).with(ANN),
    value(Rule::HuaweiVariableVoid, Differ, ["${g:UserName}", "ann"], VARIABLES),
    value(Rule::HuaweiVariableVoid, Differ, ["*${g:UserName}", "ann"], VARIABLES),
    value(Rule::HuaweiVariableSeveral, Open, ["${g:UserName}", "ann"], VARIABLES).with(SEVERAL),
    value(Rule::HuaweiEscape, Same, ["a${*}b", "a*b"], VARIABLES),
    value(Rule::HuaweiEscape, Differ, ["a${*}b", "axb"], VARIABLES),
    value(Rule::HuaweiEscape, Same, ["a${?}b", "a?b"], VARIABLES),
    value(Rule::HuaweiEscape, Differ, ["a${?}b", "axb"], VARIABLES),
    Row::new(Rule::HuaweiAccount, Open, New, Part::Principal, ["IAM a1", "IAM iam::a1:user:u1"], TRUST).one_way(),
    Row::new(Rule::HuaweiAccount, Differ, New, Part::Principal, ["IAM a1", "IAM a2"], TRUST),
    Row::new(Rule::HuaweiAccount, Open, New, Part::Principal, ["IAM a1", "iam a1"], NO_PAGE).one_way(),
    Row::new(Rule::HuaweiAccount, Open, New, Part::Principal, ["Service service.ECS", "Service service.ecs"], NO_PAGE),
];
