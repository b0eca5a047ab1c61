//! Taking a policy off departments and members, after saying which accounts it then no longer governs.

use std::collections::BTreeSet;

use charter_core::contract::{DetachPolicy, PolicyId, PolicyKind, Target};
use leptos::prelude::*;

use super::bind_dialog::Named;
use super::change::{Change, ChangeDialog};
use super::organization::chart;
use crate::app::problems::problem;
use crate::app::texts::texts;
use crate::pages::load::loaded;
use crate::pages::reach::Reach;
use crate::pages::reach_view::{Kind, ReachOr};
use crate::ui::*;

/// The dialog.
#[component]
pub fn UnbindDialog(
    open: RwSignal<bool>,
    policy: Signal<Named>,
    kind: Signal<PolicyKind>,
    /// What it is taken off, by name.
    #[prop(into)]
    targets: Signal<Vec<(Target, String)>>,
    /// All that it is bound to now.
    #[prop(into)]
    bound: Signal<BTreeSet<Target>>,
    /// All were unbound.
    #[prop(into)]
    after: Callback<()>,
) -> impl IntoView {
    let t = texts().policies();
    let change = Change::new(open);
    let chart = loaded(move |backend| open.get().then(|| chart(backend)));
    let reach = move || {
        if let Some(failure) = chart.failure() {
            return Some(Err(problem(&failure)));
        }
        let chart = chart.ready()?;
        let removed: BTreeSet<Target> =
            targets.with(|targets| targets.iter().map(|(target, _)| *target).collect());
        let kept = bound.with(|bound| bound.difference(&removed).copied().collect::<Vec<_>>());
        Some(Ok(Reach::of_unbinding(&chart, removed, kept)))
    };
    let name = move || policy.with(|(_, name)| name.clone());
    let only = move || {
        targets.with(|targets| match targets.as_slice() {
            [(_, name)] => Some(name.clone()),
            _ => None,
        })
    };
    let count = move || targets.with(Vec::len);
    let title = move || match only() {
        Some(target) => (t.unbind_title)(&name(), &target),
        None => (t.unbind_several_title)(&name(), count()),
    };
    let confirm = move || match only() {
        Some(target) => (t.unbind_from)(&target),
        None => (t.unbind_from_several)(count()),
    };
    let unbind = move || {
        let (id, name): (PolicyId, String) = policy.get_untracked();
        let one = untrack(only);
        let rows = targets.get_untracked().into_iter();
        let rows = rows
            .map(|(target, name)| (name, DetachPolicy { policy: id, target }))
            .collect();
        let said = move |count: usize| {
            let targets = one.clone().unwrap_or_else(|| (t.targets_count)(count));
            (t.unbound_done)(&name, &targets)
        };
        change.run(rows, said, move || {
            after.try_run(());
        });
    };
    let warning = move || {
        (kind.get() == PolicyKind::System).then(|| view! {
        <Notice tone=Tone::Warning title=t.unbind_system_title>{t.unbind_system_text}</Notice>
    })
    };
    view! {
        <ChangeDialog change danger=true title=Signal::derive(title) confirm=Signal::derive(confirm) on_confirm=unbind>
            <ReachOr reach=Signal::derive(reach) kind=Kind::Unbinding/>
            {warning}
            <p class="reach-note">{t.last_policy_note}</p>
        </ChangeDialog>
    }
}
