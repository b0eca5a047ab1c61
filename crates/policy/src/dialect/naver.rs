//! NAVER Cloud: user-defined policies of Sub Account.
//!
//! Sources: the Sub Account API's page on creating a policy (v1), the guide's pages on policies, on condition keys and
//! operators and on tags, and Resource Manager's page on resource names. A policy has no version; its name, description
//! and tags stand beside its permissions and are not checked.

use super::{
    AccountForm, ActionForm, ActionGrammar, Case, CaseRules, Cases, Concerns, ConditionGrammar,
    Counting, DecisionRules, Dialect, Effect, Element, Key, LetterCase, Operator, Optional, Place,
    PossibleWildcards, Presence, Profile, Relation, ResourceGrammar, Role, Scope, Segment,
    Spellings, ValueType, Variables, Wildcards,
};
use crate::{Code, naver};

/// Whether elements and effects are accepted in any case. **UNVERIFIED**: the pages write each in one way, and a
/// policy is refused as a whole, so that another spelling is best taken for a mistake.
pub const IGNORES_CASE: bool = false;

/// Whether case counts. The pages of the guide write one action in both ways (`view/getUserList`, `View/getUserList`);
/// of products, types of resources and keys no page that was found says anything.
pub const CASES: CaseRules = CaseRules {
    actions: Cases::all(Case::Ignored),
    ..CaseRules::OPEN
};

/// Whether a policy may deny. The API's pages have `Deny` since September 2026; before, `Allow` was the only effect.
pub const HAS_DENY: bool = true;

/// What a missing key does to a negative operator without `IfExists`. **UNVERIFIED**: no page says it; so a deny is
/// not believed to reach such requests, and the author is told.
pub const MISSING_KEY_FAILS_NEGATION: bool = true;

/// Whether `*` stands for other characters under `StringLike`. **UNVERIFIED**: the guide says that it compares
/// "similarly" and shows no pattern. A decision is unknown where it depends on that (`possible_wildcards`).
pub const LIKE_HAS_WILDCARDS: bool = true;

/// When a target may leave its resources out. The API's page says that they are required, and `*` where none is
/// meant.
pub const RESOURCES: Optional = Optional::Never;

/// Whether a text may stand for a list of one. The API's page types every list as such; that a server takes less is
/// **UNVERIFIED**, and a policy is refused as a whole.
pub const TAKES_SINGLE: bool = false;

/// The language of Sub Account's policies.
pub static DIALECT: Dialect = Dialect {
    name: "naver",
    elements: &[
        element("permissions", Role::Statement, Place::Document),
        element("policyName", Role::About, Place::Document),
        element("description", Role::About, Place::Document),
        element("tags", Role::About, Place::Document),
        element("effect", Role::Effect, Place::Statement),
        element("targets", Role::Targets, Place::Statement),
        element("condition", Role::Condition, Place::Statement),
        element("product", Role::Service, Place::Target),
        element("actions", Role::Action, Place::Target),
        element("resourceNrns", Role::Resource, Place::Target),
    ],
    ignores_element_case: IGNORES_CASE,
    takes_single: TAKES_SINGLE,
    effects: if HAS_DENY { &[ALLOW, DENY] } else { &[ALLOW] },
    ignores_effect_case: IGNORES_CASE,
    versions: &[],
    actions: ActionGrammar {
        form: ActionForm::Typed {
            types: &["View", "Change"],
        },
        legacy_prefix: "",
        other_forms: &[],
        empty_type: false,
        letters: LetterCase::Mixed,
        mixed_letters: &[],
        lists: &[],
    },
    resources: ResourceGrammar {
        segments: &[
            Segment::Prefix("nrn"),
            Segment::Domain(DOMAINS),
            Segment::Service,
            Segment::Region,
            Segment::Account,
            Segment::Name,
        ],
        regions: REGIONS,
        region_case: LetterCase::Upper,
        service_case: LetterCase::Mixed,
        accounts: AccountForm::Number { prefixes: &[""] },
        types: &[],
        optional: RESOURCES,
        object_key: None,
    },
    wildcards: Wildcards { one: false },
    conditions: ConditionGrammar {
        operators: OPERATORS,
        if_exist_suffix: "IfExists",
        qualifiers: &[],
        global_prefix: "ncp:",
        keys: KEYS,
        missing_key_fails_negation: MISSING_KEY_FAILS_NEGATION,
        every_holds_without_values: true,
        key_case: Case::Open,
        wildcards: Wildcards { one: false },
        tag_separator: ':',
    },
    cases: CASES,
    spellings: Spellings::NONE,
    variables: Variables {
        case: Case::Open,
        names: &[],
        keys: true,
        defaults: false,
        escapes: "",
    },
    principals: &[],
    services: SERVICES,
    global_services: &[],
    passes_role: &[],
    decisions: DECISIONS,
    concerns: Concerns::NONE,
    related: &[&naver::SSO],
};

/// A user-defined policy of a sub account, a group or a role.
///
/// ```
/// use charter_policy::{Code, check, naver};
///
/// let policy = r#"{"permissions": [{"effect": "Allow", "targets": [
///     {"product": "Server", "actions": ["View*"], "resourceNrns": ["nrn:PUB:Server:KR:123456:Server/*"]}]}]}"#;
/// assert!(check(policy, &naver::USER_POLICY).is_empty());
///
/// let found = check(&policy.replace("nrn:PUB", "nrn:PBU"), &naver::USER_POLICY);
/// assert_eq!(found[0].code, Code::ResourceDomain);
/// ```
pub static USER_POLICY: Profile = Profile {
    name: "user",
    title: "a user-defined policy",
    dialect: &DIALECT,
    // The API limits how many policies there are, not how long one is.
    max_size: usize::MAX,
    counting: Counting::WithoutSpace,
    principal: Presence::Forbidden,
    resource: None,
    scope: Scope::Everything,
    marks: &[],
    rules: &[],
    grants: true,
    severities: &[],
    vendor_codes: &[
        (Code::OperatorUnknown, "iam.policy.invalidConditionSyntax"),
        (Code::OperatorIfExist, "iam.policy.invalidConditionSyntax"),
    ],
    syntax_vendor_code: None,
    other_vendor_code: None,
};

const ALLOW: Effect = Effect {
    name: "Allow",
    allows: true,
    forms: &["allows", "allowed", "allowing"],
};

const DENY: Effect = Effect {
    name: "Deny",
    allows: false,
    forms: &["denies", "denied", "denying", "denial"],
};

/// What the pages leave open of decisions. `*` as a service's resource comes back from the server as
/// `nrn:*:Server:*::*`, which is to mean all of the account's own; what an empty region or domain means is
/// **UNVERIFIED**, and so is what a variable is that a request does not have.
pub const DECISIONS: DecisionRules = DecisionRules {
    empty_account_is_own: Some(true),
    all_of_service_is_all: Some(true),
    // Those of the other vendors, and those of SQL.
    possible_wildcards: Some(PossibleWildcards {
        any: &['*', '%'],
        one: &['?', '_'],
    }),
    ..DecisionRules::OPEN
};

/// The platform's domains: public and government. `FIN`, that of the financial one, is **UNVERIFIED** and accepted.
const DOMAINS: &[&str] = &["PUB", "GOV", "FIN"];

const fn element(name: &'static str, role: Role, place: Place) -> Element {
    Element { name, role, place }
}

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

const fn not(operator: Operator) -> Operator {
    Operator {
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

const fn like(name: &'static str) -> Operator {
    let relation = if LIKE_HAS_WILDCARDS {
        Relation::Like
    } else {
        Relation::Equal
    };
    operator(name, ValueType::String, relation)
}

const fn date(name: &'static str, relation: Relation) -> Operator {
    operator(name, ValueType::Date, relation)
}

// That instants can be compared is said, how the operators are called is UNVERIFIED: these names follow those of the
// others. An operator that the vendor has under another name is refused by the vendor.
#[rustfmt::skip]
static OPERATORS: &[Operator] = &[
    literal(operator("StringEquals", ValueType::String, Relation::Equal), "StringLike"),
    literal(not(operator("StringNotEquals", ValueType::String, Relation::Equal)), "StringNotLike"),
    like("StringLike"),
    not(like("StringNotLike")),
    date("DateEquals", Relation::Equal),
    not(date("DateNotEquals", Relation::Equal)),
    date("DateLessThan", Relation::Less),
    date("DateLessThanEquals", Relation::AtMost),
    date("DateGreaterThan", Relation::Greater),
    date("DateGreaterThanEquals", Relation::AtLeast),
    Operator { if_exist: false, ..operator("Null", ValueType::Null, Relation::Absent) },
];

const fn key(name: &'static str) -> Key {
    Key {
        name,
        value: ValueType::String,
        tag: false,
        several: false,
        named: false,
        successor: None,
    }
}

/// A tag, `key:value`, of which there may be several.
const fn tag(name: &'static str) -> Key {
    Key {
        tag: true,
        several: true,
        ..key(name)
    }
}

/// The value of the tag whose key follows.
const fn named(name: &'static str) -> Key {
    Key {
        named: true,
        ..key(name)
    }
}

// Tags: the guide has `ncp:resourceTag` with `key:value`, the API's second version `ncp:resourceTag/` and the key.
// What the key of a principal's tag is called is UNVERIFIED.
#[rustfmt::skip]
static KEYS: &[Key] = &[
    key("ncp:principalName"), key("ncp:principalId"), key("ncp:principaluuid"), key("ncp:principalType"),
    key("ncp:sourceIdentityId"), key("ncp:sourceIdentityType"),
    tag("ncp:resourceTag"), named("ncp:resourceTag/"),
    tag("ncp:requestTag"), named("ncp:requestTag/"),
    tag("ncp:principalTag"), named("ncp:principalTag/"),
];

static REGIONS: &[&str] = &["DEN", "FKR", "HK", "JPN", "KR", "SGN", "USWN"];

/// Services by their code, sorted by their bytes.
#[rustfmt::skip]
static SERVICES: &[&str] = &[
    "APIGateway", "ARCeye", "Account", "BlockchainService", "CDN", "CLOVASpeech", "CLOVAStudio", "CertificateManager",
    "Chatbot", "CloudActivityTracer", "CloudAdvisor", "CloudDataBox", "CloudDataStreamingService", "CloudInsight",
    "CloudLogAnalytics", "CloudOutboundMailer", "CloudSearch", "DataCatalog", "DataFlow", "DataForest", "DataQuery",
    "ExternalAccess", "FileSafer", "GAMEPOT", "GCDN", "GeoLocation", "GlobalDNS", "IAM", "IPSecVPN", "KMS",
    "LiveStation", "MediaConnectCenter", "NcloudChat", "OCR", "ObjectStorage", "Organization", "PrivateCA",
    "ResourceManager", "SENS", "SSO", "Server", "SourceBuild", "SourceCommit", "VODStation", "VPC", "VPCAutoScaling",
    "VPCCloudDBforMSSQL", "VPCCloudDBforMongoDB", "VPCCloudDBforMySQL", "VPCCloudDBforPostgreSQL",
    "VPCCloudDBforRedis", "VPCCloudFunctions", "VPCCloudHadoop", "VPCKubernetesService", "VPCLoadBalancer", "VPCNAS",
    "VPCSearchEngine", "VPCSecurityMonitoring", "VPCServer", "VPCSourceDeploy", "VPCSourcePipeline", "WMS",
    "WebSecurityChecker", "WebshellBehaviorDetector",
];
