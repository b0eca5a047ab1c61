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
use serde::Serialize;
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use web_sys::IdbDatabase;

#[derive(Serialize)]
struct Salvage {
    format: &'static str,
    schema: f64,
    /// By object store: each key with its text, or `null` where the value is no text.
    stores: BTreeMap<String, Vec<(String, Option<String>)>>,
    /// The object stores that could not be read, and why.
    unreadable: BTreeMap<String, String>,
}

pub(super) async fn salvage(name: &str) -> Result<String, StoreError> {
    let database = open_as_kept(name)
        .await?
        .ok_or_else(|| StoreError::Lost("there is no data".to_owned()))?;
    let text = match export(&database).await {
        Some(export) => Ok(export),
        None => values(&database).await,
    };
    database.close();
    text
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

async fn values(database: &IdbDatabase) -> Result<String, StoreError> {
    let mut salvage = Salvage {
        format: "charter-salvage",
        schema: database.version(),
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
    serde_json::to_string_pretty(&salvage).map_err(|error| StoreError::Lost(error.to_string()))
}

async fn rows(database: &IdbDatabase, store: &str) -> Result<Vec<(String, Option<String>)>, Fault> {
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
