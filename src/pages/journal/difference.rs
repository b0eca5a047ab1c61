//! The difference of one record, field by field, with what each value means. Pure.

use charter_core::contract::{
    MemberOrigin, PolicyId, PolicyKind, Quitting, Target, Timestamp, Uin,
};
use charter_core::domain::organization::InvitationState;
use charter_core::domain::{Change, RowKey, TableName};
use charter_json::{FromJson, Raw};
use std::collections::BTreeMap;

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

/// The fields of a record, each as JSON.
fn fields(json: Option<&str>) -> BTreeMap<String, Raw> {
    let members = json.and_then(|json| charter_json::members(json).ok());
    charter_order::map(members.unwrap_or_default())
}

fn meaning(table: TableName, field: &str, value: &Raw) -> FieldValue {
    known(table, field, value)
        .or_else(|| read(value).map(FieldValue::Text))
        .or_else(|| read(value).map(FieldValue::Switch))
        .unwrap_or_else(|| FieldValue::Other(value.get().to_owned()))
}

fn read<T: FromJson>(value: &Raw) -> Option<T> {
    charter_json::from_text(value.get()).ok()
}

/// The values that are more than words. A field that does not have the expected form is shown as it is.
fn known(table: TableName, field: &str, value: &Raw) -> Option<FieldValue> {
    match (table, field) {
        (TableName::Invitation, "state") => read(value).map(FieldValue::State),
        (TableName::Invitation, "permissions") => read(value).map(FieldValue::Permissions),
        (TableName::Invitation, "quitting") => {
            read(value).map(|quitting| FieldValue::Switch(matches!(quitting, Quitting::Allow)))
        }
        (
            _,
            "created" | "updated" | "bound" | "saved" | "joined" | "switched" | "sent" | "expires",
        ) => read(value).map(FieldValue::Time),
        (_, "content") => read(value).map(FieldValue::Document),
        (TableName::Policy, "kind") => read(value).map(FieldValue::Kind),
        (TableName::Member, "origin") => read(value).map(FieldValue::Origin),
        (TableName::Policy | TableName::Department, "id") | (TableName::Member, "uin") => None,
        (_, "policy") => read(value).map(FieldValue::Policy),
        (_, "target") => read(value).map(FieldValue::Target),
        (TableName::Department, "parent") | (_, "node" | "root") => {
            read(value).map(|node| FieldValue::Target(Target::Node(node)))
        }
        (_, "uin" | "host" | "by") if table != TableName::Reversal => {
            read(value).map(FieldValue::Account)
        }
        _ => None,
    }
}
