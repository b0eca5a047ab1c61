//! Saying what was done, with the way back.

use leptos::{prelude::*, task::spawn_local};

use crate::app::problems::problem_in;
use crate::app::texts::{Texts, texts};
use crate::backend::{Backend, Failure};
use crate::ui::{Problem, Toast, Toaster, toaster};

/// Says what was done. Made with the view, since neither an event nor what follows an await has a context; it
/// outlives the page.
#[derive(Clone)]
pub struct Teller {
    /// Where things are done.
    pub backend: Backend,
    toaster: Toaster,
    texts: Texts,
}

/// The teller of the running app.
pub fn teller() -> Teller {
    Teller {
        backend: expect_context(),
        toaster: toaster(),
        texts: texts(),
    }
}

impl Teller {
    /// Shows a sentence with "Undo" where the change stands in the journal.
    pub fn done(&self, sentence: impl Into<String>, entry: Option<u64>) {
        self.say(sentence.into(), entry, false);
    }

    /// The same with what to do next.
    pub fn done_with(&self, sentence: impl Into<String>, next: &str, entry: Option<u64>) {
        self.show(sentence.into(), Some(next), entry, false);
    }

    /// A failure in words.
    pub fn problem(&self, failure: &Failure) -> Problem {
        problem_in(self.texts.problems(), failure)
    }

    /// Says that something done at once was refused.
    pub fn failed(&self, failure: &Failure) {
        let problem = self.problem(failure);
        let code = problem
            .code
            .map(|code| format!(" ({code})"))
            .unwrap_or_default();
        self.toaster
            .show(Toast::error(problem.what).detail(problem.why + &code));
    }

    /// Shows a sentence without a way back.
    pub fn info(&self, sentence: impl Into<String>) {
        self.toaster.show(Toast::info(sentence));
    }

    /// Shows a sentence of what was done, or of what was undone, with the way back.
    pub fn say(&self, sentence: String, entry: Option<u64>, undone: bool) {
        self.show(sentence, None, entry, undone);
    }

    fn show(&self, sentence: String, next: Option<&str>, entry: Option<u64>, undone: bool) {
        let t = self.texts.shell();
        let said = if undone {
            (t.undone)(&sentence)
        } else {
            sentence.clone()
        };
        let toast = Toast::success(said);
        let toast = match next {
            Some(next) => toast.detail(next),
            None => toast,
        };
        let entry = entry.filter(|_| self.backend.capabilities().undo.is_ok());
        let Some(entry) = entry else {
            return self.toaster.show(toast);
        };
        let (teller, words) = (self.clone(), if undone { t.redo } else { t.undo });
        let why = if undone {
            t.redone_already
        } else {
            t.undone_already
        };
        let refused = self.refused(entry, why);
        self.toaster
            .show(toast.action_unless(words, refused, move || {
                teller.reverse(sentence.clone(), entry, !undone)
            }));
    }

    /// Why a journal entry cannot be reversed any more: that it has been, in this tab or another, or that there is other
    /// data, in which its number means something else.
    fn refused(
        &self,
        entry: u64,
        why: &'static str,
    ) -> impl Fn() -> Option<String> + Send + Sync + use<> {
        let (backend, replaced) = (self.backend.clone(), self.texts.shell().data_replaced);
        let (last, generation) = (backend.last(), backend.generation());
        move || {
            last.track();
            let is_other = backend.generation() != generation;
            let is_done = !is_other && backend.is_undone(entry);
            let refused = is_other.then_some(replaced).or(is_done.then_some(why));
            refused.map(str::to_owned)
        }
    }

    /// Undoes, or does again, what a toast told of.
    fn reverse(&self, sentence: String, entry: u64, undoing: bool) {
        let teller = self.clone();
        spawn_local(async move {
            match teller.backend.undo(entry).await {
                Ok(called) => teller.say(sentence, called.undoable(), undoing),
                Err(failure) => teller.failed(&failure),
            }
        });
    }
}
