//! Pasting a policy to see what is wrong with it. The text stays in this tab, and is kept until it is closed.

use charter_policy::{Profile, tencent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::draft;
use super::editor::{JSON, PolicyDocument, PolicyEditor};
use crate::app::navigation::navigator;
use crate::app::routes::{Address, Route};
use crate::app::texts::texts;
use crate::ui::*;

const EDITOR: &str = "pasted";
const SCP: &str = "scp";
const CAM: &str = "cam";

fn profile(name: &str) -> &'static Profile {
    if name == CAM {
        &tencent::CAM
    } else {
        &tencent::SCP
    }
}

/// The page.
#[component]
pub fn CheckPage() -> impl IntoView {
    let t = texts().policies();
    let navigator = navigator();
    let in_address = navigator.value("profile");
    let chosen = RwSignal::new(String::new());
    Effect::new(move |_| {
        chosen.set(
            in_address
                .get()
                .filter(|name| name == CAM)
                .unwrap_or_else(|| SCP.to_owned()),
        )
    });
    Effect::new(move |before: Option<()>| {
        let name = chosen.get();
        if before.is_some() {
            navigator.replace_value("profile", (name == CAM).then_some(name));
        }
    });
    let policy = PolicyDocument::new(
        &draft::kept(draft::PASTED).unwrap_or_default(),
        profile(SCP),
    );
    let keep = move || {
        if policy.is_there() {
            policy.now(|document| draft::keep(draft::PASTED, document.text()));
        }
    };
    draft::keep_after(move || policy.with(|_| ()), keep);
    Effect::new(move |_| policy.set_profile(chosen.with(|name| profile(name))));
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
    let choices = vec![
        Choice::new(SCP, t.profile_scp).hint(t.profile_scp_hint),
        Choice::new(CAM, t.profile_cam).hint(t.profile_cam_hint),
    ];
    let actions = move || {
        view! {
            <Button disabled=Signal::derive(why) on_press=move || policy.put("")>{t.clear_text}</Button>
            {move || {
                let kind = if has_errors.get() { ButtonKind::Secondary } else { ButtonKind::Primary };
                view! { <Button kind icon=Icon::Plus disabled=Signal::derive(why) on_press=create>{t.create_from_this}</Button> }
            }}
        }
    };
    view! {
        <div class="policy-page">
            <PageHeader title=t.check_title text=t.check_text actions/>
            <RadioGroup label=t.profile value=chosen choices=Signal::stored(choices) inline=true/>
            <PolicyEditor label=t.policy_syntax document=policy id=EDITOR first=JSON/>
        </div>
    }
    .into_any()
}
