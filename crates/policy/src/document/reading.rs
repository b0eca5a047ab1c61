//! How a text is read, and what is known of it beside its bytes.

use crate::dialect::Profile;
use crate::envelope::About;

/// The kind of policy as which a text is read, and what the policy is called where the text around it said so. Steps of
/// undo bring it back together with the bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The kind.
    pub profile: &'static Profile,
    /// Whether somebody chose the kind; else it may follow the text.
    pub is_chosen: bool,
    /// What the policy was called where it was taken out of another text; else empty.
    pub name: String,
    /// How it was described there; else empty.
    pub description: String,
}

impl Reading {
    pub(super) fn new(profile: &'static Profile) -> Self {
        Self {
            profile,
            is_chosen: false,
            name: String::new(),
            description: String::new(),
        }
    }

    /// It, with the kind that somebody chose.
    pub(super) fn chosen(mut self, profile: &'static Profile) -> Self {
        self.profile = profile;
        self.is_chosen = true;
        self
    }

    /// It, without name and description.
    pub(super) fn unnamed(self) -> Self {
        Self {
            is_chosen: self.is_chosen,
            ..Self::new(self.profile)
        }
    }

    /// It, with the name and the description that stand around the policy.
    pub(super) fn named_by(mut self, about: &About) -> Self {
        for (said, own) in [
            (&about.name, &mut self.name),
            (&about.description, &mut self.description),
        ] {
            if !said.is_empty() {
                own.clone_from(said);
            }
        }
        self
    }

    /// It, with all that is said around the policy. A kind that is said there holds like one that was chosen: the text
    /// alone would tell another.
    pub(super) fn told_by(self, about: &About) -> Self {
        let reading = self.named_by(about);
        match about.kind {
            Some(kind) if !reading.is_chosen => reading.chosen(kind),
            _ => reading,
        }
    }
}
