//! The find bar.

use std::{ops::Range, sync::Arc};

use leptos::{html, prelude::*};

use super::{
    matches::{MOST, matches, next},
    state::Editor,
};
use crate::ui::{Icon, IconButton, words::words};

/// What is looked for in an editor.
#[derive(Clone, Copy)]
pub(super) struct Finder {
    pub is_open: RwSignal<bool>,
    wanted: RwSignal<String>,
    exact_case: RwSignal<bool>,
    input: NodeRef<html::Input>,
    pub found: Memo<Arc<Vec<Range<usize>>>>,
}

impl Finder {
    pub fn new(
        is_open: RwSignal<bool>,
        lines: RwSignal<crate::ui::shared::Shared<super::lines::Lines>>,
    ) -> Self {
        let (wanted, exact_case) = (RwSignal::new(String::new()), RwSignal::new(false));
        let found = Memo::new(move |_| {
            if !is_open.get() {
                return Arc::default();
            }
            let (wanted, exact_case) = (wanted.get(), exact_case.get());
            Arc::new(lines.with(|lines| matches(lines, &wanted, exact_case)))
        });
        Finder {
            is_open,
            wanted,
            exact_case,
            input: NodeRef::new(),
            found,
        }
    }

    /// Opens with what is selected, if that is a part of one line.
    pub fn open(self, editor: Editor) -> bool {
        let selected = editor.handle.selected.get_untracked().range;
        if selected.len() <= 200 {
            let text = editor
                .lines
                .with_untracked(|lines| lines.slice(&selected).to_owned());
            if !text.is_empty() && !text.contains('\n') {
                self.wanted.set(text);
            }
        }
        editor.completer.close();
        editor.explainer.close();
        self.is_open.set(true);
        self.focus();
        true
    }

    /// At once: the next key is meant for the bar already.
    fn focus(self) {
        if let Some(input) = self.input.try_get_untracked().flatten() {
            let _ = input.focus();
            input.select();
        }
    }

    /// Closes, and goes back to the text, where the match that was gone to is selected.
    pub fn close(self, editor: Editor) -> bool {
        let was_open = self.is_open.get_untracked();
        if was_open {
            self.is_open.set(false);
            editor.handle.focus();
        }
        was_open
    }

    pub fn go(self, editor: Editor, is_backward: bool) -> bool {
        let selected = editor.handle.selected.get_untracked().range;
        let found = self.found.get_untracked();
        let is_at_match = found
            .binary_search_by_key(&selected.start, |one| one.start)
            .is_ok()
            && !selected.is_empty();
        let from = selected.start + usize::from(is_at_match && !is_backward);
        self.select(editor, &found, from, is_backward);
        self.is_open.get_untracked()
    }

    fn select(self, editor: Editor, found: &[Range<usize>], from: usize, is_backward: bool) {
        if let Some(at) = next(found, from, is_backward) {
            editor.select(&found[at]);
        }
    }

    /// The first match behind the caret, at each key.
    fn typed(self, editor: Editor, wanted: String) {
        self.wanted.set(wanted);
        let from = editor.handle.selected.get_untracked().range.start;
        self.select(editor, &self.found.get_untracked(), from, false);
    }
}

#[component]
pub(super) fn FindBar(editor: Editor, finder: Finder) -> impl IntoView {
    let words = words();
    let count = move || {
        let found = finder.found.get();
        let selected = editor.handle.selection();
        let at = found
            .iter()
            .position(|one| *one == selected)
            .map(|at| at + 1);
        (!finder.wanted.with(String::is_empty))
            .then(|| (words.found)(at, found.len(), found.len() == MOST))
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let is_command = event.ctrl_key() || event.meta_key();
        match event.key().as_str() {
            "Enter" | "F3" => {
                finder.go(editor, event.shift_key());
            }
            "Escape" => {
                finder.close(editor);
            }
            "f" | "F" if is_command => finder.focus(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let bar = move || {
        view! {
            <div class="code-find" role="search" on:keydown=keys>
                <input
                    class="input code"
                    type="text"
                    aria-label=words.find
                    placeholder=words.find
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=finder.wanted
                    node_ref=finder.input
                    on:input=move |event| finder.typed(editor, event_target_value(&event))
                />
                <span class="code-find-count" role="status">{count}</span>
                <IconButton icon=Icon::ChevronUp name=words.previous_match on_press=move || { finder.go(editor, true); }/>
                <IconButton icon=Icon::ChevronDown name=words.next_match on_press=move || { finder.go(editor, false); }/>
                <button
                    type="button"
                    class="button quiet"
                    aria-pressed=move || if finder.exact_case.get() { "true" } else { "false" }
                    aria-label=words.match_case
                    data-tip=words.match_case
                    on:click=move |_| finder.exact_case.update(|exact| *exact = !*exact)
                >
                    "Aa"
                </button>
                <IconButton icon=Icon::Close name=words.close on_press=move || { finder.close(editor); }/>
            </div>
        }
    };
    // As soon as the bar stands, before another key can come.
    Effect::new(move |_| {
        if finder.input.get().is_some() {
            finder.focus();
        }
    });
    move || finder.is_open.get().then(bar)
}
