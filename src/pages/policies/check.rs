//! Pasting a policy to see what is wrong with it. The text stays in this tab, and is kept until it is closed.

use charter_policy::Profile;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::draft;
use super::editor::{JSON, PolicyDocument, PolicyEditor};
use super::kinds;
use crate::app::navigation::navigator;
use crate::app::routes::{Address, Route};
use crate::app::texts::texts;
use crate::ui::*;

const EDITOR: &str = "pasted";

/// The page.
#[component]
pub fn CheckPage() -> impl IntoView {
    let t = texts().policies();
    let navigator = navigator();
    let in_address = navigator.value("profile");
    let kind = Memo::new(move |_| {
        let named = in_address.get().and_then(|name| kinds::named(&name));
        kinds::name_of(named.unwrap_or(kinds::FIRST))
    });
    let profile = move || kind.with(|kind| kinds::named(kind).unwrap_or(kinds::FIRST));
    let choose = move |chosen: &'static Profile| {
        let name = (!std::ptr::eq(chosen, kinds::FIRST)).then(|| kinds::name_of(chosen));
        navigator.replace_value("profile", name);
    };
    let policy = PolicyDocument::new(
        &draft::kept(draft::PASTED).unwrap_or_default(),
        untrack(profile),
    );
    let keep = move || {
        if policy.is_there() {
            policy.now(|document| draft::keep(draft::PASTED, document.text()));
        }
    };
    draft::keep_after(move || policy.with(|_| ()), keep);
    Effect::new(move |_| policy.set_profile(profile()));
    // Whoever comes with a policy in the clipboard need not look for the editor first.
    dom::on_window("paste", move |event| {
        let pasted = event
            .dyn_ref::<web_sys::ClipboardEvent>()
            .and_then(|event| event.clipboard_data()?.get_data("text").ok())
            .filter(|text| !text.trim().is_empty());
        let in_dialog = document()
            .query_selector("dialog[open]")
            .ok()
            .flatten()
            .is_some();
        if let (Some(pasted), false, false) = (pasted, dom::is_typing(), in_dialog) {
            event.prevent_default();
            policy.put(&pasted);
            dom::focus_id(EDITOR);
        }
    });
    let has_errors = Memo::new(move |_| policy.tally().get().errors() > 0);
    let why = move || policy.is_blank().get().then(|| t.text_missing.to_owned());
    let create = move || navigator.go(Address::from(Route::PolicyCreate).with("from", "pasted"));
    let is_ours = move || std::ptr::eq(profile().dialect, kinds::FIRST.dialect);
    let actions = move || {
        view! {
            <Button disabled=Signal::derive(why) on_press=move || policy.put("")>{t.clear_text}</Button>
            {move || {
                let kind = if has_errors.get() { ButtonKind::Secondary } else { ButtonKind::Primary };
                // A policy of another cloud is no policy of this organization.
                is_ours().then(|| view! { <Button kind icon=Icon::Plus disabled=Signal::derive(why) on_press=create>{t.create_from_this}</Button> })
            }}
        }
    };
    view! {
        <div class="policy-page">
            <PageHeader title=t.check_title text=t.check_text actions/>
            <KindChoice profile=Signal::derive(profile) on_choose=Callback::new(choose)/>
            <PolicyEditor label=t.policy_syntax document=policy id=EDITOR first=JSON/>
        </div>
    }
    .into_any()
}

/// The cloud, and which of its kinds of policies.
#[component]
fn KindChoice(
    profile: Signal<&'static Profile>,
    on_choose: Callback<&'static Profile>,
) -> impl IntoView {
    let t = texts().policies();
    let cloud = Memo::new(move |_| profile.get().dialect.name);
    let chosen_cloud = RwSignal::new(String::new());
    let chosen_kind = RwSignal::new(String::new());
    Effect::new(move |_| chosen_cloud.set(cloud.get().to_owned()));
    Effect::new(move |_| chosen_kind.set(kinds::name_of(profile.get())));
    Effect::new(move |before: Option<()>| {
        let wanted = chosen_cloud.get();
        let is_other = before.is_some() && wanted != cloud.get_untracked();
        if let (true, Some(first)) = (is_other, kinds::kinds_of(&wanted).first()) {
            on_choose.run(first);
        }
    });
    Effect::new(move |before: Option<()>| {
        let wanted = chosen_kind.with(|name| kinds::named(name));
        if let (Some(_), Some(wanted)) = (before, wanted)
            && !std::ptr::eq(wanted, profile.get_untracked())
        {
            on_choose.run(wanted);
        }
    });
    let clouds = kinds::clouds().into_iter();
    let clouds: Vec<Choice> = clouds
        .map(|cloud| Choice::new(cloud, kinds::cloud_title(cloud, t)))
        .collect();
    let kinds = Signal::derive(move || {
        let kinds = kinds::kinds_of(cloud.get()).into_iter();
        let choice = |profile| {
            let (title, hint) = kinds::title(profile, t);
            Choice::new(kinds::name_of(profile), title).hint(hint)
        };
        kinds.map(choice).collect::<Vec<_>>()
    });
    view! {
        <RadioGroup label=t.cloud value=chosen_cloud choices=Signal::stored(clouds) inline=true/>
        <RadioGroup label=t.profile value=chosen_kind choices=kinds inline=true/>
    }
}
