//! How a language writes actions.

use super::LetterCase;

/// How actions are written, with `*` as the wildcard.
#[derive(Debug, Clone, Copy)]
pub struct ActionGrammar {
    /// Their form.
    pub form: ActionForm,
    /// A prefix of older documents that changes nothing, such as `name/`.
    pub legacy_prefix: &'static str,
    /// Prefixes of forms that are not `service:Action`.
    pub other_forms: &'static [&'static str],
    /// Whether the parts between service and name may be empty, where the service has no such type: `sts::tagSession`.
    pub empty_type: bool,
    /// The letters that its parts behind the service begin with.
    pub letters: LetterCase,
    /// Services whose actions begin with either.
    pub mixed_letters: &'static [&'static str],
    /// The actions of services in which case is known to count: the service, and its file of the catalog.
    pub lists: &'static [(&'static str, &'static str)],
}

/// The form of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionForm {
    /// The service and its action in so many parts, between colons: `cvm:RunInstances`, `ecs:servers:create`.
    Colons {
        /// How many parts there are.
        parts: usize,
    },
    /// Only what is done, after its type: `View/getUserList`. The service stands in an element of its own, and
    /// a wildcard only at the end.
    Typed {
        /// The types.
        types: &'static [&'static str],
    },
}

impl ActionGrammar {
    /// An action's service and its name there: `cvm` and `Run*` of `name/cvm:Run*`. A `*` alone is every action of the
    /// service `*`, and what is not written as `service:Action` has an empty service.
    pub fn split<'t>(&self, text: &'t str) -> (&'t str, &'t str) {
        if let ActionForm::Typed { .. } = self.form {
            return ("", text);
        }
        if text == "*" {
            return ("*", "*");
        }
        if self.other_forms.iter().any(|form| text.starts_with(form)) {
            return ("", text);
        }
        let plain = text.strip_prefix(self.legacy_prefix).unwrap_or(text);
        match plain.split_once(':') {
            Some((service, name)) if !service.is_empty() && !name.is_empty() => (service, name),
            _ => ("", text),
        }
    }

    /// Like [`Self::split`], in a statement whose service stands in an element of its own.
    pub fn split_in<'t>(&self, service: Option<&'t str>, text: &'t str) -> (&'t str, &'t str) {
        match self.form {
            ActionForm::Typed { .. } => (service.unwrap_or_default(), text),
            ActionForm::Colons { .. } => self.split(text),
        }
    }

    /// An action of a service as it stands in a list of actions.
    pub fn join(&self, service: &str, name: &str) -> String {
        match self.form {
            ActionForm::Typed { .. } => name.to_owned(),
            ActionForm::Colons { .. } => format!("{service}:{name}"),
        }
    }

    /// Whether actions name their service themselves.
    pub fn names_service(&self) -> bool {
        matches!(self.form, ActionForm::Colons { .. })
    }

    /// How an action looks, for a person: `service:Action`.
    pub fn example(&self) -> &'static str {
        match self.form {
            ActionForm::Colons { parts: 2 } => "service:Action",
            ActionForm::Colons { .. } => "service:type:action",
            ActionForm::Typed { .. } => "Type/action",
        }
    }
}
