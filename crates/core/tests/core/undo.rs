//! Undo and redo.

use crate::support::joining::*;
use crate::support::story::{story, teller};
use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::guardrails::{FULL_ACCESS, Policy};
use charter_core::domain::{AnyOperation, OPERATIONS, Owner, Reversal};

/// Runs an operation, undoes it and does it again: each time the state is what it was.
fn there_and_back(world: &mut World, operation: &dyn AnyOperation) {
    let action = operation.facts().action;
    let before = visible(&world.state);
    world
        .run_any(teller(operation), operation)
        .unwrap_or_else(|error| panic!("{action}: {error}"));
    let after = visible(&world.state);
    assert_ne!(before, after, "{action}");
    let same = before.keys().eq(after.keys());
    let inverse = operation.facts().reversing().count() > 1;
    let listed = OPERATIONS.iter().any(|facts| facts.action == action);
    assert!(same || inverse || !listed, "{action}: what takes it back?");
    let done = world.last();
    world.undo(done).unwrap();
    assert_eq!(visible(&world.state), before, "{action} undone");
    world.undo(done + 1).unwrap();
    assert_eq!(visible(&world.state), after, "{action} done again");
    world.undo(done + 2).unwrap();
    assert_eq!(visible(&world.state), before, "{action} undone again");
    world.undo(done + 3).unwrap();
    assert_eq!(visible(&world.state), after);
}

fn undone(world: &World) -> Vec<u64> {
    world
        .tables()
        .reversals
        .iter()
        .map(|reversal| reversal.entry)
        .collect()
}

#[test]
fn every_operation_can_be_undone_and_done_again() {
    let world = &mut World::new();
    let story = story();
    let writes = story
        .iter()
        .filter(|request| request.facts().kind == Kind::Write);
    for request in writes {
        // What the invited account has seen is not made unseen: `invitations.rs` has what becomes of these.
        let is_seen = [
            InviteOrganizationMember::ACTION,
            CancelOrganizationInvitation::ACTION,
            DenyOrganizationInvitation::ACTION,
            AcceptOrganizationInvitation::ACTION,
        ];
        if is_seen.contains(&request.facts().action) {
            world.run_any(teller(&**request), &**request).unwrap();
        } else {
            there_and_back(world, &**request);
        }
    }
    let (uin, node, name) = (Uin(300), FINANCE, "Cards".to_owned());
    there_and_back(world, &PutMember { uin, node, name });
    there_and_back(world, &remove(&[GATEWAY]));
    there_and_back(world, &delete_departments(&[PAYMENTS]));
}

#[test]
fn undoing_leaves_versions_and_numbers_that_only_grow() {
    let mut world = World::enabled();
    let policy_id = world.create("Guard");
    world.undo(2).unwrap();
    assert!(world.create("Guard") > policy_id);
    world.undo(3).unwrap_err();
    world.undo(4).unwrap();
    world.undo(3).unwrap();
    let versions = world
        .run(&ListPolicyVersions { policy_id })
        .unwrap()
        .versions;
    assert_eq!(
        versions.len(),
        2,
        "created, and created again by undoing the undo"
    );
}

#[test]
fn a_change_is_undone_once() {
    let mut world = World::enabled();
    world.create("Guard");
    world.undo(2).unwrap();
    assert_eq!(world.undo(2).unwrap_err().code, ErrorCode::AlreadyUndone);
    world.undo(3).unwrap();
    assert_eq!(
        undone(&world),
        [3],
        "the change stands again, its undoing does not"
    );
    assert_eq!(world.undo(3).unwrap_err().code, ErrorCode::AlreadyUndone);
    world.undo(4).unwrap();
    assert_eq!(undone(&world), [2, 4], "undone again");
    world.undo(5).unwrap();
    assert_eq!(undone(&world), [3, 5]);
    world.undo(6).unwrap();
    assert_eq!(undone(&world), [2, 4, 6]);
    world.undo(3).unwrap();
    assert_eq!(
        undone(&world),
        [3, 4, 6],
        "the first undoing stood again, and is undone"
    );
    world.undo(2).unwrap();
    assert!(
        world
            .tables()
            .policies
            .by_unique(Policy::NAME, "Guard")
            .is_none()
    );
}

#[test]
fn undoing_is_refused_where_later_changes_touched_the_same_and_names_them() {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    let target = Target::Node(FINANCE);
    world.attach(policy, target);
    world.detach(policy, target);
    let error = world.undo(3).unwrap_err();
    assert_eq!(error.code, ErrorCode::UndoBlocked);
    assert_eq!(error.records, ["Guard on Finance"]);
    world.run(&rename(policy, "Renamed")).unwrap();
    let error = world.undo(2).unwrap_err();
    assert_eq!(
        (error.code, error.records),
        (ErrorCode::UndoBlocked, vec!["Renamed".into()])
    );
    let before = visible(&world.state);
    world.undo(5).unwrap();
    world.undo(4).unwrap();
    world.undo(3).unwrap();
    world.undo(2).unwrap();
    assert_ne!(visible(&world.state), before);
}

#[test]
fn undoing_a_creation_is_refused_while_the_policy_is_bound() {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    world.attach(policy, Target::Member(LEDGER));
    let error = world.undo(2).unwrap_err();
    assert_eq!(error.code, ErrorCode::UndoBlocked);
    assert_eq!(error.records, ["Guard on ledger"]);
}

#[test]
fn undoing_is_refused_when_another_policy_has_taken_the_name() {
    let mut world = World::enabled();
    let first = world.create("First");
    world.run(&rename(first, "Renamed")).unwrap();
    world.create("First");
    let error = world.undo(3).unwrap_err();
    assert!(error.message.contains("policy-name"), "{error}");
    assert_eq!(
        (error.code, error.records),
        (ErrorCode::UndoBlocked, vec!["First".into()])
    );
    let deleted = world.create("Gone");
    world.run(&DeletePolicy { policy_id: deleted }).unwrap();
    let deletion = world.last();
    world.create("Gone");
    assert_eq!(
        world.undo(deletion).unwrap_err().code,
        ErrorCode::UndoBlocked
    );
}

#[test]
fn undoing_is_refused_when_it_would_leave_a_target_without_policy() {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    let target = Target::Member(LEDGER);
    world.attach(policy, target);
    world.detach(FULL_ACCESS, target);
    let error = world.undo(3).unwrap_err();
    assert_eq!(
        (error.code, error.records),
        (ErrorCode::UndoBlocked, vec!["ledger".into()])
    );
}

#[test]
fn undoing_enabling_is_refused_while_other_policies_are_bound() {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    world.attach(policy, Target::Node(FINANCE));
    world.attach(policy, Target::Member(LEDGER));
    let error = world.undo(1).unwrap_err();
    assert_eq!(error.code, ErrorCode::UndoBlocked);
    assert_eq!(error.records, ["Finance", "ledger"]);
}

#[test]
fn undoing_disabling_is_refused_when_a_member_has_joined_since() {
    let mut world = World::enabled();
    world.run(&disable()).unwrap();
    let name = "late".to_owned();
    world
        .run(&PutMember {
            uin: Uin(300),
            node: ROOT,
            name,
        })
        .unwrap();
    let error = world.undo(2).unwrap_err();
    assert_eq!(
        (error.code, error.records),
        (ErrorCode::UndoBlocked, vec!["late".into()])
    );
}

#[test]
fn undoing_an_unbinding_is_refused_while_the_feature_is_disabled_or_the_target_gone() {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    world.attach(policy, Target::Member(LEDGER));
    world.detach(policy, Target::Member(LEDGER));
    let unbinding = world.last();
    world.run(&disable()).unwrap();
    let error = world.undo(unbinding).unwrap_err();
    assert_eq!(
        (error.code, error.records),
        (ErrorCode::UndoBlocked, vec!["ledger".into()])
    );
    world.undo(world.last()).unwrap();
    world.run(&remove(&[LEDGER])).unwrap();
    let error = world.undo(unbinding).unwrap_err();
    assert_eq!(error.code, ErrorCode::UndoBlocked);
    assert!(error.message.contains("Guard on member-201"), "{error}");
}

#[test]
fn a_removed_member_comes_back_with_its_bindings_unless_a_policy_is_gone() {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    world.attach(policy, Target::Member(LEDGER));
    let before = visible(&world.state);
    world.run(&remove(&[LEDGER])).unwrap();
    let removal = world.last();
    world.undo(removal).unwrap();
    assert_eq!(visible(&world.state), before);
    world.undo(removal + 1).unwrap();
    world.run(&DeletePolicy { policy_id: policy }).unwrap();
    let error = world.undo(removal + 2).unwrap_err();
    assert_eq!(
        (error.code, error.records),
        (ErrorCode::UndoBlocked, vec!["Guard".into()])
    );
}

#[test]
fn only_the_actor_or_the_management_account_undoes() {
    let mut world = World::enabled();
    world.create("Guard");
    assert_eq!(
        world.undo_as(LEDGER, 2).unwrap_err().code,
        ErrorCode::NotManager
    );
    let error = world.undo_as(OUTSIDE, 2).unwrap_err();
    assert_eq!(error.code, ErrorCode::OrganizationNotExist);
    world.journal[1].actor = LEDGER;
    assert_eq!(
        world.undo_as(GATEWAY, 2).unwrap_err().code,
        ErrorCode::NotManager
    );
    world.undo_as(LEDGER, 2).unwrap();
    world.undo(3).unwrap();
    assert_eq!(world.journal[2].actor, LEDGER);
}

#[test]
fn a_management_account_undoes_nothing_of_another_organization() {
    let mut world = World::enabled();
    let error = world.undo_as(OTHER_MANAGER, 1).unwrap_err();
    assert_eq!(error.code, ErrorCode::NotManager);
    world.journal[0].actor = OTHER_MANAGER;
    let error = world.undo_as(OTHER_MANAGER, 1).unwrap_err();
    assert_eq!(
        error.code,
        ErrorCode::NotManager,
        "having left the organization since"
    );
    let row = Reversal::key_of(1);
    let other = world
        .state
        .owner(Owner::Organization(OTHER_ORGANIZATION))
        .unwrap();
    assert!(!other.reversals.contains(row));
}

#[test]
fn a_record_written_in_another_way_is_still_the_same_record() {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    let spaced = |json: &str| charter_json::indented(json).into();
    for change in &mut world.journal[1].changes.0 {
        change.after = change.after.as_deref().map(spaced);
    }
    world.undo(2).unwrap();
    assert!(
        world
            .tables()
            .policies
            .get(charter_core::domain::Key::one(policy.0))
            .is_none()
    );
}
