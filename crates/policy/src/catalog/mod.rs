//! What a cloud's services have: actions, types of resources, condition keys.
//!
//! A [`Catalog`] begins with an index of all services and grows by one file a service, so that a browser
//! loads what a policy speaks of and no more. It is cheap to clone. The files are made by
//! `cargo xtask catalog` and stand in `public/catalog/`; how one is written is said at [`Catalog::with_service`].
//!
//! No list of a cloud's actions is without gaps. So a name that is not in the catalog is no fault by itself;
//! only [`Service::complete`] says that a list is believed to be whole.

mod access;
mod coverage;
mod format;
mod matching;
mod service;
mod standing;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use access::Access;
pub(crate) use access::first_word;
pub use coverage::Coverage;
pub use format::CatalogError;
pub use matching::Matching;
pub use service::{AccountForm, Action, Origin, ResourceType, Service, ServiceEntry};
pub use standing::Standing;

/// The services of a cloud, as far as they are loaded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalog {
    index: Arc<Vec<ServiceEntry>>,
    loaded: Arc<BTreeMap<String, Arc<Service>>>,
}

impl Catalog {
    /// The catalog that knows nothing.
    pub fn empty() -> Self {
        Self::default()
    }

    /// A catalog of the services in an index, none of them loaded yet.
    ///
    /// The index is UTF-8 text: the line `charter-catalog 1`, then a line a service with five fields between
    /// tabs: name, English title, Chinese title (each may be empty), number of actions, and `complete` or
    /// nothing. Services stand in the order of their names.
    ///
    /// # Errors
    /// [`CatalogError`] names the first line that is not of this form.
    pub fn with_index(text: &str) -> Result<Self, CatalogError> {
        Ok(Self {
            index: Arc::new(format::index(text)?),
            loaded: Arc::default(),
        })
    }

    /// This catalog with one more service, or with another list for one that was there.
    ///
    /// The text: the line `charter-catalog 1`, then the service's name, optionally followed by a tab and
    /// `complete`. Lines that begin with `=` are types of resources: prefix, the form of what follows it,
    /// `region` or nothing, `uin`, `uid` or `id`, between tabs. All others are actions in the order of their names:
    /// name, origin (nothing for the vendor's API, `d` for its documentation, `p` for published policies
    /// alone), and the numbers from 0 of the types it takes, between spaces. Empty fields at the end of a
    /// line are left out.
    ///
    /// # Errors
    /// [`CatalogError`] names the first line that is not of this form.
    pub fn with_service(&self, text: &str) -> Result<Self, CatalogError> {
        let mut service = format::service(text)?;
        if let Some(entry) = self.entry(&service.name) {
            service.title.clone_from(&entry.title);
            service.title_zh.clone_from(&entry.title_zh);
        }
        let mut loaded = (*self.loaded).clone();
        loaded.insert(service.name.clone(), Arc::new(service));
        Ok(Self {
            index: Arc::clone(&self.index),
            loaded: Arc::new(loaded),
        })
    }

    /// The services of the index, by name.
    pub fn services(&self) -> &[ServiceEntry] {
        &self.index
    }

    /// The service of that name in the index.
    pub fn entry(&self, name: &str) -> Option<&ServiceEntry> {
        let at = self
            .index
            .binary_search_by(|entry| entry.name.as_str().cmp(name))
            .ok()?;
        self.index.get(at)
    }

    /// The service of that name, if its file is loaded.
    pub fn service(&self, name: &str) -> Option<&Arc<Service>> {
        self.loaded.get(name)
    }
}
