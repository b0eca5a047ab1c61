//! Where the data lives, and what can be done with all of it at once.

use super::erase::EraseDialog;
use super::reset::ResetDialog;
use super::storage::StorageUsed;
use crate::app::navigation::navigator;
use crate::app::problems::problem;
use crate::app::texts::texts;
use crate::backend::{Backend, Failure};
use crate::pages::shared::export::export_data;
use crate::pages::shared::import::ImportDialog;
use crate::ui::*;
use leptos::prelude::*;

/// The data of this console.
#[component]
pub(super) fn Data() -> impl IntoView {
    let t = texts().settings();
    let backend = expect_context::<Backend>();
    let absent = backend.capabilities().data.err();
    let facts = facts(&backend);
    view! {
        <Card title=t.data>
            <DescriptionList details=facts/>
            {match absent {
                Some(absent) => {
                    let problem = problem(&Failure::Unsupported(absent));
                    view! { <Notice title=problem.what>{problem.why}" "{problem.what_to_do}</Notice> }.into_any()
                }
                None => view! { <Actions/> }.into_any(),
            }}
        </Card>
    }
}

fn facts(backend: &Backend) -> Details {
    let t = texts().settings();
    let here = backend.capabilities().data.is_ok();
    let (kind, place, leaves) = match (here, backend.in_memory()) {
        (true, false) => (t.backend_offline, t.place_browser, t.leaves_nothing),
        (true, true) => (t.backend_offline, t.place_memory, t.leaves_nothing),
        (false, _) => (t.backend_remote, t.place_service, t.leaves_requests),
    };
    Details::new()
        .text(t.backend, kind)
        .text(t.place, place)
        .view(t.used, view! { <StorageUsed/> })
        .text(t.leaves, leaves)
}

#[component]
fn Actions() -> impl IntoView {
    let t = texts().settings();
    let backend = StoredValue::new(expect_context::<Backend>());
    let toaster = toaster();
    let navigator = navigator();
    let (import, reset, erase) = (
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(false),
    );
    // The search leads here with the dialog open.
    let asked = navigator.value("import");
    Effect::new(move |_| {
        if asked.get().is_some() {
            import.set(true);
            navigator.replace_value("import", None);
        }
    });
    let export = move || backend.with_value(|backend| export_data(backend, toaster));
    view! {
        <ul class="settings-actions">
            <li>
                <p>{t.export_text}</p>
                <Button icon=Icon::Download on_press=export>{t.export}</Button>
            </li>
            <li>
                <p>{t.import_row}</p>
                <Button icon=Icon::Upload on_press=move || import.set(true)>{t.import}</Button>
            </li>
            <li>
                <p>{t.reset_row}</p>
                <Button icon=Icon::Refresh on_press=move || reset.set(true)>{t.reset}</Button>
            </li>
            <li>
                <p>{t.erase_row}</p>
                <Button icon=Icon::Trash on_press=move || erase.set(true)>{t.erase}</Button>
            </li>
        </ul>
        <ImportDialog open=import/>
        <ResetDialog open=reset/>
        <EraseDialog open=erase/>
    }
}
