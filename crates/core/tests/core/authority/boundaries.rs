//! Service control policies bound what policies grant.

use super::describe;
use crate::support::acting::*;
use crate::support::story::samples;
use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::Identity;

#[test]
fn service_control_policies_bound_what_policies_grant_at_each_level() {
    let deny = policy("deny", "organization:DescribeOrganization");
    let levels = [
        (Target::Member(GATEWAY), "gateway"),
        (Target::Node(PAYMENTS), "Payments"),
        (Target::Node(FINANCE), "Finance"),
        (Target::Node(ROOT), "Root"),
    ];
    for (target, level) in levels {
        let mut world = World::enabled().with(sub_user(GATEWAY), &[ALL]);
        assert_eq!(world.may(sub_user(GATEWAY), &describe()), Ok(()));
        world.bound_to(target, "NoLooking", &deny);
        let refused = world.may(sub_user(GATEWAY), &describe()).unwrap_err();
        let why = format!("The service control policy NoLooking of {level} denies it.");
        assert!(refused.message.ends_with(&why), "{refused}");
        assert_eq!(refused.records, ["NoLooking"]);
        assert_eq!(
            world.may(GATEWAY, &describe()),
            Ok(()),
            "the account itself"
        );
        world.run(&disable()).unwrap();
        assert_eq!(world.may(sub_user(GATEWAY), &describe()), Ok(()));
    }
    let mut world = World::enabled().with(sub_user(GATEWAY), &[ALL]);
    world.bound_to(Target::Node(SANDBOX), "NoLooking", &deny);
    assert_eq!(
        world.may(sub_user(GATEWAY), &describe()),
        Ok(()),
        "elsewhere"
    );
}

#[test]
fn a_level_that_allows_nothing_of_it_blocks_it() {
    let mut world = World::enabled().with(sub_user(GATEWAY), &[ALL]);
    let target = Target::Node(PAYMENTS);
    world.bound_to(target, "OnlyServers", &policy("allow", "cvm:*"));
    world.detach(charter_core::domain::guardrails::FULL_ACCESS, target);
    let refused = world.may(sub_user(GATEWAY), &describe()).unwrap_err();
    let why = "No service control policy of Payments allows it.";
    assert!(refused.message.ends_with(why), "{refused}");
}

#[test]
fn a_boundary_that_denies_is_named_also_where_no_policies_are_known() {
    let deny = policy("deny", "organization:*");
    let mut world = World::enabled();
    let refused = |world: &World| world.may(sub_user(GATEWAY), &describe()).unwrap_err();
    assert!(refused(&world).message.ends_with("are known."));
    // What only may deny decides nothing, as nothing is granted.
    let more = r#","condition":{"ip_equal":{"qcs:ip":"10.0.0.0/8"}}"#;
    let perhaps = statement("deny", "organization:*", "*", more);
    world.bound_to(Target::Node(ROOT), "Perhaps", &perhaps);
    assert!(refused(&world).message.ends_with("are known."));
    world.bound_to(Target::Node(FINANCE), "Nothing", &deny);
    assert_eq!(refused(&world).records, ["Nothing"]);
}

#[test]
fn service_control_policies_bound_neither_the_management_account_nor_the_roles_of_services() {
    let service = acting(GATEWAY, Identity::ServiceLinkedRole(ServiceId(3)));
    let mut world = World::enabled()
        .with(sub_user(MANAGER), &[ALL])
        .with(delegated(GATEWAY), &[ALL])
        .with(service, &[ALL]);
    let deny = policy("deny", "organization:*");
    world.bound_to(Target::Node(ROOT), "Nothing", &deny);
    for sample in samples() {
        assert_eq!(world.may(sub_user(MANAGER), &*sample), Ok(()));
        // A delegated admin acts in its own account, which is a member.
        let refused = world.may(delegated(GATEWAY), &*sample).unwrap_err();
        assert_eq!(refused.records, ["Nothing"]);
    }
    assert_eq!(world.may(service, &describe()), Ok(()));
}
