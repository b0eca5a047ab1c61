//! What was typed, kept in the session storage: it survives a reload and a tab closed by accident.

use leptos::prelude::*;

use crate::ui::dom;

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
