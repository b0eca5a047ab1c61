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
use charter_policy::denial::{Failure, explain};
use leptos::prelude::*;

use crate::app::texts::texts;
use crate::pages::load::loaded;
use crate::pages::policies::organization::{chart, feature};
use crate::ui::*;
use answer::{Answer, AnswerView};
use asked::{Asked, RequestFields};
use levels::{Bounds, bounds};

/// The page.
#[component]
pub fn DeniedPage() -> impl IntoView {
    let t = texts().denied();
    let asked = Asked::new();
    let organization = loaded(|backend| Some(chart(backend)));
    let switch = loaded(|backend| Some(feature(backend)));
    let owner = asked.owner();
    let found = loaded(move |backend| {
        let (owner, chart, switch) = (owner.get()?, organization.ready()?, switch.ready()?);
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
        let situation = asked.situation(&bounds);
        if situation.levels.is_empty() && situation.identity.is_none() {
            return None;
        }
        let found = explain(&request, &situation, &Catalog::empty());
        Some(Arc::new(Answer {
            request,
            situation,
            bounds,
            found,
        }))
    });
    let failure = move || asked.denial().with(|denial| denial.failure);
    let is_blank = move || asked.text.with(|text| text.trim().is_empty());
    let nothing_read = move || {
        let has_action = asked.denial().with(|denial| denial.action.is_some());
        !is_blank() && !has_action && failure() != Failure::Authentication
    };
    view! {
        <div class="policy-page">
            <PageHeader title=t.title text=t.text/>
            <TextAreaField label=t.error value=asked.text rows=5 code=true hint=t.error_hint.to_owned()/>
            <div aria-live="polite">
                {move || (failure() == Failure::Authentication).then(|| view! {
                    <Notice tone=Tone::Warning title=t.not_permission>{t.not_permission_text}</Notice>
                })}
                {move || nothing_read().then(|| view! { <Notice tone=Tone::Info title=t.nothing_read>{t.nothing_read_text}</Notice> })}
                {move || asked.denial().with(|denial| denial.is_masked).then(|| view! { <Notice tone=Tone::Warning>{t.masked}</Notice> })}
                {move || asked.denial().with(|denial| denial.is_encoded).then(|| view! { <Notice tone=Tone::Info>{t.encoded}</Notice> })}
            </div>
            <RequestFields asked organization/>
            <AnswerView answer bounds=known asked failed/>
        </div>
    }
    .into_any()
}
