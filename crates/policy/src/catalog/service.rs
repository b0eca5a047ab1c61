//! A service, its actions and its types of resources.

use super::Access;
use crate::dialect::{Dialect, Key, ResourceGrammar, ResourceParts};

/// A service in the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceEntry {
    /// What stands before the colon of its actions, such as `cvm`.
    pub name: String,
    /// The product's English name, or nothing where it is not known.
    pub title: String,
    /// The product's Chinese name, or nothing where it is not known.
    pub title_zh: String,
    /// How many of its actions are known.
    pub actions: usize,
    /// Whether the list of its actions is believed to be whole.
    pub complete: bool,
}

/// A service whose file is loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// What stands before the colon of its actions, such as `cvm`.
    pub name: String,
    /// The product's English name, or nothing where it is not known.
    pub title: String,
    /// The product's Chinese name, or nothing where it is not known.
    pub title_zh: String,
    /// Whether the list of actions is believed to be whole: then a name outside it is worth a warning.
    pub complete: bool,
    /// Its actions, sorted by name.
    pub actions: Vec<Action>,
    /// Its types of resources, sorted by prefix.
    pub resource_types: Vec<ResourceType>,
}

/// An action of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Its name without the service, such as `RunInstances`.
    pub name: String,
    /// What it does, roughly.
    pub access: Access,
    /// Whether `access` is derived from the name. The vendor publishes no access levels that could be used
    /// here, so it always is for Tencent Cloud.
    pub derived: bool,
    /// Where the name is from.
    pub origin: Origin,
    /// Places in [`Service::resource_types`] of the types it takes; empty where none is documented.
    pub resources: Vec<usize>,
}

impl Action {
    /// Whether no list of the vendor has it: it was only seen in published policies.
    pub fn seen(&self) -> bool {
        self.origin == Origin::Published
    }
}

/// Where the name of an action is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The vendor's SDK has a call of that name.
    Api,
    /// The vendor's documentation lists it as an action of policies.
    Documented,
    /// Only policies that the vendor or others published have it.
    Published,
}

/// A type of resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceType {
    /// What the last segment begins with, slash included where one follows: `instance/`. May be empty (a
    /// bucket's name stands at once). Where the type is a segment of its own, that and its colon: `alert:`.
    pub prefix: String,
    /// The form of what follows the prefix: `{instanceId}`, `{clusterId}/{topicName}`, `*`.
    pub rest: String,
    /// Whether it stands in a region. Where not, that segment stays empty.
    pub region: bool,
    /// How the account that owns it is written.
    pub account: AccountForm,
}

impl ResourceType {
    /// The type's name, such as `instance`: its prefix without the slash or colon.
    pub fn name(&self) -> &str {
        self.prefix.trim_end_matches(['/', ':'])
    }

    /// The resource as the documentation writes it, such as
    /// `qcs::cvm:{region}:uin/{uin}:instance/{instanceId}`.
    pub fn template(&self, service: &str, grammar: &ResourceGrammar) -> String {
        let account = match self.account {
            AccountForm::Uin => "uin/{uin}",
            AccountForm::Uid => "uid/{appid}",
            AccountForm::Id => "{account}",
        };
        grammar.compose(&ResourceParts {
            service,
            region: if self.region { "{region}" } else { "" },
            account,
            name: &format!("{}{}", self.prefix, self.rest),
        })
    }
}

/// How the account segment of a resource is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountForm {
    /// `uin/` and the account's ID.
    Uin,
    /// `uid/` and the APPID, as object storage has it.
    Uid,
    /// The account's ID alone.
    Id,
}

impl AccountForm {
    /// What the account begins with.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Uin => "uin/",
            Self::Uid => "uid/",
            Self::Id => "",
        }
    }
}

impl Service {
    /// The action of that name, in whatever case: no source says that the vendor minds it.
    pub fn action(&self, name: &str) -> Option<&Action> {
        self.actions
            .iter()
            .find(|action| action.name.eq_ignore_ascii_case(name))
    }

    /// The types of resources that an action takes.
    pub fn types_of(&self, action: &Action) -> impl Iterator<Item = &ResourceType> {
        action
            .resources
            .iter()
            .filter_map(|&at| self.resource_types.get(at))
    }

    /// The type that the last segment of a resource begins with.
    pub fn resource_type(&self, segment: &str) -> Option<&ResourceType> {
        self.resource_types
            .iter()
            .filter(|known| segment.starts_with(&known.prefix))
            .max_by_key(|known| known.prefix.len())
    }
}

impl Dialect {
    /// The condition keys that requests to a service may have: the global ones, and its own.
    pub fn keys_of<'d>(&'static self, service: &'d str) -> impl Iterator<Item = &'static Key> + 'd {
        self.conditions.keys.iter().filter(move |key| {
            let global = key.name.starts_with(self.conditions.global_prefix);
            let own = key
                .name
                .strip_prefix(service)
                .is_some_and(|rest| rest.starts_with(':'));
            global || own
        })
    }
}
