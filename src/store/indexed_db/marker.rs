//! A marker outside the database that there was data: a browser that loses a database creates an empty one
//! without a word, and the marker tells.

use charter_json::object;
use web_sys::Storage;

/// Which data there was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker {
    /// The generation of the data: see [`super::schema::World`].
    pub generation: String,
    /// The last journal entry that was saved.
    pub last: u64,
}
object!(Marker { generation, last });

fn name(database: &str) -> String {
    format!("{database}.marker")
}

/// Where storage is forbidden there is no marker, and none is missed.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// Whether this browser was ever given data to keep, as far as the marker knows.
pub fn ever_kept(database: &str) -> bool {
    storage().is_some_and(|storage| !matches!(storage.get_item(&name(database)), Ok(None)))
}

pub(super) fn read(database: &str) -> Option<Marker> {
    let text = storage()?.get_item(&name(database)).ok().flatten()?;
    charter_json::from_text(&text).ok()
}

/// Writes the marker; it may lag behind the database, never run ahead of it.
pub(super) fn write(database: &str, marker: &Marker) {
    if let Some(storage) = storage() {
        // A full localStorage keeps the older marker, which still says that there was data.
        let _ = storage.set_item(&name(database), &charter_json::to_text(marker));
    }
}

pub(super) fn remove(database: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&name(database));
    }
}
