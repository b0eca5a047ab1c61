//! Tencent Cloud: CAM policies and the organization's service control policies.
//!
//! Sources: the policy syntax pages of CAM (documents 598/10603, 598/10608, 598/58419 to 598/58421), COS's
//! condition pages, and the error codes of the `cam` and `organization` APIs.

use super::tencent_concerns::CONCERNS;
use super::tencent_services::SERVICES;
use super::{
    AccountForm, ActionForm, ActionGrammar, ConditionGrammar, Counting, DecisionRules, Dialect,
    Effect, Element, Key, LetterCase, Operator, Optional, Place, Profile, Qualifier, Relation,
    ResourceGrammar, Role, Segment, ValueType, Variables, Wildcards,
};
use crate::Code;

/// Whether elements and effects are accepted in any case. **UNVERIFIED**: the syntax page writes them in
/// lower case, the vendor's COS pages with a capital; no page says that one of them is refused.
pub const IGNORES_CASE: bool = true;

/// What a missing key does to a negative operator without `_if_exist`. COS's worked examples say that the
/// condition is then false; whether every service does so is **UNVERIFIED**.
pub const MISSING_KEY_FAILS_NEGATION: bool = true;

/// Whether `for_all_value:` holds for a request without a value. **UNVERIFIED**: the syntax pages do not say; the
/// languages that it follows answer yes, and a condition that an absent key meets is the one to be warned of.
pub const EVERY_HOLDS_WITHOUT_VALUES: bool = true;

/// Whether `cvm:runinstances` is `cvm:RunInstances`. **UNVERIFIED**: the pages write each action in one way and say
/// nothing of others; a name that is not written as the vendor does so is best taken for a mistake.
pub const ACTION_IGNORES_CASE: bool = false;

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
        ignores_case: ACTION_IGNORES_CASE,
        legacy_prefix: "name/",
        other_forms: &["permid/"],
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
        ignores_case: false,
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
        key_ignores_case: false,
        wildcards: Wildcards { one: false },
        tag_separator: '&',
    },
    variables: Variables {
        names: &["uin", "owner_uin", "app_id"],
        keys: false,
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
/// An empty region is all regions and an empty account the policy's own (598/10606). COS does not replace variables
/// in the paths of its resources (its condition pages). **UNVERIFIED**: the zone of `2022-05-31 00:00:00` (the pages
/// write both this and UTC, which it is taken for), what a variable is that the request does not have, and whether
/// `null_equal` takes an empty text for an absent key ("the key is empty"): both are unknown until the vendor says it.
pub const DECISIONS: DecisionRules = DecisionRules {
    empty_region_is_all: Some(true),
    empty_account_is_own: Some(true),
    // What a service authorizes by operation alone wants `*`, as the pages on its granularity say.
    all_of_service_is_all: Some(false),
    no_variables_in: &["cos"],
    ..DecisionRules::OPEN
};

/// A CAM policy: of a user, group or role, of a role's trust, or of a COS bucket.
pub static CAM: Profile = Profile {
    name: "cam",
    dialect: &DIALECT,
    max_size: CAM_MAX_SIZE,
    counting: Counting::WithoutSpace,
    allows_principal: true,
    rules: &[],
    grants: true,
    severities: &[],
    vendor_codes: CODES,
    syntax_vendor_code: Some("InvalidParameter.PolicyDocumentError"),
    other_vendor_code: Some("InvalidParameter.PolicyDocumentError"),
};

/// A service control policy of an organization: it bounds what members may do and grants nothing.
pub static SCP: Profile = Profile {
    name: "scp",
    dialect: &DIALECT,
    max_size: SCP_MAX_SIZE,
    counting: Counting::WithoutSpace,
    allows_principal: false,
    rules: &[],
    grants: false,
    severities: &[(Code::AllowAll, None), (Code::PassRoleAny, None)],
    vendor_codes: CODES,
    syntax_vendor_code: Some("InvalidParameter.PolicyDocumentError"),
    other_vendor_code: Some("InvalidParameter.PolicyDocumentError"),
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
    "ap-bangkok", "ap-beijing", "ap-beijing-fsi", "ap-chengdu", "ap-chongqing", "ap-guangzhou", "ap-hongkong",
    "ap-jakarta", "ap-mumbai", "ap-nanjing", "ap-seoul", "ap-shanghai", "ap-shanghai-fsi", "ap-shenzhen-fsi",
    "ap-singapore", "ap-taipei", "ap-tokyo", "eu-frankfurt", "na-ashburn", "na-siliconvalley", "sa-saopaulo",
];

// CAM and the organization's `CreatePolicy` list the same codes for a document. Which of them the server gives
// in each case is UNVERIFIED: the vendor publishes the codes with one line each.
static CODES: &[(Code, &str)] = &[
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
