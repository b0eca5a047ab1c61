//! What an operation changed, record by record, before and after.

use super::damage::Damage;
use super::key::Key;
use super::owner::Owner;
use super::record::RowKey;
use super::state::State;
use super::table_name::TableName;
use crate::contract::Error;
use charter_json::{Fault, FromJson, Raw, RawText, Reader, ToJson, Writer, transparent};
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

/// The record that undoing a change leaves, as JSON text (`None` where it leaves none), or why nothing takes the change back.
pub(super) type Backwards = Result<Option<Arc<str>>, Error>;

/// The changes of one operation, in the order of owner, table and key; no record stands twice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes(pub Vec<Change>);
transparent!(Changes);

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
impl ToJson for Change {
    fn write(&self, to: &mut Writer) {
        let [before, after] = [&self.before, &self.after].map(|json| json.as_deref().map(RawText));
        let RowKey { table, key } = self.row;
        to.tuple(&[&self.owner, &table, &key, &before, &after]);
    }
}

impl FromJson for Change {
    fn blank() -> Self {
        Change {
            owner: Owner::blank(),
            row: RowKey {
                table: TableName::blank(),
                key: Key::blank(),
            },
            before: None,
            after: None,
        }
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Result<(), Fault> {
        let (mut before, mut after) = (None::<Raw>, None::<Raw>);
        let RowKey { table, key } = &mut self.row;
        from.tuple(&mut [&mut self.owner, table, key, &mut before, &mut after])?;
        let text = |json: Raw| json.into_text().into();
        (self.before, self.after) = (before.map(text), after.map(text));
        Ok(())
    }
}
