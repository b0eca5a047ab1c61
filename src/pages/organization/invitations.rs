//! The record of invitations.

use std::{collections::HashMap, sync::Arc};

use charter_core::contract::{
    InvitationItem, InvitationStatus, ListOrganizationInvitations, NodeId, PermissionId, Target,
};
use leptos::prelude::*;

use super::cancel_invitation::{CancelDialog, cancel_reason};
use super::trouble::trouble;
use crate::app::navigation::{Navigator, navigator};
use crate::app::routes::Route;
use crate::app::texts::{OrganizationTexts, texts};
use crate::backend::{Backend, Failure};
use crate::pages::shared::list_page::ListPage;
use crate::pages::shared::lists::all_departments;
use crate::pages::shared::rows::list_rows;
use crate::pages::shared::target::target_address;
use crate::ui::*;

/// A row: the invitation, and the name of its department.
struct Row {
    item: Arc<InvitationItem>,
    department: String,
}

async fn read(backend: Backend) -> Result<Vec<Row>, Failure> {
    let invitations = backend.list(ListOrganizationInvitations::SENT).await?;
    let departments = backend.list(all_departments()).await?.into_iter();
    let names: HashMap<NodeId, String> =
        departments.map(|item| (item.node_id, item.name)).collect();
    let row = |item: InvitationItem| Row {
        department: item
            .node_id
            .and_then(|id| names.get(&id).cloned())
            .unwrap_or_default(),
        item: Arc::new(item),
    };
    Ok(invitations.into_iter().map(row).collect())
}

/// The page.
#[component]
pub fn InvitationsPage() -> impl IntoView {
    let (t, navigator) = (texts().organization(), navigator());
    let invitations = list_rows(read, trouble);
    let selected = RwSignal::new(Selection::new());
    let (cancelling, about) = (RwSignal::new(false), RwSignal::new(Vec::new()));
    let cancel = move |items: Vec<Arc<InvitationItem>>| {
        about.set(items);
        cancelling.set(true);
    };
    let key = |row: &Row| row.item.id.to_string();
    let table = Table::over(
        invitations.rows(),
        key,
        |row| row.item.name.clone(),
        columns(t, navigator),
    );
    let chosen = {
        let table = table.clone();
        move || -> Vec<Arc<InvitationItem>> {
            let rows = selected.with(|selected| table.chosen::<Row>(selected));
            rows.iter().map(|row| Arc::clone(&row.item)).collect()
        }
    };
    let table = table.row_actions(move |row: &Arc<Row>| {
        let (item, name) = (
            Arc::clone(&row.item),
            (t.invitations().actions)(&row.item.name),
        );
        let items = move |()| {
            let one = vec![Arc::clone(&item)];
            let reason = cancel_reason(&one, t);
            vec![
                MenuItem::link(
                    t.invitations().show_details,
                    navigator.href(Route::Invitation(item.id)),
                )
                .icon(Icon::Eye),
                MenuItem::action(t.cancel().action, move || cancel(one.clone()))
                    .icon(Icon::Close)
                    .danger()
                    .disabled(reason),
            ]
        };
        view! { <Menu name items/> }.into_any()
    });
    let batch = move || {
        let (reasons, chosen) = (chosen.clone(), chosen.clone());
        let why_not = move || match reasons().as_slice() {
            [] => Some(t.invitations().select_first.to_owned()),
            items => cancel_reason(items, t),
        };
        view! {
            <Button icon=Icon::Close disabled=Signal::derive(why_not) on_press=move || cancel(untrack(&chosen))>
                {t.cancel().action}
            </Button>
        }
    };
    let add = move || {
        view! { <ButtonLink kind=ButtonKind::Primary icon=Icon::Plus href=navigator.href(Route::MemberAdd)>{t.invite().title}</ButtonLink> }
    };
    view! {
        <ListPage
            title=t.invitations().title
            text=t.invitations().text
            table
            sorted=("sent", true)
            file=t.invitations().file
            empty=move || view! {
                <EmptyState title=t.invitations().empty_title text=t.invitations().empty_text icon=Icon::User actions=add/>
            }
            on_retry=move || invitations.retry()
            selected
            actions=add
            batch
        />
        <CancelDialog open=cancelling invitations=about after=move || selected.set(Selection::new())/>
    }
}

fn columns(t: &'static OrganizationTexts, navigator: Navigator) -> Vec<Column<Row>> {
    let statuses = InvitationStatus::ALL
        .map(t.invitation().status_name)
        .to_vec();
    vec![
        Column::link(
            "name",
            t.member_name,
            |row: &Row| row.item.name.clone(),
            move |row| navigator.href(Route::Invitation(row.item.id)),
        ),
        Column::id("account", t.account_id, |row: &Row| {
            row.item.uin.to_string()
        }),
        Column::badge(
            "status",
            t.invitation().status,
            statuses,
            move |row: &Row| status(row.item.status, t),
        ),
        Column::new("payment", t.payment_mode, move |row: &Row| {
            payment(&row.item, t).to_owned()
        }),
        Column::new("department", t.column_department, |row: &Row| {
            row.department.clone()
        })
        .leading(move |row| {
            let node = row.item.node_id?;
            Some(navigator.href(target_address(Target::Node(node))))
        }),
        Column::time("sent", t.invitation().sent, |row: &Row| {
            row.item.invite_time.0
        }),
        Column::time("expires", t.invitation().expires, |row: &Row| {
            row.item.expire_time.0
        }),
        Column::id("id", t.invitation().id, |row: &Row| row.item.id.to_string()).hidden(),
        Column::new("remark", t.description, |row: &Row| row.item.remark.clone())
            .width(Width::Wide)
            .unfiltered()
            .hidden(),
    ]
}

/// The status with its colour.
pub fn status(status: InvitationStatus, t: &OrganizationTexts) -> (BadgeTone, &'static str) {
    let tone = match status {
        InvitationStatus::Pending => BadgeTone::Accent,
        InvitationStatus::Accepted => BadgeTone::Success,
        InvitationStatus::Invalid | InvitationStatus::Cancelled | InvitationStatus::Expired => {
            BadgeTone::Neutral
        }
    };
    (tone, (t.invitation().status_name)(status))
}

/// Who pays; empty where the service does not say.
pub fn payment(item: &InvitationItem, t: &OrganizationTexts) -> &'static str {
    match item.permission_ids.as_slice() {
        [] => "",
        given if PermissionId::PayOnBehalf.is_in(given) => t.pay_on_behalf,
        _ => t.self_pay,
    }
}
