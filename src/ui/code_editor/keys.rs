//! The editor's keys. None is taken while an input method composes.

use leptos::prelude::*;
use web_sys::{InputEvent, KeyboardEvent};

use super::{find::Finder, indent::Insertion, state::Editor};

/// Whether a key belongs to an input method.
fn composes(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

pub(super) fn key(editor: Editor, finder: Finder, leaving: RwSignal<bool>, event: &KeyboardEvent) {
    if composes(event) {
        return;
    }
    // After Escape, Tab leaves even where it types spaces.
    let may_leave = leaving.get_untracked();
    leaving.set(event.key() == "Escape");
    let is_taken = if event.ctrl_key() || event.meta_key() {
        command(editor, finder, event)
    } else if event.alt_key() {
        event.code() == "Slash" && editor.completer.ask(editor, true)
    } else {
        plain(editor, finder, may_leave, event)
    };
    if is_taken {
        event.prevent_default();
        event.stop_propagation();
    }
}

fn command(editor: Editor, finder: Finder, event: &KeyboardEvent) -> bool {
    let undo = |ask: Option<Callback<()>>| {
        if let Some(ask) = ask.filter(|_| !editor.readonly.get_untracked()) {
            ask.run(());
        }
        true
    };
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => undo(editor.asks.on_undo),
        ("z", true) | ("y", false) => undo(editor.asks.on_redo),
        ("f", false) => finder.open(editor),
        (" ", false) => editor.completer.ask(editor, true),
        ("i", false) => editor.explainer.at_caret(editor),
        _ => false,
    }
}

fn plain(editor: Editor, finder: Finder, may_leave: bool, event: &KeyboardEvent) -> bool {
    let key = event.key();
    if editor.completer.key(editor, &key, event.shift_key()) {
        return true;
    }
    match key.as_str() {
        "Escape" => editor.explainer.close() || finder.close(editor),
        "F3" => finder.go(editor, event.shift_key()),
        "Enter" if !editor.readonly.get_untracked() => {
            editor.new_line();
            true
        }
        "Tab" if !event.shift_key() && !may_leave && !editor.readonly.get_untracked() => {
            match editor.tab_spaces {
                Some(spaces) => {
                    editor.insert(
                        editor.handle.selected.get_untracked().range,
                        &Insertion::new(" ".repeat(spaces)),
                    );
                    true
                }
                None => false,
            }
        }
        _ => false,
    }
}

/// The browser's own undo, from its menu or a gesture, is the owner's.
pub(super) fn before_input(editor: Editor, event: &InputEvent) {
    let asked = match event.input_type().as_str() {
        "historyUndo" => editor.asks.on_undo,
        "historyRedo" => editor.asks.on_redo,
        _ => return,
    };
    event.prevent_default();
    if let Some(asked) = asked {
        asked.run(());
    }
}
