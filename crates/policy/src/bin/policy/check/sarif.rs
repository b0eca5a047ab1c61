//! Findings as SARIF 2.1.0 (OASIS Standard, 2020-03-27), which code scanning services and editors read.
//!
//! Columns and characters are Unicode code points (`columnKind`), lines end as everywhere in this crate
//! (`newlineSequences`), and a byte order mark is no character.

use std::fmt::Write;
use std::ops::Range;

use charter_policy::{Code, Diagnostic, LineIndex, Severity, english};

use super::report::{Report, Results, Superfluous, UNUSED, UNUSED_HELP};
use crate::json::{array, object, quoted};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// What code scanning services sort security findings by, from 0 to 10.
const SECURITY_SEVERITY: &str = "7.0";

pub fn render(results: &Results) -> String {
    let rules = rules(results);
    let mut found: Vec<String> = Vec::new();
    for (index, report) in (0..).zip(&results.reports) {
        let place = Place {
            file: &report.file,
            index,
            lines: &report.lines,
        };
        let open = report.applied.findings.iter().map(|found| (found, None));
        let accepted = report.applied.suppressed.iter().map(|suppressed| {
            let reason = results.reason(suppressed.suppression);
            (&suppressed.finding, Some(reason))
        });
        let both = open.chain(accepted);
        found.extend(both.map(|(finding, reason)| result(report, &place, &rules, finding, reason)));
    }
    let superfluous = results.superfluous();
    found.extend(
        superfluous
            .iter()
            .map(|superfluous| unused(results, &rules, superfluous)),
    );
    let driver = object([
        ("name", quoted("policy")),
        ("version", quoted(env!("CARGO_PKG_VERSION"))),
        ("semanticVersion", quoted(env!("CARGO_PKG_VERSION"))),
        ("rules", array(rules.iter().map(Rule::json))),
    ]);
    let mut run = vec![
        ("tool", object([("driver", driver)])),
        ("columnKind", quoted("unicodeCodePoints")),
        ("newlineSequences", array(["\r\n", "\n", "\r"].map(quoted))),
        ("artifacts", array(artifacts(results))),
        ("results", array(found)),
    ];
    run.extend(invocation(results).map(|invocation| ("invocations", array([invocation]))));
    let document = object([
        ("$schema", quoted(SCHEMA)),
        ("version", quoted("2.1.0")),
        ("runs", array([object(run)])),
    ]);
    document + "\n"
}

/// A kind of finding that is in the results.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rule {
    Of(Code),
    Unused,
}

fn rules(results: &Results) -> Vec<Rule> {
    let found = results.reports.iter().flat_map(|report| {
        let suppressed = report.applied.suppressed.iter();
        let suppressed = suppressed.map(|suppressed| &suppressed.finding);
        report.applied.findings.iter().chain(suppressed)
    });
    let mut codes: Vec<Code> = found.map(|found| found.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut rules: Vec<Rule> = codes.into_iter().map(Rule::Of).collect();
    if !results.superfluous().is_empty() {
        rules.push(Rule::Unused);
    }
    rules
}

impl Rule {
    fn name(&self) -> &'static str {
        match self {
            Self::Of(code) => code.as_str(),
            Self::Unused => UNUSED,
        }
    }

    fn json(&self) -> String {
        let (severity, help) = match self {
            Self::Of(code) => (code.severity(), english::help(*code)),
            Self::Unused => (Severity::Warning, UNUSED_HELP),
        };
        let tags = match severity {
            Severity::Security => ["policy", "security"].as_slice(),
            _ => &["policy"],
        };
        let mut properties = vec![("tags", array(tags.iter().map(|tag| quoted(tag))))];
        if severity == Severity::Security {
            properties.push(("security-severity", quoted(SECURITY_SEVERITY)));
        }
        object([
            ("id", quoted(self.name())),
            ("shortDescription", text(&self.name().replace('-', " "))),
            ("fullDescription", text(help)),
            ("help", text(help)),
            (
                "defaultConfiguration",
                object([("level", quoted(level(severity)))]),
            ),
            ("properties", object(properties)),
        ])
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Security | Severity::Warning => "warning",
        Severity::Suggestion => "note",
    }
}

/// A file of the results.
struct Place<'r> {
    file: &'r str,
    index: usize,
    lines: &'r LineIndex,
}

impl Place<'_> {
    fn artifact(&self) -> String {
        object([
            ("uri", quoted(&uri(self.file))),
            ("index", self.index.to_string()),
        ])
    }

    fn location(&self, range: &Range<usize>) -> String {
        let physical = object([
            ("artifactLocation", self.artifact()),
            ("region", region(self.lines, range)),
        ]);
        array([object([("physicalLocation", physical)])])
    }
}

fn result(
    report: &Report,
    place: &Place<'_>,
    rules: &[Rule],
    finding: &Diagnostic,
    reason: Option<&str>,
) -> String {
    let mut properties = vec![("severity", quoted(finding.severity.as_str()))];
    if let Some(vendor) = finding.vendor_code {
        properties.push(("vendorCode", quoted(vendor)));
    }
    let mut members = vec![
        ("ruleId", quoted(finding.code.as_str())),
        ("ruleIndex", index(rules, Rule::Of(finding.code))),
        ("level", quoted(level(finding.severity))),
        ("message", text(&english::message(finding))),
        ("locations", place.location(&finding.range)),
        ("properties", object(properties)),
    ];
    if let Some(statement) = report.statement_of(finding) {
        let print = object([("statement/v1", quoted(&statement.fingerprint))]);
        members.push(("partialFingerprints", print));
    }
    if let Some(fix) = &finding.fix {
        let replacements = fix.edits.iter().map(|edit| {
            object([
                ("deletedRegion", region(place.lines, &edit.range)),
                ("insertedContent", text(&edit.insert)),
            ])
        });
        let change = object([
            ("artifactLocation", place.artifact()),
            ("replacements", array(replacements)),
        ]);
        let fix = object([
            ("description", text(english::help(finding.code))),
            ("artifactChanges", array([change])),
        ]);
        members.push(("fixes", array([fix])));
    }
    if let Some(reason) = reason {
        let suppression = object([
            ("kind", quoted("external")),
            ("status", quoted("accepted")),
            ("justification", quoted(reason)),
        ]);
        members.push(("suppressions", array([suppression])));
    }
    object(members)
}

fn unused(results: &Results, rules: &[Rule], superfluous: &Superfluous<'_>) -> String {
    let place = Place {
        file: &superfluous.settings.file,
        // The settings are the last artifact.
        index: results.reports.len(),
        lines: &superfluous.settings.lines,
    };
    object([
        ("ruleId", quoted(UNUSED)),
        ("ruleIndex", index(rules, Rule::Unused)),
        ("level", quoted(level(Severity::Warning))),
        ("message", text(&superfluous.message())),
        ("locations", place.location(&superfluous.suppression.range)),
    ])
}

/// What is not among the results, as notifications, where there is something.
fn invocation(results: &Results) -> Option<String> {
    let more = results.reports.iter().flat_map(|report| {
        let notification = |more: String| {
            let message = text(&format!("{}: {more}", report.file));
            object([("level", quoted("warning")), ("message", message)])
        };
        report.more().into_iter().map(notification)
    });
    let more: Vec<String> = more.collect();
    (!more.is_empty()).then(|| {
        object([
            ("executionSuccessful", true.to_string()),
            ("toolExecutionNotifications", array(more)),
        ])
    })
}

fn index(rules: &[Rule], rule: Rule) -> String {
    let at = rules.iter().position(|known| *known == rule);
    at.unwrap_or_default().to_string()
}

fn artifacts(results: &Results) -> Vec<String> {
    let kind = |report: &Report| {
        let title = report.profile.title;
        report.is_taken_for.then(|| format!("taken for {title}"))
    };
    let reports = results.reports.iter();
    let reports = reports.map(|report| (report.file.as_str(), kind(report)));
    let settings = results.settings.iter();
    let settings = settings.map(|settings| (settings.file.as_str(), None));
    let artifact = |(file, kind): (&str, Option<String>)| {
        let mut members = vec![
            ("location", object([("uri", quoted(&uri(file)))])),
            ("encoding", quoted("utf-8")),
        ];
        members.extend(kind.map(|kind| ("description", text(&kind))));
        object(members)
    };
    reports.chain(settings).map(artifact).collect()
}

fn region(lines: &LineIndex, range: &Range<usize>) -> String {
    let (start, end) = (lines.position(range.start), lines.position(range.end));
    let (first, last) = (
        lines.to_characters(range.start),
        lines.to_characters(range.end),
    );
    let numbers = [
        ("startLine", start.line),
        ("startColumn", start.column),
        ("endLine", end.line),
        ("endColumn", end.column),
        ("charOffset", first),
        ("charLength", last.saturating_sub(first)),
        ("byteOffset", range.start),
        ("byteLength", range.len()),
    ];
    object(numbers.map(|(name, number)| (name, number.to_string())))
}

fn text(content: &str) -> String {
    object([("text", quoted(content))])
}

/// A path as a relative reference, or as a `file:` URI where it begins at the root (RFC 3986, RFC 8089).
fn uri(file: &str) -> String {
    let path = file.replace('\\', "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    let mut uri = if path.starts_with('/') {
        "file://".to_owned()
    } else {
        String::new()
    };
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
