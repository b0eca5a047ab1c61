//! Erase: everything goes, after a word was typed.

use crate::app::texts::texts;
use crate::pages::shared::action::Action;
use crate::ui::*;
use leptos::prelude::*;

/// The question.
#[component]
pub(super) fn EraseDialog(open: RwSignal<bool>) -> impl IntoView {
    let s = texts().settings();
    let action = Action::of_dialog(open);
    let erase = move || {
        let backend = action.teller().backend;
        let erasing = async move { backend.erase().await };
        action.run(erasing, |()| {
            let _ = window().location().reload();
        });
    };
    view! {
        <ConfirmDialog
            open
            danger=true
            title=s.erase_title
            confirm=s.erase_confirm
            typed=s.erase_word
            pending=action.pending()
            error=action.problem()
            on_confirm=erase
        >
            {s.erase_text}
        </ConfirmDialog>
    }
}
