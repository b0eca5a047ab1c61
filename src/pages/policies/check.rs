//! Pasting a policy to see what is wrong with it. The text stays in this tab, and is kept until it is closed.

use charter_policy::{Profile, Reading};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::draft;
use super::editor::{FileOpener, JSON, PolicyDocument, PolicyEditor, dragged};
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
    // A kind, where somebody chose one, or else a cloud: then the kind is what the text is written like.
    let is_chosen = Memo::new(move |_| {
        let value = in_address.get();
        value.is_some_and(|value| kinds::named(&value).is_some())
    });
    let policy = PolicyDocument::new(
        &draft::kept(draft::PASTED).unwrap_or_default(),
        kinds::FIRST,
    );
    let kind = Memo::new(move |_| {
        let value = in_address.get().unwrap_or_default();
        let profile = kinds::named(&value).unwrap_or_else(|| {
            policy.with(|document| {
                let (text, parsed) = (document.text(), document.parsed());
                kinds::recognized(text, parsed, kinds::cloud_named(&value))
            })
        });
        kinds::name_of(profile)
    });
    let profile = move || kind.with(|kind| kinds::named(kind).unwrap_or(kinds::FIRST));
    let choose = move |chosen| navigator.replace_value("profile", Some(kinds::name_of(chosen)));
    let choose_cloud = move |cloud: String| {
        let is_first = cloud == kinds::FIRST.dialect.name;
        navigator.replace_value("profile", (!is_first).then_some(cloud));
    };
    // A choice is a step of the text's undo: what is taken back is taken back in the address, too.
    policy.set_follower(Callback::new(move |reading: Reading| {
        let (kind, cloud) = (reading.profile, reading.profile.dialect.name.to_owned());
        match reading.is_chosen {
            true => choose(kind),
            false => choose_cloud(cloud),
        }
    }));
    let keep = move || {
        if policy.is_there() {
            policy.now(draft::keep_pasted);
        }
    };
    draft::keep_after(move || policy.with(|_| ()), keep);
    Effect::new(move |_| policy.read_as(profile(), is_chosen.get()));
    let opener = FileOpener::new(policy, Callback::new(|()| dom::focus_id(EDITOR)));
    // A file that is dropped beside the editor would take the place of the console.
    dom::on_window("dragover", |event| {
        if let Some(event) = event.dyn_ref::<web_sys::DragEvent>() {
            dragged(event);
        }
    });
    dom::on_window("drop", move |event| {
        if let Some(event) = event.dyn_ref::<web_sys::DragEvent>() {
            opener.dropped(event);
        }
    });
    // Whoever comes with a policy in the clipboard need not look for the editor first.
    dom::on_window("paste", move |event| {
        let data = event
            .dyn_ref::<web_sys::ClipboardEvent>()
            .and_then(web_sys::ClipboardEvent::clipboard_data);
        let pasted = data
            .as_ref()
            .and_then(|data| data.get_data("text").ok())
            .filter(|text| !text.trim().is_empty());
        let in_dialog = document()
            .query_selector("dialog[open]")
            .ok()
            .flatten()
            .is_some();
        if !in_dialog && pasted.is_none() && opener.open(data.and_then(|data| data.files())) {
            event.prevent_default();
        }
        if let (Some(pasted), false, false) = (pasted, dom::is_typing(), in_dialog) {
            event.prevent_default();
            policy.put(&pasted);
            dom::focus_id(EDITOR);
        }
    });
    let has_errors = Memo::new(move |_| policy.tally().get().errors() > 0);
    let why = move || {
        policy
            .is_blank()
            .get()
            .then(|| t.writing().text_missing.to_owned())
    };
    let create = move || navigator.go(Address::from(Route::PolicyCreate).with("from", "pasted"));
    let is_ours = move || kinds::is_ours(profile());
    let actions = move || {
        view! {
            <Button disabled=Signal::derive(why) on_press=move || policy.put("")>{t.check().clear}</Button>
            {move || {
                let kind = if has_errors.get() { ButtonKind::Secondary } else { ButtonKind::Primary };
                // A policy of another cloud, or of a role or a bucket, is no policy of this organization.
                is_ours().then(|| view! { <Button kind icon=Icon::Plus disabled=Signal::derive(why) on_press=create>{t.check().create_from_this}</Button> })
            }}
        }
    };
    view! {
        <div class="policy-page">
            <PageHeader title=t.check().title text=t.check().text actions/>
            <KindChoice
                profile=Signal::derive(profile)
                is_chosen
                on_choose=Callback::new(choose)
                on_cloud=Callback::new(choose_cloud)
            />
            <PolicyEditor label=t.policy_syntax document=policy id=EDITOR first=JSON/>
        </div>
    }
    .into_any()
}

/// The cloud, and which of its kinds of policies.
#[component]
fn KindChoice(
    profile: Signal<&'static Profile>,
    /// Whether somebody chose the kind; else it is told from the text.
    is_chosen: Memo<bool>,
    on_choose: Callback<&'static Profile>,
    on_cloud: Callback<String>,
) -> impl IntoView {
    let t = texts().policies();
    let cloud = Memo::new(move |_| profile.get().dialect.name);
    let chosen_cloud = RwSignal::new(String::new());
    let chosen_kind = RwSignal::new(String::new());
    Effect::new(move |_| chosen_cloud.set(cloud.get().to_owned()));
    Effect::new(move |_| chosen_kind.set(kinds::name_of(profile.get())));
    Effect::new(move |before: Option<()>| {
        let wanted = chosen_cloud.get();
        if before.is_some() && wanted != cloud.get_untracked() {
            on_cloud.run(wanted);
        }
    });
    Effect::new(move |before: Option<()>| {
        let wanted = chosen_kind.with(|name| kinds::named(name));
        if let (Some(_), Some(wanted)) = (before, wanted)
            && wanted != profile.get_untracked()
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
    // The first kind is what is meant where nothing tells; any other was told from the text.
    let is_recognized = Memo::new(move |_| {
        let kinds = kinds::kinds_of(cloud.get());
        let first = kinds.first().copied().unwrap_or(kinds::FIRST);
        !is_chosen.get() && profile.get() != first
    });
    view! {
        <RadioGroup label=t.check().cloud value=chosen_cloud choices=Signal::stored(clouds) inline=true/>
        <RadioGroup label=t.check().profile value=chosen_kind choices=kinds inline=true/>
        <div aria-live="polite">
            {move || is_recognized.get().then(|| view! { <p class="field-hint">{t.check().kind_recognized}</p> })}
        </div>
    }
}
