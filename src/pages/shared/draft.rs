//! What was typed, kept in the session storage: it survives a reload and a tab closed by accident.

use charter_core::contract::DescribeOrganization;
use leptos::prelude::*;

use super::load::loaded;
use crate::backend::{Backend, Failure};
use crate::ui::dom;

/// What drafts belong to: data, and the caller's organization there. A draft is put back nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place(String);

impl Place {
    /// The key of a draft of this place.
    pub fn key(&self, draft: &str) -> String {
        format!("{draft}@{}", self.0)
    }

    /// Where one is now.
    ///
    /// # Errors
    /// The service did not answer.
    pub async fn here(backend: Backend) -> Result<Place, Failure> {
        let caller = backend.caller().get_untracked();
        let described = backend.call(DescribeOrganization {}).await;
        let within = match (described, caller) {
            (Ok(called), _) => called.reply.answer.id.to_string(),
            // Who belongs to no organization, or may not see it, has drafts of its own; where the service knows alone who
            // that is, they belong to its data.
            (Err(Failure::Refused(_)), caller) => caller
                .map(|caller| format!("account-{}", caller.account))
                .unwrap_or_default(),
            (Err(failure), _) => return Err(failure),
        };
        Ok(Place(format!("{}/{within}", backend.world())))
    }
}

/// Where one is, kept up to date: nothing until that is known.
pub fn place() -> Memo<Option<Place>> {
    let place = loaded(|backend| Some(Place::here(backend)));
    Memo::new(move |_| place.ready().map(|place| (*place).clone()))
}

/// The plain text kept under a key.
pub fn kept(key: &str) -> Option<String> {
    window().session_storage().ok()??.get_item(key).ok()?
}

/// Keeps a plain text.
pub fn keep(key: &str, text: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.set_item(key, text);
    }
}

/// Keeps what is written after each change, once what is going on is done: a key is shown first, then kept. The page may
/// be gone by then.
pub fn keep_after(changes: impl Fn() + 'static, keep: impl Fn() + Copy + 'static) {
    Effect::new(move |_| {
        changes();
        dom::soon(move || untrack(keep));
    });
}

/// Forgets what is kept under a key.
pub fn forget(key: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.remove_item(key);
    }
}
