//! Adding a member by invitation, step by step: the account, its finances, its department.

use charter_core::contract::{
    DescribeOrganization, ErrorCode, InviteOrganizationMember, NodeId, PermissionId, Quitting,
    RelationPolicy, Target, Uin,
};
use charter_core::domain::organization::{
    Chart, INVITATION_DAYS, MEMBER_NAME_CHARACTERS, check_member_name,
};
use leptos::prelude::*;

use super::rows::path_text;
use super::trouble::trouble;
use crate::app::navigation::navigator;
use crate::app::routes::Route;
use crate::app::texts::{OrganizationTexts, texts};
use crate::backend::{Backend, Failure};
use crate::pages::shared::action::Action;
use crate::pages::shared::form::{Faults, Fields, Form, FormField, Input, ON};
use crate::pages::shared::lists::all_departments;
use crate::pages::shared::load::loaded;
use crate::pages::shared::permissions::permission_names;
use crate::pages::shared::wizard::{RestoredDraft, Review, Wizard, WizardStep};
use crate::ui::*;

const ACCOUNT: &str = "invite-account";
const NAME: &str = "invite-name";
const REMARK: &str = "invite-remark";
const PAYMENT: &str = "invite-payment";
const QUITTING: &str = "invite-quitting";
const NODE: &str = "invite-department";
const DRAFT: &str = "charter.draft.invitation";

/// The field that chooses a permission; none for those that every member gives, that are the payment mode, and that this
/// wizard does not offer.
fn field_of_permission(permission: PermissionId) -> Option<&'static str> {
    match permission {
        PermissionId::ConsolidateBills => Some("invite-permission-4"),
        PermissionId::Invoice => Some("invite-permission-5"),
        PermissionId::InheritOffer => Some("invite-permission-6"),
        PermissionId::CostAnalysis => Some("invite-permission-8"),
        PermissionId::BudgetManagement => Some("invite-permission-9"),
        PermissionId::ViewBills
        | PermissionId::ViewBalance
        | PermissionId::PayOnBehalf
        | PermissionId::AllocateFunds
        | PermissionId::SetCreditLimit => None,
    }
}

/// The permissions that can be chosen, with their fields.
fn offered() -> impl Iterator<Item = (PermissionId, &'static str)> {
    let all = PermissionId::ALL.into_iter();
    all.filter_map(|permission| Some((permission, field_of_permission(permission)?)))
}

fn required() -> impl Iterator<Item = PermissionId> {
    let all = PermissionId::ALL.into_iter();
    all.filter(|permission| permission.is_required())
}

/// What the fields say; the payer is the management account.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Invitee {
    account: Uin,
    name: String,
    remark: String,
    permissions: Vec<u64>,
    quitting: Quitting,
    node: NodeId,
}

fn parse(input: &Input, faults: &mut Faults, t: &OrganizationTexts) -> Option<Invitee> {
    let account = input
        .get(ACCOUNT)
        .parse()
        .map_err(|_| t.account_fault.to_owned());
    let account = faults.take(ACCOUNT, account);
    let name = input.get(NAME);
    let sound = faults.take(NAME, check_member_name(name).map_err(t.member_name_fault));
    let node = input
        .get(NODE)
        .parse()
        .map_err(|_| t.department_fault.to_owned());
    let node = faults.take(NODE, node);
    let chosen = offered().filter(|(_, field)| input.get(field) == ON);
    let chosen = chosen.map(|(permission, _)| permission);
    let on_behalf = (input.get(PAYMENT) == ON).then_some(PermissionId::PayOnBehalf);
    sound?;
    Some(Invitee {
        account: account?,
        name: name.to_owned(),
        remark: input.get(REMARK).to_owned(),
        permissions: required()
            .chain(chosen)
            .chain(on_behalf)
            .map(PermissionId::number)
            .collect(),
        quitting: if input.get(QUITTING) == ON {
            Quitting::Allow
        } else {
            Quitting::Denied
        },
        node: node?,
    })
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
    let field = |id, label| FormField {
        id,
        label,
        begin: "",
    };
    let mut parts = vec![
        field(ACCOUNT, t.account_id),
        field(NAME, t.member_name),
        field(REMARK, t.description),
        field(PAYMENT, t.payment_mode),
        field(QUITTING, t.quitting),
        field(NODE, t.column_department),
    ];
    parts.extend(offered().map(|(permission, part)| field(part, (t.permission_name)(permission))));
    let form = Form::new(&parts, move |input, faults| parse(input, faults, t));
    let fields = form.fields;
    fields.kept_as(DRAFT);
    let known = loaded(|backend| Some(read(backend)));
    // Until one is chosen it is the root.
    Effect::new(move |_| {
        let Some(known) = known.ready() else {
            return;
        };
        let chart = &known.1;
        if let Some(root) = chart.root() {
            // A draft may name a department that is gone, or of another organization.
            let exists = |held: &str| held.parse().is_ok_and(|id| chart.node(id).is_some());
            fields.default_to(NODE, &root.to_string(), exists);
        }
    });
    let chart = move || {
        known
            .ready()
            .map(|known| known.1.clone())
            .unwrap_or_default()
    };
    let action = Action::of_page();
    fields.on_change(move || action.forget());
    let loading = move || {
        known
            .ready()
            .is_none()
            .then(|| t.departments_loading.to_owned())
    };
    let invite = move || {
        let (Some(invitee), Some(known)) = (form.submit(), known.ready()) else {
            return;
        };
        let teller = action.teller();
        let (name, why) = (invitee.name.clone(), teller.clone());
        let pays = PermissionId::PayOnBehalf.is_in(&invitee.permissions);
        let inviting = teller.backend.call(InviteOrganizationMember {
            member_uin: invitee.account,
            name: invitee.name,
            policy_type: RelationPolicy::Financial,
            permission_ids: invitee.permissions,
            node_id: invitee.node,
            remark: (!invitee.remark.is_empty()).then_some(invitee.remark),
            is_allow_quit: Some(invitee.quitting),
            pay_uin: pays.then(|| known.0.to_string()),
        });
        action.run_or(
            inviting,
            move |called| {
                fields.saved();
                teller.done_with((t.invited)(&name), t.invited_next, called.entry);
                action.go(navigator, Route::Invitations);
            },
            move |refused| {
                if let Some(field) = refused.code().and_then(field_of) {
                    fields.refuse(field, &why.problem(refused).what);
                }
            },
        );
    };
    let shared = texts().shared();
    let draft = RestoredDraft {
        restored: fields.restored,
        discard: Callback::new(move |()| fields.discard()),
        words: (shared.draft_restored, shared.draft_restored_text),
    };
    let chart = Signal::derive(chart);
    let steps = vec![
        account_step(fields, t),
        finance_step(fields, t),
        department_step(form, chart, t),
    ];
    let trouble = move || known.failure().map(|failure| trouble(&failure));
    view! {
        <PageHeader title=t.add_member text=t.add_member_text/>
        {move || trouble().map(|problem| view! { <ProblemNotice problem on_retry=move || known.retry()/> })}
        <Wizard
            steps
            submit=t.invite
            cancel=Route::Members
            pending=action.pending()
            problem=action.problem()
            blocked=Signal::derive(loading)
            draft
            on_submit=invite
        />
    }
}

fn account_step(fields: Fields, t: &'static OrganizationTexts) -> WizardStep {
    const OWN: &[&str] = &[ACCOUNT, NAME, REMARK];
    WizardStep::new(
        t.step_account,
        ACCOUNT,
        move || fields.check(OWN),
        move |on_enter| {
            view! {
            <TextField id=ACCOUNT label=t.account_id value=fields.text(ACCOUNT) error=fields.error(ACCOUNT)
                on_blur=fields.leave(ACCOUNT) hint=t.invited_account_hint required=true code=true on_enter/>
            <TextField id=NAME label=t.member_name value=fields.text(NAME) error=fields.error(NAME)
                on_blur=fields.leave(NAME) hint=t.member_name_hint required=true limit=MEMBER_NAME_CHARACTERS on_enter/>
            <TextField id=REMARK label=t.description value=fields.text(REMARK) on_enter/>
            <FormErrors errors=fields.shown(OWN)/>
        }
        .into_any()
        },
    )
}

fn finance_step(fields: Fields, t: &'static OrganizationTexts) -> WizardStep {
    WizardStep::new(
        t.step_finance,
        offered().map(|(_, field)| field).next().unwrap_or(PAYMENT),
        || true,
        move |_| {
            let given = |id: PermissionId| {
                view! {
                    <CheckboxField label=(t.permission_name)(id) value=RwSignal::new(true) disabled=t.permission_required.to_owned()/>
                }
            };
            let choice = |(id, field): (PermissionId, &'static str)| {
                let hint =
                    (id == PermissionId::InheritOffer).then(|| t.inherit_offer_hint.to_owned());
                view! {
                    <CheckboxField id=field label=(t.permission_name)(id) value=fields.flag(field) hint=Signal::stored(hint)/>
                }
            };
            let modes = vec![
                Choice::new("", t.self_pay).hint(t.self_pay_hint),
                Choice::new(ON, t.pay_on_behalf).hint(t.pay_on_behalf_hint),
            ];
            view! {
            <fieldset class="check-group">
                <legend class="field-label">{t.finance_permissions}</legend>
                {required().map(given).collect_view()}
                {offered().map(choice).collect_view()}
            </fieldset>
            <RadioGroup id=PAYMENT label=t.payment_mode value=fields.text(PAYMENT) choices=modes/>
            <CheckboxField id=QUITTING label=t.quitting value=fields.flag(QUITTING) hint=t.quitting_hint/>
        }
        .into_any()
        },
    )
}

fn department_step(
    form: Form<Invitee>,
    chart: Signal<Chart>,
    t: &'static OrganizationTexts,
) -> WizardStep {
    let fields = form.fields;
    let choices = move || {
        let chart = chart.get();
        let path = |id: NodeId| path_text(&chart, Target::Node(id));
        let mut paths: Vec<(String, NodeId)> =
            chart.nodes().map(|node| (path(node.id), node.id)).collect();
        charter_order::sort(&mut paths);
        paths
            .into_iter()
            .map(|(path, id)| Choice::new(id.to_string(), path))
            .collect::<Vec<_>>()
    };
    let department = move |id: NodeId| {
        chart.with(|chart| chart.name(Target::Node(id)).unwrap_or_default().to_owned())
    };
    let sentence = move |said: fn(&OrganizationTexts, &Invitee, String) -> String| {
        move || {
            form.parsed()
                .map(|invitee| said(t, &invitee, department(invitee.node)))
        }
    };
    let who = sentence(|t, invitee, department| {
        (t.review_invite)(&invitee.account.to_string(), &invitee.name, &department)
    });
    let terms = sentence(|t, invitee, _| {
        let payment = if PermissionId::PayOnBehalf.is_in(&invitee.permissions) {
            t.pay_on_behalf
        } else {
            t.self_pay
        };
        (t.review_terms)(
            &permission_names(&invitee.permissions, t),
            payment,
            invitee.quitting == Quitting::Allow,
        )
    });
    WizardStep::new(
        t.step_department,
        NODE,
        move || fields.check(&[NODE]),
        move |_| {
            view! {
            <SelectField id=NODE label=t.column_department value=fields.text(NODE) choices=Signal::derive(choices)
                error=fields.error(NODE) required=true/>
            <Review sentence=Signal::derive(move || who().unwrap_or_else(|| t.review_incomplete.to_owned()))>
                <p>{terms}</p>
                <p class="reach-note">{(t.review_expiry)(INVITATION_DAYS)}</p>
            </Review>
            <FormErrors errors=fields.shown(&[])/>
        }
        .into_any()
        },
    )
}
