//! Line numbers, with a sign where something was found. Assistive technology reads the owner's list instead.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{
    state::{Editor, Mark},
    window::{LINE, Window},
};
use crate::ui::{Severity, SeverityIcon, dom};

#[component]
pub(super) fn Gutter(
    editor: Editor,
    window: Memo<Window>,
    marks: Signal<Vec<Mark>>,
    current: Memo<usize>,
) -> impl IntoView {
    let numbers = Memo::new(move |_| {
        let lines = window.with(|window| window.lines.clone());
        let mut marked: BTreeMap<usize, (Severity, String)> = BTreeMap::new();
        editor.lines.with(|text| {
            marks.with(|marks| {
                let near = text.range(lines.start).start..text.range(lines.end).end;
                for mark in marks
                    .iter()
                    .filter(|mark| near.start <= mark.range.start && mark.range.start <= near.end)
                {
                    let sign = marked.entry(text.line_of(mark.range.start));
                    sign.and_modify(|(severity, message)| {
                        // The worst stands first in their order.
                        *severity = (*severity).min(mark.severity);
                        message.push('\n');
                        message.push_str(&mark.message);
                    })
                    .or_insert_with(|| (mark.severity, mark.message.clone()));
                }
            });
        });
        lines
            .map(|line| (line, marked.remove(&line)))
            .collect::<Vec<_>>()
    });
    let shift = move || {
        #[expect(clippy::cast_precision_loss, reason = "a place in pixels")]
        let first = window.with(|window| window.lines.start as f64);
        format!(
            "translateY({})",
            dom::px(first * LINE - editor.view.get().top)
        )
    };
    // As wide as the last number; a sign fits before it.
    let width = Memo::new(move |_| {
        editor
            .lines
            .with(|lines| lines.count().to_string().len().max(2))
    });
    let number = move |(line, sign): (usize, Option<(Severity, String)>)| {
        let (severity, message) = sign.unzip();
        view! {
            <span class="code-number-row" class:current=move || current.get() == line data-tip=message>
                {severity.map(|severity| view! { <SeverityIcon severity/> })}
                <span>{line + 1}</span>
            </span>
        }
    };
    view! {
        <div class="code-gutter" aria-hidden="true" style:width=move || format!("calc({}ch + 40px)", width.get())>
            <div class="code-numbers" style:transform=shift>
                <For each=move || numbers.get() key=Clone::clone children=number/>
            </div>
        </div>
    }
}

/// The underline of a severity.
pub(super) fn underline(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "code-mark-error",
        Severity::Security => "code-mark-security",
        Severity::Warning => "code-mark-warning",
        Severity::Suggestion => "code-mark-suggestion",
    }
}
