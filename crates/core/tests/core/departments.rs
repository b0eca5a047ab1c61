//! Departments come, move and go.
//!
//! Codes of the vendor's lists that cannot arise here: `FailedOperation.TagResourcesError` and `InvalidParameter.TagError`,
//! since departments have no tags; `InvalidParameter.OrganizationNodeNotExist`, for which
//! `ResourceNotFound.OrganizationNodeNotExist` on the same list stands; `ResourceNotFound.OrganizationMemberNotExist`, since no
//! request names a member; `FailedOperation.ShareNodeExisted`, since departments are not in share units.
//!
//! Of a move the vendor lists what `UpdateOrganizationNode` answers; the codes for the limits of the tree, which that list
//! lacks, are those of `AddOrganizationNode`.

use crate::support::acting::{policy, sub_user};
use crate::support::*;
use charter_core::contract::wire::{PathFields, encode};
use charter_core::contract::*;
use charter_core::domain::organization::{DELETED_AT_A_TIME, LEVELS, SUB_DEPARTMENTS};
use charter_core::domain::{State, check_all};

fn departments(world: &mut World) -> Vec<DepartmentItem> {
    let all = DescribeOrganizationNodes(Offset {
        limit: 50,
        offset: 0,
    });
    world.run(&all).unwrap().0.items
}

fn item(world: &mut World, id: NodeId) -> DepartmentItem {
    let mut items = departments(world).into_iter();
    items.find(|item| item.node_id == id).unwrap()
}

/// Creates departments one below the other, and answers the deepest.
fn add_levels(world: &mut World, from: NodeId, levels: usize) -> NodeId {
    (0..levels).fold(from, |parent, level| {
        let added = world.run(&add_department(parent, &format!("L{level}")));
        added.unwrap().node_id
    })
}

/// Fills a department with as many as it may have.
fn fill(world: &mut World, parent: NodeId) {
    let there = departments(world);
    let there = there.iter().filter(|item| item.parent() == Some(parent));
    for number in there.count()..SUB_DEPARTMENTS {
        let name = format!("D{number}");
        world.run(&add_department(parent, &name)).unwrap();
    }
}

#[test]
fn a_department_is_created_with_its_description_and_the_default_policy() {
    let mut world = World::enabled();
    let described = AddOrganizationNode {
        remark: Some("Cards and terminals".to_owned()),
        ..add_department(FINANCE, "Cards")
    };
    let node = world.run(&described).unwrap().node_id;
    let created = item(&mut world, node);
    assert_eq!(
        (
            created.name.as_str(),
            created.remark.as_str(),
            created.parent()
        ),
        ("Cards", "Cards and terminals", Some(FINANCE))
    );
    assert_eq!(world.bound(Target::Node(node)), full_access_alone());
    assert_eq!(created.create_time, created.update_time);
    // A number is never given twice.
    world.undo(world.last()).unwrap();
    assert!(
        departments(&mut world)
            .iter()
            .all(|item| item.node_id != node)
    );
    let bindings = world.tables().bindings.iter();
    assert_eq!(
        bindings
            .filter(|bound| bound.target == Target::Node(node))
            .count(),
        0
    );
    assert!(world.run(&described).unwrap().node_id > node);
}

#[test]
fn a_department_is_created_by_the_vendors_rules() {
    let mut world = World::new();
    for (parent, name, code) in [
        (FINANCE, "", ErrorCode::InvalidParameter),
        (FINANCE, "a b", ErrorCode::InvalidParameter),
        (FINANCE, &"x".repeat(41), ErrorCode::InvalidParameter),
        (FINANCE, "Payments", ErrorCode::NodeNameUsed),
        (NodeId(9), "Cards", ErrorCode::NodeNotExist),
        (OTHER_ROOT, "Cards", ErrorCode::NodeNotExist),
    ] {
        let refused = world.refused(&add_department(parent, name));
        assert_eq!(refused.code, code, "{name}: {refused}");
    }
    // The same name elsewhere in the tree is another department's.
    world.run(&add_department(SANDBOX, "Payments")).unwrap();
}

#[test]
fn there_are_five_levels_below_the_root() {
    let mut world = World::new();
    let deepest = add_levels(&mut world, SANDBOX, LEVELS - 1);
    let refused = world.refused(&add_department(deepest, "Deeper"));
    assert_eq!(refused.code, ErrorCode::NodeDepthExceedLimit);
    assert_eq!(refused.code.as_str(), "LimitExceeded.NodeDepthExceedLimit");
}

#[test]
fn a_department_has_at_most_twenty_sub_departments() {
    let mut world = World::new();
    fill(&mut world, FINANCE);
    let refused = world.refused(&add_department(FINANCE, "Another"));
    assert_eq!(refused.code, ErrorCode::NodeExceedLimit);
    assert_eq!(refused.code.as_str(), "LimitExceeded.NodeExceedLimit");
    // Below another one there is room.
    world.run(&add_department(PAYMENTS, "Another")).unwrap();
}

#[test]
fn undoing_is_held_to_the_limits_of_the_tree() {
    let mut world = World::new();
    world.run(&rename_department(SANDBOX, "Lab")).unwrap();
    let renamed = world.last();
    world.run(&add_department(ROOT, "Sandbox")).unwrap();
    let refused = world.undo(renamed).unwrap_err();
    assert_eq!(refused.code, ErrorCode::UndoBlocked);
    assert_eq!(refused.records, ["Sandbox"]);
}

#[test]
fn undoing_a_creation_is_refused_while_something_is_in_the_department() {
    let mut world = World::enabled();
    let cards = world.run(&add_department(FINANCE, "Cards")).unwrap();
    let created = world.last();
    world
        .run(&add_department(cards.node_id, "Terminals"))
        .unwrap();
    let refused = world.undo(created).unwrap_err();
    assert_eq!(refused.code, ErrorCode::UndoBlocked);
    assert_eq!(refused.records, ["Terminals"]);
    world.undo(world.last()).unwrap();
    world.undo(created).unwrap();
}

#[test]
fn data_beyond_the_limits_of_the_tree_is_not_imported() {
    let is_sound = |state: &State| check_all(state).is_ok();
    let mut deep = small_state();
    for level in 1..=LEVELS as u64 + 1 {
        assert!(is_sound(&deep), "{level}");
        let parent = if level == 1 { ROOT } else { NodeId(level - 1) };
        put(
            &mut deep,
            OWNER,
            &department(NodeId(level), Some(parent), "Level"),
        );
    }
    assert!(!is_sound(&deep));
    let mut namesakes = small_state();
    put(
        &mut namesakes,
        OWNER,
        &department(NodeId(1), Some(ROOT), "Finance"),
    );
    assert!(!is_sound(&namesakes));
}

#[test]
fn a_department_is_deleted_with_its_bindings_and_undo_gives_all_back() {
    let mut world = World::enabled();
    let cards = world
        .run(&add_department(FINANCE, "Cards"))
        .unwrap()
        .node_id;
    let guard = world.create("Guard");
    world.attach(guard, Target::Node(cards));
    let before = visible(&world.state);
    world.run(&delete_departments(&[cards])).unwrap();
    let is_bound = world
        .tables()
        .bindings
        .iter()
        .any(|bound| bound.target == Target::Node(cards));
    assert!(!is_bound);
    assert!(
        departments(&mut world)
            .iter()
            .all(|item| item.node_id != cards)
    );
    // The policy is bound nowhere now.
    world
        .clone()
        .run(&DeletePolicy { policy_id: guard })
        .unwrap();
    world.undo(world.last()).unwrap();
    assert_eq!(visible(&world.state), before);
}

#[test]
fn a_department_with_anything_in_it_is_not_deleted_and_all_of_it_is_named() {
    let mut world = World::new();
    let refused = world.refused(&delete_departments(&[FINANCE]));
    assert_eq!(
        refused.code.as_str(),
        "FailedOperation.OrganizationNodeNotEmpty"
    );
    assert_eq!(refused.records, ["Payments", "ledger"]);
    let refused = world.refused(&delete_departments(&[SANDBOX]));
    assert_eq!(refused.code.as_str(), "FailedOperation.NodeNotEmpty");
    assert_eq!(refused.records, ["playground"]);
}

#[test]
fn departments_are_deleted_together_with_those_below_them_or_not_at_all() {
    let mut world = World::new();
    let cards = world
        .run(&add_department(SANDBOX, "Cards"))
        .unwrap()
        .node_id;
    let deepest = add_levels(&mut world, cards, 2);
    let refused = world.refused(&delete_departments(&[deepest, cards]));
    assert_eq!(refused.code, ErrorCode::NodeHoldsNodes);
    assert_eq!(refused.records, ["L0"]);
    let between = item(&mut world, deepest).parent().unwrap();
    let count = departments(&mut world).len();
    let all = delete_departments(&[cards, between, deepest, cards]);
    world.run(&all).unwrap();
    assert_eq!(departments(&mut world).len(), count - 3);
    world.undo(world.last()).unwrap();
    assert_eq!(departments(&mut world).len(), count);
}

#[test]
fn what_cannot_be_deleted() {
    let mut world = World::new();
    let many: Vec<NodeId> = (1..=DELETED_AT_A_TIME as u64 + 1).map(NodeId).collect();
    for (nodes, code) in [
        (vec![], ErrorCode::InvalidParameter),
        (vec![ROOT], ErrorCode::InvalidParameter),
        (vec![NodeId(9)], ErrorCode::InvalidParameter),
        (vec![OTHER_ROOT], ErrorCode::InvalidParameter),
        (many, ErrorCode::NodeDeleteOverLimit),
    ] {
        let refused = world.refused(&delete_departments(&nodes));
        assert_eq!(refused.code, code, "{nodes:?}: {refused}");
    }
}

#[test]
fn undoing_a_deletion_is_held_to_the_limits_of_the_tree() {
    let mut world = World::new();
    let cards = world
        .run(&add_department(FINANCE, "Cards"))
        .unwrap()
        .node_id;
    world.run(&delete_departments(&[cards])).unwrap();
    let deleted = world.last();
    world.run(&add_department(FINANCE, "Cards")).unwrap();
    let refused = world.undo(deleted).unwrap_err();
    assert_eq!(
        (refused.code, refused.records),
        (ErrorCode::UndoBlocked, vec!["Cards".to_owned()])
    );
    world.undo(world.last()).unwrap();
    fill(&mut world, FINANCE);
    assert_eq!(
        world.undo(deleted).unwrap_err().code,
        ErrorCode::UndoBlocked
    );
}

#[test]
fn a_department_moves_with_all_that_is_in_it() {
    let mut world = World::enabled();
    let guard = world.create("Guard");
    world.attach(guard, Target::Node(PAYMENTS));
    let before = visible(&world.state);
    let bound = world.bound(Target::Node(PAYMENTS));
    world.run(&move_department(FINANCE, SANDBOX)).unwrap();
    assert_eq!(item(&mut world, FINANCE).parent(), Some(SANDBOX));
    assert_eq!(item(&mut world, PAYMENTS).parent(), Some(FINANCE));
    assert_eq!(world.bound(Target::Node(PAYMENTS)), bound);
    let moved = world.last();
    // Where it is already, nothing is to be done.
    world.run(&move_department(FINANCE, SANDBOX)).unwrap();
    assert_eq!(world.last(), moved);
    world.undo(moved).unwrap();
    assert_eq!(visible(&world.state), before);
}

#[test]
fn where_a_department_cannot_move() {
    let mut world = World::new();
    for (node, parent, code) in [
        (FINANCE, FINANCE, ErrorCode::InvalidParameter),
        (FINANCE, PAYMENTS, ErrorCode::InvalidParameter),
        (ROOT, FINANCE, ErrorCode::InvalidParameter),
        (FINANCE, NodeId(9), ErrorCode::EditedNodeNotExist),
        (FINANCE, OTHER_ROOT, ErrorCode::EditedNodeNotExist),
        (NodeId(9), FINANCE, ErrorCode::EditedNodeNotExist),
    ] {
        let refused = world.refused(&move_department(node, parent));
        assert_eq!(refused.code, code, "{node} {parent}: {refused}");
    }
    world.run(&add_department(SANDBOX, "Payments")).unwrap();
    let namesake = world.refused(&move_department(PAYMENTS, SANDBOX));
    assert_eq!(namesake.code, ErrorCode::NodeNameUsed);
    fill(&mut world, SANDBOX);
    let full = world.refused(&move_department(FINANCE, SANDBOX));
    assert_eq!(full.code, ErrorCode::NodeExceedLimit);
}

#[test]
fn the_deepest_department_of_those_that_move_counts() {
    let mut world = World::new();
    // Finance has Payments below it: two levels, so that the third level is the lowest above them.
    let third = add_levels(&mut world, SANDBOX, 2);
    let fourth = add_levels(&mut world, third, 1);
    let refused = world.refused(&move_department(FINANCE, fourth));
    assert_eq!(refused.code, ErrorCode::NodeDepthExceedLimit);
    world.run(&move_department(FINANCE, third)).unwrap();
    world.run(&move_department(SANDBOX, ROOT)).unwrap();
}

#[test]
fn undoing_a_move_is_held_to_the_limits_of_the_tree() {
    let mut world = World::new();
    world.run(&move_department(PAYMENTS, ROOT)).unwrap();
    let moved = world.last();
    // Finance is below Payments now, which came from below Finance.
    world.run(&move_department(FINANCE, PAYMENTS)).unwrap();
    let refused = world.undo(moved).unwrap_err();
    assert_eq!(refused.code, ErrorCode::UndoBlocked);
    world.undo(world.last()).unwrap();
    world.undo(moved).unwrap();
}

#[test]
fn moving_a_department_is_the_action_that_edits_one() {
    let sent = encode(&move_department(FINANCE, SANDBOX), None, &PathFields::new()).unwrap();
    for (name, value) in [
        ("X-TC-Action", "UpdateOrganizationNode"),
        ("X-TC-Version", "2018-12-25"),
    ] {
        assert!(
            sent.headers.contains(&(name, value.to_owned())),
            "{:?}",
            sent.headers
        );
    }
    let actor = sub_user(MANAGER);
    let editor = policy("allow", "organization:UpdateOrganizationNode");
    let mut world = World::enabled().with(actor, &[&editor]);
    world
        .run_as(actor, &move_department(FINANCE, SANDBOX))
        .unwrap();
    let refused = world.may(actor, &add_department(SANDBOX, "Cards"));
    assert_eq!(refused.unwrap_err().code, ErrorCode::NotPermitted);
}
