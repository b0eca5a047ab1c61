//! What stood before the feature was disabled, and putting it back.

use super::bindings::bound_to;
use super::feature::is_enabled;
use super::records::{Binding, FULL_ACCESS, FormerBinding, Policy, target_row};
use crate::contract::*;
use crate::domain::operation::{Access, Operation};
use crate::domain::owner::Owner;
use crate::domain::record::Record;
use crate::domain::tables::Tables;
use crate::domain::tx::Tx;

impl Operation for DescribeFormerBindings {
    const ACCESS: Access = Access::Manager;

    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<FormerBindings, Error> {
        let tables = tx.tables(owner)?;
        let bindings: Vec<FormerBindingItem> = tables
            .former_bindings
            .iter()
            .filter_map(|former| restorable(tables, former))
            .collect();
        let restored = charter_order::set(bindings.iter().map(|item| item.target));
        let without_full_access = tables
            .former_bindings
            .iter()
            .filter_map(|former| formerly_without(tables, former))
            // Where nothing else can stand, `FullQcloudAccess` is the last policy: it has to stay.
            .filter(|item| item.has_other || restored.contains(&item.target))
            .collect();
        Ok(FormerBindings {
            bindings,
            without_full_access,
        })
    }
}

fn restorable(tables: &Tables, former: &FormerBinding) -> Option<FormerBindingItem> {
    let policy = tables.policies.get(Policy::key_of(former.policy))?;
    let target_name = tables.label(target_row(former.target))?;
    let stands = tables.bindings.contains(former.key());
    (!former.absent && !stands).then(|| FormerBindingItem {
        policy_id: former.policy,
        policy_name: policy.name.clone(),
        target: former.target,
        target_name,
    })
}

/// A target that has `FullQcloudAccess` from enabling alone; one that somebody bound it to since has it rightly.
fn formerly_without(tables: &Tables, former: &FormerBinding) -> Option<FormerlyWithoutItem> {
    let target_name = tables.label(target_row(former.target))?;
    let switched = tables
        .service_control
        .iter()
        .map(|control| control.switched);
    let offered = match tables.bindings.get(former.key()) {
        Some(binding) => switched.max() == Some(binding.bound),
        None => !is_enabled(tables),
    };
    let other = |binding: &&Binding| binding.policy != FULL_ACCESS;
    (former.absent && offered).then(|| FormerlyWithoutItem {
        target: former.target,
        target_name,
        has_other: bound_to(tables, former.target).iter().any(other),
    })
}

impl Operation for RestoreBinding {
    const ACCESS: Access = Access::Manager;
    const ALSO: &'static [&'static str] = &[AttachPolicy::ACTION, DetachPolicy::ACTION];

    /// Binds or unbinds by the rules of [`AttachPolicy`] and [`DetachPolicy`]; what is restored is forgotten.
    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        let (policy, target) = (self.policy_id, self.target);
        let key = Binding::key_of(policy, target);
        let tables = tx.tables(owner)?;
        let Some(former) = tables.former_bindings.get(key) else {
            let message = "How this policy and this target stood before is not known any more.";
            return Err(Error::new(ErrorCode::ParamError, message));
        };
        match former.absent {
            false => AttachPolicy { policy, target }.run(tx, owner)?,
            true => DetachPolicy { policy, target }.run(tx, owner)?,
        };
        tx.remove::<FormerBinding>(owner, key)?;
        Ok(Done {})
    }
}
