//! What a first visit shows: the three doors, before any data is made and before the rest of the console is loaded.
//!
//! Whoever comes back, or opens another address, goes straight inside.

use super::navigation::{Navigator, navigator};
use super::parts::Part;
use super::routes::{Address, Route};
use super::shell::{entrance_header, entrance_navigation};
use super::stop;
use super::texts::texts;
use crate::backend::{is_first_visit, preload_demo};
use crate::pages::first::{Doors, IMPORT};
use crate::ui::*;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Whether one is inside; `None` until that is known. Who went inside stays there.
pub(super) fn inside(navigator: Navigator) -> Signal<Option<bool>> {
    let route = navigator.route();
    let query = navigator.query();
    let at_the_door =
        Memo::new(move |_| route.get() == Route::First && query.with(|query| query.0.is_empty()));
    let inside = RwSignal::new((!at_the_door.get_untracked()).then_some(true));
    if inside.get_untracked().is_none() {
        spawn_local(async move {
            let first = is_first_visit().await;
            // Whoever went on meanwhile is inside.
            if inside.get_untracked().is_none() {
                inside.set(Some(!first));
            }
        });
    }
    Effect::new(move |_| {
        if !at_the_door.get() {
            inside.set(Some(true));
        }
    });
    // Whoever goes in does not wait for one part to ask for the next.
    Effect::new(move |_| {
        if inside.get() == Some(true) {
            Part::Console.preload();
            match stop::is_rescue(navigator) {
                true => Part::Recovery.preload(),
                false => preload_page(route.get_untracked()),
            }
        }
    });
    inside.into()
}

fn preload_page(route: Route) {
    if let Some(part) = Part::of(route) {
        part.preload();
    }
}

/// The first screen of a first visit.
#[component]
pub(super) fn Entrance() -> impl IntoView {
    let t = texts().first();
    let navigator = navigator();
    let nav_open = RwSignal::new(false);
    let import = navigator.href(Address::from(Route::First).with(IMPORT, ""));
    // Who reaches for a door will go through one.
    let approach = move || {
        Part::Console.preload();
        Part::First.preload();
        preload_demo();
    };
    view! {
        <ShellLayout nav_open header=entrance_header nav=entrance_navigation>
            <PageHeader title=t.title text=t.text/>
            <div on:pointerover=move |_| approach() on:focusin=move |_| approach()>
                <Doors explore_title=t.explore_title explore_text=t.explore_text open=move || view! {
                    <ButtonLink href=import.clone()>{t.open_action}</ButtonLink>
                }/>
            </div>
        </ShellLayout>
    }
}
