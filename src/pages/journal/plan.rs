//! What undoing or redoing a change would do, and which later changes stand in its way.

use super::deed::Deed;
use super::known::{Known, known};
use super::names::Names;
use super::sentence::sentence;
use super::standing::standings;
use super::touched::Touched;
use crate::app::texts::JournalTexts;
use crate::backend::{Backend, Failure};
use crate::pages::policies::reach::Reach;
use charter_core::contract::{ErrorCode, ListTargetsForPolicy, TargetFilter};
use charter_core::store::Entry;
use std::sync::Arc;

/// What a person asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Undo this entry.
    Undo(u64),
    /// Do this entry, which is undone, again.
    Redo(u64),
}

impl Asked {
    /// The entry that it is about.
    pub fn entry(self) -> u64 {
        match self {
            Asked::Undo(entry) | Asked::Redo(entry) => entry,
        }
    }
}

/// What carrying it out would do.
#[derive(Debug)]
pub(super) struct Plan {
    /// What was asked for.
    pub asked: Asked,
    /// The entry that it is about.
    pub entry: Arc<Entry>,
    /// What things are called.
    pub names: Names,
    /// The accounts that may notice it; `None` where the viewer may not see the organization.
    pub reach: Option<Reach>,
}

/// Finds out what it would do.
///
/// # Errors
/// [`Failure`] of reading the entry or the organization.
pub(super) async fn make_plan(backend: Backend, asked: Asked) -> Result<Plan, Failure> {
    let entry = Arc::new(backend.entry(asked.entry()).await?);
    let Known {
        mut names, lists, ..
    } = known(backend.clone()).await?;
    names.learn(&entry);
    let touched = Touched::by(&entry.changes);
    let mut targets = touched.targets;
    for policy_id in touched.policies {
        let request = ListTargetsForPolicy {
            policy_id,
            rp: None,
            page: None,
            target_type: TargetFilter::All,
        };
        // A policy that is gone by now is bound nowhere.
        let bound = backend.list(request).await.unwrap_or_default();
        targets.extend(bound.into_iter().map(|item| item.target));
    }
    Ok(Plan {
        asked,
        entry,
        names,
        reach: lists.map(|lists| Reach::of_edit(&lists.chart, targets)),
    })
}

/// So many later entries are looked at for those in the way.
const LATER: u64 = 500;

/// The later entries in the way, the newest first, with what they did.
pub(super) async fn later(
    backend: &Backend,
    entry: u64,
    failure: &Failure,
    mut names: Names,
    t: &JournalTexts,
) -> Vec<(u64, String)> {
    if failure.code() != Some(&ErrorCode::UndoBlocked) {
        return Vec::new();
    }
    let newest = backend.journal(None, 1).await.unwrap_or_default();
    let newest = newest.first().map_or(0, |entry| entry.sequence);
    let count = (newest + 1).saturating_sub(entry);
    if count > LATER {
        return Vec::new();
    }
    let count = usize::try_from(count).unwrap_or(0);
    let entries: Vec<Arc<Entry>> = match backend.journal(None, count).await {
        Ok(entries) => entries.into_iter().map(Arc::new).collect(),
        Err(_) => return Vec::new(),
    };
    let standing = standings(&entries).remove(&entry).unwrap_or_default();
    let in_the_way = entries
        .iter()
        .filter(|entry| standing.in_the_way.contains(&entry.sequence));
    in_the_way
        .map(|entry| {
            names.learn(entry);
            (entry.sequence, sentence(&Deed::of(entry), &names, t))
        })
        .collect()
}
