//! The layout of the database, and how an older one becomes a newer one.

use super::fault::Fault;
use super::request::Pending;
use charter_core::store::SCHEMA;
use charter_json::object;
use futures_util::future::LocalBoxFuture;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbCursorWithValue, IdbDatabase, IdbTransaction};

/// What concerns the whole: [`World`] under the key [`WORLD`].
pub(super) const META: &str = "meta";
/// The records, by `owner/table/key`.
pub(super) const RECORDS: &str = "records";
/// The journal entries, by number.
pub(super) const JOURNAL: &str = "journal";
/// All stores.
pub(super) const STORES: [&str; 3] = [META, RECORDS, JOURNAL];
/// The key of the [`World`].
pub(super) const WORLD: &str = "world";

/// Which data stand in the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct World {
    /// The world's name, which an export keeps.
    pub world: String,
    /// A new one each time that everything is replaced: an import may bring back a world of the same name.
    pub generation: String,
}
object!(World { world, generation });

impl World {
    /// The world of this name, as new data.
    pub fn fresh(world: &str) -> World {
        let random = || js_sys::Math::random().to_bits();
        World {
            world: world.to_owned(),
            generation: format!("{:x}{:x}", random(), random()),
        }
    }

    pub fn to_text(&self) -> String {
        charter_json::to_text(self)
    }
}

/// The change from one version to the next, inside the upgrade's transaction: all of it happens, or nothing.
pub type Migration = fn(Upgrade) -> LocalBoxFuture<'static, Result<(), Fault>>;

/// The migrations: the first makes version 1 of an empty database, and so on. A published one is never edited.
pub const MIGRATIONS: &[Migration] = &[create, keep];

const _: () = assert!(
    MIGRATIONS.len() == SCHEMA as usize,
    "each schema has its migration"
);

fn create(upgrade: Upgrade) -> LocalBoxFuture<'static, Result<(), Fault>> {
    Box::pin(async move { STORES.iter().try_for_each(|name| upgrade.create(name)) })
}

/// A version that only adds kinds of records or fields: what stands stays as it is.
fn keep(_: Upgrade) -> LocalBoxFuture<'static, Result<(), Fault>> {
    Box::pin(async { Ok(()) })
}

/// A database being upgraded. Only requests to the database may be awaited: anything else ends the transaction.
#[derive(Debug, Clone)]
pub struct Upgrade {
    database: IdbDatabase,
    transaction: IdbTransaction,
}

impl Upgrade {
    pub(super) fn new(database: IdbDatabase, transaction: IdbTransaction) -> Upgrade {
        Upgrade {
            database,
            transaction,
        }
    }

    /// Creates an object store.
    ///
    /// # Errors
    /// The database's.
    pub fn create(&self, store: &str) -> Result<(), Fault> {
        self.database.create_object_store(store)?;
        Ok(())
    }

    /// Writes every text of a store anew.
    ///
    /// # Errors
    /// The database's, and those of `rewrite`; the database stays as it was.
    pub async fn rewrite(
        &self,
        store: &str,
        rewrite: impl Fn(&str) -> Result<String, Fault>,
    ) -> Result<(), Fault> {
        let request = self.transaction.object_store(store)?.open_cursor()?;
        loop {
            let found = Pending::new(request.clone()).answer().await?;
            let Ok(cursor) = found.dyn_into::<IdbCursorWithValue>() else {
                return Ok(());
            };
            let text = cursor.value()?.as_string();
            let text = text.ok_or_else(|| Fault::new("DataError", "a value is no text"))?;
            cursor.update(&JsValue::from_str(&rewrite(&text)?))?;
            cursor.continue_()?;
        }
    }

    /// Brings the database from version `from` up to the newest of `migrations`.
    pub(super) async fn run(
        self,
        migrations: &'static [Migration],
        from: usize,
    ) -> Result<(), Fault> {
        for migration in migrations.iter().skip(from) {
            migration(self.clone()).await?;
        }
        Ok(())
    }

    /// Leaves the database as it was.
    pub(super) fn abort(&self) {
        let _ = self.transaction.abort();
    }
}
