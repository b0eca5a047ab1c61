//! The policies in force at a department or member: bound to it, and inherited from each level above.

use super::trouble::trouble;
use crate::app::navigation::navigator;
use crate::app::routes::{Address, Route};
use crate::app::texts::{OrganizationTexts, texts};
use crate::pages::shared::levels::{Level, findings, levels, upward};
use crate::pages::shared::lists::Lists;
use crate::pages::shared::load::{Load, Loaded, loaded};
use crate::pages::shared::organization::feature;
use crate::pages::shared::tally::Tally;
use crate::pages::shared::tally_view::TallyView;
use crate::pages::shared::target::target_href;
use crate::ui::*;
use charter_core::contract::{PolicyId, Target, TargetPolicyItem};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

type Findings = BTreeMap<PolicyId, Tally>;

/// The levels from the target up to the root, each with its policies.
#[component]
pub fn PoliciesInForce(lists: Signal<Arc<Lists>>, target: Target) -> impl IntoView {
    let t = texts().organization();
    let switch = loaded(|backend| Some(feature(backend)));
    let at = Memo::new(move |_| {
        lists.with(|lists| {
            let name = |target| lists.chart.name(target).unwrap_or_default().to_owned();
            let named = |target| (target, name(target));
            upward(&lists.chart, target)
                .into_iter()
                .map(named)
                .collect::<Vec<_>>()
        })
    });
    let enabled = Memo::new(move |_| switch.ready().map(|feature| feature.enabled));
    let found = loaded(move |backend| {
        let at = at.get();
        (enabled.get() == Some(true)).then(|| levels(backend, at))
    });
    let policies = Memo::new(move |_| {
        let levels = found.ready()?;
        let ids = levels.iter().flat_map(|level| &level.policies);
        Some(charter_order::set(ids.map(|policy| policy.policy_id)))
    });
    let checked = loaded(move |backend| policies.get().map(|policies| findings(backend, policies)));
    let retry = move || {
        switch.retry();
        found.retry();
    };
    let body = move || match (enabled.get(), switch.failure().or_else(|| found.failure())) {
        (_, Some(failure)) => {
            view! { <ErrorState problem=trouble(&failure) on_retry=retry/> }.into_any()
        }
        (None, None) => view! { <Loading/> }.into_any(),
        (Some(false), None) => disabled(t),
        (Some(true), None) => view! {
            {move || checked.failure().map(|why| view! {
                <ProblemNotice problem=trouble(&why) on_retry=move || checked.retry()/>
            })}
            <Levels found checked/>
        }
        .into_any(),
    };
    let bind = Address::from(Route::Policies).with("bind", target.to_string());
    let bind = StoredValue::new(navigator().href(bind));
    let actions = move || {
        view! {
            {move || (enabled.get() == Some(true)).then(|| view! {
                <ButtonLink icon=Icon::Link href=bind.get_value()>{t.in_force().bind}</ButtonLink>
            })}
        }
    };
    view! { <Section title=t.in_force().title actions>{body}</Section> }
}

#[component]
fn Levels(found: Loaded<Vec<Level>>, checked: Loaded<Findings>) -> impl IntoView {
    let t = texts().organization();
    let checked = Signal::derive(move || checked.ready());
    move || match found.get() {
        Load::Ready(levels) => {
            let root = levels.len().saturating_sub(1);
            let each = |(at, level)| level_view(level, at == 0, at == root, checked, t);
            view! {
                <ol class="levels">{levels.iter().enumerate().map(each).collect_view()}</ol>
                {how_judged(t)}
            }
            .into_any()
        }
        _ => view! { <Loading/> }.into_any(),
    }
}

fn level_view(
    level: &Level,
    own: bool,
    root: bool,
    checked: Signal<Option<Arc<Findings>>>,
    t: &'static OrganizationTexts,
) -> impl IntoView + use<> {
    let navigator = navigator();
    let title = match own {
        true => view! { <h3>{t.in_force().bound_here}</h3> }.into_any(),
        false => {
            let href = target_href(navigator, level.target);
            view! { <h3><a href=href>{(t.in_force().inherited_from)(&level.name)}</a></h3> }
                .into_any()
        }
    };
    let policies = match level.policies.is_empty() {
        true => {
            view! { <p class="level-none">{Icon::Deny.view()}<span>{t.in_force().nothing_bound}</span></p> }
                .into_any()
        }
        false => {
            let here = own.then_some(level.target);
            let row = |policy| policy_row(policy, here, checked, t);
            view! { <ul class="level-policies">{level.policies.iter().map(row).collect_view()}</ul> }.into_any()
        }
    };
    view! {
        <li class="level">
            <div class="level-header">{title}{root.then(|| view! { <Badge>{t.in_force().root_level}</Badge> })}</div>
            {policies}
        </li>
    }
}

fn policy_row(
    policy: &TargetPolicyItem,
    // What it can be unbound from here.
    here: Option<Target>,
    checked: Signal<Option<Arc<Findings>>>,
    t: &'static OrganizationTexts,
) -> impl IntoView + use<> {
    let navigator = navigator();
    let id = policy.policy_id;
    let tally = move || checked.with(|checked| checked.as_ref()?.get(&id).copied());
    let description = policy.description.clone();
    let unbind = here.map(|target| {
        let bindings = Address::from(Route::Policy(id)).with("tab", "bindings");
        let href = navigator.href(bindings.with("unbind", target.to_string()));
        let name = policy.policy_name.clone();
        view! { " · "<a href=href>{t.in_force().unbind}<span class="visually-hidden">{name}</span></a> }
    });
    view! {
        <li class="level-policy">
            {Icon::Policy.view()}
            <a href=navigator.href(Route::Policy(id)) data-tip=(!description.is_empty()).then_some(description)>
                {policy.policy_name.clone()}
            </a>
            <span class="level-findings">{move || tally().map(|tally| view! { <TallyView tally/> })}</span>
            <span class="level-since">{t.in_force().since}" "<RelativeTime at=Some(policy.attach_time.0)/>{unbind}</span>
        </li>
    }
}

/// The rule of the guide, in four sentences.
fn how_judged(t: &'static OrganizationTexts) -> impl IntoView {
    let sentences = [
        t.in_force().judged_upward,
        t.in_force().judged_deny,
        t.in_force().judged_allow,
        t.in_force().judged_bounds,
    ];
    view! {
        <details class="how-judged">
            <summary>{t.in_force().how_judged}</summary>
            <ul>{sentences.map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul>
        </details>
    }
}

fn disabled(t: &'static OrganizationTexts) -> AnyView {
    let navigator = navigator();
    view! {
        <Notice tone=Tone::Info title=t.in_force().disabled_title>
            <p>{t.in_force().disabled_text}</p>
            <p><a href=navigator.href(Route::Policies)>{t.in_force().disabled_link}</a></p>
        </Notice>
    }
    .into_any()
}
