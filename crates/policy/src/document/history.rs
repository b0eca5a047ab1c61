//! What was done to a text, step by step, so that it can be taken back and done again.

use std::ops::Range;

use super::Reading;
use crate::text::TextEdit;

/// So many steps are kept.
const MOST_STEPS: usize = 1_000;
/// So many bytes of replaced and inserted text are kept; pasting megabytes must not fill the memory.
const MOST_BYTES: usize = 32 << 20;

/// One replacement, with what it takes to go both ways.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Splice {
    /// Where it stands in the text before the step.
    before: usize,
    /// Where it stands in the text after the step.
    after: usize,
    removed: String,
    inserted: String,
}

/// How a text was read before a step, and after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Readings {
    pub before: Reading,
    pub after: Reading,
}

/// The splices of one step, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    splices: Vec<Splice>,
    /// Where the step changed it.
    readings: Option<Box<Readings>>,
    /// Whether more typing may join it.
    open: bool,
}

/// A step that is to be carried out, backward or forward.
pub(super) struct Turn {
    pub edits: Vec<TextEdit>,
    /// The bytes that it changes, as they stand then; `None` where it changes none.
    pub span: Option<Range<usize>>,
    /// How the text is read then, where that changes.
    pub reading: Option<Reading>,
}

/// The steps done and undone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    bytes: usize,
}

impl History {
    /// Records edits that are about to be made to `text`. Typing joins the step before it where it goes on there.
    pub fn record(&mut self, text: &str, edits: &[TextEdit], typing: bool) {
        self.keep(Step::new(text, edits, typing), typing);
    }

    /// Records edits that are about to be made to `text`, and a change of how it is read, as one step.
    pub fn record_reading(&mut self, text: &str, edits: &[TextEdit], readings: Readings) {
        let mut step = Step::new(text, edits, false);
        step.readings = Some(Box::new(readings));
        self.keep(step, false);
    }

    fn keep(&mut self, step: Step, typing: bool) {
        self.undone.clear();
        self.bytes += step.bytes();
        let joined = match (self.done.last_mut(), step.splices.as_slice()) {
            (Some(last), [splice]) if typing && last.open => last.join(splice),
            _ => false,
        };
        if !joined {
            self.seal();
            self.done.push(step);
        }
        let mut surplus = self.done.len().saturating_sub(MOST_STEPS);
        let mut bytes = self.bytes;
        while bytes > MOST_BYTES && surplus + 1 < self.done.len() {
            bytes -= self.done.get(surplus).map_or(0, Step::bytes).min(bytes);
            surplus += 1;
        }
        for step in self.done.drain(..surplus) {
            self.bytes -= step.bytes().min(self.bytes);
        }
    }

    /// Ends the step that is being typed: what is typed next is a step of its own.
    pub fn seal(&mut self) {
        if let Some(last) = self.done.last_mut() {
            last.open = false;
        }
    }

    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> Option<Turn> {
        let mut step = self.done.pop()?;
        step.open = false;
        let turn = Turn {
            edits: step.backward(),
            span: step.span(|splice| splice.before..splice.before + splice.removed.len()),
            reading: step.readings.as_ref().map(|both| both.before.clone()),
        };
        self.undone.push(step);
        Some(turn)
    }

    /// Does the step again that was taken back last.
    pub fn redo(&mut self) -> Option<Turn> {
        let step = self.undone.pop()?;
        let turn = Turn {
            edits: step.forward(),
            span: step.span(|splice| splice.after..splice.after + splice.inserted.len()),
            reading: step.readings.as_ref().map(|both| both.after.clone()),
        };
        self.done.push(step);
        Some(turn)
    }
}

impl Step {
    fn new(text: &str, edits: &[TextEdit], open: bool) -> Step {
        let mut ordered: Vec<&TextEdit> = edits.iter().collect();
        charter_order::sort_by_key(&mut ordered, |edit| (edit.range.start, edit.range.end));
        let (mut grown, mut shrunk) = (0, 0);
        let splices = ordered.into_iter().map(|edit| {
            let before = edit.range.start;
            let after = before + grown - shrunk;
            grown += edit.insert.len();
            shrunk += edit.range.len();
            Splice {
                before,
                after,
                removed: text.get(edit.range.clone()).unwrap_or_default().to_owned(),
                inserted: edit.insert.clone(),
            }
        });
        Step {
            splices: splices.collect(),
            readings: None,
            open,
        }
    }

    fn bytes(&self) -> usize {
        let bytes = |splice: &Splice| splice.removed.len() + splice.inserted.len();
        self.splices.iter().map(bytes).sum()
    }

    fn forward(&self) -> Vec<TextEdit> {
        let edit = |splice: &Splice| {
            let end = splice.before + splice.removed.len();
            TextEdit::replace(splice.before..end, splice.inserted.as_str())
        };
        self.splices.iter().map(edit).collect()
    }

    fn backward(&self) -> Vec<TextEdit> {
        let edit = |splice: &Splice| {
            let end = splice.after + splice.inserted.len();
            TextEdit::replace(splice.after..end, splice.removed.as_str())
        };
        self.splices.iter().map(edit).collect()
    }

    /// From the first to the last of the ranges.
    fn span(&self, range: impl Fn(&Splice) -> Range<usize>) -> Option<Range<usize>> {
        let first = range(self.splices.first()?).start;
        let last = range(self.splices.last()?).end;
        Some(first..last.max(first))
    }

    /// Takes a splice of the text after this step into it, where it continues the typing.
    fn join(&mut self, next: &Splice) -> bool {
        let [own] = self.splices.as_mut_slice() else {
            return false;
        };
        own.goes_on(next) && own.take_in(next)
    }
}

impl Splice {
    /// Whether `next` reads as the same piece of typing: more letters in a row, more deleted in a row, or a letter of
    /// the same word put right (as an input method does all the time). A new line begins a new step.
    fn goes_on(&self, next: &Splice) -> bool {
        let breaks = |text: &str| text.contains(['\n', '\r']);
        let one_way = match (self.inserted.is_empty(), next.inserted.is_empty()) {
            (false, false) => next.removed.len() <= self.inserted.len(),
            (true, true) => true,
            // A slip of the finger that is put right belongs to the typing; deleting what was there does not.
            (false, true) => next.removed.len() < self.inserted.len(),
            (true, false) => false,
        };
        one_way && !breaks(&next.inserted) && !breaks(&self.inserted)
    }

    /// Joins `next` where it touches what this one inserted.
    fn take_in(&mut self, next: &Splice) -> bool {
        let (start, end) = (self.after, self.after + self.inserted.len());
        let (from, to) = (next.before, next.before + next.removed.len());
        if from > end || to < start {
            return false;
        }
        let kept_before = self
            .inserted
            .get(..from.saturating_sub(start))
            .unwrap_or_default();
        let kept_after = self
            .inserted
            .get((to.max(start) - start).min(end - start)..)
            .unwrap_or_default();
        let inserted = [kept_before, &next.inserted, kept_after].concat();
        let before = next
            .removed
            .get(..start.saturating_sub(from))
            .unwrap_or_default();
        let beyond = to.saturating_sub(end);
        let after = next
            .removed
            .get(next.removed.len() - beyond.min(next.removed.len())..)
            .unwrap_or_default();
        self.removed = [before, &self.removed, after].concat();
        self.before -= before.len();
        self.after -= before.len();
        self.inserted = inserted;
        true
    }
}
