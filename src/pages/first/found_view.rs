//! The findings of the checks, each one click from its policy.

use super::found::{Findings, Found, found};
use crate::app::navigation::navigator;
use crate::app::problems::problem;
use crate::app::routes::Route;
use crate::app::texts::texts;
use crate::pages::shared::load::{Load, loaded};
use crate::ui::{self, *};
use charter_policy as policy;
use leptos::prelude::*;

/// So many are shown; the list of policies has them all.
const SHOWN: usize = 6;

/// What the checks find in the policies as they are now.
#[component]
pub(super) fn FoundNow() -> impl IntoView {
    let texts = texts();
    let t = texts.first();
    let loading = loaded(move |backend| Some(found(backend, texts)));
    move || match (loading.ready(), loading.get()) {
        (Some(found), _) if found.checked == 0 => ().into_any(),
        (Some(found), _) => list(&found),
        (None, Load::Failed(failure)) => {
            view! { <ErrorState problem=problem(&failure) on_retry=move || loading.retry()/> }
                .into_any()
        }
        _ => view! { <Loading what=t.findings_loading/> }.into_any(),
    }
}

fn list(found: &Found) -> AnyView {
    let t = texts().first();
    let policies = navigator().href(Route::Policies);
    let all = move || view! { <a href=policies.clone()>{t.findings_all}</a> };
    let text = match found.policies.len() {
        0 => (t.findings_none)(found.checked),
        some => (t.findings_text)(some, found.checked),
    };
    let rows = found.policies.iter().take(SHOWN).map(row).collect_view();
    view! {
        <Section title=t.findings_title text actions=all>
            <ul class="story">{rows}</ul>
        </Section>
    }
    .into_any()
}

fn row(findings: &Findings) -> impl IntoView + use<> {
    let t = texts();
    let severity = match findings.worst.severity {
        policy::Severity::Error => ui::Severity::Error,
        policy::Severity::Security => ui::Severity::Security,
        policy::Severity::Warning => ui::Severity::Warning,
        policy::Severity::Suggestion => ui::Severity::Suggestion,
    };
    let href = navigator().href(Route::PolicyEdit(findings.policy));
    let place = findings.worst.place;
    let place = (t.problems().place)(place.line, place.column);
    let more = match findings.worst.others {
        0 => None,
        others => Some((t.first().more_findings)(others)),
    };
    view! {
        <li class="story-point">
            <SeverityIcon severity/>
            <div class="story-words">
                <p><a href=href>{findings.name.clone()}</a>" "<span class="muted">{place}</span></p>
                <p>{findings.worst.message.clone()}{more.map(|more| view! { " "<span class="muted">{more}</span> })}</p>
            </div>
        </li>
    }
}
