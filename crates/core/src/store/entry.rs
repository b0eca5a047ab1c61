//! One entry of the journal.

use crate::contract::{Timestamp, Uin};
use crate::domain::{Caller, Changes, Context, Identity, Resource};
use charter_json::{Raw, object};

/// Who did what and when, and what it changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its number; the first is 1, and there are no gaps.
    pub sequence: u64,
    /// When, in milliseconds since 1970; it never falls.
    pub at: Timestamp,
    /// The account that did it.
    pub actor: Uin,
    /// Who acted in the account. An entry that does not say it was made by the account itself.
    pub identity: Identity,
    /// The vendor's name of the action.
    pub action: String,
    /// The request as it stands on the wire; an array for a batch.
    pub request: Raw,
    /// On what policies were asked, where that was more than the action alone. Undoing asks them again.
    pub resources: Vec<Resource>,
    /// The entry that this one undid.
    pub undoes: Option<u64>,
    /// The records before and after.
    pub changes: Changes,
}
object!(Entry { sequence, at.0: "at", actor, identity: optional, action, request, resources: optional, undoes: optional, changes });

impl Entry {
    /// The entry of a run: its number, time and actor are those of the context that it ran with.
    pub fn new(
        context: Context,
        action: &str,
        request: Raw,
        undoes: Option<u64>,
        changes: Changes,
    ) -> Entry {
        Entry {
            sequence: context.sequence,
            at: context.now,
            actor: context.caller.account,
            identity: context.caller.identity,
            action: action.to_owned(),
            request,
            resources: Vec::new(),
            undoes,
            changes,
        }
    }

    /// The same with what policies were asked about.
    #[must_use]
    pub fn on(self, resources: Vec<Resource>) -> Entry {
        Entry { resources, ..self }
    }

    /// Who did it.
    pub fn caller(&self) -> Caller {
        Caller {
            account: self.actor,
            identity: self.identity,
        }
    }
}
