//! Fields in which something is chosen.

use leptos::prelude::*;

use super::Frame;
use crate::ui::{dom, words::words};

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// One line under the label (radio buttons only).
    pub hint: Option<String>,
    /// Why it cannot be chosen.
    pub disabled: Option<String>,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Choice {
            value: value.into(),
            label: label.into(),
            hint: None,
            disabled: None,
        }
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub fn disabled(mut self, reason: Option<String>) -> Self {
        self.disabled = reason;
        self
    }
}

/// One of a list, in the browser's own control.
#[component]
pub fn SelectField(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] id: Option<String>,
    #[prop(optional, into)] on_change: Option<Callback<String>>,
) -> impl IntoView {
    let frame = Frame::new(id, label, hint, error, required);
    let change = move |event: web_sys::Event| {
        let chosen = event_target_value(&event);
        value.set(chosen.clone());
        if let Some(on_change) = on_change {
            on_change.run(chosen);
        }
    };
    let option = move |choice: Choice| {
        let own = choice.value.clone();
        view! {
            <option
                value=choice.value
                disabled=choice.disabled.is_some()
                prop:selected=move || value.with(|value| *value == own)
            >
                {choice.label}
            </option>
        }
    };
    let control = view! {
        <select
            class="input select"
            id=frame.id()
            required=required
            aria-invalid=move || frame.invalid()
            aria-describedby=move || frame.described_by()
            on:change=change
        >
            {move || choices.get().into_iter().map(option).collect_view()}
        </select>
    };
    frame.view(control.into_any(), ().into_any())
}

/// Yes or no, decided with the rest of a form.
#[component]
pub fn CheckboxField(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<bool>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    /// Some but not all of what it stands for.
    #[prop(optional, into)]
    mixed: Signal<bool>,
    /// Why it cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<Option<String>>,
    #[prop(optional, into)] id: Option<String>,
) -> impl IntoView {
    let hint = Signal::derive(move || disabled.get().or_else(|| hint.get()));
    let frame = Frame::new(id, label, hint, error, false);
    let blocked = move || disabled.with(|reason| reason.is_some());
    let change = move |event: web_sys::Event| {
        if blocked() {
            value.update(|_| ());
        } else {
            value.set(event_target_checked(&event));
        }
    };
    view! {
        <div class="field check-field" class:invalid=move || frame.invalid().is_some()>
            <label class="check">
                <input
                    type="checkbox"
                    id=frame.id()
                    prop:checked=value
                    prop:indeterminate=mixed
                    aria-disabled=move || blocked().then_some("true")
                    aria-invalid=move || frame.invalid()
                    aria-describedby=move || frame.described_by()
                    on:click=move |event: web_sys::MouseEvent| if blocked() { event.prevent_default() }
                    on:change=change
                />
                <span>{label}</span>
            </label>
            {frame.error_view()}
            {frame.hint_view()}
        </div>
    }
}

/// One of a few, all visible.
#[component]
pub fn RadioGroup(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    /// Side by side instead of one below the other.
    #[prop(optional)]
    inline: bool,
    #[prop(optional, into)] id: Option<String>,
) -> impl IntoView {
    let frame = Frame::new(id, label, hint, error, required);
    let name = StoredValue::new(dom::unique_id("radio"));
    let radio = move |choice: Choice| {
        let own = StoredValue::new(choice.value.clone());
        let blocked = choice.disabled.is_some();
        let note = choice.disabled.or(choice.hint);
        let note_id = StoredValue::new(dom::unique_id("note"));
        view! {
            <label class="check" class:blocked=blocked>
                <input
                    type="radio"
                    name=name.get_value()
                    value=choice.value
                    prop:checked=move || own.with_value(|own| value.with(|value| value == own))
                    disabled=blocked
                    aria-describedby=note.is_some().then(|| note_id.get_value())
                    on:change=move |_| value.set(own.get_value())
                />
                <span>
                    <span class="choice-label">{choice.label}</span>
                    {note.map(|note| view! { <span class="choice-hint" id=note_id.get_value()>{note}</span> })}
                </span>
            </label>
        }
    };
    let control = view! {
        <div class=if inline { "choices inline" } else { "choices" }>
            {move || choices.get().into_iter().map(radio).collect_view()}
        </div>
    };
    frame.group_view("radiogroup", control.into_any())
}

/// Several of a few, all visible. What is chosen stands in `value`, with spaces between; a choice that is disabled is always
/// chosen.
#[component]
pub fn CheckboxGroup(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional, into)] id: Option<String>,
) -> impl IntoView {
    let frame = Frame::new(id, label, hint, error, false);
    let checkbox = move |choice: Choice| {
        let own = StoredValue::new(choice.value);
        let blocked = choice.disabled.is_some();
        let note = choice.disabled.or(choice.hint);
        let note_id = StoredValue::new(dom::unique_id("note"));
        let is_chosen = move || {
            own.with_value(|own| value.with(|value| value.split(' ').any(|one| one == own)))
        };
        let change = move |event: web_sys::Event| {
            let is_on = event_target_checked(&event);
            own.with_value(|own| value.update(|value| choose(value, own, is_on)));
        };
        view! {
            <label class="check" class:blocked=blocked>
                <input
                    type="checkbox"
                    prop:checked=move || blocked || is_chosen()
                    aria-disabled=blocked.then_some("true")
                    aria-describedby=note.is_some().then(|| note_id.get_value())
                    on:click=move |event: web_sys::MouseEvent| if blocked { event.prevent_default() }
                    on:change=change
                />
                <span>
                    <span class="choice-label">{choice.label}</span>
                    {note.map(|note| view! { <span class="choice-hint" id=note_id.get_value()>{note}</span> })}
                </span>
            </label>
        }
    };
    let control = view! {
        <div class="choices">{move || choices.get().into_iter().map(checkbox).collect_view()}</div>
    };
    frame.group_view("group", control.into_any())
}

/// Puts a value among those that are chosen, or takes it away.
fn choose(chosen: &mut String, value: &str, is_on: bool) {
    let others = chosen.split(' ').filter(|one| *one != value);
    let mut others: Vec<&str> = others.filter(|one| !one.is_empty()).collect();
    if is_on {
        others.push(value);
    }
    *chosen = others.join(" ");
}

/// On or off, at once.
#[component]
pub fn Switch(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] on: Signal<bool>,
    /// Called with the wanted state; the caller changes `on`.
    #[prop(into)]
    on_change: Callback<bool>,
    #[prop(optional, into)] disabled: Signal<Option<String>>,
    #[prop(optional, into)] pending: Signal<bool>,
) -> impl IntoView {
    let words = words();
    let reason_id = StoredValue::new(dom::unique_id("reason"));
    let reason = Memo::new(move |_| disabled.get());
    let blocked = move || reason.with(Option::is_some) || pending.get();
    let press = move |_| {
        if !blocked() {
            on_change.run(!on.get_untracked());
        }
    };
    view! {
        <button
            type="button"
            class="switch"
            role="switch"
            aria-checked=move || if on.get() { "true" } else { "false" }
            aria-label=label
            aria-disabled=move || blocked().then_some("true")
            aria-describedby=move || reason.with(Option::is_some).then(|| reason_id.get_value())
            data-tip=move || reason.get()
            on:click=press
        >
            <span class={"switch-track"} aria-hidden="true"></span>
            <span class="switch-words">
                <span>{label}</span>
                <span class="switch-state">{move || if on.get() { words.on } else { words.off }}</span>
            </span>
        </button>
        {move || reason.get().map(|text| view! { <span class="visually-hidden" id=reason_id.get_value()>{text}</span> })}
    }
}
