//! SecMaster's types of resources.
//!
//! Source: SecMaster's page on resource-level authorization (2025-12-18), `secmaster:<region>:<account>:<type>:<name>`. A name is
//! the workspace and an id in it; a workspace itself and an account's agency have one part.

use crate::dialect::{NameForm, ServiceTypes};

pub(super) const TYPES: ServiceTypes = ServiceTypes {
    service: "secmaster",
    types: &[
        NameForm {
            name: "workspace",
            parts: &["<workspace-id>"],
        },
        in_workspace("playbook", &["<workspace-id>", "<playbook-id>"]),
        in_workspace("workflow", &["<workspace-id>", "<workflow-id>"]),
        in_workspace("connection", &["<workspace-id>", "<connection-id>"]),
        in_workspace("task", &["<workspace-id>", "<task-id>"]),
        in_workspace("indicator", &["<workspace-id>", "<indicator-id>"]),
        in_workspace("alert", &["<workspace-id>", "<alert-id>"]),
        in_workspace("incident", &["<workspace-id>", "<incident-id>"]),
        in_workspace("dataobject", &["<workspace-id>", "<dataobject-id>"]),
        in_workspace("metric", &["<workspace-id>", "<metric-id>"]),
        in_workspace("resource", &["<workspace-id>", "<resource-id>"]),
        in_workspace("report", &["<workspace-id>", "<report-id>"]),
        in_workspace(
            "emergencyVulnerability",
            &["<workspace-id>", "<emergency-vulnerability-id>"],
        ),
        in_workspace("dataspace", &["<workspace-id>", "<dataspace-id>"]),
        in_workspace("pipe", &["<workspace-id>", "<pipe-id>"]),
        in_workspace("alertRule", &["<workspace-id>", "<alertRule-id>"]),
        in_workspace("vulnerability", &["<workspace-id>", "<vulnerability-id>"]),
        in_workspace(
            "alertRuleTemplate",
            &["<workspace-id>", "<alertRuleTemplate-id>"],
        ),
        in_workspace(
            "searchCondition",
            &["<workspace-id>", "<searchCondition-id>"],
        ),
        in_workspace("dataclass", &["<workspace-id>", "<dataclass-id>"]),
        in_workspace("mapping", &["<workspace-id>", "<mapping-id>"]),
        in_workspace("layout", &["<workspace-id>", "<layout-id>"]),
        in_workspace("catalogue", &["<workspace-id>", "<catalogue-id>"]),
        in_workspace("table", &["<workspace-id>", "<table-id>"]),
        in_workspace("policy", &["<workspace-id>", "<policy-id>"]),
        in_workspace("baseline", &["<workspace-id>", "<baseline-id>"]),
        in_workspace("shipper", &["<workspace-id>", "<shipper-id>"]),
        in_workspace("analysisScript", &["<workspace-id>", "<analysisScript-id>"]),
        in_workspace(
            "collectorChannel",
            &["<workspace-id>", "<collectorChannel-id>"],
        ),
        in_workspace(
            "collectorChannelGroup",
            &["<workspace-id>", "<collectorChannelGroup-id>"],
        ),
        in_workspace(
            "collectorConnection",
            &["<workspace-id>", "<collectorConnection-id>"],
        ),
        in_workspace(
            "collectorParser",
            &["<workspace-id>", "<collectorParser-id>"],
        ),
        in_workspace("component", &["<workspace-id>", "<component-id>"]),
        in_workspace("node", &["<workspace-id>", "<node-id>"]),
        NameForm {
            name: "accountAgency",
            parts: &["<accountAgency-id>"],
        },
    ],
};

const fn in_workspace(name: &'static str, parts: &'static [&'static str; 2]) -> NameForm {
    NameForm { name, parts }
}
