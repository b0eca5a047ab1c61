//! "Denied? Paste the error": what the error says, which statement stops the request, and the smallest change that lets
//! it pass.
//!
//! `asked` is what the person types, `levels` what the organization knows of the account, `answer` what comes of it. What
//! an error means and what is decided is asked of `charter_policy`; nothing here decides anything.

mod answer;
mod asked;
mod levels;

use std::sync::Arc;

use charter_policy::Catalog;
use charter_policy::denial::Failure;
use leptos::prelude::*;

use crate::app::texts::texts;
use crate::pages::shared::load::loaded;
use crate::pages::shared::organization::{feature, organization};
use crate::ui::*;
use answer::{Answer, AnswerView, InShort};
use asked::{Asked, RequestFields};
use levels::{Bounds, bounds};

/// The page.
#[component]
pub fn DeniedPage() -> impl IntoView {
    let t = texts().denied();
    let asked = Asked::new();
    let organization = organization();
    let switch = loaded(|backend| Some(feature(backend)));
    let owner = asked.owner();
    let found = loaded(move |backend| {
        let (owner, chart, switch) = (owner.get()?, organization.chart()?, switch.ready()?);
        Some(bounds(backend, chart, switch, owner))
    });
    let failed = Signal::derive(move || {
        let organization = organization.failure().or_else(|| switch.failure());
        found.failure().or(organization)
    });
    // Without the organization the caller's own policies can still be judged.
    let known = Memo::new(move |_| match (owner.get(), failed.get()) {
        // What was found for another account stays until the new answer is there.
        (Some(owner), None) => found.ready().filter(|bounds| bounds.owner == Some(owner)),
        (owner, _) => Some(Arc::new(Bounds {
            owner,
            ..Bounds::default()
        })),
    });
    let answer = Memo::new(move |_| {
        let (request, bounds) = (asked.request()?, known.get()?);
        if asked.fault().is_some() {
            return None;
        }
        let situation = asked.situation(&bounds);
        if situation.levels.is_empty() && situation.identity.is_none() {
            return None;
        }
        let catalog = Catalog::empty();
        let denial = asked.denial().get();
        let found = denial.explain(&request, &situation, &catalog);
        let is_hidden = denial.hides_resource_of(&request);
        Some(Arc::new(Answer {
            request,
            situation,
            bounds,
            found,
            is_hidden,
        }))
    });
    view! {
        <div class="policy-page">
            <PageHeader title=t.title text=t.text/>
            <TextAreaField label=t.error value=asked.text rows=5 code=true hint=t.error_hint.to_owned()/>
            <Understood asked/>
            <InShort answer/>
            <RequestFields asked organization bounds=known/>
            <AnswerView answer bounds=known asked failed/>
        </div>
    }
    .into_any()
}

/// What the text was understood as, where that is not in the fields below.
#[component]
fn Understood(asked: Asked) -> impl IntoView {
    let t = texts().denied();
    let notice = move |tone, title, text| view! { <Notice tone title>{text}</Notice> }.into_any();
    let failure = move || {
        let (failure, names_actions) = asked.denial().with(|denial| {
            let names_actions = denial.action.is_some() || !denial.others.is_empty();
            (denial.failure, names_actions)
        });
        match failure {
            Failure::Authentication => Some(notice(
                Tone::Warning,
                t.not_permission,
                t.not_permission_text,
            )),
            Failure::AnotherVendor => Some(notice(
                Tone::Warning,
                t.another_vendor,
                t.another_vendor_text,
            )),
            Failure::Other => Some(notice(Tone::Warning, t.other_reason, t.other_reason_text)),
            Failure::Unclear if asked.text.with(|text| text.trim().is_empty()) => None,
            Failure::Unclear => Some(notice(Tone::Info, t.no_denial, t.no_denial_text)),
            Failure::Permission if names_actions => None,
            Failure::Permission => Some(notice(Tone::Info, t.nothing_read, t.nothing_read_text)),
        }
    };
    let remarks = move || {
        asked.denial().with(|denial| {
            let others = match denial.action {
                Some(_) => t.others,
                None => t.mentioned,
            };
            let others = (!denial.others.is_empty()).then(|| others(&denial.others));
            let said = |text: &str| text.to_owned();
            let remarks = [
                (!denial.unreadable.is_empty()).then(|| (Tone::Warning, said(t.masked))),
                others.map(|words| (Tone::Info, words)),
                denial.is_encoded.then(|| (Tone::Info, said(t.encoded))),
                denial.is_shortened.then(|| (Tone::Info, said(t.shortened))),
            ];
            let remark = |(tone, text)| view! { <Notice tone>{text}</Notice> };
            remarks.into_iter().flatten().map(remark).collect_view()
        })
    };
    view! { <div aria-live="polite">{failure}{remarks}</div> }
}
