//! Several requests as one change.

use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::execute_batch;

#[test]
fn binding_many_targets_gives_a_result_for_each_and_is_one_change() {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    let entries = world.last();
    let mut targets = targets();
    targets.insert(2, Target::Member(OUTSIDE));
    let requests: Vec<_> = targets
        .iter()
        .map(|target| AttachPolicy {
            policy,
            target: *target,
        })
        .collect();
    let before = visible(&world.state);
    let rows = world.batch(&requests);
    for (target, row) in targets.iter().zip(&rows) {
        match *target == Target::Member(OUTSIDE) {
            true => assert_eq!(row.as_ref().unwrap_err().code, ErrorCode::MemberNotExist),
            false => assert!(row.is_ok(), "{target}"),
        }
    }
    assert_eq!(world.last(), entries + 1);
    world.undo(entries + 1).unwrap();
    assert_eq!(visible(&world.state), before);
}

#[test]
fn later_rows_see_what_earlier_rows_did() {
    let mut world = World::enabled();
    let rows = world.batch(&[create("Same"), create("Same"), create("Other")]);
    let codes: Vec<_> = rows
        .iter()
        .map(|row| row.as_ref().err().map(|error| error.code.clone()))
        .collect();
    assert_eq!(codes, [None, Some(ErrorCode::PolicyNameInUse), None]);
    let target = Target::Member(LEDGER);
    let [first, _, second] = rows.as_slice() else {
        panic!()
    };
    let [first, second] = [first, second].map(|row| row.as_ref().unwrap().policy_id);
    world.attach(first, target);
    world.detach(charter_core::domain::guardrails::FULL_ACCESS, target);
    world.attach(second, target);
    let rows = world.batch(&[first, second].map(|policy| DetachPolicy { policy, target }));
    assert!(rows[0].is_ok());
    assert_eq!(
        rows[1].as_ref().unwrap_err().code,
        ErrorCode::DetachLastPolicy
    );
}

#[test]
fn a_batch_of_failures_is_no_change() {
    let mut world = World::new();
    let rows = world.batch(&[create("A"), create("B")]);
    assert!(rows.iter().all(Result::is_err));
    assert_eq!(world.last(), 0);
}

#[test]
fn a_batch_is_authorized_as_a_whole() {
    let world = World::enabled();
    let context = world.context(LEDGER);
    let error = execute_batch(&world.state, context, &[rename(PolicyId(1), "A")]).unwrap_err();
    assert_eq!(error.code, ErrorCode::NotManager);
}
