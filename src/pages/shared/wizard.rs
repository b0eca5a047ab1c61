//! A form in steps.

use std::cmp::Ordering;

use leptos::prelude::*;

use super::wizard_step::{RestoredDraft, WizardStep};
use crate::app::navigation::{Navigator, navigator};
use crate::app::routes::Address;
use crate::app::texts::texts;
use crate::app::titles::PAGE_TITLE;
use crate::ui::*;

/// The steps, the current one, and the buttons. `?step=` keeps which one is shown, from 1, so the browser's back goes back a
/// step without loss; a step that was reached is gone to by a press on its name.
#[component]
pub fn Wizard(
    steps: Vec<WizardStep>,
    /// The words of the last button: "Create policy".
    #[prop(into)]
    submit: Signal<String>,
    /// Where "Cancel" leads.
    #[prop(into)]
    cancel: Address,
    #[prop(into)] pending: Signal<bool>,
    /// Why it was refused.
    #[prop(into)]
    problem: Signal<Option<Problem>>,
    /// Why it cannot be sent now.
    #[prop(optional, into)]
    blocked: Signal<Option<String>>,
    #[prop(into)] draft: RestoredDraft,
    #[prop(into)] on_submit: Callback<()>,
) -> impl IntoView {
    let t = texts().shared();
    let current = current_step(navigator(), steps.len());
    let wizard = Steps {
        steps: StoredValue::new(steps),
        navigator: navigator(),
        current,
        submit,
        cancel: StoredValue::new(cancel),
        pending,
        problem,
        blocked,
        on_submit,
        arrival: StoredValue::new(Arrival::First),
    };
    Effect::new(move |before: Option<usize>| {
        let now = current.get();
        if before.is_some_and(|before| before != now) {
            let arrival = wizard.arrival.get_value();
            wizard.arrival.set_value(Arrival::First);
            dom::soon(move || wizard.arrive(now, &arrival));
        }
        now
    });
    let notice = move || {
        draft.restored.get().then(|| view! {
            <Notice
                title=draft.words.0
                actions=move || view! { <Button on_press=move || draft.discard.run(())>{t.draft_discard}</Button> }
                on_dismiss=move || draft.restored.set(false)
            >
                {draft.words.1}
            </Notice>
        })
    };
    view! {
        <div class="wizard">
            <ProgressSteps
                label=t.steps
                steps=Signal::derive(move || wizard.progress())
                on_step=move |to: usize| wizard.go_as_far(to)
            />
            {notice}
            {move || wizard.step(current.get())}
        </div>
    }
    .into_any()
}

/// The step that the address names, from 0.
pub fn current_step(navigator: Navigator, count: usize) -> Memo<usize> {
    let value = navigator.value("step");
    Memo::new(move |_| {
        let number = value.with(|step| step.as_deref()?.parse::<usize>().ok());
        number.unwrap_or(1).clamp(1, count.max(1)) - 1
    })
}

/// Why one comes to a step.
#[derive(Clone)]
enum Arrival {
    /// To go on with it.
    First,
    /// It may not be left: it shows by itself what is wrong, and focuses that.
    Held,
    /// Something is wrong with this field.
    Field(String),
}

#[derive(Clone, Copy)]
struct Steps {
    steps: StoredValue<Vec<WizardStep>>,
    navigator: Navigator,
    current: Memo<usize>,
    submit: Signal<String>,
    cancel: StoredValue<Address>,
    pending: Signal<bool>,
    problem: Signal<Option<Problem>>,
    blocked: Signal<Option<String>>,
    on_submit: Callback<()>,
    arrival: StoredValue<Arrival>,
}

impl Steps {
    fn progress(self) -> Vec<Step> {
        let current = self.current.get();
        let state = |place: usize, step: &WizardStep| match place.cmp(&current) {
            Ordering::Equal => StepState::Current,
            Ordering::Less if step.faults.with(Vec::is_empty) => StepState::Done,
            Ordering::Less if !step.shown.with(Vec::is_empty) => StepState::Failed,
            Ordering::Less | Ordering::Greater => StepState::Waiting,
        };
        let step = |(place, step): (usize, &WizardStep)| Step {
            label: step.label.to_owned(),
            state: state(place, step),
            detail: None,
        };
        self.steps
            .with_value(|steps| steps.iter().enumerate().map(step).collect())
    }

    /// What is summed up in a step: the faults that it shows and, in the last one, all that the steps before lack.
    fn summary(self, place: usize) -> Signal<Vec<FieldError>> {
        Signal::derive(move || {
            let steps = self.steps.get_value();
            let earlier = steps.iter().take(place);
            let earlier = earlier.filter(|_| place + 1 == steps.len());
            let mut summary: Vec<FieldError> = earlier.flat_map(|step| step.faults.get()).collect();
            summary.extend(steps.get(place).map_or(Vec::new(), |step| step.shown.get()));
            summary
        })
    }

    /// Goes to the step that holds a faulty field, and to the field there.
    fn go_to_field(self, field: String) {
        let is_in = |step: &WizardStep| {
            let mut faults = step.faults.get_untracked().into_iter();
            faults.any(|fault| fault.field == field)
        };
        if let Some(place) = self.steps.with_value(|steps| steps.iter().position(is_in)) {
            self.arrival.set_value(Arrival::Field(field));
            self.go(place);
        }
    }

    fn arrive(self, place: usize, arrival: &Arrival) {
        let first = self
            .steps
            .try_with_value(|steps| Some(steps.get(place)?.first));
        match arrival {
            Arrival::First => {
                dom::focus_id(first.flatten().unwrap_or_default());
                // The field is on its way where its code is: the page's title has the focus meanwhile.
                if dom::focused().is_none() {
                    dom::focus_id(PAGE_TITLE);
                }
            }
            Arrival::Held => drop(self.may_leave(place)),
            Arrival::Field(field) => {
                self.may_leave(place);
                let field = field.clone();
                dom::soon(move || dom::focus_id(&field));
            }
        }
    }

    /// Goes on or back, with a step in the browser's history.
    fn go(self, place: usize) {
        let value = (place > 0).then(|| (place + 1).to_string());
        let query = self.navigator.query().get_untracked();
        self.navigator.go(Address {
            route: self.navigator.route().get_untracked(),
            query: query.with("step", value),
        });
    }

    /// Goes to a step, or as far towards it as one may leave the steps before it.
    fn go_as_far(self, to: usize) {
        let from = self.current.get_untracked();
        let held = (from..to).find(|&place| !self.may_leave(place));
        let place = held.unwrap_or(to);
        if place != from {
            if held.is_some() {
                self.arrival.set_value(Arrival::Held);
            }
            self.go(place);
        }
    }

    fn may_leave(self, place: usize) -> bool {
        let step = self.steps.try_with_value(|steps| steps.get(place).copied());
        step.flatten().is_some_and(|step| step.may_leave.run(()))
    }

    /// Sends it, where every step may be left.
    fn send(self) {
        if self.blocked.with_untracked(Option::is_some) {
            return;
        }
        let count = self.steps.with_value(Vec::len);
        match (0..count).find(|&place| !self.may_leave(place)) {
            None => self.on_submit.run(()),
            Some(place) if place == self.current.get_untracked() => {}
            Some(place) => {
                self.arrival.set_value(Arrival::Held);
                self.go(place);
            }
        }
    }

    fn step(self, place: usize) -> AnyView {
        let t = texts().shared();
        let (step, count) = self
            .steps
            .with_value(|steps| (steps.get(place).copied(), steps.len()));
        let Some(step) = step else {
            return ().into_any();
        };
        let leave = move || self.navigator.go(self.cancel.get_value());
        let is_last = place + 1 == count;
        let on = move || match is_last {
            true => self.send(),
            false => self.go_as_far(place + 1),
        };
        let forward = move || {
            match (is_last, step.next_anyway.get()) {
            (true, _) => view! {
                <Button kind=ButtonKind::Primary pending=self.pending disabled=self.blocked on_press=on>{self.submit}</Button>
            }
            .into_any(),
            (false, None) => view! { <Button kind=ButtonKind::Primary on_press=on>{t.next}</Button> }.into_any(),
            (false, Some(anyway)) => view! { <Button on_press=on>{anyway}</Button> }.into_any(),
        }
        };
        view! {
            <div class=if step.wide { "wizard-step" } else { "wizard-step form-narrow" }>
                {step.view.run(Callback::new(move |()| on()))}
                <FormErrors errors=self.summary(place) on_go=move |field: String| self.go_to_field(field)/>
                {move || self.problem.get().filter(|_| is_last).map(|problem| view! { <ProblemNotice problem/> })}
                <div class="form-actions">
                    <Button kind=ButtonKind::Quiet on_press=leave>{words::words().cancel}</Button>
                    {(place > 0).then(|| view! { <Button on_press=move || self.go(place - 1)>{t.back}</Button> })}
                    {forward}
                </div>
            </div>
        }
        .into_any()
    }
}
