//! What the policy is bound to, and how far each binding reaches below its target.

use std::collections::BTreeSet;
use std::sync::Arc;

use charter_core::contract::{Target, TargetItem};
use charter_core::domain::organization::Chart;
use leptos::prelude::*;

use super::bind_dialog::BindDialog;
use super::bind_here::{back_when_closed, named_target};
use super::delete::bind_reason;
use super::details::Page;
use super::list_columns::{milliseconds, time_cell};
use super::restore::target_kind;
use super::unbind::UnbindDialog;
use crate::app::navigation::{Navigator, navigator};
use crate::app::problems::problem;
use crate::app::texts::{PolicyTexts, Texts, texts};
use crate::pages::shared::address::table_in_address;
use crate::pages::shared::load::Load;
use crate::pages::shared::organization::organization;
use crate::pages::shared::reach::Reach;
use crate::pages::shared::target::target_href;
use crate::ui::*;

/// One bound target with what inherits from it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Bound {
    item: TargetItem,
    /// Departments below it, itself not counted; `None` until the organization is there.
    departments: Option<usize>,
    /// Accounts that it governs.
    accounts: Option<usize>,
}

impl Bound {
    fn new(item: &TargetItem, chart: Option<&Chart>) -> Bound {
        let below = |chart: &Chart| {
            chart
                .departments_under([item.target])
                .len()
                .saturating_sub(1)
        };
        Bound {
            item: item.clone(),
            departments: chart.map(below),
            accounts: chart.map(|chart| chart.accounts_under([item.target]).len()),
        }
    }

    fn path(&self) -> String {
        self.item
            .path
            .iter()
            .map(|(_, name)| name.as_str())
            .collect::<Vec<_>>()
            .join(" / ")
    }
}

/// The tab.
#[component]
pub fn BindingsTab(page: Page) -> impl IntoView {
    let (texts, navigator) = (texts(), navigator());
    let t = texts.policies();
    let (binding, unbinding) = (RwSignal::new(false), RwSignal::new(false));
    let selected = RwSignal::new(Selection::new());
    let leaving = RwSignal::new(Vec::<(Target, String)>::new());
    let organization = organization();
    let rows = Memo::new(move |_| Shown(rows(page, organization.chart().as_deref())));
    let rows = Signal::derive(move || rows.with(|rows| rows.0.clone()));
    let shape = TableShape::new(&[
        "name",
        "kind",
        "id",
        "path",
        "departments",
        "accounts",
        "since",
    ])
    .sorted("name", false)
    .prefixed("b.");
    let (state, on_state) = table_in_address(navigator, shape);
    let why = move || bind_reason(page.is_enabled(), t);
    let unbind_chosen = move |wanted: &dyn Fn(&Target) -> bool| {
        let targets = untrack(|| page.targets.ready()).unwrap_or_default();
        let chosen = targets.iter().filter(|item| wanted(&item.target));
        leaving.set(
            chosen
                .map(|item| (item.target, item.name.clone()))
                .collect(),
        );
        unbinding.set(true);
    };
    let table = Table::new(rows, |row: &Bound| row.item.target.to_string(), |row: &Bound| row.item.name.clone(), columns(navigator, texts))
        .row_actions(move |row: &Arc<Bound>| {
            let target = row.item.target;
            let name = (t.unbind().from)(&row.item.name);
            view! {
                <IconButton icon=Icon::Unlink name disabled=Signal::derive(why) on_press=move || unbind_chosen(&|other| *other == target)/>
            }
            .into_any()
        });
    // A department's or member's page asks for one to be unbound.
    let asked = named_target(navigator, "unbind");
    Effect::new(move |before: Option<bool>| {
        let (asked, is_there) = (asked.get(), page.targets.ready().is_some());
        let first = before != Some(true) && is_there;
        if let Some(target) = asked.filter(|_| first && untrack(why).is_none()) {
            unbind_chosen(&|other| *other == target);
        }
        is_there
    });
    back_when_closed(unbinding, asked, "unbind");
    let batch = move || {
        let none = move || {
            selected
                .with(Selection::is_empty)
                .then(|| t.refusal().select_first.to_owned())
        };
        let press = move || {
            let selected = selected.get_untracked();
            unbind_chosen(&|target| selected.contains(&target.to_string()));
        };
        view! {
            <Button icon=Icon::Unlink disabled=Signal::derive(move || why().or_else(none)) on_press=press>{t.unbind().action}</Button>
            <Button icon=Icon::Link disabled=Signal::derive(why) on_press=move || binding.set(true)>{t.bind().open}</Button>
        }
    };
    let reach = move || {
        let (chart, targets) = (organization.chart()?, page.targets.ready()?);
        let reach = Reach::of_edit(&chart, targets.iter().map(|item| item.target));
        (!targets.is_empty()).then(|| (t.binding().governs)(reach.touched.len(), reach.departments))
    };
    view! {
        <p class="page-text">{move || reach().unwrap_or_else(|| t.binding().text.to_owned())}</p>
        <DataTable
            label=t.binding().title
            table
            state
            on_state
            selected
            batch
            empty=move || view! {
                <EmptyState title=t.binding().empty_title text=t.binding().empty_text icon=Icon::Link actions=move || view! {
                    <Button disabled=Signal::derive(why) on_press=move || binding.set(true)>{t.bind().open}</Button>
                }/>
            }
            on_retry=move || page.targets.retry()
            on_export=move |file: Export| { let _ = dom::download("bindings.csv", "text/csv", &file.csv); }
        />
        <BindDialog open=binding policies=Signal::derive(move || vec![page.named()]) bound=Signal::derive(move || page.bound())/>
        <UnbindDialog
            open=unbinding
            policy=Signal::derive(move || page.named())
            kind=Signal::derive(move || page.kind())
            targets=leaving
            bound=Signal::derive(move || page.bound())
            after=move || selected.set(BTreeSet::new())
        />
    }
}

/// Rows for a memo: made anew only when they say something else.
#[derive(Clone)]
struct Shown(Rows<Bound>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Rows::Ready(one), Rows::Ready(other)) => one == other,
            (Rows::Loading, Rows::Loading) => true,
            _ => false,
        }
    }
}

fn rows(page: Page, chart: Option<&Chart>) -> Rows<Bound> {
    match page.targets.get() {
        Load::Loading => Rows::Loading,
        Load::Failed(failure) => Rows::Failed(problem(&failure)),
        Load::Ready(targets) => Rows::ready(targets.iter().map(|item| Bound::new(item, chart))),
    }
}

fn columns(navigator: Navigator, texts: Texts) -> Vec<Column<Bound>> {
    let t: &'static PolicyTexts = texts.policies();
    let locale = texts.words().locale;
    let number = |count: Option<usize>| count.map(|count| count.to_string()).unwrap_or_default();
    vec![
        Column::new("name", t.name, |row: &Bound| row.item.name.clone()).always().unfiltered().cell(move |row| {
            let icon = match row.item.target {
                Target::Node(_) => Icon::Department,
                Target::Member(_) => Icon::Member,
            };
            let href = target_href(navigator, row.item.target);
            view! { <span class="with-icon one-line">{icon.view()}<a href=href>{row.item.name.clone()}</a></span> }.into_any()
        }),
        Column::new("kind", t.binding().target_kind, move |row: &Bound| target_kind(row.item.target, t).to_owned())
            .values(vec![t.department.to_owned(), t.member.to_owned()])
            .width(Width::Narrow),
        Column::new("path", t.binding().path, Bound::path).unfiltered().width(Width::Wide),
        Column::new("departments", t.binding().departments_below, move |row: &Bound| match row.item.target {
            Target::Node(_) => number(row.departments),
            Target::Member(_) => String::new(),
        })
        .number()
        .unfiltered()
        .sort_key(|row: &Bound| row.departments),
        Column::new("accounts", t.binding().accounts_governed, move |row: &Bound| number(row.accounts))
            .number()
            .unfiltered()
            .sort_key(|row: &Bound| row.accounts),
        Column::new("since", t.binding().since, move |row: &Bound| exact_text(locale, milliseconds(row.item.add_time.0)))
            .unfiltered()
            .sort_key(|row: &Bound| row.item.add_time)
            .cell(|row| time_cell(row.item.add_time)),
        Column::new("id", t.binding().target_id, |row: &Bound| row.item.target.id().to_string()).code().unfiltered().cell(move |row| {
            let id = row.item.target.id().to_string();
            view! { <span class="id-copy"><code>{id.clone()}</code><CopyButton text=id what=t.binding().target_id/></span> }.into_any()
        }),
    ]
}
