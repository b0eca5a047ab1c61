//! Figures at the design point of 10,000 members. Run with
//! `cargo test -p charter-core --release --test core -- --ignored --nocapture figures`.

use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::demo::{self, MANAGEMENT, Size};
use charter_core::store::{Engine, Memory, Snapshot, Store};
use std::time::{Duration, Instant};

fn timed<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = run();
    let took: Duration = start.elapsed();
    println!("{what}: {:.2} ms", took.as_secs_f64() * 1000.0);
    done
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
