//! Taking a policy off departments and members, after saying which accounts it then no longer governs.

use std::collections::BTreeSet;

use charter_core::contract::{
    DetachPolicy, ErrorCode, ListPoliciesForTarget, PolicyId, PolicyKind, Target,
};
use futures_util::future;
use leptos::prelude::*;

use super::bind_dialog::Named;
use crate::app::problems::problem;
use crate::app::texts::{PolicyTexts, texts};
use crate::backend::{Backend, Failure};
use crate::pages::shared::batch::{Batch, BatchDialog};
use crate::pages::shared::load::loaded;
use crate::pages::shared::organization::organization_while;
use crate::pages::shared::reach::Reach;
use crate::pages::shared::reach_view::{Kind, ReachOr};
use crate::ui::*;

/// Of more targets than this it is not asked beforehand whether they have another policy: the service refuses.
const ASKED: usize = 100;

/// The targets to which this policy alone is bound.
async fn last_of(
    backend: Backend,
    policy: PolicyId,
    targets: Vec<Target>,
) -> Result<(PolicyId, BTreeSet<Target>), Failure> {
    let alone = |target: Target| {
        let backend = &backend;
        async move {
            let request = ListPoliciesForTarget::of(target);
            let bound = backend.call(request).await?.reply.answer.0;
            let own = bound.items.iter().any(|item| item.policy_id == policy);
            Ok::<_, Failure>((own && bound.total == 1).then_some(target))
        }
    };
    let asked = targets.into_iter().take(ASKED).map(alone);
    let last = future::try_join_all(asked).await?;
    Ok((policy, charter_order::set(last.into_iter().flatten())))
}

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
    let batch = Batch::new(open);
    let organization = organization_while(open);
    let reach = move || {
        if let Some(failure) = organization.failure() {
            return Some(Err(problem(&failure)));
        }
        let chart = organization.chart()?;
        let removed =
            targets.with(|targets| charter_order::set(targets.iter().map(|(target, _)| *target)));
        // What a system policy says is no bound: nobody is still bounded by it through another target.
        let kept = match kind.get() {
            PolicyKind::System => Vec::new(),
            PolicyKind::Custom => bound.with(|bound| bound.difference(&removed).copied().collect()),
        };
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
        Some(target) => (t.unbind().title)(&name(), &target),
        None => (t.unbind().several_title)(&name(), count()),
    };
    let confirm = move || match only() {
        Some(target) => (t.unbind().from)(&target),
        None => (t.unbind().from_several)(count()),
    };
    let last = loaded(move |backend| {
        let targets = targets.with(|targets| targets.iter().map(|(target, _)| *target).collect());
        open.get()
            .then(|| last_of(backend, policy.with(|(id, _)| *id), targets))
    });
    // By name, those that keep it because it is their last one; `None` while that is not known.
    let keeping = Memo::new(move |_| {
        let answer = last.ready()?;
        let (of, last) = answer.as_ref();
        let same = policy.with(|(id, _)| id == of);
        let named = |targets: &Vec<(Target, String)>| {
            let last = targets.iter().filter(|(target, _)| last.contains(target));
            last.map(|(_, name)| name.clone()).collect::<Vec<_>>()
        };
        same.then(|| targets.with(named))
    });
    let keep_all = move || keeping.with(|names| names.as_ref().map_or(0, Vec::len)) == count();
    let why_not = move || {
        let names = keeping.get().filter(|_| keep_all())?;
        match names.as_slice() {
            [] => None,
            [name] => Some((t.unbind().last_policy)(name)),
            several => Some((t.unbind().last_policy_several)(&some_of(several, t))),
        }
    };
    let unbind = move || {
        let (id, name): (PolicyId, String) = policy.get_untracked();
        let one = untrack(only);
        let rows = targets.get_untracked().into_iter();
        let rows = rows
            .map(|(target, name)| (name, DetachPolicy { policy: id, target }))
            .collect();
        let said = move |done: &[String]| {
            let targets = one
                .clone()
                .unwrap_or_else(|| (t.binding().targets_count)(done.len()));
            (t.unbind().done)(&name, &targets)
        };
        batch.run(rows, said, move || {
            after.try_run(());
        });
    };
    let warning = move || {
        (kind.get() == PolicyKind::System && why_not().is_none()).then(|| {
            view! { <Notice tone=Tone::Warning title=t.unbind().system_title>{t.unbind().system_text}</Notice> }
        })
    };
    let note = move || match (why_not(), keeping.get()) {
        (Some(what), _) => {
            let problem = Problem::new(what)
                .why(t.unbind().last_policy_note)
                .what_to_do(t.unbind().last_policy_what_to_do)
                .code(ErrorCode::DetachLastPolicy.as_str());
            view! { <ProblemNotice problem=Signal::stored(problem)/> }.into_any()
        }
        (None, Some(names)) if !names.is_empty() => {
            let some = (t.unbind().last_policy_some)(&some_of(&names, t));
            view! { <Notice tone=Tone::Warning title=some>{t.unbind().last_policy_note}</Notice> }
                .into_any()
        }
        (None, Some(_)) => ().into_any(),
        (None, None) => {
            view! { <p class="reach-note">{t.unbind().last_policy_note}</p> }.into_any()
        }
    };
    view! {
        <BatchDialog
            batch
            danger=true
            title=Signal::derive(title)
            confirm=Signal::derive(confirm)
            disabled=Signal::derive(why_not)
            on_confirm=unbind
        >
            {note}
            {move || why_not().is_none().then(|| view! { <ReachOr reach=Signal::derive(reach) kind=Kind::Unbinding/> })}
            {warning}
        </BatchDialog>
    }
}

/// The first names, and how many others there are.
pub(super) fn some_of(names: &[String], t: &PolicyTexts) -> String {
    const NAMED: usize = 5;
    let shown = names.iter().take(NAMED).cloned().collect::<Vec<_>>();
    (t.binding().names_and_more)(&shown.join(t.comma), names.len() - shown.len())
}
