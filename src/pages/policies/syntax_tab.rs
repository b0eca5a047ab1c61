//! What the policy says, with what was found in it.

use charter_policy::tencent;
use leptos::{html, prelude::*};

use super::checked::Checked;
use super::details::Page;
use super::findings::{FindingList, TallyView};
use crate::app::texts::texts;
use crate::ui::*;

/// The tab.
#[component]
pub fn SyntaxTab(page: Page) -> impl IntoView {
    let t = texts().policies();
    let text = Memo::new(move |_| {
        page.opened
            .ready()
            .map(|opened| opened.policy.policy_document.clone())
            .unwrap_or_default()
    });
    let checked = Memo::new(move |_| text.with(|text| Checked::new(text, &tencent::SCP)));
    let marked = move || {
        checked.with(|checked| {
            checked
                .marked_lines()
                .into_iter()
                .map(|(line, _)| line)
                .collect::<Vec<_>>()
        })
    };
    let whole = NodeRef::<html::Div>::new();
    let current = RwSignal::new(None);
    let jump = move |at: usize| {
        let line = checked.with_untracked(|checked| {
            checked
                .lines
                .position(checked.findings[at].range.start)
                .line
        });
        current.set(Some(at));
        let Some(whole) = whole.get_untracked() else {
            return;
        };
        let lines = dom::find_all(&whole, ".code-line");
        if let Some(line) = line.checked_sub(1).and_then(|at| lines.get(at)) {
            let how = web_sys::ScrollIntoViewOptions::new();
            how.set_block(web_sys::ScrollLogicalPosition::Center);
            line.scroll_into_view_with_scroll_into_view_options(&how);
        }
        if let Some(region) = dom::find(&whole, ".code-scroll") {
            let _ = region.focus();
        }
    };
    view! {
        <div class="policy-text" node_ref=whole>
            <div class="policy-text-edit">
                <div class="policy-text-head">
                    <h2>{t.policy_syntax}</h2>
                    <span class="policy-text-size">{move || checked.with(|checked| (t.size)(checked.size, checked.limit))}</span>
                </div>
                <CodeBlock label=t.policy_syntax text marked=Signal::derive(marked)/>
            </div>
            <section class="policy-text-findings" aria-label=t.findings>
                <div class="finding-head">
                    <h2>{t.findings}</h2>
                    {move || checked.with(|checked| view! { <TallyView tally=checked.tally()/> })}
                </div>
                {move || checked.with(|checked| checked.findings.is_empty()).then(|| view! { <p class="finding-none">{t.nothing_found_hint}</p> })}
                <FindingList checked on_jump=jump current/>
            </section>
        </div>
    }
}
