//! Export and import.

use crate::sequences::config;
use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::demo::{self, Size};
use charter_core::store::{Engine, Memory, SCHEMA, Snapshot, Store, TransferError};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;

/// A world with a journal: the larger half of what a store can hold.
pub fn snapshot() -> Snapshot {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    world.attach(policy, Target::Node(FINANCE));
    world.attach(policy, Target::Member(LEDGER));
    world.run(&rewrite(policy, OTHER_TEXT)).unwrap();
    world.undo(world.last()).unwrap();
    world.run(&disable()).unwrap();
    let consultant = InviteOrganizationMember {
        node_id: ROOT,
        ..invite(OUTSIDE, "consultant")
    };
    world.run(&consultant).unwrap();
    let mut snapshot = Snapshot::of_state("exported", &world.state);
    snapshot.journal = world.journal;
    snapshot
}

static TEXT_OF_IT: LazyLock<String> = LazyLock::new(|| snapshot().export());

/// The export without its checksum, changed by hand.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut value: Value = serde_json::from_str(&TEXT_OF_IT).unwrap();
    value.as_object_mut().unwrap().remove("checksum").unwrap();
    change(&mut value);
    value.to_string()
}

fn refused(text: &str) -> String {
    let error = Snapshot::import(text).expect_err("it is at fault");
    error.to_string()
}

#[test]
fn exporting_what_was_imported_gives_the_same_bytes() {
    for world in [
        snapshot(),
        demo::world("demo", Size::Sixty, Timestamp(1_790_000_000_999)),
    ] {
        let text = world.export();
        let memory = Memory::default();
        block_on(memory.replace(&Snapshot::import(&text).unwrap())).unwrap();
        let engine = block_on(Engine::open(memory, || Timestamp(0), small_snapshot)).unwrap();
        let again = block_on(engine.snapshot()).unwrap();
        assert_eq!(again, world);
        assert_eq!(again.export(), text);
    }
}

#[test]
fn everything_in_an_imported_journal_can_be_undone() {
    let memory = Memory::default();
    block_on(memory.replace(&Snapshot::import(&TEXT_OF_IT).unwrap())).unwrap();
    let engine = block_on(Engine::open(memory, || Timestamp(0), small_snapshot)).unwrap();
    for sequence in (1..=engine.last()).rev() {
        block_on(engine.undo(caller(MANAGER), sequence)).unwrap();
    }
    let [now, then] = [engine.state(), small_state()].map(|state| others(&visible(&state)));
    assert_eq!(now, then);
}

#[test]
fn a_text_written_by_hand_may_do_without_a_checksum() {
    let (text, checksum) = TEXT_OF_IT.split_once(",\"checksum\"").unwrap();
    assert_eq!(checksum.len(), ":\"0123456789abcdef\"}".len());
    assert_eq!(Snapshot::import(&format!("{text}}}")).unwrap(), snapshot());
    let in_another_order = Snapshot::import(&changed(|_| {})).unwrap();
    assert_eq!(in_another_order.records, snapshot().records);
}

#[test]
fn an_export_of_each_earlier_version_is_read() {
    for schema in 1..SCHEMA {
        let text = changed(|value| value["schema"] = json!(schema));
        assert_eq!(Snapshot::import(&text).unwrap().records, snapshot().records);
    }
}

#[test]
fn what_is_no_export_says_where() {
    for (text, reason) in [
        ("", "line 1, column 0"),
        ("{", "line 1, column 1"),
        ("{\n\"format\": 7}", "line 2, column 11"),
        ("<html>", "line 1, column 1"),
        ("[]", "line 1"),
        (r#"{"format":"other","schema":1}"#, "its format is `other`"),
    ] {
        let said = refused(text);
        assert!(
            said.starts_with("not an export of Charter") && said.contains(reason),
            "{said}"
        );
    }
    let newer = changed(|value| value["schema"] = json!(SCHEMA + 1));
    assert_eq!(
        Snapshot::import(&newer),
        Err(TransferError::Newer(SCHEMA + 1))
    );
    let more = changed(|value| value["extra"] = json!(1));
    assert!(refused(&more).contains("unknown field `extra`"));
}

/// The place of a record in the export's list.
fn place(value: &Value, table: &str, key: &str) -> usize {
    let records = value["records"].as_array().unwrap();
    let found = records
        .iter()
        .position(|record| record[1] == table && record[2] == key);
    found.unwrap()
}

#[test]
fn an_export_that_contradicts_itself_is_refused_with_the_contradiction() {
    type Change = fn(&mut Value);
    let cases: &[(&str, Change)] = &[
        ("stands twice or out of order", |value| {
            let twice = value["records"][3].clone();
            value["records"].as_array_mut().unwrap().insert(3, twice);
        }),
        ("stands twice or out of order", |value| {
            value["records"].as_array_mut().unwrap().swap(2, 3)
        }),
        ("stands at place 2", |value| {
            drop(value["journal"].as_array_mut().unwrap().remove(1))
        }),
        ("is older than the one before it", |value| {
            value["journal"][3]["at"] = json!(1)
        }),
        ("undoes a later one", |value| {
            value["journal"][5]["undoes"] = json!(6)
        }),
        ("is not as journal entry", |value| {
            let at = place(value, "department", "224002");
            value["records"].as_array_mut().unwrap().remove(at);
            let all = value["records"].as_array_mut().unwrap();
            all.retain(|record| record[1] != "member" || record[2] == "901");
            all.retain(|record| record[1] != "department" || record[2] != "224003");
            let feature = all
                .iter()
                .position(|record| record[1] == "service-control")
                .unwrap();
            all[feature][4]["switched"] = json!("2020-01-01 00:00:00");
        }),
        ("was the last to write it", |value| {
            let at = place(value, "policy", "100001");
            value["records"][at][3] = json!(2);
        }),
        ("was the last to write it", |value| {
            value["records"][0][3] = json!(99)
        }),
        ("is no table", |value| {
            value["records"][0][1] = json!("bogus")
        }),
        ("is no owner", |value| {
            value["records"][0][0] = json!("nobody-1")
        }),
        ("is no key", |value| {
            value["records"][0][2] = json!("1.2.3.4.5")
        }),
        ("holds the record", |value| {
            value["records"][0][2] = json!("1")
        }),
        ("missing field `host`", |value| {
            let at = place(value, "organization", "80001");
            value["records"][at][4]
                .as_object_mut()
                .unwrap()
                .remove("host");
        }),
        ("needs a record that no longer exists", |value| {
            let at = place(value, "member", "201");
            value["records"][at][4]["node"] = json!(7);
        }),
        ("A department stands below itself. (Finance)", |value| {
            let at = place(value, "department", "224002");
            value["records"][at][4]["parent"] = json!(224_003);
        }),
        ("has none above it. (Finance)", |value| {
            let at = place(value, "department", "224002");
            value["records"][at][4]
                .as_object_mut()
                .unwrap()
                .remove("parent");
        }),
        ("An organization needs one record of its own", |value| {
            let at = place(value, "organization", "80002");
            value["records"].as_array_mut().unwrap().remove(at);
        }),
        ("An account belongs to one organization, once. (", |value| {
            let at = place(value, "organization", "80001");
            value["records"][at][4]["host"] = json!(901);
        }),
        ("The system policy is missing", |value| {
            let at = place(value, "policy", "1");
            value["records"].as_array_mut().unwrap().remove(at);
        }),
        (
            "No two policies of an organization have the same name (constraint policy-name). (Guard)",
            |value| {
                let at = place(value, "policy", "1");
                value["records"][at][4]["name"] = json!("Guard");
            },
        ),
        (
            "An account has one open invitation of an organization (constraint open-invitation). (advisor)",
            |value| {
                let at = place(value, "invitation", "1001");
                let mut second = value["records"][at].clone();
                second[2] = json!("1002");
                second[4]["id"] = json!(1_002);
                second[4]["name"] = json!("advisor");
                value["records"]
                    .as_array_mut()
                    .unwrap()
                    .insert(at + 1, second);
            },
        ),
        ("would be left without any policy", |value| {
            let at = place(value, "service-control", "80001");
            value["records"][at][4]["enabled"] = json!(true);
        }),
        ("Its number has not been given yet. (Guard)", |value| {
            let at = place(value, "sequence", "1");
            value["records"][at][4]["next"] = json!(100_001);
        }),
        ("Its number has not been given yet. (consultant)", |value| {
            let at = place(value, "sequence", "3");
            value["records"][at][4]["next"] = json!(1_001);
        }),
        (
            "The invited account is in the organization already. (consultant)",
            |value| {
                let at = place(value, "invitation", "1001");
                value["records"][at][4]["uin"] = json!(201);
            },
        ),
    ];
    for (reason, change) in cases {
        let said = refused(&changed(change));
        assert!(said.contains(reason), "expected “{reason}”, got “{said}”");
    }
}

#[test]
fn a_changed_letter_is_noticed() {
    let said = refused(&TEXT_OF_IT.replace("\"ledger\"", "\"lodger\""));
    assert!(said.contains("checksum"), "{said}");
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_truncated_export_is_refused(at in any::<prop::sample::Index>()) {
        let ends: Vec<usize> = TEXT_OF_IT.char_indices().map(|(at, _)| at).collect();
        let cut = &TEXT_OF_IT[..ends[at.index(ends.len())]];
        prop_assert!(refused(cut).starts_with("not an export of Charter"));
    }

    #[test]
    fn an_export_with_a_flipped_bit_is_refused(at in any::<prop::sample::Index>(), bit in 0..8_u32) {
        let mut bytes = TEXT_OF_IT.clone().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        if let Ok(text) = String::from_utf8(bytes) {
            prop_assert!(!refused(&text).is_empty());
        }
    }

    #[test]
    fn a_repeated_or_missing_part_is_refused_or_says_the_same(from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(), twice in any::<bool>()) {
        let text = TEXT_OF_IT.as_str();
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let (from, to) = (from.index(ends.len()), to.index(ends.len()));
        let (from, to) = (ends[from.min(to)], ends[from.max(to)]);
        prop_assume!(from < to);
        let part = if twice { [&text[..to], &text[from..]].concat() } else { [&text[..from], &text[to..]].concat() };
        // The same key with the same value twice says nothing else; the checksum is that of what is said.
        if let Ok(said) = Snapshot::import(&part) {
            prop_assert_eq!(said.export(), text);
        }
    }

    #[test]
    fn no_text_at_all_makes_the_import_fail_otherwise(text in "\\PC{0,80}") {
        prop_assert!(Snapshot::import(&text).is_err());
    }
}
