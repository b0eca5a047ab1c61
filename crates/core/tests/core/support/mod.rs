//! A small world, and ways to run operations on it.

/// Says how a request stands that only the tests make: its type, whether it reads or writes, and its answer.
macro_rules! own_request {
    ($name:ident, $kind:ident, $answer:ty) => {
        impl charter_core::contract::Request for $name {
            const ACTION: &'static str = stringify!($name);
            const WIRE: Wire = Wire::Action(Version::Charter);
            const KIND: Kind = Kind::$kind;
            type Answer = $answer;
        }
    };
}
pub(crate) use own_request;

pub mod acting;
pub mod joining;
pub mod story;
pub mod vendor;
mod world;

use charter_core::contract::*;
use charter_core::domain::guardrails::{FULL_ACCESS, Policy, full_access};
use charter_core::domain::organization::{Account, Department, Member, Organization};
use charter_core::domain::{
    AnyOperation, Caller, Operation, Owner, Record, RowKey, State, TableName, Tables,
};
use charter_core::store::Snapshot;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::pin;
use std::task::{Poll, Waker};

pub use world::World;

pub const ORGANIZATION: OrganizationId = OrganizationId(80_001);
pub const MANAGER: Uin = Uin(100);
pub const ROOT: NodeId = NodeId(224_001);
pub const FINANCE: NodeId = NodeId(224_002);
pub const PAYMENTS: NodeId = NodeId(224_003);
pub const SANDBOX: NodeId = NodeId(224_004);
pub const LEDGER: Uin = Uin(201);
pub const GATEWAY: Uin = Uin(202);
pub const PLAYGROUND: Uin = Uin(203);
pub const OUTSIDE: Uin = Uin(500);
pub const OTHER_ORGANIZATION: OrganizationId = OrganizationId(80_002);
pub const OTHER_MANAGER: Uin = Uin(900);
pub const OTHER_ROOT: NodeId = NodeId(224_101);
pub const OTHER_MEMBER: Uin = Uin(901);

pub const OWNER: Owner = Owner::Organization(ORGANIZATION);
pub const OTHER_OWNER: Owner = Owner::Organization(OTHER_ORGANIZATION);

/// A service control policy without errors.
pub const TEXT: &str = r#"{"version":"2.0","statement":[{"effect":"deny","action":"cls:DeleteTopic","resource":"*"}]}"#;
/// Another one.
pub const OTHER_TEXT: &str = r#"{"version":"2.0","statement":[{"effect":"deny","action":"cls:DeleteLogset","resource":"*"}]}"#;

/// Every department and member of the small world.
pub fn targets() -> Vec<Target> {
    let nodes = [ROOT, FINANCE, PAYMENTS, SANDBOX].map(Target::Node);
    let members = [LEDGER, GATEWAY, PLAYGROUND].map(Target::Member);
    nodes.into_iter().chain(members).collect()
}

pub fn caller(account: Uin) -> Caller {
    Caller::root(account)
}

/// Puts a record into a state as a store would.
pub fn put<R: Record>(state: &mut State, owner: Owner, record: &R) {
    let json = charter_json::to_text(record);
    let row = RowKey::of::<R>(record.key());
    state.apply(owner, row, Some((0, &json))).unwrap();
}

pub fn department(id: NodeId, parent: Option<NodeId>, name: &str) -> Department {
    Department {
        id,
        parent,
        name: name.to_owned(),
        remark: String::new(),
        created: Timestamp(0),
        updated: Timestamp(0),
    }
}

pub fn member(uin: Uin, node: NodeId, name: &str) -> Member {
    Member {
        uin,
        name: name.to_owned(),
        node,
        origin: MemberOrigin::Invite,
        entity: "Bank".to_owned(),
        remark: String::new(),
        joined: Timestamp(0),
        updated: Timestamp(0),
    }
}

fn organization(state: &mut State, id: OrganizationId, host: Uin, root: NodeId) {
    let owner = Owner::Organization(id);
    let record = Organization {
        id,
        host,
        name: format!("management-{host}"),
        root,
        entity: "Bank".to_owned(),
        created: Timestamp(0),
    };
    put(state, owner, &record);
    put(state, owner, &full_access(Timestamp(0)));
    put(state, owner, &department(root, None, "Root"));
}

/// One organization with three departments and three members, another one, and an account outside both.
pub fn small_state() -> State {
    let mut state = State::default();
    organization(&mut state, ORGANIZATION, MANAGER, ROOT);
    for (id, parent, name) in [
        (FINANCE, ROOT, "Finance"),
        (PAYMENTS, FINANCE, "Payments"),
        (SANDBOX, ROOT, "Sandbox"),
    ] {
        put(&mut state, OWNER, &department(id, Some(parent), name));
    }
    put(&mut state, OWNER, &member(LEDGER, FINANCE, "ledger"));
    put(&mut state, OWNER, &member(GATEWAY, PAYMENTS, "gateway"));
    put(
        &mut state,
        OWNER,
        &member(PLAYGROUND, SANDBOX, "playground"),
    );
    organization(&mut state, OTHER_ORGANIZATION, OTHER_MANAGER, OTHER_ROOT);
    put(
        &mut state,
        OTHER_OWNER,
        &member(OTHER_MEMBER, OTHER_ROOT, "elsewhere"),
    );
    for uin in [MANAGER, OUTSIDE, OTHER_MANAGER] {
        put_account(&mut state, uin, "Bank", false);
    }
    state
}

/// An account, with the entity that it stands for.
pub fn put_account(state: &mut State, uin: Uin, entity: &str, individual: bool) {
    let account = Account {
        uin,
        name: format!("account-{uin}"),
        entity: entity.to_owned(),
        individual,
    };
    put(state, Owner::Account(uin), &account);
}

/// Invites an account to the department `Finance`.
pub fn invite(member_uin: Uin, name: &str) -> InviteOrganizationMember {
    InviteOrganizationMember {
        member_uin,
        name: name.to_owned(),
        policy_type: RelationPolicy::Financial,
        permission_ids: vec![1, 2],
        node_id: FINANCE,
        remark: None,
        is_allow_quit: None,
        pay_uin: None,
    }
}

/// Removes members.
pub fn remove(members: &[Uin]) -> DeleteOrganizationMembers {
    let member_uin = members.to_vec();
    DeleteOrganizationMembers { member_uin }
}

/// Renames a member.
pub fn rename_member(member_uin: Uin, name: &str) -> UpdateOrganizationMember {
    UpdateOrganizationMember {
        member_uin,
        name: Some(name.to_owned()),
        remark: None,
    }
}

/// Moves members to a department.
pub fn relocate(members: &[Uin], node_id: NodeId) -> MoveOrganizationNodeMembers {
    let member_uin = members.to_vec();
    MoveOrganizationNodeMembers {
        member_uin,
        node_id,
    }
}

/// The number of the first invitation.
pub const FIRST_INVITATION: CancelOrganizationInvitation = CancelOrganizationInvitation {
    id: InvitationId(1_001),
};

pub fn small_snapshot() -> Snapshot {
    Snapshot::of_state("small", &small_state())
}

pub fn enable() -> EnablePolicyType {
    EnablePolicyType {
        organization_id: ORGANIZATION,
        policy_type: PolicyType::ServiceControl,
    }
}

pub fn disable() -> DisablePolicyType {
    DisablePolicyType {
        organization_id: ORGANIZATION,
        policy_type: PolicyType::ServiceControl,
    }
}

pub fn create(name: &str) -> CreatePolicy {
    CreatePolicy {
        name: name.to_owned(),
        content: TEXT.to_owned(),
        description: String::new(),
        policy_type: PolicyType::ServiceControl,
    }
}

pub fn rename(policy_id: PolicyId, name: &str) -> UpdatePolicy {
    UpdatePolicy {
        policy_id,
        name: Some(name.to_owned()),
        description: None,
        content: None,
    }
}

pub fn rewrite(policy_id: PolicyId, content: &str) -> UpdatePolicy {
    UpdatePolicy {
        policy_id,
        name: None,
        description: None,
        content: Some(content.to_owned()),
    }
}

/// The records that undo brings back: all but versions, sequences and reversals.
pub fn visible(state: &State) -> BTreeMap<(Owner, RowKey), String> {
    let rows = state.rows().filter(|(_, row)| !row.table.is_history());
    rows.map(|(owner, row)| {
        let (_, json) = state.owner(owner).unwrap().json(row).unwrap();
        ((owner, row), json.to_string())
    })
    .collect()
}

/// [`visible`] records but invitations, which undo leaves as what became of them.
pub fn others(seen: &BTreeMap<(Owner, RowKey), String>) -> BTreeMap<(Owner, RowKey), String> {
    let mut others = seen.clone();
    others.retain(|(_, row), _| row.table != TableName::Invitation);
    others
}

/// Who refers to whom, which names are taken and which account belongs where follow from the records alone.
pub fn assert_same_indexes(state: &State) {
    let fresh = Snapshot::of_state("fresh", state).state().unwrap();
    let accounts: Vec<_> = state.directory().iter().collect();
    assert_eq!(accounts, fresh.directory().iter().collect::<Vec<_>>());
    let invited = state
        .owners()
        .flat_map(|(_, tables)| tables.invitations.iter());
    for uin in invited.map(|invitation| invitation.uin) {
        let of = |state: &State| state.directory().invitations_of(uin).collect::<Vec<_>>();
        assert_eq!(of(state), of(&fresh), "{uin}");
    }
    for (owner, tables) in fresh.owners() {
        let kept = state.owner(*owner).unwrap();
        for row in tables.rows() {
            let expected: Vec<_> = tables.referrers(row).collect();
            assert_eq!(kept.referrers(row).collect::<Vec<_>>(), expected, "{row}");
        }
        for policy in tables.policies.iter() {
            assert_eq!(
                kept.policies.by_unique(Policy::NAME, &policy.name),
                Some(policy)
            );
        }
        for version in tables.policy_versions.iter() {
            let expected = tables.policies.by_unique(Policy::NAME, &version.name);
            assert_eq!(
                kept.policies.by_unique(Policy::NAME, &version.name),
                expected
            );
        }
        let typed = |tables: &Tables| tables.policies.iter().cloned().collect::<Vec<_>>();
        assert_eq!(typed(kept), typed(tables), "times are kept to the second");
    }
}

/// Runs a future that never waits for anything.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = std::task::Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(done) = future.as_mut().poll(&mut context) {
            return done;
        }
    }
}

/// The preset policy alone.
pub fn full_access_alone() -> Vec<PolicyId> {
    vec![FULL_ACCESS]
}

/// Renames a department.
pub fn rename_department(node_id: NodeId, name: &str) -> UpdateOrganizationNode {
    UpdateOrganizationNode {
        node_id,
        name: Some(name.to_owned()),
        remark: None,
    }
}

/// Creates a department.
pub fn add_department(parent_node_id: NodeId, name: &str) -> AddOrganizationNode {
    AddOrganizationNode {
        parent_node_id,
        name: name.to_owned(),
        remark: None,
    }
}

/// Deletes departments.
pub fn delete_departments(node_ids: &[NodeId]) -> DeleteOrganizationNodes {
    DeleteOrganizationNodes {
        node_ids: node_ids.to_vec(),
    }
}

/// Moves a department below another one.
pub fn move_department(node_id: NodeId, parent_node_id: NodeId) -> MoveOrganizationNode {
    MoveOrganizationNode {
        node_id,
        parent_node_id,
    }
}
