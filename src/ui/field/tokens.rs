//! A list of values as tokens, with a field that adds to them.

use leptos::{html, prelude::*};
use web_sys::HtmlElement;

use super::{
    Frame,
    options::{ComboOption, put, split_values},
    popup::{Key, Popup, is_composing},
};
use crate::ui::{
    announce::{Announcer, announcer},
    dom,
    icon::Icon,
    words::{Words, words},
};

/// One value of a [`TokenField`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValueToken {
    pub text: String,
    /// What is wrong with it.
    pub error: Option<String>,
}

impl ValueToken {
    /// A value with nothing wrong.
    pub fn new(text: impl Into<String>) -> Self {
        ValueToken {
            text: text.into(),
            error: None,
        }
    }

    /// With what is wrong with it; `None` leaves it right.
    pub fn error(mut self, error: Option<String>) -> Self {
        self.error = error;
        self
    }
}

/// Several values. Enter, a comma, leaving the field and pasting add; in the tokens the arrows move, Delete removes,
/// Enter, F2 and a double click take a value back into the field.
#[component]
pub fn TokenField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] values: Signal<Vec<ValueToken>>,
    /// Called with the whole new list; the caller changes `values`.
    #[prop(into)]
    on_change: Callback<Vec<String>>,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] placeholder: Signal<Option<String>>,
    /// Values may hold spaces: a pasted text is parted at commas and line ends alone.
    #[prop(optional)]
    keep_spaces: bool,
    /// Ids and texts of code: monospace.
    #[prop(optional)]
    code: bool,
    /// What to offer while one types.
    #[prop(optional, into)]
    suggestions: Signal<Vec<ComboOption>>,
    #[prop(optional, into)] id: Option<String>,
) -> impl IntoView {
    let frame = Frame::new(id, label, hint, error, required);
    // What is in the list already is not offered again.
    let offers = Memo::new(move |_| {
        let mut offers = suggestions.get();
        values.with(|values| offers.retain(|it| values.iter().all(|had| had.text != it.value)));
        offers
    });
    let part = Part {
        words: words(),
        announcer: announcer(),
        frame,
        values,
        on_change,
        popup: Popup::new(
            frame.part("list"),
            offers.into(),
            Signal::stored(String::new()),
            false,
        ),
        text: RwSignal::new(String::new()),
        editing: RwSignal::new(None),
        stop: RwSignal::new(None),
        list: NodeRef::new(),
        input: NodeRef::new(),
        keep_spaces,
    };
    let popup = part.popup;
    let offering = Memo::new(move |_| suggestions.with(|all| !all.is_empty()));
    let when_offering = move |text: &'static str| offering.get().then_some(text);
    let faulty = Memo::new(move |_| values.with(|all| all.iter().any(|it| it.error.is_some())));
    let described = move || {
        let own = frame.described_by();
        let errors = faulty.get().then(|| frame.part("errors"));
        let ids: Vec<String> = errors.into_iter().chain(own).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    };
    let take = Callback::new(move |option: ComboOption| part.commit(vec![option.value]));
    let control = view! {
        <div class="combo token-box" class:code=code on:click=move |event| part.click_beside(&event)>
            <ul class="tokens" role="list" aria-label=label node_ref=part.list>
                <For each=move || part.rows() key=Row::clone children=move |row| part.token(row)/>
            </ul>
            <input
                class="token-input"
                type="text"
                id=frame.id()
                role=move || when_offering("combobox")
                aria-autocomplete=move || when_offering("list")
                aria-expanded=move || when_offering(popup.expanded())
                aria-controls=move || popup.controls()
                aria-activedescendant=move || popup.active_id()
                aria-required=(required).then_some("true")
                aria-invalid=move || if faulty.get() { Some("true") } else { frame.invalid() }
                aria-describedby=described
                placeholder=move || values.with(Vec::is_empty).then(|| placeholder.get()).flatten()
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                prop:value=part.text
                node_ref=part.input
                on:input=move |event| part.typed(event_target_value(&event), dom::composes(&event))
                on:compositionend=move |event| part.typed(event_target_value(&event), false)
                on:paste=move |event: web_sys::ClipboardEvent| part.paste(&event)
                on:blur=move |_| part.leave()
                on:keydown=move |event: web_sys::KeyboardEvent| part.key(&event)
            />
            {popup.view(label, take)}
            <span class="visually-hidden" id=frame.part("keys")>{part.words.token_keys}</span>
        </div>
        {move || faulty.get().then(|| part.errors())}
    };
    frame.view(control.into_any(), ().into_any())
}

/// A token as the list draws it: one text may stand in it more than once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Row {
    text: String,
    /// How many of the same text stand before it.
    nth: usize,
    faulty: bool,
}

fn rows(values: &[ValueToken]) -> Vec<Row> {
    let row = |(at, token): (usize, &ValueToken)| Row {
        text: token.text.clone(),
        nth: values[..at]
            .iter()
            .filter(|it| it.text == token.text)
            .count(),
        faulty: token.error.is_some(),
    };
    values.iter().enumerate().map(row).collect()
}

#[derive(Clone, Copy)]
struct Part {
    words: &'static Words,
    announcer: Announcer,
    frame: Frame,
    values: Signal<Vec<ValueToken>>,
    on_change: Callback<Vec<String>>,
    popup: Popup,
    /// What stands in the field.
    text: RwSignal<String>,
    /// The token whose text is in the field. It keeps its place in the list until the new text is given.
    editing: RwSignal<Option<Row>>,
    /// Which token Shift Tab goes to; the last one where none is known.
    stop: RwSignal<Option<Row>>,
    list: NodeRef<html::Ul>,
    input: NodeRef<html::Input>,
    keep_spaces: bool,
}

impl Part {
    fn rows(self) -> Vec<Row> {
        self.values.with(|values| rows(values))
    }

    fn place(self, row: &Row) -> Option<usize> {
        self.values
            .with_untracked(|values| rows(values).iter().position(|it| it == row))
    }

    fn texts(self) -> Vec<String> {
        let texts = |values: &Vec<ValueToken>| values.iter().map(|it| it.text.clone()).collect();
        self.values.try_with_untracked(texts).unwrap_or_default()
    }

    fn token(self, row: Row) -> AnyView {
        let text = row.text.clone();
        let described = match row.faulty {
            true => format!("{} {}", self.frame.part("errors"), self.frame.part("keys")),
            false => self.frame.part("keys"),
        };
        let row = StoredValue::new(row);
        let edited = move || row.with_value(|row| self.editing.with(|it| it.as_ref() == Some(row)));
        let is_stop = move || {
            let all = self.rows();
            let stop = self.stop.get().filter(|stop| all.contains(stop));
            row.with_value(|row| stop.as_ref().or(all.last()) == Some(row))
        };
        let remove_name = (self.words.remove)(&text);
        view! {
            <li class="token" class:faulty=row.with_value(|row| row.faulty) hidden=edited>
                <button
                    type="button"
                    class="token-text"
                    tabindex=move || if is_stop() { "0" } else { "-1" }
                    aria-describedby=described
                    on:focus=move |_| self.stop.set(Some(row.get_value()))
                    // A pointer's first click only moves here; Enter and Space click without one.
                    on:click=move |event: web_sys::MouseEvent| if event.detail() == 0 { self.edit(row.get_value()) }
                    on:dblclick=move |_| self.edit(row.get_value())
                    on:keydown=move |event: web_sys::KeyboardEvent| self.token_key(&event, row.get_value())
                >
                    {row.with_value(|row| row.faulty).then(|| view! {
                        {Icon::Error.view()}
                        <span class="visually-hidden">{self.words.error}": "</span>
                    })}
                    <span class="token-words">{text}</span>
                </button>
                <button
                    type="button"
                    class="token-remove"
                    tabindex="-1"
                    aria-label=remove_name
                    on:click=move |_| self.remove(row.get_value())
                >
                    {Icon::Close.view()}
                </button>
            </li>
        }
        .into_any()
    }

    fn errors(self) -> AnyView {
        let wrong = move || {
            let one = |token: &ValueToken| Some((token.text.clone(), token.error.clone()?));
            self.values
                .with(|values| values.iter().filter_map(one).collect::<Vec<_>>())
        };
        let line = |(text, error): (String, String)| {
            view! { <li class="field-error">{Icon::Error.view()}<span><b>{text}</b>": "{error}</span></li> }
        };
        view! {
            <ul class="token-errors" id=self.frame.part("errors")>
                {move || wrong().into_iter().map(line).collect_view()}
            </ul>
        }
        .into_any()
    }

    fn focus_input(self) {
        if let Some(input) = self.input.try_get_untracked().flatten() {
            let _ = input.focus();
        }
    }

    fn tokens(self) -> Vec<HtmlElement> {
        let list = self.list.try_get_untracked().flatten();
        list.map_or_else(Vec::new, |list| {
            dom::find_all(&list, ".token:not([hidden]) .token-text")
        })
    }

    /// To a token by its place among those that are seen; to the field beyond the last one.
    fn focus_token(self, at: usize) {
        match self.tokens().get(at) {
            Some(token) => drop(token.focus()),
            None => self.focus_input(),
        }
    }

    fn click_beside(self, event: &web_sys::MouseEvent) {
        if !dom::hits_control(event) {
            self.focus_input();
        }
    }

    /// Adds new values, or puts them where the edited one stood.
    fn commit(self, new: Vec<String>) {
        // Without the list as it is, a new one would lose what stood in it.
        if self.values.try_with_untracked(|_| ()).is_none() {
            return;
        }
        let _ = self.text.try_set(String::new());
        self.popup.close();
        let before = self.texts();
        let edited = self.editing.try_update(Option::take).flatten();
        let at = edited.and_then(|row| self.place(&row));
        let (after, twice) = put(&before, at, new);
        if after != before {
            self.on_change.try_run(after);
        }
        if let Some(value) = twice.first() {
            self.announcer.say((self.words.already_listed)(value));
        }
    }

    /// Gives what stands in the field.
    fn commit_text(self) {
        let Some(text) = self.text.try_get_untracked() else {
            return;
        };
        let text = text.trim().to_owned();
        let editing = self.editing.try_with_untracked(Option::is_some);
        if !text.is_empty() || editing == Some(true) {
            self.commit(Some(text).filter(|it| !it.is_empty()).into_iter().collect());
        } else {
            let _ = self.text.try_set(String::new());
        }
    }

    /// The field was left, or it goes with its page.
    fn leave(self) {
        self.popup.close();
        dom::after_press(move || self.commit_text());
    }

    fn typed(self, text: String, composing: bool) {
        self.text.set(text.clone());
        if composing {
            return;
        }
        // A value that holds a comma already may be edited as it is.
        let held = |row: &Option<Row>| row.as_ref().is_some_and(|row| row.text.contains(','));
        if text.contains(',') && !self.editing.with_untracked(held) {
            self.commit(split_values(&text, true));
        } else {
            self.popup.narrow(&text);
        }
    }

    fn paste(self, event: &web_sys::ClipboardEvent) {
        let data = event
            .clipboard_data()
            .and_then(|it| it.get_data("text").ok());
        let (Some(pasted), Some(input)) = (data, self.input.get_untracked()) else {
            return;
        };
        if split_values(&pasted, self.keep_spaces).len() < 2 {
            return;
        }
        event.prevent_default();
        // What is selected is replaced, as by any paste.
        let old: Vec<u16> = input.value().encode_utf16().collect();
        let start = input.selection_start().ok().flatten();
        let end = input.selection_end().ok().flatten();
        let start = start.map_or(old.len(), |it| (it as usize).min(old.len()));
        let end = end.map_or(old.len(), |it| (it as usize).clamp(start, old.len()));
        let text = |units: &[u16]| String::from_utf16_lossy(units);
        let whole = format!("{}{pasted}{}", text(&old[..start]), text(&old[end..]));
        self.commit(split_values(&whole, self.keep_spaces));
    }

    fn edit(self, row: Row) {
        self.commit_text();
        if self.place(&row).is_none() {
            return;
        }
        self.text.set(row.text.clone());
        // The field has the focus before the token goes from sight.
        self.focus_input();
        self.editing.set(Some(row));
        if let Some(input) = self.input.get_untracked() {
            input.set_value(&self.text.get_untracked());
            input.select();
        }
    }

    /// The token as it was.
    fn give_up_editing(self) {
        let row = self.editing.get_untracked();
        self.text.set(String::new());
        self.popup.close();
        self.editing.set(None);
        if let Some(at) = row.and_then(|row| self.place(&row)) {
            dom::soon(move || self.focus_token(at));
        }
    }

    fn remove(self, row: Row) {
        let Some(at) = self.place(&row) else { return };
        let mut texts = self.texts();
        texts.remove(at);
        // The neighbour has the focus before the token goes.
        let last = texts.len();
        self.focus_token(if at < last {
            at + 1
        } else {
            at.saturating_sub(1)
        });
        if last == 0 {
            self.focus_input();
        }
        self.on_change.run(texts);
        self.announcer.say((self.words.removed)(&row.text));
        dom::soon(move || {
            if dom::focused().is_none() {
                self.focus_token(at);
            }
        });
    }

    fn token_key(self, event: &web_sys::KeyboardEvent, row: Row) {
        let all = self.tokens();
        let focused = dom::focused();
        let at = all.iter().position(|it| Some(it) == focused.as_ref());
        let Some(at) = at else { return };
        match event.key().as_str() {
            "ArrowLeft" | "ArrowUp" => self.focus_token(at.saturating_sub(1)),
            "ArrowRight" | "ArrowDown" => self.focus_token(at + 1),
            "Home" => self.focus_token(0),
            "End" => self.focus_input(),
            "Delete" | "Backspace" => self.remove(row),
            "F2" | "Enter" => self.edit(row),
            key => {
                // A letter belongs into the field, which it then goes to.
                let types = key.chars().count() == 1 && key != " ";
                if types && !event.ctrl_key() && !event.meta_key() && !event.alt_key() {
                    self.focus_input();
                }
                return;
            }
        }
        event.prevent_default();
        event.stop_propagation();
    }

    fn key(self, event: &web_sys::KeyboardEvent) {
        if is_composing(event) {
            return;
        }
        let used = match self.popup.key(event, "") {
            Key::Used | Key::Closed => true,
            Key::Chosen(option) => {
                self.commit(vec![option.value]);
                true
            }
            Key::Free => self.own_key(event),
        };
        if used {
            event.prevent_default();
            event.stop_propagation();
        }
    }

    fn own_key(self, event: &web_sys::KeyboardEvent) -> bool {
        let text = self.text.with_untracked(|text| !text.is_empty());
        let editing = self.editing.with_untracked(Option::is_some);
        let at_start = self.input.get_untracked().is_some_and(|input| {
            input.selection_start().ok().flatten() == Some(0)
                && input.selection_end().ok().flatten() == Some(0)
        });
        match event.key().as_str() {
            "Enter" if text || editing => self.commit_text(),
            "Escape" if editing => self.give_up_editing(),
            "Escape" if text => self.text.set(String::new()),
            "Backspace" if !text && !event.repeat() => return self.to_last(),
            "ArrowLeft" if at_start => return self.to_last(),
            _ => return false,
        }
        true
    }

    fn to_last(self) -> bool {
        match self.tokens().last() {
            Some(token) => token.focus().is_ok(),
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_twice_makes_two_rows() {
        let values = ["a", "b", "a"].map(ValueToken::new);
        let rows: Vec<_> = rows(&values)
            .into_iter()
            .map(|it| (it.text, it.nth))
            .collect();
        let expected = [("a", 0), ("b", 0), ("a", 1)].map(|(text, nth)| (text.to_owned(), nth));
        assert_eq!(rows, expected);
    }
}
