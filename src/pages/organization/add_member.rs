//! Adding a member by invitation, step by step: the account, its finances, its department.

use charter_core::contract::{
    DescribeOrganization, ErrorCode, InviteOrganizationMember, NodeId, PermissionId, Quitting,
    RelationPolicy, Target, Uin,
};
use charter_core::domain::organization::{
    Chart, INVITATION_DAYS, MEMBER_NAME_CHARACTERS, check_member_name,
};
use leptos::prelude::*;

use super::add_department::AddDepartment;
use super::rows::paths;
use super::trouble::trouble;
use crate::app::navigation::navigator;
use crate::app::routes::Route;
use crate::app::texts::{OrganizationTexts, texts};
use crate::backend::{Backend, Failure};
use crate::pages::shared::action::Action;
use crate::pages::shared::form::{Faults, Form, FormField, Input, ON};
use crate::pages::shared::lists::all_departments;
use crate::pages::shared::load::loaded;
use crate::pages::shared::permissions::permission_names;
use crate::pages::shared::wizard::Wizard;
use crate::pages::shared::wizard_step::WizardStep;
use crate::ui::*;

const ACCOUNT: &str = "invite-account";
const NAME: &str = "invite-name";
const REMARK: &str = "invite-remark";
const PERMISSIONS: &str = "invite-permissions";
const PAYMENT: &str = "invite-payment";
const QUITTING: &str = "invite-quitting";
const NODE: &str = "invite-department";
const DRAFT: &str = "charter.draft.invitation";

/// What each field begins with is what the vendor's page begins with.
fn fields(t: &OrganizationTexts, departments: Signal<Chart>) -> [FormField; 7] {
    let modes = vec![
        Choice::new("", t.self_pay).hint(t.invite().self_pay_hint),
        Choice::new(ON, t.pay_on_behalf).hint(t.invite().pay_on_behalf_hint),
    ];
    let bills = PermissionId::ConsolidateBills.number().to_string();
    [
        FormField::text(ACCOUNT, t.account_id)
            .hint(t.invite().account_hint)
            .required()
            .code(),
        FormField::text(NAME, t.member_name)
            .hint(t.member_fields().name_hint)
            .required()
            .limit(MEMBER_NAME_CHARACTERS),
        FormField::text(REMARK, t.description),
        FormField::several(PERMISSIONS, t.finance_permissions, permissions(t)).begin(bills),
        FormField::one_of(PAYMENT, t.payment_mode, modes),
        FormField::flag(QUITTING, t.invite().quitting)
            .hint(t.invite().quitting_hint)
            .begin(ON),
        FormField::list(NODE, t.column_department, move || paths(&departments.get())).required(),
    ]
}

/// The permissions that can be chosen. Who pays is the payment mode; the others need the vendor's business manager.
fn permissions(t: &OrganizationTexts) -> Vec<Choice> {
    let choice = |permission| {
        let choice = Choice::new(
            PermissionId::number(permission).to_string(),
            (t.permission_name)(permission),
        );
        Some(match permission {
            PermissionId::PayOnBehalf
            | PermissionId::AllocateFunds
            | PermissionId::SetCreditLimit => return None,
            PermissionId::InheritOffer => choice.hint(t.invite().inherit_offer_hint),
            one if one.is_required() => {
                choice.disabled(Some(t.invite().permission_required.to_owned()))
            }
            _ => choice,
        })
    };
    PermissionId::ALL.into_iter().filter_map(choice).collect()
}

/// The invitation that the fields say; the management account is who pays for others.
fn parse(
    input: &Input,
    faults: &mut Faults,
    host: Option<Uin>,
    t: &OrganizationTexts,
) -> Option<InviteOrganizationMember> {
    let account = input.parse(ACCOUNT, t.invite().account_fault, faults);
    let name = input.get(NAME);
    let sound = faults.take(
        NAME,
        check_member_name(name).map_err(t.member_fields().name_fault),
    );
    let node = input.parse(NODE, t.member_fields().department_fault, faults);
    let pays = input.get(PAYMENT) == ON;
    let chosen = input.get(PERMISSIONS).split(' ');
    let chosen: Vec<u64> = chosen.filter_map(|id| id.parse().ok()).collect();
    let is_given = |permission: &PermissionId| match permission {
        PermissionId::PayOnBehalf => pays,
        other => other.is_required() || other.is_in(&chosen),
    };
    let given = PermissionId::ALL.into_iter().filter(is_given);
    let remark = input.get(REMARK);
    sound?;
    Some(InviteOrganizationMember {
        member_uin: account?,
        name: name.to_owned(),
        policy_type: RelationPolicy::Financial,
        permission_ids: given.map(PermissionId::number).collect(),
        node_id: node?,
        remark: (!remark.is_empty()).then(|| remark.to_owned()),
        is_allow_quit: Some(match input.get(QUITTING) {
            ON => Quitting::Allow,
            _ => Quitting::Denied,
        }),
        pay_uin: pays.then_some(host?.to_string()),
    })
}

/// The invitation as sentences.
fn review(it: &InviteOrganizationMember, chart: &Chart, t: &OrganizationTexts) -> Vec<String> {
    let department = chart.name(Target::Node(it.node_id)).unwrap_or_default();
    let payment = match it.pay_uin {
        Some(_) => t.pay_on_behalf,
        None => t.self_pay,
    };
    let permissions = permission_names(&it.permission_ids, t);
    let may_quit = it.is_allow_quit == Some(Quitting::Allow);
    vec![
        (t.invite().review)(&it.member_uin.to_string(), &it.name, department),
        (t.invite().review_terms)(&permissions, payment, may_quit),
        (t.invite().review_expiry)(INVITATION_DAYS),
    ]
}

/// The field that a refusal is about.
fn field_of(code: &ErrorCode) -> Option<&'static str> {
    match code {
        ErrorCode::MemberExist
        | ErrorCode::MemberOfAnother
        | ErrorCode::InvitationSent
        | ErrorCode::InvitationExist
        | ErrorCode::AuthInfoEmpty
        | ErrorCode::AuthNotEnterprise
        | ErrorCode::AuthInfoNotSame => Some(ACCOUNT),
        ErrorCode::MemberNameUsed => Some(NAME),
        ErrorCode::NodeNotExist => Some(NODE),
        _ => None,
    }
}

/// The management account, and the departments as a tree.
async fn read(backend: Backend) -> Result<(Uin, Chart), Failure> {
    let departments = backend.list(all_departments()).await?;
    let organization = backend.call(DescribeOrganization {}).await?.reply.answer;
    Ok((organization.host_uin, Chart::new(&departments, [])))
}

/// The page.
#[component]
pub fn MemberAddPage() -> impl IntoView {
    let (t, navigator) = (texts().organization(), navigator());
    let known = loaded(|backend| Some(read(backend)));
    let host = move || known.ready().map(|known| known.0);
    let chart = move || known.ready().map(|known| known.1.clone());
    let chart = Signal::derive(move || chart().unwrap_or_default());
    let form = Form::new(&fields(t, chart), move |input, faults| {
        parse(input, faults, host(), t)
    });
    let fields = form.fields;
    fields.kept_as(DRAFT);
    // Until one is chosen it is the root. A draft may name a department that is gone.
    Effect::new(move |_| {
        let chart = chart.get();
        if let Some(root) = chart.root() {
            let exists = |held: &str| held.parse().is_ok_and(|id| chart.node(id).is_some());
            fields.default_to(NODE, &root.to_string(), exists);
        }
    });
    let action = Action::of_page();
    fields.on_change(move || action.forget());
    let loading = move || {
        let is_loading = known.ready().is_none();
        is_loading.then(|| t.invite().loading.to_owned())
    };
    let invite = move || {
        let Some(invitation) = form.submit() else {
            return;
        };
        let name = invitation.name.clone();
        let inviting = action.teller().backend.call(invitation);
        fields.carry_out(action, inviting, field_of, move |teller, called| {
            teller.done_with((t.invite().done)(&name), t.invite().next, called.undoable());
            action.go(navigator, Route::Invitations);
        });
    };
    let adding = RwSignal::new(None::<NodeId>);
    // Below the department that is chosen.
    let add_department = move || {
        let chosen = fields
            .text(NODE)
            .with_untracked(|chosen| chosen.parse().ok());
        adding.set(chosen.or_else(|| chart.with_untracked(Chart::root)));
    };
    let added = move |node: NodeId| fields.text(NODE).set(node.to_string());
    let create = move || {
        view! { <Button icon=Icon::Plus on_press=add_department>{t.add().create}</Button> }
            .into_any()
    };
    let sentences = form.review(move |it| chart.with(|chart| review(it, chart, t)));
    let steps = vec![
        WizardStep::of(fields, t.invite().step_account, &[ACCOUNT, NAME, REMARK]),
        WizardStep::of(
            fields,
            t.invite().step_finance,
            &[PERMISSIONS, PAYMENT, QUITTING],
        ),
        WizardStep::of(fields, t.invite().step_department, &[NODE])
            .followed_by(create)
            .reviewed(sentences),
    ];
    let trouble = move || known.failure().map(|failure| trouble(&failure));
    view! {
        <PageHeader title=t.invite().title text=t.invite().text/>
        {move || trouble().map(|problem| view! { <ProblemNotice problem on_retry=move || known.retry()/> })}
        <Wizard
            steps
            submit=t.invite().submit
            cancel=Route::Members
            pending=action.pending()
            problem=action.problem()
            blocked=Signal::derive(loading)
            draft=fields
            on_submit=invite
        />
        <AddDepartment adding after=added/>
    }
}
