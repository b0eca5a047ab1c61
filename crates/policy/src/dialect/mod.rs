//! Policy languages as data.
//!
//! A [`Dialect`] is a set of tables: elements, effects, operators, keys, the grammar of actions and
//! resources. A [`Profile`] is one kind of policy within it, with its limits and exceptions. The checks are
//! written once over these tables; another language is another table. What the vendor's documents leave
//! open is a field of its own, marked **UNVERIFIED**, never a guess in code.

pub mod concerns;
mod condition;
mod decisions;
pub mod huawei;
pub mod naver;
pub mod tencent;
mod tencent_concerns;
mod tencent_services;

use crate::naver::Table;
use crate::{Code, Severity};

pub use concerns::Concerns;
pub use condition::{ConditionGrammar, Key, Operator, OperatorUse, Qualifier, Relation, ValueType};
pub use decisions::{DecisionRules, UnsetVariable};

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
    &tencent::SCP,
    &huawei::V5_0,
    &huawei::V1_1,
    &huawei::SCP_2025_12,
    &huawei::SCP_2024_11,
    &naver::USER_POLICY,
];

/// The variables of a language.
#[derive(Debug, Clone, Copy)]
pub struct Variables {
    /// Those with a name of their own.
    pub names: &'static [&'static str],
    /// Whether any condition key is a variable as well.
    pub keys: bool,
}

impl Variables {
    /// Whether there are any: else `${…}` stands for itself.
    pub fn any(&self) -> bool {
        self.keys || !self.names.is_empty()
    }
}

/// A kind of policy within a language.
#[derive(Debug)]
pub struct Profile {
    /// Its name on the command line, such as `scp`.
    pub name: &'static str,
    /// The language.
    pub dialect: &'static Dialect,
    /// The largest document, counted in `counting`; `usize::MAX` where no limit is published.
    pub max_size: usize,
    /// What counts.
    pub counting: Counting,
    /// Whether a principal may be named.
    pub allows_principal: bool,
    /// What this kind of policy may not say, though the language can.
    pub rules: &'static [Rule],
    /// Whether an allow grants something. A policy that only bounds others' permissions grants nothing, so
    /// that allowing everything there is harmless.
    pub grants: bool,
    /// Severities that differ from [`Code::severity`]; `None` turns a check off.
    pub severities: &'static [(Code, Option<Severity>)],
    /// The vendor's error code for a document with an error of this kind.
    pub vendor_codes: &'static [(Code, &'static str)],
    /// The vendor's error code for a text that is no JSON.
    pub syntax_vendor_code: Option<&'static str>,
    /// The vendor's error code for every other error.
    pub other_vendor_code: Option<&'static str>,
}

/// Which characters count when a document is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// Those that are not whitespace.
    WithoutSpace,
    /// All of them.
    Everything,
}

/// Something that a kind of policy may not say, though its language can.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// In an action a wildcard stands alone or at the end.
    ActionWildcardAtEnd,
    /// What allows has no condition.
    AllowWithoutCondition,
    /// What allows speaks of all resources.
    AllowOnAllResources,
    /// What allows lists its actions, and never all but some.
    AllowListsActions,
    /// No statement speaks of all resources but some.
    ListsResources,
}

impl Profile {
    /// The severity of a finding, or `None` where the profile does not make it.
    pub fn severity(&self, code: Code) -> Option<Severity> {
        let own = self.severities.iter().find(|(listed, _)| *listed == code);
        own.map_or_else(|| Some(code.severity()), |(_, severity)| *severity)
    }

    /// The vendor's error code for a finding of that code.
    pub fn vendor_code(&self, code: Code) -> Option<&'static str> {
        let own = self.vendor_codes.iter().find(|(listed, _)| *listed == code);
        let fallback = if code.is_syntax() {
            self.syntax_vendor_code
        } else {
            self.other_vendor_code
        };
        own.map(|(_, vendor)| *vendor).or(fallback)
    }
}

/// An element: a key that the language knows.
#[derive(Debug, Clone, Copy)]
pub struct Element {
    /// The documented spelling.
    pub name: &'static str,
    /// What it is for.
    pub role: Role,
    /// Where it stands.
    pub place: Place,
}

/// What an element is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The version of the language.
    Version,
    /// The statements.
    Statement,
    /// A name for a statement.
    Sid,
    /// Allow or deny.
    Effect,
    /// What it speaks of, as a list of objects, each with actions and resources of its own.
    Targets,
    /// The service whose actions are listed, where actions do not name it themselves.
    Service,
    /// The actions it speaks of.
    Action,
    /// All actions but these.
    NotAction,
    /// The resources it speaks of.
    Resource,
    /// All resources but these.
    NotResource,
    /// Whom it speaks of.
    Principal,
    /// When it applies.
    Condition,
    /// Other policies that must be granted along with this one.
    Depends,
    /// Something about the policy as a whole, such as its name: it says nothing of who may do what.
    About,
}

/// Where an element stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At the top of the document.
    Document,
    /// In a statement.
    Statement,
    /// In an entry of a statement's targets.
    Target,
}

/// An effect.
#[derive(Debug, Clone, Copy)]
pub struct Effect {
    /// The documented spelling.
    pub name: &'static str,
    /// Whether it allows.
    pub allows: bool,
    /// Other forms of the word, in small letters: no effects, but it is clear which one is meant.
    pub forms: &'static [&'static str],
}

/// The characters that stand for others in a pattern. `*` stands for any number of characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wildcards {
    /// Whether `?` stands for exactly one character.
    pub one: bool,
}

/// How actions are written, with `*` as the wildcard.
#[derive(Debug, Clone, Copy)]
pub struct ActionGrammar {
    /// Their form.
    pub form: ActionForm,
    /// Whether they are compared without regard to upper and lower case.
    pub ignores_case: bool,
    /// A prefix of older documents that changes nothing, such as `name/`.
    pub legacy_prefix: &'static str,
    /// Prefixes of forms that are not `service:Action`.
    pub other_forms: &'static [&'static str],
}

/// The form of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionForm {
    /// The service and its action in so many parts, between colons: `cvm:RunInstances`, `ecs:servers:create`.
    Colons {
        /// How many parts there are.
        parts: usize,
    },
    /// Only what is done, after its type: `View/getUserList`. The service stands in an element of its own, and
    /// a wildcard only at the end.
    Typed {
        /// The types.
        types: &'static [&'static str],
    },
}

/// How resources are written: segments between colons. The last takes all that is left.
#[derive(Debug, Clone, Copy)]
pub struct ResourceGrammar {
    /// The segments.
    pub segments: &'static [Segment],
    /// Known regions; a name one typing error away from one of them is reported.
    pub regions: &'static [&'static str],
    /// The letters of a region.
    pub region_case: LetterCase,
    /// The letters of a service.
    pub service_case: LetterCase,
    /// How an account is written.
    pub accounts: AccountForm,
    /// Known types of resources and how their names are built, a list a service.
    pub types: &'static [ServiceTypes],
    /// When a statement may leave the resource out.
    pub optional: Optional,
    /// The key of the object in which a list of resources may stand, such as `uri`, whose texts are no names of
    /// the usual form.
    pub object_key: Option<&'static str>,
    /// Whether they are compared without regard to upper and lower case.
    pub ignores_case: bool,
}

/// Which letters a name has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterCase {
    /// Small ones.
    Lower,
    /// Capitals.
    Upper,
    /// Both, each name in its own way.
    Mixed,
}

/// How the account of a resource is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountForm {
    /// Digits after one of these.
    Number {
        /// What stands before the digits.
        prefixes: &'static [&'static str],
    },
    /// Letters, digits and hyphens.
    Id,
}

/// The types of resources of a service.
#[derive(Debug, Clone, Copy)]
pub struct ServiceTypes {
    /// The service.
    pub service: &'static str,
    /// Its types.
    pub types: &'static [NameForm],
}

/// How the names of a type of resources are built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameForm {
    /// The type.
    pub name: &'static str,
    /// What the parts of a name are, between slashes.
    pub parts: &'static [&'static str],
}

/// When an element may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Optional {
    /// Never.
    Never,
    /// Where the statement names a principal, as a role's trust policy does.
    WithPrincipal,
    /// Always: then it speaks of all of them.
    Always,
}

/// A segment of a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment {
    /// Always this text.
    Prefix(&'static str),
    /// Which of the vendor's clouds, of these; it may be left empty.
    Domain(&'static [&'static str]),
    /// Kept for old documents, and empty.
    Project,
    /// The service.
    Service,
    /// The region; empty means all.
    Region,
    /// The account that owns it; empty means the policy's own.
    Account,
    /// What kind of resource it is.
    Type,
    /// What the service says.
    Name,
}

/// What a resource is put together from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResourceParts<'p> {
    /// The service.
    pub service: &'p str,
    /// The region; empty means all.
    pub region: &'p str,
    /// The account, with what stands before its number.
    pub account: &'p str,
    /// All the rest: the name and, where the language has them, the type and its colon before it.
    pub name: &'p str,
}

impl ResourceGrammar {
    /// A resource of these parts.
    ///
    /// ```
    /// use charter_policy::dialect::ResourceParts;
    /// use charter_policy::{huawei, tencent};
    ///
    /// let parts = ResourceParts { service: "cvm", region: "", account: "uin/1", name: "instance/*" };
    /// assert_eq!(tencent::DIALECT.resources.compose(&parts), "qcs::cvm::uin/1:instance/*");
    /// let parts = ResourceParts { service: "ecs", region: "*", account: "*", name: "instance:*" };
    /// assert_eq!(huawei::LANGUAGE_5_0.resources.compose(&parts), "ecs:*:*:instance:*");
    /// ```
    pub fn compose(&self, parts: &ResourceParts<'_>) -> String {
        let segments = self.segments.iter().filter_map(|segment| match segment {
            Segment::Prefix(prefix) => Some(*prefix),
            Segment::Domain(domains) => domains.first().copied(),
            Segment::Project => Some(""),
            Segment::Service => Some(parts.service),
            Segment::Region => Some(parts.region),
            Segment::Account => Some(parts.account),
            // It stands before the name, in the same part.
            Segment::Type => None,
            Segment::Name => Some(parts.name),
        });
        segments.collect::<Vec<_>>().join(":")
    }

    /// The account segment of a resource, as it is written.
    pub fn account<'t>(&self, resource: &'t str) -> Option<&'t str> {
        let mut segments = self.segments.iter();
        let place = segments.position(|segment| *segment == Segment::Account)?;
        resource.split(':').nth(place)
    }

    /// The service of a resource, and the rest behind the account: type and name.
    pub fn service_and_name<'t>(&self, resource: &'t str) -> Option<(&'t str, &'t str)> {
        let place = |wanted| self.segments.iter().position(|segment| *segment == wanted);
        let service = resource.split(':').nth(place(Segment::Service)?)?;
        let name = place(Segment::Type).or_else(|| place(Segment::Name))?;
        let rest = resource.splitn(name + 1, ':').nth(name)?;
        Some((service, rest))
    }
}

impl ActionGrammar {
    /// An action's service and its name there: `cvm` and `Run*` of `name/cvm:Run*`. A `*` alone is every action of the
    /// service `*`, and what is not written as `service:Action` has an empty service.
    pub fn split<'t>(&self, text: &'t str) -> (&'t str, &'t str) {
        if let ActionForm::Typed { .. } = self.form {
            return ("", text);
        }
        if text == "*" {
            return ("*", "*");
        }
        if self.other_forms.iter().any(|form| text.starts_with(form)) {
            return ("", text);
        }
        let plain = text.strip_prefix(self.legacy_prefix).unwrap_or(text);
        match plain.split_once(':') {
            Some((service, name)) if !service.is_empty() && !name.is_empty() => (service, name),
            _ => ("", text),
        }
    }

    /// Like [`Self::split`], in a statement whose service stands in an element of its own.
    pub fn split_in<'t>(&self, service: Option<&'t str>, text: &'t str) -> (&'t str, &'t str) {
        match self.form {
            ActionForm::Typed { .. } => (service.unwrap_or_default(), text),
            ActionForm::Colons { .. } => self.split(text),
        }
    }

    /// An action of a service as it stands in a list of actions.
    pub fn join(&self, service: &str, name: &str) -> String {
        match self.form {
            ActionForm::Typed { .. } => name.to_owned(),
            ActionForm::Colons { .. } => format!("{service}:{name}"),
        }
    }

    /// Whether actions name their service themselves.
    pub fn names_service(&self) -> bool {
        matches!(self.form, ActionForm::Colons { .. })
    }

    /// How an action looks, for a person: `service:Action`.
    pub fn example(&self) -> &'static str {
        match self.form {
            ActionForm::Colons { parts: 2 } => "service:Action",
            ActionForm::Colons { .. } => "service:type:action",
            ActionForm::Typed { .. } => "Type/action",
        }
    }
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

    /// Whether a service of that name is known.
    pub fn has_service(&self, name: &str) -> bool {
        self.services.binary_search(&name).is_ok()
    }
}
