//! What a person writes of a policy: its signals, its draft in this tab, its faults.

use charter_core::contract::ErrorCode;
use charter_policy::tencent;
use leptos::prelude::*;

use super::draft::{self, Base, Draft, Fields};
use super::editor::PolicyDocument;
use super::fields;
use crate::app::navigation::navigator;
use crate::app::texts::{PolicyTexts, texts};
use crate::backend::Failure;
use crate::ui::{FieldError, Toast, toaster};

/// The ids of the fields.
pub const CONTENT: &str = "policy-content";
/// See [`CONTENT`].
pub const NAME: &str = "policy-name";
/// See [`CONTENT`].
pub const DESCRIPTION: &str = "policy-description";

/// The form of a policy. Copies are the same form; the page that makes it owns it.
#[derive(Clone, Copy)]
pub struct Form {
    /// The text.
    pub content: PolicyDocument,
    /// The name.
    pub name: RwSignal<String>,
    /// The description.
    pub description: RwSignal<String>,
    /// The record that it began with.
    pub base: RwSignal<Base>,
    /// Whether an unsaved draft of this tab was put back.
    pub restored: RwSignal<bool>,
    /// Which fields show their faults: those that were left, all once it was sent.
    left: RwSignal<[bool; 2]>,
    /// A name that the service refused, and why.
    refused: RwSignal<Option<(String, String)>>,
    key: StoredValue<String>,
    is_done: RwSignal<bool>,
    t: &'static PolicyTexts,
}

impl Form {
    /// A form that begins with `base`, or with the draft that this tab keeps under `key`. While it is unsaved, the
    /// draft is kept up to date, and leaving asks.
    pub fn new(key: String, base: Base) -> Form {
        let kept = draft::load(&key).filter(|draft| draft.fields != draft.base.fields);
        let restored = kept.is_some();
        let Draft { fields, base } = kept.unwrap_or_else(|| Draft {
            fields: base.fields.clone(),
            base,
        });
        let form = Form {
            content: PolicyDocument::new(&fields.content, &tencent::SCP),
            name: RwSignal::new(fields.name),
            description: RwSignal::new(fields.description),
            base: RwSignal::new(base),
            restored: RwSignal::new(restored),
            left: RwSignal::new([false; 2]),
            refused: RwSignal::new(None),
            key: StoredValue::new(key),
            is_done: RwSignal::new(false),
            t: texts().policies(),
        };
        let changes = move || {
            form.content.with(|_| ());
            form.name.track();
            form.description.track();
            form.base.track();
            form.is_done.track();
        };
        draft::keep_after(changes, move || form.keep());
        form.follow_names();
        navigator().guard(move || form.is_dirty(), move || form.saved());
        form
    }

    /// What the policy was called in the text that it was taken out of goes into the fields, where nothing else stands,
    /// and out of them when that is taken back.
    fn follow_names(self) {
        let (toaster, t) = (toaster(), self.t);
        let reading = self.content.reading();
        Effect::new(move |before: Option<[String; 2]>| {
            let now = reading.with(|reading| [reading.name.clone(), reading.description.clone()]);
            let fields = [self.name, self.description];
            for ((field, now), before) in fields.iter().zip(&now).zip(before.iter().flatten()) {
                let is_free = field.with_untracked(|typed| fields::is_free(typed, before));
                if now != before && is_free {
                    field.set(now.clone());
                }
            }
            let [name, _] = &now;
            let is_taken = before.is_some_and(|before| before != now) && !name.is_empty();
            if is_taken && self.name.with_untracked(|typed| typed == name) {
                toaster.show(Toast::info((t.editor().name_taken)(name)));
            }
            now
        });
    }

    /// What the form began with.
    pub fn before(self) -> Fields {
        self.base.with(|base| base.fields.clone())
    }

    /// What is typed now, and would be saved.
    pub fn typed(self) -> Fields {
        Fields {
            content: self.content.text(),
            name: self.name.get(),
            description: self.description.get(),
        }
    }

    /// [`Form::typed`], for who does not follow it.
    pub fn fields(self) -> Fields {
        untrack(|| self.typed())
    }

    /// Whether something would be lost.
    pub fn is_dirty(self) -> bool {
        untrack(|| !self.is_done.get() && self.differs())
    }

    fn differs(self) -> bool {
        let typed = self.typed();
        self.base.with(|base| typed != base.fields)
    }

    fn keep(self) {
        if !self.content.is_there() {
            return;
        }
        let (differs, is_done) = (self.differs(), self.is_done.get());
        let draft = Draft {
            fields: self.typed(),
            base: self.base.get(),
        };
        self.key.with_value(|key| match differs && !is_done {
            true => draft::save(key, &draft),
            false => draft::forget(key),
        });
    }

    /// It was saved, or given up: nothing is left to lose.
    pub fn saved(self) {
        let _ = self.is_done.try_set(true);
        self.key.try_with_value(|key| draft::forget(key));
    }

    /// Puts other fields into the form, as an edit of `base`.
    pub fn put(self, fields: &Fields, base: Base) {
        self.content.put(&fields.content);
        self.name.set(fields.name.clone());
        self.description.set(fields.description.clone());
        self.base.set(base);
    }

    /// [`Form::put`], where the page of the form still stands.
    pub fn try_put(self, fields: &Fields, base: Base) {
        if self.content.is_there() {
            self.put(fields, base);
        }
    }

    /// Goes back to what it began with.
    pub fn discard(self) {
        let base = self.base.get_untracked();
        self.put(&base.fields.clone(), base);
        self.restored.set(false);
        self.left.set([false; 2]);
    }

    /// The name field was left.
    pub fn leave_name(self) {
        self.left.update(|left| left[0] = true);
    }

    /// The description field was left.
    pub fn leave_description(self) {
        self.left.update(|left| left[1] = true);
    }

    /// What to show beside the name.
    pub fn name_error(self) -> Option<String> {
        let name = self.name.get();
        let refused = self.refused.get().filter(|(refused, _)| *refused == name);
        let fault = || self.faults(false)[0].clone();
        refused.map(|(_, why)| why).or_else(fault)
    }

    /// The fault to show beside the description.
    pub fn description_error(self) -> Option<String> {
        let [_, description] = self.faults(false);
        description
    }

    /// What is wrong with name and description: as far as it is shown, or all.
    fn faults(self, all: bool) -> [Option<String>; 2] {
        let (t, [name, description]) = (self.t, self.left.get());
        let name_fault = || self.name.with(|name| fields::name_fault(name, t));
        let text_fault = |text: &String| fields::description_fault(text, t);
        [
            (all || name).then(name_fault).flatten(),
            (all || description)
                .then(|| self.description.with(text_fault))
                .flatten(),
        ]
    }

    /// The faults that are shown, or all, for the summary above the buttons. A refusal is summed up there by itself.
    pub fn errors(self, all: bool) -> Vec<FieldError> {
        let about = [(NAME, self.t.name), (DESCRIPTION, self.t.description)];
        let errors = about.into_iter().zip(self.faults(all));
        let error = |((field, label), message): ((&str, &str), Option<String>)| {
            Some(FieldError {
                field: field.to_owned(),
                label: label.to_owned(),
                message: message?,
            })
        };
        errors.filter_map(error).collect()
    }

    /// Shows every fault; true where there is none.
    pub fn check(self) -> bool {
        self.left.set([true; 2]);
        untrack(|| self.errors(false).is_empty())
    }

    /// Remembers which field a refusal is about, so that it stands beside it as well.
    pub fn refuse(self, failure: &Failure, why: &str) {
        let of_name = [ErrorCode::PolicyNameInUse, ErrorCode::PolicyNameError];
        if failure.code().is_some_and(|code| of_name.contains(code)) {
            let name = self.name.try_get_untracked().unwrap_or_default();
            let _ = self.refused.try_set(Some((name, why.to_owned())));
        }
    }
}
