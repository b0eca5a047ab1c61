//! Erase: everything goes, after a word was typed.

use crate::app::problems::problem_in;
use crate::app::texts::texts;
use crate::backend::Backend;
use crate::ui::*;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The question.
#[component]
pub(super) fn EraseDialog(open: RwSignal<bool>) -> impl IntoView {
    let t = texts();
    let s = t.settings();
    let backend = StoredValue::new(expect_context::<Backend>());
    let pending = RwSignal::new(false);
    let failed = RwSignal::new(None::<Problem>);
    Effect::new(move |_| {
        if open.get() {
            failed.set(None);
        }
    });
    let erase = move || {
        let backend = backend.get_value();
        pending.set(true);
        failed.set(None);
        spawn_local(async move {
            match backend.erase().await {
                Ok(()) => {
                    let _ = window().location().reload();
                }
                Err(failure) => {
                    let _ = pending.try_set(false);
                    let _ = failed.try_set(Some(problem_in(t.problems(), &failure)));
                }
            }
        });
    };
    view! {
        <ConfirmDialog
            open
            danger=true
            title=s.erase_title
            confirm=s.erase_confirm
            typed=s.erase_word
            pending
            error=Signal::derive(move || failed.get())
            on_confirm=erase
        >
            {s.erase_text}
        </ConfirmDialog>
    }
}
