//! The dialog of the search: an APG combobox whose list is always open. The keyboard alone suffices.

use super::items::{self, Goal};
use super::model::{Found, Group, Item, find};
use crate::app::navigation::navigator;
use crate::app::preferences::preferences;
use crate::app::shell::{act_as, dialogs, known};
use crate::app::texts::{ShellTexts, texts};
use crate::backend::Backend;
use crate::pages::shared::export::export_data;
use crate::ui::*;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// How many results are shown; typing on is faster than reading more.
const MOST: usize = 40;

const LIST: &str = "search-list";

type Items = Arc<Vec<Item<Goal>>>;

/// The search, closed until it is asked for.
#[component]
pub(crate) fn Search() -> impl IntoView {
    let t = texts().shell();
    let open = dialogs().search;
    let organization = organization_items(open);
    let run = runner();
    view! {
        <Dialog open title=t.search_title size=DialogSize::Medium footer=move || view! { <p class="search-hint">{t.search_hint}</p> }>
            <Combobox organization run/>
        </Dialog>
    }
}

/// What the organization holds: read when the search first opens, and again after a change. `None` while it loads.
fn organization_items(open: RwSignal<bool>) -> RwSignal<Option<Items>> {
    let backend = expect_context::<Backend>();
    let items = RwSignal::new(None);
    let read_at = StoredValue::new(None::<u64>);
    let last = backend.last();
    Effect::new(move |_| {
        let now = last.get();
        if !open.get() || read_at.get_value() == Some(now) {
            return;
        }
        read_at.set_value(Some(now));
        let backend = backend.clone();
        spawn_local(async move {
            let read = Arc::new(items::of_organization(&backend).await);
            if read_at.try_get_value() == Some(Some(now)) {
                let _ = items.try_set(Some(read));
            }
        });
    });
    items
}

/// Carries out what was chosen.
fn runner() -> Callback<Goal> {
    let (navigator, preferences, dialogs) = (navigator(), preferences(), dialogs());
    let backend = expect_context::<Backend>();
    let (toaster, t) = (toaster(), texts().shell());
    Callback::new(move |goal: Goal| {
        dialogs.search.set(false);
        match goal {
            Goal::Go(address) => navigator.go(address),
            Goal::Theme(theme) => preferences.choose_theme(theme),
            Goal::Language(_) if navigator.is_dirty() => {
                toaster.show(Toast::warning(t.unsaved_first));
            }
            Goal::Language(language) => preferences.choose_language(language),
            Goal::Change(direction) => dialogs.last_change.set(Some(direction)),
            Goal::Export => export_data(&backend, toaster),
            Goal::ActAs(uin, name) => act_as(&backend, uin, &name, toaster),
            Goal::OtherAccount => dialogs.other_account.set(true),
            Goal::Keys => dialogs.keys.set(true),
        }
    })
}

#[component]
fn Combobox(organization: RwSignal<Option<Items>>, run: Callback<Goal>) -> impl IntoView {
    let t = texts().shell();
    let query = RwSignal::new(String::new());
    let active = RwSignal::new(0_usize);
    let accounts = known().accounts;
    let all = Memo::new(move |_| {
        let mut all = items::of_console(texts(), &accounts.get());
        if let Some(more) = organization.get() {
            all.extend(more.iter().cloned());
        }
        Same(Arc::new(all))
    });
    let found = Memo::new(move |_| query.with(|query| all.with(|all| find(&all.0, query, MOST))));
    let choose = move |at: usize| {
        let item = found.with(|found| found.shown.get(at).copied());
        let goal = item.and_then(|item| all.with(|all| Some(all.0.get(item)?.target.clone())));
        if let Some(goal) = goal {
            run.run(goal);
        }
    };
    let step = move |by: isize| {
        let count = found.with(|found| found.shown.len());
        if count > 0 {
            active.update(|at| *at = (*at + count).saturating_add_signed(by) % count);
            let at = active.get_untracked();
            dom::soon(move || reveal(at));
        }
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => step(1),
            "ArrowUp" => step(-1),
            "Enter" => choose(active.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    };
    let status = move || match found.with(|found| (found.matching, found.shown.len())) {
        (0, _) => query.with(|query| (t.search_none)(query.trim())),
        (all, shown) if all > shown => (t.search_more)(shown, all),
        (all, _) => (t.search_results)(all),
    };
    view! {
        <div class="search-box">
            {Icon::Search.view()}
            <input
                class="search-input"
                type="text"
                role="combobox"
                aria-label=t.search_title
                aria-autocomplete="list"
                aria-expanded="true"
                aria-controls=LIST
                aria-activedescendant=move || {
                    let any = found.with(|found| !found.shown.is_empty());
                    any.then(|| option_id(active.get()))
                }
                autocomplete="off"
                spellcheck="false"
                placeholder=t.search_placeholder
                data-autofocus="true"
                prop:value=query
                on:input=move |event| {
                    query.set(event_target_value(&event));
                    active.set(0);
                }
                on:keydown=keys
            />
        </div>
        <div class="search-results" id=LIST role="listbox" aria-label=t.search_title>
            {move || results(t, &all.get().0, &found.get(), active, choose)}
        </div>
        <p class="search-status" role="status">
            {move || match organization.with(Option::is_none) {
                true => t.search_loading.to_owned(),
                false => status(),
            }}
        </p>
    }
}

/// The results by group.
fn results(
    t: &'static ShellTexts,
    all: &[Item<Goal>],
    found: &Found,
    active: RwSignal<usize>,
    choose: impl Fn(usize) + Copy + 'static,
) -> AnyView {
    let rows: Vec<(usize, &Item<Goal>)> = found
        .shown
        .iter()
        .filter_map(|at| all.get(*at))
        .enumerate()
        .collect();
    let groups = rows.chunk_by(|a, b| a.1.group == b.1.group);
    groups
        .map(|rows| {
            let group = rows[0].1.group;
            let title = format!("search-group-{group:?}");
            let id = title.clone();
            view! {
                <div role="group" aria-labelledby=title>
                    <p class="search-group" id=id role="presentation">{group_name(group, t)}</p>
                    {rows.iter().map(|(at, item)| option(*at, item, active, choose)).collect_view()}
                </div>
            }
        })
        .collect_view()
        .into_any()
}

fn option<F: Fn(usize) + Copy + 'static>(
    at: usize,
    item: &Item<Goal>,
    active: RwSignal<usize>,
    choose: F,
) -> impl IntoView + use<F> {
    let detail = (!item.detail.is_empty()).then(|| item.detail.clone());
    view! {
        <div
            class="search-option"
            role="option"
            id=option_id(at)
            aria-selected=move || if active.get() == at { "true" } else { "false" }
            on:pointermove=move |_| {
                if active.get_untracked() != at {
                    active.set(at);
                }
            }
            on:pointerdown=move |event: web_sys::PointerEvent| event.prevent_default()
            on:click=move |_| choose(at)
        >
            {icon(item.group).view()}
            <span class="search-name">{item.name.clone()}</span>
            {detail.map(|detail| view! { <span class="search-detail">{detail}</span> })}
        </div>
    }
}

fn icon(group: Group) -> Icon {
    match group {
        Group::Pages => Icon::ChevronRight,
        Group::Commands => Icon::Play,
        Group::Policies => Icon::Policy,
        Group::Departments => Icon::Department,
        Group::Members => Icon::Member,
    }
}

fn group_name(group: Group, t: &ShellTexts) -> &'static str {
    match group {
        Group::Pages => t.group_pages,
        Group::Commands => t.group_commands,
        Group::Policies => t.group_policies,
        Group::Departments => t.group_departments,
        Group::Members => t.group_members,
    }
}

fn option_id(at: usize) -> String {
    format!("search-option-{at}")
}

fn reveal(at: usize) {
    if let Some(option) = dom::by_id(&option_id(at)) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// A list that equals only itself, so that comparing it costs nothing.
#[derive(Clone)]
struct Same(Items);

impl PartialEq for Same {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}
