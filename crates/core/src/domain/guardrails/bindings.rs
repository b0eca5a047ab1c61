//! Binding and unbinding policies, and who is bound to what.

use super::feature::require_enabled;
use super::limits::ATTACHMENTS_PER_TARGET;
use super::policies::policy;
use super::records::{Binding, Policy, target_row};
use crate::contract::*;
use crate::domain::key::Key;
use crate::domain::operation::{Access, Operation};
use crate::domain::organization::{Department, Member};
use crate::domain::owner::Owner;
use crate::domain::paging::by_number;
use crate::domain::record::RowKey;
use crate::domain::tables::Tables;
use crate::domain::tx::Tx;
use charter_order::letters;

/// The policies bound to a target itself, in the order of their numbers.
pub(super) fn bound_to(tables: &Tables, target: Target) -> Vec<&Binding> {
    tables.referring::<Binding>(target_row(target)).collect()
}

fn require_target(tables: &Tables, target: Target) -> Result<String, Error> {
    tables
        .label(target_row(target))
        .ok_or_else(|| match target {
            Target::Node(id) => Error::new(
                ErrorCode::NodeNotExist,
                format!("There is no department {id}."),
            ),
            Target::Member(uin) => Error::new(
                ErrorCode::MemberNotExist,
                format!("Account {uin} is not a member of the organization."),
            ),
        })
}

impl Operation for AttachPolicy {
    const ACCESS: Access = Access::Manager;
    const UNDONE_BY: &'static [&'static str] = &[DetachPolicy::ACTION];
    const NO_ORGANIZATION: ErrorCode = ErrorCode::Unauthorized;

    /// "A service control policy takes effect for the entire bound node". Binding what is bound already
    /// changes nothing.
    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        let tables = tx.tables(owner)?;
        require_enabled(tables)?;
        policy(tables, self.policy, ErrorCode::PolicyIdNotExist)?;
        let name = require_target(tables, self.target)?;
        if tables
            .bindings
            .contains(Binding::key_of(self.policy, self.target))
        {
            return Ok(Done {});
        }
        if bound_to(tables, self.target).len() >= ATTACHMENTS_PER_TARGET {
            let message = format!(
                "{name} is bound to {ATTACHMENTS_PER_TARGET} policies, the most there may be. Unbind one first."
            );
            return Err(Error::new(ErrorCode::AttachmentFull, message).naming(vec![name]));
        }
        let bound = tx.context().now;
        tx.put(
            owner,
            Binding {
                policy: self.policy,
                target: self.target,
                bound,
            },
        )?;
        Ok(Done {})
    }
}

impl Operation for DetachPolicy {
    const ACCESS: Access = Access::Manager;
    const UNDONE_BY: &'static [&'static str] = &[AttachPolicy::ACTION];
    const NO_ORGANIZATION: ErrorCode = ErrorCode::Unauthorized;

    /// "Both system policies and custom service control policies can be unbound, but the last policy bound to
    /// a department or member cannot be unbound."
    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        let tables = tx.tables(owner)?;
        require_enabled(tables)?;
        let policy = policy(tables, self.policy, ErrorCode::PolicyIdNotExist)?;
        let key = Binding::key_of(self.policy, self.target);
        let name = tables
            .label(target_row(self.target))
            .unwrap_or_else(|| self.target.to_string());
        if !tables.bindings.contains(key) {
            let message = format!(
                "{} is not bound to {name}. Somebody may have unbound it.",
                policy.name
            );
            return Err(Error::new(ErrorCode::DetachPolicy, message));
        }
        if bound_to(tables, self.target).len() == 1 {
            let message = format!(
                "{} is the last policy of {name}, and a department or member must keep one. Bind another policy first.",
                policy.name
            );
            return Err(Error::new(ErrorCode::DetachLastPolicy, message).naming(vec![name]));
        }
        tx.remove::<Binding>(owner, key)?;
        Ok(Done {})
    }
}

impl Operation for ListTargetsForPolicy {
    const ACCESS: Access = Access::Manager;

    fn subject(&self) -> Option<RowKey> {
        Some(Policy::row(self.policy_id))
    }

    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<PolicyTargets, Error> {
        let tables = tx.tables(owner)?;
        policy(tables, self.policy_id, ErrorCode::PolicyNotExist)?;
        let wanted = |binding: &&Binding| match (self.target_type, binding.target) {
            (TargetFilter::All, _) => true,
            (TargetFilter::Members, target) => matches!(target, Target::Member(_)),
            (TargetFilter::Nodes, target) => matches!(target, Target::Node(_)),
        };
        let found = tables
            .bindings
            .range(Key::starting_with([self.policy_id.0]))
            .filter(wanted)
            .collect();
        let page: Listing<&Binding> = by_number(found, self.rp, self.page)?;
        Ok(PolicyTargets(
            page.map(|binding| target_item(tables, binding)),
        ))
    }
}

fn target_item(tables: &Tables, binding: &Binding) -> TargetItem {
    TargetItem {
        target: binding.target,
        name: tables.label(target_row(binding.target)).unwrap_or_default(),
        add_time: binding.bound,
        path: path(tables, binding.target),
    }
}

/// The departments from the root down to the target.
pub(super) fn path(tables: &Tables, target: Target) -> Vec<(NodeId, String)> {
    let mut at = match target {
        Target::Node(id) => Some(id),
        Target::Member(uin) => tables
            .members
            .get(Key::one(uin.0))
            .map(|member: &Member| member.node),
    };
    let mut path: Vec<(NodeId, String)> = Vec::new();
    while let Some(department) = at.and_then(|id| tables.departments.get(Key::one(id.0))) {
        if path.iter().any(|(id, _)| *id == department.id) {
            break;
        }
        path.push((department.id, department.name.clone()));
        at = department.parent;
    }
    path.reverse();
    path
}

impl Operation for ListPoliciesForTarget {
    const ACCESS: Access = Access::Manager;

    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<TargetPolicies, Error> {
        let tables = tx.tables(owner)?;
        let target = if tables.contains(Department::row(NodeId(self.target_id))) {
            Target::Node(NodeId(self.target_id))
        } else {
            Target::Member(Uin(self.target_id))
        };
        let name = require_target(tables, target)?;
        let keyword = letters::lowercase(self.keyword.as_deref().unwrap_or_default().trim());
        let item = |binding: &Binding| {
            let policy = tables.policies.get(Policy::key_of(binding.policy))?;
            let matches = keyword.is_empty() || letters::lowercase(&policy.name).contains(&keyword);
            matches.then(|| target_policy_item(policy, binding, &name))
        };
        let found = bound_to(tables, target)
            .into_iter()
            .filter_map(item)
            .collect();
        Ok(TargetPolicies(by_number(found, self.rp, self.page)?))
    }
}

fn target_policy_item(policy: &Policy, binding: &Binding, target_name: &str) -> TargetPolicyItem {
    TargetPolicyItem {
        policy_id: policy.id,
        policy_name: policy.name.clone(),
        description: policy.description.clone(),
        uin: binding.target.id(),
        related_type: if matches!(binding.target, Target::Node(_)) {
            1
        } else {
            2
        },
        name: target_name.to_owned(),
        add_time: policy.created,
        update_time: policy.updated,
        attach_time: binding.bound,
    }
}
