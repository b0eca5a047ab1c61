//! Things in all their spellings, of which the random policies and requests are made.

mod others;
mod tencent;

use super::Language;

/// Spellings of one thing: those of one list are surely the same, those of different lists may be.
pub type Thing = &'static [&'static [&'static str]];

/// Things of one language that often meet.
pub struct Words {
    pub name: &'static str,
    pub language: Language,
    pub owners: &'static [&'static str],
    pub actions: &'static [Thing],
    pub asked_actions: &'static [Thing],
    /// What may stand in each segment of a resource.
    pub segments: &'static [&'static [Thing]],
    pub asked_segments: &'static [&'static [Thing]],
    /// The kind before a space.
    pub principals: &'static [Thing],
    pub asked_principals: &'static [Thing],
    /// Keys that conditions ask for and requests give.
    pub keys: &'static [Thing],
    /// Values of the policy, and of the request.
    pub values: &'static [Thing],
}

pub static WORDS: &[&Words] = &[
    &tencent::GENERAL,
    &tencent::BUCKETS,
    &tencent::QUEUES,
    &tencent::TRUST,
    &tencent::ROLES,
    &others::OLD,
    &others::NEW,
    &others::NAVER,
];

/// What most have in common: Tencent's language, and an owner known by both numbers.
const PLAIN: Words = Words {
    name: "",
    language: Language::Tencent,
    owners: &["uin/100", "uid/125"],
    actions: &[],
    asked_actions: &[],
    segments: &[],
    asked_segments: &[],
    principals: &[],
    asked_principals: &[],
    keys: &[&[&["qcs:tag"], &["qcs:resource_tag"]]],
    values: NO_VALUES,
};

/// Patterns whose wildcard hides where a part ends: they reach one spelling surely, and another perhaps.
pub const HIDING: &[&str] = &["b-12*/x", "prefix//125/b*"];

const NO_VALUES: &[Thing] = &[&[&["red"]], &[&["blue"]]];
