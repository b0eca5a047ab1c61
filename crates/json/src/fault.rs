//! What is wrong with a text.

use std::fmt;

/// What is wrong with a text, and where.
///
/// One pointer: every reader hands it on, and what is handed on is machine code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(Box<Place>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    reason: String,
    /// The fields and places that lead there, such as `records[3].name`; empty for the whole.
    path: String,
    is_at_end: bool,
    line: usize,
    column: usize,
}

impl Fault {
    /// A fault at a byte of a text. What is missing at its end is missing after the last character.
    pub(crate) fn new(reason: String, text: &str, at: usize) -> Fault {
        let before = text.get(..at).unwrap_or(text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        Fault(Box::new(Place {
            reason,
            path: String::new(),
            is_at_end: at >= text.len(),
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + usize::from(at < text.len()),
        }))
    }

    /// The same fault, seen from the object or list that holds the value.
    pub(crate) fn within(mut self, step: &str) -> Fault {
        let path = &self.0.path;
        let dot = if path.is_empty() || path.starts_with('[') {
            ""
        } else {
            "."
        };
        self.0.path = [step, dot, path].concat();
        self
    }

    /// What is wrong and with which field, without the place in the text.
    pub fn what(&self) -> String {
        let Place { reason, path, .. } = &*self.0;
        match path.is_empty() {
            true => reason.clone(),
            false => ["`", path, "`: ", reason].concat(),
        }
    }

    /// Whether the text ends where more of it was expected: it may be cut.
    pub fn is_at_end(&self) -> bool {
        self.0.is_at_end
    }

    /// The line, from 1.
    pub fn line(&self) -> usize {
        self.0.line
    }

    /// The character in the line, from 1; 0 where the text ends before the first.
    pub fn column(&self) -> usize {
        self.0.column
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = (self.line(), self.column());
        write!(f, "{} at line {line} column {column}", self.what())
    }
}

impl std::error::Error for Fault {}
