//! What the consoles do and the vendor's API lacks: version `charter-2026-11`.

use super::{PolicyId, Target, Timestamp, Uin, request};
use serde::{Deserialize, Serialize};

/// `ListPolicyVersions`: every text that a policy has had, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListPolicyVersions {
    /// The policy.
    pub policy_id: PolicyId,
}
request!(ListPolicyVersions, Read, Charter, PolicyVersions);

/// What [`ListPolicyVersions`] answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PolicyVersions {
    /// The versions, the newest first.
    pub versions: Vec<PolicyVersionItem>,
}

/// One version of a policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PolicyVersionItem {
    /// 1 for the first.
    pub number: u64,
    /// The name then.
    pub name: String,
    /// The description then.
    pub description: String,
    /// The text then.
    pub content: String,
    /// When it was saved.
    pub saved: Timestamp,
    /// The account that saved it.
    pub by: Uin,
    /// The operation that made it: `CreatePolicy`, `UpdatePolicy`, `UndoChange`…
    pub action: String,
}

/// `DescribeFormerBindings`: the bindings that disabling service control policies took off, without those
/// that cannot come back (their policy or target is gone) or stand again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DescribeFormerBindings {}
request!(DescribeFormerBindings, Read, Charter, FormerBindings);

/// What [`DescribeFormerBindings`] answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FormerBindings {
    /// The bindings that can be restored.
    pub bindings: Vec<FormerBindingItem>,
    /// The targets that had no `FullQcloudAccess`: enabling binds it to them too.
    #[serde(default)]
    pub without_full_access: Vec<FormerlyWithoutItem>,
}

/// One binding from before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FormerBindingItem {
    /// The policy.
    pub policy_id: PolicyId,
    /// The policy's name.
    pub policy_name: String,
    /// What it was bound to, as `node-1` or `member-2`.
    #[serde(with = "as_text")]
    pub target: Target,
    /// The target's name.
    pub target_name: String,
}

/// A target that `FullQcloudAccess` was not bound to before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FormerlyWithoutItem {
    /// The department or member, as `node-1` or `member-2`.
    #[serde(with = "as_text")]
    pub target: Target,
    /// Its name.
    pub target_name: String,
    /// Whether another policy is bound to it now, so that `FullQcloudAccess` is not its last one.
    pub has_other: bool,
}

/// `RestoreBinding`: puts one policy and one target back to how they stood before service control policies
/// were disabled: bound, or, where `FullQcloudAccess` was not bound, unbound.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RestoreBinding {
    /// The policy.
    pub policy_id: PolicyId,
    /// The department or member, as `node-1` or `member-2`.
    #[serde(with = "as_text")]
    pub target: Target,
}
request!(RestoreBinding, Write, Charter, super::Done);

/// `UndoChange`: applies the changes of one journal entry backwards. Undoing an undo is a redo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UndoChange {
    /// The journal entry.
    pub sequence: u64,
}
request!(UndoChange, Write, Charter, super::Done);

mod as_text {
    use super::Target;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(target: &Target, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(target)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Target, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(|()| D::Error::custom("not a target"))
    }
}
