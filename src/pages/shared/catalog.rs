//! The catalogs of services, one a language, loaded piece by piece: the index when the first editor opens, a service's
//! file when a policy speaks of it or somebody chooses it. Without them everything still works; names are then typed, not
//! chosen.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::pin::pin;

use charter_policy::Catalog;
use futures_util::FutureExt;
use futures_util::future::{self, LocalBoxFuture, Shared};
use leptos::{prelude::*, task::spawn_local};

use crate::app::navigation::file_address;
use crate::fetch;
use crate::ui::dom;

const FOLDER: &str = "catalog";
const INDEX: &str = "index";

/// So long the files of services are waited for.
const PATIENCE_MS: u64 = 5_000;

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

/// Ends when a file is there, or did not come.
type Arriving = Shared<LocalBoxFuture<'static, ()>>;

thread_local! {
    static SHELVES: RefCell<BTreeMap<Language, Shelf>> = RefCell::default();
    /// The files that were asked for, and when they are here.
    static ASKED: RefCell<BTreeMap<String, Arriving>> = RefCell::default();
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
    drop(index_arriving(language));
}

fn index_arriving(language: Language) -> Arriving {
    let file = file_of(language, INDEX);
    arriving(&file, || {
        let Shelf { catalog, index } = shelf(language);
        index.set(Index::Loading);
        let file = file.clone();
        async move {
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
        }
        .boxed_local()
    })
}

/// Asks for the files of services, those of the index that were not asked for yet.
pub fn want_services<'n>(language: Language, names: impl IntoIterator<Item = &'n str>) {
    drop(services_arriving(language, names));
}

fn services_arriving<'n>(
    language: Language,
    names: impl IntoIterator<Item = &'n str>,
) -> Vec<Arriving> {
    let catalog = catalog(language);
    let known = |name: &&str| catalog.with_untracked(|catalog| catalog.entry(name).is_some());
    let file = |name: &str| {
        let file = file_of(language, name);
        arriving(&file, || load(catalog.clone(), file.clone()).boxed_local())
    };
    names.into_iter().filter(known).map(file).collect()
}

/// The catalog with the services that are found in it, as far as their files come.
pub async fn with_services(
    language: Language,
    found: impl Fn(&Catalog) -> BTreeSet<String>,
) -> Catalog {
    let catalog = catalog(language);
    let arriving = async {
        index_arriving(language).await;
        let names = catalog.with_untracked(&found);
        future::join_all(services_arriving(
            language,
            names.iter().map(String::as_str),
        ))
        .await;
    };
    // A network that hangs does not keep back what can be said without the lists.
    future::select(pin!(arriving), pin!(dom::pause(PATIENCE_MS))).await;
    catalog.get_untracked()
}

/// What brings a file: it is begun where it was not asked for yet.
fn arriving(file: &str, begin: impl FnOnce() -> LocalBoxFuture<'static, ()>) -> Arriving {
    let asked = ASKED.with(|asked| asked.borrow().get(file).cloned());
    asked.unwrap_or_else(|| {
        let begun = begin().shared();
        ASKED.with(|asked| asked.borrow_mut().insert(file.to_owned(), begun.clone()));
        spawn_local(begun.clone());
        begun
    })
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

fn forget(file: &str) {
    ASKED.with(|asked| asked.borrow_mut().remove(file));
}

async fn fetch(file: &str) -> Option<String> {
    let answer = fetch::get(&file_address(file)).await.ok()?;
    match answer.status() {
        200..300 => answer.text().await.ok(),
        _ => None,
    }
}
