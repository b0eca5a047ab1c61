//! Pasting a policy to see what is wrong with it. The text stays in this tab, and is kept until it is closed.

use charter_policy::{Profile, tencent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::checked::Splice;
use super::text::{PolicyText, checked};
use super::{area, draft};
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
    let value = RwSignal::new(draft::kept(draft::PASTED).unwrap_or_default());
    Effect::new(move |_| value.with(|text| draft::keep(draft::PASTED, text)));
    let checked = checked(
        value,
        Signal::derive(move || chosen.with(|name| profile(name))),
    );
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
        let area = dom::by_id(EDITOR).and_then(|area| area.dyn_into().ok());
        if let (Some(insert), Some(area), false, false) =
            (pasted, area, dom::is_typing(), in_dialog)
        {
            event.prevent_default();
            let range = 0..value.with_untracked(|text| text.encode_utf16().count());
            if let Some(text) = area::replace(&area, &Splice { range, insert }) {
                value.set(text);
            }
        }
    });
    let is_blank = Memo::new(move |_| checked.with(|checked| checked.is_blank));
    let has_errors = Memo::new(move |_| checked.with(|checked| checked.tally().errors() > 0));
    let why = move || is_blank.get().then(|| t.text_missing.to_owned());
    let create = move || navigator.go(Address::from(Route::PolicyCreate).with("from", "pasted"));
    let choices = vec![
        Choice::new(SCP, t.profile_scp).hint(t.profile_scp_hint),
        Choice::new(CAM, t.profile_cam).hint(t.profile_cam_hint),
    ];
    let actions = move || {
        view! {
            <Button disabled=Signal::derive(why) on_press=move || value.set(String::new())>{t.clear_text}</Button>
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
            <PolicyText label=t.policy_syntax value checked id=EDITOR/>
        </div>
    }
    .into_any()
}
