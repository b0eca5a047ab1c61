//! Whichever store this browser allows.

use super::IndexedDb;
use charter_core::store::{Commit, Entry, Kept, Memory, Snapshot, Store, StoreError};

/// The browser's database, or memory where the browser allows no storage.
#[derive(Debug)]
pub enum AnyStore {
    /// The browser's database.
    IndexedDb(IndexedDb),
    /// Everything is gone when the page is closed.
    Memory(Memory),
}

impl AnyStore {
    /// A store over the same data for a new engine: what an earlier engine still has under way cannot write
    /// through it once everything was replaced.
    pub fn again(&self) -> AnyStore {
        match self {
            AnyStore::IndexedDb(store) => AnyStore::IndexedDb(store.again()),
            AnyStore::Memory(memory) => AnyStore::Memory(memory.clone()),
        }
    }

    /// Whether everything is gone when the page is closed.
    pub fn in_memory(&self) -> bool {
        matches!(self, AnyStore::Memory(_))
    }
}

impl Store for AnyStore {
    async fn load(&self) -> Result<Option<Kept>, StoreError> {
        match self {
            AnyStore::IndexedDb(store) => store.load().await,
            AnyStore::Memory(store) => store.load().await,
        }
    }

    async fn commit(&self, commit: Commit<'_>) -> Result<(), StoreError> {
        match self {
            AnyStore::IndexedDb(store) => store.commit(commit).await,
            AnyStore::Memory(store) => store.commit(commit).await,
        }
    }

    async fn entries_after(
        &self,
        world: &str,
        sequence: u64,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError> {
        match self {
            AnyStore::IndexedDb(store) => store.entries_after(world, sequence, limit).await,
            AnyStore::Memory(store) => store.entries_after(world, sequence, limit).await,
        }
    }

    async fn entries_before(
        &self,
        world: &str,
        sequence: u64,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError> {
        match self {
            AnyStore::IndexedDb(store) => store.entries_before(world, sequence, limit).await,
            AnyStore::Memory(store) => store.entries_before(world, sequence, limit).await,
        }
    }

    async fn replace(&self, snapshot: &Snapshot) -> Result<(), StoreError> {
        match self {
            AnyStore::IndexedDb(store) => store.replace(snapshot).await,
            AnyStore::Memory(store) => store.replace(snapshot).await,
        }
    }

    async fn create(&self, first: &Snapshot) -> Result<(), StoreError> {
        match self {
            AnyStore::IndexedDb(store) => store.create(first).await,
            AnyStore::Memory(store) => store.create(first).await,
        }
    }

    async fn erase(&self) -> Result<(), StoreError> {
        match self {
            AnyStore::IndexedDb(store) => store.erase().await,
            AnyStore::Memory(store) => store.erase().await,
        }
    }
}
