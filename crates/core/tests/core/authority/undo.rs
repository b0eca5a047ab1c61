//! Who takes back what: whoever did it, root accounts above, and what policies grant of both.

use crate::support::acting::*;
use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::{Identity, TableName};

#[test]
fn an_actor_undoes_what_it_did_and_root_accounts_above_it_too() {
    let actor = sub_user(MANAGER);
    let other = acting(MANAGER, Identity::CenterRole(CenterRoleId(12)));
    let mut world = World::enabled().with(actor, &[ALL]).with(other, &[ALL]);
    world.run_as(actor, &create("Guard")).unwrap();
    let made = world.last();
    let entry = world.journal[made as usize - 1].clone();
    assert_eq!(entry.caller(), actor);
    for nobody in [
        other,
        caller(LEDGER),
        caller(OTHER_MANAGER),
        delegated(LEDGER),
    ] {
        let refused = world.undo_as(nobody, made).unwrap_err();
        let expected = match nobody.is_root() {
            true => ErrorCode::NotManager,
            false => ErrorCode::NotPermitted,
        };
        assert_eq!(refused.code, expected, "{nobody:?}");
    }
    world.undo_as(actor, made).unwrap();
    assert_eq!(world.journal.last().unwrap().caller(), actor);
    let refused = world.undo_as(other, made + 1).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotPermitted);
    world.undo_as(MANAGER, made + 1).unwrap();
    let refused = world.undo_as(actor, made + 2).unwrap_err();
    assert_eq!(
        refused.code,
        ErrorCode::NotPermitted,
        "the root account did that"
    );
    assert!(refused.message.contains("only what it did itself"));
}

#[test]
fn what_a_delegated_admin_did_only_the_management_account_takes_back_once_it_is_delegated_no_more()
{
    let admin = delegated(LEDGER);
    let granted = World::enabled().with(admin, &[ALL]);
    let mut world = granted.clone();
    world.run_as(admin, &create("Guard")).unwrap();
    let made = world.last();
    world.clone().undo_as(admin, made).unwrap();
    let rows: Vec<_> = granted
        .state
        .rows()
        .filter(|(_, row)| row.table == TableName::IdentityPolicy)
        .collect();
    for (owner, row) in rows {
        world.state.apply(owner, row, None).unwrap();
    }
    let refused = world.undo_as(admin, made).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotPermitted);
    let refused = world.undo_as(LEDGER, made).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotManager);
    world.undo_as(MANAGER, made).unwrap();
}

#[test]
fn undoing_is_an_action_that_policies_grant() {
    let actor = sub_user(MANAGER);
    let create_alone = policy("allow", "organization:CreatePolicy");
    let mut world = World::enabled().with(actor, &[&create_alone]);
    world.run_as(actor, &create("Guard")).unwrap();
    let made = world.last();
    let refused = world.undo_as(actor, made).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotPermitted);
    assert!(
        refused.message.contains("(organization:UndoChange)"),
        "{refused}"
    );
    let undo_too = policy("allow", "organization:UndoChange");
    let delete_too = policy("allow", "organization:DeletePolicy");
    let mut world = world.with(actor, &[&create_alone, &undo_too]);
    let refused = world.undo_as(actor, made).unwrap_err();
    assert!(
        refused.message.contains("(organization:DeletePolicy)"),
        "{refused}"
    );
    world = world.with(actor, &[&create_alone, &undo_too, &delete_too]);
    world.undo_as(actor, made).unwrap();
}

#[test]
fn nothing_is_undone_or_done_again_whose_action_or_whose_inverse_is_denied() {
    let actor = sub_user(MANAGER);
    let (policy_id, target) = (PolicyId(100_001), Target::Node(FINANCE));
    let (attach, detach) = (
        AttachPolicy {
            policy: policy_id,
            target,
        },
        DetachPolicy {
            policy: policy_id,
            target,
        },
    );
    let mut world = World::enabled().with(actor, &[ALL]);
    world.run_as(actor, &create("Guard")).unwrap();
    let created = world.last();
    world.run_as(actor, &attach).unwrap();
    world.run_as(actor, &detach).unwrap();
    world.run_as(actor, &disable()).unwrap();
    let undone = |world: &World, sequence| {
        let mut world = world.clone();
        world.undo_as(actor, sequence).unwrap();
        world
    };
    let cases = [
        (created + 1, ["AttachPolicy", "DetachPolicy"], 2),
        (created + 2, ["DetachPolicy", "AttachPolicy"], 1),
        (created + 3, ["DisablePolicyType", "EnablePolicyType"], 0),
    ];
    let last = world.last();
    for (sequence, denied, later) in cases {
        let mut world = world.clone();
        for number in 0..later {
            world.undo_as(MANAGER, last - number).unwrap();
        }
        let (first, again) = (world.clone(), undone(&world, sequence));
        for (mut world, sequence) in [(first, sequence), (again.clone(), again.last())] {
            for action in denied {
                let deny = policy("deny", &format!("organization:{action}"));
                world = world.with(actor, &[ALL, &deny]);
                let refused = world.undo_as(actor, sequence).unwrap_err();
                assert_eq!(refused.code, ErrorCode::NotPermitted, "{action} {sequence}");
                let named = format!("(organization:{action})");
                assert!(refused.message.contains(&named), "{refused}");
            }
        }
    }
}
