//! Tencent Cloud: CAM policies and the organization's service control policies.
//!
//! Sources: the policy syntax pages of CAM (documents 598/10603, 598/10608, 598/58419 to 598/58421), COS's
//! condition pages, and the error codes of the `cam` and `organization` APIs.

use super::tencent_concerns::CONCERNS;
use super::tencent_services::SERVICES;
use super::tencent_storage;
use super::{
    AccountForm, ActionForm, ActionGrammar, Case, CaseRules, Cases, Classes, ConditionGrammar,
    DecisionRules, Dialect, Directories, Effect, Element, Key, LetterCase, OldNames, Operator,
    Optional, Place, Qualifier, Relation, ResourceGrammar, Role, Segment, Spellings, ValueType,
    Variables, Wildcards,
};
use crate::Code;

pub use super::tencent_kinds::{BUCKET, CAM, SCP, TRUST};

/// Whether elements and effects are accepted in any case. **UNVERIFIED**: the syntax page writes them in
/// lower case, the vendor's COS pages with a capital; no page says that one of them is refused.
pub const IGNORES_CASE: bool = true;

/// What a missing key does to a negative operator without `_if_exist`. COS's worked examples say that the
/// condition is then false; whether every service does so is **UNVERIFIED**.
pub const MISSING_KEY_FAILS_NEGATION: bool = true;

/// Whether `for_all_value:` holds for a request without a value. **UNVERIFIED**: the syntax pages do not say; the
/// languages that it follows answer yes, and a condition that an absent key meets is the one to be warned of.
pub const EVERY_HOLDS_WITHOUT_VALUES: bool = true;

/// Whether case counts. COS's pages say of actions that it does (436/31923); of other services, and of all other names, no
/// page that was found says anything. A bucket's name has small letters alone, and capitals are turned into them.
pub const CASES: CaseRules = CaseRules {
    actions: Cases {
        otherwise: Case::Open,
        services: &[("cos", Case::Exact)],
    },
    ..CaseRules::OPEN
};

/// What has two spellings.
///
/// - Regions: the page on resources (598/10606) had short names of cities as “the existing naming method” beside codes,
///   and 248/50863 lists more; the pair of `gz` and of `cq` also stands in answers of the container service. Left out, and
///   so unknown, are names of which pages disagree or give no city: `ca`, `shjr`, `bjjr`, `tj`, `st` and COS's `cn-south`.
/// - `uin/X:root` and `uin/X:uin/X` are one root account (598/10606).
/// - The vendor's preset policies write `uin/-1` for the account of whoever holds them (406/34254).
/// - A role has an ID and a name (`RoleArn` of `AssumeRole`).
/// - COS's resources had the older form until its page 436/31923 changed: the bucket without the owner's number, which
///   stands before it.
/// - CMQ's worked example reaches a directory by a pattern of what is in it (598/10607).
pub const SPELLINGS: Spellings = Spellings {
    regions: SHORT_REGIONS,
    codes: &["ap-", "eu-", "na-", "sa-"],
    own_account: Some("uin/-1"),
    root: Some("root"),
    classes: Classes {
        services: &["cam", "sts"],
        begins: &[
            "role/tencentcloudServiceRole/",
            "role/tencentcloudServiceRoleName/",
            "role/",
            "roleName/",
        ],
        groups: &["groupid/"],
        users: &["uin/"],
    },
    old_names: Some(OldNames {
        service: "cos",
        prefixes: &["prefix//", "prefix/"],
        domains: tencent_storage::DOMAINS,
    }),
    directories: Directories::Reached(&["cmqqueue", "cmqtopic"]),
};

/// Largest CAM policy, in characters that are not whitespace.
pub const CAM_MAX_SIZE: usize = 6_144;

/// Largest service control policy, counted the same way. **UNVERIFIED**: the organization's pages give no
/// number; the API has `PolicyDocumentLengthOverLimit`, and the syntax is CAM's.
pub const SCP_MAX_SIZE: usize = 6_144;

/// The policy language of Tencent Cloud.
pub static DIALECT: Dialect = Dialect {
    name: "tencent",
    elements: &[
        element("version", Role::Version, Place::Document),
        element("statement", Role::Statement, Place::Document),
        element("principal", Role::Principal, Place::Document),
        element("effect", Role::Effect, Place::Statement),
        element("action", Role::Action, Place::Statement),
        element("resource", Role::Resource, Place::Statement),
        element("condition", Role::Condition, Place::Statement),
        element("principal", Role::Principal, Place::Statement),
        // Not in the syntax page, but written by the COS console into bucket policies: UNVERIFIED elsewhere.
        element("sid", Role::Sid, Place::Statement),
    ],
    ignores_element_case: IGNORES_CASE,
    takes_single: true,
    effects: &[
        Effect {
            name: "allow",
            allows: true,
            forms: &["allows", "allowed", "allowing"],
        },
        Effect {
            name: "deny",
            allows: false,
            forms: &["denies", "denied", "denying", "denial"],
        },
    ],
    ignores_effect_case: IGNORES_CASE,
    // 3.0 is accepted by the vendor's policy analyzer (598/61290).
    versions: &["2.0", "3.0"],
    actions: ActionGrammar {
        form: ActionForm::Colons { parts: 2 },
        legacy_prefix: "name/",
        other_forms: &["permid/"],
        empty_type: false,
        letters: LetterCase::Upper,
        mixed_letters: &["ccr", "cls"],
        lists: &[(
            "cos",
            include_str!("../../../../public/catalog/tencent/cos.txt"),
        )],
    },
    resources: ResourceGrammar {
        segments: &[
            Segment::Prefix("qcs"),
            Segment::Project,
            Segment::Service,
            Segment::Region,
            Segment::Account,
            Segment::Name,
        ],
        regions: REGIONS,
        region_case: LetterCase::Lower,
        service_case: LetterCase::Lower,
        accounts: AccountForm::Number {
            prefixes: &["uin/", "uid/"],
        },
        types: &[],
        optional: Optional::WithPrincipal,
        object_key: None,
    },
    wildcards: Wildcards { one: false },
    conditions: ConditionGrammar {
        operators: OPERATORS,
        if_exist_suffix: "_if_exist",
        qualifiers: &[
            Qualifier {
                prefix: "for_any_value:",
                every: false,
            },
            Qualifier {
                prefix: "for_all_value:",
                every: true,
            },
        ],
        global_prefix: "qcs:",
        keys: KEYS,
        missing_key_fails_negation: MISSING_KEY_FAILS_NEGATION,
        every_holds_without_values: EVERY_HOLDS_WITHOUT_VALUES,
        // “Condition keys are case-sensitive” (598/10608).
        key_case: Case::Exact,
        wildcards: Wildcards { one: false },
        tag_separator: '&',
    },
    cases: CASES,
    spellings: SPELLINGS,
    variables: Variables {
        case: Case::Open,
        // The first three are those of 598/10607; its Chinese page has more, of which one is known.
        names: &["uin", "owner_uin", "app_id", "qcs:user"],
        keys: false,
        defaults: false,
        escapes: "",
    },
    principals: &["qcs", "service", "federated"],
    services: SERVICES,
    global_services: &[],
    passes_role: &["cam:PassRole"],
    concerns: CONCERNS,
    related: &[],
    decisions: DECISIONS,
};

/// What CAM's pages leave open, or say in one place for all.
///
/// An empty service is all services, an empty region all regions and an empty account the policy's own (598/10606). COS does not replace variables
/// in the paths of its resources (its condition pages). **UNVERIFIED**: the zone of `2022-05-31 00:00:00` (the pages
/// write both this and UTC, which it is taken for), what a variable is that the request does not have, and whether
/// `null_equal` takes an empty text for an absent key ("the key is empty"): both are unknown until the vendor says it.
pub const DECISIONS: DecisionRules = DecisionRules {
    empty_service_is_all: Some(true),
    empty_region_is_all: Some(true),
    empty_account_is_own: Some(true),
    // What a service authorizes by operation alone wants `*`, and a concrete resource means no permission, as the pages on
    // its granularity say. A pattern of all resources is neither.
    all_of_service_is_all: None,
    no_variables_in: &["cos"],
    ..DecisionRules::OPEN
};

const fn element(name: &'static str, role: Role, place: Place) -> Element {
    Element { name, role, place }
}

const fn operator(name: &'static str, value: ValueType) -> Operator {
    Operator {
        name,
        value,
        relation: Relation::Equal,
        negative: false,
        if_exist: true,
        like: None,
    }
}

const fn not(operator: Operator) -> Operator {
    Operator {
        negative: true,
        ..operator
    }
}

const fn by(relation: Relation, operator: Operator) -> Operator {
    Operator {
        relation,
        ..operator
    }
}

const fn ignoring_case(operator: Operator) -> Operator {
    by(Relation::EqualIgnoringCase, operator)
}

const fn literal(operator: Operator, like: &'static str) -> Operator {
    Operator {
        like: Some(like),
        ..operator
    }
}

#[rustfmt::skip]
static OPERATORS: &[Operator] = &[
    literal(operator("string_equal", ValueType::String), "string_like"),
    literal(not(operator("string_not_equal", ValueType::String)), "string_not_like"),
    literal(ignoring_case(operator("string_equal_ignore_case", ValueType::String)), "string_like"),
    literal(not(ignoring_case(operator("string_not_equal_ignore_case", ValueType::String))), "string_not_like"),
    by(Relation::Like, operator("string_like", ValueType::String)),
    by(Relation::Like, not(operator("string_not_like", ValueType::String))),
    operator("numeric_equal", ValueType::Number),
    not(operator("numeric_not_equal", ValueType::Number)),
    by(Relation::Less, operator("numeric_less_than", ValueType::Number)),
    by(Relation::AtMost, operator("numeric_less_than_equal", ValueType::Number)),
    by(Relation::Greater, operator("numeric_greater_than", ValueType::Number)),
    by(Relation::AtLeast, operator("numeric_greater_than_equal", ValueType::Number)),
    operator("date_equal", ValueType::Date),
    not(operator("date_not_equal", ValueType::Date)),
    by(Relation::Less, operator("date_less_than", ValueType::Date)),
    by(Relation::AtMost, operator("date_less_than_equal", ValueType::Date)),
    by(Relation::Greater, operator("date_greater_than", ValueType::Date)),
    by(Relation::AtLeast, operator("date_greater_than_equal", ValueType::Date)),
    operator("bool_equal", ValueType::Bool),
    operator("binary_equal", ValueType::Binary),
    by(Relation::Within, operator("ip_equal", ValueType::Ip)),
    by(Relation::Within, not(operator("ip_not_equal", ValueType::Ip))),
    Operator { if_exist: false, ..by(Relation::Absent, operator("null_equal", ValueType::Null)) },
];

const fn key(name: &'static str, value: ValueType) -> Key {
    Key {
        name,
        value,
        tag: false,
        several: false,
        named: false,
        successor: None,
    }
}

const fn tag(name: &'static str) -> Key {
    Key {
        tag: true,
        several: true,
        ..key(name, ValueType::String)
    }
}

static KEYS: &[Key] = &[
    key("qcs:current_time", ValueType::Date),
    key("qcs:ip", ValueType::Ip),
    tag("qcs:resource_tag"),
    tag("qcs:request_tag"),
    Key {
        successor: Some("qcs:resource_tag"),
        ..tag("qcs:tag")
    },
    // As older versions of 598/10608 have it: `{"qcs:tag/team": "red"}`.
    Key {
        named: true,
        successor: Some("qcs:resource_tag"),
        ..key("qcs:tag/", ValueType::String)
    },
    key("qcs:mfa", ValueType::Number),
    key("qcs:uin", ValueType::String),
    key("qcs:owner_uin", ValueType::String),
    key("qcs:create_uin", ValueType::String),
    key("qcs:vpc", ValueType::String),
    key("vpc:region", ValueType::String),
    key("vpc:vpc", ValueType::String),
    key("vpc:requester_vpc", ValueType::String),
    key("vpc:accepter_vpc", ValueType::String),
    key("cos:secure-transport", ValueType::Bool),
    key("cos:tls-version", ValueType::Number),
    key("cos:x-cos-storage-class", ValueType::String),
    key("cos:versionid", ValueType::String),
    key("cos:prefix", ValueType::String),
    key("cos:x-cos-acl", ValueType::String),
    key("cos:content-length", ValueType::Number),
    key("cos:content-type", ValueType::String),
    key("cos:response-content-type", ValueType::String),
    key("cvm:region", ValueType::String),
];

#[rustfmt::skip]
static REGIONS: &[&str] = &[
    "ap-bangkok", "ap-beijing", "ap-beijing-1", "ap-beijing-fsi", "ap-chengdu", "ap-chongqing", "ap-guangzhou", "ap-hongkong",
    "ap-jakarta", "ap-mumbai", "ap-nanjing", "ap-seoul", "ap-shanghai", "ap-shanghai-fsi", "ap-shenzhen-fsi",
    "ap-singapore", "ap-taipei", "ap-tokyo", "eu-frankfurt", "na-ashburn", "na-siliconvalley", "na-toronto", "sa-saopaulo",
];

// Sorted, for binary search.
#[rustfmt::skip]
static SHORT_REGIONS: &[(&str, &str)] = &[
    ("bj", "ap-beijing"), ("cd", "ap-chengdu"), ("cq", "ap-chongqing"), ("de", "eu-frankfurt"), ("gz", "ap-guangzhou"),
    ("hk", "ap-hongkong"), ("in", "ap-mumbai"), ("jp", "ap-tokyo"), ("kr", "ap-seoul"), ("nj", "ap-nanjing"),
    ("sg", "ap-singapore"), ("sh", "ap-shanghai"), ("szjr", "ap-shenzhen-fsi"), ("th", "ap-bangkok"), ("tpe", "ap-taipei"),
    ("use", "na-ashburn"), ("usw", "na-siliconvalley"),
];

// CAM and the organization's `CreatePolicy` list the same codes for a document. Which of them the server gives
// in each case is UNVERIFIED: the vendor publishes the codes with one line each.
pub(super) static CODES: &[(Code, &str)] = &[
    (
        Code::SizeOver,
        "InvalidParameter.PolicyDocumentLengthOverLimit",
    ),
    (Code::VersionMissing, "InvalidParameter.VersionError"),
    (Code::VersionInvalid, "InvalidParameter.VersionError"),
    (Code::PrincipalInvalid, "InvalidParameter.PrincipalError"),
    (Code::PrincipalMissing, "InvalidParameter.PrincipalError"),
    (Code::PrincipalFormat, "InvalidParameter.PrincipalQcsError"),
    (
        Code::PrincipalWildcard,
        "InvalidParameter.PrincipalQcsError",
    ),
    (Code::PrincipalNotAllowed, "InvalidParameter.PrincipalError"),
    (Code::KindOther, "InvalidParameter.PrincipalError"),
    (Code::StatementMissing, "InvalidParameter.StatementError"),
    (Code::StatementEmpty, "InvalidParameter.StatementError"),
    (Code::StatementType, "InvalidParameter.StatementError"),
    (Code::SidDuplicate, "InvalidParameter.StatementError"),
    (Code::EffectMissing, "InvalidParameter.EffectError"),
    (Code::EffectInvalid, "InvalidParameter.EffectError"),
    (Code::ActionMissing, "InvalidParameter.ActionMiss"),
    (Code::ActionMalformed, "InvalidParameter.ActionError"),
    (Code::ActionSpace, "InvalidParameter.ActionError"),
    (Code::ActionJoined, "InvalidParameter.ActionError"),
    (Code::ResourceMissing, "InvalidParameter.ResourceError"),
    (Code::ResourceSegments, "InvalidParameter.ResourceQcsError"),
    (Code::ResourcePrefix, "InvalidParameter.ResourceQcsError"),
    (Code::ResourceSpace, "InvalidParameter.ResourceQcsError"),
    (
        Code::ResourceProject,
        "InvalidParameter.ResourceProjectError",
    ),
    (
        Code::ResourceServiceCase,
        "InvalidParameter.ResourceServiceNotExist",
    ),
    (Code::ResourceRegion, "InvalidParameter.ResourceRegionError"),
    (Code::ResourceAccount, "InvalidParameter.ResourceUinError"),
    (Code::OperatorUnknown, "InvalidParameter.ConditionTypeError"),
    (Code::OperatorIfExist, "InvalidParameter.ConditionTypeError"),
    (Code::ConditionKeySpace, "InvalidParameter.ConditionError"),
    (
        Code::ConditionKeyWildcard,
        "InvalidParameter.ConditionError",
    ),
    (
        Code::OperatorSeveral,
        "InvalidParameter.ConditionContentError",
    ),
    (
        Code::ValueNotNumber,
        "InvalidParameter.ConditionContentError",
    ),
    (Code::ValueNotDate, "InvalidParameter.ConditionContentError"),
    (Code::ValueNotBool, "InvalidParameter.ConditionContentError"),
    (Code::ValueNotIp, "InvalidParameter.ConditionContentError"),
    (
        Code::ValueNotBinary,
        "InvalidParameter.ConditionContentError",
    ),
    (
        Code::VariableMalformed,
        "InvalidParameter.PolicyDocumentError",
    ),
];
