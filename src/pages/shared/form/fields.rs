//! The fields of a form: what is typed, which faults are shown, what was refused, and the draft.

use std::{collections::BTreeMap, sync::Arc};

use charter_core::contract::ErrorCode;
use leptos::prelude::*;

use super::field::{FormField, ON};
use super::input::{Faults, Input};
use crate::app::navigation::navigator;
use crate::backend::{Asking, Called};
use crate::pages::shared::action::Action;
use crate::pages::shared::done::Teller;
use crate::pages::shared::draft;
use crate::ui::{FieldError, dom};

/// The fields of a form. Copies are the same.
#[derive(Clone, Copy)]
pub struct Fields {
    states: StoredValue<Vec<Field>>,
    faults: Memo<Faults>,
    /// Whether an unsaved draft of this tab was put back.
    pub restored: RwSignal<bool>,
    is_done: RwSignal<bool>,
    key: StoredValue<Option<String>>,
}

/// A field, and what it holds.
#[derive(Clone)]
pub(super) struct Field {
    pub about: FormField,
    pub value: RwSignal<String>,
    /// Whether it was left: its fault is shown from then on.
    left: RwSignal<bool>,
    /// What it held when the form was last submitted: that is what a refusal is about.
    sent: StoredValue<Option<String>>,
    /// A text that the service refused, and why.
    refused: RwSignal<Option<(String, String)>>,
}

impl Fields {
    pub(super) fn new(
        fields: &[FormField],
        check: Arc<dyn Fn(&Input) -> Faults + Send + Sync>,
    ) -> Fields {
        let state = |field: &FormField| Field {
            about: field.clone(),
            value: RwSignal::new(field.begin.clone()),
            left: RwSignal::new(false),
            sent: StoredValue::new(None),
            refused: RwSignal::new(None),
        };
        let states: Vec<Field> = fields.iter().map(state).collect();
        let read = states.clone();
        Fields {
            states: StoredValue::new(states),
            faults: Memo::new(move |_| check(&input(&read))),
            restored: RwSignal::new(false),
            is_done: RwSignal::new(false),
            key: StoredValue::new(None),
        }
    }

    /// Keeps what is typed in this tab as the draft of this name until it is saved or discarded, puts back what was kept, and
    /// lets leaving ask.
    pub fn kept_as(self, draft: &'static str) {
        let place = draft::place();
        Effect::new(move |_| {
            let key = place.get().map(|place| place.key(draft));
            untrack(|| self.come_to(key));
        });
        let changes = move || {
            self.texts();
            self.is_done.track();
            place.track();
        };
        draft::keep_after(changes, move || {
            let Some(Some(key)) = self.key.try_get_value() else {
                return;
            };
            match self.differs() && !self.is_done.get() {
                true => draft::keep(&key, &self.kept()),
                false => draft::forget(&key),
            }
        });
        let differs = move || untrack(|| !self.is_done.get() && self.differs());
        navigator().guard(differs, move || self.saved());
    }

    /// Puts back the draft of where one is now. What was typed elsewhere is kept there.
    fn come_to(self, key: Option<String>) {
        let before = self.key.get_value();
        let Some(key) = key.filter(|key| before.as_ref() != Some(key)) else {
            return;
        };
        let kept = draft::kept(&key);
        self.key.set_value(Some(key));
        if before.is_some() {
            self.discard();
        }
        if let Some(kept) = kept {
            self.restore(&kept);
        }
    }

    /// What the fields hold as a draft: by their ids, so that a field more or less mixes nothing up.
    pub(super) fn kept(self) -> String {
        let texts = self.input().0.into_iter();
        let texts: BTreeMap<String, String> =
            texts.map(|(id, text)| (id.to_owned(), text)).collect();
        charter_json::to_text(&texts)
    }

    /// Puts a draft back into the fields that nobody has typed in yet.
    pub(super) fn restore(self, kept: &str) {
        let texts: BTreeMap<String, String> = charter_json::from_text(kept).unwrap_or_default();
        let mut is_restored = false;
        self.each(&[], |field| {
            // What is typed already is newer than the draft.
            let is_untouched = field
                .value
                .with_untracked(|text| *text == field.about.begin);
            if let Some(text) = texts.get(field.about.id).filter(|_| is_untouched) {
                field.value.set(text.clone());
                is_restored |= *text != field.about.begin;
            }
        });
        self.restored.set(is_restored);
    }

    /// Calls `act` after each change of a field.
    pub fn on_change(self, act: impl Fn() + 'static) {
        Effect::new(move |before: Option<()>| {
            self.texts();
            if before.is_some() {
                untrack(&act);
            }
        });
    }

    pub(super) fn note_sent(self) {
        self.each(&[], |field| {
            field.sent.set_value(Some(field.value.get_untracked()));
        });
    }

    pub(super) fn input(self) -> Input {
        self.states.with_value(|states| input(states))
    }

    fn texts(self) -> Vec<String> {
        self.input().0.into_iter().map(|(_, text)| text).collect()
    }

    pub(super) fn differs(self) -> bool {
        self.states.with_value(|states| {
            let differs = |state: &Field| state.value.with(|text| *text != state.about.begin);
            states.iter().any(differs)
        })
    }

    pub(super) fn each(self, ids: &[&str], mut act: impl FnMut(&Field)) {
        self.states.try_with_value(|states| {
            let meant = |state: &&Field| ids.is_empty() || ids.contains(&state.about.id);
            for state in states.iter().filter(meant) {
                act(state);
            }
        });
    }

    fn field<R>(self, id: &str, read: impl FnOnce(&Field) -> R) -> Option<R> {
        self.states
            .with_value(|states| states.iter().find(|state| state.about.id == id).map(read))
    }

    /// The text of a field, which typing writes. A field that the form does not have holds nothing.
    pub fn text(self, id: &str) -> RwSignal<String> {
        self.field(id, |field| field.value).unwrap_or_default()
    }

    /// Whether a field is on, for its checkbox.
    pub fn flag(self, id: &str) -> RwSignal<bool> {
        let text = self.text(id);
        let flag = RwSignal::new(text.with_untracked(|text| text == ON));
        Effect::new(move |_| flag.set(text.with(|text| text == ON)));
        Effect::new(move |_| {
            let wanted = if flag.get() { ON } else { "" };
            if text.with_untracked(|text| text != wanted) {
                text.set(wanted.to_owned());
            }
        });
        flag
    }

    /// What to show beside a field: why the service refused what it holds, or its fault once it was left.
    pub fn error(self, id: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.field(id, |field| self.wrong(field, false)).flatten())
    }

    /// What is wrong with a field, as far as it is shown, or at all.
    fn wrong(self, field: &Field, all: bool) -> Option<String> {
        let refused = field.refused.get();
        let refused = refused.filter(|(text, _)| field.value.with(|now| now == text));
        let id = field.about.id;
        let fault = || self.faults.with(|faults| faults.of(id).cloned());
        let why = refused.map(|(_, why)| why);
        why.or_else(|| (all || field.left.get()).then(fault).flatten())
    }

    /// A field was left.
    pub fn leave(self, id: &'static str) -> Callback<()> {
        Callback::new(move |()| self.each(&[id], |field| field.left.set(true)))
    }

    /// What is wrong with these fields, or with all of them: what is shown already, or everything.
    pub fn faults(self, ids: &'static [&'static str], all: bool) -> Signal<Vec<FieldError>> {
        Signal::derive(move || {
            let mut faults = Vec::new();
            self.each(ids, |field| {
                if let Some(message) = self.wrong(field, all) {
                    faults.push(FieldError {
                        field: field.about.id.to_owned(),
                        label: field.about.label.to_owned(),
                        message,
                    });
                }
            });
            faults
        })
    }

    /// Shows the faults of these fields, or of all; true where there is none. The first faulty one gets the focus.
    pub fn check(self, ids: &[&str]) -> bool {
        let mut first = None;
        self.each(ids, |field| {
            field.left.set(true);
            let faulty = self
                .faults
                .with_untracked(|faults| faults.of(field.about.id).is_some());
            first = first.or(faulty.then_some(field.about.id));
        });
        if let Some(id) = first {
            dom::soon(move || dom::focus_id(id));
        }
        first.is_none()
    }

    /// Carries out what the form was submitted for; then it is saved, and `done` follows. A refusal that is about a field, as
    /// `field_of` knows, is shown there as well.
    pub fn carry_out<A: 'static>(
        self,
        action: Action,
        asking: Asking<Called<A>>,
        field_of: fn(&ErrorCode) -> Option<&'static str>,
        done: impl FnOnce(&Teller, Called<A>) + 'static,
    ) {
        let (teller, why) = (action.teller(), action.teller());
        action.run_or(
            asking,
            move |called| {
                self.saved();
                done(&teller, called);
            },
            move |refused| {
                if let Some(field) = refused.code().and_then(field_of) {
                    self.refuse(field, &why.problem(refused).what);
                }
            },
        );
    }

    /// The service refused what a field held when the form was submitted: the reason is shown while the field holds that.
    pub fn refuse(self, id: &str, why: &str) {
        self.states.try_with_value(|states| {
            for field in states.iter().filter(|field| field.about.id == id) {
                let sent = field.sent.try_get_value().flatten();
                let text = sent.or_else(|| field.value.try_get_untracked());
                let text = text.unwrap_or_default();
                let _ = field.refused.try_set(Some((text, why.to_owned())));
            }
        });
    }

    /// Puts a text into a field, as what it begins with.
    pub fn begin(self, id: &str, text: &str) {
        self.states.update_value(|states| {
            for field in states.iter_mut().filter(|field| field.about.id == id) {
                field.about.begin = text.to_owned();
                field.value.set(text.to_owned());
                field.left.set(false);
                field.refused.set(None);
            }
        });
    }

    /// Makes `text` what a field begins with, without counting as typed; what the field holds stays where it is possible.
    pub fn default_to(self, id: &str, text: &str, is_possible: impl Fn(&str) -> bool) {
        self.states.update_value(|states| {
            for field in states.iter_mut().filter(|field| field.about.id == id) {
                field.about.begin = text.to_owned();
                if !field.value.with_untracked(|held| is_possible(held)) {
                    field.value.set(text.to_owned());
                }
            }
        });
    }

    /// Goes back to what it began with.
    pub fn discard(self) {
        self.each(&[], |field| {
            field.value.set(field.about.begin.clone());
            field.left.set(false);
            field.refused.set(None);
        });
        self.restored.set(false);
    }

    /// It was saved, or given up: nothing is left to lose.
    pub fn saved(self) {
        let _ = self.is_done.try_set(true);
        if let Some(Some(key)) = self.key.try_get_value() {
            draft::forget(&key);
        }
    }
}

fn input(states: &[Field]) -> Input {
    let texts = states
        .iter()
        .map(|state| (state.about.id, state.value.get()));
    Input(texts.collect())
}
