//! The feature switch: describe, enable, disable.

use super::records::{Binding, FULL_ACCESS, FormerBinding, ServiceControl};
use crate::contract::*;
use crate::domain::key::Key;
use crate::domain::operation::{Access, Operation};
use crate::domain::organization::{Department, Member};
use crate::domain::owner::Owner;
use crate::domain::record::{Record, RowKey};
use crate::domain::tables::Tables;
use crate::domain::tx::Tx;

/// Whether the feature is on. It is off until it is switched on for the first time.
pub(super) fn is_enabled(tables: &Tables) -> bool {
    tables.service_control.iter().any(|control| control.enabled)
}

/// Every department and member: whatever a policy can be bound to.
pub(super) fn all_targets(tables: &Tables) -> Vec<Target> {
    let departments = tables
        .departments
        .iter()
        .map(|department: &Department| Target::Node(department.id));
    let members = tables
        .members
        .iter()
        .map(|member: &Member| Target::Member(member.uin));
    departments.chain(members).collect()
}

/// The feature must be on.
pub(super) fn require_enabled(tables: &Tables) -> Result<(), Error> {
    match is_enabled(tables) {
        true => Ok(()),
        false => Err(Error::new(
            ErrorCode::PolicyNotEnabled,
            "Service control policies are disabled. Enable them first, then try again.",
        )),
    }
}

fn require_own(owner: Owner, id: OrganizationId, code: ErrorCode) -> Result<(), Error> {
    match owner == Owner::Organization(id) {
        true => Ok(()),
        false => Err(Error::new(code, format!("Organization {id} is not yours."))),
    }
}

fn require_service_control(policy_type: PolicyType, code: ErrorCode) -> Result<(), Error> {
    match policy_type {
        PolicyType::ServiceControl => Ok(()),
        PolicyType::Tag => Err(Error::new(code, "Tag policies are not available here.")),
    }
}

fn feature_row(organization: OrganizationId) -> RowKey {
    RowKey::of::<ServiceControl>(Key::one(organization.0))
}

impl Operation for DescribePolicyConfig {
    const ACCESS: Access = Access::Manager;

    fn subject(&self) -> Option<RowKey> {
        Some(feature_row(self.organization_id))
    }

    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<PolicyConfig, Error> {
        require_own(owner, self.organization_id, ErrorCode::InvalidParameter)?;
        Ok(PolicyConfig {
            enabled: is_enabled(tx.tables(owner)?),
            policy_type: PolicyType::ServiceControl,
        })
    }
}

impl Operation for EnablePolicyType {
    const ACCESS: Access = Access::Manager;
    const UNDONE_BY: &'static [&'static str] = &[DisablePolicyType::ACTION];
    const NO_ORGANIZATION: ErrorCode = ErrorCode::Unauthorized;

    fn subject(&self) -> Option<RowKey> {
        Some(feature_row(self.organization_id))
    }

    /// "All departments and members in your organization are bound to the system policy `FullQcloudAccess`".
    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        require_own(owner, self.organization_id, ErrorCode::ParamError)?;
        require_service_control(self.policy_type, ErrorCode::PolicyEnableInvalid)?;
        if is_enabled(tx.tables(owner)?) {
            let message = "Service control policies are enabled already.";
            return Err(Error::new(ErrorCode::PolicyNotDisabled, message));
        }
        let now = tx.context().now;
        for target in all_targets(tx.tables(owner)?) {
            tx.put(
                owner,
                Binding {
                    policy: FULL_ACCESS,
                    target,
                    bound: now,
                },
            )?;
        }
        tx.put(
            owner,
            ServiceControl {
                organization: self.organization_id,
                enabled: true,
                switched: now,
            },
        )?;
        Ok(Done {})
    }
}

impl Operation for DisablePolicyType {
    const ACCESS: Access = Access::Manager;
    /// Enabling alone does not put back what was bound.
    const UNDONE_BY: &'static [&'static str] = &[EnablePolicyType::ACTION, AttachPolicy::ACTION];
    const NO_ORGANIZATION: ErrorCode = ErrorCode::Unauthorized;

    fn subject(&self) -> Option<RowKey> {
        Some(feature_row(self.organization_id))
    }

    /// "All policies bound to departments and members will be unbound automatically. The policies won't be
    /// deleted". What was bound, and to what `FullQcloudAccess` was not, is remembered for a later restore.
    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        require_own(owner, self.organization_id, ErrorCode::ParamError)?;
        require_service_control(self.policy_type, ErrorCode::ParamError)?;
        require_enabled(tx.tables(owner)?)?;
        let now = tx.context().now;
        let forgotten: Vec<Key> = tx
            .tables(owner)?
            .former_bindings
            .iter()
            .map(Record::key)
            .collect();
        for key in forgotten {
            tx.remove::<FormerBinding>(owner, key)?;
        }
        for target in all_targets(tx.tables(owner)?) {
            let key = Binding::key_of(FULL_ACCESS, target);
            if !tx.tables(owner)?.bindings.contains(key) {
                tx.put(
                    owner,
                    FormerBinding {
                        policy: FULL_ACCESS,
                        target,
                        bound: now,
                        absent: true,
                    },
                )?;
            }
        }
        let bindings: Vec<Binding> = tx.tables(owner)?.bindings.iter().cloned().collect();
        for Binding {
            policy,
            target,
            bound,
        } in bindings
        {
            tx.remove::<Binding>(owner, Binding::key_of(policy, target))?;
            if policy != FULL_ACCESS {
                tx.put(
                    owner,
                    FormerBinding {
                        policy,
                        target,
                        bound,
                        absent: false,
                    },
                )?;
            }
        }
        tx.put(
            owner,
            ServiceControl {
                organization: self.organization_id,
                enabled: false,
                switched: now,
            },
        )?;
        Ok(Done {})
    }
}
