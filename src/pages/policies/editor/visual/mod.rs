//! The visual policy generator: a card a statement, each control a [`charter_policy::visual::Change`] of the document.
//!
//! The form holds nothing of the policy: it shows what [`PolicyDocument::visual`] says and sends changes. A card is
//! `card`; what stands in it is a file each: `actions` (with `service` and `action_groups`), `resources`,
//! `conditions`, `principals`, `locked`, `found`. `follow` says which card is which after a change.

mod action_groups;
mod actions;
mod card;
mod condition_row;
mod conditions;
mod controls;
mod editing;
mod follow;
mod found;
mod locked;
mod principals;
mod resource_form;
mod resources;
mod service;

use charter_policy::visual::Change;
use leptos::prelude::*;

use super::PolicyDocument;
use crate::app::texts::texts;
use crate::ui::*;
use card::StatementCard;
use editing::Editing;
use follow::{Cards, Row};
use found::{FoundHere, findings_around};
use locked::LockedPart;

/// So many statements are open from the start; of more, all are closed, each a sentence.
const OPEN: usize = 3;

/// The visual policy generator.
#[component]
pub(super) fn VisualEditor(
    document: PolicyDocument,
    #[prop(into)] id: String,
    /// Why the form around it cannot go on.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    #[prop(optional)] readonly: bool,
) -> impl IntoView {
    let t = texts().visual();
    let editing = Editing {
        document,
        readonly,
        t,
        toaster: toaster(),
    };
    let visual = document.visual();
    let cards = Memo::new(move |before: Option<&Cards>| {
        let texts = document.with(|document| {
            let text = document.text();
            let slice =
                |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().to_owned();
            visual.with(|visual| {
                visual
                    .blocks
                    .iter()
                    .map(|block| slice(block.range.clone()))
                    .collect()
            })
        });
        before.unwrap_or(&Cards::default()).follow(texts)
    });
    let rows = Memo::new(move |_| cards.with(Cards::rows));
    let is_open = visual.with_untracked(|visual| visual.blocks.len() <= OPEN);
    // What is added later is opened, to be filled in.
    let begun = StoredValue::new(false);
    Effect::new(move |_| begun.set_value(true));
    let prefix = StoredValue::new(dom::unique_id("statement"));
    let heading = move |id: u32| prefix.with_value(|prefix| format!("{prefix}-{id}"));
    let go_to = Callback::new(move |place: usize| {
        let shown = rows.with_untracked(|rows| {
            let last = rows.len().checked_sub(1)?;
            rows.get(place.min(last)).map(|row| heading(row.id))
        });
        dom::soon(move || dom::focus_id(&shown.unwrap_or_else(|| add_id(prefix))));
    });
    let add = move || {
        let count = visual.with_untracked(|visual| visual.blocks.len());
        // What only bounds is mostly written to deny, what grants to allow. Without an action neither does anything yet.
        let allow = document.now(|document| document.profile()).grants;
        let change = Change::AddStatement { after: None, allow };
        if editing.carry_out(&change) {
            go_to.run(count);
        }
    };
    let can_add = Memo::new(move |_| visual.with(|visual| visual.can_add));
    let is_broken =
        Memo::new(move |_| visual.with(|visual| visual.broken) && !document.is_blank().get());
    let is_empty = Memo::new(move |_| visual.with(|visual| visual.blocks.is_empty()));
    let parts = Memo::new(move |_| visual.with(|visual| visual.locked.clone()));
    let row = move |row: Row| {
        let place = Memo::new(move |_| {
            rows.with(|rows| {
                rows.iter()
                    .find(|it| it.id == row.id)
                    .map_or(row.place, |it| it.place)
            })
        });
        let is_open = is_open || begun.get_value();
        view! { <StatementCard editing place heading=heading(row.id) is_open go_to/> }
    };
    let add_button =
        move || {
            let blocked = Signal::derive(move || (!can_add.get()).then(|| t.cannot_add.to_owned()));
            (!readonly).then(|| view! {
            <span id=add_id(prefix) tabindex="-1">
                <Button icon=Icon::Plus disabled=blocked on_press=add>{t.add_statement}</Button>
            </span>
        })
        };
    let error_id = format!("{id}-error");
    let described_by = error_id.clone();
    view! {
        <div class="visual-editor" id=id tabindex="-1" role="group" aria-label=t.statements aria-describedby=described_by>
            <div id=error_id>
                {move || error.get().map(|error| view! {
                    <p class="field-error">{Icon::Error.view()}<span>{error}</span></p>
                })}
            </div>
            {move || is_broken.get().then(|| view! { <Notice tone=Tone::Warning>{t.broken}</Notice> })}
            <FoundHere editing found=findings_around(editing)/>
            {move || parts.get().into_iter().map(|part| view! { <LockedPart editing part/> }).collect_view()}
            <For each=move || rows.get() key=|row| row.id children=row/>
            {move || match is_empty.get() {
                true => view! { <EmptyState title=t.empty_title text=t.empty_text.to_owned() icon=Icon::Policy actions=add_button/> }.into_any(),
                false => add_button().into_any(),
            }}
        </div>
    }
}

fn add_id(prefix: StoredValue<String>) -> String {
    let id = prefix.try_with_value(|prefix| format!("{prefix}-add"));
    id.unwrap_or_default()
}

/// What each statement of a policy means, in a sentence.
pub fn sentences(document: PolicyDocument) -> Vec<String> {
    let t = texts().visual();
    document.visual().with(|visual| {
        let blocks = visual.blocks.iter();
        blocks
            .map(|block| card::said(document, &block.content, t))
            .collect()
    })
}
