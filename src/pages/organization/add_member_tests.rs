//! Adding a member in a browser: what becomes of what was typed.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use super::MemberAddPage;
use crate::app::navigation::navigator;
use crate::backend::Fake;
use crate::pages::shared::fixtures::{department, description};
use crate::pages::shared::mounted::opened_at;
use crate::ui::mounted::Mounted;
use crate::ui::{Button, dom};
use charter_core::contract::{
    Departments, DescribeOrganization, DescribeOrganizationNodes, Done, Error, ErrorCode,
    InviteOrganizationMember, Listing, NodeId, Quitting,
};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

const RESTORED: &str = "Your unsaved input was put back";
const PATH: &str = "/members/add";

/// The service of an organization with one department below the root.
fn service(organization: u64) -> Fake {
    let items = [department(1, 0, "Root"), department(2, 1, "Finance")];
    Fake::default()
        .on(move |_: &DescribeOrganization| Ok(description(organization)))
        .on(move |_: &DescribeOrganizationNodes| {
            let items = items.to_vec();
            Ok(Departments(Listing { total: 2, items }))
        })
}

/// The page, with the answer to the question that the shell asks before unsaved input is lost.
fn page(path: &str, service: Fake) -> Mounted {
    opened_at(path, service, || {
        let navigator = navigator();
        view! {
            <MemberAddPage/>
            {move || navigator.leaving.get().map(|_| view! {
                <Button on_press=move || navigator.leave()>"Leave without saving"</Button>
            })}
        }
        .into_any()
    })
}

fn account(it: &Mounted) -> String {
    it.value("invite-account")
}

#[wasm_bindgen_test]
async fn what_was_typed_is_put_back_in_the_same_organization_alone() {
    let it = page(PATH, service(1));
    it.type_into("invite-account", "100037700482");
    it.until("it is kept", |_| kept(1)).await;
    drop(it);
    let elsewhere = page(PATH, service(2));
    elsewhere.says("Account ID").await;
    dom::pause(100).await;
    assert_eq!(account(&elsewhere), "");
    assert!(!elsewhere.text().contains(RESTORED));
    drop(elsewhere);
    let again = page(PATH, service(1));
    again.says(RESTORED).await;
    assert_eq!(account(&again), "100037700482");
    again.press("Discard it");
    again.until("it is forgotten", |_| !kept(1)).await;
}

#[wasm_bindgen_test]
async fn who_cancels_and_leaves_gives_up_what_was_typed() {
    let it = page(PATH, service(3));
    it.type_into("invite-account", "100037700482");
    it.until("it is kept", |_| kept(3)).await;
    it.press("Cancel");
    it.says("Leave without saving").await;
    assert!(kept(3), "until that is confirmed");
    it.press("Leave without saving");
    it.until("it is forgotten", |_| !kept(3)).await;
    drop(it);
    let again = page(PATH, service(3));
    again.says("Account ID").await;
    dom::pause(100).await;
    assert_eq!(account(&again), "");
}

#[wasm_bindgen_test]
async fn the_review_leads_to_what_is_missing_and_only_valid_steps_are_done() {
    let it = page("/members/add?step=3", service(4));
    it.says("Missing or wrong: Account ID, Member name.").await;
    assert_eq!(it.count(".step.current"), 1);
    assert_eq!(
        it.find(".step.done").inner_text().lines().next(),
        Some("Finance (done)")
    );
    assert_eq!(it.find(".step.waiting .button").inner_text(), "Account");
    it.find("a[href='#invite-name']").click();
    it.until("the name has the focus", |_| has_focus("invite-name"))
        .await;
    it.type_into("invite-account", "100037700482");
    it.type_into("invite-name", "insurance");
    it.press("Department and review");
    it.says("Account 100037700482 is invited to join the department Root as insurance.")
        .await;
    assert_eq!(it.count(".step.done"), 2);
    assert_eq!(it.count(".form-errors"), 0);
}

#[wasm_bindgen_test]
async fn an_invitation_begins_with_what_the_vendor_s_page_begins_with() {
    let sent = Rc::new(RefCell::new(None));
    let service = service(5).on({
        let sent = Rc::clone(&sent);
        move |request: &InviteOrganizationMember| {
            sent.replace(Some(request.clone()));
            Ok(Done {})
        }
    });
    let it = page("/members/add?step=2", service);
    it.says("Member finance authorization").await;
    let names = [
        "View bills",
        "View balance",
        "Consolidate bills",
        "Active quitting supported",
    ];
    assert_eq!(checked(&it), names);
    it.press("Account");
    it.until("it is there", |it| it.count("#invite-account") == 1)
        .await;
    it.type_into("invite-account", "100037700482");
    it.type_into("invite-name", "insurance");
    it.press("Department and review");
    it.says("Account 100037700482 is invited").await;
    it.press("Invite member");
    it.until("it is sent", |_| sent.borrow().is_some()).await;
    let sent = sent.take().unwrap();
    assert_eq!(sent.permission_ids, [1, 2, 4]);
    assert_eq!(
        (sent.is_allow_quit, sent.pay_uin),
        (Some(Quitting::Allow), None)
    );
    assert_eq!(sent.node_id, NodeId(1));
    it.until("its draft is forgotten", |_| !kept(5)).await;
}

#[wasm_bindgen_test]
async fn a_refusal_leads_to_the_field_that_it_is_about() {
    let refused = || Error::new(ErrorCode::MemberExist, "It is a member.");
    let service = service(6).on(move |_: &InviteOrganizationMember| Err(refused().into()));
    let it = page(PATH, service);
    it.type_into("invite-account", "100037700482");
    it.type_into("invite-name", "insurance");
    it.press("Department and review");
    it.says("Account 100037700482 is invited").await;
    it.press("Invite member");
    it.until("the refusal is summed up", |it| {
        it.count("a[href='#invite-account']") == 1
    })
    .await;
    assert_eq!(it.count(".step.failed"), 1);
    it.find("a[href='#invite-account']").click();
    it.until("the account has the focus", |_| has_focus("invite-account"))
        .await;
    assert_eq!(it.count(".field-error"), 1);
}

fn has_focus(id: &str) -> bool {
    dom::focused().is_some_and(|focused| focused.id() == id)
}

/// The names of the checkboxes that are on.
fn checked(it: &Mounted) -> Vec<String> {
    let boxes = document()
        .query_selector_all("input[type=checkbox]")
        .unwrap();
    assert_eq!(boxes.length(), it.count("input[type=checkbox]"));
    let boxes = (0..boxes.length()).filter_map(|at| boxes.get(at));
    let boxes = boxes.map(JsCast::unchecked_into::<HtmlInputElement>);
    let name = |on: HtmlInputElement| {
        let label = on.closest("label").unwrap().unwrap();
        let name = label.query_selector("span:not(:has(span))").unwrap();
        name.unwrap().text_content().unwrap_or_default()
    };
    boxes.filter(HtmlInputElement::checked).map(name).collect()
}

fn kept(organization: u64) -> bool {
    let storage = window().session_storage().unwrap().unwrap();
    let key = format!("charter.draft.invitation@fake/{organization}");
    storage.get_item(&key).unwrap().is_some()
}
