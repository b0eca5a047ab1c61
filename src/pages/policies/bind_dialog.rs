//! Binding one policy or several to departments and members, chosen from the tree.

use std::collections::BTreeSet;
use std::sync::Arc;

use charter_core::contract::{AttachPolicy, PolicyId, Target};
use charter_core::domain::organization::Chart;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::problems::problem;
use crate::app::texts::{PolicyTexts, texts};
use crate::pages::shared::batch::{Batch, BatchDialog};
use crate::pages::shared::load::Load;
use crate::pages::shared::organization::organization_while;
use crate::pages::shared::picker::{chosen_targets, picker_nodes};
use crate::pages::shared::reach::Reach;
use crate::pages::shared::reach_view::{Kind, ReachView};
use crate::ui::*;

/// A policy by its number and name.
pub type Named = (PolicyId, String);

/// The dialog. Whatever of `bound` is chosen already cannot be chosen again.
#[component]
pub fn BindDialog(
    open: RwSignal<bool>,
    #[prop(into)] policies: Signal<Vec<Named>>,
    /// What the one policy is bound to; empty where there are several.
    #[prop(optional, into)]
    bound: Signal<BTreeSet<Target>>,
) -> impl IntoView {
    let (t, shared) = (texts().policies(), texts().shared());
    let batch = Batch::new(open);
    let chosen = RwSignal::new(BTreeSet::<String>::new());
    Effect::new(move |_| {
        if open.get() {
            chosen.set(BTreeSet::new());
        }
    });
    let organization = organization_while(open);
    Effect::new(move |_| {
        if open.get() && organization.chart().is_some() {
            dom::soon(focus_search);
        }
    });
    let nodes = Memo::new(move |_| {
        let Some(chart) = organization.chart() else {
            return Arc::default();
        };
        bound.with(|bound| Arc::new(picker_nodes(&chart, bound, shared)))
    });
    let reach = Memo::new(move |_| {
        let targets = chosen.with(chosen_targets);
        organization.chart().map(|chart| {
            bound.with(|bound| Reach::of_binding(&chart, targets, bound.iter().copied()))
        })
    });
    let count = Memo::new(move |_| chosen.with(BTreeSet::len));
    let title = move || {
        policies.with(|policies| match policies.as_slice() {
            [(_, name)] => (t.bind().title)(name),
            several => (t.bind().several_title)(several.len()),
        })
    };
    let confirm = move || match chosen.with(only) {
        Some(target) => organization
            .chart()
            .and_then(|chart| chart.name(target).map(t.bind().to))
            .unwrap_or_else(|| t.bind().action.to_owned()),
        None if count.get() == 0 => t.bind().action.to_owned(),
        None => (t.bind().to_several)(count.get()),
    };
    let bind = move || {
        let Some(chart) = untrack(|| organization.chart()) else {
            return;
        };
        let rows = policies.with_untracked(|policies| {
            requests(policies, &chosen.with_untracked(chosen_targets), &chart, t)
        });
        let names = policies.with_untracked(|policies| said_names(policies, t));
        let all = rows.len();
        let targets = match chosen.with_untracked(only) {
            Some(target) => chart.name(target).unwrap_or_default().to_owned(),
            None => (t.binding().targets_count)(count.get_untracked()),
        };
        let said = said_bound(names, targets, all, t);
        batch.run(rows, move |done| said(done.len()), || ());
    };
    view! {
        <BatchDialog
            batch
            size=DialogSize::Large
            title=Signal::derive(title)
            confirm=Signal::derive(confirm)
            disabled=Signal::derive(move || (count.get() == 0).then(|| t.bind().choose_targets.to_owned()))
            on_confirm=bind
        >
            {move || match organization.get() {
                Load::Loading => view! { <Loading/> }.into_any(),
                Load::Failed(failure) => view! { <ErrorState problem=problem(&failure) on_retry=move || organization.retry()/> }.into_any(),
                Load::Ready(_) => view! {
                    <TreePicker label=t.binding().targets nodes chosen/>
                    <div class="reach-live" aria-live="polite">
                        {move || match (count.get(), reach.get()) {
                            (0, _) | (_, None) => view! { <p class="reach-note">{t.bind().hint}</p> }.into_any(),
                            (_, Some(reach)) => view! { <ReachView reach=Signal::stored(reach) kind=Kind::Binding/> }.into_any(),
                        }}
                    </div>
                }.into_any(),
            }}
        </BatchDialog>
    }
}

/// The tree comes after the dialog has opened: the focus goes on to its search, unless it was moved meanwhile.
fn focus_search() {
    let waits = dom::focused().is_some_and(|element| {
        let footer = element.closest(".dialog-footer").ok().flatten();
        footer.is_some()
    });
    let search = document().query_selector("dialog .picker .search-input");
    if let Some(search) = search.ok().flatten().filter(|_| waits) {
        let _ = search.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}

fn only(chosen: &BTreeSet<String>) -> Option<Target> {
    match chosen.len() {
        1 => chosen.first()?.parse().ok(),
        _ => None,
    }
}

/// The policy's name, or how many there are.
pub fn said_names(policies: &[Named], t: &PolicyTexts) -> String {
    match policies {
        [(_, name)] => name.clone(),
        several => (t.policies)(several.len()),
    }
}

/// What is said once so many of `all` bindings were made.
pub fn said_bound(
    names: String,
    targets: String,
    all: usize,
    t: &'static PolicyTexts,
) -> impl Fn(usize) -> String + 'static {
    move |done| match done == all {
        true => (t.bind().done)(&names, &targets),
        false => (t.bind().done_some)(&names, done, all),
    }
}

/// One request for each policy and target, named for the results.
fn requests(
    policies: &[Named],
    targets: &BTreeSet<Target>,
    chart: &Chart,
    t: &PolicyTexts,
) -> Vec<(String, AttachPolicy)> {
    let several = policies.len() > 1;
    let mut rows = Vec::with_capacity(policies.len() * targets.len());
    for (policy, policy_name) in policies {
        for &target in targets {
            let target_name = chart
                .name(target)
                .map_or_else(|| target.to_string(), str::to_owned);
            let name = if several {
                (t.policy_to_target)(policy_name, &target_name)
            } else {
                target_name
            };
            rows.push((
                name,
                AttachPolicy {
                    policy: *policy,
                    target,
                },
            ));
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::texts::Language;
    use crate::pages::shared::reach::tests::chart;
    use charter_core::contract::NodeId;

    #[test]
    fn each_policy_is_bound_to_each_target() {
        let t = Language::English.texts().policies();
        let policies = [(PolicyId(1), "A".to_owned()), (PolicyId(2), "B".to_owned())];
        let targets = BTreeSet::from([Target::Node(NodeId(2)), Target::Node(NodeId(3))]);
        assert_eq!(requests(&policies, &targets, &chart(), t).len(), 4);
        let one = requests(&policies[..1], &targets, &chart(), t);
        assert_eq!(one[0].0, "Finance");
    }
}
