//! A policy text that is being written: its bytes, what they mean, what is wrong with them, and what was done to them.
//!
//! One [`Document`] stands behind every way of writing a policy, so that they cannot disagree: a text area types into
//! it ([`Document::type_in`]), a form changes it ([`Document::apply`]), and both share one undo. Every change is a
//! replacement of some bytes; all others stay as they are, whatever they look like.

mod ending;
mod format;
mod history;
mod reading;

use std::borrow::Cow;
use std::ops::Range;

pub use ending::LineEnding;
pub use format::{Layout, layout};
pub use reading::Reading;

use crate::catalog::{Catalog, Coverage};
use crate::check::{Origin, check_kept, is_in_doubt, origin};
use crate::dialect::Profile;
use crate::envelope::About;
use crate::json::{self, Parsed};
use crate::size::{Size, size};
use crate::text::{self, EditError, LineIndex, TextEdit};
use crate::visual::{self, Source, Visual};
use crate::{Code, Diagnostic, Severity};
use history::{History, Readings, Turn};

/// Repairs bring up findings that were hidden before; after so many rounds the rest is left to the person.
const MOST_PASSES: usize = 10;

/// A policy text with everything that is known of it.
///
/// ```
/// use charter_policy::{Document, tencent};
///
/// let mut document = Document::new("{\r\n  \"version\": \"1.0\"\r\n}", &tencent::SCP);
/// document.type_in("{\n  \"version\": \"2.0\"\n}", 17);
/// assert_eq!(document.text(), "{\r\n  \"version\": \"2.0\"\r\n}");
/// document.undo();
/// assert_eq!(document.text(), "{\r\n  \"version\": \"1.0\"\r\n}");
/// ```
#[derive(Debug, Clone)]
pub struct Document {
    text: String,
    reading: Reading,
    catalog: Catalog,
    ending: LineEnding,
    parsed: Parsed,
    lines: LineIndex,
    findings: Vec<Diagnostic>,
    /// What says of a text that it is no policy of this kind, once it is there.
    origin: Option<Origin>,
    /// Whether it said so of this one.
    is_foreign: bool,
    history: History,
    version: u64,
}

/// Two documents are the same when they read the same; how they came to it does not count.
impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.reading == other.reading
    }
}

impl Document {
    /// Reads a text, which is kept byte for byte.
    pub fn new(text: impl Into<String>, profile: &'static Profile) -> Self {
        Self::reading_with(text.into(), profile, Some(origin))
    }

    /// Like [`Self::new`], where what tells that a text is no policy of a kind comes later ([`Self::set_origin`]), and only
    /// when [`Self::needs_origin`]. Until then such a text has the findings of a policy that is all wrong.
    ///
    /// ```
    /// use charter_policy::{Code, Document, origin, tencent};
    ///
    /// let request = r#"{"PolicyDocument": "{\"version\": \"2.0\", \"statement\": []}"}"#;
    /// let mut document = Document::without_origin(request, &tencent::SCP);
    /// assert!(document.needs_origin());
    /// document.set_origin(origin);
    /// assert_eq!(document.findings()[0].code, Code::DocumentWrapped);
    /// ```
    pub fn without_origin(text: impl Into<String>, profile: &'static Profile) -> Self {
        Self::reading_with(text.into(), profile, None)
    }

    fn reading_with(text: String, profile: &'static Profile, origin: Option<Origin>) -> Self {
        let mut document = Self {
            ending: LineEnding::of(&text),
            findings: Vec::new(),
            lines: LineIndex::new(&text),
            parsed: json::parse(&text),
            text,
            reading: Reading::new(profile),
            catalog: Catalog::empty(),
            origin,
            is_foreign: false,
            history: History::default(),
            version: 0,
        };
        document.find();
        document
    }

    /// Whether the text may be something else than a policy of its kind, and nothing is there yet to tell.
    pub fn needs_origin(&self) -> bool {
        self.origin.is_none() && is_in_doubt(&self.text, &self.parsed, self.profile())
    }

    /// Tells from now on whether the text is something else than a policy of its kind.
    pub fn set_origin(&mut self, origin: Origin) {
        self.origin = Some(origin);
        self.check();
    }

    /// The text, byte for byte.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The kind of policy that it is read as.
    pub fn profile(&self) -> &'static Profile {
        self.reading.profile
    }

    /// How it is read, and what is known of it beside its bytes.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// Reads it as another kind of policy, which somebody chose or the text tells. That is no step: the text and what was
    /// done to it stay.
    pub fn read_as(&mut self, profile: &'static Profile, is_chosen: bool) {
        let is_another = self.reading.profile != profile;
        if is_another || self.reading.is_chosen != is_chosen {
            self.reading.profile = profile;
            self.reading.is_chosen = is_chosen;
            self.check();
        }
    }

    /// Reads it as the kind of policy that somebody chose, as one step of undo.
    pub fn choose(&mut self, profile: &'static Profile) {
        let reading = self.reading.clone().chosen(profile);
        // No edit can fail to fit.
        let _ = self.step(&[], reading);
    }

    /// The services that the text is held against.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Holds the text against these services.
    pub fn set_catalog(&mut self, catalog: Catalog) {
        self.catalog = catalog;
        self.check();
    }

    /// The tree and its faults.
    pub fn parsed(&self) -> &Parsed {
        &self.parsed
    }

    /// Lines, columns and offsets.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }

    /// What was found in it, in the order of the text.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// What new lines end with: what most lines of the text ended with when it was read.
    pub fn line_ending(&self) -> LineEnding {
        self.ending
    }

    /// Its size as the vendor counts it, and in characters.
    pub fn size(&self) -> Size {
        size(&self.text, self.profile())
    }

    /// How many of its actions the loaded services do not list, where that is no reason for a finding.
    pub fn unlisted_actions(&self) -> usize {
        self.coverage().unlisted.len()
    }

    /// How many of its actions were looked up in the loaded services.
    pub fn coverage(&self) -> Coverage {
        let dialect = self.profile().dialect;
        self.catalog.coverage(&self.text, &self.parsed, dialect)
    }

    /// Whether there is nothing but space: nothing has been written yet.
    pub fn is_blank(&self) -> bool {
        self.text
            .chars()
            .all(|character| character.is_whitespace() || character == '\u{feff}')
    }

    /// Rises with every change, undo and redo included.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The text as a browser's text area holds it: every line end is `\n`, and there is no byte order mark. Offsets
    /// of it are those of [`LineIndex::to_area`].
    pub fn area_text(&self) -> Cow<'_, str> {
        ending::to_area(&self.text)
    }

    /// The offset in the text area of a byte offset.
    pub fn to_area(&self, offset: usize) -> usize {
        self.lines.to_area(offset)
    }

    /// The byte offset of an offset in the text area.
    pub fn from_area(&self, units: usize) -> usize {
        self.lines.from_area(units)
    }

    /// Takes over what a text area holds now, as the one smallest edit that makes it of the text; says whether there
    /// was a difference. `caret` is where the caret stands in the area, in UTF-16 units. Typing that goes on at one
    /// place is one step of undo.
    pub fn type_in(&mut self, area_text: &str, caret: usize) -> bool {
        let before = self.area_text();
        let caret = LineIndex::new(area_text).from_utf16(caret);
        let Some(edit) = text::difference(&before, area_text, caret) else {
            return false;
        };
        let place = |offset: usize| match &before {
            // The area's bytes are the text's, but for a byte order mark at the start.
            Cow::Borrowed(area) => offset + self.text.len() - area.len(),
            Cow::Owned(area) => self.lines.from_area(LineIndex::new(area).to_utf16(offset)),
        };
        let range = place(edit.range.start)..place(edit.range.end);
        let insert = self.ending.put_into(&edit.insert).into_owned();
        let edit = ending::keep_apart(&self.text, TextEdit { range, insert });
        self.replace(&[edit], true).is_ok()
    }

    /// Carries out edits made for this very text, as one step of undo. On an error nothing has changed.
    pub fn apply(&mut self, edits: &[TextEdit]) -> Result<(), EditError> {
        let changes = edits
            .iter()
            .any(|edit| self.text.get(edit.range.clone()) != Some(&edit.insert));
        if changes {
            self.replace(edits, false)?;
        }
        Ok(())
    }

    /// Does what a control of a form does, as one step of undo.
    ///
    /// # Errors
    /// [`Refused`](crate::visual::Refused) where the text has no such place, or the place cannot be changed.
    pub fn change(&mut self, change: &visual::Change) -> Result<(), visual::Refused> {
        let edits = visual::edits_of(self.source(), change)?;
        // They were made for this very text, so they fit.
        let _ = self.apply(&edits);
        Ok(())
    }

    /// What a form shows of it.
    pub fn visual(&self) -> Visual {
        visual::view_of(self.source())
    }

    fn source(&self) -> Source<'_> {
        // As long as nobody can tell, nothing is added to what may be no policy.
        let is_foreign = self.is_foreign || self.needs_origin();
        Source::new(&self.text, &self.parsed, self.profile()).foreign(is_foreign)
    }

    /// Carries out the repair of a finding, as one step of undo; says whether it has one. What stands around a policy
    /// that is unwrapped names and describes it.
    pub fn fix(&mut self, finding: usize) -> bool {
        self.repair(finding, Reading::named_by)
    }

    /// Like [`Self::fix`], where the kind of policy may be another: a policy that is unwrapped is read as what stands
    /// around it says, unless somebody chose the kind.
    pub fn fix_as_told(&mut self, finding: usize) -> bool {
        self.repair(finding, Reading::told_by)
    }

    fn repair(&mut self, finding: usize, read: fn(Reading, &About) -> Reading) -> bool {
        let fix = self
            .findings
            .get(finding)
            .and_then(|found| found.fix.clone());
        fix.is_some_and(|fix| {
            let reading = self.reading.clone();
            let reading = match &fix.about {
                Some(about) => read(reading, about),
                None => reading,
            };
            self.step(&fix.edits, reading).is_ok()
        })
    }

    /// Carries out the repairs of all errors, again while repairs bring up others, as one step of undo. Gives how many
    /// there were. What is no error may be meant as it is: each such repair is for a person to choose.
    pub fn fix_all(&mut self) -> usize {
        let mut mended = self.clone();
        let mut count = 0;
        for _ in 0..MOST_PASSES {
            let edits = mended.repairs();
            let before = mended.text.clone();
            if edits.is_empty() || mended.apply(&edits.concat()).is_err() || mended.text == before {
                break;
            }
            count += edits.len();
        }
        if count > 0 {
            self.exchange(&mended.text, self.reading.clone());
        }
        count
    }

    /// The errors whose repairs [`Self::fix_all`] carries out. Of several policies in one text somebody must choose.
    pub fn repairable(&self) -> impl Iterator<Item = &Diagnostic> {
        // What unwrapping leaves away is for a person to look at.
        self.findings.iter().filter(|found| {
            let is_error = found.severity == Severity::Error && found.fix.is_some();
            is_error && found.code != Code::DocumentWrapped
        })
    }

    /// The repairs that can be carried out together: of two that touch the same place, the first.
    fn repairs(&self) -> Vec<Vec<TextEdit>> {
        let mut chosen: Vec<Vec<TextEdit>> = Vec::new();
        let meets = |one: &TextEdit, other: &TextEdit| {
            one.range.start <= other.range.end && other.range.start <= one.range.end
        };
        for fix in self.repairable().filter_map(|found| found.fix.as_ref()) {
            let free = |edit: &TextEdit| !chosen.iter().flatten().any(|taken| meets(taken, edit));
            if fix.edits.iter().all(free) {
                chosen.push(fix.edits.clone());
            }
        }
        chosen
    }

    /// Puts another text in the place of this one, as one step of undo: only what differs is replaced. What was known of
    /// the one before is forgotten.
    pub fn put(&mut self, text: &str) {
        self.exchange(text, self.reading.clone().unnamed());
    }

    fn exchange(&mut self, text: &str, reading: Reading) {
        let edit = text::difference(&self.text, text, text.len());
        // The edit was made for this text, so it fits.
        let _ = self.step(edit.as_slice(), reading);
        self.ending = LineEnding::of(&self.text);
    }

    /// Ends a step of typing: what is typed next is undone by itself. For when the caret was moved, or the editor left.
    pub fn seal(&mut self) {
        self.history.seal();
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Takes the last step back. Gives the bytes that changed, as they stand now; `None` where none did.
    pub fn undo(&mut self) -> Option<Range<usize>> {
        let turn = self.history.undo()?;
        self.carry_out(turn)
    }

    /// Does the step again that was taken back last. Gives the bytes that changed, as they stand now; `None` where none
    /// did.
    pub fn redo(&mut self) -> Option<Range<usize>> {
        let turn = self.history.redo()?;
        self.carry_out(turn)
    }

    /// How many findings the vendor refuses the text for.
    pub fn errors(&self) -> usize {
        let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
        self.findings.iter().filter(is_error).count()
    }

    fn replace(&mut self, edits: &[TextEdit], typing: bool) -> Result<(), EditError> {
        let after = text::apply(&self.text, edits)?;
        self.history.record(&self.text, edits, typing);
        self.read(after);
        Ok(())
    }

    /// Carries out edits and reads the text in that way, as one step; none where nothing changes.
    fn step(&mut self, edits: &[TextEdit], reading: Reading) -> Result<(), EditError> {
        if reading == self.reading {
            return self.apply(edits);
        }
        let after = text::apply(&self.text, edits)?;
        let before = std::mem::replace(&mut self.reading, reading.clone());
        let readings = Readings {
            before,
            after: reading,
        };
        self.history.record_reading(&self.text, edits, readings);
        self.read(after);
        Ok(())
    }

    fn carry_out(&mut self, turn: Turn) -> Option<Range<usize>> {
        let after = text::apply(&self.text, &turn.edits).ok()?;
        if let Some(reading) = turn.reading {
            self.reading = reading;
        }
        self.read(after);
        turn.span
    }

    fn read(&mut self, text: String) {
        self.text = text;
        self.parsed = json::parse(&self.text);
        self.lines = LineIndex::new(&self.text);
        self.check();
    }

    fn check(&mut self) {
        self.find();
        self.version += 1;
    }

    fn find(&mut self) {
        let (text, parsed, profile) = (&self.text, &self.parsed, self.reading.profile);
        let asked = self.origin.filter(|_| is_in_doubt(text, parsed, profile));
        let other = asked.and_then(|origin| origin(text, parsed, profile));
        self.is_foreign = other.is_some();
        self.findings = other.unwrap_or_else(|| check_kept(text, parsed, profile, &self.catalog));
    }
}
