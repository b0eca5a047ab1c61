//! The filter's input, its tokens, its suggestions.

use leptos::{html, prelude::*};

use super::Operator;
use super::model::{Filter, Property, Suggestion, Token, suggest, typed_token};
use crate::ui::{
    dom,
    icon::Icon,
    words::{Words, words},
};

/// Tokens and free text in one box (APG combobox); `/` moves here, Backspace in the empty input removes the last token.
#[component]
pub fn TokenFilter(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] filter: Signal<Filter>,
    /// Called at each key and for each token.
    #[prop(into)]
    on_filter: Callback<Filter>,
    #[prop(into)] properties: Signal<Vec<Property>>,
    /// How many rows match now: announced.
    #[prop(optional, into)]
    matches: Signal<Option<usize>>,
) -> impl IntoView {
    let words = words();
    let list_id = StoredValue::new(dom::unique_id("suggestions"));
    let part = Part {
        words,
        filter,
        on_filter,
        properties,
        input: NodeRef::new(),
        open: RwSignal::new(false),
        active: RwSignal::new(None),
    };
    let text = Memo::new(move |_| filter.with(|filter| filter.text.clone()));
    let offers = Memo::new(move |_| {
        if part.open.get() {
            text.with(|text| properties.with(|known| suggest(text, known)))
        } else {
            Vec::new()
        }
    });
    let shown = move || part.open.get() && offers.with(|offers| !offers.is_empty());
    let option_id = move |at: usize| list_id.with_value(|id| format!("{id}-{at}"));

    slash_focuses(part.input);
    Effect::new(move |_| {
        if let Some(at) = part.active.get()
            && let Some(option) = dom::by_id(&option_id(at))
        {
            let how = web_sys::ScrollIntoViewOptions::new();
            how.set_block(web_sys::ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&how);
        }
    });

    let keys = move |event: web_sys::KeyboardEvent| part.key(&event, &offers.get_untracked());
    let option = move |(at, offer): (usize, Suggestion)| {
        let (main, kind) = part.offer_words(&offer);
        view! {
            <li
                role="option"
                class="suggestion"
                id=option_id(at)
                aria-selected=move || if part.active.get() == Some(at) { "true" } else { "false" }
                on:pointerdown=move |event: web_sys::PointerEvent| event.prevent_default()
                on:click=move |_| part.take(&offer)
            >
                <span>{main}</span>
                {kind.map(|kind| view! { <span class="suggestion-kind">{kind}</span> })}
            </li>
        }
    };
    view! {
        <div class="filter">
            <div class="filter-box">
                {Icon::Search.view()}
                <Tokens part/>
                <input
                    class="filter-input"
                    type="text"
                    inputmode="search"
                    id=dom::unique_id("filter")
                    role="combobox"
                    aria-label=label
                    aria-autocomplete="list"
                    aria-expanded=move || if shown() { "true" } else { "false" }
                    aria-controls=move || shown().then(|| list_id.get_value())
                    aria-activedescendant=move || part.active.get().map(option_id)
                    aria-keyshortcuts="/"
                    autocomplete="off"
                    spellcheck="false"
                    placeholder=move || filter.with(|filter| filter.tokens.is_empty().then_some(words.filter_placeholder))
                    prop:value=text
                    node_ref=part.input
                    on:input=move |event| part.typed(event_target_value(&event))
                    on:click=move |_| part.open.set(true)
                    on:blur=move |_| part.close()
                    on:keydown=keys
                />
                {move || filter.with(|filter| !filter.is_empty()).then(|| view! {
                    <button
                        type="button"
                        class="icon-button small"
                        aria-label=words.clear_filters
                        data-tip=words.clear_filters
                        on:click=move |_| part.change(Filter::default())
                    >
                        {Icon::Close.view()}
                    </button>
                })}
            </div>
            {move || shown().then(|| view! {
                <ul class="suggestions" role="listbox" id=list_id.get_value() aria-label=label>
                    {offers.get().into_iter().enumerate().map(option).collect_view()}
                </ul>
            })}
            <span class="visually-hidden" role="status">
                {move || {
                    if shown() {
                        (words.suggestions)(offers.with(Vec::len))
                    } else if filter.with(Filter::is_empty) {
                        String::new()
                    } else {
                        matches.get().map(words.matches).unwrap_or_default()
                    }
                }}
            </span>
        </div>
    }
}

/// The tokens, each with a button that removes it.
#[component]
fn Tokens(part: Part) -> impl IntoView {
    let tokens = Memo::new(move |_| part.filter.with(|filter| filter.tokens.clone()));
    let one = move |token: Token| {
        let name = part.token_words(&token);
        let remove_name = (part.words.remove_filter)(&name);
        view! {
            <li class="token">
                <span>{name}</span>
                <button type="button" class="token-remove" aria-label=remove_name on:click=move |_| part.remove(&token)>
                    {Icon::Close.view()}
                </button>
            </li>
        }
    };
    move || {
        tokens.with(|tokens| !tokens.is_empty()).then(|| {
            view! {
                <ul class="tokens" aria-label=part.words.filters>
                    <For each=move || tokens.get() key=Token::clone children=one/>
                </ul>
            }
        })
    }
}

/// What the parts of the filter share.
#[derive(Clone, Copy)]
struct Part {
    words: &'static Words,
    filter: Signal<Filter>,
    on_filter: Callback<Filter>,
    properties: Signal<Vec<Property>>,
    input: NodeRef<html::Input>,
    open: RwSignal<bool>,
    active: RwSignal<Option<usize>>,
}

impl Part {
    fn change(self, filter: Filter) {
        self.active.set(None);
        self.on_filter.run(filter);
        if let Some(input) = self.input.get_untracked() {
            let _ = input.focus();
        }
    }

    fn typed(self, text: String) {
        self.open.set(true);
        self.active.set(None);
        let tokens = self.filter.with_untracked(|filter| filter.tokens.clone());
        self.on_filter.run(Filter { tokens, text });
    }

    fn close(self) {
        let _ = self.open.try_set(false);
        let _ = self.active.try_set(None);
    }

    fn add(self, token: Token) {
        let mut filter = self.filter.get_untracked();
        filter.text.clear();
        if !filter.tokens.contains(&token) {
            filter.tokens.push(token);
        }
        self.open.set(false);
        self.change(filter);
    }

    fn remove(self, token: &Token) {
        let mut filter = self.filter.get_untracked();
        filter.tokens.retain(|other| other != token);
        self.change(filter);
    }

    fn take(self, offer: &Suggestion) {
        match offer {
            Suggestion::Token(token) => self.add(token.clone()),
            Suggestion::Text(_) => self.close(),
            Suggestion::Property {
                label, operator, ..
            } => {
                self.typed(format!("{label} {} ", operator.sign()));
                if let Some(input) = self.input.get_untracked() {
                    let _ = input.focus();
                }
            }
        }
    }

    fn key(self, event: &web_sys::KeyboardEvent, offers: &[Suggestion]) {
        if event.is_composing() {
            return;
        }
        let count = offers.len();
        let active = self.active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" if !self.open.get_untracked() => self.open.set(true),
            "ArrowDown" if event.alt_key() => {}
            "ArrowDown" if count > 0 => self
                .active
                .set(Some(active.map_or(0, |at| (at + 1) % count))),
            "ArrowUp" if count > 0 => self.active.set(Some(
                active.map_or(count - 1, |at| (at + count - 1) % count),
            )),
            "Enter" => match active.and_then(|at| offers.get(at)) {
                Some(offer) => self.take(offer),
                None => {
                    let text = self.filter.with_untracked(|filter| filter.text.clone());
                    match self
                        .properties
                        .with_untracked(|known| typed_token(&text, known))
                    {
                        Some(token) => self.add(token),
                        None => self.close(),
                    }
                }
            },
            "Escape" if self.open.get_untracked() && count > 0 => self.close(),
            "Escape" if self.filter.with_untracked(|filter| !filter.text.is_empty()) => {
                self.typed(String::new())
            }
            "Backspace" if self.filter.with_untracked(|filter| filter.text.is_empty()) => {
                let last = self
                    .filter
                    .with_untracked(|filter| filter.tokens.last().cloned());
                match last {
                    Some(token) => self.remove(&token),
                    None => return,
                }
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    fn label_of(self, property: &str) -> String {
        self.properties.with_untracked(|known| {
            known
                .iter()
                .find(|one| one.id == property)
                .map_or_else(|| property.to_owned(), |one| one.label.clone())
        })
    }

    fn token_words(self, token: &Token) -> String {
        format!(
            "{} {} {}",
            self.label_of(&token.property),
            self.operator_words(token.operator),
            token.value
        )
    }

    fn operator_words(self, operator: Operator) -> &'static str {
        match operator {
            Operator::Is => "=",
            Operator::IsNot => "≠",
            Operator::Contains => self.words.operator_contains,
        }
    }

    /// The words of a suggestion, and what kind of thing it is.
    fn offer_words(self, offer: &Suggestion) -> (String, Option<String>) {
        match offer {
            Suggestion::Text(text) => ((self.words.free_text)(text), None),
            Suggestion::Token(token) => (self.token_words(token), None),
            Suggestion::Property {
                label, operator, ..
            } => {
                let said = match operator {
                    Operator::Is => self.words.operator_is,
                    Operator::IsNot => self.words.operator_is_not,
                    Operator::Contains => self.words.operator_contains,
                };
                (
                    format!("{label} {}", operator.sign()),
                    Some(said.to_owned()),
                )
            }
        }
    }
}

/// `/` outside of a text field moves the focus to the filter.
fn slash_focuses(input: NodeRef<html::Input>) {
    use wasm_bindgen::JsCast;
    dom::on_window("keydown", move |event| {
        let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else {
            return;
        };
        let plain = key.key() == "/" && !key.ctrl_key() && !key.meta_key() && !key.alt_key();
        if !plain || key.default_prevented() || dom::is_typing() {
            return;
        }
        if let Some(input) = input.try_get_untracked().flatten() {
            event.prevent_default();
            let _ = input.focus();
        }
    });
}
