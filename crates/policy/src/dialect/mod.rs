//! Policy languages as data.
//!
//! A [`Dialect`] is a set of tables: elements, effects, operators, keys, the grammar of actions and
//! resources. A [`Profile`] is one kind of policy within it, with its limits and exceptions. The checks are
//! written once over these tables; another language is another table. What the vendor's documents leave
//! open is a field of its own, marked **UNVERIFIED**, never a guess in code.

mod action;
pub(crate) mod aws;
mod case;
pub mod concerns;
mod condition;
mod decisions;
mod element;
pub mod huawei;
mod kind;
pub mod naver;
mod profile;
mod resource;
mod spelling;
pub mod tencent;
mod tencent_concerns;
mod tencent_kinds;
mod tencent_services;
pub(crate) mod tencent_storage;

use crate::naver::Table;

pub use action::{ActionForm, ActionGrammar};
pub use case::{Case, CaseRules, Cases};
pub use concerns::Concerns;
pub use condition::{ConditionGrammar, Key, Operator, OperatorUse, Qualifier, Relation, ValueType};
pub use decisions::{DecisionRules, PossibleWildcards, UnsetVariable};
pub use element::{Effect, Element, Place, Role};
pub use kind::{Certainty, Fit, Fitting, Mark, Presence, Principals, Scope};
pub use profile::{Counting, Profile, Rule};
pub use resource::{
    AccountForm, LetterCase, NameForm, Optional, ResourceGrammar, ResourceParts, Segment,
    ServiceTypes,
};
pub use spelling::{Classes, Directories, OldNames, Spellings};

/// A policy language.
#[derive(Debug)]
pub struct Dialect {
    /// Its name on the command line, such as `tencent`.
    pub name: &'static str,
    /// The elements of the document and of a statement.
    pub elements: &'static [Element],
    /// Whether `Statement` is accepted for `statement`.
    pub ignores_element_case: bool,
    /// Whether a text may stand for a list of one, and an object for a list of one object.
    pub takes_single: bool,
    /// The effects.
    pub effects: &'static [Effect],
    /// Whether `Allow` is accepted for `allow`.
    pub ignores_effect_case: bool,
    /// The accepted versions; the first is the one to write. Empty where the language has none.
    pub versions: &'static [&'static str],
    /// How actions are written.
    pub actions: ActionGrammar,
    /// How resources are written.
    pub resources: ResourceGrammar,
    /// The wildcards of actions and resources.
    pub wildcards: Wildcards,
    /// How conditions are written.
    pub conditions: ConditionGrammar,
    /// Where upper and lower case count.
    pub cases: CaseRules,
    /// What the vendor writes in more ways than one.
    pub spellings: Spellings,
    /// Variables, replaced at each request; written `${name}`.
    pub variables: Variables,
    /// Kinds of principals: the keys of the principal element.
    pub principals: &'static [&'static str],
    /// Known service names, sorted. Not complete: only near misses are reported.
    pub services: &'static [&'static str],
    /// Services that are the same in every region, where the language keeps their actions apart from those of
    /// others; sorted.
    pub global_services: &'static [&'static str],
    /// Actions that hand a role to a service.
    pub passes_role: &'static [&'static str],
    /// What only checks need to know.
    pub concerns: Concerns,
    /// How requests are decided where the other tables do not say it.
    pub decisions: DecisionRules,
    /// What the actions of a service need beside them, where the language has related actions.
    pub related: &'static [&'static Table],
}

/// Every kind of policy of every language; the first of a language is the one that is meant where none is named.
pub static PROFILES: &[&Profile] = &[
    &tencent::CAM,
    &tencent::TRUST,
    &tencent::BUCKET,
    &tencent::SCP,
    &huawei::V5_0,
    &huawei::V5_0_TRUST,
    &huawei::V1_1,
    &huawei::SCP_2025_12,
    &huawei::SCP_2024_11,
    &naver::USER_POLICY,
];

/// The variables of a language.
#[derive(Debug, Clone, Copy)]
pub struct Variables {
    /// Whether the case of a name counts.
    pub case: Case,
    /// Those with a name of their own.
    pub names: &'static [&'static str],
    /// Whether any condition key is a variable as well.
    pub keys: bool,
    /// Whether a text may follow the name that stands for a key without a value: `${g:UserName, 'nobody'}`.
    pub defaults: bool,
    /// The characters that stand for themselves in the braces: `${*}`.
    pub escapes: &'static str,
}

impl Variables {
    /// Whether there are any: else `${…}` stands for itself.
    pub fn any(&self) -> bool {
        self.keys || !self.names.is_empty()
    }
}

/// The characters that stand for others in a pattern. `*` stands for any number of characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wildcards {
    /// Whether `?` stands for exactly one character.
    pub one: bool,
}

impl Dialect {
    /// The element of that name at that place, in whatever case.
    pub fn element(&self, place: Place, name: &str) -> Option<&'static Element> {
        self.elements
            .iter()
            .find(|element| element.place == place && element.name.eq_ignore_ascii_case(name))
    }

    /// The name of the element with that role at that place.
    pub fn name_of(&self, role: Role, place: Place) -> Option<&'static str> {
        let found = self
            .elements
            .iter()
            .find(|element| element.role == role && element.place == place);
        found.map(|element| element.name)
    }

    /// The effect of that name, in whatever case.
    pub fn effect(&self, name: &str) -> Option<&'static Effect> {
        self.effects
            .iter()
            .find(|effect| effect.name.eq_ignore_ascii_case(name))
    }

    /// Where the element with that role stands: in a statement, or in an entry of its targets.
    pub fn place_of(&self, role: Role) -> Place {
        let in_target = self
            .elements
            .iter()
            .any(|element| element.role == role && element.place == Place::Target);
        if in_target {
            Place::Target
        } else {
            Place::Statement
        }
    }

    /// Whether the language lists actions and resources in targets of a statement.
    pub fn has_targets(&self) -> bool {
        self.elements
            .iter()
            .any(|element| element.role == Role::Targets)
    }

    /// The action without the prefix of older documents.
    pub fn without_legacy<'t>(&self, action: &'t str) -> &'t str {
        action
            .strip_prefix(self.actions.legacy_prefix)
            .unwrap_or(action)
    }

    /// Whether the case of an action does not count, for certain.
    pub fn ignores_action_case(&self, action: &str) -> bool {
        let (service, _) = self
            .without_legacy(action)
            .split_once(':')
            .unwrap_or_default();
        self.cases.actions.of(service) == Case::Ignored
    }

    /// What stands before the number of the account that owns a service's resources: the first is the one to write.
    ///
    /// ```
    /// use charter_policy::tencent::DIALECT;
    ///
    /// assert_eq!(DIALECT.account_prefixes("cvm"), ["uin/"]);
    /// assert_eq!(DIALECT.account_prefixes("cos"), ["uid/"]);
    /// ```
    pub fn account_prefixes(&self, service: &str) -> &'static [&'static str] {
        let AccountForm::Number { prefixes } = self.resources.accounts else {
            return &[];
        };
        let own = self.concerns.account_prefixes;
        match own.iter().find(|(known, _)| *known == service) {
            Some((_, prefixes)) => prefixes,
            None if own.is_empty() => prefixes,
            None => prefixes.get(..1).unwrap_or_default(),
        }
    }

    /// Whether the accounts that own a service's resources are named by the ID that accounts have elsewhere.
    pub fn names_accounts_by_id(&self, service: &str) -> bool {
        match self.resources.accounts {
            AccountForm::Number { prefixes } => {
                self.account_prefixes(service).first() == prefixes.first()
            }
            AccountForm::Id => true,
        }
    }

    /// Whether an object may do without an element with that role, where it has elements with these.
    pub fn may_lack(&self, role: Role, others: &[Role]) -> bool {
        match role {
            Role::Sid
            | Role::Condition
            | Role::Principal
            | Role::NotPrincipal
            | Role::Depends
            | Role::About => true,
            Role::Action => others.contains(&Role::NotAction),
            Role::NotAction => others.contains(&Role::Action),
            Role::Resource if others.contains(&Role::NotResource) => true,
            Role::NotResource if others.contains(&Role::Resource) => true,
            Role::Resource | Role::NotResource => match self.resources.optional {
                Optional::Never => false,
                Optional::WithPrincipal => others.contains(&Role::Principal),
                Optional::Always => true,
            },
            Role::Version | Role::Statement | Role::Effect | Role::Targets | Role::Service => false,
        }
    }

    /// Whether a service of that name is known.
    pub fn has_service(&self, name: &str) -> bool {
        self.services.binary_search(&name).is_ok()
    }
}
