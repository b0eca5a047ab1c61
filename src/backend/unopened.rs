//! Why the backend did not open.

use crate::split::NotLoaded;
use charter_core::store::StoreError;

/// Why the backend did not open. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unopened {
    /// `config.json` is not understood; the text says what is wrong with it.
    Config(String),
    /// The browser's storage failed. `Emptied` and `Damaged`: offer [`Opener::restore`](super::Opener::restore), [`Opener::start_anew`](super::Opener::start_anew),
    /// and for `Damaged` and `Newer` [`Opener::salvage`](super::Opener::salvage); `Blocked` opens by itself when the other tab lets go.
    Store(StoreError),
    /// What speaks with a service, or makes the demo, did not arrive from where the console is served.
    NotLoaded,
}

impl From<StoreError> for Unopened {
    fn from(error: StoreError) -> Self {
        Unopened::Store(error)
    }
}

impl From<NotLoaded> for Unopened {
    fn from(NotLoaded: NotLoaded) -> Self {
        Unopened::NotLoaded
    }
}
