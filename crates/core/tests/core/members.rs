//! Changing the members of an organization.

use crate::support::acting::*;
use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::guardrails::FULL_ACCESS;
use charter_core::domain::organization::{Account, InvitationState, Member};
use charter_core::domain::{Key, Operation, Owner, execute};

/// A member that the organization created.
const CREATED: Uin = Uin(204);

/// The small world with a created member and a delegated admin, [`LEDGER`].
fn world() -> World {
    let mut world = World::enabled().with(delegated(LEDGER), &[ALL]);
    let created = Member {
        origin: MemberOrigin::Create,
        ..member(CREATED, SANDBOX, "vault")
    };
    put(&mut world.state, OWNER, &created);
    world
}

fn names(world: &mut World) -> Vec<String> {
    let all = DescribeOrganizationMembers {
        offset: 0,
        limit: 50,
        search_key: None,
        node_id: None,
    };
    let items = world.run(&all).unwrap().0.items.into_iter();
    items.map(|item| item.name).collect()
}

/// The code that each request is refused with; the last is what an account gets that belongs to no organization.
fn refusals<O: Operation>(requests: &[(O, ErrorCode)]) -> Vec<ErrorCode>
where
    O::Answer: std::fmt::Debug,
{
    let mut world = world();
    for (request, code) in requests {
        let error = world.refused(request);
        assert_eq!(error.code, *code, "{error}");
    }
    let outside = world.run_as(OUTSIDE, &requests[0].0).unwrap_err().code;
    let mut codes: Vec<ErrorCode> = requests.iter().map(|(_, code)| code.clone()).collect();
    codes.push(outside);
    codes
}

const FAULT: &str = "a fault of the service";
const FINANCES: &str = "the finances of a member are no records yet";
const SHARING: &str = "there are no share units yet";
const IDENTITY_CENTER: &str = "the Identity Center deploys nothing yet";

#[test]
fn each_code_of_removing_a_member_is_answered_or_cannot_arise() {
    let answered = refusals(&[
        (remove(&[]), ErrorCode::InvalidParameter),
        (remove(&[MANAGER]), ErrorCode::CreatorNotRemovable),
        (remove(&[CREATED]), ErrorCode::CreatedMemberNotRemovable),
        (remove(&[LEDGER]), ErrorCode::DelegatedAdminNotRemovable),
    ]);
    let reasons = [
        (
            "FailedOperation.MemberExistDelegatePayerNotAllowDelete",
            FINANCES,
        ),
        (
            "FailedOperation.MemberIsDelegatePayerNotAllowDelete",
            FINANCES,
        ),
        ("FailedOperation.MemberShareResource", SHARING),
        ("FailedOperation.OperateBillingPermissionErr", FAULT),
        (
            "FailedOperation.OrganizationAuthManageNotAllowDelete",
            "there are no entity admins yet",
        ),
        ("FailedOperation.QuitShareUintError", SHARING),
        ("FailedOperation.ShareResourceMemberInUse", SHARING),
        ("InternalError", FAULT),
        (
            "UnsupportedOperation.MemberAccountExistCICRoleConfig",
            IDENTITY_CENTER,
        ),
        (
            "UnsupportedOperation.MemberAccountExistCICUserConfig",
            IDENTITY_CENTER,
        ),
        (
            "UnsupportedOperation.MemberExistOperateProcessNotAllowDelete",
            "there is no member audit yet",
        ),
        ("UnsupportedOperation.MemberNoPayment", FINANCES),
    ];
    vendor::check_all(DeleteOrganizationMembers::ACTION, &answered, &reasons);
}

#[test]
fn a_removed_member_is_gone_with_its_bindings_and_undo_gives_all_of_it_back() {
    let mut world = world();
    let policy = world.create("Guard");
    let target = Target::Member(GATEWAY);
    world.attach(policy, target);
    world.detach(FULL_ACCESS, target);
    let before = visible(&world.state);
    world.run(&remove(&[GATEWAY])).unwrap();
    assert_eq!(names(&mut world), ["ledger", "playground", "vault"]);
    // The last one included, which nobody could unbind.
    assert!(world.all_bound().iter().all(|(bound, _)| *bound != target));
    assert_eq!(world.state.directory().organization_of(GATEWAY), None);
    world.undo(world.last()).unwrap();
    assert_eq!(visible(&world.state), before);
    assert_eq!(world.bound(target), [policy]);
}

#[test]
fn the_account_of_a_removed_member_stays_and_may_be_invited_again() {
    let mut world = world();
    world.run(&remove(&[GATEWAY])).unwrap();
    let own = world.state.owner(Owner::Account(GATEWAY)).unwrap();
    let account: &Account = own.accounts.get(Key::one(GATEWAY.0)).unwrap();
    assert_eq!(
        (account.name.as_str(), account.entity.as_str()),
        ("gateway", "Bank")
    );
    world.run(&invite(GATEWAY, "gateway")).unwrap();
    // An account that has a record of its own keeps it as it is.
    let mut world = World::new();
    put_account(&mut world.state, PLAYGROUND, "Bank", true);
    world.run(&remove(&[PLAYGROUND])).unwrap();
    let own = world.state.owner(Owner::Account(PLAYGROUND)).unwrap();
    assert!(own.accounts.get(Key::one(PLAYGROUND.0)).unwrap().individual);
}

#[test]
fn removing_many_goes_on_past_a_failure_and_is_harmless_to_repeat() {
    let mut world = world();
    let rows: Vec<_> = [GATEWAY, CREATED, LEDGER, PLAYGROUND, OUTSIDE]
        .map(|uin| remove(&[uin]))
        .into();
    let codes = |rows: Vec<Result<Done, Error>>| -> Vec<Option<ErrorCode>> {
        let codes = rows
            .into_iter()
            .map(|row| row.err().map(|error| error.code));
        codes.collect()
    };
    let expected = [
        None,
        Some(ErrorCode::CreatedMemberNotRemovable),
        Some(ErrorCode::DelegatedAdminNotRemovable),
        None,
        None,
    ];
    let before = world.last();
    assert_eq!(codes(world.batch(&rows)), expected);
    assert_eq!(world.last(), before + 1, "one entry");
    assert_eq!(codes(world.batch(&rows)), expected);
    assert_eq!(world.last(), before + 1, "nothing was left to do");
    assert_eq!(names(&mut world), ["ledger", "vault"]);
}

#[test]
fn one_request_removes_all_of_its_members_or_none() {
    let mut world = world();
    let error = world.refused(&remove(&[GATEWAY, CREATED]));
    assert_eq!(error.code, ErrorCode::CreatedMemberNotRemovable);
    assert_eq!(names(&mut world).len(), 4);
    world.run(&remove(&[GATEWAY, PLAYGROUND, GATEWAY])).unwrap();
    assert_eq!(names(&mut world), ["ledger", "vault"]);
}

#[test]
fn each_code_of_moving_a_member_is_answered_or_cannot_arise() {
    let answered = refusals(&[
        (
            relocate(&[LEDGER, OUTSIDE], SANDBOX),
            ErrorCode::SomeNotMembers,
        ),
        (relocate(&[], SANDBOX), ErrorCode::InvalidParameter),
        (relocate(&[LEDGER], NodeId(9)), ErrorCode::NodeNotExist),
    ]);
    let reasons = [
        (
            "FailedOperation.OrganizationNodeNotExist",
            "ResourceNotFound.OrganizationNodeNotExist says the same",
        ),
        ("InternalError", FAULT),
    ];
    vendor::check_all(MoveOrganizationNodeMembers::ACTION, &answered, &reasons);
}

/// The department of each member.
fn departments(world: &World) -> Vec<(Uin, NodeId)> {
    let members = world.tables().members.iter();
    members.map(|member| (member.uin, member.node)).collect()
}

#[test]
fn members_move_with_their_own_bindings_and_undo_brings_each_back_to_where_it_was() {
    let mut world = World::enabled();
    let policy = world.create("Guard");
    world.attach(policy, Target::Member(LEDGER));
    let (before, bound) = (visible(&world.state), world.all_bound());
    let from = departments(&world);
    world
        .run(&relocate(&[LEDGER, GATEWAY, PLAYGROUND], SANDBOX))
        .unwrap();
    let there = [LEDGER, GATEWAY, PLAYGROUND].map(|uin| (uin, SANDBOX));
    assert_eq!(departments(&world), there);
    assert_eq!(world.all_bound(), bound);
    // One that is there already is not written.
    let moved = |world: &World| world.journal.last().unwrap().changes.0.len();
    assert_eq!(moved(&world), 2);
    world.undo(world.last()).unwrap();
    assert_eq!(departments(&world), from);
    assert_eq!(visible(&world.state), before);
}

#[test]
fn moving_many_goes_on_past_a_failure_and_is_harmless_to_repeat() {
    let mut world = world();
    let rows = [LEDGER, OUTSIDE, CREATED].map(|uin| relocate(&[uin], PAYMENTS));
    let before = world.last();
    for _ in 0..2 {
        let codes: Vec<_> = world
            .batch(&rows)
            .into_iter()
            .map(|row| row.err().map(|error| error.code))
            .collect();
        assert_eq!(codes, [None, Some(ErrorCode::SomeNotMembers), None]);
        assert_eq!(world.last(), before + 1, "one entry, and nothing to repeat");
    }
    // One request moves all of its members or none.
    world.refused(&relocate(&[LEDGER, OUTSIDE], SANDBOX));
    assert!(departments(&world).contains(&(LEDGER, PAYMENTS)));
}

#[test]
fn a_move_is_not_undone_once_the_department_is_gone() {
    let mut world = World::new();
    world.run(&relocate(&[PLAYGROUND], FINANCE)).unwrap();
    world.run(&delete_departments(&[SANDBOX])).unwrap();
    let error = world.undo(1).unwrap_err();
    assert_eq!(error.code, ErrorCode::UndoBlocked);
    assert_eq!(departments(&world)[2], (PLAYGROUND, FINANCE));
}

#[test]
fn each_code_of_editing_a_member_is_answered_or_cannot_arise() {
    let answered = refusals(&[
        (rename_member(LEDGER, "gateway"), ErrorCode::MemberNameUsed),
        (
            rename_member(OUTSIDE, "new"),
            ErrorCode::EditedMemberNotExist,
        ),
    ]);
    let reasons = [
        ("FailedOperation.AuthInfoEmpty", FINANCES),
        ("FailedOperation.AuthInfoNotSame", FINANCES),
        ("FailedOperation.AuthNotEnterprise", FINANCES),
        ("FailedOperation.ChangePermissionRecordExist", FINANCES),
        ("FailedOperation.CreateBillingPermissionErr", FAULT),
        (
            "FailedOperation.MemberNameUsed",
            "FailedOperation.OrganizationMemberNameUsed says the same",
        ),
        ("FailedOperation.OperateBillingPermissionErr", FAULT),
        ("FailedOperation.OrganizationPermissionIllegal", FINANCES),
        ("FailedOperation.OrganizationPolicyIllegal", FINANCES),
        ("FailedOperation.PayUinIllegal", FINANCES),
        ("InvalidParameter.AllowQuitIllegal", FINANCES),
        ("UnsupportedOperation", FAULT),
        ("UnsupportedOperation.AddDelegatePayerNotAllow", FINANCES),
        ("UnsupportedOperation.AddDiscountInheritNotAllow", FINANCES),
        ("UnsupportedOperation.DeleteDelegatePayerNotAllow", FINANCES),
        ("UnsupportedOperation.ExistedAgent", FINANCES),
        ("UnsupportedOperation.ExistedClient", FINANCES),
        ("UnsupportedOperation.InconsistentUserTypes", FINANCES),
        ("UnsupportedOperation.ManagementSystemError", FAULT),
        ("UnsupportedOperation.MemberAccountArrears", FINANCES),
        (
            "UnsupportedOperation.MemberDiscountInheritExisted",
            FINANCES,
        ),
        (
            "UnsupportedOperation.MemberExistAccountLevelDiscountInherit",
            FINANCES,
        ),
        ("UnsupportedOperation.MemberIsAgent", FINANCES),
        ("UnsupportedOperation.MemberNotAllowQuit", FINANCES),
        ("UnsupportedOperation.OrderInProgressExisted", FINANCES),
        ("UnsupportedOperation.OwnerDiscountInheritExisted", FINANCES),
        (
            "UnsupportedOperation.PayerArrearsAndNoCreditAccount",
            FINANCES,
        ),
        (
            "UnsupportedOperation.PayerExistAccountLevelDiscountInherit",
            FINANCES,
        ),
    ];
    vendor::check_all(UpdateOrganizationMember::ACTION, &answered, &reasons);
}

#[test]
fn a_member_is_renamed_and_described_by_the_vendors_rules() {
    let mut world = World::new();
    let described = |remark: &str| UpdateOrganizationMember {
        remark: Some(remark.to_owned()),
        ..rename_member(LEDGER, "b00k+@&._[]-:,中文")
    };
    world.run(&described("General ledger")).unwrap();
    let ledger = |world: &World| {
        world
            .tables()
            .members
            .get(Key::one(LEDGER.0))
            .cloned()
            .unwrap()
    };
    let renamed = ledger(&world);
    assert_eq!(
        (renamed.name.as_str(), renamed.remark.as_str()),
        ("b00k+@&._[]-:,中文", "General ledger")
    );
    // What is absent stays, and saving what is there changes nothing.
    let last = world.last();
    let nothing = UpdateOrganizationMember {
        name: None,
        ..described("General ledger")
    };
    world.run(&nothing).unwrap();
    world
        .run(&rename_member(LEDGER, "b00k+@&._[]-:,中文"))
        .unwrap();
    assert_eq!((world.last(), ledger(&world)), (last, renamed));
    world.run(&described(&"x".repeat(40))).unwrap();
    assert_eq!(
        world.refused(&described(&"x".repeat(41))).code,
        ErrorCode::InvalidParameter
    );
    for name in ["", " ", "a/b", "a b", &"x".repeat(26)] {
        let refused = world.refused(&rename_member(LEDGER, name));
        assert_eq!(refused.code, ErrorCode::InvalidParameter, "{name}");
    }
}

#[test]
fn the_name_of_an_invited_account_is_taken_until_its_invitation_expires() {
    let mut world = World::new();
    world.run(&invite(OUTSIDE, "consultant")).unwrap();
    let renamed = rename_member(LEDGER, "consultant");
    assert_eq!(world.refused(&renamed).code, ErrorCode::MemberNameUsed);
    let mut later = world.context(MANAGER);
    later.now = later.now.plus_ms(16 * 86_400_000);
    let ran = execute(&world.state, later, &renamed, None).unwrap();
    let own = ran.state.owner(OWNER).unwrap();
    assert_eq!(
        own.members.get(Key::one(LEDGER.0)).unwrap().name,
        "consultant"
    );
    assert_eq!(
        own.invitations.iter().next().unwrap().state,
        InvitationState::Expired
    );
}

#[test]
fn the_second_of_two_edits_from_the_same_state_is_refused() {
    let mut world = World::new();
    let (_, etag) = world
        .run_if(MANAGER, &rename_member(LEDGER, "books"), None)
        .unwrap();
    world
        .run_if(MANAGER, &rename_member(LEDGER, "ledgers"), etag)
        .unwrap();
    let second = world.run_if(MANAGER, &rename_member(LEDGER, "accounts"), etag);
    assert_eq!(second.unwrap_err().code, ErrorCode::Conflict);
}
