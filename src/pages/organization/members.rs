//! The member table.

use super::chosen_members::ChosenMember;
use super::member_actions::{MemberActions, MemberBatch, MemberDialogs};
use super::rows::{MemberRow, RowMaker, joined_how};
use super::trouble::trouble;
use crate::app::navigation::navigator;
use crate::app::routes::{Address, Route};
use crate::app::texts::{OrganizationTexts, texts};
use crate::backend::{Backend, Failure};
use crate::pages::shared::list_page::ListPage;
use crate::pages::shared::lists::{all_departments, all_members};
use crate::pages::shared::load::loaded;
use crate::pages::shared::rows::{Arriving, rows_as_they_arrive};
use crate::pages::shared::target::target_address;
use crate::ui::*;
use charter_core::contract::{
    DepartmentItem, ListPolicies, ListTargetsForPolicy, Target, TargetFilter, Uin,
};
use charter_core::domain::organization::Chart;
use leptos::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

const OWN_POLICIES: &str = "policies";

/// Every member of the organization.
#[component]
pub fn MembersPage() -> impl IntoView {
    let t = texts().organization();
    let navigator = navigator();
    let members = rows_as_they_arrive(read_members, trouble);
    let columns_shown = navigator.value("cols");
    let shows_own = Memo::new(move |_| {
        let own = |ids: &String| ids.split(',').any(|id| id == OWN_POLICIES);
        columns_shown.with(|ids| ids.as_ref().is_some_and(own))
    });
    let own = loaded(move |backend| shows_own.get().then(|| own_policies(backend)));
    let own = Signal::derive(move || own.ready());
    let rows = Memo::new(move |_| {
        // Sorting by own policies needs their numbers: when these arrive, the rows count as new.
        own.track();
        members.rows().get().renewed()
    });
    let key = |row: &MemberRow| row.uin.to_string();
    let table = Table::over(rows, key, |row| row.name.clone(), columns(t, own));
    let actions = MemberActions::new();
    let selected = RwSignal::new(Selection::new());
    let chosen = {
        let table = table.clone();
        Signal::derive(move || -> Vec<ChosenMember> {
            let rows = selected.with(|selected| table.chosen::<MemberRow>(selected));
            rows.iter().map(|row| ChosenMember::from(&**row)).collect()
        })
    };
    let table = table.row_actions(move |row: &Arc<MemberRow>| {
        let (row, name) = (Arc::clone(row), (t.member_actions().actions)(&row.name));
        let items = move |()| actions.items(&ChosenMember::from(&*row), t);
        view! { <Menu name items/> }.into_any()
    });
    let empty = move || {
        view! {
            <EmptyState
                title=t.members().empty_title
                text=t.members().empty_text
                icon=Icon::Member
                actions=move || view! { <ButtonLink href=navigator.href(Route::Departments)>{t.members().to_departments}</ButtonLink> }
            />
        }
    };
    let add = move || {
        view! { <ButtonLink kind=ButtonKind::Primary icon=Icon::Plus href=navigator.href(Route::MemberAdd)>{t.invite().title}</ButtonLink> }
    };
    let clear = move || selected.set(Selection::new());
    view! {
        <ListPage
            title=t.members().title
            text=t.members().text
            table
            sorted=("name", false)
            file=t.members().file
            empty
            on_retry=move || members.retry()
            selected
            actions=add
            batch=move || view! { <MemberBatch actions chosen/> }
        />
        <MemberDialogs actions moved=clear removed=clear/>
    }
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
        Column::link("name", t.members().name, |row: &MemberRow| row.name.clone(), move |row| {
            navigator.href(target_address(Target::Member(row.uin)))
        }),
        Column::id("account", t.account_id, |row: &MemberRow| row.uin.to_string()),
        Column::new("department", t.column_department, |row: &MemberRow| row.department.to_string())
            .cell(move |row| {
                let href = navigator.href(target_address(Target::Node(row.node)));
                view! { <a href=href data-tip=row.path.to_string()>{row.department.to_string()}</a> }.into_any()
            }),
        Column::new("path", t.members().path, |row: &MemberRow| row.path.to_string()).width(Width::Wide).hidden(),
        Column::new("type", t.details().joined_how, move |row: &MemberRow| joined_how(row.origin, t).to_owned())
            .values(vec![t.details().joined_created.to_owned(), t.details().joined_invited.to_owned()]),
        Column::time("joined", t.details().joined, |row: &MemberRow| row.joined.0).text(|row| row.joined.to_wire()),
        Column::time("updated", t.members().updated, |row: &MemberRow| row.updated.0)
            .text(|row| row.updated.to_wire())
            .hidden(),
        Column::new(OWN_POLICIES, t.members().policies, move |row: &MemberRow| {
            untrack(|| own_count(row)).map(|count| count.to_string()).unwrap_or_default()
        })
        .number()
        .unfiltered()
        .hidden()
        .sort_key(move |row| untrack(|| own_count(row)))
        .cell(move |row| {
            let row = row.clone();
            view! { <span data-tip=t.members().policies_hint>{move || own_count(&row).map_or_else(|| "…".to_owned(), words::group)}</span> }
                .into_any()
        }),
        Column::new("remark", t.description, |row: &MemberRow| row.remark.clone()).width(Width::Wide).unfiltered(),
    ]
}

/// After the first page, so many rows arrive between two drawings of the table.
const ROWS_A_DRAWING: usize = 2_500;

async fn read_members(
    backend: Backend,
    arriving: Arriving<MemberRow>,
) -> Result<Vec<Arc<MemberRow>>, Failure> {
    let departments: Vec<DepartmentItem> = backend.list(all_departments()).await?;
    let chart = Chart::new(&departments, []);
    let mut maker = RowMaker::new(&chart);
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
            arriving.show(&rows);
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
