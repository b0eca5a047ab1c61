//! What stands in the place of the console while its data does not open: what happened, why, and what helps.
//!
//! The same page saves the data after a stop (`?rescue`), without running the console.

use super::navigation::navigator;
use super::problems::{problem_in, unopened};
use super::routes::Route;
use super::texts::texts;
use crate::backend::{Opener, Size, Unopened};
use crate::ui::*;
use charter_core::store::StoreError;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What can be done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Offers {
    retry: bool,
    reload: bool,
    salvage: bool,
    replace: bool,
    /// Go on with what is left.
    keep_rest: bool,
}

impl Offers {
    fn of(why: &Unopened) -> Offers {
        let Unopened::Store(error) = why else {
            return Offers {
                retry: true,
                reload: false,
                salvage: false,
                replace: false,
                keep_rest: false,
            };
        };
        let damaged = matches!(error, StoreError::Damaged(_));
        let newer = matches!(error, StoreError::Newer(_));
        Offers {
            retry: !newer && !damaged && *error != StoreError::Emptied,
            reload: newer || matches!(error, StoreError::Lost(_) | StoreError::Forbidden(_)),
            salvage: damaged || newer,
            replace: damaged || *error == StoreError::Emptied,
            keep_rest: damaged,
        }
    }
}

/// The console did not open.
#[component]
pub(super) fn NotOpened(opener: Opener, why: Unopened) -> impl IntoView {
    let offers = Offers::of(&why);
    let fault = unopened(&why);
    view! {
        <Help opener title=fault.what.clone() lines=vec![fault.why, fault.what_to_do] code=fault.code offers icon=Icon::Error/>
    }
}

/// Saves the data without the console.
#[component]
pub(super) fn Rescue(opener: Opener) -> impl IntoView {
    let t = texts().shell();
    let offers = Offers {
        retry: false,
        reload: false,
        salvage: true,
        replace: true,
        keep_rest: false,
    };
    view! {
        <Help opener title=t.rescue_title.to_owned() lines=vec![t.rescue_text.to_owned()] code=None offers icon=Icon::Download to_console=true/>
    }
}

#[component]
fn Help(
    opener: Opener,
    title: String,
    lines: Vec<String>,
    code: Option<String>,
    offers: Offers,
    icon: Icon,
    #[prop(optional)] to_console: bool,
) -> impl IntoView {
    let t = texts().shell();
    let words = texts().words();
    let anew = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<Problem>);
    let (retry, keep_rest) = (opener.clone(), opener.clone());
    let start_anew = StoredValue::new_local(opener.clone());
    let first = navigator().href(Route::First);
    Effect::new(move |_| dom::focus_id("page-title"));
    let begin = move || {
        let (opener, problems) = (start_anew.get_value(), texts().problems());
        busy.set(true);
        spawn_local(async move {
            let result = opener.start_anew(Size::default()).await;
            let _ = busy.try_set(false);
            match result {
                Ok(()) if to_console => leave_to(&first_address()),
                Ok(()) => {}
                Err(failure) => {
                    let _ = failed.try_set(Some(problem_in(problems, &failure)));
                }
            }
        });
    };
    // Where nothing is left to be read, there is nothing to ask.
    let ask = move || match offers.salvage {
        true => anew.set(true),
        false => begin(),
    };
    view! {
        <main class="state recovery" id="main" tabindex="-1">
            {icon.view()}
            <h1 class="state-title" id="page-title" tabindex="-1">{title}</h1>
            {lines.into_iter().filter(|line| !line.is_empty()).map(|line| view! { <p class="state-text">{line}</p> }).collect_view()}
            {code.map(|code| view! { <p class="problem-code">{words.error_code}" "<code>{code}</code></p> })}
            {move || failed.get().map(|problem| view! { <ProblemNotice problem/> })}
            <div class="state-actions">
                {offers.salvage.then(|| view! { <SaveReadable opener=opener.clone() failed/> })}
                {offers.keep_rest.then(|| view! { <Button on_press=move || keep_rest.accept_loss()>{t.keep_rest}</Button> })}
                {offers.replace.then(|| view! {
                    <ImportBackup opener=opener.clone() failed to_console/>
                    <Button pending=busy on_press=ask>{t.start_anew}</Button>
                })}
                {offers.reload.then(|| view! { <Button icon=Icon::Refresh kind=ButtonKind::Primary on_press=reload>{t.reload}</Button> })}
                {offers.retry.then(|| view! {
                    <Button icon=Icon::Refresh kind=ButtonKind::Primary on_press=move || retry.retry()>{words.retry}</Button>
                })}
                {to_console.then(|| view! { <a class="button primary" href=first target="_self">{t.to_console}</a> })}
            </div>
        </main>
        <ConfirmDialog open=anew danger=true title=t.start_anew_title confirm=t.start_anew pending=busy
            error=Signal::derive(move || failed.get()) on_confirm=begin>
            {t.start_anew_text}
        </ConfirmDialog>
    }
}

/// Saves what can be read as a file.
#[component]
fn SaveReadable(opener: Opener, failed: RwSignal<Option<Problem>>) -> impl IntoView {
    let t = texts();
    let toaster = toaster();
    let pending = RwSignal::new(false);
    let opener = StoredValue::new_local(opener);
    let save = move || {
        let opener = opener.get_value();
        pending.set(true);
        failed.set(None);
        spawn_local(async move {
            let result = opener.salvage().await;
            let _ = pending.try_set(false);
            match result {
                Ok(text) => {
                    let _ = dom::download("charter-export.json", "application/json", &text);
                    toaster.show(Toast::success(t.shell().exported));
                }
                Err(failure) => {
                    let _ = failed.try_set(Some(problem_in(t.problems(), &failure)));
                }
            }
        });
    };
    view! { <Button icon=Icon::Download pending on_press=save>{t.shell().export_readable}</Button> }
}

/// Puts a backup in the place of what does not open.
#[component]
fn ImportBackup(
    opener: Opener,
    failed: RwSignal<Option<Problem>>,
    to_console: bool,
) -> impl IntoView {
    let t = texts();
    let opener = StoredValue::new_local(opener);
    let pending = RwSignal::new(false);
    let input = NodeRef::<leptos::html::Input>::new();
    let chosen = move |_| {
        let Some(file) = input
            .get_untracked()
            .and_then(|input| input.files()?.get(0))
        else {
            return;
        };
        let opener = opener.get_value();
        pending.set(true);
        failed.set(None);
        spawn_local(async move {
            let text = read_file(&file).await;
            let result = opener.restore(&text).await;
            let _ = pending.try_set(false);
            match result {
                Ok(()) if to_console => leave_to(&first_address()),
                Ok(()) => {}
                Err(failure) => {
                    let _ = failed.try_set(Some(problem_in(t.problems(), &failure)));
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
    view! {
        <input type="file" accept=".json,application/json" hidden node_ref=input on:change=chosen/>
        <Button icon=Icon::Upload pending on_press=press>{t.shell().import_backup}</Button>
    }
}

/// The text of a file; empty where it cannot be read.
async fn read_file(file: &web_sys::File) -> String {
    let text = wasm_bindgen_futures::JsFuture::from(file.text()).await;
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

fn first_address() -> String {
    format!("{}{}", super::navigation::base_path(), Route::First.path())
}

fn leave_to(address: &str) {
    let _ = window().location().set_href(address);
}

/// Loads the page anew.
pub(super) fn reload() {
    let _ = window().location().reload();
}

#[cfg(test)]
mod tests {
    use super::Offers;
    use crate::backend::Unopened;
    use charter_core::store::StoreError;

    #[test]
    fn each_fault_offers_a_way_out_and_nothing_that_could_lose_readable_data() {
        let faults = [
            StoreError::Full,
            StoreError::Blocked,
            StoreError::Newer(9),
            StoreError::Damaged(String::new()),
            StoreError::Emptied,
            StoreError::Forbidden(String::new()),
            StoreError::Lost(String::new()),
        ];
        for fault in faults {
            let replaces = matches!(fault, StoreError::Damaged(_) | StoreError::Emptied);
            let offers = Offers::of(&Unopened::Store(fault.clone()));
            assert!(offers.retry || offers.reload || offers.replace, "{fault}");
            assert_eq!(offers.replace, replaces, "{fault}");
        }
    }
}
