//! A transaction: the named owners' records, reading its own writes, dropped on an error.

use super::change::{Change, Changes};
use super::context::Context;
use super::key::Key;
use super::links::Links;
use super::organization::{Sequence, SequenceKind};
use super::owner::Owner;
use super::owners::Owners;
use super::record::{Record, RowKey};
use super::state::{Directory, State};
use super::table::{AnyRecord, Stored};
use super::tables::{Holds, Tables};
use crate::contract::{Error, ErrorCode};
use std::sync::Arc;

/// What an operation sees and writes.
#[derive(Debug)]
pub struct Tx<'a> {
    base: &'a State,
    context: Context,
    draft: Owners,
    /// From the owners to what was written or removed of theirs. Like the tables it shares what it has with its
    /// copies, so that a nested part costs nothing to take back.
    touched: Links,
    /// The owners that a part may reach, where it may not reach all.
    within: Option<Vec<Owner>>,
}

impl<'a> Tx<'a> {
    pub(super) fn new(base: &'a State, context: Context, owners: &[Owner]) -> Self {
        let mut draft = Owners::default();
        for owner in owners {
            draft.set(*owner, base.shared(*owner));
        }
        // Records keep whole seconds; so must the state in memory, or it would differ from the stored one.
        let context = Context {
            now: context.now.whole_seconds(),
            ..context
        };
        Tx {
            base,
            context,
            draft,
            touched: Links::default(),
            within: None,
        }
    }

    /// Who calls, and when.
    pub fn context(&self) -> Context {
        self.context
    }

    /// Which account belongs where.
    pub fn directory(&self) -> &'a Directory {
        self.base.directory()
    }

    /// The owners in scope.
    pub fn owners(&self) -> impl Iterator<Item = Owner> + '_ {
        let all = self.draft.iter().map(|(owner, _)| *owner);
        all.filter(|owner| self.reaches(*owner))
    }

    fn reaches(&self, owner: Owner) -> bool {
        let within = self.within.as_ref();
        within.is_none_or(|within| within.contains(&owner))
    }

    /// The tables of one owner in scope.
    ///
    /// # Errors
    /// `InternalError` for an owner that the operation's scope does not name: a fault of the operation.
    pub fn tables(&self, owner: Owner) -> Result<&Tables, Error> {
        match self.draft.get(owner) {
            Some(tables) if self.reaches(owner) => Ok(tables),
            _ => Err(outside(owner)),
        }
    }

    /// Writes a record.
    ///
    /// # Errors
    /// `InternalError` for an owner outside the scope.
    pub fn put<R: Record>(&mut self, owner: Owner, record: R) -> Result<(), Error>
    where
        Tables: Holds<R>,
    {
        self.write(owner, Arc::new(record))
    }

    /// [`Tx::put`], written once for all kinds of records.
    fn write(&mut self, owner: Owner, record: Arc<dyn AnyRecord>) -> Result<(), Error> {
        let (row, revision) = (record.row(), self.context.sequence);
        self.draft_mut(owner)?.put(Stored { revision, record });
        self.touched.insert(owner.row(), row);
        Ok(())
    }

    fn draft_mut(&mut self, owner: Owner) -> Result<&mut Tables, Error> {
        if !self.reaches(owner) {
            return Err(outside(owner));
        }
        self.draft.get_mut(owner).ok_or_else(|| outside(owner))
    }

    /// Removes a record; says whether there was one.
    ///
    /// # Errors
    /// `InternalError` for an owner outside the scope.
    pub fn remove<R: Record>(&mut self, owner: Owner, key: Key) -> Result<bool, Error>
    where
        Tables: Holds<R>,
    {
        self.erase(owner, RowKey::of::<R>(key))
    }

    /// [`Tx::remove`], written once for all kinds of records.
    fn erase(&mut self, owner: Owner, row: RowKey) -> Result<bool, Error> {
        let removed = self.draft_mut(owner)?.remove(row);
        if removed {
            self.touched.insert(owner.row(), row);
        }
        Ok(removed)
    }

    /// The next number of a sequence; it is never given again.
    ///
    /// # Errors
    /// `InternalError` for an owner outside the scope.
    pub fn next_id(&mut self, owner: Owner, kind: SequenceKind) -> Result<u64, Error> {
        let sequences = &self.tables(owner)?.sequences;
        let next = sequences
            .get(kind.key())
            .map_or(kind.first(), |sequence| sequence.next);
        self.put(
            owner,
            Sequence {
                kind,
                next: next + 1,
            },
        )?;
        Ok(next)
    }

    /// Runs a part of the operation that may fail without failing the whole: on an error, its writes are dropped.
    ///
    /// # Errors
    /// The part's own error.
    pub fn nest<T>(
        &mut self,
        part: impl FnOnce(&mut Self) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let (draft, touched) = (self.draft.clone(), self.touched.clone());
        let result = part(self);
        if result.is_err() {
            self.draft = draft;
            self.touched = touched;
        }
        result
    }

    /// [`Tx::nest`] for a part that may reach these owners alone.
    ///
    /// # Errors
    /// The part's own error.
    pub(super) fn nest_within<T>(
        &mut self,
        owners: Vec<Owner>,
        part: impl FnOnce(&mut Self) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let before = self.within.replace(owners);
        let result = self.nest(part);
        self.within = before;
        result
    }

    /// The records written or removed so far, owner by owner.
    pub(super) fn touched(&self) -> Vec<(Owner, RowKey)> {
        let mut touched = Vec::new();
        for owner in self.owners() {
            touched.extend(self.touched_of(owner).map(|row| (owner, row)));
        }
        touched
    }

    /// Those of one owner.
    pub(super) fn touched_of(&self, owner: Owner) -> impl Iterator<Item = RowKey> + '_ {
        self.touched.of(owner.row())
    }

    /// The tables as they were before this transaction.
    pub(super) fn before(&self, owner: Owner) -> Option<&'a Tables> {
        self.base.owner(owner)
    }

    /// Writes a record given as JSON text, or removes it.
    pub(super) fn restore(
        &mut self,
        owner: Owner,
        row: RowKey,
        json: Option<&str>,
    ) -> Result<(), Error> {
        let revision = self.context.sequence;
        let tables = self.draft_mut(owner)?;
        match json {
            Some(json) => tables
                .put_json(row, revision, json)
                .map_err(|damage| Error::new(ErrorCode::Internal, damage.to_string()))?,
            None => drop(tables.remove(row)),
        }
        self.touched.insert(owner.row(), row);
        Ok(())
    }

    /// The state after this transaction, where nobody asks what changed: a world that is put down at once.
    pub(super) fn settle(self) -> State {
        let mut state = self.base.clone();
        for (owner, tables) in self.draft.iter() {
            state.set_owner(*owner, Arc::clone(tables));
        }
        for (owner, row) in self.touched() {
            state.note(owner, row);
        }
        state
    }

    /// The state after this transaction, and what changed. Records written as they were are no change, and
    /// keep their revision.
    pub(super) fn finish(mut self) -> (State, Changes) {
        let mut changes: Vec<Change> = Vec::new();
        for (owner, row) in self.touched() {
            let before = self.before(owner).and_then(|tables| tables.stored(row));
            let before_json = before.map(|stored| stored.record.json());
            let Some(tables) = self.draft.get_mut(owner) else {
                continue;
            };
            let after_json = tables.stored(row).map(|stored| stored.record.json());
            if before_json != after_json {
                changes.push(Change {
                    owner,
                    row,
                    before: before_json.map(Arc::from),
                    after: after_json.map(Arc::from),
                });
            } else if let Some(before) = before {
                tables.put(before.clone());
            }
        }
        let mut state = self.base.clone();
        let mut last = None;
        for change in &changes {
            // They stand owner by owner.
            if last != Some(change.owner) {
                last = Some(change.owner);
                state.set_owner(change.owner, self.draft.shared(change.owner));
            }
        }
        for change in &changes {
            state.note(change.owner, change.row);
        }
        (state, Changes(changes))
    }
}

fn outside(owner: Owner) -> Error {
    Error::new(
        ErrorCode::Internal,
        format!("The operation reached for {owner}, which its scope does not name."),
    )
}
