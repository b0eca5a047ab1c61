//! How a form's fields are shown.

use leptos::prelude::*;

use super::field::{Control, FormField};
use super::fields::{Field, Fields};
use crate::ui::*;

impl Fields {
    /// These fields, one below the other. Enter in a text does `on_enter`.
    pub fn view(self, ids: &[&str], on_enter: Callback<()>) -> AnyView {
        let mut fields = Vec::new();
        self.each(ids, |field| fields.push(field.clone()));
        let fields = fields.into_iter();
        fields
            .map(|field| self.control(field, on_enter))
            .collect_view()
            .into_any()
    }

    fn control(self, field: Field, on_enter: Callback<()>) -> AnyView {
        let Field { about, value, .. } = field;
        let FormField { id, label, .. } = about;
        let (required, error) = (about.is_required, self.error(id));
        let hint = Signal::stored(about.hint.map(str::to_owned));
        match about.control {
            Control::Text { limit, code } => {
                let on_blur = self.leave(id);
                view! {
                    <TextField id label value hint error required code nostrip:limit=limit on_blur on_enter/>
                }
                .into_any()
            }
            Control::Flag => {
                let value = self.flag(id);
                view! { <CheckboxField id label value hint error/> }.into_any()
            }
            Control::OneOf(choices) => {
                view! { <RadioGroup id label value choices hint error required/> }.into_any()
            }
            Control::Several(choices) => {
                view! { <CheckboxGroup id label value choices hint error/> }.into_any()
            }
            Control::List(choices) => {
                view! { <SelectField id label value choices hint error required/> }.into_any()
            }
        }
    }
}
