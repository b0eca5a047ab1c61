//! Opening the backend when the console starts, and what can be done when it does not open.

use super::config;
use super::http;
use super::offline::{Offline, demo_world, preload_demo};
use super::unopened::Unopened;
use super::{Backend, Failure, Size};
use crate::split::NotLoaded;
use crate::store::indexed_db::{self, DATABASE};
use crate::store::{AnyStore, IndexedDb, Notice, Notices};
use charter_core::store::{Memory, Snapshot, Store, StoreError};
use futures_util::StreamExt;
use leptos::prelude::{ArcReadSignal, ArcRwSignal, Set};

/// How far the opening has come.
#[derive(Clone)]
pub enum Opening {
    /// It is under way.
    Loading,
    /// The console can be used.
    Ready(Backend),
    /// It did not open: say why, and offer what helps.
    Failed(Unopened),
}

/// Opens the backend, and helps when it does not open. Clones are the same opener.
#[derive(Clone)]
pub struct Opener {
    opening: ArcRwSignal<Opening>,
}

impl Opener {
    /// Begins to open at once.
    pub fn start() -> Opener {
        let opener = Opener {
            opening: ArcRwSignal::new(Opening::Loading),
        };
        opener.retry();
        opener
    }

    /// How far it has come.
    pub fn opening(&self) -> ArcReadSignal<Opening> {
        self.opening.read_only()
    }

    /// Tries again.
    pub fn retry(&self) {
        self.opening.set(Opening::Loading);
        let opener = self.clone();
        wasm_bindgen_futures::spawn_local(async move { opener.open().await });
    }

    async fn open(&self) {
        match config::load().await {
            Ok(None) => self.open_store().await,
            Ok(Some(config)) => match http::connect(config).await {
                Ok(Ok(Some(http))) => self
                    .opening
                    .set(Opening::Ready(Backend::over_network(http))),
                Ok(Ok(None)) => self.open_store().await,
                Ok(Err(why)) => self.fail(Unopened::Config(why)),
                Err(NotLoaded) => self.fail(Unopened::NotLoaded),
            },
            Err(why) => self.fail(Unopened::Config(why)),
        }
    }

    async fn open_store(&self) {
        if !indexed_db::ever_kept(DATABASE) {
            preload_demo();
        }
        let (store, mut notices) = IndexedDb::new(DATABASE);
        loop {
            match open(store.again()).await {
                Ok(offline) => {
                    let backend = Backend::over_store(offline, Some(notices));
                    return self.opening.set(Opening::Ready(backend));
                }
                Err(blocked @ Unopened::Store(StoreError::Blocked)) => {
                    self.fail(blocked);
                    unblocked(&mut notices).await;
                }
                Err(why) => return self.fail(why),
            }
        }
    }

    fn fail(&self, why: Unopened) {
        self.opening.set(Opening::Failed(why));
    }

    /// Puts an export in the place of what does not open, and opens it.
    ///
    /// # Errors
    /// [`Failure::Transfer`] or [`Failure::Storage`]; nothing was changed.
    pub async fn restore(&self, export: &str) -> Result<(), Failure> {
        self.replace(&Snapshot::import(export)?).await
    }

    /// Puts a fresh demo organization in the place of what does not open, and opens it.
    ///
    /// # Errors
    /// [`Failure::Storage`] or [`Failure::NotLoaded`]; nothing was changed.
    pub async fn start_anew(&self, size: Size) -> Result<(), Failure> {
        self.replace(&demo_world(size).await?).await
    }

    async fn replace(&self, snapshot: &Snapshot) -> Result<(), Failure> {
        let (store, _) = IndexedDb::new(DATABASE);
        store.replace(snapshot).await?;
        self.retry();
        Ok(())
    }

    /// Goes on with what is left after a loss was reported ([`StoreError::Damaged`] where the journal ends too
    /// early): tries again without missing the rest.
    pub fn accept_loss(&self) {
        IndexedDb::new(DATABASE).0.accept_loss();
        self.retry();
    }

    /// What can still be read of the data, as text to be saved in a file: an export that [`Opener::restore`] takes,
    /// where all of it can be read.
    ///
    /// # Errors
    /// [`Failure::Storage`].
    pub async fn salvage(&self) -> Result<String, Failure> {
        Ok(IndexedDb::new(DATABASE).0.salvage().await?)
    }
}

/// Whether this browser never held any data and the console works offline: then nothing has to be opened before
/// somebody asks for it.
pub async fn is_first_visit() -> bool {
    !indexed_db::ever_kept(DATABASE) && config::is_plainly_offline().await
}

/// Opens the database, or memory where the browser allows none.
async fn open(store: IndexedDb) -> Result<Offline, Unopened> {
    match Offline::open(AnyStore::IndexedDb(store), Size::default()).await {
        Err(Unopened::Store(StoreError::Forbidden(_))) => {
            let memory = AnyStore::Memory(Memory::default());
            Offline::open(memory, Size::default()).await
        }
        result => result,
    }
}

/// Waits until the tab that holds an older version open lets go.
async fn unblocked(notices: &mut Notices) {
    while let Some(notice) = notices.next().await {
        if notice == Notice::Unblocked {
            return;
        }
    }
}
