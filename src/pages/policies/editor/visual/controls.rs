//! Controls that show what the document says and send what is chosen: they keep nothing themselves.

use leptos::prelude::*;

use crate::ui::*;

/// One of a few, side by side, in a row of the form.
#[component]
pub(super) fn Radios(
    label: &'static str,
    #[prop(into)] chosen: Signal<&'static str>,
    choices: Vec<(&'static str, Signal<String>)>,
    #[prop(into)] on_choose: Callback<&'static str>,
) -> impl IntoView {
    let name = StoredValue::new(dom::unique_id("radio"));
    let label_id = dom::unique_id("label");
    let labelled_by = label_id.clone();
    let radio = move |(value, words): (&'static str, Signal<String>)| {
        view! {
            <label class="check">
                <input
                    type="radio"
                    name=name.get_value()
                    prop:checked=move || chosen.get() == value
                    on:change=move |_| on_choose.run(value)
                />
                <span>{words}</span>
            </label>
        }
    };
    view! {
        <div class="form-row" role="radiogroup" aria-labelledby=labelled_by>
            <span class="form-label" id=label_id>{label}</span>
            <div class="choices inline">{choices.into_iter().map(radio).collect_view()}</div>
        </div>
    }
}

/// A tick.
#[component]
pub(super) fn Tick(
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
    children: Children,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=checked
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <span>{children()}</span>
        </label>
    }
}

/// One of a list, in the browser's own control.
#[component]
pub(super) fn Select(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] chosen: Signal<String>,
    /// Values with their words.
    #[prop(into)]
    choices: Signal<Vec<(String, String)>>,
    #[prop(into)] on_choose: Callback<String>,
) -> impl IntoView {
    let id = dom::unique_id("select");
    let option = move |(value, words): (String, String)| {
        let own = value.clone();
        view! { <option value=value prop:selected=move || chosen.with(|chosen| *chosen == own)>{words}</option> }
    };
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{label}</label>
            <select class="input select" id=id on:change=move |event| on_choose.run(event_target_value(&event))>
                {move || choices.get().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}

/// A text that is typed or taken from suggestions, and then given away: with Enter, the button, or by leaving the field.
#[component]
pub(super) fn Entry(
    #[prop(into)] label: Signal<String>,
    /// Values with what they are called.
    #[prop(optional, into)]
    suggestions: Signal<Vec<(String, String)>>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    /// What the button says.
    add: &'static str,
    /// What the field begins with.
    #[prop(default = String::new())]
    value: String,
    #[prop(into)] on_add: Callback<String>,
) -> impl IntoView {
    let typed = RwSignal::new(value);
    let give = move || {
        let text = typed
            .try_get_untracked()
            .unwrap_or_default()
            .trim()
            .to_owned();
        if !text.is_empty() {
            let _ = typed.try_set(String::new());
            on_add.run(text);
        }
    };
    view! {
        <div class="entry">
            <SuggestField label value=typed suggestions hint on_change=Callback::new(move |()| give())/>
            <Button on_press=give>{add}</Button>
        </div>
    }
}

/// A field with suggestions; anything else may be typed as well.
#[component]
pub(super) fn SuggestField(
    #[prop(into)] label: Signal<String>,
    /// What was given: chosen, or typed and ended with Enter or by leaving the field.
    value: RwSignal<String>,
    /// Values with what they are called.
    #[prop(into)]
    suggestions: Signal<Vec<(String, String)>>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] on_change: Option<Callback<()>>,
) -> impl IntoView {
    let option = |(value, title): (String, String)| match title.is_empty() {
        true => ComboOption::plain(value),
        false => ComboOption::plain(value).detail(title),
    };
    let options = Signal::derive(move || {
        suggestions
            .get()
            .into_iter()
            .map(option)
            .collect::<Vec<_>>()
    });
    let choose = move |_: String| {
        if let Some(on_change) = on_change {
            on_change.run(());
        }
    };
    view! { <Combobox label value options hint free=true code=true on_choose=choose/> }
}

/// Values as tokens, each with what is wrong with it.
#[component]
pub(super) fn Tokens(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] values: Signal<Vec<String>>,
    /// Called with all values.
    #[prop(into)]
    on_change: Callback<Vec<String>>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    /// What is wrong with a value.
    #[prop(optional, into)]
    fault: Option<Callback<String, Option<String>>>,
) -> impl IntoView {
    let token = move |value: String| {
        let error = fault.and_then(|fault| fault.run(value.clone()));
        ValueToken::new(value).error(error)
    };
    let values = Signal::derive(move || values.get().into_iter().map(token).collect::<Vec<_>>());
    view! { <TokenField label values on_change hint keep_spaces=true code=true/> }
}
