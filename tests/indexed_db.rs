//! The browser's database as a store: commits, two tabs at once, replacing and erasing.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use charter::store::{IndexedDb, Notice};
use charter_core::store::{Commit, EngineError, Store, StoreError};
use futures_util::future::join_all;
use support::{MANAGER, clock, content, database, policies, reopened, tab, world};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn what_was_saved_is_there_when_the_console_opens_again() {
    let name = database();
    let first = tab(&name).await;
    let saved = first.save("kept").await.unwrap();
    assert_eq!(saved.entry, Some(first.engine.last()));
    let again = reopened(&name).await.unwrap().expect("there are data");
    assert!(policies(&again).contains(&"kept".to_owned()));
    assert_eq!(again.last(), first.engine.last());
    let (there, here) = (again.snapshot().await, first.engine.snapshot().await);
    assert_eq!(there.unwrap().export(), here.unwrap().export());
}

#[wasm_bindgen_test]
async fn of_tabs_that_open_an_empty_database_at_once_all_find_the_same_world() {
    let name = database();
    let tabs = join_all((0..4).map(|_| tab(&name))).await;
    for (number, tab) in tabs.iter().enumerate() {
        tab.save(&format!("from_{number}")).await.unwrap();
    }
    let kept = reopened(&name).await.unwrap().expect("there are data");
    let names = policies(&kept);
    for number in 0..tabs.len() {
        assert!(
            names.contains(&format!("from_{number}")),
            "{number} is lost"
        );
    }
}

#[wasm_bindgen_test]
async fn commits_wait_for_the_disk() {
    let name = database();
    let tab = tab(&name).await;
    let seen = support::seen_durability();
    tab.save("durable").await.unwrap();
    support::heal();
    let writes: Vec<_> = seen
        .iter()
        .filter_map(|mode| mode.as_string())
        .filter(|mode| mode.starts_with("readwrite"))
        .collect();
    assert_eq!(writes, ["readwrite strict"]);
}

#[wasm_bindgen_test]
async fn a_taken_number_is_refused_and_nothing_of_the_commit_is_written() {
    let name = database();
    let first = tab(&name).await;
    let second = tab(&name).await;
    first.save("first").await.unwrap();
    let before = content(&name).await;
    let mut entry = first
        .engine
        .entry(first.engine.last())
        .await
        .unwrap()
        .expect("saved");
    entry.action = "Another".to_owned();
    let commit = Commit {
        world: second.engine.world(),
        entry: &entry,
    };
    assert_eq!(
        second.engine.store().commit(commit).await,
        Err(StoreError::Behind)
    );
    assert_eq!(content(&name).await, before);
    entry.sequence += 5;
    let beyond = Commit {
        world: second.engine.world(),
        entry: &entry,
    };
    let refused = second.engine.store().commit(beyond).await;
    assert_eq!(refused, Err(StoreError::Behind), "the journal has no gaps");
    assert_eq!(content(&name).await, before);
}

#[wasm_bindgen_test]
async fn two_tabs_that_write_at_once_lose_nothing() {
    let name = database();
    let (first, second) = (tab(&name).await, tab(&name).await);
    let before = first.engine.last();
    let saves = (0..20).map(|number| {
        let tab = if number % 2 == 0 { &first } else { &second };
        async move { tab.save(&format!("at_once_{number}")).await }
    });
    for saved in join_all(saves).await {
        saved.unwrap();
    }
    let kept = reopened(&name).await.unwrap().expect("there are data");
    assert_eq!(kept.last(), before + 20);
    let names = policies(&kept);
    for number in 0..20 {
        assert!(
            names.contains(&format!("at_once_{number}")),
            "{number} is lost"
        );
    }
    first.engine.catch_up().await.unwrap();
    assert_eq!(policies(&first.engine), names);
}

#[wasm_bindgen_test]
async fn another_tab_hears_of_a_change() {
    let name = database();
    let (first, mut second) = (tab(&name).await, tab(&name).await);
    first.save("heard").await.unwrap();
    assert_eq!(second.notice().await, Notice::Changed);
    second.engine.catch_up().await.unwrap();
    assert!(policies(&second.engine).contains(&"heard".to_owned()));
}

#[wasm_bindgen_test]
async fn a_tab_whose_data_were_replaced_writes_nothing_even_under_the_same_name() {
    let name = database();
    let (first, mut second) = (tab(&name).await, tab(&name).await);
    second.save("before").await.unwrap();
    let export = first.engine.store().again();
    export.replace(&world()).await.unwrap();
    assert_eq!(second.notice().await, Notice::Replaced);
    let refused = second.save("after").await;
    assert!(matches!(
        refused,
        Err(EngineError::Store(StoreError::Replaced))
    ));
    let refused = first.save("after").await;
    assert!(matches!(
        refused,
        Err(EngineError::Store(StoreError::Replaced))
    ));
    assert_eq!(second.engine.catch_up().await, Err(StoreError::Replaced));
    assert_eq!(content(&name).await, world().export());
}

#[wasm_bindgen_test]
async fn erasing_leaves_nothing_and_is_no_loss() {
    let name = database();
    let (first, mut second) = (tab(&name).await, tab(&name).await);
    first.engine.store().erase().await.unwrap();
    assert_eq!(second.notice().await, Notice::Erased);
    let refused = second.save("after").await;
    assert!(matches!(
        refused,
        Err(EngineError::Store(StoreError::Replaced))
    ));
    assert!(reopened(&name).await.unwrap().is_none());
}

#[wasm_bindgen_test]
async fn the_journal_is_read_by_pages_in_both_directions() {
    let name = database();
    let tab = tab(&name).await;
    for number in 0..5 {
        tab.save(&format!("page_{number}")).await.unwrap();
    }
    let last = tab.engine.last();
    let numbers = |entries: Vec<charter_core::store::Entry>| -> Vec<u64> {
        entries.iter().map(|entry| entry.sequence).collect()
    };
    let newest = tab.engine.journal(u64::MAX, 2).await.unwrap();
    assert_eq!(numbers(newest), [last, last - 1]);
    let older = tab.engine.journal(last - 1, 2).await.unwrap();
    assert_eq!(numbers(older), [last - 2, last - 3]);
    let store = tab.engine.store();
    let after = store
        .entries_after(tab.engine.world(), last - 3, 2)
        .await
        .unwrap();
    assert_eq!(numbers(after), [last - 2, last - 1]);
    assert!(
        store
            .entries_before(tab.engine.world(), 1, 9)
            .await
            .unwrap()
            .is_empty()
    );
    assert!(
        store
            .entries_after(tab.engine.world(), last, 9)
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(
        store.entries_after("other", 0, 1).await,
        Err(StoreError::Replaced)
    );
}

#[wasm_bindgen_test]
async fn undoing_in_another_tab_is_seen() {
    let name = database();
    let (first, second) = (tab(&name).await, tab(&name).await);
    let entry = first.save("undone").await.unwrap().entry.expect("an entry");
    second.engine.undo(MANAGER, entry).await.unwrap();
    first.engine.catch_up().await.unwrap();
    assert!(!policies(&first.engine).contains(&"undone".to_owned()));
}

#[wasm_bindgen_test]
async fn an_export_comes_back_byte_for_byte() {
    let name = database();
    let tab = tab(&name).await;
    tab.save("exported").await.unwrap();
    let export = tab.engine.snapshot().await.unwrap().export();
    let other = database();
    let (store, _) = IndexedDb::new(&other);
    let snapshot = charter_core::store::Snapshot::import(&export).unwrap();
    store.replace(&snapshot).await.unwrap();
    let engine = charter_core::store::Engine::open_existing(store, clock).await;
    let engine = engine.unwrap().expect("there are data");
    assert_eq!(engine.snapshot().await.unwrap().export(), export);
}
