//! The policies of the arguments: those of the caller, and those of an organization's levels.

use std::path::Path;

use charter_policy::decide::{Chain, Compiled, Level, PolicySource, Refused};
use charter_policy::{LineIndex, PROFILES, Profile, english};

use crate::arguments::{Arguments, Failure, Flag, failure, option};
use crate::io;
use crate::profiles::{self, Choice};
use crate::view::File;
use crate::way;

/// The caller's policies.
pub const POLICY: Flag = option(
    "--policy",
    "FILE",
    "a policy of the caller, or of the bucket or role that\nis asked for; may be repeated",
);

/// Whose they are.
pub const OWNER: Flag = option(
    "--owner",
    "ACCOUNT",
    "the account that owns these policies as resources\nwrite it, such as uin/100000000001; may be repeated",
);

/// A level of the organization.
pub const LEVEL: Flag = option(
    "--level",
    "NAME=FILES",
    "a level and its policies, between commas; repeated,\nthe account first and the root last",
);

/// The kind of the levels' policies.
pub const LEVEL_PROFILE: Flag = option(
    "--level-profile",
    "NAME",
    "the kind of the levels' policies: by default the\nfirst of the language that grants nothing",
);

/// All levels.
pub const ORGANIZATION: Flag = option("--organization", "FILE", "all levels as JSON, see below");

/// A policy's file.
pub struct Source {
    pub name: String,
    pub text: String,
    /// What it is judged as, where that is another kind than the others have.
    pub judged_as: Option<&'static Profile>,
}

/// A level's policies.
pub struct LevelSource {
    pub name: String,
    pub sources: Vec<Source>,
}

/// Everything that decides.
pub struct Policies {
    /// Of the caller; `None` where none are given, which is not the same as policies that allow nothing.
    pub identity: Option<Vec<Source>>,
    pub profile: &'static Profile,
    pub owners: Vec<String>,
    pub levels: Vec<LevelSource>,
    pub level_profile: Option<&'static Profile>,
    pub level_owners: Vec<String>,
    pub owner_is_management: bool,
}

/// The same, ready to decide.
pub struct Ready {
    pub identity: Option<Compiled>,
    pub chain: Chain,
}

impl Policies {
    /// Reads the files that the arguments name.
    pub fn read(arguments: &Arguments, language: &str) -> Result<Self, Failure> {
        let files: Vec<&str> = arguments.all(POLICY.name).collect();
        let mut identity: Vec<Source> = files.into_iter().map(source).collect::<Result<_, _>>()?;
        let choice = profiles::choice(arguments, language)?;
        for source in &mut identity {
            source.judged_as = choice.judged_as(&source.text);
        }
        let profile = identity_profile(arguments, &choice, &identity)?;
        let mut policies = Self {
            identity: (!identity.is_empty()).then_some(identity),
            profile,
            owners: owners(arguments)?,
            levels: levels(arguments)?,
            level_profile: level_profile(arguments, language)?,
            level_owners: Vec::new(),
            owner_is_management: false,
        };
        if let Some(file) = arguments.one(ORGANIZATION.name)? {
            if !policies.levels.is_empty() {
                return arguments.refuse("--organization gives all levels; --level cannot add one");
            }
            policies.read_organization(&File::read(file)?)?;
        }
        if policies.level_profile.is_none() && !policies.levels.is_empty() {
            return arguments.refuse("the language has no policies for an organization's levels");
        }
        Ok(policies)
    }

    /// A line for each of the caller's policies that is judged as another kind than the others.
    pub fn taken_for(&self) -> String {
        let sources = self.identity.iter().flatten();
        let lines = sources.filter_map(|source| {
            let kind = source.judged_as?;
            Some(profiles::taken_for(&source.name, kind) + "\n")
        });
        lines.collect()
    }

    /// Whether there is nothing to decide by.
    pub fn is_empty(&self) -> bool {
        self.identity.is_none() && self.levels.is_empty()
    }

    fn read_organization(&mut self, file: &File) -> Result<(), Failure> {
        let folder = Path::new(&file.name).parent().unwrap_or(Path::new(""));
        for (name, value) in file
            .root()
            .object(&["levels", "owners", "ownerIsManagement"])?
        {
            match name.as_str() {
                "owners" => self.level_owners = value.strings()?,
                "ownerIsManagement" => self.owner_is_management = value.boolean()?,
                _ => {
                    for level in value.list()? {
                        let mut read = LevelSource {
                            name: String::new(),
                            sources: Vec::new(),
                        };
                        for (name, value) in level.object(&["name", "policies"])? {
                            if name == "name" {
                                read.name = value.string()?;
                                continue;
                            }
                            for file in value.strings()? {
                                let path = folder.join(&file);
                                read.sources.push(source(&path.to_string_lossy())?);
                            }
                        }
                        self.levels.push(read);
                    }
                }
            }
        }
        if self.levels.is_empty() {
            return file.root().refuse("an organization needs “levels”");
        }
        Ok(())
    }

    /// Compiles everything, or says what the vendor would refuse.
    pub fn compile(&self) -> Result<Ready, Failure> {
        let owners: Vec<&str> = self.owners.iter().map(String::as_str).collect();
        let identity = match &self.identity {
            Some(sources) => Some(compiled(sources, &owners, self.profile)?),
            None => None,
        };
        let owners: Vec<&str> = self.level_owners.iter().map(String::as_str).collect();
        let mut levels = Vec::new();
        for level in &self.levels {
            levels.push(Level {
                name: level.name.clone(),
                policies: compiled(
                    &level.sources,
                    &owners,
                    self.level_profile.unwrap_or(self.profile),
                )?,
            });
        }
        let mut chain = Chain::new(levels);
        chain.owner_is_management = self.owner_is_management;
        Ok(Ready { identity, chain })
    }
}

fn source(file: &str) -> Result<Source, Failure> {
    Ok(Source {
        name: io::shown_name(file).to_owned(),
        text: io::read_text(file)?,
        judged_as: None,
    })
}

fn compiled(
    sources: &[Source],
    owners: &[&str],
    profile: &'static Profile,
) -> Result<Compiled, Failure> {
    let given: Vec<PolicySource<'_>> = sources
        .iter()
        .map(|source| {
            let given = PolicySource::new(&source.name, &source.text);
            owners
                .iter()
                .fold(given, |given, owner| given.owned_by(owner))
        })
        .collect();
    Compiled::of(&given, profile).or_else(|refused| failure(faults(&refused, sources)))
}

/// What is wrong with a policy, a line a finding.
fn faults(refused: &Refused, sources: &[Source]) -> String {
    let Some(source) = sources.get(refused.policy) else {
        return refused.to_string();
    };
    let lines = LineIndex::new(&source.text);
    let mut found: Vec<String> = refused
        .findings
        .iter()
        .map(|finding| {
            let place = lines.position(finding.range.start);
            let message = io::one_line(&english::message(finding));
            let (name, line, column) = (&source.name, place.line, place.column);
            let way = way::on(finding, name);
            format!("{name}:{line}:{column}: {}: {message}{way}", finding.code)
        })
        .collect();
    if found.is_empty() {
        found.push(refused.to_string());
    }
    found.join("\npolicy: ")
}

/// The kind of the caller's policies, which are judged together, with those of what he asks for.
fn identity_profile(
    arguments: &Arguments,
    choice: &Choice,
    sources: &[Source],
) -> Result<&'static Profile, Failure> {
    let mut kinds = sources.iter().map(|source| choice.beside(&source.text));
    let first = kinds.next().unwrap_or_else(|| choice.beside(""));
    if let Some(other) = kinds.find(|kind| *kind != first) {
        return arguments.refuse(format!(
            "policies of one kind are judged together, not {} and {}",
            first.name, other.name
        ));
    }
    Ok(first)
}

/// The accounts that own the policies: each is one.
fn owners(arguments: &Arguments) -> Result<Vec<String>, Failure> {
    let is_one = |owner: &str| {
        let signs = owner.chars().all(|it| it.is_ascii_graphic() && it != '*');
        signs && !owner.is_empty() && !owner.ends_with('/')
    };
    let mut owners = Vec::new();
    for owner in arguments.all(OWNER.name) {
        if !is_one(owner) {
            return arguments.refuse(format!(
                "--owner takes one account, such as uin/100000000001, not '{owner}'"
            ));
        }
        owners.push(owner.to_owned());
    }
    Ok(owners)
}

fn levels(arguments: &Arguments) -> Result<Vec<LevelSource>, Failure> {
    let levels = arguments.all(LEVEL.name).map(|given| {
        let Some((name, files)) = given.split_once('=') else {
            return arguments.refuse(format!("--level takes NAME=FILE,FILE, not '{given}'"));
        };
        let files = files.split(',').filter(|file| !file.is_empty());
        Ok(LevelSource {
            name: name.to_owned(),
            sources: files.map(source).collect::<Result<_, _>>()?,
        })
    });
    levels.collect()
}

fn level_profile(
    arguments: &Arguments,
    language: &str,
) -> Result<Option<&'static Profile>, Failure> {
    let bounds = || {
        PROFILES
            .iter()
            .copied()
            .filter(|profile| profile.dialect.name == language && !profile.grants)
    };
    let Some(name) = arguments.one(LEVEL_PROFILE.name)? else {
        return Ok(bounds().next());
    };
    match bounds().find(|profile| profile.name == name) {
        Some(profile) => Ok(Some(profile)),
        None => {
            let known = bounds().map(|profile| profile.name);
            arguments.unknown(LEVEL_PROFILE.name, name, known)
        }
    }
}
