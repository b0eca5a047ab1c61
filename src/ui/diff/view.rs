//! The difference as one column of lines with their signs.

use leptos::prelude::*;

use super::model::{Change, Line, Part, diff, fold};
use crate::ui::words::{Words, words};

/// How many unchanged lines stand around a change.
const CONTEXT: usize = 3;

/// What changed from `before` to `after`, by line: signs and words, not colour alone.
#[component]
pub fn DiffView(
    /// What is compared: "Version 3 and version 4".
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] before: Signal<String>,
    #[prop(into)] after: Signal<String>,
) -> impl IntoView {
    let words = words();
    move || {
        let (before, after) = (before.get(), after.get());
        let lines = diff(&before, &after);
        let count = |change| lines.iter().filter(|line| line.change == change).count();
        let (added, removed) = (count(Change::Added), count(Change::Removed));
        let changed = added + removed > 0;
        let summary = if !changed {
            words.no_difference.to_owned()
        } else {
            format!(
                "{}, {}",
                (words.lines_added)(added),
                (words.lines_removed)(removed)
            )
        };
        let parts = fold(lines, CONTEXT)
            .into_iter()
            .map(|part| part_view(part, words))
            .collect_view();
        view! {
                    <div class="diff">
                        <p class="diff-summary">{summary}</p>
        {changed.then(|| view! {
                            <div class="code-scroll" role="region" tabindex="0" aria-label=label>
                                <table class="diff-lines"><tbody>{parts}</tbody></table>
                            </div>
                        })}
                    </div>
                }
    }
}

fn part_view(part: Part<'_>, words: &'static Words) -> AnyView {
    match part {
        Part::Skipped(count) => view! {
            <tr class="diff-skipped"><td colspan="4">{(words.lines_unchanged)(count)}</td></tr>
        }
        .into_any(),
        Part::Lines(lines) => lines
            .iter()
            .map(|line| line_view(line, words))
            .collect_view()
            .into_any(),
    }
}

fn line_view(line: &Line<'_>, words: &'static Words) -> impl IntoView + use<> {
    let (class, sign, word) = match line.change {
        Change::Same => ("diff-line", " ", ""),
        Change::Added => ("diff-line added", "+", words.line_added),
        Change::Removed => ("diff-line removed", "−", words.line_removed),
    };
    let number = |number: Option<usize>| number.map(|number| number.to_string());
    view! {
        <tr class=class>
            <td class="diff-number">{number(line.before)}</td>
            <td class="diff-number">{number(line.after)}</td>
            <td class="diff-sign"><span aria-hidden="true">{sign}</span><span class="visually-hidden">{word}</span></td>
            <td class="diff-text">{line.text.trim_end_matches('\r').to_owned()}</td>
        </tr>
    }
}
