//! What the consoles do and the vendor's API lacks: version `charter-2026-11`.

use super::{PolicyId, Target, Timestamp, Uin, request};
use charter_json::object;

/// `ListPolicyVersions`: every text that a policy has had, the newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListPolicyVersions {
    /// The policy.
    pub policy_id: PolicyId,
}
object!(PascalCase ListPolicyVersions { policy_id });
request!(ListPolicyVersions, Read, Charter, PolicyVersions);

/// What [`ListPolicyVersions`] answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyVersions {
    /// The versions, the newest first.
    pub versions: Vec<PolicyVersionItem>,
}
object!(PascalCase PolicyVersions { versions });

/// One version of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
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
object!(PascalCase PolicyVersionItem { number, name, description, content, saved, by, action });

/// `DescribeFormerBindings`: the bindings that disabling service control policies took off, without those
/// that cannot come back (their policy or target is gone) or stand again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DescribeFormerBindings {}
object!(DescribeFormerBindings {});
request!(DescribeFormerBindings, Read, Charter, FormerBindings);

/// What [`DescribeFormerBindings`] answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerBindings {
    /// The bindings that can be restored.
    pub bindings: Vec<FormerBindingItem>,
    /// The targets that had no `FullQcloudAccess`: enabling binds it to them too.
    pub without_full_access: Vec<FormerlyWithoutItem>,
}
object!(PascalCase FormerBindings { bindings, without_full_access: or_blank });

/// One binding from before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerBindingItem {
    /// The policy.
    pub policy_id: PolicyId,
    /// The policy's name.
    pub policy_name: String,
    /// What it was bound to, as `node-1` or `member-2`.
    pub target: Target,
    /// The target's name.
    pub target_name: String,
}
object!(PascalCase FormerBindingItem { policy_id, policy_name, target, target_name });

/// A target that `FullQcloudAccess` was not bound to before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerlyWithoutItem {
    /// The department or member, as `node-1` or `member-2`.
    pub target: Target,
    /// Its name.
    pub target_name: String,
    /// Whether another policy is bound to it now, so that `FullQcloudAccess` is not its last one.
    pub has_other: bool,
}
object!(PascalCase FormerlyWithoutItem { target, target_name, has_other });

/// `RestoreBinding`: puts one policy and one target back to how they stood before service control policies
/// were disabled: bound, or, where `FullQcloudAccess` was not bound, unbound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoreBinding {
    /// The policy.
    pub policy_id: PolicyId,
    /// The department or member, as `node-1` or `member-2`.
    pub target: Target,
}
object!(PascalCase RestoreBinding { policy_id, target });
request!(RestoreBinding, Write, Charter, super::Done);

/// `UndoChange`: applies the changes of one journal entry backwards. Undoing an undo is a redo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoChange {
    /// The journal entry.
    pub sequence: u64,
}
object!(PascalCase UndoChange { sequence });
request!(UndoChange, Write, Charter, super::Done);
