//! Deleting a department, once nothing is in it.

use crate::app::navigation::navigator;
use crate::app::texts::texts;
use crate::pages::shared::action::Action;
use crate::pages::shared::action_dialog::ActionDialog;
use crate::pages::shared::later::arriving;
use crate::pages::shared::lists::Lists;
use crate::pages::shared::named_dialog::{WhenNamed, follow, open_while};
use crate::pages::shared::target::target_href;
use crate::split::split_point;
use charter_core::contract::{DeleteOrganizationNodes, NodeId, Target};
use charter_core::domain::organization::Chart;
use leptos::prelude::*;
use std::sync::Arc;

/// So many of what is in the way are listed; the rest is counted.
const LISTED: usize = 20;

/// What the dialog is about.
#[derive(Clone, Copy)]
struct Deleting {
    deleting: RwSignal<Option<NodeId>>,
    lists: Signal<Arc<Lists>>,
    after: Callback<(NodeId, NodeId)>,
}

split_point!(organization_dialogs: fn dialog() -> fn(Deleting) -> AnyView { |about| view! { <Delete about/> }.into_any() });

/// The dialog that deletes the department that `deleting` names; it closes by naming none. It is loaded when it is first
/// opened.
#[component]
pub fn DeleteDepartment(
    deleting: RwSignal<Option<NodeId>>,
    lists: Signal<Arc<Lists>>,
    /// It was deleted: which, and the one that was above it.
    #[prop(into)]
    after: Callback<(NodeId, NodeId)>,
) -> impl IntoView {
    let about = Deleting {
        deleting,
        lists,
        after,
    };
    view! { <WhenNamed named=deleting load=move |()| arriving(dialog(), about)/> }
}

/// The departments and members directly in it.
fn blockers(chart: &Chart, node: NodeId) -> Vec<(Target, String)> {
    let node = chart.node(node);
    let children = node.into_iter().flat_map(|node| &node.children);
    let members = node.into_iter().flat_map(|node| &node.members);
    let targets = children.copied().map(Target::Node);
    let targets = targets.chain(members.copied().map(Target::Member));
    let named = targets.filter_map(|target| Some((target, chart.name(target)?.to_owned())));
    named.collect()
}

#[component]
fn Delete(about: Deleting) -> impl IntoView {
    let Deleting {
        deleting,
        lists,
        after,
    } = about;
    let t = texts().organization();
    let open = open_while(deleting);
    let action = Action::of_dialog(open);
    // What it is called stays while the dialog closes.
    let name = RwSignal::new(String::new());
    follow(deleting, open, move |node| {
        let own = |lists: &Arc<Lists>| lists.chart.name(Target::Node(node)).map(str::to_owned);
        name.set(lists.with_untracked(own).unwrap_or_default());
        true
    });
    let in_the_way = Memo::new(move |_| {
        let node = deleting.get();
        let found = node.map(|node| lists.with(|lists| blockers(&lists.chart, node)));
        found.unwrap_or_default()
    });
    let reason = move || (!in_the_way.with(Vec::is_empty)).then(|| t.delete().not_empty.to_owned());
    let delete = move || {
        let Some(node) = deleting.get_untracked() else {
            return;
        };
        let above =
            lists.with_untracked(|lists| lists.chart.node(node).and_then(|node| node.parent));
        let teller = action.teller();
        let node_ids = vec![node];
        let asking = teller.backend.call(DeleteOrganizationNodes { node_ids });
        let name = name.get_untracked();
        action.run(asking, move |called| {
            let _ = open.try_set(false);
            teller.done((t.delete().done)(&name), called.undoable());
            if let Some(above) = above {
                after.try_run((node, above));
            }
        });
    };
    view! {
        <ActionDialog
            open
            action
            danger=true
            title=Signal::derive(move || name.with(|name| (t.delete().title)(name)))
            confirm=t.delete().confirm
            disabled=Signal::derive(reason)
            on_confirm=delete
        >
            {move || match in_the_way.get() {
                none if none.is_empty() => view! { <p>{t.delete().text}</p> }.into_any(),
                some => view! { <Blockers blockers=some close=open/> }.into_any(),
            }}
        </ActionDialog>
    }
}

/// What is in the way, each with a link to it.
#[component]
fn Blockers(blockers: Vec<(Target, String)>, close: RwSignal<bool>) -> impl IntoView {
    let t = texts().organization();
    let navigator = navigator();
    let count = blockers.len();
    let item = move |(target, name)| {
        let href = target_href(navigator, target);
        view! { <li><a href=href on:click=move |_| close.set(false)>{name}</a></li> }
    };
    let more = count.checked_sub(LISTED).filter(|more| *more > 0);
    let listed = blockers.into_iter().take(LISTED);
    view! {
        <p>{(t.delete().blockers)(count)}</p>
        <ul class="blockers">
            {listed.map(item).collect_view()}
            {more.map(|more| view! { <li>{(t.delete().more)(more)}</li> })}
        </ul>
    }
}

#[cfg(test)]
mod tests {
    use super::blockers;
    use crate::pages::shared::fixtures::small;
    use charter_core::contract::NodeId;

    #[test]
    fn what_is_directly_in_a_department_is_in_the_way_departments_first() {
        let chart = small().chart;
        let names = |node| -> Vec<String> {
            let found = blockers(&chart, NodeId(node)).into_iter();
            found.map(|(_, name)| name).collect()
        };
        assert_eq!(names(2), ["Payments", "audit", "ledger"]);
        assert_eq!(names(3), ["wallet"]);
        assert_eq!(names(9), [""; 0]);
    }
}
