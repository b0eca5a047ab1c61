//! The browser's database when something fails: nothing is lost, and what happened is known.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use charter::store::indexed_db::{Fault, MIGRATIONS, Migration};
use charter::store::{IndexedDb, Notice};
use charter_core::store::{Engine, EngineError, SCHEMA, Store, StoreError};
use support::{clock, content, database, heal, policies, reopened, reopened_with, tab};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn storage_error<T>(result: Result<T, EngineError>) -> StoreError {
    match result {
        Err(EngineError::Store(error)) => error,
        Err(EngineError::Refused(error)) => panic!("refused: {error}"),
        Ok(_) => panic!("it went through"),
    }
}

#[wasm_bindgen_test]
async fn a_full_disk_is_said_and_nothing_is_written() {
    let name = database();
    let tab = tab(&name).await;
    let before = content(&name).await;
    support::fail_put(1, "QuotaExceededError");
    let refused = tab.save("too_much").await;
    heal();
    assert_eq!(storage_error(refused), StoreError::Full);
    assert_eq!(content(&name).await, before);
    assert_eq!(
        tab.engine.snapshot().await.unwrap().export(),
        before,
        "export still works"
    );
    tab.save("with_room_again").await.unwrap();
}

#[wasm_bindgen_test]
async fn a_commit_cut_off_at_any_record_leaves_everything_as_it_was() {
    let name = database();
    let tab = tab(&name).await;
    let before = content(&name).await;
    let mut put = 1;
    loop {
        support::abort_at_put(put);
        let aborted = tab.save("cut_off").await;
        support::fail_put(put, "DataError");
        let failed = tab.save("cut_off").await;
        heal();
        if aborted.is_ok() {
            break;
        }
        assert!(matches!(storage_error(aborted), StoreError::Lost(_)));
        assert!(matches!(storage_error(failed), StoreError::Lost(_)));
        assert_eq!(content(&name).await, before, "cut off at record {put}");
        put += 1;
    }
    assert!(put > 3, "saving a policy writes several records");
}

#[wasm_bindgen_test]
async fn a_connection_that_closes_is_opened_again() {
    let name = database();
    let tab = tab(&name).await;
    support::fail_transactions(1);
    let saved = tab.save("after_reopening").await;
    heal();
    saved.unwrap();
    support::fail_transactions(1);
    let journal = tab.engine.journal(u64::MAX, 1).await;
    heal();
    assert_eq!(journal.unwrap().len(), 1);
    support::fail_transactions(99);
    let refused = tab.save("never").await;
    heal();
    assert!(matches!(storage_error(refused), StoreError::Lost(_)));
    let kept = reopened(&name).await.unwrap().expect("there are data");
    assert!(!policies(&kept).contains(&"never".to_owned()));
}

#[wasm_bindgen_test]
async fn a_write_whose_answer_was_lost_is_not_done_twice() {
    let name = database();
    let tab = tab(&name).await;
    let before = tab.engine.last();
    support::lose_the_answer_of_the_next_write();
    let saved = tab.save("once").await;
    heal();
    assert_eq!(saved.unwrap().entry, Some(before + 1));
    let kept = reopened(&name).await.unwrap().expect("there are data");
    assert_eq!(kept.last(), before + 1);
    let times = policies(&kept)
        .iter()
        .filter(|name| *name == "once")
        .count();
    assert_eq!(times, 1);
}

#[wasm_bindgen_test]
async fn a_browser_that_forbids_storage_is_told_from_one_that_fails() {
    support::forbid();
    let refused = reopened(&database()).await;
    heal();
    assert!(matches!(refused, Err(StoreError::Forbidden(_))));
}

#[wasm_bindgen_test]
async fn data_that_the_browser_removed_are_missed() {
    let name = database();
    drop(tab(&name).await);
    support::remove(&name).await;
    assert_eq!(reopened(&name).await.err(), Some(StoreError::Emptied));
    let (store, _) = IndexedDb::new(&name);
    let opened = Engine::open(store, clock, support::world).await;
    assert_eq!(
        opened.err(),
        Some(StoreError::Emptied),
        "no demo in their place"
    );
    let (store, _) = IndexedDb::new(&name);
    store.replace(&support::world()).await.unwrap();
    assert!(
        reopened(&name).await.unwrap().is_some(),
        "starting anew is possible"
    );
}

#[wasm_bindgen_test]
async fn data_removed_under_an_open_tab_are_missed() {
    let name = database();
    let tab = tab(&name).await;
    support::remove(&name).await;
    assert_eq!(storage_error(tab.save("lost").await), StoreError::Emptied);
}

#[wasm_bindgen_test]
async fn saved_entries_that_are_gone_are_missed() {
    let name = database();
    let tab = tab(&name).await;
    tab.save("kept").await.unwrap();
    tab.save("gone").await.unwrap();
    let last = tab.engine.last();
    let key = JsValue::from(u32::try_from(last).unwrap());
    support::overwrite(&name, "journal", &key, &JsValue::UNDEFINED).await;
    match reopened(&name).await {
        Err(StoreError::Damaged(what)) => assert!(what.contains(&last.to_string()), "{what}"),
        other => panic!("{:?}", other.map(|engine| engine.is_some())),
    }
    let rest = IndexedDb::new(&name).0.salvage().await;
    assert!(rest.unwrap().contains("kept"));
    IndexedDb::new(&name).0.accept_loss();
    assert!(reopened(&name).await.unwrap().is_some());
}

#[wasm_bindgen_test]
async fn a_damaged_record_is_named_and_the_rest_can_be_saved() {
    let name = database();
    drop(tab(&name).await);
    let key = "organization-80112/organization/80112";
    for damage in [
        JsValue::from_str("{\"r\":0,\"v\":{\"id\":"),
        JsValue::from(7),
    ] {
        support::overwrite(&name, "records", &key.into(), &damage).await;
        match reopened(&name).await {
            Err(StoreError::Damaged(what)) => {
                assert!(what.contains("organization/80112"), "{what}")
            }
            other => panic!("{:?}", other.map(|engine| engine.is_some())),
        }
    }
    let text = IndexedDb::new(&name).0.salvage().await.unwrap();
    let salvage: serde_json::Value = serde_json::from_str(&text).unwrap();
    let records = salvage["stores"]["records"].as_array().unwrap();
    assert_eq!(records.len(), support::world().records.len());
    let damaged = records.iter().find(|row| row[0] == key).unwrap();
    assert!(damaged[1].is_null());
}

#[wasm_bindgen_test]
async fn what_can_be_read_whole_is_saved_as_an_export() {
    let name = database();
    drop(tab(&name).await);
    let text = IndexedDb::new(&name).0.salvage().await;
    assert_eq!(text.unwrap(), content(&name).await);
}

#[wasm_bindgen_test]
async fn salvaging_where_there_is_nothing_makes_nothing() {
    let name = database();
    let (store, _) = IndexedDb::new(&name);
    assert!(store.salvage().await.is_err());
    assert!(store.load().await.unwrap().is_none());
}

/// A later layout in which every record says that it was brought there.
const LATER: &[Migration] = &[MIGRATIONS[0], MIGRATIONS[1], |upgrade| {
    Box::pin(async move {
        upgrade.create("later")?;
        let raise = |text: &str| Ok(text.replacen("{\"r\":0,", "{\"r\":1,", 1));
        upgrade.rewrite("records", raise).await
    })
}];

/// A migration that gives up in the middle.
const FAILING: &[Migration] = &[MIGRATIONS[0], MIGRATIONS[1], |upgrade| {
    Box::pin(async move {
        upgrade.create("half")?;
        let count = std::cell::Cell::new(0);
        let stop = |text: &str| {
            count.set(count.get() + 1);
            match count.get() {
                30 => Err(Fault::new("DataError", "by the test")),
                _ => Ok(text.replacen("{\"r\":0,", "{\"r\":9,", 1)),
            }
        };
        upgrade.rewrite("records", stop).await
    })
}];

#[wasm_bindgen_test]
async fn older_data_are_brought_to_the_new_layout() {
    let name = database();
    drop(tab(&name).await);
    let before = content(&name).await;
    let engine = reopened_with(&name, LATER)
        .await
        .unwrap()
        .expect("there are data");
    let after = engine.snapshot().await.unwrap();
    assert!(after.records.iter().all(|record| record.revision > 0));
    assert_eq!(after.records.len(), support::world().records.len());
    assert_ne!(after.export(), before);
    assert_eq!(
        support::version(&name).await.as_f64(),
        Some(f64::from(SCHEMA + 1))
    );
}

#[wasm_bindgen_test]
async fn data_of_each_earlier_version_are_opened_as_they_stand() {
    for version in 1..MIGRATIONS.len() {
        let name = database();
        let (store, _) = IndexedDb::with_migrations(&name, &MIGRATIONS[..version]);
        let first = Engine::open(store, clock, support::world).await.unwrap();
        let before = first.snapshot().await.unwrap();
        drop(first);
        let engine = reopened(&name).await.unwrap().expect("there are data");
        assert_eq!(engine.snapshot().await.unwrap(), before);
        assert_eq!(
            support::version(&name).await.as_f64(),
            Some(f64::from(SCHEMA))
        );
    }
}

#[wasm_bindgen_test]
async fn a_migration_that_fails_leaves_the_older_data_as_they_were() {
    let name = database();
    drop(tab(&name).await);
    let before = content(&name).await;
    let failed = reopened_with(&name, FAILING).await;
    assert!(
        matches!(failed, Err(StoreError::Damaged(_))),
        "{:?}",
        failed.err()
    );
    assert_eq!(
        support::version(&name).await.as_f64(),
        Some(f64::from(SCHEMA))
    );
    assert_eq!(content(&name).await, before);
}

#[wasm_bindgen_test]
async fn newer_data_are_not_opened_but_can_be_saved() {
    let name = database();
    drop(tab(&name).await);
    drop(reopened_with(&name, LATER).await.unwrap());
    assert_eq!(
        reopened(&name).await.err(),
        Some(StoreError::Newer(SCHEMA + 1))
    );
    let text = IndexedDb::new(&name).0.salvage().await.unwrap();
    let salvage: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(salvage["schema"], f64::from(SCHEMA + 1));
    assert!(salvage["stores"]["later"].is_array());
}

#[wasm_bindgen_test]
async fn an_older_tab_lets_go_when_a_newer_version_asks() {
    let name = database();
    let mut old = tab(&name).await;
    let begun = js_sys::Date::now();
    let newer = reopened_with(&name, LATER).await;
    assert!(newer.unwrap().is_some());
    assert!(js_sys::Date::now() - begun < 1000.0);
    assert_eq!(old.notice().await, Notice::NewerVersion);
    assert_eq!(
        storage_error(old.save("too_old").await),
        StoreError::Newer(SCHEMA + 1)
    );
}

#[wasm_bindgen_test]
async fn a_tab_that_does_not_let_go_blocks_and_its_end_is_told() {
    let name = database();
    drop(tab(&name).await);
    let held = support::hold(&name).await;
    let (store, notices) = IndexedDb::with_migrations(&name, LATER);
    assert_eq!(store.load().await, Err(StoreError::Blocked));
    support::let_go(&held);
    let engine = async { Engine::open(store.again(), clock, support::world).await };
    let mut waiting = support::Tab {
        notices,
        engine: tab(&database()).await.engine,
    };
    assert_eq!(waiting.notice().await, Notice::Unblocked);
    assert!(engine.await.is_ok());
}
