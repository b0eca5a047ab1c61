//! The browser's database as a store.
//!
//! Everything is text: the world under `meta`, records under `records`, journal entries under `journal`. A
//! commit is one strict transaction that **adds** its journal entry under the number after the last one seen;
//! the database refuses a number that is taken, and with it the whole transaction. No lock is held.

mod channel;
mod codec;
mod commit;
mod connection;
mod fault;
mod marker;
mod persist;
mod read;
mod request;
mod salvage;
mod schema;

pub use fault::Fault;
pub use marker::ever_kept;
pub use schema::{MIGRATIONS, Migration, Upgrade};

use super::{Notice, Notices};
use channel::Channel;
use charter_core::store::{Commit, Entry, Kept, Snapshot, Store, StoreError};
use connection::Connection;
use fault::Meaning;
use futures_channel::mpsc::unbounded;
use marker::Marker;
use request::{Mode, Transaction};
use schema::{STORES, World};
use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;
use web_sys::IdbDatabase;

/// The database that the console keeps its data in.
pub const DATABASE: &str = "charter";

/// The browser's database, as one engine uses it.
///
/// What is loaded or put in place through it is the data that it writes to: once everything was replaced by
/// someone else, it is refused, even where an import brought back a world of the same name.
#[derive(Debug)]
pub struct IndexedDb {
    shared: Rc<Shared>,
    world: RefCell<Option<World>>,
}

/// What all uses of the database in this tab share.
#[derive(Debug)]
struct Shared {
    connection: Connection,
    channel: Channel,
}

impl IndexedDb {
    /// The database of this name, which is opened at its first use, and what is heard of other tabs.
    pub fn new(name: &str) -> (IndexedDb, Notices) {
        IndexedDb::with_migrations(name, MIGRATIONS)
    }

    /// As [`IndexedDb::new`], with other versions of the layout.
    pub fn with_migrations(name: &str, migrations: &'static [Migration]) -> (IndexedDb, Notices) {
        let (sender, notices) = unbounded();
        let channel = Channel::join(name, &sender);
        let connection = Connection::new(name, migrations, sender);
        let shared = Rc::new(Shared {
            connection,
            channel,
        });
        (IndexedDb::over(shared), notices)
    }

    fn over(shared: Rc<Shared>) -> IndexedDb {
        IndexedDb {
            shared,
            world: RefCell::new(None),
        }
    }

    /// The same database for another engine.
    pub fn again(&self) -> IndexedDb {
        IndexedDb::over(Rc::clone(&self.shared))
    }

    /// Everything that can still be read, also of a newer or damaged database, as JSON text: an export where all
    /// of it can be read. Writes nothing.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`], [`StoreError::Lost`].
    pub async fn salvage(&self) -> Result<String, StoreError> {
        salvage::salvage(self.name()).await
    }

    /// Takes what the database holds now for all that there was: after a loss that was reported, the person
    /// has decided to go on with what is left.
    pub fn accept_loss(&self) {
        marker::remove(self.name());
    }

    fn name(&self) -> &str {
        &self.shared.connection.name
    }

    /// The world that must stand in the database for this engine.
    fn expected(&self, world: &str) -> Expected {
        let known = self.world.borrow();
        Expected {
            world: world.to_owned(),
            generation: known.as_ref().map(|known| known.generation.clone()),
        }
    }

    /// What it means that the database holds no world.
    fn nothing(&self) -> StoreError {
        match marker::read(self.name()) {
            Some(_) => StoreError::Emptied,
            None => StoreError::Replaced,
        }
    }

    fn mark(&self, last: u64) {
        if let Some(world) = &*self.world.borrow() {
            let generation = world.generation.clone();
            marker::write(self.name(), &Marker { generation, last });
        }
    }

    /// Runs a transaction that only reads. A lost connection is opened again, once.
    async fn read<T, F>(&self, read: impl Fn(Transaction) -> F) -> Result<T, StoreError>
    where
        F: Future<Output = Result<T, ReadError>>,
    {
        let mut tries = 2;
        loop {
            let database = self.shared.connection.database().await?;
            match attempt(&database, &read).await {
                Ok(value) => return Ok(value),
                Err(ReadError::Store(error)) => return Err(error),
                Err(ReadError::Nothing) => return Err(self.nothing()),
                Err(ReadError::Fault(fault)) => {
                    tries -= 1;
                    if fault.meaning() != Meaning::Lost || tries == 0 {
                        return Err(fault.into_error());
                    }
                    self.shared.connection.forget();
                }
            }
        }
    }

    /// Puts other data, or nothing, in the place of everything.
    async fn overwrite(
        &self,
        world: Option<&World>,
        snapshot: &Snapshot,
    ) -> Result<(), StoreError> {
        let mut tries = 2;
        loop {
            let database = self.shared.connection.database().await?;
            let Err(fault) = commit::overwrite(&database, world, snapshot).await else {
                return Ok(());
            };
            tries -= 1;
            // The same data written twice are the same data: this may be repeated without asking.
            if fault.meaning() != Meaning::Lost || tries == 0 {
                return Err(fault.into_error());
            }
            self.shared.connection.forget();
        }
    }
}

async fn attempt<T, F>(
    database: &IdbDatabase,
    read: &impl Fn(Transaction) -> F,
) -> Result<T, ReadError>
where
    F: Future<Output = Result<T, ReadError>>,
{
    read(Transaction::begin(database, &STORES, Mode::Read)?).await
}

/// Which data an engine works on.
#[derive(Debug, Clone)]
struct Expected {
    world: String,
    /// Unknown to an engine that has loaded nothing through this store.
    generation: Option<String>,
}

impl Expected {
    fn check(&self, found: &World) -> Result<(), StoreError> {
        let same_generation = self
            .generation
            .as_ref()
            .is_none_or(|generation| *generation == found.generation);
        match self.world == found.world && same_generation {
            true => Ok(()),
            false => Err(StoreError::Replaced),
        }
    }
}

/// Why something could not be read.
#[derive(Debug)]
enum ReadError {
    /// The database failed.
    Fault(Fault),
    /// No world stands in the database.
    Nothing,
    /// What stands there is not what it should be.
    Store(StoreError),
}

impl From<Fault> for ReadError {
    fn from(fault: Fault) -> Self {
        ReadError::Fault(fault)
    }
}

impl From<StoreError> for ReadError {
    fn from(error: StoreError) -> Self {
        ReadError::Store(error)
    }
}

impl Store for IndexedDb {
    async fn load(&self) -> Result<Option<Kept>, StoreError> {
        let loaded = self.read(read::everything).await?;
        let marker = marker::read(self.name());
        let Some((world, kept)) = loaded else {
            return match marker {
                Some(_) => Err(StoreError::Emptied),
                None => Ok(None),
            };
        };
        if let Some(marker) = marker
            && marker.generation == world.generation
            && marker.last > kept.last
        {
            let (had, has) = (marker.last, kept.last);
            return Err(StoreError::Damaged(format!(
                "the journal ends at entry {has}, and entry {had} had been saved"
            )));
        }
        self.world.replace(Some(world));
        self.mark(kept.last);
        Ok(Some(kept))
    }

    async fn commit(&self, commit: Commit<'_>) -> Result<(), StoreError> {
        commit::commit(self, commit).await?;
        self.mark(commit.entry.sequence);
        persist::ask_once();
        self.shared.channel.tell(Notice::Changed);
        Ok(())
    }

    async fn entries_after(
        &self,
        world: &str,
        sequence: u64,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError> {
        let expected = self.expected(world);
        self.read(|transaction| read::entries_after(transaction, expected.clone(), sequence, limit))
            .await
    }

    async fn entries_before(
        &self,
        world: &str,
        sequence: u64,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError> {
        let expected = self.expected(world);
        self.read(|transaction| {
            read::entries_before(transaction, expected.clone(), sequence, limit)
        })
        .await
    }

    async fn replace(&self, snapshot: &Snapshot) -> Result<(), StoreError> {
        let world = World::fresh(&snapshot.world);
        self.overwrite(Some(&world), snapshot).await?;
        self.world.replace(Some(world));
        self.mark(snapshot.journal.len() as u64);
        self.shared.channel.tell(Notice::Replaced);
        Ok(())
    }

    async fn create(&self, first: &Snapshot) -> Result<(), StoreError> {
        let world = World::fresh(&first.world);
        let database = self.shared.connection.database().await?;
        match commit::create(&database, &world, first).await {
            Ok(true) => {}
            // Another tab was first: its world is found when this store is loaded.
            Ok(false) => return Ok(()),
            Err(ReadError::Store(error)) => return Err(error),
            Err(ReadError::Nothing) => return Err(self.nothing()),
            Err(ReadError::Fault(fault)) => return Err(fault.into_error()),
        }
        self.world.replace(Some(world));
        self.mark(first.journal.len() as u64);
        Ok(())
    }

    async fn erase(&self) -> Result<(), StoreError> {
        // First the marker: cut off in between, the data are still there rather than missed.
        marker::remove(self.name());
        let nothing = Snapshot {
            world: String::new(),
            records: Vec::new(),
            journal: Vec::new(),
        };
        self.overwrite(None, &nothing).await?;
        self.world.replace(None);
        self.shared.channel.tell(Notice::Erased);
        Ok(())
    }
}
