//! The component: area, layer, numbers, and what makes them agree.

use std::{ops::Range, sync::Arc};

use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::ResizeObserver;

use super::{
    complete::{Completer, CompletionList, Completions},
    explain::{Explained, Explainer, ExplanationCard},
    find::{FindBar, Finder},
    gutter::{Gutter, underline},
    handle::{CodeHandle, Selected},
    indent::Insertion,
    keys,
    layer::Layer,
    lines::Lines,
    paint::Span,
    state::{Asks, Editor, Mark, Typed},
    window::{LINE, View, Window},
};
use crate::ui::{announcer, dom, shared::Shared, words::words};

/// A text area for code. What it asks and tells is described in the module's comment; all offsets are UTF-16 units.
#[component]
pub fn CodeEditor(
    /// The owner's hold on it.
    handle: CodeHandle,
    /// The text, lines ended by `\n`.
    #[prop(into)]
    text: Signal<Arc<str>>,
    /// The area's id, for a label and `FieldError`.
    #[prop(into)]
    id: String,
    /// The area's name where no label stands beside it.
    #[prop(optional, into)]
    label: Signal<Option<String>>,
    #[prop(optional, into)] described_by: Signal<Option<String>>,
    /// The owner's keys, for `aria-keyshortcuts`.
    #[prop(optional, into)]
    shortcuts: Option<String>,
    #[prop(optional, into)] invalid: Signal<bool>,
    /// Can be selected, searched and explained, not changed.
    #[prop(optional, into)]
    readonly: Signal<bool>,
    /// Tab types as many spaces, except after Escape. Without it Tab leaves the editor.
    #[prop(optional)]
    tab_spaces: Option<usize>,
    /// Each change that is typed, also by an input method.
    #[prop(optional, into)]
    on_type: Option<Callback<Typed>>,
    #[prop(optional, into)] on_undo: Option<Callback<()>>,
    #[prop(optional, into)] on_redo: Option<Callback<()>>,
    /// What Enter types in the place of a selection; without an answer, a line as far in as this one.
    #[prop(optional, into)]
    on_enter: Option<Callback<Range<usize>, Option<Insertion>>>,
    /// The colours of a part of the text. Asked whenever the text, what is visible, or what it reads changes.
    #[prop(optional, into)]
    spans: Option<Callback<Range<usize>, Vec<Span>>>,
    #[prop(optional, into)] marks: Signal<Vec<Mark>>,
    /// The mark that was gone to.
    #[prop(optional, into)]
    current_mark: Signal<Option<usize>>,
    /// The two brackets that belong together, one of which is at the caret.
    #[prop(optional, into)]
    brackets: Option<Callback<usize, Option<(usize, usize)>>>,
    /// What can stand at the caret. The second value tells that the person asked; while false, only what is worth
    /// opening by itself.
    #[prop(optional, into)]
    complete: Option<Callback<(usize, bool), Option<Completions>>>,
    /// An entry was taken: the owner changes the text and says where the caret goes. True where more is to be
    /// completed there.
    #[prop(optional, into)]
    on_accept: Option<Callback<usize, bool>>,
    /// What is to be said about an offset, beside its marks.
    #[prop(optional, into)]
    explain: Option<Callback<usize, Option<Explained>>>,
) -> impl IntoView {
    let (announcer, words) = (announcer(), words());
    let asks = Asks {
        on_type,
        on_undo,
        on_redo,
        on_enter,
        complete,
        on_accept,
        explain,
    };
    let editor = Editor {
        handle,
        asks,
        lines: RwSignal::new(Shared::new(Lines::new("".into()))),
        view: RwSignal::new(View::default()),
        composing: RwSignal::new(None),
        layer: StoredValue::new_local(None),
        readonly,
        tab_spaces,
        completer: Completer::new(announcer, words),
        explainer: Explainer::new(marks, announcer, words),
    };
    let finder = Finder::new(handle.finding, editor.lines);
    let window = Memo::new(move |_| {
        let count = editor.lines.with(|lines| lines.count());
        Window::new(editor.view.get(), count)
    });
    let current = Memo::new(move |_| {
        let caret = handle.caret();
        editor.lines.with(|lines| lines.line_of(caret))
    });
    let root = NodeRef::<html::Div>::new();
    follow_text(editor, text);
    measure(editor, root);
    let looks = Looks {
        spans,
        marks,
        current_mark,
        brackets,
    };
    draw(editor, finder, window, current, root, looks);
    let leaving = RwSignal::new(false);
    follow_selection(editor);
    let shift = move || {
        #[expect(clippy::cast_precision_loss, reason = "a place in pixels")]
        let first = window.with(|window| window.lines.start as f64);
        let view = editor.view.get();
        format!(
            "translate({}, {})",
            dom::px(-view.left),
            dom::px(first * LINE - view.top)
        )
    };
    let shortcuts = format!(
        "Control+F Control+I Control+Space {}",
        shortcuts.unwrap_or_default()
    );
    view! {
        <div class="code-editor" class:invalid=invalid class:readonly=readonly>
            <FindBar editor finder/>
            <div class="code-body">
                <Gutter editor window marks current/>
                <div class="code-place">
                    <textarea
                        class="code-area"
                        id=id
                        wrap="off"
                        spellcheck="false"
                        autocomplete="off"
                        autocapitalize="off"
                        translate="no"
                        aria-label=move || label.get()
                        aria-describedby=move || described_by.get()
                        aria-invalid=move || invalid.get().then_some("true")
                        aria-keyshortcuts=shortcuts.trim_end().to_owned()
                        aria-controls=move || editor.completer.is_open().then(|| editor.completer.id.get_value())
                        aria-activedescendant=move || editor.completer.active_id()
                        prop:readOnly=readonly
                        node_ref=handle.area
                        on:input=move |event| typed(editor, &event)
                        on:beforeinput=move |event: web_sys::InputEvent| keys::before_input(editor, &event)
                        on:keydown=move |event| keys::key(editor, finder, leaving, &event)
                        on:compositionstart=move |_| compose(editor, Some(0))
                        on:compositionupdate=move |event: web_sys::CompositionEvent| {
                            compose(editor, Some(event.data().map_or(0, |data| data.encode_utf16().count())));
                        }
                        on:compositionend=move |_| compose(editor, None)
                        on:scroll=move |_| scrolled(editor)
                        on:pointermove=move |event: web_sys::PointerEvent| editor.explainer.pointed(editor, &event)
                        on:pointerleave=move |_| editor.explainer.left()
                        on:pointerdown=move |_| { editor.completer.close(); editor.explainer.close(); }
                        on:blur=move |_| { editor.completer.close(); }
                    ></textarea>
                    <div class="code-layer" aria-hidden="true" style:width=move || dom::px(editor.view.get().width) style:height=move || dom::px(editor.view.get().height)>
                        <div class="code-rows" style:transform=shift node_ref=root></div>
                    </div>
                </div>
            </div>
            <CompletionList editor/>
            <ExplanationCard editor/>
        </div>
    }
}

/// An `input` event.
fn typed(editor: Editor, event: &web_sys::Event) {
    editor.explainer.close();
    editor.typed();
    let inserted = event
        .dyn_ref::<web_sys::InputEvent>()
        .is_some_and(|event| event.input_type() == "insertText");
    if editor.composing.with_untracked(Option::is_none) {
        editor.completer.typed(editor, inserted);
    }
}

/// A step of an input method: how much it composes now, or that it is done.
fn compose(editor: Editor, length: Option<usize>) {
    editor.completer.close();
    editor.explainer.close();
    let start = editor
        .composing
        .with_untracked(|range| range.as_ref().map(|range| range.start));
    let start = start.unwrap_or_else(|| {
        editor
            .handle
            .selected
            .with_untracked(|selected| selected.range.start)
    });
    editor
        .composing
        .set(length.map(|length| start..start + length));
    if length.is_none() {
        editor.typed();
    }
}

fn scrolled(editor: Editor) {
    if let Some(area) = editor.area() {
        editor.read_view(&area);
        editor.explainer.close();
    }
}

/// Puts the owner's text into the area when it is another, then selects what the owner wishes.
fn follow_text(editor: Editor, text: Signal<Arc<str>>) {
    let is_composing = Memo::new(move |_| editor.composing.with(Option::is_some));
    let wish = editor.handle.wish;
    Effect::new(move |_| {
        wish.track();
        let text = text.get();
        let Some(area) = editor.handle.area.get().filter(|_| !is_composing.get()) else {
            return;
        };
        editor.put(&area, text);
        let Some(wish) = wish.try_update_untracked(Option::take).flatten() else {
            return;
        };
        if wish.focus {
            let _ = area.focus();
        }
        if wish.select {
            editor.select(&wish.range);
        } else {
            editor.show(wish.range.start);
        }
    });
}

/// Follows the area's size and the width of a character.
fn measure(editor: Editor, root: NodeRef<html::Div>) {
    let held = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn Fn()>)>);
    Effect::new(move |_| {
        let (Some(area), Some(root)) = (editor.handle.area.get(), root.get()) else {
            return;
        };
        if held.with_value(Option::is_some) {
            return;
        }
        editor
            .layer
            .set_value(Some(Layer::new(root.clone().into())));
        let resized = Closure::<dyn Fn()>::new({
            let area = area.clone();
            move || {
                let Some(width) = character_width(&root) else {
                    return;
                };
                editor.view.update(|view| view.character = width);
                editor.read_view(&area);
            }
        });
        if let Ok(observer) = ResizeObserver::new(resized.as_ref().unchecked_ref()) {
            observer.observe(&area);
            held.set_value(Some((observer, resized)));
        }
    });
    on_cleanup(move || {
        if let Some((observer, _)) = held.try_update_value(Option::take).flatten() {
            observer.disconnect();
        }
        editor.layer.try_update_value(Option::take);
    });
}

fn character_width(root: &web_sys::HtmlElement) -> Option<f64> {
    let probe = document().create_element("span").ok()?;
    probe.set_class_name("code-probe");
    probe.set_text_content(Some(&"0".repeat(100)));
    root.append_child(&probe).ok()?;
    let width = probe.get_bounding_client_rect().width() / 100.0;
    probe.remove();
    (width > 0.0).then_some(width)
}

/// The caret moves without a key of the text: no event of the area tells of all these moves.
fn follow_selection(editor: Editor) {
    let changed = Closure::<dyn Fn()>::new(move || {
        let area = editor.area();
        let focused = document().active_element();
        if let Some(area) = area.filter(|area| focused.as_ref() == Some(area.as_ref())) {
            editor.read_selection(&area);
        }
    });
    let event = "selectionchange";
    let _ = document().add_event_listener_with_callback(event, changed.as_ref().unchecked_ref());
    let held = StoredValue::new_local(changed);
    on_cleanup(move || {
        let _ = held.try_with_value(|changed| {
            document().remove_event_listener_with_callback(event, changed.as_ref().unchecked_ref())
        });
        held.dispose();
    });
}

#[derive(Clone, Copy)]
struct Looks {
    spans: Option<Callback<Range<usize>, Vec<Span>>>,
    marks: Signal<Vec<Mark>>,
    current_mark: Signal<Option<usize>>,
    brackets: Option<Callback<usize, Option<(usize, usize)>>>,
}

/// Draws the visible lines whenever something about them changes.
fn draw(
    editor: Editor,
    finder: Finder,
    window: Memo<Window>,
    current: Memo<usize>,
    root: NodeRef<html::Div>,
    looks: Looks,
) {
    let visible = move || {
        editor.lines.with(|lines| {
            window.with(|window| {
                let first = window.shown(lines, window.lines.start).start;
                let last = window.shown(lines, window.lines.end.saturating_sub(1)).end;
                first.min(last)..last
            })
        })
    };
    let colours = Memo::new(move |_| {
        looks
            .spans
            .map(|spans| spans.run(visible()))
            .unwrap_or_default()
    });
    let over = Memo::new(move |_| {
        let mut over = Vec::new();
        let visible = visible();
        let near = |range: &Range<usize>| range.start < visible.end && visible.start < range.end;
        finder.found.with(|found| {
            let first = found.partition_point(|one| one.end <= visible.start);
            let near = found[first..].iter().take_while(|one| near(one));
            // Where the focus is in the find bar, a browser may not show what is selected.
            let selected = editor.handle.selection();
            over.extend(near.map(|one| {
                let is_current = *one == selected;
                let class = if is_current {
                    "code-match-current"
                } else {
                    "code-match"
                };
                Span::new(one.clone(), class)
            }));
        });
        looks.marks.with(|marks| {
            for (at, mark) in marks.iter().enumerate() {
                let range = mark.range.start..mark.range.end.max(mark.range.start + 1);
                if !near(&range) {
                    continue;
                }
                if looks.current_mark.get() == Some(at) {
                    over.push(Span::new(range.clone(), "code-mark-current"));
                }
                over.push(Span::new(range, underline(mark.severity)));
            }
        });
        let caret = editor.handle.selected.with(Selected::caret);
        if let Some((one, other)) = looks.brackets.and_then(|brackets| brackets.run(caret)) {
            over.extend([one, other].map(|at| Span::new(at..at + 1, "code-bracket")));
        }
        if let Some(range) = editor.explainer.range.get() {
            over.push(Span::new(range, "code-explained"));
        }
        if let Some(range) = editor.composing.get() {
            over.push(Span::new(range, "code-composing"));
        }
        over
    });
    let character = Memo::new(move |_| editor.view.get().character);
    Effect::new(move |_| {
        root.track();
        let (current, character) = (current.get(), character.get());
        editor.lines.with(|lines| {
            window.with(|window| {
                colours.with(|colours| {
                    over.with(|over| {
                        editor.layer.update_value(|layer| {
                            if let Some(layer) = layer {
                                layer.draw(lines, window, &[colours, over], current, character);
                            }
                        });
                    });
                });
            });
        });
    });
}
