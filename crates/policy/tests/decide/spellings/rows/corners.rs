//! Where several rules meet.

use crate::spellings::rules::Rule;
use crate::spellings::{Language, Part, Relation, Row};
use Relation::{Differ, Open, Same};

const NO_PAGE: &str = "no page says it";
const GRANULARITY: &str = "CMQ: * is represented as */*; pages on granularity";
const DOMAIN: &str = "436/18023";
const BOTH_AGES: &str = "436/31923 in two ages";
const OBJECTS: &str = "436/30580";

const fn row(
    language: Language,
    rule: Rule,
    relation: Relation,
    spellings: [&'static str; 2],
    source: &'static str,
) -> Row {
    Row::new(rule, relation, language, Part::Resource, spellings, source)
}

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    row(Language::Tencent, Rule::RootResource, Open, ["qcs::cam::uin/1:uin/1", "qcs::cam:::root"], NO_PAGE).one_way().owned_by(&["uin/1"]),
    row(Language::Tencent, Rule::RootResource, Open, ["qcs::cam::uin/1:uin/1", "qcs::cam::uid/125:root"], NO_PAGE).one_way().owned_by(&["uin/1", "uid/125"]),
    row(Language::Tencent, Rule::RootResource, Open, ["qcs::cam::uin/1:root", "qcs::cam:::uin/1"], NO_PAGE).one_way().owned_by(&["uin/1"]),
    row(Language::Tencent, Rule::AllOfService, Open, ["qcs::cvm:*:uin/*:*", "*"], GRANULARITY).one_way(),
    row(Language::Tencent, Rule::AllOfService, Open, ["qcs::cvm::uin/1:*", "*"], GRANULARITY).one_way().owned_by(&["uin/1"]),
    row(Language::Tencent, Rule::AllOfService, Differ, ["qcs::cvm::uin/2:*", "*"], GRANULARITY).one_way().owned_by(&["uin/1"]),
    row(Language::Tencent, Rule::AllOfService, Open, ["qcs::cvm::uin/${owner_uin}:*", "*"], GRANULARITY).one_way(),
    row(Language::Tencent, Rule::OwnAccount, Same, ["qcs::cvm:::instance/i", "qcs::cvm:ap-guangzhou:uin/-1:instance/i"], "406/34254").one_way(),
    row(Language::Tencent, Rule::BucketForm, Same, ["qcs::cos:gz:uid/125:b-125/backup/x.myqcloud.com/a", "qcs::cos:gz:uid/125:prefix//125/b/backup/x.myqcloud.com/a"], BOTH_AGES),
    row(Language::Tencent, Rule::BucketDomain, Open, ["qcs::cos:gz:uid/125:b-125.cos.ap-guangzhou.tencentcos.cn/a", "qcs::cos:gz:uid/125:b-125/a"], DOMAIN),
    row(Language::Tencent, Rule::BucketForm, Differ, ["qcs::*:*:uid/125:prefix//125/*", "qcs::cvm:ap-guangzhou:uid/125:img-125/x"], NO_PAGE).one_way(),
    row(Language::Tencent, Rule::BucketForm, Differ, ["qcs::*:*:uid/125:prefix//125/b/a", "qcs::cvm:ap-guangzhou:uid/125:b-125/a"], NO_PAGE).one_way(),
    row(Language::Tencent, Rule::TypeCase, Open, ["qcs::cvm:ap-guangzhou:uin/1:inst*CE/i", "qcs::cvm:ap-guangzhou:uin/1:instance/i"], NO_PAGE).one_way(),
    row(Language::Tencent, Rule::RoleSpelling, Open, ["qcs::cam::uin/1:role/tencentcloudServiceRole*", "qcs::cam::uin/1:role/4611686018427"], NO_PAGE).one_way(),
    row(Language::Tencent, Rule::BucketForm, Same, ["qcs::cos:gz:uid/125:prefix//12*/b/x", "qcs::cos:gz:uid/125:prefix//125/b-125/x"], BOTH_AGES).one_way(),
    row(Language::Tencent, Rule::BucketDomain, Differ, ["qcs::cos:gz:uid/125:c-125/x", "qcs::cos:gz:uid/125:b-125.cos.ap-guangzhou.myqcloud.com/x"], DOMAIN),
    row(Language::Tencent, Rule::RootResource, Open, ["qcs:::::uin/1", "qcs::sts::uin/1:root"], NO_PAGE).one_way().owned_by(&["uin/1"]),
    row(Language::Tencent, Rule::AllOfService, Open, ["qcs::cvm:*::*/*", "*"], GRANULARITY).one_way(),
    row(Language::Tencent, Rule::BucketForm, Same, ["qcs::cos:gz:uid/125:prefix//125/b*", "qcs::cos:gz:uid/125:prefix/125/b/x"], BOTH_AGES).one_way(),
    row(Language::Tencent, Rule::BucketCase, Differ, ["qcs::cos:gz:uid/125:b-125/D/x", "qcs::cos:gz:uid/125:b-125/d/x"], OBJECTS),
    row(Language::Tencent, Rule::BucketCase, Differ, ["qcs::*:gz:uid/125:b-125/D/x", "qcs::cos:gz:uid/125:b-125/d/x"], OBJECTS).one_way(),
    row(Language::Tencent, Rule::BucketCase, Differ, ["qcs::cos:gz:uid/125:b-125/X", "qcs::cos:gz:uid/125:b-125/x"], OBJECTS),
    row(Language::New, Rule::RegionCase, Open, ["obs:cn-north-4:a1:bucket:b1", "obs:CN-North-4:a1:bucket:b1"], NO_PAGE).one_way(),
    row(Language::New, Rule::AllOfService, Open, ["obs:::*:*", "*"], NO_PAGE).one_way(),
    row(Language::Naver, Rule::RegionCase, Open, ["nrn:PUB:Server:KR:100:Server/7", "nrn:PUB:Server:kr:100:Server/7"], NO_PAGE).one_way(),
];
