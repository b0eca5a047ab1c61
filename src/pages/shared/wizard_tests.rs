//! A form in steps, in a browser: where it leads, and what becomes of what was typed.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use super::action::Action;
use super::fixtures::description;
use super::form::{Form, FormField};
use super::mounted::opened_at;
use super::wizard::Wizard;
use super::wizard_step::WizardStep;
use crate::app::navigation::navigator;
use crate::app::routes::Route;
use crate::backend::Fake;
use crate::ui::mounted::Mounted;
use crate::ui::{Button, dom};
use charter_core::contract::{
    DescribeOrganization, Error, ErrorCode, NodeId, UpdateOrganizationNode,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

const RESTORED: &str = "Your unsaved input was put back";
const PATH: &str = "/members/add";

/// An organization that renames nothing.
fn service(organization: u64) -> Fake {
    Fake::default()
        .on(move |_: &DescribeOrganization| Ok(description(organization)))
        .on(|_: &UpdateOrganizationNode| {
            Err(Error::new(ErrorCode::NodeNameUsed, "It is taken.").into())
        })
}

/// The page once it is at rest.
async fn opened(path: &str, service: Fake) -> Mounted {
    let it = opened_at(path, service, page);
    dom::pause(50).await;
    it
}

/// A name, a number and a note, a step each; and the question that the shell asks before unsaved input is lost.
fn page() -> AnyView {
    let navigator = navigator();
    let parts = [
        FormField::text("name", "Name"),
        FormField::text("number", "Number"),
        FormField::text("note", "Note"),
    ];
    let form = Form::new(&parts, |input, faults| {
        let name = Some(input.get("name")).filter(|name| !name.is_empty());
        let name = faults.take("name", name.ok_or_else(|| "Enter a name.".to_owned()));
        let number = input.get("number").parse::<u64>();
        let number = faults.take("number", number.map_err(|_| "Enter digits.".to_owned()));
        Some((name?.to_owned(), number?))
    });
    let fields = form.fields;
    fields.kept_as("test");
    let action = Action::of_page();
    let submit = move || {
        let Some((name, number)) = form.submit() else {
            return;
        };
        let asking = action.teller().backend.call(UpdateOrganizationNode {
            node_id: NodeId(number),
            name: Some(name),
            remark: None,
        });
        fields.carry_out(action, asking, |_| Some("name"), |_, _| ());
    };
    let sentences = form.review(|(name, number)| vec![format!("{number} is called {name}.")]);
    let steps = vec![
        WizardStep::of(fields, "First", &["name"]),
        WizardStep::of(fields, "Second", &["number"]),
        WizardStep::of(fields, "Last", &["note"]).reviewed(sentences),
    ];
    view! {
        <Wizard
            steps
            submit="Rename"
            cancel=Route::Members
            pending=action.pending()
            problem=action.problem()
            draft=fields
            on_submit=submit
        />
        {move || navigator.leaving.get().map(|_| view! {
            <Button on_press=move || navigator.leave()>"Leave without saving"</Button>
        })}
    }
    .into_any()
}

fn kept(organization: u64) -> bool {
    let storage = window().session_storage().unwrap().unwrap();
    let key = format!("test@fake/{organization}");
    storage.get_item(&key).unwrap().is_some()
}

async fn focuses(it: &Mounted, id: &str) {
    let has_focus = |_: &Mounted| dom::focused().is_some_and(|focused| focused.id() == id);
    it.until(id, has_focus).await;
}

#[wasm_bindgen_test]
async fn what_was_typed_is_put_back_in_the_same_organization_alone() {
    let it = opened(PATH, service(1)).await;
    it.type_into("name", "Finance");
    it.until("it is kept", |_| kept(1)).await;
    drop(it);
    let elsewhere = opened(PATH, service(2)).await;
    assert_eq!(elsewhere.value("name"), "");
    assert!(!elsewhere.text().contains(RESTORED));
    drop(elsewhere);
    let again = opened(PATH, service(1)).await;
    again.says(RESTORED).await;
    assert_eq!(again.value("name"), "Finance");
    again.press("Discard it");
    again.until("it is forgotten", |_| !kept(1)).await;
}

#[wasm_bindgen_test]
async fn who_cancels_and_leaves_gives_up_what_was_typed() {
    let it = opened(PATH, service(3)).await;
    it.type_into("name", "Finance");
    it.until("it is kept", |_| kept(3)).await;
    it.press("Cancel");
    it.says("Leave without saving").await;
    assert!(kept(3), "until that is confirmed");
    it.press("Leave without saving");
    it.until("it is forgotten", |_| !kept(3)).await;
    drop(it);
    let again = opened(PATH, service(3)).await;
    assert_eq!(again.value("name"), "");
}

#[wasm_bindgen_test]
async fn the_review_leads_to_what_is_missing_and_only_valid_steps_are_done() {
    let it = opened("/members/add?step=3", service(4)).await;
    it.says("Missing or wrong: Name, Number.").await;
    assert_eq!((it.count(".step.done"), it.count(".step.failed")), (0, 0));
    it.find("a[href='#number']").click();
    focuses(&it, "number").await;
    it.type_into("number", "7");
    it.press("Last");
    it.says("Missing or wrong: Name.").await;
    assert_eq!(it.find(".step.done .button").inner_text(), "Second");
    it.find("a[href='#name']").click();
    focuses(&it, "name").await;
    it.press("Next");
    it.says("Enter a name.").await;
    it.type_into("name", "Finance");
    it.press("Last");
    it.says("7 is called Finance.").await;
    assert_eq!((it.count(".step.done"), it.count(".form-errors")), (2, 0));
}

#[wasm_bindgen_test]
async fn a_refusal_leads_to_the_field_that_it_is_about() {
    let it = opened(PATH, service(5)).await;
    it.type_into("name", "Finance");
    it.press("Next");
    focuses(&it, "number").await;
    it.type_into("number", "7");
    it.press("Next");
    it.says("7 is called Finance.").await;
    it.press("Rename");
    it.until("it is summed up", |it| it.count("a[href='#name']") == 1)
        .await;
    assert_eq!(it.find(".step.failed .button").inner_text(), "First");
    it.find("a[href='#name']").click();
    focuses(&it, "name").await;
    assert_eq!(it.count(".field-error"), 1);
}
