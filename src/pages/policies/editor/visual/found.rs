//! What was found in a statement, beside it.

use std::ops::Range;

use charter_policy::Diagnostic;
use leptos::prelude::*;

use super::editing::{Card, Editing};
use crate::app::texts::texts;
use crate::pages::policies::editor::findings::{check_as, fix_words, kind_meant};
use crate::pages::shared::tally_view::shown;
use crate::ui::*;

/// More findings than this are counted, not listed.
const MOST: usize = 20;

/// The findings that are in no statement, with their places among all.
pub(super) fn findings_around(editing: Editing) -> Memo<Vec<(usize, Diagnostic)>> {
    let visual = editing.document.visual();
    Memo::new(move |_| {
        visual.with(|visual| {
            let is_in = |found: &Diagnostic| {
                visual.blocks.iter().any(|block| {
                    block.range.start <= found.range.start && found.range.end <= block.range.end
                })
            };
            editing.document.with(|document| {
                // What was not begun has no fault to point at.
                let found = document.findings().iter().enumerate();
                let around = found.filter(|(_, found)| !document.is_blank() && !is_in(found));
                around.map(|(at, found)| (at, found.clone())).collect()
            })
        })
    })
}

/// The findings within the statement, with their places among all.
pub(super) fn findings_in(card: Card) -> Memo<Vec<(usize, Diagnostic)>> {
    let range = Memo::new(move |_| {
        card.block()
            .with(|block| block.as_ref().map(|block| block.range.clone()))
    });
    Memo::new(move |_| {
        let Some(range) = range.get() else {
            return Vec::new();
        };
        let is_in = |found: &Range<usize>| range.start <= found.start && found.end <= range.end;
        card.editing.document.with(|document| {
            let found = document.findings().iter().enumerate();
            let inside = found.filter(|(_, found)| is_in(&found.range));
            inside.map(|(at, found)| (at, found.clone())).collect()
        })
    })
}

/// The findings as a list, each with its repair and the way to its place.
#[component]
pub(super) fn FoundHere(editing: Editing, found: Memo<Vec<(usize, Diagnostic)>>) -> impl IntoView {
    let t = editing.t;
    let all = texts();
    let row = move |(at, found): (usize, Diagnostic)| {
        let range = found.range.clone();
        let fixable = found.fix.is_some() && !editing.readonly;
        let kind = editing
            .document
            .now(|document| kind_meant(document, &found));
        let chooser = editing.document.chooser();
        let other = chooser
            .zip(kind)
            .map(|(choose, kind)| check_as(choose, kind, all));
        let fix = move || {
            editing.document.fix(at);
        };
        view! {
            <li class="found-here">
                <SeverityIcon severity=shown(found.severity)/>
                <span class="found-words">{(all.findings().message)(&found)}</span>
                {fixable.then(|| view! { <Button kind=ButtonKind::Link icon=Icon::Check on_press=fix>{fix_words(found.code, all.policies())}</Button> })}
                {other}
                <Button kind=ButtonKind::Link on_press=move || editing.document.show_json(range.clone())>{t.show_place}</Button>
            </li>
        }
    };
    move || {
        let found = found.get();
        let more = found.len().saturating_sub(MOST);
        (!found.is_empty()).then(|| view! {
            <ul class="found-list" aria-label=t.findings>
                {found.into_iter().take(MOST).map(row).collect_view()}
                {(more > 0).then(|| view! { <li class="field-hint">{(all.shared().and_more)(more)}</li> })}
            </ul>
        })
    }
}
