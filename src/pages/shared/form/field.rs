//! What a field of a form is.

use leptos::prelude::*;

use crate::ui::Choice;

/// A field of a form.
#[derive(Debug, Clone)]
pub struct FormField {
    /// The id of its element.
    pub id: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What it holds at first.
    pub begin: String,
    pub(super) hint: Option<&'static str>,
    pub(super) is_required: bool,
    pub(super) control: Control,
}

/// In what a field is typed or chosen.
#[derive(Debug, Clone)]
pub(super) enum Control {
    Text { limit: Option<usize>, code: bool },
    Flag,
    OneOf(Vec<Choice>),
    Several(Vec<Choice>),
    List(Signal<Vec<Choice>>),
}

/// What a field holds that is switched on; one that is off holds nothing.
pub const ON: &str = "on";

impl FormField {
    fn new(id: &'static str, label: &'static str, control: Control) -> FormField {
        FormField {
            id,
            label,
            begin: String::new(),
            hint: None,
            is_required: false,
            control,
        }
    }

    /// One line of text.
    pub fn text(id: &'static str, label: &'static str) -> FormField {
        let (limit, code) = (None, false);
        FormField::new(id, label, Control::Text { limit, code })
    }

    /// Yes or no: [`ON`] or nothing.
    pub fn flag(id: &'static str, label: &'static str) -> FormField {
        FormField::new(id, label, Control::Flag)
    }

    /// One of a few, all visible: its value.
    pub fn one_of(id: &'static str, label: &'static str, choices: Vec<Choice>) -> FormField {
        FormField::new(id, label, Control::OneOf(choices))
    }

    /// Several of a few, all visible: their values with spaces between them.
    pub fn several(id: &'static str, label: &'static str, choices: Vec<Choice>) -> FormField {
        FormField::new(id, label, Control::Several(choices))
    }

    /// One of a list, which may arrive late: its value.
    pub fn list(
        id: &'static str,
        label: &'static str,
        choices: impl Fn() -> Vec<Choice> + Send + Sync + 'static,
    ) -> FormField {
        FormField::new(id, label, Control::List(Signal::derive(choices)))
    }

    /// With what it holds at first.
    pub fn begin(self, begin: impl Into<String>) -> FormField {
        let begin = begin.into();
        FormField { begin, ..self }
    }

    /// With a line of help.
    pub fn hint(self, hint: &'static str) -> FormField {
        let hint = Some(hint);
        FormField { hint, ..self }
    }

    /// Marked as one that must be filled in.
    pub fn required(self) -> FormField {
        FormField {
            is_required: true,
            ..self
        }
    }

    /// A text with a counter.
    pub fn limit(self, characters: usize) -> FormField {
        let (limit, code) = (Some(characters), false);
        FormField {
            control: Control::Text { limit, code },
            ..self
        }
    }

    /// A text that is an id.
    pub fn code(self) -> FormField {
        let (limit, code) = (None, true);
        FormField {
            control: Control::Text { limit, code },
            ..self
        }
    }
}
