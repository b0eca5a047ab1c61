//! Putting back the bindings from before the feature was disabled.

use std::collections::BTreeSet;
use std::sync::Arc;

use charter_core::contract::{AttachPolicy, FormerBindingItem, Target};
use leptos::prelude::*;

use super::change::{Change, ChangeDialog};
use super::organization::chart;
use crate::app::problems::problem;
use crate::app::texts::{PolicyTexts, texts};
use crate::pages::load::{Load, Loaded, loaded};
use crate::pages::reach::Reach;
use crate::pages::reach_view::{Kind, ReachOr};
use crate::ui::*;

fn key(item: &FormerBindingItem) -> String {
    format!("{}/{}", item.policy_id, item.target)
}

/// The dialog: all are chosen at first.
#[component]
pub fn RestoreDialog(
    open: RwSignal<bool>,
    former: Loaded<Vec<FormerBindingItem>>,
) -> impl IntoView {
    let t = texts().policies();
    let change = Change::new(open);
    let selected = RwSignal::new(Selection::new());
    Effect::new(move |_| {
        if open.get() {
            let all = untrack(|| former.ready()).map(|former| former.iter().map(key).collect());
            selected.set(all.unwrap_or_default());
        }
    });
    let chosen = Memo::new(move |_| {
        let former = former.ready().unwrap_or_default();
        selected.with(|selected| {
            former
                .iter()
                .filter(|item| selected.contains(&key(item)))
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let chart = loaded(move |backend| open.get().then(|| chart(backend)));
    let reach = move || {
        if let Some(failure) = chart.failure() {
            return Some(Err(problem(&failure)));
        }
        let targets: BTreeSet<Target> =
            chosen.with(|chosen| chosen.iter().map(|item| item.target).collect());
        chart
            .ready()
            .map(|chart| Ok(Reach::of_binding(&chart, targets, [])))
    };
    let count = move || chosen.with(Vec::len);
    let restore = move || {
        let rows = chosen
            .get_untracked()
            .into_iter()
            .map(|item| request(item, t))
            .collect();
        change.run(rows, t.restored_done, || ());
    };
    view! {
        <ChangeDialog
            change
            size=DialogSize::Large
            title=t.restore_title
            confirm=Signal::derive(move || (t.restore_confirm)(count()))
            disabled=Signal::derive(move || (count() == 0).then(|| t.select_first.to_owned()))
            on_confirm=restore
        >
            <p>{t.restore_text}</p>
            <ReachOr reach=Signal::derive(reach) kind=Kind::Binding/>
            <FormerTable former selected/>
        </ChangeDialog>
    }
}

fn request(item: FormerBindingItem, t: &PolicyTexts) -> (String, AttachPolicy) {
    let name = (t.policy_to_target)(&item.policy_name, &item.target_name);
    (
        name,
        AttachPolicy {
            policy: item.policy_id,
            target: item.target,
        },
    )
}

#[component]
fn FormerTable(
    former: Loaded<Vec<FormerBindingItem>>,
    selected: RwSignal<Selection>,
) -> impl IntoView {
    let t = texts().policies();
    let shape = TableShape::new(&["policy", "kind", "target"]).sorted("policy", false);
    let state = RwSignal::new(TableState {
        page_size: 20,
        ..shape.default.clone()
    });
    let columns = vec![
        Column::new("policy", t.policy, |row: &FormerBindingItem| {
            row.policy_name.clone()
        })
        .always(),
        Column::new("kind", t.target_kind, move |row: &FormerBindingItem| {
            target_kind(row.target, t).to_owned()
        }),
        Column::new("target", t.target, |row: &FormerBindingItem| {
            row.target_name.clone()
        }),
    ];
    let rows = Signal::derive(move || match former.get() {
        Load::Loading => Rows::Loading,
        Load::Failed(failure) => Rows::Failed(problem(&failure)),
        Load::Ready(former) => {
            Rows::Ready(Arc::new(former.iter().cloned().map(Arc::new).collect()))
        }
    });
    let table = Table::new(
        rows,
        key,
        |row: &FormerBindingItem| (t.policy_to_target)(&row.policy_name, &row.target_name),
        columns,
    );
    view! {
        <DataTable
            label=t.former_bindings
            table
            state
            on_state=move |next: TableState| state.set(next)
            selected
            on_retry=move || former.retry()
        />
    }
}

/// "Department" or "Member".
pub fn target_kind(target: Target, t: &PolicyTexts) -> &'static str {
    match target {
        Target::Node(_) => t.department,
        Target::Member(_) => t.member,
    }
}
