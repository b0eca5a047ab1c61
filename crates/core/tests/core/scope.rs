//! An operation reaches the owners of its scope, and no others.

use crate::support::story::{answer_text, story, teller};
use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::{
    Access, Caller, Directory, Operation, Owner, Scope, State, Tx, execute_any,
};
use charter_json::object;

/// Reads an account's name; whether it declares that account decides whether it may.
#[derive(Debug, Clone)]
struct ReadAccount {
    account: Uin,
    declared: bool,
}
object!(ReadAccount { account, declared });

own_request!(ReadAccount, Read, u64);

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

own_request!(SneakyRead, Read, Done);

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

#[test]
fn every_operation_needs_no_more_than_its_scope() {
    let mut world = World::new();
    for request in story() {
        let action = request.facts().action;
        let caller = teller(&*request);
        let context = world.context(caller);
        let scope = request.scope(context.caller, world.state.directory());
        let home = match caller {
            MANAGER => OWNER,
            outside => Owner::Account(outside),
        };
        assert_eq!(scope.home, home, "{action}");
        let owners = scope.owners();
        let part = only(&world.state, &owners);
        let on = |state| execute_any(state, context, &*request, None).expect(action);
        let (whole, alone) = (on(&world.state), on(&part));
        let [expected, found] = [&whole, &alone].map(|ran| answer_text(action, &ran.answer));
        assert_eq!(found, expected, "{action}");
        assert_eq!(alone.changes, whole.changes, "{action}");
        let changes = &whole.changes.0;
        assert!(changes.iter().all(|change| owners.contains(&change.owner)));
        let reads = request.facts().kind == Kind::Read;
        assert_eq!(reads, changes.is_empty(), "{action}");
        world.run_any(caller, &*request).unwrap();
    }
}
