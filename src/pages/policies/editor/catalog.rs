//! The catalog of services, loaded piece by piece: the index when the first editor opens, a service's file when a policy
//! speaks of it or somebody chooses it. Without it everything still works; names are then typed, not chosen.

use std::cell::RefCell;
use std::collections::BTreeSet;

use charter_policy::Catalog;
use gloo_net::http::Request;
use leptos::{prelude::*, task::spawn_local};

use crate::app::navigation::file_address;

const FOLDER: &str = "catalog/tencent";
const INDEX: &str = "index";

/// How far the index has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Index {
    /// It is on its way.
    #[default]
    Loading,
    /// It is there.
    Ready,
    /// It did not come.
    Failed,
}

/// What is loaded so far; one for all editors, as long as the page is open.
#[derive(Default)]
struct Shelf {
    catalog: ArcRwSignal<Catalog>,
    index: ArcRwSignal<Index>,
    /// The files that were asked for.
    asked: RefCell<BTreeSet<String>>,
}

thread_local! {
    static SHELF: Shelf = Shelf::default();
}

/// The catalog as far as it is loaded. The index is asked for if nobody has yet.
pub fn catalog() -> Signal<Catalog> {
    want_index();
    SHELF.with(|shelf| shelf.catalog.clone().into())
}

/// How far the index has come.
pub fn index() -> Signal<Index> {
    SHELF.with(|shelf| shelf.index.clone().into())
}

/// Asks for the index, again if it failed.
pub fn want_index() {
    if !ask(INDEX) {
        return;
    }
    let (catalog, state) = SHELF.with(|shelf| (shelf.catalog.clone(), shelf.index.clone()));
    state.set(Index::Loading);
    spawn_local(async move {
        let made = fetch(INDEX)
            .await
            .and_then(|text| Catalog::with_index(&text).ok());
        match made {
            Some(made) => {
                catalog.set(made);
                state.set(Index::Ready);
            }
            None => {
                forget(INDEX);
                state.set(Index::Failed);
            }
        }
    });
}

/// Asks for the files of services, those of the index that were not asked for yet.
pub fn want_services<'n>(names: impl IntoIterator<Item = &'n str>) {
    let catalog = SHELF.with(|shelf| shelf.catalog.clone());
    let known = |name: &&str| catalog.with_untracked(|catalog| catalog.entry(name).is_some());
    for name in names.into_iter().filter(known) {
        if ask(name) {
            spawn_local(load(catalog.clone(), name.to_owned()));
        }
    }
}

async fn load(catalog: ArcRwSignal<Catalog>, name: String) {
    let text = fetch(&name).await;
    let grown =
        text.and_then(|text| catalog.with_untracked(|catalog| catalog.with_service(&text).ok()));
    match grown {
        Some(grown) => catalog.set(grown),
        None => forget(&name),
    }
}

/// Marks a file as asked for; says whether it was not yet.
fn ask(name: &str) -> bool {
    SHELF.with(|shelf| shelf.asked.borrow_mut().insert(name.to_owned()))
}

fn forget(name: &str) {
    SHELF.with(|shelf| shelf.asked.borrow_mut().remove(name));
}

async fn fetch(name: &str) -> Option<String> {
    let address = file_address(&format!("{FOLDER}/{name}.txt"));
    let response = Request::get(&address).send().await.ok()?;
    match response.ok() {
        true => response.text().await.ok(),
        false => None,
    }
}
