//! Completion: what is offered at a caret, written `|` here, and what taking it makes of the text.
// The lint lets `expect` pass in test functions, not in their helpers.
#![allow(clippy::expect_used)]

mod any_text;
mod naver;
mod ranks;
mod taken;

use std::fs;
use std::path::Path;

use charter_policy::complete::{Completions, Names, complete};
use charter_policy::{Catalog, Profile};

/// The services that the tests speak of.
const LOADED: [&str; 4] = ["cls", "cvm", "cos", "as"];

fn catalog() -> Catalog {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/catalog/tencent");
    let file = |name: &str| fs::read_to_string(folder.join(format!("{name}.txt"))).expect("a file");
    let index = Catalog::with_index(&file("index")).expect("an index");
    LOADED.iter().fold(index, |catalog, name| {
        catalog.with_service(&file(name)).expect("a service")
    })
}

/// The catalog of NAVER Cloud, with the service that is listed.
fn naver_catalog() -> Catalog {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/catalog/naver");
    let file = |name: &str| fs::read_to_string(folder.join(format!("{name}.txt"))).expect("a file");
    let index = Catalog::with_index(&file("index")).expect("an index");
    index.with_service(&file("SSO")).expect("a service")
}

fn names() -> Names {
    Names {
        accounts: vec![
            ("100000000001".to_owned(), "Headquarters".to_owned()),
            ("100000000002".to_owned(), "Web shop 网店".to_owned()),
        ],
    }
}

/// The text without its `|`, and where that stood.
fn caret(marked: &str) -> (String, usize) {
    let at = marked.find('|').expect("a caret");
    (marked.replacen('|', "", 1), at)
}

fn completions(marked: &str, profile: &'static Profile, catalog: &Catalog) -> Option<Completions> {
    let (text, at) = caret(marked);
    complete(&text, profile, catalog, &names(), at, true)
}

/// A statement with these members.
fn statement(members: &str) -> String {
    format!("{{\"statement\": [{{{members}}}]}}")
}
