//! The policy that is being written, as the parts of its editor hold it.

use std::ops::Range;
use std::sync::Arc;

use charter_policy::complete::Names;
use charter_policy::visual::{Change, Refused, Visual};
use charter_policy::{Catalog, Document, Profile, Reading, TextEdit};
use leptos::prelude::*;

use super::origin::{self, OriginReader};
use crate::pages::shared::catalog::{self, Language};
use crate::pages::shared::tally::Tally;

/// A document behind every way of writing it. Copies are the same document; the page that makes it owns it.
#[derive(Clone, Copy)]
pub struct PolicyDocument {
    document: RwSignal<Document>,
    /// What tells whether the text is no policy of its kind.
    origin: OriginReader,
    tally: Memo<Tally>,
    is_blank: Memo<bool>,
    visual: Memo<Arc<Visual>>,
    language: Memo<Language>,
    reading: Memo<Reading>,
    catalog: Signal<Catalog>,
    names: RwSignal<Names>,
    /// How many parts of a form are filled in and not part of the policy yet.
    unfinished: RwSignal<usize>,
    /// A place that somebody wants to see in the JSON.
    wanted: RwSignal<Option<Range<usize>>>,
    /// What is told the kind as which it is read, on pages where that may be chosen.
    follower: StoredValue<Option<Callback<Reading>>>,
}

impl PolicyDocument {
    /// A document that begins with this text.
    pub fn new(text: &str, profile: &'static Profile) -> Self {
        let document = RwSignal::new(Document::without_origin(text, profile));
        let language =
            Memo::new(move |_| document.with(|document| document.profile().dialect.name));
        Effect::new(move |_| catalog::want_index(language.get()));
        let origin = origin::follow(document);
        let catalog = Signal::derive(move || catalog::catalog(language.get()).get());
        Effect::new(move |_| {
            let catalog = catalog.get();
            let _ = document.try_update(|document| document.set_catalog(catalog));
        });
        Self {
            document,
            origin,
            tally: Memo::new(move |_| document.with(Tally::of_document)),
            is_blank: Memo::new(move |_| document.with(Document::is_blank)),
            visual: Memo::new(move |_| Arc::new(document.with(Document::visual))),
            language,
            reading: Memo::new(move |_| document.with(|document| document.reading().clone())),
            catalog,
            names: RwSignal::new(Names::default()),
            unfinished: RwSignal::new(0),
            wanted: RwSignal::new(None),
            follower: StoredValue::new(None),
        }
    }

    /// Reads it; who reads is told of changes.
    pub fn with<T>(self, read: impl FnOnce(&Document) -> T) -> T {
        self.document.with(read)
    }

    /// Reads it as it is now.
    pub fn now<T>(self, read: impl FnOnce(&Document) -> T) -> T {
        self.document.with_untracked(read)
    }

    /// What tells whether the text is something else than a policy of its kind, as far as it has come.
    pub(super) fn origin(self) -> OriginReader {
        self.origin
    }

    /// The document to read from.
    pub fn signal(self) -> Signal<Document> {
        self.document.into()
    }

    /// Its text, byte for byte.
    pub fn text(self) -> String {
        self.with(|document| document.text().to_owned())
    }

    /// How many findings it has.
    pub fn tally(self) -> Memo<Tally> {
        self.tally
    }

    /// Whether nothing has been written yet.
    pub fn is_blank(self) -> Memo<bool> {
        self.is_blank
    }

    /// Knows the accounts of the organization by their names, for who writes their numbers.
    pub fn set_names(self, names: Names) {
        let _ = self.names.try_set(names);
    }

    /// What a form shows of it.
    pub fn visual(self) -> Memo<Arc<Visual>> {
        self.visual
    }

    /// The services, as far as they are loaded.
    pub fn catalog(self) -> Signal<Catalog> {
        self.catalog
    }

    /// The language that it is written in.
    pub fn language(self) -> Memo<Language> {
        self.language
    }

    /// Counts a part of a form that is no part of the policy yet, as long as the calling component stands.
    pub(super) fn count_unfinished(self) {
        self.unfinished.update(|count| *count += 1);
        on_cleanup(move || {
            let _ = self
                .unfinished
                .try_update(|count| *count = count.saturating_sub(1));
        });
    }

    /// How many parts of a form are not part of the policy yet: whoever goes on would lose them.
    pub fn unfinished(self) -> Signal<usize> {
        self.unfinished.into()
    }

    /// The names that the organization knows, as far as they are loaded.
    pub fn names(self) -> Names {
        self.names.get()
    }

    /// Asks for the services that it speaks of; they come into the catalog and its checks.
    pub(super) fn load_services(self) {
        let mentioned = self.catalog.with(|catalog| {
            self.with(|document| {
                catalog.mentioned(
                    document.text(),
                    document.parsed(),
                    document.profile().dialect,
                )
            })
        });
        catalog::want_services(
            self.language.get_untracked(),
            mentioned.iter().map(String::as_str),
        );
    }

    /// Does what a control of a form does, as one step of undo.
    pub fn carry_out(self, change: &Change) -> Result<(), Refused> {
        self.seal();
        self.change(|document| Some(document.change(change)))
            .unwrap_or(Ok(()))
    }

    /// Shows a range of bytes in the JSON: the editor turns to that tab and selects it.
    pub fn show_json(self, range: Range<usize>) {
        self.wanted.set(Some(range));
    }

    /// The place that is to be shown in the JSON next.
    pub fn wanted(self) -> RwSignal<Option<Range<usize>>> {
        self.wanted
    }

    /// Takes over what a text area holds, its caret at this offset.
    pub fn type_in(self, area_text: &str, caret: usize) {
        let _ = self.change(|document| document.type_in(area_text, caret));
    }

    /// Carries out edits as one step of undo; says whether they were made for the text as it is.
    pub fn apply(self, edits: &[TextEdit]) -> bool {
        self.change(|document| document.apply(edits).is_ok())
    }

    /// Carries out the repair of a finding; says whether it has one.
    pub fn fix(self, finding: usize) -> bool {
        match self.can_choose() {
            true => self.change(|document| document.fix_as_told(finding)),
            false => self.change(|document| document.fix(finding)),
        }
    }

    /// Carries out every repair, as one step of undo; gives how many there were.
    pub fn fix_all(self) -> usize {
        self.change(Document::fix_all)
    }

    /// Puts another text in the place of this one, as one step of undo.
    pub fn put(self, text: &str) {
        self.change(|document| document.put(text));
    }

    /// Reads it as a kind of policy that was chosen elsewhere or that the text tells.
    pub fn read_as(self, profile: &'static Profile, is_chosen: bool) {
        self.change(|document| document.read_as(profile, is_chosen));
    }

    /// Reads it as another kind of policy, as one step of undo.
    pub(super) fn choose(self, profile: &'static Profile) {
        self.change(|document| document.choose(profile));
    }

    /// Lets whoever shows it read it as another kind of policy; the kind is then told to the page.
    pub fn set_follower(self, follower: Callback<Reading>) {
        self.follower.set_value(Some(follower));
    }

    /// Whether it may be read as another kind of policy.
    pub(super) fn can_choose(self) -> bool {
        let follower = self.follower.try_get_value().flatten();
        follower.is_some()
    }

    /// What reads it as another kind of policy, where that may be chosen.
    pub(super) fn chooser(self) -> Option<Callback<&'static Profile>> {
        let choose = move |kind| self.choose(kind);
        self.can_choose().then(|| Callback::new(choose))
    }

    /// How it is read, and what it was called where it was taken out of another text.
    pub fn reading(self) -> Memo<Reading> {
        self.reading
    }

    /// Ends a step of typing: what comes next is undone by itself.
    pub fn seal(self) {
        // Nothing that anybody shows changes.
        self.document.update_untracked(Document::seal);
    }

    /// Takes the last step back; gives the bytes that changed.
    pub fn undo(self) -> Option<Range<usize>> {
        self.change(Document::undo)
    }

    /// Does the step again that was taken back last; gives the bytes that changed.
    pub fn redo(self) -> Option<Range<usize>> {
        self.change(Document::redo)
    }

    /// Whether the page that owns it still stands.
    pub fn is_there(self) -> bool {
        self.document.try_with_untracked(|_| ()).is_some()
    }

    /// Changes it, and tells whoever reads it, if something has changed. Once it is gone, nothing happens.
    fn change<T: Default>(self, change: impl FnOnce(&mut Document) -> T) -> T {
        let changed = |document: &mut Document| {
            let (version, kind) = (document.version(), kind_of(document));
            let given = change(document);
            let reading = document.reading();
            let another = (kind_of(document) != kind).then(|| reading.clone());
            (document.version() != version, (given, another))
        };
        let (given, reading) = self.document.try_maybe_update(changed).unwrap_or_default();
        if let (Some(follower), Some(reading)) = (self.follower.try_get_value().flatten(), reading)
        {
            follower.run(reading);
        }
        given
    }
}

/// The kind as which a document is read, and whether somebody chose it.
fn kind_of(document: &Document) -> (&'static Profile, bool) {
    let reading = document.reading();
    (reading.profile, reading.is_chosen)
}
