//! Service control policies: the feature switch and the policies.

use super::numbers::numbers;
use super::paging::listing;
use super::{OrganizationId, PolicyId, Timestamp, request};
use charter_json::{object, through, words};

/// The kinds of policies that an organization can switch on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PolicyType {
    /// Service control policies.
    #[default]
    ServiceControl,
    /// Tag policies (not built yet).
    Tag,
}
words!(PolicyType {
    ServiceControl: "SERVICE_CONTROL_POLICY",
    Tag: "TAG_POLICY"
});

numbers!(
    /// Who wrote a policy.
    PolicyKind, "type of a policy, which is 1 (custom) or 2 (preset)" {
        /// Written by the organization.
        Custom: 1,
        /// Preset by the vendor: it cannot be edited or deleted.
        System: 2,
    }
);

/// `DescribePolicyConfig`: whether service control policies are on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribePolicyConfig {
    /// The organization.
    pub organization_id: OrganizationId,
}
object!(PascalCase DescribePolicyConfig { organization_id });
request!(DescribePolicyConfig, Read, Organization, PolicyConfig);

/// What [`DescribePolicyConfig`] answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyConfig {
    /// On or off (`Status` 1 or 0).
    pub enabled: bool,
    /// The kind of policies.
    pub policy_type: PolicyType,
}
through!(PolicyConfig, PolicyConfigWire);

/// How it stands on the wire.
struct PolicyConfigWire {
    status: u64,
    policy_type: PolicyType,
}
object!(PascalCase PolicyConfigWire { status, policy_type: "Type" });

impl From<PolicyConfigWire> for PolicyConfig {
    fn from(wire: PolicyConfigWire) -> Self {
        PolicyConfig {
            enabled: wire.status == 1,
            policy_type: wire.policy_type,
        }
    }
}

impl From<&PolicyConfig> for PolicyConfigWire {
    fn from(config: &PolicyConfig) -> Self {
        PolicyConfigWire {
            status: u64::from(config.enabled),
            policy_type: config.policy_type,
        }
    }
}

/// `EnablePolicyType`: switches service control policies on and binds `FullQcloudAccess` everywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnablePolicyType {
    /// The organization.
    pub organization_id: OrganizationId,
    /// The kind of policies.
    pub policy_type: PolicyType,
}
object!(PascalCase EnablePolicyType { organization_id, policy_type });
request!(EnablePolicyType, Write, Organization, Done);

/// `DisablePolicyType`: switches service control policies off and unbinds all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisablePolicyType {
    /// The organization.
    pub organization_id: OrganizationId,
    /// The kind of policies.
    pub policy_type: PolicyType,
}
object!(PascalCase DisablePolicyType { organization_id, policy_type });
request!(DisablePolicyType, Write, Organization, Done);

/// The answer of an operation that has nothing to say but that it was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {}
object!(Done {});

/// Which policies a list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PolicyScope {
    /// All of them.
    #[default]
    All,
    /// The vendor's presets.
    System,
    /// The organization's own.
    Custom,
}
words!(PolicyScope {
    All: "All",
    System: "QCS",
    Custom: "Local"
});

/// `ListPolicies`: the service control policies by page, searched by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListPolicies {
    /// Rows a page, 1–200; 20 where absent.
    pub rp: Option<u64>,
    /// The page from 1, up to 200; 1 where absent.
    pub page: Option<u64>,
    /// Which policies.
    pub scope: PolicyScope,
    /// Part of a name.
    pub keyword: Option<String>,
}
object!(PascalCase ListPolicies {
    rp: optional, page: optional, scope: or_blank, keyword: optional
});
request!(ListPolicies, Read, Organization, PolicyList);

listing!(ListPolicies by Numbered: PolicyList { "TotalNum", "List": PolicyItem });

/// One row of the policy list (`ListPolicyNode`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyItem {
    /// The policy.
    pub policy_id: PolicyId,
    /// Its name.
    pub policy_name: String,
    /// Its description.
    pub description: String,
    /// Custom or preset.
    pub kind: PolicyKind,
    /// How many departments and members it is bound to.
    pub attached_times: u64,
    /// When it was created.
    pub add_time: Timestamp,
    /// When it was last edited.
    pub update_time: Timestamp,
}
object!(PascalCase PolicyItem {
    policy_id, policy_name, description: or_blank, kind: "Type", attached_times, add_time,
    update_time
});

/// `CreatePolicy`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreatePolicy {
    /// 1–128 Chinese characters, letters, digits and underscores; unique in the organization.
    pub name: String,
    /// The policy text.
    pub content: String,
    /// At most 300 bytes.
    pub description: String,
    /// The kind of policy.
    pub policy_type: PolicyType,
}
object!(PascalCase CreatePolicy { name, content, description: optional, policy_type: "Type" });
request!(CreatePolicy, Write, Organization, CreatedPolicy);

/// What [`CreatePolicy`] answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreatedPolicy {
    /// The new policy.
    pub policy_id: PolicyId,
}
object!(PascalCase CreatedPolicy { policy_id });

/// `DescribePolicy`: one policy with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribePolicy {
    /// The policy.
    pub policy_id: PolicyId,
}
object!(PascalCase DescribePolicy { policy_id });
request!(DescribePolicy, Read, Organization, PolicyDetails);

/// What [`DescribePolicy`] answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyDetails {
    /// The policy.
    pub policy_id: PolicyId,
    /// Its name.
    pub policy_name: String,
    /// Custom or preset.
    pub kind: PolicyKind,
    /// Its description.
    pub description: String,
    /// Its text, byte for byte as it was saved.
    pub policy_document: String,
    /// When it was last edited.
    pub update_time: Timestamp,
    /// When it was created.
    pub add_time: Timestamp,
}
object!(PascalCase PolicyDetails {
    policy_id, policy_name, kind: "Type", description: or_blank, policy_document, update_time,
    add_time
});

/// `UpdatePolicy`: changes what is given and leaves the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpdatePolicy {
    /// The policy.
    pub policy_id: PolicyId,
    /// A new name.
    pub name: Option<String>,
    /// A new description.
    pub description: Option<String>,
    /// A new text.
    pub content: Option<String>,
}
object!(PascalCase UpdatePolicy {
    policy_id, name: optional, description: optional, content: optional
});
request!(UpdatePolicy, Write, Organization, Done);

/// `DeletePolicy`: removes a custom policy that is bound nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeletePolicy {
    /// The policy.
    pub policy_id: PolicyId,
}
object!(PascalCase DeletePolicy { policy_id });
request!(DeletePolicy, Write, Organization, Done);
