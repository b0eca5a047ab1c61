//! Random sequences of operations, undoing and doing again, in two tabs, keep every rule.
//!
//! `PROPTEST_CASES` sets how many; `cargo xtask soak` runs millions.

mod acts;
mod rules;

use crate::support::acting::*;
use crate::support::*;
use acts::{Step, act, is_write, step};
use charter_core::contract::*;
use charter_core::domain::{ByPolicies, Caller, Owner, RowKey, State, TableName, check_all};
use charter_core::store::{Engine, EngineError, Entry, Memory, Snapshot, Store};
use proptest::prelude::*;
use proptest::test_runner::Config;
use rules::{check_journal, check_rules, may_have_made};
use std::cell::Cell;
use std::collections::BTreeMap;

/// Few cases where a person waits, as many as asked for otherwise.
pub fn config() -> Config {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let config = Config::default();
    let cases = if asked { config.cases } else { 64 };
    Config {
        cases,
        failure_persistence: None,
        ..config
    }
}

thread_local! {
    static NOW: Cell<i64> = const { Cell::new(0) };
}

fn clock() -> Timestamp {
    Timestamp(NOW.get())
}

type Seen = BTreeMap<(Owner, RowKey), String>;

/// Two tabs over one store, and how the records stood after each journal entry.
struct Play {
    memory: Memory,
    tabs: [Engine<Memory>; 2],
    seen: Vec<Seen>,
}

fn all_targets(state: &State) -> Vec<Target> {
    let tables = state.owner(OWNER).unwrap();
    let nodes = tables.departments.iter().map(|node| Target::Node(node.id));
    nodes
        .chain(
            tables
                .members
                .iter()
                .map(|member| Target::Member(member.uin)),
        )
        .collect()
}

/// Accounts that both organizations invite. The last one also joins at times.
const INVITED: [Uin; 3] = [OUTSIDE, Uin(501), Uin(204)];

/// The small world, with some who may do a part of what the management account may.
fn first_state() -> State {
    let mut state = small_state();
    attach_to(
        &mut state,
        sub_user(MANAGER),
        &[
            ALL,
            &policy("deny", "organization:Delete*"),
            &policy("deny", "organization:Detach*"),
        ],
    );
    attach_to(
        &mut state,
        delegated(LEDGER),
        &[
            &policy("allow", "organization:*Policy"),
            &policy("allow", "organization:UndoChange"),
        ],
    );
    attach_to(&mut state, sub_user(LEDGER), &[ALL]);
    for account in INVITED {
        put_account(&mut state, account, "Bank", false);
    }
    state
}

fn open(memory: &Memory) -> Engine<Memory> {
    let first = || Snapshot::of_state("small", &first_state());
    let engine = block_on(Engine::open(memory.clone(), clock, first)).unwrap();
    engine.set_judge(&ByPolicies);
    engine
}

/// Who acts in a step.
fn caller_of(number: u8) -> Caller {
    match number {
        0..8 => caller(LEDGER),
        8..28 => caller(OUTSIDE),
        28..64 => sub_user(MANAGER),
        64..96 => delegated(LEDGER),
        96..100 => sub_user(LEDGER),
        100..130 => caller(OTHER_MANAGER),
        _ => caller(MANAGER),
    }
}

impl Play {
    fn new() -> Play {
        NOW.set(1_790_000_000_000);
        let memory = Memory::default();
        let open = || open(&memory);
        let tabs = [open(), open()];
        Play {
            memory,
            tabs,
            seen: vec![visible(&first_state())],
        }
    }

    fn take(&mut self, step: &Step) {
        let tab = &self.tabs[usize::from(step.tab)];
        let caller = caller_of(step.caller);
        let result = act(tab, caller, &step.act);
        match result {
            Ok(()) => {}
            Err(EngineError::Refused(error)) => {
                assert_ne!(error.code, ErrorCode::Internal, "{step:?}: {error}");
                assert!(
                    ![LEDGER, OUTSIDE].map(Caller::root).contains(&caller)
                        || !is_write(&step.act)
                        || error.code != ErrorCode::UndoBlocked
                );
            }
            Err(error) => panic!("{step:?}: {error}"),
        }
        let grown = tab.last() as usize + 1;
        assert!(grown <= self.seen.len() + 1, "one entry a step");
        if grown > self.seen.len() {
            let made = block_on(tab.entry(tab.last())).unwrap().unwrap();
            assert_eq!(made.caller(), caller, "{step:?}");
            assert!(may_have_made(caller, &made), "{step:?}");
            self.seen.push(visible(&tab.state()));
        }
        self.check(usize::from(step.tab));
    }

    /// What must hold after every step.
    fn check(&self, tab: usize) {
        let engine = &self.tabs[tab];
        let state = engine.state();
        check_rules(&state);
        check_all(&state).unwrap();
        assert_same_indexes(&state);
        assert_eq!(visible(&state), self.seen[engine.last() as usize]);
        let kept = block_on(self.memory.load()).unwrap().unwrap();
        if kept.last == engine.last() {
            assert_eq!(Snapshot::of_state("", &state).records, kept.records);
        }
    }
}

/// Undoes everything from the end to the beginning, then does everything again: each state comes back, but for invitations.
/// Those end as cancelled, or as what became of them otherwise.
fn undo_everything(engine: &Engine<Memory>, seen: &[Seen]) {
    let last = engine.last();
    let undo = |sequence| {
        let entry = block_on(engine.entry(sequence)).unwrap().unwrap();
        let mut owners = entry.changes.0.iter().map(|change| change.owner);
        let manager = match owners.any(|owner| owner == OTHER_OWNER) {
            true => OTHER_MANAGER,
            false => MANAGER,
        };
        let undone = block_on(engine.undo(caller(manager), sequence));
        match (about_invitations(&entry), undone) {
            (_, Ok(called)) => called.entry,
            (true, Err(EngineError::Refused(error))) => {
                let is_settled = matches!(
                    error.code,
                    ErrorCode::InvitationFinal | ErrorCode::UndoBlocked | ErrorCode::AlreadyUndone
                );
                assert!(is_settled, "undoing {sequence}: {error}");
                None
            }
            (_, Err(error)) => panic!("undoing {sequence}: {error}"),
        }
    };
    let mut undone = Vec::new();
    let mut first_join = u64::MAX;
    for sequence in (1..=last).rev() {
        let by = undo(sequence);
        let entry = block_on(engine.entry(sequence)).unwrap().unwrap();
        if by.is_none() && about_members(&entry) {
            // Nobody takes back that an account has joined: it is removed.
            leave(engine, &entry);
            first_join = sequence;
        }
        undone.extend(by.map(|by| (sequence, by)));
        let before = &seen[sequence as usize - 1];
        assert_eq!(others(&visible(&engine.state())), others(before));
    }
    let state = engine.state();
    let mut owners = [OWNER, OTHER_OWNER].into_iter();
    assert!(owners.all(|owner| {
        let mut sent = state.owner(owner).unwrap().invitations.iter();
        sent.all(|sent| sent.status(clock()) != InvitationStatus::Pending)
    }));
    for (done, by) in undone.into_iter().rev() {
        if done > first_join {
            // Nobody joins again: from here on it is another story.
            return;
        }
        let again = undo(by);
        let entry = block_on(engine.entry(done)).unwrap().unwrap();
        assert_eq!(again.is_none(), about_invitations(&entry), "{done} again");
        let after = &seen[done as usize];
        assert_eq!(others(&visible(&engine.state())), others(after));
    }
}

/// The organization removes who joined by an entry.
fn leave(engine: &Engine<Memory>, entry: &Entry) {
    for change in &entry.changes.0 {
        if change.row.table == TableName::Member {
            let manager = match change.owner {
                OTHER_OWNER => OTHER_MANAGER,
                _ => MANAGER,
            };
            let gone = remove(&[Uin(change.row.key.0[0])]);
            block_on(engine.call(caller(manager), &gone, None)).unwrap();
        }
    }
}

fn about_invitations(entry: &Entry) -> bool {
    is_about(entry, TableName::Invitation)
}

fn about_members(entry: &Entry) -> bool {
    is_about(entry, TableName::Member)
}

fn is_about(entry: &Entry, table: TableName) -> bool {
    let mut changes = entry.changes.0.iter();
    changes.any(|change| change.row.table == table)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_happens_the_rules_hold_and_everything_can_be_undone(steps in prop::collection::vec(step(), 1..60)) {
        let mut play = Play::new();
        for step in &steps {
            play.take(step);
        }
        for tab in [0, 1] {
            block_on(play.tabs[tab].catch_up()).unwrap();
            play.check(tab);
        }
        let snapshot = block_on(play.tabs[0].snapshot()).unwrap();
        check_journal(&snapshot);
        let text = snapshot.export();
        let imported = Snapshot::import(&text).unwrap();
        prop_assert_eq!(&imported.export(), &text);
        let memory = Memory::default();
        block_on(memory.replace(&imported)).unwrap();
        let engine = open(&memory);
        undo_everything(&engine, &play.seen);
        let snapshot = block_on(engine.snapshot()).unwrap();
        check_journal(&snapshot);
        prop_assert!(Snapshot::import(&snapshot.export()).is_ok());
    }
}
