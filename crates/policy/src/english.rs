//! The English wording of findings.

use crate::{Code, Diagnostic};

/// One sentence that says what is wrong, with the finding's parameters filled in.
pub fn message(diagnostic: &Diagnostic) -> String {
    diagnostic.code.to_string()
}

/// Why it matters and what to do.
pub fn help(_code: Code) -> &'static str {
    ""
}
