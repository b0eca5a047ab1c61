//! Asks before unsaved input would be lost; the same question everywhere.

use crate::app::navigation::navigator;
use crate::app::texts::texts;
use crate::ui::ConfirmDialog;
use leptos::prelude::*;

/// The question, open while somebody wants to leave.
#[component]
pub(super) fn Leaving() -> impl IntoView {
    let t = texts().shell();
    let navigator = navigator();
    let leaving = navigator.leaving;
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(leaving.with(Option::is_some)));
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now {
            leaving.set(None);
        }
        now
    });
    view! {
        <ConfirmDialog open danger=true title=t.leave_title confirm=t.leave on_confirm=move || navigator.leave()>
            {t.leave_text}
        </ConfirmDialog>
    }
}
