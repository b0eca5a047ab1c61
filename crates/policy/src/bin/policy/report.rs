//! Findings as text and as JSON.

use std::fmt::Write;

use charter_policy::{Diagnostic, LineIndex, Severity, TextEdit, english};

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A line each, as compilers print them.
    Text,
    /// One JSON document.
    Json,
}

/// The findings of one file.
#[derive(Debug)]
pub struct Report {
    file: String,
    lines: LineIndex,
    found: Vec<Diagnostic>,
}

impl Report {
    pub fn new(file: &str, bytes: &[u8], found: Vec<Diagnostic>) -> Self {
        // Up to the first byte that is no UTF-8, which is as far as any finding reaches.
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
        };
        let file = if file == "-" { "<stdin>" } else { file };
        Self {
            file: file.to_owned(),
            lines: LineIndex::new(text),
            found,
        }
    }
}

/// How many findings of a severity there are.
pub fn count(reports: &[Report], severity: Severity) -> usize {
    reports
        .iter()
        .flat_map(|report| &report.found)
        .filter(|finding| finding.severity == severity)
        .count()
}

impl Format {
    /// The whole output, with a line end.
    pub fn render(self, reports: &[Report]) -> String {
        match self {
            Format::Text => text(reports),
            Format::Json => json(reports),
        }
    }
}

fn text(reports: &[Report]) -> String {
    let mut output = String::new();
    for report in reports {
        for finding in &report.found {
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
    let counts: Vec<String> = Severity::ALL
        .iter()
        .map(|&severity| (count(reports, severity), severity))
        .filter(|(count, _)| *count > 0)
        .map(|(count, severity)| counted(count, severity))
        .collect();
    let summary = if counts.is_empty() {
        "no findings".to_owned()
    } else {
        counts.join(", ")
    };
    let _ = writeln!(output, "{} checked: {summary}", reports.len());
    output
}

fn counted(count: usize, severity: Severity) -> String {
    let name = match severity {
        Severity::Error => "error",
        Severity::Security => "security finding",
        Severity::Warning => "warning",
        Severity::Suggestion => "suggestion",
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {name}{plural}")
}

/// A message may quote the document; nothing in it may pass for another line or steer the terminal.
fn one_line(message: &str) -> String {
    let shown = |character: char| {
        if character.is_control() {
            '\u{fffd}'
        } else {
            character
        }
    };
    message.chars().map(shown).collect()
}

fn json(reports: &[Report]) -> String {
    let files: Vec<String> = reports.iter().map(file).collect();
    let counts: Vec<String> = Severity::ALL
        .iter()
        .map(|&severity| format!("\"{severity}\":{}", count(reports, severity)))
        .collect();
    format!(
        "{{\"files\":[{}],\"counts\":{{{}}}}}\n",
        files.join(","),
        counts.join(",")
    )
}

fn file(report: &Report) -> String {
    let found: Vec<String> = report
        .found
        .iter()
        .map(|finding| diagnostic(&report.lines, finding))
        .collect();
    format!(
        "{{\"file\":{},\"diagnostics\":[{}]}}",
        quoted(&report.file),
        found.join(",")
    )
}

fn diagnostic(lines: &LineIndex, finding: &Diagnostic) -> String {
    let (start, end) = (
        lines.position(finding.range.start),
        lines.position(finding.range.end),
    );
    let params: Vec<String> = finding.params.iter().map(|param| quoted(param)).collect();
    let fix = finding.fix.as_ref().map_or_else(
        || "null".to_owned(),
        |fix| {
            format!(
                "[{}]",
                fix.edits.iter().map(edit).collect::<Vec<_>>().join(",")
            )
        },
    );
    let fields = [
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
        ("params", format!("[{}]", params.join(","))),
        (
            "vendorCode",
            finding
                .vendor_code
                .map_or_else(|| "null".to_owned(), quoted),
        ),
        ("fix", fix),
    ];
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("\"{name}\":{value}"))
        .collect();
    format!("{{{}}}", fields.join(","))
}

fn edit(edit: &TextEdit) -> String {
    format!(
        "{{\"start\":{},\"end\":{},\"insert\":{}}}",
        edit.range.start,
        edit.range.end,
        quoted(&edit.insert)
    )
}

/// A JSON string.
fn quoted(text: &str) -> String {
    let mut output = String::with_capacity(text.len() + 2);
    output.push('"');
    for character in text.chars() {
        match character {
            '"' => output.push_str("\\\""),
            '\\' => output.push_str("\\\\"),
            '\n' => output.push_str("\\n"),
            '\r' => output.push_str("\\r"),
            '\t' => output.push_str("\\t"),
            // Besides what JSON asks for, what breaks lines or looks like nothing in a log.
            control
                if control.is_control()
                    || matches!(control, '\u{2028}' | '\u{2029}' | '\u{feff}') =>
            {
                let _ = write!(output, "\\u{:04x}", u32::from(control));
            }
            other => output.push(other),
        }
    }
    output.push('"');
    output
}
