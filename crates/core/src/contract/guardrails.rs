//! Service control policies: the feature switch, the policies, and what they are bound to.

use super::paging::{Listing, Numbered, total_num_list};
use super::{NodeId, OrganizationId, PolicyId, Target, Timestamp, Uin, request};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// The kinds of policies that an organization can switch on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PolicyType {
    /// Service control policies.
    #[default]
    #[serde(rename = "SERVICE_CONTROL_POLICY")]
    ServiceControl,
    /// Tag policies (not built yet).
    #[serde(rename = "TAG_POLICY")]
    Tag,
}

/// Who wrote a policy: on the wire 1 (custom) and 2 (preset).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PolicyKind {
    /// Written by the organization.
    Custom,
    /// Preset by the vendor: it cannot be edited or deleted.
    System,
}

impl Serialize for PolicyKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(match self {
            PolicyKind::Custom => 1,
            PolicyKind::System => 2,
        })
    }
}

impl<'de> Deserialize<'de> for PolicyKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u64::deserialize(deserializer)? {
            1 => Ok(PolicyKind::Custom),
            2 => Ok(PolicyKind::System),
            _ => Err(D::Error::custom(
                "a policy type is 1 (custom) or 2 (preset)",
            )),
        }
    }
}

/// `DescribePolicyConfig`: whether service control policies are on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribePolicyConfig {
    /// The organization.
    pub organization_id: OrganizationId,
}
request!(DescribePolicyConfig, Read, Organization, PolicyConfig);

/// What [`DescribePolicyConfig`] answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PolicyConfig {
    /// On or off (`Status` 1 or 0).
    #[serde(rename = "Status", with = "zero_one")]
    pub enabled: bool,
    /// The kind of policies.
    #[serde(rename = "Type")]
    pub policy_type: PolicyType,
}

/// `EnablePolicyType`: switches service control policies on and binds `FullQcloudAccess` everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EnablePolicyType {
    /// The organization.
    pub organization_id: OrganizationId,
    /// The kind of policies.
    pub policy_type: PolicyType,
}
request!(EnablePolicyType, Write, Organization, Done);

/// `DisablePolicyType`: switches service control policies off and unbinds all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DisablePolicyType {
    /// The organization.
    pub organization_id: OrganizationId,
    /// The kind of policies.
    pub policy_type: PolicyType,
}
request!(DisablePolicyType, Write, Organization, Done);

/// The answer of an operation that has nothing to say but that it was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {}

/// Which policies a list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PolicyScope {
    /// All of them.
    #[default]
    All,
    /// The vendor's presets.
    #[serde(rename = "QCS")]
    System,
    /// The organization's own.
    #[serde(rename = "Local")]
    Custom,
}

/// `ListPolicies`: the service control policies by page, searched by name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListPolicies {
    /// Rows a page, 1–200; 20 where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rp: Option<u64>,
    /// The page from 1, up to 200; 1 where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u64>,
    /// Which policies.
    #[serde(default)]
    pub scope: PolicyScope,
    /// Part of a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keyword: Option<String>,
}
request!(ListPolicies, Read, Organization, PolicyList);

/// What [`ListPolicies`] answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PolicyList(#[serde(with = "total_num_list")] pub Listing<PolicyItem>);

/// One row of the policy list (`ListPolicyNode`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PolicyItem {
    /// The policy.
    pub policy_id: PolicyId,
    /// Its name.
    pub policy_name: String,
    /// Its description.
    #[serde(default)]
    pub description: String,
    /// Custom or preset.
    #[serde(rename = "Type")]
    pub kind: PolicyKind,
    /// How many departments and members it is bound to.
    pub attached_times: u64,
    /// When it was created.
    pub add_time: Timestamp,
    /// When it was last edited.
    pub update_time: Timestamp,
}

/// `CreatePolicy`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreatePolicy {
    /// 1–128 Chinese characters, letters, digits and underscores; unique in the organization.
    pub name: String,
    /// The policy text.
    pub content: String,
    /// At most 300 bytes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The kind of policy.
    #[serde(rename = "Type")]
    pub policy_type: PolicyType,
}
request!(CreatePolicy, Write, Organization, CreatedPolicy);

/// What [`CreatePolicy`] answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreatedPolicy {
    /// The new policy.
    pub policy_id: PolicyId,
}

/// `DescribePolicy`: one policy with its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribePolicy {
    /// The policy.
    pub policy_id: PolicyId,
}
request!(DescribePolicy, Read, Organization, PolicyDetails);

/// What [`DescribePolicy`] answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PolicyDetails {
    /// The policy.
    pub policy_id: PolicyId,
    /// Its name.
    pub policy_name: String,
    /// Custom or preset.
    #[serde(rename = "Type")]
    pub kind: PolicyKind,
    /// Its description.
    #[serde(default)]
    pub description: String,
    /// Its text, byte for byte as it was saved.
    pub policy_document: String,
    /// When it was last edited.
    pub update_time: Timestamp,
    /// When it was created.
    pub add_time: Timestamp,
}

/// `UpdatePolicy`: changes what is given and leaves the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdatePolicy {
    /// The policy.
    pub policy_id: PolicyId,
    /// A new name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A new description.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// A new text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
}
request!(UpdatePolicy, Write, Organization, Done);

/// `DeletePolicy`: removes a custom policy that is bound nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeletePolicy {
    /// The policy.
    pub policy_id: PolicyId,
}
request!(DeletePolicy, Write, Organization, Done);

/// `AttachPolicy`: binds a policy to one department or member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BindingWire", into = "BindingWire")]
pub struct AttachPolicy {
    /// The policy.
    pub policy: PolicyId,
    /// What it is bound to.
    pub target: Target,
}
request!(AttachPolicy, Write, Organization, Done);

/// `DetachPolicy`: takes a policy off one department or member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BindingWire", into = "BindingWire")]
pub struct DetachPolicy {
    /// The policy.
    pub policy: PolicyId,
    /// What it is taken off.
    pub target: Target,
}
request!(DetachPolicy, Write, Organization, Done);

/// How a binding stands on the wire.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct BindingWire {
    target_id: u64,
    target_type: TargetType,
    policy_id: PolicyId,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
enum TargetType {
    #[serde(rename = "NODE")]
    Node,
    #[serde(rename = "MEMBER")]
    Member,
}

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

impl From<AttachPolicy> for BindingWire {
    fn from(request: AttachPolicy) -> Self {
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

impl From<DetachPolicy> for BindingWire {
    fn from(request: DetachPolicy) -> Self {
        BindingWire::new(request.policy, request.target)
    }
}

/// Which targets [`ListTargetsForPolicy`] shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TargetFilter {
    /// Departments and members.
    #[default]
    All,
    /// Members.
    #[serde(rename = "User")]
    Members,
    /// Departments.
    #[serde(rename = "Node")]
    Nodes,
}

/// `ListTargetsForPolicy`: what a policy is bound to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListTargetsForPolicy {
    /// The policy.
    pub policy_id: PolicyId,
    /// Rows a page, 1–200; 20 where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rp: Option<u64>,
    /// The page from 1, up to 200; 1 where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u64>,
    /// Which targets.
    #[serde(default)]
    pub target_type: TargetFilter,
}
request!(ListTargetsForPolicy, Read, Organization, PolicyTargets);

/// What [`ListTargetsForPolicy`] answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PolicyTargets(#[serde(with = "total_num_list")] pub Listing<TargetItem>);

/// One target of a policy (`ListTargetsForPolicyNode`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "TargetItemWire", into = "TargetItemWire")]
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

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct TargetItemWire {
    uin: u64,
    related_type: u64,
    name: String,
    add_time: Timestamp,
    #[serde(default)]
    node_path: Vec<String>,
    #[serde(default)]
    node_path_ids: Vec<NodeId>,
}

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

impl From<TargetItem> for TargetItemWire {
    fn from(item: TargetItem) -> Self {
        let (node_path_ids, node_path) = item.path.into_iter().unzip();
        TargetItemWire {
            uin: item.target.id(),
            related_type: if matches!(item.target, Target::Node(_)) {
                1
            } else {
                2
            },
            name: item.name,
            add_time: item.add_time,
            node_path,
            node_path_ids,
        }
    }
}

/// `ListPoliciesForTarget`: the policies bound to one department or member itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListPoliciesForTarget {
    /// The department's or member's number; the wire does not say which of the two it is.
    pub target_id: u64,
    /// Rows a page, 1–200; 20 where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rp: Option<u64>,
    /// The page from 1, up to 200; 1 where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u64>,
    /// Part of a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keyword: Option<String>,
}
request!(ListPoliciesForTarget, Read, Organization, TargetPolicies);

/// What [`ListPoliciesForTarget`] answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TargetPolicies(#[serde(with = "total_num_list")] pub Listing<TargetPolicyItem>);

/// One policy of a target; the vendor calls its policy a strategy here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TargetPolicyItem {
    /// The policy.
    #[serde(rename = "StrategyId")]
    pub policy_id: PolicyId,
    /// Its name.
    #[serde(rename = "StrategyName")]
    pub policy_name: String,
    /// Its description.
    #[serde(rename = "Remark", default)]
    pub description: String,
    /// The target's number.
    pub uin: u64,
    /// 1 for a department, 2 for a member.
    #[serde(rename = "Type")]
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

/// The page that a request asks for, with the vendor's defaults.
pub(crate) fn numbered(rp: Option<u64>, page: Option<u64>) -> Numbered {
    let default = Numbered::default();
    Numbered {
        rows: rp.unwrap_or(default.rows),
        page: page.unwrap_or(default.page),
    }
}

mod zero_one {
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(value: &bool, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(u64::from(*value))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
        Ok(u64::deserialize(deserializer)? == 1)
    }
}
