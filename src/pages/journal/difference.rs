//! The difference of one record, field by field, with what each value means. Pure.

use charter_core::contract::{MemberOrigin, NodeId, PolicyId, PolicyKind, Target, Timestamp, Uin};
use charter_core::domain::organization::InvitationState;
use charter_core::domain::{Change, RowKey, TableName};
use serde_json::{Map, Value};

/// What happened to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It was created.
    Created,
    /// It was changed.
    Changed,
    /// It was deleted.
    Deleted,
}

/// One record before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which record.
    pub row: RowKey,
    /// What happened to it.
    pub fate: Fate,
    /// The fields that differ; of a created or deleted record all of them.
    pub fields: Vec<FieldDifference>,
}

/// One field before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldDifference {
    /// The field's name in the record.
    pub field: String,
    /// The value before, where there was one.
    pub before: Option<FieldValue>,
    /// The value after, where there is one.
    pub after: Option<FieldValue>,
}

/// A value with what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// Words.
    Text(String),
    /// What became of an invitation.
    State(InvitationState),
    /// Finance permissions, by the vendor's numbers.
    Permissions(Vec<u64>),
    /// A policy text, to be compared line by line.
    Document(String),
    /// An instant.
    Time(Timestamp),
    /// On or off.
    Switch(bool),
    /// A policy.
    Policy(PolicyId),
    /// A department or member.
    Target(Target),
    /// An account that may be no member.
    Account(Uin),
    /// Who wrote a policy.
    Kind(PolicyKind),
    /// How a member joined.
    Origin(MemberOrigin),
    /// Anything else, as JSON.
    Other(String),
}

impl Difference {
    /// What the change did to its record.
    pub fn of(change: &Change) -> Difference {
        let (before, after) = (
            fields(change.before.as_deref()),
            fields(change.after.as_deref()),
        );
        let fate = match (&change.before, &change.after) {
            (None, _) => Fate::Created,
            (_, None) => Fate::Deleted,
            _ => Fate::Changed,
        };
        let added = after.keys().filter(|key| !before.contains_key(*key));
        let differing = before
            .keys()
            .chain(added)
            .filter(|key| before.get(*key) != after.get(*key))
            .map(|key| FieldDifference {
                field: key.clone(),
                before: before
                    .get(key)
                    .map(|value| meaning(change.row.table, key, value)),
                after: after
                    .get(key)
                    .map(|value| meaning(change.row.table, key, value)),
            });
        let mut differing: Vec<FieldDifference> = differing.collect();
        charter_order::sort_by_key(&mut differing, |difference| place(&difference.field));
        Difference {
            row: change.row,
            fate,
            fields: differing,
        }
    }
}

/// Fields in the order in which people look for them; others stand after these, as they come.
const ORDER: [&str; 15] = [
    "id",
    "uin",
    "name",
    "policy",
    "target",
    "kind",
    "origin",
    "enabled",
    "state",
    "parent",
    "node",
    "description",
    "remark",
    "created",
    "updated",
];

fn place(field: &str) -> usize {
    let known = ORDER.iter().position(|other| *other == field);
    known.unwrap_or(ORDER.len())
}

fn fields(json: Option<&str>) -> Map<String, Value> {
    json.and_then(|json| serde_json::from_str(json).ok())
        .unwrap_or_default()
}

fn meaning(table: TableName, field: &str, value: &Value) -> FieldValue {
    known(table, field, value).unwrap_or_else(|| match value {
        Value::String(text) => FieldValue::Text(text.clone()),
        Value::Bool(on) => FieldValue::Switch(*on),
        other => FieldValue::Other(other.to_string()),
    })
}

/// The values that are more than words. A field that does not have the expected form is shown as it is.
fn known(table: TableName, field: &str, value: &Value) -> Option<FieldValue> {
    match (table, field) {
        (TableName::Invitation, "state") => serde_json::from_value(value.clone())
            .ok()
            .map(FieldValue::State),
        (TableName::Invitation, "permissions") => serde_json::from_value(value.clone())
            .ok()
            .map(FieldValue::Permissions),
        (TableName::Invitation, "quitting") => Some(FieldValue::Switch(value == "Allow")),
        (
            _,
            "created" | "updated" | "bound" | "saved" | "joined" | "switched" | "sent" | "expires",
        ) => value
            .as_str()
            .and_then(Timestamp::from_wire)
            .map(FieldValue::Time),
        (_, "content") => Some(FieldValue::Document(value.as_str()?.to_owned())),
        (TableName::Policy, "kind") => serde_json::from_value(value.clone())
            .ok()
            .map(FieldValue::Kind),
        (TableName::Member, "origin") => serde_json::from_value(value.clone())
            .ok()
            .map(FieldValue::Origin),
        (TableName::Policy | TableName::Department, "id") | (TableName::Member, "uin") => None,
        (_, "policy") => Some(FieldValue::Policy(PolicyId(value.as_u64()?))),
        (_, "target") => Some(FieldValue::Target(value.as_str()?.parse().ok()?)),
        (TableName::Department, "parent") | (_, "node" | "root") => {
            Some(FieldValue::Target(Target::Node(NodeId(value.as_u64()?))))
        }
        (_, "uin" | "host" | "by") if table != TableName::Reversal => {
            Some(FieldValue::Account(Uin(value.as_u64()?)))
        }
        _ => None,
    }
}
