//! The keys that work on every page.

use super::{Dialogs, Direction, dialogs};
use crate::app::texts::texts;
use crate::ui::*;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Search,
    Filter,
    Change(Direction),
    Keys,
}

/// A press, as far as it matters here.
#[derive(Debug, Clone, Copy)]
struct Press<'a> {
    key: &'a str,
    control: bool,
    shift: bool,
    alt: bool,
    /// The focus is where keys make text.
    typing: bool,
}

impl Press<'_> {
    fn asks(self) -> Option<Asked> {
        if self.alt {
            return None;
        }
        match (self.control, self.key) {
            (true, "k" | "K") if !self.shift => Some(Asked::Search),
            _ if self.typing => None,
            (true, "z" | "Z") if self.shift => Some(Asked::Change(Direction::Redo)),
            (true, "z" | "Z") => Some(Asked::Change(Direction::Undo)),
            (true, "y" | "Y") if !self.shift => Some(Asked::Change(Direction::Redo)),
            (false, "/") => Some(Asked::Filter),
            (false, "?") => Some(Asked::Keys),
            _ => None,
        }
    }
}

/// Listens as long as the shell lives.
pub(super) fn listen(dialogs: Dialogs) {
    dom::on_window("keydown", move |event| {
        let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else {
            return;
        };
        if event.default_prevented() || event.is_composing() || a_dialog_is_open() {
            return;
        }
        let press = Press {
            key: &event.key(),
            control: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            alt: event.alt_key(),
            typing: dom::is_typing(),
        };
        let Some(asked) = press.asks() else {
            return;
        };
        event.prevent_default();
        match asked {
            Asked::Search => dialogs.search.set(true),
            Asked::Keys => dialogs.keys.set(true),
            Asked::Change(direction) => dialogs.last_change.set(Some(direction)),
            Asked::Filter => focus_filter(),
        }
    });
}

fn a_dialog_is_open() -> bool {
    let open = document().query_selector("dialog[open]");
    open.is_ok_and(|dialog| dialog.is_some())
}

/// Goes to the filter of the page; where it has none, to the page.
fn focus_filter() {
    let page = dom::by_id("main");
    let filter = page.and_then(|page| {
        dom::find(
            &page,
            ".filter-input, .search-input, [aria-keyshortcuts='/']",
        )
    });
    match filter {
        Some(filter) => {
            let _ = filter.focus();
        }
        None => dom::focus_id("main"),
    }
}

/// The list of keys.
#[component]
pub(super) fn Keys() -> impl IntoView {
    let t = texts().shell();
    let open = dialogs().keys;
    let row = |keys: &'static str, what: &'static str| view! { <div><dt><Kbd keys/></dt><dd>{what}</dd></div> };
    view! {
        <Dialog open title=t.keys_title size=DialogSize::Small>
            <dl class="key-list">
                {row("Ctrl K", t.key_search)}
                {row("/", t.key_filter)}
                {row("Ctrl Z", t.key_undo)}
                {row("Ctrl Shift Z", t.key_redo)}
                {row("F6", t.key_toasts)}
                {row("Esc", t.key_escape)}
                {row("?", t.key_help)}
            </dl>
        </Dialog>
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, Direction, Press};

    const PLAIN: Press<'static> = Press {
        key: "",
        control: false,
        shift: false,
        alt: false,
        typing: false,
    };

    #[test]
    fn keys_that_make_text_are_left_to_a_text_field() {
        for key in ["/", "?"] {
            assert!(Press { key, ..PLAIN }.asks().is_some());
            assert_eq!(
                Press {
                    key,
                    typing: true,
                    ..PLAIN
                }
                .asks(),
                None
            );
        }
        let undo = Press {
            key: "z",
            control: true,
            ..PLAIN
        };
        assert_eq!(undo.asks(), Some(Asked::Change(Direction::Undo)));
        let undo_of_text = Press {
            typing: true,
            ..undo
        };
        assert_eq!(undo_of_text.asks(), None);
    }

    #[test]
    fn the_search_opens_from_anywhere() {
        let search = Press {
            key: "k",
            control: true,
            typing: true,
            ..PLAIN
        };
        assert_eq!(search.asks(), Some(Asked::Search));
    }

    #[test]
    fn control_shift_z_and_control_y_redo() {
        let redo = Some(Asked::Change(Direction::Redo));
        let control = Press {
            control: true,
            ..PLAIN
        };
        let shifted = Press {
            key: "Z",
            shift: true,
            ..control
        };
        assert_eq!(shifted.asks(), redo);
        assert_eq!(
            Press {
                key: "y",
                ..control
            }
            .asks(),
            redo
        );
    }
}
