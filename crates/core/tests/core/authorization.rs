//! Who may do what.

use crate::support::story::samples;
use crate::support::vendor::{self, own_or_unauthorized};
use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::guardrails::FULL_ACCESS;
use charter_core::domain::{Access, OPERATIONS};

/// Without them no refusal of the operation would be held against them.
#[test]
fn the_vendors_codes_of_each_of_its_actions_are_there() {
    for facts in OPERATIONS {
        let is_vendors = matches!(facts.wire, Wire::Action(version) if version != Version::Charter);
        let lists = vendor::lists(facts.action);
        assert!(!is_vendors || lists, "no vendor list for {}", facts.action);
    }
}

/// With the code that the vendor's list of the action has for it.
#[test]
fn all_but_describing_the_organization_needs_the_management_account() {
    let mut world = World::enabled();
    let samples = samples();
    let managers_alone = samples
        .iter()
        .filter(|sample| sample.facts().access == Access::Manager);
    for sample in managers_alone {
        let action = sample.facts().action;
        for (account, code) in [
            (LEDGER, ErrorCode::NotManager),
            (OUTSIDE, ErrorCode::OrganizationNotExist),
        ] {
            let code = own_or_unauthorized(action, code);
            let refused = world.run_any(account, &**sample).map(|_| ());
            assert_eq!(refused.unwrap_err().code, code, "{action}");
            let barred = world.may(account, &**sample);
            assert_eq!(barred.unwrap_err().code, code, "{action}");
        }
        assert!(world.may(MANAGER, &**sample).is_ok());
    }
}

#[test]
fn a_member_may_describe_its_organization_and_answer_for_itself_and_nothing_else() {
    let world = World::enabled();
    let samples = samples();
    let allowed: Vec<&str> = samples
        .iter()
        .filter(|sample| world.may(LEDGER, &***sample).is_ok())
        .map(|sample| sample.facts().action)
        .collect();
    let of_its_own = [
        DescribeOrganization::ACTION,
        AcceptOrganizationInvitation::ACTION,
        DenyOrganizationInvitation::ACTION,
    ];
    assert_eq!(allowed, of_its_own);
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
