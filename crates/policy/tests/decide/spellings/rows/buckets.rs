//! COS: buckets and objects.

use crate::spellings::rules::Rule;
use crate::spellings::{Language, Part, Relation, Row};
use Relation::{Differ, Open, Same};

const BOTH_AGES: &str = "436/31923 in two ages, and 598/10606: one bucket in both forms";
const HIDDEN: &str = "no page says where it ends";
const BUCKETS: &str = "436/30580 and 436/45236: bucket/ and bucket/*";
const DOMAIN: &str = "436/18023: examplebucket-1250000000.ap-guangzhou.myqcloud.com/*";
const CAPITALS: &str = "the Python SDK's note: the back end makes small letters of them";
const OBJECTS: &str = "436/30580: folder/exampleobject is one object";
const VARIABLES: &str = "598/10607: not in $ResourcesPath";

rows_about!(row, Resource);

const ME: &[(&str, &[&str])] = &[("qcs:uin", &["77"])];

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    row(Rule::BucketForm, Same, ["qcs::cos:gz:uid/125:prefix//125/b/x", "qcs::cos:gz:uid/125:b-125/x"], BOTH_AGES),
    row(Rule::BucketForm, Same, ["qcs::cos:gz:uid/125:prefix/125/b/x", "qcs::cos:gz:uid/125:b-125/x"], BOTH_AGES),
    row(Rule::BucketForm, Same, ["qcs::cos:gz:uid/125:prefix/125/b/x", "qcs::cos:gz:uid/125:prefix//125/b/x"], BOTH_AGES),
    row(Rule::BucketForm, Same, ["qcs::cos:gz:uid/125:prefix//125/b-125/x", "qcs::cos:gz:uid/125:b-125/x"], BOTH_AGES),
    row(Rule::BucketForm, Same, ["qcs::cos:gz:uid/125:prefix//125/b/", "qcs::cos:gz:uid/125:b-125/"], BOTH_AGES),
    row(Rule::BucketForm, Same, ["qcs::cos:gz:uid/125:prefix//125/b/*", "qcs::cos:gz:uid/125:b-125/x/y"], BOTH_AGES).one_way(),
    row(Rule::BucketForm, Same, ["qcs::cos:gz:uid/125:b-125/x/*", "qcs::cos:gz:uid/125:prefix//125/b/x/y"], BOTH_AGES).one_way(),
    row(Rule::BucketForm, Same, ["qcs::cos:gz:uid/125:prefix//125/*", "qcs::cos:gz:uid/125:b-125/x"], BOTH_AGES).one_way(),
    row(Rule::BucketFormHidden, Open, ["qcs::cos:gz:uid/125:*-125/*", "qcs::cos:gz:uid/125:prefix//125/b/x"], HIDDEN).one_way(),
    row(Rule::BucketForm, Same, ["qcs::*:gz:uid/125:prefix//125/b/*", "qcs::cos:gz:uid/125:b-125/x"], BOTH_AGES).one_way(),
    row(Rule::BucketForm, Same, ["qcs:::::prefix//125/b/*", "qcs::cos:gz::b-125/x"], BOTH_AGES).one_way(),
    row(Rule::BucketForm, Differ, ["qcs::cos:gz:uid/125:prefix//125/b/x", "qcs::cos:gz:uid/125:b-126/x"], BOTH_AGES),
    row(Rule::BucketForm, Differ, ["qcs::cos:gz:uid/125:prefix//125/b/x", "qcs::cos:gz:uid/125:c-125/x"], BOTH_AGES),
    row(Rule::BucketForm, Differ, ["qcs::cos:gz:uid/125:prefix//125/b/x", "qcs::cos:gz:uid/125:b-125/y"], BOTH_AGES),
    row(Rule::BucketForm, Differ, ["qcs::cos:gz:uid/125:prefix//125/*", "qcs::cos:gz:uid/125:b-126/k-125/x"], BOTH_AGES).one_way(),
    row(Rule::BucketFormHidden, Open, ["qcs::cos:gz:uid/125:prefix//125/b*/x", "qcs::cos:gz:uid/125:b-125/x"], HIDDEN).one_way(),
    row(Rule::BucketFormHidden, Open, ["qcs::cos:gz:uid/125:prefix//12*/b/x", "qcs::cos:gz:uid/125:b-125/x"], HIDDEN).one_way(),
    row(Rule::BucketFormHidden, Open, ["qcs::cos:gz:uid/125:prefix//*", "qcs::cos:gz:uid/125:b-125/x"], HIDDEN).one_way(),
    row(Rule::BucketFormHidden, Open, ["qcs::cos:gz:uid/125:prefix//125/*/c/x", "qcs::cos:gz:uid/125:b-125/c/x"], HIDDEN).one_way(),
    row(Rule::BucketFormHidden, Open, ["qcs::cos:gz:uid/125:b*", "qcs::cos:gz:uid/125:prefix//125/b/x"], HIDDEN).one_way(),
    row(Rule::BucketFormHidden, Open, ["qcs::cos:gz:uid/125:b-12*/x", "qcs::cos:gz:uid/125:prefix//125/b/x"], HIDDEN).one_way(),
    row(Rule::BucketFormHidden, Same, ["qcs::cos:gz:uid/125:prefix//125/b*", "qcs::cos:gz:uid/125:prefix//125/b/x"], "one form is compared as it is written").one_way(),
    row(Rule::BucketCase, Open, ["qcs::cos:gz:uid/125:b-125/*", "qcs::cos:gz:uid/125:PREFIX//125/b/x"], CAPITALS).one_way(),
    row(Rule::BucketSlash, Open, ["qcs::cos:gz:uid/125:b-125", "qcs::cos:gz:uid/125:b-125/"], BUCKETS),
    row(Rule::BucketSlash, Open, ["qcs::cos:gz:uid/125:b-125/*", "qcs::cos:gz:uid/125:b-125"], BUCKETS).one_way(),
    row(Rule::BucketSlash, Same, ["qcs::cos:gz:uid/125:b-125/*", "qcs::cos:gz:uid/125:b-125/"], BUCKETS).one_way(),
    row(Rule::BucketSlash, Open, ["qcs::cos:gz:uid/125:prefix//125/*", "qcs::cos:gz:uid/125:b-125"], BUCKETS).one_way(),
    row(Rule::BucketSlash, Differ, ["qcs::cos:gz:uid/125:b-125/", "qcs::cos:gz:uid/125:b-125/x"], OBJECTS),
    row(Rule::BucketSlash, Differ, ["qcs::cos:gz:uid/125:b-125/x", "qcs::cos:gz:uid/125:b-125/x/y"], OBJECTS),
    row(Rule::BucketCase, Open, ["qcs::cos:gz:uid/125:B-125/x", "qcs::cos:gz:uid/125:b-125/x"], CAPITALS),
    row(Rule::BucketCase, Open, ["qcs::cos:gz:uid/125:prefix//125/B/x", "qcs::cos:gz:uid/125:prefix//125/b/x"], CAPITALS),
    row(Rule::BucketCase, Open, ["qcs::cos:gz:uid/125:prefix//125/B/x", "qcs::cos:gz:uid/125:b-125/x"], CAPITALS),
    row(Rule::VariableOfCos, Differ, ["qcs::cos:gz:uid/125:b-125/${uin}/*", "qcs::cos:gz:uid/125:b-125/77/x"], VARIABLES).one_way().with(ME),
    row(Rule::VariableOfCos, Same, ["qcs::cos:gz:uid/125:b-125/${uin}/*", "qcs::cos:gz:uid/125:b-125/${uin}/x"], VARIABLES).one_way().with(ME),
    row(Rule::BucketForm, Same, ["qcs::cos:gz:uid/125:prefix/125/*", "qcs::cos:gz:uid/125:prefix//125/b/x"], BOTH_AGES).one_way(),
    row(Rule::BucketDomain, Open, ["qcs::cos:gz:uid/125:b-125.ap-guangzhou.myqcloud.com/*", "qcs::cos:gz:uid/125:b-125.cos.ap-guangzhou.myqcloud.com/x"], DOMAIN).one_way(),
    row(Rule::BucketDomain, Open, ["qcs::cos:gz:uid/125:b-125/*", "qcs::cos:gz:uid/125:b-125.cos.ap-guangzhou.myqcloud.com"], DOMAIN).one_way(),
    row(Rule::BucketDomain, Open, ["qcs::cos:gz:uid/125:B-125/*", "qcs::cos:gz:uid/125:b-125.cos.ap-guangzhou.myqcloud.com/x"], DOMAIN).one_way(),
    row(Rule::BucketDomain, Open, ["qcs::cos:gz:uid/125:b-125.ap-guangzhou.myqcloud.com/x", "qcs::cos:gz:uid/125:b-125/x"], DOMAIN),
    row(Rule::BucketDomain, Open, ["qcs::cos:gz:uid/125:b-125.ap-guangzhou.myqcloud.com/*", "qcs::cos:gz:uid/125:b-125/x"], DOMAIN).one_way(),
    row(Rule::BucketDomain, Open, ["qcs::cos:gz:uid/125:b-125/*", "qcs::cos:gz:uid/125:b-125.cos.ap-guangzhou.myqcloud.com/x"], DOMAIN).one_way(),
    row(Rule::BucketDomain, Open, ["qcs::cos:gz:uid/125:prefix//125/b/*", "qcs::cos:gz:uid/125:b-125.cos.ap-guangzhou.myqcloud.com/x"], DOMAIN).one_way(),
];
