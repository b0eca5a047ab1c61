//! From text to settings.

use std::ops::Range;

use super::{Fault, FaultKind, Settings, Suppression, is_fixed};
use crate::json::{self, NodeId, NodeKind, Parsed};
use crate::suggest::nearest;
use crate::{Code, Severity, check, tencent};

const SEVERITIES: &str = "severities";
const SUPPRESSIONS: &str = "suppressions";
/// Editors read it; nothing here does.
const SCHEMA: &str = "$schema";

const FILE: &str = "file";
const STATEMENT: &str = "statement";
const CODE: &str = "code";
const REASON: &str = "reason";

pub(super) fn settings(text: &str) -> (Settings, Vec<Fault>) {
    let parsed = json::parse(text);
    let mut reader = Reader {
        text,
        parsed: &parsed,
        settings: Settings::default(),
        faults: json_faults(text),
    };
    reader.document();
    charter_order::sort_by_key(&mut reader.faults, |fault| fault.range.start);
    (reader.settings, reader.faults)
}

/// What any JSON document can have wrong with it. The checks of a policy say it in full; all else that they say is about
/// policies.
fn json_faults(text: &str) -> Vec<Fault> {
    let found = check(text, &tencent::CAM).into_iter();
    found
        .filter(|found| found.code.is_syntax() || found.code == Code::DuplicateKey)
        .map(|mut found| {
            found.vendor_code = None;
            Fault {
                range: found.range.clone(),
                kind: FaultKind::Json(found),
            }
        })
        .collect()
}

struct Reader<'r> {
    text: &'r str,
    parsed: &'r Parsed,
    settings: Settings,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn fault(&mut self, range: Range<usize>, kind: FaultKind) {
        self.faults.push(Fault { kind, range });
    }

    fn kind(&self, node: NodeId) -> NodeKind {
        self.parsed.tree.kind(node)
    }

    fn range(&self, node: NodeId) -> Range<usize> {
        self.parsed.tree.range(node)
    }

    /// The members of an object: key, the key's node, value.
    fn members(&self, node: NodeId) -> Vec<(String, NodeId, NodeId)> {
        let tree = &self.parsed.tree;
        tree.members(node)
            .map(|(key, value)| (tree.text(self.text, key).into_owned(), key, value))
            .collect()
    }

    /// A string, or a fault.
    fn string(&mut self, element: &'static str, node: NodeId) -> Option<String> {
        if self.kind(node) == NodeKind::String {
            return Some(self.parsed.tree.text(self.text, node).into_owned());
        }
        let takes = "a string";
        self.wrong_type(node, element, takes);
        None
    }

    fn wrong_type(&mut self, node: NodeId, element: &'static str, takes: &'static str) {
        // Where nothing stands, the JSON fault says so already.
        if self.kind(node) != NodeKind::Missing {
            self.fault(self.range(node), FaultKind::Type { element, takes });
        }
    }

    fn document(&mut self) {
        let Some(root) = self.parsed.tree.root() else {
            return;
        };
        if self.kind(root) != NodeKind::Object {
            self.wrong_type(root, "settings", "an object");
            return;
        }
        for (name, key, value) in self.members(root) {
            match name.as_str() {
                SEVERITIES => self.severities(value),
                SUPPRESSIONS => self.suppressions(value),
                SCHEMA => {}
                _ => self.unknown_element(name, key, &[SEVERITIES, SUPPRESSIONS]),
            }
        }
    }

    fn unknown_element(&mut self, found: String, key: NodeId, known: &[&'static str]) {
        let nearest = nearest(&found, known.iter().copied());
        self.fault(self.range(key), FaultKind::Element { found, nearest });
    }

    fn severities(&mut self, node: NodeId) {
        if self.kind(node) != NodeKind::Object {
            return self.wrong_type(node, SEVERITIES, "an object of codes and severities");
        }
        for (name, key, value) in self.members(node) {
            let code = self.code(&name, key);
            let Some(given) = self.string(SEVERITIES, value) else {
                continue;
            };
            match (code, severity(&given)) {
                (_, None) => self.fault(self.range(value), FaultKind::UnknownSeverity(given)),
                (Some(code), Some(severity)) => {
                    // Codes that cannot be weighed have been named.
                    let _ = self.settings.set_severity(code, severity);
                }
                (None, Some(_)) => {}
            }
        }
    }

    /// A code that may be weighed and suppressed, or a fault.
    fn code(&mut self, name: &str, node: NodeId) -> Option<Code> {
        match code(name) {
            Ok(code) => Some(code),
            Err(kind) => {
                self.fault(self.range(node), kind);
                None
            }
        }
    }

    fn suppressions(&mut self, node: NodeId) {
        if self.kind(node) != NodeKind::Array {
            return self.wrong_type(node, SUPPRESSIONS, "a list");
        }
        let items: Vec<NodeId> = self.parsed.tree.elements(node).collect();
        for item in items {
            if self.kind(item) != NodeKind::Object {
                self.wrong_type(item, SUPPRESSIONS, "a list of objects");
            } else if let Some(suppression) = self.suppression(item) {
                self.settings.suppressions.push(suppression);
            }
        }
    }

    /// A suppression, if nothing is wrong with it: half of one might silence more than was meant.
    fn suppression(&mut self, node: NodeId) -> Option<Suppression> {
        let range = self.range(node);
        let damaged =
            |fault: &Fault| fault.range.start <= range.end && range.start <= fault.range.end;
        if self.faults.iter().any(damaged) {
            return None;
        }
        let before = self.faults.len();
        let (mut file, mut statement, mut named, mut reason) = (None, None, None, None);
        for (name, key, value) in self.members(node) {
            match name.as_str() {
                FILE => file = self.string(FILE, value).filter(|file| !file.is_empty()),
                STATEMENT => {
                    statement = self.string(STATEMENT, value);
                    if statement.as_deref() == Some("") {
                        self.fault(self.range(value), FaultKind::Missing(STATEMENT));
                    }
                }
                CODE => {
                    let text = self.string(CODE, value);
                    named = text.and_then(|text| self.code(&text, value));
                }
                REASON => {
                    reason = self
                        .string(REASON, value)
                        .filter(|reason| !reason.trim().is_empty());
                }
                _ => self.unknown_element(name, key, &[FILE, STATEMENT, CODE, REASON]),
            }
        }
        if before == self.faults.len() {
            let missing = [
                (FILE, file.is_none()),
                (CODE, named.is_none()),
                (REASON, reason.is_none()),
            ];
            for (element, _) in missing.into_iter().filter(|(_, missing)| *missing) {
                self.fault(range.clone(), FaultKind::Missing(element));
            }
        }
        (before == self.faults.len()).then_some(Suppression {
            file: file?,
            statement,
            code: named?,
            reason: reason?,
            range,
        })
    }
}

/// The code of that name, if it may be weighed and suppressed.
pub(super) fn code(name: &str) -> Result<Code, FaultKind> {
    match Code::from_name(name) {
        Some(code) if is_fixed(code) => Err(FaultKind::Fixed(code)),
        Some(code) => Ok(code),
        None => {
            let known = Code::ALL.iter().map(|code| code.as_str());
            Err(FaultKind::UnknownCode {
                found: name.to_owned(),
                nearest: nearest(name, known),
            })
        }
    }
}

/// A severity by its name: `Some(None)` is off.
pub(super) fn severity(name: &str) -> Option<Option<Severity>> {
    if name == "off" {
        return Some(None);
    }
    let known = Severity::ALL.into_iter();
    known
        .map(Some)
        .find(|severity| severity.is_some_and(|severity| severity.as_str() == name))
}
