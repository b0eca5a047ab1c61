//! An operation reaches the owners of its scope, and no others.

use crate::support::every::Every;
use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::guardrails::FULL_ACCESS;
use charter_core::domain::{
    Access, Caller, Directory, Operation, Owner, Scope, State, Tx, execute,
};
use charter_json::object;

/// Reads an account's name; whether it declares that account decides whether it may.
#[derive(Debug, Clone)]
struct ReadAccount {
    account: Uin,
    declared: bool,
}
object!(ReadAccount { account, declared });

impl Request for ReadAccount {
    const ACTION: &'static str = "ReadAccount";
    const WIRE: Wire = Wire::Action(Version::Charter);
    const KIND: Kind = Kind::Read;
    type Answer = u64;
}

impl Operation for ReadAccount {
    const ACCESS: Access = Access::Manager;

    fn scope(&self, caller: Caller, directory: &Directory) -> Scope {
        let scope = Scope::of(caller, directory);
        match self.declared {
            true => scope.and(Owner::Account(self.account)),
            false => scope,
        }
    }

    fn run(&self, tx: &mut Tx<'_>, _: Owner) -> Result<u64, Error> {
        let tables = tx.tables(Owner::Account(self.account))?;
        Ok(tables.accounts.len() as u64)
    }
}

/// Writes although it is declared as a read.
#[derive(Debug, Clone)]
struct SneakyRead {}
object!(SneakyRead {});

impl Request for SneakyRead {
    const ACTION: &'static str = "SneakyRead";
    const WIRE: Wire = Wire::Action(Version::Charter);
    const KIND: Kind = Kind::Read;
    type Answer = Done;
}

impl Operation for SneakyRead {
    const ACCESS: Access = Access::Manager;

    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        tx.put(owner, department(NodeId(5), Some(ROOT), "Hidden"))?;
        Ok(Done {})
    }
}

#[test]
fn reading_an_owner_outside_the_scope_is_a_fault() {
    let mut world = World::new();
    let account = OUTSIDE;
    let error = world.refused(&ReadAccount {
        account,
        declared: false,
    });
    assert_eq!(error.code, ErrorCode::Internal);
    assert_eq!(
        world.run(&ReadAccount {
            account,
            declared: true
        }),
        Ok(1)
    );
}

#[test]
fn a_read_that_writes_is_a_fault() {
    let mut world = World::new();
    assert_eq!(world.refused(&SneakyRead {}).code, ErrorCode::Internal);
}

/// The state with the records of these owners alone.
fn only(state: &State, owners: &[Owner]) -> State {
    let mut part = State::default();
    for (owner, row) in state.rows().filter(|(owner, _)| owners.contains(owner)) {
        let (revision, json) = state.owner(owner).unwrap().json(row).unwrap();
        part.apply(owner, row, Some((revision, &json))).unwrap();
    }
    part
}

/// Runs an operation on the whole state and on the part that its scope names: both give the same.
fn same_on_its_scope<O: Operation>((world, every): &mut (World, Every), operation: &O)
where
    O::Answer: std::fmt::Debug + PartialEq,
{
    every.tried(operation);
    let context = world.context(MANAGER);
    let scope = operation.scope(context.caller, world.state.directory());
    assert_eq!(scope.home, OWNER);
    let owners = scope.owners();
    let part = only(&world.state, &owners);
    let whole = execute(&world.state, context, operation, None).expect(O::ACTION);
    let alone = execute(&part, context, operation, None).expect(O::ACTION);
    assert_eq!(alone.answer, whole.answer, "{}", O::ACTION);
    assert_eq!(alone.changes, whole.changes, "{}", O::ACTION);
    assert!(
        whole
            .changes
            .0
            .iter()
            .all(|change| owners.contains(&change.owner))
    );
    assert_eq!(
        O::KIND == Kind::Read,
        whole.changes.is_empty(),
        "{}",
        O::ACTION
    );
    world.run(operation).unwrap();
}

#[test]
fn every_operation_needs_no_more_than_its_scope() {
    let world = &mut (World::new(), Every::default());
    let organization_id = ORGANIZATION;
    same_on_its_scope(world, &DescribeOrganization {});
    same_on_its_scope(
        world,
        &DescribeOrganizationNodes(Offset {
            limit: 50,
            offset: 0,
        }),
    );
    let members = DescribeOrganizationMembers {
        offset: 0,
        limit: 50,
        search_key: None,
        node_id: None,
    };
    same_on_its_scope(world, &members);
    same_on_its_scope(world, &DescribePolicyConfig { organization_id });
    same_on_its_scope(world, &rename_department(FINANCE, "Treasury"));
    same_on_its_scope(world, &invite(OUTSIDE, "consultant"));
    same_on_its_scope(world, &ListOrganizationInvitations::SENT);
    same_on_its_scope(world, &FIRST_INVITATION);
    same_on_its_scope(world, &enable());
    same_on_its_scope(world, &ListPolicies::default());
    same_on_its_scope(world, &create("Guard"));
    let (policy, policy_id) = (PolicyId(100_001), PolicyId(100_001));
    let target = Target::Member(LEDGER);
    same_on_its_scope(world, &DescribePolicy { policy_id });
    same_on_its_scope(world, &rewrite(policy_id, OTHER_TEXT));
    same_on_its_scope(world, &ListPolicyVersions { policy_id });
    same_on_its_scope(world, &AttachPolicy { policy, target });
    let (rp, page, keyword, target_type) = (None, None, None, TargetFilter::All);
    same_on_its_scope(
        world,
        &ListTargetsForPolicy {
            policy_id,
            rp,
            page,
            target_type,
        },
    );
    let target_id = LEDGER.0;
    same_on_its_scope(
        world,
        &ListPoliciesForTarget {
            target_id,
            rp,
            page,
            keyword,
        },
    );
    same_on_its_scope(
        world,
        &DetachPolicy {
            policy: FULL_ACCESS,
            target,
        },
    );
    same_on_its_scope(world, &disable());
    same_on_its_scope(world, &DescribeFormerBindings {});
    same_on_its_scope(world, &enable());
    same_on_its_scope(world, &RestoreBinding { policy_id, target });
    world.0.detach(policy, target);
    same_on_its_scope(world, &DeletePolicy { policy_id });
    world.1.or_fail(|_| true);
}
