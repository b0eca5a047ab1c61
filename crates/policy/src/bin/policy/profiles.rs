//! Languages and kinds of policies by name.

use charter_policy::envelope::Enclosed;
use charter_policy::{Dialect, PROFILES, Profile, recognize};

use crate::arguments::{Arguments, Failure, Flag, option};
use crate::io;

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
    "the kind of policy: cam, trust, bucket or scp\n(tencent); 5.0, 5.0-trust, 1.1, scp-2025-12 or\nscp-2024-11 (huawei). Without it, the kind that the\ndocument is written like, which is never a service\ncontrol policy",
);

/// The kinds of policies that a document may be of.
pub enum Choice {
    /// The one that the arguments name.
    Named(&'static Profile),
    /// Those of a language, by their marks; the first is meant where none is recognized.
    Recognized(&'static Profile),
}

impl Choice {
    /// The kind of a document.
    pub fn of(&self, text: &str) -> &'static Profile {
        match self {
            Self::Named(profile) => profile,
            Self::Recognized(first) => recognize(text, first.dialect.name).unwrap_or(first),
        }
    }

    /// The kind of a policy that was taken out of another text, which may tell it.
    pub fn of_enclosed(&self, policy: &Enclosed) -> &'static Profile {
        let told = policy.about.kind.filter(|told| match self {
            Self::Named(_) => false,
            Self::Recognized(first) => told.dialect.name == first.dialect.name,
        });
        told.unwrap_or_else(|| self.of(&policy.text))
    }

    /// Whether nobody named the kind of a document, and it is not the first of its language.
    pub fn is_taken_for(&self, own: &'static Profile) -> bool {
        let mut kinds = PROFILES.iter().copied();
        let first = kinds.find(|kind| std::ptr::eq(kind.dialect, own.dialect));
        matches!(self, Self::Recognized(_)) && first != Some(own)
    }

    /// The kind of policies among which a document is judged: those that name nobody are judged beside those that do.
    pub fn beside(&self, text: &str) -> &'static Profile {
        let own = self.of(text);
        let mut kinds = PROFILES.iter().copied();
        let first = kinds.find(|kind| std::ptr::eq(kind.dialect, own.dialect));
        match self {
            Self::Recognized(_) => first.unwrap_or(own),
            Self::Named(_) => own,
        }
    }

    /// What a document is judged as beside others, where that is not the kind of the others.
    pub fn judged_as(&self, text: &str) -> Option<&'static Profile> {
        let others = self.beside(text);
        let own = recognize(text, others.dialect.name)?;
        let is_another = std::ptr::eq(own.dialect, others.dialect) && own != others;
        let takes_another = !others.names_principals() && !others.marks.is_empty();
        (is_another && takes_another).then_some(own)
    }
}

/// A line that says for what a document was taken.
pub fn taken_for(file: &str, profile: &Profile) -> String {
    let (file, title, name) = (io::one_line(file), profile.title, profile.name);
    format!("{file}: taken for {title} (--profile {name})")
}

/// The options that name a kind.
pub fn options(profile: &Profile) -> String {
    let (language, kind) = (profile.dialect.name, profile.name);
    format!("{} {language} {} {kind}", LANGUAGE.name, PROFILE.name)
}

/// The kinds of policies that the arguments leave open.
pub fn choice(arguments: &Arguments, language: &str) -> Result<Choice, Failure> {
    let of_language = || {
        PROFILES
            .iter()
            .copied()
            .filter(|profile| profile.dialect.name == language)
    };
    let name = arguments.one(PROFILE.name)?;
    let found = of_language().find(|profile| name.is_none_or(|name| name == profile.name));
    match (found, name) {
        (Some(first), None) => Ok(Choice::Recognized(first)),
        (Some(named), Some(_)) => Ok(Choice::Named(named)),
        (None, name) => {
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
