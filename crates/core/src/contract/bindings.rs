//! What policies are bound to.

use super::paging::listing;
use super::{Done, NodeId, PolicyId, Target, Timestamp, Uin, request};
use charter_json::{object, through, words};

/// `AttachPolicy`: binds a policy to one department or member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachPolicy {
    /// The policy.
    pub policy: PolicyId,
    /// What it is bound to.
    pub target: Target,
}
through!(AttachPolicy, BindingWire);
request!(AttachPolicy, Write, Organization, Done);

/// `DetachPolicy`: takes a policy off one department or member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetachPolicy {
    /// The policy.
    pub policy: PolicyId,
    /// What it is taken off.
    pub target: Target,
}
through!(DetachPolicy, BindingWire);
request!(DetachPolicy, Write, Organization, Done);

/// How a binding stands on the wire.
struct BindingWire {
    target_id: u64,
    target_type: TargetType,
    policy_id: PolicyId,
}
object!(PascalCase BindingWire { target_id, target_type, policy_id });

#[derive(Clone, Copy)]
enum TargetType {
    Node,
    Member,
}
words!(TargetType {
    Node: "NODE",
    Member: "MEMBER"
});

impl BindingWire {
    fn new(policy: PolicyId, target: Target) -> Self {
        let target_type = match target {
            Target::Node(_) => TargetType::Node,
            Target::Member(_) => TargetType::Member,
        };
        BindingWire {
            target_id: target.id(),
            target_type,
            policy_id: policy,
        }
    }

    fn target(&self) -> Target {
        match self.target_type {
            TargetType::Node => Target::Node(NodeId(self.target_id)),
            TargetType::Member => Target::Member(Uin(self.target_id)),
        }
    }
}

impl From<BindingWire> for AttachPolicy {
    fn from(wire: BindingWire) -> Self {
        AttachPolicy {
            policy: wire.policy_id,
            target: wire.target(),
        }
    }
}

impl From<&AttachPolicy> for BindingWire {
    fn from(request: &AttachPolicy) -> Self {
        BindingWire::new(request.policy, request.target)
    }
}

impl From<BindingWire> for DetachPolicy {
    fn from(wire: BindingWire) -> Self {
        DetachPolicy {
            policy: wire.policy_id,
            target: wire.target(),
        }
    }
}

impl From<&DetachPolicy> for BindingWire {
    fn from(request: &DetachPolicy) -> Self {
        BindingWire::new(request.policy, request.target)
    }
}

/// Which targets [`ListTargetsForPolicy`] shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TargetFilter {
    /// Departments and members.
    #[default]
    All,
    /// Members.
    Members,
    /// Departments.
    Nodes,
}
words!(TargetFilter {
    All: "All",
    Members: "User",
    Nodes: "Node"
});

/// `ListTargetsForPolicy`: what a policy is bound to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListTargetsForPolicy {
    /// The policy.
    pub policy_id: PolicyId,
    /// Rows a page, 1–200; 20 where absent.
    pub rp: Option<u64>,
    /// The page from 1, up to 200; 1 where absent.
    pub page: Option<u64>,
    /// Which targets.
    pub target_type: TargetFilter,
}
object!(PascalCase ListTargetsForPolicy {
    policy_id, rp: optional, page: optional, target_type: or_blank
});
request!(ListTargetsForPolicy, Read, Organization, PolicyTargets);

listing!(ListTargetsForPolicy by Numbered: PolicyTargets { "TotalNum", "List": TargetItem });

/// One target of a policy (`ListTargetsForPolicyNode`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetItem {
    /// The department or member.
    pub target: Target,
    /// Its name.
    pub name: String,
    /// When the policy was bound to it.
    pub add_time: Timestamp,
    /// The departments from the root down to it (for a department, itself included).
    pub path: Vec<(NodeId, String)>,
}
through!(TargetItem, TargetItemWire);

struct TargetItemWire {
    uin: u64,
    related_type: u64,
    name: String,
    add_time: Timestamp,
    node_path: Vec<String>,
    node_path_ids: Vec<NodeId>,
}
object!(PascalCase TargetItemWire {
    uin, related_type, name, add_time, node_path: or_blank, node_path_ids: or_blank
});

impl From<TargetItemWire> for TargetItem {
    fn from(wire: TargetItemWire) -> Self {
        let target = match wire.related_type {
            1 => Target::Node(NodeId(wire.uin)),
            _ => Target::Member(Uin(wire.uin)),
        };
        let path = wire.node_path_ids.into_iter().zip(wire.node_path).collect();
        TargetItem {
            target,
            name: wire.name,
            add_time: wire.add_time,
            path,
        }
    }
}

impl From<&TargetItem> for TargetItemWire {
    fn from(item: &TargetItem) -> Self {
        let (node_path_ids, node_path) = item.path.iter().cloned().unzip();
        TargetItemWire {
            uin: item.target.id(),
            related_type: if matches!(item.target, Target::Node(_)) {
                1
            } else {
                2
            },
            name: item.name.clone(),
            add_time: item.add_time,
            node_path,
            node_path_ids,
        }
    }
}

/// `ListPoliciesForTarget`: the policies bound to one department or member itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListPoliciesForTarget {
    /// The department's or member's number; the wire does not say which of the two it is.
    pub target_id: u64,
    /// Rows a page, 1–200; 20 where absent.
    pub rp: Option<u64>,
    /// The page from 1, up to 200; 1 where absent.
    pub page: Option<u64>,
    /// Part of a name.
    pub keyword: Option<String>,
}
object!(PascalCase ListPoliciesForTarget {
    target_id, rp: optional, page: optional, keyword: optional
});
request!(ListPoliciesForTarget, Read, Organization, TargetPolicies);

impl ListPoliciesForTarget {
    /// Asks for the first page of all policies of a target.
    pub fn of(target: Target) -> Self {
        ListPoliciesForTarget {
            target_id: target.id(),
            rp: None,
            page: None,
            keyword: None,
        }
    }
}

listing!(ListPoliciesForTarget by Numbered: TargetPolicies { "TotalNum", "List": TargetPolicyItem });

/// One policy of a target; the vendor calls its policy a strategy here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetPolicyItem {
    /// The policy.
    pub policy_id: PolicyId,
    /// Its name.
    pub policy_name: String,
    /// Its description.
    pub description: String,
    /// The target's number.
    pub uin: u64,
    /// 1 for a department, 2 for a member.
    pub related_type: u64,
    /// The target's name.
    pub name: String,
    /// When the policy was created.
    pub add_time: Timestamp,
    /// When it was last edited.
    pub update_time: Timestamp,
    /// When it was bound.
    pub attach_time: Timestamp,
}
object!(PascalCase TargetPolicyItem {
    policy_id: "StrategyId", policy_name: "StrategyName", description: or_blank("Remark"),
    uin, related_type: "Type", name, add_time, update_time, attach_time
});
