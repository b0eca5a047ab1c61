//! Cancelling invitations.

use std::sync::Arc;

use charter_core::contract::{CancelOrganizationInvitation, InvitationItem, InvitationStatus};
use leptos::prelude::*;

use crate::app::texts::{OrganizationTexts, texts};
use crate::pages::shared::batch::{Batch, BatchDialog, one_or_several};
use crate::pages::shared::later::{WhenAsked, arriving};
use crate::split::split_point;

/// Why these cannot be cancelled: the first that is not open.
pub fn cancel_reason(invitations: &[Arc<InvitationItem>], t: &OrganizationTexts) -> Option<String> {
    let settled = invitations
        .iter()
        .find(|item| item.status != InvitationStatus::Pending)?;
    Some((t.cancel().not_open)(
        &settled.name,
        (t.invitation().status_name)(settled.status),
    ))
}

/// What the dialog is about.
#[derive(Clone, Copy)]
struct Cancelling {
    open: RwSignal<bool>,
    invitations: RwSignal<Vec<Arc<InvitationItem>>>,
    after: Callback<()>,
}

split_point!(organization_dialogs: fn dialog() -> fn(Cancelling) -> AnyView { |asking| view! { <Ask asking/> }.into_any() });

/// Asks before the invitations are cancelled. What asks is loaded when it is first needed.
#[component]
pub fn CancelDialog(
    open: RwSignal<bool>,
    invitations: RwSignal<Vec<Arc<InvitationItem>>>,
    /// All were cancelled.
    #[prop(into)]
    after: Callback<()>,
) -> impl IntoView {
    let asking = Cancelling {
        open,
        invitations,
        after,
    };
    view! { <WhenAsked asked=open load=move |()| arriving(dialog(), asking) close=move |()| open.set(false)/> }
}

#[component]
fn Ask(asking: Cancelling) -> impl IntoView {
    let Cancelling {
        open,
        invitations,
        after,
    } = asking;
    let t = texts().organization();
    let batch = Batch::new(open);
    let say = move |one: fn(&str) -> String, several: fn(usize) -> String| {
        invitations.with(|items| match items.as_slice() {
            [item] => one(&item.name),
            items => several(items.len()),
        })
    };
    let confirm = move || match invitations.with(Vec::len) {
        1 => t.cancel().action.to_owned(),
        count => (t.cancel().several)(count),
    };
    let cancel = move || {
        let row = |item: &Arc<InvitationItem>| {
            (
                item.name.clone(),
                CancelOrganizationInvitation { id: item.id },
            )
        };
        let rows: Vec<_> = invitations.with_untracked(|items| items.iter().map(row).collect());
        let done = move |cancelled: &[String]| {
            one_or_several(cancelled, t.cancel().done, t.cancel().several_done)
        };
        batch.run(rows, done, move || {
            after.try_run(());
        });
    };
    view! {
        <BatchDialog
            batch
            danger=true
            title=Signal::derive(move || say(t.cancel().title, t.cancel().several_title))
            confirm=Signal::derive(confirm)
            on_confirm=cancel
        >
            <p>{t.cancel().text}</p>
        </BatchDialog>
    }
}
