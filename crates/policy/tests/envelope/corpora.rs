//! The corpora beside the project. Where they are absent, each test is ignored.

use std::fs;
use std::path::PathBuf;

use charter_policy::{Code, Profile, check, huawei, naver, tencent};

const FOREIGN: [Code; 4] = [
    Code::DocumentWrapped,
    Code::DocumentUnread,
    Code::DocumentTemplate,
    Code::LanguageOther,
];

/// The documents of a folder with their names.
fn documents(folder: &str) -> Vec<(String, String)> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/corpus")
        .join(folder);
    let entries = fs::read_dir(&path).expect("the corpus");
    let read = |entry: fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        (name, fs::read_to_string(entry.path()).expect("UTF-8"))
    };
    entries
        .map(|entry| read(entry.expect("a readable folder")))
        .collect()
}

/// How many documents of a folder are said to be something else.
fn foreign(folder: &str, profile: &'static Profile) -> usize {
    let is_foreign = |(_, text): &&(String, String)| {
        check(text, profile)
            .iter()
            .any(|found| FOREIGN.contains(&found.code))
    };
    documents(folder).iter().filter(is_foreign).count()
}

#[test]
#[cfg_attr(not(published), ignore = "the published documents are not here")]
fn no_published_policy_is_said_to_be_something_else() {
    for folder in ["tencent/valid", "tencent/malformed"] {
        for profile in [&tencent::CAM, &tencent::SCP] {
            assert_eq!(foreign(folder, profile), 0, "{folder}");
        }
    }
    for folder in ["huawei/valid", "huawei/malformed"] {
        for (name, text) in documents(folder) {
            let profile = if text.contains("\"5.0\"") {
                &huawei::V5_0
            } else {
                &huawei::V1_1
            };
            let found = check(&text, profile);
            assert!(
                !found.iter().any(|found| FOREIGN.contains(&found.code)),
                "{name}"
            );
        }
    }
}

#[test]
#[cfg_attr(not(published), ignore = "the published documents are not here")]
fn nearly_every_published_policy_is_known_in_another_language() {
    let cases: [(&str, &'static Profile); 5] = [
        ("tencent/valid", &huawei::V5_0),
        ("tencent/valid", &huawei::V1_1),
        ("tencent/valid", &naver::USER_POLICY),
        ("huawei/valid", &tencent::CAM),
        ("huawei/valid", &naver::USER_POLICY),
    ];
    for (folder, profile) in cases {
        let (all, named) = (documents(folder).len(), foreign(folder, profile));
        println!(
            "{folder} as {} {}: {named} of {all}",
            profile.dialect.name, profile.name
        );
        assert!(named * 20 >= all * 19, "{folder}: {named} of {all}");
    }
}
