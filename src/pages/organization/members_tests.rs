//! The member table in a browser, in each of its states.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use super::MembersPage;
use crate::backend::{Failure, Fake};
use crate::pages::shared::fixtures::{department, member};
use crate::pages::shared::mounted::opened;
use crate::ui::mounted::Mounted;
use charter_core::contract::{
    Departments, DescribeOrganizationMembers, DescribeOrganizationNodes, Listing, MemberItem,
    Members,
};
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen_test::wasm_bindgen_test;

fn page(service: Fake) -> Mounted {
    opened(service, || view! { <MembersPage/> }.into_any())
}

fn listing<T: Clone>(items: &[T], offset: u64) -> Listing<T> {
    let rest = items.iter().skip(usize::try_from(offset).unwrap());
    Listing {
        total: items.len() as u64,
        items: rest.take(50).cloned().collect(),
    }
}

/// An organization with one department and these members.
fn organization(members: Vec<MemberItem>) -> Fake {
    departments().on(move |request: &DescribeOrganizationMembers| {
        Ok(Members(listing(&members, request.offset)))
    })
}

fn departments() -> Fake {
    let departments = [department(1, 0, "Root"), department(2, 1, "Finance")];
    Fake::default().on(move |request: &DescribeOrganizationNodes| {
        Ok(Departments(listing(&departments, request.0.offset)))
    })
}

#[wasm_bindgen_test]
async fn it_is_loading_until_the_members_are_there() {
    let it = page(departments());
    it.until("it is loading", |it| {
        it.count(".loading, [aria-busy=true]") > 0
    })
    .await;
    assert_eq!(it.count("tbody a"), 0);
}

#[wasm_bindgen_test]
async fn without_members_it_says_where_to_go() {
    let it = page(organization(Vec::new()));
    it.until("it is empty", |it| it.count(".state") == 1).await;
    assert_eq!(it.count(".state.error"), 0);
    assert!(
        it.find(".state a")
            .get_attribute("href")
            .unwrap()
            .ends_with("/departments")
    );
}

#[wasm_bindgen_test]
async fn a_failure_is_said_and_reading_is_tried_again() {
    let fails = Cell::new(true);
    let service = departments().on(move |_: &DescribeOrganizationMembers| {
        if fails.replace(false) {
            return Err(Failure::TimedOut);
        }
        Ok(Members(listing(&[member(20, 2, "ledger")], 0)))
    });
    let it = page(service);
    it.until("it has failed", |it| it.count(".state.error") == 1)
        .await;
    it.press("Try again");
    it.says("ledger").await;
    assert_eq!(it.count(".state.error"), 0);
}

#[wasm_bindgen_test]
async fn every_member_stands_there_with_its_department_and_a_link() {
    let members = (0..120).map(|number| member(100 + number, 2, &format!("member-{number:03}")));
    let it = page(organization(members.collect()));
    it.says("120").await;
    it.says("member-000").await;
    assert!(it.text().contains("Finance"));
    let link = it.find("tbody a").get_attribute("href").unwrap();
    assert!(link.contains("member=100"), "{link}");
}
