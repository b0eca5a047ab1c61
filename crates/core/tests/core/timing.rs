//! Figures at the design point of 10,000 members. Run with
//! `cargo test -p charter-core --release --test core -- --ignored --nocapture figures`.

use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::demo::{self, MANAGEMENT, Size};
use charter_core::domain::organization::Invitation;
use charter_core::domain::{Context, NoJudge, State, TableName, execute, execute_batch};
use charter_core::store::{Engine, Memory, Snapshot, Store};
use std::time::{Duration, Instant};

/// The single writes that are timed.
const WRITES: usize = 1_000;

fn timed<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = run();
    let took: Duration = start.elapsed();
    println!("{what}: {:.2} ms", took.as_secs_f64() * 1000.0);
    done
}

/// The median of some runs.
fn median(what: &str, mut run: impl FnMut() -> Duration) {
    let mut took: Vec<Duration> = (0..9).map(|_| run()).collect();
    took.sort();
    println!("{what}: {:.2} ms", took[4].as_secs_f64() * 1000.0);
}

#[test]
#[ignore = "prints figures"]
fn figures_of_the_state() {
    let now = Timestamp(1_792_540_800_000);
    let world = demo::world("demo", Size::TenThousand, now);
    median("the demo's records as a state", || {
        let start = Instant::now();
        let state = world.state().unwrap();
        let took = start.elapsed();
        drop(state);
        took
    });
    let state = world.state().unwrap();
    let rows: Vec<_> = state
        .rows()
        .filter(|(_, row)| row.table == TableName::Member)
        .step_by(10_000 / WRITES)
        .map(|(owner, row)| (owner, row, state.owner(owner).unwrap().json(row).unwrap().1))
        .collect();
    assert_eq!(rows.len(), WRITES);
    median("1,000 records written, the state before each kept", || {
        let start = Instant::now();
        let mut kept = vec![state.clone()];
        for (owner, row, json) in &rows {
            let mut next = kept[kept.len() - 1].clone();
            next.apply(*owner, *row, Some((1, json))).unwrap();
            kept.push(next);
        }
        start.elapsed()
    });
    let mut world = World::new();
    world.run(&invite(OUTSIDE, "consultant")).unwrap();
    let sent = world.tables().invitations.iter().next().unwrap().clone();
    let invited = |number: u64| Invitation {
        id: InvitationId(10_000 + number),
        uin: Uin(1_000_000 + number),
        ..sent.clone()
    };
    let invitations: Vec<_> = (0..10_000).map(invited).collect();
    median("10,000 open invitations loaded", || {
        let start = Instant::now();
        let mut state = State::default();
        for invitation in &invitations {
            put(&mut state, OWNER, invitation);
        }
        start.elapsed()
    });
    let requests: Vec<_> = rows
        .iter()
        .map(|(_, row, _)| AttachPolicy {
            policy: PolicyId(100_001),
            target: Target::Member(Uin(row.key.0[0])),
        })
        .collect();
    let context = |sequence| Context {
        caller: caller(MANAGEMENT),
        now,
        sequence,
        judge: &NoJudge,
    };
    median("1,000 policies bound, one by one", || {
        let start = Instant::now();
        let mut state = state.clone();
        for (request, sequence) in requests.iter().zip(1_000..) {
            let ran = execute(&state, context(sequence), request, None).unwrap();
            state = ran.state;
        }
        start.elapsed()
    });
    median("1,000 policies bound, as one batch", || {
        let start = Instant::now();
        execute_batch(&state, context(1_000), &requests).unwrap();
        start.elapsed()
    });
}

#[test]
#[ignore = "prints figures"]
fn figures_at_ten_thousand_members() {
    let now = Timestamp(1_792_540_800_000);
    for _ in 0..3 {
        timed("making the demo", || {
            demo::world("demo", Size::TenThousand, now)
        });
    }
    let world = timed("making the demo", || {
        demo::world("demo", Size::TenThousand, now)
    });
    println!(
        "records {}, journal {}",
        world.records.len(),
        world.journal.len()
    );
    timed("opening: state of the records", || world.state().unwrap());
    let memory = Memory::default();
    block_on(memory.replace(&world)).unwrap();
    let engine = timed("opening the engine over memory", || {
        block_on(Engine::open(
            memory,
            || Timestamp(1_792_540_800_000),
            small_snapshot,
        ))
        .unwrap()
    });
    let manager = caller(MANAGEMENT);
    let attach = AttachPolicy {
        policy: PolicyId(100_001),
        target: Target::Member(demo::MEMBER),
    };
    let entry = timed("AttachPolicy", || {
        block_on(engine.call(manager, &attach, None)).unwrap().entry
    });
    timed("undo", || {
        block_on(engine.undo(manager, entry.unwrap())).unwrap()
    });
    let total = timed("DescribeOrganizationMembers, all pages of 50", || {
        let page = |offset| DescribeOrganizationMembers {
            offset,
            limit: 50,
            search_key: None,
            node_id: None,
        };
        let pages = (0..200).map(|number| {
            let called = block_on(engine.call(manager, &page(number * 50), None)).unwrap();
            called.reply.answer.0.items.len()
        });
        pages.sum::<usize>()
    });
    assert_eq!(total, 10_000);
    timed("ListPolicies", || {
        block_on(engine.call(manager, &ListPolicies::default(), None)).unwrap()
    });
    let organization_id = demo::ORGANIZATION;
    let policy_type = PolicyType::ServiceControl;
    let disable = DisablePolicyType {
        organization_id,
        policy_type,
    };
    let entry = timed("DisablePolicyType", || {
        block_on(engine.call(manager, &disable, None))
            .unwrap()
            .entry
    });
    timed("undoing it", || {
        block_on(engine.undo(manager, entry.unwrap())).unwrap()
    });
    let snapshot = block_on(engine.snapshot()).unwrap();
    let text = timed("export", || snapshot.export());
    println!("{} bytes", text.len());
    timed("import", || Snapshot::import(&text).unwrap());
}
