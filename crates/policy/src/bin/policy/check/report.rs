//! What was found, before it is printed.

use std::collections::BTreeSet;

use charter_policy::catalog::Coverage;
use charter_policy::settings::{
    Applied, Fault, Settings, Statement, Suppression, WhyUnused, statements,
};
use charter_policy::{Checked, Code, Diagnostic, LineIndex, Profile, Severity};

use crate::io;

/// The findings of one file.
pub struct Report {
    pub file: String,
    /// The kind that it was checked as.
    pub profile: &'static Profile,
    /// Whether nobody named the kind, and it is not the first of its language.
    pub is_taken_for: bool,
    pub lines: LineIndex,
    pub statements: Vec<Statement>,
    pub applied: Applied,
    /// What of its actions was looked up.
    pub coverage: Coverage,
    /// The actions that the list of their service does not have, as they are written.
    pub unlisted: Vec<String>,
    /// How many findings of which codes are not listed, and how severe they are.
    pub omitted: Vec<(Code, Severity, usize)>,
    /// Whether only a part of the file was read.
    pub cut: bool,
    /// The findings of the policies that the file holds, where it is none itself.
    pub inside: Vec<Report>,
}

impl Report {
    pub fn new(
        file: &str,
        text: &str,
        profile: &'static Profile,
        settings: &Settings,
        found: Checked,
    ) -> Self {
        let severity = |code| match settings.severity(code) {
            Some(own) => own,
            None => profile.severity(code),
        };
        let omitted = found.omitted.iter();
        let omitted = omitted.filter_map(|&(code, count)| Some((code, severity(code)?, count)));
        Self {
            file: file.to_owned(),
            profile,
            is_taken_for: false,
            lines: LineIndex::new(text),
            statements: statements(text, profile),
            omitted: omitted.collect(),
            cut: found.cut,
            applied: settings.apply(file, text, profile, found.findings),
            coverage: Coverage::default(),
            unlisted: Vec::new(),
            inside: Vec::new(),
        }
    }

    /// The report, with what of the text's actions was looked up.
    pub fn with_coverage(self, text: &str, coverage: Coverage) -> Self {
        let unlisted = coverage.unlisted.iter();
        let unlisted = unlisted.filter_map(|range| text.get(range.clone()));
        Self {
            unlisted: unlisted.map(str::to_owned).collect(),
            coverage,
            ..self
        }
    }

    /// What is not listed, a sentence each.
    pub fn more(&self) -> Vec<String> {
        let of_codes = self.omitted.iter();
        let mut more: Vec<String> = of_codes
            .map(|(code, _, count)| {
                let verb = if *count == 1 { "is" } else { "are" };
                format!("{count} more of {code} {verb} not listed")
            })
            .collect();
        if self.cut {
            more.push(
                "only a part was read, so much of it isn’t JSON: more may be wrong".to_owned(),
            );
        }
        more
    }

    /// The findings of a policy inside, in a place of that name. Its lines are those of its own text.
    pub fn add_inside(&mut self, place: &str, report: Report) {
        let file = format!("{}#{place}", self.file);
        self.inside.push(Report { file, ..report });
    }

    /// The statement in which a finding stands.
    pub fn statement_of(&self, found: &Diagnostic) -> Option<&Statement> {
        self.statements.iter().find(|statement| {
            statement.range.start <= found.range.start && found.range.end <= statement.range.end
        })
    }
}

/// The file with the settings.
pub struct SettingsFile {
    pub file: String,
    pub lines: LineIndex,
    pub suppressions: Vec<Suppression>,
}

impl SettingsFile {
    pub fn new(file: &str, text: &str, settings: &Settings) -> Self {
        Self {
            file: file.to_owned(),
            lines: LineIndex::new(text),
            suppressions: settings.suppressions().to_vec(),
        }
    }

    /// What is wrong with it, a line a fault.
    pub fn faults(&self, faults: &[Fault]) -> String {
        let lines: Vec<String> = faults
            .iter()
            .map(|fault| {
                let place = self.lines.position(fault.range.start);
                let (file, line, column) = (&self.file, place.line, place.column);
                let message = io::one_line(&fault.kind.to_string());
                format!("{file}:{line}:{column}: {}: {message}", fault.kind.code())
            })
            .collect();
        lines.join("\npolicy: ")
    }
}

/// A suppression that nothing needs.
pub struct Superfluous<'r> {
    pub settings: &'r SettingsFile,
    pub suppression: &'r Suppression,
    pub why: WhyUnused,
}

/// The stable code of that.
pub const UNUSED: &str = "settings-suppression-unused";

/// Why it matters, for tools that show a help.
pub const UNUSED_HELP: &str = "A suppression that is no longer needed may one day hide what nobody has looked at: take it out.";

impl Superfluous<'_> {
    pub fn message(&self) -> String {
        let Suppression {
            file,
            statement,
            code,
            ..
        } = self.suppression;
        let name = statement.as_deref().unwrap_or("the document");
        match self.why {
            WhyUnused::NoSuchStatement => {
                format!("No statement “{name}” in “{file}”: it is gone, or was edited.")
            }
            WhyUnused::SeveralStatements => {
                format!("Several statements of “{file}” have the Sid “{name}”: none is meant.")
            }
            WhyUnused::NoSuchFinding => {
                format!("“{name}” in “{file}” has no finding “{code}”.")
            }
        }
    }
}

/// All that was found.
pub struct Results {
    pub reports: Vec<Report>,
    pub settings: Option<SettingsFile>,
    /// Whether there were lists to look actions up in.
    pub has_catalog: bool,
}

impl Results {
    pub fn new(settings: Option<SettingsFile>) -> Self {
        Self {
            reports: Vec::new(),
            settings,
            has_catalog: false,
        }
    }

    pub fn add(&mut self, report: Report) {
        self.reports.push(report);
    }

    /// Every report, those of policies inside a file behind the file's own.
    pub fn all(&self) -> impl Iterator<Item = &Report> {
        let reports = self.reports.iter();
        reports.flat_map(|report| std::iter::once(report).chain(&report.inside))
    }

    /// Suppressions that concern a checked file and met no finding in any.
    pub fn superfluous(&self) -> Vec<Superfluous<'_>> {
        let Some(settings) = &self.settings else {
            return Vec::new();
        };
        let used = |at: usize| {
            let mut suppressed = self.all().flat_map(|report| &report.applied.suppressed);
            suppressed.any(|suppressed| suppressed.suppression == at)
        };
        let unused = |at: usize| {
            let mut unused = self.all().flat_map(|report| &report.applied.unused);
            unused.find(|unused| unused.suppression == at)
        };
        (0..)
            .zip(&settings.suppressions)
            .filter(|(at, _)| !used(*at))
            .filter_map(|(at, suppression)| {
                Some(Superfluous {
                    settings,
                    suppression,
                    why: unused(at)?.why,
                })
            })
            .collect()
    }

    /// Why a finding is accepted.
    pub fn reason(&self, suppression: usize) -> &str {
        let settings = self.settings.as_ref();
        let named = settings.and_then(|settings| settings.suppressions.get(suppression));
        named.map_or("", |suppression| suppression.reason.as_str())
    }

    /// How many findings of a severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        let found = self.all().flat_map(|report| &report.applied.findings);
        let superfluous = match severity {
            Severity::Warning => self.superfluous().len(),
            _ => 0,
        };
        superfluous + found.filter(|found| found.severity == severity).count()
    }

    /// The actions that no list has, each once.
    pub fn unlisted(&self) -> BTreeSet<&str> {
        let reports = self.reports.iter();
        reports
            .flat_map(|report| report.unlisted.iter().map(String::as_str))
            .collect()
    }

    /// How many actions were not looked up, and the services of which there is no list.
    pub fn not_looked_up(&self) -> (usize, BTreeSet<&str>) {
        let coverages = || self.reports.iter().map(|report| &report.coverage);
        let services =
            coverages().flat_map(|coverage| coverage.services.iter().map(String::as_str));
        (
            coverages().map(|coverage| coverage.not_looked_up).sum(),
            services.collect(),
        )
    }

    /// How many findings are accepted.
    pub fn suppressed(&self) -> usize {
        let reports = self.all();
        reports.map(|report| report.applied.suppressed.len()).sum()
    }

    /// How many findings are not listed.
    pub fn omitted(&self) -> usize {
        let omitted = self.reports.iter().flat_map(|report| &report.omitted);
        omitted.map(|(_, _, count)| count).sum()
    }

    /// Whether there is a finding of that severity, or a worse one. One that is not listed may be accepted or not.
    pub fn reaches(&self, bar: Severity) -> bool {
        let mut omitted = self.reports.iter().flat_map(|report| &report.omitted);
        omitted.any(|(_, severity, _)| *severity <= bar)
            || Severity::ALL
                .iter()
                .any(|&severity| severity <= bar && self.count(severity) > 0)
    }
}
