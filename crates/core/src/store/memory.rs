//! A store in memory: for tests, and for browsers that allow no storage.

use super::records::{Records, Standing};
use super::transfer::Snapshot;
use super::{Commit, Entry, Kept, KeptRecord, Store, StoreError};
use std::cell::RefCell;
use std::rc::Rc;

/// Keeps everything until it is dropped. Clones share the same data, as tabs share a database.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    world: Rc<RefCell<Option<World>>>,
}

#[derive(Debug)]
struct World {
    name: String,
    records: Records,
    journal: Vec<Entry>,
}

impl World {
    fn check(&self, name: &str) -> Result<(), StoreError> {
        match self.name == name {
            true => Ok(()),
            false => Err(StoreError::Replaced),
        }
    }
}

impl Memory {
    fn journal<T>(&self, world: &str, read: impl FnOnce(&[Entry]) -> T) -> Result<T, StoreError> {
        let kept = self.world.borrow();
        let kept = kept.as_ref().ok_or(StoreError::Replaced)?;
        kept.check(world)?;
        Ok(read(&kept.journal))
    }
}

/// How many entries there are up to this number.
fn place(sequence: u64) -> usize {
    usize::try_from(sequence).unwrap_or(usize::MAX)
}

impl Store for Memory {
    async fn load(&self) -> Result<Option<Kept>, StoreError> {
        let world = self.world.borrow();
        Ok(world.as_ref().map(|world| Kept {
            world: world.name.clone(),
            last: world.journal.len() as u64,
            records: world
                .records
                .iter()
                .map(|((owner, row), standing)| KeptRecord {
                    owner: *owner,
                    row: *row,
                    revision: standing.revision,
                    json: standing.json.as_deref().unwrap_or_default().to_owned(),
                })
                .collect(),
        }))
    }

    async fn commit(&self, commit: Commit<'_>) -> Result<(), StoreError> {
        let mut world = self.world.borrow_mut();
        let world = world.as_mut().ok_or(StoreError::Replaced)?;
        world.check(commit.world)?;
        if commit.entry.sequence != world.journal.len() as u64 + 1 {
            return Err(StoreError::Behind);
        }
        for change in &commit.changes().0 {
            let key = (change.owner, change.row);
            let standing = Standing {
                revision: commit.entry.sequence,
                json: change.after.clone(),
            };
            match standing.json {
                Some(_) => world.records.insert(key, standing),
                None => world.records.remove(&key),
            };
        }
        world.journal.push(commit.entry.clone());
        Ok(())
    }

    async fn entries_after(
        &self,
        world: &str,
        sequence: u64,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError> {
        self.journal(world, |journal| {
            let from = place(sequence).min(journal.len());
            journal[from..].iter().take(limit).cloned().collect()
        })
    }

    async fn entries_before(
        &self,
        world: &str,
        sequence: u64,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError> {
        self.journal(world, |journal| {
            let to = place(sequence.saturating_sub(1)).min(journal.len());
            journal[..to].iter().rev().take(limit).cloned().collect()
        })
    }

    async fn replace(&self, snapshot: &Snapshot) -> Result<(), StoreError> {
        let mut records = Records::default();
        for kept in &snapshot.records {
            let standing = Standing {
                revision: kept.revision,
                json: Some(kept.json.as_str().into()),
            };
            records.insert((kept.owner, kept.row), standing);
        }
        let world = World {
            name: snapshot.world.clone(),
            records,
            journal: snapshot.journal.clone(),
        };
        *self.world.borrow_mut() = Some(world);
        Ok(())
    }

    async fn erase(&self) -> Result<(), StoreError> {
        *self.world.borrow_mut() = None;
        Ok(())
    }
}
