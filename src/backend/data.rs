//! All data at once: export, import, reset, erase.

use super::{Backend, Failure, Size, Warning};
use futures_util::FutureExt;
use leptos::prelude::Set;

impl Backend {
    /// Everything, the journal included, as a text that [`Backend::import`] takes.
    ///
    /// # Errors
    /// [`Failure::Storage`] or [`Failure::Unsupported`].
    pub async fn export(&self) -> Result<String, Failure> {
        self.only_offline(self.capabilities().data)?.export().await
    }

    /// Puts an export in the place of everything, in all tabs.
    ///
    /// # Errors
    /// [`Failure::Transfer`] says what is wrong and where; nothing was changed.
    pub async fn import(&self, text: &str) -> Result<(), Failure> {
        let (backend, text) = (self.clone(), text.to_owned());
        self.write(
            async move {
                backend
                    .only_offline(backend.capabilities().data)?
                    .import(&text)
                    .await
            }
            .boxed_local(),
        )
        .await
    }

    /// Puts a fresh demo organization in the place of everything, in all tabs.
    ///
    /// # Errors
    /// [`Failure::Storage`] or [`Failure::NotLoaded`]; nothing was changed.
    pub async fn reset(&self, size: Size) -> Result<(), Failure> {
        let backend = self.clone();
        self.write(
            async move {
                backend
                    .only_offline(backend.capabilities().data)?
                    .reset(size)
                    .await
            }
            .boxed_local(),
        )
        .await
    }

    /// Removes everything from this browser. The page has to be loaded again after it; a fresh demo
    /// organization stands there then.
    ///
    /// # Errors
    /// [`Failure::Storage`]; nothing was changed.
    pub async fn erase(&self) -> Result<(), Failure> {
        let backend = self.clone();
        self.write(
            async move {
                backend
                    .only_offline(backend.capabilities().data)?
                    .erase()
                    .await
            }
            .boxed_local(),
        )
        .await?;
        self.0.warning.set(Some(Warning::Erased));
        Ok(())
    }
}
