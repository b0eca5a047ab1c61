//! A form in steps.

use leptos::prelude::*;

use crate::app::navigation::{Navigator, navigator};
use crate::app::routes::Address;
use crate::app::texts::texts;
use crate::ui::*;

/// One step of a wizard.
#[derive(Clone, Copy)]
pub struct WizardStep {
    /// What it is about.
    pub label: &'static str,
    /// The id of what has the focus when one comes to it.
    pub first: &'static str,
    /// Whether one may go on from it; where not, it shows why by itself.
    pub may_leave: Callback<(), bool>,
    /// Other words than "Next", where going on is not what one should do.
    pub next_anyway: Signal<Option<String>>,
    /// Needs the whole width.
    pub wide: bool,
    /// What it shows. It is given what Enter in a field does: going on.
    pub view: Callback<Callback<()>, AnyView>,
}

impl WizardStep {
    /// A step as wide as a form.
    pub fn new(
        label: &'static str,
        first: &'static str,
        may_leave: impl Fn() -> bool + Send + Sync + 'static,
        view: impl Fn(Callback<()>) -> AnyView + Send + Sync + 'static,
    ) -> WizardStep {
        WizardStep {
            label,
            first,
            may_leave: Callback::new(move |()| may_leave()),
            next_anyway: Signal::stored(None),
            wide: false,
            view: Callback::new(view),
        }
    }
}

/// A draft that was put back: whether that is to be said, and what discards it.
#[derive(Clone, Copy)]
pub struct RestoredDraft {
    /// Whether it is to be said.
    pub restored: RwSignal<bool>,
    /// Goes back to what is saved.
    pub discard: Callback<()>,
    /// Title and text of the notice.
    pub words: (&'static str, &'static str),
}

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
    draft: RestoredDraft,
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
        held: StoredValue::new(false),
    };
    Effect::new(move |before: Option<usize>| {
        let now = current.get();
        if before.is_some_and(|before| before != now) {
            let first = wizard
                .steps
                .with_value(|steps| steps.get(now).map(|step| step.first));
            let held = wizard.held.get_value();
            wizard.held.set_value(false);
            // A step that one was led back to shows by itself what is wrong, and focuses that.
            dom::soon(move || {
                if !held || wizard.may_leave(now) {
                    dom::focus_id(first.unwrap_or_default());
                }
            });
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

/// The part above the buttons of a form's last step: what will be done, in one sentence, and what else is to be said.
#[component]
pub fn Review(#[prop(into)] sentence: Signal<String>, children: Children) -> impl IntoView {
    let t = texts().shared();
    view! {
        <section class="review" aria-label=t.review>
            <h2>{t.review}</h2>
            <p>{sentence}</p>
            {children()}
        </section>
    }
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
    /// Whether the next step is shown because it may not be left.
    held: StoredValue<bool>,
}

impl Steps {
    fn progress(self) -> Vec<Step> {
        let current = self.current.get();
        let step = |(place, step): (usize, &WizardStep)| Step {
            label: step.label.to_owned(),
            state: match place.cmp(&current) {
                std::cmp::Ordering::Less => StepState::Done,
                std::cmp::Ordering::Equal => StepState::Current,
                std::cmp::Ordering::Greater => StepState::Waiting,
            },
            detail: None,
        };
        self.steps
            .with_value(|steps| steps.iter().enumerate().map(step).collect())
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
            self.held.set_value(held.is_some());
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
                self.held.set_value(true);
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
