//! What was typed, kept in the session storage: it survives a reload and a tab closed by accident.

use serde::{Deserialize, Serialize};

pub use crate::pages::shared::draft::{forget, keep, keep_after, kept};

/// The three things that a person writes of a policy.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields {
    /// The policy's text, byte for byte.
    pub content: String,
    /// Its name.
    pub name: String,
    /// Its description.
    pub description: String,
}

/// The record that an edit began with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// What it said.
    pub fields: Fields,
    /// Its etag then.
    pub etag: Option<u64>,
}

/// Unsaved input, with what it began with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The input now.
    pub fields: Fields,
    /// What it began with; an edit is refused when the record has changed since.
    pub base: Base,
}

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
    serde_json::from_str(&kept(key)?).ok()
}

/// Keeps a draft. Where storage is forbidden or full, the question before leaving still stands.
pub fn save(key: &str, draft: &Draft) {
    if let Ok(text) = serde_json::to_string(draft) {
        keep(key, &text);
    }
}
