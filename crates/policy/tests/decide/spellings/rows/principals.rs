//! Tencent Cloud: who asks.

use crate::spellings::rules::Rule;
use crate::spellings::{Language, Part, Relation, Row};
use Relation::{Differ, Open, Same};

const FORMS: &str = "598/10606: uin/X:uin/X or uin/X:root";
const BUCKET_POLICIES: &str =
    "436/18023 reads it as the root account alone, a role's trust perhaps not";
const ANYBODY: &str = "598/10606 older: anonymous:anonymous or *; COS: anyone:anyone for all users";
const GROUPS: &str = "598/10606 has groups, and not who is in them";
const ROLES: &str = "STS, AssumeRole, RoleArn: by ID and by name";
const NO_PAGE: &str = "no page says it";
const CARRIERS: &str = "598/19447: cls.cloud.tencent.com and cls.qcloud.com, both of CLS";

rows_about!(row, Principal);

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    row(Rule::PrincipalCase, Open, ["qcs qcs::cam::uin/1:ROOT", "qcs qcs::cam::uin/1:uin/1"], NO_PAGE),
    row(Rule::Group, Open, ["qcs qcs::cam::uin/1:GroupId/5", "qcs qcs::cam::uin/1:uin/2"], GROUPS).one_way(),
    row(Rule::RootPrincipal, Same, ["qcs qcs::cam::uin/1:root", "qcs qcs::cam::uin/1:uin/1"], FORMS),
    row(Rule::RootPrincipal, Differ, ["qcs qcs::cam::uin/1:root", "qcs qcs::cam::uin/2:uin/2"], FORMS),
    row(Rule::RootPrincipal, Differ, ["qcs qcs::cam::uin/1:uin/3", "qcs qcs::cam::uin/1:root"], FORMS).one_way(),
    row(Rule::RootPrincipal, Differ, ["qcs qcs::cam::uin/1:uin/3", "qcs qcs::cam::uin/1:uin/4"], FORMS),
    row(Rule::RootOfAccount, Open, ["qcs qcs::cam::uin/1:root", "qcs qcs::cam::uin/1:uin/3"], BUCKET_POLICIES).one_way(),
    row(Rule::RootOfAccount, Open, ["qcs qcs::cam::uin/1:uin/1", "qcs qcs::cam::uin/1:roleName/ops"], BUCKET_POLICIES).one_way(),
    row(Rule::Everybody, Same, ["qcs *", "qcs qcs::cam::uin/1:uin/3"], ANYBODY).one_way(),
    row(Rule::Everybody, Same, ["qcs qcs::cam::anyone:anyone", "qcs qcs::cam::uin/1:uin/3"], ANYBODY).one_way(),
    row(Rule::Everybody, Same, ["qcs qcs::cam::anyone:anyone", "qcs qcs::cam::anonymous:anonymous"], ANYBODY).one_way(),
    row(Rule::Everybody, Differ, ["qcs *", "service cvm.qcloud.com"], ANYBODY).one_way(),
    row(Rule::Anonymous, Same, ["qcs qcs::cam::anonymous:anonymous", "qcs qcs::cam::anyone:anyone"], ANYBODY),
    row(Rule::Anonymous, Open, ["qcs qcs::cam::anonymous:anonymous", "qcs qcs::cam::uin/1:uin/3"], ANYBODY),
    row(Rule::Group, Open, ["qcs qcs::cam::uin/1:groupid/7", "qcs qcs::cam::uin/1:uin/3"], GROUPS).one_way(),
    row(Rule::Group, Differ, ["qcs qcs::cam::uin/1:groupid/7", "qcs qcs::cam::uin/2:uin/3"], GROUPS).one_way(),
    row(Rule::RoleSpelling, Open, ["qcs qcs::cam::uin/1:role/4611", "qcs qcs::cam::uin/1:roleName/ops"], ROLES),
    row(Rule::RoleSpelling, Open, ["qcs qcs::cam::uin/1:role/tencentcloudServiceRole/4612", "qcs qcs::cam::uin/1:role/tencentcloudServiceRoleName/cdn"], ROLES),
    row(Rule::RoleSpelling, Differ, ["qcs qcs::cam::uin/1:roleName/ops", "qcs qcs::cam::uin/1:roleName/dev"], ROLES),
    row(Rule::RoleSpelling, Differ, ["qcs qcs::cam::uin/1:role/4611", "qcs qcs::cam::uin/2:roleName/ops"], ROLES),
    row(Rule::CallerForm, Open, ["qcs qcs::cam::uin/1:roleName/ops", "qcs qcs::sts::uin/1:assumed-role/4611/me"], NO_PAGE).one_way(),
    row(Rule::CallerForm, Open, ["qcs qcs::cam::uin/1:roleName/ops", "qcs qcs::cam::uin/1:assumed-role/ops/me"], NO_PAGE).one_way(),
    row(Rule::CallerForm, Same, ["qcs *", "qcs qcs::sts::uin/1:assumed-role/4611/me"], ANYBODY).one_way(),
    row(Rule::PrincipalCase, Open, ["qcs qcs::cam::uin/1:roleName/ops", "qcs qcs::cam::uin/1:rolename/ops"], NO_PAGE).one_way(),
    row(Rule::PrincipalCase, Open, ["qcs qcs::cam::uin/1:root", "QCS qcs::cam::uin/1:root"], NO_PAGE).one_way(),
    row(Rule::PrincipalCase, Open, ["qcs qcs::cam::uin/1:uin/3", "qcs QCS::cam::uin/1:uin/3"], NO_PAGE).one_way(),
    row(Rule::PrincipalCase, Open, ["service cvm.qcloud.com", "Service cvm.qcloud.com"], NO_PAGE).one_way(),
    row(Rule::PrincipalNumbers, Open, ["qcs qcs::cam::uin/1:uin/3", "qcs qcs::cam::uid/125:uin/3"], NO_PAGE).one_way(),
    row(Rule::PrincipalNumbers, Open, ["qcs qcs::cam::uin/1:root", "qcs qcs::cam::uid/125:uid/125"], NO_PAGE).one_way(),
    row(Rule::ServicePrincipal, Open, ["service cls.cloud.tencent.com", "service cls.qcloud.com"], CARRIERS),
    row(Rule::ServicePrincipal, Differ, ["service cls.qcloud.com", "service cvm.qcloud.com"], CARRIERS),
    row(Rule::PrincipalVariable, Open, ["qcs qcs::cam::uin/1:uin/${uin}", "qcs qcs::cam::uin/1:uin/3"], "598/10607 names resources and conditions").one_way(),
    row(Rule::PrincipalVariable, Differ, ["qcs qcs::cam::uin/1:uin/${uin}", "service cvm.qcloud.com"], "598/10607 names resources and conditions").one_way(),
];
