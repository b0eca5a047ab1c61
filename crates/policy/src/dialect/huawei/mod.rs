//! Huawei Cloud: IAM policies of version 1.1, identity policies of version 5.0, and the service control policies of
//! an organization.
//!
//! Sources: the policy syntax pages of IAM (`iam_01_0017` for 1.1, `iam_01_0934` for 5.0), of Organizations
//! (`org_03_0033`, `org_03_0035`), and SecMaster's page on resource-level authorization for its resources.

mod concerns;
mod conditions;
mod places;
mod secmaster;

use super::{
    AccountForm, ActionForm, ActionGrammar, Case, CaseRules, Cases, Certainty, Counting,
    DecisionRules, Dialect, Effect, Element, Fitting, LetterCase, Mark, Optional, Place, Presence,
    Principals, Profile, ResourceGrammar, Role, Rule, Scope, Segment, Spellings, UnsetVariable,
    Variables, Wildcards,
};
use crate::{Code, Severity};
use concerns::{CONCERNS_1_1, CONCERNS_5_0};
use conditions::{CONDITIONS_1_1, CONDITIONS_5_0};
use places::{GLOBAL_SERVICES, REGIONS, SERVICES};

pub use conditions::{EVERY_HOLDS_WITHOUT_VALUES, MISSING_KEY_FAILS_NEGATION};

/// Whether elements and effects are accepted in any case. **UNVERIFIED**: all pages write them with a capital.
/// What is not written so is best taken for a mistake, since a policy is refused as a whole.
pub const IGNORES_CASE: bool = false;

/// Whether case counts in version 5.0: no page that was found says it of any name. Pages of OBS write the service of its
/// resources in capitals, and they work.
pub const CASES_5_0: CaseRules = CaseRules {
    resource_services: Case::Ignored,
    ..CaseRules::OPEN
};

/// Whether case counts in version 1.1. Types and operations of an action have no case, and its service has small letters
/// alone (`iam_02_0013`); what becomes of others is not said.
pub const CASES_1_1: CaseRules = CaseRules {
    actions: Cases::all(Case::Ignored),
    ..CASES_5_0
};
/// Whether effects of version 1.1 are accepted in any case. The API's page on temporary access through an agency has one in
/// small letters in its request, and the error `IAM.1029` says that the value must be `allow` or `deny`.
pub const IGNORES_EFFECT_CASE_1_1: bool = true;

/// Largest IAM policy, in characters.
pub const MAX_SIZE: usize = 6_144;

/// Largest service control policy, in characters.
pub const SCP_MAX_SIZE: usize = 5_120;

/// Which characters the limits count. **UNVERIFIED**: the pages say "characters", and nothing of spaces. A text that is
/// over its limit only with them is warned of.
pub const COUNTING: Counting = Counting::Open;

/// The language of IAM policies, version 1.1.
pub static LANGUAGE_1_1: Dialect = Dialect {
    name: "huawei",
    elements: &[
        element("Version", Role::Version, Place::Document),
        element("Statement", Role::Statement, Place::Document),
        // System-defined roles name others that must be granted along with them.
        element("Depends", Role::Depends, Place::Document),
        element("Effect", Role::Effect, Place::Statement),
        element("Action", Role::Action, Place::Statement),
        element("Resource", Role::Resource, Place::Statement),
        element("Condition", Role::Condition, Place::Statement),
    ],
    // 1.0 is that of system-defined roles, which can be read but not written.
    versions: &["1.1", "1.0"],
    actions: ActionGrammar {
        form: ActionForm::Colons { parts: 3 },
        legacy_prefix: "",
        // `::Get` in a role of version 1.0.
        other_forms: &["::"],
        empty_type: false,
        letters: LetterCase::Mixed,
        mixed_letters: &[],
        lists: &[],
    },
    ignores_effect_case: IGNORES_EFFECT_CASE_1_1,
    conditions: CONDITIONS_1_1,
    cases: CASES_1_1,
    variables: Variables {
        escapes: "$",
        ..LANGUAGE_5_0.variables
    },
    principals: &[],
    global_services: GLOBAL_SERVICES,
    concerns: CONCERNS_1_1,
    ..LANGUAGE_5_0
};

/// The language of identity policies and of service control policies, version 5.0.
pub static LANGUAGE_5_0: Dialect = Dialect {
    name: "huawei",
    elements: &[
        element("Version", Role::Version, Place::Document),
        element("Statement", Role::Statement, Place::Document),
        element("Sid", Role::Sid, Place::Statement),
        element("Effect", Role::Effect, Place::Statement),
        element("Principal", Role::Principal, Place::Statement),
        // In the grammar of an agency's trust policy (`CreateAgencyV5`).
        element("NotPrincipal", Role::NotPrincipal, Place::Statement),
        element("Action", Role::Action, Place::Statement),
        element("NotAction", Role::NotAction, Place::Statement),
        element("Resource", Role::Resource, Place::Statement),
        element("NotResource", Role::NotResource, Place::Statement),
        element("Condition", Role::Condition, Place::Statement),
    ],
    ignores_element_case: IGNORES_CASE,
    takes_single: true,
    effects: &[
        Effect {
            name: "Allow",
            allows: true,
            forms: &["allows", "allowed", "allowing"],
        },
        Effect {
            name: "Deny",
            allows: false,
            forms: &["denies", "denied", "denying", "denial"],
        },
    ],
    ignores_effect_case: IGNORES_CASE,
    versions: &["5.0"],
    actions: ActionGrammar {
        form: ActionForm::Colons { parts: 3 },
        legacy_prefix: "",
        other_forms: &[],
        // `sts::tagSession` and `AccessAnalyzer::validatePolicy` on the pages of authorization (`iam_02_1125`, `iam_02_1126`).
        empty_type: true,
        letters: LetterCase::Lower,
        // Its older actions begin with a capital, and are written in this version too.
        mixed_letters: &["obs"],
        lists: &[],
    },
    resources: ResourceGrammar {
        segments: &[
            Segment::Service,
            Segment::Region,
            Segment::Account,
            Segment::Type,
            Segment::Name,
        ],
        regions: REGIONS,
        region_case: LetterCase::Lower,
        service_case: LetterCase::Lower,
        accounts: AccountForm::Id,
        types: &[secmaster::TYPES],
        optional: Optional::Always,
        // Agencies are named by the path of the API that assumes them.
        object_key: Some("uri"),
    },
    wildcards: Wildcards { one: true },
    conditions: CONDITIONS_5_0,
    cases: CASES_5_0,
    spellings: Spellings::NONE,
    // Any condition key with one value; the case of its name is ignored (`iam_01_0902` for 1.1, `iam_01_1234` for 5.0).
    variables: Variables {
        case: Case::Ignored,
        names: &[],
        keys: true,
        defaults: true,
        escapes: "$*?",
    },
    principals: &["IAM", "Service", "Federated"],
    services: SERVICES,
    global_services: &[],
    passes_role: &["iam:agencies:pass", "iam:roles:pass"],
    concerns: CONCERNS_5_0,
    related: &[],
    decisions: DECISIONS,
};

/// What the pages on policies leave open, or say in one place for all.
///
/// `Null` asks for a key that is missing or null, which an empty text is not. A variable without a value
/// makes what holds it match nothing (`iam_01_0902`); what its negation then means is not said. **UNVERIFIED**: what an empty
/// region or account of a resource means.
pub const DECISIONS: DecisionRules = DecisionRules {
    empty_text_is_absent: Some(false),
    unset_variable: UnsetVariable::Void,
    ..DecisionRules::OPEN
};

/// An IAM policy of version 1.1.
pub static V1_1: Profile = Profile {
    name: "1.1",
    title: "an IAM policy",
    dialect: &LANGUAGE_1_1,
    max_size: MAX_SIZE,
    counting: COUNTING,
    principal: Presence::Forbidden,
    resource: None,
    scope: Scope::Everything,
    marks: &[],
    rules: &[],
    grants: true,
    severities: SEVERITIES,
    vendor_codes: &[],
    // IAM answers a malformed policy with a general code; which one is UNVERIFIED.
    syntax_vendor_code: None,
    other_vendor_code: None,
};

/// An identity policy of version 5.0. It names no principal: the vendor's own validation finds one
/// (`UNSUPPORTED_PRINCIPAL`, page `iam_07_0099`). A principal stands in the trust policies of agencies and in the policies of
/// OBS's buckets (`iam_01_1289`), which are another language.
pub static V5_0: Profile = Profile {
    name: "5.0",
    title: "an identity policy",
    dialect: &LANGUAGE_5_0,
    marks: &[Mark {
        principals: Principals::Nowhere,
        words: Fitting::Any,
        resources: None,
        certainty: Certainty::Clear,
    }],
    vendor_codes: CODES_5_0,
    ..V1_1
};

/// The trust policy of an agency, version 5.0. Its grammar (`CreateAgencyV5`) wants a principal in each statement and may
/// have resources. **UNVERIFIED**: which actions it may list; the pages show those that take on the agency, and what is set
/// along with it. How SAML's is called follows from OIDC's.
pub static V5_0_TRUST: Profile = Profile {
    name: "5.0-trust",
    title: "an agency's trust policy",
    principal: Presence::Required,
    resource: Some(Presence::Open),
    scope: Scope::Actions(&[
        "sts:agencies:assume",
        "sts:agencies:assumeWithOIDC",
        "sts:agencies:assumeWithSAML",
        "sts::setSourceIdentity",
        "sts::tagSession",
    ]),
    marks: &[
        Mark {
            principals: Principals::Somewhere,
            words: Fitting::Own,
            resources: None,
            certainty: Certainty::Clear,
        },
        Mark {
            principals: Principals::Everywhere,
            words: Fitting::SomeOwn,
            resources: None,
            certainty: Certainty::Likely,
        },
        // Who lists no resource speaks of the agency that has the policy.
        Mark {
            principals: Principals::Everywhere,
            words: Fitting::NoneForeign,
            resources: Some(false),
            certainty: Certainty::Likely,
        },
    ],
    vendor_codes: &[],
    ..V5_0
};

/// A service control policy as the organization's pages described it in November 2024.
pub static SCP_2024_11: Profile = Profile {
    name: "scp-2024-11",
    title: "a service control policy",
    max_size: SCP_MAX_SIZE,
    marks: &[],
    rules: &[
        Rule::ActionWildcardAtEnd,
        Rule::AllowWithoutCondition,
        Rule::AllowOnAllResources,
        Rule::AllowListsActions,
        Rule::ListsResources,
    ],
    grants: false,
    severities: SCP_SEVERITIES,
    vendor_codes: &[],
    ..V5_0
};

/// A service control policy as the organization's pages describe it since December 2025: what allows may have
/// conditions and resources, and statements may speak of all resources but some. **UNVERIFIED** where the pages seen
/// leave it open; the rules on wildcards and on what an allow lists are those of before.
pub static SCP_2025_12: Profile = Profile {
    name: "scp-2025-12",
    rules: &[Rule::ActionWildcardAtEnd, Rule::AllowListsActions],
    ..SCP_2024_11
};

/// The codes of the vendor's validation (`iam_07_0099`), as far as they are known here.
static CODES_5_0: &[(Code, &str)] = &[
    (Code::PrincipalNotAllowed, "UNSUPPORTED_PRINCIPAL"),
    (Code::KindOther, "UNSUPPORTED_PRINCIPAL"),
];

/// Pages of OBS write its resources in capitals, and they work. Names of condition keys are in any case, as the pages on
/// variables say.
static SEVERITIES: &[(Code, Option<Severity>)] = &[
    (Code::ResourceServiceCase, Some(Severity::Suggestion)),
    (Code::ConditionKeyCase, Some(Severity::Suggestion)),
];

static SCP_SEVERITIES: &[(Code, Option<Severity>)] = &[
    (Code::ResourceServiceCase, Some(Severity::Suggestion)),
    (Code::ConditionKeyCase, Some(Severity::Suggestion)),
    (Code::AllowAll, None),
    (Code::PassRoleAny, None),
];

const fn element(name: &'static str, role: Role, place: Place) -> Element {
    Element { name, role, place }
}
