//! Every text that the policy has had: compare any two, go back to one.

use std::sync::Arc;

use charter_core::contract::{
    ListPolicyVersions, PolicyId, PolicyKind, PolicyVersionItem, Request, UpdatePolicy,
};
use leptos::prelude::*;

use super::compare::{Compare, fields_of};
use super::delete::edit_reason;
use super::details::Page;
use super::list_columns::time_cell;
use super::revert::RevertDialog;
use crate::app::problems::problem;
use crate::app::texts::texts;
use crate::backend::{Backend, Failure};
use crate::pages::shared::load::{Load, Loaded, loaded};
use crate::ui::*;

async fn versions(
    backend: Backend,
    policy_id: PolicyId,
) -> Result<Vec<PolicyVersionItem>, Failure> {
    let may = backend.offers::<ListPolicyVersions>();
    may.map_err(Failure::Unsupported)?;
    let called = backend.call(ListPolicyVersions { policy_id }).await?;
    Ok(called.reply.answer.versions)
}

/// The tab.
#[component]
pub fn VersionsTab(page: Page) -> impl IntoView {
    let t = texts().policies();
    let versions = loaded(move |backend| Some(versions(backend, page.id)));
    let chosen = RwSignal::new(None::<PolicyVersionItem>);
    let open = RwSignal::new(false);
    let revert = Callback::new(move |version: PolicyVersionItem| {
        chosen.set(Some(version));
        open.set(true);
    });
    let none = move || match page.kind() {
        PolicyKind::System => t.versions().empty_of_system,
        PolicyKind::Custom => t.versions().empty_text,
    };
    view! {
        {move || match versions.get() {
            Load::Loading => view! { <Loading/> }.into_any(),
            Load::Failed(failure) => view! { <ErrorState problem=problem(&failure) on_retry=move || versions.retry()/> }.into_any(),
            Load::Ready(list) if list.is_empty() => view! {
                <EmptyState title=t.versions().empty_title text=none() icon=Icon::Clock/>
            }.into_any(),
            Load::Ready(list) => view! {
                <VersionTable page versions on_revert=revert/>
                {(list.len() > 1).then(|| view! { <Compare versions=list/> })}
            }.into_any(),
        }}
        <RevertDialog page open chosen/>
    }
}

#[component]
fn VersionTable(
    page: Page,
    versions: Loaded<Vec<PolicyVersionItem>>,
    on_revert: Callback<PolicyVersionItem>,
) -> impl IntoView {
    let t = texts().policies();
    let shape =
        TableShape::new(&["number", "saved", "name", "by", "action"]).sorted("number", true);
    let state = RwSignal::new(TableState {
        page_size: 20,
        ..shape.default.clone()
    });
    let newest = Memo::new(move |_| {
        versions
            .ready()
            .and_then(|list| list.first().map(|version| version.number))
    });
    let rows = Signal::derive(move || match versions.get() {
        Load::Ready(list) => Rows::Ready(Arc::new(list.iter().cloned().map(Arc::new).collect())),
        _ => Rows::Loading,
    });
    let number = move |row: &PolicyVersionItem| (t.versions().version)(row.number);
    let columns = vec![
        Column::new(
            "number",
            t.versions().column,
            move |row: &PolicyVersionItem| number(row),
        )
        .always()
        .sort_key(|row: &PolicyVersionItem| row.number)
        .cell(move |row| {
            let current = (newest.get() == Some(row.number))
                .then(|| view! { " "<Badge tone=BadgeTone::Accent>{t.versions().current}</Badge> });
            view! { {number(row)}{current} }.into_any()
        }),
        Column::new("saved", t.versions().saved_at, |row: &PolicyVersionItem| {
            row.saved.to_wire()
        })
        .sort_key(|row: &PolicyVersionItem| row.saved)
        .cell(|row| time_cell(row.saved)),
        Column::new("by", t.versions().saved_by, |row: &PolicyVersionItem| {
            row.by.to_string()
        })
        .code(),
        Column::new(
            "action",
            t.versions().made_by,
            move |row: &PolicyVersionItem| {
                let list = versions.ready();
                match list.and_then(|list| reverted_to(&list, row)) {
                    Some(number) => (t.versions().reverted_to)(number),
                    None => (t.versions().action)(&row.action),
                }
            },
        ),
        Column::new("name", t.versions().name_then, |row: &PolicyVersionItem| {
            row.name.clone()
        }),
    ];
    let why = move |number: u64| {
        let current = (newest.get() == Some(number)).then(|| t.revert().current.to_owned());
        edit_reason(page.kind(), page.is_enabled(), t).or(current)
    };
    let table = Table::new(rows, |row: &PolicyVersionItem| row.number.to_string(), number, columns).row_actions(
        move |row: &Arc<PolicyVersionItem>| {
            let (row, number) = (Arc::clone(row), row.number);
            let name = (t.revert().to)(number);
            view! {
                <IconButton icon=Icon::Undo name disabled=Signal::derive(move || why(number)) on_press=move || on_revert.run(row.as_ref().clone())/>
            }
            .into_any()
        },
    );
    view! {
        <DataTable label=t.versions().title table state on_state=move |next: TableState| state.set(next) on_retry=move || versions.retry()/>
    }
}

/// The version that an edit went back to: the newest one before it that said the same.
fn reverted_to(list: &[PolicyVersionItem], version: &PolicyVersionItem) -> Option<u64> {
    let same = |other: &&PolicyVersionItem| {
        other.number < version.number && fields_of(other) == fields_of(version)
    };
    let edited = version.action == UpdatePolicy::ACTION;
    let newest = list.iter().filter(same).map(|other| other.number).max();
    newest.filter(|_| edited)
}

#[cfg(test)]
mod tests {
    use super::*;
    use charter_core::contract::{Timestamp, Uin};

    #[test]
    fn an_edit_that_says_what_an_earlier_version_said_is_a_revert_to_it() {
        let version = |number, content: &str, action: &str| PolicyVersionItem {
            number,
            name: "Guard".to_owned(),
            description: String::new(),
            content: content.to_owned(),
            saved: Timestamp(0),
            by: Uin(1),
            action: action.to_owned(),
        };
        let list = [
            version(4, "a", "UndoChange"),
            version(3, "a", "UpdatePolicy"),
            version(2, "b", "UpdatePolicy"),
            version(1, "a", "CreatePolicy"),
        ];
        let found = list.each_ref().map(|version| reverted_to(&list, version));
        assert_eq!(found, [None, Some(1), None, None]);
    }
}
