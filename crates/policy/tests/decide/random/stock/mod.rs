//! What the random policies and requests are made of: small stocks, so that they often meet.

mod huawei;
mod others;
mod tencent;

use charter_policy::Profile;
use charter_policy::dialect::ValueType;

use crate::oracle::Language;

/// A language with small stocks of what may stand in its policies, so that they often meet.
pub struct Stock {
    /// What it is about, for the tests' own record.
    pub name: &'static str,
    pub language: Language,
    pub profile: &'static Profile,
    pub version: &'static str,
    pub actions: &'static [&'static str],
    pub asked_actions: &'static [&'static str],
    /// Whole resources of policies and of requests.
    pub resources: &'static [&'static str],
    pub asked_resources: &'static [&'static str],
    /// Resources that are put together from one of each, segment by segment.
    pub segments: Segments,
    pub asked_segments: Segments,
    /// The names that the policies' owner is given by.
    pub owners: &'static [&'static [&'static str]],
    /// Kinds and names; none where policies name no principals.
    pub principals: Principals,
    pub asked_principals: Principals,
    pub variables: &'static [&'static str],
    /// Keys of conditions on texts, beside that of [`kind_name`], and those of requests.
    pub keys: &'static [&'static str],
    pub asked_keys: &'static [&'static str],
    pub negations: bool,
    pub any: &'static str,
    pub all: &'static str,
    pub if_exists: &'static str,
}

/// What may stand in each segment.
pub type Segments = &'static [&'static [&'static str]];

/// Kinds of principals and their names.
pub type Principals = &'static [(&'static str, &'static str)];

pub static STOCKS: [&Stock; 10] = [
    &tencent::GENERAL,
    &tencent::BUCKETS,
    &tencent::QUEUES,
    &tencent::ROLES,
    &tencent::TRUST,
    &huawei::NEW,
    &huawei::OLD,
    &huawei::TRUST,
    &others::AWS,
    &others::NAVER,
];

/// Keys by what they hold, and values for policies and requests; the last are of no use to the operator.
pub fn values(kind: ValueType) -> (&'static [&'static str], &'static [&'static str]) {
    match kind {
        ValueType::String => (
            &[
                "red", "Red", "re*", "*d", "r?d", "", "a*b*c", "*", "r%", "_ed", "gz", "ap-s*",
            ],
            &[
                "red",
                "RED",
                "reed",
                "blue",
                "",
                "a-b-c",
                "re*",
                "x",
                "sh",
                "ap-guangzhou",
            ],
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
