//! Pieces of the kit in a browser.

use super::mounted::mounted;
use super::*;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn pages_are_turned_within_their_bounds() {
    let page = RwSignal::new(1_usize);
    let it = mounted(move || {
        view! { <Pagination label="Members" page pages=Signal::stored(3) on_page=move |to| page.set(to)/> }.into_any()
    });
    it.says("1").await;
    it.press("Previous page");
    assert_eq!(page.get_untracked(), 1, "there is none before the first");
    it.press("Next page");
    assert_eq!(page.get_untracked(), 2);
    it.press("Last page");
    assert_eq!(page.get_untracked(), 3);
    it.until("the way on is closed", |it| {
        it.count("[aria-disabled=true]") == 2
    })
    .await;
    it.press("Next page");
    assert_eq!(page.get_untracked(), 3, "there is none after the last");
}

#[wasm_bindgen_test]
async fn a_dialog_is_made_when_it_opens_and_gone_when_it_closes() {
    let open = RwSignal::new(false);
    let held = RwSignal::new(false);
    let it = mounted(move || {
        view! { <Dialog open title="Delete" held><p>"Really?"</p></Dialog> }.into_any()
    });
    assert_eq!(it.count("dialog"), 0);
    open.set(true);
    it.says("Really?").await;
    held.set(true);
    it.press("Close");
    assert!(open.get_untracked(), "work is under way");
    held.set(false);
    it.press("Close");
    it.until("it is gone", |it| it.count("dialog") == 0).await;
    assert!(!open.get_untracked());
}

#[wasm_bindgen_test]
async fn a_failure_says_what_why_and_what_to_do_and_is_tried_again() {
    let tries = RwSignal::new(0);
    let problem = Problem::new("It was not read")
        .why("The network failed.")
        .what_to_do("Try again.")
        .code("FailedOperation");
    let it = mounted(move || {
        view! { <ErrorState problem on_retry=move || tries.update(|tries| *tries += 1)/> }
            .into_any()
    });
    for text in [
        "It was not read",
        "The network failed.",
        "Try again.",
        "FailedOperation",
    ] {
        it.says(text).await;
    }
    assert_eq!(it.count("[role=alert]"), 1);
    it.press("Try again");
    assert_eq!(tries.get_untracked(), 1);
}
