//! What a change reaches: the targets whose accounts may notice it. Pure.

use charter_core::contract::{PolicyId, Target};
use charter_core::domain::guardrails::Binding;
use charter_core::domain::{Changes, TableName};
use std::collections::BTreeSet;

/// What undoing or redoing an entry reaches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Departments and members with a binding that comes or goes.
    pub targets: BTreeSet<Target>,
    /// Policies whose text changes, wherever they are bound.
    pub policies: BTreeSet<PolicyId>,
}

impl Touched {
    /// What applying these changes, either way round, reaches.
    pub fn by(changes: &Changes) -> Touched {
        let mut touched = Touched::default();
        for change in &changes.0 {
            let either = change.after.as_deref().or(change.before.as_deref());
            match change.row.table {
                TableName::Binding => {
                    let binding =
                        either.and_then(|json| charter_json::from_text::<Binding>(json).ok());
                    touched
                        .targets
                        .extend(binding.map(|binding| binding.target));
                }
                // One that comes or goes is bound nowhere but by the bindings that come or go with it.
                TableName::Policy if change.before.is_some() && change.after.is_some() => {
                    touched.policies.insert(PolicyId(change.row.key.0[0]));
                }
                _ => {}
            }
        }
        touched
    }
}
