//! What may happen in a sequence, and how it is done.

use super::{INVITED, NOW, all_targets};
use crate::support::joining::*;
use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::{Caller, Operation};
use charter_core::store::{Engine, EngineError, Memory};
use proptest::prelude::*;

/// What may happen; the numbers choose among what there is at that moment.
#[derive(Debug, Clone)]
pub(super) enum Act {
    Enable,
    Disable,
    Create(u8),
    CreateMany(Vec<u8>),
    Rename(u8, u8),
    Rewrite(u8, bool),
    Delete(u8),
    Attach(u8, u8),
    AttachMany(u8, Vec<u8>),
    RestoreFormer,
    Detach(u8),
    DetachMany(Vec<u8>),
    AddDepartment(u8),
    RemoveDepartment(u8),
    PutMember(u8, u8),
    RemoveMember(u8),
    RemoveMembers(Vec<u8>),
    MoveMembers(Vec<u8>, u8),
    RenameMember(u8, u8),
    Invite(u8, u8),
    CancelInvitation(u8),
    AnswerInvitation(u8, bool),
    Undo(u8),
    UndoLast,
    CatchUp,
    Tick(i16),
}

#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) tab: bool,
    pub(super) caller: u8,
    pub(super) act: Act,
}

pub(super) fn step() -> impl Strategy<Value = Step> {
    let n = any::<u8>;
    let many = || prop::collection::vec(any::<u8>(), 1..8);
    let act = prop_oneof![
        3 => Just(Act::Enable),
        1 => Just(Act::Disable),
        4 => n().prop_map(Act::Create),
        1 => many().prop_map(Act::CreateMany),
        3 => (n(), n()).prop_map(|(a, b)| Act::Rename(a, b)),
        2 => (n(), any::<bool>()).prop_map(|(a, b)| Act::Rewrite(a, b)),
        2 => n().prop_map(Act::Delete),
        6 => (n(), n()).prop_map(|(a, b)| Act::Attach(a, b)),
        2 => (n(), many()).prop_map(|(a, b)| Act::AttachMany(a, b)),
        1 => Just(Act::RestoreFormer),
        5 => n().prop_map(Act::Detach),
        1 => many().prop_map(Act::DetachMany),
        2 => n().prop_map(Act::AddDepartment),
        2 => n().prop_map(Act::RemoveDepartment),
        3 => (n(), n()).prop_map(|(a, b)| Act::PutMember(a, b)),
        2 => n().prop_map(Act::RemoveMember),
        1 => many().prop_map(Act::RemoveMembers),
        2 => (many(), n()).prop_map(|(a, b)| Act::MoveMembers(a, b)),
        2 => (n(), n()).prop_map(|(a, b)| Act::RenameMember(a, b)),
        2 => (n(), n()).prop_map(|(a, b)| Act::Invite(a, b)),
        2 => n().prop_map(Act::CancelInvitation),
        6 => (n(), any::<bool>()).prop_map(|(n, joins)| Act::AnswerInvitation(n, joins)),
        6 => n().prop_map(Act::Undo),
        5 => Just(Act::UndoLast),
        2 => Just(Act::CatchUp),
        2 => any::<i16>().prop_map(Act::Tick),
    ];
    (any::<bool>(), any::<u8>(), act).prop_map(|(tab, caller, act)| Step { tab, caller, act })
}

pub(super) fn is_write(act: &Act) -> bool {
    !matches!(act, Act::CatchUp | Act::Tick(_))
}

fn pick<T: Copy>(from: &[T], number: u8) -> Option<T> {
    let place = usize::from(number).checked_rem(from.len())?;
    from.get(place).copied()
}

pub(super) fn act(tab: &Engine<Memory>, caller: Caller, act: &Act) -> Result<(), EngineError> {
    let state = tab.state();
    let tables = state.owner(OWNER).unwrap();
    let policies: Vec<PolicyId> = tables.policies.iter().map(|policy| policy.id).collect();
    let nodes: Vec<NodeId> = tables.departments.iter().map(|node| node.id).collect();
    let bindings: Vec<_> = tables
        .bindings
        .iter()
        .map(|bound| (bound.policy, bound.target))
        .collect();
    let targets = all_targets(&state);
    let policy = |number| pick(&policies, number).unwrap_or(PolicyId(9));
    let target = |number| pick(&targets, number).unwrap_or(Target::Member(OUTSIDE));
    let node = |number| pick(&nodes, number).unwrap_or(ROOT);
    let name = |number: u8| format!("P{}", number % 6);
    let detach =
        |number| pick(&bindings, number).map(|(policy, target)| DetachPolicy { policy, target });
    let account_of = |number: u8| Uin(201 + u64::from(number % 12));
    match act {
        Act::Enable => call(tab, caller, &enable()),
        Act::Disable => call(tab, caller, &disable()),
        Act::Create(n) => call(tab, caller, &create(&name(*n))),
        Act::CreateMany(n) => batch(tab, caller, n.iter().map(|n| create(&name(*n)))),
        Act::Rename(a, b) => call(tab, caller, &rename(policy(*a), &name(*b))),
        Act::Rewrite(a, b) => call(
            tab,
            caller,
            &rewrite(policy(*a), if *b { TEXT } else { OTHER_TEXT }),
        ),
        Act::Delete(a) => call(
            tab,
            caller,
            &DeletePolicy {
                policy_id: policy(*a),
            },
        ),
        Act::Attach(a, b) => call(
            tab,
            caller,
            &AttachPolicy {
                policy: policy(*a),
                target: target(*b),
            },
        ),
        Act::AttachMany(a, many) => {
            let policy = policy(*a);
            batch(
                tab,
                caller,
                many.iter().map(|b| AttachPolicy {
                    policy,
                    target: target(*b),
                }),
            )
        }
        Act::RestoreFormer => {
            let former: Vec<_> = tables.former_bindings.iter().cloned().collect();
            let restore = former.into_iter().map(|was| RestoreBinding {
                policy_id: was.policy,
                target: was.target,
            });
            batch(tab, caller, restore)
        }
        Act::Detach(n) => detach(*n).map_or(Ok(()), |detach| call(tab, caller, &detach)),
        Act::DetachMany(many) => batch(tab, caller, many.iter().filter_map(|n| detach(*n))),
        Act::AddDepartment(n) if nodes.len() < 12 => call(
            tab,
            caller,
            &AddDepartment {
                parent: node(*n),
                name: format!("D{n}"),
            },
        ),
        Act::AddDepartment(_) => Ok(()),
        Act::RemoveDepartment(n) => call(tab, caller, &RemoveDepartment(node(*n))),
        Act::PutMember(a, b) => {
            let (uin, node) = (account_of(*a), node(*b));
            call(
                tab,
                caller,
                &PutMember {
                    uin,
                    node,
                    name: format!("m{uin}"),
                },
            )
        }
        Act::Invite(a, b) => {
            let elsewhere = caller.account == OTHER_MANAGER;
            let node_id = if elsewhere { OTHER_ROOT } else { node(*a) };
            let account = INVITED[usize::from(*b) % INVITED.len()];
            let name = format!("I{}", b / 3 % 3);
            let invitation = invite(account, &name);
            call(
                tab,
                caller,
                &InviteOrganizationMember {
                    node_id,
                    ..invitation
                },
            )
        }
        Act::CancelInvitation(n) => {
            let own = match caller.account {
                OTHER_MANAGER => OTHER_OWNER,
                _ => OWNER,
            };
            let sent = state.owner(own).unwrap().invitations.iter();
            let sent: Vec<_> = sent.map(|sent| sent.id).collect();
            let id = pick(&sent, *n).unwrap_or(InvitationId(9));
            call(tab, caller, &CancelOrganizationInvitation { id })
        }
        Act::RemoveMember(a) => call(tab, caller, &remove(&[account_of(*a)])),
        Act::RenameMember(a, b) => {
            // Some of the names are those of invitations.
            let kind = if b % 2 == 0 { "I" } else { "M" };
            let name = format!("{kind}{}", b / 3 % 3);
            call(tab, caller, &rename_member(account_of(*a), &name))
        }
        Act::MoveMembers(n, to) => {
            let each = n.iter().map(|n| relocate(&[account_of(*n)], node(*to)));
            batch(tab, caller, each)
        }
        Act::RemoveMembers(n) => {
            let each = n.iter().map(|n| remove(&[account_of(*n)]));
            batch(tab, caller, each)
        }
        Act::AnswerInvitation(n, joins) => {
            let invited = state.owners();
            let invited = invited.flat_map(|(_, tables)| tables.invitations.iter());
            let own = invited.filter(|sent| sent.uin == caller.account);
            let own: Vec<_> = own.map(|sent| sent.id).collect();
            let id = pick(&own, *n).unwrap_or(InvitationId(9));
            match joins {
                true => call(tab, caller, &AcceptOrganizationInvitation { id }),
                false => call(tab, caller, &DenyOrganizationInvitation { id }),
            }
        }
        Act::Undo(n) => {
            let sequence = u64::from(*n) % (tab.last() + 1);
            block_on(tab.undo(caller, sequence)).map(drop)
        }
        Act::UndoLast => block_on(tab.undo(caller, tab.last())).map(drop),
        Act::CatchUp => block_on(tab.catch_up())
            .map(drop)
            .map_err(EngineError::from),
        Act::Tick(ms) => {
            NOW.set(NOW.get() + i64::from(*ms));
            Ok(())
        }
    }
}

fn call<O: Operation>(
    tab: &Engine<Memory>,
    caller: Caller,
    operation: &O,
) -> Result<(), EngineError> {
    block_on(tab.call(caller, operation, None)).map(drop)
}

fn batch<O: Operation>(
    tab: &Engine<Memory>,
    caller: Caller,
    operations: impl Iterator<Item = O>,
) -> Result<(), EngineError> {
    let operations: Vec<O> = operations.collect();
    let batch = block_on(tab.batch(caller, &operations))?;
    assert_eq!(batch.rows.len(), operations.len());
    let internal = |row: &Result<O::Answer, Error>| {
        row.as_ref()
            .is_err_and(|error| error.code == ErrorCode::Internal)
    };
    assert!(!batch.rows.iter().any(internal));
    Ok(())
}
