//! AWS IAM, as a table that stands here alone: a language needs no file of the library.

use charter_policy::dialect::{
    AccountForm, ActionForm, ActionGrammar, Case, CaseRules, Cases, Concerns, ConditionGrammar,
    Counting, DecisionRules, Dialect, Effect, Element, Key, LetterCase, Operator, Optional, Place,
    Presence, Profile, Qualifier, Relation, ResourceGrammar, Role, Scope, Segment, Spellings,
    UnsetVariable, ValueType, Variables, Wildcards,
};

const fn element(name: &'static str, role: Role, place: Place) -> Element {
    Element { name, role, place }
}

const fn operator(
    name: &'static str,
    value: ValueType,
    relation: Relation,
    negative: bool,
) -> Operator {
    Operator {
        name,
        value,
        relation,
        negative,
        if_exist: !matches!(value, ValueType::Null),
        like: None,
    }
}

const fn literal(operator: Operator, like: &'static str) -> Operator {
    Operator {
        like: Some(like),
        ..operator
    }
}

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

static LANGUAGE: Dialect = Dialect {
    name: "aws",
    elements: &[
        element("Version", Role::Version, Place::Document),
        element("Statement", Role::Statement, Place::Document),
        element("Sid", Role::Sid, Place::Statement),
        element("Effect", Role::Effect, Place::Statement),
        element("Action", Role::Action, Place::Statement),
        element("NotAction", Role::NotAction, Place::Statement),
        element("Resource", Role::Resource, Place::Statement),
        element("NotResource", Role::NotResource, Place::Statement),
        element("Condition", Role::Condition, Place::Statement),
    ],
    ignores_element_case: false,
    takes_single: true,
    effects: &[
        Effect {
            name: "Allow",
            allows: true,
            forms: &[],
        },
        Effect {
            name: "Deny",
            allows: false,
            forms: &[],
        },
    ],
    ignores_effect_case: false,
    versions: &["2012-10-17", "2008-10-17"],
    actions: ActionGrammar {
        form: ActionForm::Colons { parts: 2 },
        legacy_prefix: "",
        other_forms: &[],
        empty_type: false,
        letters: LetterCase::Upper,
        mixed_letters: &[],
        lists: &[],
    },
    resources: ResourceGrammar {
        segments: &[
            Segment::Prefix("arn"),
            Segment::Prefix("aws"),
            Segment::Service,
            Segment::Region,
            Segment::Account,
            Segment::Name,
        ],
        regions: &["us-east-1", "eu-central-1"],
        region_case: LetterCase::Lower,
        service_case: LetterCase::Lower,
        accounts: AccountForm::Number { prefixes: &[""] },
        types: &[],
        optional: Optional::Never,
        object_key: None,
    },
    wildcards: Wildcards { one: true },
    conditions: ConditionGrammar {
        operators: &[
            literal(
                operator("StringEquals", ValueType::String, Relation::Equal, false),
                "StringLike",
            ),
            literal(
                operator("StringNotEquals", ValueType::String, Relation::Equal, true),
                "StringNotLike",
            ),
            operator("StringLike", ValueType::String, Relation::Like, false),
            operator("StringNotLike", ValueType::String, Relation::Like, true),
            operator("NumericLessThan", ValueType::Number, Relation::Less, false),
            operator("Bool", ValueType::Bool, Relation::Equal, false),
            operator("IpAddress", ValueType::Ip, Relation::Within, false),
            operator("NotIpAddress", ValueType::Ip, Relation::Within, true),
            operator("Null", ValueType::Null, Relation::Absent, false),
        ],
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
        global_prefix: "aws:",
        keys: &[
            key("aws:SourceIp", ValueType::Ip),
            key("aws:MultiFactorAuthPresent", ValueType::Bool),
            key("aws:username", ValueType::String),
            Key {
                several: true,
                ..key("aws:TagKeys", ValueType::String)
            },
            Key {
                named: true,
                ..key("aws:ResourceTag/", ValueType::String)
            },
        ],
        missing_key_fails_negation: false,
        every_holds_without_values: true,
        key_case: Case::Ignored,
        wildcards: Wildcards { one: true },
        tag_separator: '=',
    },
    cases: CaseRules {
        services: Case::Ignored,
        actions: Cases::all(Case::Ignored),
        ..CaseRules::EXACT
    },
    spellings: Spellings::NONE,
    variables: Variables {
        case: Case::Ignored,
        defaults: false,
        escapes: "",
        names: &[],
        keys: true,
    },
    principals: &["AWS", "Service"],
    services: &["ec2", "iam", "s3"],
    global_services: &["iam"],
    passes_role: &["iam:PassRole"],
    concerns: Concerns::NONE,
    related: &[],
    // Its pages say all of this.
    decisions: DecisionRules {
        zoneless_minutes: 0,
        empty_region_is_all: Some(false),
        empty_account_is_own: Some(false),
        all_of_service_is_all: Some(false),
        empty_service_is_all: Some(false),
        unset_variable: UnsetVariable::MatchesNothing,
        empty_text_is_absent: Some(false),
        no_variables_in: &[],
        possible_wildcards: None,
    },
};

pub static IDENTITY: Profile = Profile {
    name: "identity",
    title: "an identity policy",
    dialect: &LANGUAGE,
    max_size: 6_144,
    counting: Counting::WithoutSpace,
    principal: Presence::Forbidden,
    resource: None,
    scope: Scope::Everything,
    marks: &[],
    rules: &[],
    grants: true,
    severities: &[],
    vendor_codes: &[],
    syntax_vendor_code: None,
    other_vendor_code: None,
};
