//! Going back to an earlier version.

use charter_core::contract::{PolicyDetails, PolicyVersionItem};
use leptos::prelude::*;

use super::compare::{FieldsDiff, fields_of};
use super::details::Page;
use super::draft::Fields;
use super::edit::difference;
use crate::app::problems::problem;
use crate::app::texts::texts;
use crate::pages::shared::action::Action;
use crate::pages::shared::language::save;
use crate::pages::shared::organization::organization_while;
use crate::pages::shared::reach::Reach;
use crate::pages::shared::reach_view::{Kind, ReachOr};
use crate::ui::*;

/// The dialog; reverting is an edit like any other and makes a new version.
#[component]
pub(super) fn RevertDialog(
    page: Page,
    open: RwSignal<bool>,
    chosen: RwSignal<Option<PolicyVersionItem>>,
) -> impl IntoView {
    let t = texts().policies();
    let action = Action::of_dialog(open);
    let organization = organization_while(open);
    let reach = move || {
        if let Some(failure) = organization.failure() {
            return Some(Err(problem(&failure)));
        }
        let (chart, bound) = (organization.chart()?, page.bound());
        Some(Ok(Reach::of_edit(&chart, bound)))
    };
    let number = move || chosen.with(|chosen| chosen.as_ref().map_or(0, |version| version.number));
    let revert = move || {
        let (Some(version), Some(opened)) =
            (chosen.get_untracked(), untrack(|| page.opened.ready()))
        else {
            return;
        };
        let (now, then) = (saved_fields(&opened.policy), fields_of(&version));
        let request = difference(page.id, &now, &then);
        let teller = action.teller();
        let saving = save(teller.backend.clone(), request, opened.etag);
        action.run(saving, move |called| {
            let _ = open.try_set(false);
            teller.done((t.revert().done)(&then.name, version.number), called.entry);
        });
    };
    let before = move || {
        let opened = page.opened.ready();
        opened.map_or_else(Fields::default, |opened| saved_fields(&opened.policy))
    };
    let after = move || chosen.with(|chosen| chosen.as_ref().map(fields_of).unwrap_or_default());
    view! {
        <ConfirmDialog
            open
            size=DialogSize::Large
            title=Signal::derive(move || (t.revert().title)(&page.named().1, number()))
            confirm=Signal::derive(move || (t.revert().to)(number()))
            pending=action.pending()
            error=action.problem()
            on_confirm=revert
        >
            <p>{t.revert().text}</p>
            <ReachOr reach=Signal::derive(reach) kind=Kind::Editing/>
            <FieldsDiff label=t.revert().diff before=Signal::derive(before) after=Signal::derive(after)/>
        </ConfirmDialog>
    }
}

fn saved_fields(policy: &PolicyDetails) -> Fields {
    Fields {
        content: policy.policy_document.clone(),
        name: policy.policy_name.clone(),
        description: policy.description.clone(),
    }
}
