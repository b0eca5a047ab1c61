//! Doing something on a press: pending while it is carried out, and why it failed, until it is tried again.

use std::future::Future;

use futures_util::{FutureExt, future::LocalBoxFuture};
use leptos::{prelude::*, task::spawn_local};

use super::done::{Teller, teller};
use crate::app::navigation::Navigator;
use crate::app::problems::problem;
use crate::app::routes::Address;
use crate::backend::Failure;
use crate::ui::Problem;

/// Something that can be done; made with the view. Copies are the same.
#[derive(Clone, Copy)]
pub struct Action {
    pending: RwSignal<bool>,
    failure: RwSignal<Option<Failure>>,
    teller: StoredValue<Teller>,
}

impl Action {
    /// An action of a page; nothing is done yet.
    pub fn of_page() -> Action {
        Action {
            pending: RwSignal::new(false),
            failure: RwSignal::new(None),
            teller: StoredValue::new(teller()),
        }
    }

    /// The action of a dialog, which has not failed yet each time that the dialog opens.
    pub fn of_dialog(open: RwSignal<bool>) -> Action {
        let action = Action::of_page();
        Effect::new(move |_| {
            if open.get() {
                action.forget();
            }
        });
        action
    }

    /// Whether it is being carried out.
    pub fn pending(self) -> Signal<bool> {
        self.pending.into()
    }

    /// Why it failed, in words.
    pub fn problem(self) -> Signal<Option<Problem>> {
        Signal::derive(move || self.failure.get().map(|failure| problem(&failure)))
    }

    /// Forgets that it failed.
    pub fn forget(self) {
        self.failure.set(None);
    }

    /// It failed; also where that is found out otherwise than by [`Action::run`].
    pub fn fail(self, failure: Failure) {
        let _ = self.failure.try_set(Some(failure));
    }

    /// What says that it was done.
    pub fn teller(self) -> Teller {
        self.teller.get_value()
    }

    /// Goes on to where the result is shown, unless the person has left the page meanwhile.
    pub fn go(self, navigator: Navigator, to: impl Into<Address>) {
        if !self.pending.is_disposed() {
            navigator.go_at_once(to);
        }
    }

    /// Carries it out, unless that is under way; then `done` follows. The work goes on when the view goes away.
    pub fn run<T: 'static>(
        self,
        work: impl Future<Output = Result<T, Failure>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        self.run_or(work, done, |_| ());
    }

    /// As [`Action::run`]; after a failure `failed` looks at it.
    pub fn run_or<T: 'static>(
        self,
        work: impl Future<Output = Result<T, Failure>> + 'static,
        done: impl FnOnce(T) + 'static,
        failed: impl FnOnce(&Failure) + 'static,
    ) {
        if !self.begin() {
            return;
        }
        let work = work.map(move |result| match result {
            Ok(answer) => {
                self.end(None);
                done(answer);
            }
            Err(failure) => {
                failed(&failure);
                self.end(Some(failure));
            }
        });
        carry_out(work.boxed_local());
    }

    fn begin(self) -> bool {
        if self.pending.get_untracked() {
            return false;
        }
        self.pending.set(true);
        self.failure.set(None);
        true
    }

    fn end(self, failure: Option<Failure>) {
        let _ = self.pending.try_set(false);
        if failure.is_some() {
            let _ = self.failure.try_set(failure);
        }
    }
}

/// The same code for every action.
fn carry_out(work: LocalBoxFuture<'static, ()>) {
    spawn_local(work);
}
