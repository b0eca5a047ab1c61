//! What was typed, kept in the session storage: it survives a reload and a tab closed by accident.

use charter_json::object;
use leptos::prelude::*;

use crate::ui::dom;

/// The three things that a person writes of a policy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    /// The policy's text, byte for byte.
    pub content: String,
    /// Its name.
    pub name: String,
    /// Its description.
    pub description: String,
}
object!(Fields {
    content,
    name,
    description
});

/// The record that an edit began with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Base {
    /// What it said.
    pub fields: Fields,
    /// Its etag then.
    pub etag: Option<u64>,
}
object!(Base {
    fields,
    etag: or_blank
});

/// Unsaved input, with what it began with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The input now.
    pub fields: Fields,
    /// What it began with; an edit is refused when the record has changed since.
    pub base: Base,
}
object!(Draft { fields, base });

/// The key of the new policy's draft.
pub const NEW: &str = "charter.draft.policy.new";
/// The key of the text on the page that checks a pasted policy.
pub const PASTED: &str = "charter.draft.pasted";

/// The key of the error on the page that explains one.
pub const DENIED: &str = "charter.draft.denied";

/// The key of an edit's draft.
pub fn key_of(policy: charter_core::contract::PolicyId) -> String {
    format!("charter.draft.policy.{policy}")
}

/// The draft kept under a key; a damaged one counts as none.
pub fn load(key: &str) -> Option<Draft> {
    charter_json::from_text(&kept(key)?).ok()
}

/// Keeps a draft. Where storage is forbidden or full, the question before leaving still stands.
pub fn save(key: &str, draft: &Draft) {
    keep(key, &charter_json::to_text(draft));
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
