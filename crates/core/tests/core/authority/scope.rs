//! Whose records an operation reaches: its own organization, and what its scope names.

use crate::support::acting::*;
use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::{Access, Caller, Directory, Operation, Owner, Scope, Tx, execute_batch};
use charter_json::object;

/// Works with whichever owner it names.
#[derive(Debug, Clone)]
struct Elsewhere {
    home: NodeId,
    reach: NodeId,
}
object!(Elsewhere { home, reach });

own_request!(Elsewhere, Write, Done);

impl Operation for Elsewhere {
    const ACCESS: Access = Access::Manager;

    fn scope(&self, _: Caller, _: &Directory) -> Scope {
        let scope = Scope::at(Owner::Organization(OrganizationId(self.home.0)));
        match self.reach {
            NodeId(0) => scope,
            NodeId(account) => scope.and(Owner::Account(Uin(account))),
        }
    }

    fn run(&self, tx: &mut Tx<'_>, _: Owner) -> Result<Done, Error> {
        tx.tables(Owner::Account(OUTSIDE)).map(|_| Done {})
    }
}

#[test]
fn an_account_manages_its_own_organization_and_no_other() {
    let own = Elsewhere {
        home: NodeId(ORGANIZATION.0),
        reach: NodeId(OUTSIDE.0),
    };
    let other = Elsewhere {
        home: NodeId(OTHER_ORGANIZATION.0),
        ..own.clone()
    };
    let world = World::new().with(delegated(LEDGER), &[ALL]);
    for manager in [caller(MANAGER), delegated(LEDGER)] {
        assert_eq!(world.may(manager, &own), Ok(()));
        let refused = world.may(manager, &other).unwrap_err();
        assert_eq!(refused.code, ErrorCode::NotManager);
    }
    let context = world.context(MANAGER);
    let refused = execute_batch(&world.state, context, &[own, other]).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotManager);
}

#[test]
fn each_row_of_a_batch_reaches_its_own_scope_alone() {
    let home = NodeId(ORGANIZATION.0);
    let rows = [OUTSIDE.0, 0].map(|reach| Elsewhere {
        home,
        reach: NodeId(reach),
    });
    let found = World::new().batch(&rows);
    assert_eq!(found[0], Ok(Done {}));
    let outside = found[1].as_ref().unwrap_err();
    assert_eq!(outside.code, ErrorCode::Internal);
}
