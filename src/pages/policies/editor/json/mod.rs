//! The policy as JSON: its text in colours with what was found in it, and the keys between the two.

mod language;
mod tools;

use std::ops::Range;
use std::sync::Arc;

use charter_policy::Document;
use leptos::{html, prelude::*};

use language::Completing;

use super::document::PolicyDocument;
use super::examples::examples_of;
use super::file::{self, FileOpener};
use super::findings::FindingList;
use crate::app::texts::texts;
use crate::pages::shared::tally::{fixable_at, in_area, next, with_severity};
use crate::pages::shared::tally_view::{TallyView, shown, summary};
use crate::ui::*;
use tools::JsonTools;

/// How long the typing must rest until the findings are announced, in milliseconds.
const REST: u64 = 900;

/// The text area with its findings.
#[component]
pub(super) fn JsonEditor(
    #[prop(into)] label: Signal<String>,
    document: PolicyDocument,
    #[prop(into)] id: String,
    error: Signal<Option<String>>,
    readonly: bool,
) -> impl IntoView {
    let texts = texts();
    let t = texts.policies();
    let editor = Json {
        document,
        code: CodeHandle::new(),
        list: NodeRef::new(),
        current: RwSignal::new(None),
        caret: StoredValue::new(0),
        readonly,
    };
    let completing = Completing::new(document, editor.code);
    let text = Memo::new(move |_| document.with(|document| Arc::<str>::from(document.area_text())));
    let id = StoredValue::new(id);
    let part = move |part: &str| id.with_value(|id| format!("{id}-{part}"));
    let opener = FileOpener::new(document, Callback::new(move |()| editor.code.focus()));
    let dropping = RwSignal::new(false);
    editor.announce();
    editor.follow_wishes();
    editor.follow_caret();
    let described = move || {
        let error = error.with(Option::is_some).then(|| part("error"));
        let keys = (!readonly).then(|| part("keys"));
        Some(
            [error, keys]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" "),
        )
    };
    view! {
        <div
            class="policy-text"
            class:dropping=move || dropping.get()
            on:keydown=move |event| editor.key(&event)
            on:dragover=move |event| dropping.set(!readonly && file::dragged(&event))
            on:dragleave=move |_| dropping.set(false)
            on:drop=move |event| {
                dropping.set(false);
                if !readonly {
                    opener.dropped(&event);
                }
            }
        >
            <div class="policy-text-edit">
                <div class="policy-text-head">
                    <label class="field-label" for=id.get_value()>{label}</label>
                    <JsonTools document code=editor.code opener readonly/>
                </div>
                <Brief editor/>
                <CodeEditor
                    handle=editor.code
                    text
                    id=id.get_value()
                    described_by=Signal::derive(described)
                    shortcuts="F8 Shift+F8 Control+."
                    invalid=Signal::derive(move || error.with(Option::is_some))
                    readonly
                    on_type=move |typed: Typed| editor.typed(&typed)
                    on_undo=move || editor.show_changed(document.undo())
                    on_redo=move || editor.show_changed(document.redo())
                    on_enter=Callback::new(move |selection| editor.enter(selection))
                    spans=Callback::new(move |range| language::spans(document, &range))
                    marks=editor.marks()
                    current_mark=editor.current
                    brackets=Callback::new(move |caret| language::bracket_pair(document, caret))
                    complete=Callback::new(move |(caret, asked)| completing.offer(caret, asked))
                    on_accept=Callback::new(move |at| completing.accept(at))
                    explain=Callback::new(move |at| language::explained(document, at, texts))
                />
                {move || error.get().map(|error| view! {
                    <p class="field-error" id=part("error")>{Icon::Error.view()}<span>{error}</span></p>
                })}
                {(!readonly).then(|| view! { <p class="field-hint" id=part("keys")>{t.editor().keys}</p> })}
            </div>
            <section class="policy-text-findings" aria-label=t.list().findings node_ref=editor.list>
                <div class="finding-head">
                    <h2>{t.list().findings}</h2>
                    {move || (!document.is_blank().get()).then(|| view! { <TallyView tally=document.tally().get()/> })}
                </div>
                <Beside editor/>
            </section>
        </div>
    }
}

/// The findings; while nothing is written yet, what to start from.
#[component]
fn Beside(editor: Json) -> impl IntoView {
    let t = texts().policies();
    let document = editor.document;
    let state = Memo::new(move |_| {
        let is_blank = document.is_blank().get();
        (is_blank, document.tally().get().total() == 0)
    });
    let list = move || {
        let on_jump = Callback::new(move |at: usize| editor.jump(at));
        match editor.readonly {
            true => view! {
                <FindingList document=document.signal() on_jump current=editor.current/>
            }
            .into_any(),
            false => view! {
                <FixAll document/>
                <FindingList
                    document=document.signal()
                    on_jump
                    on_fix=Callback::new(move |at: usize| editor.fix(at))
                    on_kind=document.chooser().map(|choose| Callback::new(move |kind| {
                        choose.run(kind);
                        editor.code.focus();
                    }))
                    current=editor.current
                />
            }
            .into_any(),
        }
    };
    move || {
        match state.get() {
        (true, _) if !editor.readonly => view! {
            <p class="finding-none">{t.editor().empty_hint}</p>
            <ul class="example-list">
                {move || document.with(|document| examples_of(document.profile())).map(|example| view! {
                    <li><Button icon=Icon::Policy on_press=move || editor.start_with(example.content)>{(example.title)(t)}</Button></li>
                }).collect_view()}
            </ul>
        }
        .into_any(),
        (_, true) => view! { <p class="finding-none">{t.editor().nothing_found_hint}</p> }.into_any(),
        (_, false) => list(),
    }
    }
}

/// How many findings there are, and the worst of them in a line: on a narrow page the list stands below the whole text.
#[component]
fn Brief(editor: Json) -> impl IntoView {
    let texts = texts();
    let document = editor.document;
    let worst = Memo::new(move |_| {
        let tally = document.tally().get();
        let severity = tally.worst().filter(|_| !document.is_blank().get())?;
        document.with(|document| {
            let at = with_severity(document, severity).into_iter().next()?;
            let message = (texts.findings().message)(document.findings().get(at)?);
            Some((at, tally, shown(severity), message))
        })
    });
    move || {
        worst.get().map(|(at, tally, severity, message)| {
            let count = summary(tally, texts);
            view! {
                <button type="button" class="finding-brief" on:click=move |_| editor.go_to_list(at)>
                    <SeverityIcon severity/>
                    <span class="finding-brief-words">
                        <span class="finding-place">{count}</span>
                        <span class="finding-brief-message">{message}</span>
                    </span>
                    {Icon::ChevronDown.view()}
                </button>
            }
        })
    }
}

/// Carries out all repairs at once, where there are several.
#[component]
fn FixAll(document: PolicyDocument) -> impl IntoView {
    let t = texts().editor();
    let announcer = announcer();
    let fixes = Memo::new(move |_| document.with(|document| document.repairable().count()));
    let fix = move || {
        let fixed = document.fix_all();
        announcer.say((t.fixed)(fixed));
    };
    move || {
        (fixes.get() > 1).then(|| {
            view! {
                <div><Button icon=Icon::Check on_press=fix>{(t.fix_all)(fixes.get())}</Button></div>
            }
        })
    }
}

/// The editor with what belongs to it.
#[derive(Clone, Copy)]
struct Json {
    document: PolicyDocument,
    code: CodeHandle,
    /// What holds the findings.
    list: NodeRef<html::Section>,
    current: RwSignal<Option<usize>>,
    /// Where typing left the caret.
    caret: StoredValue<usize>,
    readonly: bool,
}

impl Json {
    fn typed(self, typed: &Typed) {
        let caret = typed.selection.end;
        self.caret.set_value(caret);
        self.current.set(None);
        self.document.type_in(&typed.text, caret);
    }

    /// A caret that was moved ends a step of typing.
    fn follow_caret(self) {
        Effect::new(move |_| {
            if self.code.caret() != self.caret.get_value() {
                self.document.seal();
            }
        });
    }

    /// What Enter types: a level deeper behind an opening bracket.
    fn enter(self, selection: Range<usize>) -> Option<Insertion> {
        self.document.now(|document| {
            // Only what stands around the selection matters, and neither kind of line end is part of it.
            let bytes = document.from_area(selection.start)..document.from_area(selection.end);
            newline_in_brackets(document.text(), bytes, indent_of(document))
        })
    }

    /// Puts the caret behind what was taken back or done again.
    fn show_changed(self, changed: Option<Range<usize>>) {
        if let Some(changed) = changed {
            let end = self.document.now(|document| document.to_area(changed.end));
            self.code.select_quietly(end..end);
        }
    }

    fn marks(self) -> Signal<Vec<Mark>> {
        let message = texts().findings().message;
        let marks = Memo::new(move |_| {
            self.document.with(|document| {
                // A text that was not begun has no fault to point at.
                let found = document.findings().iter().filter(|_| !document.is_blank());
                found
                    .map(|found| Mark {
                        range: in_area(document, &found.range),
                        severity: shown(found.severity),
                        message: message(found),
                    })
                    .collect::<Vec<_>>()
            })
        });
        marks.into()
    }

    /// F8 and Shift F8 go through the findings, Ctrl . repairs the one at the caret.
    fn key(self, event: &web_sys::KeyboardEvent) {
        if event.is_composing() {
            return;
        }
        let caret = untrack(|| self.code.caret());
        match event.key().as_str() {
            "F8" => {
                event.prevent_default();
                let forward = !event.shift_key();
                if let Some(next) = self.document.now(|document| next(document, caret, forward)) {
                    self.jump(next);
                }
            }
            "." if (event.ctrl_key() || event.meta_key()) && !self.readonly => {
                if let Some(at) = self.document.now(|document| fixable_at(document, caret)) {
                    event.prevent_default();
                    self.fix(at);
                }
            }
            _ => {}
        }
    }

    /// Selects a finding in the text and scrolls to it.
    fn jump(self, at: usize) {
        let range = self.document.now(|document| {
            let found = document.findings().get(at)?;
            Some(in_area(document, &found.range))
        });
        if let Some(range) = range {
            self.current.set(Some(at));
            self.code.select(range);
            dom::soon(move || self.reveal());
        }
    }

    /// Goes to a finding in the list, where it can be repaired.
    fn go_to_list(self, at: usize) {
        self.current.set(Some(at));
        dom::soon(move || {
            let list = self.list.try_get_untracked().flatten();
            let row = list.and_then(|list| dom::find(&list, "[aria-current] .finding-jump"));
            if let Some(row) = row {
                let _ = row.focus();
            }
        });
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
        let place = self.document.now(|document| {
            let fix = document.findings().get(at)?.fix.as_ref()?;
            Some(fix.edits.first()?.range.start)
        });
        if self.document.fix(at) {
            self.current.set(None);
            if let Some(place) = place {
                let place = self.document.now(|document| document.to_area(place));
                self.code.select(place..place);
            }
        }
    }

    fn start_with(self, content: &str) {
        self.document.put(content);
        self.code.select(0..0);
    }

    /// Shows the places that others ask for.
    fn follow_wishes(self) {
        Effect::new(move |_| {
            if let Some(range) = self.document.wanted().get() {
                self.document.wanted().set(None);
                let range = self.document.now(|document| in_area(document, &range));
                self.code.select(range);
            }
        });
    }

    /// Says how many findings there are, once the typing rests.
    fn announce(self) {
        let (texts, announcer) = (texts(), announcer());
        let timer = StoredValue::new(None::<dom::Timer>);
        Effect::new(move |before: Option<String>| {
            let (tally, is_blank) = (self.document.tally().get(), self.document.is_blank().get());
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

/// What a text is indented by where it is laid out: tabs where it has them, else two spaces.
fn indent_of(document: &Document) -> &'static str {
    match document.text().contains("\n\t") {
        true => "\t",
        false => "  ",
    }
}
