//! Text that is only read, with line numbers.

use leptos::prelude::*;

use super::{button::CopyButton, words::words};

/// A read-only text in a region that scrolls, with line numbers and a copy button.
#[component]
pub fn CodeBlock(
    /// What the text is: "Policy syntax".
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] text: Signal<String>,
    /// Lines to mark, from 1.
    #[prop(optional, into)]
    marked: Signal<Vec<usize>>,
) -> impl IntoView {
    let words = words();
    let lines = move || {
        let text = text.get();
        text.strip_suffix('\n')
            .unwrap_or(&text)
            .split('\n')
            .enumerate()
            .map(|(at, line)| {
                let number = at + 1;
                view! {
                    <li class="code-line" class:marked=move || marked.with(|marked| marked.contains(&number))>
                        {format!("{}\n", line.trim_end_matches('\r'))}
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="code-block">
            <div class="code-copy"><CopyButton text what=label/></div>
            <div class="code-scroll" role="region" tabindex="0" aria-label=move || format!("{}: {}", label.get(), words.code_region)>
                <ol class="code-lines">{lines}</ol>
            </div>
        </div>
    }
}
