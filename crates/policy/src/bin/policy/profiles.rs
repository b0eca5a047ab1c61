//! Languages and kinds of policies by name.

use charter_policy::dialect::{Place, Role};
use charter_policy::json::{self, NodeKind};
use charter_policy::{Dialect, PROFILES, Profile};

use crate::arguments::{Arguments, Failure, Flag, option};

/// The option that names a language.
pub const LANGUAGE: Flag = option(
    "--language",
    "NAME",
    "the policy language: tencent (default), huawei or\nnaver",
);

/// The option that names a kind of policy.
pub const PROFILE: Flag = option(
    "--profile",
    "NAME",
    "the kind of policy: cam or scp (tencent); 1.1, 5.0,\nscp-2025-12 or scp-2024-11 (huawei). Without it, the\nfirst that has the document's version",
);

/// The kinds of policies that a document may be of.
pub struct Choice {
    first: &'static Profile,
    others: Vec<&'static Profile>,
}

impl Choice {
    /// The kind of a document: the first whose language has its version, or else the first.
    pub fn of(&self, text: &str) -> &'static Profile {
        if self.others.is_empty() {
            return self.first;
        }
        let parsed = json::parse(text);
        let tree = &parsed.tree;
        let members = tree.root().into_iter().flat_map(|root| tree.members(root));
        let found = members
            .filter(|(_, value)| tree.kind(*value) == NodeKind::String)
            .find_map(|(key, value)| {
                self.with_version(&tree.text(text, key), &tree.text(text, value))
            });
        found.unwrap_or(self.first)
    }

    fn with_version(&self, key: &str, version: &str) -> Option<&'static Profile> {
        let mut kinds = std::iter::once(self.first).chain(self.others.iter().copied());
        kinds.find(|profile| {
            let element = profile.dialect.element(Place::Document, key);
            element.is_some_and(|element| element.role == Role::Version)
                && profile.dialect.versions.contains(&version)
        })
    }
}

/// The kinds of policies that the arguments leave open.
pub fn choice(arguments: &Arguments, language: &str) -> Result<Choice, Failure> {
    let name = arguments.one(PROFILE.name)?;
    let of_language = || {
        PROFILES
            .iter()
            .copied()
            .filter(|profile| profile.dialect.name == language)
    };
    let mut found = of_language().filter(|profile| name.is_none_or(|name| name == profile.name));
    match found.next() {
        Some(first) => Ok(Choice {
            first,
            others: found.collect(),
        }),
        None => {
            let known = of_language().map(|profile| profile.name);
            arguments.unknown(PROFILE.name, name.unwrap_or_default(), known)
        }
    }
}

/// The tables of the language that the arguments name.
pub fn dialect(arguments: &Arguments) -> Result<&'static Dialect, Failure> {
    let language = language(arguments)?;
    let mut dialects = PROFILES.iter().map(|profile| profile.dialect);
    let found = dialects.find(|dialect| dialect.name == language);
    found.map_or_else(
        || arguments.unknown(LANGUAGE.name, language, std::iter::empty()),
        Ok,
    )
}

/// Whether there is a language of that name.
pub fn is_known(language: &str) -> bool {
    let mut kinds = PROFILES.iter();
    kinds.any(|profile| profile.dialect.name == language)
}

/// The language that the arguments name.
pub fn language(arguments: &Arguments) -> Result<&'static str, Failure> {
    let mut names: Vec<&'static str> = PROFILES
        .iter()
        .map(|profile| profile.dialect.name)
        .collect();
    names.dedup();
    let choices: Vec<(&str, &'static str)> = names.into_iter().map(|name| (name, name)).collect();
    arguments.choice(LANGUAGE.name, &choices)
}
