//! Findings as compilers print them.

use std::fmt::Write;

use charter_policy::{Severity, english};

use super::report::{Results, UNUSED};
use crate::io::one_line;

pub fn render(results: &Results) -> String {
    let mut output = String::new();
    for report in &results.reports {
        for finding in &report.applied.findings {
            let start = report.lines.position(finding.range.start);
            let (file, range) = (&report.file, &finding.range);
            let (line, column) = (start.line, start.column);
            let (severity, code) = (finding.severity, finding.code);
            let message = one_line(&english::message(finding));
            let _ = write!(
                output,
                "{file}:{line}:{column}: {severity} {code} [{}..{}]: {message}",
                range.start, range.end
            );
            if let Some(vendor) = finding.vendor_code {
                let _ = write!(output, " ({vendor})");
            }
            output.push('\n');
        }
    }
    for superfluous in results.superfluous() {
        let range = &superfluous.suppression.range;
        let start = superfluous.settings.lines.position(range.start);
        let (file, line, column) = (&superfluous.settings.file, start.line, start.column);
        let message = one_line(&superfluous.message());
        let _ = writeln!(
            output,
            "{file}:{line}:{column}: warning {UNUSED} [{}..{}]: {message}",
            range.start, range.end
        );
    }
    let _ = writeln!(
        output,
        "{} checked: {}",
        results.reports.len(),
        summary(results)
    );
    output
}

fn summary(results: &Results) -> String {
    let mut counts: Vec<String> = Severity::ALL
        .iter()
        .map(|&severity| (results.count(severity), name(severity)))
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| counted(count, name))
        .collect();
    if counts.is_empty() {
        counts.push("no findings".to_owned());
    }
    if results.suppressed() > 0 {
        counts.push(format!("{} suppressed", results.suppressed()));
    }
    counts.join(", ")
}

fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Security => "security finding",
        Severity::Warning => "warning",
        Severity::Suggestion => "suggestion",
    }
}

fn counted(count: usize, name: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {name}{plural}")
}
