//! Binding policies to one department or member that the address names (`?bind=node-3`): its page links here,
//! and is gone back to.

use std::collections::BTreeSet;
use std::sync::Arc;

use charter_core::contract::{AttachPolicy, ListPoliciesForTarget, PolicyId, Target};
use leptos::prelude::*;

use super::bind_dialog::{Named, said_bound, said_names};
use super::rows::PolicyRows;
use crate::app::navigation::{Navigator, navigator};
use crate::app::problems::problem;
use crate::app::texts::texts;
use crate::backend::{Backend, Failure};
use crate::pages::shared::batch::{Batch, BatchDialog};
use crate::pages::shared::load::{Load, loaded};
use crate::pages::shared::organization::organization_while;
use crate::pages::shared::reach::Reach;
use crate::pages::shared::reach_view::{Kind, ReachOr};
use crate::pages::shared::target::target_address;
use crate::ui::*;

/// What the target is called in the address.
pub(super) const BIND_HERE: &str = "bind";

/// The department or member that a key of the address names.
pub(super) fn named_target(navigator: Navigator, key: &'static str) -> Memo<Option<Target>> {
    let value = navigator.value(key);
    Memo::new(move |_| value.with(|value| value.as_ref()?.parse().ok()))
}

/// Goes back to the page of the target that the address named, once the dialog is closed.
pub(super) fn back_when_closed(
    open: RwSignal<bool>,
    target: Memo<Option<Target>>,
    key: &'static str,
) {
    let navigator = navigator();
    Effect::new(move |before: Option<bool>| {
        let open = open.get();
        let closed = before == Some(true) && !open;
        if let Some(target) = target.get_untracked().filter(|_| closed) {
            // The browser's way back must not open the dialog again.
            navigator.replace_value(key, None);
            navigator.go(target_address(target));
        }
        open
    });
}

async fn bound_here(backend: Backend, target: Target) -> Result<BTreeSet<PolicyId>, Failure> {
    let request = ListPoliciesForTarget::of(target);
    let bound = backend.list(request).await?;
    Ok(charter_order::set(
        bound.into_iter().map(|item| item.policy_id),
    ))
}

/// The dialog; it opens by itself while the address asks for it.
#[component]
pub fn BindHereDialog(policies: PolicyRows) -> impl IntoView {
    let (t, shared) = (texts().policies(), texts().shared());
    let target = named_target(navigator(), BIND_HERE);
    let open = RwSignal::new(false);
    let batch = Batch::new(open);
    let chosen = RwSignal::new(BTreeSet::<String>::new());
    Effect::new(move |_| {
        if target.get().is_some() {
            chosen.set(BTreeSet::new());
            open.set(true);
        }
    });
    back_when_closed(open, target, BIND_HERE);
    let organization = organization_while(open);
    let bound = loaded(move |backend| {
        let target = target.get().filter(|_| open.get())?;
        Some(bound_here(backend, target))
    });
    let nodes = Memo::new(move |_| {
        let bound = bound.ready().unwrap_or_default();
        let node = |row: &Arc<super::rows::PolicyRow>| {
            let (id, name) = row.named();
            let reason = bound.contains(&id).then(|| shared.bound_already.to_owned());
            TreeNode::new(id.to_string(), None, name)
                .icon(Icon::Policy)
                .disabled(reason)
        };
        Arc::new(policies.all().iter().map(node).collect::<Vec<_>>())
    });
    let named = Memo::new(move |_| {
        let all = policies.all();
        let is_chosen = |id: PolicyId| chosen.with(|chosen| chosen.contains(&id.to_string()));
        let rows = all.iter().map(|row| row.named());
        rows.filter(|(id, _)| is_chosen(*id))
            .collect::<Vec<Named>>()
    });
    let name = move || {
        let target = target.get()?;
        let chart = organization.chart()?;
        chart.name(target).map(str::to_owned)
    };
    let target_name = move || name().unwrap_or_else(|| t.binding().target.to_owned());
    let reach = move || {
        if let Some(failure) = organization.failure() {
            return Some(Err(problem(&failure)));
        }
        let chart = organization.chart()?;
        Some(Ok(Reach::of_binding(&chart, target.get(), [])))
    };
    let confirm = move || match named.with(Vec::is_empty) {
        true => t.bind().action.to_owned(),
        false => (t.bind().these)(&named.with(|named| said_names(named, t))),
    };
    let none = move || {
        named
            .with(Vec::is_empty)
            .then(|| t.bind().choose_policies.to_owned())
    };
    let bind = move || {
        let (Some(target), named) = (target.get_untracked(), named.get_untracked()) else {
            return;
        };
        let (names, to) = (said_names(&named, t), untrack(target_name));
        let all = named.len();
        let row = |(policy, name)| (name, AttachPolicy { policy, target });
        let rows = named.into_iter().map(row).collect();
        let said = said_bound(names, to, all, t);
        batch.run(rows, move |done| said(done.len()), || ());
    };
    view! {
        <BatchDialog
            batch
            size=DialogSize::Large
            title=Signal::derive(move || (t.bind().here_title)(&target_name()))
            confirm=Signal::derive(confirm)
            disabled=Signal::derive(none)
            on_confirm=bind
        >
            {move || match bound.get() {
                Load::Loading => view! { <Loading/> }.into_any(),
                Load::Failed(failure) => view! { <ErrorState problem=problem(&failure) on_retry=move || bound.retry()/> }.into_any(),
                Load::Ready(_) => view! {
                    <TreePicker label=t.title nodes chosen/>
                    <ReachOr reach=Signal::derive(reach) kind=Kind::Binding/>
                }.into_any(),
            }}
        </BatchDialog>
    }
}
