//! The first screen: three doors, and what the demo tells.

mod doors;
mod found;
mod found_view;
mod story;
mod story_view;

use crate::app::navigation::navigator;
use crate::app::problems::problem;
use crate::app::texts::texts;
use crate::backend::{Backend, Failure};
use crate::pages::shared::import::ImportDialog;
use crate::ui::*;
use leptos::prelude::*;

pub use doors::Doors;

/// The key of an address that opens the dialog for an organization of one's own.
pub const IMPORT: &str = "import";

/// The page.
#[component]
pub fn FirstPage() -> impl IntoView {
    let t = texts().first();
    let navigator = navigator();
    let data = expect_context::<Backend>().capabilities().data;
    let absent = data
        .err()
        .map(|absent| problem(&Failure::Unsupported(absent)).what);
    let (explore_title, explore_text) = match absent.is_none() {
        true => (t.explore_title, t.explore_text),
        false => (t.own_title, t.own_text),
    };
    let asked = navigator.value(IMPORT);
    let import = RwSignal::new(false);
    Effect::new(move |_| {
        if asked.get().is_some() {
            navigator.replace_value(IMPORT, None);
            import.set(data.is_ok());
        }
    });
    let open = move || {
        let absent = absent.clone();
        view! {
            <Button disabled=Signal::derive(move || absent.clone()) on_press=move || import.set(true)>{t.open_action}</Button>
        }
    };
    view! {
        <PageHeader title=t.title text=t.text/>
        <Doors open explore_title explore_text/>
        <story_view::Story/>
        <found_view::FoundNow/>
        <ImportDialog open=import/>
    }
}
