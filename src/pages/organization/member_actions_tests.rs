//! What is done with members from their table, in a browser.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use super::MembersPage;
use crate::backend::Fake;
use crate::pages::shared::fixtures::{department, member};
use crate::pages::shared::mounted::opened;
use charter_core::contract::{
    DeleteOrganizationMembers, Departments, DescribeOrganizationMembers, DescribeOrganizationNodes,
    Done, Error, ErrorCode, ListPoliciesForTarget, Listing, MemberItem, MemberOrigin, Members,
    MoveOrganizationNodeMembers, NodeId, TargetPolicies, TargetPolicyItem, Uin,
    UpdateOrganizationMember,
};
use charter_json::FromJson;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlInputElement};

/// An organization of two departments with a member that was invited, `ledger`, and one that was created, `vault`.
fn organization() -> Fake {
    let departments = [department(1, 0, "Root"), department(2, 1, "Finance")];
    let invited = MemberItem {
        origin: MemberOrigin::Invite,
        ..member(20, 2, "ledger")
    };
    let members = [invited, member(21, 2, "vault")];
    Fake::default()
        .on(move |_: &DescribeOrganizationNodes| {
            let items = departments.to_vec();
            Ok(Departments(Listing { total: 2, items }))
        })
        .on(move |_: &DescribeOrganizationMembers| {
            let items = members.to_vec();
            Ok(Members(Listing { total: 2, items }))
        })
}

#[wasm_bindgen_test]
async fn members_are_moved_once_another_department_is_chosen() {
    let sent = Rc::new(RefCell::new(Vec::new()));
    let kept = Rc::clone(&sent);
    let service = organization().on(move |request: &MoveOrganizationNodeMembers| {
        kept.borrow_mut().push(request.clone());
        Ok(Done {})
    });
    let it = opened(service, || view! { <MembersPage/> }.into_any());
    it.says("ledger").await;
    it.find("thead input[type=checkbox]").click();
    it.press("Move to department");
    it.says("Move 2 members to another department").await;
    it.says("Choose another department: they are in this one already.")
        .await;
    let choice = it.find("#move-department");
    let choice: &HtmlInputElement = choice.unchecked_ref();
    assert_eq!(choice.value(), "2");
    choice.set_value("1");
    choice
        .dispatch_event(&Event::new("change").unwrap())
        .unwrap();
    it.says("Move to Root").await;
    it.press("Move to Root");
    it.until("it is sent", |_| sent.borrow().len() == 2).await;
    let moved = [20, 21].map(|uin| MoveOrganizationNodeMembers {
        member_uin: vec![Uin(uin)],
        node_id: NodeId(1),
    });
    assert_eq!(sent.take(), moved);
}

#[wasm_bindgen_test]
async fn a_refused_name_is_said_at_its_field_and_nothing_typed_is_lost() {
    let service = organization().on(|request: &UpdateOrganizationMember| {
        assert_eq!(request.remark, None, "it stays");
        let error = Error::new(ErrorCode::MemberNameUsed, "It is taken.");
        Err(error.into())
    });
    let it = opened(service, || view! { <MembersPage/> }.into_any());
    it.says("ledger").await;
    it.press("Actions for ledger");
    it.until("the menu is there", |it| it.count("[role=menuitem]") > 0)
        .await;
    it.find("[role=menuitem]").click();
    it.says("Edit ledger").await;
    it.until("it begins with the name", |it| {
        it.value("member-name") == "ledger"
    })
    .await;
    it.type_into("member-name", "vault");
    it.press("Save member");
    it.until("the field says why", |it| it.count(".field-error") == 1)
        .await;
    assert_eq!(it.value("member-name"), "vault");
}

#[wasm_bindgen_test]
async fn a_member_is_removed_once_the_dialog_said_what_is_unbound_from_it() {
    let sent = Rc::new(RefCell::new(Vec::new()));
    let kept = Rc::clone(&sent);
    let service = organization()
        .on(|_: &ListPoliciesForTarget| {
            let items = vec![TargetPolicyItem {
                policy_name: "DenyLogDeletion".to_owned(),
                ..TargetPolicyItem::blank()
            }];
            Ok(TargetPolicies(Listing { total: 1, items }))
        })
        .on(move |request: &DeleteOrganizationMembers| {
            kept.borrow_mut().push(request.clone());
            Ok(Done {})
        });
    let it = opened(service, || view! { <MembersPage/> }.into_any());
    it.says("ledger").await;
    it.press("Actions for ledger");
    it.until("the menu is there", |it| it.count("[role=menuitem]") > 0)
        .await;
    it.find("[role=menuitem].danger").click();
    it.says("Remove ledger from the organization?").await;
    it.says("These policies are unbound from it: DenyLogDeletion.")
        .await;
    assert!(sent.borrow().is_empty());
    it.find("dialog .button.danger").click();
    it.until("it is sent", |_| !sent.borrow().is_empty()).await;
    let member_uin = vec![Uin(20)];
    assert_eq!(sent.take(), [DeleteOrganizationMembers { member_uin }]);
}
