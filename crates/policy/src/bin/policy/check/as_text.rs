//! Findings as compilers print them.

use std::collections::BTreeSet;
use std::fmt::Write;

use charter_policy::{Severity, english};

use super::report::{Results, UNUSED};
use crate::io::one_line;
use crate::profiles::taken_for;
use crate::way;

pub fn render(results: &Results) -> String {
    let mut output = String::new();
    for report in results.all() {
        if report.is_taken_for {
            let _ = writeln!(output, "{}", taken_for(&report.file, report.profile));
        }
        for finding in &report.applied.findings {
            let start = report.lines.position(finding.range.start);
            let (file, range) = (&report.file, &finding.range);
            let (line, column) = (start.line, start.column);
            let (severity, code) = (finding.severity, finding.code);
            let message = one_line(&english::message(finding));
            let _ = write!(
                output,
                "{file}:{line}:{column}: {severity} {code} [{}..{}]: {message}{}",
                range.start,
                range.end,
                way::on(finding, file)
            );
            if let Some(vendor) = finding.vendor_code {
                let _ = write!(output, " ({vendor})");
            }
            output.push('\n');
        }
    }
    for report in &results.reports {
        for more in report.more() {
            let _ = writeln!(output, "{}: {more}", report.file);
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

/// So many names are given of services and actions.
const NAMED: usize = 5;

/// What the findings leave open: actions that no list has, and those that were not looked up.
fn coverage(results: &Results) -> Vec<String> {
    let mut open = Vec::new();
    let unlisted = results.unlisted();
    if !unlisted.is_empty() {
        let (count, named) = (counted(unlisted.len(), "action"), named(&unlisted));
        open.push(format!("{count} not in the list of the service: {named}"));
    }
    let (count, services) = results.not_looked_up();
    if count > 0 {
        let verb = if count == 1 { "was" } else { "were" };
        let (actions, of) = (counted(count, "action"), counted(services.len(), "service"));
        let why = match results.has_catalog {
            true => format!("no list of {}", named(&services)),
            false => "no catalog".to_owned(),
        };
        open.push(format!("{actions} of {of} {verb} not looked up: {why}"));
    }
    open
}

fn named(names: &BTreeSet<&str>) -> String {
    let mut shown: Vec<String> = names
        .iter()
        .take(NAMED)
        .map(|name| one_line(name))
        .collect();
    if names.len() > NAMED {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}

/// What was found and what is left open. That there is nothing to find is said only where everything was looked at.
fn summary(results: &Results) -> String {
    let open = coverage(results);
    let mut counts: Vec<String> = Severity::ALL
        .iter()
        .map(|&severity| (results.count(severity), name(severity)))
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| counted(count, name))
        .collect();
    if counts.is_empty() && open.is_empty() {
        counts.push("no findings".to_owned());
    }
    if results.suppressed() > 0 {
        counts.push(format!("{} suppressed", results.suppressed()));
    }
    if results.omitted() > 0 {
        counts.push(format!("{} not listed", results.omitted()));
    }
    let found = (!counts.is_empty()).then(|| counts.join(", "));
    let parts: Vec<String> = found.into_iter().chain(open).collect();
    parts.join("; ")
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
