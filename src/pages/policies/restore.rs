//! Putting back the bindings from before the feature was disabled.

use std::collections::BTreeSet;
use std::sync::Arc;

use charter_core::contract::{
    FormerBindingItem, FormerBindings, FormerlyWithoutItem, RestoreBinding, Target,
};
use charter_core::domain::guardrails::FULL_ACCESS;
use leptos::prelude::*;

use super::unbind::some_of;
use crate::app::problems::problem;
use crate::app::texts::{PolicyTexts, texts};
use crate::pages::shared::batch::{Batch, BatchDialog};
use crate::pages::shared::load::{Load, Loaded};
use crate::pages::shared::organization::organization_while;
use crate::pages::shared::reach::Reach;
use crate::pages::shared::reach_view::{Kind, ReachOr};
use crate::ui::*;

fn key(item: &FormerBindingItem) -> String {
    format!("{}/{}", item.policy_id, item.target)
}

/// The dialog: all are chosen at first.
#[component]
pub fn RestoreDialog(open: RwSignal<bool>, former: Loaded<FormerBindings>) -> impl IntoView {
    let t = texts().policies();
    let batch = Batch::new(open);
    let selected = RwSignal::new(Selection::new());
    let unbinding = RwSignal::new(true);
    Effect::new(move |_| {
        if open.get() {
            let all = untrack(|| former.ready());
            let all = all.map(|former| charter_order::set(former.bindings.iter().map(key)));
            selected.set(all.unwrap_or_default());
            unbinding.set(true);
        }
    });
    let chosen = Memo::new(move |_| {
        let former = former.ready();
        selected.with(|selected| {
            former
                .iter()
                .flat_map(|former| &former.bindings)
                .filter(|item| selected.contains(&key(item)))
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let without = Memo::new(move |_| {
        let former = former.ready();
        let all = former.iter().flat_map(|former| &former.without_full_access);
        chosen.with(|chosen| unbindable(all, chosen))
    });
    let unbound = Memo::new(move |_| match unbinding.get() {
        true => without.get(),
        false => Vec::new(),
    });
    let organization = organization_while(open);
    let reach = move || {
        if let Some(failure) = organization.failure() {
            return Some(Err(problem(&failure)));
        }
        let bound = chosen.with(|chosen| targets_of(chosen, |item| item.target));
        let unbound = unbound.with(|unbound| targets_of(unbound, |item| item.target));
        organization.chart().map(|chart| {
            Ok(Reach::of_binding(
                &chart,
                bound.union(&unbound).copied(),
                [],
            ))
        })
    };
    let counts = move || (chosen.with(Vec::len), unbound.with(Vec::len));
    let confirm = move || match counts() {
        (0, targets @ 1..) => (t.restore().unbinds_only)(targets),
        (bindings, _) => (t.restore().confirm)(bindings),
    };
    let none = move || (counts() == (0, 0)).then(|| t.refusal().select_first.to_owned());
    let restore = move || {
        let (bindings, unbound) = untrack(|| (chosen.get(), unbound.get()));
        let (bound_count, unbound_count) = (bindings.len(), unbound.len());
        // The bindings first: a target's last policy cannot be unbound.
        let rows = bindings.into_iter().map(|item| {
            let name = (t.policy_to_target)(&item.policy_name, &item.target_name);
            (name, item.policy_id, item.target)
        });
        let unbound = unbound.into_iter().map(|item| {
            (
                (t.unbind().from)(&item.target_name),
                FULL_ACCESS,
                item.target,
            )
        });
        let request = |(name, policy_id, target)| (name, RestoreBinding { policy_id, target });
        let all = bound_count + unbound_count;
        let said = move |done: &[String]| match done.len() == all {
            true => (t.restore().done)(bound_count, unbound_count),
            false => (t.restore().done_some)(done.len(), all),
        };
        batch.run(rows.chain(unbound).map(request).collect(), said, || ());
    };
    let names = move || {
        let names = without.with(|without| {
            let names = without.iter().map(|item| item.target_name.clone());
            names.collect::<Vec<_>>()
        });
        (t.restore().unbinds_hint)(&some_of(&names, t))
    };
    view! {
        <BatchDialog
            batch
            size=DialogSize::Large
            title=t.restore().title
            confirm=Signal::derive(confirm)
            disabled=Signal::derive(none)
            on_confirm=restore
        >
            <p>{t.restore().text}</p>
            <ReachOr reach=Signal::derive(reach) kind=Kind::Binding/>
            {move || (!without.with(Vec::is_empty)).then(|| view! {
                <CheckboxField
                    label=Signal::derive(move || without.with(|without| (t.restore().unbinds)(without.len())))
                    value=unbinding
                    hint=Signal::derive(move || Some(names()))
                />
            })}
            {move || former.ready().is_none_or(|former| !former.bindings.is_empty()).then(|| view! { <FormerTable former selected/> })}
        </BatchDialog>
    }
}

/// Those from which `FullQcloudAccess` can go: another policy is bound there, or will be.
fn unbindable<'a>(
    without: impl Iterator<Item = &'a FormerlyWithoutItem>,
    chosen: &[FormerBindingItem],
) -> Vec<FormerlyWithoutItem> {
    let restored = targets_of(chosen, |item| item.target);
    without
        .filter(|item| item.has_other || restored.contains(&item.target))
        .cloned()
        .collect()
}

fn targets_of<T>(items: &[T], target: impl Fn(&T) -> Target) -> BTreeSet<Target> {
    charter_order::set(items.iter().map(target))
}

#[component]
fn FormerTable(former: Loaded<FormerBindings>, selected: RwSignal<Selection>) -> impl IntoView {
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
        Column::new(
            "kind",
            t.binding().target_kind,
            move |row: &FormerBindingItem| target_kind(row.target, t).to_owned(),
        ),
        Column::new("target", t.binding().target, |row: &FormerBindingItem| {
            row.target_name.clone()
        }),
    ];
    let rows = Signal::derive(move || match former.get() {
        Load::Loading => Rows::Loading,
        Load::Failed(failure) => Rows::Failed(problem(&failure)),
        Load::Ready(former) => {
            let rows = former.bindings.iter().cloned().map(Arc::new);
            Rows::Ready(Arc::new(rows.collect()))
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
            label=t.restore().former_bindings
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

#[cfg(test)]
mod tests {
    use super::*;
    use charter_core::contract::{NodeId, PolicyId};

    #[test]
    fn full_access_goes_only_where_another_policy_stands_or_is_restored() {
        let target = |node| Target::Node(NodeId(node));
        let item = |node, has_other| FormerlyWithoutItem {
            target: target(node),
            target_name: format!("D{node}"),
            has_other,
        };
        let chosen = [FormerBindingItem {
            policy_id: PolicyId(7),
            policy_name: "Guard".to_owned(),
            target: target(2),
            target_name: "D2".to_owned(),
        }];
        let all = [item(1, true), item(2, false), item(3, false)];
        assert_eq!(unbindable(all.iter(), &chosen), all[..2]);
        assert_eq!(unbindable(all.iter(), &[]), all[..1]);
    }
}
