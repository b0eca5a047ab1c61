//! Templates of AWS CloudFormation: resources with the types of AWS.

use crate::json::{NodeId, NodeKind, Tree};

/// How many resources are looked at.
const LOOKED_AT: usize = 64;

/// Whether an object is such a template: it says so, or has resources of AWS.
///
/// Source: the AWS CloudFormation user guide, “Template anatomy”. Other vendors' templates have another first key and
/// types of their own.
pub(super) fn is_cloud_formation(text: &str, tree: &Tree, root: NodeId) -> bool {
    tree.members(root).any(|(key, value)| {
        let resources = || tree.members(value).take(LOOKED_AT);
        match &*tree.text(text, key) {
            "AWSTemplateFormatVersion" => true,
            "Resources" => resources().any(|(_, resource)| is_of_aws(text, tree, resource)),
            _ => false,
        }
    })
}

fn is_of_aws(text: &str, tree: &Tree, resource: NodeId) -> bool {
    tree.members(resource).any(|(key, value)| {
        tree.kind(value) == NodeKind::String
            && tree.text(text, key) == "Type"
            && tree.text(text, value).starts_with("AWS::")
    })
}
