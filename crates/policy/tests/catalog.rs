//! The catalog's own questions, and what its warnings do to published policies.
// The lint lets `expect` pass in test functions, not in their helpers.
#![allow(clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use charter_policy::catalog::{Access, Catalog, Matching, Standing};
use charter_policy::tencent::{CAM, DIALECT};
use charter_policy::{Code, check, check_with, json};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn file(name: &str) -> String {
    let path = root().join("public/catalog/tencent").join(name);
    fs::read_to_string(&path).expect("a file of the catalog")
}

fn catalog(services: &[&str]) -> Catalog {
    let index = Catalog::with_index(&file("index.txt")).expect("an index");
    services.iter().fold(index, |catalog, name| {
        let text = file(&format!("{name}.txt"));
        catalog.with_service(&text).expect("a service")
    })
}

/// Every service, read through `change`.
fn whole(change: impl Fn(String) -> String) -> Catalog {
    let index = catalog(&[]);
    let names = index.services().iter().map(|entry| entry.name.clone());
    let names: Vec<String> = names.collect();
    names.iter().fold(index, |catalog, name| {
        let text = change(file(&format!("{name}.txt")));
        catalog.with_service(&text).expect("a service")
    })
}

#[test]
fn a_pattern_means_the_known_actions_it_matches() {
    let catalog = catalog(&["as", "cls"]);
    let count = |pattern: &str| catalog.count(pattern);
    assert_eq!(count("as:CreateScalingPolicy"), Some(1));
    assert_eq!(count("as:createscalingpolicy"), Some(1));
    assert_eq!(count("as:Nothing"), Some(0));
    assert_eq!(count("as:*"), Some(58));
    assert!(count("cls:Delete*").is_some_and(|count| count > 20));
    assert!(count("cls:*Topic*") > count("cls:Delete*Topic*"));
    assert!(matches!(catalog.matching("cvm:*"), Matching::NotLoaded(entry) if entry.name == "cvm"));
    assert_eq!(catalog.matching("nosuch:*"), Matching::NoService);
    assert_eq!(catalog.matching("*"), Matching::Everything);
    for unclear in ["", "as", "*:Get*", "as:a:b"] {
        assert_eq!(catalog.matching(unclear), Matching::Unclear, "{unclear}");
    }
}

#[test]
fn services_actions_and_what_belongs_to_them_are_found_by_name() {
    let catalog = catalog(&["cvm", "cos"]);
    let near = catalog.nearest_service("cvmm").map(|entry| &entry.title_zh);
    assert_eq!(near.map(String::as_str), Some("云服务器"));
    let cvm = catalog.service("cvm").expect("loaded");
    assert_eq!(
        (cvm.title.as_str(), cvm.complete),
        ("Cloud Virtual Machine", false)
    );
    let stop = cvm.action("StopInstances").expect("known");
    assert_eq!(
        (stop.access, stop.derived, stop.seen()),
        (Access::Write, true, false)
    );
    let types: Vec<String> = cvm
        .types_of(stop)
        .map(|known| known.template("cvm", &DIALECT.resources))
        .collect();
    assert_eq!(types, ["qcs::cvm:{region}:uin/{uin}:instance/{instanceId}"]);
    assert_eq!(
        cvm.resource_type("instance/ins-1")
            .map(|known| known.name()),
        Some("instance")
    );
    assert_eq!(cvm.resource_type("*"), None);
    let keys: Vec<&str> = DIALECT.keys_of("cvm").map(|key| key.name).collect();
    assert!(
        keys.contains(&"qcs:ip") && keys.contains(&"cvm:region"),
        "{keys:?}"
    );
    assert!(
        !keys.contains(&"cos:prefix") && !keys.contains(&"vpc:vpc"),
        "{keys:?}"
    );
    let cos = catalog.service("cos").expect("loaded");
    let bucket = cos
        .resource_type("examplebucket-1250000000/*")
        .expect("buckets");
    assert_eq!(
        bucket.template("cos", &DIALECT.resources),
        "qcs::cos:{region}:uid/{appid}:{bucket}/*"
    );
    assert!(
        matches!(cvm.standing("StopInstance", true), Standing::Doubtful(Some(near)) if near.name == "StopInstances")
    );
    assert_eq!(cvm.standing("StopInstance", false), Standing::Unlisted);
    // Of KMS there are actions on one thing and on several: one more of either may well exist.
    let other = self::catalog(&["kms"]);
    let kms = other.service("kms").expect("loaded");
    assert_eq!(kms.standing("ImportKeyMaterials", true), Standing::Unlisted);
    assert!(matches!(
        kms.standing("EnableKyes", true),
        Standing::Doubtful(Some(_))
    ));
}

#[test]
fn what_is_not_listed_is_counted_and_what_is_worth_loading_is_named() {
    let text = r#"{"version": "2.0", "statement": [{"effect": "allow", "action": ["name/cvm:Frobnicate", "cvm:Stop*", "cvm:StopInstances",
        "cvm:StopInstancs", "cls:Frobnicate", "nosuch:Get*"], "resource": ["*", "qcs::vpc:::vpc/*"]}]}"#;
    let parsed = json::parse(text);
    let catalog = catalog(&["cvm"]);
    let unlisted = catalog.unlisted(text, &parsed, &DIALECT);
    let unlisted: Vec<&str> = unlisted.into_iter().map(|range| &text[range]).collect();
    assert_eq!(unlisted, ["name/cvm:Frobnicate"]);
    let mentioned = catalog.mentioned(text, &parsed, &DIALECT);
    assert_eq!(
        mentioned.into_iter().collect::<Vec<_>>(),
        ["cls", "cvm", "vpc"]
    );
}

/// The documents of the corpus with a finding that only a catalog gives, and the actions that it is about.
fn warned(catalog: &Catalog) -> (usize, BTreeMap<String, BTreeSet<String>>) {
    let folder = root().join("../shared/corpus/tencent/valid");
    let entries = fs::read_dir(&folder).expect("the corpus");
    let mut warned: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut documents = 0;
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        let text = fs::read_to_string(&path).expect("UTF-8");
        documents += 1;
        let found = check_with(&text, &CAM, catalog);
        let unknown = |code| {
            matches!(
                code,
                Code::ActionUnknown | Code::ActionCase | Code::ActionResource
            )
        };
        let without = check(&text, &CAM);
        let others = without.iter().filter(|one| !unknown(one.code));
        assert!(found.iter().filter(|one| !unknown(one.code)).eq(others));
        for finding in found.iter().filter(|one| unknown(one.code)) {
            let name = path.file_name().expect("a name").to_string_lossy();
            let action = format!("{} → {}", finding.param(0), finding.param(1));
            warned.entry(name.into_owned()).or_default().insert(action);
        }
    }
    (documents, warned)
}

#[test]
#[cfg_attr(not(published), ignore = "the published documents are not here")]
fn published_policies_get_no_warning_with_the_catalog_but_one() {
    let (_, warned) = warned(&whole(|text| text));
    // The list of the service has its fleets for this action nowhere, and the policy names a fleet.
    let expected = "gse:AttachCcnInstances → qcs::gse:{region}:uin/{uin}:asset/{AssetId}";
    let expected = BTreeSet::from([expected.to_owned()]);
    let expected = BTreeMap::from([("tcdoc-0476.json".to_owned(), expected)]);
    assert_eq!(warned, expected);
}

#[test]
#[cfg_attr(not(published), ignore = "the published documents are not here")]
fn policies_that_the_catalog_has_never_seen_get_few_false_warnings() {
    // What was seen in these very policies is taken out: so their actions are as new to the catalog as those
    // of anybody's policy. All warnings left are false, since the documents are the vendor's.
    let unseen = whole(|text| {
        let lines = text.lines().filter(|line| !line.contains("\tp"));
        lines.map(|line| format!("{line}\n")).collect()
    });
    let (documents, warned) = warned(&unseen);
    for (name, actions) in &warned {
        println!("  {name}: {actions:?}");
    }
    println!(
        "{} of {documents} documents get a false warning",
        warned.len()
    );
    assert!(warned.len() * 100 <= documents, "more than 1 %");
}

#[test]
fn a_type_in_other_letters_is_found_wherever_it_stands() {
    let catalog = catalog(&["scf", "cls"]);
    let found = |resource: &str| {
        let text = format!(
            r#"{{"version":"2.0","statement":[{{"effect":"deny","action":"*","resource":"qcs::{resource}"}}]}}"#
        );
        let found = check_with(&text, &CAM, &catalog);
        let found = found.iter().filter(|it| it.code == Code::ResourceType);
        let words = found.map(|it| {
            let edits = it.fix.iter().flat_map(|fix| &fix.edits);
            let inserted: String = edits.map(|edit| edit.insert.as_str()).collect();
            (text[it.range.clone()].to_owned(), inserted)
        });
        words.collect::<Vec<_>>()
    };
    let word = |written: &str, right: &str| vec![(written.to_owned(), right.to_owned())];
    let one = |written| word(written, "function");
    assert_eq!(found("scf:ap-guangzhou:uin/1:Function/f"), one("Function"));
    assert_eq!(
        found("scf:ap-guangzhou:uin/1:namespace/n/FUNCTION/f"),
        one("FUNCTION")
    );
    assert_eq!(
        found("scf:ap-guangzhou:uin/1:namespace/*/Function/*"),
        one("Function")
    );
    assert_eq!(
        found("cls:ap-guangzhou:uin/1:logset/l/Topic/t"),
        word("Topic", "topic")
    );
    // A name may be any word.
    for right in [
        "scf:ap-guangzhou:uin/1:namespace/n/function/f",
        "scf:ap-guangzhou:uin/1:namespace/Function/function/Function",
        "scf:ap-guangzhou:uin/1:namespace/n/other/f",
        "scf:ap-guangzhou:uin/1:namespace/n/Function",
        "cvm:ap-guangzhou:uin/1:namespace/n/Function/f",
    ] {
        assert_eq!(found(right), [], "{right}");
    }
}
