//! What a check finds: code, severity, place, parameters, the vendor's code and the repair.

use std::fmt;
use std::ops::Range;

use crate::codes::Code;
use crate::dialect::Profile;
use crate::envelope::About;
use crate::text::TextEdit;

/// How much a finding matters. An [`Severity::Error`] means that the vendor refuses the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The document is refused, or a part of it can never work.
    Error,
    /// The document is valid and may allow more, or deny less, than its author thinks.
    Security,
    /// The document is valid and probably not what was meant.
    Warning,
    /// The document is valid and could be written better.
    Suggestion,
}

impl Severity {
    /// Every severity, the worst first.
    pub const ALL: [Severity; 4] = [Self::Error, Self::Security, Self::Warning, Self::Suggestion];

    /// The stable lower-case name: `error`, `security`, `warning` or `suggestion`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Security => "security",
            Self::Warning => "warning",
            Self::Suggestion => "suggestion",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A repair that can be offered beside a finding: edits of the checked text, applied together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Edits that do not overlap (see [`crate::text::apply`]).
    pub edits: Vec<TextEdit>,
    /// What is said of the policy, where it takes one out of another text.
    pub about: Option<Box<About>>,
}

impl From<TextEdit> for Fix {
    fn from(edit: TextEdit) -> Self {
        Self {
            edits: vec![edit],
            about: None,
        }
    }
}

/// One finding in a policy text.
///
/// It holds no sentence: the English ones come from [`crate::english`], those of another language from a
/// table of the same shape over [`Code`] and `params`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What was found.
    pub code: Code,
    /// How much it matters under the profile that was checked.
    pub severity: Severity,
    /// The smallest range of bytes that is wrong; empty where something is missing.
    pub range: Range<usize>,
    /// What the sentence needs to know; which ones a code has is said at [`Code`].
    pub params: Vec<String>,
    /// The vendor's error code for such a document, where one is published.
    pub vendor_code: Option<&'static str>,
    /// The obvious repair, where there is one.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// The parameter at `index`, or an empty text.
    pub fn param(&self, index: usize) -> &str {
        self.params.get(index).map_or("", String::as_str)
    }

    /// The kind of policy as which the text is to be checked instead, where the finding tells one.
    pub fn kind(&self) -> Option<&'static Profile> {
        match self.code {
            Code::KindOther => Profile::named(self.param(2), self.param(1)),
            Code::LanguageOther => Profile::named(self.param(2), self.param(3)),
            Code::DocumentWrapped => self.fix.as_ref()?.about.as_ref()?.kind,
            _ => None,
        }
    }
}
