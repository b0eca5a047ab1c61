//! Departments and members as the tree picker's nodes. Pure.

use std::collections::{BTreeMap, BTreeSet};

use charter_core::contract::{NodeId, Target};
use charter_core::domain::organization::{Chart, ChartNode};

use crate::app::texts::SharedTexts;
use crate::ui::{Icon, TreeNode};

/// The tree from the root down; within a department first the departments, then the members, each by name.
/// `bound` cannot be chosen.
pub fn picker_nodes(chart: &Chart, bound: &BTreeSet<Target>, t: &SharedTexts) -> Vec<TreeNode> {
    let counts = account_counts(chart);
    let reason = |target: Target| bound.contains(&target).then(|| t.bound_already.to_owned());
    let mut nodes = Vec::new();
    let mut open: Vec<&ChartNode> = chart
        .root()
        .and_then(|root| chart.node(root))
        .into_iter()
        .collect();
    while let Some(node) = open.pop() {
        let target = Target::Node(node.id);
        let parent = node.parent.map(|parent| Target::Node(parent).to_string());
        let count = counts.get(&node.id).copied().unwrap_or(0);
        nodes.push(
            TreeNode::new(target.to_string(), parent, node.name.clone())
                .icon(Icon::Department)
                .detail((t.accounts)(count))
                .disabled(reason(target)),
        );
        open.extend(
            node.children
                .iter()
                .rev()
                .filter_map(|&child| chart.node(child)),
        );
    }
    // Members after all departments: siblings keep the order given.
    for node in chart.nodes() {
        let parent = Target::Node(node.id).to_string();
        for member in node.members.iter().filter_map(|&uin| chart.member(uin)) {
            let target = Target::Member(member.uin);
            nodes.push(
                TreeNode::new(
                    target.to_string(),
                    Some(parent.clone()),
                    member.name.clone(),
                )
                .icon(Icon::Member)
                .detail(member.uin.to_string())
                .disabled(reason(target)),
            );
        }
    }
    nodes
}

/// How many accounts each department holds at every level below it.
pub fn account_counts(chart: &Chart) -> BTreeMap<NodeId, usize> {
    let mut counts: BTreeMap<NodeId, usize> = BTreeMap::new();
    for node in chart.nodes().filter(|node| !node.members.is_empty()) {
        for above in chart.path(Target::Node(node.id)) {
            *counts.entry(above).or_default() += node.members.len();
        }
    }
    counts
}

/// The chosen ids as targets; what is none is left out.
pub fn chosen_targets(chosen: &BTreeSet<String>) -> BTreeSet<Target> {
    charter_order::set(chosen.iter().filter_map(|id| id.parse().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::texts::Language;
    use crate::pages::shared::reach::tests::chart;
    use charter_core::contract::Uin;

    #[test]
    fn departments_come_before_members_and_bound_ones_say_why_not() {
        let t = Language::English.texts().shared();
        let bound = BTreeSet::from([Target::Node(NodeId(3)), Target::Member(Uin(20))]);
        let nodes = picker_nodes(&chart(), &bound, t);
        let seen: Vec<_> = nodes
            .iter()
            .map(|node| (node.label.as_str(), node.disabled.is_some()))
            .collect();
        assert_eq!(
            seen,
            [
                ("Root", false),
                ("Finance", false),
                ("Payments", true),
                ("audit", false),
                ("ledger", true),
                ("wallet", false)
            ]
        );
        assert_eq!(nodes[5].parent.as_deref(), Some("node-3"));
    }

    #[test]
    fn a_department_counts_the_accounts_of_every_level_below() {
        let counts = account_counts(&chart());
        assert_eq!(counts.into_values().collect::<Vec<_>>(), [3, 3, 1]);
    }

    #[test]
    fn a_chosen_id_that_is_no_target_is_left_out() {
        let chosen = BTreeSet::from(["node-1".to_owned(), "member-7".to_owned(), "x".to_owned()]);
        assert_eq!(chosen_targets(&chosen).len(), 2);
    }
}
