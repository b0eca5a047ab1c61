//! Invitations as the invited account sees and answers them.

use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::guardrails::FULL_ACCESS;
use charter_core::domain::organization::{INVITATION_DAYS, Invitation, Member};
use charter_core::domain::{Key, Owner};

const SENT: InvitationId = InvitationId(1_001);
const ACCEPT: AcceptOrganizationInvitation = AcceptOrganizationInvitation { id: SENT };
const DENY: DenyOrganizationInvitation = DenyOrganizationInvitation { id: SENT };

/// A world in which an account outside is invited to the department `Finance`.
fn invited() -> World {
    let mut world = World::enabled();
    world.run(&invite(OUTSIDE, "consultant")).unwrap();
    world
}

fn received(world: &mut World, account: Uin) -> Vec<InvitationItem> {
    let listed = world.run_as(account, &ListOrganizationInvitations::RECEIVED);
    listed.unwrap().0.items
}

/// The invitation as if it had been sent so many days ago.
fn age(world: &mut World, days: i64) {
    let sent = world.tables().invitations.get(Key::one(SENT.0)).unwrap();
    let at = world.context(MANAGER).now.plus_ms(-days * 86_400_000);
    let aged = Invitation {
        sent: at,
        expires: at.plus_ms(INVITATION_DAYS * 86_400_000),
        ..sent.clone()
    };
    put(&mut world.state, OWNER, &aged);
}

fn refused<O: charter_core::domain::Operation>(
    world: &mut World,
    account: Uin,
    operation: &O,
) -> Error
where
    O::Answer: std::fmt::Debug,
{
    let before = visible(&world.state);
    let error = world.run_as(account, operation).unwrap_err();
    assert_eq!(visible(&world.state), before);
    error
}

#[test]
fn the_invited_account_sees_who_invited_it_and_nobody_else_does() {
    let mut world = invited();
    let items = received(&mut world, OUTSIDE);
    let [item] = items.as_slice() else {
        panic!("{items:?}");
    };
    assert_eq!((item.id, item.host_uin, item.uin), (SENT, MANAGER, OUTSIDE));
    assert_eq!(
        (item.status, item.name.as_str()),
        (InvitationStatus::Pending, "consultant")
    );
    for other in [MANAGER, LEDGER, OTHER_MANAGER, Uin(7)] {
        assert_eq!(received(&mut world, other), [], "{other}");
    }
    // "Valid for up to 15 days", and listed for three months.
    for (days, expected) in [
        (14, Some(InvitationStatus::Pending)),
        (15, Some(InvitationStatus::Expired)),
        (91, Some(InvitationStatus::Expired)),
        (92, None),
    ] {
        age(&mut world, days);
        let status = received(&mut world, OUTSIDE)
            .first()
            .map(|item| item.status);
        assert_eq!(status, expected, "{days} days");
    }
}

#[test]
fn who_accepts_is_a_member_of_the_department_that_it_was_invited_to() {
    let mut world = invited();
    world.run_as(OUTSIDE, &ACCEPT).unwrap();
    let member = world
        .tables()
        .members
        .get(Member::row(OUTSIDE).key)
        .unwrap();
    assert_eq!((member.name.as_str(), member.node), ("consultant", FINANCE));
    assert_eq!(
        (member.origin, member.entity.as_str()),
        (MemberOrigin::Invite, "Bank")
    );
    assert_eq!(
        world.state.directory().organization_of(OUTSIDE),
        Some(ORGANIZATION)
    );
    let bound = world
        .run(&ListPoliciesForTarget::of(Target::Member(OUTSIDE)))
        .unwrap();
    assert!(
        bound
            .0
            .items
            .iter()
            .any(|item| item.policy_id == FULL_ACCESS)
    );
    assert_eq!(
        received(&mut world, OUTSIDE),
        [],
        "hidden once it has joined"
    );
    assert_same_indexes(&world.state);
    let sent = world.run(&ListOrganizationInvitations::SENT).unwrap().0;
    assert_eq!(sent.items[0].status, InvitationStatus::Accepted);
    // It belongs somewhere now, and answers nothing more.
    assert_eq!(
        refused(&mut world, OUTSIDE, &ACCEPT).code,
        ErrorCode::InOrganizationAlready
    );
}

#[test]
fn who_rejects_stays_outside_and_can_be_invited_again() {
    let mut world = invited();
    world.run_as(OUTSIDE, &DENY).unwrap();
    assert_eq!(world.state.directory().organization_of(OUTSIDE), None);
    assert_eq!(received(&mut world, OUTSIDE), []);
    let sent = world.run(&ListOrganizationInvitations::SENT).unwrap().0;
    assert_eq!(sent.items[0].status, InvitationStatus::Invalid);
    for answer in [
        refused(&mut world, OUTSIDE, &DENY),
        refused(&mut world, OUTSIDE, &ACCEPT),
    ] {
        assert_eq!(answer.code, ErrorCode::InvitationNotExist);
    }
    world.run(&invite(OUTSIDE, "consultant")).unwrap();
    assert_eq!(received(&mut world, OUTSIDE).len(), 1);
}

#[test]
fn an_invitation_is_answered_by_its_account_in_time() {
    for account in [Uin(7), OTHER_MANAGER, LEDGER] {
        let mut world = invited();
        let code = match account {
            Uin(7) => ErrorCode::InvitationNotExist,
            _ => ErrorCode::InOrganizationAlready,
        };
        assert_eq!(
            refused(&mut world, account, &ACCEPT).code,
            code,
            "{account}"
        );
        assert_eq!(refused(&mut world, account, &DENY).code, code, "{account}");
    }
    let mut late = invited();
    age(&mut late, INVITATION_DAYS);
    let error = refused(&mut late, OUTSIDE, &ACCEPT);
    assert_eq!(error.code, ErrorCode::OperationFailed);
    assert!(error.message.contains("expired"), "{error}");
    let mut other = invited();
    let id = InvitationId(1_002);
    let error = refused(&mut other, OUTSIDE, &AcceptOrganizationInvitation { id });
    assert_eq!(error.code, ErrorCode::InvitationNotExist);
}

/// "Only users that completed enterprise identity verification can join an organization"; what was verified may have
/// changed since the account was invited.
#[test]
fn who_accepts_is_verified_as_an_enterprise_that_is_associated() {
    for (entity, individual, code) in [
        ("", false, ErrorCode::AuthInfoEmpty),
        ("Bank", true, ErrorCode::AuthNotEnterprise),
        ("Stranger", false, ErrorCode::AuthInfoNotSame),
    ] {
        let mut world = invited();
        put_account(&mut world.state, OUTSIDE, entity, individual);
        assert_eq!(refused(&mut world, OUTSIDE, &ACCEPT).code, code, "{entity}");
        // Rejecting asks for nothing.
        world.run_as(OUTSIDE, &DENY).unwrap();
    }
}

#[test]
fn neither_joining_nor_rejecting_is_undone() {
    for joins in [true, false] {
        let mut world = invited();
        match joins {
            true => world.run_as(OUTSIDE, &ACCEPT).unwrap(),
            false => world.run_as(OUTSIDE, &DENY).unwrap(),
        };
        let after = visible(&world.state);
        for undoer in [OUTSIDE, MANAGER] {
            let error = world.undo_as(undoer, world.last()).unwrap_err();
            let codes = [ErrorCode::InvitationFinal, ErrorCode::OrganizationNotExist];
            assert!(codes.contains(&error.code), "{undoer}: {error}");
        }
        assert_eq!(visible(&world.state), after);
    }
}

#[test]
fn what_the_invitation_said_holds_for_the_member() {
    let mut world = World::new();
    let asked = InviteOrganizationMember {
        permission_ids: vec![1, 2, 4, 7],
        is_allow_quit: Some(Quitting::Allow),
        pay_uin: Some(MANAGER.to_string()),
        ..invite(OUTSIDE, "consultant")
    };
    world.run(&asked).unwrap();
    world.run_as(OUTSIDE, &ACCEPT).unwrap();
    let own = world.run_as(OUTSIDE, &DescribeOrganization {}).unwrap();
    let numbers: Vec<u64> = own.org_permission.iter().map(|given| given.id).collect();
    assert_eq!(numbers, [1, 2, 4, 7]);
    assert_eq!(
        (own.is_allow_quit.as_str(), own.pay_uin),
        ("Allow", MANAGER.to_string())
    );
    let all = DescribeOrganizationMembers {
        offset: 0,
        limit: 50,
        search_key: Some("consultant".to_owned()),
        node_id: None,
    };
    let members = world.run(&all).unwrap().0.items;
    assert_eq!(members[0].org_permission, own.org_permission);
    assert_eq!(members[0].is_allow_quit, "Allow");
    // Who was there before invitations were kept gives what everybody gives.
    let ledger = world.run_as(LEDGER, &DescribeOrganization {}).unwrap();
    assert_eq!(
        (ledger.org_permission.len(), ledger.is_allow_quit.as_str()),
        (2, "Denied")
    );
}

/// Undoing a removal would otherwise take the account out of the organization that it has joined since.
#[test]
fn a_removal_is_not_undone_once_the_account_belongs_elsewhere() {
    let mut world = World::new();
    put_account(&mut world.state, PLAYGROUND, "Bank", false);
    world.run(&remove(&[PLAYGROUND])).unwrap();
    let removal = world.last();
    let elsewhere = InviteOrganizationMember {
        node_id: OTHER_ROOT,
        ..invite(PLAYGROUND, "guest")
    };
    world.run_as(OTHER_MANAGER, &elsewhere).unwrap();
    world.run_as(PLAYGROUND, &ACCEPT).unwrap();
    let error = world.undo(removal).unwrap_err();
    assert_eq!(error.code, ErrorCode::UndoBlocked);
    assert!(
        error.message.contains("belongs to another organization"),
        "{error}"
    );
    let of = world.state.directory().organization_of(PLAYGROUND);
    assert_eq!(of, Some(OTHER_ORGANIZATION));
}

#[test]
fn of_two_organizations_the_one_that_invited_is_joined() {
    let mut world = World::new();
    let elsewhere = InviteOrganizationMember {
        node_id: OTHER_ROOT,
        ..invite(OUTSIDE, "guest")
    };
    world.run_as(OTHER_MANAGER, &elsewhere).unwrap();
    assert_eq!(received(&mut world, OUTSIDE)[0].host_uin, OTHER_MANAGER);
    world.run_as(OUTSIDE, &ACCEPT).unwrap();
    let other = world.state.owner(OTHER_OWNER).unwrap();
    assert!(other.members.contains(Member::row(OUTSIDE).key));
    assert_eq!(
        world.state.directory().organization_of(OUTSIDE),
        Some(OTHER_ORGANIZATION)
    );
    assert!(matches!(
        OTHER_OWNER,
        Owner::Organization(OTHER_ORGANIZATION)
    ));
}
