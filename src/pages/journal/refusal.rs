//! Why an entry cannot be undone or redone, before anybody tries. Pure.

use super::deed::Deed;
use super::standing::Standing;
use crate::app::texts::JournalTexts;
use charter_core::contract::Timestamp;
use charter_core::domain::{Caller, may_undo};
use charter_core::domain::{TableName, is_final};
use charter_core::store::Entry;

/// Who looks at the journal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Viewer {
    /// Who acts; `None` where only the service knows.
    pub caller: Option<Caller>,
    /// Whether that is in the management account.
    pub is_manager: bool,
    /// Whether the backend offers undo at all.
    pub may_undo: bool,
    /// When that is.
    pub now: Timestamp,
}

/// Why undoing (or, once undone, redoing) the entry is not possible; `None` where it is, as far as is known.
pub fn refusal(
    entry: &Entry,
    standing: &Standing,
    viewer: Viewer,
    texts: &JournalTexts,
) -> Option<String> {
    if !viewer.may_undo {
        return Some(texts.why_absent.to_owned());
    }
    if let Some(about) = Deed::of(entry).about() {
        return Some((texts.why_itself_undo)(about));
    }
    if viewer
        .caller
        .is_some_and(|caller| may_undo(caller, entry.caller(), viewer.is_manager).is_err())
    {
        return Some(texts.why_not_own.to_owned());
    }
    let is_touched = standing.undone_by.is_some() || !standing.in_the_way.is_empty();
    // What has become of an invitation since stays as well.
    let mut changes = entry.changes.0.iter();
    let is_sent = changes.any(|change| {
        let is_invitation = change.row.table == TableName::Invitation;
        is_invitation && (change.before.is_none() || change.after.is_none())
    });
    if is_final(&entry.changes, viewer.now) || is_sent && is_touched {
        return Some(texts.why_final.to_owned());
    }
    let newest = standing.in_the_way.last()?;
    Some((texts.why_blocked)(*newest, standing.in_the_way.len() - 1))
}
