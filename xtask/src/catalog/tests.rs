//! The committed files, and that they are what their sources give.

use super::*;
use charter_policy::Catalog;

fn committed(language: &str) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder(language)).expect("the catalog's folder");
    entries
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy();
            (name.into_owned(), fs::read_to_string(&path).expect("text"))
        })
        .collect()
}

#[test]
fn the_committed_files_are_read_and_agree_with_their_index() {
    for (language, least) in [("tencent", 250), ("huawei", 1), ("naver", 1)] {
        let files = committed(language);
        let mut catalog = Catalog::with_index(&files["index.txt"]).expect("an index");
        for entry in catalog.services().to_vec() {
            let text = &files[&format!("{}.txt", entry.name)];
            catalog = catalog.with_service(text).expect(&entry.name);
            let service = catalog.service(&entry.name).expect(&entry.name);
            assert_eq!(service.actions.len(), entry.actions, "{}", entry.name);
            assert_eq!(service.complete, entry.complete, "{}", entry.name);
        }
        assert_eq!(catalog.services().len() + 1, files.len());
        assert!(catalog.services().len() >= least);
    }
}

#[test]
fn the_files_are_what_their_sources_give() {
    if !shared().join("catalog").is_dir() {
        println!("{} is absent: nothing to compare", shared().display());
        return;
    }
    for (language, services) in clouds().expect("the sources") {
        let made = write::files(&services);
        let committed = committed(language);
        let names = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&made), names(&committed), "{language}");
        for (name, text) in &made {
            assert_eq!(
                text, &committed[name],
                "{language}/{name}: cargo xtask catalog"
            );
        }
    }
}

#[test]
fn a_list_is_believed_to_be_whole_when_nothing_outside_it_was_ever_seen() {
    let named = |range: std::ops::Range<usize>| range.map(|n| format!("Do{n}")).collect();
    let service = |api, documented, published| Service {
        api: named(api),
        documented: named(documented),
        published: named(published),
        ..Service::default()
    };
    assert!(service(0..20, 0..10, 5..8).is_complete());
    assert!(!service(0..20, 0..9, 5..8).is_complete());
    assert!(!service(0..20, 0..10, 20..21).is_complete());
    assert!(!service(0..0, 0..10, 0..0).is_complete());
}
