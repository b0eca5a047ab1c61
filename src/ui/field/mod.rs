//! Form fields: label above, one line of help under it, the error beside it; and the summary above the buttons.

mod choice;
mod combobox;
mod options;
mod popup;
mod text;
mod tokens;

pub use choice::{CheckboxField, CheckboxGroup, Choice, RadioGroup, SelectField, Switch};
pub use combobox::Combobox;
pub use options::ComboOption;
pub use text::{SearchField, TextAreaField, TextField, TextKind};
pub use tokens::{TokenField, ValueToken};

use leptos::prelude::*;

use super::{dom, icon::Icon, words::words};

/// A field's fault, for the summary above the buttons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The id given to the field.
    pub field: String,
    pub label: String,
    pub message: String,
}

/// The summary of all faults, each a link that goes to its field. Shows nothing while there are none.
#[component]
pub fn FormErrors(
    #[prop(into)] errors: Signal<Vec<FieldError>>,
    /// Goes to a field that is not shown.
    #[prop(optional, into)]
    on_go: Option<Callback<String>>,
) -> impl IntoView {
    let words = words();
    let row = move |error: FieldError| {
        let target = error.field.clone();
        let go = move |event: web_sys::MouseEvent| {
            event.prevent_default();
            match on_go.filter(|_| dom::by_id(&target).is_none()) {
                Some(on_go) => on_go.run(target.clone()),
                None => dom::focus_id(&target),
            }
        };
        view! { <li><a href=format!("#{}", error.field) on:click=go>{error.label}</a>": "{error.message}</li> }
    };
    view! {
        <div role="alert">
            {move || {
                let errors = errors.get();
                (!errors.is_empty()).then(|| view! {
                    <div class="form-errors">
                        {Icon::Error.view()}
                        <div>
                            <p class="form-errors-title">{(words.errors_to_fix)(errors.len())}</p>
                            <ul>{errors.into_iter().map(row).collect_view()}</ul>
                        </div>
                    </div>
                })
            }}
        </div>
    }
}

/// What every field has around its control.
#[derive(Clone, Copy)]
struct Frame {
    id: StoredValue<String>,
    label: Signal<String>,
    hint: Signal<Option<String>>,
    error: Memo<Option<String>>,
    required: bool,
}

impl Frame {
    fn new(
        id: Option<String>,
        label: Signal<String>,
        hint: Signal<Option<String>>,
        error: Signal<Option<String>>,
        required: bool,
    ) -> Self {
        Frame {
            id: StoredValue::new(id.unwrap_or_else(|| dom::unique_id("field"))),
            label,
            hint: Signal::derive(move || hint.get()),
            error: Memo::new(move |_| error.get()),
            required,
        }
    }

    fn id(self) -> String {
        self.id.get_value()
    }

    fn part(self, part: &str) -> String {
        self.id.with_value(|id| format!("{id}-{part}"))
    }

    /// The ids of the texts that describe the control.
    fn described_by(self) -> Option<String> {
        let hint = self.hint.with(Option::is_some).then(|| self.part("hint"));
        let error = self.error.with(Option::is_some).then(|| self.part("error"));
        match (error, hint) {
            (Some(error), Some(hint)) => Some(format!("{error} {hint}")),
            (one, other) => one.or(other),
        }
    }

    fn invalid(self) -> Option<&'static str> {
        self.error.with(Option::is_some).then_some("true")
    }

    fn marks(self) -> impl IntoView {
        self.required
            .then(|| view! { <span class={"field-required"} aria-hidden="true">"*"</span> })
    }

    fn hint_view(self) -> impl IntoView {
        move || {
            self.hint
                .get()
                .map(|hint| view! { <p class="field-hint" id=self.part("hint")>{hint}</p> })
        }
    }

    fn error_view(self) -> impl IntoView {
        move || {
            self.error.get().map(|error| view! {
                <p class="field-error" id=self.part("error")>{Icon::Error.view()}<span>{error}</span></p>
            })
        }
    }

    /// Label, hint, control, then `below` (a counter) beside the error.
    fn view(self, control: AnyView, below: AnyView) -> AnyView {
        view! {
            <div class="field" class:invalid=move || self.invalid().is_some()>
                <label class="field-label" for=self.id()>{self.label}{self.marks()}</label>
                {control}
                <div class="field-below">
                    <div>{self.error_view()}{self.hint_view()}</div>
                    {below}
                </div>
            </div>
        }
        .into_any()
    }

    /// The same for a group of controls.
    fn group_view(self, role: &'static str, control: AnyView) -> AnyView {
        view! {
            <div
                class="field"
                class:invalid=move || self.invalid().is_some()
                role=role
                id=self.id()
                tabindex="-1"
                aria-labelledby=self.part("label")
                aria-describedby=move || self.described_by()
                aria-required=(self.required && role == "radiogroup").then_some("true")
                aria-invalid=move || if role == "radiogroup" { self.invalid() } else { None }
            >
                <span class="field-label" id=self.part("label")>{self.label}{self.marks()}</span>
                {control}
                <div class="field-below"><div>{self.error_view()}{self.hint_view()}</div></div>
            </div>
        }
        .into_any()
    }
}
