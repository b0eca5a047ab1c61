//! Reset: a fresh demo organization of a chosen size in the place of everything.

use crate::app::texts::texts;
use crate::backend::Size;
use crate::pages::shared::action::Action;
use crate::pages::shared::export::ExportFirst;
use crate::ui::{words::group, *};
use leptos::prelude::*;

/// The question, with the size as its choice.
#[component]
pub(super) fn ResetDialog(open: RwSignal<bool>) -> impl IntoView {
    let s = texts().settings();
    let action = Action::of_dialog(open);
    let size = RwSignal::new(members(Size::default()));
    let sizes: Vec<Choice> = Size::ALL
        .iter()
        .map(|size| Choice::new(members(*size), (s.reset_members)(&members(*size))))
        .collect();
    let sizes = Signal::stored(sizes);
    let reset = move || {
        let chosen = size.get_untracked();
        let found = Size::ALL
            .iter()
            .copied()
            .find(|size| members(*size) == chosen);
        let (teller, size) = (action.teller(), found.unwrap_or_default());
        let backend = teller.backend.clone();
        let resetting = async move {
            // The work holds the page: it begins once the button shows that it does.
            dom::pause(50).await;
            backend.reset(size).await
        };
        action.run(resetting, move |()| {
            let _ = open.try_set(false);
            teller.done((s.reset_done)(&members(size)), None);
        });
    };
    view! {
        <ConfirmDialog
            open
            danger=true
            title=Signal::derive(move || (s.reset_title)(&size.get()))
            confirm=s.reset_confirm
            pending=action.pending()
            error=action.problem()
            on_confirm=reset
        >
            <p>{s.reset_text}</p>
            <ExportFirst/>
            <RadioGroup label=s.reset_size value=size choices=sizes/>
        </ConfirmDialog>
    }
}

fn members(size: Size) -> String {
    group(size.members())
}
