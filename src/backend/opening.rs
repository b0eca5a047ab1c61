//! Opening the backend when the console starts, and what can be done when it does not open.

use super::offline::{Offline, demo_world};
use super::{Backend, Failure, Size};
use crate::store::AnyStore;
use charter_core::store::{Memory, Snapshot, Store, StoreError};
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

/// Why the backend did not open. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unopened {
    /// `config.json` is not understood; the text says what is wrong with it.
    Config(String),
    /// The browser's storage failed. `Emptied` and `Damaged`: offer [`Opener::restore`], [`Opener::start_anew`],
    /// and for `Damaged` and `Newer` [`Opener::salvage`]; `Blocked` opens by itself when the other tab lets go.
    Store(StoreError),
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
        let opened = Offline::open(AnyStore::Memory(Memory::default()), Size::Small).await;
        self.opening.set(match opened {
            Ok(offline) => Opening::Ready(Backend::over(offline, None)),
            Err(error) => Opening::Failed(Unopened::Store(error)),
        });
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
    /// [`Failure::Storage`]; nothing was changed.
    pub async fn start_anew(&self, size: Size) -> Result<(), Failure> {
        self.replace(&demo_world(size)).await
    }

    async fn replace(&self, snapshot: &Snapshot) -> Result<(), Failure> {
        let store = AnyStore::Memory(Memory::default());
        store.replace(snapshot).await?;
        self.retry();
        Ok(())
    }

    /// What can still be read of the data, as text to be saved in a file.
    ///
    /// # Errors
    /// [`Failure::Storage`].
    pub async fn salvage(&self) -> Result<String, Failure> {
        Err(StoreError::Lost("nothing is kept".to_owned()).into())
    }
}
