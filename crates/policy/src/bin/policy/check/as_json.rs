//! Findings as one JSON document.

use charter_policy::settings::Statement;
use charter_policy::{Diagnostic, Severity, TextEdit, english};

use super::report::{Report, Results, Superfluous, UNUSED};
use crate::json::{array, object, optional, quoted};

pub fn render(results: &Results) -> String {
    let files = results.all().map(|report| file(results, report));
    let mut counts: Vec<(&str, String)> = Severity::ALL
        .iter()
        .map(|&severity| (severity.as_str(), results.count(severity).to_string()))
        .collect();
    counts.push(("suppressed", results.suppressed().to_string()));
    let superfluous = results.superfluous();
    let settings = results.settings.as_ref().map_or_else(
        || "null".to_owned(),
        |settings| {
            object([
                ("file", quoted(&settings.file)),
                ("unused", array(superfluous.iter().map(unused))),
            ])
        },
    );
    let document = object([
        ("files", array(files)),
        ("settings", settings),
        ("counts", object(counts)),
    ]);
    document + "\n"
}

fn file(results: &Results, report: &Report) -> String {
    let found = report.applied.findings.iter();
    let suppressed = report.applied.suppressed.iter().map(|suppressed| {
        let mut members = diagnostic(report, &suppressed.finding);
        members.push(("reason", quoted(results.reason(suppressed.suppression))));
        object(members)
    });
    let omitted = report.omitted.iter();
    let omitted = omitted.map(|(code, _, count)| (code.as_str(), count.to_string()));
    object([
        ("file", quoted(&report.file)),
        ("profile", quoted(report.profile.name)),
        (
            "diagnostics",
            array(found.map(|found| object(diagnostic(report, found)))),
        ),
        ("suppressed", array(suppressed)),
        ("omitted", object(omitted)),
        ("cut", report.cut.to_string()),
        ("coverage", coverage(report)),
    ])
}

/// What "no findings" leaves open.
fn coverage(report: &Report) -> String {
    let coverage = &report.coverage;
    object([
        ("found", coverage.found.to_string()),
        (
            "unlisted",
            array(report.unlisted.iter().map(|action| quoted(action))),
        ),
        ("notLookedUp", coverage.not_looked_up.to_string()),
        (
            "services",
            array(coverage.services.iter().map(|service| quoted(service))),
        ),
    ])
}

fn diagnostic(report: &Report, finding: &Diagnostic) -> Vec<(&'static str, String)> {
    let (start, end) = (
        report.lines.position(finding.range.start),
        report.lines.position(finding.range.end),
    );
    let params = finding.params.iter().map(|param| quoted(param));
    let fix = finding.fix.as_ref().map_or_else(
        || "null".to_owned(),
        |fix| array(fix.edits.iter().map(edit)),
    );
    vec![
        ("code", quoted(finding.code.as_str())),
        ("severity", quoted(finding.severity.as_str())),
        ("line", start.line.to_string()),
        ("column", start.column.to_string()),
        ("endLine", end.line.to_string()),
        ("endColumn", end.column.to_string()),
        ("start", finding.range.start.to_string()),
        ("end", finding.range.end.to_string()),
        ("message", quoted(&english::message(finding))),
        ("help", quoted(english::help(finding.code))),
        ("params", array(params)),
        ("vendorCode", optional(finding.vendor_code)),
        ("statement", statement(report.statement_of(finding))),
        ("fix", fix),
    ]
}

fn statement(statement: Option<&Statement>) -> String {
    statement.map_or_else(
        || "null".to_owned(),
        |statement| {
            object([
                ("number", statement.number.to_string()),
                ("sid", optional(statement.sid.as_deref())),
                ("fingerprint", quoted(&statement.fingerprint)),
            ])
        },
    )
}

fn edit(edit: &TextEdit) -> String {
    object([
        ("start", edit.range.start.to_string()),
        ("end", edit.range.end.to_string()),
        ("insert", quoted(&edit.insert)),
    ])
}

fn unused(superfluous: &Superfluous<'_>) -> String {
    let range = &superfluous.suppression.range;
    let start = superfluous.settings.lines.position(range.start);
    object([
        ("code", quoted(UNUSED)),
        ("severity", quoted(Severity::Warning.as_str())),
        ("line", start.line.to_string()),
        ("column", start.column.to_string()),
        ("start", range.start.to_string()),
        ("end", range.end.to_string()),
        ("message", quoted(&superfluous.message())),
    ])
}
