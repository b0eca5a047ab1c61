//! Records by their place, outside of any state.

use crate::domain::{Owner, RowKey, Sorted};
use std::sync::Arc;

/// How a record stands. One type for the store in memory and for the check of an import, which share their code so.
#[derive(Debug, Clone, Default)]
pub(super) struct Standing {
    /// The journal entry that last wrote it; 0 for what was there from the start.
    pub(super) revision: u64,
    /// Its JSON text; `None` when it is absent.
    pub(super) json: Option<Arc<str>>,
}

/// Records by owner and place.
pub(super) type Records = Sorted<(Owner, RowKey), Standing>;
