//! Editing a member: its name, its description and its department.

use super::chosen_members::{ChosenMember, MemberDialog};
use super::rows::paths;
use super::trouble::trouble;
use crate::app::texts::{OrganizationTexts, texts};
use crate::backend::Failure;
use crate::pages::shared::action::Action;
use crate::pages::shared::action_dialog::ActionDialog;
use crate::pages::shared::done::Teller;
use crate::pages::shared::form::{Faults, Form, FormField, Input};
use crate::pages::shared::later::{WhenAsked, arriving};
use crate::pages::shared::lists::department_chart;
use crate::pages::shared::load::loaded;
use crate::split::split_point;
use crate::ui::ProblemNotice;
use charter_core::contract::{
    ErrorCode, MoveOrganizationNodeMembers, NodeId, Target, UpdateOrganizationMember,
};
use charter_core::domain::organization::{
    MEMBER_NAME_CHARACTERS, MEMBER_REMARK_CHARACTERS, check_member_name,
};
use leptos::prelude::*;

const NAME: &str = "member-name";
const REMARK: &str = "member-remark";
const NODE: &str = "member-department";

split_point!(organization_dialogs: fn dialog() -> fn(MemberDialog) -> AnyView { |asking| view! { <Edit asking/> }.into_any() });

/// The dialog about one member. It is loaded when it is first opened.
#[component]
pub fn EditMember(asking: MemberDialog) -> impl IntoView {
    let open = asking.open;
    view! { <WhenAsked asked=open load=move |()| arriving(dialog(), asking) close=move |()| open.set(false)/> }
}

/// What the fields say.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Edited {
    name: String,
    remark: String,
    node: NodeId,
}

fn parse(input: &Input, faults: &mut Faults, t: &OrganizationTexts) -> Option<Edited> {
    let name = input.get(NAME);
    let sound = check_member_name(name).map_err(t.member_fields().name_fault);
    let sound = faults.take(NAME, sound);
    let remark = input.get(REMARK);
    let fits = match remark.chars().count() > MEMBER_REMARK_CHARACTERS {
        true => Err((t.edit_member().remark_fault)(MEMBER_REMARK_CHARACTERS)),
        false => Ok(()),
    };
    let fits = faults.take(REMARK, fits);
    let node = input.parse(NODE, t.member_fields().department_fault, faults);
    sound.and(fits)?;
    Some(Edited {
        name: name.to_owned(),
        remark: remark.to_owned(),
        node: node?,
    })
}

/// The requests that make of a member what the fields say; none for what stays.
fn requests(
    before: &ChosenMember,
    after: &Edited,
) -> (
    Option<UpdateOrganizationMember>,
    Option<MoveOrganizationNodeMembers>,
) {
    let changed = |before: &str, after: &str| (before != after).then(|| after.to_owned());
    let (name, remark) = (
        changed(&before.name, &after.name),
        changed(&before.remark, &after.remark),
    );
    let update = (name.is_some() || remark.is_some()).then_some(UpdateOrganizationMember {
        member_uin: before.uin,
        name,
        remark,
    });
    let relocate = (before.node != after.node).then_some(MoveOrganizationNodeMembers {
        member_uin: vec![before.uin],
        node_id: after.node,
    });
    (update, relocate)
}

/// Carries both out, each with its own way back: the vendor has an action for each.
async fn save(
    teller: Teller,
    (update, relocate): (
        Option<UpdateOrganizationMember>,
        Option<MoveOrganizationNodeMembers>,
    ),
    saved: String,
    moved: String,
) -> Result<(), Failure> {
    if let Some(update) = update {
        let called = teller.backend.call(update).await?;
        teller.done(saved, called.undoable());
    }
    if let Some(relocate) = relocate {
        let called = teller.backend.call(relocate).await?;
        teller.done(moved, called.undoable());
    }
    Ok(())
}

#[component]
fn Edit(asking: MemberDialog) -> impl IntoView {
    let MemberDialog { open, members } = asking;
    let t = texts().organization();
    let action = Action::of_dialog(open);
    let known = loaded(move |backend| open.get().then(|| department_chart(backend)));
    let chart = Signal::derive(move || {
        let chart = known.ready().map(|chart| (*chart).clone());
        chart.unwrap_or_default()
    });
    let parts = [
        FormField::text(NAME, t.member_name)
            .hint(t.member_fields().name_hint)
            .required()
            .limit(MEMBER_NAME_CHARACTERS),
        FormField::text(REMARK, t.description).limit(MEMBER_REMARK_CHARACTERS),
        FormField::list(NODE, t.column_department, move || paths(&chart.get())).required(),
    ];
    let form = Form::new(&parts, move |input, faults| parse(input, faults, t));
    let fields = form.fields;
    let member = move || members.with(|members| members.first().cloned());
    // What was typed stays when something else changes meanwhile.
    Effect::new(move |_| {
        if let Some(member) = open.get().then(|| untrack(member)).flatten() {
            fields.begin(NAME, &member.name);
            fields.begin(REMARK, &member.remark);
            fields.begin(NODE, &member.node.to_string());
        }
    });
    let department = move |node| {
        let name = chart.with_untracked(|chart| chart.name(Target::Node(node)).map(str::to_owned));
        name.unwrap_or_default()
    };
    let submit = move || {
        let (Some(member), Some(edited)) = (untrack(member), form.submit()) else {
            return;
        };
        let teller = action.teller();
        let saved = (t.edit_member().done)(&edited.name);
        let moved = (t.relocate().done)(&edited.name, &department(edited.node));
        let saving = save(teller.clone(), requests(&member, &edited), saved, moved);
        action.run_or(
            saving,
            move |()| {
                let _ = open.try_set(false);
            },
            move |refused| {
                if refused.code() == Some(&ErrorCode::MemberNameUsed) {
                    fields.refuse(NAME, &teller.problem(refused).what);
                }
            },
        );
    };
    let unread = move || known.failure().map(|failure| trouble(&failure));
    let title = move || member().map(|member| (t.edit_member().title)(&member.name));
    view! {
        <ActionDialog
            open
            action
            title=Signal::derive(move || title().unwrap_or_default())
            confirm=t.edit_member().save
            on_confirm=submit
        >
            {move || unread().map(|problem| view! { <ProblemNotice problem on_retry=move || known.retry()/> })}
            {fields.view(&[NAME, REMARK, NODE], Callback::new(move |()| submit()))}
        </ActionDialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shared::fixtures::member;

    fn edited(name: &str, remark: &str, node: u64) -> Edited {
        Edited {
            name: name.to_owned(),
            remark: remark.to_owned(),
            node: NodeId(node),
        }
    }

    #[test]
    fn what_stays_is_not_asked_for() {
        let before = ChosenMember::from(&member(20, 2, "ledger"));
        assert_eq!(requests(&before, &edited("ledger", "", 2)), (None, None));
        let (update, relocate) = requests(&before, &edited("books", "", 2));
        let update = update.expect("the name is another");
        assert_eq!(
            (update.name.as_deref(), update.remark),
            (Some("books"), None)
        );
        assert_eq!(relocate, None);
        let (update, relocate) = requests(&before, &edited("ledger", "", 3));
        assert_eq!(update, None);
        assert_eq!(relocate.map(|relocate| relocate.node_id), Some(NodeId(3)));
    }
}
