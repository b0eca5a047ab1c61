//! Import: a file or a pasted text takes the place of everything, or nothing happens. What it holds is shown before.

use super::bytes::bytes;
use super::export::ExportFirst;
use super::import_summary::Summary;
use crate::app::problems::problem_in;
use crate::app::texts::texts;
use crate::pages::shared::action::Action;
use crate::ui::*;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

/// A file that was chosen, its text, and when it was saved.
#[derive(Clone)]
struct Chosen {
    name: String,
    text: String,
    /// In milliseconds since 1970.
    saved: i64,
}

/// What an import would bring, or why there is none.
type Read = Result<Summary, Problem>;

/// The dialog. `open` is the page's.
#[component]
pub fn ImportDialog(open: RwSignal<bool>) -> impl IntoView {
    let t = texts();
    let s = t.settings();
    let action = Action::of_dialog(open);
    let pasted = RwSignal::new(String::new());
    let chosen = RwSignal::new(None::<Chosen>);
    let failed = RwSignal::new(None::<Problem>);
    let text = move || {
        let text = chosen.with_untracked(|chosen| chosen.as_ref().map(|file| file.text.clone()));
        text.unwrap_or_else(|| pasted.get_untracked())
    };
    Effect::new(move |_| {
        if open.get() {
            pasted.set(String::new());
            chosen.set(None);
            failed.set(None);
        }
    });
    let nothing =
        move || chosen.with(Option::is_none) && pasted.with(|text| text.trim().is_empty());
    let read = RwSignal::new(None::<Read>);
    let timer = StoredValue::new(None::<dom::Timer>);
    Effect::new(move |_| {
        let wait = if chosen.with(Option::is_some) {
            30
        } else {
            300
        };
        pasted.track();
        failed.set(None);
        action.forget();
        read.set(None);
        if let Some(running) = timer.try_update_value(Option::take).flatten() {
            running.cancel();
        }
        if !nothing() {
            // Reading a large one holds the page: it begins once its name stands there.
            let begin = move || {
                let found = Summary::of(&text()).map_err(|error| problem_in(t.problems(), &error));
                let _ = read.try_set(Some(found));
            };
            timer.set_value(dom::Timer::after(wait, begin));
        }
    });
    let import = move || {
        let (text, teller) = (text(), action.teller());
        let backend = teller.backend.clone();
        let importing = async move { backend.import(&text).await };
        action.run(importing, move |()| {
            let _ = open.try_set(false);
            teller.done(s.imported, None);
        });
    };
    let summary = Signal::derive(move || read.get().and_then(Result::ok));
    let refused = action.problem();
    let error = Signal::derive(move || {
        let unreadable = failed.get().or_else(|| read.get()?.err());
        refused.get().or(unreadable)
    });
    let disabled = Signal::derive(move || match (nothing(), read.get()) {
        (true, _) => Some(s.import_nothing.to_owned()),
        (false, None) => Some(t.words().working.to_owned()),
        (false, Some(read)) => read.err().map(|problem| problem.what),
    });
    view! {
        <ConfirmDialog
            open
            danger=true
            title=s.import_title
            confirm=s.import_confirm
            typed=Signal::derive(move || summary.get().map(|_| s.import_word.to_owned()))
            pending=action.pending()
            error
            disabled
            on_confirm=import
        >
            <p>{s.import_text}</p>
            <ExportFirst/>
            <ChooseFile chosen failed/>
            {move || chosen.with(Option::is_none).then(|| view! {
                <TextAreaField label=s.import_paste value=pasted code=true rows=6/>
            })}
            {move || summary.get().map(|summary| summary_view(&summary, chosen))}
        </ConfirmDialog>
    }
}

fn summary_view(summary: &Summary, chosen: RwSignal<Option<Chosen>>) -> impl IntoView + use<> {
    let s = texts().settings();
    let number = words::group;
    let saved = chosen.with_untracked(|chosen| chosen.as_ref().map(|file| file.saved));
    let time = |at: Option<i64>| view! { <RelativeTime at=Signal::stored(at)/> };
    let mut details = Details::new()
        .text(s.import_members, number(summary.members))
        .text(s.import_departments, number(summary.departments))
        .text(s.import_policies, number(summary.policies))
        .text(s.import_journal, number(summary.journal))
        .view(s.import_last_change, time(summary.last_change));
    if saved.is_some() {
        details = details.view(s.import_saved, time(saved));
    }
    view! {
        <section role="status">
            <h3>{s.import_holds}</h3>
            <DescriptionList details/>
        </section>
    }
}

/// A button that lets a file be chosen, and what was.
#[component]
fn ChooseFile(
    chosen: RwSignal<Option<Chosen>>,
    failed: RwSignal<Option<Problem>>,
) -> impl IntoView {
    let t = texts();
    let s = t.settings();
    let input = NodeRef::<html::Input>::new();
    let read = move |_| {
        let Some(file) = input
            .get_untracked()
            .and_then(|input| input.files()?.get(0))
        else {
            return;
        };
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await;
            let text = text.ok().and_then(|text| text.as_string());
            match text {
                Some(text) => {
                    let name = file.name();
                    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds")]
                    let saved = file.last_modified() as i64;
                    let _ = chosen.try_set(Some(Chosen { name, text, saved }));
                }
                None => {
                    let _ = failed.try_set(Some(Problem::new(s.import_unreadable_file)));
                }
            }
        });
    };
    let press = move || {
        if let Some(input) = input.get_untracked() {
            input.set_value("");
            input.click();
        }
    };
    let name = move |file: Chosen| {
        #[expect(clippy::cast_precision_loss, reason = "no text is that long")]
        let size = bytes(file.text.len() as f64);
        (s.import_chosen)(&file.name, &size)
    };
    view! {
        <div class="import-file">
            <input type="file" accept=".json,application/json" hidden node_ref=input on:change=read/>
            <Button icon=Icon::Upload on_press=press>{s.import_file}</Button>
            {move || chosen.get().map(|file| {
                let words = name(file);
                view! {
                    <span class="import-name" role="status">{words}</span>
                    <IconButton icon=Icon::Close name=t.words().clear class="small" on_press=move || chosen.set(None)/>
                }
            })}
        </div>
    }
}
