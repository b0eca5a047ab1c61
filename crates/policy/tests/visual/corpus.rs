//! The published policies beside the project. Where they are absent, the tests are ignored.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use charter_policy::json::parse;
use charter_policy::tencent::CAM;
use charter_policy::text::apply;
use charter_policy::visual::{Change, Content, List, Statement, edits, read};

use super::changed;

/// The documents, sorted by name.
fn documents() -> Vec<(String, String)> {
    let folder =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/tencent/valid");
    let entries = fs::read_dir(&folder).expect("the corpus");
    let paths = entries.map(|entry| entry.expect("a readable folder").path());
    let mut found: Vec<(String, String)> = paths
        .filter(|path| !path.ends_with("LICENSE"))
        .map(|path| {
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            (name, fs::read_to_string(&path).expect("UTF-8"))
        })
        .collect();
    found.sort();
    assert!(!found.is_empty(), "{} is empty", folder.display());
    found
}

/// The statements of a text that the form can show, with their places.
fn statements(text: &str) -> Vec<(usize, Statement)> {
    let visual = read(text, &parse(text), &CAM);
    let shown = visual
        .blocks
        .into_iter()
        .filter_map(|block| match block.content {
            Content::Statement(statement) => Some((block.place, *statement)),
            Content::Locked(_) => None,
        });
    shown.collect()
}

#[test]
#[cfg_attr(not(published), ignore = "the published documents are not here")]
fn nearly_all_published_statements_are_fully_editable() {
    let documents = documents();
    let (mut all, mut open) = (0, 0);
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    let mut whole: BTreeMap<String, usize> = BTreeMap::new();
    for (name, text) in &documents {
        let visual = read(text, &parse(text), &CAM);
        assert!(visual.can_add && !visual.broken, "{name}");
        all += visual.blocks.len();
        for locked in visual.locked {
            *whole
                .entry(format!("{:?} {}", locked.reason, locked.name))
                .or_default() += 1;
        }
        for block in visual.blocks {
            match block.content {
                Content::Statement(statement) if statement.locked.is_empty() => open += 1,
                Content::Statement(statement) => {
                    for locked in statement.locked {
                        *reasons
                            .entry(format!("{name}: {:?} {}", locked.reason, locked.name))
                            .or_default() += 1;
                    }
                }
                Content::Locked(reason) => {
                    *reasons.entry(format!("{name}: {reason:?}")).or_default() += 1
                }
            }
        }
    }
    println!(
        "{open} of {all} statements in {} documents are fully editable",
        documents.len()
    );
    println!("locked in statements: {reasons:#?}\nlocked beside them: {whole:#?}");
    assert!(open * 100 >= all * 95);
}

#[test]
#[cfg_attr(not(published), ignore = "the published documents are not here")]
fn a_change_of_a_published_policy_there_and_back_leaves_no_trace() {
    let documents = documents();
    for (name, text) in &documents {
        for (statement, shown) in statements(text) {
            for (there, back) in there_and_back(text, statement, &shown) {
                let after = changed(text, &there).expect(name);
                assert_eq!(
                    changed(&after, &back).as_deref(),
                    Ok(text.as_str()),
                    "{name}: {there:?}, {back:?}"
                );
            }
        }
    }
}

/// Pairs of changes of which the second undoes the first. What became a list stays one, so that a single value gets
/// none added.
fn there_and_back(text: &str, statement: usize, shown: &Statement) -> Vec<(Change, Change)> {
    let set = |allow| Change::SetEffect { statement, allow };
    let mut pairs: Vec<(Change, Change)> = shown
        .allows
        .map(|allow| (set(!allow), set(allow)))
        .into_iter()
        .collect();
    let list = read(text, &parse(text), &CAM).blocks;
    if list.len() > 1 {
        pairs.push((Change::Duplicate(statement), Change::Remove(statement + 1)));
        let (from, to) = (statement, list.len() - 1);
        pairs.extend((from < to).then_some((
            Change::Move { from, to },
            Change::Move { from: to, to: from },
        )));
    }
    for list in [List::Action, List::Resource] {
        let at = shown.words(list).items.len();
        if at > 1 {
            let word = "cvm:NoSuchAction".to_owned();
            pairs.push((
                Change::AddWord {
                    statement,
                    list,
                    word,
                },
                Change::RemoveWord {
                    statement,
                    list,
                    at,
                },
            ));
        }
    }
    pairs
}

#[test]
#[cfg_attr(not(published), ignore = "the published documents are not here")]
fn a_published_policy_shows_what_it_sets() {
    let documents = documents();
    for (name, text) in &documents {
        for (statement, shown) in statements(text) {
            for list in [List::Action, List::Resource] {
                let words: Vec<String> = shown.words(list).values().map(str::to_owned).collect();
                let same = Change::SetWords {
                    statement,
                    list,
                    words,
                };
                if !shown.is_locked(list_role(list)) {
                    assert_eq!(
                        edits(text, &parse(text), &CAM, &same),
                        Ok(Vec::new()),
                        "{name}"
                    );
                }
            }
            let condition = Change::AddCondition {
                statement,
                operator: "ip_not_equal_if_exist".to_owned(),
                key: "qcs:ip".to_owned(),
                values: vec!["203.0.113.0/24".to_owned()],
            };
            let parsed = parse(text);
            let edits = edits(text, &parsed, &CAM, &condition).expect(name);
            let after = apply(text, &edits).expect("edits that fit");
            let added = statements(&after).swap_remove(statement).1.conditions;
            assert_eq!(added.len(), shown.conditions.len() + 1, "{name}: {after}");
        }
    }
}

fn list_role(list: List) -> charter_policy::dialect::Role {
    match list {
        List::Action => charter_policy::dialect::Role::Action,
        List::Resource => charter_policy::dialect::Role::Resource,
    }
}
