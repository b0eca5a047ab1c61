//! Who may do what.

use crate::support::every::Every;
use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::guardrails::FULL_ACCESS;
use charter_core::domain::{Access, Operation, may};

/// What a member and an account outside are told; the codes are checked against the vendor's list for the action.
fn refusals<O: Operation>(
    (world, every): &mut (World, Every),
    operation: &O,
) -> (ErrorCode, ErrorCode)
where
    O::Answer: std::fmt::Debug,
{
    every.tried(operation);
    let member = world.run_as(LEDGER, operation).unwrap_err().code;
    let outside = world.run_as(OUTSIDE, operation).unwrap_err().code;
    let may = |account: Uin| may(&world.state, world.context(account), operation);
    assert_eq!(may(LEDGER).unwrap_err().code, member);
    assert_eq!(may(OUTSIDE).unwrap_err().code, outside);
    assert!(may(MANAGER).is_ok());
    (member, outside)
}

#[test]
fn all_but_describing_the_organization_needs_the_management_account() {
    let world = &mut (World::enabled(), Every::default());
    let (policy, policy_id, target) = (FULL_ACCESS, FULL_ACCESS, Target::Node(ROOT));
    let (rp, page, keyword, target_type) = (None, None, None, TargetFilter::All);
    let target_id = ROOT.0;
    let offset = Offset {
        limit: 10,
        offset: 0,
    };
    let members = DescribeOrganizationMembers {
        offset: 0,
        limit: 10,
        search_key: None,
        node_id: None,
    };
    let organization_id = ORGANIZATION;
    use ErrorCode::{NotManager, OrganizationNotExist, Unauthorized};
    let reading = (NotManager, OrganizationNotExist);
    let writing = (NotManager, Unauthorized);
    let listing = (Unauthorized, OrganizationNotExist);
    assert_eq!(refusals(world, &DescribeOrganizationNodes(offset)), listing);
    assert_eq!(refusals(world, &members), listing);
    assert_eq!(refusals(world, &rename_department(ROOT, "All")), listing);
    assert_eq!(refusals(world, &invite(OUTSIDE, "consultant")), listing);
    assert_eq!(refusals(world, &ListOrganizationInvitations::SENT), listing);
    assert_eq!(refusals(world, &FIRST_INVITATION), listing);
    assert_eq!(
        refusals(world, &DescribePolicyConfig { organization_id }),
        reading
    );
    assert_eq!(refusals(world, &ListPolicies::default()), reading);
    assert_eq!(refusals(world, &DescribePolicy { policy_id }), reading);
    assert_eq!(refusals(world, &ListPolicyVersions { policy_id }), reading);
    assert_eq!(refusals(world, &DescribeFormerBindings {}), reading);
    assert_eq!(
        refusals(
            world,
            &ListTargetsForPolicy {
                policy_id,
                rp,
                page,
                target_type
            }
        ),
        reading
    );
    assert_eq!(
        refusals(
            world,
            &ListPoliciesForTarget {
                target_id,
                rp,
                page,
                keyword
            }
        ),
        reading
    );
    assert_eq!(refusals(world, &enable()), writing);
    assert_eq!(refusals(world, &disable()), writing);
    assert_eq!(
        refusals(world, &create("New")),
        (Unauthorized, Unauthorized)
    );
    assert_eq!(refusals(world, &rename(policy_id, "New")), writing);
    assert_eq!(refusals(world, &DeletePolicy { policy_id }), writing);
    assert_eq!(refusals(world, &AttachPolicy { policy, target }), writing);
    assert_eq!(refusals(world, &DetachPolicy { policy, target }), writing);
    assert_eq!(
        refusals(world, &RestoreBinding { policy_id, target }),
        reading
    );
    world.1.or_fail(|facts| facts.access == Access::Manager);
}

#[test]
fn an_account_outside_any_organization_has_none_to_describe() {
    let mut world = World::new();
    let error = world.run_as(OUTSIDE, &DescribeOrganization {}).unwrap_err();
    assert_eq!(error.code, ErrorCode::OrganizationNotExist);
}

#[test]
fn a_management_account_sees_and_changes_its_own_organization_only() {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    let list = world
        .run_as(OTHER_MANAGER, &ListPolicies::default())
        .unwrap()
        .0;
    assert_eq!(list.total, 1, "only the preset");
    let organization_id = OTHER_ORGANIZATION;
    let own = EnablePolicyType {
        organization_id,
        ..enable()
    };
    world.run_as(OTHER_MANAGER, &own).unwrap();
    let target = Target::Member(LEDGER);
    let error = world
        .run_as(OTHER_MANAGER, &AttachPolicy { policy, target })
        .unwrap_err();
    assert_eq!(error.code, ErrorCode::PolicyIdNotExist);
    let attach = AttachPolicy {
        policy: FULL_ACCESS,
        target,
    };
    let error = world.run_as(OTHER_MANAGER, &attach).unwrap_err();
    assert_eq!(error.code, ErrorCode::MemberNotExist);
}
