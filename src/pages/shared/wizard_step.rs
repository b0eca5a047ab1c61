//! What a wizard is made of: its steps, and what it says of a draft.

use leptos::prelude::*;

use super::form::Fields;
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
    /// What is missing or wrong: it is done where nothing is.
    pub faults: Signal<Vec<FieldError>>,
    /// Those of the faults that are shown already.
    pub shown: Signal<Vec<FieldError>>,
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
        [faults, shown]: [Signal<Vec<FieldError>>; 2],
        view: impl Fn(Callback<()>) -> AnyView + Send + Sync + 'static,
    ) -> WizardStep {
        WizardStep {
            label,
            first,
            may_leave: Callback::new(move |()| may_leave()),
            faults,
            shown,
            next_anyway: Signal::stored(None),
            wide: false,
            view: Callback::new(view),
        }
    }

    /// A step that holds these fields of a form.
    pub fn of(fields: Fields, label: &'static str, ids: &'static [&'static str]) -> WizardStep {
        WizardStep::new(
            label,
            ids.first().copied().unwrap_or_default(),
            move || fields.check(ids),
            [true, false].map(|all| fields.faults(ids, all)),
            move |on_enter| fields.view(ids, on_enter),
        )
    }

    /// The step with something below its fields.
    pub fn followed_by(self, below: impl Fn() -> AnyView + Send + Sync + 'static) -> WizardStep {
        let above = self.view;
        let view = move |on_enter| view! { {above.run(on_enter)} {below()} }.into_any();
        WizardStep {
            view: Callback::new(view),
            ..self
        }
    }

    /// The last step, which shows below its fields what will be done.
    pub fn reviewed(self, sentences: Signal<Vec<String>>) -> WizardStep {
        let above = self.view;
        let view = move |on_enter| {
            let paragraph = |sentence| view! { <p>{sentence}</p> };
            let all = move || sentences.get().into_iter().map(paragraph).collect_view();
            view! { {above.run(on_enter)} <Review>{all}</Review> }.into_any()
        };
        WizardStep {
            view: Callback::new(view),
            ..self
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

impl From<Fields> for RestoredDraft {
    fn from(fields: Fields) -> RestoredDraft {
        let t = texts().shared();
        RestoredDraft {
            restored: fields.restored,
            discard: Callback::new(move |()| fields.discard()),
            words: (t.draft_restored, t.draft_restored_text),
        }
    }
}

/// The part above the buttons of a form's last step: what will be done, in sentences, and what else is to be said.
#[component]
pub fn Review(children: Children) -> impl IntoView {
    let t = texts().shared();
    view! {
        <section class="review" aria-label=t.review>
            <h2>{t.review}</h2>
            {children()}
        </section>
    }
}
