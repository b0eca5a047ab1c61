//! The whole console: preferences, then texts in the chosen language, then the shell with its page.

use super::{navigation, preferences, shell::Shell, texts::Language};
use crate::ui::UiRoot;
use leptos::prelude::*;

/// Starts the console in this page.
pub fn start() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| view! { <Console/> });
}

/// Everything; mounted anew when the language changes.
#[component]
fn Console() -> impl IntoView {
    let preferences = preferences::provide_preferences();
    navigation::provide_navigator();
    move || {
        let language = preferences.language.get();
        view! { <InLanguage language/> }.into_any()
    }
}

#[component]
fn InLanguage(language: Language) -> impl IntoView {
    let texts = language.texts();
    provide_context(texts);
    view! {
        <UiRoot words=texts.words>
            <Shell/>
        </UiRoot>
    }
}
