//! Binding and unbinding.

use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::guardrails::{ATTACHMENTS_PER_TARGET, FULL_ACCESS};

fn list(policy_id: PolicyId, target_type: TargetFilter) -> ListTargetsForPolicy {
    ListTargetsForPolicy {
        policy_id,
        rp: None,
        page: None,
        target_type,
    }
}

#[test]
fn a_policy_is_bound_to_what_exists() {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    let missing = Target::Node(NodeId(1));
    let error = world.refused(&AttachPolicy {
        policy,
        target: missing,
    });
    assert_eq!(error.code, ErrorCode::NodeNotExist);
    for outside in [OUTSIDE, MANAGER, OTHER_MEMBER] {
        let target = Target::Member(outside);
        let error = world.refused(&AttachPolicy { policy, target });
        assert_eq!(error.code, ErrorCode::MemberNotExist, "{outside}");
    }
}

#[test]
fn binding_what_is_bound_already_changes_nothing() {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    world.attach(policy, Target::Node(FINANCE));
    let entries = world.last();
    world.attach(policy, Target::Node(FINANCE));
    assert_eq!(world.last(), entries);
}

#[test]
fn a_target_holds_a_limited_number_of_policies() {
    let mut world = World::enabled();
    let target = Target::Member(LEDGER);
    let mut policies = Vec::new();
    for number in 1..ATTACHMENTS_PER_TARGET {
        let policy = world.create(&format!("P{number}"));
        world.attach(policy, target);
        policies.push(policy);
    }
    let policy = world.create("OneMore");
    let error = world.refused(&AttachPolicy { policy, target });
    assert_eq!(
        (error.code, error.records),
        (ErrorCode::AttachmentFull, vec!["ledger".into()])
    );
    world.detach(policies[0], target);
    let detached = world.last();
    world.attach(policy, target);
    let error = world.undo(detached).unwrap_err();
    assert_eq!(
        (error.code, error.records),
        (ErrorCode::UndoBlocked, vec!["ledger".into()])
    );
}

#[test]
fn the_last_policy_of_a_target_cannot_be_unbound() {
    let mut world = World::enabled();
    for (target, name) in [
        (Target::Node(ROOT), "Root"),
        (Target::Member(LEDGER), "ledger"),
    ] {
        let error = world.refused(&DetachPolicy {
            policy: FULL_ACCESS,
            target,
        });
        assert_eq!(error.code, ErrorCode::DetachLastPolicy);
        assert_eq!(error.records, [name]);
    }
}

#[test]
fn full_access_can_be_unbound_while_another_policy_remains() {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    let target = Target::Member(LEDGER);
    world.attach(policy, target);
    world.detach(FULL_ACCESS, target);
    assert_eq!(world.bound(target), [policy]);
    let error = world.refused(&DetachPolicy { policy, target });
    assert_eq!(error.code, ErrorCode::DetachLastPolicy);
}

#[test]
fn what_is_not_bound_cannot_be_unbound() {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    for target in [
        Target::Node(ROOT),
        Target::Node(NodeId(1)),
        Target::Member(OUTSIDE),
    ] {
        let error = world.refused(&DetachPolicy { policy, target });
        assert_eq!(error.code, ErrorCode::DetachPolicy, "{target}");
    }
}

#[test]
fn the_targets_of_a_policy_are_listed_with_their_way_from_the_root() {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    world.attach(policy, Target::Member(GATEWAY));
    world.attach(policy, Target::Node(PAYMENTS));
    let names = |items: &[TargetItem]| {
        items
            .iter()
            .map(|item| item.name.clone())
            .collect::<Vec<_>>()
    };
    let all = world.run(&list(policy, TargetFilter::All)).unwrap().0;
    assert_eq!(names(&all.items), ["Payments", "gateway"]);
    for item in &all.items {
        let path: Vec<&str> = item.path.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(path, ["Root", "Finance", "Payments"], "{}", item.name);
    }
    let members = world.run(&list(policy, TargetFilter::Members)).unwrap().0;
    assert_eq!(
        (members.total, names(&members.items)),
        (1, vec!["gateway".to_owned()])
    );
    let nodes = world.run(&list(policy, TargetFilter::Nodes)).unwrap().0;
    assert_eq!(
        (nodes.total, names(&nodes.items)),
        (1, vec!["Payments".to_owned()])
    );
    let page = ListTargetsForPolicy {
        rp: Some(4),
        page: Some(2),
        ..list(FULL_ACCESS, TargetFilter::All)
    };
    let second = world.run(&page).unwrap().0;
    assert_eq!((second.total, second.items.len()), (7, 3));
}

#[test]
fn the_policies_of_a_target_are_those_bound_to_it_itself() {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    world.attach(policy, Target::Node(FINANCE));
    assert_eq!(world.bound(Target::Node(FINANCE)), [FULL_ACCESS, policy]);
    assert_eq!(
        world.bound(Target::Member(LEDGER)),
        full_access_alone(),
        "inherited is not listed"
    );
    let request = ListPoliciesForTarget {
        target_id: FINANCE.0,
        rp: None,
        page: None,
        keyword: Some("guard".to_owned()),
    };
    let found = world.run(&request).unwrap().0;
    assert_eq!(found.total, 1);
    let item = &found.items[0];
    assert_eq!(
        (item.name.as_str(), item.related_type, item.uin),
        ("Finance", 1, FINANCE.0)
    );
    let nobody = ListPoliciesForTarget {
        target_id: OUTSIDE.0,
        ..request
    };
    assert_eq!(world.refused(&nobody).code, ErrorCode::MemberNotExist);
}
