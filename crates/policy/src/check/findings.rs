//! Collects findings.

use std::ops::Range;

use crate::dialect::Profile;
use crate::text::TextEdit;
use crate::{Code, Diagnostic, Fix, Severity};

/// After so many findings only errors are added, and after twice as many nothing: nobody reads on, and a
/// hostile text must not fill the memory.
const MAX_FINDINGS: usize = 1_000;

pub(super) struct Findings {
    profile: &'static Profile,
    found: Vec<Diagnostic>,
}

impl Findings {
    pub fn new(profile: &'static Profile) -> Self {
        Self {
            profile,
            found: Vec::new(),
        }
    }

    pub fn profile(&self) -> &'static Profile {
        self.profile
    }

    /// Adds a finding, unless the profile does not make it.
    pub fn add(&mut self, code: Code, range: Range<usize>, params: &[&str]) {
        self.add_with_edits(code, range, params, Vec::new());
    }

    /// Adds a finding with its repair.
    pub fn add_with_fix(
        &mut self,
        code: Code,
        range: Range<usize>,
        params: &[&str],
        fix: Option<TextEdit>,
    ) {
        self.add_with_edits(code, range, params, fix.into_iter().collect());
    }

    /// Adds a finding with the edits of its repair, if there are any.
    pub fn add_with_edits(
        &mut self,
        code: Code,
        range: Range<usize>,
        params: &[&str],
        edits: Vec<TextEdit>,
    ) {
        let Some(severity) = self.profile.severity(code) else {
            return;
        };
        let room = if severity == Severity::Error {
            2 * MAX_FINDINGS
        } else {
            MAX_FINDINGS
        };
        if self.found.len() >= room {
            return;
        }
        let vendor_code = (severity == Severity::Error)
            .then(|| self.profile.vendor_code(code))
            .flatten();
        self.found.push(Diagnostic {
            code,
            severity,
            range,
            params: params.iter().map(|&param| param.to_owned()).collect(),
            vendor_code,
            fix: (!edits.is_empty()).then_some(Fix { edits }),
        });
    }

    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.found
            .sort_by_key(|finding| (finding.range.start, finding.severity, finding.code));
        self.found
    }
}
