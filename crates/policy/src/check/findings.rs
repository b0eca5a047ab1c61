//! Collects findings.

use std::ops::Range;

use crate::dialect::Profile;
use crate::text::TextEdit;
use crate::{Code, Diagnostic, Fix, Severity};

/// So many findings of one code are given, and the others counted: nobody reads on, and a hostile text must not fill the
/// memory. Counted by code, so that many of one kind hide none of another.
pub const MAX_OF_A_CODE: usize = 1_000;

/// What [`check_all`](super::check_all) gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// The findings, sorted by where they start, the worst first among equals.
    pub findings: Vec<Diagnostic>,
    /// How many more there are of the codes that have more than [`MAX_OF_A_CODE`].
    pub omitted: Vec<(Code, usize)>,
    /// Whether only a part of the text was read, for there is too much that is no JSON: more may be wrong with it.
    pub cut: bool,
}

pub(super) struct Findings {
    profile: &'static Profile,
    found: Vec<Diagnostic>,
    /// How many there are of each code.
    counts: Vec<usize>,
}

impl Findings {
    pub fn new(profile: &'static Profile) -> Self {
        Self {
            profile,
            found: Vec::new(),
            counts: vec![0; Code::ALL.len()],
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
        let fix = (!edits.is_empty()).then_some(Fix { edits, about: None });
        self.add_with(code, range, params, fix);
    }

    /// Adds a finding with what repairs it.
    pub fn add_with(&mut self, code: Code, range: Range<usize>, params: &[&str], fix: Option<Fix>) {
        let Some(severity) = self.profile.severity(code) else {
            return;
        };
        if let Some(count) = self.counts.get_mut(code as usize) {
            *count += 1;
            if *count > MAX_OF_A_CODE {
                return;
            }
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
            fix,
        });
    }

    pub fn sorted(mut self) -> Vec<Diagnostic> {
        charter_order::sort_by_key(&mut self.found, |finding| {
            (finding.range.start, finding.severity, finding.code)
        });
        self.found
    }

    /// How many more there are of the codes that have too many.
    pub fn omitted(&self) -> Vec<(Code, usize)> {
        let counts = Code::ALL.iter().copied().zip(self.counts.iter());
        let more = counts.map(|(code, count)| (code, count.saturating_sub(MAX_OF_A_CODE)));
        more.filter(|(_, count)| *count > 0).collect()
    }
}
