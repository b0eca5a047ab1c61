//! Completion: a list at the caret. The focus stays in the text; `aria-activedescendant` names the chosen entry, and
//! it is said.

use std::ops::Range;

use leptos::{html, prelude::*};

use super::{explain::stand, state::Editor};
use crate::ui::{Announcer, Icon, dom, words::Words};

/// What can stand at the caret, already narrowed to what was typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Completions {
    /// What an entry replaces, in UTF-16 units; the list stands at its start.
    pub range: Range<usize>,
    pub items: Vec<Completion>,
}

/// One entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Completion {
    pub label: String,
    /// A few words behind the label.
    pub detail: Option<String>,
    pub icon: Option<Icon>,
}

/// Entries that are shown at most; more keys narrow the rest.
const SHOWN: usize = 100;

/// The list of an editor.
#[derive(Clone, Copy)]
pub(super) struct Completer {
    pub id: StoredValue<String>,
    open: RwSignal<Option<Completions>>,
    active: RwSignal<usize>,
    list: NodeRef<html::Ul>,
    announcer: Announcer,
    words: &'static Words,
}

impl Completer {
    pub fn new(announcer: Announcer, words: &'static Words) -> Self {
        Completer {
            id: StoredValue::new(dom::unique_id("completions")),
            open: RwSignal::new(None),
            active: RwSignal::new(0),
            list: NodeRef::new(),
            announcer,
            words,
        }
    }

    pub fn is_open(self) -> bool {
        self.open.with(Option::is_some)
    }

    /// The chosen entry's element.
    pub fn active_id(self) -> Option<String> {
        self.is_open().then(|| self.option_id(self.active.get()))
    }

    fn option_id(self, at: usize) -> String {
        self.id.with_value(|id| format!("{id}-{at}"))
    }

    /// Asks the owner; `asked` tells that the person wants the list. True where one was wanted.
    pub fn ask(self, editor: Editor, asked: bool) -> bool {
        let is_composing = editor.composing.with_untracked(Option::is_some);
        let (Some(complete), false, false) = (
            editor.asks.complete,
            editor.readonly.get_untracked(),
            is_composing,
        ) else {
            return false;
        };
        let caret = editor
            .handle
            .selected
            .with_untracked(super::handle::Selected::caret);
        let mut found = complete
            .run((caret, asked))
            .filter(|found| !found.items.is_empty());
        if let Some(found) = &mut found {
            found.items.truncate(SHOWN);
            editor.explainer.close();
        } else if asked {
            self.announcer.say(self.words.no_suggestions);
        }
        if found.is_some() || self.open.with_untracked(Option::is_some) {
            let is_new = self.open.with_untracked(|before| *before != found);
            self.open.set(found);
            if is_new {
                self.choose(0);
            }
        }
        asked
    }

    /// After a key: goes on with an open list, or opens one where the owner offers it unasked.
    pub fn typed(self, editor: Editor, is_text: bool) {
        if is_text || self.open.with_untracked(Option::is_some) {
            self.ask(editor, false);
        }
    }

    pub fn close(self) -> bool {
        let was_open = self.open.try_with_untracked(Option::is_some) == Some(true);
        if was_open {
            self.open.set(None);
        }
        was_open
    }

    fn choose(self, at: usize) {
        self.active.set(at);
        let said = self.open.with_untracked(|open| {
            let open = open.as_ref()?;
            let item = open.items.get(at)?;
            let detail = item.detail.as_deref().unwrap_or_default();
            Some((self.words.suggestion_at)(
                &format!("{} {detail}", item.label),
                at + 1,
                open.items.len(),
            ))
        });
        if let Some(said) = said {
            self.announcer.say(said);
        }
        let id = self.option_id(at);
        dom::soon(move || {
            if let Some(option) = dom::by_id(&id) {
                let how = web_sys::ScrollIntoViewOptions::new();
                how.set_block(web_sys::ScrollLogicalPosition::Nearest);
                option.scroll_into_view_with_scroll_into_view_options(&how);
            }
        });
    }

    fn accept(self, editor: Editor, at: usize) {
        self.close();
        editor.handle.focus();
        let goes_on = editor.asks.on_accept.is_some_and(|accept| accept.run(at));
        if goes_on {
            // Once the text and the caret stand as the owner has them.
            dom::soon(move || {
                if editor.area().is_some() {
                    self.ask(editor, true);
                }
            });
        }
    }

    /// Whether the open list takes a key.
    pub fn key(self, editor: Editor, key: &str, shift: bool) -> bool {
        let count = self
            .open
            .with_untracked(|open| open.as_ref().map_or(0, |open| open.items.len()));
        if count == 0 {
            return false;
        }
        let active = self.active.get_untracked();
        match key {
            "ArrowDown" if !shift => self.choose((active + 1) % count),
            "ArrowUp" if !shift => self.choose((active + count - 1) % count),
            "PageDown" => self.choose((active + 8).min(count - 1)),
            "PageUp" => self.choose(active.saturating_sub(8)),
            "Enter" | "Tab" if !shift => self.accept(editor, active),
            "Escape" => return self.close(),
            "ArrowLeft" | "ArrowRight" | "Home" | "End" => return !self.close(),
            _ => return false,
        }
        true
    }
}

#[component]
pub(super) fn CompletionList(editor: Editor) -> impl IntoView {
    let completer = editor.completer;
    Effect::new(move |_| {
        let start = completer
            .open
            .with(|open| open.as_ref().map(|open| open.range.start));
        let scrolled = editor.view.get();
        let Some(list) = completer.list.get() else {
            return;
        };
        let Some(start) = start else {
            let _ = list.hide_popover();
            return;
        };
        let _ = scrolled;
        // The layer draws the key first. The next key may have closed the list by then.
        let is_still_open =
            move || completer.open.try_with_untracked(Option::is_some) == Some(true);
        dom::soon(move || {
            if is_still_open() {
                stand(editor, &list, start);
            }
        });
    });
    let option = move |(at, item): (usize, Completion)| {
        view! {
            <li
                role="option"
                class="suggestion"
                id=completer.option_id(at)
                aria-selected=move || if completer.active.get() == at { "true" } else { "false" }
                on:pointerdown=move |event: web_sys::PointerEvent| event.prevent_default()
                on:click=move |_| completer.accept(editor, at)
            >
                {item.icon.map(Icon::view)}
                <span>{item.label}</span>
                {item.detail.map(|detail| view! { <span class="suggestion-kind">{detail}</span> })}
            </li>
        }
    };
    let options = move || {
        let items = completer
            .open
            .with(|open| open.as_ref().map(|open| open.items.clone()));
        items
            .unwrap_or_default()
            .into_iter()
            .enumerate()
            .map(option)
            .collect_view()
    };
    view! {
        <ul
            class="suggestions code-completions"
            role="listbox"
            popover="manual"
            // It scrolls, so it must be reachable; the focus never goes there by itself, since Tab takes an entry.
            tabindex="0"
            on:pointerdown=|event: web_sys::PointerEvent| event.prevent_default()
            id=completer.id.get_value()
            aria-label=completer.words.completions
            node_ref=completer.list
        >
            {options}
        </ul>
    }
}
