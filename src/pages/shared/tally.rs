//! How many findings a policy has of each severity, and where they stand in its text. Pure.

use std::ops::Range;

use charter_policy::{Catalog, Diagnostic, Document, Profile, Severity, check_kept, json};

/// What was found in a policy.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tally {
    /// How many findings there are of each severity, the worst first.
    pub counts: [usize; 4],
    /// Of how many actions nothing could be said, since no list has them: without findings, a tick would promise more than
    /// was looked at.
    pub unverified: usize,
}

impl Tally {
    /// Counts findings.
    pub fn of(findings: &[Diagnostic]) -> Tally {
        let count = |severity| {
            findings
                .iter()
                .filter(|found| found.severity == severity)
                .count()
        };
        Tally {
            counts: Severity::ALL.map(count),
            unverified: 0,
        }
    }

    /// Counts the findings of a document, and the actions that no list has.
    pub fn of_document(document: &Document) -> Tally {
        Tally {
            unverified: document.coverage().open(),
            ..Tally::of(document.findings())
        }
    }

    /// Checks a policy's text with the lists of a catalog, and counts what was found.
    pub fn of_text(text: &str, profile: &'static Profile, catalog: &Catalog) -> Tally {
        let parsed = json::parse(text);
        Tally {
            unverified: catalog.coverage(text, &parsed, profile.dialect).open(),
            ..Tally::of(&check_kept(text, &parsed, profile, catalog))
        }
    }

    /// The severities that occur, with their counts, the worst first.
    pub fn present(self) -> impl Iterator<Item = (Severity, usize)> {
        Severity::ALL
            .into_iter()
            .zip(self.counts)
            .filter(|(_, count)| *count > 0)
    }

    /// The worst severity that occurs.
    pub fn worst(self) -> Option<Severity> {
        self.present().next().map(|(severity, _)| severity)
    }

    /// The findings for which the vendor refuses the text.
    pub fn errors(self) -> usize {
        self.counts[0]
    }

    /// All findings.
    pub fn total(self) -> usize {
        self.counts.iter().sum()
    }
}

/// The places among the findings of all those with a severity.
pub fn with_severity(document: &Document, severity: Severity) -> Vec<usize> {
    let findings = document.findings();
    (0..findings.len())
        .filter(|&at| findings[at].severity == severity)
        .collect()
}

/// A range of bytes as a text area counts it.
pub fn in_area(document: &Document, range: &Range<usize>) -> Range<usize> {
    document.to_area(range.start)..document.to_area(range.end)
}

/// The finding after (or before) the caret, which stands at this offset of the text area; beyond the last one the first.
pub fn next(document: &Document, caret: usize, forward: bool) -> Option<usize> {
    let caret = document.from_area(caret);
    let findings = document.findings();
    let mut places = findings.iter().map(|found| found.range.start);
    let last = findings.len().checked_sub(1)?;
    Some(match forward {
        true => places.position(|start| start > caret).unwrap_or(0),
        false => places.rposition(|start| start < caret).unwrap_or(last),
    })
}

/// The finding with a repair whose range the caret touches.
pub fn fixable_at(document: &Document, caret: usize) -> Option<usize> {
    let caret = document.from_area(caret);
    let touches = |found: &Diagnostic| found.range.start <= caret && caret <= found.range.end;
    document
        .findings()
        .iter()
        .position(|found| found.fix.is_some() && touches(found))
}

#[cfg(test)]
mod tests {
    use super::*;
    use charter_policy::tencent;

    const WRONG: &str = "{\n  \"version\": \"2.0\",\n  \"statement\": [\n    {\n      \"effect\": \"permit\",\n      \"action\": \"cos:*\",\n      \"resource\": \"*\",\n    }\n  ]\n}\n";

    fn tally_of(counts: [usize; 4], unverified: usize) -> Tally {
        Tally { counts, unverified }
    }

    fn document(text: &str) -> Document {
        Document::new(text, &tencent::SCP)
    }

    #[test]
    fn findings_are_tallied_by_severity_with_the_worst_first() {
        let tally = tally_of([0, 1, 0, 2], 0);
        assert_eq!(
            tally.present().collect::<Vec<_>>(),
            [(Severity::Security, 1), (Severity::Suggestion, 2)]
        );
        assert_eq!(
            (tally.worst(), tally.errors(), tally.total()),
            (Some(Severity::Security), 0, 3)
        );
        assert!(tally_of([1, 0, 0, 0], 0) > tally_of([0, 9, 9, 9], 9));
    }

    #[test]
    fn what_was_not_looked_up_is_counted_beside_the_findings() {
        let policy = |action: &str| {
            format!(
                r#"{{"version":"2.0","statement":{{"effect":"deny","action":["{action}"],"resource":"*"}}}}"#
            )
        };
        let tally = |action| Tally::of_text(&policy(action), &tencent::SCP, &Catalog::empty());
        assert_eq!(tally("*"), tally_of([0; 4], 0));
        assert_eq!(tally("cvm:StopInstances"), tally_of([0; 4], 1));
        assert_eq!(tally("name/cos:Foo*"), tally_of([0; 4], 1));
        let document = document(&policy("cvm:StopInstances"));
        assert_eq!(Tally::of_document(&document), tally_of([0; 4], 1));
    }

    #[test]
    fn going_on_from_the_last_finding_comes_to_the_first() {
        let document = document(WRONG);
        let last = document.findings().len() - 1;
        assert_eq!(next(&document, 0, true), Some(0));
        assert_eq!(next(&document, WRONG.len(), true), Some(0));
        assert_eq!(next(&document, 0, false), Some(last));
        assert_eq!(next(&document, WRONG.len(), false), Some(last));
        let first = in_area(&document, &document.findings()[0].range);
        assert_eq!(next(&document, first.start, true), Some(1));
    }

    #[test]
    fn a_repair_is_found_from_anywhere_in_its_range() {
        let document = document(WRONG);
        let comma = WRONG.rfind("\",\n    }").expect("a trailing comma") + 1;
        let at = fixable_at(&document, comma).expect("its repair");
        assert_eq!(document.findings()[at].range, comma..comma + 1);
        assert_eq!(fixable_at(&document, 0), None);
    }
}
