//! A text with everything that was found in it: what the editor and the list show. Pure.

use std::ops::Range;

use charter_policy::{Diagnostic, LineIndex, Profile, Severity, check, counted_size, text};

/// A checked text.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The findings in the order of the text.
    pub findings: Vec<Diagnostic>,
    /// Its lines.
    pub lines: LineIndex,
    /// Its size as the vendor counts it.
    pub size: usize,
    /// The vendor's limit.
    pub limit: usize,
    /// Whether there is nothing but space: nothing has been written yet.
    pub is_blank: bool,
    text: String,
}

/// How many findings there are of each severity, the worst first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tally(pub [usize; 4]);

impl Tally {
    /// Counts findings.
    pub fn of(findings: &[Diagnostic]) -> Tally {
        let count = |severity| {
            findings
                .iter()
                .filter(|found| found.severity == severity)
                .count()
        };
        Tally(Severity::ALL.map(count))
    }

    /// The severities that occur, with their counts, the worst first.
    pub fn present(self) -> impl Iterator<Item = (Severity, usize)> {
        Severity::ALL
            .into_iter()
            .zip(self.0)
            .filter(|(_, count)| *count > 0)
    }

    /// The worst severity that occurs.
    pub fn worst(self) -> Option<Severity> {
        self.present().next().map(|(severity, _)| severity)
    }

    /// The findings for which the vendor refuses the text.
    pub fn errors(self) -> usize {
        self.0[0]
    }

    /// All findings.
    pub fn total(self) -> usize {
        self.0.iter().sum()
    }
}

/// One change of a text: what stands in `range` becomes `insert`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// UTF-16 offsets, as a text area counts.
    pub range: Range<usize>,
    /// What stands there afterwards.
    pub insert: String,
}

impl Checked {
    /// Checks a text.
    pub fn new(text: &str, profile: &'static Profile) -> Checked {
        Checked {
            findings: check(text, profile),
            lines: LineIndex::new(text),
            size: counted_size(text),
            limit: profile.max_size,
            is_blank: text.trim().is_empty(),
            text: text.to_owned(),
        }
    }

    /// How many there are of each severity.
    pub fn tally(&self) -> Tally {
        Tally::of(&self.findings)
    }

    /// The places among the findings of all those with a severity.
    pub fn of(&self, severity: Severity) -> Vec<usize> {
        let with = |at: &usize| self.findings[*at].severity == severity;
        (0..self.findings.len()).filter(with).collect()
    }

    /// The lines with findings and the worst severity of each, in order; a finding marks the line it begins in.
    pub fn marked_lines(&self) -> Vec<(usize, Severity)> {
        let mut marked: Vec<(usize, Severity)> = Vec::new();
        for found in &self.findings {
            let line = self.lines.position(found.range.start).line;
            match marked.last_mut() {
                Some((last, worst)) if *last == line => *worst = found.severity.min(*worst),
                _ => marked.push((line, found.severity)),
            }
        }
        marked
    }

    /// The range of a finding in UTF-16 offsets.
    pub fn selection(&self, at: usize) -> Option<Range<usize>> {
        let range = &self.findings.get(at)?.range;
        Some(self.lines.to_utf16(range.start)..self.lines.to_utf16(range.end))
    }

    /// The finding after (or before) the caret, which stands at this UTF-16 offset; beyond the last one the first.
    pub fn next(&self, caret: usize, forward: bool) -> Option<usize> {
        let caret = self.lines.from_utf16(caret);
        let mut places = self.findings.iter().map(|found| found.range.start);
        let last = self.findings.len().checked_sub(1)?;
        Some(match forward {
            true => places.position(|start| start > caret).unwrap_or(0),
            false => places.rposition(|start| start < caret).unwrap_or(last),
        })
    }

    /// The finding with a repair whose range the caret touches.
    pub fn fixable_at(&self, caret: usize) -> Option<usize> {
        let caret = self.lines.from_utf16(caret);
        let touches = |found: &Diagnostic| found.range.start <= caret && caret <= found.range.end;
        self.findings
            .iter()
            .position(|found| found.fix.is_some() && touches(found))
    }

    /// The repair of a finding as one change, as small as it can be.
    pub fn fix(&self, at: usize) -> Option<Splice> {
        let fix = self.findings.get(at)?.fix.as_ref()?;
        let after = text::apply(&self.text, &fix.edits).ok()?;
        let (range, insert) = difference(&self.text, &after);
        let range = self.lines.to_utf16(range.start)..self.lines.to_utf16(range.end);
        Some(Splice {
            range,
            insert: insert.to_owned(),
        })
    }
}

/// The smallest single replacement that makes `after` of `before`.
fn difference<'a>(before: &str, after: &'a str) -> (Range<usize>, &'a str) {
    let same = |(one, other): &(char, char)| one == other;
    let start: usize = before
        .chars()
        .zip(after.chars())
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let (old, new) = (&before[start..], &after[start..]);
    let end: usize = old
        .chars()
        .rev()
        .zip(new.chars().rev())
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum();
    (start..before.len() - end, &new[..new.len() - end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use charter_policy::tencent;

    const WRONG: &str = "{\n  \"version\": \"2.0\",\n  \"statement\": [\n    {\n      \"effect\": \"permit\",\n      \"action\": \"cos:*\",\n      \"resource\": \"*\",\n    }\n  ]\n}\n";

    fn checked(text: &str) -> Checked {
        Checked::new(text, &tencent::SCP)
    }

    #[test]
    fn findings_are_tallied_by_severity_with_the_worst_first() {
        let tally = Tally([0, 1, 0, 2]);
        assert_eq!(
            tally.present().collect::<Vec<_>>(),
            [(Severity::Security, 1), (Severity::Suggestion, 2)]
        );
        assert_eq!(
            (tally.worst(), tally.errors(), tally.total()),
            (Some(Severity::Security), 0, 3)
        );
        assert!(Tally([1, 0, 0, 0]) > Tally([0, 9, 9, 9]));
    }

    #[test]
    fn the_gutter_marks_the_line_in_which_a_finding_begins() {
        let lines: Vec<usize> = checked(WRONG)
            .marked_lines()
            .into_iter()
            .map(|(line, _)| line)
            .collect();
        assert_eq!(lines, [5, 7]);
    }

    #[test]
    fn going_on_from_the_last_finding_comes_to_the_first() {
        let checked = checked(WRONG);
        let last = checked.findings.len() - 1;
        assert_eq!(checked.next(0, true), Some(0));
        assert_eq!(checked.next(WRONG.len(), true), Some(0));
        assert_eq!(checked.next(0, false), Some(last));
        assert_eq!(checked.next(WRONG.len(), false), Some(last));
        let first = checked.selection(0).expect("there is one");
        assert_eq!(checked.next(first.start, true), Some(1));
    }

    #[test]
    fn a_repair_changes_no_more_than_it_must() {
        let checked = checked(WRONG);
        let comma = (0..checked.findings.len())
            .rev()
            .find_map(|at| checked.fix(at))
            .expect("a comma to remove");
        assert_eq!((comma.range.len(), comma.insert.as_str()), (1, ""));
        assert_eq!(difference("aéc", "abéc"), (1..1, "b"));
        assert_eq!(difference("aaa", "aa"), (2..3, ""));
        assert_eq!(difference("é", "è"), (0..2, "è"));
    }

    #[test]
    fn offsets_are_those_of_a_text_area() {
        let checked = checked("{\"字😀\": 1}");
        let unknown = checked.selection(0).expect("an unknown element");
        assert!(unknown.end <= "{\"字😀\": 1}".encode_utf16().count());
    }
}
