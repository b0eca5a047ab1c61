//! What the catalog is made from.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use charter_policy::json;
use charter_policy::model::Policy;
use charter_policy::tencent::DIALECT;
use serde_json::Value;

use super::templates::{self, Template};
use super::{Service, documented};
use crate::failure::{Doing, Failure, Result};

type Services = BTreeMap<String, Service>;

/// Reads the lists under `shared`, and adds what this project has of its own.
pub fn read(shared: &Path) -> Result<Services> {
    let mut services = Services::new();
    api(
        &mut services,
        &object(&shared.join("catalog/tencent_actions_sdk.json"))?,
    );
    tables(
        &mut services,
        &object(&shared.join("catalog/tencent_action_resources.json"))?,
    );
    for (service, action) in documented::ACTIONS {
        let service = services.entry((*service).to_owned()).or_default();
        service.documented.insert((*action).to_owned());
    }
    for (name, template) in documented::RESOURCES {
        let service = services.entry((*name).to_owned()).or_default();
        let found = templates::read(template).into_iter();
        service
            .other_resources
            .extend(found.map(|(_, template)| template));
    }
    published(&mut services, &shared.join("corpus/tencent/valid"))?;
    Ok(services)
}

fn object(path: &Path) -> Result<serde_json::Map<String, Value>> {
    let text = fs::read_to_string(path).doing(|| format!("read {}", path.display()))?;
    match serde_json::from_str(&text) {
        Ok(Value::Object(members)) => Ok(members),
        _ => Err(Failure::new(format!("{} is no object.", path.display()))),
    }
}

/// The calls of the vendor's API: all versions of a service together, since policies name no version.
fn api(services: &mut Services, members: &serde_json::Map<String, Value>) {
    for (name, member) in members {
        let service = services.entry(name.clone()).or_default();
        let versions = member.get("versions").and_then(Value::as_object);
        for version in versions.into_iter().flat_map(|versions| versions.values()) {
            service.api.extend(texts(version));
        }
    }
}

/// The documentation's tables of actions and the resources that they take.
fn tables(services: &mut Services, members: &serde_json::Map<String, Value>) {
    for (action, listed) in members {
        let Some((named, name)) = action.split_once(':') else {
            continue;
        };
        for text in texts(listed) {
            for (found, template) in templates::read(&text) {
                // A few rows have lost the service: then the resource tells it.
                let owner = if named.is_empty() { &found } else { named };
                if has_names(owner) {
                    continue;
                }
                let service = services.entry(owner.to_owned()).or_default();
                service.documented.insert(name.to_owned());
                let known = service.resources.entry(name.to_owned()).or_default();
                if !template.is_all() && !known.contains(&template) {
                    known.push(template);
                }
            }
        }
    }
}

fn texts(list: &Value) -> Vec<String> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

/// The actions and resources in policies that others have published.
fn published(services: &mut Services, folder: &Path) -> Result<()> {
    let doing = || format!("read {}", folder.display());
    for entry in fs::read_dir(folder).doing(doing)? {
        let path = entry.doing(doing)?.path();
        let text = fs::read_to_string(&path).doing(|| format!("read {}", path.display()))?;
        let parsed = json::parse(&text);
        let Some(policy) = Policy::new(&text, &parsed, &DIALECT) else {
            continue;
        };
        for statement in &policy.statements {
            for action in statement.actions() {
                add_action(services, action.as_str());
            }
            for resource in statement.resources() {
                add_resource(services, resource.as_str());
            }
        }
    }
    Ok(())
}

fn add_action(services: &mut Services, written: &str) {
    let prefix = DIALECT.actions.legacy_prefix;
    let action = written.strip_prefix(prefix).unwrap_or(written);
    let Some((service, name)) = action.split_once(':') else {
        return;
    };
    let word = |text: &str| {
        !text.is_empty()
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    if !word(service) {
        return;
    }
    let service = services.entry(service.to_owned()).or_default();
    // One service writes some names with a small letter where its API has a capital one.
    let mut known = service.api.iter().chain(&service.documented);
    let same = known.find(|known| known.eq_ignore_ascii_case(name));
    if word(name) {
        let name = same.map_or(name, String::as_str).to_owned();
        service.published.insert(name);
    }
}

/// A published resource tells a type at most: what follows it are examples, and an empty region means all of
/// them. So it has one unless the documented types of its service have none.
fn add_resource(services: &mut Services, written: &str) {
    for (name, found) in templates::read(written) {
        let Some(service) = services.get_mut(&name).filter(|_| found.has_type()) else {
            continue;
        };
        if has_names(&name) {
            continue;
        }
        let mut documented = service.resources.values().flatten().peekable();
        let template = Template {
            rest: "*".to_owned(),
            region: documented.peek().is_none() || documented.any(|known| known.region),
            ..found
        };
        if !service.other_resources.contains(&template) {
            service.other_resources.push(template);
            service.other_resources.sort();
        }
    }
}

/// Whether names, not types, stand in the last segment of the service's resources.
fn has_names(service: &str) -> bool {
    documented::RESOURCES
        .iter()
        .any(|(name, _)| *name == service)
}
