//! The two steps of creating and editing: the text with its findings, then name and description, with a review
//! that reads like a sentence.

use charter_core::domain::guardrails::{DESCRIPTION_BYTES, NAME_CHARACTERS};
use leptos::prelude::*;

use super::editor::{PolicyEditor, sentences};
use super::form::{CONTENT, DESCRIPTION, Form, NAME};
use crate::app::navigation::navigator;
use crate::app::routes::Address;
use crate::app::texts::texts;
use crate::pages::shared::tally_view::summary;
use crate::pages::shared::wizard::{Wizard, current_step};
use crate::pages::shared::wizard_step::{RestoredDraft, Review, WizardStep};
use crate::ui::*;

/// The steps.
#[component]
pub fn PolicyWizard(
    form: Form,
    /// The words of the last button: "Create policy".
    #[prop(into)]
    submit: Signal<String>,
    /// What it would do, as a sentence.
    #[prop(into)]
    review: Signal<String>,
    /// Where "Cancel" leads.
    #[prop(into)]
    cancel: Address,
    #[prop(into)] pending: Signal<bool>,
    /// Why it was refused.
    #[prop(into)]
    problem: Signal<Option<Problem>>,
    /// Why it cannot be sent now.
    #[prop(into)]
    blocked: Signal<Option<String>>,
    #[prop(into)] on_submit: Callback<()>,
    /// What differs from what is saved; stands below the review.
    #[prop(optional, into)]
    difference: ViewFn,
) -> impl IntoView {
    let t = texts();
    // Somebody came with a change that was proposed for a denied request.
    let proposed = navigator().value("from").get_untracked().as_deref() == Some("denied");
    let words = match proposed {
        true => (
            t.policies().writing().draft_proposed,
            t.policies().writing().draft_proposed_text,
        ),
        false => (t.shared().draft_restored, t.shared().draft_restored_text),
    };
    let draft = RestoredDraft {
        restored: form.restored,
        discard: Callback::new(move |()| form.discard()),
        words,
    };
    let steps = vec![text_step(form), name_step(form, review, difference)];
    view! { <Wizard steps submit cancel pending problem blocked draft on_submit/> }
}

fn text_step(form: Form) -> WizardStep {
    let t = texts().policies();
    let current = current_step(navigator(), 2);
    // Set by "Next": that the text is still blank, or that it has errors.
    let asked = RwSignal::new(false);
    Effect::new(move |_| {
        if current.get() > 0 {
            asked.set(false);
        }
    });
    let errors = Memo::new(move |_| form.content.tally().get().errors());
    let is_blank = form.content.is_blank();
    let unfinished = Memo::new(move |_| form.content.unfinished().get());
    let error =
        move || (asked.get() && is_blank.get()).then(|| t.writing().text_missing.to_owned());
    let warned = Memo::new(move |_| asked.get() && errors.get() > 0 && !is_blank.get());
    let is_losing = Memo::new(move |_| asked.get() && unfinished.get() > 0);
    let may_leave = move || {
        let would_lose = errors.get_untracked() > 0 || unfinished.get_untracked() > 0;
        let is_asked = asked.get_untracked() || current.get_untracked() > 0;
        let may = !is_blank.get_untracked() && (!would_lose || is_asked);
        if !may {
            asked.set(true);
            dom::soon(|| dom::focus_id(CONTENT));
        }
        may
    };
    let blank = move |asked: bool| {
        let fault = || FieldError {
            field: CONTENT.to_owned(),
            label: t.policy_syntax.to_owned(),
            message: t.writing().text_missing.to_owned(),
        };
        (asked && is_blank.get()).then(fault).into_iter().collect()
    };
    let faults = [
        Signal::derive(move || blank(true)),
        Signal::stored(Vec::new()),
    ];
    let anyway =
        move || (warned.get() || is_losing.get()).then(|| t.writing().next_anyway.to_owned());
    let step = WizardStep::new(
        t.writing().step_text,
        CONTENT,
        may_leave,
        faults,
        move |_| {
            view! {
            <PolicyEditor label=t.policy_syntax document=form.content id=CONTENT error=Signal::derive(error)/>
            {move || warned.get().then(|| view! {
                <Notice tone=Tone::Warning live=true title=(t.writing().text_has_errors)(errors.get())>{t.writing().text_has_errors_hint}</Notice>
            })}
            {move || is_losing.get().then(|| view! {
                <Notice tone=Tone::Warning live=true title=t.writing().unfinished>{t.writing().unfinished_text}</Notice>
            })}
        }
        .into_any()
        },
    );
    WizardStep {
        next_anyway: Signal::derive(anyway),
        wide: true,
        ..step
    }
}

fn name_step(form: Form, review: Signal<String>, difference: ViewFn) -> WizardStep {
    let t = texts().policies();
    let difference = StoredValue::new(difference);
    let may_leave = move || {
        let sound = form.check();
        if !sound {
            let first = untrack(|| form.errors(false))
                .first()
                .map(|error| error.field.clone());
            dom::soon(move || dom::focus_id(first.as_deref().unwrap_or(NAME)));
        }
        sound
    };
    let description_hint = move || {
        (t.writing().description_hint)(form.description.with(String::len), DESCRIPTION_BYTES)
    };
    let findings = move || {
        let errors = form.content.tally().get().errors();
        (errors > 0).then(|| view! {
            <Notice tone=Tone::Warning title=(t.writing().text_has_errors)(errors)>{t.writing().text_has_errors_hint}</Notice>
        })
    };
    let faults = [true, false].map(|all| Signal::derive(move || form.errors(all)));
    WizardStep::new(
        t.writing().step_name,
        NAME,
        may_leave,
        faults,
        move |on_enter| {
            view! {
                <TextField
                    id=NAME
                    label=t.name
                    value=form.name
                    required=true
                    limit=NAME_CHARACTERS
                    hint=t.writing().name_hint
                    error=Signal::derive(move || form.name_error())
                    on_blur=move || form.leave_name()
                    on_enter
                />
                <TextAreaField
                    id=DESCRIPTION
                    label=t.description
                    value=form.description
                    rows=3
                    hint=Signal::derive(move || Some(description_hint()))
                    error=Signal::derive(move || form.description_error())
                    on_blur=move || form.leave_description()
                />
                <Review>
                    <p>{review}</p>
                    <ul class="review-sentences">
                        {move || sentences(form.content).into_iter().map(|said| view! { <li>{said}</li> }).collect_view()}
                    </ul>
                    <p class="reach-note">{move || summary(form.content.tally().get(), texts())}</p>
                    {difference.with_value(ViewFn::run)}
                </Review>
                {findings}
        }
        .into_any()
        },
    )
}
