//! Inviting accounts outside, and the record of invitations.

use crate::support::joining::RemoveDepartment;
use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::organization::{INVITATION_DAYS, Invitation, InvitationState};
use charter_core::domain::{Owner, execute};

const ANOTHER: Uin = Uin(501);

/// A world in which a second account outside can be invited.
fn world() -> World {
    let mut world = World::new();
    put_account(&mut world.state, ANOTHER, "Bank", false);
    world
}

fn sent(world: &mut World) -> Vec<InvitationItem> {
    let listed = world.run(&ListOrganizationInvitations::SENT).unwrap().0;
    assert_eq!(listed.total, listed.items.len() as u64);
    listed.items
}

fn statuses(world: &mut World) -> Vec<InvitationStatus> {
    sent(world).into_iter().map(|item| item.status).collect()
}

/// Writes an invitation as a store would: `days` after it was sent.
fn put_sent(world: &mut World, owner: Owner, state: InvitationState, days: i64) {
    let at = world.context(MANAGER).now.plus_ms(-days * 86_400_000);
    let invitation = Invitation {
        id: InvitationId(900),
        uin: OUTSIDE,
        name: "earlier".to_owned(),
        node: FINANCE,
        remark: String::new(),
        permissions: vec![1, 2],
        quitting: Quitting::Denied,
        sent: at,
        expires: at.plus_ms(INVITATION_DAYS * 86_400_000),
        state,
    };
    put(&mut world.state, owner, &invitation);
}

#[test]
fn an_invitation_is_listed_newest_first_with_all_that_it_says() {
    let mut world = world();
    world.run(&invite(OUTSIDE, "consultant")).unwrap();
    let paid = InviteOrganizationMember {
        permission_ids: vec![1, 2, 7],
        remark: Some("For the audit".to_owned()),
        is_allow_quit: Some(Quitting::Allow),
        pay_uin: Some(MANAGER.to_string()),
        ..invite(ANOTHER, "auditor")
    };
    world.run(&paid).unwrap();
    let items = sent(&mut world);
    let names: Vec<_> = items.iter().map(|item| item.name.as_str()).collect();
    assert_eq!(names, ["auditor", "consultant"]);
    let item = &items[0];
    assert_eq!((item.uin, item.host_uin), (ANOTHER, MANAGER));
    assert_eq!(
        (item.node_id, item.remark.as_str()),
        (Some(FINANCE), "For the audit")
    );
    assert_eq!(item.permission_ids, [1, 2, 7]);
    assert_eq!(item.is_allow_quit, Some(Quitting::Allow));
    assert_eq!(item.status, InvitationStatus::Pending);
    let days = (item.expire_time.0 - item.invite_time.0) / 86_400_000;
    assert_eq!(days, 15);
    // What was received is hidden to whoever belongs to an organization.
    let received = ListOrganizationInvitations {
        invited: 1,
        ..ListOrganizationInvitations::SENT
    };
    assert_eq!(world.run_as(MANAGER, &received).unwrap().0.total, 0);
    let neither = ListOrganizationInvitations {
        invited: 2,
        ..ListOrganizationInvitations::SENT
    };
    assert_eq!(world.refused(&neither).code, ErrorCode::InvalidParameter);
    let limit = ListOrganizationInvitations {
        limit: 51,
        ..ListOrganizationInvitations::SENT
    };
    assert_eq!(world.refused(&limit).code, ErrorCode::InvalidParameter);
}

#[test]
fn who_may_be_invited() {
    let mut world = world();
    let (person, unverified, foreign) = (Uin(502), Uin(503), Uin(504));
    put_account(&mut world.state, person, "Mira Holt", true);
    put_account(&mut world.state, unverified, "", false);
    put_account(&mut world.state, foreign, "Harbour", false);
    for (account, code) in [
        (LEDGER, ErrorCode::MemberExist),
        (MANAGER, ErrorCode::MemberExist),
        (OTHER_MEMBER, ErrorCode::MemberOfAnother),
        (OTHER_MANAGER, ErrorCode::MemberOfAnother),
        (person, ErrorCode::AuthNotEnterprise),
        (unverified, ErrorCode::AuthInfoEmpty),
        (Uin(599), ErrorCode::AuthInfoEmpty),
        (foreign, ErrorCode::AuthInfoNotSame),
    ] {
        assert_eq!(world.refused(&invite(account, "x")).code, code, "{account}");
    }
    put_sent(&mut world, OTHER_OWNER, InvitationState::Open, 3);
    assert_eq!(
        world.refused(&invite(OUTSIDE, "x")).code,
        ErrorCode::InvitationExist
    );
    put_sent(&mut world, OTHER_OWNER, InvitationState::Cancelled, 3);
    world.run(&invite(OUTSIDE, "x")).unwrap();
    assert_eq!(
        world.refused(&invite(OUTSIDE, "y")).code,
        ErrorCode::InvitationSent
    );
    // The entity of a member is associated with the organization.
    let associated = Uin(505);
    put_account(&mut world.state, associated, "Cards", false);
    assert_eq!(
        world.refused(&invite(associated, "z")).code,
        ErrorCode::AuthInfoNotSame
    );
    let mut cards = member(Uin(204), FINANCE, "cards");
    cards.entity = "Cards".to_owned();
    put(&mut world.state, OWNER, &cards);
    // What takes the management account's own entity is refused to an associated one.
    let with = |permission: u64, pay_uin: Option<Uin>| InviteOrganizationMember {
        permission_ids: vec![1, 2, permission],
        pay_uin: pay_uin.map(|uin| uin.to_string()),
        ..invite(associated, "z")
    };
    for (request, code) in [
        (with(7, Some(MANAGER)), ErrorCode::AddDelegatePayerNotAllow),
        (with(6, None), ErrorCode::AddDiscountInheritNotAllow),
    ] {
        assert_eq!(world.refused(&request).code, code);
    }
    world.run(&with(5, None)).unwrap();
    world.run(&FIRST_INVITATION).unwrap();
    let same = InviteOrganizationMember {
        permission_ids: vec![1, 2, 6, 7],
        pay_uin: Some(MANAGER.to_string()),
        ..invite(OUTSIDE, "x")
    };
    world.run(&same).unwrap();
}

#[test]
fn undoing_a_cancellation_keeps_what_inviting_asks_for() {
    let mut world = world();
    world.run(&invite(OUTSIDE, "consultant")).unwrap();
    world.run(&FIRST_INVITATION).unwrap();
    let cancelled = world.last();
    let refused = |world: &World, message: &str| {
        let error = world.clone().undo(cancelled).unwrap_err();
        assert_eq!(error.code, ErrorCode::UndoBlocked);
        assert!(error.message.contains(message), "{error}");
    };
    // Another organization has invited it.
    let sent = world.context(MANAGER).now;
    let mut elsewhere = world.clone();
    put_sent(&mut elsewhere, OTHER_OWNER, InvitationState::Open, 0);
    refused(&elsewhere, "of another organization");
    put_sent(&mut elsewhere, OTHER_OWNER, InvitationState::Cancelled, 0);
    elsewhere.undo(cancelled).unwrap();
    // Another account has been invited by its name.
    let mut named = world.clone();
    named.run(&invite(ANOTHER, "consultant")).unwrap();
    refused(&named, "has the name");
    // It has joined, or a member has its name.
    for (uin, name) in [(OUTSIDE, "other"), (ANOTHER, "consultant")] {
        let mut joined = world.clone();
        let mut record = member(uin, FINANCE, name);
        record.joined = sent;
        put(&mut joined.state, OWNER, &record);
        refused(
            &joined,
            if uin == OUTSIDE {
                "already"
            } else {
                "has the name"
            },
        );
    }
}

#[test]
fn what_an_invitation_may_say() {
    let mut world = world();
    let base = || invite(OUTSIDE, "consultant");
    let named = |name: &str| invite(OUTSIDE, name);
    let permissions = |permission_ids: &[u64]| InviteOrganizationMember {
        permission_ids: permission_ids.to_vec(),
        ..base()
    };
    let payer = |pay_uin: Uin| Some(pay_uin.to_string());
    for (request, code) in [
        (named(""), ErrorCode::InvalidParameter),
        (named("a b"), ErrorCode::InvalidParameter),
        (named(&"x".repeat(26)), ErrorCode::InvalidParameter),
        (named("ledger"), ErrorCode::MemberNameUsed),
        (
            InviteOrganizationMember {
                node_id: NodeId(9),
                ..base()
            },
            ErrorCode::NodeNotExist,
        ),
        (permissions(&[1]), ErrorCode::PermissionIllegal),
        (permissions(&[1, 2, 2]), ErrorCode::PermissionIllegal),
        (permissions(&[1, 2, 11]), ErrorCode::PermissionIllegal),
        (permissions(&[1, 2, 7]), ErrorCode::PayUinIllegal),
        (
            InviteOrganizationMember {
                pay_uin: payer(MANAGER),
                ..base()
            },
            ErrorCode::PayUinIllegal,
        ),
        (
            InviteOrganizationMember {
                pay_uin: payer(LEDGER),
                ..permissions(&[1, 2, 7])
            },
            ErrorCode::PayUinIllegal,
        ),
    ] {
        assert_eq!(world.refused(&request).code, code, "{request:?}");
    }
    world.run(&named("中文+@&._[]-:,1")).unwrap();
    // The name of an account that is invited is taken as well.
    let same = invite(ANOTHER, "中文+@&._[]-:,1");
    assert_eq!(world.refused(&same).code, ErrorCode::MemberNameUsed);
}

#[test]
fn an_open_invitation_alone_is_cancelled_and_each_of_a_batch_by_itself() {
    let mut world = world();
    world.run(&invite(OUTSIDE, "consultant")).unwrap();
    world.run(&invite(ANOTHER, "auditor")).unwrap();
    world.run(&FIRST_INVITATION).unwrap();
    let cancel = |id| CancelOrganizationInvitation {
        id: InvitationId(id),
    };
    let rows = world.batch(&[cancel(1_001), cancel(1_002), cancel(1_003)]);
    let codes: Vec<_> = rows
        .into_iter()
        .map(|row| row.err().map(|error| error.code))
        .collect();
    let expected = [
        Some(ErrorCode::OperationFailed),
        None,
        Some(ErrorCode::InvitationNotExist),
    ];
    assert_eq!(codes, expected);
    assert_eq!(statuses(&mut world), [InvitationStatus::Cancelled; 2]);
    // Of those that are settled otherwise the reason is named.
    for (state, days, why) in [
        (InvitationState::Accepted, 3, "accepted"),
        (InvitationState::Denied, 3, "rejected"),
        (InvitationState::Open, 15, "expired"),
    ] {
        put_sent(&mut world, OWNER, state, days);
        let error = world.refused(&cancel(900));
        assert_eq!(error.code, ErrorCode::OperationFailed);
        assert!(error.message.contains(why), "{error}");
    }
}

#[test]
fn an_invitation_expires_after_fifteen_days_and_the_account_can_be_invited_again() {
    let mut world = world();
    put_sent(&mut world, OWNER, InvitationState::Open, 15);
    assert_eq!(statuses(&mut world), [InvitationStatus::Expired]);
    world.run(&invite(OUTSIDE, "consultant")).unwrap();
    assert_eq!(
        statuses(&mut world),
        [InvitationStatus::Pending, InvitationStatus::Expired]
    );
    let mut later = world.context(MANAGER);
    later.now = later.now.plus_ms(INVITATION_DAYS * 86_400_000);
    let listed = execute(
        &world.state,
        later,
        &ListOrganizationInvitations::SENT,
        None,
    )
    .unwrap();
    assert_eq!(listed.answer.0.items[0].status, InvitationStatus::Expired);
}

#[test]
fn a_cancelled_invitation_comes_back_unless_the_account_was_invited_again() {
    let mut world = world();
    world.run(&invite(OUTSIDE, "consultant")).unwrap();
    world.run(&FIRST_INVITATION).unwrap();
    let cancelled = world.last();
    world.run(&invite(OUTSIDE, "advisor")).unwrap();
    let error = world.undo(cancelled).unwrap_err();
    assert_eq!(error.code, ErrorCode::UndoBlocked);
    assert!(error.message.contains("open-invitation"), "{error}");
    assert_eq!(error.records, ["advisor"]);
    world.undo(world.last()).unwrap();
    world.undo(cancelled).unwrap();
    assert_eq!(statuses(&mut world), [InvitationStatus::Pending]);
}

#[test]
fn the_department_of_an_open_invitation_stays() {
    let mut world = world();
    let payments = InviteOrganizationMember {
        node_id: SANDBOX,
        ..invite(OUTSIDE, "consultant")
    };
    world.run(&payments).unwrap();
    world.run(&joining::RemoveMember(PLAYGROUND)).unwrap();
    let code = ErrorCode::from("FailedOperation.OrganizationNodeNotEmpty");
    assert_eq!(world.refused(&RemoveDepartment(SANDBOX)).code, code);
    world.run(&FIRST_INVITATION).unwrap();
    world.run(&RemoveDepartment(SANDBOX)).unwrap();
}
