//! Service control policies: the feature switch and the policies.

use super::paging::{Listing, Numbered, total_num_list};
use super::{OrganizationId, PolicyId, Timestamp, paged_by_number, request};
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
paged_by_number!(ListPolicies => PolicyItem);

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
