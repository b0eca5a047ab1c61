//! Operators and keys of Huawei Cloud's conditions.

use crate::dialect::{
    Case, ConditionGrammar, Key, Operator, Qualifier, Relation, ValueType, Wildcards,
};

/// What a missing key does to a negative operator without `IfExists`. **UNVERIFIED**: the general rule, that a
/// condition on a missing key is false, names no exception; so a deny is not believed to reach such requests.
pub const MISSING_KEY_FAILS_NEGATION: bool = true;

/// Whether `ForAllValues:` holds for a request without a value. **UNVERIFIED**: the pages say so of `ForAnyValue:`
/// alone (it does not hold). To believe that it holds is the reading that warns.
pub const EVERY_HOLDS_WITHOUT_VALUES: bool = true;

pub(super) const CONDITIONS_5_0: ConditionGrammar = ConditionGrammar {
    operators: OPERATORS,
    if_exist_suffix: "IfExists",
    qualifiers: &[
        Qualifier {
            prefix: "ForAnyValue:",
            every: false,
        },
        Qualifier {
            prefix: "ForAllValues:",
            every: true,
        },
    ],
    global_prefix: "g:",
    keys: KEYS_5_0,
    missing_key_fails_negation: MISSING_KEY_FAILS_NEGATION,
    every_holds_without_values: EVERY_HOLDS_WITHOUT_VALUES,
    // Said of keys in variables alone: the case of a name does not count there.
    key_case: Case::Open,
    wildcards: Wildcards { one: true },
    tag_separator: '=',
};

pub(super) const CONDITIONS_1_1: ConditionGrammar = ConditionGrammar {
    keys: KEYS_1_1,
    ..CONDITIONS_5_0
};

const fn operator(name: &'static str, value: ValueType, relation: Relation) -> Operator {
    Operator {
        name,
        value,
        relation,
        negative: false,
        if_exist: true,
        like: None,
    }
}

const fn not(name: &'static str, operator: Operator) -> Operator {
    Operator {
        name,
        negative: true,
        ..operator
    }
}

const fn literal(operator: Operator, like: &'static str) -> Operator {
    Operator {
        like: Some(like),
        ..operator
    }
}

const fn text(name: &'static str, relation: Relation) -> Operator {
    operator(name, ValueType::String, relation)
}

const fn number(name: &'static str, relation: Relation) -> Operator {
    operator(name, ValueType::Number, relation)
}

const fn date(name: &'static str, relation: Relation) -> Operator {
    operator(name, ValueType::Date, relation)
}

// `IpAddress` stands in pages of OBS and of 5.0, not in the table of 1.1: whether 1.1 has it is UNVERIFIED.
// `StringStartWith` and `StringEndWith` stand in examples only, their negations in the SDK of the Open Telekom Cloud.
#[rustfmt::skip]
const OPERATORS: &[Operator] = &[
    literal(text("StringEquals", Relation::Equal), "StringMatch"),
    literal(not("StringNotEquals", text("", Relation::Equal)), "StringNotMatch"),
    literal(text("StringEqualsIgnoreCase", Relation::EqualIgnoringCase), "StringMatch"),
    literal(not("StringNotEqualsIgnoreCase", text("", Relation::EqualIgnoringCase)), "StringNotMatch"),
    text("StringMatch", Relation::Like),
    not("StringNotMatch", text("", Relation::Like)),
    text("StringStartWith", Relation::Begins),
    not("StringNotStartWith", text("", Relation::Begins)),
    text("StringEndWith", Relation::Ends),
    not("StringNotEndWith", text("", Relation::Ends)),
    number("NumberEquals", Relation::Equal),
    not("NumberNotEquals", number("", Relation::Equal)),
    number("NumberLessThan", Relation::Less),
    number("NumberLessThanEquals", Relation::AtMost),
    number("NumberGreaterThan", Relation::Greater),
    number("NumberGreaterThanEquals", Relation::AtLeast),
    date("DateLessThan", Relation::Less),
    date("DateLessThanEquals", Relation::AtMost),
    date("DateGreaterThan", Relation::Greater),
    date("DateGreaterThanEquals", Relation::AtLeast),
    operator("Bool", ValueType::Bool, Relation::Equal),
    operator("IpAddress", ValueType::Ip, Relation::Within),
    not("NotIpAddress", operator("", ValueType::Ip, Relation::Within)),
    Operator { if_exist: false, ..operator("Null", ValueType::Null, Relation::Absent) },
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

/// A key that a name follows, such as that of a tag.
const fn named(name: &'static str) -> Key {
    Key {
        named: true,
        ..key(name, ValueType::String)
    }
}

const fn several(name: &'static str) -> Key {
    Key {
        several: true,
        ..key(name, ValueType::String)
    }
}

const KEYS_1_1: &[Key] = &[
    key("g:CurrentTime", ValueType::Date),
    key("g:DomainName", ValueType::String),
    key("g:MFAPresent", ValueType::Bool),
    key("g:MFAAge", ValueType::Number),
    key("g:ProjectName", ValueType::String),
    key("g:ServiceName", ValueType::String),
    key("g:UserId", ValueType::String),
    key("g:UserName", ValueType::String),
    key("g:SourceIp", ValueType::Ip),
    key("g:EnterpriseProjectId", ValueType::String),
];

// The list of 5.0 is not complete: what is not listed here and begins with `g:` is reported as a warning.
const KEYS_5_0: &[Key] = &[
    key("g:CurrentTime", ValueType::Date),
    key("g:TokenIssueTime", ValueType::Date),
    key("g:DomainName", ValueType::String),
    key("g:DomainId", ValueType::String),
    key("g:UserName", ValueType::String),
    key("g:UserId", ValueType::String),
    key("g:MFAPresent", ValueType::Bool),
    key("g:MFAAge", ValueType::Number),
    key("g:PrincipalUrn", ValueType::String),
    key("g:PrincipalAccount", ValueType::String),
    key("g:PrincipalOrgId", ValueType::String),
    key("g:PrincipalOrgPath", ValueType::String),
    key("g:PrincipalOrgManagementAccountId", ValueType::String),
    key("g:PrincipalType", ValueType::String),
    key("g:PrincipalId", ValueType::String),
    key("g:PrincipalIsService", ValueType::Bool),
    key("g:PrincipalIsRootUser", ValueType::Bool),
    key("g:PrincipalServiceName", ValueType::String),
    named("g:PrincipalTag/"),
    named("g:RequestTag/"),
    named("g:ResourceTag/"),
    several("g:TagKeys"),
    several("g:CalledVia"),
    key("g:CalledViaFirst", ValueType::String),
    key("g:CalledViaLast", ValueType::String),
    key("g:ViaService", ValueType::Bool),
    key("g:SourceIp", ValueType::Ip),
    key("g:SourceVpc", ValueType::String),
    key("g:SourceVpce", ValueType::String),
    key("g:VpcSourceIp", ValueType::Ip),
    key("g:SourceUrn", ValueType::String),
    key("g:SourceAccount", ValueType::String),
    key("g:SourceOrgId", ValueType::String),
    key("g:SourceOrgPath", ValueType::String),
    key("g:SourceIdentity", ValueType::String),
    key("g:ResourceAccount", ValueType::String),
    key("g:ResourceOrgId", ValueType::String),
    key("g:ResourceOrgPath", ValueType::String),
    key("g:EnterpriseProjectId", ValueType::String),
    key("g:RequestedRegion", ValueType::String),
    key("g:Referer", ValueType::String),
    key("g:SecureTransport", ValueType::Bool),
    key("g:UserAgent", ValueType::String),
];
