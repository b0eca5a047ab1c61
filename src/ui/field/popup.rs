//! The list under a text field: which options it shows, which one is active, and the keys that move in it. The focus
//! stays in the field, which names the active option to assistive technology.

use leptos::{html, prelude::*};

use super::options::{ComboOption, Found, find};
use crate::ui::{
    dom,
    words::{Words, words},
};

/// More are not listed: nobody reads them, and making them costs time at each key.
const LISTED: usize = 100;
/// How far Page Up and Page Down go.
const PAGE: usize = 8;

/// What a key did in the list.
pub(super) enum Key {
    /// Nothing: the field may use it.
    Free,
    /// It moved, opened or closed something.
    Used,
    /// It closed the list.
    Closed,
    Chosen(ComboOption),
}

/// The list of one field.
#[derive(Clone, Copy)]
pub(super) struct Popup {
    words: &'static Words,
    id: StoredValue<String>,
    open: RwSignal<bool>,
    /// The typed text that narrows the list.
    query: RwSignal<String>,
    active: RwSignal<Option<usize>>,
    found: Memo<Found>,
    /// Only an option can be meant, so the best one is active at once, and it is said where none matches.
    strict: bool,
}

impl Popup {
    pub fn new(
        id: String,
        options: Signal<Vec<ComboOption>>,
        chosen: Signal<String>,
        strict: bool,
    ) -> Popup {
        let open = RwSignal::new(false);
        let query = RwSignal::new(String::new());
        let found = Memo::new(move |_| {
            if !open.get() {
                return Found::default();
            }
            query.with(|text| {
                chosen.with(|chosen| options.with(|all| find(all, text, chosen, LISTED)))
            })
        });
        let popup = Popup {
            words: words(),
            id: StoredValue::new(id),
            open,
            query,
            active: RwSignal::new(None),
            found,
            strict,
        };
        popup.keep_active_in_view();
        popup
    }

    fn keep_active_in_view(self) {
        Effect::new(move |_| {
            if let Some(at) = self.active.get()
                && let Some(option) = dom::by_id(&self.option_id(at))
            {
                let how = web_sys::ScrollIntoViewOptions::new();
                how.set_block(web_sys::ScrollLogicalPosition::Nearest);
                option.scroll_into_view_with_scroll_into_view_options(&how);
            }
        });
    }

    /// Whether the list can be seen.
    pub fn shown(self) -> bool {
        self.open.get() && (self.strict || self.found.with(|found| !found.options.is_empty()))
    }

    /// For `aria-expanded`.
    pub fn expanded(self) -> &'static str {
        if self.shown() { "true" } else { "false" }
    }

    /// For `aria-controls`.
    pub fn controls(self) -> Option<String> {
        self.shown().then(|| self.id.get_value())
    }

    /// For `aria-activedescendant`.
    pub fn active_id(self) -> Option<String> {
        let at = self.active.get().filter(|_| self.shown())?;
        Some(self.option_id(at))
    }

    fn option_id(self, at: usize) -> String {
        self.id.with_value(|id| format!("{id}-{at}"))
    }

    /// Shows all options.
    pub fn open_all(self) {
        if !self.open.get_untracked() {
            self.query.set(String::new());
            self.active.set(None);
            self.open.set(true);
        }
    }

    /// Shows what matches a typed text.
    pub fn narrow(self, text: &str) {
        self.query.set(text.to_owned());
        self.open.set(true);
        let any = self.found.with_untracked(|found| !found.options.is_empty());
        self.active
            .set((self.strict && any && !text.is_empty()).then_some(0));
    }

    /// Also called when the page goes, and the list with it.
    pub fn close(self) {
        let _ = self.open.try_set(false);
        let _ = self.active.try_set(None);
    }

    pub fn is_open(self) -> bool {
        self.open.try_get_untracked().unwrap_or(false)
    }

    /// Moves in the list. `chosen` is where the first Arrow Down goes.
    pub fn key(self, event: &web_sys::KeyboardEvent, chosen: &str) -> Key {
        let key = event.key();
        let open = self.open.get_untracked();
        let down = match key.as_str() {
            "ArrowDown" => true,
            "ArrowUp" => false,
            "Escape" if open && self.shown_now() => {
                self.close();
                return Key::Closed;
            }
            "Enter" if open => return self.enter(),
            _ => return self.jump(&key),
        };
        match (open, down, event.alt_key()) {
            (false, true, true) => self.open_all(),
            (_, _, true) if open => {
                self.close();
                return Key::Closed;
            }
            (false, ..) => {
                self.open_all();
                self.start(down, chosen);
            }
            _ => self.step(down),
        }
        Key::Used
    }

    fn shown_now(self) -> bool {
        self.strict || self.count() > 0
    }

    fn count(self) -> usize {
        self.found.with_untracked(|found| found.options.len())
    }

    fn enter(self) -> Key {
        let option = self.active.get_untracked().and_then(|at| {
            self.found
                .with_untracked(|found| found.options.get(at).cloned())
        });
        match option {
            Some(option) => {
                self.close();
                Key::Chosen(option)
            }
            None => Key::Free,
        }
    }

    /// From the closed list: to the chosen option, else to an end.
    fn start(self, down: bool, chosen: &str) {
        let at = self
            .found
            .with_untracked(|found| found.options.iter().position(|it| it.value == chosen));
        let end = if down {
            Some(0)
        } else {
            self.count().checked_sub(1)
        };
        self.active.set(at.or(end).filter(|_| self.count() > 0));
    }

    fn step(self, down: bool) {
        let count = self.count();
        if count == 0 {
            return;
        }
        let next = match (self.active.get_untracked(), down) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        };
        self.active.set(Some(next));
    }

    /// Home, End and the page keys belong to the text until an option is active.
    fn jump(self, key: &str) -> Key {
        let last = self.count().checked_sub(1);
        let (Some(at), Some(last)) = (self.active.get_untracked(), last) else {
            return Key::Free;
        };
        let to = match key {
            "Home" => 0,
            "End" => last,
            "PageDown" => (at + PAGE).min(last),
            "PageUp" => at.saturating_sub(PAGE),
            _ => return Key::Free,
        };
        self.active.set(Some(to));
        Key::Used
    }

    /// The list, in the top layer so that no scrolling parent cuts it off; and the count, said politely.
    pub fn view(self, label: Signal<String>, take: Callback<ComboOption>) -> AnyView {
        let element = NodeRef::<html::Div>::new();
        let shown = Memo::new(move |_| self.shown());
        Effect::new(move |_| {
            let shown = shown.get();
            if let Some(element) = element.get() {
                let _ = match shown {
                    true => element.show_popover(),
                    false => element.hide_popover(),
                };
            }
        });
        view! {
            // Pressing here leaves the focus in the field.
            <div
                class="combo-popup"
                popover="manual"
                node_ref=element
                on:mousedown=move |event: web_sys::MouseEvent| event.prevent_default()
            >
                {move || shown.get().then(|| self.list(label, take))}
            </div>
            <span class="visually-hidden" role="status">{move || self.count_words()}</span>
        }
        .into_any()
    }

    fn list(self, label: Signal<String>, take: Callback<ComboOption>) -> AnyView {
        let row = move |(at, option): (usize, ComboOption)| {
            let ComboOption { label, detail, .. } = option.clone();
            let selected = move || self.active.get() == Some(at);
            view! {
                <li
                    role="option"
                    class="combo-option"
                    id=self.option_id(at)
                    aria-selected=move || if selected() { "true" } else { "false" }
                    on:click=move |_| {
                        self.close();
                        take.run(option.clone());
                    }
                >
                    <span class="combo-label">{label}</span>
                    {detail.map(|detail| view! { <span class="combo-detail">{detail}</span> })}
                </li>
            }
        };
        let words = self.words;
        let note = move || {
            self.found
                .with(|found| match (found.options.len(), found.more) {
                    (0, _) => Some(words.no_match.to_owned()),
                    (_, 0) => None,
                    (_, more) => Some((words.type_to_narrow)(more)),
                })
        };
        view! {
            <ul class="combo-list" role="listbox" id=self.id.get_value() aria-label=label>
                {move || self.found.get().options.into_iter().enumerate().map(row).collect_view()}
            </ul>
            {move || note().map(|note| view! { <p class="combo-note">{note}</p> })}
        }
        .into_any()
    }

    fn count_words(self) -> String {
        if !self.open.get() {
            return String::new();
        }
        match self.found.with(Found::count) {
            0 if self.strict => self.words.no_match.to_owned(),
            0 => String::new(),
            count => (self.words.matches)(count),
        }
    }
}

/// Whether a key belongs to an input method. Safari sends the key that ends a composition after its end, as 229.
pub(super) fn is_composing(event: &web_sys::KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}
