//! Huawei Cloud: SecMaster, the service whose resources the seed describes.
//!
//! The vendor publishes its actions as pages, one a service, and no list that a program could read. What stands here was
//! seen in its pages on identity policies, which were cut off: so the list is not believed to be whole. The types of
//! resources are all of them, from the language's own table.

use std::collections::BTreeMap;

use charter_policy::huawei::LANGUAGE_5_0;

use super::Service;
use super::templates::Template;

const SERVICE: &str = "secmaster";

/// Types with the actions that were seen.
#[rustfmt::skip]
const ACTIONS: &[(&str, &[&str])] = &[
    ("alert", &["get", "export"]),
    ("alertRuleTemplate", &["get"]),
    ("baseline", &["downloadTemplate"]),
    ("connection", &["get"]),
    ("dataclass", &["list", "getField"]),
    ("dataspace", &["get"]),
    ("emergencyVulnerability", &["export"]),
    ("incident", &["get"]),
    ("indicator", &["list", "export"]),
    ("layout", &["getWizard"]),
    ("mapping", &["getClassifier"]),
    ("metric", &["get", "getResult"]),
    ("node", &["taskQueueDetail"]),
    ("pipe", &["get", "getIndex"]),
    ("playbook", &["get", "create", "delete", "update", "list", "getStatistics", "getMonitor", "copyVersion", "approve", "listApproves", "listInstances", "getInstanceAuditlog", "getInstance", "getVersion"]),
    ("policy", &["get"]),
    ("resource", &["getTemplate"]),
    ("searchCondition", &["get"]),
    ("table", &["get"]),
    ("task", &["get"]),
    ("vulnerability", &["getGroup"]),
    ("workflow", &["get", "getInstance"]),
    ("workspace", &["createWorkspace", "getWorkspace", "deleteWorkspace"]),
];

/// The services with what is known of them.
pub fn services() -> BTreeMap<String, Service> {
    let mut service = Service::default();
    for form in types() {
        let template = Template {
            prefix: format!("{}:", form.name),
            rest: form.parts.join("/").replace('<', "{").replace('>', "}"),
            region: true,
            account: "id",
        };
        let seen = ACTIONS.iter().filter(|(name, _)| *name == form.name);
        for verb in seen.flat_map(|(_, verbs)| *verbs) {
            let action = format!("{}:{verb}", form.name);
            service.documented.insert(action.clone());
            service.resources.insert(action, vec![template.clone()]);
        }
        service.other_resources.push(template);
    }
    BTreeMap::from([(SERVICE.to_owned(), service)])
}

fn types() -> &'static [charter_policy::dialect::NameForm] {
    let mut known = LANGUAGE_5_0.resources.types.iter();
    known
        .find(|known| known.service == SERVICE)
        .map_or(&[], |known| known.types)
}
