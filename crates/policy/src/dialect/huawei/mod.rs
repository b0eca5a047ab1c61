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
    AccountForm, ActionForm, ActionGrammar, Counting, DecisionRules, Dialect, Effect, Element,
    LetterCase, Optional, Place, Profile, ResourceGrammar, Role, Rule, Segment, Variables,
    Wildcards,
};
use crate::{Code, Severity};
use concerns::{CONCERNS_1_1, CONCERNS_5_0};
use conditions::{CONDITIONS_1_1, CONDITIONS_5_0};
use places::{GLOBAL_SERVICES, REGIONS, SERVICES};

pub use conditions::{EVERY_HOLDS_WITHOUT_VALUES, MISSING_KEY_FAILS_NEGATION};

/// Whether elements and effects are accepted in any case. **UNVERIFIED**: all pages write them with a capital.
/// What is not written so is best taken for a mistake, since a policy is refused as a whole.
pub const IGNORES_CASE: bool = false;

/// Whether `ecs:servers:Create` is `ecs:servers:create`. **UNVERIFIED**: pages write the same action of OBS both as
/// `obs:bucket:ListBucket` (1.1) and `obs:bucket:listBucket` (5.0), each in its own version.
pub const ACTION_IGNORES_CASE: bool = false;

/// Largest IAM policy, in characters.
pub const MAX_SIZE: usize = 6_144;

/// Largest service control policy, in characters.
pub const SCP_MAX_SIZE: usize = 5_120;

/// Which characters the limits count. **UNVERIFIED**: the pages say "characters"; to count all of them is the reading
/// with which no accepted document is refused later.
pub const COUNTING: Counting = Counting::Everything;

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
        ignores_case: ACTION_IGNORES_CASE,
        legacy_prefix: "",
        // `::Get` in a role of version 1.0.
        other_forms: &["::"],
    },
    conditions: CONDITIONS_1_1,
    variables: Variables {
        names: &[],
        keys: false,
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
        ignores_case: ACTION_IGNORES_CASE,
        legacy_prefix: "",
        other_forms: &[],
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
        ignores_case: false,
    },
    wildcards: Wildcards { one: true },
    conditions: CONDITIONS_5_0,
    // UNVERIFIED: the pages seen show no variable; documents carry `${…}` of templating tools.
    variables: Variables {
        names: &[],
        keys: true,
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
/// `Null` asks for a key that is missing or null, which an empty text is not. Pages of OBS write its resources in
/// capitals, and they work. **UNVERIFIED**: what an empty region or account of a resource means, and what a variable is
/// that the request does not have.
pub const DECISIONS: DecisionRules = DecisionRules {
    empty_text_is_absent: Some(false),
    resource_service_ignores_case: true,
    ..DecisionRules::OPEN
};

/// An IAM policy of version 1.1.
pub static V1_1: Profile = Profile {
    name: "1.1",
    dialect: &LANGUAGE_1_1,
    max_size: MAX_SIZE,
    counting: COUNTING,
    allows_principal: false,
    rules: &[],
    grants: true,
    severities: SEVERITIES,
    vendor_codes: &[],
    // IAM answers a malformed policy with a general code; which one is UNVERIFIED.
    syntax_vendor_code: None,
    other_vendor_code: None,
};

/// An identity policy of version 5.0, or the trust policy of an agency.
pub static V5_0: Profile = Profile {
    name: "5.0",
    dialect: &LANGUAGE_5_0,
    allows_principal: true,
    ..V1_1
};

/// A service control policy as the organization's pages described it in November 2024.
pub static SCP_2024_11: Profile = Profile {
    name: "scp-2024-11",
    max_size: SCP_MAX_SIZE,
    allows_principal: false,
    rules: &[
        Rule::ActionWildcardAtEnd,
        Rule::AllowWithoutCondition,
        Rule::AllowOnAllResources,
        Rule::AllowListsActions,
        Rule::ListsResources,
    ],
    grants: false,
    severities: SCP_SEVERITIES,
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

/// Pages of OBS write its resources in capitals, and they work.
static SEVERITIES: &[(Code, Option<Severity>)] =
    &[(Code::ResourceServiceCase, Some(Severity::Suggestion))];

static SCP_SEVERITIES: &[(Code, Option<Severity>)] = &[
    (Code::ResourceServiceCase, Some(Severity::Suggestion)),
    (Code::AllowAll, None),
    (Code::PassRoleAny, None),
];

const fn element(name: &'static str, role: Role, place: Place) -> Element {
    Element { name, role, place }
}
