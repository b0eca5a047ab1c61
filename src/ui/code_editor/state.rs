//! What the parts of an editor share.

use std::{ops::Range, sync::Arc};

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::HtmlTextAreaElement;

use super::{
    complete::{Completer, Completions},
    explain::{Explained, Explainer},
    handle::{CodeHandle, Selected},
    indent::{Insertion, newline},
    layer::Layer,
    lines::{Lines, difference},
    window::{LINE, PADDING, View},
};
use crate::ui::{Severity, shared::Shared};

/// What typing made of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    pub text: Arc<str>,
    /// What is selected now, in UTF-16 units.
    pub selection: Range<usize>,
    /// An input method still composes; the last call of a composition says false.
    pub composing: bool,
}

/// Something to say about a part of the text: underlined, and a sign beside its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// In UTF-16 units; an empty range underlines the character at it.
    pub range: Range<usize>,
    pub severity: Severity,
    pub message: String,
}

/// What the owner answers.
#[derive(Clone, Copy)]
pub(super) struct Asks {
    pub on_type: Option<Callback<Typed>>,
    pub on_undo: Option<Callback<()>>,
    pub on_redo: Option<Callback<()>>,
    pub on_enter: Option<Callback<Range<usize>, Option<Insertion>>>,
    pub complete: Option<Callback<(usize, bool), Option<Completions>>>,
    pub on_accept: Option<Callback<usize, bool>>,
    pub explain: Option<Callback<usize, Option<Explained>>>,
}

/// An editor: its text, its area, and what is open over it.
#[derive(Clone, Copy)]
pub(super) struct Editor {
    pub handle: CodeHandle,
    pub asks: Asks,
    /// The area's text.
    pub lines: RwSignal<Shared<Lines>>,
    pub view: RwSignal<View>,
    /// What an input method composes now.
    pub composing: RwSignal<Option<Range<usize>>>,
    pub layer: StoredValue<Option<Layer>, LocalStorage>,
    pub readonly: Signal<bool>,
    /// How many spaces Tab types.
    pub tab_spaces: Option<usize>,
    pub completer: Completer,
    pub explainer: Explainer,
}

impl Editor {
    pub fn area(self) -> Option<HtmlTextAreaElement> {
        self.handle.area.try_get_untracked().flatten()
    }

    /// Takes over what was typed, and tells the owner.
    pub fn typed(self) {
        let Some(area) = self.area() else { return };
        let text: Arc<str> = area.value().into();
        let is_same = self.lines.with_untracked(|lines| *lines.text() == text);
        if !is_same {
            self.lines.set(Shared::new(Lines::new(text.clone())));
        }
        self.read_selection(&area);
        if let Some(on_type) = self.asks.on_type {
            on_type.run(Typed {
                text,
                selection: self
                    .handle
                    .selected
                    .with_untracked(|selected| selected.range.clone()),
                composing: self.composing.with_untracked(Option::is_some),
            });
        }
    }

    /// Puts a text into the area that was not typed there.
    pub fn put(self, area: &HtmlTextAreaElement, text: Arc<str>) {
        let new = Lines::new(text);
        let change = self.lines.with_untracked(|old| difference(old, &new));
        let Some(change) = change else { return };
        let _ = area.set_range_text_with_start_and_end_and_mode(
            &change.insert,
            number(change.range.start),
            number(change.range.end),
            "preserve",
        );
        self.lines.set(Shared::new(new));
        self.read_selection(area);
        self.completer.close();
        self.explainer.close();
    }

    /// Types in the place of a range.
    pub fn insert(self, range: Range<usize>, insertion: &Insertion) {
        let Some(area) = self.area().filter(|_| !self.readonly.get_untracked()) else {
            return;
        };
        let (start, end) = (number(range.start), number(range.end));
        let _ = area.set_range_text_with_start_and_end(&insertion.text, start, end);
        let caret = number(range.start + insertion.caret);
        let _ = area.set_selection_range(caret, caret);
        self.typed();
        self.show(range.start + insertion.caret);
    }

    pub fn new_line(self) {
        let range = self
            .handle
            .selected
            .with_untracked(|selected| selected.range.clone());
        let asked = self.asks.on_enter.and_then(|ask| ask.run(range.clone()));
        let insertion = asked.unwrap_or_else(|| {
            self.lines
                .with_untracked(|lines| newline(lines, range.start))
        });
        self.insert(range, &insertion);
    }

    pub fn read_selection(self, area: &HtmlTextAreaElement) {
        let at = |at: Result<Option<u32>, JsValue>| at.ok().flatten().unwrap_or(0) as usize;
        let selected = Selected {
            range: at(area.selection_start())..at(area.selection_end()),
            is_backward: area.selection_direction().ok().flatten().as_deref() == Some("backward"),
        };
        if self
            .handle
            .selected
            .with_untracked(|before| *before != selected)
        {
            self.handle.selected.set(selected);
        }
    }

    /// Reads how far the area is scrolled and how large it is.
    pub fn read_view(self, area: &HtmlTextAreaElement) {
        let read = |what: &str| {
            let read = Reflect::get(area, &what.into()).ok();
            read.and_then(|read| read.as_f64()).unwrap_or(0.0)
        };
        let view = View {
            top: read("scrollTop"),
            left: read("scrollLeft"),
            height: read("clientHeight"),
            width: read("clientWidth"),
            ..self.view.get_untracked()
        };
        if view != self.view.get_untracked() {
            self.view.set(view);
        }
    }

    /// Scrolls until an offset is well inside of what is seen.
    pub fn show(self, offset: usize) {
        let Some(area) = self.area() else { return };
        let (line, column) = self.lines.with_untracked(|lines| {
            let line = lines.line_of(offset.min(lines.units()));
            let before = lines.slice(&(lines.range(line).start..offset));
            // A character that is not ASCII is taken to be two columns wide.
            let columns = before.chars().map(|one| if one.is_ascii() { 1 } else { 2 });
            (line, columns.sum::<usize>())
        });
        self.read_view(&area);
        let view = self.view.get_untracked();
        #[expect(clippy::cast_precision_loss, reason = "a place in pixels")]
        let (top, left) = (
            line as f64 * LINE + PADDING,
            column as f64 * view.character + PADDING,
        );
        let mut moved = view;
        if top < view.top || top + LINE * 1.5 > view.top + view.height {
            moved.top = (top - view.height / 2.0).max(0.0);
        }
        if left + 60.0 > view.left + view.width || left < view.left {
            moved.left = (left - view.width / 2.0).max(0.0);
        }
        if moved != view {
            let set = |what: &str, to: f64| Reflect::set(&area, &what.into(), &to.into());
            let _ = set("scrollTop", moved.top);
            let _ = set("scrollLeft", moved.left);
            self.read_view(&area);
        }
    }

    /// Where an offset stands on the screen; `None` where it is not seen.
    pub fn place(self, offset: usize) -> Option<web_sys::DomRect> {
        self.layer.try_with_value(|layer| {
            let layer = layer.as_ref()?;
            self.lines
                .with_untracked(|lines| layer.place(lines, offset))
        })?
    }

    /// The offset at a place of the screen.
    pub fn offset_at(self, x: f64, y: f64) -> Option<usize> {
        self.layer
            .try_with_value(|layer| layer.as_ref()?.offset_at(x, y))?
    }

    pub fn select(self, range: &Range<usize>) {
        if let Some(area) = self.area() {
            let _ = area.set_selection_range(number(range.start), number(range.end));
            self.read_selection(&area);
            self.show(range.start);
        }
    }
}

fn number(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
