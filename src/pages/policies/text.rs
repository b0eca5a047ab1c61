//! The editor of a policy's text: a text area with line numbers, its findings beside it, and the keys between
//! the two.

use charter_policy::Profile;
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use super::area::{replace, scroll_to, select};
use super::checked::{Checked, Splice};
use super::examples::EXAMPLES;
use super::findings::{FindingList, TallyView, summary};
use super::gutter::Gutter;
use crate::app::texts::texts;
use crate::ui::*;

/// How long the typing must rest until the findings are announced, in milliseconds.
const REST: u64 = 900;

/// The findings of a text, found anew at each key.
pub fn checked(text: RwSignal<String>, profile: Signal<&'static Profile>) -> Memo<Checked> {
    Memo::new(move |_| {
        let profile = profile.get();
        text.with(|text| Checked::new(text, profile))
    })
}

/// A policy's text with its findings.
#[component]
pub fn PolicyText(
    /// What the text is: "Policy syntax".
    #[prop(into)]
    label: Signal<String>,
    /// The text, lines ended by `\n`; typing writes it.
    value: RwSignal<String>,
    /// Its findings, from [`checked`].
    checked: Memo<Checked>,
    /// The element's id, for `FieldError`.
    #[prop(into)]
    id: String,
    /// Why the form cannot go on with this text.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let t = texts().policies();
    let editor = Editor {
        value,
        checked,
        area: NodeRef::new(),
        list: NodeRef::new(),
        current: RwSignal::new(None),
    };
    let id = StoredValue::new(id);
    let part = move |part: &str| id.with_value(|id| format!("{id}-{part}"));
    let scrolled = RwSignal::new(0);
    editor.announce();
    let described = move || {
        let error = error.with(Option::is_some).then(|| part("error"));
        [error, Some(part("keys")), Some(part("size"))]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let is_over = move || checked.with(|checked| checked.size > checked.limit);
    let on_scroll = move |event: web_sys::Event| {
        if let Some(area) = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok())
        {
            scrolled.set(area.scroll_top());
        }
    };
    view! {
        <div class="policy-text" on:keydown=move |event| editor.key(&event)>
            <div class="policy-text-edit" class:invalid=move || error.with(Option::is_some)>
                <div class="policy-text-head">
                    <label class="field-label" for=id.get_value()>{label}</label>
                    <span class="policy-text-size" class:over=is_over id=part("size")>
                        {move || checked.with(|checked| (t.size)(checked.size, checked.limit))}
                    </span>
                </div>
                <div class="editor">
                    <Gutter checked scrolled/>
                    <textarea
                        class="editor-area"
                        id=id.get_value()
                        wrap="off"
                        spellcheck="false"
                        autocomplete="off"
                        autocapitalize="off"
                        aria-describedby=described
                        aria-invalid=move || error.with(Option::is_some).then_some("true")
                        aria-keyshortcuts="F8 Shift+F8 Control+."
                        prop:value=value
                        node_ref=editor.area
                        on:input=move |event| value.set(event_target_value(&event))
                        on:scroll=on_scroll
                    ></textarea>
                </div>
                {move || error.get().map(|error| view! {
                    <p class="field-error" id=part("error")>{Icon::Error.view()}<span>{error}</span></p>
                })}
                <p class="field-hint" id=part("keys")>{t.editor_keys}</p>
            </div>
            <section class="policy-text-findings" aria-label=t.findings node_ref=editor.list>
                <div class="finding-head">
                    <h2>{t.findings}</h2>
                    {move || checked.with(|checked| (!checked.is_blank).then(|| view! { <TallyView tally=checked.tally()/> }))}
                </div>
                <Beside editor/>
            </section>
        </div>
    }
}

/// The findings; while nothing is written yet, what to start from.
#[component]
fn Beside(editor: Editor) -> impl IntoView {
    let t = texts().policies();
    let state = Memo::new(move |_| {
        editor
            .checked
            .with(|checked| (checked.is_blank, checked.findings.is_empty()))
    });
    move || {
        match state.get() {
        (true, _) => view! {
            <p class="finding-none">{t.text_empty_hint}</p>
            <ul class="example-list">
                {EXAMPLES.map(|example| view! {
                    <li><Button icon=Icon::Policy on_press=move || editor.start_with(example.content)>{(example.title)(t)}</Button></li>
                }).collect_view()}
            </ul>
        }
        .into_any(),
        (_, true) => view! { <p class="finding-none">{t.nothing_found_hint}</p> }.into_any(),
        (_, false) => view! {
            <FindingList
                checked=editor.checked
                on_jump=move |at: usize| editor.jump(at)
                on_fix=Callback::new(move |at: usize| editor.fix(at))
                current=editor.current
            />
        }
        .into_any(),
    }
    }
}

/// The text area with what belongs to it.
#[derive(Clone, Copy)]
struct Editor {
    value: RwSignal<String>,
    checked: Memo<Checked>,
    area: NodeRef<html::Textarea>,
    /// What holds the findings.
    list: NodeRef<html::Section>,
    current: RwSignal<Option<usize>>,
}

impl Editor {
    /// F8 and Shift F8 go through the findings, Ctrl . repairs the one at the caret.
    fn key(self, event: &web_sys::KeyboardEvent) {
        let caret = self.caret();
        match event.key().as_str() {
            "F8" => {
                let next = self
                    .checked
                    .with_untracked(|checked| checked.next(caret, !event.shift_key()));
                event.prevent_default();
                if let Some(next) = next {
                    self.jump(next);
                }
            }
            "." if event.ctrl_key() || event.meta_key() => {
                if let Some(at) = self
                    .checked
                    .with_untracked(|checked| checked.fixable_at(caret))
                {
                    event.prevent_default();
                    self.fix(at);
                }
            }
            _ => {}
        }
    }

    fn caret(self) -> usize {
        let area = self.area.get_untracked();
        let caret = area.and_then(|area| area.selection_start().ok().flatten());
        caret.map_or(0, |caret| caret as usize)
    }

    /// Selects a finding in the text, scrolls to it and says it.
    fn jump(self, at: usize) {
        let found = self.checked.with_untracked(|checked| {
            let range = checked.selection(at)?;
            let place = checked.lines.position(checked.findings[at].range.start);
            Some((range, place))
        });
        if let (Some((range, place)), Some(area)) = (found, self.area.get_untracked()) {
            self.current.set(Some(at));
            select(&area, &range);
            scroll_to(&area, place.line, place.column);
            dom::soon(move || self.reveal());
        }
    }

    /// Scrolls the list to the finding that was gone to, where the list scrolls by itself.
    fn reveal(self) {
        let list = self.list.try_get_untracked().flatten();
        let Some((list, row)) = list.and_then(|list| {
            let row = dom::find(&list, "[aria-current]")?;
            Some((list, row))
        }) else {
            return;
        };
        let (outer, inner) = (
            list.get_bounding_client_rect(),
            row.get_bounding_client_rect(),
        );
        if inner.top() < outer.top() || inner.bottom() > outer.bottom() {
            #[expect(clippy::cast_possible_truncation, reason = "a distance in pixels")]
            let by = (inner.top() - outer.top()) as i32;
            list.set_scroll_top(list.scroll_top() + by);
        }
    }

    fn fix(self, at: usize) {
        let splice = self.checked.with_untracked(|checked| checked.fix(at));
        if let (Some(splice), Some(area)) = (splice, self.area.get_untracked()) {
            self.replace(&area, &splice);
            self.current.set(None);
        }
    }

    fn start_with(self, content: &str) {
        if let Some(area) = self.area.get_untracked() {
            let whole = 0..self
                .value
                .with_untracked(|text| text.encode_utf16().count());
            self.replace(
                &area,
                &Splice {
                    range: whole,
                    insert: content.to_owned(),
                },
            );
            select(&area, &(0..0));
            scroll_to(&area, 1, 1);
        }
    }

    fn replace(self, area: &HtmlTextAreaElement, splice: &Splice) {
        if let Some(text) = replace(area, splice) {
            self.value.set(text);
        }
    }

    /// Says how many findings there are, once the typing rests.
    fn announce(self) {
        let (texts, announcer) = (texts(), announcer());
        let timer = StoredValue::new(None::<dom::Timer>);
        Effect::new(move |before: Option<String>| {
            let (tally, is_blank) = self
                .checked
                .with(|checked| (checked.tally(), checked.is_blank));
            let sentence = if is_blank {
                String::new()
            } else {
                summary(tally, texts)
            };
            if let Some(running) = timer.try_update_value(Option::take).flatten() {
                running.cancel();
            }
            if before.as_ref().is_some_and(|before| *before != sentence) && !is_blank {
                let said = sentence.clone();
                timer.set_value(dom::Timer::after(REST, move || announcer.say(said)));
            }
            sentence
        });
    }
}
