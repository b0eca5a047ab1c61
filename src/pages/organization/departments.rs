//! The department tree, and beside it the details of what is chosen in it. On a narrow screen the details take
//! the place of the tree.

use super::chosen_members::ChosenMember;
use super::department_actions::{DepartmentActions, DepartmentDialogs};
use super::details::TargetDetails;
use super::member_actions::{MemberActions, MemberDialogs};
use super::trouble::trouble;
use crate::app::navigation::navigator;
use crate::app::routes::{Address, Query, Route};
use crate::app::texts::{OrganizationTexts, texts};
use crate::pages::shared::lists::Lists;
use crate::pages::shared::load::Load;
use crate::pages::shared::organization::organization;
use crate::pages::shared::picker::picker_nodes;
use crate::pages::shared::target::{choose, chosen};
use crate::ui::*;
use charter_core::contract::{NodeId, Target};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The organization as a tree.
#[component]
pub fn DepartmentsPage() -> impl IntoView {
    let t = texts().organization();
    let found = organization();
    let count = move || {
        let lists = found.lists()?;
        Some(format!("({})", words::group(lists.departments.len())))
    };
    let body = move || {
        match found.get() {
        Load::Loading => view! { <Loading/> }.into_any(),
        Load::Failed(failure) => {
            view! { <ErrorState problem=trouble(&failure) on_retry=move || found.retry()/> }
                .into_any()
        }
        Load::Ready(lists) if lists.departments.is_empty() => {
            view! { <EmptyState title=t.departments().empty_title text=t.departments().empty_text icon=Icon::Department/> }
                .into_any()
        }
        // Made once; what changes arrives through the signal, so that the tree keeps its place.
        Load::Ready(_) => ().into_any(),
    }
    };
    let is_there = Memo::new(move |_| {
        found
            .lists()
            .is_some_and(|lists| !lists.departments.is_empty())
    });
    let lists = Signal::derive(move || found.lists().unwrap_or_default());
    let actions = DepartmentActions::new(lists);
    let query = navigator().query();
    let add = move || {
        let here = untrack(|| lists.with(|lists| department_of(lists, chosen(&query.get()))));
        actions.adding.set(here);
    };
    let button = move || {
        view! { <Button kind=ButtonKind::Primary icon=Icon::Plus on_press=add>{t.add().action}</Button> }
    };
    let header = move || move || is_there.get().then(button);
    view! {
        <PageHeader title=t.departments().title count=Signal::derive(count) text=t.departments().text actions=header/>
        {body}
        {move || is_there.get().then(|| view! { <Split lists actions/> })}
    }
    .into_any()
}

/// The department that is chosen, that of the chosen member, or else the root.
fn department_of(lists: &Lists, target: Option<Target>) -> Option<NodeId> {
    let path = target.map(|target| lists.chart.path(target));
    let here = path.and_then(|path| path.last().copied());
    here.or_else(|| lists.chart.root())
}

/// Tree and details.
#[component]
fn Split(lists: Signal<Arc<Lists>>, actions: DepartmentActions) -> impl IntoView {
    let t = texts().organization();
    let navigator = navigator();
    let query = navigator.query();
    let target = Memo::new(move |_| chosen(&query.get()));
    let root = move || lists.with(|lists| lists.chart.root()).map(Target::Node);
    // A wide screen shows the root until something is chosen; a narrow one shows the tree.
    let shown = Memo::new(move |_| target.get().or_else(root));
    // Made anew only for another target, not for every change of the organization.
    let known = Memo::new(move |_| {
        let target = shown.get()?;
        Some((target, lists.with(|lists| lists.contains(target))))
    });
    let members = MemberActions::new();
    // Whoever was removed has no details any more: those of its department follow.
    let removed = move || {
        let shown = target.get_untracked();
        let is_shown = |gone: &&ChosenMember| shown == Some(Target::Member(gone.uin));
        let left = members
            .removing
            .members
            .with_untracked(|gone| gone.iter().find(is_shown).map(|gone| gone.node));
        if let Some(node) = left {
            navigator.go(Address {
                route: Route::Departments,
                query: choose(query.get_untracked(), Some(Target::Node(node))),
            });
        }
    };
    let details = move || {
        Some(match known.get()? {
            (target, true) => view! { <TargetDetails lists target actions members/> }.into_any(),
            (_, false) => unknown(t),
        })
    };
    let back = move || {
        let address = Address {
            route: Route::Departments,
            query: choose(query.get(), None),
        };
        navigator.href(address)
    };
    view! {
        <div class="departments" class:has-choice=move || target.get().is_some()>
            <section class="departments-tree" aria-label=t.departments().tree>
                <TargetTree lists target actions members/>
            </section>
            <section class="departments-details" aria-label=t.details().title>
                <a class="departments-back" href=back>{Icon::ChevronLeft.view()}<span>{t.departments().all}</span></a>
                {details}
            </section>
            <DepartmentDialogs lists actions/>
            <MemberDialogs actions=members moved=|| () removed/>
        </div>
    }
}

/// The tree with its search. What is chosen stands in the address.
#[component]
fn TargetTree(
    lists: Signal<Arc<Lists>>,
    target: Memo<Option<Target>>,
    actions: DepartmentActions,
    members: MemberActions,
) -> impl IntoView {
    let t = texts().organization();
    let navigator = navigator();
    let query = navigator.query();
    let nodes = Memo::new(move |_| {
        let words = texts().shared();
        Arc::new(lists.with(|lists| picker_nodes(&lists.chart, &BTreeSet::new(), words)))
    });
    let search = RwSignal::new(
        query
            .get_untracked()
            .get("q")
            .unwrap_or_default()
            .to_owned(),
    );
    let matches = RwSignal::new(0_usize);
    let open = RwSignal::new(BTreeSet::new());
    let selected = RwSignal::new(None::<String>);

    Effect::new(move |_| {
        let text = search.get();
        navigator.replace_value("q", (!text.is_empty()).then_some(text));
    });
    Effect::new(move |_| open_path(&lists.get(), target.get(), open));
    Effect::new(move |_| selected.set(target.get().map(|target| target.to_string())));
    Effect::new(move |_| {
        let Some(wanted) = selected.get().and_then(|id| id.parse::<Target>().ok()) else {
            return;
        };
        if target.get_untracked() != Some(wanted) {
            let query: Query = choose(query.get_untracked(), Some(wanted));
            navigator.go(Address {
                route: Route::Departments,
                query,
            });
        }
    });
    let searching = move || search.with(|text| !text.trim().is_empty());
    let found = Signal::derive(move || searching().then(|| matches.get()));
    let none = move || searching() && matches.get() == 0;
    let menu = move |id: String| match id.parse() {
        Ok(Target::Node(node)) => actions.menu(node),
        Ok(Target::Member(uin)) => {
            let member =
                lists.with_untracked(|lists| lists.members.get(&uin).map(ChosenMember::from));
            member.map_or_else(Vec::new, |member| members.items(&member, t))
        }
        Err(()) => Vec::new(),
    };
    view! {
        <SearchField
            label=t.departments().search
            placeholder=t.departments().search_placeholder
            value=search
            matches=found
            on_down=move || dom::focus_id(TREE)
        />
        {move || none().then(|| no_match(t, search))}
        <div class="departments-scroll" class:none=none>
            <Tree label=t.departments().tree nodes choosing=Choosing::One(selected) search open matches id=TREE menu=Callback::new(menu)/>
        </div>
    }
}

const TREE: &str = "departments-tree";

/// Opens the root, and whatever stands above the chosen one.
fn open_path(lists: &Lists, target: Option<Target>, open: RwSignal<BTreeSet<String>>) {
    let path = target
        .map(|target| lists.chart.path(target))
        .unwrap_or_default();
    let above = path.into_iter().chain(lists.chart.root()).map(Target::Node);
    let above: Vec<String> = above
        .filter(|node| Some(*node) != target || Some(*node) == lists.chart.root().map(Target::Node))
        .map(|node| node.to_string())
        .collect();
    open.update(|open| open.extend(above));
}

fn no_match(t: &'static OrganizationTexts, search: RwSignal<String>) -> impl IntoView {
    let clear = move || view! { <Button on_press=move || search.set(String::new())>{t.departments().clear_search}</Button> };
    view! { <EmptyState title=t.departments().no_match_title text=t.departments().no_match_text icon=Icon::Search actions=clear/> }
}

fn unknown(t: &'static OrganizationTexts) -> AnyView {
    let navigator = navigator();
    let root = move || view! { <ButtonLink href=navigator.href(Route::Departments)>{t.departments().to_root}</ButtonLink> };
    view! { <EmptyState title=t.departments().unknown_title text=t.departments().unknown_text icon=Icon::Department actions=root/> }.into_any()
}
