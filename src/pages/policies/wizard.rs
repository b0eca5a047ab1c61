//! The two steps of creating and editing: the text with its findings, then name and description, with a review
//! that reads like a sentence.

use charter_core::domain::guardrails::{DESCRIPTION_BYTES, NAME_CHARACTERS};
use leptos::prelude::*;

use super::editor::{PolicyEditor, sentences};
use super::form::{CONTENT, DESCRIPTION, Form, NAME};
use crate::app::navigation::{Navigator, navigator};
use crate::app::routes::Address;
use crate::app::texts::texts;
use crate::pages::shared::tally_view::summary;
use crate::ui::*;

/// The steps. `?step=` keeps which one is shown, so the browser's back goes back a step without loss.
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
    let navigator = navigator();
    let value = navigator.value("step");
    let second = Memo::new(move |_| value.with(|step| step.as_deref() == Some("2")));
    let wizard = Wizard {
        form,
        submit,
        review,
        cancel: StoredValue::new(cancel),
        pending,
        problem,
        blocked,
        on_submit,
        difference: StoredValue::new(difference),
    };
    Effect::new(move |before: Option<bool>| {
        let second = second.get();
        if before.is_some_and(|before| before != second) {
            dom::soon(move || dom::focus_id(if second { NAME } else { CONTENT }));
        }
        second
    });
    view! {
        <WizardSteps second/>
        <Restored form/>
        {move || if second.get() { wizard.name_step() } else { wizard.text_step() }}
    }
}

#[component]
fn WizardSteps(second: Memo<bool>) -> impl IntoView {
    let t = texts().policies();
    let steps = move || {
        let (one, two) = match second.get() {
            true => (StepState::Done, StepState::Current),
            false => (StepState::Current, StepState::Waiting),
        };
        let step = |label: &str, state| Step {
            label: label.to_owned(),
            state,
            detail: None,
        };
        vec![step(t.step_text, one), step(t.step_name, two)]
    };
    view! { <ProgressSteps label=t.steps steps=Signal::derive(steps)/> }
}

/// Says that an unsaved draft was put back, with the way to what is saved.
#[component]
fn Restored(form: Form) -> impl IntoView {
    let t = texts().policies();
    // Somebody came with a change that was proposed for a denied request.
    let proposed = navigator().value("from").get_untracked().as_deref() == Some("denied");
    let (title, text) = match proposed {
        true => (t.draft_proposed, t.draft_proposed_text),
        false => (t.draft_restored, t.draft_restored_text),
    };
    move || {
        form.restored.get().then(|| view! {
            <Notice
                title=title
                actions=move || view! { <Button on_press=move || form.discard()>{t.draft_discard}</Button> }
                on_dismiss=move || form.restored.set(false)
            >
                {text}
            </Notice>
        })
    }
}

#[derive(Clone, Copy)]
struct Wizard {
    form: Form,
    submit: Signal<String>,
    review: Signal<String>,
    cancel: StoredValue<Address>,
    pending: Signal<bool>,
    problem: Signal<Option<Problem>>,
    blocked: Signal<Option<String>>,
    on_submit: Callback<()>,
    difference: StoredValue<ViewFn>,
}

impl Wizard {
    fn text_step(self) -> AnyView {
        let (t, navigator) = (texts().policies(), navigator());
        let form = self.form;
        // Set by "Next": that the text is still blank, or that it has errors.
        let asked = RwSignal::new(false);
        let errors = Memo::new(move |_| form.content.tally().get().errors());
        let is_blank = form.content.is_blank();
        let unfinished = Memo::new(move |_| form.content.unfinished().get());
        let error = move || (asked.get() && is_blank.get()).then(|| t.text_missing.to_owned());
        let warned = Memo::new(move |_| asked.get() && errors.get() > 0 && !is_blank.get());
        let is_losing = Memo::new(move |_| asked.get() && unfinished.get() > 0);
        let next = move || {
            let would_lose = errors.get_untracked() > 0 || unfinished.get_untracked() > 0;
            if is_blank.get_untracked() || (would_lose && !asked.get_untracked()) {
                asked.set(true);
                dom::soon(|| dom::focus_id(CONTENT));
            } else {
                go_to_step(navigator, Some("2"));
            }
        };
        view! {
            <PolicyEditor label=t.policy_syntax document=form.content id=CONTENT error=Signal::derive(error)/>
            {move || warned.get().then(|| view! {
                <Notice tone=Tone::Warning live=true title=(t.text_has_errors)(errors.get())>{t.text_has_errors_hint}</Notice>
            })}
            {move || is_losing.get().then(|| view! {
                <Notice tone=Tone::Warning live=true title=t.unfinished>{t.unfinished_text}</Notice>
            })}
            <div class="form-actions">
                {self.cancel_button()}
                {move || match warned.get() || is_losing.get() {
                    true => view! { <Button on_press=next>{t.next_anyway}</Button> },
                    false => view! { <Button kind=ButtonKind::Primary on_press=next>{t.next}</Button> },
                }}
            </div>
        }
        .into_any()
    }

    fn name_step(self) -> AnyView {
        let (t, form, navigator) = (texts().policies(), self.form, navigator());
        let send = move || {
            if form.check() {
                self.on_submit.run(());
            } else {
                let first = untrack(|| form.errors())
                    .first()
                    .map(|error| error.field.clone());
                dom::soon(move || dom::focus_id(first.as_deref().unwrap_or(NAME)));
            }
        };
        let description_hint =
            move || (t.description_hint)(form.description.with(String::len), DESCRIPTION_BYTES);
        let findings = move || {
            let errors = form.content.tally().get().errors();
            (errors > 0).then(|| view! {
                <Notice tone=Tone::Warning title=(t.text_has_errors)(errors)>{t.text_has_errors_hint}</Notice>
            })
        };
        view! {
            <div class="form-narrow">
                <TextField
                    id=NAME
                    label=t.name
                    value=form.name
                    required=true
                    limit=NAME_CHARACTERS
                    hint=t.name_hint
                    error=Signal::derive(move || form.name_error())
                    on_blur=move || form.leave_name()
                    on_enter=send
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
                <section class="review" aria-label=t.review>
                    <h2>{t.review}</h2>
                    <p>{self.review}</p>
                    <ul class="review-sentences">
                        {move || sentences(form.content).into_iter().map(|said| view! { <li>{said}</li> }).collect_view()}
                    </ul>
                    <p class="reach-note">{move || summary(form.content.tally().get(), texts())}</p>
                    {self.difference.with_value(ViewFn::run)}
                </section>
                {findings}
                <FormErrors errors=Signal::derive(move || form.errors())/>
                {move || self.problem.get().map(|problem| view! { <ProblemNotice problem/> })}
                <div class="form-actions">
                    {self.cancel_button()}
                    <Button on_press=move || go_to_step(navigator, None)>{t.back}</Button>
                    <Button kind=ButtonKind::Primary pending=self.pending disabled=self.blocked on_press=send>
                        {self.submit}
                    </Button>
                </div>
            </div>
        }
        .into_any()
    }

    fn cancel_button(self) -> impl IntoView {
        let navigator = navigator();
        let leave = move || navigator.go(self.cancel.get_value());
        view! { <Button kind=ButtonKind::Quiet on_press=leave>{words::words().cancel}</Button> }
    }
}

/// Goes a step on or back, with a step in the browser's history.
fn go_to_step(navigator: Navigator, step: Option<&str>) {
    let query = navigator
        .query()
        .get_untracked()
        .with("step", step.map(str::to_owned));
    navigator.go(Address {
        route: navigator.route().get_untracked(),
        query,
    });
}
