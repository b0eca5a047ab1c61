//! What is written: commits, and everything at once.

use super::codec::{entry_value, record_key, record_value};
use super::fault::{Fault, Meaning};
use super::read::{self, key};
use super::request::{Mode, Pending, Transaction};
use super::schema::{JOURNAL, META, RECORDS, STORES, WORLD, World};
use super::{Expected, IndexedDb, ReadError};
use charter_core::store::{Commit, Snapshot, StoreError};
use wasm_bindgen::JsValue;
use web_sys::{IdbDatabase, IdbObjectStore};

/// How often a commit is tried when the connection is lost in it.
const TRIES: usize = 2;

/// Commits, and makes sure of the outcome where the connection was lost in the middle of it.
pub(super) async fn commit(store: &IndexedDb, commit: Commit<'_>) -> Result<(), StoreError> {
    let expected = store.expected(commit.world);
    let entry = entry_value(commit.entry);
    let mut tries = 0;
    loop {
        let database = store.shared.connection.database().await?;
        let fault = match attempt(&database, &expected, commit, &entry).await {
            Ok(()) => return Ok(()),
            Err(ReadError::Store(error)) => return Err(error),
            Err(ReadError::Nothing) => return Err(store.nothing()),
            Err(ReadError::Fault(fault)) if fault.meaning() != Meaning::Lost => {
                return Err(fault.into_error());
            }
            Err(ReadError::Fault(fault)) => fault,
        };
        store.shared.connection.forget();
        tries += 1;
        if was_written(store, &expected, commit.entry.sequence, &entry).await? {
            return Ok(());
        }
        if tries == TRIES {
            return Err(fault.into_error());
        }
    }
}

/// Whether the journal holds this very entry.
async fn was_written(
    store: &IndexedDb,
    expected: &Expected,
    sequence: u64,
    entry: &str,
) -> Result<bool, StoreError> {
    let kept = store
        .read(|transaction| kept_entry(transaction, expected.clone(), sequence))
        .await?;
    match kept {
        Some(kept) if kept == entry => Ok(true),
        Some(_) => Err(StoreError::Behind),
        None => Ok(false),
    }
}

async fn kept_entry(
    transaction: Transaction,
    expected: Expected,
    sequence: u64,
) -> Result<Option<String>, ReadError> {
    let found = read::world(&transaction).await?.ok_or(ReadError::Nothing)?;
    expected.check(&found)?;
    let request = transaction
        .store(JOURNAL)?
        .get(&key(sequence))
        .map_err(Fault::from)?;
    Ok(Pending::new(request).answer().await?.as_string())
}

async fn attempt(
    database: &IdbDatabase,
    expected: &Expected,
    commit: Commit<'_>,
    entry: &str,
) -> Result<(), ReadError> {
    let transaction = Transaction::begin(database, &STORES, Mode::Write)?;
    let found = read::world(&transaction).await?.ok_or(ReadError::Nothing)?;
    expected.check(&found)?;
    let journal = transaction.store(JOURNAL)?;
    let sequence = commit.entry.sequence;
    if sequence > 1 && !contains(&journal, sequence - 1).await? {
        return Err(StoreError::Behind.into());
    }
    write(&transaction, &journal, commit, entry)?;
    Ok(transaction.complete().await?)
}

async fn contains(journal: &IdbObjectStore, sequence: u64) -> Result<bool, Fault> {
    let request = journal.get_key(&key(sequence))?;
    Ok(!Pending::new(request).answer().await?.is_undefined())
}

/// Asks for everything that the commit writes; what fails aborts the whole transaction.
fn write(
    transaction: &Transaction,
    journal: &IdbObjectStore,
    commit: Commit<'_>,
    entry: &str,
) -> Result<(), Fault> {
    let sequence = commit.entry.sequence;
    journal.add_with_key(&JsValue::from_str(entry), &key(sequence))?;
    let records = transaction.store(RECORDS)?;
    for change in &commit.changes().0 {
        let name = JsValue::from_str(&record_key(change.owner, change.row));
        match &change.after {
            Some(json) => {
                records.put_with_key(&JsValue::from_str(&record_value(sequence, json)), &name)?
            }
            None => records.delete(&name)?,
        };
    }
    Ok(())
}

/// Puts a snapshot under a new world, or nothing, in the place of everything.
pub(super) async fn overwrite(
    database: &IdbDatabase,
    world: Option<&World>,
    snapshot: &Snapshot,
) -> Result<(), Fault> {
    let transaction = Transaction::begin(database, &STORES, Mode::Write)?;
    fill(&transaction, world, snapshot)?;
    transaction.complete().await
}

/// Puts a snapshot under a new world where there is none; says whether it did. Looking and writing are one transaction:
/// of two tabs that find nothing at once, one finds the other's world.
pub(super) async fn create(
    database: &IdbDatabase,
    world: &World,
    snapshot: &Snapshot,
) -> Result<bool, ReadError> {
    let transaction = Transaction::begin(database, &STORES, Mode::Write)?;
    if read::world(&transaction).await?.is_some() {
        return Ok(false);
    }
    fill(&transaction, Some(world), snapshot)?;
    transaction.complete().await?;
    Ok(true)
}

/// Asks for everything to be replaced; what fails aborts the whole transaction.
fn fill(
    transaction: &Transaction,
    world: Option<&World>,
    snapshot: &Snapshot,
) -> Result<(), Fault> {
    for store in STORES {
        transaction.store(store)?.clear()?;
    }
    if let Some(world) = world {
        transaction
            .store(META)?
            .put_with_key(&world.to_text().into(), &WORLD.into())?;
    }
    let records = transaction.store(RECORDS)?;
    for kept in &snapshot.records {
        let value = record_value(kept.revision, &kept.json);
        let name = record_key(kept.owner, kept.row);
        records.put_with_key(&value.into(), &name.into())?;
    }
    let journal = transaction.store(JOURNAL)?;
    for entry in &snapshot.journal {
        journal.put_with_key(&entry_value(entry).into(), &key(entry.sequence))?;
    }
    Ok(())
}
