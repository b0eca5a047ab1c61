//! What undoing or redoing a change would do, and which later changes stand in its way.

use super::deed::Deed;
use super::difference::{Difference, FieldValue};
use super::known::{Known, known};
use super::names::Names;
use super::sentence::sentence;
use super::standing::standings;
use super::touched::Touched;
use crate::app::routes::{Address, Route};
use crate::app::texts::JournalTexts;
use crate::backend::{Backend, Failure};
use crate::pages::shared::reach::Reach;
use crate::pages::shared::target::target_address;
use charter_core::contract::{ErrorCode, ListTargetsForPolicy, PolicyId, TargetFilter};
use charter_core::domain::TableName;
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

impl Plan {
    /// What carrying it out does.
    pub fn deed(&self) -> Deed {
        match self.asked {
            Asked::Undo(_) => Deed::of_undoing(&self.entry),
            Asked::Redo(_) => Deed::of(&self.entry),
        }
    }

    /// The policy texts that change, from now on the second one: each with its policy's name.
    pub fn documents(&self) -> Vec<(String, String, String)> {
        let document = |value: Option<FieldValue>| match value {
            Some(FieldValue::Document(text)) => Some(text),
            _ => None,
        };
        let policies = self.entry.changes.0.iter();
        let policies = policies.filter(|change| change.row.table == TableName::Policy);
        let texts = policies.filter_map(|change| {
            let content = Difference::of(change)
                .fields
                .into_iter()
                .find(|field| field.field == "content")?;
            let (before, after) = (document(content.before)?, document(content.after)?);
            let name = self.names.policy(PolicyId(change.row.key.0[0]))?.to_owned();
            Some(match self.asked {
                Asked::Undo(_) => (name, after, before),
                Asked::Redo(_) => (name, before, after),
            })
        });
        texts.collect()
    }
}

/// What stands in the way of carrying it out.
#[derive(Debug, Clone, Default)]
pub(super) struct InTheWay {
    /// The later changes that build on it, the newest first, with what they did.
    pub entries: Vec<(u64, String)>,
    /// The policies, departments and members that the refusal names.
    pub places: Vec<(Address, String)>,
    /// Nothing came later: it would take the last policy off these targets.
    pub last_policy: bool,
}

/// So many later entries are looked at for those in the way.
const LATER: u64 = 500;

/// Finds out what a refusal is about.
pub(super) async fn in_the_way(
    backend: &Backend,
    plan: &Plan,
    failure: &Failure,
    t: &JournalTexts,
) -> InTheWay {
    let Some(error) = failure
        .error()
        .filter(|error| error.code == ErrorCode::UndoBlocked)
    else {
        return InTheWay::default();
    };
    let entries = later(backend, plan, t).await;
    let places = error.records.iter().flat_map(|name| {
        let (policies, targets) = plan.names.called(name);
        let policies = policies
            .into_iter()
            .map(|id| Address::from(Route::Policy(id)));
        let targets = targets.into_iter().map(target_address);
        policies
            .chain(targets)
            .map(|address| (address, name.clone()))
            .collect::<Vec<_>>()
    });
    InTheWay {
        last_policy: entries.is_empty() && matches!(plan.deed(), Deed::Unbound(_)),
        places: places.collect(),
        entries,
    }
}

async fn later(backend: &Backend, plan: &Plan, t: &JournalTexts) -> Vec<(u64, String)> {
    let sequence = plan.asked.entry();
    let newest = backend.journal(None, 1).await.unwrap_or_default();
    let newest = newest.first().map_or(0, |entry| entry.sequence);
    let count = (newest + 1).saturating_sub(sequence);
    if count > LATER {
        return Vec::new();
    }
    let count = usize::try_from(count).unwrap_or(0);
    let entries = backend.journal(None, count).await.unwrap_or_default();
    let entries: Vec<Arc<Entry>> = entries.into_iter().map(Arc::new).collect();
    let standing = standings(&entries).remove(&sequence).unwrap_or_default();
    let mut names = plan.names.clone();
    entries
        .iter()
        .filter(|entry| standing.in_the_way.contains(&entry.sequence))
        .map(|entry| {
            names.learn(entry);
            (entry.sequence, sentence(&Deed::of(entry), &names, t))
        })
        .collect()
}
