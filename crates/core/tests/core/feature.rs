//! Enabling and disabling service control policies.

use crate::support::joining::*;
use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::guardrails::FULL_ACCESS;

fn is_on(world: &mut World) -> bool {
    let organization_id = ORGANIZATION;
    world
        .run(&DescribePolicyConfig { organization_id })
        .unwrap()
        .enabled
}

fn former(world: &mut World) -> Vec<(PolicyId, Target)> {
    let former = world.run(&DescribeFormerBindings {}).unwrap().bindings;
    former
        .iter()
        .map(|item| (item.policy_id, item.target))
        .collect()
}

#[test]
fn service_control_policies_are_disabled_at_first() {
    assert!(!is_on(&mut World::new()));
}

#[test]
fn while_disabled_policies_are_listed_and_described_but_not_changed() {
    let mut world = World::new();
    let list = world.run(&ListPolicies::default()).unwrap().0;
    assert_eq!(list.items[0].policy_name, "FullQcloudAccess");
    assert_eq!(list.items[0].attached_times, 0);
    let policy = FULL_ACCESS;
    let target = Target::Node(ROOT);
    world.run(&DescribePolicy { policy_id: policy }).unwrap();
    assert!(world.bound(target).is_empty());
    let refusals = [
        world.refused(&create("New")),
        world.refused(&rename(policy, "New")),
        world.refused(&DeletePolicy { policy_id: policy }),
        world.refused(&AttachPolicy { policy, target }),
        world.refused(&DetachPolicy { policy, target }),
        world.refused(&disable()),
    ];
    for error in refusals {
        assert_eq!(error.code, ErrorCode::PolicyNotEnabled, "{error}");
    }
}

#[test]
fn enabling_binds_full_access_to_every_department_and_member() {
    let mut world = World::enabled();
    assert!(is_on(&mut world));
    for target in targets() {
        assert_eq!(world.bound(target), full_access_alone(), "{target}");
    }
    assert_eq!(world.refused(&enable()).code, ErrorCode::PolicyNotDisabled);
}

#[test]
fn another_organization_and_tag_policies_cannot_be_switched() {
    let mut world = World::new();
    let organization_id = OTHER_ORGANIZATION;
    let foreign = EnablePolicyType {
        organization_id,
        ..enable()
    };
    assert_eq!(world.refused(&foreign).code, ErrorCode::ParamError);
    let describe = DescribePolicyConfig { organization_id };
    assert_eq!(world.refused(&describe).code, ErrorCode::InvalidParameter);
    let tags = EnablePolicyType {
        policy_type: PolicyType::Tag,
        ..enable()
    };
    assert_eq!(world.refused(&tags).code, ErrorCode::PolicyEnableInvalid);
    world.run(&enable()).unwrap();
    let foreign = DisablePolicyType {
        organization_id,
        ..disable()
    };
    assert_eq!(world.refused(&foreign).code, ErrorCode::ParamError);
    let tags = DisablePolicyType {
        policy_type: PolicyType::Tag,
        ..disable()
    };
    assert_eq!(world.refused(&tags).code, ErrorCode::ParamError);
}

#[test]
fn whatever_joins_later_gets_full_access() {
    let mut world = World::enabled();
    let added = world.run(&add_department(PAYMENTS, "Cards")).unwrap();
    let cards = added.node_id;
    assert_eq!(world.bound(Target::Node(cards)), full_access_alone());
    let (uin, name) = (Uin(300), "tokens".to_owned());
    world
        .run(&PutMember {
            uin,
            node: cards,
            name,
        })
        .unwrap();
    assert_eq!(world.bound(Target::Member(uin)), full_access_alone());
}

#[test]
fn what_joins_while_disabled_gets_nothing_until_enabling() {
    let mut world = World::new();
    let (uin, name) = (Uin(300), "late".to_owned());
    world
        .run(&PutMember {
            uin,
            node: ROOT,
            name,
        })
        .unwrap();
    assert!(world.bound(Target::Member(uin)).is_empty());
    world.run(&enable()).unwrap();
    assert_eq!(world.bound(Target::Member(uin)), full_access_alone());
}

#[test]
fn moving_or_renaming_a_member_leaves_its_bindings() {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    let target = Target::Member(LEDGER);
    world.attach(policy, target);
    world.detach(FULL_ACCESS, target);
    let (uin, node, name) = (LEDGER, SANDBOX, "ledger-moved".to_owned());
    world.run(&PutMember { uin, node, name }).unwrap();
    assert_eq!(world.bound(target), [policy]);
}

#[test]
fn a_removed_member_is_unbound_from_everything() {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    world.attach(policy, Target::Member(LEDGER));
    world.run(&remove(&[LEDGER])).unwrap();
    assert!(
        !world
            .all_bound()
            .iter()
            .any(|(target, _)| *target == Target::Member(LEDGER))
    );
    assert_eq!(world.state.directory().organization_of(LEDGER), None);
}

#[test]
fn disabling_unbinds_everything_and_deletes_no_policy() {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    world.attach(policy, Target::Node(FINANCE));
    world.run(&disable()).unwrap();
    assert!(!is_on(&mut world));
    assert!(world.all_bound().is_empty());
    assert_eq!(world.run(&ListPolicies::default()).unwrap().0.total, 2);
    let (policy, target) = (policy, Target::Node(FINANCE));
    let error = world.refused(&AttachPolicy { policy, target });
    assert_eq!(error.code, ErrorCode::PolicyNotEnabled);
}

#[test]
fn after_disabling_and_enabling_the_bindings_from_before_come_back_as_one_change() {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    let before = [
        (policy, Target::Node(FINANCE)),
        (policy, Target::Member(LEDGER)),
    ];
    for (policy, target) in before {
        world.attach(policy, target);
    }
    world.run(&disable()).unwrap();
    assert_eq!(former(&mut world), before);
    world.run(&enable()).unwrap();
    assert_eq!(world.bound(Target::Node(FINANCE)), full_access_alone());
    assert_eq!(
        former(&mut world),
        before,
        "offered, not restored by itself"
    );
    let entries = world.last();
    let restore = before.map(|(policy_id, target)| RestoreBinding { policy_id, target });
    assert!(world.batch(&restore).iter().all(Result::is_ok));
    assert_eq!(world.last(), entries + 1);
    assert_eq!(world.bound(Target::Node(FINANCE)), [FULL_ACCESS, policy]);
    assert_eq!(world.bound(Target::Member(LEDGER)), [FULL_ACCESS, policy]);
    assert!(former(&mut world).is_empty(), "nothing is left to restore");
    world.undo(entries + 1).unwrap();
    assert_eq!(former(&mut world), before);
}

#[test]
fn a_binding_whose_policy_or_target_is_gone_is_not_offered() {
    let mut world = World::enabled();
    let (gone, kept) = (world.create("Gone"), world.create("Kept"));
    world.attach(gone, Target::Node(FINANCE));
    world.attach(kept, Target::Member(LEDGER));
    world.attach(kept, Target::Node(PAYMENTS));
    world.run(&disable()).unwrap();
    world.run(&enable()).unwrap();
    world.run(&DeletePolicy { policy_id: gone }).unwrap();
    world.run(&remove(&[LEDGER])).unwrap();
    assert_eq!(former(&mut world), [(kept, Target::Node(PAYMENTS))]);
}

#[test]
fn disabling_again_remembers_only_what_stood_last() {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    world.attach(policy, Target::Node(FINANCE));
    world.run(&disable()).unwrap();
    world.run(&enable()).unwrap();
    world.run(&disable()).unwrap();
    assert!(former(&mut world).is_empty());
}

/// Of the small world, two targets have no `FullQcloudAccess`; then the feature is disabled.
fn disabled_with_two_lacking_full_access() -> (World, PolicyId) {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    for target in [Target::Node(FINANCE), Target::Member(LEDGER)] {
        world.attach(policy, target);
        world.detach(FULL_ACCESS, target);
    }
    world.run(&disable()).unwrap();
    (world, policy)
}

/// To what full access was not bound, and whether something else is bound there now.
fn formerly_without(world: &mut World) -> Vec<(Target, bool)> {
    let former = world.run(&DescribeFormerBindings {}).unwrap();
    let without = former.without_full_access.iter();
    without.map(|item| (item.target, item.has_other)).collect()
}

#[test]
fn restoring_unbinds_full_access_again_where_it_was_not_bound_in_the_same_change() {
    let (mut world, policy_id) = disabled_with_two_lacking_full_access();
    let (finance, ledger) = (Target::Node(FINANCE), Target::Member(LEDGER));
    let without = [(finance, false), (ledger, false)];
    assert_eq!(
        formerly_without(&mut world),
        without,
        "known while disabled"
    );
    world.run(&enable()).unwrap();
    assert_eq!(formerly_without(&mut world), without);
    let enabled = visible(&world.state);
    let entries = world.last();
    let full = FULL_ACCESS;
    let rows = [
        (policy_id, finance),
        (policy_id, ledger),
        (full, finance),
        (full, ledger),
    ];
    let rows = rows.map(|(policy_id, target)| RestoreBinding { policy_id, target });
    assert!(world.batch(&rows).iter().all(Result::is_ok));
    assert_eq!(world.last(), entries + 1);
    assert_eq!(world.bound(finance), [policy_id]);
    assert_eq!(world.bound(ledger), [policy_id]);
    assert_eq!(world.bound(Target::Node(ROOT)), full_access_alone());
    assert!(former(&mut world).is_empty() && formerly_without(&mut world).is_empty());
    let restored = visible(&world.state);
    world.undo(entries + 1).unwrap();
    assert_eq!(visible(&world.state), enabled);
    assert_eq!(formerly_without(&mut world), without, "offered again");
    world.undo(entries + 2).unwrap();
    assert_eq!(visible(&world.state), restored, "done again");
}

#[test]
fn where_nothing_else_can_stand_full_access_stays() {
    let (mut world, policy_id) = disabled_with_two_lacking_full_access();
    world.run(&enable()).unwrap();
    let target = Target::Node(FINANCE);
    let unbind = RestoreBinding {
        policy_id: FULL_ACCESS,
        target,
    };
    let error = world.refused(&unbind);
    assert_eq!(error.code, ErrorCode::DetachLastPolicy, "nothing else yet");
    world.run(&DeletePolicy { policy_id }).unwrap();
    assert!(formerly_without(&mut world).is_empty());
    let other = world.create("Other");
    world.attach(other, target);
    assert_eq!(formerly_without(&mut world), [(target, true)]);
    world.run(&unbind).unwrap();
    assert_eq!(world.bound(target), [other]);
}

#[test]
fn full_access_that_somebody_bound_since_is_not_offered_for_unbinding() {
    let (mut world, policy) = disabled_with_two_lacking_full_access();
    world.run(&enable()).unwrap();
    let target = Target::Node(FINANCE);
    world.attach(policy, target);
    world.detach(FULL_ACCESS, target);
    world.attach(FULL_ACCESS, target);
    assert_eq!(
        formerly_without(&mut world),
        [(Target::Member(LEDGER), false)]
    );
}

#[test]
fn what_did_not_stand_before_cannot_be_restored() {
    let (mut world, policy_id) = disabled_with_two_lacking_full_access();
    let target = Target::Node(FINANCE);
    let error = world.refused(&RestoreBinding { policy_id, target });
    assert_eq!(error.code, ErrorCode::PolicyNotEnabled);
    world.run(&enable()).unwrap();
    for (policy_id, target) in [
        (policy_id, Target::Node(SANDBOX)),
        (FULL_ACCESS, Target::Node(ROOT)),
    ] {
        let error = world.refused(&RestoreBinding { policy_id, target });
        assert_eq!(error.code, ErrorCode::ParamError);
    }
}
