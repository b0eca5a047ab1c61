//! The engine over a store in memory.

use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::Owner;
use charter_core::store::{
    Commit, Engine, EngineError, Entry, Kept, Memory, Snapshot, Store, StoreError,
};
use std::cell::Cell;

thread_local! {
    static NOW: Cell<i64> = const { Cell::new(1_790_000_000_000) };
}

fn clock() -> Timestamp {
    Timestamp(NOW.get())
}

fn open(memory: &Memory) -> Engine<Memory> {
    block_on(Engine::open(memory.clone(), clock, small_snapshot)).unwrap()
}

fn call<O: charter_core::domain::Operation>(
    engine: &Engine<Memory>,
    operation: &O,
) -> Result<charter_core::store::Called<O::Answer>, EngineError> {
    block_on(engine.call(caller(MANAGER), operation, None))
}

#[test]
fn what_was_done_is_there_when_the_store_is_opened_again() {
    let memory = Memory::default();
    let engine = open(&memory);
    call(&engine, &enable()).unwrap();
    let created = call(&engine, &create("Guard")).unwrap();
    assert_eq!(created.entry, Some(2));
    let again = open(&memory);
    assert_eq!(again.last(), 2);
    assert_eq!(visible(&again.state()), visible(&engine.state()));
    assert_eq!(again.world(), "small");
    let read = call(&again, &ListPolicies::default()).unwrap();
    assert_eq!((read.reply.answer.0.total, read.entry), (2, None));
}

#[test]
fn the_journal_says_who_did_what_and_when() {
    let memory = Memory::default();
    let engine = open(&memory);
    call(&engine, &enable()).unwrap();
    let entry = block_on(engine.entry(1)).unwrap().unwrap();
    assert_eq!(
        (entry.actor, entry.action.as_str(), entry.undoes),
        (MANAGER, "EnablePolicyType", None)
    );
    assert_eq!(entry.at, clock());
    assert_eq!(entry.request, charter_json::Raw::of(&enable()));
    assert_eq!(block_on(engine.entry(2)).unwrap(), None);
}

#[test]
fn a_refused_call_leaves_no_trace() {
    let memory = Memory::default();
    let engine = open(&memory);
    let before = block_on(memory.load()).unwrap();
    let error = call(&engine, &create("Guard")).unwrap_err();
    assert!(
        matches!(error, EngineError::Refused(error) if error.code == ErrorCode::PolicyNotEnabled)
    );
    assert_eq!(block_on(memory.load()).unwrap(), before);
    assert_eq!(engine.last(), 0);
}

#[test]
fn a_preview_changes_nothing() {
    let memory = Memory::default();
    let engine = open(&memory);
    let changes = engine.preview(caller(MANAGER), &enable()).unwrap();
    assert_eq!(changes.0.len(), targets().len() + 1);
    assert_eq!(engine.last(), 0);
    assert_eq!(visible(&engine.state()), visible(&small_state()));
    assert!(engine.preview(caller(LEDGER), &enable()).is_err());
}

#[test]
fn the_time_never_precedes_the_last_entry() {
    let memory = Memory::default();
    let engine = open(&memory);
    NOW.set(1_790_000_500_500);
    call(&engine, &enable()).unwrap();
    NOW.set(1_780_000_000_000);
    call(&engine, &create("Guard")).unwrap();
    let again = open(&memory);
    call(&again, &create("Other")).unwrap();
    let journal = block_on(again.journal(u64::MAX, 10)).unwrap();
    let times: Vec<i64> = journal.iter().map(|entry| entry.at.0).collect();
    assert_eq!(times, [1_790_000_500_500; 3]);
    let policy_id = PolicyId(100_002);
    let details = call(&again, &DescribePolicy { policy_id })
        .unwrap()
        .reply
        .answer;
    assert_eq!(
        details.add_time,
        Timestamp(1_790_000_500_000),
        "records keep whole seconds"
    );
}

#[test]
fn the_journal_comes_in_pages_from_either_end() {
    let memory = Memory::default();
    let engine = open(&memory);
    call(&engine, &enable()).unwrap();
    for number in 2..=7 {
        call(&engine, &create(&format!("P{number}"))).unwrap();
    }
    let numbers = |entries: Vec<Entry>| {
        entries
            .iter()
            .map(|entry| entry.sequence)
            .collect::<Vec<_>>()
    };
    let before = |sequence, limit| numbers(block_on(engine.journal(sequence, limit)).unwrap());
    assert_eq!(before(u64::MAX, 3), [7, 6, 5]);
    assert_eq!(before(5, 3), [4, 3, 2]);
    assert_eq!(before(2, 3), [1]);
    assert!(before(1, 3).is_empty() && before(0, 3).is_empty());
    let after = |sequence, limit| {
        numbers(block_on(memory.entries_after("small", sequence, limit)).unwrap())
    };
    assert_eq!(after(0, 2), [1, 2]);
    assert_eq!(after(6, 5), [7]);
    assert!(after(7, 5).is_empty() && after(u64::MAX, 5).is_empty());
}

#[test]
fn a_tab_takes_in_what_another_one_wrote() {
    let memory = Memory::default();
    let (one, two) = (open(&memory), open(&memory));
    call(&one, &enable()).unwrap();
    assert!(block_on(two.catch_up()).unwrap());
    assert!(!block_on(two.catch_up()).unwrap());
    assert_eq!(visible(&two.state()), visible(&one.state()));
    assert_eq!(two.last(), 1);
    let created = call(&one, &create("Guard")).unwrap().reply.answer.policy_id;
    let second = call(&two, &create("Second")).unwrap();
    assert!(
        second.reply.answer.policy_id > created,
        "run again on what the other tab did"
    );
    assert_eq!(second.entry, Some(3));
    let error = call(&one, &create("Second")).unwrap_err();
    assert!(
        matches!(error, EngineError::Refused(error) if error.code == ErrorCode::PolicyNameInUse)
    );
}

#[test]
fn an_edit_that_another_tab_overtook_is_refused() {
    let memory = Memory::default();
    let (one, two) = (open(&memory), open(&memory));
    call(&one, &enable()).unwrap();
    let policy_id = call(&one, &create("Guard")).unwrap().reply.answer.policy_id;
    block_on(two.catch_up()).unwrap();
    let seen = call(&two, &DescribePolicy { policy_id })
        .unwrap()
        .reply
        .etag;
    call(&one, &rename(policy_id, "Renamed")).unwrap();
    let late = block_on(two.call(caller(MANAGER), &rewrite(policy_id, OTHER_TEXT), seen));
    assert!(matches!(late, Err(EngineError::Refused(error)) if error.code == ErrorCode::Conflict));
}

#[test]
fn undo_reaches_entries_of_other_tabs_and_refuses_those_that_are_not_there() {
    let memory = Memory::default();
    let (one, two) = (open(&memory), open(&memory));
    call(&one, &enable()).unwrap();
    let undone = block_on(two.undo(caller(MANAGER), 1)).unwrap();
    assert_eq!(undone.entry, Some(2));
    let entry = block_on(two.entry(2)).unwrap().unwrap();
    assert_eq!(
        (entry.action.as_str(), entry.undoes),
        ("UndoChange", Some(1))
    );
    for missing in [0, 3, u64::MAX] {
        let error = block_on(two.undo(caller(MANAGER), missing)).unwrap_err();
        assert!(
            matches!(error, EngineError::Refused(error) if error.code == ErrorCode::EntryNotExist)
        );
    }
    block_on(one.undo(caller(MANAGER), 2)).unwrap();
    assert_eq!(
        call(&one, &ListPolicies::default())
            .unwrap()
            .reply
            .answer
            .0
            .items[0]
            .attached_times,
        7
    );
}

#[test]
fn a_batch_is_one_entry_with_its_requests() {
    let memory = Memory::default();
    let engine = open(&memory);
    call(&engine, &enable()).unwrap();
    let policy = call(&engine, &create("Guard"))
        .unwrap()
        .reply
        .answer
        .policy_id;
    let requests: Vec<_> = targets()
        .into_iter()
        .map(|target| AttachPolicy { policy, target })
        .collect();
    let batch = block_on(engine.batch(caller(MANAGER), &requests)).unwrap();
    assert_eq!((batch.entry, batch.rows.len()), (Some(3), 7));
    let entry = block_on(engine.entry(3)).unwrap().unwrap();
    let sent: Vec<AttachPolicy> = charter_json::from_text(entry.request.get()).unwrap();
    assert_eq!(sent, requests);
    let again = block_on(engine.batch(caller(MANAGER), &requests)).unwrap();
    assert_eq!(again.entry, None, "all of it is bound already");
}

#[test]
fn a_reset_elsewhere_is_noticed_before_anything_is_written() {
    let memory = Memory::default();
    let engine = open(&memory);
    call(&engine, &enable()).unwrap();
    let other = Snapshot::of_state("other", &small_state());
    block_on(memory.replace(&other)).unwrap();
    assert_eq!(block_on(engine.catch_up()), Err(StoreError::Replaced));
    let error = call(&engine, &create("Guard")).unwrap_err();
    assert_eq!(error, EngineError::Store(StoreError::Replaced));
    assert_eq!(block_on(memory.load()).unwrap().unwrap().last, 0);
    assert_eq!(open(&memory).world(), "other");
    block_on(memory.erase()).unwrap();
    assert_eq!(block_on(engine.catch_up()), Err(StoreError::Replaced));
}

#[test]
fn of_two_tabs_that_open_an_empty_store_one_finds_the_others_world() {
    let memory = Memory::default();
    block_on(memory.create(&Snapshot::of_state("first", &small_state()))).unwrap();
    block_on(memory.create(&Snapshot::of_state("second", &small_state()))).unwrap();
    assert_eq!(open(&memory).world(), "first");
}

/// A store whose journal lacks its first entry, or that keeps something that is no record.
struct Damaged {
    memory: Memory,
    gap: bool,
}

impl Store for Damaged {
    async fn load(&self) -> Result<Option<Kept>, StoreError> {
        self.memory.load().await
    }
    async fn commit(&self, commit: Commit<'_>) -> Result<(), StoreError> {
        self.memory.commit(commit).await
    }
    async fn entries_after(
        &self,
        world: &str,
        sequence: u64,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError> {
        let mut entries = self.memory.entries_after(world, sequence, limit).await?;
        match self.gap {
            true => entries.retain(|entry| entry.sequence != 1),
            false => {
                for change in entries
                    .iter_mut()
                    .flat_map(|entry| &mut entry.changes.0)
                    .skip(1)
                {
                    change.after = Some("{}".into());
                }
            }
        }
        Ok(entries)
    }
    async fn entries_before(
        &self,
        world: &str,
        sequence: u64,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError> {
        self.memory.entries_before(world, sequence, limit).await
    }
    async fn replace(&self, snapshot: &Snapshot) -> Result<(), StoreError> {
        self.memory.replace(snapshot).await
    }
    async fn erase(&self) -> Result<(), StoreError> {
        self.memory.erase().await
    }
}

#[test]
fn a_missing_or_unreadable_entry_is_reported_and_half_of_it_is_never_taken_in() {
    for gap in [true, false] {
        let memory = Memory::default();
        let store = Damaged {
            memory: memory.clone(),
            gap,
        };
        let engine = block_on(Engine::open(store, clock, small_snapshot)).unwrap();
        let other = open(&memory);
        call(&other, &enable()).unwrap();
        call(&other, &create("Guard")).unwrap();
        let error = block_on(engine.catch_up()).unwrap_err();
        assert!(matches!(error, StoreError::Damaged(_)), "{error}");
        assert_eq!(visible(&engine.state()), visible(&small_state()));
        assert_eq!(engine.last(), 0);
    }
}

#[test]
fn a_store_with_something_that_is_no_record_is_not_opened() {
    for (row, json) in [("organization/80001", "{}"), ("organization/1", "")] {
        let memory = Memory::default();
        let mut snapshot = small_snapshot();
        let place = |kept: &&mut charter_core::store::KeptRecord| {
            kept.owner == Owner::Organization(ORGANIZATION)
                && kept.row.to_string() == "organization/80001"
        };
        let kept = snapshot.records.iter_mut().find(place).unwrap();
        match json {
            "" => kept.row.key = charter_core::domain::Key::one(1),
            json => kept.json = json.to_owned(),
        }
        block_on(memory.replace(&snapshot)).unwrap();
        let opened = block_on(Engine::open(memory, clock, small_snapshot));
        let Err(StoreError::Damaged(what)) = opened else {
            panic!("expected damage")
        };
        assert!(what.contains(row), "{what}");
    }
}
