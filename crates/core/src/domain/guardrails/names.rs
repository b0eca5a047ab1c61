//! How a person would name a record of which the label is not enough.

use super::records::{target_of_binding, target_row};
use crate::domain::key::Key;
use crate::domain::record::{Record, RowKey};
use crate::domain::table_name::TableName;
use crate::domain::tables::Tables;

/// How a person would name a policy or a binding, also one that is gone: a deleted policy has its last name.
pub(in crate::domain) fn name(tables: &Tables, row: RowKey) -> Option<String> {
    match row.table {
        TableName::Policy => Some(policy_name(tables, row.key.0[0])),
        TableName::Binding | TableName::FormerBinding => {
            let target = target_of_binding(row.key);
            let label = tables.label(target_row(target));
            let target = label.unwrap_or_else(|| target.to_string());
            Some(format!("{} on {target}", policy_name(tables, row.key.0[0])))
        }
        _ => None,
    }
}

fn policy_name(tables: &Tables, id: u64) -> String {
    let stands = tables.policies.get(Key::one(id)).map(Record::label);
    let versions = || tables.policy_versions.range(Key::starting_with([id]));
    let last = || versions().next_back().map(|version| version.name.clone());
    stands
        .or_else(last)
        .unwrap_or_else(|| format!("policy {id}"))
}
