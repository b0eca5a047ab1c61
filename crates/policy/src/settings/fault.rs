//! What can be wrong with settings.

use std::fmt;
use std::ops::Range;

use crate::{Code, Diagnostic, english};

/// Something wrong with settings, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// The bytes that are; empty where something is missing.
    pub range: Range<usize>,
}

/// What is wrong with settings. Its [`fmt::Display`] is an English sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The text is not JSON, or has a key twice.
    Json(Diagnostic),
    /// An element has a value of the wrong type.
    Type {
        /// The element.
        element: &'static str,
        /// What it takes.
        takes: &'static str,
    },
    /// There is no such element.
    Element {
        /// As written.
        found: String,
        /// The nearest known one.
        nearest: Option<&'static str>,
    },
    /// A suppression lacks an element, or has an empty one.
    Missing(&'static str),
    /// There is no finding of that code.
    UnknownCode {
        /// As written.
        found: String,
        /// The nearest known one.
        nearest: Option<&'static str>,
    },
    /// There is no severity of that name.
    UnknownSeverity(String),
    /// The code can neither be weighed nor suppressed: the text is not JSON, and was hardly checked.
    Fixed(Code),
}

impl FaultKind {
    /// A stable code, such as `settings-reason-missing`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Json(found) => found.code.as_str(),
            Self::Type { .. } => "settings-type",
            Self::Element { .. } => "settings-element-unknown",
            Self::Missing(_) => "settings-element-missing",
            Self::UnknownCode { .. } => "settings-code-unknown",
            Self::UnknownSeverity(_) => "settings-severity-unknown",
            Self::Fixed(_) => "settings-code-fixed",
        }
    }
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mean = |f: &mut fmt::Formatter<'_>, nearest: &Option<&'static str>| match nearest {
            Some(nearest) => write!(f, " Did you mean “{nearest}”?"),
            None => Ok(()),
        };
        match self {
            Self::Json(found) => f.write_str(&english::message(found)),
            Self::Type { element, takes } => write!(f, "“{element}” takes {takes}."),
            Self::Element { found, nearest } => {
                write!(f, "There is no element “{found}” here.")?;
                mean(f, nearest)
            }
            Self::Missing("reason") => {
                f.write_str("A suppression needs a “reason”: why the finding is accepted.")
            }
            Self::Missing(element) => write!(f, "A suppression needs “{element}”."),
            Self::UnknownCode { found, nearest } => {
                write!(f, "There is no code “{found}”.")?;
                mean(f, nearest)
            }
            Self::UnknownSeverity(found) => write!(
                f,
                "“{found}” is no severity: use off, error, security, warning or suggestion."
            ),
            Self::Fixed(code) => write!(
                f,
                "“{code}” cannot be changed or suppressed: a text that is not JSON is hardly checked."
            ),
        }
    }
}
