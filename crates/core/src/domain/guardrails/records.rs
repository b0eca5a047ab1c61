//! The records of the guardrails area.

use crate::contract::{NodeId, OrganizationId, PolicyId, PolicyKind, Target, Timestamp, Uin};
use crate::domain::key::Key;
use crate::domain::organization::{Department, Member};
use crate::domain::record::{Record, RowKey, Unique};
use crate::domain::table_name::TableName;
use charter_json::object;

/// The preset policy that allows everything; enabling binds it to every department and member.
pub const FULL_ACCESS: PolicyId = PolicyId(1);

/// The record of [`FULL_ACCESS`], as every organization has it from the start.
pub fn full_access(created: Timestamp) -> Policy {
    Policy {
        id: FULL_ACCESS,
        name: "FullQcloudAccess".to_owned(),
        description: "Allows every operation on every resource.".to_owned(),
        kind: PolicyKind::System,
        content: "{\n  \"version\": \"2.0\",\n  \"statement\": [\n    {\n      \"effect\": \"allow\",\n      \"action\": \"*\",\n      \"resource\": \"*\"\n    }\n  ]\n}\n".to_owned(),
        created,
        updated: created,
    }
}

/// Whether service control policies are on ("disabled by default").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceControl {
    /// The organization.
    pub organization: OrganizationId,
    /// On or off.
    pub enabled: bool,
    /// When it was last switched.
    pub switched: Timestamp,
}
object!(ServiceControl {
    organization,
    enabled,
    switched
});

impl Record for ServiceControl {
    const TABLE: TableName = TableName::ServiceControl;

    fn key(&self) -> Key {
        Key::one(self.organization.0)
    }

    fn label(&self) -> String {
        "service control policy feature".to_owned()
    }
}

/// A service control policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Its number.
    pub id: PolicyId,
    /// Its name, unique in the organization.
    pub name: String,
    /// Its description.
    pub description: String,
    /// Custom or preset.
    pub kind: PolicyKind,
    /// Its text, byte for byte as it was given.
    pub content: String,
    /// When it was created.
    pub created: Timestamp,
    /// When it was last edited.
    pub updated: Timestamp,
}
object!(Policy {
    id,
    name,
    description: optional,
    kind,
    content,
    created,
    updated
});

impl Policy {
    /// That a name stands for one policy.
    pub const NAME: Unique = Unique {
        name: "policy-name",
        rule: "No two policies of an organization have the same name",
    };

    /// The key of a policy's record.
    pub fn key_of(id: PolicyId) -> Key {
        Key::one(id.0)
    }

    /// The place of a policy's record.
    pub fn row(id: PolicyId) -> RowKey {
        RowKey::of::<Policy>(Policy::key_of(id))
    }
}

impl Record for Policy {
    const TABLE: TableName = TableName::Policy;

    fn key(&self) -> Key {
        Policy::key_of(self.id)
    }

    fn unique(&self) -> Vec<(Unique, String)> {
        vec![(Policy::NAME, self.name.clone())]
    }

    fn label(&self) -> String {
        self.name.clone()
    }
}

/// One text that a policy has had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyVersion {
    /// The policy.
    pub policy: PolicyId,
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
    /// Who saved it.
    pub by: Uin,
    /// The operation that made it.
    pub action: String,
}
object!(PolicyVersion {
    policy,
    number,
    name,
    description,
    content,
    saved,
    by,
    action
});

impl Record for PolicyVersion {
    const TABLE: TableName = TableName::PolicyVersion;

    fn key(&self) -> Key {
        Key::of([self.policy.0, self.number])
    }

    fn label(&self) -> String {
        format!("{} (version {})", self.name, self.number)
    }
}

/// The three parts of a binding's key: policy, kind of target, target.
fn binding_key(policy: PolicyId, target: Target) -> Key {
    match target {
        Target::Node(node) => Key::of([policy.0, 1, node.0]),
        Target::Member(uin) => Key::of([policy.0, 2, uin.0]),
    }
}

/// The place of the record that a policy is bound to.
pub(super) fn target_row(target: Target) -> RowKey {
    match target {
        Target::Node(node) => Department::row(node),
        Target::Member(uin) => Member::row(uin),
    }
}

/// The target of the binding that has this key.
pub(super) fn target_of_binding(key: Key) -> Target {
    match key.0 {
        [_, 1, node, _] => Target::Node(NodeId(node)),
        [_, _, uin, _] => Target::Member(Uin(uin)),
    }
}

/// That a policy is bound to a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The policy.
    pub policy: PolicyId,
    /// The department or member.
    pub target: Target,
    /// When it was bound.
    pub bound: Timestamp,
}
object!(Binding {
    policy,
    target,
    bound
});

impl Binding {
    /// The key of a binding's record.
    pub fn key_of(policy: PolicyId, target: Target) -> Key {
        binding_key(policy, target)
    }
}

impl Record for Binding {
    const TABLE: TableName = TableName::Binding;

    fn key(&self) -> Key {
        binding_key(self.policy, self.target)
    }

    fn references(&self) -> Vec<RowKey> {
        vec![Policy::row(self.policy), target_row(self.target)]
    }

    fn label(&self) -> String {
        format!("binding of policy {} to {}", self.policy, self.target)
    }
}

/// A binding that disabling the feature took off, or that [`FULL_ACCESS`] was not bound to a target then;
/// enabling again offers to restore it. Restoring takes the record away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerBinding {
    /// The policy.
    pub policy: PolicyId,
    /// The department or member.
    pub target: Target,
    /// When it had been bound; where it was not, when the feature was disabled.
    pub bound: Timestamp,
    /// That the policy was not bound to the target.
    pub absent: bool,
}
object!(FormerBinding {
    policy,
    target,
    bound,
    absent: optional
});

impl Record for FormerBinding {
    const TABLE: TableName = TableName::FormerBinding;

    fn key(&self) -> Key {
        binding_key(self.policy, self.target)
    }

    fn label(&self) -> String {
        format!(
            "former binding of policy {} to {}",
            self.policy, self.target
        )
    }
}
