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
    Departments, DescribeOrganization, DescribeOrganizationNodes, Listing,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

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

fn kept(organization: u64) -> bool {
    let storage = window().session_storage().unwrap().unwrap();
    let key = format!("charter.draft.invitation@fake/{organization}");
    storage.get_item(&key).unwrap().is_some()
}
