//! What was typed, kept in the session storage: it survives a reload and a tab closed by accident.

use charter_json::object;
use charter_policy::Document;

pub use crate::pages::shared::draft::{Place, forget, keep, keep_after, kept};

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

/// The name of the new policy's draft.
pub const NEW: &str = "charter.draft.policy.new";
/// The key of the text on the page that checks a pasted policy.
pub const PASTED: &str = "charter.draft.pasted";

/// The key of what that text was called where it was taken out of another.
const PASTED_NAMED: &str = "charter.draft.pasted.named";

/// The key of the error on the page that explains one.
pub const DENIED: &str = "charter.draft.denied";

/// The key of an edit's draft.
pub fn key_of(policy: charter_core::contract::PolicyId, place: &Place) -> String {
    place.key(&format!("charter.draft.policy.{policy}"))
}

/// The draft kept under a key; a damaged one counts as none.
pub fn load(key: &str) -> Option<Draft> {
    charter_json::from_text(&kept(key)?).ok()
}

/// Keeps a draft. Where storage is forbidden or full, the question before leaving still stands.
pub fn save(key: &str, draft: &Draft) {
    keep(key, &charter_json::to_text(draft));
}

/// Keeps the text of the page that checks a pasted policy and, where that is known, what the policy is called.
pub fn keep_pasted(document: &Document) {
    let (text, reading) = (document.text(), document.reading());
    let fields = Fields {
        content: text.to_owned(),
        name: reading.name.clone(),
        description: reading.description.clone(),
    };
    match fields.name.is_empty() {
        false => keep(PASTED_NAMED, &charter_json::to_text(&fields)),
        // After a reload it is known from here alone.
        true if kept(PASTED).as_deref() != Some(text) => forget(PASTED_NAMED),
        true => {}
    }
    keep(PASTED, text);
}

/// The kept text of the page that checks a pasted policy, with the name that it came with.
pub fn pasted() -> Fields {
    let content = kept(PASTED).unwrap_or_default();
    let named = kept(PASTED_NAMED).and_then(|named| charter_json::from_text::<Fields>(&named).ok());
    let named = named.filter(|named| named.content == content);
    named.unwrap_or_else(|| Fields {
        content,
        ..Fields::default()
    })
}
