//! How requests, answers and records stand as JSON: byte for byte as the versions before wrote them (`golden`, written by
//! serde's derives), and as serde_json writes and reads any JSON.

use crate::sequences::config;
use crate::support::acting::{ALL, sub_user};
use crate::support::{LEDGER, World};
use crate::transfer;
use charter_core::contract::*;
use charter_core::domain::demo::{self, Size};
use charter_core::domain::{OPERATIONS, TableName};
use charter_core::store::{Entry, SCHEMA, Snapshot};
use charter_json::{FromJson, Raw, ToJson, from_text, members, to_text};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Each action with a request and its answer, separated by tabs.
const WIRE: &str = include_str!("golden/wire.tsv");
/// An export with records of every table.
const EXPORT: &str = include_str!("golden/export.json");

/// Reads a value of some type and writes it again.
type Again = Box<dyn Fn(&str) -> Option<String> + Send + Sync>;

fn again<T: ToJson + FromJson>(text: &str) -> Option<String> {
    from_text::<T>(text).ok().map(|value| to_text(&value))
}

macro_rules! types {
    ($($operation:ident)*) => {
        /// What reads the request of an action, and what reads its answer.
        fn types_of(action: &str) -> (Again, Again) {
            match action {
                $($operation::ACTION => (Box::new(again::<$operation>), Box::new(again::<<$operation as Request>::Answer>)),)*
                UndoChange::ACTION => (Box::new(again::<UndoChange>), Box::new(again::<Done>)),
                other => panic!("{other} is no operation"),
            }
        }
    };
}
charter_core::operations!(types);

/// A text, and what reads it.
type Example = (String, Again);

/// Each action with a request and its answer.
pub fn examples() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    WIRE.lines().map(|row| {
        let [action, request, answer] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{row}");
        };
        (action, request, answer)
    })
}

fn wire_examples() -> Vec<Example> {
    let mut found = Vec::new();
    for (action, request, answer) in examples() {
        let (reads_request, reads_answer) = types_of(action);
        found.push((request.to_owned(), reads_request));
        found.push((answer.to_owned(), reads_answer));
    }
    found
}

/// A record of each table, as the versions before wrote it or as this one does, and a journal entry of each action.
fn store_examples() -> Vec<Example> {
    let golden = Snapshot::import(EXPORT).unwrap();
    let demo = demo::world("demo", Size::Sixty, Timestamp(1_790_000_000_999));
    let (mut tables, mut actions) = (BTreeSet::new(), BTreeSet::new());
    let mut examples: Vec<Example> = Vec::new();
    let acting = World::enabled().with(sub_user(LEDGER), &[ALL]);
    let acting = Snapshot::of_state("acting", &acting.state);
    for snapshot in [golden, transfer::snapshot(), demo, acting] {
        for record in snapshot.records {
            if tables.insert((record.row.table, record.json.len())) {
                let table = record.row.table;
                let again = move |text: &str| table.canonical(text).ok();
                examples.push((record.json, Box::new(again)));
            }
        }
        for entry in snapshot.journal {
            if actions.insert((entry.action.clone(), entry.undoes)) {
                examples.push((to_text(&entry), Box::new(again::<Entry>)));
            }
        }
    }
    let left = TableName::ALL
        .iter()
        .filter(|table| !tables.iter().any(|(found, _)| found == *table));
    assert_eq!(
        left.collect::<Vec<_>>(),
        Vec::<&TableName>::new(),
        "no example of a table"
    );
    examples
}

static EXAMPLES: LazyLock<Vec<Example>> = LazyLock::new(|| {
    wire_examples()
        .into_iter()
        .chain(store_examples())
        .collect()
});

/// The same JSON as serde_json writes its names, texts and numbers, in the same order.
fn by_serde(json: &str) -> String {
    if let Ok(members) = members(json) {
        let member = |(name, value): &(String, Raw)| {
            let name = serde_json::to_string(name).unwrap();
            format!("{name}:{}", by_serde(value.get()))
        };
        return format!(
            "{{{}}}",
            members.iter().map(member).collect::<Vec<_>>().join(",")
        );
    }
    if let Ok(list) = from_text::<Vec<Raw>>(json) {
        let items: Vec<String> = list.iter().map(|item| by_serde(item.get())).collect();
        return format!("[{}]", items.join(","));
    }
    let value: Value = serde_json::from_str(json).unwrap();
    value.to_string()
}

/// The values that hold no others.
fn leaves<'a>(value: &'a mut Value, found: &mut Vec<&'a mut Value>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| leaves(item, found)),
        Value::Object(members) => members
            .values_mut()
            .for_each(|member| leaves(member, found)),
        _ => found.push(value),
    }
}

#[test]
fn every_operation_stands_on_the_wire_as_the_versions_before_wrote_it() {
    let actions: BTreeSet<&str> = examples().map(|(action, ..)| action).collect();
    let left = OPERATIONS
        .iter()
        .filter(|facts| !actions.contains(facts.action));
    let left: Vec<&str> = left.map(|facts| facts.action).collect();
    assert!(left.is_empty(), "no example of {left:?}");
    for (text, again) in wire_examples() {
        assert_eq!(again(&text).as_ref(), Some(&text));
    }
}

#[test]
fn an_export_of_the_versions_before_is_imported_and_exported_with_the_same_bytes() {
    let snapshot = Snapshot::import(EXPORT).unwrap();
    // The number of the schema rose since, and the sum over all with it; nothing else changed.
    let numbered = |text: &str| text.replace("\"schema\":1,", &format!("\"schema\":{SCHEMA},"));
    let without_sum = |text: &str| {
        text.split_once(",\"checksum\"")
            .map(|(text, _)| text.to_owned())
    };
    let before = without_sum(&numbered(EXPORT));
    assert!(before.is_some());
    assert_eq!(without_sum(&snapshot.export()), before);
    let tables: BTreeSet<TableName> = snapshot
        .records
        .iter()
        .map(|record| record.row.table)
        .collect();
    assert!(tables.len() >= 11, "{tables:?}");
}

/// The keys were three numbers then.
#[test]
fn the_keys_of_the_versions_before_stand_as_they_did() {
    let snapshot = Snapshot::import(EXPORT).unwrap();
    let key = |table: TableName| {
        let mut found = snapshot
            .records
            .iter()
            .filter(|kept| kept.row.table == table);
        found.next_back().unwrap().row.key.to_string()
    };
    for (table, parts) in [
        (TableName::Policy, 1),
        (TableName::PolicyVersion, 2),
        (TableName::FormerBinding, 3),
    ] {
        let key = key(table);
        assert_eq!(key.split('.').count(), parts, "{key}");
        let written = format!("\"{}\",\"{key}\",", table.as_str());
        assert!(EXPORT.contains(&written), "{written}");
    }
}

#[test]
fn what_is_written_is_what_serde_json_writes() {
    for (text, _) in EXAMPLES.iter() {
        assert_eq!(&by_serde(text), text);
    }
}

#[test]
fn space_and_the_order_of_members_say_nothing() {
    // A journal entry keeps its request and records as they stand.
    let whole = |example: &&Example| !example.0.starts_with("{\"sequence\"");
    for (text, again) in EXAMPLES.iter().filter(whole) {
        let value: Value = serde_json::from_str(text).unwrap();
        let spaced = serde_json::to_string_pretty(&value).unwrap();
        assert_eq!(again(&spaced).as_ref(), Some(text));
    }
}

#[test]
fn what_a_later_version_adds_is_passed_over() {
    for (text, again) in EXAMPLES.iter() {
        let comma = if text == "{}" { "" } else { "," };
        let more = text.replacen(
            '{',
            &format!("{{\"Later\":[{{\"a\":\"\\ud800\"}},1e999]{comma}"),
            1,
        );
        assert_eq!(again(&more).as_ref(), Some(text), "{more}");
    }
}

#[test]
fn a_member_that_stands_twice_is_refused() {
    for (text, again) in EXAMPLES.iter() {
        for (name, value) in members(text).unwrap() {
            let twice = format!("{{{}:{},", to_text(&name), value.get());
            assert_eq!(again(&text.replacen('{', &twice, 1)), None, "{text}");
        }
    }
}

#[test]
fn a_text_that_is_cut_off_is_refused() {
    for (text, again) in EXAMPLES.iter().filter(|(text, _)| text.len() < 500) {
        for (at, _) in text.char_indices() {
            assert_eq!(again(&text[..at]), None, "{}", &text[..at]);
        }
    }
}

/// A value of any kind, most often a text or a whole number.
fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => any::<String>().prop_map(Value::from),
        4 => any::<u64>().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => Just(Value::from(0.5)),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
        1 => Just(Value::Array(Vec::new())),
    ]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_value_is_refused_or_written_as_serde_json_writes_it(
        example: prop::sample::Index, leaf: prop::sample::Index, value in value()
    ) {
        let (text, again) = example.get(EXAMPLES.as_slice());
        let mut changed: Value = serde_json::from_str(text).unwrap();
        let mut found = Vec::new();
        leaves(&mut changed, &mut found);
        prop_assume!(!found.is_empty());
        let leaf = leaf.index(found.len());
        *found[leaf] = value;
        let changed = changed.to_string();
        if let Some(written) = again(&changed) {
            prop_assert_eq!(&by_serde(&written), &written);
            prop_assert_eq!(again(&written), Some(written));
        }
    }

    #[test]
    fn what_is_no_json_is_never_read(
        example: prop::sample::Index, at: prop::sample::Index, len in 0..4_usize, text in "[\\[\\]{}\",:0-9a-z \\\\\\x00-\\x1f]{0,3}"
    ) {
        let (before, again) = example.get(EXAMPLES.as_slice());
        let ends: Vec<usize> = before.char_indices().map(|(at, _)| at).collect();
        let at = at.index(ends.len());
        let end = ends.get(at + len).copied().unwrap_or(before.len());
        let mut changed = before.clone();
        changed.replace_range(ends[at]..end, &text);
        let is_json = serde_json::from_str::<Box<serde_json::value::RawValue>>(&changed).is_ok();
        if let Some(written) = again(&changed) {
            prop_assert!(is_json, "{changed}");
            prop_assert_eq!(again(&written), Some(written));
        }
    }
}
