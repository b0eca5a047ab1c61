//! Line numbers beside the text, with a mark where something was found. Only what is near is in the document.

use charter_policy::Severity;
use leptos::prelude::*;

use super::checked::Checked;
use super::findings::shown;
use crate::ui::SeverityIcon;

/// The height of a line in CSS pixels, as `--line` in `policies.css`.
pub const LINE: i32 = 20;
/// Lines that are shown at once; more than any editor is high.
const SHOWN: usize = 120;
/// Lines kept above the first visible one.
const SPARE: usize = 20;

/// The numbers of the lines. Assistive technology reads places from the findings instead.
#[component]
pub(super) fn Gutter(
    checked: Memo<Checked>,
    /// How far the text is scrolled, in CSS pixels.
    scrolled: RwSignal<i32>,
) -> impl IntoView {
    let first = Memo::new(move |_| {
        let line = usize::try_from(scrolled.get() / LINE).unwrap_or(0);
        line.saturating_sub(SPARE) / SPARE * SPARE
    });
    let lines = Memo::new(move |_| {
        let first = first.get();
        checked.with(|checked| {
            let last = checked.lines.line_count().min(first + SHOWN);
            // A text that was not begun has no fault to point at.
            let marks = if checked.is_blank {
                Vec::new()
            } else {
                checked.marked_lines()
            };
            let mark = |line: usize| {
                let found = marks
                    .binary_search_by_key(&line, |(marked, _)| *marked)
                    .ok();
                found.map(|at| marks[at].1)
            };
            (first + 1..=last)
                .map(|line| (line, mark(line)))
                .collect::<Vec<_>>()
        })
    });
    let shift = move || {
        let first = i32::try_from(first.get()).unwrap_or(0);
        format!("translateY({}px)", first * LINE - scrolled.get())
    };
    view! {
        <div class="editor-gutter" aria-hidden="true">
            <div class="editor-numbers" style:transform=shift>
                <For each=move || lines.get() key=|line| *line children=number/>
            </div>
        </div>
    }
}

fn number((line, mark): (usize, Option<Severity>)) -> impl IntoView {
    view! {
        <span class="editor-number">
            {mark.map(|severity| view! { <SeverityIcon severity=shown(severity)/> })}
            <span>{line}</span>
        </span>
    }
}
