//! The demo world obeys the limits of the organization guide and holds what its story promises.

use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::demo::{
    self, MANAGEMENT, MEMBER, ORGANIZATION, OUTSIDE, Size, StoryKind,
};
use charter_core::domain::guardrails::{ATTACHMENTS_PER_TARGET, FULL_ACCESS, Policy};
use charter_core::domain::organization::{Department, LEVELS, MEMBERS_PER_ENTITY, SUB_DEPARTMENTS};
use charter_core::domain::{Owner, Record, State, Tables};
use charter_core::store::{Engine, Memory, Snapshot, Store};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

const NOW: Timestamp = Timestamp(1_792_540_800_123);

static WORLDS: LazyLock<[Snapshot; 3]> =
    LazyLock::new(|| [Size::Sixty, Size::Thousand, Size::TenThousand].map(made));

fn made(size: Size) -> Snapshot {
    demo::world("demo", size, NOW)
}

fn world(size: Size) -> &'static Snapshot {
    &WORLDS[size as usize]
}

fn tables(state: &State) -> &Tables {
    state.owner(Owner::Organization(ORGANIZATION)).unwrap()
}

/// The departments from this one up to the root.
fn way_up<'a>(tables: &'a Tables, department: &'a Department) -> Vec<&'a Department> {
    let above = |at: &&'a Department| tables.departments.get(Department::row(at.parent?).key);
    std::iter::successors(Some(department), above).collect()
}

#[test]
fn the_demo_obeys_every_limit_of_the_guide() {
    for size in Size::ALL {
        let state = world(*size).state().unwrap();
        let tables = tables(&state);
        assert_eq!(tables.members.len(), size.members());
        let mut below: BTreeMap<NodeId, usize> = BTreeMap::new();
        let mut deepest = 0;
        for department in tables.departments.iter() {
            deepest = deepest.max(way_up(tables, department).len() - 1);
            if let Some(parent) = department.parent {
                *below.entry(parent).or_default() += 1;
            }
        }
        assert_eq!(deepest, LEVELS);
        assert!(below.values().all(|count| *count <= SUB_DEPARTMENTS));
        let mut created: BTreeMap<&str, usize> = BTreeMap::new();
        for member in tables
            .members
            .iter()
            .filter(|member| member.origin == MemberOrigin::Create)
        {
            *created.entry(&member.entity).or_default() += 1;
        }
        assert!(created.values().all(|count| *count <= MEMBERS_PER_ENTITY));
        let expected = match size {
            Size::Sixty => 13,
            Size::Thousand => 59,
            Size::TenThousand => 434,
        };
        assert_eq!(tables.departments.len(), expected, "with the root");
    }
}

#[test]
fn names_keep_the_vendors_rules() {
    let state = world(Size::TenThousand).state().unwrap();
    let tables = tables(&state);
    let plain = |c: char| c.is_ascii_alphanumeric() || "+@&._[]-".contains(c);
    for department in tables.departments.iter() {
        let name = &department.name;
        assert!(
            (1..=40).contains(&name.len()) && name.chars().all(plain),
            "{name}"
        );
    }
    let mut names = BTreeSet::new();
    for member in tables.members.iter() {
        let name = &member.name;
        assert!(
            (1..=25).contains(&name.len()) && name.chars().all(plain),
            "{name}"
        );
        assert!(names.insert(name), "{name} twice");
        assert!(member.remark.len() <= 40);
    }
}

#[test]
fn the_same_name_size_and_time_give_the_same_world_and_an_export_that_can_be_imported() {
    for size in Size::ALL {
        let first = world(*size);
        assert_eq!(*first, made(*size));
        assert_eq!(Snapshot::import(&first.export()).as_ref(), Ok(first));
    }
}

#[test]
fn nothing_of_the_demo_is_later_than_now_and_its_journal_is_light() {
    for size in Size::ALL {
        let world = world(*size);
        let last = world.journal.last().unwrap();
        assert!(last.at < NOW && last.at > NOW.plus_ms(-86_400_000));
        assert!(world.journal.is_sorted_by_key(|entry| entry.at));
        assert!(world.journal.len() >= 20);
        assert!(
            world
                .journal
                .iter()
                .all(|entry| entry.changes.0.len() < 200)
        );
        let state = world.state().unwrap();
        let tables = tables(&state);
        let written = tables.policy_versions.iter().map(|version| version.saved);
        assert!(
            written
                .chain(tables.bindings.iter().map(|binding| binding.bound))
                .all(|at| at < NOW)
        );
        let joined = tables.members.iter().map(|member| member.joined);
        assert!(
            joined
                .chain(tables.departments.iter().map(|node| node.created))
                .all(|at| at < NOW)
        );
    }
}

#[test]
fn the_accounts_of_the_demo_stand_where_they_should() {
    let state = world(Size::Sixty).state().unwrap();
    assert_eq!(
        state.directory().organization_of(MANAGEMENT),
        Some(ORGANIZATION)
    );
    assert_eq!(
        state.directory().organization_of(MEMBER),
        Some(ORGANIZATION)
    );
    assert_eq!(state.directory().organization_of(OUTSIDE), None);
    assert_eq!(
        state.owner(Owner::Account(OUTSIDE)).unwrap().accounts.len(),
        1
    );
    let member = tables(&state)
        .members
        .iter()
        .find(|member| member.uin == MEMBER)
        .unwrap();
    assert_eq!(member.name, "payments-core-prod");
}

#[test]
fn the_demo_has_unbound_policies_versions_and_one_bound_to_very_many() {
    for size in Size::ALL {
        let state = world(*size).state().unwrap();
        let tables = tables(&state);
        let bound = |policy: &Policy| {
            tables
                .bindings
                .iter()
                .filter(|of| of.policy == policy.id)
                .count()
        };
        let custom: Vec<&Policy> = tables
            .policies
            .iter()
            .filter(|policy| policy.kind == PolicyKind::Custom)
            .collect();
        assert_eq!(custom.len(), 15);
        assert!(custom.iter().filter(|policy| bound(policy) == 0).count() >= 2);
        let many = custom.iter().map(|policy| bound(policy)).max().unwrap();
        assert!(many >= tables.departments.len() + 5, "{many}");
        assert!(tables.policy_versions.len() >= custom.len() + 3);
        let most = tables.members.iter().map(|member| {
            tables
                .referring::<charter_core::domain::guardrails::Binding>(
                    charter_core::domain::organization::Member::row(member.uin),
                )
                .count()
        });
        assert!(most.max().unwrap() < ATTACHMENTS_PER_TARGET);
    }
}

#[test]
fn the_demo_has_invitations_of_every_status_one_of_which_runs_out_today() {
    for size in Size::ALL {
        let state = world(*size).state().unwrap();
        let invitations = &tables(&state).invitations;
        let open = |account| state.directory().invitations_of(account).count();
        for status in InvitationStatus::ALL {
            assert!(
                invitations.iter().any(|sent| sent.status(NOW) == status),
                "{status:?}"
            );
        }
        let pending: Vec<_> = invitations
            .iter()
            .filter(|sent| sent.status(NOW) == InvitationStatus::Pending)
            .collect();
        let today = NOW.plus_ms(86_400_000);
        let run_out = pending.iter().filter(|sent| sent.expires < today).count();
        assert_eq!(run_out, 1);
        assert!(pending.iter().all(|sent| open(sent.uin) == 1));
        assert_eq!(open(demo::UNINVITED), 0);
    }
}

#[test]
fn each_point_of_the_story_is_there() {
    for size in Size::ALL {
        let state = world(*size).state().unwrap();
        let tables = tables(&state);
        let bound = |target: Target| -> Vec<PolicyId> {
            let here = tables
                .bindings
                .iter()
                .filter(|binding| binding.target == target);
            here.map(|binding| binding.policy).collect()
        };
        let mut kinds = BTreeSet::new();
        for point in demo::story() {
            let policy = tables.policies.get(Policy::key_of(point.policy)).unwrap();
            assert_eq!(policy.name, point.policy_name);
            let here = bound(point.target);
            assert!(
                here.contains(&point.policy),
                "{} is bound there",
                policy.name
            );
            match point.kind {
                StoryKind::LockOut => {
                    assert_eq!(here, [point.policy], "nothing else allows anything");
                    assert!(policy.content.contains("\"allow\""));
                }
                StoryKind::SilentDeny => {
                    assert!(policy.content.contains("\"string_not_equal\""));
                }
                StoryKind::Redundant => {
                    let Target::Node(node) = point.target else {
                        panic!("a department")
                    };
                    let department = tables.departments.get(Department::row(node).key).unwrap();
                    let above = way_up(tables, department);
                    let others = above
                        .iter()
                        .skip(1)
                        .flat_map(|node| bound(Target::Node(node.id)));
                    let says_it = |id: PolicyId| {
                        let other = tables.policies.get(Policy::key_of(id)).unwrap();
                        other.content.contains("cls:DeleteTopic")
                    };
                    assert!(
                        others.into_iter().any(says_it),
                        "a department above denies it already"
                    );
                }
            }
            kinds.insert(point.kind);
        }
        assert_eq!(kinds.len(), 3);
    }
}

#[test]
fn everything_in_the_demos_journal_can_be_undone() {
    let memory = Memory::default();
    block_on(memory.replace(world(Size::Sixty))).unwrap();
    let engine = block_on(Engine::open(memory, || NOW, small_snapshot)).unwrap();
    for sequence in (1..=engine.last()).rev() {
        block_on(engine.undo(caller(MANAGEMENT), sequence)).unwrap();
    }
    let state = engine.state();
    assert!(tables(&state).bindings.is_empty());
    let left: Vec<String> = tables(&state).policies.iter().map(Record::label).collect();
    assert_eq!(left, ["FullQcloudAccess"]);
    let disabled = tables(&state).service_control.is_empty();
    assert!(disabled);
    let key = Policy::key_of(FULL_ACCESS);
    assert!(tables(&state).policies.contains(key));
}
