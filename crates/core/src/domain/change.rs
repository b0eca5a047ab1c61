//! What an operation changed, record by record, before and after.

use super::damage::Damage;
use super::owner::Owner;
use super::record::RowKey;
use super::state::State;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use serde_json::value::RawValue;
use std::sync::Arc;

/// One record before and after, as JSON text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Whose record.
    pub owner: Owner,
    /// Which record.
    pub row: RowKey,
    /// The record before; `None` when it was created.
    pub before: Option<Arc<str>>,
    /// The record after; `None` when it was deleted.
    pub after: Option<Arc<str>>,
}

/// The changes of one operation, in the order of owner, table and key; no record stands twice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Changes(pub Vec<Change>);

impl Changes {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Applies the changes of journal entry `revision` to a state, as another tab's commit arrives.
    ///
    /// # Errors
    /// [`Damage`] when a record cannot be read.
    pub fn apply(&self, state: &mut State, revision: u64) -> Result<(), Damage> {
        for change in &self.0 {
            state.apply(
                change.owner,
                change.row,
                change.after.as_deref().map(|json| (revision, json)),
            )?;
        }
        Ok(())
    }
}

/// `[owner, table, key, before, after]`, the records as JSON inside JSON.
#[derive(Serialize, Deserialize)]
struct ChangeWire<'a>(
    String,
    std::borrow::Cow<'a, str>,
    String,
    Option<Box<RawValue>>,
    Option<Box<RawValue>>,
);

fn raw(json: Option<&Arc<str>>) -> Option<Box<RawValue>> {
    json.and_then(|json| RawValue::from_string(json.to_string()).ok())
}

fn text(json: Option<Box<RawValue>>) -> Option<Arc<str>> {
    json.map(|json| json.get().into())
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let table = self.row.table.as_str().into();
        let (before, after) = (raw(self.before.as_ref()), raw(self.after.as_ref()));
        ChangeWire(
            self.owner.to_string(),
            table,
            self.row.key.to_string(),
            before,
            after,
        )
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Change {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let ChangeWire(owner, table, key, before, after) = ChangeWire::deserialize(deserializer)?;
        let read = || -> Result<_, Damage> {
            Ok((
                owner.parse()?,
                RowKey {
                    table: table.parse()?,
                    key: key.parse()?,
                },
            ))
        };
        let (owner, row) = read().map_err(D::Error::custom)?;
        Ok(Change {
            owner,
            row,
            before: text(before),
            after: text(after),
        })
    }
}
