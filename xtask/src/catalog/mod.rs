//! `cargo xtask catalog`: the services' actions and types of resources, as files that the console loads.
//!
//! The files are committed, so that nothing beside the project is needed to build it; this command makes them
//! anew when their sources change. A test compares both where the sources are at hand.

mod documented;
mod huawei;
mod naver;
mod sources;
mod templates;
#[cfg(test)]
mod tests;
mod titles;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::arguments::Arguments;
use crate::failure::{Doing, Result};
use templates::Template;

/// How many actions that somebody else has written down (tables of the documentation, published policies) must
/// all stand in the list of the vendor's API before that list is believed to be whole. Actions of the console
/// alone are in no API, and in most services some of them turn up: 12 of the 30 published actions of `cdb` are
/// unknown to the API. Ten without one such gap is where two services stand and no doubtful one does.
const WITNESSES: usize = 10;

/// What is known of a service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Service {
    /// Actions of the vendor's API.
    pub api: BTreeSet<String>,
    /// Actions that the vendor's documentation of policies lists.
    pub documented: BTreeSet<String>,
    /// Actions that published policies have.
    pub published: BTreeSet<String>,
    /// What each action takes.
    pub resources: BTreeMap<String, Vec<Template>>,
    /// What published policies name as resources.
    pub other_resources: Vec<Template>,
    /// Whether the documentation says that its table lists every action.
    pub whole: bool,
}

impl Service {
    /// Whether the list is believed to hold every action; for an API's, see [`WITNESSES`].
    pub fn is_complete(&self) -> bool {
        let mut witnesses = self.documented.union(&self.published);
        let enough = self.documented.union(&self.published).count() >= WITNESSES;
        self.whole || enough && witnesses.all(|action| self.api.contains(action))
    }
}

pub fn run(words: &[String]) -> Result<()> {
    Arguments::new("catalog", words).nothing_else()?;
    for (language, services) in clouds()? {
        let files = write::files(&services);
        let folder = folder(language);
        if folder.is_dir() {
            fs::remove_dir_all(&folder).doing(|| format!("empty {}", folder.display()))?;
        }
        fs::create_dir_all(&folder).doing(|| format!("make {}", folder.display()))?;
        for (name, text) in &files {
            let path = folder.join(name);
            fs::write(&path, text).doing(|| format!("write {}", path.display()))?;
        }
        println!("{language}:");
        report(&services, &files);
    }
    Ok(())
}

/// The services of every cloud, by the name of its language.
fn clouds() -> Result<[(&'static str, BTreeMap<String, Service>); 3]> {
    Ok([
        ("tencent", sources::read(&shared())?),
        ("huawei", huawei::services()),
        ("naver", naver::services()),
    ])
}

fn report(services: &BTreeMap<String, Service>, files: &BTreeMap<String, String>) {
    let sum = |count: fn(&Service) -> usize| services.values().map(count).sum::<usize>();
    let complete: Vec<&str> = services
        .iter()
        .filter(|(_, service)| service.is_complete())
        .map(|(name, _)| name.as_str())
        .collect();
    println!(
        "{} services with {} actions of the API; {} published ones are not among them",
        services.len(),
        sum(|service| service.api.len()),
        sum(|service| service.published.difference(&service.api).count()),
    );
    println!("believed to be whole: {}", complete.join(", "));
    let bytes: usize = files.values().map(String::len).sum();
    let largest = files.iter().max_by_key(|(_, text)| text.len());
    if let Some((name, text)) = largest {
        println!(
            "{} files, {bytes} bytes; the largest is {name} with {}",
            files.len(),
            text.len()
        );
    }
}

fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_owned()
}

/// Where the sources stand.
fn shared() -> PathBuf {
    root().join("../shared")
}

/// Where the files of a cloud stand.
fn folder(language: &str) -> PathBuf {
    root().join("public/catalog").join(language)
}
