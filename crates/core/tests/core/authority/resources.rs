//! On what an operation acts: each request is decided by its own resource.

use crate::support::acting::*;
use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::{
    Access, ByPolicies, Caller, Judge, Operation, Owner, Resource, Tx, Wish,
};
use charter_core::store::{Engine, Entry, Memory};
use charter_json::transparent;

/// Describes a department, which is a resource here.
#[derive(Debug, Clone)]
struct Describing(NodeId);
transparent!(Describing);

own_request!(Describing, Write, Done);

impl Operation for Describing {
    const ACCESS: Access = Access::Belonging;
    const PERMISSION: Option<&'static str> = Some("cvm:DescribeDepartment");

    fn resource(&self, caller: Caller) -> Resource {
        let account = caller.account;
        Resource::of(
            account,
            format!("qcs::cvm:ap-guangzhou:uin/{account}:instance/{}", self.0),
        )
    }

    fn run(&self, tx: &mut Tx<'_>, home: Owner) -> Result<Done, Error> {
        tx.put(
            home,
            department(self.0, Some(ROOT), &format!("Described-{}", self.0)),
        )?;
        Ok(Done {})
    }
}

#[test]
fn each_row_of_a_batch_is_decided_by_its_own_resource() {
    let resource = format!("qcs::cvm:ap-guangzhou:uin/{MANAGER}:instance/{FINANCE}");
    let text = statement("allow", "cvm:*", &resource, "");
    let caller = sub_user(MANAGER);
    let mut world = World::new().with(caller, &[&text]);
    let rows = [FINANCE, SANDBOX, SANDBOX, FINANCE].map(Describing);
    let found = world.batch_as(caller, &rows);
    let allowed: Vec<bool> = found.iter().map(Result::is_ok).collect();
    assert_eq!(allowed, [true, false, false, true]);
    let refused = found[1].as_ref().unwrap_err();
    let missing = format!(
        "(cvm:DescribeDepartment), resource (qcs::cvm:ap-guangzhou:uin/{MANAGER}:instance/{SANDBOX})"
    );
    assert!(refused.message.contains(&missing), "{refused}");
    assert_eq!(world.last(), 1, "one entry for the rows that were allowed");
}

#[test]
fn an_entry_keeps_on_what_policies_were_asked_and_each_once() {
    let engine = block_on(Engine::open(
        Memory::default(),
        || Timestamp(0),
        small_snapshot,
    ))
    .unwrap();
    let rows = [FINANCE, SANDBOX, SANDBOX].map(Describing);
    block_on(engine.batch(caller(MANAGER), &rows)).unwrap();
    let entry = block_on(engine.entry(1)).unwrap().unwrap();
    let of = |node| Operation::resource(&Describing(node), caller(MANAGER));
    assert_eq!(entry.resources, [of(FINANCE), of(SANDBOX)]);
    let text = charter_json::to_text(&entry);
    assert_eq!(charter_json::from_text::<Entry>(&text).unwrap(), entry);
}

#[test]
fn the_account_that_owns_the_resource_is_bounded_whoever_asks() {
    let deny = policy("deny", "cvm:*");
    let mut world = World::enabled().with(sub_user(GATEWAY), &[ALL]);
    world.bound_to(Target::Member(LEDGER), "NoServers", &deny);
    let asked = |owner| {
        let resource = Resource::of(
            owner,
            format!("qcs::cvm:ap-guangzhou:uin/{owner}:instance/i"),
        );
        let wish = Wish {
            caller: sub_user(GATEWAY),
            cloud: Cloud::Tencent,
            permission: "cvm:StopInstances",
            resource: &resource,
            now: Timestamp(0),
        };
        ByPolicies.judge(&world.state, wish)
    };
    assert_eq!(asked(GATEWAY), Ok(()));
    assert_eq!(asked(LEDGER).unwrap_err().records, ["NoServers"]);
    assert_eq!(asked(MANAGER), Ok(()), "the management account's resources");
}

#[test]
fn an_operation_that_does_what_others_do_needs_what_they_need() {
    let caller = sub_user(MANAGER);
    for action in ["AttachPolicy", "DetachPolicy", "RestoreBinding"] {
        let deny = policy("deny", &format!("organization:{action}"));
        let world = World::new().with(caller, &[ALL, &deny]);
        let (policy_id, target) = (PolicyId(1), Target::Node(ROOT));
        let refused = world.may(caller, &RestoreBinding { policy_id, target });
        let refused = refused.unwrap_err().message;
        assert!(
            refused.contains(&format!("(organization:{action})")),
            "{refused}"
        );
    }
}
