//! A form: fields that are typed into, the value that they are parsed into, what is wrong with each field, and the draft.

mod field;
mod fields;
mod input;
#[cfg(test)]
mod tests;
mod view;

use std::sync::Arc;

use leptos::prelude::*;

pub use field::{FormField, ON};
pub use fields::Fields;
pub use input::{Faults, Input};

use crate::app::texts::texts;

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
        fields: &[FormField],
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

    /// What it will do, in sentences; while it cannot be parsed, which fields are missing or wrong.
    pub fn review(
        self,
        sentences: impl Fn(&T) -> Vec<String> + Send + Sync + 'static,
    ) -> Signal<Vec<String>> {
        let (faults, t) = (self.fields.faults(&[], true), texts().shared());
        Signal::derive(move || match self.parsed() {
            Some(parsed) => sentences(&parsed),
            None => {
                let labels = faults.get().into_iter().map(|fault| fault.label);
                match labels.collect::<Vec<_>>().as_slice() {
                    [] => Vec::new(),
                    labels => vec![(t.review_missing)(labels)],
                }
            }
        })
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
