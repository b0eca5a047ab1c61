//! The whole console: preferences, then texts in the chosen language, then the data, then the shell.
//!
//! What a first visit shows, the [`Entrance`], is there at once; data and shell are a part that is loaded after it.

use super::entrance::Entrance;
use super::navigation::{navigator, provide_navigator};
use super::parts::{Missing, Part, part};
use super::preferences::provide_preferences;
use super::recovery::{NotOpened, Rescue};
use super::shell::{Shell, act_as_before};
use super::texts::{Language, texts};
use super::{entrance, stop, titles};
use crate::backend::{Backend, Opener, Opening, Unopened};
use crate::ui::{Loading, UiRoot};
use leptos::prelude::*;
use std::cell::RefCell;

/// Starts the console in this page.
pub fn start() {
    stop::install();
    leptos::mount::mount_to_body(|| view! { <App/> });
}

/// Everything; what depends on words is mounted anew when the language changes.
#[component]
fn App() -> impl IntoView {
    let preferences = provide_preferences();
    let navigator = provide_navigator();
    let inside = entrance::inside(navigator);
    move || {
        let language = preferences.language.get();
        view! { <InLanguage language inside/> }.into_any()
    }
}

#[component]
fn InLanguage(language: Language, inside: Signal<Option<bool>>) -> impl IntoView {
    let texts = language.texts();
    provide_context(texts);
    let route = navigator().route();
    view! {
        <UiRoot words=texts.words()>
            <Titles/>
            {move || match inside.get() {
                None => view! { <Starting/> }.into_any(),
                Some(false) => view! { <Entrance/> }.into_any(),
                Some(true) => Part::Console.show(route.get_untracked()),
            }}
        </UiRoot>
    }
}

#[component]
fn Titles() -> impl IntoView {
    titles::follow_titles(texts().shell().brand);
}

/// Stands for the moment until it is known what to show.
#[component]
fn Starting() -> impl IntoView {
    view! { <main class="opening" id="main"><Loading what=texts().shell().opening/></main> }
}

part!(console: console, |_| view! { <Opened opener=opener()/> }.into_any());

thread_local! {
    static OPENER: RefCell<Option<Opener>> = const { RefCell::new(None) };
}

/// The opener of this page; a change of language mounts everything anew, and opens nothing again.
fn opener() -> Opener {
    OPENER.with_borrow_mut(|opener| opener.get_or_insert_with(Opener::start).clone())
}

/// The shell once the data is open; until then how far that is.
#[component]
fn Opened(opener: Opener) -> impl IntoView {
    provide_context(opener.clone());
    let opening = opener.opening();
    let query = navigator().query().get_untracked();
    let rescue = stop::is_rescue(navigator());
    let panic = query.get(stop::PANIC).is_some();
    let test = opening.clone();
    Effect::new(move |_| {
        let ready = test.with(|opening| matches!(opening, Opening::Ready(_)));
        stop::panic_for_test(panic && ready);
    });
    let route = navigator().route();
    move || match opening.get() {
        _ if rescue => Part::Recovery.show(route.get_untracked()),
        Opening::Loading => view! { <Starting/> }.into_any(),
        Opening::Ready(backend) => view! { <WithBackend backend/> }.into_any(),
        // What helps with it would not arrive either.
        Opening::Failed(Unopened::NotLoaded) => {
            let opener = opener.clone();
            view! { <main class="opening" id="main"><Missing on_retry=move || opener.retry()/></main> }.into_any()
        }
        Opening::Failed(_) => Part::Recovery.show(route.get_untracked()),
    }
}

#[component]
fn WithBackend(backend: Backend) -> impl IntoView {
    stop::remember(&backend);
    act_as_before(&backend);
    provide_context(backend);
    view! { <Shell/> }
}

part!(settings: recovery, |_| {
    let opener = expect_context::<Opener>();
    match opener.opening().get_untracked() {
        Opening::Failed(why) if !stop::is_rescue(navigator()) => view! { <NotOpened opener why/> }.into_any(),
        _ => view! { <Rescue opener/> }.into_any(),
    }
});
