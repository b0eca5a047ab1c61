//! The details of one department or member.

use super::chosen_members::ChosenMember;
use super::department_actions::DepartmentActions;
use super::in_force::PoliciesInForce;
use super::member_actions::{MemberActions, MemberButtons};
use super::members::members_of;
use super::rows::{joined_how, path_text};
use crate::app::navigation::navigator;
use crate::app::texts::{OrganizationTexts, texts};
use crate::pages::shared::later::{Later, arriving};
use crate::pages::shared::lists::Lists;
use crate::pages::shared::target::target_href;
use crate::split::split_point;
use crate::ui::words::group;
use crate::ui::*;
use charter_core::contract::{DepartmentItem, MemberItem, Target};
use leptos::prelude::*;
use std::sync::Arc;

/// A target with the lists that it stands in.
type TargetInLists = (Signal<Arc<Lists>>, Target);

split_point!(in_force: fn in_force() -> fn(TargetInLists) -> AnyView { |(lists, target)| {
    view! { <PoliciesInForce lists target/> }.into_any()
} });

/// Name, number, dates, counts, path, and the policies in force. The target must be in the lists.
#[component]
pub fn TargetDetails(
    lists: Signal<Arc<Lists>>,
    target: Target,
    /// What can be done with a department.
    actions: DepartmentActions,
    /// What can be done with a member.
    members: MemberActions,
) -> impl IntoView {
    let t = texts().organization();
    let name = move || lists.with(|lists| lists.chart.name(target).unwrap_or_default().to_owned());
    let (icon, kind) = match target {
        Target::Member(_) => (Icon::Member, t.member),
        Target::Node(node) => {
            match lists.with_untracked(|lists| lists.chart.root() == Some(node)) {
                true => (Icon::Organization, t.details().root_department),
                false => (Icon::Department, t.department),
            }
        }
    };
    let details = move || {
        let list = lists.with(|lists| match target {
            Target::Node(node) => lists
                .departments
                .get(&node)
                .map(|item| of_department(lists, item, t)),
            Target::Member(uin) => lists
                .members
                .get(&uin)
                .map(|item| of_member(lists, item, t)),
        });
        list.map(|details| view! { <DescriptionList details/> })
    };
    let buttons = match target {
        Target::Member(uin) => {
            let member =
                move || lists.with(|lists| lists.members.get(&uin).map(ChosenMember::from));
            view! { <MemberButtons actions=members member=Signal::derive(member)/> }.into_any()
        }
        Target::Node(node) => actions.buttons(node).into_any(),
    };
    view! {
        <header class="target-header">
            {icon.view()}
            <h2>{name}</h2>
            <Badge>{kind}</Badge>
            {buttons}
        </header>
        {details}
        <Later load=move |()| arriving(in_force(), (lists, target))/>
    }
    .into_any()
}

fn of_department(lists: &Lists, item: &DepartmentItem, t: &'static OrganizationTexts) -> Details {
    let target = Target::Node(item.node_id);
    let navigator = navigator();
    let node = lists.chart.node(item.node_id);
    let children = node.map_or(0, |node| node.children.len());
    let members = node.map_or(0, |node| node.members.len());
    let below = lists.chart.accounts_under([target]).len();
    let link = navigator.href(members_of(&path_text(&lists.chart, target)));
    let members_here = match members {
        0 => view! { <Count value=0_usize/> }.into_any(),
        count => {
            view! { <Count value=count/>" "<a href=link>{t.details().show_members}</a> }.into_any()
        }
    };
    Details::new()
        .id(t.details().department_id, item.node_id.to_string())
        .text(t.description, item.remark.clone())
        .time(t.details().created, item.create_time.0)
        .view(t.details().path, path(lists, target))
        .text(t.details().sub_departments, group(children))
        .view(t.details().members_here, members_here)
        .text(t.details().accounts_below, group(below))
}

fn of_member(lists: &Lists, item: &MemberItem, t: &'static OrganizationTexts) -> Details {
    Details::new()
        .id(t.account_id, item.member_uin.to_string())
        .text(t.description, item.remark.clone())
        .text(t.details().joined_how, joined_how(item.origin, t))
        .time(t.details().joined, item.create_time.0)
        .view(
            t.details().path,
            path(lists, Target::Member(item.member_uin)),
        )
}

/// The departments from the root down, each a link but the target itself.
fn path(lists: &Lists, target: Target) -> impl IntoView + use<> {
    let navigator = navigator();
    let step = |node| {
        let at = Target::Node(node);
        let name = lists.chart.name(at).unwrap_or_default().to_owned();
        match at == target {
            true => view! { <li>{name}</li> }.into_any(),
            false => view! { <li><a href=target_href(navigator, at)>{name}</a></li> }.into_any(),
        }
    };
    let steps = lists
        .chart
        .path(target)
        .into_iter()
        .map(step)
        .collect_view();
    view! { <ol class="target-path">{steps}</ol> }
}
