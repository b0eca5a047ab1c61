//! A form: fields that are typed into, the value that they are parsed into, what is wrong with each field, and the draft.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;

use super::draft;
use crate::app::navigation::navigator;
use crate::ui::{FieldError, dom};

/// A field that begins with a text.
#[derive(Debug, Clone, Copy)]
pub struct FormField<'a> {
    /// The id of its element.
    pub id: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What it holds at first.
    pub begin: &'a str,
}

/// What a field holds that is switched on; one that is off holds nothing.
pub const ON: &str = "on";

/// What the fields of a form hold.
#[derive(Debug)]
pub struct Input(Vec<(&'static str, String)>);

impl Input {
    /// What a field holds, without the spaces around it.
    pub fn get(&self, id: &str) -> &str {
        let found = self.0.iter().find(|(field, _)| *field == id);
        found.map(|(_, text)| text.trim()).unwrap_or_default()
    }
}

/// What is wrong with which field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults(Vec<(&'static str, String)>);

impl Faults {
    /// Notes the fault of a field, where it could not be parsed.
    pub fn take<T>(&mut self, id: &'static str, parsed: Result<T, String>) -> Option<T> {
        parsed.map_err(|fault| self.0.push((id, fault))).ok()
    }

    fn of(&self, id: &str) -> Option<&String> {
        let found = self.0.iter().find(|(field, _)| *field == id);
        found.map(|(_, fault)| fault)
    }
}

type Parse<T> = Arc<dyn Fn(&Input, &mut Faults) -> Option<T> + Send + Sync>;

/// A form whose fields become a `T`. Copies are the same form; the page that makes it owns it.
pub struct Form<T: 'static> {
    /// Its fields, whatever they become.
    pub fields: Fields,
    parse: StoredValue<Parse<T>>,
}

impl<T> Clone for Form<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Form<T> {}

impl<T: 'static> Form<T> {
    /// A form with these fields. `parse` names the fault of each field that cannot be parsed.
    pub fn new(
        fields: &[FormField<'_>],
        parse: impl Fn(&Input, &mut Faults) -> Option<T> + Send + Sync + 'static,
    ) -> Form<T> {
        let parse: Parse<T> = Arc::new(parse);
        let check = Arc::clone(&parse);
        let faults = move |input: &Input| {
            let mut faults = Faults::default();
            let _ = check(input, &mut faults);
            faults
        };
        Form {
            fields: Fields::new(fields, Arc::new(faults)),
            parse: StoredValue::new(parse),
        }
    }

    /// What the fields say now, where they can be parsed.
    pub fn parsed(self) -> Option<T> {
        let parse = self.parse.get_value();
        parse(&self.fields.input(), &mut Faults::default())
    }

    /// What the fields were parsed into; where that fails, every fault is shown and the first faulty field has the focus.
    pub fn submit(self) -> Option<T> {
        if !self.fields.check(&[]) {
            return None;
        }
        self.fields.note_sent();
        untrack(|| self.parsed())
    }
}

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

#[derive(Clone)]
struct Field {
    id: &'static str,
    label: &'static str,
    begin: String,
    value: RwSignal<String>,
    /// Whether it was left: its fault is shown from then on.
    left: RwSignal<bool>,
    /// What it held when the form was last submitted: that is what a refusal is about.
    sent: StoredValue<Option<String>>,
    /// A text that the service refused, and why.
    refused: RwSignal<Option<(String, String)>>,
}

impl Fields {
    fn new(fields: &[FormField<'_>], check: Arc<dyn Fn(&Input) -> Faults + Send + Sync>) -> Fields {
        let state = |field: &FormField<'_>| Field {
            id: field.id,
            label: field.label,
            begin: field.begin.to_owned(),
            value: RwSignal::new(field.begin.to_owned()),
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
        // What is typed already is newer than the draft.
        if let Some(kept) = kept.filter(|_| !self.differs()) {
            self.restore(&kept);
        }
    }

    /// What the fields hold as a draft: by their ids, so that a field more or less mixes nothing up.
    fn kept(self) -> String {
        let texts = self.input().0.into_iter();
        let texts: BTreeMap<String, String> =
            texts.map(|(id, text)| (id.to_owned(), text)).collect();
        charter_json::to_text(&texts)
    }

    /// Puts a draft back.
    fn restore(self, kept: &str) {
        let texts: BTreeMap<String, String> = charter_json::from_text(kept).unwrap_or_default();
        self.each(&[], |field| {
            if let Some(text) = texts.get(field.id) {
                field.value.set(text.clone());
            }
        });
        self.restored.set(self.differs());
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

    fn note_sent(self) {
        self.each(&[], |field| {
            field.sent.set_value(Some(field.value.get_untracked()));
        });
    }

    fn input(self) -> Input {
        self.states.with_value(|states| input(states))
    }

    fn texts(self) -> Vec<String> {
        self.input().0.into_iter().map(|(_, text)| text).collect()
    }

    fn differs(self) -> bool {
        self.states.with_value(|states| {
            let differs = |state: &Field| state.value.with(|text| *text != state.begin);
            states.iter().any(differs)
        })
    }

    fn each(self, ids: &[&str], mut act: impl FnMut(&Field)) {
        self.states.try_with_value(|states| {
            let meant = |state: &&Field| ids.is_empty() || ids.contains(&state.id);
            for state in states.iter().filter(meant) {
                act(state);
            }
        });
    }

    fn field<R>(self, id: &str, read: impl FnOnce(&Field) -> R) -> Option<R> {
        self.states
            .with_value(|states| states.iter().find(|state| state.id == id).map(read))
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
        Signal::derive(move || {
            let fault = || self.faults.with(|faults| faults.of(id).cloned());
            self.field(id, |field| {
                let refused = field.refused.get();
                let refused = refused.filter(|(text, _)| field.value.with(|now| now == text));
                let why = refused.map(|(_, why)| why);
                why.or_else(|| field.left.get().then(fault).flatten())
            })
            .flatten()
        })
    }

    /// A field was left.
    pub fn leave(self, id: &'static str) -> Callback<()> {
        Callback::new(move |()| self.each(&[id], |field| field.left.set(true)))
    }

    /// The faults that are shown, of these fields or of all, for the summary above the buttons.
    pub fn shown(self, ids: &'static [&'static str]) -> Signal<Vec<FieldError>> {
        Signal::derive(move || {
            let mut shown = Vec::new();
            self.each(ids, |field| {
                let fault = self.faults.with(|faults| faults.of(field.id).cloned());
                if let Some(message) = fault.filter(|_| field.left.get()) {
                    shown.push(FieldError {
                        field: field.id.to_owned(),
                        label: field.label.to_owned(),
                        message,
                    });
                }
            });
            shown
        })
    }

    /// Shows the faults of these fields, or of all; true where there is none. The first faulty one gets the focus.
    pub fn check(self, ids: &[&str]) -> bool {
        let mut first = None;
        self.each(ids, |field| {
            field.left.set(true);
            let faulty = self
                .faults
                .with_untracked(|faults| faults.of(field.id).is_some());
            first = first.or(faulty.then_some(field.id));
        });
        if let Some(id) = first {
            dom::soon(move || dom::focus_id(id));
        }
        first.is_none()
    }

    /// The service refused what a field held when the form was submitted: the reason is shown while the field holds that.
    pub fn refuse(self, id: &str, why: &str) {
        self.states.try_with_value(|states| {
            for field in states.iter().filter(|field| field.id == id) {
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
            for field in states.iter_mut().filter(|field| field.id == id) {
                field.begin = text.to_owned();
                field.value.set(text.to_owned());
                field.left.set(false);
                field.refused.set(None);
            }
        });
    }

    /// Makes `text` what a field begins with, without counting as typed; what the field holds stays where it is possible.
    pub fn default_to(self, id: &str, text: &str, is_possible: impl Fn(&str) -> bool) {
        self.states.update_value(|states| {
            for field in states.iter_mut().filter(|field| field.id == id) {
                field.begin = text.to_owned();
                if !field.value.with_untracked(|held| is_possible(held)) {
                    field.value.set(text.to_owned());
                }
            }
        });
    }

    /// Goes back to what it began with.
    pub fn discard(self) {
        self.each(&[], |field| {
            field.value.set(field.begin.clone());
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
    let texts = states.iter().map(|state| (state.id, state.value.get()));
    Input(texts.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const AGE: FormField<'_> = FormField {
        id: "age",
        label: "Age",
        begin: "",
    };
    const NAME: FormField<'_> = FormField {
        id: "name",
        label: "Name",
        begin: "Ann",
    };

    fn form() -> Form<(u8, String)> {
        Form::new(&[AGE, NAME], |input, faults| {
            let age = input.get("age").parse().map_err(|_| "no number".to_owned());
            let age = faults.take("age", age);
            let name = Some(input.get("name")).filter(|name| !name.is_empty());
            let name = faults.take("name", name.ok_or_else(|| "no name".to_owned()));
            Some((age?, name?.to_owned()))
        })
    }

    #[test]
    fn a_fault_is_shown_once_its_field_was_left_and_all_of_them_on_submit() {
        Owner::new().with(|| {
            let form = form();
            let error = form.fields.error("age");
            assert_eq!(error.get(), None);
            form.fields.leave("age").run(());
            assert_eq!(error.get().as_deref(), Some("no number"));
            form.fields.text("name").set(" ".to_owned());
            assert_eq!(form.fields.shown(&[]).get().len(), 1);
            form.fields.leave("name").run(());
            assert_eq!(form.fields.shown(&[]).get().len(), 2);
            assert_eq!(form.fields.shown(&["name"]).get()[0].message, "no name");
            form.fields.text("age").set(" 30 ".to_owned());
            form.fields.text("name").set("Bo".to_owned());
            assert_eq!(form.submit(), Some((30, "Bo".to_owned())));
        });
    }

    #[test]
    fn a_refusal_stands_beside_its_field_until_that_is_changed() {
        Owner::new().with(|| {
            let fields = form().fields;
            fields.refuse("name", "taken");
            assert_eq!(fields.error("name").get().as_deref(), Some("taken"));
            fields.text("name").set("Bo".to_owned());
            assert_eq!(fields.error("name").get(), None);
            fields.begin("name", "Cy");
            fields.text("name").set("Di".to_owned());
            fields.discard();
            assert_eq!(fields.text("name").get(), "Cy");
        });
    }

    #[test]
    fn a_refusal_is_about_what_was_sent_and_not_what_is_typed_meanwhile() {
        Owner::new().with(|| {
            let form = form();
            form.fields.text("age").set("30".to_owned());
            assert!(form.submit().is_some());
            form.fields.text("name").set("Bo".to_owned());
            form.fields.refuse("name", "taken");
            assert_eq!(form.fields.error("name").get(), None);
            form.fields.text("name").set("Ann".to_owned());
            assert_eq!(form.fields.error("name").get().as_deref(), Some("taken"));
            form.fields.discard();
            assert_eq!(form.fields.error("name").get(), None);
        });
    }

    #[test]
    fn a_draft_is_put_back_by_the_ids_of_its_fields() {
        Owner::new().with(|| {
            let fields = form().fields;
            fields.restore(r#"{"name":"Bo","gone":"x"}"#);
            assert_eq!(fields.text("age").get(), "");
            assert_eq!(fields.text("name").get(), "Bo");
            assert!(fields.restored.get());
            assert_eq!(fields.kept(), r#"{"age":"","name":"Bo"}"#);
        });
    }

    #[test]
    fn what_a_field_begins_with_can_arrive_late() {
        Owner::new().with(|| {
            let fields = form().fields;
            fields.default_to("age", "7", |text| text == "8");
            assert_eq!(fields.text("age").get(), "7");
            assert!(!fields.differs());
            fields.text("age").set("8".to_owned());
            fields.default_to("age", "7", |text| text == "8");
            assert_eq!(fields.text("age").get(), "8");
            fields.discard();
            assert_eq!(fields.text("age").get(), "7");
        });
    }
}
