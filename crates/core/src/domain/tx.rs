//! A transaction: the named owners' records, reading its own writes, dropped on an error.

use super::change::{Change, Changes};
use super::context::Context;
use super::organization::{Sequence, SequenceKind};
use super::record::{Key, Record, RowKey};
use super::state::{Directory, State};
use super::tables::{Holds, Owner, Tables};
use crate::contract::{Error, ErrorCode};
use imbl::OrdSet;
use std::collections::{BTreeMap, BTreeSet};

/// What an operation sees and writes.
#[derive(Debug)]
pub struct Tx<'a> {
    base: &'a State,
    context: Context,
    draft: BTreeMap<Owner, Tables>,
    /// Persistent, like the tables, so that a nested part costs nothing to take back.
    touched: OrdSet<(Owner, RowKey)>,
}

impl<'a> Tx<'a> {
    pub(super) fn new(base: &'a State, context: Context, owners: &[Owner]) -> Self {
        let draft = owners
            .iter()
            .map(|owner| (*owner, base.owner(*owner).cloned().unwrap_or_default()))
            .collect();
        // Records keep whole seconds; so must the state in memory, or it would differ from the stored one.
        let context = Context {
            now: context.now.whole_seconds(),
            ..context
        };
        Tx {
            base,
            context,
            draft,
            touched: OrdSet::new(),
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
        self.draft.keys().copied()
    }

    /// The tables of one owner in scope.
    ///
    /// # Errors
    /// `InternalError` for an owner that the operation's scope does not name: a fault of the operation.
    pub fn tables(&self, owner: Owner) -> Result<&Tables, Error> {
        self.draft.get(&owner).ok_or_else(|| outside(owner))
    }

    /// Writes a record.
    ///
    /// # Errors
    /// `InternalError` for an owner outside the scope.
    pub fn put<R: Record>(&mut self, owner: Owner, record: R) -> Result<(), Error>
    where
        Tables: Holds<R>,
    {
        let row = RowKey::of::<R>(record.key());
        let revision = self.context.sequence;
        self.draft
            .get_mut(&owner)
            .ok_or_else(|| outside(owner))?
            .put(revision, record);
        self.touched.insert((owner, row));
        Ok(())
    }

    /// Removes a record; says whether there was one.
    ///
    /// # Errors
    /// `InternalError` for an owner outside the scope.
    pub fn remove<R: Record>(&mut self, owner: Owner, key: Key) -> Result<bool, Error>
    where
        Tables: Holds<R>,
    {
        let removed = self
            .draft
            .get_mut(&owner)
            .ok_or_else(|| outside(owner))?
            .remove::<R>(key);
        if removed {
            self.touched.insert((owner, RowKey::of::<R>(key)));
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

    /// The records written or removed so far, and how each stood before.
    pub(super) fn touched(&self) -> impl Iterator<Item = (Owner, RowKey)> + '_ {
        self.touched.iter().copied()
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
        let tables = self.draft.get_mut(&owner).ok_or_else(|| outside(owner))?;
        match json {
            Some(json) => tables
                .put_json(row, revision, json)
                .map_err(|damage| Error::new(ErrorCode::Internal, damage.to_string()))?,
            None => tables.remove_row(row),
        }
        self.touched.insert((owner, row));
        Ok(())
    }

    /// The state after this transaction, where nobody asks what changed: a world that is put down at once.
    pub(super) fn settle(self) -> State {
        let mut state = self.base.clone();
        for (owner, tables) in self.draft {
            state.set_owner(owner, tables);
        }
        for (owner, row) in self.touched {
            state.note(owner, row);
        }
        state
    }

    /// The state after this transaction, and what changed. Records written as they were are no change, and
    /// keep their revision.
    pub(super) fn finish(mut self) -> (State, Changes) {
        let mut changes = Vec::new();
        for (owner, row) in &self.touched {
            let before = self.base.owner(*owner).and_then(|tables| tables.json(*row));
            let Some(tables) = self.draft.get_mut(owner) else {
                continue;
            };
            let after = tables.json(*row).map(|(_, json)| json);
            match before {
                Some((revision, json)) if Some(&json) == after.as_ref() => {
                    // It has been read from such a record just now.
                    let _ = tables.put_json(*row, revision, &json);
                }
                None if after.is_none() => {}
                before => changes.push(Change {
                    owner: *owner,
                    row: *row,
                    before: before.map(|(_, json)| json),
                    after,
                }),
            }
        }
        let mut state = self.base.clone();
        let changed: BTreeSet<Owner> = changes.iter().map(|change| change.owner).collect();
        for (owner, tables) in self.draft {
            if changed.contains(&owner) {
                state.set_owner(owner, tables);
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
