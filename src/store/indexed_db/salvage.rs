//! What can be read of a database that does not open, as text to be saved in a file.
//!
//! Where all of it can be read, that is an export, which can be imported again. Otherwise it is the text of every
//! value by its key, from which a person can still take what they need.

use super::connection::open_as_kept;
use super::fault::Fault;
use super::read;
use super::request::{Mode, Pending, Transaction, texts};
use super::schema::STORES;
use charter_core::store::{SCHEMA, Snapshot, StoreError};
use charter_json::{Shape, ToJson, Writer, field, indented};
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use web_sys::IdbDatabase;

/// Each key with its text, or `null` where the value is no text.
type Values = Vec<(String, Option<String>)>;

struct Salvage {
    schema: u64,
    /// By object store.
    stores: BTreeMap<String, Values>,
    /// The object stores that could not be read, and why.
    unreadable: BTreeMap<String, String>,
}

impl ToJson for Salvage {
    fn write(&self, to: &mut Writer) {
        const SHAPE: &Shape = &Shape::open(&[
            field("format"),
            field("schema"),
            field("stores"),
            field("unreadable"),
        ]);
        let mut object = to.object(SHAPE);
        object.value(&"charter-salvage");
        object.value(&self.schema);
        object.value(&self.stores);
        object.value(&self.unreadable);
        object.end();
    }
}

pub(super) async fn salvage(name: &str) -> Result<String, StoreError> {
    let database = open_as_kept(name)
        .await?
        .ok_or_else(|| StoreError::Lost("there is no data".to_owned()))?;
    let text = match export(&database).await {
        Some(export) => export,
        None => values(&database).await,
    };
    database.close();
    Ok(text)
}

/// Everything as an export, where it is of this version and without a fault.
async fn export(database: &IdbDatabase) -> Option<String> {
    if database.version() > f64::from(SCHEMA) {
        return None;
    }
    let transaction = Transaction::begin(database, &STORES, Mode::Read).ok()?;
    let (_, kept) = read::everything(transaction).await.ok()??;
    let transaction = Transaction::begin(database, &STORES, Mode::Read).ok()?;
    let journal = read::whole_journal(transaction).await.ok()?;
    let mut records = kept.records;
    charter_order::sort_by_key(&mut records, |record| (record.owner, record.row));
    let snapshot = Snapshot {
        world: kept.world,
        records,
        journal,
    };
    let text = snapshot.export();
    Snapshot::import(&text).ok().map(|_| text)
}

async fn values(database: &IdbDatabase) -> String {
    let mut salvage = Salvage {
        // A whole number: the schema.
        schema: database.version() as u64,
        stores: BTreeMap::new(),
        unreadable: BTreeMap::new(),
    };
    let names = database.object_store_names();
    for name in (0..names.length()).filter_map(|index| names.item(index)) {
        match rows(database, &name).await {
            Ok(rows) => salvage.stores.insert(name, rows).map(|_| ()),
            Err(fault) => salvage
                .unreadable
                .insert(name, fault.to_string())
                .map(|_| ()),
        };
    }
    indented(&charter_json::to_text(&salvage))
}

async fn rows(database: &IdbDatabase, store: &str) -> Result<Values, Fault> {
    let transaction = Transaction::begin(database, &[store], Mode::Read)?;
    let store = transaction.store(store)?;
    let keys = Pending::new(store.get_all_keys()?);
    let values = Pending::new(store.get_all()?);
    let keys: js_sys::Array = keys.answer().await?.unchecked_into();
    let values = texts(&values.answer().await?);
    let name = |key: wasm_bindgen::JsValue| match key.as_string() {
        Some(text) => text,
        None => key.as_f64().unwrap_or_default().to_string(),
    };
    Ok(keys.iter().map(name).zip(values).collect())
}
