//! Adding a member in a browser: what the form begins with, and what is sent.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use super::MemberAddPage;
use crate::backend::Fake;
use crate::pages::shared::fixtures::{department, description};
use crate::pages::shared::mounted::opened_at;
use charter_core::contract::*;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn an_invitation_begins_with_what_the_vendor_s_page_begins_with() {
    let sent = Rc::new(RefCell::new(None));
    let kept = Rc::clone(&sent);
    let items = [department(1, 0, "Root"), department(2, 1, "Finance")];
    let service = Fake::default()
        .on(|_: &DescribeOrganization| Ok(description(1)))
        .on(move |_: &DescribeOrganizationNodes| {
            let items = items.to_vec();
            Ok(Departments(Listing { total: 2, items }))
        })
        .on(move |request: &InviteOrganizationMember| {
            kept.replace(Some(request.clone()));
            Ok(Done {})
        });
    let page = || view! { <MemberAddPage/> }.into_any();
    let it = opened_at("/members/add", service, page);
    it.type_into("invite-account", "100037700482");
    it.type_into("invite-name", "insurance");
    it.press("Next");
    it.says("Member finance authorization").await;
    it.press("Next");
    it.says("invited to join the department Root as insurance.")
        .await;
    it.says("View bills, View balance, Consolidate bills. Payment mode: Self-pay. It may quit by itself.")
        .await;
    it.press("Invite member");
    it.until("it is sent", |_| sent.borrow().is_some()).await;
    let sent = sent.take().unwrap();
    assert_eq!(sent.permission_ids, [1, 2, 4]);
    assert_eq!(
        (sent.is_allow_quit, sent.pay_uin, sent.node_id),
        (Some(Quitting::Allow), None, NodeId(1))
    );
}
