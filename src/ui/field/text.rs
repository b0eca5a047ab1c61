//! Fields into which text is typed.

use leptos::{html, prelude::*};

use super::Frame;
use crate::ui::{dom, icon::Icon, words::words};

/// What a text field takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    #[default]
    Text,
    Email,
    Number,
    Password,
    Date,
    Url,
}

impl TextKind {
    fn name(self) -> &'static str {
        match self {
            TextKind::Text => "text",
            TextKind::Email => "email",
            TextKind::Number => "number",
            TextKind::Password => "password",
            TextKind::Date => "date",
            TextKind::Url => "url",
        }
    }
}

/// The characters a vendor counts: Unicode scalar values.
fn counter(value: RwSignal<String>, limit: Option<usize>) -> AnyView {
    let words = words();
    limit
        .map(|limit| {
            let used = Memo::new(move |_| value.with(|text| text.chars().count()));
            view! {
                <p class="field-counter" class:over={move || used.get() > limit}>
                    {move || (words.characters)(used.get(), limit)}
                </p>
            }
        })
        .into_any()
}

/// The field was left. A field that goes with its page while it has the focus is left too, when what the page gave it
/// is gone already.
fn left(on_blur: Option<Callback<()>>) {
    if let Some(on_blur) = on_blur {
        on_blur.try_run(());
    }
}

/// One line of text.
#[component]
pub fn TextField(
    #[prop(into)] label: Signal<String>,
    /// The text; typing writes it.
    value: RwSignal<String>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    /// Shows a counter; a longer text is shown as over, never cut.
    #[prop(optional)]
    limit: Option<usize>,
    #[prop(optional)] kind: TextKind,
    #[prop(optional, into)] placeholder: Signal<Option<String>>,
    /// Ids and texts of code: monospace, no spelling help.
    #[prop(optional)]
    code: bool,
    /// Cannot be edited now; the hint should say why.
    #[prop(optional, into)]
    read_only: Signal<bool>,
    /// Gets the focus when its dialog opens.
    #[prop(optional)]
    autofocus: bool,
    /// The element's id, for `FieldError`.
    #[prop(optional, into)]
    id: Option<String>,
    /// The field was left: check it now.
    #[prop(optional, into)]
    on_blur: Option<Callback<()>>,
    /// Enter was pressed.
    #[prop(optional, into)]
    on_enter: Option<Callback<()>>,
) -> impl IntoView {
    let frame = Frame::new(id, label, hint, error, required);
    let keys = move |event: web_sys::KeyboardEvent| {
        if let Some(on_enter) = on_enter.filter(|_| event.key() == "Enter" && !event.is_composing())
        {
            event.prevent_default();
            on_enter.run(());
        }
    };
    let control = view! {
        <input
            class="input"
            class:code=code
            type=kind.name()
            id=frame.id()
            prop:value=value
            placeholder=move || placeholder.get()
            required=required
            readonly=read_only
            spellcheck=if code { "false" } else { "true" }
            autocomplete="off"
            data-autofocus=autofocus.then_some("true")
            aria-invalid=move || frame.invalid()
            aria-describedby=move || frame.described_by()
            on:input=move |event| value.set(event_target_value(&event))
            on:blur=move |_| left(on_blur)
            on:keydown=keys
        />
    };
    frame.view(control.into_any(), counter(value, limit))
}

/// Several lines of text.
#[component]
pub fn TextAreaField(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    #[prop(optional)] limit: Option<usize>,
    /// The height in lines.
    #[prop(default = 4)]
    rows: u32,
    #[prop(optional)] code: bool,
    #[prop(optional, into)] read_only: Signal<bool>,
    #[prop(optional, into)] placeholder: Signal<Option<String>>,
    #[prop(optional, into)] id: Option<String>,
    #[prop(optional, into)] on_blur: Option<Callback<()>>,
    /// The element, to place the caret at a finding.
    #[prop(optional)]
    node_ref: NodeRef<html::Textarea>,
) -> impl IntoView {
    let frame = Frame::new(id, label, hint, error, required);
    let control = view! {
        <textarea
            class="input area"
            class:code=code
            id=frame.id()
            rows=rows.to_string()
            prop:value=value
            placeholder=move || placeholder.get()
            required=required
            readonly=read_only
            spellcheck=if code { "false" } else { "true" }
            aria-invalid=move || frame.invalid()
            aria-describedby=move || frame.described_by()
            node_ref=node_ref
            on:input=move |event| value.set(event_target_value(&event))
            on:blur=move |_| left(on_blur)
        ></textarea>
    };
    frame.view(control.into_any(), counter(value, limit))
}

/// A search box: a magnifier, a clear button, Escape clears.
#[component]
pub fn SearchField(
    /// Its name, read but not shown.
    #[prop(into)]
    label: Signal<String>,
    value: RwSignal<String>,
    #[prop(optional, into)] placeholder: Signal<Option<String>>,
    #[prop(optional)] autofocus: bool,
    /// How many match, announced and shown inside.
    #[prop(optional, into)]
    matches: Signal<Option<usize>>,
    /// Arrow Down: go on into the results.
    #[prop(optional, into)]
    on_down: Option<Callback<()>>,
) -> impl IntoView {
    let words = words();
    let input = NodeRef::<html::Input>::new();
    let clear = move || {
        value.set(String::new());
        if let Some(input) = input.get_untracked() {
            let _ = input.focus();
        }
    };
    let keys = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "Escape" if value.with_untracked(|text| !text.is_empty()) => {
            event.prevent_default();
            event.stop_propagation();
            value.set(String::new());
        }
        "ArrowDown" => {
            if let Some(on_down) = on_down {
                event.prevent_default();
                on_down.run(());
            }
        }
        _ => {}
    };
    view! {
        <div class="search">
            {Icon::Search.view()}
            <input
                type="text"
                class="search-input"
                inputmode="search"
                id=dom::unique_id("search")
                aria-label=label
                placeholder=move || placeholder.get().or_else(|| Some(label.get()))
                autocomplete="off"
                spellcheck="false"
                data-autofocus=autofocus.then_some("true")
                prop:value=value
                node_ref=input
                on:input=move |event| value.set(event_target_value(&event))
                on:keydown=keys
            />
            <span class="search-count" role="status">
                {move || matches.get().filter(|_| value.with(|text| !text.is_empty())).map(|count| (words.matches)(count))}
            </span>
            {move || value.with(|text| !text.is_empty()).then(|| view! {
                <button type="button" class="icon-button small" aria-label=words.clear on:click=move |_| clear()>
                    {Icon::Close.view()}
                </button>
            })}
        </div>
    }
}
