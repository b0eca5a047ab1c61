//! What is done with departments in the tree's page, in a browser.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use super::DepartmentsPage;
use crate::backend::Fake;
use crate::pages::shared::fixtures::{department, member};
use crate::pages::shared::mounted::opened_at;
use crate::ui::mounted::Mounted;
use charter_core::contract::{
    AddOrganizationNode, AddedDepartment, DeleteOrganizationNodes, Departments,
    DescribeOrganizationMembers, DescribeOrganizationNodes, Done, Error, ErrorCode, Listing,
    Members, MoveOrganizationNode, NodeId,
};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// Root (1) over Finance (2; account 20) and Lab (4), and Payments (3) below Finance.
fn organization() -> Fake {
    let departments = [
        department(1, 0, "Root"),
        department(2, 1, "Finance"),
        department(3, 2, "Payments"),
        department(4, 1, "Lab"),
    ];
    let members = [member(20, 2, "ledger")];
    Fake::default()
        .on(move |_: &DescribeOrganizationNodes| {
            let items = departments.to_vec();
            Ok(Departments(Listing { total: 4, items }))
        })
        .on(move |_: &DescribeOrganizationMembers| {
            let items = members.to_vec();
            Ok(Members(Listing { total: 1, items }))
        })
}

fn page(at: &str, service: Fake) -> Mounted {
    opened_at(at, service, || view! { <DepartmentsPage/> }.into_any())
}

#[wasm_bindgen_test]
async fn a_department_is_created_below_the_chosen_one_and_a_taken_name_is_told_beside_it() {
    let sent = Rc::new(RefCell::new(Vec::new()));
    let kept = Rc::clone(&sent);
    let service = organization().on(move |request: &AddOrganizationNode| {
        kept.borrow_mut().push(request.clone());
        match request.name.as_str() {
            "Payments" => Err(Error::new(ErrorCode::NodeNameUsed, "It is taken.").into()),
            _ => Ok(AddedDepartment { node_id: NodeId(5) }),
        }
    });
    let it = page("/departments?member=20", service);
    it.says("ledger").await;
    it.press("Add department");
    it.until("the dialog is there", |it| {
        it.count("#new-department-name") == 1
    })
    .await;
    it.type_into("new-department-name", "Payments");
    it.find("dialog[open] .button.primary").click();
    it.says("Another department has this name").await;
    it.type_into("new-department-name", "Cards");
    it.type_into("new-department-remark", "Terminals");
    it.find("dialog[open] .button.primary").click();
    it.until("it is closed", |it| it.count("#new-department-name") == 0)
        .await;
    let sent = sent.borrow();
    let created = sent.last().unwrap();
    assert_eq!(sent.len(), 2);
    assert_eq!(
        (
            created.parent_node_id,
            created.name.as_str(),
            created.remark.as_deref()
        ),
        (NodeId(2), "Cards", Some("Terminals"))
    );
}

#[wasm_bindgen_test]
async fn a_department_is_deleted_only_when_nothing_is_in_it() {
    let sent = Rc::new(RefCell::new(None));
    let kept = Rc::clone(&sent);
    let service = organization().on(move |request: &DeleteOrganizationNodes| {
        kept.replace(Some(request.clone()));
        Ok(Done {})
    });
    let it = page("/departments?node=2", service);
    it.until("Finance is chosen", |it| it.count(".target-header h2") == 1)
        .await;
    it.press("Delete");
    it.says("Only an empty department can be deleted.").await;
    let links = it.find("dialog[open]").query_selector_all("li a").unwrap();
    assert_eq!(links.length(), 2, "Payments and ledger");
    it.find("dialog[open] .button.danger").click();
    assert!(sent.borrow().is_none());
    links
        .get(0)
        .unwrap()
        .unchecked_into::<HtmlElement>()
        .click();
    it.until("Payments is chosen", |it| {
        it.find(".target-header h2").inner_text() == "Payments"
    })
    .await;
    it.press("Delete");
    it.says("No department or member is in it.").await;
    it.find("dialog[open] .button.danger").click();
    it.until("it is sent", |_| sent.borrow().is_some()).await;
    assert_eq!(sent.take().unwrap().node_ids, [NodeId(3)]);
}

#[wasm_bindgen_test]
async fn a_department_moves_below_the_one_that_is_chosen_in_the_tree() {
    let sent = Rc::new(RefCell::new(None));
    let kept = Rc::clone(&sent);
    let service = organization().on(move |request: &MoveOrganizationNode| {
        kept.replace(Some(request.clone()));
        Ok(Done {})
    });
    let it = page("/departments?node=3", service);
    it.until("Payments is chosen", |it| {
        it.count(".target-header h2") == 1
    })
    .await;
    it.press("Move…");
    it.says("The policies of the departments above its new place apply")
        .await;
    it.until("the tree is there", |it| {
        it.count("#move-department-tree [role=treeitem]") > 2
    })
    .await;
    let row = |name: &str| {
        let rows = it
            .find("#move-department-tree")
            .query_selector_all("[role=treeitem]");
        let rows = rows.unwrap();
        let mut rows = (0..rows.length()).filter_map(|at| rows.get(at));
        let named = rows.find(|row| row.text_content().unwrap().starts_with(name));
        named.unwrap().unchecked_into::<HtmlElement>()
    };
    // Where it is already, it cannot be moved to.
    row("Finance").click();
    it.find("dialog[open] .button.primary").click();
    assert!(sent.borrow().is_none());
    row("Lab").click();
    it.says("Move to Lab").await;
    it.press("Move to Lab");
    it.until("it is sent", |_| sent.borrow().is_some()).await;
    let sent = sent.take().unwrap();
    assert_eq!((sent.node_id, sent.parent_node_id), (NodeId(3), NodeId(4)));
}
