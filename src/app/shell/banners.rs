//! What a person has to know about this tab as a whole, above every page.

use crate::app::navigation::navigator;
use crate::app::recovery::reload;
use crate::app::routes::Route;
use crate::app::texts::texts;
use crate::backend::{Backend, Warning};
use crate::ui::*;
use leptos::prelude::*;

/// The banners, mostly none.
#[component]
pub(super) fn Banners() -> impl IntoView {
    let t = texts().shell();
    let backend = expect_context::<Backend>();
    let warning = backend.warning();
    let settings = navigator().href(Route::Settings);
    let reload_button = move || view! { <Button on_press=reload>{t.reload}</Button> };
    view! {
        {backend.in_memory().then(|| view! {
            <Notice tone=Tone::Warning title=t.memory_title actions=move || view! { <a href=settings.clone()>{t.open_settings}</a> }>
                {t.memory_text}
            </Notice>
        })}
        {move || warning.get().map(|warning| {
            let (title, text) = match warning {
                Warning::NewerVersion => (t.newer_title, t.newer_text),
                Warning::Erased => (t.erased_title, t.erased_text),
            };
            view! { <Notice tone=Tone::Warning live=true title actions=reload_button>{text}</Notice> }
        })}
    }
}
