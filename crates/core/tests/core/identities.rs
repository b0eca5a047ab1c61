//! Who acted, as the journal keeps it; operations of accounts without an organization; and random policies against a
//! second reading of the rules.

use crate::sequences::config;
use crate::support::acting::*;
use crate::support::joining::PutMember;
use crate::support::story::samples;
use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::guardrails::full_access;
use charter_core::domain::organization::{Member, Organization};
use charter_core::domain::{
    Access, ByPolicies, Caller, Damage, Directory, Identity, IdentityPolicy, Operation, Owner,
    Scope, Tx, check_all, undone_by,
};
use charter_core::store::{Engine, Entry, Memory, Snapshot, Store};
use charter_json::{object, transparent};
use proptest::prelude::*;

#[test]
fn an_identity_is_read_as_it_is_written() {
    for caller in kinds(LEDGER).into_iter().chain([caller(LEDGER)]) {
        let text = caller.identity.to_string();
        assert_eq!(text.parse(), Ok(caller.identity), "{text}");
    }
    for text in [
        "",
        "sub-user",
        "sub-user-",
        "sub-user-x",
        "user-7",
        "root-1",
        "sub-user--7",
    ] {
        let damage = Damage(format!("`{text}` is no identity"));
        assert_eq!(text.parse::<Identity>(), Err(damage));
    }
}

#[test]
fn an_entry_that_names_nobody_was_made_by_the_account_itself() {
    let entry = |more: &str| {
        let text = format!(
            r#"{{"sequence":1,"at":5,"actor":100,{more}"action":"CreatePolicy","request":{{}},"changes":[]}}"#
        );
        let entry: Entry = charter_json::from_text(&text).unwrap();
        assert_eq!(charter_json::to_text(&entry), text);
        entry.caller()
    };
    assert_eq!(entry(""), caller(MANAGER));
    let sub_user = acting(MANAGER, Identity::SubUser(Uin(7)));
    assert_eq!(entry(r#""identity":"sub-user-7","#), sub_user);
}

/// An engine on the small world with policies attached to who acts.
fn engine(with: &[(Caller, &str)]) -> Engine<Memory> {
    let mut state = small_state();
    for (caller, text) in with {
        attach_to(&mut state, *caller, &[text]);
    }
    let memory = Memory::default();
    block_on(memory.replace(&Snapshot::of_state("acting", &state))).unwrap();
    let engine = block_on(Engine::open(memory, || Timestamp(0), small_snapshot)).unwrap();
    engine.set_judge(&ByPolicies);
    engine
}

#[test]
fn who_acts_is_kept_in_the_journal_and_goes_with_an_export() {
    let actors = [sub_user(MANAGER), delegated(LEDGER)];
    let first = engine(&actors.map(|caller| (caller, ALL)));
    for (caller, name) in actors.into_iter().zip(["One", "Two"]) {
        block_on(first.call(caller, &rename_department(FINANCE, name), None)).unwrap();
    }
    let text = block_on(first.snapshot()).unwrap().export();
    let imported = Snapshot::import(&text).unwrap();
    assert_eq!(imported.export(), text);
    let made: Vec<Caller> = imported.journal.iter().map(Entry::caller).collect();
    assert_eq!(made, actors);
    block_on(first.undo(actors[1], 2)).unwrap();
    let refused = block_on(first.undo(actors[1], 1)).unwrap_err();
    assert!(
        refused
            .to_string()
            .contains("undoes only what it did itself")
    );
}

#[test]
fn an_engine_without_a_judge_serves_root_accounts_alone() {
    let memory = Memory::default();
    let engine = block_on(Engine::open(memory, || Timestamp(0), small_snapshot)).unwrap();
    block_on(engine.call(caller(MANAGER), &rename_department(FINANCE, "One"), None)).unwrap();
    let request = rename_department(FINANCE, "Two");
    let refused = block_on(engine.call(sub_user(MANAGER), &request, None)).unwrap_err();
    assert!(refused.to_string().contains("InternalError"), "{refused}");
}

#[test]
fn the_policies_of_a_delegated_admin_hold_its_membership_and_stand_in_one_place() {
    let world = World::new().with(delegated(LEDGER), &[ALL]);
    assert_eq!(check_all(&world.state), Ok(()));
    let mut joined = World::new();
    let (uin, node, name) = (OUTSIDE, FINANCE, "joined".to_owned());
    joined.run(&PutMember { uin, node, name }).unwrap();
    let mut held = joined.with(delegated(OUTSIDE), &[ALL]);
    let refused = held.undo(1).unwrap_err();
    assert_eq!(refused.code, ErrorCode::UndoBlocked);
    assert_eq!(refused.records, ["policy-1"]);
    let stray = IdentityPolicy {
        account: LEDGER,
        identity: delegated(LEDGER).identity,
        cloud: Cloud::Tencent,
        number: 1,
        name: "stray".to_owned(),
        content: ALL.to_owned(),
    };
    for owner in [OTHER_OWNER, Owner::Account(GATEWAY)] {
        let mut state = world.state.clone();
        put(&mut state, owner, &member(LEDGER, NodeId(224_101), "twin"));
        put(&mut state, owner, &stray);
        assert!(check_all(&state).is_err(), "{owner}");
    }
}

/// Creates an organization: its caller has none.
#[derive(Debug, Clone)]
struct Found(OrganizationId);
transparent!(Found);
request!(Found, Write, Charter, Done);

impl Operation for Found {
    const ACCESS: Access = Access::Anyone;

    fn scope(&self, caller: Caller, _: &Directory) -> Scope {
        Scope::at(Owner::Account(caller.account)).and(Owner::Organization(self.0))
    }

    fn run(&self, tx: &mut Tx<'_>, home: Owner) -> Result<Done, Error> {
        let host = tx.context().caller.account;
        assert_eq!(home, Owner::Account(host));
        let owner = Owner::Organization(self.0);
        let root = NodeId(9);
        tx.put(owner, department(root, None, "Root"))?;
        tx.put(owner, full_access(Timestamp(0)))?;
        let organization = Organization {
            id: self.0,
            host,
            name: "Founded".to_owned(),
            root,
            created: Timestamp(0),
            entity: String::new(),
        };
        tx.put(owner, organization)?;
        Ok(Done {})
    }
}

/// Joins an organization: its caller has none yet.
#[derive(Debug, Clone)]
struct Join(OrganizationId);
transparent!(Join);
request!(Join, Write, Charter, Done);

impl Operation for Join {
    const ACCESS: Access = Access::Anyone;

    fn scope(&self, caller: Caller, directory: &Directory) -> Scope {
        Scope::of(caller, directory).and(Owner::Organization(self.0))
    }

    fn run(&self, tx: &mut Tx<'_>, _: Owner) -> Result<Done, Error> {
        let uin = tx.context().caller.account;
        tx.put(
            Owner::Organization(self.0),
            member(uin, NodeId(9), "joined"),
        )?;
        Ok(Done {})
    }
}

/// Leaves the organization.
#[derive(Debug, Clone)]
struct Quit {}
object!(Quit {});
request!(Quit, Write, Charter, Done);

impl Operation for Quit {
    const ACCESS: Access = Access::Belonging;

    fn run(&self, tx: &mut Tx<'_>, home: Owner) -> Result<Done, Error> {
        let uin = tx.context().caller.account;
        tx.remove::<Member>(home, Member::row(uin).key)?;
        Ok(Done {})
    }
}

/// Notes something in the caller's own account, wherever it belongs.
#[derive(Debug, Clone)]
struct Grant {}
object!(Grant {});
request!(Grant, Write, Charter, Done);

impl Operation for Grant {
    const ACCESS: Access = Access::Anyone;

    fn scope(&self, caller: Caller, _: &Directory) -> Scope {
        Scope::at(Owner::Account(caller.account))
    }

    fn run(&self, tx: &mut Tx<'_>, home: Owner) -> Result<Done, Error> {
        let Caller { account, .. } = tx.context().caller;
        let policy = IdentityPolicy {
            account,
            identity: sub_user(account).identity,
            cloud: Cloud::Tencent,
            number: 1,
            name: "all".to_owned(),
            content: ALL.to_owned(),
        };
        tx.put(home, policy)?;
        Ok(Done {})
    }
}

#[test]
fn accounts_without_an_organization_found_join_and_quit_one() {
    let mut world = World::new();
    let founded = OrganizationId(80_003);
    let belongs = |world: &World, uin| world.state.directory().organization_of(uin);
    let joiner = Uin(501);
    world.run_as(OUTSIDE, &Found(founded)).unwrap();
    assert_eq!(belongs(&world, OUTSIDE), Some(founded));
    world.run_as(joiner, &Join(founded)).unwrap();
    assert_eq!(belongs(&world, joiner), Some(founded));
    let described = world.run_as(joiner, &DescribeOrganization {}).unwrap();
    assert_eq!((described.id, described.host_uin), (founded, OUTSIDE));
    assert_eq!(check_all(&world.state), Ok(()));
    world.run_as(joiner, &Quit {}).unwrap();
    assert_eq!(belongs(&world, joiner), None);
    let refused = world.run_as(joiner, &Quit {}).unwrap_err();
    assert_eq!(refused.code, ErrorCode::OrganizationNotExist);
    // Who acts for an account outside is asked for policies as everybody else.
    let refused = world.run_as(sub_user(joiner), &Join(founded)).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotPermitted);
    world.run_as(joiner, &Grant {}).unwrap();
    world.run_as(sub_user(joiner), &Join(founded)).unwrap();
    assert_eq!(belongs(&world, joiner), Some(founded));
}

#[test]
fn a_change_to_an_account_alone_is_undone_by_it_and_by_no_other() {
    for account in [OUTSIDE, LEDGER] {
        let mut world = World::new();
        world.run_as(account, &Grant {}).unwrap();
        let refused = world.undo_as(MANAGER, 1).unwrap_err();
        assert_eq!(refused.code, ErrorCode::NotManager);
        world.undo_as(account, 1).unwrap();
        assert_eq!(visible(&world.state), visible(&small_state()));
        assert_eq!(undone_by(&world.state, 1), Some(2));
        world.undo_as(account, 2).unwrap();
        assert_eq!(undone_by(&world.state, 1), None);
    }
}

#[test]
fn founding_joining_and_quitting_are_undone_and_done_again_by_who_did_it() {
    let mut world = World::new();
    let (founded, joiner) = (OrganizationId(80_003), Uin(501));
    let belongs = |world: &World, uin| world.state.directory().organization_of(uin);
    world.run_as(OUTSIDE, &Found(founded)).unwrap();
    world.undo_as(OUTSIDE, 1).unwrap();
    assert_eq!(belongs(&world, OUTSIDE), None);
    assert_eq!(check_all(&world.state), Ok(()), "its past alone is left");
    let refused = world.undo_as(joiner, 2).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotManager);
    world.undo_as(OUTSIDE, 2).unwrap();
    assert_eq!(belongs(&world, OUTSIDE), Some(founded));
    world.run_as(joiner, &Join(founded)).unwrap();
    world.run_as(joiner, &Quit {}).unwrap();
    let refused = world.undo_as(OTHER_MANAGER, 5).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotManager);
    world.undo_as(joiner, 5).unwrap();
    assert_eq!(belongs(&world, joiner), Some(founded));
    assert_eq!(undone_by(&world.state, 5), Some(6));
    let mut elsewhere = world.clone();
    elsewhere.undo_as(joiner, 6).unwrap();
    let (uin, node, name) = (joiner, FINANCE, "elsewhere".to_owned());
    elsewhere.run(&PutMember { uin, node, name }).unwrap();
    let refused = elsewhere.undo_as(joiner, 7).unwrap_err();
    assert_eq!(
        refused.code,
        ErrorCode::NotManager,
        "it belongs to another one"
    );
}

/// Puts a policy of an identity where it does not belong: a fault.
#[derive(Debug, Clone)]
struct Misplace {}
object!(Misplace {});
request!(Misplace, Write, Charter, Done);

impl Operation for Misplace {
    const ACCESS: Access = Access::Manager;

    fn run(&self, tx: &mut Tx<'_>, home: Owner) -> Result<Done, Error> {
        let policy = IdentityPolicy {
            account: LEDGER,
            identity: sub_user(LEDGER).identity,
            cloud: Cloud::Tencent,
            number: 1,
            name: "stray".to_owned(),
            content: ALL.to_owned(),
        };
        tx.put(home, policy)?;
        Ok(Done {})
    }
}

#[test]
fn a_commit_asks_of_an_identity_s_policy_what_an_import_asks() {
    let refused = World::new().refused(&Misplace {});
    assert_eq!(refused.records, ["stray"]);
}

#[test]
fn an_operation_needs_no_more_than_its_scope_and_what_says_who_acts() {
    let caller = sub_user(LEDGER);
    let world = World::enabled().with(caller, &[ALL]);
    let mut part = world.clone();
    part.state = charter_core::domain::State::default();
    for (owner, row) in world.state.rows() {
        if [OWNER, Owner::Account(LEDGER)].contains(&owner) {
            let (revision, json) = world.state.owner(owner).unwrap().json(row).unwrap();
            part.state
                .apply(owner, row, Some((revision, &json)))
                .unwrap();
        }
    }
    for sample in samples() {
        assert_eq!(part.may(caller, &*sample), world.may(caller, &*sample));
    }
    let mut outside = World::new();
    outside
        .run(&PutMember {
            uin: OUTSIDE,
            node: FINANCE,
            name: "in".to_owned(),
        })
        .unwrap();
    assert_eq!(outside.may(OUTSIDE, &DescribeOrganization {}), Ok(()));
}

/// A statement of a random policy.
#[derive(Debug, Clone)]
struct Drawn {
    allows: bool,
    action: String,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let actions: Vec<String> = samples()
        .iter()
        .map(|one| one.facts().permission())
        .collect();
    let action = prop_oneof![
        1 => Just("*".to_owned()),
        2 => Just("organization:*".to_owned()),
        3 => prop::sample::select(vec!["organization:List*", "organization:*Policy", "organization:Describe*", "cvm:*"])
            .prop_map(str::to_owned),
        4 => prop::sample::select(actions),
    ];
    (prop::bool::weighted(0.7), action).prop_map(|(allows, action)| Drawn { allows, action })
}

fn text_of(statements: &[Drawn]) -> String {
    let statement = |drawn: &Drawn| {
        let effect = if drawn.allows { "allow" } else { "deny" };
        format!(
            r#"{{"effect":"{effect}","action":"{}","resource":"*"}}"#,
            drawn.action
        )
    };
    let statements: Vec<String> = statements.iter().map(statement).collect();
    format!(
        r#"{{"version":"2.0","statement":[{}]}}"#,
        statements.join(",")
    )
}

/// The rule of the guide in other words: one `*` stands for anything, a deny wins, and nothing is allowed by itself.
fn grants(statements: &[Drawn], action: &str) -> bool {
    let means = |pattern: &str| match pattern.split_once('*') {
        Some((before, after)) => action.starts_with(before) && action.ends_with(after),
        None => pattern == action,
    };
    let any = |allows| {
        let mut those = statements.iter().filter(|drawn| drawn.allows == allows);
        those.any(|drawn| means(&drawn.action))
    };
    any(true) && !any(false)
}

/// Who acts, and what of it the guide says: whether the account manages, and whether it is bounded.
fn who(number: u8) -> (Caller, bool, bool) {
    match number % 5 {
        0 => (sub_user(MANAGER), true, false),
        1 => (
            acting(MANAGER, Identity::CenterRole(CenterRoleId(12))),
            true,
            false,
        ),
        2 => (sub_user(LEDGER), false, true),
        3 => (delegated(LEDGER), true, true),
        _ => (
            acting(LEDGER, Identity::ServiceLinkedRole(ServiceId(3))),
            false,
            false,
        ),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn random_policies_decide_as_a_second_reading_of_the_rules(
        number in any::<u8>(),
        identity in prop::collection::vec(drawn(), 1..5),
        on_member in prop::collection::vec(drawn(), 1..4),
        on_root in prop::collection::vec(drawn(), 1..4),
    ) {
        let (caller, manages, bounded) = who(number);
        let mut world = World::enabled().with(caller, &[&text_of(&identity)]);
        for (target, statements) in [(Target::Member(LEDGER), &on_member), (Target::Node(ROOT), &on_root)] {
            world.bound_to(target, &format!("On_{}", target.id()), &text_of(statements));
            world.detach(charter_core::domain::guardrails::FULL_ACCESS, target);
        }
        for sample in samples() {
            let facts = sample.facts();
            let action = facts.permission();
            let stands = manages || facts.access != Access::Manager;
            let passes = |action: &str| {
                let inside = !bounded || grants(&on_member, action) && grants(&on_root, action);
                inside && grants(&identity, action)
            };
            let expected = stands && facts.permissions().all(|action| passes(&action));
            let found = world.may(caller, &*sample);
            prop_assert_eq!(found.is_ok(), expected, "{}: {:?}", action, found);
        }
    }
}
