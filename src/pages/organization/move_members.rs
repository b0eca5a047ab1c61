//! Moving members to another department.

use super::chosen_members::{ChosenMember, MemberDialog};
use super::rows::paths;
use super::trouble::trouble;
use crate::app::texts::texts;
use crate::pages::shared::batch::{Batch, BatchDialog};
use crate::pages::shared::form::{Form, FormField};
use crate::pages::shared::later::{WhenAsked, arriving};
use crate::pages::shared::lists::department_chart;
use crate::pages::shared::load::loaded;
use crate::split::split_point;
use crate::ui::ProblemNotice;
use charter_core::contract::{MoveOrganizationNodeMembers, NodeId, Target};
use leptos::prelude::*;

const NODE: &str = "move-department";

/// What the dialog is about, and what follows once all were moved.
#[derive(Clone, Copy)]
struct Moving {
    asking: MemberDialog,
    after: Callback<()>,
}

split_point!(organization_dialogs: fn dialog() -> fn(Moving) -> AnyView { |about| view! { <Ask about/> }.into_any() });

/// Asks where the members are moved. What asks is loaded when it is first needed.
#[component]
pub fn MoveMembers(
    asking: MemberDialog,
    /// All were moved.
    after: Callback<()>,
) -> impl IntoView {
    let about = Moving { asking, after };
    let open = asking.open;
    view! { <WhenAsked asked=open load=move |()| arriving(dialog(), about) close=move |()| open.set(false)/> }
}

/// The department that all of them are in.
fn common(members: &[ChosenMember]) -> Option<NodeId> {
    let first = members.first()?.node;
    members
        .iter()
        .all(|member| member.node == first)
        .then_some(first)
}

#[component]
fn Ask(about: Moving) -> impl IntoView {
    let Moving { asking, after } = about;
    let MemberDialog { open, members } = asking;
    let t = texts().organization();
    let batch = Batch::new(open);
    let known = loaded(move |backend| open.get().then(|| department_chart(backend)));
    let chart = Signal::derive(move || {
        let chart = known.ready().map(|chart| (*chart).clone());
        chart.unwrap_or_default()
    });
    let choice = FormField::list(NODE, t.relocate().to, move || paths(&chart.get())).required();
    let form = Form::new(&[choice], move |input, faults| {
        input.parse::<NodeId>(NODE, t.member_fields().department_fault, faults)
    });
    let fields = form.fields;
    // It begins where they are; members of several departments begin at the root.
    Effect::new(move |_| {
        if open.get() {
            let chart = chart.get();
            let begin = members
                .with(|members| common(members))
                .or_else(|| chart.root());
            let exists = |held: &str| held.parse().is_ok_and(|id| chart.node(id).is_some());
            if let Some(begin) = begin {
                fields.default_to(NODE, &begin.to_string(), exists);
            }
        } else {
            fields.begin(NODE, "");
        }
    });
    let name = move |node| {
        chart.with(|chart| {
            chart
                .name(Target::Node(node))
                .unwrap_or_default()
                .to_owned()
        })
    };
    let confirm = move || match form.parsed() {
        Some(node) => (t.relocate().confirm)(&name(node)),
        None => t.relocate().action.to_owned(),
    };
    let there = move || {
        let here = members.with(|members| common(members));
        let is_there = here.is_some() && form.parsed() == here;
        is_there.then(|| t.relocate().there.to_owned())
    };
    let relocate = move || {
        let Some(node_id) = form.submit() else {
            return;
        };
        let row = |member: &ChosenMember| {
            let member_uin = vec![member.uin];
            let request = MoveOrganizationNodeMembers {
                member_uin,
                node_id,
            };
            (member.name.clone(), request)
        };
        let rows: Vec<_> = members.with_untracked(|members| members.iter().map(row).collect());
        let department = untrack(|| name(node_id));
        let done = move |moved: &[String]| match moved {
            [name] => (t.relocate().done)(name, &department),
            names => (t.relocate().several_done)(names.len(), &department),
        };
        batch.run(rows, done, move || {
            after.try_run(());
        });
    };
    let unread = move || known.failure().map(|failure| trouble(&failure));
    view! {
        <BatchDialog
            batch
            title=Signal::derive(move || asking.say(t.relocate().title, t.relocate().several_title))
            confirm=Signal::derive(confirm)
            disabled=Signal::derive(there)
            on_confirm=relocate
        >
            {move || unread().map(|problem| view! { <ProblemNotice problem on_retry=move || known.retry()/> })}
            {fields.view(&[NODE], Callback::new(|()| ()))}
            <p>{t.relocate().text}</p>
        </BatchDialog>
    }
}
