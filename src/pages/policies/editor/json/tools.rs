//! The tools of the JSON: going to a statement, finding, laying the text out.

use charter_policy::{Document, Layout, layout};
use leptos::prelude::*;

use super::{PolicyDocument, indent_of};
use crate::app::texts::texts;
use crate::pages::policies::editor::file::{FileOpener, OpenFile};
use crate::pages::shared::tally::in_area;
use crate::ui::*;

/// The tools.
#[component]
pub(super) fn JsonTools(
    document: PolicyDocument,
    code: CodeHandle,
    opener: FileOpener,
    readonly: bool,
) -> impl IntoView {
    let t = texts().editor();
    let broken = move || {
        document
            .with(|document| !document.parsed().faults.is_empty())
            .then(|| t.layout_needs_json.to_owned())
    };
    let lay_out = move |minify: bool| {
        let edits = document.now(|document| {
            let how = match minify {
                true => Layout::Minified,
                false => Layout::Indented {
                    indent: indent_of(document),
                    line_end: document.line_ending().as_str(),
                },
            };
            layout(document.text(), document.parsed(), how)
        });
        document.apply(&edits.unwrap_or_default());
    };
    let layouts = move || {
        view! {
            <Button kind=ButtonKind::Quiet disabled=Signal::derive(broken) on_press=move || lay_out(false)>{t.format}</Button>
            <Button kind=ButtonKind::Quiet disabled=Signal::derive(broken) on_press=move || lay_out(true)>{t.minify}</Button>
        }
    };
    view! {
        <div class="editor-tools" role="group" aria-label=t.tools>
            <Menu name=t.outline words=Signal::stored(t.outline.to_owned()) kind=ButtonKind::Quiet items=Callback::new(move |()| outline(document, code))/>
            <Button kind=ButtonKind::Quiet icon=Icon::Search on_press=move || code.find()>{t.find}</Button>
            {(!readonly).then(layouts)}
            {(!readonly).then(|| view! { <OpenFile opener/> })}
        </div>
    }
}

/// The statements of the text, to go to.
fn outline(document: PolicyDocument, code: CodeHandle) -> Vec<MenuItem> {
    let t = texts().editor();
    let items = document.now(|document: &Document| {
        let visual = document.visual();
        let item = |block: &charter_policy::visual::Block| {
            let range = in_area(document, &block.range);
            let statement = visual.statement(block.place);
            let words = statement.map_or_else(
                || t.outline_locked.to_owned(),
                |statement| (t.outline_entry)(block.place + 1, statement),
            );
            MenuItem::action(words, move || code.select(range.clone()))
        };
        visual.blocks.iter().map(item).collect::<Vec<_>>()
    });
    match items.is_empty() {
        true => vec![
            MenuItem::action(t.outline_empty, || ()).disabled(Some(t.outline_empty.to_owned())),
        ],
        false => items,
    }
}
