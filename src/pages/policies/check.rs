//! Pasting a policy to see what is wrong with it. The text stays in this tab, and is kept until it is closed.

use charter_policy::{Profile, tencent};
use leptos::prelude::*;

use super::draft;
use super::text::{PolicyText, checked};
use crate::app::navigation::navigator;
use crate::app::routes::{Address, Route};
use crate::app::texts::texts;
use crate::ui::*;

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
            <PolicyText label=t.policy_syntax value checked id="pasted"/>
        </div>
    }
    .into_any()
}
