//! A text field with a list that narrows while one types (APG combobox with list autocomplete).

use leptos::{html, prelude::*};

use super::{
    Frame,
    options::ComboOption,
    popup::{Key, Popup, is_composing},
};
use crate::ui::{dom, icon::Icon};

/// One of many options, found by typing; or any text, with options as help.
#[component]
pub fn Combobox(
    #[prop(into)] label: Signal<String>,
    /// The chosen option's value, or the free text. Written when something is chosen, not at each key.
    value: RwSignal<String>,
    #[prop(into)] options: Signal<Vec<ComboOption>>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] placeholder: Signal<Option<String>>,
    /// Any text may be given. Otherwise leaving the field puts the chosen option back.
    #[prop(optional)]
    free: bool,
    /// Ids and texts of code: monospace.
    #[prop(optional)]
    code: bool,
    /// Gets the focus when its dialog opens.
    #[prop(optional)]
    autofocus: bool,
    #[prop(optional, into)] id: Option<String>,
    /// An option was chosen, or a new free text was given with Enter or by leaving the field.
    #[prop(optional, into)]
    on_choose: Option<Callback<String>>,
) -> impl IntoView {
    let frame = Frame::new(id, label, hint, error, required);
    let field = Field {
        popup: Popup::new(frame.part("list"), options, value.into(), !free),
        value,
        options,
        text: RwSignal::new(String::new()),
        typed: RwSignal::new(false),
        free,
        on_choose,
    };
    field.follow_value();
    let popup = field.popup;
    let input = NodeRef::<html::Input>::new();
    let toggle = move |_| {
        if popup.is_open() {
            popup.close();
        } else {
            popup.open_all();
        }
        if let Some(input) = input.get_untracked() {
            let _ = input.focus();
        }
    };
    let take = Callback::new(move |option: ComboOption| field.choose(option.value));
    let control = view! {
        <div class="combo">
            <input
                class="input combo-input"
                class:code=code
                type="text"
                id=frame.id()
                role="combobox"
                aria-autocomplete="list"
                aria-expanded=move || popup.expanded()
                aria-controls=move || popup.controls()
                aria-activedescendant=move || popup.active_id()
                aria-required=required.then_some("true")
                aria-invalid=move || frame.invalid()
                aria-describedby=move || frame.described_by()
                placeholder=move || placeholder.get()
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                data-autofocus=autofocus.then_some("true")
                prop:value=field.text
                node_ref=input
                on:input=move |event| field.input(event_target_value(&event), dom::composes(&event))
                on:compositionend=move |event| field.input(event_target_value(&event), false)
                on:click=move |_| popup.open_all()
                on:blur=move |_| field.leave()
                on:keydown=move |event: web_sys::KeyboardEvent| field.key(&event)
            />
            // The keys do the same in the field, so this is for the pointer alone.
            <button type="button" class="combo-open" tabindex="-1" aria-hidden="true" on:click=toggle
                on:mousedown=move |event: web_sys::MouseEvent| event.prevent_default()>
                {Icon::ChevronDown.view()}
            </button>
            {popup.view(label, take)}
        </div>
    };
    frame.view(control.into_any(), ().into_any())
}

#[derive(Clone, Copy)]
struct Field {
    popup: Popup,
    value: RwSignal<String>,
    options: Signal<Vec<ComboOption>>,
    /// What stands in the field.
    text: RwSignal<String>,
    /// It was typed and is not the value yet.
    typed: RwSignal<bool>,
    free: bool,
    on_choose: Option<Callback<String>>,
}

impl Field {
    /// Shows the value's label, also when the options come later; a text being typed is left alone.
    fn follow_value(self) {
        let label = Memo::new(move |_| {
            let value = self.value.get();
            self.options.with(|options| label_of(options, &value))
        });
        Effect::new(move |before: Option<String>| {
            let value = self.value.get();
            let label = label.get();
            if before.as_ref() != Some(&value) || !self.typed.get_untracked() {
                self.show(label);
            }
            value
        });
    }

    fn show(self, text: String) {
        let _ = self.typed.try_set(false);
        let _ = self.text.try_set(text);
    }

    /// Back to what is chosen.
    fn put_back(self) {
        let Some(value) = self.value.try_get_untracked() else {
            return;
        };
        let label = self.options.try_with_untracked(|all| label_of(all, &value));
        self.show(label.unwrap_or(value));
    }

    fn input(self, text: String, composing: bool) {
        let changed = self.text.with_untracked(|before| *before != text) || !composing;
        self.text.set(text.clone());
        if changed {
            self.typed.set(true);
        }
        if !composing {
            self.popup.narrow(&text);
        }
    }

    fn choose(self, value: String) {
        self.value.set(value.clone());
        self.put_back();
        if let Some(on_choose) = self.on_choose {
            on_choose.try_run(value);
        }
    }

    /// The typed text becomes the value, if it is another one. Says whether it did.
    fn accept(self) -> bool {
        if !self.free || !self.typed.try_get_untracked().unwrap_or(false) {
            return false;
        }
        let (Some(text), Some(before)) = (
            self.text.try_get_untracked(),
            self.value.try_get_untracked(),
        ) else {
            return false;
        };
        let text = text.trim();
        let named = self
            .options
            .try_with_untracked(|options| named(options, text))
            .flatten();
        let value = named.unwrap_or_else(|| text.to_owned());
        if value == before {
            self.put_back();
            return false;
        }
        self.choose(value);
        true
    }

    /// The field was left, or it goes with its page.
    fn leave(self) {
        self.popup.close();
        dom::after_press(move || {
            if !self.accept() {
                self.put_back();
            }
        });
    }

    fn key(self, event: &web_sys::KeyboardEvent) {
        if is_composing(event) {
            return;
        }
        let value = self.value.get_untracked();
        let used = match self.popup.key(event, &value) {
            Key::Used => true,
            Key::Closed => {
                if !self.free {
                    self.put_back();
                }
                true
            }
            Key::Chosen(option) => {
                self.choose(option.value);
                true
            }
            Key::Free => match event.key().as_str() {
                "Enter" if self.free => {
                    let open = self.popup.is_open();
                    self.popup.close();
                    self.accept() || open
                }
                "Enter" => self.popup.is_open(),
                "Escape" if self.typed.get_untracked() => {
                    self.popup.close();
                    self.put_back();
                    true
                }
                _ => false,
            },
        };
        if used {
            event.prevent_default();
            event.stop_propagation();
        }
    }
}

fn label_of(options: &[ComboOption], value: &str) -> String {
    let option = options.iter().find(|option| option.value == value);
    option.map_or_else(|| value.to_owned(), |option| option.label.clone())
}

/// The value of the option that a typed text names.
fn named(options: &[ComboOption], text: &str) -> Option<String> {
    let exact = options
        .iter()
        .find(|it| it.label == text || it.value == text);
    exact.map(|option| option.value.clone())
}
