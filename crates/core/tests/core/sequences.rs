//! Random sequences of operations, undoing and doing again, in two tabs, keep every rule.
//!
//! `PROPTEST_CASES` sets how many; `cargo xtask soak` runs millions.

use crate::support::acting::*;
use crate::support::joining::*;
use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::guardrails::ATTACHMENTS_PER_TARGET;
use charter_core::domain::organization::Invitation;
use charter_core::domain::{
    ByPolicies, Caller, Operation, Owner, RowKey, State, TableName, check_all,
};
use charter_core::store::{Engine, EngineError, Entry, Memory, Snapshot, Store};
use proptest::prelude::*;
use proptest::test_runner::Config;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

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

/// What may happen; the numbers choose among what there is at that moment.
#[derive(Debug, Clone)]
enum Act {
    Enable,
    Disable,
    Create(u8),
    CreateMany(Vec<u8>),
    Rename(u8, u8),
    Rewrite(u8, bool),
    Delete(u8),
    Attach(u8, u8),
    AttachMany(u8, Vec<u8>),
    RestoreFormer,
    Detach(u8),
    DetachMany(Vec<u8>),
    AddDepartment(u8),
    RemoveDepartment(u8),
    PutMember(u8, u8),
    RemoveMember(u8),
    Invite(u8, u8),
    CancelInvitation(u8),
    Undo(u8),
    UndoLast,
    CatchUp,
    Tick(i16),
}

#[derive(Debug, Clone)]
struct Step {
    tab: bool,
    caller: u8,
    act: Act,
}

fn step() -> impl Strategy<Value = Step> {
    let n = any::<u8>;
    let many = || prop::collection::vec(any::<u8>(), 1..8);
    let act = prop_oneof![
        3 => Just(Act::Enable),
        1 => Just(Act::Disable),
        4 => n().prop_map(Act::Create),
        1 => many().prop_map(Act::CreateMany),
        3 => (n(), n()).prop_map(|(a, b)| Act::Rename(a, b)),
        2 => (n(), any::<bool>()).prop_map(|(a, b)| Act::Rewrite(a, b)),
        2 => n().prop_map(Act::Delete),
        6 => (n(), n()).prop_map(|(a, b)| Act::Attach(a, b)),
        2 => (n(), many()).prop_map(|(a, b)| Act::AttachMany(a, b)),
        1 => Just(Act::RestoreFormer),
        5 => n().prop_map(Act::Detach),
        1 => many().prop_map(Act::DetachMany),
        2 => n().prop_map(Act::AddDepartment),
        2 => n().prop_map(Act::RemoveDepartment),
        3 => (n(), n()).prop_map(|(a, b)| Act::PutMember(a, b)),
        2 => n().prop_map(Act::RemoveMember),
        2 => (n(), n()).prop_map(|(a, b)| Act::Invite(a, b)),
        2 => n().prop_map(Act::CancelInvitation),
        6 => n().prop_map(Act::Undo),
        5 => Just(Act::UndoLast),
        2 => Just(Act::CatchUp),
        2 => any::<i16>().prop_map(Act::Tick),
    ];
    (any::<bool>(), any::<u8>(), act).prop_map(|(tab, caller, act)| Step { tab, caller, act })
}

type Seen = BTreeMap<(Owner, RowKey), String>;

/// Two tabs over one store, and how the records stood after each journal entry.
struct Play {
    memory: Memory,
    tabs: [Engine<Memory>; 2],
    seen: Vec<Seen>,
}

fn pick<T: Copy>(from: &[T], number: u8) -> Option<T> {
    let place = usize::from(number).checked_rem(from.len())?;
    from.get(place).copied()
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
        8..16 => caller(OUTSIDE),
        16..64 => sub_user(MANAGER),
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

/// What the policies of [`first_state`] come to: whatever an entry is called, what it did to records.
fn may_have_made(caller: Caller, entry: &Entry) -> bool {
    let of = |table| {
        let changes = entry.changes.0.iter();
        changes.filter(move |change| change.row.table == table)
    };
    let gone = |table| of(table).any(|change| change.after.is_none());
    let deletes = gone(TableName::Policy);
    // What is bound to a target goes with it.
    let target_gone = gone(TableName::Member) || gone(TableName::Department);
    let unbinds = !target_gone && gone(TableName::Binding);
    let switches = of(TableName::ServiceControl).next().is_some();
    match caller {
        _ if caller == sub_user(MANAGER) => !deletes && (switches || !unbinds),
        _ if caller == delegated(LEDGER) => {
            let others = [
                TableName::Department,
                TableName::Member,
                TableName::Invitation,
            ];
            !switches && others.iter().all(|table| of(*table).next().is_none())
        }
        _ if caller == Caller::root(OTHER_MANAGER) => true,
        _ => caller == Caller::root(MANAGER),
    }
}

fn is_write(act: &Act) -> bool {
    !matches!(act, Act::CatchUp | Act::Tick(_))
}

/// The rules that a person would state.
fn check_rules(state: &State) {
    let tables = state.owner(OWNER).unwrap();
    let enabled = tables.service_control.iter().any(|control| control.enabled);
    let targets: BTreeSet<Target> = all_targets(state).into_iter().collect();
    let mut bound: BTreeMap<Target, usize> = BTreeMap::new();
    for binding in tables.bindings.iter() {
        assert!(
            targets.contains(&binding.target),
            "bound to a missing target"
        );
        let key = charter_core::domain::Key::one(binding.policy.0);
        assert!(tables.policies.contains(key), "a missing policy is bound");
        *bound.entry(binding.target).or_default() += 1;
    }
    for target in targets {
        let count = bound.get(&target).copied().unwrap_or_default();
        match enabled {
            true => assert!(
                (1..=ATTACHMENTS_PER_TARGET).contains(&count),
                "{target} has {count}"
            ),
            false => assert_eq!(count, 0, "{target} is bound although the feature is off"),
        }
    }
    let names: BTreeSet<&str> = tables
        .policies
        .iter()
        .map(|policy| policy.name.as_str())
        .collect();
    assert_eq!(
        names.len(),
        tables.policies.len(),
        "two policies have one name"
    );
    check_invited(state);
}

/// An account waits for one invitation, and belongs nowhere; no two of an organization wait by one name.
fn check_invited(state: &State) {
    let mut accounts = BTreeSet::new();
    for owner in [OWNER, OTHER_OWNER] {
        let tables = state.owner(owner).unwrap();
        let mut names: BTreeSet<&str> = tables.members.iter().map(|m| m.name.as_str()).collect();
        let pending = |sent: &&Invitation| sent.status(clock()) == InvitationStatus::Pending;
        for sent in tables.invitations.iter().filter(pending) {
            assert!(accounts.insert(sent.uin), "{} is invited twice", sent.uin);
            assert!(names.insert(&sent.name), "{} is taken", sent.name);
            let of = state.directory().organization_of(sent.uin);
            assert_eq!(of, None, "{} belongs somewhere", sent.uin);
        }
    }
}

fn act(tab: &Engine<Memory>, caller: Caller, act: &Act) -> Result<(), EngineError> {
    let state = tab.state();
    let tables = state.owner(OWNER).unwrap();
    let policies: Vec<PolicyId> = tables.policies.iter().map(|policy| policy.id).collect();
    let nodes: Vec<NodeId> = tables.departments.iter().map(|node| node.id).collect();
    let bindings: Vec<_> = tables
        .bindings
        .iter()
        .map(|bound| (bound.policy, bound.target))
        .collect();
    let targets = all_targets(&state);
    let policy = |number| pick(&policies, number).unwrap_or(PolicyId(9));
    let target = |number| pick(&targets, number).unwrap_or(Target::Member(OUTSIDE));
    let node = |number| pick(&nodes, number).unwrap_or(ROOT);
    let name = |number: u8| format!("P{}", number % 6);
    let detach =
        |number| pick(&bindings, number).map(|(policy, target)| DetachPolicy { policy, target });
    let account_of = |number: u8| Uin(201 + u64::from(number % 12));
    match act {
        Act::Enable => call(tab, caller, &enable()),
        Act::Disable => call(tab, caller, &disable()),
        Act::Create(n) => call(tab, caller, &create(&name(*n))),
        Act::CreateMany(n) => batch(tab, caller, n.iter().map(|n| create(&name(*n)))),
        Act::Rename(a, b) => call(tab, caller, &rename(policy(*a), &name(*b))),
        Act::Rewrite(a, b) => call(
            tab,
            caller,
            &rewrite(policy(*a), if *b { TEXT } else { OTHER_TEXT }),
        ),
        Act::Delete(a) => call(
            tab,
            caller,
            &DeletePolicy {
                policy_id: policy(*a),
            },
        ),
        Act::Attach(a, b) => call(
            tab,
            caller,
            &AttachPolicy {
                policy: policy(*a),
                target: target(*b),
            },
        ),
        Act::AttachMany(a, many) => {
            let policy = policy(*a);
            batch(
                tab,
                caller,
                many.iter().map(|b| AttachPolicy {
                    policy,
                    target: target(*b),
                }),
            )
        }
        Act::RestoreFormer => {
            let former: Vec<_> = tables.former_bindings.iter().cloned().collect();
            let restore = former.into_iter().map(|was| RestoreBinding {
                policy_id: was.policy,
                target: was.target,
            });
            batch(tab, caller, restore)
        }
        Act::Detach(n) => detach(*n).map_or(Ok(()), |detach| call(tab, caller, &detach)),
        Act::DetachMany(many) => batch(tab, caller, many.iter().filter_map(|n| detach(*n))),
        Act::AddDepartment(n) if nodes.len() < 12 => call(
            tab,
            caller,
            &AddDepartment {
                parent: node(*n),
                name: format!("D{n}"),
            },
        ),
        Act::AddDepartment(_) => Ok(()),
        Act::RemoveDepartment(n) => call(tab, caller, &RemoveDepartment(node(*n))),
        Act::PutMember(a, b) => {
            let (uin, node) = (account_of(*a), node(*b));
            call(
                tab,
                caller,
                &PutMember {
                    uin,
                    node,
                    name: format!("m{uin}"),
                },
            )
        }
        Act::Invite(a, b) => {
            let elsewhere = caller.account == OTHER_MANAGER;
            let node_id = if elsewhere { OTHER_ROOT } else { node(*a) };
            let account = INVITED[usize::from(*b) % INVITED.len()];
            let name = format!("I{}", b / 3 % 3);
            let invitation = invite(account, &name);
            call(
                tab,
                caller,
                &InviteOrganizationMember {
                    node_id,
                    ..invitation
                },
            )
        }
        Act::CancelInvitation(n) => {
            let own = match caller.account {
                OTHER_MANAGER => OTHER_OWNER,
                _ => OWNER,
            };
            let sent = state.owner(own).unwrap().invitations.iter();
            let sent: Vec<_> = sent.map(|sent| sent.id).collect();
            let id = pick(&sent, *n).unwrap_or(InvitationId(9));
            call(tab, caller, &CancelOrganizationInvitation { id })
        }
        Act::RemoveMember(a) => call(tab, caller, &RemoveMember(account_of(*a))),
        Act::Undo(n) => {
            let sequence = u64::from(*n) % (tab.last() + 1);
            block_on(tab.undo(caller, sequence)).map(drop)
        }
        Act::UndoLast => block_on(tab.undo(caller, tab.last())).map(drop),
        Act::CatchUp => block_on(tab.catch_up())
            .map(drop)
            .map_err(EngineError::from),
        Act::Tick(ms) => {
            NOW.set(NOW.get() + i64::from(*ms));
            Ok(())
        }
    }
}

fn call<O: Operation>(
    tab: &Engine<Memory>,
    caller: Caller,
    operation: &O,
) -> Result<(), EngineError> {
    block_on(tab.call(caller, operation, None)).map(drop)
}

fn batch<O: Operation>(
    tab: &Engine<Memory>,
    caller: Caller,
    operations: impl Iterator<Item = O>,
) -> Result<(), EngineError> {
    let operations: Vec<O> = operations.collect();
    let batch = block_on(tab.batch(caller, &operations))?;
    assert_eq!(batch.rows.len(), operations.len());
    let internal = |row: &Result<O::Answer, Error>| {
        row.as_ref()
            .is_err_and(|error| error.code == ErrorCode::Internal)
    };
    assert!(!batch.rows.iter().any(internal));
    Ok(())
}

/// Undoes everything from the end to the beginning, then does everything again: each state comes back, but for invitations.
/// Those end as cancelled, or as what became of them otherwise.
fn undo_everything(engine: &Engine<Memory>, seen: &[Seen]) {
    let last = engine.last();
    let undo = |sequence| {
        let entry = block_on(engine.entry(sequence)).unwrap().unwrap();
        let manager = match entry.caller().account {
            OTHER_MANAGER => OTHER_MANAGER,
            _ => MANAGER,
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
    for sequence in (1..=last).rev() {
        undone.extend(undo(sequence).map(|by| (sequence, by)));
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
        let again = undo(by);
        let entry = block_on(engine.entry(done)).unwrap().unwrap();
        assert_eq!(again.is_none(), about_invitations(&entry), "{done} again");
        let after = &seen[done as usize];
        assert_eq!(others(&visible(&engine.state())), others(after));
    }
}

fn about_invitations(entry: &Entry) -> bool {
    let mut changes = entry.changes.0.iter();
    changes.any(|change| change.row.table == TableName::Invitation)
}

fn check_journal(snapshot: &Snapshot) {
    for (index, entry) in snapshot.journal.iter().enumerate() {
        assert_eq!(entry.sequence, index as u64 + 1);
    }
    assert!(snapshot.journal.is_sorted_by_key(|entry| entry.at));
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
