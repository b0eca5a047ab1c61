//! What pages know of the backend, offline: calls, lists, undo, the data as a whole, and two tabs.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use charter::backend::{Backend, Failure, Opener, Opening, Size};
use charter_core::contract::{
    AttachPolicy, Cloud, CreatePolicy, DeletePolicy, DescribeOrganization,
    DescribeOrganizationMembers, DescribePolicy, EnablePolicyType, ErrorCode, ListPolicies,
    PolicyId, PolicyType, Target, Uin, UpdatePolicy,
};
use charter_core::domain::demo::{MANAGEMENT, MEMBER, ORGANIZATION, OUTSIDE};
use charter_core::domain::{Caller, Identity, IdentityPolicy, Owner, Record, RowKey};
use charter_core::store::{KeptRecord, Snapshot};
use futures_util::FutureExt;
use leptos::prelude::GetUntracked;
use support::sleep;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const DENY: &str =
    r#"{"version":"2.0","statement":[{"effect":"deny","action":"*","resource":"*"}]}"#;

/// Opens the console's backend, as one tab.
async fn open() -> Backend {
    let opening = Opener::start().opening();
    for _ in 0..500 {
        match opening.get_untracked() {
            Opening::Ready(backend) => return backend,
            Opening::Failed(why) => panic!("{why:?}"),
            Opening::Loading => sleep(10).await,
        }
    }
    panic!("it did not open");
}

/// A backend on a fresh demo, with the policies in force.
async fn fresh() -> Backend {
    let backend = open().await;
    backend.reset(Size::Sixty).await.unwrap();
    let enable = EnablePolicyType {
        organization_id: ORGANIZATION,
        policy_type: PolicyType::ServiceControl,
    };
    match backend.call(enable).await {
        Ok(_) => {}
        Err(failure) => assert_eq!(failure.code(), Some(&ErrorCode::PolicyNotDisabled)),
    }
    backend
}

async fn create(backend: &Backend, name: &str) -> (PolicyId, u64) {
    let create = CreatePolicy {
        name: name.to_owned(),
        content: DENY.to_owned(),
        description: String::new(),
        policy_type: PolicyType::ServiceControl,
    };
    let called = backend.call(create).await.unwrap();
    (
        called.reply.answer.policy_id,
        called.entry.expect("a journal entry"),
    )
}

async fn exists(backend: &Backend, policy_id: PolicyId) -> bool {
    backend.call(DescribePolicy { policy_id }).await.is_ok()
}

fn renamed(policy_id: PolicyId, name: &str) -> UpdatePolicy {
    UpdatePolicy {
        policy_id,
        name: Some(name.to_owned()),
        description: None,
        content: None,
    }
}

#[wasm_bindgen_test]
async fn the_console_opens_on_the_demo_as_its_management_account() {
    let backend = fresh().await;
    let caller = backend.caller().get_untracked();
    assert_eq!(caller.map(|caller| caller.account), Some(MANAGEMENT));
    assert!(!backend.in_memory());
    let every = DescribeOrganizationMembers {
        offset: 0,
        limit: 50,
        search_key: None,
        node_id: None,
    };
    let members = backend.list(every.clone()).await.unwrap();
    assert!(members.len() >= 60, "{}", members.len());
    let mut pages = Vec::new();
    let each =
        |page: charter::backend::Page<_>| pages.push((page.first, page.items.len(), page.total));
    backend.list_each(every, each).await.unwrap();
    let total = members.len() as u64;
    assert_eq!(
        pages,
        [(true, 50, total), (false, members.len() - 50, total)]
    );
}

#[wasm_bindgen_test]
async fn a_change_is_told_undone_and_done_again() {
    let backend = fresh().await;
    let told = backend.last().get_untracked();
    let (policy, entry) = create(&backend, "told").await;
    assert!(backend.last().get_untracked() > told);
    let undo = backend.undo(entry).await.unwrap().entry.expect("an entry");
    assert!(!exists(&backend, policy).await);
    assert!(backend.is_undone(entry));
    assert_eq!(backend.undone_by(entry), Some(undo));
    let again = backend.undo(entry).await.unwrap_err();
    assert_eq!(again.code(), Some(&ErrorCode::AlreadyUndone));
    backend.redo(undo).await.unwrap();
    assert!(exists(&backend, policy).await);
    assert!(!backend.is_undone(entry));
    let journal = backend.journal(None, 3).await.unwrap();
    let actions: Vec<_> = journal.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions, ["UndoChange", "UndoChange", "CreatePolicy"]);
    assert_eq!(backend.entry(entry).await.unwrap().action, "CreatePolicy");
    assert!(backend.entry(9_999_999).await.is_err());
}

#[wasm_bindgen_test]
async fn an_edit_made_from_an_older_reading_is_refused() {
    let backend = fresh().await;
    let (policy, _) = create(&backend, "read_once").await;
    let read = backend
        .call(DescribePolicy { policy_id: policy })
        .await
        .unwrap();
    assert!(read.reply.etag.is_some());
    backend.call(renamed(policy, "elsewhere")).await.unwrap();
    let refused = backend
        .call_if(renamed(policy, "here"), read.reply.etag)
        .await;
    assert!(matches!(refused, Err(Failure::Conflict(_))), "{refused:?}");
    let refused = backend
        .call_if(DeletePolicy { policy_id: policy }, read.reply.etag)
        .await;
    assert!(matches!(refused, Err(Failure::Conflict(_))), "{refused:?}");
    let read = backend
        .call(DescribePolicy { policy_id: policy })
        .await
        .unwrap();
    assert_eq!(read.reply.answer.policy_name, "elsewhere");
    backend
        .call_if(renamed(policy, "here"), read.reply.etag)
        .await
        .unwrap();
}

#[wasm_bindgen_test]
async fn a_batch_gives_a_result_a_row_and_is_undone_at_once() {
    let backend = fresh().await;
    let (policy, _) = create(&backend, "bound").await;
    let nobody = Target::Member(OUTSIDE);
    let attach = |target| AttachPolicy { policy, target };
    let batch = backend
        .batch(vec![attach(Target::Member(MEMBER)), attach(nobody)])
        .await
        .unwrap();
    assert!(batch.rows[0].is_ok());
    assert!(batch.rows[1].is_err());
    let preview = backend.preview(&DeletePolicy { policy_id: policy });
    assert_eq!(preview.unwrap_err().code(), Some(&ErrorCode::PolicyInUse));
    backend.undo(batch.entry.expect("an entry")).await.unwrap();
    let preview = backend
        .preview(&DeletePolicy { policy_id: policy })
        .unwrap();
    assert!(!preview.is_empty());
    assert!(exists(&backend, policy).await, "a preview changes nothing");
}

#[wasm_bindgen_test]
async fn a_write_is_finished_when_nobody_waits_for_it_any_more() {
    let backend = fresh().await;
    let told = backend.last().get_untracked();
    let create = Box::pin(create(&backend, "left_alone"));
    assert!(
        create.now_or_never().is_none(),
        "it was cut off in the middle"
    );
    for _ in 0..100 {
        if backend.last().get_untracked() > told {
            break;
        }
        sleep(10).await;
    }
    let policies = backend.list(ListPolicies::default()).await.unwrap();
    assert!(
        policies
            .iter()
            .any(|policy| policy.policy_name == "left_alone")
    );
}

#[wasm_bindgen_test]
async fn a_change_in_one_tab_is_told_in_the_other() {
    let first = fresh().await;
    let second = open().await;
    let told = second.last().get_untracked();
    let (policy, _) = create(&first, "in_the_first").await;
    while second.last().get_untracked() == told {
        sleep(5).await;
    }
    assert!(exists(&second, policy).await);
}

#[wasm_bindgen_test]
async fn everything_is_exported_imported_and_reset_in_all_tabs() {
    let first = fresh().await;
    let second = open().await;
    let (policy, _) = create(&first, "exported").await;
    let export = first.export().await.unwrap();
    first.reset(Size::Sixty).await.unwrap();
    assert!(!exists(&first, policy).await);
    let told = second.last().get_untracked();
    first.import(&export).await.unwrap();
    assert_eq!(first.export().await.unwrap(), export);
    for _ in 0..100 {
        if second.last().get_untracked() > told && exists(&second, policy).await {
            break;
        }
        sleep(10).await;
    }
    assert_eq!(second.export().await.unwrap(), export);
    let broken = &export[..export.len() / 2];
    assert!(matches!(
        first.import(broken).await,
        Err(Failure::Transfer(_))
    ));
    assert_eq!(first.export().await.unwrap(), export, "all or nothing");
}

#[wasm_bindgen_test]
async fn another_account_sees_what_it_may() {
    let backend = fresh().await;
    let told = backend.last().get_untracked();
    backend.act_as(OUTSIDE).unwrap();
    assert!(
        backend.last().get_untracked() > told,
        "what pages show is read again"
    );
    let refused = backend.call(ListPolicies::default()).await.unwrap_err();
    assert!(matches!(refused, Failure::Refused(_)), "{refused:?}");
    backend.act_as(MANAGEMENT).unwrap();
    assert!(backend.call(ListPolicies::default()).await.is_ok());
}

#[wasm_bindgen_test]
async fn a_sub_user_does_what_its_policies_grant_and_no_more() {
    let backend = fresh().await;
    let sub_user = Caller {
        account: MANAGEMENT,
        identity: Identity::SubUser(Uin(7)),
    };
    let policy = IdentityPolicy {
        account: MANAGEMENT,
        identity: sub_user.identity,
        cloud: Cloud::Tencent,
        number: 1,
        name: "policies".to_owned(),
        content: DENY
            .replace("deny", "allow")
            .replacen("\"*\"", "\"organization:*Polic*\"", 1),
    };
    let mut world = Snapshot::import(&backend.export().await.unwrap()).unwrap();
    world.records.push(KeptRecord {
        owner: Owner::Account(MANAGEMENT),
        row: RowKey::of::<IdentityPolicy>(policy.key()),
        revision: 0,
        json: charter_json::to_text(&policy),
    });
    world
        .records
        .sort_by_key(|record| (record.owner, record.row));
    backend.import(&world.export()).await.unwrap();
    backend.act_as(sub_user).unwrap();
    let (policy_id, entry) = create(&backend, "by_the_sub_user").await;
    assert_eq!(backend.entry(entry).await.unwrap().caller(), sub_user);
    assert!(backend.preview(&DeletePolicy { policy_id }).is_ok());
    assert!(backend.list(ListPolicies::default()).await.is_ok());
    let refused = [
        backend.call(DescribeOrganization {}).await.err(),
        backend.undo(entry).await.err(),
    ];
    for refused in refused {
        let code = refused.as_ref().and_then(Failure::code);
        assert_eq!(code, Some(&ErrorCode::NotPermitted), "{refused:?}");
    }
    backend.act_as(MANAGEMENT).unwrap();
    backend.undo(entry).await.unwrap();
    assert!(!exists(&backend, policy_id).await);
}

#[wasm_bindgen_test]
async fn where_nobody_acts_nothing_is_done() {
    let backend = fresh().await;
    let empty = Snapshot {
        world: "empty".to_owned(),
        records: Vec::new(),
        journal: Vec::new(),
    };
    backend.import(&empty.export()).await.unwrap();
    assert_eq!(backend.caller().get_untracked(), None);
    let refused = backend.call(DescribeOrganization {}).await.unwrap_err();
    assert!(
        matches!(&refused, Failure::Refused(error) if error.message.starts_with("Nobody is chosen")),
        "{refused:?}"
    );
    let delete = DeletePolicy {
        policy_id: PolicyId(1),
    };
    assert!(matches!(
        backend.call(delete).await,
        Err(Failure::Refused(_))
    ));
    assert!(backend.journal(None, 9).await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn where_storage_is_forbidden_the_console_works_in_memory() {
    support::forbid();
    let backend = open().await;
    assert!(backend.in_memory());
    let (policy, entry) = create(&backend, "in_memory").await;
    backend.undo(entry).await.unwrap();
    assert!(!exists(&backend, policy).await);
    support::heal();
}

#[wasm_bindgen_test]
async fn erasing_is_told_and_the_next_start_is_a_fresh_one() {
    let first = fresh().await;
    let second = open().await;
    let (policy, _) = create(&first, "erased").await;
    first.erase().await.unwrap();
    sleep(100).await;
    for backend in [&first, &second] {
        assert!(backend.warning().get_untracked().is_some());
    }
    let again = open().await;
    assert!(!exists(&again, policy).await);
}
