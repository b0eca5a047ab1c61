//! The organization that the caller belongs to; for an account of none, the invitations that it received.

use std::sync::Arc;

use charter_core::contract::{
    AcceptOrganizationInvitation, DenyOrganizationInvitation, DescribeOrganization, ErrorCode,
    InvitationItem, InvitationStatus, ListOrganizationInvitations, OrganizationDescription,
    Quitting, Target,
};
use charter_core::domain::organization::INVITATION_DAYS;
use leptos::prelude::*;

use super::invitations::{payment, status};
use crate::app::navigation::navigator;
use crate::app::problems::problem;
use crate::app::texts::{OrganizationTexts, texts};
use crate::backend::{Backend, Failure};
use crate::pages::shared::action::Action;
use crate::pages::shared::action_dialog::ActionDialog;
use crate::pages::shared::load::{Load, loaded};
use crate::pages::shared::named_dialog::{follow, open_while};
use crate::pages::shared::permissions::permission_names;
use crate::pages::shared::target::target_href;
use crate::ui::*;

/// Where the caller stands.
enum Standing {
    Inside(OrganizationDescription),
    /// In no organization, with the invitations that it received.
    Outside(Vec<Arc<InvitationItem>>),
}

async fn standing(backend: Backend) -> Result<Standing, Failure> {
    match backend.call(DescribeOrganization {}).await {
        Ok(called) => Ok(Standing::Inside(called.reply.answer)),
        Err(failure) if failure.code() == Some(&ErrorCode::OrganizationNotExist) => {
            let received = backend.list(ListOrganizationInvitations::RECEIVED).await?;
            Ok(Standing::Outside(
                received.into_iter().map(Arc::new).collect(),
            ))
        }
        Err(failure) => Err(failure),
    }
}

/// The page.
#[component]
pub fn BasicInformationPage() -> impl IntoView {
    let t = texts().organization();
    let standing = loaded(|backend| Some(standing(backend)));
    let body = move || match standing.get() {
        Load::Loading => view! { <Loading/> }.into_any(),
        Load::Ready(found) => shown(&found, t),
        Load::Failed(failure) => view! {
            <ErrorState problem=problem(&failure) on_retry=move || standing.retry()/>
        }
        .into_any(),
    };
    view! {
        <div class="details-page">
            <PageHeader title=texts().shared().basic_information text=t.basic().text/>
            {body}
        </div>
    }
}

fn shown(found: &Standing, t: &'static OrganizationTexts) -> AnyView {
    match found {
        Standing::Inside(organization) => {
            let details = facts(organization, t);
            view! { <Card title=t.basic().organization><DescriptionList details/></Card> }
                .into_any()
        }
        Standing::Outside(received) => view! { <Received received=received.clone()/> }.into_any(),
    }
}

fn facts(organization: &OrganizationDescription, t: &'static OrganizationTexts) -> Details {
    let root = target_href(navigator(), Target::Node(organization.root_node_id));
    let details = Details::new()
        .id(t.basic().organization_id, organization.id.to_string())
        .text(t.basic().creator, organization.nick_name.clone())
        .id(
            t.basic().management_account,
            organization.host_uin.to_string(),
        )
        .time(t.basic().created, organization.create_time.0);
    if organization.is_manager {
        return details.text(t.basic().role, t.basic().is_management).view(
            t.basic().root,
            view! { <a href=root>{organization.root_node_id.to_string()}</a> },
        );
    }
    let permissions: Vec<u64> = organization.org_permission.iter().map(|it| it.id).collect();
    let may_quit = organization.is_allow_quit == "Allow";
    details
        .text(t.basic().role, t.member)
        .time(t.basic().joined, organization.join_time.0)
        .text(t.finance_permissions, permission_names(&permissions, t))
        .text(
            t.invitation().may_quit,
            match may_quit {
                true => t.invitation().yes,
                false => t.invitation().no,
            },
        )
}

/// What is asked of an invitation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Accept,
    Reject,
}

/// The invitations of an account that belongs to no organization, each with what can be answered.
#[component]
fn Received(received: Vec<Arc<InvitationItem>>) -> impl IntoView {
    let t = texts().organization();
    let asked = RwSignal::new(None::<(Answer, Arc<InvitationItem>)>);
    if received.is_empty() {
        return view! {
            <EmptyState icon=Icon::Organization title=t.basic().outside text=(t.basic().no_invitations)(INVITATION_DAYS)/>
        }
        .into_any();
    }
    let cards = received
        .into_iter()
        .map(|item| view! { <Invited item asked/> });
    view! {
        <Notice title=t.basic().outside>{t.basic().outside_text}</Notice>
        {cards.collect_view()}
        <AnswerDialog asked/>
    }
    .into_any()
}

#[component]
fn Invited(
    item: Arc<InvitationItem>,
    asked: RwSignal<Option<(Answer, Arc<InvitationItem>)>>,
) -> impl IntoView {
    let t = texts().organization();
    let (tone, word) = status(item.status, t);
    let quitting = match item.is_allow_quit {
        Some(Quitting::Allow) => t.invitation().yes,
        _ => t.invitation().no,
    };
    let details = Details::new()
        .id(t.basic().management_account, item.host_uin.to_string())
        .view(t.invitation().status, view! { <Badge tone>{word}</Badge> })
        .text(t.member_name, item.name.clone())
        .time(t.invitation().sent, item.invite_time.0)
        .time(t.invitation().expires, item.expire_time.0)
        .text(t.payment_mode, payment(&item, t))
        .text(
            t.finance_permissions,
            permission_names(&item.permission_ids, t),
        )
        .text(t.invitation().may_quit, quitting)
        .text(t.description, item.remark.clone());
    let title = (t.basic().invited_by)(&item.host_name);
    let settled = (item.status != InvitationStatus::Pending).then(|| t.basic().expired.to_owned());
    let button = move |answer, kind, words| {
        let (item, settled) = (Arc::clone(&item), settled.clone());
        view! { <Button kind disabled=Signal::stored(settled) on_press=move || asked.set(Some((answer, Arc::clone(&item))))>{words}</Button> }
    };
    let actions = move || {
        view! {
            {button(Answer::Reject, ButtonKind::Secondary, t.basic().reject)}
            {button(Answer::Accept, ButtonKind::Primary, t.basic().accept)}
        }
    };
    view! { <Card title actions><DescriptionList details/></Card> }
}

/// Asks before an invitation is answered.
#[component]
fn AnswerDialog(asked: RwSignal<Option<(Answer, Arc<InvitationItem>)>>) -> impl IntoView {
    let t = texts().organization();
    let open = open_while(asked);
    // What it asks stays while it closes.
    let about = RwSignal::new(None::<(Answer, Arc<InvitationItem>)>);
    follow(asked, open, move |now| {
        about.set(Some(now));
        true
    });
    let action = Action::of_dialog(open);
    let is_reject = move || about.with(|about| matches!(about, Some((Answer::Reject, _))));
    let host = move || {
        about.with(|about| {
            about
                .as_ref()
                .map_or(String::new(), |(_, item)| item.host_name.clone())
        })
    };
    let title = move || match is_reject() {
        true => (t.basic().reject_title)(&host()),
        false => (t.basic().accept_title)(&host()),
    };
    let confirm = move || match is_reject() {
        true => t.basic().reject,
        false => t.basic().accept,
    };
    let text = move || match is_reject() {
        true => t.basic().reject_text,
        false => t.basic().accept_text,
    };
    let answer = move || {
        let Some((answer, item)) = about.get_untracked() else {
            return;
        };
        let (teller, id) = (action.teller(), item.id);
        let backend = teller.backend.clone();
        let work = async move {
            match answer {
                Answer::Accept => Ok(backend
                    .call(AcceptOrganizationInvitation { id })
                    .await?
                    .undoable()),
                Answer::Reject => Ok(backend
                    .call(DenyOrganizationInvitation { id })
                    .await?
                    .undoable()),
            }
        };
        action.run(work, move |entry| {
            let _ = open.try_set(false);
            match answer {
                Answer::Accept => teller.done((t.basic().accepted)(&item.host_name), entry),
                Answer::Reject => teller.done((t.basic().rejected)(&item.host_name), entry),
            }
        });
    };
    view! {
        <ActionDialog
            open
            action
            title=Signal::derive(title)
            confirm=Signal::derive(move || confirm().to_owned())
            on_confirm=answer
        >
            <p>{text}</p>
        </ActionDialog>
    }
}
