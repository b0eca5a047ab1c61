//! The switch of the whole feature, with what turning it will do.

use charter_core::contract::{
    DescribeFormerBindings, DisablePolicyType, EnablePolicyType, FormerBindings, PolicyId,
    PolicyType,
};
use charter_core::domain::guardrails::FULL_ACCESS;
use charter_core::domain::organization::Chart;
use leptos::prelude::*;

use super::restore::RestoreDialog;
use super::rows::PolicyRows;
use crate::app::problems::problem;
use crate::app::texts::texts;
use crate::backend::{Backend, Failure};
use crate::pages::shared::action::Action;
use crate::pages::shared::later::{WhenAsked, arriving};
use crate::pages::shared::load::{Load, Loaded, loaded};
use crate::pages::shared::organization::{Feature, Organization, organization_while};
use crate::split::split_point;
use crate::ui::*;

/// How many there are of what a dialog names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scope {
    /// Departments, the root included.
    pub departments: usize,
    /// Members.
    pub members: usize,
}

impl Scope {
    fn of(chart: &Chart) -> Scope {
        Scope {
            departments: chart.nodes().count(),
            members: chart.members().count(),
        }
    }
}

/// What stood before and can stand again; nothing where the service does not know it.
async fn former(backend: Backend) -> Result<FormerBindings, Failure> {
    match backend.offers::<DescribeFormerBindings>() {
        Ok(()) => Ok(backend.call(DescribeFormerBindings {}).await?.reply.answer),
        Err(_) => Ok(FormerBindings {
            bindings: Vec::new(),
            without_full_access: Vec::new(),
        }),
    }
}

/// How many bindings can be restored, and how many targets did not have `FullQcloudAccess`.
fn counts(former: &FormerBindings) -> (usize, usize) {
    (former.bindings.len(), former.without_full_access.len())
}

/// Whether the feature is on, and the way to the other state.
#[component]
pub fn FeatureBar(feature: Loaded<Feature>, policies: PolicyRows) -> impl IntoView {
    let t = texts().policies();
    let (enabling, disabling, restoring) = (
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(false),
    );
    let dismissed = RwSignal::new(false);
    let former = loaded(|backend| Some(former(backend)));
    let on = Signal::derive(move || feature.ready().is_some_and(|feature| feature.enabled));
    let turn = move |wanted: bool| {
        if wanted {
            enabling.set(true)
        } else {
            disabling.set(true)
        }
    };
    let restorable = move || match on.get() {
        true => former.ready().map_or((0, 0), |former| counts(&former)),
        false => (0, 0),
    };
    let unknown = move || match feature.get() {
        Load::Ready(_) => None,
        _ => Some(t.feature().loading.to_owned()),
    };
    let asking = FeatureDialogs {
        feature,
        former,
        policies,
        enabling,
        disabling,
        restoring,
    };
    let open = [enabling, disabling, restoring];
    let asked = Signal::derive(move || open.iter().any(|open| open.get()));
    let close = move |()| open.iter().for_each(|open| open.set(false));
    view! {
        <section class="feature" class:off=move || unknown().is_none() && !on.get() aria-label=t.feature().label>
            <Switch label=t.feature().label on on_change=turn disabled=Signal::derive(unknown)/>
            <p class="feature-text">{move || match feature.get() {
                Load::Loading => t.feature().loading.to_owned(),
                Load::Failed(failure) => problem(&failure).what,
                Load::Ready(feature) if feature.enabled => t.feature().on_text.to_owned(),
                Load::Ready(_) => t.feature().off_text.to_owned(),
            }}</p>
        </section>
        {move || {
            let (title, text) = match restorable() {
                (0, 0) => return None,
                (0, targets) => ((t.restore().without)(targets), t.restore().without_text),
                (bindings, _) => ((t.restore().offer)(bindings), t.restore().offer_text),
            };
            (!dismissed.get()).then(|| view! {
                <Notice
                    title
                    actions=move || view! { <Button on_press=move || restoring.set(true)>{t.restore().open}</Button> }
                    on_dismiss=move || dismissed.set(true)
                >
                    {text}
                </Notice>
            })
        }}
        <WhenAsked asked load=move |()| arriving(dialogs(), asking) close/>
    }
}

/// What the dialogs of the switch are about, and which of them is open.
#[derive(Clone, Copy)]
struct FeatureDialogs {
    feature: Loaded<Feature>,
    former: Loaded<FormerBindings>,
    policies: PolicyRows,
    enabling: RwSignal<bool>,
    disabling: RwSignal<bool>,
    restoring: RwSignal<bool>,
}

split_point!(policy_dialogs: fn dialogs() -> fn(FeatureDialogs) -> AnyView { |asking| {
    let FeatureDialogs { feature, former, policies, enabling, disabling, restoring } = asking;
    view! {
        <EnableDialog open=enabling feature former restoring/>
        <DisableDialog open=disabling feature policies/>
        <RestoreDialog open=restoring former/>
    }
    .into_any()
} });

/// What a dialog says while the numbers are being counted.
fn scope_or(organization: Organization, words: impl Fn(Scope) -> AnyView) -> AnyView {
    match organization.get() {
        Load::Loading => view! { <Loading what=texts().shared().counting_accounts/> }.into_any(),
        Load::Failed(failure) => view! { <ProblemNotice problem=problem(&failure)/> }.into_any(),
        Load::Ready(lists) => words(Scope::of(&lists.chart)),
    }
}

#[component]
fn EnableDialog(
    open: RwSignal<bool>,
    feature: Loaded<Feature>,
    former: Loaded<FormerBindings>,
    restoring: RwSignal<bool>,
) -> impl IntoView {
    let t = texts().policies();
    let action = Action::of_dialog(open);
    let organization = organization_while(open);
    let enable = move || {
        let Some(feature) = untrack(|| feature.ready()) else {
            return;
        };
        let teller = action.teller();
        let backend = teller.backend.clone();
        let enabling = async move {
            let called = backend.call(EnablePolicyType {
                organization_id: feature.organization.id,
                policy_type: PolicyType::ServiceControl,
            });
            let entry = called.await?.entry;
            let former = self::former(backend).await;
            Ok((entry, former.is_ok_and(|former| counts(&former) != (0, 0))))
        };
        action.run(enabling, move |(entry, some_stood_before)| {
            let _ = open.try_set(false);
            teller.done(t.feature().enabled, entry);
            if some_stood_before {
                let _ = restoring.try_set(true);
            }
        });
    };
    view! {
        <ConfirmDialog
            open
            title=t.feature().enable_title
            confirm=t.feature().enable_confirm
            pending=action.pending()
            error=action.problem()
            on_confirm=enable
        >
            {move || scope_or(organization, |scope| view! {
                <ul class="consequences">
                    <li>{(t.feature().enable_binds)(scope.departments, scope.members)}</li>
                    {move || {
                        let without = former.ready().map_or(0, |former| counts(&former).1);
                        (without > 0).then(|| view! { <li>{(t.feature().enable_without)(without)}</li> })
                    }}
                    <li>{t.feature().enable_later}</li>
                    <li>{(t.feature().enable_nothing_forbidden)(scope.members)}</li>
                </ul>
            }.into_any())}
        </ConfirmDialog>
    }
}

#[component]
fn DisableDialog(
    open: RwSignal<bool>,
    feature: Loaded<Feature>,
    policies: PolicyRows,
) -> impl IntoView {
    let t = texts().policies();
    let action = Action::of_dialog(open);
    let organization = organization_while(open);
    let bindings = move |wanted: &dyn Fn(PolicyId) -> bool| -> usize {
        let all = policies.all();
        let counted = all.iter().filter(|row| wanted(row.item.policy_id));
        let times = counted.map(|row| row.item.attached_times).sum::<u64>();
        usize::try_from(times).unwrap_or(usize::MAX)
    };
    // The organization has no name of its own: its management account's stands for it.
    let typed = move || {
        let organization = feature.ready()?.organization.clone();
        Some(if organization.nick_name.trim().is_empty() {
            organization.id.to_string()
        } else {
            organization.nick_name
        })
    };
    let disable = move || {
        let Some(feature) = untrack(|| feature.ready()) else {
            return;
        };
        let teller = action.teller();
        let disabling = teller.backend.call(DisablePolicyType {
            organization_id: feature.organization.id,
            policy_type: PolicyType::ServiceControl,
        });
        action.run(disabling, move |called| {
            let _ = open.try_set(false);
            teller.done(t.feature().disabled, called.entry);
        });
    };
    view! {
        <ConfirmDialog
            open
            danger=true
            title=t.feature().disable_title
            confirm=t.feature().disable_confirm
            typed=Signal::derive(typed)
            pending=action.pending()
            error=action.problem()
            on_confirm=disable
        >
            {move || scope_or(organization, |scope| {
                let full = bindings(&|policy| policy == FULL_ACCESS);
                let without = (scope.departments + scope.members).saturating_sub(full);
                view! {
                    <ul class="consequences">
                        <li>{(t.feature().disable_unbinds)(bindings(&|_| true), full, scope.departments, scope.members)}</li>
                        <li>{(t.feature().disable_accounts)(scope.members)}</li>
                        <li>{t.feature().disable_keeps}</li>
                        {(without > 0).then(|| view! { <li>{(t.feature().disable_without)(without)}</li> })}
                    </ul>
                }
                .into_any()
            })}
        </ConfirmDialog>
    }
}
