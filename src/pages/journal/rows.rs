//! The journal's entries as rows of its table. Pure.

use super::deed::Deed;
use super::known::Known;
use super::refusal::refusal;
use super::sentence::{sentence, who};
use super::standing::standings;
use crate::app::texts::JournalTexts;
use charter_core::contract::Timestamp;
use charter_core::store::Entry;
use std::sync::Arc;

/// An entry as the table shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalRow {
    /// Its number.
    pub sequence: u64,
    /// When it was.
    pub at: Timestamp,
    /// Who did it.
    pub who: String,
    /// What it did.
    pub what: String,
    /// The vendor's name of the action.
    pub action: String,
    /// The entry that undid it, while it is undone.
    pub undone_by: Option<u64>,
    /// Why it cannot be undone or redone.
    pub refusal: Option<String>,
}

/// The rows of these entries, the newest first and without a gap.
pub fn rows(entries: &[Arc<Entry>], known: &Known, texts: &JournalTexts) -> Vec<Arc<JournalRow>> {
    let mut names = known.names.clone();
    for entry in entries {
        names.learn(entry);
    }
    let mut standings = standings(entries);
    let row = |entry: &Arc<Entry>| {
        let standing = standings.remove(&entry.sequence).unwrap_or_default();
        Arc::new(JournalRow {
            sequence: entry.sequence,
            at: entry.at,
            who: who(entry, &names, texts),
            what: sentence(&Deed::of(entry), &names, texts),
            action: entry.action.clone(),
            undone_by: standing.undone_by,
            refusal: refusal(entry, &standing, known.viewer, texts),
        })
    };
    entries.iter().map(row).collect()
}
