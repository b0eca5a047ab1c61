//! Reset: a fresh demo organization of a chosen size in the place of everything.

use super::export::ExportFirst;
use crate::app::problems::problem_in;
use crate::app::texts::texts;
use crate::backend::{Backend, Size};
use crate::ui::{words::group, *};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The question, with the size as its choice.
#[component]
pub(super) fn ResetDialog(open: RwSignal<bool>) -> impl IntoView {
    let t = texts();
    let s = t.settings();
    let backend = StoredValue::new(expect_context::<Backend>());
    let toaster = toaster();
    let size = RwSignal::new(members(Size::default()));
    let pending = RwSignal::new(false);
    let failed = RwSignal::new(None::<Problem>);
    Effect::new(move |_| {
        if open.get() {
            failed.set(None);
        }
    });
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
        let (backend, size) = (backend.get_value(), found.unwrap_or_default());
        pending.set(true);
        failed.set(None);
        // The work holds the page: it begins once the button shows that it does.
        let begin = move || {
            spawn_local(async move {
                let result = backend.reset(size).await;
                let _ = pending.try_set(false);
                match result {
                    Ok(()) => {
                        let _ = open.try_set(false);
                        toaster.show(Toast::success((s.reset_done)(&members(size))));
                    }
                    Err(failure) => {
                        let _ = failed.try_set(Some(problem_in(t.problems(), &failure)));
                    }
                }
            });
        };
        let _ = dom::Timer::after(50, begin);
    };
    view! {
        <ConfirmDialog
            open
            danger=true
            title=Signal::derive(move || (s.reset_title)(&size.get()))
            confirm=s.reset_confirm
            pending
            error=Signal::derive(move || failed.get())
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
