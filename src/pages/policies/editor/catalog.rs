//! The catalogs of services, one a language, loaded piece by piece: the index when the first editor opens, a service's
//! file when a policy speaks of it or somebody chooses it. Without them everything still works; names are then typed, not
//! chosen.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use charter_policy::Catalog;
use gloo_net::http::Request;
use leptos::{prelude::*, task::spawn_local};

use crate::app::navigation::file_address;

const FOLDER: &str = "catalog";
const INDEX: &str = "index";

/// A policy language by its name; so is the folder of its catalog called.
pub type Language = &'static str;

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

/// What is loaded so far of a language; one for all editors, as long as the page is open.
#[derive(Clone, Default)]
struct Shelf {
    catalog: ArcRwSignal<Catalog>,
    index: ArcRwSignal<Index>,
}

thread_local! {
    static SHELVES: RefCell<BTreeMap<Language, Shelf>> = RefCell::default();
    /// The files that were asked for.
    static ASKED: RefCell<BTreeSet<String>> = RefCell::default();
}

fn shelf(language: Language) -> Shelf {
    SHELVES.with(|shelves| shelves.borrow_mut().entry(language).or_default().clone())
}

/// The catalog as far as it is loaded.
pub fn catalog(language: Language) -> ArcRwSignal<Catalog> {
    shelf(language).catalog
}

/// How far the index has come.
pub fn index(language: Language) -> ArcRwSignal<Index> {
    shelf(language).index
}

/// Asks for the index, again if it failed.
pub fn want_index(language: Language) {
    let file = file_of(language, INDEX);
    if !ask(&file) {
        return;
    }
    let Shelf { catalog, index } = shelf(language);
    index.set(Index::Loading);
    spawn_local(async move {
        let made = fetch(&file)
            .await
            .and_then(|text| Catalog::with_index(&text).ok());
        match made {
            Some(made) => {
                catalog.set(made);
                index.set(Index::Ready);
            }
            None => {
                forget(&file);
                index.set(Index::Failed);
            }
        }
    });
}

/// Asks for the files of services, those of the index that were not asked for yet.
pub fn want_services<'n>(language: Language, names: impl IntoIterator<Item = &'n str>) {
    let catalog = catalog(language);
    let known = |name: &&str| catalog.with_untracked(|catalog| catalog.entry(name).is_some());
    for name in names.into_iter().filter(known) {
        let file = file_of(language, name);
        if ask(&file) {
            spawn_local(load(catalog.clone(), file));
        }
    }
}

async fn load(catalog: ArcRwSignal<Catalog>, file: String) {
    let text = fetch(&file).await;
    let grown =
        text.and_then(|text| catalog.with_untracked(|catalog| catalog.with_service(&text).ok()));
    match grown {
        Some(grown) => catalog.set(grown),
        None => forget(&file),
    }
}

fn file_of(language: Language, name: &str) -> String {
    format!("{FOLDER}/{language}/{name}.txt")
}

/// Marks a file as asked for; says whether it was not yet.
fn ask(file: &str) -> bool {
    ASKED.with(|asked| asked.borrow_mut().insert(file.to_owned()))
}

fn forget(file: &str) {
    ASKED.with(|asked| asked.borrow_mut().remove(file));
}

async fn fetch(file: &str) -> Option<String> {
    let response = Request::get(&file_address(file)).send().await.ok()?;
    match response.ok() {
        true => response.text().await.ok(),
        false => None,
    }
}
