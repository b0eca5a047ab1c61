//! Inviting accounts outside, and the record of invitations.

use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::organization::{INVITATION_DAYS, Invitation, InvitationState};
use charter_core::domain::{Change, Owner, TableName, backwards, execute, is_final};

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
    let invitation = earlier(world, state, days);
    put(&mut world.state, owner, &invitation);
}

fn earlier(world: &World, state: InvitationState, days: i64) -> Invitation {
    let at = world.context(MANAGER).now.plus_ms(-days * 86_400_000);
    Invitation {
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
    }
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
fn a_removed_member_comes_back_unless_it_or_its_name_was_invited_since() {
    let mut world = world();
    put_account(&mut world.state, LEDGER, "Bank", false);
    world.run(&remove(&[LEDGER])).unwrap();
    let removal = world.last();
    world.clone().undo(removal).unwrap();
    let refused = |mut world: World, message: &str| {
        let error = world.undo(removal).unwrap_err();
        assert_eq!(error.code, ErrorCode::UndoBlocked);
        assert!(error.message.contains(message), "{error}");
    };
    let mut elsewhere = world.clone();
    let sent = Invitation {
        uin: LEDGER,
        ..earlier(&world, InvitationState::Open, 0)
    };
    put(&mut elsewhere.state, OTHER_OWNER, &sent);
    refused(elsewhere, "of another organization");
    let mut named = world.clone();
    named.run(&invite(OUTSIDE, "ledger")).unwrap();
    refused(named, "has the name");
    let mut itself = world;
    itself.run(&invite(LEDGER, "consultant")).unwrap();
    refused(itself, "already");
}

#[test]
fn undoing_an_invitation_cancels_it_and_sending_is_not_done_again() {
    let mut world = world();
    put_sent(&mut world, OWNER, InvitationState::Open, 15);
    world.run(&invite(OUTSIDE, "consultant")).unwrap();
    let sent = world.last();
    let entry = &world.journal[sent as usize - 1];
    assert!(!is_final(&entry.changes, entry.at));
    world.undo(sent).unwrap();
    assert_eq!(
        statuses(&mut world),
        [InvitationStatus::Cancelled, InvitationStatus::Expired]
    );
    let entry = world.journal.last().unwrap();
    assert!(is_final(&entry.changes, entry.at));
    let refused = world.undo(world.last()).unwrap_err();
    assert_eq!(refused.code, ErrorCode::InvitationFinal);
    assert_eq!(refused.records, ["consultant"]);
    assert!(refused.message.contains("Invite the account again"));
    // The account waits for nothing, and can be invited by the same name.
    world.run(&invite(OUTSIDE, "consultant")).unwrap();
}

#[test]
fn an_invitation_that_has_expired_is_not_taken_back() {
    let mut world = world();
    world.run(&invite(OUTSIDE, "consultant")).unwrap();
    let entry = world.journal.last().unwrap();
    let expired = entry.at.plus_ms(INVITATION_DAYS * 86_400_000);
    assert!(is_final(&entry.changes, expired));
    let of_invitation = |change: &&Change| change.row.table == TableName::Invitation;
    let sent = entry.changes.0.iter().find(of_invitation).unwrap();
    let refused = backwards(sent, expired).unwrap_err();
    assert_eq!(refused.code, ErrorCode::InvitationFinal);
    assert!(refused.message.contains("has expired"), "{refused}");
}

#[test]
fn a_cancelled_invitation_stays_cancelled() {
    let mut world = world();
    world.run(&invite(OUTSIDE, "consultant")).unwrap();
    let sent = world.last();
    world.run(&FIRST_INVITATION).unwrap();
    let entry = world.journal.last().unwrap();
    assert!(is_final(&entry.changes, entry.at));
    let refused = world.undo(world.last()).unwrap_err();
    assert_eq!(refused.code, ErrorCode::InvitationFinal);
    assert!(refused.message.contains("was cancelled"), "{refused}");
    assert_eq!(world.undo(sent).unwrap_err().code, ErrorCode::UndoBlocked);
    assert_eq!(statuses(&mut world), [InvitationStatus::Cancelled]);
}

#[test]
fn the_department_of_an_open_invitation_stays() {
    let mut world = world();
    let payments = InviteOrganizationMember {
        node_id: SANDBOX,
        ..invite(OUTSIDE, "consultant")
    };
    world.run(&payments).unwrap();
    world.run(&remove(&[PLAYGROUND])).unwrap();
    let delete = delete_departments(&[SANDBOX]);
    let refused = world.refused(&delete);
    assert_eq!(refused.code, ErrorCode::NodeHoldsMembers);
    assert_eq!(refused.records, ["consultant"]);
    world.run(&FIRST_INVITATION).unwrap();
    world.run(&delete).unwrap();
}

#[test]
fn an_invitation_that_nobody_answered_in_time_goes_with_its_department() {
    let mut world = world();
    world.run(&remove(&[PLAYGROUND])).unwrap();
    let late = earlier(&world, InvitationState::Open, 16);
    let node = SANDBOX;
    put(&mut world.state, OWNER, &Invitation { node, ..late });
    world.run(&delete_departments(&[SANDBOX])).unwrap();
    assert_eq!(statuses(&mut world), [InvitationStatus::Expired]);
    world.undo(world.last()).unwrap();
    assert_eq!(statuses(&mut world), [InvitationStatus::Expired]);
}
