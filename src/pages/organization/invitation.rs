//! One invitation.

use std::sync::Arc;

use charter_core::contract::{
    ErrorCode, InvitationId, InvitationItem, ListOrganizationInvitations, Quitting, Target,
};
use leptos::prelude::*;

use super::cancel_invitation::{CancelDialog, cancel_reason};
use super::invitations::{payment, status};
use super::trouble::trouble;
use crate::app::navigation::navigator;
use crate::app::texts::{OrganizationTexts, texts};
use crate::backend::{Backend, Failure};
use crate::pages::shared::details_page::DetailsPage;
use crate::pages::shared::lists::all_departments;
use crate::pages::shared::load::loaded;
use crate::pages::shared::permissions::permission_names;
use crate::pages::shared::target::target_href;
use crate::ui::*;

/// The invitation of this number, where there is one, and the name of its department.
type Found = Option<(Arc<InvitationItem>, String)>;

async fn read(backend: Backend, id: InvitationId) -> Result<Found, Failure> {
    let all = backend.list(ListOrganizationInvitations::SENT).await?;
    let Some(item) = all.into_iter().find(|item| item.id == id) else {
        return Ok(None);
    };
    let mut departments = backend.list(all_departments()).await?.into_iter();
    let own = departments.find(|department| Some(department.node_id) == item.node_id);
    let department = own.map(|department| department.name).unwrap_or_default();
    Ok(Some((Arc::new(item), department)))
}

/// The page.
#[component]
pub fn InvitationPage(id: InvitationId) -> impl IntoView {
    let t = texts().organization();
    let found = loaded(move |backend| Some(read(backend, id)));
    let there = move || found.ready().and_then(|found| (*found).clone());
    let missing = move || {
        let gone = found.ready().is_some_and(|found| found.is_none());
        gone.then(|| {
            Problem::new(t.invitation().unknown)
                .why(t.invitation().unknown_text)
                .code(ErrorCode::InvitationNotExist.as_str())
        })
    };
    let problem = move || {
        found
            .failure()
            .map(|failure| trouble(&failure))
            .or_else(missing)
    };
    let (cancelling, about) = (RwSignal::new(false), RwSignal::new(Vec::new()));
    let ask = move || {
        about.set(untrack(there).map(|(item, _)| item).into_iter().collect());
        cancelling.set(true);
    };
    let why_not = move || cancel_reason(&[there()?.0], t);
    let actions = move || {
        view! {
            <Button icon=Icon::Close disabled=Signal::derive(why_not) on_press=ask>{t.cancel().action}</Button>
            <CancelDialog open=cancelling invitations=about after=|| ()/>
        }
    };
    view! {
        <DetailsPage
            kind=t.invitation().kind
            name=Signal::derive(move || there().map(|(item, _)| item.name.clone()))
            problem=Signal::derive(problem)
            on_retry=move || found.retry()
            facts=Callback::new(move |()| there().map(|(item, department)| facts(&item, department, t)))
            actions
        />
    }
}

fn facts(item: &InvitationItem, department: String, t: &'static OrganizationTexts) -> Details {
    let navigator = navigator();
    let (tone, word) = status(item.status, t);
    let quitting = item.is_allow_quit.map_or("", |quitting| match quitting {
        Quitting::Allow => t.invitation().yes,
        Quitting::Denied => t.invitation().no,
    });
    let details = Details::new()
        .text(t.member_name, item.name.clone())
        .id(t.account_id, item.uin.to_string())
        .view(t.invitation().status, view! { <Badge tone>{word}</Badge> })
        .id(t.invitation().id, item.id.to_string())
        .time(t.invitation().sent, item.invite_time.0)
        .time(t.invitation().expires, item.expire_time.0);
    let details = match item.node_id {
        Some(node) => {
            let href = target_href(navigator, Target::Node(node));
            details.view(t.column_department, view! { <a href=href>{department}</a> })
        }
        None => details.text(t.column_department, ""),
    };
    details
        .text(t.payment_mode, payment(item, t))
        .text(
            t.finance_permissions,
            permission_names(&item.permission_ids, t),
        )
        .text(t.invitation().may_quit, quitting)
        .text(t.description, item.remark.clone())
}
