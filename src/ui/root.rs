//! What surrounds the whole app once: words, announcements, tooltips, toasts, the minute's clock.

use leptos::prelude::*;

use super::{announce, dom, focus, time, toast, tooltip, words::Words};

/// The kit's surroundings. Put the whole app inside.
#[component]
pub fn UiRoot(
    /// The kit's words in the app's language.
    words: &'static Words,
    children: Children,
) -> impl IntoView {
    provide_context(words);
    let live = announce::provide_announcer();
    time::provide_clock();
    focus::keep();
    dom::watch_presses();
    let toasts = toast::provide_toaster();
    view! {
        {children()}
        {live}
        {toasts}
        {tooltip::layer()}
    }
}
