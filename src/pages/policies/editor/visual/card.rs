//! A statement: its number, its sentence and its menu; opened, everything that it says.

use charter_policy::meaning::meaning;
use charter_policy::visual::{Change, Content};
use leptos::prelude::*;

use super::actions::Actions;
use super::conditions::Conditions;
use super::controls::Radios;
use super::editing::{Card, Editing};
use super::found::{FoundHere, findings_in};
use super::locked::{LockedPart, LockedText};
use super::principals::Principals;
use super::resources::Resources;
use crate::app::texts::VisualTexts;
use crate::pages::policies::editor::PolicyDocument;
use crate::pages::shared::tally::Tally;
use crate::pages::shared::tally_view::TallyView;
use crate::ui::*;

/// The card of the block at a place.
#[component]
pub(super) fn StatementCard(
    editing: Editing,
    place: Memo<usize>,
    /// The id of its heading.
    heading: String,
    is_open: bool,
    /// Moves the focus to the card at a place.
    go_to: Callback<usize>,
) -> impl IntoView {
    let t = editing.t;
    let card = Card::new(editing, place);
    let open = RwSignal::new(is_open);
    let number = move || place.get() + 1;
    let body = StoredValue::new(format!("{heading}-body"));
    let found = findings_in(card);
    let tally = Memo::new(move |_| {
        found.with(|found| {
            Tally::of(
                &found
                    .iter()
                    .map(|(_, found)| found.clone())
                    .collect::<Vec<_>>(),
            )
        })
    });
    let allows = Memo::new(move |_| {
        card.block()
            .with(|block| match block.as_ref().map(|block| &block.content) {
                Some(Content::Statement(statement)) => statement.allows,
                _ => None,
            })
    });
    let effect = move || {
        let effect = |allows| {
            if allows {
                PolicyEffect::Allow
            } else {
                PolicyEffect::Deny
            }
        };
        allows
            .get()
            .map(|allows| view! { <EffectBadge effect=effect(allows)/> })
    };
    let labelled_by = heading.clone();
    let menu = move |()| menu(editing, place, go_to);
    let toggle_name = move || {
        if open.get() {
            (t.hide)(number())
        } else {
            (t.show)(number())
        }
    };
    view! {
        <section class="statement" aria-labelledby=labelled_by>
            <div class="statement-head">
                <button
                    type="button"
                    class="icon-button"
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    aria-controls=body.get_value()
                    aria-label=toggle_name
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {move || if open.get() { Icon::ChevronDown } else { Icon::ChevronRight }.view()}
                </button>
                <h2 class="statement-title" id=heading tabindex="-1">{move || (t.statement)(number())}</h2>
                {effect}
                {move || (tally.get().total() > 0).then(|| view! { <TallyView tally=tally.get()/> })}
                <span class="statement-menu">
                    {(!editing.readonly).then(|| view! {
                        <Menu name=Signal::derive(move || (t.statement_actions)(number())) items=Callback::new(menu)/>
                    })}
                </span>
            </div>
            <p class="statement-sentence">{sentence(card)}</p>
            <div id=body.get_value() class="statement-body" hidden=move || !open.get()>
                {move || open.get().then(|| view! { <FoundHere editing found/><Body card/> })}
            </div>
        </section>
    }
}

/// The statement's meaning.
fn sentence(card: Card) -> Memo<String> {
    let t = card.t();
    let document = card.editing.document;
    Memo::new(move |_| {
        card.block().with(|block| {
            let content = block.as_ref().map(|block| &block.content);
            content.map_or_else(String::new, |content| said(document, content, t))
        })
    })
}

/// What a statement means, in a sentence. A service has its title where the catalog knows it.
pub(super) fn said(document: PolicyDocument, content: &Content, t: &VisualTexts) -> String {
    let profile = document.with(|document| document.profile());
    match content {
        Content::Statement(statement) => document.catalog().with(|catalog| {
            let title = |service: &str| {
                let title = catalog.entry(service).map(t.title);
                title.filter(|title| !title.is_empty()).map(str::to_owned)
            };
            (t.sentence)(&meaning(statement, profile).with_titles(title))
        }),
        Content::Locked(_) => t.in_json.to_owned(),
    }
}

fn menu(editing: Editing, place: Memo<usize>, go_to: Callback<usize>) -> Vec<MenuItem> {
    let t = editing.t;
    let at = place.get_untracked();
    let count = editing
        .document
        .visual()
        .with_untracked(|visual| visual.blocks.len());
    let carry_out = move |change: Change, then: usize| {
        if editing.carry_out(&change) {
            go_to.run(then);
        }
    };
    let moved = move |to: usize| carry_out(Change::Move { from: at, to }, to);
    let reason = |is_end: bool, why: &str| is_end.then(|| why.to_owned());
    vec![
        MenuItem::action(t.duplicate, move || {
            carry_out(Change::Duplicate(at), at + 1)
        })
        .icon(Icon::Copy),
        MenuItem::action(t.move_up, move || moved(at.saturating_sub(1)))
            .icon(Icon::ChevronUp)
            .disabled(reason(at == 0, t.is_first)),
        MenuItem::action(t.move_down, move || moved(at + 1))
            .icon(Icon::ChevronDown)
            .disabled(reason(at + 1 >= count, t.is_last)),
        MenuItem::separator(),
        MenuItem::action(t.remove_statement, move || {
            carry_out(Change::Remove(at), at)
        })
        .icon(Icon::Trash)
        .danger(),
    ]
}

#[component]
fn Body(card: Card) -> impl IntoView {
    let editing = card.editing;
    // Why the whole block is locked, and where it stands; only that draws the body anew.
    let whole = Memo::new(move |_| {
        card.block().with(|block| {
            match block.as_ref().map(|block| (&block.content, &block.range)) {
                Some((Content::Locked(reason), range)) => Some((*reason, range.clone())),
                _ => None,
            }
        })
    });
    let locked = card.read(|statement| statement.locked.clone());
    move || {
        match whole.get() {
        Some((reason, range)) => view! { <LockedText editing range reason/> }.into_any(),
        None => view! {
            <fieldset class="statement-form" disabled=editing.readonly>
                <EffectChoice card/>
                <Principals card/>
                <Actions card/>
                <Resources card/>
                <Conditions card/>
            </fieldset>
            {move || locked.get().into_iter().map(|part| view! { <LockedPart editing part place=card.place/> }).collect_view()}
        }
        .into_any(),
    }
    }
}

#[component]
fn EffectChoice(card: Card) -> impl IntoView {
    let t = card.t();
    let chosen = card.read(|statement| match statement.allows {
        Some(true) => "allow",
        Some(false) => "deny",
        None => "",
    });
    let choose = move |value: &'static str| {
        let allow = value == "allow";
        card.change(|statement| Change::SetEffect { statement, allow });
    };
    view! {
        <Radios
            label=t.effect
            chosen
            choices=vec![("deny", Signal::stored(t.deny.to_owned())), ("allow", Signal::stored(t.allow.to_owned()))]
            on_choose=choose
        />
    }
}
