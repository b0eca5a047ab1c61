//! Policies that decide nothing.

use std::fmt;

use crate::catalog::Catalog;
use crate::json::Parsed;
use crate::model::Policy;
use crate::{Code, Diagnostic, Profile, Severity, check_parsed};

/// A policy that cannot be compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its place among those that were given.
    pub policy: usize,
    /// Its name.
    pub name: String,
    /// The statements, from 0, that are at fault; none where the fault lies around them.
    pub statements: Vec<usize>,
    /// The errors in it.
    pub findings: Vec<Diagnostic>,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "policy “{}” cannot be decided upon", self.name)?;
        let numbers: Vec<String> = self
            .statements
            .iter()
            .map(|statement| (statement + 1).to_string())
            .collect();
        if !numbers.is_empty() {
            write!(f, ", statement {}", numbers.join(", "))?;
        }
        let codes: Vec<&str> = self
            .findings
            .iter()
            .map(|finding| finding.code.as_str())
            .collect();
        if !codes.is_empty() {
            write!(f, ": {}", codes.join(", "))?;
        }
        Ok(())
    }
}

impl std::error::Error for Refused {}

/// What makes the vendor refuse a text, but for its size: that says nothing of what the policy means.
pub(super) fn errors(text: &str, parsed: &Parsed, profile: &'static Profile) -> Vec<Diagnostic> {
    let findings = check_parsed(text, parsed, profile, &Catalog::empty()).into_iter();
    findings
        .filter(|finding| finding.severity == Severity::Error && finding.code != Code::SizeOver)
        .collect()
}

/// The statements in which a finding lies.
pub(super) fn faulty(policy: &Policy<'_>, findings: &[Diagnostic]) -> Vec<usize> {
    let statements = policy.statements.iter().enumerate();
    let has_one = |range: &std::ops::Range<usize>| {
        findings
            .iter()
            .any(|finding| range.start <= finding.range.start && finding.range.end <= range.end)
    };
    statements
        .filter(|(_, statement)| has_one(&statement.range))
        .map(|(number, _)| number)
        .collect()
}
