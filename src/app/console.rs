//! The whole console: preferences, then texts in the chosen language, then the data, then the shell.

use super::navigation::provide_navigator;
use super::preferences::provide_preferences;
use super::recovery::{NotOpened, Rescue};
use super::shell::Shell;
use super::texts::{Language, texts};
use super::{stop, titles};
use crate::backend::{Backend, Opener, Opening};
use crate::ui::{Loading, UiRoot};
use leptos::prelude::*;

/// Starts the console in this page.
pub fn start() {
    stop::install();
    leptos::mount::mount_to_body(|| view! { <Console/> });
}

/// Everything; what depends on words is mounted anew when the language changes.
#[component]
fn Console() -> impl IntoView {
    let preferences = provide_preferences();
    let query = provide_navigator().query().get_untracked();
    let rescue = query.get(stop::RESCUE).is_some();
    let panic = query.get(stop::PANIC).is_some();
    let opener = Opener::start();
    let test = opener.opening();
    Effect::new(move |_| {
        let ready = test.with(|opening| matches!(opening, Opening::Ready(_)));
        stop::panic_for_test(panic && ready);
    });
    move || {
        let language = preferences.language.get();
        view! { <InLanguage language opener=opener.clone() rescue/> }.into_any()
    }
}

#[component]
fn InLanguage(language: Language, opener: Opener, rescue: bool) -> impl IntoView {
    let texts = language.texts();
    provide_context(texts);
    view! {
        <UiRoot words=texts.words()>
            <Titles/>
            {match rescue {
                true => view! { <Rescue opener/> }.into_any(),
                false => view! { <Opened opener/> }.into_any(),
            }}
        </UiRoot>
    }
}

#[component]
fn Titles() -> impl IntoView {
    titles::follow_titles(texts().shell().brand);
}

/// The shell once the data is open; until then how far that is.
#[component]
fn Opened(opener: Opener) -> impl IntoView {
    let t = texts().shell();
    let opening = opener.opening();
    move || match opening.get() {
        Opening::Loading => {
            view! { <main class="opening" id="main"><Loading what=t.opening/></main> }.into_any()
        }
        Opening::Ready(backend) => view! { <WithBackend backend/> }.into_any(),
        Opening::Failed(why) => view! { <NotOpened opener=opener.clone() why/> }.into_any(),
    }
}

#[component]
fn WithBackend(backend: Backend) -> impl IntoView {
    stop::remember(&backend);
    provide_context(backend);
    view! { <Shell/> }
}
