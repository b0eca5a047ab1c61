//! Import: a file or a pasted text takes the place of everything, or nothing happens.

use super::bytes::bytes;
use crate::app::problems::problem_in;
use crate::app::texts::texts;
use crate::backend::Backend;
use crate::ui::*;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

/// A file that was chosen, and its text.
#[derive(Clone)]
struct Chosen {
    name: String,
    text: String,
}

/// The dialog. `open` is the page's.
#[component]
pub fn ImportDialog(open: RwSignal<bool>) -> impl IntoView {
    let t = texts();
    let s = t.settings();
    let backend = StoredValue::new(expect_context::<Backend>());
    let toaster = toaster();
    let pasted = RwSignal::new(String::new());
    let chosen = RwSignal::new(None::<Chosen>);
    let pending = RwSignal::new(false);
    let failed = RwSignal::new(None::<Problem>);
    Effect::new(move |_| {
        if open.get() {
            pasted.set(String::new());
            chosen.set(None);
            failed.set(None);
        }
    });
    Effect::new(move |_| {
        pasted.track();
        chosen.track();
        failed.set(None);
    });
    let nothing =
        move || chosen.with(Option::is_none) && pasted.with(|text| text.trim().is_empty());
    let import = move || {
        let text = chosen.with_untracked(|chosen| chosen.as_ref().map(|file| file.text.clone()));
        let text = text.unwrap_or_else(|| pasted.get_untracked());
        let backend = backend.get_value();
        pending.set(true);
        spawn_local(async move {
            let result = backend.import(&text).await;
            let _ = pending.try_set(false);
            match result {
                Ok(()) => {
                    let _ = open.try_set(false);
                    toaster.show(Toast::success(s.imported));
                }
                Err(failure) => {
                    let _ = failed.try_set(Some(problem_in(t.problems(), &failure)));
                }
            }
        });
    };
    let footer = move || {
        view! {
            <Button on_press=move || open.set(false)>{t.words().cancel}</Button>
            <Button
                kind=ButtonKind::Primary
                pending
                disabled=Signal::derive(move || nothing().then(|| s.import_nothing.to_owned()))
                on_press=import
            >
                {s.import_confirm}
            </Button>
        }
    };
    view! {
        <Dialog open title=s.import_title held=pending footer>
            <p>{s.import_text}</p>
            <ChooseFile chosen failed/>
            {move || chosen.with(Option::is_none).then(|| view! {
                <TextAreaField label=s.import_paste value=pasted code=true rows=8/>
            })}
            {move || failed.get().map(|problem| view! { <ProblemNotice problem/> })}
        </Dialog>
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
                    let _ = chosen.try_set(Some(Chosen { name, text }));
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
