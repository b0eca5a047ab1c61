//! What a team thinks of findings: how much each code matters, and which findings it has looked at and accepts.
//!
//! Settings stand beside the policies, never in them: a policy is the vendor's text, and whoever may write it should
//! not by that alone be able to silence what is said about it. They are JSON:
//!
//! ```json
//! {
//!   "severities": { "action-redundant": "off", "ip-private": "security" },
//!   "suppressions": [
//!     {
//!       "file": "policies/*.json",
//!       "statement": "BreakGlass",
//!       "code": "allow-all",
//!       "reason": "Sealed account for emergencies; reviewed every quarter."
//!     }
//!   ]
//! }
//! ```
//!
//! # How a suppression names its statement
//! By its Sid, which survives every edit; or, where it has none, by the [fingerprint](Statement::fingerprint) of its
//! content, which survives edits elsewhere, a move and a new layout, and ends with an edit of the statement itself: what
//! was accepted is no longer there, so it is looked at again. A statement's number is not offered, because one more
//! statement before it would silently move the suppression to a neighbour. Without `statement` it speaks of findings
//! outside of all statements, such as the document's size.
//!
//! What cannot be silenced: that a text is not JSON, for then hardly anything else was checked.

mod fault;
mod fingerprint;
mod glob;
mod read;
mod statement;

pub use fault::{Fault, FaultKind};
pub use statement::{Statement, statements};

use std::ops::Range;

use crate::dialect::Profile;
use crate::json;
use crate::{Code, Diagnostic, Severity};

/// Severities and suppressions; the empty ones change nothing.
///
/// ```
/// use charter_policy::settings::Settings;
/// use charter_policy::{check, tencent};
///
/// let (settings, faults) = Settings::read(
///     r#"{"suppressions": [{"file": "*.json", "statement": "Ops", "code": "allow-all", "reason": "Test account."}]}"#,
/// );
/// assert!(faults.is_empty());
///
/// let text = r#"{"version": "2.0", "statement": {"sid": "Ops", "effect": "allow", "action": "*", "resource": "*"}}"#;
/// let applied = settings.apply("a/ops.json", text, &tencent::CAM, check(text, &tencent::CAM));
/// assert!(applied.findings.is_empty());
/// assert_eq!(settings.suppressions()[applied.suppressed[0].suppression].reason, "Test account.");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    severities: Vec<(Code, Option<Severity>)>,
    suppressions: Vec<Suppression>,
}

/// Findings that are accepted: those of one code in one statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// Which files: a path in which `*` and `?` stand for characters of one folder and `**` for folders. Without a `/`
    /// it is the name of a file in whatever folder.
    pub file: String,
    /// Which statement: its Sid or its fingerprint; `None` is everything outside of statements.
    pub statement: Option<String>,
    /// Which findings.
    pub code: Code,
    /// Why they are accepted; never empty.
    pub reason: String,
    /// Its bytes in the settings.
    pub range: Range<usize>,
}

/// What [`Settings::apply`] gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Applied {
    /// The findings that are left, with their severities, in the order of the text.
    pub findings: Vec<Diagnostic>,
    /// Those that are accepted.
    pub suppressed: Vec<Suppressed>,
    /// Suppressions for this file that met no finding. Of a file that is not JSON none is named: what they speak of may
    /// only have been unreadable. One that names several files is superfluous when it is unused in all of them.
    pub unused: Vec<Unused>,
}

/// A finding that is accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppressed {
    /// The finding, with its severity.
    pub finding: Diagnostic,
    /// The place in [`Settings::suppressions`] of the one that accepts it.
    pub suppression: usize,
}

/// A suppression that met no finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unused {
    /// Its place in [`Settings::suppressions`].
    pub suppression: usize,
    /// Why.
    pub why: WhyUnused,
}

/// Why a suppression met no finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyUnused {
    /// The file has no such statement; one named by its fingerprint may have been edited.
    NoSuchStatement,
    /// Several statements have that Sid, so it names none.
    SeveralStatements,
    /// The statement has no such finding (any more).
    NoSuchFinding,
}

impl Settings {
    /// Reads settings. What is at fault is left out and named; nothing that silences a finding is guessed.
    pub fn read(text: &str) -> (Self, Vec<Fault>) {
        read::settings(text)
    }

    /// The suppressions, in the order of the text.
    pub fn suppressions(&self) -> &[Suppression] {
        &self.suppressions
    }

    /// The severity that a code has been given: `Some(None)` is off, `None` is as the profile has it.
    pub fn severity(&self, code: Code) -> Option<Option<Severity>> {
        let own = self.severities.iter().find(|(given, _)| *given == code);
        own.map(|(_, severity)| *severity)
    }

    /// Gives a code another severity, or turns it off. A check that a profile does not make is not made for that.
    ///
    /// # Errors
    /// [`FaultKind::Fixed`] for the codes that say that a text is not JSON.
    pub fn set_severity(
        &mut self,
        code: Code,
        severity: Option<Severity>,
    ) -> Result<(), FaultKind> {
        if is_fixed(code) {
            return Err(FaultKind::Fixed(code));
        }
        self.severities.retain(|(given, _)| *given != code);
        self.severities.push((code, severity));
        Ok(())
    }

    /// [`Settings::set_severity`] by names: a code, and a severity or `off`.
    ///
    /// # Errors
    /// What the names are not.
    pub fn set_named(&mut self, code: &str, severity: &str) -> Result<(), FaultKind> {
        let unknown = || FaultKind::UnknownSeverity(severity.to_owned());
        let severity = read::severity(severity).ok_or_else(unknown)?;
        self.set_severity(read::code(code)?, severity)
    }

    /// Applies severities, then suppressions, to the findings of a text. `file` is its path as the settings speak of it,
    /// with `/` between folders.
    pub fn apply(
        &self,
        file: &str,
        text: &str,
        profile: &'static Profile,
        findings: Vec<Diagnostic>,
    ) -> Applied {
        let mut findings: Vec<Diagnostic> = findings
            .into_iter()
            .filter_map(|found| self.weighed(found))
            .collect();
        charter_order::sort_by_key(&mut findings, |found| {
            (found.range.start, found.severity, found.code)
        });
        let here: Vec<usize> = (0..)
            .zip(&self.suppressions)
            .filter(|(_, suppression)| glob::names(&suppression.file, file))
            .map(|(at, _)| at)
            .collect();
        if here.is_empty() {
            return Applied {
                findings,
                ..Applied::default()
            };
        }
        let parsed = json::parse(text);
        let known = statement::of(text, &parsed, profile);
        let mut applied = Applied::default();
        for found in findings {
            let accepted = here.iter().copied().find(|&at| {
                self.suppressions
                    .get(at)
                    .is_some_and(|suppression| suppression.accepts(&found, &known))
            });
            match accepted {
                Some(suppression) => applied.suppressed.push(Suppressed {
                    finding: found,
                    suppression,
                }),
                None => applied.findings.push(found),
            }
        }
        if parsed.faults.is_empty() {
            applied.unused = self.unused(&here, &known, &applied.suppressed);
        }
        applied
    }

    /// The finding with the severity that it has been given, unless it is off.
    fn weighed(&self, mut found: Diagnostic) -> Option<Diagnostic> {
        if let Some(severity) = self.severity(found.code) {
            found.severity = severity?;
        }
        Some(found)
    }

    fn unused(&self, here: &[usize], known: &[Statement], used: &[Suppressed]) -> Vec<Unused> {
        let idle = |at: &usize| !used.iter().any(|used| used.suppression == *at);
        here.iter()
            .copied()
            .filter(idle)
            .filter_map(|at| {
                let why = match self.suppressions.get(at)?.place(known) {
                    Place::Nowhere => WhyUnused::NoSuchStatement,
                    Place::Unclear => WhyUnused::SeveralStatements,
                    Place::Outside | Place::In(_) => WhyUnused::NoSuchFinding,
                };
                Some(Unused {
                    suppression: at,
                    why,
                })
            })
            .collect()
    }
}

/// What a suppression speaks of in one text.
enum Place {
    /// Everything outside of statements.
    Outside,
    /// The statement with these bytes.
    In(Range<usize>),
    Nowhere,
    Unclear,
}

impl Suppression {
    fn place(&self, known: &[Statement]) -> Place {
        let Some(name) = &self.statement else {
            return Place::Outside;
        };
        let mut named = known.iter().filter(|statement| statement.is_named(name));
        match (named.next(), named.next()) {
            (None, _) => Place::Nowhere,
            (Some(statement), None) => Place::In(statement.range.clone()),
            // The same content twice is the same decision twice; the same Sid on two contents is not.
            (Some(statement), Some(_)) if fingerprint::is_one(name) => {
                Place::In(statement.range.clone())
            }
            (Some(_), Some(_)) => Place::Unclear,
        }
    }

    fn accepts(&self, found: &Diagnostic, known: &[Statement]) -> bool {
        if found.code != self.code {
            return false;
        }
        let holds =
            |range: &Range<usize>| range.start <= found.range.start && found.range.end <= range.end;
        match self.place(known) {
            Place::Outside => !known.iter().any(|statement| holds(&statement.range)),
            Place::In(range) => holds(&range),
            Place::Nowhere | Place::Unclear => false,
        }
    }
}

/// Whether a code's severity cannot be changed: a text that is no policy of the kind is not checked any further.
fn is_fixed(code: Code) -> bool {
    let unchecked = matches!(
        code,
        Code::DocumentWrapped
            | Code::DocumentUnread
            | Code::DocumentError
            | Code::DocumentEmpty
            | Code::LanguageOther
    );
    unchecked || (code.is_syntax() && code.severity() == Severity::Error)
}
