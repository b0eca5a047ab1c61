//! Records whose keys are UUIDs or have four parts, and that have several unique texts, through everything that happens to
//! records.

use super::{Called, Engine, EngineError, Memory, Snapshot, Store, TransferError};
use crate::contract::{Done, ErrorCode, Timestamp};
use crate::domain::demo::{self, MANAGEMENT, MEMBER, ORGANIZATION, Size};
use crate::domain::test_records::{
    Assign, Assignment, CenterUser, PutCenterUser, RemoveCenterUser,
};
use crate::domain::{Caller, Key, Operation, Owner, Record, RowKey, Tables};
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

const NOW: Timestamp = Timestamp(1_790_000_000_000);
const OWNER: Owner = Owner::Organization(ORGANIZATION);
/// A UUID whose lower half is 0: its key is written as one part.
const ADA: &str = "8f14e45fceea167a0000000000000000";
const BEN: &str = "00000000000000008f14e45fceea167a";

fn block_on<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a store in memory answers at once"),
    }
}

fn engine(memory: &Memory) -> Engine<Memory> {
    let first = || demo::world("demo", Size::Sixty, NOW);
    block_on(Engine::open(memory.clone(), || NOW, first)).unwrap()
}

fn run<O: Operation<Answer = Done>>(engine: &Engine<Memory>, operation: &O) -> u64 {
    let called = block_on(engine.call(Caller::root(MANAGEMENT), operation, None));
    called.unwrap().entry.unwrap()
}

fn user(id: &str, name: &str, mail: &str) -> PutCenterUser {
    let [id, name, mail] = [id, name, mail].map(str::to_owned);
    PutCenterUser {
        user: CenterUser { id, name, mail },
    }
}

fn put(engine: &Engine<Memory>, id: &str, name: &str) -> u64 {
    run(engine, &user(id, name, &format!("{name}@example.com")))
}

fn assignment(zone: u64, principal: u64, configuration: u64) -> Assignment {
    Assignment {
        zone,
        principal,
        configuration,
        account: MEMBER,
        user: ADA.to_owned(),
    }
}

fn tables<T>(engine: &Engine<Memory>, read: impl FnOnce(&Tables) -> T) -> T {
    read(engine.state().owner(OWNER).unwrap())
}

/// The keys of the users and of the assignments, as text.
fn keys(engine: &Engine<Memory>) -> Vec<String> {
    tables(engine, |tables| {
        let users = tables.center_users.iter().map(Record::key);
        let assignments = tables.assignments.iter().map(Record::key);
        users
            .chain(assignments)
            .map(|key| key.to_string())
            .collect()
    })
}

#[test]
fn keys_of_two_and_four_parts_are_kept_journaled_and_seen_in_other_tabs() {
    let memory = Memory::default();
    let (tab, other) = (engine(&memory), engine(&memory));
    put(&tab, ADA, "Ada");
    put(&tab, BEN, "Ben");
    let assignments = vec![
        assignment(1, 2, 3),
        assignment(1, 2, 0),
        assignment(0, 0, 9),
    ];
    run(&tab, &Assign { assignments });
    let expected = [
        "0.10310116547102381690",
        "10310116547102381690",
        &format!("0.0.9.{MEMBER}"),
        &format!("1.2.0.{MEMBER}"),
        &format!("1.2.3.{MEMBER}"),
    ];
    assert_eq!(keys(&tab), expected);
    assert!(block_on(other.catch_up()).unwrap());
    assert_eq!(keys(&other), expected);
    assert_eq!(keys(&engine(&memory)), expected, "opened again");
}

#[test]
fn keys_of_two_and_four_parts_are_found_by_their_beginning_and_by_what_they_refer_to() {
    let tab = engine(&Memory::default());
    put(&tab, ADA, "Ada");
    let assignments = vec![
        assignment(1, 2, 3),
        assignment(1, 2, 4),
        assignment(1, 3, 3),
    ];
    run(&tab, &Assign { assignments });
    tables(&tab, |tables| {
        let of = |range| tables.assignments.range(range).count();
        assert_eq!(of(Key::starting_with([1])), 3);
        assert_eq!(of(Key::starting_with([1, 2])), 2);
        assert_eq!(of(Key::starting_with([1, 2, 3])), 1);
        assert_eq!(of(Key::starting_with([2])), 0);
        let ada = RowKey::of::<CenterUser>(CenterUser::key_of(ADA));
        assert_eq!(tables.referring::<Assignment>(ada).count(), 3);
    });
}

#[test]
fn what_has_such_a_key_is_undone_and_done_again_and_names_what_is_in_the_way() {
    let tab = engine(&Memory::default());
    let undo = |sequence| block_on(tab.undo(Caller::root(MANAGEMENT), sequence));
    let entry = |called: Called<Done>| called.entry.unwrap();
    let before = keys(&tab);
    let put_user = put(&tab, ADA, "Ada");
    let assigned = run(
        &tab,
        &Assign {
            assignments: vec![assignment(1, 2, 3)],
        },
    );
    let all = keys(&tab);
    let refused = undo(put_user).unwrap_err().to_string();
    assert!(
        refused.contains(ErrorCode::UndoBlocked.as_str()),
        "{refused}"
    );
    let undone = entry(undo(assigned).unwrap());
    let gone = run(&tab, &RemoveCenterUser { id: ADA.to_owned() });
    assert_eq!(keys(&tab), before);
    // The assignment needs its user.
    assert!(undo(undone).is_err());
    undo(gone).unwrap();
    undo(undone).unwrap();
    assert_eq!(keys(&tab), all);
}

#[test]
fn an_export_has_such_keys_and_an_import_refuses_one_that_is_not_the_record_s() {
    let tab = engine(&Memory::default());
    put(&tab, ADA, "Ada");
    put(&tab, BEN, "Ben");
    run(
        &tab,
        &Assign {
            assignments: vec![assignment(1, 2, 3), assignment(4, 0, 0)],
        },
    );
    let text = block_on(tab.snapshot()).unwrap().export();
    let imported = Snapshot::import(&text).unwrap();
    assert_eq!(imported.export(), text);
    let memory = Memory::default();
    block_on(memory.replace(&imported)).unwrap();
    let again = engine(&memory);
    assert_eq!(keys(&again), keys(&tab));
    block_on(again.undo(Caller::root(MANAGEMENT), again.last())).unwrap();
    assert_eq!(keys(&again).len(), 2, "the users");
    // The checksum would tell of the change first.
    let (records, _) = text.split_once(",\"checksum\"").unwrap();
    let key = format!("\"4.0.0.{MEMBER}\"");
    for other in ["\"4\"", "\"4.0.0\"", "\"4.0.0.1.2\"", "\"4.0.1.7\""] {
        let changed = format!("{}}}", records.replacen(&key, other, 1));
        let refused = Snapshot::import(&changed).unwrap_err();
        assert!(!matches!(refused, TransferError::Newer(_)), "{refused}");
    }
}

#[test]
fn each_unique_text_stands_for_one_record_and_a_violation_names_its_constraint() {
    let tab = engine(&Memory::default());
    put(&tab, ADA, "Ada");
    let refused = |operation: &PutCenterUser| {
        let called = block_on(tab.call(Caller::root(MANAGEMENT), operation, None));
        match called {
            Err(EngineError::Refused(error)) => (error.message, error.records),
            other => panic!("{other:?}"),
        }
    };
    for (name, mail, message) in [
        (
            "Ada",
            "ben@example.com",
            "No two users have the same name (constraint user-name).",
        ),
        (
            "Ben",
            "Ada@example.com",
            "No two users have the same address (constraint user-mail).",
        ),
    ] {
        let violation = refused(&user(BEN, name, mail));
        assert_eq!(violation, (message.to_owned(), vec!["Ada".to_owned()]));
    }
    // A text of one constraint is no text of another.
    run(&tab, &user(BEN, "Ada@example.com", "Ada"));
    let by = |unique, text: &str| {
        tables(&tab, |tables| {
            let found = tables.center_users.by_unique(unique, text);
            found.map(|user| user.id.clone())
        })
    };
    assert_eq!(by(CenterUser::NAME, "Ada").as_deref(), Some(ADA));
    assert_eq!(by(CenterUser::MAIL, "Ada").as_deref(), Some(BEN));
    // Who changes only one of them keeps the other; what was given up is free.
    run(&tab, &user(ADA, "Ada", "new@example.com"));
    assert_eq!(by(CenterUser::NAME, "Ada").as_deref(), Some(ADA));
    assert_eq!(by(CenterUser::MAIL, "Ada@example.com"), None);
    run(&tab, &user(BEN, "Ben", "Ada@example.com"));
    run(&tab, &RemoveCenterUser { id: BEN.to_owned() });
    assert_eq!(by(CenterUser::NAME, "Ben"), None);
}

#[test]
fn undoing_is_refused_where_a_unique_text_is_taken_and_names_who_has_it() {
    let tab = engine(&Memory::default());
    put(&tab, ADA, "Ada");
    let moved = run(&tab, &user(ADA, "Ada", "new@example.com"));
    run(&tab, &user(BEN, "Ben", "Ada@example.com"));
    match block_on(tab.undo(Caller::root(MANAGEMENT), moved)) {
        Err(EngineError::Refused(error)) => {
            assert!(error.message.contains("user-mail"), "{error}");
            assert_eq!(error.records, ["Ben"]);
        }
        other => panic!("{other:?}"),
    }
}
