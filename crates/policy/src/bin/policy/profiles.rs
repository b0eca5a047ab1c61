//! Languages and kinds of policies by name.

use charter_policy::{Profile, tencent};

use crate::arguments::{Arguments, Failure, Flag, option};

/// The option that names a language.
pub const LANGUAGE: Flag = option(
    "--language",
    "NAME",
    "the policy language: tencent (default)",
);

/// The option that names a kind of policy.
pub const PROFILE: Flag = option(
    "--profile",
    "NAME",
    "the kind of policy: cam (default) or scp",
);

/// Every kind of policy that can be asked for; the first of a language is its default.
const PROFILES: &[&Profile] = &[&tencent::CAM, &tencent::SCP];

/// The kind of policy that the arguments name.
pub fn profile(arguments: &Arguments) -> Result<&'static Profile, Failure> {
    let language = language(arguments)?;
    let of_language = || {
        PROFILES
            .iter()
            .copied()
            .filter(|profile| profile.dialect.name == language)
    };
    let name = arguments.one(PROFILE.name)?;
    let found = of_language().find(|profile| name.is_none_or(|name| name == profile.name));
    match found {
        Some(profile) => Ok(profile),
        None => {
            let known = of_language().map(|profile| profile.name);
            arguments.unknown(PROFILE.name, name.unwrap_or_default(), known)
        }
    }
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
