//! What the tests of the store share: a database of their own, tabs on it, and faults of the browser.

#![allow(dead_code, reason = "each test file uses its own part")]

use charter::store::indexed_db::Migration;
use charter::store::{IndexedDb, Notice, Notices};
use charter_core::contract::{CreatePolicy, PolicyType, Timestamp};
use charter_core::domain::demo::{self, MANAGEMENT, Size};
use charter_core::domain::{Caller, Owner};
use charter_core::store::{Called, Engine, EngineError, Snapshot, StoreError};
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use std::pin::pin;
use wasm_bindgen::prelude::*;

/// The management account of the demo.
pub const MANAGER: Caller = Caller::root(MANAGEMENT);

const NOW: Timestamp = Timestamp(1_790_000_000_000);

pub fn clock() -> Timestamp {
    NOW
}

/// A name that no other test uses.
pub fn database() -> String {
    format!("test-{}", js_sys::Math::random())
}

pub fn world() -> Snapshot {
    demo::world("the demo", Size::Sixty, NOW)
}

/// One tab on a database, as two tabs are two connections.
pub struct Tab {
    pub engine: Engine<IndexedDb>,
    pub notices: Notices,
}

/// Opens a tab; the first one on a database puts the demo there.
pub async fn tab(name: &str) -> Tab {
    let (store, notices) = IndexedDb::new(name);
    let engine = Engine::open(store, clock, world).await.unwrap();
    Tab { engine, notices }
}

/// What a tab finds that opens what is there.
pub async fn reopened(name: &str) -> Result<Option<Engine<IndexedDb>>, StoreError> {
    Engine::open_existing(IndexedDb::new(name).0, clock).await
}

/// What a console with other migrations finds.
pub async fn reopened_with(
    name: &str,
    migrations: &'static [Migration],
) -> Result<Option<Engine<IndexedDb>>, StoreError> {
    let (store, _notices) = IndexedDb::with_migrations(name, migrations);
    Engine::open_existing(store, clock).await
}

impl Tab {
    /// Saves a policy of this name.
    pub async fn save(
        &self,
        name: &str,
    ) -> Result<Called<charter_core::contract::CreatedPolicy>, EngineError> {
        let content =
            r#"{"version":"2.0","statement":[{"effect":"deny","action":"*","resource":"*"}]}"#;
        let policy = CreatePolicy {
            name: name.to_owned(),
            content: content.to_owned(),
            description: String::new(),
            policy_type: PolicyType::ServiceControl,
        };
        self.engine.call(MANAGER, &policy, None).await
    }

    /// The next notice, or a failure after a second.
    pub async fn notice(&mut self) -> Notice {
        let patience = pin!(sleep(1000));
        match select(self.notices.next(), patience).await {
            Either::Left((notice, _)) => notice.expect("the channel is open"),
            Either::Right(_) => panic!("nothing was heard within a second"),
        }
    }
}

/// The names of all policies.
pub fn policies(engine: &Engine<IndexedDb>) -> Vec<String> {
    let state = engine.state();
    let organization = Owner::Organization(demo::ORGANIZATION);
    let tables = state.owner(organization).expect("the demo is there");
    tables
        .policies
        .iter()
        .map(|policy| policy.name.clone())
        .collect()
}

/// Everything in the database, for a comparison.
pub async fn content(name: &str) -> String {
    let engine = reopened(name).await.unwrap().expect("there are data");
    engine.snapshot().await.unwrap().export()
}

#[wasm_bindgen(inline_js = r#"
const original = {
  put: IDBObjectStore.prototype.put,
  transaction: IDBDatabase.prototype.transaction,
  indexedDB: Object.getOwnPropertyDescriptor(window, 'indexedDB'),
};

export function sleep(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

export function heal() {
  IDBObjectStore.prototype.put = original.put;
  IDBDatabase.prototype.transaction = original.transaction;
  Object.defineProperty(window, 'indexedDB', original.indexedDB);
}

function atPut(number, fail) {
  const counts = new WeakMap();
  IDBObjectStore.prototype.put = function (...values) {
    const count = (counts.get(this.transaction) ?? 0) + 1;
    counts.set(this.transaction, count);
    if (count === number) return fail(this, values);
    return original.put.apply(this, values);
  };
}

export function failPut(number, exception) {
  atPut(number, () => { throw new DOMException('by the test', exception); });
}

export function abortAtPut(number) {
  atPut(number, (store, values) => {
    const request = original.put.apply(store, values);
    store.transaction.abort();
    return request;
  });
}

export function failTransactions(times) {
  IDBDatabase.prototype.transaction = function (...values) {
    times -= 1;
    if (times >= 0) throw new DOMException('The database connection is closing.', 'InvalidStateError');
    return original.transaction.apply(this, values);
  };
}

export function loseTheAnswerOfTheNextWrite() {
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const transaction = original.transaction.call(this, stores, mode, options);
    if (mode === 'readwrite') {
      IDBDatabase.prototype.transaction = original.transaction;
      transaction.addEventListener('complete', (event) => {
        event.stopImmediatePropagation();
        transaction.dispatchEvent(new Event('abort'));
      });
    }
    return transaction;
  };
}

export function forbid() {
  Object.defineProperty(window, 'indexedDB', {
    configurable: true,
    get() { throw new DOMException('The operation is insecure.', 'SecurityError'); },
  });
}

export function seenDurability() {
  const seen = [];
  IDBDatabase.prototype.transaction = function (...values) {
    const transaction = original.transaction.apply(this, values);
    seen.push(`${transaction.mode} ${transaction.durability}`);
    return transaction;
  };
  return seen;
}

function opened(name) {
  return new Promise((done, failed) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

/** A tab of an old console: it does not let go when a newer version asks. */
export async function hold(name) {
  return opened(name);
}

export function letGo(held) {
  held.close();
}

export async function overwrite(name, store, key, value) {
  const database = await opened(name);
  await new Promise((done, failed) => {
    const transaction = database.transaction(store, 'readwrite');
    const target = transaction.objectStore(store);
    if (value === undefined) target.delete(key);
    else target.put(value, key);
    transaction.oncomplete = done;
    transaction.onabort = failed;
  });
  database.close();
}

export function remove(name) {
  return new Promise((done, failed) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => done();
    request.onerror = () => failed(request.error);
  });
}

export function version(name) {
  return opened(name).then((database) => {
    const { version } = database;
    database.close();
    return version;
  });
}
"#)]
extern "C" {
    pub async fn sleep(milliseconds: u32);
    /// Takes every fault away.
    pub fn heal();
    /// The put of this number throws, in every transaction.
    #[wasm_bindgen(js_name = failPut)]
    pub fn fail_put(number: u32, exception: &str);
    /// Every transaction is aborted at its put of this number.
    #[wasm_bindgen(js_name = abortAtPut)]
    pub fn abort_at_put(number: u32);
    /// So many transactions are refused as on a connection that closes.
    #[wasm_bindgen(js_name = failTransactions)]
    pub fn fail_transactions(times: u32);
    /// The next write is carried out, and the connection is lost before it says so.
    #[wasm_bindgen(js_name = loseTheAnswerOfTheNextWrite)]
    pub fn lose_the_answer_of_the_next_write();
    /// The browser allows no storage.
    pub fn forbid();
    /// A list that grows by `mode durability` with each transaction.
    #[wasm_bindgen(js_name = seenDurability)]
    pub fn seen_durability() -> js_sys::Array;
    pub async fn hold(name: &str) -> JsValue;
    #[wasm_bindgen(js_name = letGo)]
    pub fn let_go(held: &JsValue);
    /// Puts a value into the database behind the console's back; `undefined` removes it.
    pub async fn overwrite(name: &str, store: &str, key: &JsValue, value: &JsValue);
    /// Deletes the database, as a browser does that runs out of room or finds it corrupt.
    pub async fn remove(name: &str);
    pub async fn version(name: &str) -> JsValue;
}
