//! The organization chart made from what the vendor's lists answer: who stands below whom.
//!
//! Pages build it from either backend, so that "which accounts does this touch" has one answer.

use crate::contract::{DepartmentItem, MemberItem, NodeId, Target, Uin};
use charter_order::order;
use std::collections::{BTreeMap, BTreeSet};

/// A department in the chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartNode {
    /// The department.
    pub id: NodeId,
    /// The department above.
    pub parent: Option<NodeId>,
    /// Its name.
    pub name: String,
    /// The departments directly below, in the order of their names.
    pub children: Vec<NodeId>,
    /// The members directly in it, in the order of their names.
    pub members: Vec<Uin>,
}

/// A member in the chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartMember {
    /// The account.
    pub uin: Uin,
    /// Its name.
    pub name: String,
    /// Its department.
    pub node: NodeId,
}

/// Departments and members as a tree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chart {
    nodes: BTreeMap<NodeId, ChartNode>,
    members: BTreeMap<Uin, ChartMember>,
    root: Option<NodeId>,
}

impl Chart {
    /// Builds the chart. A department or member whose parent is not in the lists hangs below the root.
    pub fn new<'a>(
        departments: impl IntoIterator<Item = &'a DepartmentItem>,
        members: impl IntoIterator<Item = &'a MemberItem>,
    ) -> Chart {
        let mut chart = Chart::default();
        for item in departments {
            let node = ChartNode {
                id: item.node_id,
                parent: item.parent(),
                name: item.name.clone(),
                children: Vec::new(),
                members: Vec::new(),
            };
            chart.nodes.insert(node.id, node);
        }
        chart.root = chart
            .nodes
            .values()
            .find(|node| node.parent.is_none())
            .map(|node| node.id);
        chart.hang_departments();
        for item in members {
            let node = if chart.nodes.contains_key(&item.node_id) {
                item.node_id
            } else {
                chart.root.unwrap_or(item.node_id)
            };
            chart.members.insert(
                item.member_uin,
                ChartMember {
                    uin: item.member_uin,
                    name: item.name.clone(),
                    node,
                },
            );
        }
        chart.hang_members();
        chart
    }

    fn hang_departments(&mut self) {
        let Some(root) = self.root else { return };
        let others = self.nodes.values().filter(|node| node.id != root);
        let below: Vec<(String, NodeId)> =
            others.map(|node| (node.name.clone(), node.id)).collect();
        for place in order(below.len(), &mut |a, b| below[a].cmp(&below[b])) {
            let (_, child) = below[place];
            let parent = self.nodes.get(&child).and_then(|node| node.parent);
            let home = parent
                .filter(|id| self.nodes.contains_key(id))
                .unwrap_or(root);
            if let Some(node) = self.nodes.get_mut(&child) {
                node.parent = Some(home);
            }
            if let Some(node) = self.nodes.get_mut(&home) {
                node.children.push(child);
            }
        }
    }

    fn hang_members(&mut self) {
        let members: Vec<&ChartMember> = self.members.values().collect();
        let compare = &mut |a: usize, b: usize| {
            let (a, b) = (members[a], members[b]);
            (&a.name, a.uin).cmp(&(&b.name, b.uin))
        };
        for place in order(members.len(), compare) {
            let member = members[place];
            if let Some(node) = self.nodes.get_mut(&member.node) {
                node.members.push(member.uin);
            }
        }
    }

    /// The root department.
    pub fn root(&self) -> Option<NodeId> {
        self.root
    }

    /// A department.
    pub fn node(&self, id: NodeId) -> Option<&ChartNode> {
        self.nodes.get(&id)
    }

    /// A member.
    pub fn member(&self, uin: Uin) -> Option<&ChartMember> {
        self.members.get(&uin)
    }

    /// All departments, in the order of their numbers.
    pub fn nodes(&self) -> impl Iterator<Item = &ChartNode> {
        self.nodes.values()
    }

    /// All members, in the order of their accounts.
    pub fn members(&self) -> impl Iterator<Item = &ChartMember> {
        self.members.values()
    }

    /// The name of a department or member.
    pub fn name(&self, target: Target) -> Option<&str> {
        match target {
            Target::Node(id) => self.node(id).map(|node| node.name.as_str()),
            Target::Member(uin) => self.member(uin).map(|member| member.name.as_str()),
        }
    }

    /// The departments from the root down to the target; a department's own path ends with itself.
    pub fn path(&self, target: Target) -> Vec<NodeId> {
        let mut at = match target {
            Target::Node(id) => Some(id),
            Target::Member(uin) => self.member(uin).map(|member| member.node),
        };
        let mut path = Vec::new();
        while let Some(node) = at.and_then(|id| self.node(id)) {
            if path.contains(&node.id) {
                break;
            }
            path.push(node.id);
            at = node.parent;
        }
        path.reverse();
        path
    }

    /// The accounts that a policy bound to these targets governs: a department's members at every level below
    /// it ("takes effect for the entire bound node").
    pub fn accounts_under(&self, targets: impl IntoIterator<Item = Target>) -> BTreeSet<Uin> {
        let mut accounts = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut open = Vec::new();
        for target in targets {
            match target {
                Target::Node(id) => open.push(id),
                Target::Member(uin) => accounts.extend(self.member(uin).map(|member| member.uin)),
            }
        }
        while let Some(node) = open.pop().and_then(|id| self.node(id)) {
            if seen.insert(node.id) {
                accounts.extend(&node.members);
                open.extend(&node.children);
            }
        }
        accounts
    }

    /// The departments of these targets and all below them.
    pub fn departments_under(&self, targets: impl IntoIterator<Item = Target>) -> BTreeSet<NodeId> {
        let mut found = BTreeSet::new();
        let mut open: Vec<NodeId> = targets
            .into_iter()
            .filter_map(|target| match target {
                Target::Node(id) => Some(id),
                Target::Member(_) => None,
            })
            .collect();
        while let Some(node) = open.pop().and_then(|id| self.node(id)) {
            if found.insert(node.id) {
                open.extend(&node.children);
            }
        }
        found
    }
}
