//! The limits that hold across records, checked at every commit, an undo included, and at an import.

use super::bindings::bound_to;
use super::consequences::target_of;
use super::feature::{all_targets, is_enabled};
use super::limits::{ATTACHMENTS_PER_TARGET, CUSTOM_POLICIES};
use super::records::{FULL_ACCESS, Policy, target_of_binding, target_row};
use crate::contract::{Error, PolicyKind, Target};
use crate::domain::blocked::{NAMED, blocked};
use crate::domain::links::Links;
use crate::domain::owner::Owner;
use crate::domain::state::State;
use crate::domain::table_name::TableName;
use crate::domain::tables::Tables;
use crate::domain::tx::Tx;

/// While the feature is on, every department and member has a policy; while it is off, none has. No target
/// has more than it may, and the organization no more policies than it may.
pub(in crate::domain) fn check_limits(tx: &Tx<'_>) -> Result<(), Error> {
    let mut targets = Links::default();
    for (owner, row) in tx.touched() {
        let target = match row.table {
            TableName::Binding => Some(target_of_binding(row.key)),
            _ => target_of(row),
        };
        if let Some(target) = target {
            targets.insert(owner.row(), target_row(target));
        }
    }
    for owner in tx.owners() {
        let tables = tx.tables(owner)?;
        let touched = |table| tx.touched_of(owner).any(|row| row.table == table);
        if touched(TableName::Policy) {
            check_policies(tables)?;
        }
        let targets = match touched(TableName::ServiceControl) {
            true => all_targets(tables),
            false => targets.of(owner.row()).filter_map(target_of).collect(),
        };
        check_targets(tables, &targets)?;
    }
    Ok(())
}

/// The same for a whole state, as an import must be checked.
pub(in crate::domain) fn check_state(state: &State) -> Result<(), Error> {
    for (owner, tables) in state.owners() {
        if matches!(owner, Owner::Organization(_)) && !tables.is_past() {
            check_policies(tables)?;
            check_presets(tables)?;
            check_targets(tables, &all_targets(tables))?;
        }
    }
    Ok(())
}

/// The preset policy exists.
fn check_presets(tables: &Tables) -> Result<(), Error> {
    let preset = tables.policies.get(Policy::key_of(FULL_ACCESS));
    match preset.is_some_and(|policy| policy.kind == PolicyKind::System) {
        true => Ok(()),
        false => {
            let names = vec!["FullQcloudAccess".to_owned()];
            Err(blocked("The system policy is missing.", names))
        }
    }
}

fn check_policies(tables: &Tables) -> Result<(), Error> {
    let custom = tables
        .policies
        .iter()
        .filter(|policy| policy.kind == PolicyKind::Custom);
    match custom.count() > CUSTOM_POLICIES {
        true => {
            let message = format!("An organization has at most {CUSTOM_POLICIES} custom policies.");
            Err(blocked(&message, Vec::new()))
        }
        false => Ok(()),
    }
}

fn check_targets(tables: &Tables, targets: &[Target]) -> Result<(), Error> {
    let enabled = is_enabled(tables);
    let mut wrong: Vec<(&'static str, String)> = Vec::new();
    for target in targets {
        let Some(name) = tables.label(target_row(*target)) else {
            continue;
        };
        let fault = match (enabled, bound_to(tables, *target).len()) {
            (true, 0) => "A department or member would be left without any policy.",
            (false, 1..) => "Service control policies are disabled, so none can be bound.",
            (true, bound) if bound > ATTACHMENTS_PER_TARGET => {
                "A department or member would have more policies than it may."
            }
            _ => continue,
        };
        wrong.push((fault, name));
        if wrong.len() == NAMED {
            break;
        }
    }
    match wrong.first() {
        Some((message, _)) => {
            let same = wrong.iter().filter(|(fault, _)| fault == message);
            Err(blocked(
                message,
                same.map(|(_, name)| name.clone()).collect(),
            ))
        }
        None => Ok(()),
    }
}
