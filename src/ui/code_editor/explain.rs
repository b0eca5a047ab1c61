//! Explanations: a card at what the pointer rests on, or at the caret. It stays while the pointer is on it, and
//! Escape closes it.

use std::ops::Range;

use leptos::{html, prelude::*};
use web_sys::HtmlElement;

use super::state::{Editor, Mark};
use crate::ui::{Announcer, SeverityIcon, dom, words::Words};

/// What is to be said about a part of the text.
pub struct Explained {
    /// In UTF-16 units; the card stands at its start.
    pub range: Range<usize>,
    pub view: AnyView,
}

/// How long the pointer rests before a card opens, and how long the card waits for the pointer, in milliseconds.
const REST: u64 = 450;
const GRACE: u64 = 300;

/// The card of an editor.
#[derive(Clone, Copy)]
pub(super) struct Explainer {
    /// What is explained now.
    pub range: RwSignal<Option<Range<usize>>>,
    shown: RwSignal<Option<AnyView>, LocalStorage>,
    marks: Signal<Vec<Mark>>,
    card: NodeRef<html::Div>,
    timer: StoredValue<Option<dom::Timer>>,
    announcer: Announcer,
    words: &'static Words,
}

impl Explainer {
    pub fn new(marks: Signal<Vec<Mark>>, announcer: Announcer, words: &'static Words) -> Self {
        Explainer {
            range: RwSignal::new(None),
            shown: RwSignal::new_local(None),
            marks,
            card: NodeRef::new(),
            timer: StoredValue::new(None),
            announcer,
            words,
        }
    }

    fn wait(self, milliseconds: u64, then: impl FnOnce() + 'static) {
        self.stop();
        let then = move || {
            // The editor may be gone by then.
            if self.range.try_with_untracked(|_| ()).is_some() {
                then();
            }
        };
        let _ = self
            .timer
            .try_set_value(dom::Timer::after(milliseconds, then));
    }

    fn stop(self) {
        if let Some(running) = self.timer.try_update_value(Option::take).flatten() {
            running.cancel();
        }
    }

    pub fn close(self) -> bool {
        self.stop();
        let was_open = self.range.try_with_untracked(Option::is_some) == Some(true);
        if was_open {
            self.range.set(None);
            self.shown.set(None);
        }
        was_open
    }

    /// The pointer is somewhere else.
    pub fn pointed(self, editor: Editor, event: &web_sys::PointerEvent) {
        if event.pointer_type() != "mouse" || event.buttons() != 0 {
            return;
        }
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        self.wait(REST, move || {
            let Some(offset) = editor.offset_at(x, y) else {
                self.close();
                return;
            };
            let is_same = self.range.try_with_untracked(|range| {
                range.as_ref().is_some_and(|range| range.contains(&offset))
            });
            if is_same == Some(false) && !self.open(editor, offset) {
                self.close();
            }
        });
    }

    /// The pointer left: the card waits for it, so that it can be reached.
    pub fn left(self) {
        self.wait(GRACE, move || {
            self.close();
        });
    }

    /// What is at the caret, asked for with a key.
    pub fn at_caret(self, editor: Editor) -> bool {
        let caret = editor
            .handle
            .selected
            .with_untracked(super::handle::Selected::caret);
        editor.completer.close();
        editor.show(caret);
        if !(self.open(editor, caret) || caret > 0 && self.open(editor, caret - 1)) {
            self.announcer.say(self.words.nothing_to_explain);
            return true;
        }
        let (announcer, card) = (self.announcer, self.card);
        dom::soon(move || {
            let text = card
                .try_get_untracked()
                .flatten()
                .map(|card| card.inner_text());
            announcer.say(text.unwrap_or_default());
        });
        true
    }

    fn open(self, editor: Editor, offset: usize) -> bool {
        let marks: Vec<Mark> = self.marks.with_untracked(|marks| {
            let at = |mark: &&Mark| {
                mark.range.start <= offset && offset < mark.range.end.max(mark.range.start + 1)
            };
            marks.iter().filter(at).cloned().collect()
        });
        let explained = editor.asks.explain.and_then(|explain| explain.run(offset));
        let range = explained.as_ref().map(|explained| explained.range.clone());
        let Some(range) = range.or_else(|| marks.first().map(|mark| mark.range.clone())) else {
            return false;
        };
        let mark = |mark: Mark| view! { <p class="code-card-mark"><SeverityIcon severity=mark.severity/><span>{mark.message}</span></p> };
        let marks = marks.into_iter().map(mark).collect_view();
        let view = view! { {marks} {explained.map(|explained| explained.view)} };
        self.shown.set(Some(view.into_any()));
        self.range.set(Some(range));
        true
    }
}

#[component]
pub(super) fn ExplanationCard(editor: Editor) -> impl IntoView {
    let explainer = editor.explainer;
    Effect::new(move |_| {
        let start = explainer
            .range
            .with(|range| range.as_ref().map(|range| range.start));
        let Some(card) = explainer.card.get() else {
            return;
        };
        match start {
            // A key may have closed it by then.
            Some(start) => dom::soon(move || {
                if explainer.range.try_with_untracked(Option::is_some) == Some(true) {
                    stand(editor, &card, start);
                }
            }),
            None => {
                let _ = card.hide_popover();
            }
        }
    });
    view! {
        <div
            class="code-card"
            popover="manual"
            node_ref=explainer.card
            on:pointerenter=move |_| explainer.stop()
            on:pointerleave=move |_| explainer.left()
        >
            {move || { explainer.range.track(); explainer.shown.try_update(Option::take).flatten() }}
        </div>
    }
}

/// Puts a box under an offset of the text, above it where there is no room, and never outside of the window.
pub(super) fn stand(editor: Editor, card: &HtmlElement, offset: usize) {
    let Some(at) = editor.place(offset) else {
        return;
    };
    let _ = card.show_popover();
    let size = card.get_bounding_client_rect();
    let length = |length: Result<wasm_bindgen::JsValue, _>| {
        length
            .ok()
            .and_then(|length| length.as_f64())
            .unwrap_or(0.0)
    };
    let (width, height) = (
        length(window().inner_width()),
        length(window().inner_height()),
    );
    let left = (at.left() - 8.0).min(width - size.width() - 4.0).max(4.0);
    let below = at.bottom() + 4.0;
    let top = if below + size.height() > height && at.top() > size.height() {
        at.top() - size.height() - 4.0
    } else {
        below
    };
    let style = card.style();
    let _ = style.set_property("left", &dom::px(left.round()));
    let _ = style.set_property("top", &dom::px(top.round()));
}
