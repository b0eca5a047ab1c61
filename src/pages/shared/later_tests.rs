//! Pieces that come later, in a browser: on their way, there, and not arrived.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use super::later::{Later, WhenAsked, arriving};
use super::mounted::opened;
use crate::backend::Fake;
use crate::split::NotLoaded;
use crate::ui::mounted::Mounted;
use crate::ui::*;
use leptos::prelude::*;
use std::cell::Cell;
use std::future::{pending, ready};
use wasm_bindgen_test::wasm_bindgen_test;

type Piece = fn(&'static str) -> AnyView;

const SAID: Piece = |said| view! { <p class="piece">{said}</p> }.into_any();

thread_local! {
    /// Whether files arrive.
    static ONLINE: Cell<bool> = const { Cell::new(true) };
    /// How often one was asked for.
    static ASKED: Cell<usize> = const { Cell::new(0) };
}

fn fetched() -> impl Future<Output = Result<Piece, NotLoaded>> {
    ASKED.set(ASKED.get() + 1);
    ready(match ONLINE.get() {
        true => Ok(SAID),
        false => Err(NotLoaded),
    })
}

fn offline() {
    ONLINE.set(false);
    ASKED.set(0);
}

fn page(view: fn() -> AnyView) -> Mounted {
    opened(Fake::default(), view)
}

#[wasm_bindgen_test]
async fn a_piece_that_did_not_arrive_says_so_and_comes_when_it_is_tried_again() {
    offline();
    let it = page(|| view! { <Later load=|()| arriving(fetched(), "Versions")/> }.into_any());
    it.says("Try again").await;
    assert_eq!(it.count(".piece"), 0);
    ONLINE.set(true);
    it.press("Try again");
    it.says("Versions").await;
    assert_eq!(ASKED.get(), 2);
}

#[wasm_bindgen_test]
async fn dialogs_are_loaded_once_when_one_is_asked_for() {
    ASKED.set(0);
    ONLINE.set(true);
    let it = page(|| {
        let open = RwSignal::new(false);
        view! {
            <Button on_press=move || open.update(|open| *open = !*open)>"Ask"</Button>
            <WhenAsked asked=open load=|()| arriving(fetched(), "Delete it?") close=|()| ()/>
        }
        .into_any()
    });
    assert_eq!((it.count(".piece"), ASKED.get()), (0, 0));
    it.press("Ask");
    it.says("Delete it?").await;
    it.press("Ask");
    it.press("Ask");
    it.until("it stays", |it| it.count(".piece") == 1).await;
    assert_eq!(ASKED.get(), 1);
}

#[wasm_bindgen_test]
async fn dialogs_that_did_not_arrive_are_closed_again_and_a_toast_says_why() {
    offline();
    let it = page(|| {
        let open = RwSignal::new(false);
        view! {
            <Button on_press=move || open.set(true)>"Ask"</Button>
            <p>{move || if open.get() { "open" } else { "closed" }}</p>
            <WhenAsked asked=open load=|()| arriving(fetched(), "Delete it?") close=move |()| open.set(false)/>
        }
        .into_any()
    });
    it.press("Ask");
    it.until("a toast", |it| it.count(".toast") == 1).await;
    it.says("closed").await;
    ONLINE.set(true);
    it.press("Ask");
    it.says("Delete it?").await;
}

#[wasm_bindgen_test]
async fn a_page_that_is_left_while_a_piece_is_on_its_way_is_left_quietly() {
    let it = page(|| {
        let stands = RwSignal::new(true);
        let later =
            || view! { <Later load=|()| arriving(pending::<Result<Piece, NotLoaded>>(), "")/> };
        view! {
            <Button on_press=move || stands.set(false)>"Leave"</Button>
            {move || match stands.get() {
                true => later().into_any(),
                false => view! { <p>"Left"</p> }.into_any(),
            }}
        }
        .into_any()
    });
    it.until("it is loading", |it| it.count(".loading") == 1)
        .await;
    it.press("Leave");
    it.says("Left").await;
}
