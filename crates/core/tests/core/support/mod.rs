//! A small world, and ways to run operations on it.

pub mod acting;
pub mod every;
pub mod joining;
pub mod samples;
mod vendor;

use charter_core::contract::*;
use charter_core::domain::guardrails::{FULL_ACCESS, full_access};
use charter_core::domain::organization::{Account, Department, Member, Organization};
use charter_core::domain::{
    AnyOperation, ByPolicies, Caller, Context, Executed, Operation, Owner, Record, RowKey, State,
    TableName, Tables, Undoing, execute, execute_batch, may, undo,
};
use charter_core::store::{Entry, Snapshot, journaled};
use charter_json::ToJson;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::pin;
use std::task::{Poll, Waker};

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

/// The number of the first invitation.
pub const FIRST_INVITATION: CancelOrganizationInvitation = CancelOrganizationInvitation {
    id: InvitationId(1_001),
};

pub fn small_snapshot() -> Snapshot {
    Snapshot::of_state("small", &small_state())
}

/// A state with its journal, on which operations run one after the other, a minute apart.
#[derive(Clone)]
pub struct World {
    pub state: State,
    pub journal: Vec<Entry>,
}

impl World {
    /// The small world; service control policies are disabled.
    pub fn new() -> World {
        World {
            state: small_state(),
            journal: Vec::new(),
        }
    }

    /// The small world with service control policies enabled.
    pub fn enabled() -> World {
        let mut world = World::new();
        world.run(&enable()).unwrap();
        world
    }

    pub fn tables(&self) -> &Tables {
        self.state.owner(OWNER).unwrap()
    }

    pub fn last(&self) -> u64 {
        self.journal.len() as u64
    }

    pub fn context(&self, caller: impl Into<Caller>) -> Context {
        Context {
            caller: caller.into(),
            now: Timestamp(1_790_000_000_000 + self.last() as i64 * 60_000),
            sequence: self.last() + 1,
            judge: &ByPolicies,
        }
    }

    pub fn run<O: Operation>(&mut self, operation: &O) -> Result<O::Answer, Error> {
        self.run_as(MANAGER, operation)
    }

    pub fn run_as<O: Operation>(
        &mut self,
        caller: impl Into<Caller>,
        operation: &O,
    ) -> Result<O::Answer, Error> {
        self.run_if(caller, operation, None).map(|ran| ran.0)
    }

    pub fn run_if<O: Operation>(
        &mut self,
        caller: impl Into<Caller>,
        operation: &O,
        if_match: Option<Etag>,
    ) -> Result<(O::Answer, Option<Etag>), Error> {
        let context = self.context(caller);
        let ran = execute(&self.state, context, operation, if_match)
            .inspect_err(|error| vendor::check(O::ACTION, error))?;
        let answer = (ran.answer.clone(), ran.etag);
        self.take(ran, context, O::ACTION, operation, None);
        Ok(answer)
    }

    /// Why an operation is refused; nothing has changed then.
    pub fn refused<O: Operation>(&mut self, operation: &O) -> Error
    where
        O::Answer: std::fmt::Debug,
    {
        let before = self.last();
        let error = self.run(operation).expect_err(O::ACTION);
        assert_eq!(self.last(), before);
        error
    }

    pub fn batch<O: Operation>(&mut self, operations: &[O]) -> Vec<Result<O::Answer, Error>> {
        self.batch_as(MANAGER, operations)
    }

    pub fn batch_as<O: Operation>(
        &mut self,
        caller: impl Into<Caller>,
        operations: &[O],
    ) -> Vec<Result<O::Answer, Error>> {
        let context = self.context(caller);
        let ran = execute_batch(&self.state, context, operations).unwrap();
        let answer = ran.answer.clone();
        self.take(ran, context, O::ACTION, &operations, None);
        answer
    }

    pub fn undo(&mut self, sequence: u64) -> Result<Done, Error> {
        self.undo_as(MANAGER, sequence)
    }

    pub fn undo_as(&mut self, caller: impl Into<Caller>, sequence: u64) -> Result<Done, Error> {
        let entry = self.journal[sequence as usize - 1].clone();
        let mut done = &entry;
        while let Some(below) = done.undoes {
            done = &self.journal[below as usize - 1];
        }
        let undoing = Undoing {
            sequence,
            actor: entry.caller(),
            undoes: entry.undoes,
            action: &done.action,
            resources: &done.resources,
            changes: &entry.changes,
        };
        let context = self.context(caller);
        let ran = undo(&self.state, context, undoing)?;
        self.take(
            ran,
            context,
            UndoChange::ACTION,
            &UndoChange { sequence },
            Some(sequence),
        );
        Ok(Done {})
    }

    fn take<A>(
        &mut self,
        ran: Executed<A>,
        context: Context,
        action: &str,
        request: &dyn ToJson,
        undoes: Option<u64>,
    ) {
        assert_same_indexes(&ran.state);
        if !ran.changes.is_empty() {
            let entry = Entry::new(context, action, journaled(request), undoes, ran.changes);
            self.journal.push(entry);
        }
        self.state = ran.state;
    }

    pub fn create(&mut self, name: &str) -> PolicyId {
        self.run(&create(name)).unwrap().policy_id
    }

    pub fn attach(&mut self, policy: PolicyId, target: Target) {
        self.run(&AttachPolicy { policy, target }).unwrap();
    }

    pub fn detach(&mut self, policy: PolicyId, target: Target) {
        self.run(&DetachPolicy { policy, target }).unwrap();
    }

    /// The policies bound to a target itself.
    pub fn bound(&mut self, target: Target) -> Vec<PolicyId> {
        let request = ListPoliciesForTarget {
            target_id: target.id(),
            rp: None,
            page: None,
            keyword: None,
        };
        let list = self.run(&request).unwrap().0;
        list.items.iter().map(|item| item.policy_id).collect()
    }

    /// Every target with the policies bound to it.
    pub fn all_bound(&self) -> Vec<(Target, PolicyId)> {
        let bindings = self.tables().bindings.iter();
        let mut all: Vec<_> = bindings.map(|bound| (bound.target, bound.policy)).collect();
        all.sort();
        all
    }
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
    for (owner, tables) in fresh.owners() {
        let kept = state.owner(*owner).unwrap();
        for row in tables.rows() {
            let expected: Vec<_> = tables.referrers(row).collect();
            assert_eq!(kept.referrers(row).collect::<Vec<_>>(), expected, "{row}");
        }
        for policy in tables.policies.iter() {
            assert_eq!(kept.policies.by_unique(&policy.name), Some(policy));
        }
        for version in tables.policy_versions.iter() {
            let expected = tables.policies.by_unique(&version.name);
            assert_eq!(kept.policies.by_unique(&version.name), expected);
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
