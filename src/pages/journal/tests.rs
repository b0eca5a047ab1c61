//! The journal read on the demo's own history, made by the real operations.

mod records;

use super::deed::{Deed, Edit};
use super::difference::{Difference, Fate, FieldValue};
use super::names::Names;
use super::refusal::{Viewer, refusal};
use super::sentence::{intention, sentence};
use super::standing::{Standing, standings};
use crate::app::texts::{JournalTexts, Language};
use charter_core::contract::*;
use charter_core::domain::demo::{self, Size};
use charter_core::domain::guardrails::FULL_ACCESS;
use charter_core::domain::organization::{Invitation, InvitationState};
use charter_core::domain::{Caller, TableName};
use charter_core::store::{Engine, EngineError, Entry, Memory};
use futures_util::FutureExt;
use std::collections::BTreeSet;
use std::sync::Arc;

fn english() -> &'static JournalTexts {
    Language::English.texts().journal()
}

fn chinese() -> &'static JournalTexts {
    Language::Chinese.texts().journal()
}

/// The demo over a store in memory, where nothing ever waits.
struct World(Engine<Memory>);

impl World {
    fn new() -> World {
        let clock = || Timestamp(1_800_000_000_000);
        let demo = || demo::world("test", Size::Sixty, clock());
        let opened = Engine::open(Memory::default(), clock, demo).now_or_never();
        World(
            opened
                .expect("memory does not wait")
                .expect("the demo opens"),
        )
    }

    fn caller() -> Caller {
        Caller::root(demo::MANAGEMENT)
    }

    fn call<O: charter_core::domain::Operation>(&self, operation: &O) -> u64 {
        self.call_as(demo::MANAGEMENT, operation)
    }

    fn call_as<O: charter_core::domain::Operation>(&self, account: Uin, operation: &O) -> u64 {
        let caller = Caller::root(account);
        let called = self.0.call(caller, operation, None).now_or_never();
        let called = called
            .expect("memory does not wait")
            .expect("the operation runs");
        called.entry.expect("it changed something")
    }

    fn undo(&self, entry: u64) -> Result<u64, EngineError> {
        let called = self
            .0
            .undo(World::caller(), entry)
            .now_or_never()
            .expect("memory does not wait");
        called.map(|called| called.entry.expect("it changed something"))
    }

    /// The newest first.
    fn journal(&self) -> Vec<Arc<Entry>> {
        let entries = self.0.journal(u64::MAX, 1_000).now_or_never();
        let entries = entries
            .expect("memory does not wait")
            .expect("there is a journal");
        entries.into_iter().map(Arc::new).collect()
    }

    fn entry(&self, sequence: u64) -> Arc<Entry> {
        let found = self
            .journal()
            .into_iter()
            .find(|entry| entry.sequence == sequence);
        found.expect("the entry is there")
    }

    fn names(&self) -> Names {
        let mut names = Names::default();
        for record in demo::world("test", Size::Sixty, Timestamp(1_800_000_000_000)).records {
            names.learn_record(record.row.table, &record.json);
        }
        for entry in self.journal() {
            names.learn(&entry);
        }
        names
    }

    fn say(&self, sequence: u64, texts: &JournalTexts) -> String {
        sentence(&Deed::of(&self.entry(sequence)), &self.names(), texts)
    }

    fn standing(&self, sequence: u64) -> Standing {
        standings(&self.journal())
            .remove(&sequence)
            .expect("the entry is there")
    }

    fn create(&self, name: &str) -> (u64, PolicyId) {
        let entry = self.call(&CreatePolicy {
            name: name.to_owned(),
            content: demo_text("cls:DeleteTopic"),
            description: String::new(),
            policy_type: PolicyType::ServiceControl,
        });
        let entry_made = self.entry(entry);
        let mut changes = entry_made.changes.0.iter();
        let made = changes.find(|change| change.row.table == TableName::Policy);
        (
            entry,
            PolicyId(made.expect("a policy was made").row.key.0[0]),
        )
    }

    fn edit(&self, policy_id: PolicyId, name: Option<&str>, action: Option<&str>) -> u64 {
        self.call(&UpdatePolicy {
            policy_id,
            name: name.map(str::to_owned),
            description: None,
            content: action.map(demo_text),
        })
    }
}

fn demo_text(action: &str) -> String {
    format!(
        r#"{{"version":"2.0","statement":[{{"effect":"deny","action":"{action}","resource":"*"}}]}}"#
    )
}

/// The root of the demo and a member of it.
fn finance(world: &World) -> NodeId {
    let state = world.0.state();
    let (_, tables) = state
        .owners()
        .find(|(_, tables)| tables.departments.iter().next().is_some())
        .expect("an organization");
    let finance = tables
        .departments
        .iter()
        .find(|department| department.name == "Finance")
        .expect("Finance");
    finance.id
}

fn finance_and_a_member(world: &World) -> (Target, Target) {
    (Target::Node(finance(world)), Target::Member(demo::MEMBER))
}

#[test]
fn every_entry_of_the_demo_has_a_sentence_in_both_languages() {
    let world = World::new();
    for entry in world.journal() {
        for texts in [english(), chinese()] {
            let said = world.say(entry.sequence, texts);
            assert!(!said.contains(entry.action.as_str()), "{said}");
            assert!(!said.contains("policy 1"), "a name is missing: {said}");
        }
    }
}

#[test]
fn a_batch_names_the_first_and_counts_the_others() {
    let world = World::new();
    let (_, policy) = world.create("NoTopics");
    let (finance, member) = finance_and_a_member(&world);
    let bind = |target| AttachPolicy { policy, target };
    let batch = world
        .0
        .batch(World::caller(), &[bind(finance), bind(member)])
        .now_or_never();
    let entry = batch
        .and_then(Result::ok)
        .and_then(|batch| batch.entry)
        .expect("both are bound");
    assert_eq!(
        world.say(entry, english()),
        "Bound NoTopics to Finance and 1 other"
    );
    assert_eq!(
        world.say(entry, chinese()),
        "将 NoTopics 绑定到 Finance 等 2 个"
    );
    let undoing = Deed::of_undoing(&world.entry(entry));
    assert_eq!(
        intention(&undoing, &world.names(), english()),
        "Unbind NoTopics from Finance and 1 other"
    );
}

#[test]
fn a_restore_says_what_it_put_back_also_where_it_is_undone_or_done_again() {
    let world = World::new();
    let (organization_id, policy_type) = (demo::ORGANIZATION, PolicyType::ServiceControl);
    world.call(&DisablePolicyType {
        organization_id,
        policy_type,
    });
    world.call(&EnablePolicyType {
        organization_id,
        policy_type,
    });
    let former = world
        .0
        .call(World::caller(), &DescribeFormerBindings {}, None)
        .now_or_never()
        .and_then(Result::ok)
        .map(|called| called.reply.answer)
        .expect("it is known");
    let bindings = former.bindings.iter();
    let bindings = bindings.map(|item| (item.policy_id, item.target));
    let without = former.without_full_access.iter();
    let without = without.map(|item| (FULL_ACCESS, item.target));
    let rows = bindings.chain(without);
    let rows: Vec<_> = rows
        .map(|(policy_id, target)| RestoreBinding { policy_id, target })
        .collect();
    let batch = world.0.batch(World::caller(), &rows).now_or_never();
    let entry = batch
        .and_then(Result::ok)
        .and_then(|batch| batch.entry)
        .expect("it is restored");
    let count = former.bindings.len();
    let said = format!(
        "Restored {count} bindings from before, and unbound FullQcloudAccess from 1 target"
    );
    assert_eq!(world.say(entry, english()), said);
    assert_eq!(
        world.say(entry, chinese()),
        format!("恢复之前的 {count} 个绑定，并将 FullQcloudAccess 从 1 个目标解绑")
    );
    let undoing = Deed::of_undoing(&world.entry(entry));
    assert_eq!(
        intention(&undoing, &world.names(), english()),
        format!("Remove {count} restored bindings, and bind FullQcloudAccess to 1 target")
    );
    let undone = world.undo(entry).expect("it can be undone");
    assert_eq!(
        world.say(undone, english()),
        format!("Undid change {entry}: {said}")
    );
    let redone = world.undo(undone).expect("it can be done again");
    assert_eq!(
        world.say(redone, english()),
        format!("Redid change {entry}: {said}")
    );
}

#[test]
fn an_edit_says_what_was_edited_and_a_rename_both_names() {
    let world = World::new();
    let (created, policy) = world.create("NoTopics");
    assert_eq!(world.say(created, english()), "Created NoTopics");
    let text = world.edit(policy, None, Some("cls:DeleteLogset"));
    assert_eq!(
        world.say(text, english()),
        "Changed the policy syntax of NoTopics"
    );
    let name = world.edit(policy, Some("NoLogs"), None);
    assert_eq!(world.say(name, english()), "Renamed NoTopics to NoLogs");
    let both = world.edit(policy, Some("KeepLogs"), Some("cls:Delete*"));
    assert_eq!(
        world.say(both, chinese()),
        "将 NoLogs 重命名为 KeepLogs，并修改其策略语法"
    );
    assert_eq!(
        Deed::of(&world.entry(both)),
        Deed::Edited(Edit {
            before: "NoLogs".to_owned(),
            after: "KeepLogs".to_owned(),
            description: false,
            content: true,
        })
    );
}

#[test]
fn a_deleted_policy_is_still_known_by_name() {
    let world = World::new();
    let (_, policy) = world.create("NoTopics");
    let deleted = world.call(&DeletePolicy { policy_id: policy });
    assert_eq!(world.say(deleted, english()), "Deleted NoTopics");
}

#[test]
fn undoing_and_redoing_name_the_change_they_are_about() {
    let world = World::new();
    let (created, _) = world.create("NoTopics");
    let undone = world.undo(created).expect("nothing is in the way");
    assert_eq!(
        world.say(undone, english()),
        format!("Undid change {created}: Created NoTopics")
    );
    let redone = world.undo(undone).expect("nothing is in the way");
    assert_eq!(
        world.say(redone, english()),
        format!("Redid change {created}: Created NoTopics")
    );
}

#[test]
fn switching_the_feature_counts_the_bindings() {
    let world = World::new();
    let entry = world.call(&DisablePolicyType {
        organization_id: demo::ORGANIZATION,
        policy_type: PolicyType::ServiceControl,
    });
    assert!(matches!(Deed::of(&world.entry(entry)), Deed::Disabled { bindings } if bindings > 73));
    assert!(
        world
            .say(entry, english())
            .starts_with("Disabled service control policies (")
    );
}

#[test]
fn an_undone_change_says_by_which_and_a_redone_one_stands_again() {
    let world = World::new();
    let (created, _) = world.create("NoTopics");
    let undone = world.undo(created).expect("nothing is in the way");
    assert_eq!(world.standing(created).undone_by, Some(undone));
    world.undo(undone).expect("nothing is in the way");
    assert_eq!(world.standing(created), Standing::default());
}

#[test]
fn a_later_change_of_the_same_record_stands_in_the_way() {
    let world = World::new();
    let (created, policy) = world.create("NoTopics");
    let edited = world.edit(policy, None, Some("cls:DeleteLogset"));
    assert_eq!(world.standing(created).in_the_way, BTreeSet::from([edited]));
    world.undo(edited).expect("nothing is in the way");
    assert_eq!(
        world.standing(created),
        Standing::default(),
        "the edit was taken back"
    );
}

#[test]
fn what_stands_in_the_way_of_a_redo_is_what_came_after_the_undo() {
    let world = World::new();
    let (_, policy) = world.create("NoTopics");
    let first = world.edit(policy, None, Some("cls:DeleteLogset"));
    world.undo(first).expect("nothing is in the way");
    let second = world.edit(policy, None, Some("cls:Delete*"));
    let standing = world.standing(first);
    assert!(standing.undone_by.is_some());
    assert_eq!(standing.in_the_way, BTreeSet::from([second]));
}

/// What the page says before one asks is what the operation answers then.
#[test]
fn the_standing_of_every_entry_agrees_with_the_operation() {
    let journal = World::new().journal();
    let standings = standings(&journal);
    for entry in &journal {
        let standing = &standings[&entry.sequence];
        let answer = World::new().undo(entry.sequence);
        let refused = match answer {
            Err(EngineError::Refused(error)) => Some(error),
            _ => None,
        };
        let code = refused.as_ref().map(|error| error.code.clone());
        let sequence = entry.sequence;
        match (standing.undone_by, standing.in_the_way.is_empty()) {
            (Some(_), _) => assert_eq!(code, Some(ErrorCode::AlreadyUndone), "{sequence}"),
            (None, false) => assert_eq!(code, Some(ErrorCode::UndoBlocked), "{sequence}"),
            // Only the operation knows what else is bound to a target.
            (None, true) => assert!(
                refused.is_none_or(|error| error.message.contains("left without any policy")),
                "{sequence}"
            ),
        }
    }
}

#[test]
fn a_difference_shows_the_fields_that_differ_with_their_meaning() {
    let world = World::new();
    let (created, policy) = world.create("NoTopics");
    let made = world.entry(created);
    let change = made
        .changes
        .0
        .iter()
        .find(|change| change.row.table == TableName::Policy);
    let made = Difference::of(change.expect("a policy was made"));
    assert_eq!(made.fate, Fate::Created);
    assert!(made.fields.iter().all(|field| field.before.is_none()));
    let kind = made
        .fields
        .iter()
        .find(|field| field.field == "kind")
        .expect("a policy has a kind");
    assert_eq!(kind.after, Some(FieldValue::Kind(PolicyKind::Custom)));

    let edited = world.entry(world.edit(policy, Some("NoLogs"), Some("cls:Delete*")));
    let change = edited
        .changes
        .0
        .iter()
        .find(|change| change.row.table == TableName::Policy);
    let difference = Difference::of(change.expect("a policy was edited"));
    assert_eq!(difference.fate, Fate::Changed);
    let names: BTreeSet<&str> = difference
        .fields
        .iter()
        .map(|field| field.field.as_str())
        .collect();
    assert!(
        names.is_superset(&BTreeSet::from(["name", "content"])),
        "{names:?}"
    );
    assert!(!names.contains("created"));
    let content = difference
        .fields
        .iter()
        .find(|field| field.field == "content")
        .expect("the text differs");
    assert_eq!(
        content.before,
        Some(FieldValue::Document(demo_text("cls:DeleteTopic")))
    );
}

#[test]
fn what_was_bound_since_stands_in_the_way_of_undoing_a_creation_or_the_switch() {
    let world = World::new();
    let (created, policy) = world.create("NoTopics");
    let (target, _) = finance_and_a_member(&world);
    let bound = world.call(&AttachPolicy { policy, target });
    assert_eq!(world.standing(created).in_the_way, BTreeSet::from([bound]));
    let enabled = world
        .journal()
        .last()
        .expect("there is a first change")
        .sequence;
    assert!(world.standing(enabled).in_the_way.contains(&bound));
    world.call(&DetachPolicy { policy, target });
    assert_eq!(world.standing(created), Standing::default());
}
