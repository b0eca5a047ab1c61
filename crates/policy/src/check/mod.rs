//! The checks.

use crate::{Code, Diagnostic, Profile, Severity};

/// Checks a policy text.
pub fn check(text: &str, _profile: &'static Profile) -> Vec<Diagnostic> {
    if text.trim().is_empty() {
        return vec![Diagnostic {
            code: Code::JsonEmpty,
            severity: Severity::Error,
            range: 0..0,
            params: Vec::new(),
            vendor_code: None,
            fix: None,
        }];
    }
    Vec::new()
}
