//! What the journal says of departments, members and invitations, and of records of any kind.

use super::*;

#[test]
fn a_record_without_a_sentence_of_its_own_is_named_with_what_became_of_it() {
    let world = World::new();
    let node_id = finance(&world);
    let update = |name: &str, remark: &str| UpdateOrganizationNode {
        node_id,
        name: Some(name.to_owned()),
        remark: Some(remark.to_owned()),
    };
    let renamed = world.call(&update("Treasury", "Cash"));
    let described = world.call(&update("Treasury", "Cash and ledger"));
    assert_eq!(
        world.say(renamed, english()),
        "Renamed department Finance to Treasury"
    );
    assert_eq!(
        world.say(renamed, chinese()),
        "将部门 Finance 重命名为 Treasury"
    );
    assert_eq!(
        world.say(described, english()),
        "Changed department Treasury"
    );
    let undoing = Deed::of_undoing(&world.entry(renamed));
    assert_eq!(
        intention(&undoing, &world.names(), english()),
        "Rename department Treasury to Finance"
    );
}

#[test]
fn a_member_is_removed_and_added_and_what_follows_from_that_is_not_told() {
    let world = World::new();
    let remove = |uin| DeleteOrganizationMembers {
        member_uin: vec![uin],
    };
    let removed = world.call(&remove(Uin(100_020_311_783)));
    let entry = world.entry(removed);
    let tables = entry.changes.0.iter().map(|change| change.row.table);
    assert!(tables.clone().any(|table| table == TableName::Account));
    assert!(tables.clone().any(|table| table == TableName::Binding));
    assert_eq!(world.say(removed, english()), "Removed member service-desk");
    assert_eq!(world.say(removed, chinese()), "移除成员 service-desk");
    let undoing = Deed::of_undoing(&entry);
    assert_eq!(
        intention(&undoing, &world.names(), english()),
        "Add member service-desk"
    );
}

#[test]
fn moved_members_are_told_with_their_department_as_long_as_it_is_one() {
    let world = World::new();
    let finance = finance(&world);
    let desk = Uin(100_020_311_783);
    let relocate = |member_uin| MoveOrganizationNodeMembers {
        member_uin,
        node_id: finance,
    };
    let one = world.call(&relocate(vec![desk]));
    assert_eq!(world.say(one, english()), "Moved service-desk to Finance");
    assert_eq!(world.say(one, chinese()), "将 service-desk 移动到 Finance");
    world.undo(one).expect("nothing is in the way");
    let several = world.call(&relocate(vec![desk, demo::MEMBER]));
    assert_eq!(
        world.say(several, english()),
        "Moved payments-core-prod and 1 other to Finance"
    );
    let undoing = Deed::of_undoing(&world.entry(several));
    assert_eq!(
        intention(&undoing, &world.names(), english()),
        "Move payments-core-prod and 1 other to several departments"
    );
}

#[test]
fn a_department_that_came_moved_or_went_is_named() {
    let world = World::new();
    let add = |parent_node_id, name: &str| AddOrganizationNode {
        parent_node_id,
        name: name.to_owned(),
        remark: None,
    };
    let finance = finance(&world);
    let created = world.call(&add(finance, "Cards"));
    let node_id = NodeId(world.entry(created).changes.0[0].row.key.0[0]);
    let cellar = world.call(&add(finance, "Cellar"));
    let parent_node_id = NodeId(world.entry(cellar).changes.0[0].row.key.0[0]);
    let moved = world.call(&MoveOrganizationNode {
        node_id,
        parent_node_id,
    });
    let deleted = world.call(&DeleteOrganizationNodes {
        node_ids: vec![node_id],
    });
    for (entry, english_words, chinese_words) in [
        (created, "Created department Cards", "创建部门 Cards"),
        (moved, "Moved department Cards", "移动部门 Cards"),
        (deleted, "Deleted department Cards", "删除部门 Cards"),
    ] {
        assert_eq!(world.say(entry, english()), english_words);
        assert_eq!(world.say(entry, chinese()), chinese_words);
    }
    let undoing = Deed::of_undoing(&world.entry(moved));
    assert_eq!(
        intention(&undoing, &world.names(), english()),
        "Move department Cards"
    );
}

#[test]
fn a_member_that_gets_the_name_of_an_expired_invitation_is_renamed() {
    let world = World::new();
    let state = world.0.state();
    let (_, tables) = state
        .owners()
        .find(|(_, tables)| tables.invitations.iter().next().is_some())
        .expect("an organization");
    let now = Timestamp(1_800_000_000_000);
    let expired = |sent: &&Invitation| {
        sent.state == InvitationState::Open && sent.status(now) == InvitationStatus::Expired
    };
    let expired = tables.invitations.iter().find(expired);
    let name = expired.expect("one has expired").name.clone();
    let renamed = world.call(&UpdateOrganizationMember {
        member_uin: Uin(100_020_311_783),
        name: Some(name.clone()),
        remark: None,
    });
    assert_eq!(world.entry(renamed).changes.0.len(), 2);
    assert_eq!(
        world.say(renamed, english()),
        format!("Renamed member service-desk to {name}")
    );
    world.undo(renamed).expect("nothing is in the way");
}

#[test]
fn records_of_one_kind_are_named_together_and_what_changed_with_a_new_one_is_not() {
    let world = World::new();
    let invite = InviteOrganizationMember {
        member_uin: demo::UNINVITED,
        name: "insurance".to_owned(),
        policy_type: RelationPolicy::Financial,
        permission_ids: vec![1, 2],
        node_id: NodeId(224_674),
        remark: None,
        is_allow_quit: None,
        pay_uin: None,
    };
    let invited = world.call(&invite);
    assert_eq!(
        world.say(invited, english()),
        "Created invitation insurance"
    );
    // The expired invitation of this account is settled with the new one.
    let again = world.call(&InviteOrganizationMember {
        member_uin: Uin(100_041_200_130),
        name: "brokers".to_owned(),
        ..invite
    });
    assert_eq!(world.entry(again).changes.0.len(), 3);
    assert_eq!(world.say(again, english()), "Created invitation brokers");
    let entry = world.entry(again);
    let created = entry
        .changes
        .0
        .iter()
        .filter(|change| change.before.is_none());
    let created = created.map(Difference::of).next().expect("it was created");
    let state = created.fields.iter().find(|field| field.field == "state");
    let state = state.and_then(|field| field.after.clone());
    assert_eq!(state, Some(FieldValue::State(InvitationState::Open)));
    let cancel = |id| CancelOrganizationInvitation {
        id: InvitationId(id),
    };
    let batch = world
        .0
        .batch(World::caller(), &[cancel(1_005), cancel(1_006)])
        .now_or_never();
    let batch = batch
        .expect("memory does not wait")
        .expect("the batch runs");
    assert_eq!(batch.undoable(), None);
    let entry = batch.entry.expect("it changed something");
    assert_eq!(
        world.say(entry, english()),
        "Cancelled the invitation of larkmoor-trust and 1 other"
    );
    assert_eq!(
        world.say(entry, chinese()),
        "取消 larkmoor-trust 等 2 个的邀请"
    );
}

#[test]
fn undoing_an_invitation_cancels_it_and_neither_is_taken_back() {
    let world = World::new();
    // The expired invitation of this account is settled with the new one.
    let invitation = InviteOrganizationMember {
        member_uin: Uin(100_041_200_130),
        name: "brokers".to_owned(),
        policy_type: RelationPolicy::Financial,
        permission_ids: vec![1, 2],
        node_id: NodeId(224_674),
        remark: None,
        is_allow_quit: None,
        pay_uin: None,
    };
    let sent = world.call(&invitation);
    let undoing = Deed::of_undoing(&world.entry(sent));
    assert_eq!(
        intention(&undoing, &world.names(), english()),
        "Cancel the invitation of brokers"
    );
    let viewer = Viewer {
        caller: Some(World::caller()),
        is_manager: true,
        may_undo: true,
        now: Timestamp(1_800_000_000_000),
    };
    let why = |viewer, sequence| {
        let (entry, standing) = (world.entry(sequence), world.standing(sequence));
        refusal(&entry, &standing, viewer, english())
    };
    assert_eq!(why(viewer, sent), None);
    let later = Viewer {
        now: viewer.now.plus_ms(16 * 86_400_000),
        ..viewer
    };
    assert_eq!(why(later, sent).as_deref(), Some(english().why_final));
    let undone = world.undo(sent).expect("it is pending");
    assert_eq!(
        world.say(undone, english()),
        format!("Undid change {sent}: Created invitation brokers")
    );
    assert_eq!(why(viewer, sent).as_deref(), Some(english().why_final));
    let id = InvitationId(1_006);
    let cancelled = world.call(&CancelOrganizationInvitation { id });
    assert_eq!(why(viewer, cancelled).as_deref(), Some(english().why_final));
    let again = world.call(&InviteOrganizationMember {
        member_uin: demo::UNINVITED,
        name: "insurance".to_owned(),
        ..invitation
    });
    assert_eq!(why(viewer, again), None);
    let id = InvitationId(1_008);
    world.call(&CancelOrganizationInvitation { id });
    assert_eq!(why(viewer, again).as_deref(), Some(english().why_final));
}

#[test]
fn who_joins_by_an_invitation_is_added_and_who_rejects_it_is_told() {
    let world = World::new();
    let state = world.0.state();
    let open = |account| {
        let mut sent = state
            .owners()
            .flat_map(|(_, tables)| tables.invitations.iter());
        sent.find(|sent| sent.uin == account)
            .expect("it is invited")
            .id
    };
    let (leasing, trust) = (Uin(100_041_200_056), Uin(100_041_200_093));
    let id = open(leasing);
    let joined = world.call_as(leasing, &AcceptOrganizationInvitation { id });
    assert_eq!(
        world.say(joined, english()),
        "Added member larkmoor-leasing"
    );
    assert_eq!(world.say(joined, chinese()), "添加成员 larkmoor-leasing");
    let id = open(trust);
    let rejected = world.call_as(trust, &DenyOrganizationInvitation { id });
    assert_eq!(
        world.say(rejected, english()),
        "Rejected the invitation of larkmoor-trust"
    );
    assert_eq!(world.say(rejected, chinese()), "拒绝 larkmoor-trust 的邀请");
}
