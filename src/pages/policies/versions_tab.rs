//! Every text that the policy has had: compare any two, go back to one.

use std::sync::Arc;

use charter_core::contract::{ListPolicyVersions, PolicyId, PolicyKind, PolicyVersionItem};
use leptos::{prelude::*, task::spawn_local};

use super::delete::edit_reason;
use super::details::Page;
use super::draft::Fields;
use super::edit::difference;
use super::list_columns::time_cell;
use super::organization::chart;
use crate::app::navigation::navigator;
use crate::app::problems::problem;
use crate::app::texts::{PolicyTexts, texts};
use crate::backend::{Backend, Failure};
use crate::pages::done::teller;
use crate::pages::load::{Load, Loaded, loaded};
use crate::pages::reach::Reach;
use crate::pages::reach_view::{Kind, ReachOr};
use crate::ui::*;

type Versions = Arc<Vec<PolicyVersionItem>>;

async fn versions(
    backend: Backend,
    policy_id: PolicyId,
) -> Result<Vec<PolicyVersionItem>, Failure> {
    backend
        .capabilities()
        .versions
        .map_err(Failure::Unsupported)?;
    Ok(backend
        .call(ListPolicyVersions { policy_id })
        .await?
        .reply
        .answer
        .versions)
}

/// The tab.
#[component]
pub fn VersionsTab(page: Page) -> impl IntoView {
    let t = &texts().policies;
    let versions = loaded(move |backend| Some(versions(backend, page.id)));
    let chosen = RwSignal::new(None::<PolicyVersionItem>);
    let open = RwSignal::new(false);
    let revert = Callback::new(move |version: PolicyVersionItem| {
        chosen.set(Some(version));
        open.set(true);
    });
    let none = move || match page.kind() {
        PolicyKind::System => t.no_versions_of_system,
        PolicyKind::Custom => t.no_versions,
    };
    view! {
        {move || match versions.get() {
            Load::Loading => view! { <Loading/> }.into_any(),
            Load::Failed(failure) => view! { <ErrorState problem=problem(&failure) on_retry=move || versions.retry()/> }.into_any(),
            Load::Ready(list) if list.is_empty() => view! {
                <EmptyState title=t.no_versions_title text=none() icon=Icon::Clock/>
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
    let t = &texts().policies;
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
    let number = move |row: &PolicyVersionItem| (t.version)(row.number);
    let columns = vec![
        Column::new(
            "number",
            t.version_column,
            move |row: &PolicyVersionItem| number(row),
        )
        .always()
        .sort_key(|row: &PolicyVersionItem| row.number)
        .cell(move |row| {
            let current = (newest.get() == Some(row.number))
                .then(|| view! { " "<Badge tone=BadgeTone::Accent>{t.current}</Badge> });
            view! { {number(row)}{current} }.into_any()
        }),
        Column::new("saved", t.saved_at, |row: &PolicyVersionItem| {
            row.saved.to_wire()
        })
        .sort_key(|row: &PolicyVersionItem| row.saved)
        .cell(|row| time_cell(row.saved)),
        Column::new("by", t.saved_by, |row: &PolicyVersionItem| {
            row.by.to_string()
        })
        .code(),
        Column::new("action", t.made_by, move |row: &PolicyVersionItem| {
            (t.action)(&row.action)
        }),
        Column::new("name", t.name_then, |row: &PolicyVersionItem| {
            row.name.clone()
        }),
    ];
    let why = move |number: u64| {
        let current = (newest.get() == Some(number)).then(|| t.revert_current.to_owned());
        edit_reason(page.kind(), page.is_enabled(), t).or(current)
    };
    let table = Table::new(rows, |row: &PolicyVersionItem| row.number.to_string(), number, columns).row_actions(
        move |row: &Arc<PolicyVersionItem>| {
            let (row, number) = (Arc::clone(row), row.number);
            let name = (t.revert_to)(number);
            view! {
                <IconButton icon=Icon::Undo name disabled=Signal::derive(move || why(number)) on_press=move || on_revert.run(row.as_ref().clone())/>
            }
            .into_any()
        },
    );
    view! {
        <DataTable label=t.versions table state on_state=move |next: TableState| state.set(next) on_retry=move || versions.retry()/>
    }
}

/// Which two versions are compared: as the address says, else the newest with the one before it.
fn pair(
    list: &[PolicyVersionItem],
    from: Option<&str>,
    to: Option<&str>,
) -> Option<(usize, usize)> {
    let at = |number: Option<&str>| {
        let number: u64 = number?.parse().ok()?;
        list.iter().position(|version| version.number == number)
    };
    let last = list.len().checked_sub(1)?;
    let to = at(to).unwrap_or(0);
    Some((at(from).unwrap_or((to + 1).min(last)), to))
}

#[component]
fn Compare(versions: Versions) -> impl IntoView {
    let t = &texts().policies;
    let navigator = navigator();
    let (from, to) = (navigator.value("from"), navigator.value("to"));
    let choices: Vec<Choice> = versions
        .iter()
        .map(|version| Choice::new(version.number.to_string(), (t.version)(version.number)))
        .collect();
    let choices = Signal::stored(choices);
    let versions = StoredValue::new(versions);
    let chosen = Memo::new(move |_| {
        let (from, to) = (from.get(), to.get());
        versions.with_value(|list| pair(list, from.as_deref(), to.as_deref()))
    });
    let number = move |at: usize| {
        versions.with_value(|list| list.get(at).map_or(0, |version| version.number).to_string())
    };
    let (one, other) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    Effect::new(move |_| {
        if let Some((from, to)) = chosen.get() {
            one.set(number(from));
            other.set(number(to));
        }
    });
    let text = move |at: usize| {
        versions.with_value(|list| {
            list.get(at)
                .map(|version| as_text(version, t))
                .unwrap_or_default()
        })
    };
    let before =
        Signal::derive(move || chosen.get().map(|(from, _)| text(from)).unwrap_or_default());
    let after = Signal::derive(move || chosen.get().map(|(_, to)| text(to)).unwrap_or_default());
    view! {
        <Section title=t.compare>
            <div class="compare-choice">
                <SelectField label=t.compare_from value=one choices on_change=move |number: String| navigator.replace_value("from", Some(number))/>
                <SelectField label=t.compare_to value=other choices on_change=move |number: String| navigator.replace_value("to", Some(number))/>
            </div>
            <DiffView label=t.compare before after/>
        </Section>
    }
}

/// A version as lines to compare: name and description stand above the text.
fn as_text(version: &PolicyVersionItem, t: &PolicyTexts) -> String {
    as_lines(&version.name, &version.description, &version.content, t)
}

fn as_lines(name: &str, description: &str, content: &str, t: &PolicyTexts) -> String {
    format!(
        "{}: {name}\n{}: {description}\n\n{content}",
        t.name, t.description
    )
}

#[component]
fn RevertDialog(
    page: Page,
    open: RwSignal<bool>,
    chosen: RwSignal<Option<PolicyVersionItem>>,
) -> impl IntoView {
    let t = &texts().policies;
    let teller = StoredValue::new(teller());
    let (pending, failure) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    Effect::new(move |_| {
        if open.get() {
            failure.set(None)
        }
    });
    let chart = loaded(move |backend| open.get().then(|| chart(backend)));
    let reach = move || {
        if let Some(failure) = chart.failure() {
            return Some(Err(problem(&failure)));
        }
        let (chart, bound) = (chart.ready()?, page.bound());
        Some(Ok(Reach::of_edit(&chart, bound)))
    };
    let number = move || chosen.with(|chosen| chosen.as_ref().map_or(0, |version| version.number));
    let revert = move || {
        let (Some(version), Some(opened)) =
            (chosen.get_untracked(), untrack(|| page.opened.ready()))
        else {
            return;
        };
        let now = Fields {
            content: opened.policy.policy_document.clone(),
            name: opened.policy.policy_name.clone(),
            description: opened.policy.description.clone(),
        };
        let then = Fields {
            content: version.content,
            name: version.name,
            description: version.description,
        };
        let request = difference(page.id, &now, &then);
        let teller = teller.get_value();
        pending.set(true);
        spawn_local(async move {
            let result = teller.backend.call_if(request, opened.etag).await;
            let _ = pending.try_set(false);
            match result {
                Ok(called) => {
                    let _ = open.try_set(false);
                    teller.done((t.reverted)(&then.name, version.number), called.entry);
                }
                Err(refused) => {
                    let _ = failure.try_set(Some(refused));
                }
            }
        });
    };
    let before = move || {
        let opened = page.opened.ready();
        opened.map_or_else(String::new, |opened| {
            let policy = &opened.policy;
            as_lines(
                &policy.policy_name,
                &policy.description,
                &policy.policy_document,
                t,
            )
        })
    };
    let after = move || {
        chosen.with(|chosen| {
            chosen
                .as_ref()
                .map(|version| as_text(version, t))
                .unwrap_or_default()
        })
    };
    view! {
        <ConfirmDialog
            open
            size=DialogSize::Large
            title=Signal::derive(move || (t.revert_title)(&page.named().1, number()))
            confirm=Signal::derive(move || (t.revert_to)(number()))
            pending
            error=Signal::derive(move || failure.get().map(|failure| problem(&failure)))
            on_confirm=revert
        >
            <p>{t.revert_text}</p>
            <ReachOr reach=Signal::derive(reach) kind=Kind::Editing/>
            <DiffView label=t.revert_diff before=Signal::derive(before) after=Signal::derive(after)/>
        </ConfirmDialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use charter_core::contract::{Timestamp, Uin};

    fn version(number: u64) -> PolicyVersionItem {
        PolicyVersionItem {
            number,
            name: String::new(),
            description: String::new(),
            content: String::new(),
            saved: Timestamp(0),
            by: Uin(1),
            action: String::new(),
        }
    }

    #[test]
    fn the_newest_is_compared_with_the_one_before_unless_the_address_says_otherwise() {
        let list = [version(3), version(2), version(1)];
        for (from, to, expected) in [
            (None, None, Some((1, 0))),
            (Some("1"), None, Some((2, 0))),
            (None, Some("2"), Some((2, 1))),
            (Some("9"), Some("x"), Some((1, 0))),
        ] {
            assert_eq!(pair(&list, from, to), expected, "{from:?} {to:?}");
        }
        assert_eq!(pair(&list[..1], None, None), Some((0, 0)));
        assert_eq!(pair(&[], None, None), None);
    }
}
