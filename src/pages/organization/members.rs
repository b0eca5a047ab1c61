//! The member table.

use super::rows::{MemberRow, RowMaker};
use super::trouble::trouble;
use crate::app::navigation::navigator;
use crate::app::routes::{Address, Route};
use crate::app::texts::{OrganizationTexts, texts};
use crate::backend::{Backend, Failure};
use crate::pages::shared::address::table_in_address;
use crate::pages::shared::lists::{all_departments, all_members};
use crate::pages::shared::load::loaded;
use crate::pages::shared::target::target_address;
use crate::ui::*;
use charter_core::contract::{
    DepartmentItem, ListPolicies, ListTargetsForPolicy, Target, TargetFilter, Uin,
};
use charter_core::domain::organization::Chart;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashMap;
use std::sync::Arc;

const OWN_POLICIES: &str = "policies";

/// Every member of the organization.
#[component]
pub fn MembersPage() -> impl IntoView {
    let t = texts().organization();
    let navigator = navigator();
    let (rows, retry) = member_rows(t);
    let shape = TableShape::new(&[
        "name",
        "account",
        "department",
        "path",
        "type",
        "joined",
        "updated",
        OWN_POLICIES,
        "remark",
    ])
    .sorted("name", false);
    let (state, on_state) = table_in_address(navigator, shape);
    let shows_own = Memo::new(move |_| {
        state.with(|state| {
            let shown = |columns: &Vec<String>| columns.iter().any(|id| id == OWN_POLICIES);
            state.columns.as_ref().is_some_and(shown)
        })
    });
    let own = loaded(move |backend| shows_own.get().then(|| own_policies(backend)));
    let own = Signal::derive(move || own.ready());
    let rows = Signal::derive(move || {
        // Sorting by own policies needs their numbers: when these arrive, the rows count as new.
        own.track();
        match rows.get() {
            Found::Loading => Rows::Loading,
            Found::Some(rows) => Rows::Partial(rows),
            Found::All(rows) => Rows::Ready(rows),
            Found::Failed(failure) => Rows::Failed(trouble(&failure)),
        }
    });
    let table = Table::new(
        rows,
        |row: &MemberRow| row.uin.to_string(),
        |row| row.name.clone(),
        columns(t, own),
    );
    let counts = RwSignal::new(None::<TableCounts>);
    let count = move || counts.get().map(TableCounts::text);
    let empty = move || {
        view! {
            <EmptyState
                title=t.members_empty_title
                text=t.members_empty_text
                icon=Icon::Member
                actions=move || view! { <ButtonLink href=navigator.href(Route::Departments)>{t.to_departments}</ButtonLink> }
            />
        }
    };
    view! {
        <PageHeader title=t.members count=Signal::derive(count) text=t.members_text/>
        <DataTable
            label=t.members
            table
            state
            on_state
            counts
            empty
            on_retry=move || retry.update(|times| *times += 1)
            on_export=move |export: Export| { let _ = dom::download(t.export_name, "text/csv;charset=utf-8", &export.csv); }
        />
    }
    .into_any()
}

fn columns(
    t: &'static OrganizationTexts,
    own: Signal<Option<Arc<OwnPolicies>>>,
) -> Vec<Column<MemberRow>> {
    let navigator = navigator();
    let own_count = move |row: &MemberRow| {
        own.with(|own| {
            own.as_ref()
                .map(|own| own.get(&row.uin).copied().unwrap_or(0))
        })
    };
    vec![
        Column::new("name", t.column_name, |row: &MemberRow| row.name.clone())
            .always()
            .cell(move |row| {
                let href = navigator.href(target_address(Target::Member(row.uin)));
                view! { <a href=href>{row.name.clone()}</a> }.into_any()
            }),
        Column::new("account", t.account_id, |row: &MemberRow| row.uin.to_string())
            .code()
            .cell(move |row| account_id(row.uin, t)),
        Column::new("department", t.column_department, |row: &MemberRow| row.department.to_string())
            .cell(move |row| {
                let href = navigator.href(target_address(Target::Node(row.node)));
                view! { <a href=href data-tip=row.path.to_string()>{row.department.to_string()}</a> }.into_any()
            }),
        Column::new("path", t.column_path, |row: &MemberRow| row.path.to_string()).width(Width::Wide).hidden(),
        Column::new("type", t.joined_how, |row: &MemberRow| row.origin.to_owned())
            .values(vec![t.joined_created.to_owned(), t.joined_invited.to_owned()]),
        Column::new("joined", t.joined, |row: &MemberRow| row.joined.to_wire())
            .sort_key(|row| row.joined)
            .unfiltered()
            .cell(|row| view! { <RelativeTime at=Some(row.joined.0)/> }.into_any()),
        Column::new("updated", t.column_updated, |row: &MemberRow| row.updated.to_wire())
            .sort_key(|row| row.updated)
            .unfiltered()
            .hidden()
            .cell(|row| view! { <RelativeTime at=Some(row.updated.0)/> }.into_any()),
        Column::new(OWN_POLICIES, t.column_policies, move |row: &MemberRow| {
            untrack(|| own_count(row)).map(|count| count.to_string()).unwrap_or_default()
        })
        .number()
        .unfiltered()
        .hidden()
        .sort_key(move |row| untrack(|| own_count(row)))
        .cell(move |row| {
            let row = row.clone();
            view! { <span data-tip=t.column_policies_hint>{move || own_count(&row).map_or_else(|| "…".to_owned(), words::group)}</span> }
                .into_any()
        }),
        Column::new("remark", t.description, |row: &MemberRow| row.remark.clone()).width(Width::Wide).unfiltered(),
    ]
}

fn account_id(uin: Uin, t: &'static OrganizationTexts) -> AnyView {
    let digits = uin.to_string();
    view! { <span class="id"><code>{digits.clone()}</code><CopyButton text=digits what=t.account_id/></span> }.into_any()
}

/// How far the members are.
#[derive(Clone)]
enum Found {
    Loading,
    Some(Arc<Vec<Arc<MemberRow>>>),
    All(Arc<Vec<Arc<MemberRow>>>),
    Failed(Failure),
}

/// After the first page, so many rows arrive between two drawings of the table.
const ROWS_A_DRAWING: usize = 2_500;

/// The rows as they arrive; later changes replace them at once, when the whole list is there.
fn member_rows(t: &'static OrganizationTexts) -> (ReadSignal<Found>, RwSignal<u32>) {
    let backend = expect_context::<Backend>();
    let last = backend.last();
    let (found, set_found) = signal(Found::Loading);
    let retry = RwSignal::new(0_u32);
    let newest = StoredValue::new(0_u32);
    Effect::new(move |_| {
        last.track();
        retry.track();
        let number = newest.try_update_value(|newest| {
            *newest += 1;
            *newest
        });
        let is_newest = move || newest.try_get_value() == number;
        let first = found.with_untracked(|found| !matches!(found, Found::All(_)));
        if first {
            set_found.set(Found::Loading);
        }
        let backend = backend.clone();
        spawn_local(async move {
            let progress = |rows: &[Arc<MemberRow>]| {
                if first && is_newest() {
                    let _ = set_found.try_set(Found::Some(Arc::new(rows.to_vec())));
                }
            };
            let read = read_members(&backend, t, progress).await;
            if is_newest() {
                let _ = set_found.try_set(match read {
                    Ok(rows) => Found::All(Arc::new(rows)),
                    Err(failure) => Found::Failed(failure),
                });
            }
        });
    });
    (found, retry)
}

async fn read_members(
    backend: &Backend,
    t: &'static OrganizationTexts,
    progress: impl Fn(&[Arc<MemberRow>]),
) -> Result<Vec<Arc<MemberRow>>, Failure> {
    let departments: Vec<DepartmentItem> = backend.list(all_departments()).await?;
    let chart = Chart::new(&departments, []);
    let mut maker = RowMaker::new(&chart, t);
    let mut rows: Vec<Arc<MemberRow>> = Vec::new();
    let mut shown = 0;
    let each = |page: crate::backend::Page<_>| {
        if page.first {
            rows.clear();
            shown = 0;
        }
        rows.extend(page.items.iter().map(|item| Arc::new(maker.row(item))));
        if page.first || rows.len() >= shown + ROWS_A_DRAWING {
            shown = rows.len();
            progress(&rows);
        }
    };
    backend.list_each(all_members(), each).await?;
    Ok(rows)
}

/// How many policies are bound to each member itself.
type OwnPolicies = HashMap<Uin, usize>;

async fn own_policies(backend: Backend) -> Result<OwnPolicies, Failure> {
    let mut own = OwnPolicies::new();
    for policy in backend.list(ListPolicies::default()).await? {
        let request = ListTargetsForPolicy {
            policy_id: policy.policy_id,
            rp: None,
            page: None,
            target_type: TargetFilter::Members,
        };
        for item in backend.list(request).await? {
            if let Target::Member(uin) = item.target {
                *own.entry(uin).or_default() += 1;
            }
        }
    }
    Ok(own)
}

/// The address of the member table with the members of the department at this path.
pub fn members_of(path: &str) -> Address {
    let token = Token::new("path", Operator::Is, path);
    Address::from(Route::Members).with("f", token.to_text())
}
